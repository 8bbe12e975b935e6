// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_SELECT_H_
#define BAKEN_CHECK_SELECT_H_

#include <cstdint>

#include "check/subject.h"

namespace baken {

// A fact with a day: it happened on one day of the closed range `day`.
struct Moment {
  DayRange day;
  bool may_be_absent = false;  // it may also not be there, or not be one that was asked for
  DayRange known;              // when it is known: the day itself; of an end, the first day
  std::int64_t amount = 0;
  const Fact* fact = nullptr;
};

struct MomentList {
  SmallList<Moment, 4> moments;
  bool more_possible = false;  // the source does not keep them: there may be others on any day
};

// The moments that `selector` asks for, in record order.
MomentList Select(const Moments& selector, const Subject& subject);

// The days of an activity's record for a status (activities settled, done, … by a trigger's day).
DayRange ReachedOn(const Fact& activity, Status status, const Subject& subject);

// A fact with a first day and a first day that no longer counts.
struct Span {
  DayRange since, until;
  bool may_be_absent = false;
  const Fact* fact = nullptr;
};

struct SpanList {
  SmallList<Span, 4> spans;
  bool more_possible = false;
  Day first_on_file = kNever;  // when the first span of these words began, whatever the filter says
};

// The spans that `selector` asks for; layers as the entries say.
SpanList Select(const Spans& selector, const Subject& subject);

// Whether the source keeps these words at all.
bool KeepsWords(const Spans& selector, const Subject& subject);
bool KeepsActivity(Symbol activity, Status status, const Subject& subject);
// And, where all are asked, that it does not apply.
bool KeepsActivity(Symbol activity, const Reached& reached, const Subject& subject);

FactKind KindOf(SpanSource source);

}  // namespace baken

#endif  // BAKEN_CHECK_SELECT_H_
