// SPDX-License-Identifier: EUPL-1.2
#include "check/waiting.h"

#include <algorithm>

namespace baken {

WaitingRules::WaitingRules(const Programme& programme, const Facts& facts)
    : on_file_(facts.memory) {
  // What is not kept may be there all the same, and an unknown date asks for other days.
  const bool all_told = facts.kept.KeepsEverything() && !facts.judged_relative;
  if (facts.subject != SubjectKind::kTrajectory || !all_told) return;
  on_file_.resize(programme.vocabulary.symbols());
  for (const auto& list : facts.of) {
    for (const Fact& fact : list) {
      if (fact.word() >= 0) on_file_[static_cast<std::size_t>(fact.word())] = true;
    }
  }
}

bool WaitingRules::Has(const Rule& rule) const {
  return !on_file_.empty() && !rule.awaits.empty() &&
         std::none_of(rule.awaits.begin(), rule.awaits.end(),
                      [this](Symbol word) { return on_file_[static_cast<std::size_t>(word)]; });
}

bool WaitingRules::Tell(Finding& finding) const {
  if (!learnt_) return false;
  finding.outcome = learnt_->outcome;
  finding.since = learnt_->since;
  finding.changes_on = learnt_->changes_on;
  finding.history = learnt_->history;
  return true;
}

// It is never undetermined, so there is nothing that one rule misses and another does not.
void WaitingRules::Learn(const Finding& finding) { learnt_ = finding; }

}  // namespace baken
