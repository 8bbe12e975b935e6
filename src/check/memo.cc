// SPDX-License-Identifier: EUPL-1.2
#include "check/memo.h"

#include <memory>

#include "check/evaluate.h"

namespace baken {

PossibleDay KnownDay::On(AsOf& as_of) const {
  const Step* step = steps_.end() - 1;
  Day next = kNever;
  for (; step->from > as_of.day(); --step) next = step->from;
  as_of.Reached(step->from);
  as_of.Reached(next);
  return step->known;
}

Subject SubjectOf(const Programme& programme, const Facts& facts, Scope scope, const Fact* group,
                  Memo& memo, Memory* memory) {
  return {.programme = programme,
          .facts = facts,
          .scope = scope,
          .group = group,
          .trigger = nullptr,
          .memory = memory,
          .saw_judged_relative = nullptr,
          .memo = &memo};
}

template <typename T>
std::span<Memo::Found<T>> Memo::Places(int count) {
  const auto size = static_cast<std::size_t>(count);
  Found<T>* const places = std::pmr::polymorphic_allocator<Found<T>>(memory_).allocate(size);
  std::uninitialized_value_construct_n(places, size);
  return {places, size};
}

Memo::Memo(const Programme& programme, Memory* memory)
    : memory_(memory),
      always_(Truth::kTrue, memory),
      truths_(Places<Timeline>(programme.requirements)),
      moments_(Places<MomentList>(programme.moments)),
      days_(Places<KnownDay>(programme.dates)) {}

template <typename T, typename Find>
const T& Memo::Get(Found<T>& found, const Subject& subject, Find find) {
  if (found.thing == nullptr) {
    Subject ours = subject;
    ours.trigger = nullptr;
    ours.memory = memory_;
    ours.saw_judged_relative = &found.judged_relative;
    T* const place = std::pmr::polymorphic_allocator<T>(memory_).allocate(1);
    found.thing = std::construct_at(place, find(ours));
  }
  if (found.judged_relative && subject.saw_judged_relative != nullptr) {
    *subject.saw_judged_relative = true;
  }
  return *found.thing;
}

const Timeline& Memo::TruthOf(const Requirement& requirement, const Subject& subject) {
  return Get(truths_[static_cast<std::size_t>(requirement.number.value)], subject,
             [&](const Subject& ours) { return WorkOut(requirement, ours); });
}

const MomentList& Memo::MomentsOf(const Moments& moments, const Subject& subject) {
  return Get(moments_[static_cast<std::size_t>(moments.number.value)], subject,
             [&](const Subject& ours) { return Select(moments, ours); });
}

namespace {

// Looks from every day on which something is known that was not known before.
template <typename DayOn>
KnownDay OverTime(Memory* memory, DayOn day_on) {
  AsOf at_dawn(kDawn);
  KnownDay known(day_on(at_dawn), memory);
  for (Day day = at_dawn.until(); day < kNever;) {
    AsOf as_of(day);
    known.Append(day, day_on(as_of));
    day = as_of.until();
  }
  return known;
}

}  // namespace

PossibleDay Memo::DayOf(const DateExpression& date, const Subject& subject, AsOf& as_of) {
  return Get(days_[static_cast<std::size_t>(date.number.value)], subject,
             [&](const Subject& ours) {
               return OverTime(memory_, [&](AsOf& day) { return WorkOut(date, ours, day); });
             })
      .On(as_of);
}

PossibleDay Memo::StopOf(const Subject& subject, AsOf& as_of) {
  return Get(stop_, subject,
             [&](const Subject& ours) {
               return OverTime(memory_, [&](AsOf& day) { return WorkOutFirstStop(ours, day); });
             })
      .On(as_of);
}

const Timeline& Memo::TrajectoryDays(const Subject& subject) {
  return Get(trajectory_days_, subject, [](const Subject& ours) {
    const auto& clock = ours.programme.clock;
    return And(WindowTimeline({}, clock ? &*clock : nullptr, ours), BeforeStop(ours));
  });
}

const Timeline& Memo::GroupDays(const Subject& subject) {
  return Get(group_days_, subject, [](const Subject& ours) { return WorkOutGroupDays(ours); });
}

}  // namespace baken
