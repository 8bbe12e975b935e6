// SPDX-License-Identifier: EUPL-1.2
#include "check/trace.h"

#include <algorithm>

#include "check/evaluate.h"
#include "check/explain.h"
#include "check/selectors.h"

namespace baken {
namespace {

// The facts that a leaf counts, or may count, on the day judged.
class CountedFacts {
 public:
  explicit CountedFacts(const Subject& subject) : subject_(subject) {}

  void operator()(const Moments& moments) {
    for (const Moment& moment : Select(moments, subject_).moments) {
      if (moment.fact == nullptr || moment.day.earliest > subject_.facts.judged) continue;
      refs_.push_back({moment.fact, moment.day});
    }
  }
  void operator()(const Reached& reached) {
    Moments moments;
    moments.source = MomentSource::kActivity;
    moments.activities = reached.activities;
    (*this)(moments);
  }
  void operator()(const Spans& spans) {
    for (const Span& span : Select(spans, subject_).spans) {
      const Day judged = subject_.facts.judged;
      if (span.since.earliest > judged || span.until.latest <= judged) continue;
      refs_.push_back({span.fact, span.since});
    }
  }

  std::vector<FactRef> Take() {
    SortAndUnite(refs_);
    return std::move(refs_);
  }

 private:
  const Subject& subject_;
  std::vector<FactRef> refs_;
};

std::vector<Symbol> WordsOf(const Moments& moments) {
  if (moments.source == MomentSource::kActivity) return moments.activities.words;
  if (moments.word != kNoSymbol) return {moments.word};
  return moments.spans.words;
}

// Of a bound: how many times `max`, where it is so many for each of something else.
std::int64_t MostOf(const Holding& holding, const Subject& subject) {
  if (!holding.per) return *holding.max;
  const Count per =
      CountHolding(*holding.per, Distinct::kNatural, subject).At(subject.facts.judged);
  return *holding.max * std::min<std::int64_t>(per.high, 1'000'000);
}

void AddNumbers(const Requirement& requirement, const Subject& subject, TraceNode& node) {
  const Day judged = subject.facts.judged;
  if (requirement.occurred) {
    const Occurred& occurred = *requirement.occurred;
    node.words = WordsOf(occurred.moments);
    node.have = CountOccurred(occurred, subject).At(judged);
    node.want = occurred.at_most ? 0 : occurred.times;
    node.want_at_most = occurred.at_most;
  } else if (requirement.reached) {
    node.words = requirement.reached->activities.words;
    node.have = CountReachedOn(judged, *requirement.reached, subject);
    node.want = requirement.reached->min;
  } else if (requirement.holding) {
    const Holding& holding = *requirement.holding;
    node.words = holding.spans.words;
    node.have = CountHolding(holding.spans, holding.distinct, subject).At(judged);
    node.want = holding.min;
    if (holding.max) node.want_at_most = MostOf(holding, subject);
  }
}

TraceNode NodeOf(std::string id, const Requirement& requirement, const Subject& subject) {
  const Day judged = subject.facts.judged;
  const Timeline truth = Evaluate(requirement, subject);
  TraceNode node;
  node.id = std::move(id);
  node.kind = requirement.kind;
  node.truth = truth.At(judged);
  node.since = truth.RunSince(judged);
  node.until = truth.RunUntil(judged);
  AddNumbers(requirement, subject, node);
  if (requirement.of.empty()) {
    CountedFacts facts(subject);
    VisitSelectors(requirement, facts);
    node.facts = facts.Take();
  }
  for (std::size_t i = 0; i < requirement.of.size(); ++i) {
    node.of.push_back(NodeOf(node.id + "/" + std::to_string(i), requirement.of[i], subject));
  }
  return node;
}

}  // namespace

std::vector<TraceNode> TraceOf(std::string_view rule_id, const Edition& edition,
                               const Subject& subject) {
  const std::string rule(rule_id);
  std::vector<TraceNode> roots = {NodeOf(rule + "/0", edition.requirement, subject)};
  if (edition.applies_when) {
    roots.push_back(NodeOf(rule + "/when", *edition.applies_when, subject));
  }
  return roots;
}

}  // namespace baken
