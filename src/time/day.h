// SPDX-License-Identifier: EUPL-1.2
//
// The room `time`: civil days, partly known dates, terms and Dutch working days.
// Comes in: text of dates, days and terms. Goes out: days, closed ranges of days, text.
// A Day is a day on the calendar, without hours, zone or locale; every range and count says
// whether its ends count.
// It never reads a clock and knows nothing of rules.

#ifndef BAKEN_TIME_DAY_H_
#define BAKEN_TIME_DAY_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace baken {

// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

// Since ever: before every date. Stays what it is under arithmetic.
inline constexpr Day kDawn = -10'000'000;
// Does not come: after every date. Stays what it is under arithmetic.
inline constexpr Day kNever = 10'000'000;

constexpr bool IsCalendarDay(Day day) { return day > kDawn && day < kNever; }

enum class Weekday { kSunday, kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday };

// month 1..12, day 1..31.
struct CivilDate {
  int year;
  int month;
  int day;

  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

bool Exists(CivilDate date);
// 28 to 31; month is 1..12.
int DaysInMonth(int year, int month);
// `date` exists.
Day DayOf(CivilDate date);
CivilDate CivilDateOf(Day day);
Weekday WeekdayOf(Day day);

// Room for 2026-03-02.
using DayText = std::array<char, 10>;

// Writes the day as 2026-03-02 into `text` and returns a view of it. A day outside the years 0000
// to 9999, kDawn and kNever among them, has no text: the view is empty.
std::string_view WriteDay(Day day, DayText& text);
std::string FormatDay(Day day);

}  // namespace baken

#endif  // BAKEN_TIME_DAY_H_
