// SPDX-License-Identifier: EUPL-1.2
// The edges of what facts mean: days next to one another, two readings of one month, what is set
// aside whole. Each is asked through a rule of one requirement, owed throughout from the intake on.
#include <gtest/gtest.h>

#include "facts/facts.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

constexpr char kIntake[] = "events { kind: 'intake' date: '2026-01-01' } ";
constexpr auto kSatisfied = v1::OUTCOME_SATISFIED;
constexpr auto kViolated = v1::OUTCOME_VIOLATED;
constexpr auto kUndetermined = v1::OUTCOME_UNDETERMINED;

v1::Outcome Asked(const v1::Programme& programme, const std::string& record,
                  const std::string& day) {
  return FindingOf(Check(*Loaded(programme), kIntake + record, day), "T-01").outcome();
}

v1::Outcome Asked(const std::string& requirement, const std::string& record,
                  const std::string& day) {
  return Asked(TinyProgrammeAsking(requirement), record, day);
}

int Issues(const std::string& record, const std::string& day) {
  return Check(*Loaded(TinyProgramme()), kIntake + record, day).data_issues_size();
}

constexpr char kContact[] = "occurred { moments { event: 'contact' } }";
constexpr char kACoach[] = "holding { spans { involvement: 'coach' } min: 1 }";

// ---- periods ----

TEST(PeriodEdges, OneDayIsAPeriod) {
  constexpr char kDay[] =
      "involvements { role: 'coach' since: '2026-01-01' through: '2026-01-01' }";
  EXPECT_EQ(Issues(kDay, "2026-01-01"), 0);
  EXPECT_EQ(Asked(kACoach, kDay, "2026-01-01"), kSatisfied);
}

TEST(PeriodEdges, AnEmptyPeriodIsNoMistakeAlsoWhereItsLastDayIsGivenTwice) {
  EXPECT_EQ(Issues("involvements { role: 'coach' since: '2026-03-01' until: '2026-03-01' "
                   "through: '2026-02-28' }",
                   "2026-03-01"),
            0);
}

TEST(PeriodEdges, AnUnknownEndOfWhatIsStillToBeginIsStillToCome) {
  EXPECT_EQ(
      Issues("involvements { role: 'coach' since: '2026-05-01' until: 'unknown' }", "2026-03-01"),
      0);
}

TEST(PeriodEdges, AnUnknownEndOfWhatBeginsOnTheDayJudgedHasComeByThatDay) {
  EXPECT_EQ(Asked(kACoach, "involvements { role: 'coach' since: '2026-01-01' until: 'unknown' }",
                  "2026-01-01"),
            kViolated);
}

TEST(PeriodEdges, NothingEndsBeforeItBegan) {
  constexpr char kEnded[] = "occurred { moments { ended { involvement: 'coach' } } }";
  constexpr char kRecord[] = "involvements { role: 'coach' since: '2026-03-10' until: '2026-03' }";
  EXPECT_EQ(Asked(kEnded, kRecord, "2026-03-09"), kViolated);
  EXPECT_EQ(Asked(kEnded, kRecord, "2026-03-10"), kUndetermined);
}

TEST(PeriodEdges, NothingBeganAfterItEnded) {
  constexpr char kUpTo15[] =
      "involvements { role: 'coach' since: '2026-02' through: '2026-02-15' }";
  EXPECT_EQ(Asked(kACoach, kUpTo15, "2026-02-14"), kUndetermined);
  EXPECT_EQ(Asked(kACoach, kUpTo15, "2026-02-15"), v1::OUTCOME_REPAIRED);
  EXPECT_EQ(Asked(kACoach, kUpTo15, "2026-02-16"), kViolated);
  // Until a day it may have lasted for none.
  EXPECT_EQ(Asked(kACoach, "involvements { role: 'coach' since: '2026-02' until: '2026-02-15' }",
                  "2026-02-14"),
            kUndetermined);
  constexpr char kUntilJune[] = "involvements { role: 'coach' until: '2026-06-01' } ";
  const auto programme = Loaded(TinyProgrammeAsking(
      kContact,
      "by { anchor { first { ended { involvement: 'coach' } } } term: 'two_months' counting: "
      "COUNTING_AFTER_ANCHOR }"));
  const v1::Finding finding = FindingOf(
      Check(*programme, std::string(kIntake) + kUntilJune + kUpTo15, "2026-02-18"), "T-01");
  EXPECT_EQ(finding.due(), "2026-04-16");
  EXPECT_EQ(finding.due_latest(), "");
}

TEST(PeriodEdges, AnEndThatIsNotKeptMayHaveComeUnlessItIsThere) {
  constexpr char kCoach[] = "involvements { role: 'coach' } ";
  constexpr char kUntilMay[] = "involvements { role: 'coach' until: '2026-05-01' } ";
  EXPECT_EQ(Asked(kACoach, kCoach, "2026-04-01"), kSatisfied);
  for (const std::string end : {"until", "through"}) {
    const std::string lost = "not_recorded: 'involvements." + end + "'";
    EXPECT_EQ(Asked(kACoach, kCoach + lost, "2026-04-01"), kUndetermined) << end;
    EXPECT_EQ(Asked(kACoach, kUntilMay + lost, "2026-04-01"), kSatisfied) << end;
  }
}

TEST(PeriodEdges, AFirstDayThatIsNotKeptMayBeTheDayJudged) {
  constexpr char kLost[] = "not_recorded: 'involvements.since' ";
  EXPECT_EQ(Asked(kACoach, std::string(kLost) + "involvements { role: 'coach' }", "2026-04-01"),
            kUndetermined);
  EXPECT_EQ(
      Asked(kACoach, std::string(kLost) + "involvements { role: 'coach' since: '2025-12-01' }",
            "2026-04-01"),
      kSatisfied);
}

// ---- set aside ----

TEST(SetAsideWhole, AnEventWithoutADayOrWithAnAmountBelowNothing) {
  EXPECT_EQ(Asked(kContact, "events { kind: 'contact' }", "2026-01-01"), kUndetermined);
  EXPECT_EQ(
      Asked(kContact, "events { kind: 'contact' date: '2026-01-01' amount: -1 }", "2026-01-01"),
      kUndetermined);
}

TEST(SetAsideWhole, APlanWithoutADayOrWithADayThatCannotBeRead) {
  constexpr char kPlan[] = "holding { spans { plan: 'pathway_plan' } min: 1 }";
  for (const char* dates :
       {"", "drawn_up_on: '2025-02-30'", "drawn_up_on: '2025-12-01' signed_on: '2025-02-30'"}) {
    EXPECT_EQ(
        Asked(kPlan, "plans { kind: 'pathway_plan' " + std::string(dates) + " }", "2026-01-01"),
        kUndetermined)
        << dates;
  }
}

TEST(SetAsideWhole, ASignatureThatIsNotKeptMayBeThere) {
  constexpr char kSigned[] = "occurred { moments { plan_signed: 'pathway_plan' } }";
  constexpr char kPlan[] = "plans { kind: 'pathway_plan' drawn_up_on: '2025-12-01' } ";
  EXPECT_EQ(Asked(kSigned, kPlan, "2026-01-01"), kViolated);
  EXPECT_EQ(Asked(kSigned, std::string(kPlan) + "not_recorded: 'plans.signed_on'", "2026-01-01"),
            kUndetermined);
}

TEST(SetAsideWhole, ALayerEntryWithoutADay) {
  EXPECT_EQ(Asked("holding { spans { layer: 'layer2' } min: 1 }", "layers { layer: 'layer2' }",
                  "2026-01-01"),
            kUndetermined);
}

TEST(SetAsideWhole, AWaiverWhoseDaysCannotBeReadMayHoldOnAnyDay) {
  constexpr char kWaiver[] = "waivers { rule: 'T-01' granted_by: 'coach' since: ";
  EXPECT_EQ(Asked(kContact, std::string(kWaiver) + "'2025-02-30' }", "2026-01-01"), kUndetermined);
  EXPECT_EQ(Asked(kContact, std::string(kWaiver) + "'2025-12-01' }", "2026-01-01"),
            v1::OUTCOME_WAIVED);
}

TEST(SetAsideWhole, AnActivityDoneBeforeItStarted) {
  EXPECT_EQ(Asked("reached { activities { ids: 'work' status: STATUS_STARTED } all: true }",
                  "activities { activity: 'work' started_on: '2025-12-10' done_on: '2025-12-01' }",
                  "2026-01-01"),
            kUndetermined);
}

TEST(SetAsideWhole, TheOfferOfASensitiveModuleThatCannotBeReadMayBeThere) {
  EXPECT_EQ(Asked("reached { activities { ids: 'prayer' status: STATUS_OFFERED } all: true }",
                  "activities { activity: 'prayer' offered_on: '2025-02-30' }", "2026-01-01"),
            kUndetermined);
}

TEST(SetAsideWhole, AnElementThatServesNothingOfItsPlan) {
  EXPECT_EQ(Asked("holding { spans { plan_element: 'support_need' } min: 1 }",
                  "plans { kind: 'pathway_plan' drawn_up_on: '2025-12-01' "
                  "elements { kind: 'support_need' serves: 'g9' } }",
                  "2026-01-01"),
            kUndetermined);
}

TEST(SetAsideWhole, WithTheDaysThatCouldBeRead) {
  EXPECT_EQ(Asked(kACoach, "involvements { role: 'coach' since: '2025-02-30' until: '2025-12-01' }",
                  "2026-01-01"),
            kUndetermined);
  EXPECT_EQ(Asked("occurred { moments { plan_signed: 'pathway_plan' } }",
                  "plans { kind: 'pathway_plan' drawn_up_on: 'rubbish' signed_on: '2026-03-01' }",
                  "2026-01-01"),
            kUndetermined);
  EXPECT_EQ(Asked("occurred { moments { started { plan_element: 'goal' } } }",
                  "plans { kind: 'pathway_plan' drawn_up_on: '2025-12-01' "
                  "elements { kind: 'goal' until: 'rubbish' } }",
                  "2026-01-01"),
            kUndetermined);
  EXPECT_EQ(Asked("reached { activities { ids: 'work' status: STATUS_DONE } all: true }",
                  "activities { activity: 'work' not_applicable_on: '2025-12-01' "
                  "reason: 'too_ill' done_on: 'rubbish' }",
                  "2026-01-01"),
            kUndetermined);
}

TEST(SetAsideWhole, OfASensitiveModuleNothingButTheOfferMayBeThere) {
  for (const char* status : {"STARTED", "DONE", "SETTLED"}) {
    EXPECT_EQ(Asked("reached { activities { ids: 'prayer' status: STATUS_" + std::string(status) +
                        " } all: true }",
                    "activities { activity: 'prayer' offered_on: '2025-02-30' }", "2026-01-01"),
              kViolated)
        << status;
  }
}

TEST(SetAsideWhole, AnAmountBelowNothingLowersNoSum) {
  constexpr char kThree[] = "occurred { moments { event: 'payment' } amount: 'three' }";
  constexpr char kPaid[] = "events { kind: 'payment' date: '2026-01-01' amount: 3 } ";
  EXPECT_EQ(Asked(kThree, kPaid, "2026-01-01"), kSatisfied);
  EXPECT_EQ(
      Asked(kThree, std::string(kPaid) + "events { kind: 'payment' date: '2026-01-01' amount: -5 }",
            "2026-01-01"),
      kSatisfied);
}

TEST(SetAsideWhole, AnAmountBelowNothingLowersNoSumThatMayBeTooHigh) {
  EXPECT_EQ(Asked("occurred { moments { event: 'payment' } at_most: 'three' }",
                  "events { kind: 'payment' date: '2026-01-01' amount: 3 } "
                  "events { kind: 'payment' date: 'rubbish' amount: 1 } "
                  "events { kind: 'payment' date: '2026-01-01' amount: -5 }",
                  "2026-01-01"),
            kUndetermined);
}

TEST(SetAsideWhole, AnEventWithoutAnAmountAddsNothing) {
  EXPECT_EQ(Asked("occurred { moments { event: 'payment' } amount: 'three' }",
                  "events { kind: 'payment' date: '2026-01-01' amount: 2 } "
                  "events { kind: 'payment' date: '2026-01-01' }",
                  "2026-01-01"),
            kViolated);
}

TEST(SetAsideAlone, ARoleOrAModeThatNobodyKnowsMayBeTheOneAskedFor) {
  EXPECT_EQ(
      Asked("holding { spans { plan: 'pathway_plan' filter { owner_none: 'coach' } } min: 1 }",
            "plans { kind: 'pathway_plan' drawn_up_on: '2025-12-01' owner: 'koach' }",
            "2026-01-01"),
      kUndetermined);
  EXPECT_EQ(
      Asked("occurred { moments { activity { ids: 'work' status: STATUS_DONE } "
            "filter { modes: 'remote' } } }",
            "activities { activity: 'work' done_on: '2025-12-01' mode: 'remoot' }", "2026-01-01"),
      kUndetermined);
}

TEST(Filled, AReasonThatIsThereAndTheRoleThatEveryInvolvementHas) {
  constexpr char kWithoutReason[] =
      "occurred { moments { activity { ids: 'work' status: STATUS_DONE } "
      "filter { empty: 'reason' } } }";
  constexpr char kDone[] = "activities { activity: 'work' done_on: '2025-12-01' ";
  EXPECT_EQ(Asked(kWithoutReason, std::string(kDone) + "}", "2026-01-01"), kSatisfied);
  EXPECT_EQ(Asked(kWithoutReason, std::string(kDone) + "reason: 'too_ill' }", "2026-01-01"),
            kViolated);
  EXPECT_EQ(Asked("holding { spans { involvement: 'coach' filter { empty: 'role' } } min: 1 }",
                  "involvements { role: 'coach' }", "2026-01-01"),
            kViolated);
}

// ---- layers ----

constexpr char kLayer2[] = "holding { spans { layer: 'layer2' } min: 1 }";
constexpr char kSomeLayer[] = "holding { spans { any { sort: 'layer' } } min: 1 }";

TEST(LayerEdges, AnEntryKnownToTheMonthIsCertainOnceThatMonthIsOver) {
  EXPECT_EQ(Asked(kLayer2, "layers { layer: 'layer2' entered_on: '2025-12' }", "2026-01-15"),
            kSatisfied);
}

TEST(LayerEdges, OfTwoEntriesWhoseOrderIsNotKnownEitherMayBeHeld) {
  constexpr char kRecord[] = R"(layers { layer: 'layer2' entered_on: '2025-10' }
                                layers { layer: 'layer3' entered_on: '2025-10-15' })";
  EXPECT_EQ(Issues(kRecord, "2026-01-15"), 0);
  EXPECT_EQ(Asked(kLayer2, kRecord, "2026-01-15"), kUndetermined);
  EXPECT_EQ(Asked("holding { spans { layer: 'layer1' } limited: true }", kRecord, "2026-01-15"),
            kSatisfied);
  constexpr char kOnTheFirst[] = R"(layers { layer: 'layer2' entered_on: '2025-10' }
                                    layers { layer: 'layer3' entered_on: '2025-10-01' })";
  EXPECT_EQ(Issues(kOnTheFirst, "2026-01-15"), 0) << "they need not be of one day";
}

TEST(LayerEdges, WhereTheLayerIsUnknownItIsOneOfThoseThereAreUpToSixtyFour) {
  constexpr char kUnknown[] = "layers { layer: 'no_layer' entered_on: '2025-12-01' }";
  EXPECT_EQ(Asked(kSomeLayer, kUnknown, "2026-01-01"), kSatisfied);
  v1::Programme many = TinyProgrammeAsking(kLayer2);
  for (int i = 4; i <= 64; ++i) many.mutable_vocabulary()->add_layers("layer" + std::to_string(i));
  EXPECT_EQ(Asked(many, kUnknown, "2026-01-01"), kUndetermined);
  v1::Programme lowest = TinyProgrammeAsking("holding { spans { layer: 'layer1' } min: 1 }");
  *lowest.mutable_vocabulary() = many.vocabulary();
  EXPECT_EQ(Asked(lowest, kUnknown, "2026-01-01"), kUndetermined);
}

// Of an entry known to the month and one known to the day within it, each day has its own answer.
TEST(LayerEdges, AnEntryWithinTheMonthOfAnotherMayBeHeldFromItsOwnDayOn) {
  constexpr char kRecord[] = R"(layers { layer: 'layer2' entered_on: '2026-01' }
                                layers { layer: 'layer3' entered_on: '2026-01-10' })";
  constexpr char kNotLayer3[] = "holding { spans { layer: 'layer3' } limited: true }";
  EXPECT_EQ(Asked(kNotLayer3, kRecord, "2026-01-09"), kSatisfied);
  EXPECT_EQ(Asked(kNotLayer3, kRecord, "2026-01-10"), kUndetermined);
  EXPECT_EQ(Asked(kSomeLayer, kRecord, "2026-03-01"), kSatisfied);
  constexpr char kLayer1[] = "holding { spans { layer: 'layer1' } min: 1 }";
  EXPECT_EQ(Asked(kLayer1, kRecord, "2026-01-01"), kUndetermined);
  EXPECT_EQ(Asked(kLayer1, kRecord, "2026-01-15"), kViolated) << "one of the two has come";
}

TEST(LayerEdges, OneOfTheLowestThatWasSetAsideLeavesTheLayerUnknownToo) {
  EXPECT_EQ(Asked("holding { spans { layer: 'layer1' } min: 1 }",
                  "layers { layer: 'layer1' entered_on: 'rubbish' }", "2026-01-01"),
            kUndetermined);
}

TEST(LayerEdges, AnEntryIsRepeatedOnlyPerhapsWhereAnotherThatWasSetAsideMayLieInBetween) {
  constexpr char kTwice[] = R"(layers { layer: 'layer2' entered_on: '2025-02-01' }
                               layers { layer: 'layer2' entered_on: '2025-03-01' } )";
  constexpr char kEnteredTwice[] = "occurred { moments { layer_entered: 'layer2' } times: 2 }";
  EXPECT_EQ(Asked(kEnteredTwice, kTwice, "2026-01-01"), kViolated);
  EXPECT_EQ(
      Asked(kEnteredTwice, std::string(kTwice) + "layers { layer: 'layer3' entered_on: 'rubbish' }",
            "2026-01-01"),
      kUndetermined);
}

// One that was set aside may have come before an entry of the same layer, which then is none.
TEST(LayerEdges, AnEntryAfterOneOfItsLayerThatWasSetAsideIsOneOnlyPerhaps) {
  const auto programme =
      Loaded(TinyProgrammeAsking("holding { spans { involvement: 'coach' } min: 1 }",
                                 "at { each { layer_entered: 'layer2' } }"));
  constexpr char kRecord[] = R"(involvements { role: 'coach' until: '2026-01-20' }
                                layers { layer: 'layer2' entered_on: 'rubbish' }
                                layers { layer: 'layer2' entered_on: '2026-02-01' })";
  EXPECT_EQ(FindingOf(Check(*programme, kRecord, "2026-03-01"), "T-01").outcome(), kUndetermined);
}

TEST(LayerEdges, ASystemThatKeepsOneLayerKeepsTheLayerHeld) {
  const auto outcome = [](const std::vector<std::string>& recorded) {
    v1::CheckRequest request;
    request.set_judged_on("2026-01-01");
    *request.mutable_trajectory() = FromText<v1::Trajectory>(kIntake);
    for (const std::string& entry : recorded) request.add_recorded(entry);
    return FindingOf(Check(*Loaded(TinyProgrammeAsking(kLayer2)), request), "T-01").outcome();
  };
  EXPECT_EQ(outcome({"intake", "layer3"}), kViolated);
  EXPECT_EQ(outcome({"intake", "contact"}), kUndetermined);
}

// ---- plans ----

std::string Plan(const std::string& day, const std::string& rest = "",
                 const std::string& kind = "pathway_plan") {
  return "plans { kind: '" + kind + "' drawn_up_on: '" + day + "' " + rest + " } ";
}

constexpr char kAPlan[] = "holding { spans { plan: 'pathway_plan' } min: 1 }";
constexpr char kOnePlan[] = "holding { spans { plan: 'pathway_plan' } limited: true max: 1 }";

TEST(PlanEdges, PlansOfOneDayBothStillHoldLater) {
  EXPECT_EQ(Asked("holding { spans { plan: 'pathway_plan' } min: 2 }",
                  Plan("2026-01-01") + Plan("2026-01-01"), "2026-06-01"),
            kSatisfied);
}

TEST(PlanEdges, APlanOfAnotherKindEndsNone) {
  v1::Programme programme = TinyProgrammeAsking(kAPlan);
  v1::Word* word = programme.mutable_vocabulary()->add_words();
  word->set_id("work_plan");
  word->set_sort("plan");
  EXPECT_EQ(
      Asked(programme, Plan("2026-01-01") + Plan("2026-02-01", "", "work_plan"), "2026-06-01"),
      kSatisfied);
}

TEST(PlanEdges, APlanHoldsOnItsOwnDayWhateverMayHaveFollowedAndPerhapsNoLongerTheDayAfter) {
  const std::string two = Plan("2026-01-01") + Plan("2026-01");
  EXPECT_EQ(Asked(kAPlan, two, "2026-01-01"), kSatisfied);
  EXPECT_EQ(Asked(kAPlan, two, "2026-01-02"), kUndetermined);
}

TEST(PlanEdges, PlansThatMayBeOfOneDayMayHoldTogether) {
  EXPECT_EQ(Asked(kOnePlan, Plan("2026-01-01") + Plan("2026-01"), "2026-06-01"), kUndetermined);
  EXPECT_EQ(Asked(kOnePlan, Plan("2026-01") + Plan("2026-01-31"), "2026-06-01"), kUndetermined);
  EXPECT_EQ(Asked(kOnePlan, Plan("2026-01") + Plan("2026-02-01"), "2026-06-01"), kSatisfied);
}

TEST(PlanEdges, AnElementHasTheOwnerAndTheMakersOfItsPlan) {
  const auto goal = [](const std::string& filter) {
    return "holding { spans { plan_element: 'goal' filter { " + filter + " } } min: 1 }";
  };
  const std::string plan =
      Plan("2026-01-01",
           "owner: 'coach' makers: 'participant' makers: 'coach' elements { kind: 'goal' }");
  EXPECT_EQ(Asked(goal("owner_none: 'participant'"), plan, "2026-01-01"), kSatisfied);
  EXPECT_EQ(Asked(goal("owner_none: 'coach'"), plan, "2026-01-01"), kViolated);
  EXPECT_EQ(Asked(goal("by_any: 'participant'"), plan, "2026-01-01"), kSatisfied);
  EXPECT_EQ(Asked(goal("by_any: 'care'"), plan, "2026-01-01"), kViolated);
}

// ---- texts ----

TEST(Codes, AreLettersDigitsAndAFewSignsUpToSixtyFourLong) {
  EXPECT_TRUE(IsCode("azAZ09_.:-/"));
  EXPECT_TRUE(IsCode(std::string(64, 'x')));
  EXPECT_FALSE(IsCode(std::string(65, 'x')));
  for (const char* text : {"a b", "`", "{", "@", "[", ",", ";", "\xc3\xab"}) {
    EXPECT_FALSE(IsCode(text)) << text;
  }
}

TEST(CitizenServiceNumbers, AreNineDigitsThatPassTheElevenTest) {
  EXPECT_TRUE(LooksLikeBsn("999990019"));
  EXPECT_FALSE(LooksLikeBsn("999990018"));
  EXPECT_FALSE(LooksLikeBsn("000000000"));
  EXPECT_FALSE(LooksLikeBsn("99999001"));
  // With the signs beside 0 and 9 read as -1 and 10 these would pass.
  EXPECT_FALSE(LooksLikeBsn("1098/7656"));
  EXPECT_FALSE(LooksLikeBsn("1098:7656"));
}

}  // namespace
}  // namespace baken
