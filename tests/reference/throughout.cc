// SPDX-License-Identifier: EUPL-1.2
//
// Owed on every day of a window: runs of days in breach, as they stand on the day judged.

#include <algorithm>

#include "reference/verdict.h"

namespace baken::reference {

const v1::Rule* Judge::EditionOn(Day day) const {
  for (const v1::Rule* rule : editions_) {
    if (InForce(*rule, day)) return rule;
  }
  return nullptr;
}

Day Judge::LastOfGrace(Day first) const {
  const v1::Rule* rule = EditionOn(first);
  if (rule == nullptr || rule->throughout().grace().empty()) return first - 1;
  return AddTerm(first, TermOf(*world_.record().programme, rule->throughout().grace())) - 1;
}

Truth Judge::OwedOn(Day day) {
  const auto found = owed_on_.find(day);
  if (found != owed_on_.end()) return found->second;
  const v1::Rule* rule = EditionOn(day);
  Truth owed = Of(rule != nullptr);
  if (rule != nullptr) {
    const Record& record = world_.record();
    const v1::Window& window = rule->throughout().window();
    owed = And(owed, world_.In(window, day));
    if (record.scope == v1::SCOPE_GROUP) owed = And(owed, world_.HasMembers(day));
    if (record.scope == v1::SCOPE_TRAJECTORY) {
      if (!window.has_since()) owed = And(owed, world_.Begun(record.programme->clock(), day));
      owed = And(owed, Not(world_.Stopped(day)));
    }
    if (owed != Truth::kFalse && rule->has_applies_when()) {
      owed = And(owed, world_.Is(rule->applies_when(), day, kNoTrigger));
    }
  }
  return owed_on_[day] = owed;
}

Truth Judge::BreachOn(Day day) {
  const auto found = breach_on_.find(day);
  if (found != breach_on_.end()) return found->second;
  Truth breach = OwedOn(day);
  if (breach != Truth::kFalse) {
    breach = And(breach, Not(world_.Is(EditionOn(day)->requirement(), day, kNoTrigger)));
  }
  return breach_on_[day] = breach;
}

// Walks on from the last day that was walked.
void Judge::Walk(Day day) {
  const Day from = world_.record().first - 1;
  while (from + static_cast<Day>(runs_.size()) <= day) {
    const Day today = from + static_cast<Day>(runs_.size());
    Runs runs = runs_.empty() ? Runs() : runs_.back();
    runs.owed = Or(runs.owed, OwedOn(today));
    const Truth breach = BreachOn(today);
    // What holds on the first day holds since ever.
    const Day run_from = today == from ? kDawn : today;
    if (breach == Truth::kFalse) runs.possible_from = kNever;
    if (breach != Truth::kFalse) runs.possible_from = std::min(runs.possible_from, run_from);
    if (breach != Truth::kTrue) runs.certain_from = kNever;
    if (breach == Truth::kTrue) runs.certain_from = std::min(runs.certain_from, run_from);
    runs.now = Truth::kFalse;
    if (runs.possible_from != kNever && today > LastOfGrace(runs.possible_from)) {
      runs.now = Truth::kUnknown;
    }
    if (runs.certain_from != kNever && today > LastOfGrace(runs.certain_from)) {
      runs.now = Truth::kTrue;
    }
    // Past its grace the breach counts from the first day of the run, but for days that are waived.
    if (runs.now == Truth::kTrue) {
      for (Day late = std::max(runs.certain_from, from); late <= today && runs.past != Truth::kTrue;
           ++late) {
        runs.past = Or(runs.past, Not(Waived(late)));
      }
    }
    if (runs.now != Truth::kFalse && today > LastOfGrace(runs.possible_from)) {
      for (Day late = std::max(runs.possible_from, from);
           late <= today && runs.past == Truth::kFalse; ++late) {
        runs.past = And(Truth::kUnknown, Not(Waived(late)));
      }
    }
    runs_.push_back(runs);
  }
}

// A rule of an organisation without a window looks at the day judged alone.
Judge::Obligation Judge::OnlyOn(Day day) {
  Obligation obligation;
  Parts parts;
  parts.owed = OwedOn(day);
  parts.breach_unless_waived = BreachOn(day);
  parts.breach = And(BreachOn(day), Not(Waived(day)));
  parts.met = Not(BreachOn(day));
  if (parts.breach == Truth::kTrue) obligation.breaches.days = {day};
  obligation.parts = {parts};
  return obligation;
}

Judge::Obligation Judge::ObligationThroughout(Day day) {
  const bool any_window = std::any_of(editions_.begin(), editions_.end(), [](const v1::Rule* rule) {
    return rule->throughout().has_window();
  });
  if (world_.record().scope == v1::SCOPE_ORGANISATION && !any_window) return OnlyOn(day);
  const Day first = world_.record().first - 1;
  const Day last = std::max(day, first);
  Walk(last);
  const Runs& runs = runs_[static_cast<std::size_t>(last - first)];
  Obligation obligation;
  Parts parts;
  parts.owed = runs.owed;
  parts.past = runs.past;
  parts.breach_unless_waived = runs.now;
  parts.breach = And(runs.now, Not(Waived(day)));
  parts.within_grace = BreachOn(day) == Truth::kTrue && runs.now == Truth::kFalse;
  // Met as long as nothing is in breach.
  parts.met = Not(BreachOn(day));
  if (parts.within_grace) {
    obligation.due = {LastOfGrace(runs.possible_from), LastOfGrace(runs.certain_from)};
  }
  for (Day run_from = first; !outcome_only_ && run_from <= day;) {
    Day run_until = run_from;
    while (run_until <= day && BreachOn(run_until) == Truth::kTrue) ++run_until;
    const Day last_of_grace = LastOfGrace(run_from == first ? kDawn : run_from);
    for (Day late = run_from; run_until - 1 > last_of_grace && late < run_until; ++late) {
      if (Waived(late) == Truth::kFalse) obligation.breaches.days.insert(late);
    }
    run_from = std::max(run_until, run_from + 1);
  }
  obligation.parts = {parts};
  return obligation;
}

}  // namespace baken::reference
