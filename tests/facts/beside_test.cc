// SPDX-License-Identifier: EUPL-1.2
// A record under two programmes at once: what belongs to the one beside this is passed over. It is
// no data issue, and no answer is less certain for it.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

constexpr char kJudgedOn[] = "2026-06-01";
constexpr char kIntake[] = "events { kind: 'intake' date: '2026-01-01' } ";

v1::Outcome OutcomeOf(const std::string& requirement, const std::string& record) {
  const v1::Report report =
      Check(*Loaded(TinyProgrammeAsking(requirement)), kIntake + record, kJudgedOn);
  EXPECT_EQ(report.data_issues_size(), 0) << report.DebugString();
  return FindingOf(report, "T-01").outcome();
}

TEST(BesideAnotherProgramme, ARoleOfThatOneIsCertainlyNoneOfOurs) {
  const std::string by = "occurred { moments { event: 'contact' filter { by_any: 'coach' } } }";
  EXPECT_EQ(OutcomeOf(by, "events { kind: 'contact' date: '2026-01-01' by: 'other.role' }"),
            v1::OUTCOME_VIOLATED);
  const std::string owner =
      "holding { spans { plan: 'pathway_plan' filter { owner_none: 'participant' } } min: 1 }";
  EXPECT_EQ(OutcomeOf(owner,
                      "plans { kind: 'pathway_plan' drawn_up_on: '2026-01-01' "
                      "makers: 'other.role' owner: 'other.role' }"),
            v1::OUTCOME_SATISFIED);
}

TEST(BesideAnotherProgramme, SomebodyOfThatOneIsStillSomebody) {
  const std::string nobody = "occurred { moments { event: 'contact' filter { empty: 'by' } } }";
  EXPECT_EQ(OutcomeOf(nobody, "events { kind: 'contact' date: '2026-01-01' by: 'other.role' }"),
            v1::OUTCOME_VIOLATED);
}

TEST(BesideAnotherProgramme, APlanOfThatOneIsLeftOutWithItsElements) {
  const std::string goal = "holding { spans { plan_element: 'goal' } min: 1 }";
  EXPECT_EQ(OutcomeOf(goal,
                      "plans { kind: 'other.plan' drawn_up_on: '2026-01-01' "
                      "elements { kind: 'goal' } elements { kind: 'no such kind' } }"),
            v1::OUTCOME_VIOLATED);
}

// Nothing that stands in it is read: what it would say of it is that one's affair.
TEST(BesideAnotherProgramme, WhateverElseIsSaidOfItsWordsIsPassedOverToo) {
  const auto programme = Loaded(TinyProgramme());
  for (const char* record :
       {"activities { activity: 'other.task' done_on: 'rubbish' mode: 'letter' host: 'nobody' }",
        "memberships { kind: 'other.group' since: 'rubbish' }",
        "involvements { role: 'other.role' since: 'rubbish' tags: 'no such tag' }",
        "plans { kind: 'pathway_plan' drawn_up_on: '2026-01-01' "
        "elements { kind: 'other.element' since: 'rubbish' } }",
        "circumstances { name: 'other.circumstance' value: 'any' since: 'rubbish' }"}) {
    const v1::Report report = Check(*programme, record, kJudgedOn);
    EXPECT_EQ(report.data_issues_size(), 0) << report.DebugString();
  }
  for (const char* record :
       {"groups { id: 'g' kind: 'other.group' since: 'rubbish' tags: 'no such tag' }",
        "groups { id: 'g' kind: 'team' members { role: 'other.role' since: 'rubbish' } }",
        "partners { kind: 'other.partner' role: 'nobody' since: 'rubbish' }"}) {
    v1::CheckRequest request;
    request.set_judged_on(kJudgedOn);
    *request.mutable_organisation() = FromText<v1::Organisation>(record);
    const v1::Report report = Check(*programme, request);
    EXPECT_EQ(report.data_issues_size(), 0) << report.DebugString();
  }
}

TEST(BesideAnotherProgramme, AWaiverOfItsRulesIsNoDataIssueAndOneOfNoRuleIs) {
  const auto issues = [](const std::string& rule) {
    const std::string waiver = "waivers { rule: '" + rule + "' granted_by: 'coach' }";
    return Check(*Loaded(TinyProgramme()), waiver, kJudgedOn).data_issues_size();
  };
  EXPECT_EQ(issues("OTHER-07"), 0);
  EXPECT_EQ(issues("OTHERS-07"), 1);
}

TEST(BesideAnotherProgramme, MembershipsAreItsOwnWhereThisOneHasNoGroups) {
  v1::Programme programme = TinyProgrammeAsking("occurred { moments { event: 'contact' } }");
  v1::Vocabulary& vocabulary = *programme.mutable_vocabulary();
  for (int i = vocabulary.words_size() - 1; i >= 0; --i) {
    if (vocabulary.words(i).sort() == "group") vocabulary.mutable_words()->DeleteSubrange(i, 1);
  }
  constexpr char kMember[] = "memberships { group: 'g' since: '2026-01-01' }";
  EXPECT_EQ(Check(*Loaded(programme), kMember, kJudgedOn).data_issues_size(), 0);
  vocabulary.clear_passed_over();
  EXPECT_EQ(Check(*Loaded(programme), kMember, kJudgedOn).data_issues_size(), 1);
}

}  // namespace
}  // namespace baken
