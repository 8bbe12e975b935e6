// SPDX-License-Identifier: EUPL-1.2
// What facts mean once they are read: periods, partial dates, layers, plans, facts set aside. Each
// is asked through a rule of one requirement, owed throughout from the intake on.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::Loaded;
using testing::TinyProgrammeAsking;

constexpr char kIntake[] = "events { kind: 'intake' date: '2026-01-01' } ";

// The outcome of a programme that asks only this.
class Asking {
 public:
  explicit Asking(const std::string& requirement)
      : programme_(Loaded(TinyProgrammeAsking(requirement))) {}

  v1::Finding Finding(const std::string& record, const std::string& day) const {
    return FindingOf(Check(*programme_, kIntake + record, day), "T-01");
  }
  v1::Outcome On(const std::string& day, const std::string& record) const {
    return Finding(record, day).outcome();
  }

 private:
  std::unique_ptr<const Programme> programme_;
};

constexpr auto kSatisfied = v1::OUTCOME_SATISFIED;
constexpr auto kViolated = v1::OUTCOME_VIOLATED;
constexpr auto kUndetermined = v1::OUTCOME_UNDETERMINED;

constexpr char kACoach[] = "holding { spans { involvement: 'coach' } min: 1 }";
constexpr char kNoCoach[] = "holding { spans { involvement: 'coach' } limited: true }";
constexpr char kAtMostFive[] = "holding { spans { involvement: 'coach' } limited: true max: 5 }";

// ---- periods ----

TEST(Periods, UntilIsTheFirstDayThatNoLongerCountsAndThroughTheLastThatDoes) {
  const Asking coach(kACoach);
  for (const char* record : {"involvements { role: 'coach' until: '2026-03-01' }",
                             "involvements { role: 'coach' through: '2026-02-28' }"}) {
    EXPECT_EQ(coach.On("2026-02-28", record), kSatisfied) << record;
    EXPECT_EQ(coach.On("2026-03-01", record), kViolated) << record;
  }
}

TEST(Periods, SinceIsTheFirstDayThatCounts) {
  const Asking coach(kACoach);
  constexpr char kRecord[] = "involvements { role: 'coach' since: '2026-01-02' }";
  EXPECT_EQ(coach.On("2026-01-01", kRecord), kViolated);
  EXPECT_EQ(coach.On("2026-01-02", kRecord), v1::OUTCOME_REPAIRED);
}

TEST(Periods, OnASwapNoDayCountsBothAndNoDayNone) {
  constexpr char kSwap[] = R"(involvements { role: 'coach' party: 'a' until: '2026-03-01' }
                              involvements { role: 'coach' party: 'b' since: '2026-03-01' })";
  const Asking one("holding { spans { involvement: 'coach' } min: 1 max: 1 limited: true }");
  EXPECT_EQ(one.On("2026-06-01", kSwap), kSatisfied);
}

TEST(Periods, OnePartyInTwoOverlappingPeriodsIsOne) {
  constexpr char kTwice[] = R"(involvements { role: 'coach' party: 'a' until: '2026-04-01' }
                               involvements { role: 'coach' party: 'a' since: '2026-03-01' })";
  const Asking one("holding { spans { involvement: 'coach' } min: 1 max: 1 limited: true }");
  EXPECT_EQ(one.On("2026-03-15", kTwice), kSatisfied);
}

TEST(Periods, APartialThroughIsAnUnknownLastDayNotTheEndOfTheMonth) {
  const Asking coach(kACoach);
  constexpr char kRecord[] = "involvements { role: 'coach' through: '2026-02' }";
  EXPECT_EQ(coach.On("2026-02-01", kRecord), kSatisfied);
  EXPECT_EQ(coach.On("2026-02-02", kRecord), kUndetermined);
  EXPECT_EQ(coach.On("2026-02-28", kRecord), kUndetermined);
  EXPECT_EQ(coach.On("2026-03-01", kRecord), kViolated);
}

TEST(Periods, AnUnknownFirstDayLiesOnOrBeforeTheDayJudged) {
  const Asking coach(kACoach);
  constexpr char kRecord[] = "involvements { role: 'coach' since: 'unknown' }";
  // Held on the day judged for certain; whether it was held before, nobody knows.
  EXPECT_EQ(coach.On("2026-06-01", kRecord), kUndetermined);
  EXPECT_EQ(Asking(kNoCoach).On("2026-06-01", kRecord), kViolated);
}

TEST(Periods, AnEmptyPeriodCountsOnNoDay) {
  constexpr char kRecord[] =
      "involvements { role: 'coach' since: '2026-03-01' until: '2026-03-01' }";
  EXPECT_EQ(Asking(kNoCoach).On("2026-06-01", kRecord), kSatisfied);
}

// ---- dates that are not known to the day ----

TEST(PartialDates, AMonthMayBeAnyOfItsDays) {
  const Asking contact("occurred { moments { event: 'contact' } }");
  constexpr char kRecord[] = "events { kind: 'contact' date: '2026-03' }";
  EXPECT_EQ(contact.On("2026-02-28", kRecord), kViolated);
  EXPECT_EQ(contact.On("2026-03-01", kRecord), kUndetermined);
  EXPECT_EQ(contact.On("2026-03-31", kRecord), v1::OUTCOME_REPAIRED);
}

TEST(PartialDates, AnUnknownDayHasComeByTheDayJudged) {
  const Asking none("occurred { moments { event: 'contact' } at_most: 'three' }");
  const std::string unknown = "events { kind: 'contact' date: 'unknown' } ";
  EXPECT_EQ(none.On("2026-06-01", unknown + unknown + unknown), kSatisfied);
  EXPECT_EQ(none.On("2026-06-01", unknown + unknown + unknown + unknown), kViolated);
}

TEST(PartialDates, TheFactThatWouldDecideIsNamed) {
  const Asking contact("occurred { moments { event: 'contact' } }");
  const v1::Finding finding =
      contact.Finding("events { kind: 'contact' date: '2026-03' }", "2026-03-10");
  ASSERT_EQ(finding.missing_size(), 1) << finding.DebugString();
  EXPECT_EQ(finding.missing(0).path(), "events[1].date");
  EXPECT_EQ(finding.missing(0).what(), "contact");
}

// ---- facts set aside ----

std::string Coaches(int good, int bad) {
  std::string record;
  for (int i = 0; i < good; ++i) {
    record += "involvements { role: 'coach' party: 'p" + std::to_string(i) + "' } ";
  }
  for (int i = 0; i < bad; ++i) {
    record +=
        "involvements { role: 'coach' party: 'q" + std::to_string(i) + "' since: '2026-02-31' } ";
  }
  return record;
}

TEST(SetAside, CountsAsOneFactThatMayBeThereOnAnyDay) {
  const Asking at_most_five(kAtMostFive);
  EXPECT_EQ(at_most_five.On("2026-06-01", Coaches(3, 1)), kSatisfied);
  EXPECT_EQ(at_most_five.On("2026-06-01", Coaches(4, 1)), kSatisfied);
  EXPECT_EQ(at_most_five.On("2026-06-01", Coaches(5, 1)), kUndetermined);
  EXPECT_EQ(at_most_five.On("2026-06-01", Coaches(4, 2)), kUndetermined);
  EXPECT_EQ(at_most_five.On("2026-06-01", Coaches(6, 1)), kViolated);
}

TEST(SetAside, NeverMakesAMinimumCertain) {
  EXPECT_EQ(Asking(kACoach).On("2026-06-01", Coaches(0, 1)), kUndetermined);
  EXPECT_EQ(Asking(kACoach).On("2026-06-01", Coaches(1, 1)), kSatisfied);
}

TEST(SetAside, IsTheWholeMessageWithAllItsDates) {
  const Asking offered("reached { activities { ids: 'work' status: STATUS_OFFERED } all: true }");
  EXPECT_EQ(offered.On("2026-06-01",
                       "activities { activity: 'work' offered_on: '2025-12-01' "
                       "done_on: '2026-02-31' }"),
            kUndetermined);
  EXPECT_EQ(offered.On("2026-06-01",
                       "activities { activity: 'work' done_on: '2026-02-31' } "
                       "activities { activity: 'work' offered_on: '2025-12-01' }"),
            kSatisfied);
}

TEST(SetAside, ALayerEntryLeavesTheLayerUnknownOnEveryDay) {
  const Asking layer1("holding { spans { layer: 'layer1' } min: 1 }");
  EXPECT_EQ(layer1.On("2026-06-01", ""), kSatisfied);
  EXPECT_EQ(layer1.On("2026-01-01", "layers { layer: 'layer2' entered_on: '2026-02-31' }"),
            kUndetermined);
  EXPECT_EQ(layer1.On("2026-01-01", R"(layers { layer: 'layer2' entered_on: '2026-03-01' }
                                       layers { layer: 'layer3' entered_on: '2026-03-01' })"),
            kUndetermined);
}

TEST(SetAside, AfterAnUnknownLayerTheLayerIsUnknownAndBeforeItIsNot) {
  const Asking layer1("holding { spans { layer: 'layer1' } min: 1 }");
  constexpr char kRecord[] = "layers { layer: 'layer9' entered_on: '2026-03-01' }";
  EXPECT_EQ(layer1.On("2026-02-28", kRecord), kSatisfied);
  EXPECT_EQ(layer1.On("2026-03-01", kRecord), kUndetermined);
}

TEST(SetAside, AnUnknownRoleInAListIsSetAsideAlone) {
  const auto done_by = [](const std::string& roles) {
    return Asking("occurred { moments { event: 'contact' filter { " + roles + " } } }");
  };
  constexpr char kRecord[] =
      "events { kind: 'contact' date: '2026-01-01' by: 'coach' by: 'koach' }";
  EXPECT_EQ(done_by("by_all: 'coach'").On("2026-01-01", kRecord), kSatisfied);
  EXPECT_EQ(done_by("by_any: 'participant'").On("2026-01-01", kRecord), kUndetermined);
  EXPECT_EQ(done_by("by_all: 'coach' by_all: 'participant'").On("2026-01-01", kRecord),
            kUndetermined);
}

TEST(SetAside, NothingDependsOnAnUnknownWord) {
  const Asking contact("occurred { moments { event: 'contact' } }");
  EXPECT_EQ(contact.On("2026-01-01", "events { kind: 'contct' date: '2026-01-01' }"), kViolated);
  EXPECT_EQ(Asking(kAtMostFive).On("2026-01-01", Coaches(5, 0) + "involvements { role: 'koach' }"),
            kSatisfied);
}

TEST(SetAside, NotApplicableWithoutAReasonDoesNotCountButTheOtherDatesDo) {
  constexpr char kRecord[] =
      "activities { activity: 'work' offered_on: '2026-01-01' not_applicable_on: '2026-01-01' }";
  EXPECT_EQ(Asking("reached { activities { ids: 'work' status: STATUS_SETTLED } all: true }")
                .On("2026-01-01", kRecord),
            kViolated);
  EXPECT_EQ(Asking("reached { activities { ids: 'work' status: STATUS_OFFERED } all: true }")
                .On("2026-01-01", kRecord),
            kSatisfied);
}

// ---- activities ----

TEST(Activities, OfASensitiveModuleOnlyTheOfferIsKnown) {
  const auto reached = [](const std::string& status) {
    return Asking("reached { activities { ids: 'prayer' status: " + status + " } all: true }");
  };
  for (const char* field : {"offered_on", "declined_on"}) {
    const std::string record =
        std::string("activities { activity: 'prayer' ") + field + ": '2026-01-01' }";
    EXPECT_EQ(reached("STATUS_OFFERED").On("2026-01-01", record), kSatisfied) << field;
    EXPECT_EQ(reached("STATUS_STARTED").On("2026-01-01", record), kViolated) << field;
  }
  constexpr char kTakenPart[] =
      "activities { activity: 'prayer' started_on: '2026-01-01' done_on: '2026-01-01' }";
  EXPECT_EQ(reached("STATUS_OFFERED").On("2026-01-01", kTakenPart), kViolated);
  EXPECT_EQ(reached("STATUS_DONE").On("2026-01-01", kTakenPart), kViolated);
}

TEST(Activities, SeveralRecordsOfOneCountOnceOnTheFirstDate) {
  const Asking two("reached { activities { status: STATUS_DONE } min: 2 }");
  const std::string twice =
      "activities { activity: 'work' done_on: '2026-01-01' } "
      "activities { activity: 'work' done_on: '2025-12-01' } ";
  EXPECT_EQ(two.On("2026-01-01", twice), kViolated);
  EXPECT_EQ(
      two.On("2026-01-01", twice + "activities { activity: 'housing' done_on: '2026-01-01' }"),
      kSatisfied);
}

// ---- layers and plans ----

TEST(Layers, ARepeatedLayerIsNoEntry) {
  const Asking twice("occurred { moments { layer_entered: 'layer2' } times: 2 }");
  EXPECT_EQ(twice.On("2026-01-01", R"(layers { layer: 'layer2' entered_on: '2025-10-01' }
                                      layers { layer: 'layer2' entered_on: '2025-11-01' })"),
            kViolated);
  EXPECT_EQ(twice.On("2026-01-01", R"(layers { layer: 'layer2' entered_on: '2025-10-01' }
                                      layers { layer: 'layer2' entered_on: '2025-12-01' }
                                      layers { layer: 'layer3' entered_on: '2025-11-01' })"),
            kSatisfied);
}

TEST(Layers, TheLowestIsHeldBeforeTheFirstEntryAndEnteringItThenIsNoEntry) {
  EXPECT_EQ(Asking("occurred { moments { layer_entered: 'layer1' } }")
                .On("2026-01-01", "layers { layer: 'layer1' entered_on: '2025-10-01' }"),
            kViolated);
}

TEST(Layers, ALayerThatIsHeldWhicheverDayItWasEnteredIsCertain) {
  const Asking above(
      "holding { spans { any { sort: 'layer' ids: 'layer2' ids: 'layer3' } } min: 1 }");
  const Asking layer2("holding { spans { layer: 'layer2' } min: 1 }");
  constexpr char kRecord[] = R"(layers { layer: 'layer2' entered_on: '2025-10-01' }
                                layers { layer: 'layer3' entered_on: '2026-01' })";
  EXPECT_EQ(above.On("2026-01-15", kRecord), kSatisfied);
  EXPECT_EQ(layer2.On("2026-01-15", kRecord), kUndetermined);
}

std::string Plan(const std::string& day, const std::string& elements = "") {
  return "plans { kind: 'pathway_plan' drawn_up_on: '" + day + "' " + elements + " } ";
}

TEST(Plans, HoldUntilTheNextOfTheirKind) {
  const Asking one("holding { spans { plan: 'pathway_plan' } min: 1 max: 1 limited: true }");
  EXPECT_EQ(one.On("2026-06-01", Plan("2026-01-01") + Plan("2026-03-01")), kSatisfied);
  const Asking goal("holding { spans { plan_element: 'goal' } min: 1 }");
  const std::string record = Plan("2026-01-01", "elements { kind: 'goal' }") + Plan("2026-03-01");
  EXPECT_EQ(goal.On("2026-02-28", record), kSatisfied);
  EXPECT_EQ(goal.On("2026-03-01", record), kViolated);
}

TEST(Plans, OfOneDayHoldTogether) {
  const Asking two("holding { spans { plan: 'pathway_plan' } min: 2 }");
  EXPECT_EQ(two.On("2026-01-01", Plan("2026-01-01") + Plan("2026-01-01")), kSatisfied);
}

TEST(Plans, AnElementWithoutItsOwnFirstDayHasNotStarted) {
  const Asking started("occurred { moments { started { plan_element: 'goal' } } }");
  EXPECT_EQ(started.On("2026-06-01", Plan("2026-01-01", "elements { kind: 'goal' }")), kViolated);
  EXPECT_EQ(
      started.On("2026-01-01", Plan("2025-12-01", "elements { kind: 'goal' since: '2026-01-01' }")),
      kSatisfied);
}

TEST(Plans, AnElementWhoseFirstDayIsNotKeptMayHaveStarted) {
  const Asking started("occurred { moments { started { plan_element: 'goal' } } }");
  const std::string plan = Plan("2025-12-01", "elements { kind: 'goal' }");
  EXPECT_EQ(started.On("2026-06-01", plan + "not_recorded: 'plans.elements.since'"), kUndetermined);
}

TEST(Plans, AnElementServesOneOfAKindOfTheSamePlanOnly) {
  const Asking stray(
      "holding { spans { plan_element: 'support_need' filter { serves_none: 'goal' } } limited: "
      "true }");
  constexpr char kGoal[] = "elements { id: 'g' kind: 'goal' } ";
  const auto need = [](const std::string& rest) {
    return "elements { id: 'n' kind: 'support_need' " + rest + " } ";
  };
  EXPECT_EQ(stray.On("2026-06-01", Plan("2025-12-01", kGoal + need("serves: 'g'"))), kSatisfied);
  EXPECT_EQ(stray.On("2026-06-01", Plan("2025-12-01", kGoal + need(""))), kViolated);
  const std::string on_a_need =
      need("serves: 'g'") + "elements { kind: 'support_need' serves: 'n' }";
  EXPECT_EQ(stray.On("2026-06-01", Plan("2025-12-01", kGoal + on_a_need)), kViolated);
  const std::string elsewhere =
      "plans { kind: 'pathway_plan' drawn_up_on: '2025-12-01' elements { "
      "id: 'g2' kind: 'goal' } } ";
  EXPECT_EQ(stray.On("2026-06-01", elsewhere + Plan("2025-12-01", need("serves: 'g2'"))),
            kUndetermined);
  EXPECT_EQ(stray.On("2026-06-01", Plan("2025-12-01", kGoal + need("")) +
                                       "not_recorded: 'plans.elements.serves'"),
            kUndetermined);
}

}  // namespace
}  // namespace baken
