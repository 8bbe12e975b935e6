// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TRUTH_ORDER_H_
#define BAKEN_TRUTH_ORDER_H_

#include <algorithm>

#include "time/day.h"
#include "truth/small_list.h"

namespace baken {

// The day on which the `times`-th of them has come; kNever when there are fewer, kDawn when none is
// asked for. Changes the order of the days.
template <std::size_t kInline>
Day SmallestOf(SmallList<Day, kInline>& days, std::int64_t times) {
  if (times <= 0) return kDawn;
  if (static_cast<std::int64_t>(days.size()) < times) return kNever;
  Day* const wanted = days.begin() + (times - 1);
  std::nth_element(days.begin(), wanted, days.end());
  return *wanted;
}

}  // namespace baken

#endif  // BAKEN_TRUTH_ORDER_H_
