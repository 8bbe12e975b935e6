// SPDX-License-Identifier: EUPL-1.2
// `occurred`: at least so many matching moments have come, or so much of their amounts.
#include <algorithm>

#include "check/evaluate.h"
#include "check/memo.h"
#include "check/select.h"
#include "truth/order.h"

namespace baken {
namespace {

// The part of the moment's days that lies on or after the obligation's own trigger.
void KeepSinceTrigger(Day trigger, Moment& moment) {
  if (moment.day.earliest >= trigger) return;
  moment.day.earliest = trigger;
  moment.may_be_absent = true;
}

// Before a unit was declared (in a sketch) an event without an amount weighs one.
std::int64_t WeightOf(const Moment& moment, const Occurred& occurred, const Subject& subject) {
  if (!occurred.sum_amounts) return 1;
  const Vocabulary& words = subject.programme.vocabulary;
  const WordIndex word = words.Find(Sort::kEvent, occurred.moments.word);
  const bool has_unit = word != kNoWord && words.word(word).has_unit;
  return moment.amount == 0 && occurred.at_most && !has_unit ? 1 : moment.amount;
}

}  // namespace

Counts CountOccurred(const Occurred& occurred, const Subject& subject) {
  Counts counts(subject.memory);
  MomentList list = Select(occurred.moments, subject);
  if (list.more_possible) counts.AddAnyNumber();
  for (Moment& moment : list.moments) {
    if (occurred.sum_amounts && moment.amount < 0) {  // nobody knows how much it was
      counts.AddAnyNumber();
      continue;
    }
    if (occurred.since_trigger && subject.trigger != nullptr) {
      if (moment.day.latest < subject.trigger->day) continue;
      KeepSinceTrigger(subject.trigger->day, moment);
    }
    const std::int64_t weight = WeightOf(moment, occurred, subject);
    const auto drops_out = [&](Day day) {
      return occurred.within ? DropOutDay(day, *occurred.within) : kNever;
    };
    counts.AddPossible(moment.day.earliest, drops_out(moment.day.latest), weight);
    if (!moment.may_be_absent) {
      counts.AddCertain(moment.day.latest, drops_out(moment.day.earliest), weight);
    }
  }
  counts.Finish();
  return counts;
}

namespace {

// Moments only add up: the number asked for is possible from the `times`-th earliest day on and
// certain from the `times`-th latest day of those that are certainly there.
Timeline FromTimes(const MomentList& list, std::int64_t times, Memory* memory) {
  SmallList<Day, 8> possible(memory);
  SmallList<Day, 8> certain(memory);
  for (const Moment& moment : list.moments) {
    possible.push_back(moment.day.earliest);
    if (!moment.may_be_absent) certain.push_back(moment.day.latest);
  }
  const Day from = list.more_possible ? kDawn : SmallestOf(possible, times);
  return Timeline::From(from, SmallestOf(certain, times), memory);
}

}  // namespace

Timeline Evaluate(const Occurred& occurred, const Subject& subject) {
  const bool only_adds_up = !occurred.within && !occurred.sum_amounts && !occurred.at_most &&
                            !(occurred.since_trigger && subject.trigger != nullptr);
  if (only_adds_up) {
    const FoundMoments found(occurred.moments, subject);
    return FromTimes(found.list(), occurred.times, subject.memory);
  }
  const Counts counts = CountOccurred(occurred, subject);
  return occurred.at_most ? counts.Within(0, *occurred.at_most) : counts.Within(occurred.times);
}

}  // namespace baken
