// SPDX-License-Identifier: EUPL-1.2
// Truth written down day by day over a short stretch of days: slow and obvious, to hold timelines
// against.
#ifndef BAKEN_TESTS_TRUTH_DAYS_H_
#define BAKEN_TESTS_TRUTH_DAYS_H_

#include <algorithm>
#include <array>
#include <memory_resource>
#include <ostream>
#include <random>
#include <vector>

#include "truth/timeline.h"

namespace baken {

inline constexpr std::array<Truth, 3> kTruths = {Truth::kFalse, Truth::kUnknown, Truth::kTrue};

inline void PrintTo(Truth truth, std::ostream* out) {
  *out << (truth == Truth::kTrue ? "TRUE" : truth == Truth::kFalse ? "FALSE" : "UNKNOWN");
}

// Days 0 to 30; the first entry also stands for every day before, the last for every day after.
inline constexpr Day kDays = 31;

inline int Below(std::mt19937& random, int bound) {
  return static_cast<int>(random() % static_cast<unsigned>(bound));
}

// A timeline and what it says on each day.
struct DayByDay {
  Timeline timeline;
  std::vector<Truth> truth;
};

inline DayByDay RandomTimeline(std::mt19937& random) {
  Truth value = kTruths[static_cast<std::size_t>(Below(random, 3))];
  DayByDay made{Timeline(value, std::pmr::get_default_resource()), {}};
  for (Day day = 0; day < kDays; ++day) {
    // Also what stays the same is appended: it must change nothing.
    if (Below(random, 4) == 0) {
      value = kTruths[static_cast<std::size_t>(Below(random, 3))];
      if (day > 0) made.timeline.Append(day, value);
    }
    if (day == 0) value = made.timeline.At(0);
    made.truth.push_back(value);
  }
  return made;
}

}  // namespace baken

#endif  // BAKEN_TESTS_TRUTH_DAYS_H_
