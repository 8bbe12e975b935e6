// SPDX-License-Identifier: EUPL-1.2

#include "time/day.h"

#include <chrono>

namespace baken {
namespace {

std::chrono::year_month_day YearMonthDay(CivilDate date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

std::chrono::sys_days SysDays(Day day) { return std::chrono::sys_days(std::chrono::days(day)); }

// 0 to 99.
void WriteTwoDigits(int value, char* to) {
  to[0] = static_cast<char>('0' + value / 10);
  to[1] = static_cast<char>('0' + value % 10);
}

}  // namespace

bool Exists(CivilDate date) {
  // Checked first: chrono keeps a month or day in eight bits, so 257 would pass for 1.
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
  return YearMonthDay(date).ok();
}

int DaysInMonth(int year, int month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Day DayOf(CivilDate date) {
  return static_cast<Day>(std::chrono::sys_days(YearMonthDay(date)).time_since_epoch().count());
}

CivilDate CivilDateOf(Day day) {
  const std::chrono::year_month_day date(SysDays(day));
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

Weekday WeekdayOf(Day day) {
  return static_cast<Weekday>(std::chrono::weekday(SysDays(day)).c_encoding());
}

std::string_view WriteDay(Day day, DayText& text) {
  const CivilDate date = CivilDateOf(day);
  if (date.year < 0 || date.year > 9999) return {};
  WriteTwoDigits(date.year / 100, text.data());
  WriteTwoDigits(date.year % 100, text.data() + 2);
  text[4] = '-';
  WriteTwoDigits(date.month, text.data() + 5);
  text[7] = '-';
  WriteTwoDigits(date.day, text.data() + 8);
  return {text.data(), text.size()};
}

std::string FormatDay(Day day) {
  DayText text;
  return std::string(WriteDay(day, text));
}

}  // namespace baken
