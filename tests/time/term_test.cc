// SPDX-License-Identifier: EUPL-1.2

#include "time/term.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "time/partial_date.h"

namespace baken {
namespace {

constexpr Term kThreeMonths = {.months = 3};
constexpr Term kTwelveMonths = {.months = 12};
constexpr int kHuge = std::numeric_limits<int>::max();

Day D(std::string_view text) { return ParsePartialDate(text).date.earliest; }

std::string Added(std::string_view day, Term term) { return FormatDay(AddTerm(D(day), term)); }
std::string Subtracted(std::string_view day, Term term) {
  return FormatDay(SubtractTerm(D(day), term));
}

std::string Last(std::string_view anchor, Term term, Counting counting,
                 LastDayShift shift = LastDayShift::kNone) {
  return FormatDay(LastDay(D(anchor), {term, counting, shift}, WorkingDays()));
}

TEST(AddTerm, ClampsToTheEndOfTheMonth) {
  EXPECT_EQ(Added("2025-01-31", {.months = 1}), "2025-02-28");
  EXPECT_EQ(Added("2024-01-31", {.months = 1}), "2024-02-29");
  EXPECT_EQ(Added("2024-02-29", kTwelveMonths), "2025-02-28");
  EXPECT_EQ(Added("2024-02-29", {.years = 1}), "2025-02-28");
  EXPECT_EQ(Added("2024-02-29", {.years = 4}), "2028-02-29");
  EXPECT_EQ(Added("2024-11-30", kThreeMonths), "2025-02-28");
  EXPECT_EQ(Added("2025-12-31", {.months = 1}), "2026-01-31");
  EXPECT_EQ(Added("2025-02-28", {.months = 1}), "2025-03-28");
}

TEST(AddTerm, CountsYearsAndMonthsTogetherFirstThenWeeksAndDays) {
  // Clamped once, after 13 months: 29 February, not the 28th by way of 2023.
  EXPECT_EQ(Added("2023-01-31", {.years = 1, .months = 1}), "2024-02-29");
  EXPECT_EQ(Added("2025-01-31", {.months = 1, .days = 1}), "2025-03-01");
  EXPECT_EQ(Added("2025-01-30", {.months = 1, .weeks = 1, .days = 2}), "2025-03-09");
  EXPECT_EQ(Added("2026-03-02", {.weeks = 2}), "2026-03-16");
  EXPECT_EQ(Added("2026-03-02", {}), "2026-03-02");
}

TEST(SubtractTerm, CountsBackwardsInTheSameWay) {
  EXPECT_EQ(Subtracted("2025-03-31", {.months = 1}), "2025-02-28");
  EXPECT_EQ(Subtracted("2024-03-31", {.months = 1}), "2024-02-29");
  EXPECT_EQ(Subtracted("2026-01-15", {.months = 1}), "2025-12-15");
  EXPECT_EQ(Subtracted("2025-03-31", {.months = 1, .days = 1}), "2025-02-27");
  EXPECT_EQ(Subtracted("2026-03-02", {.weeks = 1}), "2026-02-23");
  EXPECT_EQ(Subtracted("2028-02-29", {.years = 1}), "2027-02-28");
}

TEST(AddTerm, ByMonthsKeepsTheDayOrTakesTheLastOfTheMonth) {
  for (Day day = D("1999-01-01"); day <= D("2004-12-31"); ++day) {
    const CivilDate date = CivilDateOf(day);
    for (int months = 0; months <= 50; ++months) {
      CivilDate ahead = {date.year + (date.month - 1 + months) / 12,
                         (date.month - 1 + months) % 12 + 1, date.day};
      while (!Exists(ahead)) --ahead.day;
      const Day added = AddTerm(day, {.months = months});
      ASSERT_EQ(added, DayOf(ahead)) << FormatDay(day) << " + " << months;
      // Backwards from there lands on the same day, or earlier where a month was too short.
      const Day back = SubtractTerm(added, {.months = months});
      ASSERT_EQ(back, ahead.day == date.day ? day : DayOf({date.year, date.month, ahead.day}));
    }
  }
}

TEST(LastDay, FromAnchorIsOneDayBeforeAfterAnchor) {
  EXPECT_EQ(Last("2025-03-03", kTwelveMonths, Counting::kFromAnchor), "2026-03-02");
  EXPECT_EQ(Last("2025-03-03", kThreeMonths, Counting::kFromAnchor), "2025-06-02");
  EXPECT_EQ(Last("2024-11-30", kThreeMonths, Counting::kFromAnchor), "2025-02-27");
  EXPECT_EQ(Last("2024-02-29", kTwelveMonths, Counting::kFromAnchor), "2025-02-27");
  EXPECT_EQ(Last("2025-03-03", kTwelveMonths, Counting::kAfterAnchor), "2026-03-03");
  EXPECT_EQ(Last("2024-02-29", kTwelveMonths, Counting::kAfterAnchor), "2025-02-28");
  EXPECT_EQ(Last("2025-03-03", {.days = 7}, Counting::kAfterAnchor), "2025-03-10");
  EXPECT_EQ(Last("2025-03-31", {.months = 1}, Counting::kBeforeAnchor), "2025-02-28");
}

// The intake is known as March 2025: MVS-01 is due between these days.
TEST(LastDay, OfAnAnchorKnownToTheMonthLiesBetweenTheLastDaysOfItsEnds) {
  const PartialDate intake = ParsePartialDate("2025-03").date;
  EXPECT_EQ(Last(FormatDay(intake.earliest), kTwelveMonths, Counting::kFromAnchor), "2026-02-28");
  EXPECT_EQ(Last(FormatDay(intake.latest), kTwelveMonths, Counting::kFromAnchor), "2026-03-30");
}

TEST(LastDay, TheActMovesAWeekendOrHolidayToTheNextWorkingDay) {
  constexpr auto kAct = LastDayShift::kAlgemeneTermijnenwet;
  EXPECT_EQ(Last("2026-02-28", {.weeks = 1}, Counting::kAfterAnchor, kAct), "2026-03-09");
  EXPECT_EQ(Last("2026-02-28", {.weeks = 1}, Counting::kAfterAnchor), "2026-03-07");
  // The day before counts: 8 March is a Sunday, its predecessor a Saturday; both go to Monday.
  EXPECT_EQ(Last("2026-03-01", {.weeks = 1}, Counting::kFromAnchor, kAct), "2026-03-09");
  // FROM_ANCHOR takes off its day before the shift: Friday 6 March, no shift at all.
  EXPECT_EQ(Last("2026-02-28", {.weeks = 1}, Counting::kFromAnchor, kAct), "2026-03-06");
  EXPECT_EQ(Last("2026-03-27", {.weeks = 1}, Counting::kAfterAnchor, kAct), "2026-04-07");
  EXPECT_EQ(Last("2026-03-02", {.weeks = 1}, Counting::kAfterAnchor, kAct), "2026-03-09");
}

TEST(FirstAnchor, IsTheFirstWithThisLastDayOrALaterOne) {
  constexpr auto kAct = LastDayShift::kAlgemeneTermijnenwet;
  for (const Counting counting :
       {Counting::kAfterAnchor, Counting::kFromAnchor, Counting::kBeforeAnchor}) {
    for (const LastDayShift shift : {LastDayShift::kNone, kAct}) {
      for (const Term term : {Term{.months = 1}, Term{.weeks = 2, .days = 1}, kTwelveMonths}) {
        const auto last_day = [&](Day anchor) {
          return LastDay(anchor, {term, counting, shift}, WorkingDays());
        };
        for (Day last = D("2024-01-28"); last <= D("2024-05-03"); ++last) {
          const Day first = FirstAnchor(last, {term, counting, shift}, WorkingDays());
          EXPECT_GE(last_day(first), last) << FormatDay(last);
          EXPECT_LT(last_day(first - 1), last) << FormatDay(last);
        }
      }
    }
  }
}

TEST(LastDay, ATermCountedBackIsNeverExtended) {
  EXPECT_EQ(Last("2026-03-14", {.weeks = 1}, Counting::kBeforeAnchor,
                 LastDayShift::kAlgemeneTermijnenwet),
            "2026-03-07");
}

TEST(LastDay, DaysEquatedByDecreeMoveItToo) {
  const WorkingDays days({D("2026-05-15")});
  EXPECT_EQ(FormatDay(LastDay(
                D("2026-05-07"),
                {{.weeks = 1}, Counting::kAfterAnchor, LastDayShift::kAlgemeneTermijnenwet}, days)),
            "2026-05-18");
}

TEST(Terms, SinceEverAndNeverStayWhatTheyAre) {
  for (const Day day : {kDawn, kNever}) {
    for (const Term term : {Term{}, kTwelveMonths, Term{.weeks = 1, .days = 1}}) {
      EXPECT_EQ(AddTerm(day, term), day);
      EXPECT_EQ(SubtractTerm(day, term), day);
      EXPECT_EQ(DropOutDay(day, term), day);
      for (const auto counting :
           {Counting::kAfterAnchor, Counting::kFromAnchor, Counting::kBeforeAnchor}) {
        for (const auto shift : {LastDayShift::kNone, LastDayShift::kAlgemeneTermijnenwet}) {
          EXPECT_EQ(LastDay(day, {term, counting, shift}, WorkingDays()), day);
        }
      }
    }
  }
}

TEST(Terms, WhatIsTooLongNeverComesAndNothingOverflows) {
  const Day day = D("2026-03-02");
  for (const Term term :
       {Term{.years = kHuge}, Term{.months = kHuge}, Term{.weeks = kHuge}, Term{.days = kHuge},
        Term{kHuge, kHuge, kHuge, kHuge}, Term{.years = 28'000}}) {
    EXPECT_EQ(AddTerm(day, term), kNever);
    EXPECT_EQ(SubtractTerm(day, term), kDawn);
    EXPECT_EQ(DropOutDay(day, term), kNever);
  }
  EXPECT_EQ(CivilDateOf(AddTerm(day, {.years = 20'000})).year, 22'026);
}

TEST(DropOutDay, IsTheFirstDayOnWhichTheMomentNoLongerCounts) {
  EXPECT_EQ(FormatDay(DropOutDay(D("2026-03-02"), {})), "2026-03-03");
  EXPECT_EQ(FormatDay(DropOutDay(D("2026-03-02"), {.days = 31})), "2026-04-03");
  EXPECT_EQ(FormatDay(DropOutDay(D("2026-03-02"), kThreeMonths)), "2026-06-03");
  // 28 to 31 March less a month are all 28 February: the moment counts up to 31 March.
  EXPECT_EQ(FormatDay(DropOutDay(D("2025-02-28"), {.months = 1})), "2025-04-01");
  EXPECT_EQ(FormatDay(DropOutDay(D("2025-01-30"), {.months = 1})), "2025-03-01");
}

TEST(DropOutDay, IsFoundByTryingEveryDay) {
  const Term terms[] = {{},
                        {.days = 1},
                        {.weeks = 2, .days = 3},
                        {.months = 1},
                        {.months = 1, .days = 1},
                        {.months = 3},
                        {.months = 11, .weeks = 1},
                        {.years = 1},
                        {.years = 1, .months = 1, .weeks = 1, .days = 1}};
  for (const Term& term : terms) {
    for (Day date = D("2023-01-01"); date <= D("2028-12-31"); ++date) {
      Day tried = date + 1;
      while (SubtractTerm(tried, term) <= date) ++tried;
      ASSERT_EQ(DropOutDay(date, term), tried) << FormatDay(date);
    }
  }
}

TEST(MonthsBegun, CountsTheMonthThatBeginsOnTheFirstDay) {
  EXPECT_EQ(MonthsBegun(D("2025-03-03"), D("2025-03-02")), 0);
  EXPECT_EQ(MonthsBegun(D("2025-03-03"), D("2025-01-01")), 0);
  EXPECT_EQ(MonthsBegun(D("2025-03-03"), D("2025-03-03")), 1);
  EXPECT_EQ(MonthsBegun(D("2025-03-03"), D("2025-04-02")), 1);
  EXPECT_EQ(MonthsBegun(D("2025-03-03"), D("2025-04-03")), 2);
  EXPECT_EQ(MonthsBegun(D("2025-03-03"), D("2026-03-02")), 12);
  EXPECT_EQ(MonthsBegun(D("2025-03-03"), D("2026-03-03")), 13);
  EXPECT_EQ(MonthsBegun(D("2025-01-31"), D("2025-02-27")), 1);
  EXPECT_EQ(MonthsBegun(D("2025-01-31"), D("2025-02-28")), 2);
}

TEST(MonthsBegun, IsFoundByCountingThem) {
  for (Day from = D("2023-12-25"); from <= D("2024-03-05"); ++from) {
    for (Day to = from; to <= from + 800; ++to) {
      int begun = 0;
      while (AddTerm(from, {.months = begun}) <= to) ++begun;
      ASSERT_EQ(MonthsBegun(from, to), begun) << FormatDay(from) << " " << FormatDay(to);
    }
  }
}

TEST(AddTerm, CountsMonthsUpToTheLastOfThemAndNoFurther) {
  const Day day = DayOf({2000, 1, 1});
  EXPECT_TRUE(IsCalendarDay(AddTerm(day, {.years = 27000})));
  EXPECT_EQ(AddTerm(day, {.years = 27000, .months = 1}), kNever);
  EXPECT_TRUE(IsCalendarDay(SubtractTerm(day, {.years = 27000})));
  EXPECT_EQ(SubtractTerm(day, {.years = 27000, .months = 1}), kDawn);
}

}  // namespace
}  // namespace baken
