// SPDX-License-Identifier: EUPL-1.2
#include "cli/period.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "cli/calendar.h"

namespace baken::cli {
namespace {

constexpr std::size_t kMonthSize = 7;  // 2026-01
constexpr int kMostYears = 10;         // check.proto, over_until

int NumberIn(std::string_view text, std::size_t from, std::size_t size) {
  int number = 0;
  const std::string_view digits = text.substr(from, size);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::chrono::sys_days Read(std::string_view day) {
  const auto year = std::chrono::year(NumberIn(day, 0, 4));
  const auto month = std::chrono::month(static_cast<unsigned>(NumberIn(day, 5, 2)));
  return year / month / std::chrono::day(static_cast<unsigned>(NumberIn(day, 8, 2)));
}

std::string Written(std::chrono::year_month_day day) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

std::optional<std::string> FirstDayOf(std::string_view typed) {
  std::string day(typed);
  if (typed.size() == kMonthSize) day += "-01";
  if (!IsDay(day)) return std::nullopt;
  return day;
}

// The first day after a day or a month.
std::optional<std::string> DayAfter(std::string_view typed) {
  const std::optional<std::string> first = FirstDayOf(typed);
  if (!first) return std::nullopt;
  if (typed.size() != kMonthSize) return DaysAfter(*first, 1);
  const std::chrono::year_month_day day = Read(*first);
  return Written(day + std::chrono::months(1));
}

}  // namespace

int DaysBetween(std::string_view from, std::string_view to) {
  return static_cast<int>((Read(to) - Read(from)).count());
}

std::string DaysAfter(std::string_view day, int days) {
  return Written(Read(day) + std::chrono::days(days));
}

std::optional<Period> ReadPeriod(std::string_view typed) {
  const std::size_t dots = typed.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::optional<std::string> since = FirstDayOf(typed.substr(0, dots));
  const std::optional<std::string> until = DayAfter(typed.substr(dots + 2));
  if (!since || !until || !IsDay(*until) || *until <= *since) return std::nullopt;
  const std::string furthest = std::to_string(NumberIn(*since, 0, 4) + kMostYears);
  if (*until > furthest + since->substr(4)) return std::nullopt;
  return Period{*since, *until};
}

}  // namespace baken::cli
