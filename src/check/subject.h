// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_SUBJECT_H_
#define BAKEN_CHECK_SUBJECT_H_

#include <cstdint>
#include <span>

#include "facts/facts.h"

namespace baken {

// Which of its dates made a fact the trigger: its own day or first day, its end, its signing; of an
// activity the day on which it reached a status, which come in the order of Status.
enum class TriggerDate : std::uint8_t {
  kStart,
  kEnd,
  kSigned,
  kOffered,
  kStarted,
  kDone,
  kSettled
};
constexpr TriggerDate TriggerDateOf(Status status) {
  return static_cast<TriggerDate>(static_cast<std::uint8_t>(TriggerDate::kOffered) +
                                  static_cast<std::uint8_t>(status));
}
inline TriggerDate TriggerDateOf(const Moments& moments) {
  if (moments.source == MomentSource::kActivity) return TriggerDateOf(moments.activities.status);
  if (moments.source == MomentSource::kEnded) return TriggerDate::kEnd;
  return moments.source == MomentSource::kPlanSigned ? TriggerDate::kSigned : TriggerDate::kStart;
}

// The fact that triggered the obligation at hand, taken to have happened on one day. It counts as
// there from that day on, however partial its date.
struct Trigger {
  const Fact* fact = nullptr;  // nullptr: a fact that is not on file but may have happened
  Day day = 0;
  TriggerDate date = TriggerDate::kStart;
};

class Memo;

// Whose facts a rule looks at: one trajectory, one group, or the organisation as a whole.
struct Subject {
  const Programme& programme;
  const Facts& facts;
  Scope scope = Scope::kTrajectory;
  const Fact* group = nullptr;       // the group, for Scope::kGroup
  const Trigger* trigger = nullptr;  // set while one obligation is looked at
  Memory* memory = nullptr;
  // Set when a fact was looked at whose date only the day judged bounds.
  bool* saw_judged_relative = nullptr;
  Memo* memo = nullptr;  // what was worked out for this subject already; nullptr: nothing

  std::span<const Fact> List(FactKind kind) const;
  // A group has none.
  Facts::Activities ActivitiesOf(Symbol activity) const {
    return scope == Scope::kGroup ? Facts::Activities(nullptr, -1) : facts.ActivitiesOf(activity);
  }
  void Note(const Fact& fact) const {
    if (saw_judged_relative != nullptr && fact.judged_relative) *saw_judged_relative = true;
  }
  // Where one is entered says which others are, too.
  void NoteLayers() const {
    if (saw_judged_relative != nullptr && facts.layers_judged_relative) *saw_judged_relative = true;
  }
  Subject In(Memory* other) const {
    Subject same = *this;
    same.memory = other;
    return same;
  }
  // The id that a finding and a waiver name: the group's, else empty for the record's own subject.
  std::string_view Id() const;
  bool IsTrigger(const Fact& fact, TriggerDate date = TriggerDate::kStart) const {
    return trigger != nullptr && trigger->fact == &fact && trigger->date == date;
  }
  // An element of the plan whose drawing up is the trigger: it is there from that day on.
  bool IsInTrigger(const Fact& fact) const {
    return trigger != nullptr && trigger->fact != nullptr && fact.kind == FactKind::kPlanElement &&
           trigger->date == TriggerDate::kStart && trigger->fact->kind == FactKind::kPlan &&
           trigger->fact->index == fact.parent;
  }
};

}  // namespace baken

#endif  // BAKEN_CHECK_SUBJECT_H_
