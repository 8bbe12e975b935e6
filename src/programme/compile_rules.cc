// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <utility>

#include "baken/limits.h"
#include "programme/compiler.h"
#include "time/partial_date.h"

namespace baken {

std::string ElementPath(std::string_view list, int index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

void Compiler::Add(std::string path, std::string problem, std::string_view found,
                   std::string expected, std::string nearest) {
  problems_.push_back({std::move(path), std::move(problem), std::string(found), std::move(expected),
                       std::move(nearest)});
}

void Compiler::Compile() {
  programme_.id = message_.id();
  programme_.version = message_.version();
  if (message_.id().empty()) Add("id", "missing", "", "the id of the programme");
  if (message_.version().empty()) Add("version", "missing", "", "the version of the programme");
  CompileVocabulary();
  programme_.titles = CompileTexts(message_.titles(), "titles", !is_sketch_);
  CompileParameters();
  CompileEquatedDays();
  if (message_.has_clock()) programme_.clock = CompileDate(message_.clock(), "clock");
  for (int i = 0; i < message_.stops_size(); ++i) {
    programme_.stops.push_back(CompileMoments(message_.stops(i), ElementPath("stops", i)));
  }
  CompileRules();
  for (const auto& [id, value] : parameters_) {
    if (!value.used) programme_.unused_parameters.push_back(id);
  }
}

void Compiler::CompileRules() {
  if (message_.rules_size() > BAKEN_MAX_RULES) {
    Add("rules", "too_many_rules", std::to_string(message_.rules_size()),
        "at most BAKEN_MAX_RULES rules, editions included");
    return;
  }
  if (message_.rules().empty()) Add("rules", "missing", "", "at least one rule");
  for (int i = 0; i < message_.rules_size(); ++i) CompileRule(message_.rules(i), i);
  CheckEditions();
}

void Compiler::CompileRule(const pb::Rule& rule, int index) {
  const std::string path = ElementPath("rules", index);
  if (rule.id().empty()) Add(path + ".id", "missing", "", "the id of the rule");
  Edition edition;
  edition.index = static_cast<std::size_t>(index);
  if (rule.rule_class() == pb::RULE_CLASS_UNSPECIFIED ||
      !pb::RuleClass_IsValid(rule.rule_class())) {
    Add(path + ".rule_class", "missing", "", "RULE_CLASS_MUST, _SHOULD or _INDICATOR");
  } else {
    edition.rule_class = static_cast<RuleClass>(rule.rule_class());
  }
  if (!pb::Scope_IsValid(rule.scope())) {
    Add(path + ".scope", "value_unknown", std::to_string(rule.scope()), "a scope of format 1");
  }
  edition.scope = rule.scope() == pb::SCOPE_GROUP          ? Scope::kGroup
                  : rule.scope() == pb::SCOPE_ORGANISATION ? Scope::kOrganisation
                                                           : Scope::kTrajectory;
  in_must_ = edition.rule_class == RuleClass::kMust;
  scope_ = edition.scope;
  edition.group_kinds = UseWords(Sort::kGroup, rule.group_kinds(), path + ".group_kinds");
  if (edition.scope != Scope::kGroup && !rule.group_kinds().empty()) {
    Add(path + ".group_kinds", "not_allowed", rule.group_kinds(0),
        "SCOPE_GROUP beside group_kinds");
  }
  edition.duty_bearer = rule.duty_bearer();
  CompileInForce(rule, path, edition);
  CompileWordsOfRule(rule, path, edition);
  if (rule.has_applies_when()) {
    edition.applies_when = CompileRequirement(rule.applies_when(), path + ".applies_when");
  }
  if (edition.rule_class == RuleClass::kIndicator) {
    if (!rule.has_measure()) Add(path + ".measure", "missing", "", "what the indicator measures");
    if (rule.has_requirement() || rule.timing_case() != pb::Rule::TIMING_NOT_SET) {
      Add(path, "not_allowed", rule.id(),
          "no requirement and no timing: an indicator is no verdict");
    }
    if (rule.has_measure()) edition.measure = CompileMeasure(rule.measure(), path + ".measure");
  } else {
    if (rule.has_measure()) {
      Add(path + ".measure", "not_allowed", rule.id(), "a measure on an INDICATOR only");
    }
    if (rule.duty_bearer().empty() && !is_sketch_) {
      Add(path + ".duty_bearer", "missing", "", "who owes it");
    }
    edition.requirement = CompileRequirement(rule.requirement(), path + ".requirement");
    CompileTiming(rule, path, edition);
  }
  const auto same = std::find_if(programme_.rules.begin(), programme_.rules.end(),
                                 [&](const Rule& known) { return known.id == rule.id(); });
  if (same != programme_.rules.end()) {
    same->editions.push_back(std::move(edition));
  } else {
    Rule& added = programme_.rules.emplace_back();
    added.id = rule.id();
    added.editions.push_back(std::move(edition));
  }
}

void Compiler::CompileInForce(const pb::Rule& rule, const std::string& path, Edition& edition) {
  const auto read = [&](const std::string& text, const std::string& field, Day& day) {
    if (text.empty()) return;
    const ParsedDate parsed = ParsePartialDate(text);
    if (parsed.problem == DateProblem::kNone && parsed.date.precision == DatePrecision::kDay) {
      day = parsed.date.earliest;
    } else {
      Add(field, "date_bad", text, "a full date, as 2026-01-01", NearestDate(text));
    }
  };
  read(rule.in_force_since(), path + ".in_force_since", edition.in_force_since);
  read(rule.in_force_until(), path + ".in_force_until", edition.in_force_until);
  if (edition.in_force_since >= edition.in_force_until) {
    Add(path + ".in_force_until", "end_before_start", rule.in_force_until(),
        "a day after in_force_since");
  }
}

void Compiler::CompileWordsOfRule(const pb::Rule& rule, const std::string& path, Edition& edition) {
  const bool verdict = edition.rule_class != RuleClass::kIndicator;
  edition.titles = CompileTexts(rule.titles(), path + ".titles", !is_sketch_);
  edition.explanations = CompileTexts(rule.explanations(), path + ".explanations", !is_sketch_);
  edition.remedies = CompileTexts(rule.remedies(), path + ".remedies", verdict && !is_sketch_);
  edition.reading = rule.reading();
  for (const pb::Citation& citation : rule.citations()) {
    edition.citations.push_back({citation.source(), citation.locator()});
  }
  if (edition.citations.empty() && !is_sketch_) {
    Add(path + ".citations", "citation_missing", "", "where the rule stands: source and locator");
  }
}

void Compiler::NeedClock(const std::string& path) {
  if (!programme_.clock) Add(path, "clock_missing", "", "an anchor, or a clock of the programme");
}

void Compiler::CompileTiming(const pb::Rule& rule, const std::string& path, Edition& edition) {
  switch (rule.timing_case()) {
    case pb::Rule::kBy: {
      edition.timing = CompileBy(rule.by(), path + ".by");
      const std::string_view why = WhyNeverOwed(edition.requirement, words_);
      if (!why.empty()) Add(path + ".requirement", "not_owed_by", rule.id(), std::string(why));
      return;
    }
    case pb::Rule::kThroughout:
      edition.timing = CompileThroughout(rule.throughout(), path + ".throughout", edition.scope);
      return;
    case pb::Rule::kAt:
      edition.timing = CompileAt(rule.at(), path + ".at");
      return;
    case pb::Rule::TIMING_NOT_SET:
      break;
  }
  // Organisation rules without another timing are owed on the day judged.
  if (edition.scope == Scope::kOrganisation) {
    edition.timing = Throughout{};
  } else {
    Add(path, "timing_missing", rule.id(), "by, throughout or at");
  }
}

By Compiler::CompileBy(const pb::By& by, const std::string& path) {
  By out;
  if (by.trigger_case() == pb::By::kAnchor) {
    out.anchor = CompileDate(by.anchor(), path + ".anchor");
  } else if (by.trigger_case() == pb::By::kEach) {
    out.each = CompileMoments(by.each(), path + ".each");
  } else {
    NeedClock(path);
    out.anchor = programme_.clock;
  }
  out.counted = CompileCounted(by, path);
  return out;
}

Throughout Compiler::CompileThroughout(const pb::Throughout& throughout, const std::string& path,
                                       Scope scope) {
  Throughout out;
  if (throughout.has_window()) out.window = CompileWindow(throughout.window(), path + ".window");
  if (!throughout.grace().empty()) {
    out.grace = TermParameter(throughout.grace(), path + ".grace", NumberPlace::kSoftening);
  }
  if (scope == Scope::kTrajectory && !out.window.since) NeedClock(path);
  return out;
}

At Compiler::CompileAt(const pb::At& at, const std::string& path) {
  At out;
  out.on_the_eve = at.on_the_eve();
  for (int i = 0; i < at.each_size(); ++i) {
    out.each.push_back(CompileMoments(at.each(i), ElementPath(path + ".each", i)));
  }
  if (out.each.empty()) Add(path + ".each", "missing", "", "at least one kind of moment");
  return out;
}

void Compiler::CheckEditions() {
  for (Rule& rule : programme_.rules) {
    std::stable_sort(
        rule.editions.begin(), rule.editions.end(),
        [](const Edition& a, const Edition& b) { return a.in_force_since < b.in_force_since; });
    for (std::size_t i = 1; i < rule.editions.size(); ++i) {
      const Edition& edition = rule.editions[i];
      const std::string path = ElementPath("rules", static_cast<int>(edition.index));
      if (edition.in_force_since < rule.editions[i - 1].in_force_until) {
        Add(path + ".in_force_since", "editions_overlap", rule.id,
            "editions of one rule that follow each other, without overlap");
      }
      if (edition.scope != rule.editions[0].scope) {
        Add(path + ".scope", "editions_differ", rule.id, "one scope for all editions of a rule");
      }
    }
  }
}

}  // namespace baken
