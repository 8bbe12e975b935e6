// SPDX-License-Identifier: EUPL-1.2
#include "check/turning_days.h"

#include <algorithm>

#include "check/select.h"
#include "check/selectors.h"
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

// Which facts a rule looks at: generously, by what they are and not by what they say.
class LookedAt {
 public:
  LookedAt(const Rule& rule, const Programme& programme) : words_(programme.vocabulary.symbols()) {
    for (const Edition& edition : rule.editions) {
      VisitSelectors(edition.requirement, *this);
      if (edition.applies_when) VisitSelectors(*edition.applies_when, *this);
      VisitTiming(edition, *this);
      // Owed only while the group is there and has a member.
      if (edition.scope == Scope::kGroup) AddAny(FactKind::kGroup);
      if (edition.scope == Scope::kGroup) AddAny(FactKind::kMember);
    }
    if (programme.clock) VisitSelectors(*programme.clock, *this);
    for (const Moments& stop : programme.stops) (*this)(stop);
  }

  void operator()(const Moments& moments) {
    switch (moments.source) {
      case MomentSource::kEvent:
        Add(FactKind::kEvent, moments.word);
        break;
      case MomentSource::kActivity:
        AddActivities(moments.activities);
        break;
      case MomentSource::kLayerEntered:
        AddAny(FactKind::kLayerEntry);
        break;
      case MomentSource::kPlanDrawnUp:
      case MomentSource::kPlanSigned:
        AddAny(FactKind::kPlan);
        break;
      case MomentSource::kStarted:
      case MomentSource::kEnded:
        (*this)(moments.spans);
        break;
    }
  }
  void operator()(const Reached& reached) { AddActivities(reached.activities); }
  void operator()(const Spans& spans) {
    const FactKind kind = KindOf(spans.source);
    // A layer is held, and a plan holds with its elements, until the next one.
    if (kind == FactKind::kPlanElement) AddAny(FactKind::kPlan);
    if (kind == FactKind::kLayerEntry || kind == FactKind::kPlan) AddAny(kind);
    for (const Symbol word : spans.words) Add(kind, word);
  }

  bool Has(const DatedMention& mention) const {
    const std::uint32_t kind = BitOf(mention.kind);
    if ((any_ & kind) != 0 || mention.word < 0) return true;
    return (some_ & kind) != 0 && words_[static_cast<std::size_t>(mention.word)];
  }

 private:
  static std::uint32_t BitOf(FactKind kind) { return 1U << static_cast<unsigned>(kind); }
  void AddAny(FactKind kind) { any_ |= BitOf(kind); }
  void Add(FactKind kind, Symbol word) {
    some_ |= BitOf(kind);
    if (word >= 0) words_[static_cast<std::size_t>(word)] = true;
  }
  void AddActivities(const Activities& activities) {
    for (const Symbol word : activities.words) Add(FactKind::kActivity, word);
  }

  std::uint32_t any_ = 0;   // kinds of which every fact is looked at
  std::uint32_t some_ = 0;  // kinds of which those with one of the words are
  std::vector<bool> words_;
};

void SortAndUnite(std::vector<Day>& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

class Finder {
 public:
  Finder(const Rule& rule, const Programme& programme, const Facts& facts)
      : rule_(rule), programme_(programme), facts_(facts) {}

  std::vector<Day> Find() {
    const LookedAt looked_at(rule_, programme_);
    for (const DatedMention& mention : facts_.dates) {
      if (looked_at.Has(mention)) days_.push_back(mention.day);
    }
    days_.push_back(facts_.judged);
    SortAndUnite(days_);
    const Day reach = 2 * programme_.longest_term + 31;
    const Day first = days_.front() - reach;
    const Day last = days_.back() + reach;
    for (const Edition& edition : rule_.editions) {
      days_.push_back(edition.in_force_since);
      days_.push_back(edition.in_force_until);
    }
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

}  // namespace baken
