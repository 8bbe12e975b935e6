// SPDX-License-Identifier: EUPL-1.2
// Which facts a finding names, and in which order: those with which a breach began and was mended,
// those that are missing, those that are open and at fault. Each is a rule and a record with an
// intake on 10 January.
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
using testing::TinyProgrammeAsking;

struct Asked {
  std::string requirement;
  std::string timing = "throughout { }";  // and whatever else the rule says
};

v1::Finding Judged(const Asked& rule, const std::string& record,
                   const std::string& judged_on = "2026-03-05") {
  return FindingOf(Check(*Loaded(TinyProgrammeAsking(rule.requirement, rule.timing)),
                         "events { kind: 'intake' date: '2026-01-10' } " + record, judged_on),
                   "T-01");
}

// "events[1] layers[0]"
template <typename List>
std::string Paths(const List& list) {
  std::string paths;
  for (const auto& one : list) paths += (paths.empty() ? "" : " ") + one.path();
  return paths;
}

// Of each breach: since, what it began with, until and what mended it.
std::string BreachesOf(const v1::Finding& finding) {
  std::string all;
  for (const v1::Breach& breach : finding.breaches()) {
    all += (all.empty() ? "" : "; ") + breach.since() + " by " + Paths(breach.causes());
    if (!breach.until().empty()) all += " until " + breach.until();
    if (breach.mended_by_size() > 0) all += " by " + Paths(breach.mended_by());
  }
  return all;
}

// "leaf of ids: have of want"
std::string OpenOf(const v1::Finding& finding) {
  std::string all;
  for (const v1::OpenItem& item : finding.open()) {
    all += (all.empty() ? "" : "; ") + item.leaf() + " of";
    for (const std::string& id : item.ids()) all += " " + id;
    all += ": " + std::to_string(item.have()) + " of " + std::to_string(item.want());
  }
  return all;
}

std::string Event(const std::string& kind, const std::string& date) {
  return "events { kind: '" + kind + "' date: '" + date + "' } ";
}

std::string Coach(const std::string& rest) {
  return "involvements { role: 'coach' " + rest + " } ";
}

constexpr char kContact[] = "occurred { moments { event: 'contact' } }";
constexpr char kACoach[] = "holding { spans { involvement: 'coach' } min: 1 }";
constexpr char kNoCoachInTheGroup[] = "holding { spans { member: 'coach' } min: 1 }";

std::string By(const std::string& anchor) {
  return "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR anchor { " + anchor + " } }";
}

TEST(WhatBeganABreach, IsToldInTheOrderOfPathsAndEachOnce) {
  const std::string one_day = Event("payment", "2026-02-01") + Event("ended", "2026-12-01") +
                              Event("contact", "2026-02-01");
  EXPECT_EQ(BreachesOf(Judged({kACoach, By("earlier_of { of { first { event: 'contact' } } of { "
                                           "first { event: 'payment' } } of { first { event: "
                                           "'contact' } } }")},
                              one_day, "2026-05-05")),
            "2026-04-02 by events[1] events[3]");
}

TEST(WhatBeganABreach, IsAnAnchorOfAMonthOrTheLastOfSome) {
  EXPECT_EQ(BreachesOf(Judged({kContact, By("first { event: 'payment' }")},
                              Event("payment", "2026-01"), "2026-04-05")),
            "2026-04-01 by events[1]");
  EXPECT_EQ(BreachesOf(Judged({kContact, By("last { event: 'payment' }")},
                              Event("payment", "2026-02-01"), "2026-04-05")),
            "2026-04-02 by events[1]");
}

TEST(WhatBeganABreach, IsNotWhatStillHolds) {
  const Asked both = {"all_of { of { " + std::string(kContact) + " } of { " + kACoach + " } }"};
  EXPECT_EQ(
      BreachesOf(Judged(both, Event("contact", "2026-01-05") + Event("contact", "2026-02-01") +
                                  Coach("until: '2026-02-01'"))),
      "2026-02-01 by involvements[0]");
}

TEST(WhatBeganABreach, IsNoClockWhereTheWindowBeginsOtherwise) {
  EXPECT_EQ(BreachesOf(Judged({kContact,
                               "throughout { window { since { plus { anchor { first { event: "
                               "'payment' } } term: 'two_months' counting: "
                               "COUNTING_AFTER_ANCHOR } } } }"},
                              Event("payment", "2026-01-12") + Event("intake", "2026-03-12"),
                              "2026-03-15")),
            "2026-03-12 by ");
}

TEST(WhatMendedABreach, IsToldInTheOrderOfPaths) {
  const Asked both = {"all_of { of { " + std::string(kACoach) + " } of { " + kContact + " } }"};
  EXPECT_EQ(BreachesOf(Judged(both, Coach("since: '2026-02-10'") + Event("contact", "2026-02-10"))),
            "2026-01-10 by events[0] until 2026-02-10 by events[1] involvements[0]");
}

TEST(WhatMendedABreach, IsNothingWhileItLasts) {
  EXPECT_EQ(BreachesOf(Judged({"occurred { moments { event: 'contact' } since_trigger: true }",
                               "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR each { "
                               "event: 'payment' } }"},
                              Event("payment", "2026-01-12") + Event("payment", "rubbish"),
                              "2026-04-05")),
            "2026-03-13 by events[1]");
}

TEST(WhatMendedABreach, OfOneDayIsWhoeverLeft) {
  EXPECT_EQ(BreachesOf(Judged(
                {"holding { spans { involvement: 'coach' } min: 1 max: 1 limited: true }"},
                Coach("party: 'a'") + Coach("party: 'b' since: '2026-02-01' until: '2026-02-02'"))),
            "2026-02-01 by involvements[1] until 2026-02-02 by involvements[1]");
}

TEST(WhatBeganABreach, OfNoneForEachDoesNotDependOnHowManyThereAre) {
  EXPECT_EQ(BreachesOf(Judged({"holding { spans { circumstance: 'care' } per { involvement: "
                               "'coach' } max: 0 limited: true }"},
                              "circumstances { name: 'care' value: 'yes' since: '2026-02-01' } "
                              "not_recorded: 'role:coach'")),
            "2026-02-01 by circumstances[0]");
}

TEST(WhatMendedABreach, OfOneDayIsWhoeverCame) {
  EXPECT_EQ(BreachesOf(Judged({kACoach}, Coach("party: 'a' until: '2026-02-01'") +
                                             Coach("party: 'b' since: '2026-02-02'"))),
            "2026-02-01 by involvements[0] until 2026-02-02 by involvements[1]");
}

TEST(WhatBeganABreach, OfTooManyForEachOfSomethingElseMayBeThatOneOfThoseLeft) {
  const Asked one_each = {
      "holding { spans { circumstance: 'care' } per { involvement: 'coach' } min: 1 max: 1 "
      "limited: true }"};
  const std::string record = "circumstances { name: 'care' value: 'yes' } " +
                             Coach("party: 'a' until: '2026-02-01'") +
                             Coach("party: 'b' since: '2026-02-10'");
  EXPECT_EQ(BreachesOf(Judged(one_each, record)),
            "2026-02-01 by involvements[0] until 2026-02-10 by involvements[1]");
  EXPECT_EQ(OpenOf(Judged(one_each, record, "2026-02-05")), "holding of care: 1 of 0");
}

// In whatever order they stand in the record.
TEST(TheLastDay, OfTwoDueFirstOnOneDayIsOfTheOneKnownBest) {
  const Asked rule = {"occurred { moments { event: 'contact' } since_trigger: true }",
                      "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR each { event: "
                      "'payment' } }"};
  const std::string day = Event("payment", "2026-02-01");
  const std::string month = Event("payment", "2026-02");
  for (const std::string& both : {day + month, month + day}) {
    const v1::Finding finding = Judged(rule, both);
    EXPECT_EQ(finding.due() + finding.due_latest(), "2026-04-01");
  }
}

// ---- what is missing ----

std::string MissingOf(const Asked& rule, const std::string& record,
                      const std::string& judged_on = "2026-03-05") {
  const v1::Finding finding = Judged(rule, record, judged_on);
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED) << finding.DebugString();
  return Paths(finding.missing());
}

TEST(WhatIsMissing, LeavesOutWhatCameOnTheLastDayAtTheLatest) {
  EXPECT_EQ(MissingOf({"occurred { moments { event: 'contact' } times: 2 }",
                       "by { term: 'two_months' counting: COUNTING_FROM_ANCHOR anchor { first { "
                       "event: 'payment' } } }"},
                      Event("payment", "2026-01") + Event("contact", "2026-02"), "2026-03-15"),
            "events[1].date");
}

TEST(WhatIsMissing, OfLayersAndPlansThatAreNotKeptIsOfTheirOwnSort) {
  EXPECT_EQ(MissingOf({"occurred { moments { layer_entered: 'layer2' } }"},
                      "not_recorded: 'layers.entered_on'"),
            "layers");
  EXPECT_EQ(MissingOf({"occurred { moments { plan_signed: 'pathway_plan' } }"},
                      "not_recorded: 'pathway_plan'"),
            "plans");
}

TEST(WhatIsMissing, IsNotWhatIsKnownToBeAbsent) {
  const std::string unknown = "occurred { moments { event: 'contact' within: 'two_months' } }";
  const std::string perhaps = Event("contact", "2026-03");
  EXPECT_EQ(MissingOf({"any_of { of { " + std::string(kACoach) + " } of { " + kContact + " } }"},
                      perhaps),
            "events[1].date");
  EXPECT_EQ(MissingOf({"any_of { of { holding { spans { circumstance: 'municipality' filter { "
                       "values: '0606' } } min: 1 absent_is_unknown: true } } of { " +
                       std::string(kContact) + " } }"},
                      "circumstances { name: 'municipality' value: '0344' since: '2026-03-05' } " +
                          perhaps),
            "events[1].date");
}

TEST(WhatIsMissing, IsToldOnce) {
  EXPECT_EQ(MissingOf({"any_of { of { " + std::string(kContact) +
                       " } of { occurred { moments { event: 'contact' } times: 2 } } }"},
                      Event("contact", "2026-03")),
            "events[1].date");
}

TEST(WhatIsMissing, OfWhatApliesIsWhatIsNeverAbsent) {
  EXPECT_EQ(MissingOf({kContact,
                       "throughout { } applies_when { holding { spans { circumstance: "
                       "'municipality' } min: 1 absent_is_unknown: true } }"},
                      ""),
            "circumstances");
}

TEST(WhatIsMissing, IsTheClockOnlyWhereTheClockIsLookedAt) {
  const std::string two = Event("payment", "2026-01") + Event("intake", "2026-02");
  EXPECT_EQ(MissingOf({kContact, By("first { event: 'payment' }")}, two), "events[1].date");
}

// ---- what is open ----

TEST(WhatIsOpen, CountsFromTheTriggerOn) {
  EXPECT_EQ(OpenOf(Judged({"occurred { moments { event: 'contact' } times: 2 since_trigger: true }",
                           "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR each { event: "
                           "'payment' } }"},
                          Event("contact", "2026-01-20") + Event("payment", "2026-02-01") +
                              Event("contact", "2026-02-03"))),
            "occurred of contact: 1 of 2");
}

TEST(WhatIsOpen, OfTagsIsEachActivityThatHasNone) {
  EXPECT_EQ(OpenOf(Judged({"reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE "
                           "} min: 2 distinct: 'theme.*' }"},
                          "activities { activity: 'work' done_on: '2026-02-01' } "
                          "activities { activity: 'housing' done_on: '2026-02-01' }")),
            "reached of housing: 1 of 2");
}

TEST(WhatIsOpen, ByTrackIsNoActivityWithoutATrack) {
  EXPECT_EQ(OpenOf(Judged({"reached { activities { status: STATUS_OFFERED } min: 2 distinct: "
                           "'track' }"},
                          "activities { activity: 'prayer' offered_on: '2026-02-01' }")),
            "reached of housing work: 0 of 2");
}

TEST(WhatIsOpen, OfABreachSinceEverIsNotToldOfItsFirstDay) {
  v1::Programme programme = TinyProgrammeAsking(kNoCoachInTheGroup);
  programme.mutable_rules(0)->set_scope(v1::SCOPE_GROUP);
  v1::CheckRequest request;
  request.set_judged_on("2026-03-05");
  *request.mutable_organisation() = FromText<v1::Organisation>(
      "groups { id: 'g' kind: 'team' members { party: 'p' role: 'participant' } }");
  const v1::Finding finding = FindingOf(Check(*Loaded(programme), request), "T-01", "g");
  ASSERT_EQ(finding.breaches_size(), 1);
  EXPECT_EQ(finding.breaches(0).since(), "");
  EXPECT_EQ(finding.breaches(0).open_size(), 0);
  EXPECT_EQ(OpenOf(finding), "holding of coach: 0 of 1");
}

TEST(WhatIsOpen, IsNothingWhereTooManyMayBeThere) {
  const v1::Finding coaches =
      Judged({"holding { spans { involvement: 'coach' } min: 1 max: 2 limited: true }"},
             Coach("party: 'a'") + Coach("party: 'b' since: '2026-03'") +
                 Coach("party: 'c' since: '2026-03'"));
  EXPECT_EQ(coaches.outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(OpenOf(coaches), "");
  const v1::Finding contacts =
      Judged({"occurred { moments { event: 'contact' } at_most: 'three' }"},
             Event("contact", "2026-03") + Event("contact", "2026-02-01") +
                 Event("contact", "2026-02-02") + Event("contact", "2026-02-03"));
  EXPECT_EQ(contacts.outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(OpenOf(contacts), "");
}

}  // namespace
}  // namespace baken
