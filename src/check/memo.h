// SPDX-License-Identifier: EUPL-1.2
// What is worked out once for one subject and shared by all its rules and all the days looked at:
// the truth of each requirement, the moments of each selector, each day that follows from facts.
// Nothing here has a trigger: what looks at the trigger may differ with it, and is worked out anew.
#ifndef BAKEN_CHECK_MEMO_H_
#define BAKEN_CHECK_MEMO_H_

#include <optional>
#include <span>

#include "check/dates.h"
#include "check/select.h"

namespace baken {

// A day that follows from facts, as it is known on each day from which we look.
class KnownDay {
 public:
  KnownDay(const PossibleDay& at_dawn, Memory* memory) : steps_(memory) {
    steps_.push_back({kDawn, at_dawn});
  }

  // From `day` on, later than all before.
  void Append(Day day, const PossibleDay& known) {
    if (!(steps_.back().known == known)) steps_.push_back({day, known});
  }
  PossibleDay On(AsOf& as_of) const;

 private:
  struct Step {
    Day from;
    PossibleDay known;
  };
  SmallList<Step, 4> steps_;
};

class Memo {
 public:
  // For one subject without a trigger. What is made lives in `memory`, an arena.
  Memo(const Programme& programme, Memory* memory);
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;

  const Timeline& TruthOf(const Requirement& requirement, const Subject& subject);
  const MomentList& MomentsOf(const Moments& moments, const Subject& subject);
  PossibleDay DayOf(const DateExpression& date, const Subject& subject, AsOf& as_of);
  PossibleDay StopOf(const Subject& subject, AsOf& as_of);
  const Timeline& always() const { return always_; }  // TRUE on every day
  // From the clock up to the first stop.
  const Timeline& TrajectoryDays(const Subject& subject);
  // The days on which the group has a member, within its own first and last day.
  const Timeline& GroupDays(const Subject& subject);

 private:
  // A thing found, and whether a date that only the day judged bounds was looked at for it.
  template <typename T>
  struct Found {
    const T* thing = nullptr;
    bool judged_relative = false;
  };
  template <typename T, typename Find>
  const T& Get(Found<T>& found, const Subject& subject, Find find);
  template <typename T>
  std::span<Found<T>> Places(int count);

  Memory* memory_;
  Timeline always_;
  std::span<Found<Timeline>> truths_;
  std::span<Found<MomentList>> moments_;
  std::span<Found<KnownDay>> days_;
  Found<KnownDay> stop_;
  Found<Timeline> trajectory_days_;
  Found<Timeline> group_days_;
};

// A subject whose rules share `memo`; what is made for them lives in `memory`.
Subject SubjectOf(const Programme& programme, const Facts& facts, Scope scope, const Fact* group,
                  Memo& memo, Memory* memory);

// Whether a part with this number may read otherwise with the trigger on another day.
inline bool MindsTrigger(const PartNumber& number, const Trigger& trigger) {
  if (number.sight.looks_from_trigger()) return true;
  const Fact* const fact = trigger.fact;
  return fact != nullptr && number.sight.Sees(SortOf(fact->kind), fact->word());
}

// The memo of a subject where it may be asked; nullptr for a part that minds the trigger at hand,
// and for one that was made for the moment.
inline Memo* MemoFor(const PartNumber& number, const Subject& subject) {
  if (number.value < 0) return nullptr;
  const bool minds = subject.trigger != nullptr && MindsTrigger(number, *subject.trigger);
  return minds ? nullptr : subject.memo;
}

// The moments of a selector, from the memo where it may be asked.
class FoundMoments {
 public:
  FoundMoments(const Moments& moments, const Subject& subject) {
    Memo* const memo = MemoFor(moments.number, subject);
    if (memo == nullptr) own_.emplace(Select(moments, subject));
    list_ = memo == nullptr ? &*own_ : &memo->MomentsOf(moments, subject);
  }
  FoundMoments(const FoundMoments&) = delete;
  FoundMoments& operator=(const FoundMoments&) = delete;

  const MomentList& list() const { return *list_; }

 private:
  std::optional<MomentList> own_;
  const MomentList* list_;
};

}  // namespace baken

#endif  // BAKEN_CHECK_MEMO_H_
