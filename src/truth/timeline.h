// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TRUTH_TIMELINE_H_
#define BAKEN_TRUTH_TIMELINE_H_

#include <span>

#include "time/day.h"
#include "truth/small_list.h"
#include "truth/truth.h"

namespace baken {

// Truth by day, from the beginning of time on: a sorted list of the days on which it changes.
// The first change is always at kDawn; two neighbours never hold the same value.
class Timeline {
 public:
  struct Change {
    Day day;
    Truth value;
    friend bool operator==(const Change&, const Change&) = default;
  };

  Timeline(Truth always, Memory* memory) : changes_(memory) { changes_.push_back({kDawn, always}); }

  // FALSE, UNKNOWN from `possible` on, TRUE from `certain` on, which is not before `possible`;
  // kNever: that never comes.
  static Timeline From(Day possible, Day certain, Memory* memory);

  // From `day` (not before the last change so far) on the truth is `value`.
  void Append(Day day, Truth value);

  Truth At(Day day) const;
  // First day of the run of equal truth in which `day` lies (kDawn for the first run).
  Day RunSince(Day day) const;
  // First day after that run (kNever for the last).
  Day RunUntil(Day day) const;
  // First day from `from` on that is TRUE, or is not FALSE; kNever if there is none.
  Day FirstCertain(Day from) const { return FirstAtLeast(Truth::kTrue, from); }
  Day FirstPossible(Day from) const { return FirstAtLeast(Truth::kUnknown, from); }

  std::span<const Change> changes() const { return {changes_.data(), changes_.size()}; }
  Memory* memory() const { return changes_.memory(); }

 private:
  std::size_t IndexAt(Day day) const;
  Day FirstAtLeast(Truth least, Day from) const;

  SmallList<Change, 4> changes_;
};

Timeline And(const Timeline& a, const Timeline& b);
Timeline Or(const Timeline& a, const Timeline& b);
Timeline Not(const Timeline& a);
// TRUE when at least `times` of them are TRUE, FALSE when fewer than that are not FALSE.
Timeline AtLeast(std::span<const Timeline> of, int times, Memory* memory);

}  // namespace baken

#endif  // BAKEN_TRUTH_TIMELINE_H_
