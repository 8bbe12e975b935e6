// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_AS_OF_H_
#define BAKEN_CHECK_AS_OF_H_

#include <algorithm>

#include "truth/timeline.h"

namespace baken {

// A day from which we look, and how far that view stays the same. Whatever compares the day does
// so here, so that the same answer is known to hold on every day of [since, until).
class AsOf {
 public:
  explicit AsOf(Day day) : day_(day) {}

  Day day() const { return day_; }
  Day since() const { return since_; }
  Day until() const { return until_; }

  // Whether the day is `threshold` or later.
  bool Reached(Day threshold) {
    if (day_ >= threshold) {
      since_ = std::max(since_, threshold);
      return true;
    }
    until_ = std::min(until_, threshold);
    return false;
  }

  // Whether the day lies past `last`.
  bool Past(Day last) { return Reached(last >= kNever ? kNever : last + 1); }

  Truth At(const Timeline& timeline) {
    since_ = std::max(since_, timeline.RunSince(day_));
    until_ = std::min(until_, timeline.RunUntil(day_));
    return timeline.At(day_);
  }

 private:
  Day day_;
  Day since_ = kDawn;
  Day until_ = kNever;
};

}  // namespace baken

#endif  // BAKEN_CHECK_AS_OF_H_
