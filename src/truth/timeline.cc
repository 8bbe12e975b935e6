// SPDX-License-Identifier: EUPL-1.2
#include "truth/timeline.h"

#include <algorithm>
#include <vector>

namespace baken {
namespace {

// Walks two timelines together and appends what `combine` makes of every pair of values.
template <typename Combine>
Timeline Merge(const Timeline& a, const Timeline& b, Combine combine) {
  const auto left = a.changes();
  const auto right = b.changes();
  std::size_t i = 0;
  std::size_t j = 0;
  Timeline merged(combine(left[0].value, right[0].value), a.memory());
  while (i + 1 < left.size() || j + 1 < right.size()) {
    const Day next_left = i + 1 < left.size() ? left[i + 1].day : kNever;
    const Day next_right = j + 1 < right.size() ? right[j + 1].day : kNever;
    const Day day = std::min(next_left, next_right);
    if (next_left == day) ++i;
    if (next_right == day) ++j;
    merged.Append(day, combine(left[i].value, right[j].value));
  }
  return merged;
}

}  // namespace

Timeline Timeline::From(Day possible, Day certain, Memory* memory) {
  Timeline timeline(possible > kDawn  ? Truth::kFalse
                    : certain > kDawn ? Truth::kUnknown
                                      : Truth::kTrue,
                    memory);
  if (possible > kDawn && possible < kNever) timeline.Append(possible, Truth::kUnknown);
  if (certain > kDawn && certain < kNever) timeline.Append(certain, Truth::kTrue);
  return timeline;
}

void Timeline::Append(Day day, Truth value) {
  if (changes_.back().value == value) return;
  if (changes_.back().day != day) {
    changes_.push_back({day, value});
    return;
  }
  changes_.back().value = value;
  if (changes_.size() > 1 && changes_[changes_.size() - 2].value == value) changes_.pop_back();
}

std::size_t Timeline::IndexAt(Day day) const {
  // A handful of changes at most, as a rule: no search is quicker than looking at each.
  constexpr std::size_t kFew = 8;
  if (changes_.size() > kFew) {
    const auto* after = std::upper_bound(changes_.begin(), changes_.end(), day,
                                         [](Day d, const Change& c) { return d < c.day; });
    return after == changes_.begin() ? 0 : static_cast<std::size_t>(after - changes_.begin()) - 1;
  }
  std::size_t index = changes_.size() - 1;
  while (index > 0 && changes_[index].day > day) --index;
  return index;
}

Truth Timeline::At(Day day) const { return changes_[IndexAt(day)].value; }

Day Timeline::RunSince(Day day) const { return changes_[IndexAt(day)].day; }

Day Timeline::RunUntil(Day day) const {
  const std::size_t next = IndexAt(day) + 1;
  return next < changes_.size() ? changes_[next].day : kNever;
}

Day Timeline::FirstAtLeast(Truth least, Day from) const {
  for (std::size_t i = IndexAt(from); i < changes_.size(); ++i) {
    if (changes_[i].value >= least) return std::max(from, changes_[i].day);
  }
  return kNever;
}

Timeline And(const Timeline& a, const Timeline& b) {
  return Merge(a, b, [](Truth x, Truth y) { return And(x, y); });
}

Timeline Or(const Timeline& a, const Timeline& b) {
  return Merge(a, b, [](Truth x, Truth y) { return Or(x, y); });
}

Timeline Not(const Timeline& a) {
  Timeline negated(Not(a.changes()[0].value), a.memory());
  for (const Timeline::Change& change : a.changes()) negated.Append(change.day, Not(change.value));
  return negated;
}

Timeline AtLeast(std::span<const Timeline> of, int times, Memory* memory) {
  std::pmr::vector<Day> days(memory);
  for (const Timeline& one : of) {
    for (const Timeline::Change& change : one.changes()) days.push_back(change.day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  const auto truth_on = [&](Day day) {
    int certain = 0;
    int possible = 0;
    for (const Timeline& one : of) {
      certain += one.At(day) == Truth::kTrue ? 1 : 0;
      possible += one.At(day) != Truth::kFalse ? 1 : 0;
    }
    if (certain >= times) return Truth::kTrue;
    return possible >= times ? Truth::kUnknown : Truth::kFalse;
  };
  Timeline result(truth_on(kDawn), memory);
  for (const Day day : days) result.Append(day, truth_on(day));
  return result;
}

}  // namespace baken
