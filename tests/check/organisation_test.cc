// SPDX-License-Identifier: EUPL-1.2
// Rules about an organisation: editions that follow each other, figures over tags, families of
// words, and reasons that name what is at fault. Asked of DMIT, which is mostly about this.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using ::testing::HasSubstr;
using testing::Loaded;
using ::testing::Not;

v1::Programme Dmit() {
  return FromText<v1::Programme>(testing::ReadRepositoryFile("src/programmes/dmit.txtpb"));
}

v1::Report CheckOrganisation(const Programme& programme, const std::string& organisation,
                             const std::string& judged_on, const std::string& language = "en") {
  v1::CheckRequest request;
  *request.mutable_organisation() = FromText<v1::Organisation>(organisation);
  request.set_judged_on(judged_on);
  request.add_languages(language);
  return Check(programme, request);
}

std::string ReasonOf(const v1::Finding& finding) { return finding.texts(0).content(); }

v1::Rule* FindRule(v1::Programme& programme, const std::string& id) {
  for (v1::Rule& rule : *programme.mutable_rules()) {
    if (rule.id() == id) return &rule;
  }
  return nullptr;
}

// DMIT with a third target group from 2027 on.
v1::Programme WithAThirdGroup() {
  v1::Programme programme = Dmit();
  *programme.mutable_vocabulary()->add_words() =
      FromText<v1::Word>("id: 'team.ukrainian' sort: 'tag'");
  v1::Rule* const two = FindRule(programme, "DMIT-02");
  v1::Rule three = *two;
  two->set_in_force_until("2027-01-01");
  three.set_in_force_since("2027-01-01");
  *three.mutable_requirement()->mutable_all_of()->add_of() = FromText<v1::Requirement>(
      "holding { spans { group: 'expert_team' filter { tags_any: 'team.ukrainian' } } min: 1 }");
  *programme.add_rules() = three;
  return programme;
}

TEST(OrganisationRules, TargetGroupsChangeOnADayAndWhatWasJudgedBeforeStays) {
  const auto programme = Loaded(WithAThirdGroup());
  constexpr char kTwoTeams[] = R"(groups { id: "e" kind: "expert_team" tags: "team.eritrean" }
                                  groups { id: "s" kind: "expert_team" tags: "team.syrian" })";
  const auto on = [&](const char* day) {
    return FindingOf(CheckOrganisation(*programme, kTwoTeams, day), "DMIT-02");
  };
  EXPECT_EQ(on("2026-12-31").outcome(), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(on("2026-12-31").changes_on(), "2027-01-01");
  EXPECT_EQ(on("2027-01-01").outcome(), v1::OUTCOME_VIOLATED);
}

TEST(OrganisationRules, AFigureOverTagsIsAbsentWhereTagsAreNotKept) {
  const auto programme = Loaded(Dmit());
  constexpr char kRecord[] = R"(
    groups { id: "g" kind: "core_team" members { party: "m" role: "member" } }
    activities { activity: "project" offered_on: "2026-01-05" })";
  const v1::Report kept = CheckOrganisation(*programme, kRecord, "2026-03-02");
  EXPECT_EQ(FindingOf(kept, "DMIT-08").measure().value(), 0);
  EXPECT_EQ(FindingOf(kept, "DMIT-20").measure().value(), 0);
  const v1::Report lost = CheckOrganisation(
      *programme,
      std::string(kRecord) +
          R"(not_recorded: "groups.members.tags" not_recorded: "activities.tags")",
      "2026-03-02");
  EXPECT_FALSE(FindingOf(lost, "DMIT-08").has_measure());
  EXPECT_FALSE(FindingOf(lost, "DMIT-20").has_measure());
}

TEST(OrganisationRules, AKindOutsideEveryFamilyIsNamedAndNothingElseSuffers) {
  const auto programme = Loaded(Dmit());
  const v1::Report report = CheckOrganisation(
      *programme, R"(partners { party: "p" kind: "othr.library" role: "chain.language" })",
      "2026-03-02");
  ASSERT_EQ(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).code(), "word_unknown");
  EXPECT_EQ(report.data_issues(0).path(), "partners[0].kind");
}

TEST(OrganisationRules, OfATeamThatHasAlwaysBeenThereTheLastDayIsLongPast) {
  const auto programme = Loaded(Dmit());
  const auto finding = [&](const std::string& events) {
    return FindingOf(CheckOrganisation(*programme,
                                       "groups { id: 'g' kind: 'core_team' "
                                       "members { party: 'm' role: 'member' } " +
                                           events + "}",
                                       "2026-03-02"),
                     "DMIT-05", "g");
  };
  const v1::Finding open = finding("");
  EXPECT_EQ(open.outcome(), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(open.due(), "");
  EXPECT_THAT(ReasonOf(open), HasSubstr("This rule is not met."));
  const v1::Finding stated = finding("events { kind: 'attested_mixed' date: '2026-02-02' }");
  EXPECT_EQ(stated.outcome(), v1::OUTCOME_REPAIRED);
  ASSERT_EQ(stated.breaches_size(), 1);
  EXPECT_EQ(stated.breaches(0).since(), "");
  EXPECT_EQ(stated.breaches(0).until(), "2026-02-02");
}

TEST(OrganisationRules, TheReasonNamesWhatIsAtFaultAndSinceWhen) {
  const auto programme = Loaded(Dmit());
  constexpr char kRecord[] = R"(
    partners { party: "p-1" kind: "diaconate" since: "2025-11-03" }
    partners { party: "p-2" kind: "other.library" since: "2025-12-01" }
    partners { party: "p-3" kind: "welfare" role: "chain.law" })";
  const std::string reason =
      ReasonOf(FindingOf(CheckOrganisation(*programme, kRecord, "2026-03-02"), "DMIT-21"));
  EXPECT_THAT(reason, HasSubstr("diaconate p-1 and another partner p-2"));
  EXPECT_THAT(reason, HasSubstr("since 3 November 2025"));
  EXPECT_THAT(reason, Not(HasSubstr("p-3")));
}

TEST(OrganisationRules, TheReasonOfATeamNamesItsMemberAndNoOtherRole) {
  const auto programme = Loaded(Dmit());
  constexpr char kRecord[] = R"(groups { id: "g" kind: "expert_team" since: "2025-09-01"
    members { party: "m-1" role: "guide" since: "2025-09-01" tags: "specialism.work" }
    members { party: "m-2" role: "guide" since: "2025-09-01" tags: "trained_in_nl" } })";
  const v1::Report report = CheckOrganisation(*programme, kRecord, "2026-03-02");
  EXPECT_THAT(ReasonOf(FindingOf(report, "DMIT-07", "g")), HasSubstr("the rule: guide m-2."));
  EXPECT_THAT(ReasonOf(FindingOf(report, "DMIT-12b", "g")), HasSubstr("the rule: guide m-1."));
}

// ---- the trajectory beside it: what is missing is an answer or a detail, not a day ----

v1::Finding FindingOfTrajectory(const std::string& record, const std::string& rule) {
  v1::CheckRequest request;
  *request.mutable_trajectory() = FromText<v1::Trajectory>(
      "events { kind: 'intake' date: '2026-02-02' } "
      "involvements { role: 'guide' since: '2026-02-09' tags: 'shares_language' } " +
      record);
  request.set_judged_on("2026-03-10");
  request.add_languages("en");
  return FindingOf(Check(*Loaded(Dmit()), request), rule);
}

TEST(MissingFacts, AnAnswerThatNobodyAskedForIsNamedAsAnAnswer) {
  const v1::Finding finding = FindingOfTrajectory(
      "circumstances { name: 'fits_guide' value: 'not_asked' since: '2026-02-09' }", "DMIT-15");
  ASSERT_EQ(finding.missing_size(), 1);
  EXPECT_EQ(finding.missing(0).path(), "circumstances[0].value");
  EXPECT_THAT(ReasonOf(finding), HasSubstr("we need: the participant's answer about the guide."));
}

TEST(MissingFacts, ADetailThatIsNotKeptIsNotADay) {
  const v1::Finding finding = FindingOfTrajectory("not_recorded: 'involvements.tags'", "DMIT-12a");
  EXPECT_THAT(ReasonOf(finding), HasSubstr("we need: records of guide."));
}

TEST(Registers, AReportForProfessionalsHasNoTextsForTheParticipant) {
  const v1::Finding finding = FindingOfTrajectory("", "DMIT-12a");
  ASSERT_EQ(finding.remedies_size(), 1);
  EXPECT_EQ(finding.remedies(0).content(),
            "Record the training, or let somebody guide who has been trained.");
}

}  // namespace
}  // namespace baken
