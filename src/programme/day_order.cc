// SPDX-License-Identifier: EUPL-1.2
#include "programme/day_order.h"

#include <algorithm>

namespace baken {
namespace {

using Kind = DateExpression::Kind;

// Counted forward from its anchor, and not to a day before it.
bool CountsForward(const CountedTerm& plus) {
  if (plus.counting == Counting::kAfterAnchor) return true;
  return plus.counting == Counting::kFromAnchor && LeastDays(plus.term) >= 1;
}

bool CountsBack(const CountedTerm& plus) {
  return plus.counting == Counting::kBeforeAnchor && plus.shift == LastDayShift::kNone;
}

bool AlwaysAfter(const DateExpression& a, const DateExpression& b) {
  if (a.kind == Kind::kPlus && a.counted.counting != Counting::kBeforeAnchor) {
    const std::int64_t least = a.counted.counting == Counting::kFromAnchor ? 2 : 1;
    if (LeastDays(a.counted.term) >= least && NeverBefore(a.of.front(), b)) return true;
  }
  return b.kind == Kind::kPlus && CountsBack(b.counted) && LeastDays(b.counted.term) >= 1 &&
         NeverBefore(a, b.of.front());
}

}  // namespace

bool NeverComes(const DateExpression& date, const Matchable& matchable) {
  const auto never = [&](const DateExpression& part) { return NeverComes(part, matchable); };
  switch (date.kind) {
    case Kind::kFirst:
    case Kind::kLast:
      return !matchable.WhyNothing(date.moments).empty();
    case Kind::kLaterOf:
    case Kind::kPlus:
      return std::any_of(date.of.begin(), date.of.end(), never);
    case Kind::kEarlierOf:
    case Kind::kFirstKnown:
      return std::all_of(date.of.begin(), date.of.end(), never);
  }
  return false;
}

bool NeverBefore(const DateExpression& a, const DateExpression& b, int steps) {
  if (steps == 0) return false;
  if (a == b) return true;
  const auto not_before = [&](const DateExpression& part) {
    return NeverBefore(part, b, steps - 1);
  };
  if (a.kind == Kind::kPlus && CountsForward(a.counted) && not_before(a.of.front())) return true;
  if (b.kind == Kind::kPlus && CountsBack(b.counted) && NeverBefore(a, b.of.front(), steps - 1))
    return true;
  if (a.kind == Kind::kLast && b.kind == Kind::kFirst) return a.moments == b.moments;
  if (a.kind == Kind::kLaterOf) return std::any_of(a.of.begin(), a.of.end(), not_before);
  if (a.kind == Kind::kEarlierOf || a.kind == Kind::kFirstKnown) {
    return std::all_of(a.of.begin(), a.of.end(), not_before);
  }
  return false;
}

bool IsEmpty(const Window& window, const Matchable& matchable) {
  if (!window.since) return false;
  if (NeverComes(*window.since, matchable)) return true;
  if (window.until && NeverBefore(*window.since, *window.until)) return true;
  return window.through && AlwaysAfter(*window.since, *window.through);
}

std::int64_t LeastDays(const Term& term) {
  const std::int64_t months = std::int64_t{term.years} * 12 + term.months;
  return (months > 0 ? months * 28 : 0) + std::int64_t{term.weeks} * 7 + term.days;
}

std::int64_t MostDays(const Term& term) {
  const std::int64_t months = std::int64_t{term.years} * 12 + term.months;
  return months * 31 + std::int64_t{term.weeks} * 7 + term.days;
}

}  // namespace baken
