// SPDX-License-Identifier: EUPL-1.2
//
// Dates as records hold them: known to the day, the month or the year, or not at all.

#ifndef BAKEN_TIME_PARTIAL_DATE_H_
#define BAKEN_TIME_PARTIAL_DATE_H_

#include <algorithm>
#include <string>
#include <string_view>

#include "time/day.h"

namespace baken {

// A record's date lies in these years, both included. Outside it is a typing error, not a fact.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2199;

// Stands for "the day judged", which only the question knows: the last day of an unknown date.
// Whoever has the question replaces it (see UpToDayJudged) before comparing days.
inline constexpr Day kJudgedDay = kNever + 1;

// Closed: both ends count.
struct DayRange {
  Day earliest;
  Day latest;

  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// The earlier of two days of which only the ranges are known.
constexpr DayRange Earlier(DayRange a, DayRange b) {
  return {std::min(a.earliest, b.earliest), std::min(a.latest, b.latest)};
}

enum class DatePrecision { kDay, kMonth, kYear, kUnknown };

// It happened on one day of this closed range. Unknown: kDawn up to kJudgedDay.
struct PartialDate {
  Day earliest;
  Day latest;
  DatePrecision precision;

  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

enum class DateProblem {
  kNone,
  kNotADate,    // not of the form 2026-03-02, 2026-03, 2026 or unknown
  kImpossible,  // of the form, but the calendar has no such day or month
  kOutOfRange,  // outside kFirstYear to kLastYear
};

// `date` means something only where `problem` is kNone.
struct ParsedDate {
  PartialDate date;
  DateProblem problem;
};

// Accepts exactly YYYY-MM-DD, YYYY-MM, YYYY and unknown.
ParsedDate ParsePartialDate(std::string_view text);

// The range with the day judged filled in where the date is unknown.
constexpr DayRange UpToDayJudged(PartialDate date, Day judged) {
  return {date.earliest, date.latest == kJudgedDay ? judged : date.latest};
}

// The valid form that a refused text most likely meant: "2-3-2026" (day first, as in Dutch),
// "2026/3/2" and "20260302" give 2026-03-02, "2026-02-30" gives the last day of that month, a day
// or month 00 is left out, "onbekend" gives unknown. Empty where guessing would be inventing.
std::string NearestDate(std::string_view text);

}  // namespace baken

#endif  // BAKEN_TIME_PARTIAL_DATE_H_
