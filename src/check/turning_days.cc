// SPDX-License-Identifier: EUPL-1.2
#include "check/turning_days.h"

#include <algorithm>

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

template <typename Days>
void SortAndUnite(Days& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
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
    const Day reach = 2 * programme_.longest_term + 31;
    const Day first = days_.front() - reach;
    const Day last = days_.back() + reach;
    // A term may be counted from a day that itself follows from a term.
    const Terms terms(rule_, programme_);
    AddTerms(terms.all());
    if (terms.all().size() > 1) AddTerms(terms.all());
    AddNeighbours();
    std::erase_if(days_, [&](Day day) { return day <= first || day >= last; });
    days_.push_back(first + 1);
    SortAndUnite(days_);
    return std::move(days_);
  }

 private:
  void AddTerms(const std::vector<CountedTerm>& terms) {
    const WorkingDays& working_days = programme_.working_days;
    SortAndUnite(days_);
    const std::vector<Day> from = days_;
    for (const Day day : from) {
      if (!IsCalendarDay(day)) continue;
      // Judged before this the date lies too far ahead, and is set aside.
      days_.push_back(SubtractTerm(day, kFarAhead));
      for (const CountedTerm& term : terms) {
        days_.push_back(LastDay(day, term.term, term.counting, term.shift, working_days));
        days_.push_back(DropOutDay(day, term.term));
        days_.push_back(FirstAnchor(day, term.term, term.counting, term.shift, working_days));
      }
    }
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

  const Rule& rule_;
  const Programme& programme_;
  const Facts& facts_;
  std::vector<Day> days_;
};

}  // namespace

std::vector<Day> TurningDays(const Rule& rule, const Programme& programme, const Facts& facts) {
  return Finder(rule, programme, facts).Find();
}

bool HasTerms(const Requirement& requirement) { return !Terms(requirement).all().empty(); }

void AddDaysSeen(const Requirement& requirement, const Subject& subject,
                 std::pmr::vector<Day>& days) {
  const auto& stops = subject.programme.stops;
  for (const DatedMention& mention : subject.facts.dates) {
    const auto sees = [&](const PartNumber& part) {
      return part.sight.Sees(SortOf(mention.kind), mention.word);
    };
    const bool seen = sees(requirement.number) ||
                      std::any_of(stops.begin(), stops.end(),
                                  [&](const Moments& stop) { return sees(stop.number); });
    if (seen) days.push_back(mention.day);
  }
  SortAndUnite(days);
}

}  // namespace baken
