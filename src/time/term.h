// SPDX-License-Identifier: EUPL-1.2
//
// Lengths of time in calendar units, and the last days that follow from them.
//
// Years and months are counted first, clamped to the end of the month (31 January + 1 month is 28
// or 29 February), then weeks and days. kDawn and kNever stay what they are, and a result beyond
// them is one of them: nothing overflows.

#ifndef BAKEN_TIME_TERM_H_
#define BAKEN_TIME_TERM_H_

#include <cstdint>

#include "time/day.h"
#include "time/working_days.h"

namespace baken {

// No part is negative.
struct Term {
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;

  friend bool operator==(const Term&, const Term&) = default;
};

enum class Counting {
  kAfterAnchor,   // the anchor is day zero: last day = anchor + term
  kFromAnchor,    // the anchor is day one: last day = anchor + term - 1 day
  kBeforeAnchor,  // day = anchor - term
};

enum class LastDayShift { kNone, kAlgemeneTermijnenwet };

// A term with the way its last day is counted.
struct CountedTerm {
  Term term;
  Counting counting = Counting::kAfterAnchor;
  LastDayShift shift = LastDayShift::kNone;

  friend bool operator==(const CountedTerm&, const CountedTerm&) = default;
};

Day AddTerm(Day day, Term term);
Day SubtractTerm(Day day, Term term);

// The last day that still counts. The shift moves it to the next working day, never for
// kBeforeAnchor: terms counted back are not extended (Algemene termijnenwet, article 1, second
// paragraph).
Day LastDay(Day anchor, const CountedTerm& counted, const WorkingDays& working_days);

// The first anchor whose last day is `last`, a day of the calendar, or later. A later anchor never
// has an earlier last day.
Day FirstAnchor(Day last, const CountedTerm& counted, const WorkingDays& working_days);

// "Within the last so long": on day x a moment counts when it is on or after x - term. This is the
// first day after `date` on which a moment of `date` no longer counts.
Day DropOutDay(Day date, Term term);

// How many months have begun, from the first day on up to and including `to`: a month begins on
// `from` and on each `from` + n months. 1 when from == to, 0 when `to` is before `from`.
std::int32_t MonthsBegun(Day from, Day to);

}  // namespace baken

#endif  // BAKEN_TIME_TERM_H_
