// SPDX-License-Identifier: EUPL-1.2
// A municipality's deviation: what it may change, what guards it, and that reports say so.
#include <gtest/gtest.h>

#include "programme/fingerprint.h"
#include "programme/problems.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;

// Intake on 1 March; housing done on 15 May: after two months, within three.
constexpr char kHousingInMay[] = R"(
  events { kind: "intake" date: "2026-03-01" }
  activities { activity: "housing" done_on: "2026-05-15" })";

class DeviationTest : public ::testing::Test {
 protected:
  v1::Change& AddChange() {
    v1::Change& change = *deviation_.add_changes();
    change.set_who("alderman");
    change.set_decided_on("2026-02-01");
    change.set_why("The shelter moves in May.");
    return change;
  }
  v1::Change& AddParameterChange(int months) {
    v1::Change& change = AddChange();
    *change.mutable_parameter() = base_.parameters(0);
    change.mutable_parameter()->mutable_term()->set_months(months);
    change.set_of(Fingerprint(base_.parameters(0).SerializeAsString()));
    return change;
  }
  v1::Change& AddRuleChange(int rule) {
    v1::Change& change = AddChange();
    *change.mutable_rule() = base_.rules(rule);
    change.set_of(Fingerprint(base_.rules(rule).SerializeAsString()));
    return change;
  }
  void AddSwitchedOff(int rule) {
    v1::Change& change = AddChange();
    change.set_switched_off(base_.rules(rule).id());
    change.set_of(Fingerprint(base_.rules(rule).SerializeAsString()));
  }
  LoadResult Deviate() const {
    return DeviateProgramme(*programme_, deviation_.SerializeAsString());
  }

  v1::Programme base_ = TinyProgramme();
  std::unique_ptr<const Programme> programme_ = Loaded(base_);
  v1::Deviation deviation_ = FromText<v1::Deviation>(R"(programme: "tiny")");
};

TEST_F(DeviationTest, AChangedParameterChangesTheVerdictAndTheReportSaysSo) {
  EXPECT_EQ(FindingOf(Check(*programme_, kHousingInMay, "2026-05-20"), "T-01").outcome(),
            v1::OUTCOME_REPAIRED);
  AddParameterChange(3);
  const LoadResult result = Deviate();
  ASSERT_EQ(result.kind, LoadResult::Kind::kLoaded) << Sentences(result.problems);
  const v1::Report report = Check(*result.programme, kHousingInMay, "2026-05-20");
  EXPECT_EQ(FindingOf(report, "T-01").outcome(), v1::OUTCOME_SATISFIED);
  ASSERT_EQ(report.programme().deviations_size(), 1);
  EXPECT_EQ(report.programme().deviations(0),
            "parameter two_months 3 months instead of 2 months (alderman, 2026-02-01): The "
            "shelter moves in May.");
  EXPECT_NE(report.programme().fingerprint(), programme_->fingerprint);
}

TEST_F(DeviationTest, AReportListsDeviationsInTheFirstLanguageAskedFor) {
  AddParameterChange(3);
  AddSwitchedOff(1);
  const LoadResult result = Deviate();
  ASSERT_EQ(result.kind, LoadResult::Kind::kLoaded) << Sentences(result.problems);
  ASSERT_EQ(result.programme->deviations.size(), 2U);
  EXPECT_EQ(result.programme->deviations[0].dutch.find("two_months: 3 maanden in plaats van 2 "
                                                       "maanden (alderman, 2026-02-01): "),
            0U)
      << result.programme->deviations[0].dutch;
  EXPECT_EQ(result.programme->deviations[1].dutch.find("regel T-02 uitgezet ("), 0U);
}

TEST_F(DeviationTest, TheProgrammeItselfStaysAsItWas) {
  AddParameterChange(3);
  ASSERT_EQ(Deviate().kind, LoadResult::Kind::kLoaded);
  const v1::Report report = Check(*programme_, kHousingInMay, "2026-05-20");
  EXPECT_EQ(FindingOf(report, "T-01").outcome(), v1::OUTCOME_REPAIRED);
  EXPECT_EQ(report.programme().deviations_size(), 0);
}

TEST_F(DeviationTest, ARuleSwitchedOffIsNotJudged) {
  v1::Change& change = AddChange();
  change.set_switched_off("T-01");
  change.set_of(Fingerprint(base_.rules(0).SerializeAsString()));
  const LoadResult result = Deviate();
  ASSERT_EQ(result.kind, LoadResult::Kind::kLoaded) << Sentences(result.problems);
  const v1::Report report = Check(*result.programme, kHousingInMay, "2026-05-20");
  for (const v1::Finding& finding : report.findings()) EXPECT_NE(finding.rule_id(), "T-01");
  EXPECT_EQ(report.programme().deviations(0),
            "rule T-01 switched off (alderman, 2026-02-01): The shelter moves in May.");
}

TEST_F(DeviationTest, ARuleReplacedTakesTheOthersPlace) {
  v1::Change& change = AddChange();
  *change.mutable_rule() = base_.rules(0);
  change.mutable_rule()->set_rule_class(v1::RULE_CLASS_SHOULD);
  change.set_of(Fingerprint(base_.rules(0).SerializeAsString()));
  const LoadResult result = Deviate();
  ASSERT_EQ(result.kind, LoadResult::Kind::kLoaded) << Sentences(result.problems);
  EXPECT_EQ(result.programme->rules.size(), base_.rules_size());
  EXPECT_EQ(FindingOf(Check(*result.programme, kHousingInMay, "2026-05-20"), "T-01").rule_class(),
            v1::RULE_CLASS_SHOULD);
}

TEST_F(DeviationTest, AllEditionsOfARuleAreReplacedTogether) {
  v1::Rule* later = base_.add_rules();
  *later = base_.rules(0);
  base_.mutable_rules(0)->set_in_force_until("2026-01-01");
  later->set_in_force_since("2026-01-01");
  programme_ = Loaded(base_);
  v1::Change& change = AddChange();
  change.set_switched_off("T-01");
  change.set_of(
      Fingerprint(base_.rules(0).SerializeAsString() + base_.rules(5).SerializeAsString()));
  const LoadResult result = Deviate();
  ASSERT_EQ(result.kind, LoadResult::Kind::kLoaded) << Sentences(result.problems);
  EXPECT_EQ(result.programme->FindRule("T-01"), nullptr);
}

TEST_F(DeviationTest, MadeAgainstAnotherTextIsRefusedAndSaysWhichOneIsThereNow) {
  const std::string now = Fingerprint(base_.parameters(0).SerializeAsString());
  AddParameterChange(3).set_of(std::string(64, '0'));
  const Problem problem = ProblemAt(Deviate(), "changes[0].of");
  EXPECT_EQ(problem.problem, "fingerprint_differs");
  EXPECT_EQ(problem.found, std::string(64, '0'));
  EXPECT_EQ(problem.expected, now);
}

TEST_F(DeviationTest, ANewerReleaseOfTheProgrammeDoesNotBreakIt) {
  AddParameterChange(3);
  base_.set_version("1.1");
  base_.mutable_rules(1)->mutable_titles(0)->set_content("Anders.");
  programme_ = Loaded(base_);
  EXPECT_EQ(Deviate().kind, LoadResult::Kind::kLoaded);
}

TEST_F(DeviationTest, OfSomethingThatIsNotThereIsRefused) {
  v1::Change& parameter = AddParameterChange(3);
  parameter.mutable_parameter()->set_id("three_months");
  AddChange().set_switched_off("T-99");
  AddChange().mutable_rule()->set_id("T-98");
  AddChange();
  const LoadResult result = Deviate();
  const Problem unknown = ProblemAt(result, "changes[0].parameter.id");
  EXPECT_EQ(unknown.problem, "parameter_unknown");
  EXPECT_EQ(unknown.found, "three_months");
  EXPECT_EQ(ProblemAt(result, "changes[1].switched_off").found, "T-99");
  EXPECT_EQ(ProblemAt(result, "changes[2].rule.id").problem, "rule_unknown");
  EXPECT_EQ(ProblemAt(result, "changes[3]").problem, "missing");
}

TEST_F(DeviationTest, OfSomethingMistypedIsToldTheNearest) {
  v1::Change& parameter = AddParameterChange(3);
  parameter.mutable_parameter()->set_id("two_month");
  AddChange().set_switched_off("T-1");
  const LoadResult result = Deviate();
  EXPECT_EQ(ProblemAt(result, "changes[0].parameter.id").nearest, "two_months");
  EXPECT_EQ(ProblemAt(result, "changes[1].switched_off").nearest, "T-01");
}

TEST_F(DeviationTest, DecidedOnADayThatIsNoneIsRefused) {
  AddParameterChange(3).set_decided_on("last week");
  EXPECT_EQ(ProblemAt(Deviate(), "changes[0].decided_on").problem, "date_bad");
}

TEST_F(DeviationTest, WithoutWhoWhenAndWhyIsRefused) {
  v1::Change& change = AddParameterChange(3);
  change.clear_who();
  change.clear_decided_on();
  change.clear_why();
  const LoadResult result = Deviate();
  for (const char* path : {"changes[0].who", "changes[0].decided_on", "changes[0].why"}) {
    EXPECT_EQ(ProblemAt(result, path).problem, "missing") << path;
  }
}

TEST_F(DeviationTest, OfAnotherProgrammeIsRefused) {
  AddParameterChange(3);
  deviation_.set_programme("tinny");
  const Problem problem = ProblemAt(Deviate(), "programme");
  EXPECT_EQ(problem.found, "tinny");
  EXPECT_EQ(problem.expected, "tiny");
}

TEST_F(DeviationTest, WhoseResultWouldNotLoadIsRefused) {
  v1::Change& change = AddChange();
  *change.mutable_rule() = base_.rules(0);
  change.mutable_rule()->clear_citations();
  change.set_of(Fingerprint(base_.rules(0).SerializeAsString()));
  const LoadResult result = Deviate();
  EXPECT_EQ(result.kind, LoadResult::Kind::kRefused);
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_EQ(result.problems[0].problem, "citation_missing");
}

TEST_F(DeviationTest, ASecondDeviationAddsToTheFirst) {
  AddParameterChange(3);
  const LoadResult first = Deviate();
  ASSERT_EQ(first.kind, LoadResult::Kind::kLoaded);
  deviation_.clear_changes();
  v1::Change& change = AddChange();
  change.set_switched_off("T-02");
  change.set_of(Fingerprint(base_.rules(1).SerializeAsString()));
  const LoadResult both = DeviateProgramme(*first.programme, deviation_.SerializeAsString());
  ASSERT_EQ(both.kind, LoadResult::Kind::kLoaded) << Sentences(both.problems);
  ASSERT_EQ(both.programme->deviations.size(), 2U);
  EXPECT_EQ(both.programme->deviations[0].dutch, first.programme->deviations[0].dutch);
  EXPECT_EQ(both.programme->deviations[1].english.find("rule T-02 switched off"), 0U);
}

// ---- what contradicts ----

TEST_F(DeviationTest, AParameterChangedTwiceIsRefused) {
  AddParameterChange(3);
  AddParameterChange(4);
  const Problem problem = ProblemAt(Deviate(), "changes[1].parameter.id");
  EXPECT_EQ(problem.problem, "changed_twice");
  EXPECT_NE(problem.expected.find("changes[0]"), std::string::npos) << problem.expected;
}

TEST_F(DeviationTest, ARuleBothReplacedAndSwitchedOffIsRefusedInEitherOrder) {
  for (const bool off_first : {true, false}) {
    deviation_.clear_changes();
    if (off_first) AddSwitchedOff(0);
    AddRuleChange(0).mutable_rule()->set_rule_class(v1::RULE_CLASS_SHOULD);
    if (!off_first) AddSwitchedOff(0);
    EXPECT_EQ(
        ProblemAt(Deviate(), off_first ? "changes[1].rule.id" : "changes[1].switched_off").problem,
        "changed_twice");
  }
  deviation_.clear_changes();
  AddSwitchedOff(0);
  AddSwitchedOff(0);
  EXPECT_EQ(ProblemAt(Deviate(), "changes[1].switched_off").problem, "changed_twice");
}

TEST_F(DeviationTest, ARuleMayGetEditionsSoThatADecisionTakesEffectOnADay) {
  v1::Rule& first = *AddRuleChange(0).mutable_rule();
  first.set_in_force_until("2026-04-01");
  v1::Rule& second = *AddRuleChange(0).mutable_rule();
  second.set_in_force_since("2026-04-01");
  second.set_rule_class(v1::RULE_CLASS_SHOULD);
  const LoadResult result = Deviate();
  ASSERT_EQ(result.kind, LoadResult::Kind::kLoaded) << Sentences(result.problems);
  ASSERT_EQ(result.programme->FindRule("T-01")->editions.size(), 2U);
  EXPECT_EQ(result.programme->rules[0].id, "T-01") << "it stays where it stood";
  EXPECT_EQ(result.programme->deviations[1].english.find("rule T-01 replaced since 2026-04-01"),
            0U);
}

TEST_F(DeviationTest, EditionsOfAReplacedRuleThatOverlapAreRefusedWhereTheyStand) {
  AddRuleChange(0).mutable_rule()->set_in_force_until("2026-04-02");
  AddRuleChange(0).mutable_rule()->set_in_force_since("2026-04-01");
  EXPECT_EQ(ProblemAt(Deviate(), "changes[1].rule.in_force_since").problem, "editions_overlap");
}

TEST_F(DeviationTest, AParameterOfAnotherKindIsRefused) {
  AddParameterChange(3).mutable_parameter()->set_count(3);
  EXPECT_EQ(ProblemAt(Deviate(), "changes[0].parameter").problem, "parameter_kind_differs");
  deviation_.mutable_changes(0)->mutable_parameter()->clear_value();
  EXPECT_EQ(ProblemAt(Deviate(), "changes[0].parameter").problem, "parameter_kind_differs");
}

TEST_F(DeviationTest, AParameterThatWouldNotLoadIsToldWhereItStands) {
  AddParameterChange(-3);
  EXPECT_EQ(ProblemAt(Deviate(), "changes[0].parameter.term").problem, "term_out_of_range");
}

TEST_F(DeviationTest, ANumberOfOursUnderAMustIsRefusedAndNamesTheRule) {
  AddParameterChange(3).mutable_parameter()->set_ours(true);
  const Problem problem = ProblemAt(Deviate(), "changes[0].parameter.ours");
  EXPECT_EQ(problem.problem, "ours_in_must");
  EXPECT_NE(problem.expected.find("rules[0].by.term"), std::string::npos) << problem.expected;
}

TEST_F(DeviationTest, AChangeThatChangesNothingIsRefused) {
  AddParameterChange(2);
  AddRuleChange(1);
  const LoadResult result = Deviate();
  EXPECT_EQ(ProblemAt(result, "changes[0].parameter").problem, "changes_nothing");
  EXPECT_EQ(ProblemAt(result, "changes[1].rule").problem, "changes_nothing");
}

TEST_F(DeviationTest, ARuleAboutOthersIsRefused) {
  AddRuleChange(3).mutable_rule()->set_group_kinds(0, "coaching_group");
  EXPECT_EQ(ProblemAt(Deviate(), "changes[0].rule.scope").problem, "scope_differs");
  deviation_.clear_changes();
  AddRuleChange(0).mutable_rule()->set_scope(v1::SCOPE_ORGANISATION);
  EXPECT_EQ(ProblemAt(Deviate(), "changes[0].rule.scope").problem, "scope_differs");
}

TEST_F(DeviationTest, AMustMayBeSoftenedAndAShouldNotHardened) {
  AddRuleChange(0).mutable_rule()->set_rule_class(v1::RULE_CLASS_SHOULD);
  EXPECT_EQ(Deviate().kind, LoadResult::Kind::kLoaded);
  AddRuleChange(1).mutable_rule()->set_rule_class(v1::RULE_CLASS_MUST);
  EXPECT_EQ(ProblemAt(Deviate(), "changes[1].rule.rule_class").problem, "class_raised");
}

TEST_F(DeviationTest, AnIndicatorStaysAnIndicator) {
  AddRuleChange(4).mutable_rule()->set_rule_class(v1::RULE_CLASS_SHOULD);
  EXPECT_EQ(ProblemAt(Deviate(), "changes[0].rule.rule_class").problem, "class_differs");
}

TEST_F(DeviationTest, AReplacementThatWouldNotLoadIsToldWhereItStands) {
  v1::Rule& rule = *AddRuleChange(2).mutable_rule();
  rule.mutable_at()->mutable_each(0)->mutable_activity()->set_ids(0, "wrok");
  AddSwitchedOff(0);
  const Problem problem = ProblemAt(Deviate(), "changes[0].rule.at.each[0].activity.ids[0]");
  EXPECT_EQ(problem.problem, "word_unknown");
  EXPECT_EQ(problem.nearest, "work");
}

// ---- fingerprints for authors ----

TEST_F(DeviationTest, AnalyseGivesTheFingerprintThatEachChangeNames) {
  v1::Analysis analysis;
  ASSERT_TRUE(analysis.ParseFromString(AnalyseProgramme(base_.SerializeAsString())));
  ASSERT_EQ(analysis.parameters_size(), base_.parameters_size());
  ASSERT_EQ(analysis.rules_size(), base_.rules_size());
  AddParameterChange(3).set_of(analysis.parameters(0).of());
  v1::Change& change = AddChange();
  change.set_switched_off(analysis.rules(1).id());
  change.set_of(analysis.rules(1).of());
  EXPECT_EQ(Deviate().kind, LoadResult::Kind::kLoaded);
}

TEST_F(DeviationTest, AnalyseOfAProgrammeThatDoesNotLoadGivesNoFingerprints) {
  base_.mutable_rules(0)->clear_citations();
  v1::Analysis analysis;
  ASSERT_TRUE(analysis.ParseFromString(AnalyseProgramme(base_.SerializeAsString())));
  EXPECT_EQ(analysis.problems_size(), 1);
  EXPECT_EQ(analysis.rules_size(), 0);
}

TEST_F(DeviationTest, BytesThatAreNoDeviationAreMalformed) {
  EXPECT_EQ(DeviateProgramme(*programme_, "\xff\xff\xff").kind, LoadResult::Kind::kMalformed);
}

}  // namespace
}  // namespace baken
