// SPDX-License-Identifier: EUPL-1.2
#include "truth/counts.h"

#include <algorithm>

namespace baken {

Truth IsWithin(Count count, std::int64_t least, std::int64_t most) {
  if (count.low >= least && count.high <= most) return Truth::kTrue;
  if (count.high < least || count.low > most) return Truth::kFalse;
  return Truth::kUnknown;
}

void Counts::AddCertain(Day since, Day until, std::int64_t amount) {
  if (since >= until) return;
  deltas_.push_back({since, amount, 0});
  if (until < kNever) deltas_.push_back({until, -amount, 0});
}

void Counts::AddPossible(Day since, Day until, std::int64_t amount) {
  if (since >= until) return;
  deltas_.push_back({since, 0, amount});
  if (until < kNever) deltas_.push_back({until, 0, -amount});
}

void Counts::Finish() {
  std::sort(deltas_.begin(), deltas_.end(),
            [](const Delta& a, const Delta& b) { return a.day < b.day; });
  Count sum{0, any_number_ ? kAnyNumber : 0};
  steps_.push_back({kDawn, sum});
  for (const Delta& delta : deltas_) {
    sum.low += delta.low;
    sum.high += delta.high;
    if (steps_.back().day == std::max(delta.day, kDawn)) {
      steps_.back().count = sum;
    } else {
      steps_.push_back({delta.day, sum});
    }
  }
}

Count Counts::At(Day day) const {
  const auto* after = std::upper_bound(steps_.begin(), steps_.end(), day,
                                       [](Day d, const Step& s) { return d < s.day; });
  return after == steps_.begin() ? steps_.front().count : std::prev(after)->count;
}

Timeline Counts::Within(std::int64_t least, std::int64_t most) const {
  Timeline truth(IsWithin(steps_.front().count, least, most), steps_.memory());
  for (const Step& step : steps_) truth.Append(step.day, IsWithin(step.count, least, most));
  return truth;
}

Timeline Counts::AtMostPer(std::int64_t factor, const Counts& per) const {
  const auto truth_of = [factor](Count count, Count per_count) {
    if (count.high <= factor * per_count.low) return Truth::kTrue;
    const bool unbounded = factor > 0 && per_count.high >= kAnyNumber;
    return unbounded || count.low <= factor * per_count.high ? Truth::kUnknown : Truth::kFalse;
  };
  Timeline truth(truth_of(steps_.front().count, per.steps_.front().count), steps_.memory());
  std::size_t i = 0;
  std::size_t j = 0;
  while (i + 1 < steps_.size() || j + 1 < per.steps_.size()) {
    const Day next = i + 1 < steps_.size() ? steps_[i + 1].day : kNever;
    const Day next_per = j + 1 < per.steps_.size() ? per.steps_[j + 1].day : kNever;
    const Day day = std::min(next, next_per);
    if (next == day) ++i;
    if (next_per == day) ++j;
    truth.Append(day, truth_of(steps_[i].count, per.steps_[j].count));
  }
  return truth;
}

}  // namespace baken
