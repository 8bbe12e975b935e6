// SPDX-License-Identifier: EUPL-1.2

#include "time/day.h"

#include <gtest/gtest.h>

#include <cstdio>

namespace baken {
namespace {

TEST(Day, CountsFromTheFirstOfJanuary1970) {
  EXPECT_EQ(DayOf({1970, 1, 1}), 0);
  EXPECT_EQ(DayOf({1969, 12, 31}), -1);
  EXPECT_EQ(DayOf({2000, 3, 1}), 11017);
  EXPECT_EQ(DayOf({2026, 3, 2}), 20514);
}

TEST(Day, EveryDayOfThreeCenturiesFollowsTheOneBeforeAndComesBackFromItsText) {
  Day expected = DayOf({1900, 1, 1});
  EXPECT_EQ(expected, -25567);
  int weekday = 1;  // a Monday
  for (int year = 1900; year <= 2199; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (int month = 1; month <= 12; ++month) {
      const int lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
      ASSERT_EQ(DaysInMonth(year, month), lengths[month - 1]) << year << "-" << month;
      for (int day = 1; day <= lengths[month - 1]; ++day, ++expected, weekday = (weekday + 1) % 7) {
        const CivilDate date = {year, month, day};
        ASSERT_EQ(DayOf(date), expected);
        ASSERT_EQ(CivilDateOf(expected), date);
        ASSERT_EQ(static_cast<int>(WeekdayOf(expected)), weekday);
        char text[40];
        std::snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
        ASSERT_EQ(FormatDay(expected), text);
      }
      EXPECT_FALSE(Exists({year, month, lengths[month - 1] + 1}));
    }
  }
}

TEST(Day, ExistsRefusesMonthsAndDaysThatWouldWrapAround) {
  EXPECT_TRUE(Exists({2024, 2, 29}));
  EXPECT_FALSE(Exists({2025, 2, 29}));
  EXPECT_FALSE(Exists({2025, 0, 1}));
  EXPECT_FALSE(Exists({2025, 13, 1}));
  EXPECT_FALSE(Exists({2025, 1, 0}));
  EXPECT_FALSE(Exists({2025, 257, 1}));
  EXPECT_FALSE(Exists({2025, 1, 257}));
}

TEST(Day, SinceEverAndNeverHaveNoText) {
  EXPECT_EQ(FormatDay(kDawn), "");
  EXPECT_EQ(FormatDay(kNever), "");
  EXPECT_EQ(FormatDay(DayOf({9999, 12, 31})), "9999-12-31");
  EXPECT_EQ(FormatDay(DayOf({9999, 12, 31}) + 1), "");
  EXPECT_EQ(FormatDay(DayOf({0, 1, 1})), "0000-01-01");
  EXPECT_EQ(FormatDay(DayOf({0, 1, 1}) - 1), "");
}

TEST(Day, SinceEverAndNeverAreNoCalendarDays) {
  EXPECT_FALSE(IsCalendarDay(kDawn));
  EXPECT_TRUE(IsCalendarDay(kDawn + 1));
  EXPECT_TRUE(IsCalendarDay(kNever - 1));
  EXPECT_FALSE(IsCalendarDay(kNever));
}

}  // namespace
}  // namespace baken
