// SPDX-License-Identifier: EUPL-1.2
//
// The library and the reference evaluator agree, on every rule and day, over random records.

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>
#include <utility>

#include "reference/facts.h"
#include "reference/generator.h"
#include "reference/library.h"
#include "reference/requirement.h"
#include "reference/shrink.h"
#include "reference/verdict.h"

namespace baken::reference {
namespace {

using Outcomes = std::map<std::string, v1::Outcome>;

Outcomes OutcomesOfLibrary(const Library& library, const v1::CheckRequest& request) {
  Outcomes outcomes;
  const v1::Report report = library.Check(request);
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_class() != v1::RULE_CLASS_INDICATOR) {
      outcomes[finding.rule_id()] = finding.outcome();
    }
  }
  return outcomes;
}

bool OfTrajectory(const v1::Rule& rule) {
  return rule.rule_class() != v1::RULE_CLASS_INDICATOR &&
         (rule.scope() == v1::SCOPE_UNSPECIFIED || rule.scope() == v1::SCOPE_TRAJECTORY);
}

v1::Outcome OutcomeOfReference(const v1::Programme& programme, const v1::CheckRequest& request,
                               const std::string& rule) {
  World world(ReadTrajectory(programme, request));
  return Judge(world, rule).OutcomeOn(world.record().judged);
}

Outcomes OutcomesOfReference(const v1::Programme& programme, const v1::CheckRequest& request) {
  World world(ReadTrajectory(programme, request));
  Outcomes outcomes;
  for (const v1::Rule& rule : programme.rules()) {
    if (OfTrajectory(rule) && !outcomes.contains(rule.id())) {
      outcomes[rule.id()] = Judge(world, rule.id()).OutcomeOn(world.record().judged);
    }
  }
  return outcomes;
}

int Seeds(int usual) {
  const char* asked = std::getenv("BAKEN_REFERENCE_SEEDS");
  return asked != nullptr ? std::atoi(asked) : usual;
}
int FirstSeed() {
  const char* asked = std::getenv("BAKEN_REFERENCE_FIRST");
  return asked != nullptr ? std::atoi(asked) : 0;
}

// What was found, once for each rule and pair of outcomes.
std::string Describe(const Library& library, const v1::Programme& programme,
                     v1::CheckRequest request, const std::string& rule) {
  const auto differs = [&](const v1::CheckRequest& less) {
    return OutcomesOfLibrary(library, less)[rule] != OutcomeOfReference(programme, less, rule);
  };
  Shrink(request, differs);
  std::string text =
      rule + " judged on " + request.judged_on() + "\n" + request.ShortDebugString() +
      "\n  library:   " + v1::Outcome_Name(OutcomesOfLibrary(library, request)[rule]) +
      "\n  reference: " + v1::Outcome_Name(OutcomeOfReference(programme, request, rule));
  const v1::Report report = library.Check(request);
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_id() == rule) text += "\n  " + finding.ShortDebugString().substr(0, 400);
  }
  return text;
}

class ThuisInMvs : public testing::TestWithParam<Wildness> {};

TEST_P(ThuisInMvs, OutcomesAgreeOnRandomTrajectories) {
  const auto library = Library::Builtin("thuis-in-mvs");
  const v1::Programme programme = library->Describe();
  std::map<std::string, int> told;
  int differences = 0;
  for (int seed = FirstSeed(); seed < FirstSeed() + Seeds(5); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    v1::CheckRequest request = RandomTrajectory(programme, GetParam(), random);
    for (int i = 0; i < 3; ++i) {
      request.set_judged_on(FormatDay(RandomDay(random)));
      Outcomes ours = OutcomesOfReference(programme, request);
      const Outcomes theirs = OutcomesOfLibrary(*library, request);
      for (const auto& [rule, outcome] : theirs) {
        if (ours[rule] == outcome) continue;
        ++differences;
        const std::string kind = rule + v1::Outcome_Name(outcome) + v1::Outcome_Name(ours[rule]);
        if (told[kind]++ > 0 || told.size() > 25) continue;
        ADD_FAILURE() << "seed " << seed << ": " << Describe(*library, programme, request, rule);
      }
    }
  }
  EXPECT_EQ(differences, 0);
}

// Everything but the outcome, as text: "since 2025-03-02 due 2025-06-01 ...".
std::string DaysOfLibrary(const v1::Finding& finding, Day judged) {
  std::string text = "since " + finding.since() + " changes_on " + finding.changes_on();
  text += " due " + finding.due() + " to " +
          (finding.due_latest().empty() ? finding.due() : finding.due_latest());
  std::set<Day> days;
  for (const v1::Breach& breach : finding.breaches()) {
    const Day since = ParsePartialDate(breach.since()).date.earliest;
    const Day until =
        breach.until().empty() ? judged + 1 : ParsePartialDate(breach.until()).date.earliest;
    for (Day day = since; day < until; ++day) days.insert(day);
  }
  for (const Day day : days) {
    if (!days.contains(day - 1)) text += " breach from " + FormatDay(day);
    if (!days.contains(day + 1)) text += " to " + FormatDay(day);
  }
  return text;
}

// The outcome of the same record, asked on one day after another.
class OutcomeOverTime {
 public:
  OutcomeOverTime(const v1::Programme& programme, const v1::CheckRequest& request,
                  const std::string& rule)
      : programme_(programme),
        request_(request),
        rule_(rule),
        world_(ReadTrajectory(programme, request)),
        judge_(world_, rule) {
    // The day judged bounds an unknown date, and what lies too far ahead: asked anew each day.
    ask_anew_ = request.ShortDebugString().find("\"unknown\"") != std::string::npos;
  }

  v1::Outcome On(Day day) {
    if (!ask_anew_) return judge_.OutcomeOn(day);
    const auto [place, added] = asked_.try_emplace(day, v1::OUTCOME_UNSPECIFIED);
    if (!added) return place->second;
    request_.set_judged_on(FormatDay(day));
    return place->second = OutcomeOfReference(programme_, request_, rule_);
  }

  // First day of the present run of this outcome; kDawn: since ever.
  Day Since(Day day) {
    const v1::Outcome outcome = On(day);
    for (Day since = day; since > world_.record().first; --since) {
      if (On(since - 1) != outcome) return since;
    }
    return kDawn;
  }

  // Next day on which the outcome differs; kNever: it stays.
  Day ChangesOn(Day day) {
    const v1::Outcome outcome = On(day);
    for (Day next = day + 1; next <= world_.record().last + 1; ++next) {
      if (On(next) != outcome) return next;
    }
    return kNever;
  }

 private:
  const v1::Programme& programme_;
  v1::CheckRequest request_;
  const std::string rule_;
  World world_;
  Judge judge_;
  bool ask_anew_ = false;
  std::map<Day, v1::Outcome> asked_;
};

std::string DaysOfReference(const v1::Programme& programme, const v1::CheckRequest& request,
                            const v1::Finding& finding) {
  World world(ReadTrajectory(programme, request));
  Judge judge(world, finding.rule_id());
  const Day judged = world.record().judged;
  v1::Finding ours;
  OutcomeOverTime over_time(programme, request, finding.rule_id());
  ours.set_since(FormatDay(over_time.Since(judged)));
  ours.set_changes_on(FormatDay(over_time.ChangesOn(judged)));
  if (const auto due = judge.Due(judged)) {
    ours.set_due(FormatDay(due->earliest));
    ours.set_due_latest(FormatDay(due->latest));
  }
  for (const Day day : judge.DaysInBreach(judged)) {
    v1::Breach& breach = *ours.add_breaches();
    breach.set_since(FormatDay(day));
    breach.set_until(FormatDay(day + 1));
  }
  return DaysOfLibrary(ours, judged);
}

const v1::Finding* FindingOf(const v1::Report& report, const std::string& rule) {
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_id() == rule) return &finding;
  }
  return nullptr;
}

bool DaysDiffer(const Library& library, const v1::Programme& programme,
                const v1::CheckRequest& request, const std::string& rule) {
  const v1::Report report = library.Check(request);
  const Day judged = ParsePartialDate(request.judged_on()).date.earliest;
  const v1::Finding* finding = FindingOf(report, rule);
  return finding != nullptr && finding->rule_class() != v1::RULE_CLASS_INDICATOR &&
         finding->outcome() == OutcomeOfReference(programme, request, rule) &&
         DaysOfLibrary(*finding, judged) != DaysOfReference(programme, request, *finding);
}

// Not over bad facts: a fact that may be there on any day reaches back beyond the days walked here.
class ThuisInMvsDays : public ThuisInMvs {};

TEST_P(ThuisInMvsDays, AgreeOnRandomTrajectories) {
  const auto library = Library::Builtin("thuis-in-mvs");
  const v1::Programme programme = library->Describe();
  std::map<std::string, int> told;
  for (int seed = FirstSeed(); seed < FirstSeed() + Seeds(2); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    v1::CheckRequest request = RandomTrajectory(programme, GetParam(), random);
    request.set_judged_on(FormatDay(RandomDay(random)));
    for (const v1::Rule& rule : programme.rules()) {
      if (!OfTrajectory(rule) || !DaysDiffer(*library, programme, request, rule.id())) continue;
      if (told[rule.id()]++ > 0 || told.size() > 12) continue;
      v1::CheckRequest small = request;
      Shrink(small, [&](const v1::CheckRequest& less) {
        return DaysDiffer(*library, programme, less, rule.id());
      });
      const v1::Report report = library->Check(small);
      const Day judged = ParsePartialDate(small.judged_on()).date.earliest;
      const v1::Finding& finding = *FindingOf(report, rule.id());
      ADD_FAILURE() << "seed " << seed << ": " << rule.id() << " "
                    << v1::Outcome_Name(finding.outcome()) << "\n"
                    << small.ShortDebugString()
                    << "\n  library:   " << DaysOfLibrary(finding, judged)
                    << "\n  reference: " << DaysOfReference(programme, small, finding);
    }
  }
  EXPECT_TRUE(told.empty());
}

std::string NameOf(const testing::TestParamInfo<Wildness>& wildness) {
  switch (wildness.param) {
    case Wildness::kFullDates:
      return "FullDates";
    case Wildness::kPartialDates:
      return "PartialDates";
    case Wildness::kNotRecorded:
      return "NotRecorded";
    case Wildness::kBadFacts:
      return "BadFacts";
  }
  return "";
}

INSTANTIATE_TEST_SUITE_P(Reference, ThuisInMvs,
                         testing::Values(Wildness::kFullDates, Wildness::kPartialDates,
                                         Wildness::kNotRecorded, Wildness::kBadFacts),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Reference, ThuisInMvsDays,
                         testing::Values(Wildness::kFullDates, Wildness::kPartialDates,
                                         Wildness::kNotRecorded),
                         NameOf);

}  // namespace
}  // namespace baken::reference
