// SPDX-License-Identifier: EUPL-1.2

#include "time/term.h"

#include <algorithm>

namespace baken {
namespace {

// Months are counted from the year 0. The bounds lie within kDawn and kNever, so that every month
// in between has days.
constexpr std::int64_t kFirstMonth = -25'000 * 12;
constexpr std::int64_t kLastMonth = 29'000 * 12;

// Wide enough for any Term.
std::int64_t MonthsOf(Term term) { return std::int64_t{term.years} * 12 + term.months; }
std::int64_t DaysOf(Term term) { return std::int64_t{term.weeks} * 7 + term.days; }

std::int64_t MonthOf(CivilDate date) { return std::int64_t{date.year} * 12 + date.month - 1; }

// The first day of a month; kDawn or kNever beyond the bounds.
Day FirstDayOf(std::int64_t month) {
  if (month < kFirstMonth) return kDawn;
  if (month > kLastMonth) return kNever;
  const std::int64_t from_first = month - kFirstMonth;
  return DayOf({static_cast<int>(kFirstMonth / 12 + from_first / 12),
                static_cast<int>(from_first % 12) + 1, 1});
}

// The same day of the month, or the last where the month is shorter.
Day AddMonths(Day day, std::int64_t months) {
  if (months == 0) return day;
  const CivilDate date = CivilDateOf(day);
  const std::int64_t month = MonthOf(date) + months;
  const Day first = FirstDayOf(month);
  if (!IsCalendarDay(first)) return first;
  constexpr int kShortest = 28;
  const bool may_be_too_short = date.day > kShortest;
  return may_be_too_short ? std::min(first + date.day - 1, FirstDayOf(month + 1) - 1)
                          : first + date.day - 1;
}

Day AddDays(Day day, std::int64_t days) {
  if (!IsCalendarDay(day)) return day;
  return static_cast<Day>(std::clamp<std::int64_t>(day + days, kDawn, kNever));
}

}  // namespace

Day AddTerm(Day day, Term term) {
  if (!IsCalendarDay(day)) return day;
  return AddDays(AddMonths(day, MonthsOf(term)), DaysOf(term));
}

Day SubtractTerm(Day day, Term term) {
  if (!IsCalendarDay(day)) return day;
  return AddDays(AddMonths(day, -MonthsOf(term)), -DaysOf(term));
}

Day LastDay(Day anchor, const CountedTerm& counted, const WorkingDays& working_days) {
  if (counted.counting == Counting::kBeforeAnchor) return SubtractTerm(anchor, counted.term);
  Day last = AddTerm(anchor, counted.term);
  if (counted.counting == Counting::kFromAnchor) last = AddDays(last, -1);
  return counted.shift == LastDayShift::kNone ? last : working_days.NextWorkingDay(last);
}

Day FirstAnchor(Day last, const CountedTerm& counted, const WorkingDays& working_days) {
  constexpr Day kSlack = 40;  // ends of months and shifts move a last day by less
  const bool back = counted.counting == Counting::kBeforeAnchor;
  const Day near = back ? AddTerm(last, counted.term) : SubtractTerm(last, counted.term);
  Day low = near - kSlack;
  Day high = near + kSlack;
  while (low < high) {
    const Day middle = low + (high - low) / 2;
    if (LastDay(middle, counted, working_days) >= last) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

Day DropOutDay(Day date, Term term) {
  // Wanted is the first day x with x - months >= wanted, where wanted is the day after `date` plus
  // the weeks and days. That is the same day of the month, or, where the month is too short for it,
  // the first day of the next month; clamping back would be a day that still counts.
  const Day wanted = AddDays(date, DaysOf(term) + 1);
  if (!IsCalendarDay(wanted)) return wanted;
  const CivilDate civil = CivilDateOf(wanted);
  const std::int64_t month = MonthOf(civil) + MonthsOf(term);
  const Day first = FirstDayOf(month);
  if (!IsCalendarDay(first)) return first;
  return std::min(first + civil.day - 1, FirstDayOf(month + 1));
}

std::int32_t MonthsBegun(Day from, Day to) {
  if (to < from) return 0;
  const std::int64_t months = MonthOf(CivilDateOf(to)) - MonthOf(CivilDateOf(from));
  return static_cast<std::int32_t>(AddMonths(from, months) <= to ? months + 1 : months);
}

}  // namespace baken
