// SPDX-License-Identifier: EUPL-1.2
// A report as a whole: the order of its findings, its summary, and how much it says.
#include <gtest/gtest.h>

#include <array>
#include <tuple>

#include "report/samples.h"

namespace baken {
namespace {

using testing::Check;
using testing::FromText;
using testing::GiveWords;
using testing::Loaded;
using testing::TinyProgramme;

// Failures, warnings, undetermined, pending, repaired, waived, satisfied, not applicable,
// indicators.
int Rank(const v1::Finding& finding) {
  switch (finding.outcome()) {
    case v1::OUTCOME_VIOLATED:
      return finding.rule_class() == v1::RULE_CLASS_MUST ? 0 : 1;
    case v1::OUTCOME_UNDETERMINED:
      return 2;
    case v1::OUTCOME_PENDING:
      return 3;
    case v1::OUTCOME_REPAIRED:
      return 4;
    case v1::OUTCOME_WAIVED:
      return 5;
    case v1::OUTCOME_SATISFIED:
      return 6;
    case v1::OUTCOME_NOT_APPLICABLE:
      return 7;
    default:
      return 8;
  }
}

auto Key(const v1::Finding& finding) {
  const std::string due = finding.due().empty() ? "9999" : finding.due();
  return std::make_tuple(Rank(finding), due, finding.rule_id(), finding.subject());
}

TEST(Findings, ComeInTheOrderInWhichTheyMatter) {
  for (const auto& [name, report] : SampleReports()) {
    SCOPED_TRACE(name);
    ASSERT_GT(report.findings_size(), 30);
    for (int i = 1; i < report.findings_size(); ++i) {
      EXPECT_LT(Key(report.findings(i - 1)), Key(report.findings(i)))
          << report.findings(i - 1).ShortDebugString() << "\n"
          << report.findings(i).ShortDebugString();
    }
  }
}

TEST(Findings, OfGroupsComeByRuleAndThenByGroup) {
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  *request.mutable_organisation() = FromText<v1::Organisation>(R"(
    groups { id: "b" kind: "team" members { party: "p" role: "participant" } }
    groups { id: "c" kind: "team" members { party: "p" role: "coach" } }
    groups { id: "a" kind: "team" members { party: "p" role: "participant" } }
    groups { id: "d" kind: "coaching_group" members { party: "p" role: "participant" } })");
  const v1::Report report = Check(*Loaded(TinyProgramme()), request);
  ASSERT_EQ(report.findings_size(), 3) << report.DebugString();
  EXPECT_EQ(report.findings(0).subject(), "a");
  EXPECT_EQ(report.findings(1).subject(), "b");
  EXPECT_EQ(report.findings(2).subject(), "c");
  EXPECT_EQ(report.summary().failures(), 2);
  EXPECT_EQ(report.summary().satisfied(), 1);
}

// Of a group that has always been there no last day is known.
TEST(Findings, DueLongAgoComeBeforeThoseWithoutALastDay) {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  for (const char* id : {"T-01", "T-02"}) {
    *programme.add_rules() = FromText<v1::Rule>(
        "id: '" + std::string(id) +
        "' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' scope: SCOPE_GROUP requirement { "
        "occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
        "COUNTING_AFTER_ANCHOR anchor { first { started { group: 'team' } } } }");
    GiveWords(*programme.mutable_rules(programme.rules_size() - 1));
  }
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  *request.mutable_organisation() = FromText<v1::Organisation>(
      "groups { id: 'a' kind: 'team' since: '1965-01-01' members { role: 'coach' } } "
      "groups { id: 'b' kind: 'team' members { role: 'coach' } }");
  const v1::Report report = Check(*Loaded(programme), request);
  std::string order;
  for (const v1::Finding& finding : report.findings()) {
    EXPECT_EQ(finding.outcome(), v1::OUTCOME_VIOLATED);
    order += finding.subject() + " " + finding.due() + "; ";
  }
  EXPECT_EQ(order, "a 1965-03-01; a 1965-03-01; b ; b ; ");
}

TEST(Summary, CountsTheFindings) {
  for (const auto& [name, report] : SampleReports()) {
    SCOPED_TRACE(name);
    std::array<int, 9> counts{};
    for (const v1::Finding& finding : report.findings()) {
      ++counts[static_cast<std::size_t>(Rank(finding))];
    }
    const v1::Summary& summary = report.summary();
    EXPECT_EQ((std::array<int, 8>{summary.failures(), summary.warnings(), summary.undetermined(),
                                  summary.pending(), summary.repaired(), summary.waived(),
                                  summary.satisfied(), summary.not_applicable()}),
              (std::array<int, 8>{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5],
                                  counts[6], counts[7]}));
  }
}

TEST(Detail, OfASummaryIsRuleAndOutcomeOnlyAndTheSameOutcome) {
  const auto programme = Loaded(TinyProgramme());
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  request.add_languages("nl");
  *request.mutable_trajectory() = FromText<v1::Trajectory>(R"(
    events { kind: "intake" date: "2026-01" } events { kind: "contact" date: "2026-03-02" }
    activities { activity: "housing" done_on: "2026-04-10" }
    activities { activity: "work" started_on: "2026-02-01" })");
  const v1::Report whole = Check(*programme, request);
  request.set_detail(v1::DETAIL_SUMMARY);
  const v1::Report summary = Check(*programme, request);
  EXPECT_EQ(summary.summary().SerializeAsString(), whole.summary().SerializeAsString());
  ASSERT_EQ(summary.findings_size(), whole.findings_size());
  for (int i = 0; i < whole.findings_size(); ++i) {
    v1::Finding expected;
    expected.set_rule_id(whole.findings(i).rule_id());
    expected.set_rule_class(whole.findings(i).rule_class());
    expected.set_outcome(whole.findings(i).outcome());
    if (whole.findings(i).has_measure()) {
      *expected.mutable_measure() = whole.findings(i).measure();
    }
    EXPECT_EQ(summary.findings(i).DebugString(), expected.DebugString());
  }
}

TEST(Report, SaysWhatItAnswersAndUnderWhichProgramme) {
  const auto programme = Loaded(TinyProgramme());
  const v1::Report report = Check(*programme, "id: 'tr-1'", "2026-06-01");
  EXPECT_EQ(report.subject_id(), "tr-1");
  EXPECT_EQ(report.judged_on(), "2026-06-01");
  EXPECT_EQ(report.programme().id(), "tiny");
  EXPECT_EQ(report.programme().version(), "1.0");
  EXPECT_EQ(report.programme().fingerprint(), programme->fingerprint);
  EXPECT_GE(report.semantics(), 1);
  EXPECT_FALSE(report.has_transition());
}

TEST(Report, HoldsTheRulesOfItsSubjectsScopeOnly) {
  const auto programme = Loaded(TinyProgramme());
  EXPECT_EQ(Check(*programme, "", "2026-06-01").findings_size(), 4);
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  request.mutable_organisation();
  EXPECT_EQ(Check(*programme, request).findings_size(), 0);
}

}  // namespace
}  // namespace baken
