// SPDX-License-Identifier: EUPL-1.2
#include "check/judge.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "check/evaluate.h"

namespace baken {
namespace {

Subject Noting(const Subject& subject, bool* saw_judged_relative) {
  Subject noting = subject;
  noting.saw_judged_relative = saw_judged_relative;
  return noting;
}

// Still to be met.
bool IsOpen(Outcome outcome) {
  return outcome == Outcome::kViolated || outcome == Outcome::kWaived ||
         outcome == Outcome::kUndetermined || outcome == Outcome::kPending;
}

DayRange First(DayRange a, DayRange b) {
  return std::ranges::min(a, b, {},
                          [](DayRange due) { return std::pair(due.earliest, due.latest); });
}

// Of those that are open the one due first, else of those that decide: never what stands first in
// the record. What waits only counts where it decides.
DayRange DueOf(const Obligations& obligations, const Obligation& decisive) {
  if (decisive.outcome == Outcome::kNotApplicable) return kAbsent;
  DayRange open = kAbsent;
  DayRange deciding = kAbsent;
  for (const Obligation& one : obligations) {
    if (one.waits && !decisive.waits) continue;
    if (IsOpen(one.outcome)) open = First(open, one.due);
    if (one.outcome == decisive.outcome) deciding = First(deciding, one.due);
  }
  return open == kAbsent ? deciding : open;
}

}  // namespace

void AddDays(const OutcomeSpan& days, std::vector<OutcomeSpan>& spans) {
  if (!spans.empty() && spans.back().outcome == days.outcome) {
    spans.back().until = days.until;
  } else {
    spans.push_back(days);
  }
}

RuleJudge::RuleJudge(const Rule& rule, const Subject& subject)
    : subject_(Noting(subject, subject.facts.judged_relative ? &judged_relative_ : nullptr)),
      waived_(WaivedDays(rule, subject_)),
      views_(subject.memory) {
  views_.reserve(rule.editions.size());
  bool any_throughout = false;
  for (const Edition& edition : rule.editions) {
    views_.emplace_back(edition, subject_);
    any_throughout |= std::holds_alternative<Throughout>(edition.timing);
  }
  if (subject.facts.judged_relative) {
    // Whether such a date is looked at on any day must be known before other days are.
    for (const EditionView& view : views_) {
      view.requirement();
      view.applies();
    }
  }
  if (any_throughout) throughout_.emplace(views_, waived_, subject_);
}

Outcome RuleJudge::OutcomeOn(AsOf& as_of) const {
  std::array<std::byte, 4096> buffer;
  std::pmr::monotonic_buffer_resource arena(buffer.data(), buffer.size());
  return DecideOn(as_of, &arena).outcome();
}

Judgement RuleJudge::On(AsOf& as_of, Memory* memory) const {
  Judgement judgement = DecideOn(as_of, memory);
  for (Obligation& one : judgement.obligations) {
    if (!one.waits || one.outcome != Outcome::kPending) continue;
    const auto view = std::find_if(views_.begin(), views_.end(),
                                   [&](const EditionView& v) { return v.edition == one.edition; });
    one.due = DueAhead(*view);
  }
  judgement.due = DueOf(judgement.obligations, *judgement.decisive);
  return judgement;
}

Judgement RuleJudge::DecideOn(AsOf& as_of, Memory* memory) const {
  Judgement judgement{Obligations(memory)};
  judgement.obligations.reserve(2);
  Truth owned = Truth::kFalse;
  // The latest edition goes first: it owns what several could.
  for (auto view = views_.rbegin(); view != views_.rend(); ++view) {
    if (const auto* by = std::get_if<By>(&view->edition->timing)) {
      JudgeBy(*view, *by, waived_, as_of, owned, judgement.obligations);
    } else if (const auto* at = std::get_if<At>(&view->edition->timing)) {
      JudgeAt(*view, *at, waived_, as_of, judgement.obligations);
    }
  }
  if (throughout_) throughout_->Judge(as_of, judgement.obligations);
  // An edition that waits for its first moment says nothing once another owns the obligation.
  const bool owned_by_other = std::any_of(
      judgement.obligations.begin(), judgement.obligations.end(),
      [](const Obligation& one) { return !one.waits && one.outcome != Outcome::kNotApplicable; });
  for (const Obligation& one : judgement.obligations) {
    if (one.waits && owned_by_other) continue;
    if (judgement.decisive == nullptr || IsWorse(one.outcome, judgement.decisive->outcome)) {
      judgement.decisive = &one;
    }
  }
  return judgement;
}

Day RuleJudge::RunSince(const AsOf& judged, Outcome outcome) const {
  Day since = judged.since();
  while (since > kDawn) {
    AsOf before(since - 1);
    if (OutcomeOn(before) != outcome) break;
    since = before.since();
  }
  return since;
}

Day RuleJudge::RunUntil(const AsOf& judged, Outcome outcome) const {
  Day until = judged.until();
  while (until < kNever) {
    AsOf after(until);
    if (OutcomeOn(after) != outcome) break;
    until = after.until();
  }
  return until;
}

std::vector<OutcomeSpan> RuleJudge::Over(Day since, Day until) const {
  std::vector<OutcomeSpan> spans;
  for (Day day = since; day < until;) {
    AsOf as_of(day);
    AddDays({day, until, OutcomeOn(as_of)}, spans);
    spans.back().until = std::min(as_of.until(), until);
    day = spans.back().until;
  }
  return spans;
}

}  // namespace baken
