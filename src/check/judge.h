// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_JUDGE_H_
#define BAKEN_CHECK_JUDGE_H_

#include <optional>
#include <vector>

#include "check/finding.h"

namespace baken {

// One rule as it stands on one day: its worst obligation decides.
struct Judgement {
  Obligations obligations;
  const Obligation* decisive = nullptr;
  DayRange due = kAbsent;  // of the obligation that is open and due first

  Outcome outcome() const { return decisive->outcome; }
};

// Adds days that follow the last ones; equal outcomes become one span.
void AddDays(const OutcomeSpan& days, std::vector<OutcomeSpan>& spans);

// One rule and one subject, on any day. Timelines are built once.
class RuleJudge {
 public:
  // `subject` must outlive this; so must the rule and the facts.
  RuleJudge(const Rule& rule, const Subject& subject);
  RuleJudge(const RuleJudge&) = delete;
  RuleJudge& operator=(const RuleJudge&) = delete;

  // The judgement lives in `memory`.
  Judgement On(AsOf& as_of, Memory* memory) const;
  Outcome OutcomeOn(AsOf& as_of) const;

  // First day of the run of equal outcome around the day of `judged`, which is where On left it
  // (kDawn: since ever), and the first day after it (kNever: never).
  Day RunSince(const AsOf& judged, Outcome outcome) const;
  Day RunUntil(const AsOf& judged, Outcome outcome) const;

  // The outcomes on the days of [since, until).
  std::vector<OutcomeSpan> Over(Day since, Day until) const;

  // Whether a date that only the day judged bounds was looked at: other days need other facts.
  bool IsJudgedRelative() const { return judged_relative_; }

 private:
  Judgement DecideOn(AsOf& as_of, Memory* memory) const;  // leaves out `due`

  mutable bool judged_relative_ = false;
  Subject subject_;
  Timeline waived_;
  std::pmr::vector<EditionView> views_;
  std::optional<ThroughoutView> throughout_;
};

}  // namespace baken

#endif  // BAKEN_CHECK_JUDGE_H_
