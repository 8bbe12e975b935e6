// SPDX-License-Identifier: EUPL-1.2
#include "check/reread.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory_resource>
#include <optional>

#include "check/judge.h"
#include "check/memo.h"
#include "check/turning_days.h"

namespace baken {
namespace {

// A rule that is to be judged on another day, by its place among those that look at such a date.
struct Trial {
  Day day;
  std::size_t of;
};

class OtherDays {
 public:
  OtherDays(std::span<const RelativeFinding> relative, const Programme& programme,
            const Request& request, const Facts& facts, Findings& findings)
      : relative_(relative),
        programme_(programme),
        request_(request),
        facts_(facts),
        findings_(findings) {}

  void Finish() {
    for (const RelativeFinding& one : relative_) {
      days_.push_back(TurningDays(*findings_[one.finding].rule, programme_, facts_));
    }
    FindSince();
    FindChange();
    TellHistory();
  }

 private:
  // From one turning day up to the next nothing changes; the day judged lies in such a stretch too.
  void FindSince() {
    std::vector<Trial> trials;
    for (std::size_t of = 0; of < days_.size(); ++of) {
      const auto here = NextAfter(facts_.judged, of) - 1;
      for (auto day = days_[of].begin(); day < here; ++day) trials.push_back({*day, of});
    }
    std::ranges::sort(trials, std::greater<>(), &Trial::day);
    TryUntilItDiffers(trials, [&](Finding& finding, const Trial& trial) {
      finding.since = *NextAfter(trial.day, trial.of);
    });
  }

  void FindChange() {
    std::vector<Trial> trials;
    for (std::size_t of = 0; of < days_.size(); ++of) {
      for (auto day = NextAfter(facts_.judged, of); day != days_[of].end(); ++day) {
        trials.push_back({*day, of});
      }
    }
    std::ranges::sort(trials, {}, &Trial::day);
    TryUntilItDiffers(trials,
                      [](Finding& finding, const Trial& trial) { finding.changes_on = trial.day; });
  }

  void TellHistory() {
    std::vector<Trial> trials;
    for (std::size_t of = 0; of < days_.size(); ++of) {
      for (Day day = request_.over_since; day < request_.over_until; day = EndOfStretch(day, of)) {
        trials.push_back({day, of});
      }
    }
    std::ranges::sort(trials, {}, &Trial::day);
    Judge(trials, [&](const Trial& trial, auto outcome) {
      AddDays({trial.day, EndOfStretch(trial.day, trial.of), outcome()},
              findings_[relative_[trial.of].finding].history);
    });
  }

  std::vector<Day>::const_iterator NextAfter(Day day, std::size_t of) const {
    return std::upper_bound(days_[of].begin(), days_[of].end(), day);
  }

  // In the period asked for.
  Day EndOfStretch(Day day, std::size_t of) const {
    const auto next = NextAfter(day, of);
    return next == days_[of].end() ? request_.over_until : std::min(*next, request_.over_until);
  }

  // `settle`s each rule at the first of its trials at which the outcome differs.
  template <typename Settle>
  void TryUntilItDiffers(std::span<const Trial> trials, Settle settle) {
    std::vector<bool> settled(days_.size());
    Judge(trials, [&](const Trial& trial, auto outcome) {
      Finding& finding = findings_[relative_[trial.of].finding];
      if (settled[trial.of] || outcome() == finding.outcome) return;
      settled[trial.of] = true;
      settle(finding, trial);
    });
  }

  // Trials of one day stand together: the record is read once for them, if one of them asks.
  template <typename Visit>
  void Judge(std::span<const Trial> trials, Visit visit) {
    std::optional<Reading> reading;
    for (const Trial& trial : trials) {
      visit(trial, [&] {
        if (!reading || reading->day != trial.day) reading.emplace(*this, trial.day);
        return reading->OutcomeOf(relative_[trial.of]);
      });
    }
  }

  // The record as it reads on another day.
  struct Reading {
    Reading(OtherDays& of_days, Day judged_on)
        : days(of_days),
          day(judged_on),
          arena(block.data(), block.size()),
          facts(&arena),
          memo(days.programme_, &arena) {
      // It could be read on the day judged, and what cannot be read does not depend on the day.
      (void)ReadFacts(days.request_, day, days.programme_, facts);
    }

    Outcome OutcomeOf(const RelativeFinding& one) {
      const Rule& rule = *days.findings_[one.finding].rule;
      AsOf as_of(day);
      const Scope scope = rule.editions.front().scope;
      if (one.group == nullptr) {
        return RuleJudge(rule, SubjectOf(days.programme_, facts, scope, nullptr, memo, &arena))
            .OutcomeOn(as_of);
      }
      const auto place = one.group - days.facts_.list(FactKind::kGroup).data();
      const Fact& group = facts.list(FactKind::kGroup)[static_cast<std::size_t>(place)];
      Memo of_group(days.programme_, &arena);
      return RuleJudge(rule, SubjectOf(days.programme_, facts, scope, &group, of_group, &arena))
          .OutcomeOn(as_of);
    }

    const OtherDays& days;
    const Day day;
    std::array<std::byte, 32 * 1024> block;
    std::pmr::monotonic_buffer_resource arena;
    Facts facts;
    Memo memo;
  };

  std::span<const RelativeFinding> relative_;
  const Programme& programme_;
  const Request& request_;
  const Facts& facts_;
  Findings& findings_;
  std::vector<std::vector<Day>> days_;  // the turning days of each of `relative_`
};

}  // namespace

void FinishOverOtherDays(std::span<const RelativeFinding> relative, const Programme& programme,
                         const Request& request, const Facts& facts, Findings& findings) {
  if (!relative.empty()) OtherDays(relative, programme, request, facts, findings).Finish();
}

}  // namespace baken
