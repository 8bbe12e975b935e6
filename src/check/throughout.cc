// SPDX-License-Identifier: EUPL-1.2
// `throughout`: owed on every day of a window.
#include <algorithm>

#include "check/evaluate.h"
#include "check/memo.h"
#include "check/obligation.h"

namespace baken {
namespace {

Timeline InForce(const Edition& edition, Memory* memory) {
  Timeline days(ToTruth(edition.in_force_since == kDawn), memory);
  days.Append(edition.in_force_since, Truth::kTrue);
  if (edition.in_force_until < kNever) days.Append(edition.in_force_until, Truth::kFalse);
  return days;
}

bool HasBounds(const Window& window) { return window.since || window.until || window.through; }

Timeline WindowOf(const Window& window, const Subject& subject) {
  switch (subject.scope) {
    case Scope::kTrajectory: {
      if (!HasBounds(window)) return subject.memo->TrajectoryDays(subject);
      const auto& clock = subject.programme.clock;
      const Timeline open = WindowTimeline(window, clock ? &*clock : nullptr, subject);
      // Windows end before the stop, also those with an end of their own.
      return And(open, BeforeStop(subject));
    }
    case Scope::kGroup:
      if (!HasBounds(window)) return subject.memo->GroupDays(subject);
      return And(subject.memo->GroupDays(subject), WindowTimeline(window, nullptr, subject));
    case Scope::kOrganisation:
      break;
  }
  return WindowTimeline(window, nullptr, subject);
}

}  // namespace

Timeline WorkOutGroupDays(const Subject& subject) {
  Spans everyone;
  everyone.source = SpanSource::kMember;
  for (const Word& word : subject.programme.vocabulary.words()) {
    if (word.sort == Sort::kRole) everyone.words.push_back(word.symbol);
  }
  const Timeline members = CountHolding(everyone, Distinct::kNatural, subject).Within(1);
  Counts exists(subject.memory);
  const Fact& group = *subject.group;
  exists.AddPossible(group.since.earliest, group.until.latest);
  if (!group.set_aside) exists.AddCertain(group.since.latest, group.until.earliest);
  exists.Finish();
  return And(members, exists.Within(1));
}

ThroughoutView::ThroughoutView(std::span<const EditionView> views, const Timeline& waived,
                               const Subject& subject)
    : views_(views),
      waived_(waived),
      subject_(subject),
      owed_(Truth::kFalse, subject.memory),
      breach_(Truth::kFalse, subject.memory),
      only_today_(subject.scope == Scope::kOrganisation) {
  for (const EditionView& view : views_) {
    const auto* throughout = std::get_if<Throughout>(&view.edition->timing);
    if (throughout == nullptr) continue;
    if (HasBounds(throughout->window)) only_today_ = false;
    const Edition& edition = *view.edition;
    Timeline owed = WindowOf(throughout->window, subject);
    if (edition.in_force_since > kDawn || edition.in_force_until < kNever) {
      owed = And(owed, InForce(edition, subject.memory));
    }
    if (edition.applies_when) owed = And(owed, view.applies());
    const Timeline breach = And(owed, Not(view.requirement()));
    if (views_.size() == 1) {
      owed_ = owed;
      breach_ = breach;
    } else {
      owed_ = Or(owed_, owed);
      breach_ = Or(breach_, breach);
    }
  }
}

// The edition in force when a run begins says how long it is tolerated.
Day ThroughoutView::LastOfGrace(Day since) const {
  for (const EditionView& view : views_) {
    const auto* throughout = std::get_if<Throughout>(&view.edition->timing);
    const Edition& edition = *view.edition;
    if (throughout == nullptr || !throughout->grace) continue;
    if (since < edition.in_force_since || since >= edition.in_force_until) continue;
    return LastDay(since, {*throughout->grace, Counting::kFromAnchor},
                   subject_.programme.working_days);
  }
  return since - 1;
}

// The run around `day` of days on which the breach is at least `least`, up to the day on which it
// becomes more or less sure.
ThroughoutView::Run ThroughoutView::RunAt(Day day, Truth least) const {
  Run run{breach_.RunSince(day), breach_.RunUntil(day), 0};
  while (run.since > kDawn && breach_.At(run.since - 1) >= least) {
    run.since = breach_.RunSince(run.since - 1);
  }
  run.last_of_grace = LastOfGrace(run.since);
  return run;
}

// The runs that have begun by `day`, as they stand on that day. One that became more or less sure
// is there as far as that day too, which adds nothing to it.
void ThroughoutView::AddPastRuns(Day day, Truth least, std::pmr::vector<Run>& runs) const {
  for (Day at = kDawn; at <= day;) {
    if (breach_.At(at) < least) {
      at = breach_.RunUntil(at);
      continue;
    }
    const Run run = RunAt(at, least);
    runs.push_back({run.since, std::min(run.until, day + 1), run.last_of_grace});
    at = run.until;
  }
}

Standing ThroughoutView::StandingOn(AsOf& as_of, Memory* memory) const {
  const Day today = as_of.day();
  Standing standing;
  const auto is_past_grace = [&](Truth least) {
    if (breach_.At(today) < least) return false;
    return as_of.Past(RunAt(today, least).last_of_grace);
  };
  const Truth now = as_of.At(breach_);
  const bool certain = is_past_grace(Truth::kTrue);
  const bool possible = is_past_grace(Truth::kUnknown);
  standing.raw = certain ? Truth::kTrue : possible ? Truth::kUnknown : Truth::kFalse;
  standing.breach = And(standing.raw, Not(as_of.At(waived_)));
  standing.within_grace = now == Truth::kTrue && !certain && !possible;
  standing.met = Not(now);
  standing.owed = as_of.At(owed_);
  if (only_today_) return standing;
  const auto late_over = [&](Truth least) {
    std::pmr::vector<Run> runs(memory);
    AddPastRuns(today, least, runs);
    Truth late = Truth::kFalse;
    for (const Run& run : runs) {
      if (run.until - 1 <= run.last_of_grace) continue;
      const DayRange days{run.since, run.until - 1};
      late = Or(late, AnyDayNotWaived(days, days, waived_));
    }
    return late;
  };
  standing.late = late_over(Truth::kTrue);
  if (standing.late != Truth::kTrue && late_over(Truth::kUnknown) != Truth::kFalse) {
    standing.late = Truth::kUnknown;
  }
  if (standing.owed == Truth::kFalse && owed_.RunSince(today) > kDawn) {
    // It was owed on some day: a window that ended without a breach stays satisfied.
    standing.owed = Truth::kUnknown;
  }
  return standing;
}

void ThroughoutView::Judge(AsOf& as_of, Obligations& out) const {
  const Day today = as_of.day();
  Memory* const memory = out.get_allocator().resource();
  const Standing standing = StandingOn(as_of, memory);
  Obligation obligation(nullptr, memory);
  obligation.outcome = OutcomeOf(standing);
  // The edition in force; where there is none, the one before.
  for (const EditionView& view : views_) {
    if (!std::holds_alternative<Throughout>(view.edition->timing)) continue;
    const bool begun = view.edition->in_force_since <= today;
    if (obligation.edition == nullptr || begun) obligation.edition = view.edition;
  }
  if (standing.within_grace) {
    const Run certain = RunAt(today, Truth::kTrue);
    obligation.due = {RunAt(today, Truth::kUnknown).last_of_grace, certain.last_of_grace};
  }
  if (only_today_) {
    if (standing.breach == Truth::kTrue) obligation.breaches.push_back({today, kNever, nullptr});
  } else {
    std::pmr::vector<Run> runs(memory);
    AddPastRuns(today, Truth::kTrue, runs);
    for (const Run& run : runs) {
      if (run.until - 1 <= run.last_of_grace) continue;
      AddBreach({run.since, run.until, nullptr}, waived_, obligation.breaches);
    }
    if (!obligation.breaches.empty() && obligation.breaches.back().until > today) {
      obligation.breaches.back().until = kNever;
    }
  }
  out.push_back(std::move(obligation));
}

}  // namespace baken
