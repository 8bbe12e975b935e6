// SPDX-License-Identifier: EUPL-1.2
// `holding`: the number of matching spans running on a day lies within bounds.
#include <algorithm>
#include <string_view>
#include <tuple>

#include "check/evaluate.h"
#include "check/select.h"
#include "facts/layers.h"

namespace baken {
namespace {

// Days on which spans with one key run, certainly or possibly. Two that overlap count once.
struct Run {
  std::string_view key;
  std::size_t own;  // tells spans without a key apart
  bool certain;
  Day since, until;
};

std::string_view KeyOf(const Fact& fact, Distinct distinct) {
  switch (distinct) {
    case Distinct::kParty:
    case Distinct::kGroup:
      return fact.field(Field::kParty).text;
    case Distinct::kKind:
      return fact.field(Field::kWord).text;
    case Distinct::kValue:
      return fact.field(Field::kValue).text;
    case Distinct::kNatural:
      break;
  }
  // Members and involvements are distinct by party, memberships by group.
  const bool has_party = fact.kind == FactKind::kMember || fact.kind == FactKind::kInvolvement ||
                         fact.kind == FactKind::kMembership;
  return has_party ? fact.field(Field::kParty).text : std::string_view();
}

void AddRuns(std::pmr::vector<Run>& runs, Counts& counts) {
  std::ranges::sort(
      runs, {}, [](const Run& run) { return std::tie(run.certain, run.key, run.own, run.since); });
  for (std::size_t i = 0; i < runs.size();) {
    Run merged = runs[i];
    std::size_t next = i + 1;
    while (next < runs.size() && runs[next].certain == merged.certain &&
           runs[next].key == merged.key && runs[next].own == merged.own &&
           runs[next].since <= merged.until) {
      merged.until = std::max(merged.until, runs[next].until);
      ++next;
    }
    if (merged.certain) {
      counts.AddCertain(merged.since, merged.until);
    } else {
      counts.AddPossible(merged.since, merged.until);
    }
    i = next;
  }
}

Counts CountLayers(const Spans& spans, const Subject& subject) {
  const Vocabulary& words = subject.programme.vocabulary;
  std::uint64_t asked = 0;
  for (const Symbol layer : spans.words) asked |= LayerBits(words, layer);
  subject.NoteLayers();
  const Fact* const entry = subject.trigger == nullptr ? nullptr : subject.trigger->fact;
  const bool moved = entry != nullptr && entry->kind == FactKind::kLayerEntry &&
                     entry->since.earliest < entry->since.latest && !subject.facts.layers_unsure;
  const std::pmr::vector<LayerStep> steps =
      moved ? LayersHeld(words, subject.List(FactKind::kLayerEntry), entry, subject.trigger->day,
                         subject.memory)
            : std::pmr::vector<LayerStep>(subject.facts.layer_steps, subject.memory);
  Counts counts(subject.memory);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Day until = i + 1 < steps.size() ? steps[i + 1].day : kNever;
    if ((steps[i].layers & asked) != 0) counts.AddPossible(steps[i].day, until);
    if ((steps[i].layers & ~asked) == 0) counts.AddCertain(steps[i].day, until);
  }
  counts.Finish();
  return counts;
}

// UNKNOWN until the first such span is on file.
Timeline UnknownUntil(Day first, const Timeline& truth) {
  Timeline result(first > kDawn ? Truth::kUnknown : truth.At(kDawn), truth.memory());
  if (first > kDawn && first < kNever) result.Append(first, truth.At(first));
  for (const Timeline::Change& change : truth.changes()) {
    if (change.day > first) result.Append(change.day, change.value);
  }
  return result;
}

Timeline WithinBounds(const Holding& holding, const Subject& subject) {
  const Counts counts = CountHolding(holding.spans, holding.distinct, subject);
  if (!holding.per) {
    return counts.Within(holding.min, holding.max.value_or(kNoMaximum));
  }
  const Counts per = CountHolding(*holding.per, Distinct::kNatural, subject);
  const Timeline ratio = counts.AtMostPer(*holding.max, per);
  return And(ratio, counts.Within(holding.min));
}

}  // namespace

Counts CountHolding(const Spans& spans, Distinct distinct, const Subject& subject) {
  if (spans.source == SpanSource::kLayer) return CountLayers(spans, subject);
  Counts counts(subject.memory);
  const SpanList list = Select(spans, subject);
  if (list.more_possible) counts.AddAnyNumber();
  std::pmr::vector<Run> runs(subject.memory);
  for (std::size_t i = 0; i < list.spans.size(); ++i) {
    const Span& span = list.spans[i];
    const std::string_view key = KeyOf(*span.fact, distinct);
    const std::size_t own = key.empty() ? i + 1 : 0;
    runs.push_back({key, own, false, span.since.earliest, span.until.latest});
    if (!span.may_be_absent && span.since.latest < span.until.earliest) {
      runs.push_back({key, own, true, span.since.latest, span.until.earliest});
    }
  }
  AddRuns(runs, counts);
  counts.Finish();
  return counts;
}

Timeline Evaluate(const Holding& holding, const Subject& subject) {
  const Timeline truth = WithinBounds(holding, subject);
  if (!holding.absent_is_unknown) return truth;
  return UnknownUntil(Select(holding.spans, subject).first_on_file, truth);
}

}  // namespace baken
