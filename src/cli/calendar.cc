// SPDX-License-Identifier: EUPL-1.2
#include "cli/calendar.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <optional>
#include <vector>

namespace baken::cli {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

constexpr std::array<std::array<const char*, 12>, 2> kMonths = {{
    {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
     "oktober", "november", "december"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
}};

bool IsDigit(char letter) { return letter >= '0' && letter <= '9'; }

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2 && leap) return 29;
  return kDays[static_cast<std::size_t>(month - 1)];
}

// The runs of digits in the text, as numbers; nothing when one is too long to be part of a date.
std::optional<std::vector<int>> Numbers(std::string_view text) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char letter : text) {
    if (!IsDigit(letter)) {
      inside = false;
      continue;
    }
    if (!inside) numbers.push_back(0);
    inside = true;
    if (numbers.back() > 99'999'999) return std::nullopt;
    numbers.back() = numbers.back() * 10 + (letter - '0');
  }
  return numbers;
}

std::string Written(int year, int month, int day) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

// Whether the text has digits and hyphens exactly where 2026-03-02 has them.
bool HasShape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == '-' ? text[i] != '-' : !IsDigit(text[i])) return false;
  }
  return true;
}

}  // namespace

bool IsDay(std::string_view text) {
  if (!HasShape(text, "0000-00-00")) return false;
  const std::vector<int> numbers = *Numbers(text);
  const int year = numbers[0];
  const int month = numbers[1];
  const int day = numbers[2];
  return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 &&
         day <= DaysInMonth(year, month);
}

std::string NearestDay(std::string_view text) {
  const std::optional<std::vector<int>> found = Numbers(text);
  if (!found) return {};
  std::vector<int> numbers = *found;
  if (numbers.size() == 1 && numbers[0] >= kFirstYear * 10000) {  // 20260302
    numbers = {numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100};
  }
  if (numbers.size() != 3) return {};
  if (numbers[2] >= kFirstYear) std::swap(numbers[0], numbers[2]);  // 2-3-2026, day first
  const int year = numbers[0];
  if (year < kFirstYear || year > kLastYear) return {};
  const int month = std::clamp(numbers[1], 1, 12);
  return Written(year, month, std::clamp(numbers[2], 1, DaysInMonth(year, month)));
}

std::string Today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Written(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::string DateInWords(std::string_view date, Language language) {
  const bool month_only = HasShape(date, "0000-00");
  if (!month_only && !HasShape(date, "0000-00-00")) return std::string(date);
  const std::vector<int> numbers = *Numbers(date);
  if (numbers[1] < 1 || numbers[1] > 12) return std::string(date);
  const auto& months = kMonths[language == Language::kDutch ? 0 : 1];
  const std::string month = months[static_cast<std::size_t>(numbers[1] - 1)];
  const std::string month_and_year = month + " " + std::to_string(numbers[0]);
  return month_only ? month_and_year : std::to_string(numbers[2]) + " " + month_and_year;
}

std::string DayBefore(const std::string& date) {
  const std::vector<int> numbers = *Numbers(date);
  if (numbers[2] > 1) return Written(numbers[0], numbers[1], numbers[2] - 1);
  const int year = numbers[1] > 1 ? numbers[0] : numbers[0] - 1;
  const int month = numbers[1] > 1 ? numbers[1] - 1 : 12;
  return Written(year, month, DaysInMonth(year, month));
}

}  // namespace baken::cli
