// SPDX-License-Identifier: EUPL-1.2
#include "check/dates.h"

#include <algorithm>
#include <optional>

#include "check/memo.h"

namespace baken {
namespace {

PossibleDay OfMoment(const Moment& moment, AsOf& as_of) {
  if (!as_of.Reached(moment.known.earliest)) return {};
  const bool certain = as_of.Reached(moment.known.latest) && !moment.may_be_absent;
  const bool known_ahead = moment.known != moment.day;
  return {moment.day, !certain, known_ahead ? moment.day.latest : kDawn};
}

PossibleDay First(const PossibleDay& a, const PossibleDay& b) {
  if (a.IsAbsent()) return b;
  if (b.IsAbsent()) return a;
  PossibleDay first;
  first.may_be_absent = a.may_be_absent && b.may_be_absent;
  first.range.earliest = std::min(a.range.earliest, b.range.earliest);
  if (first.may_be_absent) {
    first.range.latest = std::max(a.range.latest, b.range.latest);
    first.ahead_until = std::max(a.ahead_until, b.ahead_until);
  } else {
    first.range.latest = std::min(a.may_be_absent ? kNever : a.range.latest,
                                  b.may_be_absent ? kNever : b.range.latest);
    first.ahead_until = std::min(a.may_be_absent ? kNever : a.ahead_until,
                                 b.may_be_absent ? kNever : b.ahead_until);
  }
  return first;
}

PossibleDay Last(const PossibleDay& a, const PossibleDay& b) {
  if (a.IsAbsent()) return b;
  if (b.IsAbsent()) return a;
  PossibleDay last;
  last.may_be_absent = a.may_be_absent && b.may_be_absent;
  last.range.latest = std::max(a.range.latest, b.range.latest);
  last.ahead_until = std::max(a.ahead_until, b.ahead_until);
  if (last.may_be_absent) {
    last.range.earliest = std::min(a.range.earliest, b.range.earliest);
  } else {
    last.range.earliest = std::max(a.may_be_absent ? kDawn : a.range.earliest,
                                   b.may_be_absent ? kDawn : b.range.earliest);
  }
  return last;
}

// Waits for all: absent as long as one of them is, which is to say never.
PossibleDay LaterOf(const PossibleDay& a, const PossibleDay& b) {
  return {{std::max(a.range.earliest, b.range.earliest), std::max(a.range.latest, b.range.latest)},
          a.may_be_absent || b.may_be_absent,
          std::max(a.ahead_until, b.ahead_until)};
}

// `a` where it is there, else `b`.
PossibleDay FirstKnown(const PossibleDay& a, const PossibleDay& b) {
  if (a.IsAbsent()) return b;
  if (!a.may_be_absent || b.IsAbsent()) return a;
  return {{std::min(a.range.earliest, b.range.earliest), std::max(a.range.latest, b.range.latest)},
          b.may_be_absent,
          std::max(a.ahead_until, b.ahead_until)};
}

PossibleDay Plus(const PossibleDay& anchor, const DateExpression& plus, const Subject& subject) {
  const DayRange range = LastDays(anchor.range, plus.counted, subject.programme.working_days);
  return {range, anchor.may_be_absent, range.latest};
}

PossibleDay OfMoments(const DateExpression& expression, const Subject& subject, AsOf& as_of) {
  const bool first = expression.kind == DateExpression::Kind::kFirst;
  const FoundMoments found(expression.moments, subject);
  const MomentList& list = found.list();
  PossibleDay day;
  for (const Moment& moment : list.moments) {
    const PossibleDay one = OfMoment(moment, as_of);
    day = first ? First(day, one) : Last(day, one);
  }
  if (list.more_possible) {
    const PossibleDay unseen{kAnyDay, true};
    day = first ? First(day, unseen) : Last(day, unseen);
  }
  return day;
}

using Combine = PossibleDay (*)(const PossibleDay&, const PossibleDay&);

Combine CombineOf(DateExpression::Kind kind) {
  switch (kind) {
    case DateExpression::Kind::kLaterOf:
      return LaterOf;
    case DateExpression::Kind::kFirstKnown:
      return FirstKnown;
    default:
      return First;
  }
}

// Walks from one day on which something changes to the next.
template <typename TruthOn>
Timeline Walk(Memory* memory, TruthOn truth_on) {
  Timeline timeline(Truth::kFalse, memory);
  for (Day day = kDawn; day < kNever;) {
    AsOf as_of(day);
    timeline.Append(day, truth_on(as_of));
    day = as_of.until();
  }
  return timeline;
}

}  // namespace

DayRange LastDays(DayRange anchors, const CountedTerm& counted, const WorkingDays& working_days) {
  return {LastDay(anchors.earliest, counted, working_days),
          LastDay(anchors.latest, counted, working_days)};
}

PossibleDay Evaluate(const DateExpression& expression, const Subject& subject, AsOf& as_of) {
  Memo* const memo = MemoFor(expression.number, subject);
  return memo != nullptr ? memo->DayOf(expression, subject, as_of)
                         : WorkOut(expression, subject, as_of);
}

PossibleDay WorkOut(const DateExpression& expression, const Subject& subject, AsOf& as_of) {
  using Kind = DateExpression::Kind;
  if (expression.kind == Kind::kFirst || expression.kind == Kind::kLast) {
    return OfMoments(expression, subject, as_of);
  }
  PossibleDay day = Evaluate(expression.of.front(), subject, as_of);
  if (expression.kind == Kind::kPlus) return Plus(day, expression, subject);
  const Combine combine = CombineOf(expression.kind);
  for (std::size_t i = 1; i < expression.of.size(); ++i) {
    day = combine(day, Evaluate(expression.of[i], subject, as_of));
  }
  return day;
}

PossibleDay LookAhead(const DateExpression& expression, const Subject& subject) {
  AsOf end_of_time(kNever - 1);
  return Evaluate(expression, subject, end_of_time);
}

PossibleDay FirstStop(const Subject& subject, AsOf& as_of) {
  const auto& stops = subject.programme.stops;
  const bool minds = subject.trigger != nullptr &&
                     std::any_of(stops.begin(), stops.end(), [&](const Moments& stop) {
                       return MindsTrigger(stop.number, *subject.trigger);
                     });
  return subject.memo == nullptr || minds ? WorkOutFirstStop(subject, as_of)
                                          : subject.memo->StopOf(subject, as_of);
}

PossibleDay WorkOutFirstStop(const Subject& subject, AsOf& as_of) {
  PossibleDay first;
  for (const Moments& stop : subject.programme.stops) {
    const FoundMoments found(stop, subject);
    for (const Moment& moment : found.list().moments) first = First(first, OfMoment(moment, as_of));
  }
  return first;
}

Truth HasCome(const PossibleDay& day, AsOf& as_of) {
  if (day.IsAbsent() || !as_of.Reached(day.range.earliest)) return Truth::kFalse;
  return day.may_be_absent || !as_of.Reached(day.ahead_until) ? Truth::kUnknown : Truth::kTrue;
}

Timeline WindowTimeline(const Window& window, const DateExpression* default_since,
                        const Subject& subject) {
  const DateExpression* since = window.since ? &*window.since : default_since;
  return Walk(subject.memory, [&](AsOf& as_of) {
    Truth open = Truth::kTrue;
    if (since != nullptr) open = HasCome(Evaluate(*since, subject, as_of), as_of);
    if (window.until) {
      open = And(open, Not(HasCome(Evaluate(*window.until, subject, as_of), as_of)));
    }
    if (window.through) {
      PossibleDay end = Evaluate(*window.through, subject, as_of);
      const auto day_after = [](Day day) { return IsCalendarDay(day) ? day + 1 : day; };
      if (!end.IsAbsent()) end.range = {day_after(end.range.earliest), day_after(end.range.latest)};
      end.ahead_until = end.range.latest;
      open = And(open, Not(HasCome(end, as_of)));
    }
    return open;
  });
}

Timeline BeforeStop(const Subject& subject) {
  return Walk(subject.memory,
              [&](AsOf& as_of) { return Not(HasCome(FirstStop(subject, as_of), as_of)); });
}

}  // namespace baken
