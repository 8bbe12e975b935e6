// SPDX-License-Identifier: EUPL-1.2
// A municipality's deviation: its changes are carried out on the message, and only if all fit.
#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "programme/compiler.h"
#include "programme/fingerprint.h"
#include "programme/load_message.h"
#include "programme/nearest.h"
#include "time/partial_date.h"

namespace baken {
namespace {

struct Unit {
  int number;
  const char *one, *many;
};

// "5", or the parts of a term as "3 months".
std::string ValueInWords(const pb::Parameter& parameter, std::initializer_list<Unit> units) {
  if (parameter.value_case() == pb::Parameter::kCount) return absl::StrCat(parameter.count());
  std::string words;
  for (const Unit& unit : units) {
    if (unit.number == 0) continue;
    absl::StrAppend(&words, words.empty() ? "" : ", ", unit.number, " ",
                    unit.number == 1 ? unit.one : unit.many);
  }
  return words;
}

DeviationLine ValueInWords(const pb::Parameter& parameter) {
  const pb::Term& term = parameter.term();
  DeviationLine value{ValueInWords(parameter, {{term.years(), "jaar", "jaar"},
                                               {term.months(), "maand", "maanden"},
                                               {term.weeks(), "week", "weken"},
                                               {term.days(), "dag", "dagen"}}),
                      ValueInWords(parameter, {{term.years(), "year", "years"},
                                               {term.months(), "month", "months"},
                                               {term.weeks(), "week", "weeks"},
                                               {term.days(), "day", "days"}})};
  if (value.english.empty()) value = {"0 dagen", "0 days"};
  return value;
}

// Where a path of the changed programme stands in the deviation: "rules[3]" is "changes[0].rule".
using Origins = std::map<std::string, std::string>;

// Which change is about a parameter or rule, by id.
using Claims = std::map<std::string, std::string>;

class Deviator {
 public:
  Deviator(pb::Programme& message, const pb::Deviation& deviation, std::vector<Problem>& problems)
      : message_(message), deviation_(deviation), problems_(problems) {}

  // Returns a line for the report for each change: what, on whose decision, when and why.
  std::vector<DeviationLine> Apply() {
    std::vector<DeviationLine> lines;
    for (int i = 0; i < deviation_.changes_size(); ++i) {
      path_ = ElementPath("changes", i);
      const pb::Change& change = deviation_.changes(i);
      CheckDecision(change);
      const DeviationLine changed = ApplyOne(change);
      const std::string decision =
          absl::StrCat(" (", change.who(), ", ", change.decided_on(), "): ", change.why());
      lines.push_back({changed.dutch + decision, changed.english + decision});
    }
    PutRules();
    return lines;
  }

  // Problems of the programme as changed, told where the deviation causes them.
  void Relocate(std::vector<Problem>& problems) const {
    for (Problem& problem : problems) {
      const std::string element = problem.path.substr(0, problem.path.find(']') + 1);
      const auto origin = origins_.find(element);
      if (origin != origins_.end()) {
        problem.path.replace(0, element.size(), origin->second);
      } else if (problem.problem == "ours_in_must" && parameters_.contains(problem.found)) {
        // The rule is the programme's own; what is wrong is the parameter put under it.
        absl::StrAppend(&problem.expected, " (", problem.path, ")");
        problem.path = absl::StrCat(parameters_.at(problem.found), ".parameter.ours");
      }
    }
  }

 private:
  void Add(const char* field, std::string problem, const std::string& found, std::string expected,
           std::string nearest = "") {
    problems_.push_back(
        {path_ + field, std::move(problem), found, std::move(expected), std::move(nearest)});
  }

  void CheckDecision(const pb::Change& change) {
    for (const auto& [field, text] : {std::pair{".who", &change.who()},
                                      {".decided_on", &change.decided_on()},
                                      {".why", &change.why()}}) {
      if (text->empty()) Add(field, "missing", "", "who decided it, when and why");
    }
    const ParsedDate decided = ParsePartialDate(change.decided_on());
    const bool is_day =
        decided.problem == DateProblem::kNone && decided.date.precision == DatePrecision::kDay;
    if (!change.decided_on().empty() && !is_day) {
      Add(".decided_on", "date_bad", change.decided_on(), "a full date, as 2026-01-01",
          NearestDate(change.decided_on()));
    }
  }

  DeviationLine ApplyOne(const pb::Change& change) {
    switch (change.target_case()) {
      case pb::Change::kParameter:
        return ChangeParameter(change);
      case pb::Change::kRule:
        return ChangeRule(change);
      case pb::Change::kSwitchedOff:
        return SwitchOff(change);
      case pb::Change::TARGET_NOT_SET:
        Add("", "missing", "", "a parameter, rule or switched_off");
    }
    return {};
  }

  // The fingerprint guards against a change that was meant for another text of the rule.
  void CheckMadeAgainst(const pb::Change& change, const std::string& now) {
    if (change.of() != now) Add(".of", "fingerprint_differs", change.of(), now);
  }

  // False when another change of this deviation is about the same already.
  bool ClaimOnce(Claims& claims, const char* field, const std::string& id) {
    const auto [claim, first] = claims.emplace(id, path_);
    if (!first) {
      Add(field, "changed_twice", id,
          absl::StrCat("one change of it; ", claim->second, " changes it already"));
    }
    return first;
  }

  DeviationLine ChangeParameter(const pb::Change& change) {
    const pb::Parameter& wanted = change.parameter();
    auto& parameters = *message_.mutable_parameters();
    const auto found =
        std::find_if(parameters.begin(), parameters.end(),
                     [&](const pb::Parameter& parameter) { return parameter.id() == wanted.id(); });
    if (found == parameters.end()) {
      NearestWord nearest(wanted.id());
      for (const pb::Parameter& parameter : parameters) nearest.Offer(parameter.id());
      Add(".parameter.id", "parameter_unknown", wanted.id(), "the id of a parameter",
          std::string(nearest.word()));
      return {};
    }
    if (!ClaimOnce(parameters_, ".parameter.id", wanted.id())) return {};
    CheckMadeAgainst(change, FingerprintOf(*found));
    if (found->value_case() != wanted.value_case()) {
      const bool count = found->value_case() == pb::Parameter::kCount;
      Add(".parameter", "parameter_kind_differs", wanted.id(),
          count ? "a count, as the programme has" : "a term, as the programme has");
      return {};
    }
    if (found->SerializeAsString() == wanted.SerializeAsString()) {
      Add(".parameter", "changes_nothing", ValueInWords(wanted).english,
          "another value than it has");
    }
    const DeviationLine now = ValueInWords(wanted);
    const DeviationLine was = ValueInWords(*found);
    const DeviationLine line{
        absl::StrCat(wanted.id(), ": ", now.dutch, " in plaats van ", was.dutch),
        absl::StrCat("parameter ", wanted.id(), " ", now.english, " instead of ", was.english)};
    origins_[ElementPath("parameters", static_cast<int>(found - parameters.begin()))] =
        path_ + ".parameter";
    *found = wanted;
    return line;
  }

  // The first edition of the base; null when there is no such rule, which is told.
  const pb::Rule* FindRule(const char* field, const std::string& id) {
    NearestWord nearest(id);
    for (const pb::Rule& rule : message_.rules()) {
      if (rule.id() == id) return &rule;
      nearest.Offer(rule.id());
    }
    Add(field, "rule_unknown", id, "the id of a rule", std::string(nearest.word()));
    return nullptr;
  }

  DeviationLine ChangeRule(const pb::Change& change) {
    const pb::Rule& wanted = change.rule();
    const pb::Rule* base = FindRule(".rule.id", wanted.id());
    if (base == nullptr) return {};
    // Several changes with a rule of one id are its editions; only switching it off contradicts.
    if (switched_off_.contains(wanted.id())) {
      ClaimOnce(rules_, ".rule.id", wanted.id());
      return {};
    }
    rules_.emplace(wanted.id(), path_);
    CheckMadeAgainst(change, FingerprintOfRule(message_, wanted.id()));
    CheckSameDuty(*base, wanted);
    replaced_[wanted.id()].push_back({&wanted, path_ + ".rule"});
    DeviationLine line{absl::StrCat("regel ", wanted.id(), " vervangen"),
                       absl::StrCat("rule ", wanted.id(), " replaced")};
    if (!wanted.in_force_since().empty()) {
      absl::StrAppend(&line.dutch, " vanaf ", wanted.in_force_since());
      absl::StrAppend(&line.english, " since ", wanted.in_force_since());
    }
    if (!wanted.in_force_until().empty()) {
      absl::StrAppend(&line.dutch, " tot ", wanted.in_force_until());
      absl::StrAppend(&line.english, " until ", wanted.in_force_until());
    }
    return line;
  }

  // An id keeps its meaning: whom it is about, whether it is a duty, and how hard at most.
  void CheckSameDuty(const pb::Rule& base, const pb::Rule& wanted) {
    const auto scope = [](const pb::Rule& rule) {
      return rule.scope() == pb::SCOPE_UNSPECIFIED ? pb::SCOPE_TRAJECTORY : rule.scope();
    };
    const bool same_kinds = std::equal(base.group_kinds().begin(), base.group_kinds().end(),
                                       wanted.group_kinds().begin(), wanted.group_kinds().end());
    if (scope(base) != scope(wanted) || !same_kinds) {
      Add(".rule.scope", "scope_differs", wanted.id(),
          "the scope and group_kinds of the programme");
    }
    const bool was_indicator = base.rule_class() == pb::RULE_CLASS_INDICATOR;
    const bool is_indicator = wanted.rule_class() == pb::RULE_CLASS_INDICATOR;
    if (was_indicator != is_indicator) {
      Add(".rule.rule_class", "class_differs", wanted.id(),
          was_indicator ? "an indicator, as it is" : "MUST or SHOULD: it is no indicator");
    } else if (wanted.rule_class() == pb::RULE_CLASS_MUST && !IsMustSomewhere(wanted.id())) {
      Add(".rule.rule_class", "class_raised", wanted.id(),
          "RULE_CLASS_SHOULD: a hard rule stands in the programme itself");
    }
  }

  bool IsMustSomewhere(const std::string& id) const {
    return std::any_of(message_.rules().begin(), message_.rules().end(), [&](const pb::Rule& rule) {
      return rule.id() == id && rule.rule_class() == pb::RULE_CLASS_MUST;
    });
  }

  DeviationLine SwitchOff(const pb::Change& change) {
    const std::string& id = change.switched_off();
    if (FindRule(".switched_off", id) == nullptr || !ClaimOnce(rules_, ".switched_off", id))
      return {};
    CheckMadeAgainst(change, FingerprintOfRule(message_, id));
    switched_off_.insert(id);
    return {absl::StrCat("regel ", id, " uitgezet"), absl::StrCat("rule ", id, " switched off")};
  }

  // Each rule stays where it stood; its editions come in the order of the deviation.
  void PutRules() {
    const OnArena<pb::Programme> base;
    *base = message_;
    message_.clear_rules();
    for (const pb::Rule& rule : base->rules()) {
      if (switched_off_.contains(rule.id())) continue;
      const auto replaced = replaced_.find(rule.id());
      if (replaced == replaced_.end()) {
        *message_.add_rules() = rule;
        continue;
      }
      for (const auto& [wanted, path] : replaced->second) {
        origins_[ElementPath("rules", message_.rules_size())] = path;
        *message_.add_rules() = *wanted;
      }
      replaced->second.clear();  // the other editions of the base leave nothing behind
    }
    for (const auto& [id, nothing_left] : replaced_) {
      path_ = rules_.at(id);
      if (FingerprintOfRule(message_, id) == FingerprintOfRule(*base, id)) {
        Add(".rule", "changes_nothing", id, "another text than it has");
      }
    }
  }

  struct Replacement {
    const pb::Rule* rule;
    std::string path;
  };

  pb::Programme& message_;
  const pb::Deviation& deviation_;
  std::vector<Problem>& problems_;
  std::string path_;
  Claims parameters_, rules_;
  std::set<std::string> switched_off_;
  std::map<std::string, std::vector<Replacement>> replaced_;
  Origins origins_;
};

}  // namespace

LoadResult DeviateProgramme(const Programme& base, std::string_view deviation) {
  if (deviation.size() > BAKEN_MAX_PROGRAMME_BYTES) return TooLarge();
  const OnArena<pb::Deviation> deviation_message;
  const OnArena<pb::Programme> programme_message;
  pb::Deviation& changes = *deviation_message;
  pb::Programme& message = *programme_message;
  if (!ParseMessage(deviation, changes)) return Malformed("Deviation");
  if (!ParseMessage(base.canonical_bytes, message)) return Malformed("Programme");
  std::vector<Problem> problems;
  if (changes.programme() != base.id) {
    problems.push_back({"programme", "programme_differs", changes.programme(), base.id, ""});
  }
  std::vector<DeviationLine> lines = base.deviations;
  Deviator deviator(message, changes, problems);
  for (DeviationLine& line : deviator.Apply()) lines.push_back(std::move(line));
  if (problems.empty()) {
    LoadResult result = CompileMessage(message, std::move(lines));
    deviator.Relocate(result.problems);
    return result;
  }
  LoadResult refused;
  refused.kind = LoadResult::Kind::kRefused;
  refused.problems = std::move(problems);
  return refused;
}

}  // namespace baken
