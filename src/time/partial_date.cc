// SPDX-License-Identifier: EUPL-1.2

#include "time/partial_date.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace baken {
namespace {

constexpr std::string_view kUnknownText = "unknown";
constexpr std::size_t kYearLength = 4;   // 2026
constexpr std::size_t kMonthLength = 7;  // 2026-03
constexpr std::size_t kDayLength = 10;   // 2026-03-02
constexpr int kNoNumber = -1;

// At most nine digits; kNoNumber for anything else. Not <charconv>: that accepts a sign.
int Number(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return kNoNumber;
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return kNoNumber;
    value = value * 10 + (digit - '0');
  }
  return value;
}

ParsedDate Refused(DateProblem problem) {
  return {{kDawn, kJudgedDay, DatePrecision::kUnknown}, problem};
}

// A year, or a year and month, stands for all of its days.
CivilDate LastOf(CivilDate first, DatePrecision precision) {
  if (precision == DatePrecision::kYear) first.month = 12;
  if (precision != DatePrecision::kDay) first.day = DaysInMonth(first.year, first.month);
  return first;
}

bool EqualIgnoringCase(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

bool IsSeparator(char c) { return c == '-' || c == '/' || c == '.' || c == ' '; }

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// Up to three groups of digits with separators between them.
struct Groups {
  std::string_view group[3];
  int count = 0;
};

std::optional<Groups> Split(std::string_view text) {
  Groups groups;
  while (true) {
    if (groups.count == 3) return std::nullopt;
    const auto separator = std::find_if(text.begin(), text.end(), IsSeparator);
    const auto length = static_cast<std::size_t>(separator - text.begin());
    if (Number(text.substr(0, length)) == kNoNumber) return std::nullopt;
    groups.group[groups.count++] = text.substr(0, length);
    if (length == text.size()) return groups;
    text.remove_prefix(length + 1);
  }
}

// The text of a date whose month or day may be 0 (not known); empty when it cannot be one.
std::string Text(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return {};
  if (month > 12 && day >= 1 && day <= 12) std::swap(month, day);  // written month first
  if (month < 0 || month > 12 || day < 0 || day > 31) return {};
  if (month == 0 && day != 0) return {};
  const CivilDate first = {year, std::max(month, 1), 1};
  const int last = DaysInMonth(first.year, first.month);
  const std::string text = FormatDay(DayOf({first.year, first.month, std::clamp(day, 1, last)}));
  return text.substr(0, month == 0 ? kYearLength : day == 0 ? kMonthLength : kDayLength);
}

// 20260302, 02032026, 202603.
std::string FromOneGroup(std::string_view digits) {
  const auto part = [digits](std::size_t at, std::size_t length) {
    return Number(digits.substr(at, length));
  };
  if (digits.size() == 6) return Text(part(0, 4), part(4, 2), 0);
  if (digits.size() != 8) return {};
  std::string year_first = Text(part(0, 4), part(4, 2), part(6, 2));
  return year_first.empty() ? Text(part(4, 4), part(2, 2), part(0, 2)) : year_first;
}

std::string FromGroups(const Groups& groups) {
  if (groups.count == 1) return FromOneGroup(groups.group[0]);
  std::string_view year = groups.group[0];
  std::string_view last = groups.group[groups.count - 1];
  const bool year_last = last.size() == kYearLength;
  if (year_last) std::swap(year, last);
  const std::string_view month = groups.count == 2 ? last : groups.group[1];
  const std::string_view day = groups.count == 2 ? std::string_view("0") : last;
  if (year.size() != kYearLength || month.size() > 2 || day.size() > 2) return {};
  return Text(Number(year), Number(month), Number(day));
}

}  // namespace

ParsedDate ParsePartialDate(std::string_view text) {
  const std::size_t length = text.size();
  if (length != kDayLength && length != kMonthLength && length != kYearLength) {
    return Refused(DateProblem::kNotADate);
  }
  if (text == kUnknownText) {
    return {{kDawn, kJudgedDay, DatePrecision::kUnknown}, DateProblem::kNone};
  }
  bool formed = true;
  const auto two_digits = [&](std::size_t at) {
    const unsigned tens = static_cast<unsigned char>(text[at]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(text[at + 1]) - unsigned{'0'};
    formed &= tens < 10 && ones < 10;
    return static_cast<int>(tens * 10 + ones);
  };
  CivilDate first = {two_digits(0) * 100 + two_digits(2), 1, 1};
  DatePrecision precision = DatePrecision::kYear;
  if (length >= kMonthLength) {
    first.month = two_digits(5);
    formed &= text[4] == '-';
    precision = DatePrecision::kMonth;
  }
  if (length == kDayLength) {
    first.day = two_digits(8);
    formed &= text[7] == '-';
    precision = DatePrecision::kDay;
  }
  if (!formed) return Refused(DateProblem::kNotADate);
  if (!Exists(first)) return Refused(DateProblem::kImpossible);
  if (first.year < kFirstYear || first.year > kLastYear) return Refused(DateProblem::kOutOfRange);
  const Day earliest = DayOf(first);
  const Day latest = precision == DatePrecision::kDay ? earliest : DayOf(LastOf(first, precision));
  return {{earliest, latest, precision}, DateProblem::kNone};
}

std::string NearestDate(std::string_view text) {
  text = Trimmed(text);
  if (EqualIgnoringCase(text, kUnknownText) || EqualIgnoringCase(text, "onbekend")) {
    return std::string(kUnknownText);
  }
  // A moment, 2026-03-02T10:00:00Z: the day is what counts.
  if (text.size() > kDayLength && (text[kDayLength] == 'T' || text[kDayLength] == ' ')) {
    text = text.substr(0, kDayLength);
  }
  const std::optional<Groups> groups = Split(text);
  if (!groups.has_value()) {
    return {};
  }
  if (ParsePartialDate(text).problem == DateProblem::kNone) return std::string(text);
  return FromGroups(*groups);
}

}  // namespace baken
