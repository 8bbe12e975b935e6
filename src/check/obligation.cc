// SPDX-License-Identifier: EUPL-1.2
#include "check/obligation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "check/evaluate.h"
#include "check/memo.h"

namespace baken {

Standing Agree(const Standing& a, const Standing& b) {
  Standing both;
  both.breach = Agree(a.breach, b.breach);
  both.raw = Agree(a.raw, b.raw);
  both.late = Agree(a.late, b.late);
  both.owed = Agree(a.owed, b.owed);
  both.met = Agree(a.met, b.met);
  return both;
}

Outcome OutcomeOf(const Standing& standing) {
  if (standing.breach == Truth::kTrue) return Outcome::kViolated;
  if (standing.raw == Truth::kTrue && standing.breach == Truth::kFalse) return Outcome::kWaived;
  if (standing.breach == Truth::kUnknown) return Outcome::kUndetermined;
  if (standing.within_grace) return Outcome::kPending;
  if (standing.late == Truth::kTrue) return Outcome::kRepaired;
  if (standing.late == Truth::kUnknown) return Outcome::kUndetermined;
  if (standing.owed == Truth::kFalse) return Outcome::kNotApplicable;
  return standing.met == Truth::kTrue ? Outcome::kSatisfied : Outcome::kPending;
}

bool IsWorse(Outcome a, Outcome b) {
  constexpr std::array<int, 8> kRank = {
      0,  // none
      2,  // satisfied
      3,  // pending
      7,  // violated
      4,  // repaired
      5,  // undetermined
      1,  // not applicable
      6,  // waived
  };
  return kRank[static_cast<std::size_t>(a)] > kRank[static_cast<std::size_t>(b)];
}

const Timeline& EditionView::requirement() const {
  return subject.memo->TruthOf(edition->requirement, subject);
}

const Timeline& EditionView::applies() const {
  const Timeline& asked = edition->applies_when
                              ? subject.memo->TruthOf(*edition->applies_when, subject)
                              : subject.memo->always();
  if (subject.scope != Scope::kGroup) return asked;
  if (!within_group_) within_group_.emplace(And(asked, subject.memo->GroupDays(subject)));
  return *within_group_;
}

Timeline RequirementAt(const EditionView& view, const Trigger& trigger, Memory* memory) {
  Subject subject = view.subject;
  subject.memory = memory;
  subject.trigger = &trigger;
  return Evaluate(view.edition->requirement, subject);
}

Timeline AppliesAt(const EditionView& view, const Trigger& trigger, Memory* memory) {
  Subject subject = view.subject;
  subject.memory = memory;
  subject.trigger = &trigger;
  Timeline asked = Evaluate(*view.edition->applies_when, subject);
  if (subject.scope != Scope::kGroup) return asked;
  return And(asked, subject.memo->GroupDays(subject));
}

namespace {

bool Covers(const Waiver& waiver, const Rule& rule, const Subject& subject) {
  return waiver.rule == &rule && (waiver.subject.empty() || waiver.subject == subject.Id() ||
                                  waiver.subject == subject.facts.subject_id);
}

}  // namespace

const Waiver* WaiverInForce(const Rule& rule, const Subject& subject) {
  const Waiver* found = nullptr;
  const Day judged = subject.facts.judged;
  for (const Waiver& waiver : subject.facts.waivers) {
    const bool in_force = waiver.since.earliest <= judged && waiver.until.latest > judged;
    if (!in_force || !Covers(waiver, rule, subject)) continue;
    if (found != nullptr) return nullptr;
    found = &waiver;
  }
  return found;
}

Timeline WaivedDays(const Rule& rule, const Subject& subject) {
  if (subject.facts.waivers.empty()) return Timeline(Truth::kFalse, subject.memory);
  Counts counts(subject.memory);
  for (const Waiver& waiver : subject.facts.waivers) {
    if (!Covers(waiver, rule, subject)) continue;
    if (waiver.judged_relative) *subject.saw_judged_relative = true;
    counts.AddPossible(waiver.since.earliest, waiver.until.latest);
    counts.AddCertain(waiver.since.latest, waiver.until.earliest);
  }
  counts.Finish();
  return counts.Within(1);
}

Truth AnyDayNotWaived(DayRange certain, DayRange possible, const Timeline& waived) {
  const auto any = [&waived](DayRange days, Truth at_most) {
    for (Day day = days.earliest; day <= days.latest; day = waived.RunUntil(day)) {
      if (waived.At(day) <= at_most) return true;
    }
    return false;
  };
  if (any(certain, Truth::kFalse)) return Truth::kTrue;
  return any(possible, Truth::kUnknown) ? Truth::kUnknown : Truth::kFalse;
}

void AddBreach(BreachSpan span, const Timeline& waived, std::pmr::vector<BreachSpan>& breaches) {
  if (span.since == span.until) {
    if (waived.At(span.since) == Truth::kFalse) breaches.push_back(span);
    return;
  }
  for (Day day = span.since; day < span.until;) {
    const Day next = std::min(span.until, waived.RunUntil(day));
    if (waived.At(day) == Truth::kFalse) breaches.push_back({day, next, span.cause});
    day = next;
  }
}

}  // namespace baken
