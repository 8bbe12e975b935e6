// SPDX-License-Identifier: EUPL-1.2

#include "time/working_days.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "time/partial_date.h"

namespace baken {
namespace {

Day D(std::string_view text) { return ParsePartialDate(text).date.earliest; }

TEST(EasterSunday, IsAsTheChurchTablesHaveIt) {
  for (const char* easter :
       {"1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19",
        "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2018-04-01", "2019-04-21",
        "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13",
        "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2038-04-25", "2049-04-18",
        "2076-04-19", "2100-03-28"}) {
    EXPECT_EQ(FormatDay(EasterSunday(CivilDateOf(D(easter)).year)), easter);
  }
}

// Easter as defined: the Sunday after the fourteenth day of the ecclesiastical moon, found here by
// the golden number and epact instead of by the formula.
Day EasterByEpact(int year) {
  const int century = year / 100 + 1;
  const int golden = year % 19 + 1;
  const int solar = 3 * century / 4 - 12;
  const int lunar = (8 * century + 5) / 25 - 5;
  int epact = (11 * golden + 20 + lunar - solar) % 30;
  if (epact < 0) epact += 30;
  if (epact == 24 || (epact == 25 && golden > 11)) ++epact;
  Day full_moon = DayOf({year, 3, 1}) + (44 - epact) - 1;
  if (44 - epact < 21) full_moon += 30;
  Day easter = full_moon + 1;
  while (WeekdayOf(easter) != Weekday::kSunday) ++easter;
  return easter;
}

TEST(EasterSunday, IsTheSundayAfterTheFullMoonOfSpringInEveryYear) {
  for (int year = 1900; year <= 2500; ++year) {
    ASSERT_EQ(FormatDay(EasterSunday(year)), FormatDay(EasterByEpact(year)));
  }
}

TEST(GeneralHoliday, TheyAreTheseIn2026AndNoOthers) {
  std::vector<std::string> holidays;
  for (Day day = D("2026-01-01"); day <= D("2026-12-31"); ++day) {
    if (IsGeneralHoliday(day)) holidays.push_back(FormatDay(day));
  }
  const std::vector<std::string> expected = {"2026-01-01", "2026-04-03", "2026-04-06",
                                             "2026-04-27", "2026-05-05", "2026-05-14",
                                             "2026-05-25", "2026-12-25", "2026-12-26"};
  EXPECT_EQ(holidays, expected);
}

TEST(GeneralHoliday, AreNineAYearUnlessTwoFallTogether) {
  for (int year = 1900; year <= 2199; ++year) {
    int holidays = 0;
    for (Day day = DayOf({year, 1, 1}); day <= DayOf({year, 12, 31}); ++day) {
      if (IsGeneralHoliday(day)) ++holidays;
    }
    const Day easter = EasterSunday(year);
    const Day ascension = easter + 39;
    int together = 0;
    if (KingsDay(year) == easter + 1 || KingsDay(year) == ascension) ++together;
    if (DayOf({year, 5, 5}) == ascension) ++together;
    ASSERT_EQ(holidays, 9 - together) << year;
  }
}

TEST(GeneralHoliday, KingsDayIsNeverOnASundaySinceItCanMove) {
  EXPECT_EQ(FormatDay(KingsDay(1948)), "1948-08-31");
  EXPECT_EQ(FormatDay(KingsDay(1949)), "1949-04-30");
  EXPECT_EQ(FormatDay(KingsDay(1950)), "1950-05-01");  // 30 April was a Sunday
  EXPECT_EQ(FormatDay(KingsDay(1978)), "1978-05-01");  // the last time it moved forward
  EXPECT_EQ(FormatDay(KingsDay(1989)), "1989-04-29");  // the first time it moved back
  EXPECT_EQ(FormatDay(KingsDay(2006)), "2006-04-29");
  EXPECT_EQ(FormatDay(KingsDay(2013)), "2013-04-30");
  EXPECT_EQ(FormatDay(KingsDay(2014)), "2014-04-26");
  EXPECT_EQ(FormatDay(KingsDay(2025)), "2025-04-26");
  EXPECT_EQ(FormatDay(KingsDay(2026)), "2026-04-27");
  EXPECT_FALSE(IsGeneralHoliday(D("2014-04-27")));
  EXPECT_FALSE(IsGeneralHoliday(D("2014-04-30")));
  EXPECT_FALSE(IsGeneralHoliday(D("2006-04-30")));
  for (int year = 1949; year <= 2199; ++year) {
    ASSERT_NE(WeekdayOf(KingsDay(year)), Weekday::kSunday) << year;
  }
}

TEST(WorkingDays, TheNextOneSkipsWeekendsAndHolidays) {
  const WorkingDays days;
  EXPECT_EQ(days.NextWorkingDay(D("2026-03-02")), D("2026-03-02"));  // Monday
  EXPECT_EQ(days.NextWorkingDay(D("2026-03-06")), D("2026-03-06"));  // Friday
  EXPECT_EQ(days.NextWorkingDay(D("2026-03-07")), D("2026-03-09"));  // Saturday
  EXPECT_EQ(days.NextWorkingDay(D("2026-03-08")), D("2026-03-09"));  // Sunday
  EXPECT_EQ(days.NextWorkingDay(D("2026-04-03")), D("2026-04-07"));  // Good Friday to Tuesday
  EXPECT_EQ(days.NextWorkingDay(D("2026-05-14")), D("2026-05-15"));  // Ascension Day
  EXPECT_EQ(days.NextWorkingDay(D("2026-05-23")), D("2026-05-26"));  // over Whit Monday
  EXPECT_EQ(days.NextWorkingDay(D("2026-12-25")), D("2026-12-28"));  // Christmas on Friday
  EXPECT_EQ(days.NextWorkingDay(D("2027-01-01")), D("2027-01-04"));
  EXPECT_EQ(days.NextWorkingDay(D("2022-12-31")), D("2023-01-02"));
}

TEST(WorkingDays, DaysEquatedByDecreeAreSkippedInAnyOrderGiven) {
  const WorkingDays days({D("2026-05-15"), D("2026-01-02")});
  EXPECT_TRUE(days.IsEquated(D("2026-01-02")));
  EXPECT_FALSE(days.IsEquated(D("2026-01-05")));
  EXPECT_FALSE(days.IsWorkingDay(D("2026-05-15")));
  EXPECT_EQ(days.NextWorkingDay(D("2026-05-14")), D("2026-05-18"));
  EXPECT_EQ(days.NextWorkingDay(D("2026-01-01")), D("2026-01-05"));
  EXPECT_EQ(WorkingDays().NextWorkingDay(D("2026-05-14")), D("2026-05-15"));
}

// Ascension Day on 7 May with 6 and 8 May equated: the longest extension there is.
TEST(WorkingDays, CanBeNineDaysApart) {
  const WorkingDays days({D("2043-05-06"), D("2043-05-08")});
  ASSERT_EQ(FormatDay(EasterSunday(2043) + 39), "2043-05-07");
  EXPECT_EQ(days.NextWorkingDay(D("2043-05-05")), D("2043-05-11"));
}

TEST(WorkingDays, EveryDayLeadsToTheFirstWorkingDayOnOrAfterIt) {
  const WorkingDays days({D("2026-05-15")});
  for (Day day = D("1900-01-01"); day <= D("2199-12-31"); ++day) {
    const Day next = days.NextWorkingDay(day);
    ASSERT_TRUE(days.IsWorkingDay(next));
    ASSERT_LE(next - day, 5) << FormatDay(day);
    for (Day between = day; between < next; ++between) ASSERT_FALSE(days.IsWorkingDay(between));
  }
}

TEST(WorkingDays, SinceEverAndNeverStayWhatTheyAre) {
  const WorkingDays days;
  EXPECT_EQ(days.NextWorkingDay(kDawn), kDawn);
  EXPECT_EQ(days.NextWorkingDay(kNever), kNever);
}

}  // namespace
}  // namespace baken
