// SPDX-License-Identifier: EUPL-1.2

#include "time/working_days.h"

#include <algorithm>
#include <utility>

namespace baken {
namespace {

// Days from Easter Sunday.
constexpr Day kGoodFriday = -2;
constexpr Day kEasterMonday = 1;
constexpr Day kAscensionDay = 39;
constexpr Day kWhitMonday = 50;

bool IsFixedHoliday(CivilDate date) {
  switch (date.month) {
    case 1:
      return date.day == 1;
    case 5:
      return date.day == 5;
    case 12:
      return date.day == 25 || date.day == 26;
    default:
      return false;
  }
}

bool IsEasterHoliday(Day day, int year) {
  switch (day - EasterSunday(year)) {
    case kGoodFriday:
    case kEasterMonday:
    case kAscensionDay:
    case kWhitMonday:
      return true;
    default:
      return false;
  }
}

}  // namespace

// The anonymous algorithm in Meeus, Astronomical Algorithms, chapter 8; the letters are his.
Day EasterSunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month_and_day = h + l - 7 * m + 114;
  return DayOf({year, month_and_day / 31, month_and_day % 31 + 1});
}

Day KingsDay(int year) {
  if (year < 1949) return DayOf({year, 8, 31});
  const Day birthday = year < 2014 ? DayOf({year, 4, 30}) : DayOf({year, 4, 27});
  if (WeekdayOf(birthday) != Weekday::kSunday) return birthday;
  // Never celebrated on a Sunday: the day after until 1979, the day before since 1980.
  return year < 1980 ? birthday + 1 : birthday - 1;
}

bool IsGeneralHoliday(Day day) {
  const CivilDate date = CivilDateOf(day);
  return IsFixedHoliday(date) || day == KingsDay(date.year) || IsEasterHoliday(day, date.year);
}

WorkingDays::WorkingDays(std::vector<Day> equated_days) : equated_days_(std::move(equated_days)) {
  std::sort(equated_days_.begin(), equated_days_.end());
}

bool WorkingDays::IsEquated(Day day) const {
  return std::binary_search(equated_days_.begin(), equated_days_.end(), day);
}

bool WorkingDays::IsWorkingDay(Day day) const {
  const Weekday weekday = WeekdayOf(day);
  return weekday != Weekday::kSaturday && weekday != Weekday::kSunday && !IsGeneralHoliday(day) &&
         !IsEquated(day);
}

Day WorkingDays::NextWorkingDay(Day day) const {
  while (IsCalendarDay(day) && !IsWorkingDay(day)) ++day;
  return day;
}

}  // namespace baken
