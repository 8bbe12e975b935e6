// SPDX-License-Identifier: EUPL-1.2
// Where a rule looks at a date that nobody knows, the record is read again on other days, but only
// on some of them. Here it is read on every day: `since`, `changes_on` and the history of a finding
// say the same. Each test has one day on which something changes and that only one way of counting
// leads to.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "check/judged.h"
#include "time/day.h"

namespace baken {
namespace {

using testing::FromText;
using testing::Judged;
using testing::Loaded;
using testing::TinyProgrammeAsking;
using Days = std::vector<std::string>;

const Day kFirst = DayOf({2026, 1, 2});
const Day kLast = DayOf({2026, 7, 31});
constexpr char kIntake[] = "events { kind: 'intake' date: '2026-01-10' } ";
constexpr char kUnknownContact[] = "events { kind: 'contact' date: 'unknown' } ";
constexpr char kContact[] = "occurred { moments { event: 'contact' } }";
constexpr char kPayment[] = "occurred { moments { event: 'payment' } }";

v1::Programme Asking(const std::string& requirement, const std::string& timing) {
  v1::Programme programme = TinyProgrammeAsking(requirement, timing);
  programme.mutable_rules(0)->set_rule_class(v1::RULE_CLASS_SHOULD);
  *programme.add_parameters() = FromText<v1::Parameter>("id: 'ten_days' term { days: 10 }");
  *programme.add_parameters() = FromText<v1::Parameter>("id: 'none' count: 0");
  return programme;
}

std::string AllOf(const std::string& one, const std::string& other) {
  return "all_of { of { " + one + " } of { " + other + " } }";
}

std::string Plus(const std::string& anchor, const std::string& term,
                 const std::string& counting = "AFTER") {
  return "plus { anchor { " + anchor + " } term: '" + term + "' counting: COUNTING_" + counting +
         "_ANCHOR }";
}

// The days on which the outcome changes, as each day says of itself. What a finding says of other
// days must be the same.
Days ChangesOf(const v1::Programme& message, const std::string& record) {
  const auto programme = Loaded(message);
  Judged judged(*programme, record);
  std::vector<Outcome> outcomes;
  for (Day day = kFirst; day <= kLast; ++day) {
    outcomes.push_back(judged.On(day, Detail::kSummary).front().outcome);
  }
  std::vector<Day> changes;
  Days told;
  for (Day day = kFirst + 1; day <= kLast; ++day) {
    const auto place = static_cast<std::size_t>(day - kFirst);
    if (outcomes[place] == outcomes[place - 1]) continue;
    changes.push_back(day);
    told.push_back(FormatDay(day));
  }
  judged.AskOver(kFirst, kLast + 1);
  std::vector<Day> asked = {DayOf({2026, 1, 5}), DayOf({2026, 3, 25}), DayOf({2026, 7, 30})};
  asked.insert(asked.end(), changes.begin(), changes.end());
  for (const Day day : asked) {
    const Finding finding = judged.On(day, Detail::kFindings).front();
    const auto next = std::upper_bound(changes.begin(), changes.end(), day);
    const Day since = next == changes.begin() ? kFirst : *(next - 1);
    EXPECT_EQ(FormatDay(std::max(finding.since, kFirst)), FormatDay(since)) << FormatDay(day);
    EXPECT_EQ(FormatDay(std::min(finding.changes_on, kLast)),
              FormatDay(next == changes.end() ? kLast : *next))
        << FormatDay(day);
    Days history;
    for (const OutcomeSpan& span : finding.history) history.push_back(FormatDay(span.since));
    if (!history.empty()) history.erase(history.begin());
    EXPECT_EQ(history, told) << FormatDay(day);
  }
  return told;
}

TEST(ADayOfAFact, TellsFromWhichDayOnAnOutcomeStands) {
  EXPECT_EQ(ChangesOf(Asking(kContact, "throughout { }"), std::string(kIntake) + kUnknownContact),
            (Days{"2026-01-10", "2026-01-11"}));
  // Also where the record does not begin with the first of them.
  EXPECT_EQ(ChangesOf(Asking(kContact, "throughout { }"),
                      "events { kind: 'contact' date: '2026-07-20' } " +
                          std::string(kUnknownContact) + kIntake),
            (Days{"2026-01-10", "2026-01-11"}));
}

// Layer 1 is entered only where that day lies after the one in March, else it was held already.
TEST(ADayOfAFact, IsThatOfAnotherLayerWhereAnEntryMayRepeatTheLayerHeld) {
  const std::string entries =
      std::string(kIntake) +
      "layers { layer: 'layer1' entered_on: 'unknown' } layers { layer: 'layer2' entered_on: '";
  constexpr char kEntered[] = "occurred { moments { layer_entered: 'layer1' } }";
  EXPECT_EQ(ChangesOf(Asking(kEntered, "throughout { }"), entries + "2026-03' }"),
            (Days{"2026-01-10", "2026-03-02"}));
  EXPECT_EQ(ChangesOf(Asking("holding { spans { layer: 'layer1' } min: 1 }", "throughout { }"),
                      entries + "2026-03' }"),
            (Days{"2026-01-10", "2026-03-01"}));
  EXPECT_EQ(ChangesOf(Asking(kPayment, "at { each { layer_entered: 'layer1' } }"),
                      entries + "2026-03-28' }"),
            Days{"2026-03-29"});
  EXPECT_EQ(
      ChangesOf(Asking(kPayment, "at { each { ended { layer: 'layer1' } } }"),
                entries + "2026-03-28' } layers { layer: 'layer3' entered_on: '2026-05-01' }"),
      Days{"2026-03-29"});
}

// In office on the 15th for certain, and on no later day.
TEST(ADayOfAFact, IsTheLastOneOnWhichSomethingMayHaveBegun) {
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, "holding { spans { involvement: 'coach' } min: 1 }"),
                             "throughout { }"),
                      std::string(kIntake) + kUnknownContact +
                          "involvements { role: 'coach' since: '2026-03' through: '2026-03-15' }"),
            (Days{"2026-01-10", "2026-03-01", "2026-03-15", "2026-03-16"}));
}

// ---- terms by which a rule gets from one day to another ----

TEST(ATerm, MayFollowTwoOthers) {
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, kPayment),
                             "by { anchor { " +
                                 Plus(Plus("first { event: 'intake' }", "two_months"), "ten_days") +
                                 " } term: 'two_months' counting: COUNTING_AFTER_ANCHOR }"),
                      std::string(kIntake) + kUnknownContact),
            Days{"2026-05-21"});
}

TEST(ATerm, OfTheClockIsCounted) {
  v1::Programme programme = Asking(kContact, "throughout { }");
  *programme.mutable_clock() =
      FromText<v1::DateExpression>(Plus("first { event: 'intake' }", "two_months"));
  EXPECT_EQ(ChangesOf(programme, std::string(kIntake) + kUnknownContact),
            (Days{"2026-03-10", "2026-03-11"}));
}

TEST(ATerm, OfAWindowIsCounted) {
  EXPECT_EQ(
      ChangesOf(Asking(kContact, "throughout { window { since { " +
                                     Plus("first { event: 'intake' }", "two_months") + " } } }"),
                std::string(kIntake) + kUnknownContact),
      (Days{"2026-03-10", "2026-03-11"}));
}

TEST(ATerm, OfARequirementIsCounted) {
  const std::string later =
      "between { since { " + Plus("first { event: 'intake' }", "two_months") + " } }";
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, later), "throughout { }"),
                      std::string(kIntake) + kUnknownContact),
            (Days{"2026-01-10", "2026-03-10"}));
}

TEST(ATerm, OfWhatAppliesIsCounted) {
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, kPayment),
                             "throughout { } applies_when { between { since { " +
                                 Plus("first { event: 'intake' }", "two_months") + " } } }"),
                      std::string(kIntake) + kUnknownContact),
            Days{"2026-03-10"});
}

TEST(ATerm, OfGraceIsCounted) {
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, kPayment), "throughout { grace: 'two_months' }"),
                      std::string(kIntake) + kUnknownContact),
            (Days{"2026-01-10", "2026-03-10"}));
}

// Two months before 30 April is 28 February too, and 1 May is the first day that looks beyond it.
TEST(ATerm, MayEndWhereCountingItBackReachesAShorterMonth) {
  const std::string lately = "occurred { moments { event: 'payment' } within: 'two_months' }";
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, lately), "throughout { }"),
                      std::string(kIntake) + kUnknownContact +
                          "events { kind: 'payment' date: '2026-02-28' } "),
            (Days{"2026-01-10", "2026-02-28", "2026-05-01"}));
}

// On 28 April the contact may have been two months after the rule came into force.
TEST(ATerm, LeadsToTheFirstDayFromWhichItCanBeCountedBack) {
  EXPECT_EQ(
      ChangesOf(Asking(kPayment, "by { anchor { " +
                                     Plus("first { event: 'contact' }", "two_months", "BEFORE") +
                                     " } term: 'ten_days' counting: COUNTING_AFTER_ANCHOR } "
                                     "in_force_since: '2026-02-28'"),
                std::string(kIntake) + kUnknownContact),
      (Days{"2026-04-28"}));
}

// A coach until Wednesday 18 February has gone on the 19th: ten days later is a Sunday, and the
// last day is the Monday after it. With the 18th it would be a Saturday, and the same Monday.
TEST(ATerm, RunsFromTheDayAfterTheLastOne) {
  const std::string after_the_coach =
      "by { term: 'ten_days' counting: COUNTING_AFTER_ANCHOR each { ended { involvement: 'coach' } "
      "} last_day_shift: LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET }";
  const auto changes = [&](const std::string& last) {
    return ChangesOf(Asking(AllOf(kContact, kPayment), after_the_coach),
                     std::string(kIntake) + kUnknownContact +
                         "involvements { role: 'coach' since: '2026-01-12' through: '" + last +
                         "' }");
  };
  EXPECT_EQ(changes("2026-02-17"), Days{"2026-03-03"});
  EXPECT_EQ(changes("2026-02-18"), Days{"2026-03-03"});
  EXPECT_EQ(changes("2026-03-26"), Days{"2026-04-08"});
}

TEST(AWindow, ClosesTheDayAfterWhatEndedAfterItsLastDay) {
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, kPayment),
                             "throughout { window { since { first { event: 'intake' } } through { "
                             "last { ended { involvement: 'coach' } } } } grace: 'two_months' }"),
                      std::string(kIntake) + kUnknownContact +
                          "involvements { role: 'coach' since: '2026-01-12' through: "
                          "'2026-02-20' }"),
            (Days{"2026-01-10", "2026-02-22"}));
}

// Ten days after a contact in March no last day falls from Good Friday, 3 April, up to and
// including Easter Monday: where the rule applies from one of these days on, the first is Tuesday
// the 7th.
TEST(ALastDay, AfterHolidaysIsTheFirstOfWhatAppliesSinceThen) {
  for (const char* since : {"2026-04-03", "2026-04-04", "2026-04-05"}) {
    EXPECT_EQ(
        ChangesOf(
            Asking(AllOf(kContact, kPayment),
                   "by { term: 'ten_days' counting: COUNTING_AFTER_ANCHOR each { event: 'contact' "
                   "} last_day_shift: LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET } applies_when { "
                   "holding { spans { involvement: 'coach' } min: 1 } }"),
            std::string(kIntake) + kUnknownContact +
                "events { kind: 'contact' date: '2026-03' } involvements { role: 'coach' since: '" +
                since + "' }"),
        (Days{"2026-03-01", "2026-03-31", since, "2026-04-08"}))
        << since;
  }
}

// A layer entered in March and left in March has ended on the 2nd at the earliest, and two months
// later is a Saturday: the last day is Monday 4 May. From the 1st it would be Friday.
TEST(ALastDay, IsCountedFromTheDayAfterTheFirstOnWhichALayerWasHeld) {
  const std::string after =
      "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR last_day_shift: "
      "LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET each { ended { ";
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, kPayment), after + "layer: 'layer2' } } }"),
                      std::string(kIntake) + kUnknownContact +
                          "layers { layer: 'layer2' entered_on: '2026-03' } layers { layer: "
                          "'layer3' entered_on: '2026-03' }"),
            Days{"2026-05-05"});
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, kPayment), after + "involvement: 'coach' } } }"),
                      std::string(kIntake) + kUnknownContact +
                          "involvements { role: 'coach' since: '2026-03-08' through: '2026-03' }"),
            (Days{"2026-05-12", "2026-06-02"}));
}

TEST(APeriod, HasEndedOnTheDayAfterItsLastOne) {
  EXPECT_EQ(ChangesOf(Asking(AllOf(kContact, "holding { spans { involvement: 'coach' } min: 1 }"),
                             "throughout { }"),
                      "involvements { role: 'coach' since: '2026-01-05' through: '2026-02-20' } " +
                          std::string(kUnknownContact) + kIntake),
            (Days{"2026-01-10", "2026-01-11", "2026-02-21"}));
}

// ---- a period whose first day is not kept ----

constexpr char kCoach[] = "holding { spans { involvement: 'coach' } min: 1 }";
constexpr char kCoachOfUnknownDays[] =
    "involvements { role: 'coach' } not_recorded: 'involvements.since' ";

TEST(APeriodWithoutFirstDay, HasBegunByEachDayJudged) {
  EXPECT_EQ(ChangesOf(Asking(kCoach, "throughout { }"), std::string(kIntake) + kCoachOfUnknownDays),
            (Days{"2026-01-10", "2026-01-11"}));
}

TEST(APeriodWithoutFirstDay, IsJudgedWhereNothingElseHasADate) {
  EXPECT_EQ(ChangesOf(Asking(kCoach, "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR }"),
                      kCoachOfUnknownDays),
            Days{});
}

// ---- a trigger of which only the month is known ----

// The outcome on 15 April.
Outcome OutcomeOf(const v1::Programme& message, const std::string& record) {
  const auto programme = Loaded(message);
  return Judged(*programme, record).On(DayOf({2026, 4, 15}), Detail::kSummary).front().outcome;
}

// Nobody began to coach since. The payment of the 2nd counts up to the 12th, and up to the 20th it
// matters that work began on the 10th: from the 13th to the 20th nothing is right.
TEST(ATriggerInMarch, MayHaveComeAfterOneTermAndBeforeAnotherHadEnded) {
  EXPECT_EQ(
      OutcomeOf(Asking("any_of { of { occurred { moments { started { involvement: 'coach' } } "
                       "since_trigger: true } } of { occurred { moments { event: 'payment' } "
                       "within: 'ten_days' } } of { occurred { moments { activity { ids: 'work' "
                       "status: STATUS_STARTED } } at_most: 'none' within: 'ten_days' } } }",
                       "at { each { event: 'contact' } }"),
                "events { kind: 'contact' date: '2026-03' } involvements { role: 'coach' since: "
                "'2026-02-01' } events { kind: 'payment' date: '2026-03-02' } activities { "
                "activity: 'work' started_on: '2026-03-10' }"),
      Outcome::kUndetermined);
}

// With a contact on the 10th it was paid at once, whichever payment stands first in the record.
TEST(ATriggerInMarch, IsTriedOnEachDayWhateverTheOrderOfTheRecord) {
  EXPECT_EQ(OutcomeOf(Asking("occurred { moments { event: 'payment' } since_trigger: true }",
                             "at { each { event: 'contact' } }"),
                      "events { kind: 'contact' date: '2026-03' } events { kind: 'payment' date: "
                      "'2026-04-01' } events { kind: 'payment' date: '2026-03-10' } events { kind: "
                      "'payment' date: '2026-02-28' }"),
            Outcome::kUndetermined);
}

// Asked on the 10th whether the layer could be entered: for ten days from then on it was entered
// lately, and nobody began to coach since.
TEST(ATriggerInMarch, MayHaveComeJustAfterTheLayerThatIsAskedAboutIsEntered) {
  const auto programme =
      Loaded(Asking("any_of { of { occurred { moments { started { involvement: 'coach' } } "
                    "since_trigger: true } } of { occurred { moments { layer_entered: 'layer2' } "
                    "at_most: 'none' within: 'ten_days' } } }",
                    "at { each { event: 'contact' } }"));
  v1::CheckRequest request;
  *request.mutable_trajectory() = FromText<v1::Trajectory>(
      "events { kind: 'contact' date: '2026-03' } involvements { role: 'coach' since: '2026-02-01' "
      "}");
  request.set_judged_on("2026-03-10");
  request.set_enter_layer("layer2");
  const v1::Finding finding = testing::FindingOf(testing::Check(*programme, request), "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(finding.changes_on(), "");
}

// A contact ends it too, here: after that of 20 January nothing is asked of an end any more, before
// it a payment is.
TEST(AnEndThatNobodyKnows, MayLieBeforeAnotherEnd) {
  v1::Programme programme = Asking(kPayment, "at { each { event: 'ended' } }");
  *programme.add_stops() = FromText<v1::Moments>("event: 'contact'");
  EXPECT_EQ(OutcomeOf(programme,
                      "events { kind: 'ended' date: 'unknown' } events { kind: 'contact' date: "
                      "'2026-01-20' }"),
            Outcome::kUndetermined);
}

}  // namespace
}  // namespace baken
