// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_DAY_ORDER_H_
#define BAKEN_PROGRAMME_DAY_ORDER_H_

#include "programme/matchable.h"
#include "programme/programme.h"

namespace baken {

// What can be said of days that follow from facts before there is any fact. True only when it is so
// for every record.

// Whether the day never comes, because nothing it follows from can happen.
bool NeverComes(const DateExpression& date, const Matchable& matchable);

// Whether `a`, once both are there, is `b` or a later day. Looks only so many steps deep: nobody
// writes more, and a file made to be deep must not take long.
inline constexpr int kStepsOfDays = 8;
bool NeverBefore(const DateExpression& a, const DateExpression& b, int steps = kStepsOfDays);

// Whether no day lies in the window.
bool IsEmpty(const Window& window, const Matchable& matchable);

// How many days a term is at least and at most, whatever day it is counted from.
std::int64_t LeastDays(const Term& term);
std::int64_t MostDays(const Term& term);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_DAY_ORDER_H_
