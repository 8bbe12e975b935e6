// SPDX-License-Identifier: EUPL-1.2
#include "check/reread.h"

#include <algorithm>
#include <array>
#include <memory_resource>

#include "check/judge.h"
#include "check/memo.h"
#include "facts/far_ahead.h"

namespace baken {
namespace {

// A term with the way it is counted.
struct CountedTerm {
  Term term;
  Counting counting = Counting::kAfterAnchor;
  LastDayShift shift = LastDayShift::kNone;
  friend bool operator==(const CountedTerm&, const CountedTerm&) = default;
};

// Every term by which a rule gets from one day to another.
class Terms {
 public:
  explicit Terms(const Programme& programme) {
    if (programme.clock) Visit(*programme.clock);
  }

  void Visit(const Rule& rule) {
    for (const Edition& edition : rule.editions) {
      Visit(edition.requirement);
      if (edition.applies_when) Visit(*edition.applies_when);
      if (const auto* by = std::get_if<By>(&edition.timing)) {
        Add({by->term, by->counting, by->shift});
        if (by->anchor) Visit(*by->anchor);
      } else if (const auto* throughout = std::get_if<Throughout>(&edition.timing)) {
        if (throughout->grace) Add({.term = *throughout->grace});
        Visit(throughout->window);
      }
    }
  }
  const std::vector<CountedTerm>& all() const { return terms_; }

 private:
  void Visit(const Requirement& requirement) {
    if (requirement.occurred && requirement.occurred->within) {
      Add({.term = *requirement.occurred->within});
    }
    if (requirement.between) Visit(*requirement.between);
    for (const Requirement& part : requirement.of) Visit(part);
  }
  void Visit(const Window& window) {
    for (const auto* bound : {&window.since, &window.until, &window.through}) {
      if (*bound) Visit(**bound);
    }
  }
  void Visit(const DateExpression& date) {
    if (date.kind == DateExpression::Kind::kPlus) Add({date.term, date.counting, date.shift});
    for (const DateExpression& part : date.of) Visit(part);
  }
  void Add(const CountedTerm& term) {
    if (std::find(terms_.begin(), terms_.end(), term) == terms_.end()) terms_.push_back(term);
  }

  std::vector<CountedTerm> terms_;
};

void SortAndUnite(std::vector<Day>& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

class OtherDays {
 public:
  OtherDays(std::span<const RelativeFinding> relative, const Programme& programme,
            const Request& request, const Facts& facts, std::vector<Finding>& findings)
      : relative_(relative),
        programme_(programme),
        request_(request),
        facts_(facts),
        findings_(findings) {}

  void Finish() {
    FindDays();
    const auto judged = std::upper_bound(days_.begin(), days_.end(), facts_.judged);
    const auto here = static_cast<std::size_t>(judged - days_.begin());
    // From days_[i] up to days_[i + 1] nothing changes; the day judged lies in such a stretch too.
    std::vector<RelativeFinding> running(relative_.begin(), relative_.end());
    for (std::size_t i = here - 1; i-- > 0 && !running.empty();) {
      Try(days_[i], running, [&](Finding& finding) { finding.since = days_[i + 1]; });
    }
    running.assign(relative_.begin(), relative_.end());
    for (std::size_t i = here; i < days_.size() && !running.empty(); ++i) {
      Try(days_[i], running, [&](Finding& finding) { finding.changes_on = days_[i]; });
    }
    TellHistory();
  }

 private:
  // The days from which on something may differ: those that facts mention, those that lie a term
  // from one of them, and the days next to these. Beyond the first and the last nothing changes.
  void FindDays() {
    Terms terms(programme_);
    for (const RelativeFinding& one : relative_) terms.Visit(*findings_[one.finding].rule);
    const std::pmr::vector<Day> dates = SortedDates(facts_);
    days_.assign(dates.begin(), dates.end());
    days_.push_back(facts_.judged);
    for (const RelativeFinding& one : relative_) {
      for (const Edition& edition : findings_[one.finding].rule->editions) {
        days_.push_back(edition.in_force_since);
        days_.push_back(edition.in_force_until);
      }
    }
    // A term may be counted from a day that itself follows from a term.
    AddTerms(terms.all());
    if (terms.all().size() > 1) AddTerms(terms.all());
    AddNeighbours();
    const Day reach = 2 * programme_.longest_term + 31;
    const Day first = std::min(facts_.judged, dates.empty() ? kNever : dates.front()) - reach;
    const Day last = std::max(facts_.judged, dates.empty() ? kDawn : dates.back()) + reach;
    std::erase_if(days_, [&](Day day) { return day <= first || day >= last; });
    days_.push_back(first + 1);
    SortAndUnite(days_);
  }

  void AddTerms(const std::vector<CountedTerm>& terms) {
    SortAndUnite(days_);
    const std::vector<Day> from = days_;
    for (const Day day : from) {
      if (!IsCalendarDay(day)) continue;
      // Judged before this the date lies too far ahead, and is set aside.
      days_.push_back(SubtractTerm(day, kFarAhead));
      for (const CountedTerm& term : terms) {
        days_.push_back(LastOf(day, term));
        days_.push_back(DropOutDay(day, term.term));
        days_.push_back(FirstToReach(day, term));
      }
    }
  }

  Day LastOf(Day day, const CountedTerm& term) const {
    return LastDay(day, term.term, term.counting, term.shift, programme_.working_days);
  }

  // The first day whose own last day is `day` or later. Later days have no earlier last days.
  Day FirstToReach(Day day, const CountedTerm& term) const {
    constexpr Day kSlack = 40;  // ends of months and shifts move a last day by less
    const bool back = term.counting == Counting::kBeforeAnchor;
    const Day near = back ? AddTerm(day, term.term) : SubtractTerm(day, term.term);
    Day low = near - kSlack;
    Day high = near + kSlack;
    while (low < high) {
      const Day middle = low + (high - low) / 2;
      if (LastOf(middle, term) >= day) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  void AddNeighbours() {
    const std::vector<Day> from = days_;
    for (const Day day : from) {
      if (!IsCalendarDay(day)) continue;
      days_.push_back(day - 1);
      days_.push_back(day + 1);
      days_.push_back(day + 2);
    }
  }

  // Judges the rules still running on another day; `settle` those whose outcome differs there.
  template <typename Settle>
  void Try(Day day, std::vector<RelativeFinding>& running, Settle settle) {
    Reading reading(*this, day);
    if (!reading.usable) return;
    std::erase_if(running, [&](const RelativeFinding& one) {
      Finding& finding = findings_[one.finding];
      if (reading.OutcomeOf(one) == finding.outcome) return false;
      settle(finding);
      return true;
    });
  }

  void TellHistory() {
    for (Day day = request_.over_since; day < request_.over_until;) {
      const auto next = std::upper_bound(days_.begin(), days_.end(), day);
      const Day until =
          next == days_.end() ? request_.over_until : std::min(*next, request_.over_until);
      Reading reading(*this, day);
      if (!reading.usable) return;
      for (const RelativeFinding& one : relative_) {
        AddDays({day, until, reading.OutcomeOf(one)}, findings_[one.finding].history);
      }
      day = until;
    }
  }

  // The record as it reads on another day.
  struct Reading {
    Reading(OtherDays& of_days, Day judged_on)
        : days(of_days),
          day(judged_on),
          arena(block.data(), block.size()),
          facts(&arena),
          usable(!ReadFacts(days.request_, day, days.programme_, facts)),
          memo(days.programme_, &arena) {}

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
    const bool usable;
    Memo memo;
  };

  std::span<const RelativeFinding> relative_;
  const Programme& programme_;
  const Request& request_;
  const Facts& facts_;
  std::vector<Finding>& findings_;
  std::vector<Day> days_;  // sorted
};

}  // namespace

void FinishOverOtherDays(std::span<const RelativeFinding> relative, const Programme& programme,
                         const Request& request, const Facts& facts,
                         std::vector<Finding>& findings) {
  if (!relative.empty()) OtherDays(relative, programme, request, facts, findings).Finish();
}

}  // namespace baken
