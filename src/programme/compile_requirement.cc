// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "programme/compiler.h"
#include "programme/nearest.h"
#include "truth/truth.h"

namespace baken {
namespace {

// Whether the requirement holds when nothing at all is on file.
Truth OnEmptyRecord(const Requirement& requirement, const Vocabulary& words) {
  using Kind = Requirement::Kind;
  const auto count_if = [&](Truth least) {
    return std::count_if(requirement.of.begin(), requirement.of.end(),
                         [&](const auto& part) { return OnEmptyRecord(part, words) >= least; });
  };
  const auto size = static_cast<std::ptrdiff_t>(requirement.of.size());
  switch (requirement.kind) {
    case Kind::kOccurred:
      return ToTruth(requirement.occurred->times <= 0 || requirement.occurred->at_most.has_value());
    case Kind::kReached:
      return ToTruth(requirement.reached->min <= 0);
    case Kind::kHolding: {
      const Holding& holding = *requirement.holding;
      if (holding.spans.source == SpanSource::kLayer) {
        const auto& layers = holding.spans.words;
        return ToTruth(!words.layers.empty() && std::find(layers.begin(), layers.end(),
                                                          words.layers.front()) != layers.end());
      }
      return holding.absent_is_unknown ? Truth::kUnknown : ToTruth(holding.min <= 0);
    }
    case Kind::kBetween:
      return ToTruth(!requirement.between->since.has_value());
    case Kind::kAllOf:
      return ToTruth(count_if(Truth::kTrue) == size);
    case Kind::kAnyOf:
      return ToTruth(count_if(Truth::kTrue) > 0);
    case Kind::kAtLeast:
      return ToTruth(count_if(Truth::kTrue) >= requirement.times);
    case Kind::kNoneOf:
      return ToTruth(count_if(Truth::kUnknown) == 0);
  }
  return Truth::kUnknown;
}

// A maximum can be met today and broken tomorrow, so it cannot be owed "by" a day.
bool ContainsMaximum(const Requirement& requirement) {
  if (requirement.kind == Requirement::Kind::kNoneOf) return true;
  if (requirement.occurred && requirement.occurred->at_most) return true;
  if (requirement.holding && (requirement.holding->max || requirement.holding->per)) return true;
  return std::any_of(requirement.of.begin(), requirement.of.end(), ContainsMaximum);
}

}  // namespace

std::string_view WhyNeverOwed(const Requirement& requirement, const Vocabulary& words) {
  if (ContainsMaximum(requirement)) {
    return "a requirement without a maximum: what must last is written throughout";
  }
  if (OnEmptyRecord(requirement, words) == Truth::kTrue) {
    return "a requirement that does not hold on an empty record";
  }
  return {};
}

Compiler::ParameterValue* Compiler::FindParameter(const std::string& id, const std::string& path,
                                                  NumberPlace place) {
  if (id.empty()) {
    Add(path, "missing", "", "the id of a parameter");
    return nullptr;
  }
  const auto found = parameters_.find(id);
  if (found == parameters_.end()) {
    NearestWord nearest(id);
    for (const auto& [known, value] : parameters_) nearest.Offer(known);
    Add(path, "parameter_unknown", id, "the id of a parameter", std::string(nearest.word()));
    return nullptr;
  }
  found->second.used = true;
  if (in_must_ && place == NumberPlace::kBinding && found->second.ours) {
    Add(path, "ours_in_must", id,
        "a number with a source: one that is ours may only warn, or soften a MUST as its grace");
  }
  return &found->second;
}

std::int64_t Compiler::CountParameter(const std::string& id, const std::string& path,
                                      NumberPlace place) {
  const ParameterValue* value = FindParameter(id, path, place);
  if (value == nullptr) return 0;
  if (!value->count) Add(path, "parameter_kind", id, "a parameter that is a count, not a term");
  return value->count.value_or(0);
}

Term Compiler::TermParameter(const std::string& id, const std::string& path, NumberPlace place) {
  const ParameterValue* value = FindParameter(id, path, place);
  if (value == nullptr) return {};
  if (!value->term) Add(path, "parameter_kind", id, "a parameter that is a term, not a count");
  return value->term.value_or(Term{});
}

Requirement Compiler::CompileRequirement(const pb::Requirement& requirement,
                                         const std::string& path) {
  using Kind = Requirement::Kind;
  Requirement out;
  switch (requirement.kind_case()) {
    case pb::Requirement::kOccurred:
      out.kind = Kind::kOccurred;
      out.occurred = CompileOccurred(requirement.occurred(), path + ".occurred");
      break;
    case pb::Requirement::kReached:
      out.kind = Kind::kReached;
      out.reached = CompileReached(requirement.reached(), path + ".reached");
      break;
    case pb::Requirement::kHolding:
      out.kind = Kind::kHolding;
      out.holding = CompileHolding(requirement.holding(), path + ".holding");
      break;
    case pb::Requirement::kBetween:
      out.kind = Kind::kBetween;
      out.between = CompileWindow(requirement.between(), path + ".between");
      if (!out.between->since && !out.between->until && !out.between->through) {
        Add(path + ".between", "missing", "", "since, until or through");
      }
      break;
    case pb::Requirement::kAllOf:
      out.kind = Kind::kAllOf;
      CompileList(requirement.all_of(), path + ".all_of", out);
      break;
    case pb::Requirement::kAnyOf:
      out.kind = Kind::kAnyOf;
      CompileList(requirement.any_of(), path + ".any_of", out);
      break;
    case pb::Requirement::kNoneOf:
      out.kind = Kind::kNoneOf;
      CompileList(requirement.none_of(), path + ".none_of", out);
      break;
    case pb::Requirement::kAtLeast: {
      const pb::AtLeast& at_least = requirement.at_least();
      out.kind = Kind::kAtLeast;
      out.times = at_least.times();
      for (int i = 0; i < at_least.of_size(); ++i) {
        out.of.push_back(CompileRequirement(at_least.of(i), ElementPath(path + ".at_least.of", i)));
      }
      if (out.times < 1 || out.times > at_least.of_size()) {
        Add(path + ".at_least.times", "out_of_range", std::to_string(out.times),
            "from 1 up to the number of requirements, " + std::to_string(at_least.of_size()));
      }
      break;
    }
    case pb::Requirement::KIND_NOT_SET:
      Add(path, "missing", "", "what is required: occurred, reached, holding, between, all_of, …");
      break;
  }
  return out;
}

void Compiler::CompileList(const pb::Requirements& list, const std::string& path,
                           Requirement& out) {
  for (int i = 0; i < list.of_size(); ++i) {
    out.of.push_back(CompileRequirement(list.of(i), ElementPath(path + ".of", i)));
  }
  if (out.of.empty()) Add(path + ".of", "missing", "", "at least one requirement");
}

Occurred Compiler::CompileOccurred(const pb::Occurred& occurred, const std::string& path) {
  Occurred out;
  out.moments = CompileMoments(occurred.moments(), path + ".moments");
  out.times = occurred.times() == 0 ? 1 : occurred.times();
  out.since_trigger = occurred.since_trigger();
  if (occurred.times() < 0) {
    Add(path + ".times", "negative", std::to_string(occurred.times()), "a number from 1 up");
  }
  if (!occurred.amount().empty()) {
    out.sum_amounts = true;
    out.times = CountParameter(occurred.amount(), path + ".amount", NumberPlace::kBinding);
  }
  if (!occurred.at_most().empty()) {
    out.at_most = CountParameter(occurred.at_most(), path + ".at_most", NumberPlace::kBinding);
    if (!occurred.amount().empty() || occurred.times() != 0) {
      Add(path + ".at_most", "not_allowed", occurred.at_most(),
          "either at least (times, amount) or at_most");
    }
    // A maximum of a kind with a unit bounds the amounts; of one without, the number.
    const WordIndex word = words_.Find(Sort::kEvent, out.moments.word);
    out.sum_amounts = word != kNoWord && (words_.word(word).has_unit || implies_words_);
  }
  if (out.sum_amounts && out.moments.source != MomentSource::kEvent) {
    Add(path + ".moments", "not_allowed", "", "events: only they carry an amount");
  }
  if (!occurred.within().empty()) {
    out.within = TermParameter(occurred.within(), path + ".within", NumberPlace::kBinding);
  }
  return out;
}

Reached Compiler::CompileReached(const pb::Reached& reached, const std::string& path) {
  Reached out;
  out.activities = CompileActivities(reached.activities(), path + ".activities");
  out.all = reached.all();
  out.distinct = reached.distinct();
  if (out.all && (reached.min() != 0 || !out.distinct.empty())) {
    Add(path + ".all", "not_allowed", "", "either all, or min and distinct");
  }
  const bool tag_family = out.distinct.ends_with(".*");
  if (!out.distinct.empty() && out.distinct != "layer" && out.distinct != "track" && !tag_family) {
    Add(path + ".distinct", "value_unknown", out.distinct, "layer, track or a family of tags");
  }
  if (reached.min() < 0) {
    Add(path + ".min", "negative", std::to_string(reached.min()), "a number from 1 up");
  }
  out.min =
      out.all ? static_cast<std::int64_t>(out.activities.words.size()) : std::max(reached.min(), 1);
  return out;
}

Holding Compiler::CompileHolding(const pb::Holding& holding, const std::string& path) {
  Holding out;
  out.spans = CompileSpans(holding.spans(), path + ".spans");
  out.absent_is_unknown = holding.absent_is_unknown();
  out.min = holding.min();
  static constexpr std::pair<std::string_view, Distinct> kDistinct[] = {
      {"", Distinct::kNatural},  {"party", Distinct::kParty}, {"group", Distinct::kGroup},
      {"kind", Distinct::kKind}, {"value", Distinct::kValue}, {"role", Distinct::kKind},
  };
  const auto* const distinct =
      std::find_if(std::begin(kDistinct), std::end(kDistinct),
                   [&](const auto& known) { return known.first == holding.distinct(); });
  if (distinct == std::end(kDistinct)) {
    Add(path + ".distinct", "value_unknown", holding.distinct(), "party, group, kind or value");
  } else {
    out.distinct = distinct->second;
  }
  if (holding.min() < 0 || holding.max() < 0) {
    Add(path, "negative", "", "bounds from 0 up");
  }
  if (!holding.max_parameter().empty()) {
    out.max =
        CountParameter(holding.max_parameter(), path + ".max_parameter", NumberPlace::kBinding);
  } else if (holding.limited()) {
    out.max = holding.max();
  } else if (holding.max() != 0) {
    Add(path + ".max", "not_allowed", std::to_string(holding.max()), "limited: true beside max");
  }
  if (holding.has_per()) {
    out.per = CompileSpans(holding.per(), path + ".per");
    if (!out.max) Add(path + ".per", "not_allowed", "", "a maximum beside per");
  }
  if (out.min == 0 && !out.max) {
    Add(path, "missing", "", "a bound: min, limited with max, or max_parameter");
  }
  if (out.max && out.min > *out.max && !out.per) {
    Add(path, "never_met", std::to_string(out.min), "a min that is not above the max");
  }
  return out;
}

}  // namespace baken
