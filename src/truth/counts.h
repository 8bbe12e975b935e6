// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TRUTH_COUNTS_H_
#define BAKEN_TRUTH_COUNTS_H_

#include <cstdint>
#include <limits>
#include <span>

#include "truth/timeline.h"

namespace baken {

// A number of which only the bounds are known: at least `low`, at most `high`.
struct Count {
  std::int64_t low = 0;
  std::int64_t high = 0;
  friend bool operator==(const Count&, const Count&) = default;
};

inline constexpr std::int64_t kAnyNumber = std::numeric_limits<std::int64_t>::max() / 4;
// Above any number and all that is on file besides.
inline constexpr std::int64_t kNoMaximum = kAnyNumber * 2;

// A bounded number by day, built from what is added and taken away on days in any order.
class Counts {
 public:
  struct Step {
    Day day;
    Count count;
  };

  explicit Counts(Memory* memory) : deltas_(memory), steps_(memory) {}

  // `amount` certainly counts on [since, until); nothing when that is empty.
  void AddCertain(Day since, Day until, std::int64_t amount = 1);
  // `amount` may count on [since, until).
  void AddPossible(Day since, Day until, std::int64_t amount = 1);
  // There may be any number more, on any day: the source does not keep these facts.
  void AddAnyNumber() { any_number_ = true; }
  // Sorts and sums; nothing may be added afterwards.
  void Finish();

  Count At(Day day) const;
  // From kDawn on, one step per day on which a bound changes.
  std::span<const Step> steps() const { return {steps_.data(), steps_.size()}; }

  // TRUE where the number certainly lies within [least, most], FALSE where it certainly does not.
  Timeline Within(std::int64_t least, std::int64_t most = kNoMaximum) const;
  // TRUE where the number is at most `factor` times the number of `per` on that day.
  Timeline AtMostPer(std::int64_t factor, const Counts& per) const;

 private:
  struct Delta {
    Day day;
    std::int64_t low;
    std::int64_t high;
  };

  SmallList<Delta, 8> deltas_;
  SmallList<Step, 8> steps_;
  bool any_number_ = false;
};

Truth IsWithin(Count count, std::int64_t least, std::int64_t most);

}  // namespace baken

#endif  // BAKEN_TRUTH_COUNTS_H_
