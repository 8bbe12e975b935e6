// SPDX-License-Identifier: EUPL-1.2
#include "check/turning_days.h"

#include <algorithm>

#include "facts/far_ahead.h"

namespace baken {
namespace {

// Every term by which a rule, or a requirement alone, gets from one day to another.
class Terms {
 public:
  explicit Terms(const Requirement& requirement) { Visit(requirement); }
  Terms(const Rule& rule, const Programme& programme) {
    if (programme.clock) Visit(*programme.clock);
    for (const Edition& edition : rule.editions) {
      Visit(edition.requirement);
      if (edition.applies_when) Visit(*edition.applies_when);
      if (const auto* by = std::get_if<By>(&edition.timing)) {
        Add(by->counted);
        if (by->anchor) Visit(*by->anchor);
      } else if (const auto* throughout = std::get_if<Throughout>(&edition.timing)) {
        if (throughout->grace) Add({.term = *throughout->grace});
        Visit(throughout->window);
      }
    }
  }
  const std::vector<CountedTerm>& all() const { return terms_; }
  // So many may lie one behind the other: one each of what is asked and of when it is owed
  // (`levels`), and each that is added to an anchor or bound.
  int in_a_row(int levels) const { return std::min(uses_, levels + added_); }

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
    if (date.kind == DateExpression::Kind::kPlus) {
      Add(date.counted);
      ++added_;
    }
    for (const DateExpression& part : date.of) Visit(part);
  }
  void Add(const CountedTerm& term) {
    if (std::find(terms_.begin(), terms_.end(), term) == terms_.end()) terms_.push_back(term);
    ++uses_;
  }

  std::vector<CountedTerm> terms_;  // each once
  int uses_ = 0;
  int added_ = 0;
};

template <typename Days>
void SortAndUnite(Days& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

// The days that lie one of the terms from one of `from`.
template <typename Days>
void AddTerms(const std::vector<Day>& from, const Terms& terms, const WorkingDays& working_days,
              Days& days) {
  for (const Day day : from) {
    for (const CountedTerm& term : terms.all()) {
      const Day anchor = FirstAnchor(day, term, working_days);
      days.push_back(anchor);
      // Not every day is a last day: the first one from this day on.
      days.push_back(LastDay(anchor, term, working_days));
      days.push_back(LastDay(day, term, working_days));
      days.push_back(DropOutDay(day, term.term));
    }
  }
}

class Finder {
 public:
  Finder(const Rule& rule, const Programme& programme, const Facts& facts)
      : rule_(rule), programme_(programme), facts_(facts) {}

  std::vector<Day> Find() {
    for (const DatedMention& mention : facts_.dates) {
      if (rule_.sight.Sees(SortOf(mention.kind), mention.word)) days_.push_back(mention.day);
    }
    days_.push_back(facts_.judged);
    for (const Edition& edition : rule_.editions) {
      for (const Day day : {edition.in_force_since, edition.in_force_until}) {
        if (IsCalendarDay(day)) days_.push_back(day);
      }
    }
    SortAndUnite(days_);
    const Terms terms(rule_, programme_);
    const int in_a_row = terms.in_a_row(2);
    const Day reach = in_a_row * programme_.longest_term + 31;
    const Day first = days_.front() - reach;
    for (int i = 0; i < in_a_row; ++i) AddOneMore(terms);
    AddDaysAfter();
    std::erase_if(days_, [&](Day day) { return day < first; });
    days_.push_back(first);
    SortAndUnite(days_);
    return std::move(days_);
  }

 private:
  void AddOneMore(const Terms& terms) {
    SortAndUnite(days_);
    const std::vector<Day> from = days_;
    AddTerms(from, terms, programme_.working_days, days_);
    // Judged before this the date lies too far ahead, and is set aside.
    for (const Day day : from) days_.push_back(SubtractTerm(day, kFarAhead));
  }

  // What has a last day changes on the day after it.
  void AddDaysAfter() {
    const std::vector<Day> from = days_;
    for (const Day day : from) days_.push_back(day + 1);
  }

  const Rule& rule_;
  const Programme& programme_;
  const Facts& facts_;
  std::vector<Day> days_;
};

}  // namespace

std::vector<Day> TurningDays(const Rule& rule, const Programme& programme, const Facts& facts) {
  return Finder(rule, programme, facts).Find();
}

void AddDaysSeen(const Requirement& requirement, const Subject& subject,
                 std::pmr::vector<Day>& days) {
  for (const DatedMention& mention : subject.facts.dates) {
    if (requirement.number.sight.Sees(SortOf(mention.kind), mention.word)) {
      days.push_back(mention.day);
    }
  }
  const Terms terms(requirement);
  for (int i = 0; i < terms.in_a_row(1); ++i) {
    const std::vector<Day> from(days.begin(), days.end());
    AddTerms(from, terms, subject.programme.working_days, days);
  }
  SortAndUnite(days);
}

}  // namespace baken
