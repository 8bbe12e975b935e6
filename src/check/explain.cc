// SPDX-License-Identifier: EUPL-1.2
#include "check/explain.h"

#include <algorithm>

#include "check/evaluate.h"
#include "check/memo.h"
#include "check/selectors.h"

namespace baken {
namespace {

Moments AsMoments(const Reached& reached) {
  Moments moments;
  moments.source = MomentSource::kActivity;
  moments.activities = reached.activities;
  return moments;
}

// The days on which a fact that the rule looks at begins or ends.
class CauseFinder {
 public:
  CauseFinder(Day day, const Subject& subject) : day_(day), subject_(subject) {}

  void operator()(const Moments& moments) {
    const FoundMoments found(moments, subject_);
    for (const Moment& moment : found.list().moments) {
      if (moment.fact != nullptr) Offer(*moment.fact, moment.day);
    }
  }

  std::vector<FactRef> Take() {
    SortAndUnite(refs_);
    return std::move(refs_);
  }

 private:
  void Offer(const Fact& fact, DayRange range) {
    if (range.earliest == day_ || range.latest == day_) refs_.push_back({&fact, range});
  }

  Day day_;
  const Subject& subject_;
  std::vector<FactRef> refs_;
};

// Looks through the leaves of a requirement for the facts that made it stop holding on a day
// (`began`: a breach), or hold again.
class EdgeFinder {
 public:
  EdgeFinder(Day day, bool began, const Subject& subject)
      : day_(day), began_(began), subject_(subject) {}

  void Visit(const Requirement& requirement, Truth wanted) {
    const bool holds = Evaluate(requirement, subject_).At(day_) == wanted;
    if (holds == began_) return;
    if (requirement.holding) VisitHolding(*requirement.holding, wanted);
    if (requirement.occurred) VisitOccurred(*requirement.occurred);
    CauseFinder finder(day_, subject_);
    if (requirement.reached) finder(AsMoments(*requirement.reached));
    if (requirement.between) VisitSelectors(*requirement.between, finder);
    Add(finder.Take());
    const bool none_of = requirement.kind == Requirement::Kind::kNoneOf;
    for (const Requirement& part : requirement.of) Visit(part, none_of ? Not(wanted) : wanted);
  }

  std::vector<FactRef> Take() {
    SortAndUnite(refs_);
    return std::move(refs_);
  }

 private:
  void Add(std::vector<FactRef> refs) { refs_.insert(refs_.end(), refs.begin(), refs.end()); }

  void VisitOccurred(const Occurred& occurred) {
    for (const Moment& moment : Select(occurred.moments, subject_).moments) {
      if (moment.fact == nullptr) continue;
      const bool drops_out =
          occurred.within && DropOutDay(moment.day.latest, *occurred.within) == day_;
      if (drops_out || moment.day.latest == day_) refs_.push_back({moment.fact, moment.day});
    }
  }

  // Too many began with somebody who came and ended with somebody who left; too few the other way,
  // and so for what there must be so many times fewer of.
  void VisitHolding(const Holding& holding, Truth wanted) {
    const Day in_breach = began_ ? day_ : day_ - 1;
    const Count count = CountHolding(holding.spans, holding.distinct, subject_).At(in_breach);
    const bool too_many = wanted == Truth::kFalse || count.low >= holding.min;
    const bool came = too_many == began_;
    AddEdges(holding.spans, came);
    if (holding.per && too_many) AddEdges(*holding.per, !came);
  }

  void AddEdges(const Spans& spans, bool came) {
    for (const Span& span : Select(spans, subject_).spans) {
      const DayRange edge = came ? span.since : span.until;
      if (edge.earliest == day_ || edge.latest == day_) refs_.push_back({span.fact, edge});
    }
  }

  Day day_;
  bool began_;
  const Subject& subject_;
  std::vector<FactRef> refs_;
};

// What certainly runs on the day although none may.
std::vector<FactRef> RunningOn(Day day, const Spans& spans, const Subject& subject) {
  std::vector<FactRef> running;
  for (const Span& span : Select(spans, subject).spans) {
    const bool runs = span.since.latest <= day && day < span.until.earliest;
    if (runs && !span.may_be_absent) running.push_back({span.fact, span.since});
  }
  return running;
}

OpenItem OpenOccurred(const Occurred& occurred, const Subject& subject, Day day) {
  OpenItem item;
  const Moments& moments = occurred.moments;
  switch (moments.source) {
    case MomentSource::kEvent:
      item.words = {moments.word};
      break;
    case MomentSource::kActivity:
      item.sort = Sort::kActivity;
      item.words = moments.activities.words;
      break;
    case MomentSource::kLayerEntered:
      item.sort = Sort::kLayer;
      item.words = {moments.word};
      break;
    case MomentSource::kPlanDrawnUp:
    case MomentSource::kPlanSigned:
      item.sort = Sort::kPlan;
      item.words = {moments.word};
      break;
    case MomentSource::kStarted:
    case MomentSource::kEnded:
      item.sort = SortOf(moments.spans.source);
      item.words = moments.spans.words;
      break;
  }
  const bool edge =
      moments.source == MomentSource::kStarted || moments.source == MomentSource::kEnded;
  item.filter = edge ? &moments.spans.filter : &moments.filter;
  item.have = CountOccurred(occurred, subject).At(day).low;
  item.want = occurred.at_most.value_or(occurred.times);
  return item;
}

OpenItem OpenReached(const Reached& reached, const Subject& subject, Day day) {
  OpenItem item;
  item.leaf = Leaf::kReached;
  item.sort = Sort::kActivity;
  for (std::size_t i = 0; i < reached.activities.words.size(); ++i) {
    if (!CountsOn(day, i, reached, subject)) item.words.push_back(reached.activities.words[i]);
  }
  item.have = CountReachedOn(day, reached, subject).low;
  item.want = reached.min;
  return item;
}

OpenItem OpenHolding(const Holding& holding, const Subject& subject, Day day) {
  OpenItem item;
  item.leaf = Leaf::kHolding;
  item.words = holding.spans.words;
  item.sort = SortOf(holding.spans.source);
  item.filter = &holding.spans.filter;
  item.have = CountHolding(holding.spans, holding.distinct, subject).At(day).low;
  item.want = holding.min;
  if (holding.max == 0) item.at_fault = RunningOn(day, holding.spans, subject);
  if (holding.max && item.have >= holding.min) {
    const std::int64_t per =
        holding.per ? CountHolding(*holding.per, Distinct::kNatural, subject).At(day).high : 1;
    item.want = *holding.max * std::min<std::int64_t>(per, 1'000'000);
  }
  return item;
}

// Of at most so many there are no more for certain, and enough: nobody has to do anything yet.
bool MayBeTooMany(const Requirement& requirement, const OpenItem& item) {
  const bool at_most =
      (requirement.occurred && requirement.occurred->at_most) ||
      (requirement.holding && requirement.holding->max && item.have >= requirement.holding->min);
  return at_most && item.have <= item.want;
}

void AddOpen(Day day, const Requirement& requirement, const Subject& subject, Truth wanted,
             bool alternative, std::vector<OpenItem>& items) {
  const bool holds = Evaluate(requirement, subject).At(day) == wanted;
  if (holds) return;
  std::optional<OpenItem> item;
  if (requirement.occurred) item = OpenOccurred(*requirement.occurred, subject, day);
  if (requirement.reached) item = OpenReached(*requirement.reached, subject, day);
  if (requirement.holding) item = OpenHolding(*requirement.holding, subject, day);
  if (item && wanted == Truth::kFalse) item->want = 0;
  if (item && !MayBeTooMany(requirement, *item)) {
    item->alternative = alternative;
    items.push_back(std::move(*item));
  }
  using Kind = Requirement::Kind;
  const Truth inner = requirement.kind == Kind::kNoneOf ? Not(wanted) : wanted;
  const bool one_will_do = requirement.kind == Kind::kAnyOf || requirement.kind == Kind::kAtLeast;
  for (const Requirement& part : requirement.of) {
    AddOpen(day, part, subject, inner, one_will_do, items);
  }
}

}  // namespace

std::string DateText(DayRange day) {
  if (day.earliest == day.latest) return FormatDay(day.earliest);
  if (!IsCalendarDay(day.earliest)) return "unknown";
  const std::string first = FormatDay(day.earliest);
  const std::string last = FormatDay(day.latest);
  if (first.substr(0, 7) == last.substr(0, 7)) return first.substr(0, 7);
  if (first.substr(0, 4) == last.substr(0, 4)) return first.substr(0, 4);
  return "unknown";
}

void SortAndUnite(std::vector<FactRef>& refs) {
  if (refs.size() < 2) return;
  const auto text_of = [](const FactRef& ref) {
    return std::pair(PathOf(*ref.fact), DateText(ref.day));
  };
  std::ranges::sort(refs, {}, text_of);
  const auto last = std::unique(refs.begin(), refs.end(), [&](const FactRef& a, const FactRef& b) {
    return text_of(a) == text_of(b);
  });
  refs.erase(last, refs.end());
}

std::vector<FactRef> CausesOn(Day day, bool began, const Edition& edition, const Subject& subject) {
  EdgeFinder requirement(day, began, subject);
  requirement.Visit(edition.requirement, Truth::kTrue);
  std::vector<FactRef> causes = requirement.Take();
  if (causes.empty() && edition.applies_when) {
    // What is required stayed as it was; it began, or ceased, to be owed.
    EdgeFinder applies(day, !began, subject);
    applies.Visit(*edition.applies_when, Truth::kTrue);
    causes = applies.Take();
  }
  if (!causes.empty()) return causes;
  CauseFinder timing(day, subject);
  VisitTiming(edition, timing);
  const auto* throughout = std::get_if<Throughout>(&edition.timing);
  if (throughout != nullptr && !throughout->window.since && subject.programme.clock) {
    VisitSelectors(*subject.programme.clock, timing);
  }
  if (!began) {
    for (const Moments& stop : subject.programme.stops) timing(stop);
  }
  return timing.Take();
}

std::vector<FactRef> AnchorFacts(const DateExpression& anchor, const Subject& subject) {
  CauseFinder finder(LookAhead(anchor, subject).range.earliest, subject);
  VisitSelectors(anchor, finder);
  return finder.Take();
}

std::vector<OpenItem> OpenOn(Day day, const Requirement& requirement, const Subject& subject) {
  std::vector<OpenItem> items;
  AddOpen(day, requirement, subject, Truth::kTrue, false, items);
  return items;
}

std::vector<std::string_view> WaitsFor(const Edition& edition, const Subject& subject) {
  struct WordFinder {
    const Vocabulary& vocabulary;
    std::vector<std::string_view> words;
    void Add(Symbol symbol) { words.push_back(vocabulary.NameOf(symbol)); }
    void operator()(const Moments& moments) {
      if (moments.word != kNoSymbol) Add(moments.word);
      for (const Symbol word : moments.activities.words) Add(word);
      for (const Symbol word : moments.spans.words) Add(word);
    }
    void operator()(const Reached&) {}
    void operator()(const Spans&) {}
  };
  WordFinder finder{subject.programme.vocabulary, {}};
  VisitTiming(edition, finder);
  return finder.words;
}

}  // namespace baken
