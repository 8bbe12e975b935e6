// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_DATES_H_
#define BAKEN_CHECK_DATES_H_

#include "check/as_of.h"
#include "check/select.h"

namespace baken {

// A day that follows from facts: one of `range`, or perhaps none at all. What has happened as far
// as is known lies on or before the day looked from; `ahead_until` is the last day on which it may
// be although that day has not come (an end set beforehand, a day that follows from a term).
struct PossibleDay {
  DayRange range = kAbsent;
  bool may_be_absent = true;
  Day ahead_until = kDawn;

  friend bool operator==(const PossibleDay&, const PossibleDay&) = default;
  bool IsAbsent() const { return range == kAbsent; }
  bool IsExact() const { return !may_be_absent && range.earliest == range.latest; }
};

// The last days of a term counted from one of the anchors.
DayRange LastDays(DayRange anchors, const CountedTerm& counted, const WorkingDays& working_days);

// The day of the expression as far as it is known on `as_of`: facts dated later do not count, but
// an end that was set when something began does.
PossibleDay Evaluate(const DateExpression& expression, const Subject& subject, AsOf& as_of);
// The same without asking the memo for it.
PossibleDay WorkOut(const DateExpression& expression, const Subject& subject, AsOf& as_of);

// The same with everything on file, whenever it is dated.
PossibleDay LookAhead(const DateExpression& expression, const Subject& subject);

// The first of the programme's stops (ended, moved), as far as known on `as_of`.
PossibleDay FirstStop(const Subject& subject, AsOf& as_of);
PossibleDay WorkOutFirstStop(const Subject& subject, AsOf& as_of);

// Whether the day has come (day <= as_of), with what is known on `as_of`.
Truth HasCome(const PossibleDay& day, AsOf& as_of);

// The days on which the window is open: from `since` (absent: `default_since`) on, up to `until`
// or `through`. Bounds that are absent in both do not bound.
Timeline WindowTimeline(const Window& window, const DateExpression* default_since,
                        const Subject& subject);

// The days before the first stop.
Timeline BeforeStop(const Subject& subject);

}  // namespace baken

#endif  // BAKEN_CHECK_DATES_H_
