// SPDX-License-Identifier: EUPL-1.2
#include "programme/sight.h"

#include "programme/programme.h"

namespace baken {

void Sight::Add(Sort sort, Symbol word) {
  some_ |= BitOf(sort);
  if (word < 0) return;
  const auto place = static_cast<std::size_t>(word);
  if (words_.size() <= place) words_.resize(place + 1);
  words_[place] = true;
}

void Sight::Add(const Moments& moments) {
  switch (moments.source) {
    case MomentSource::kEvent:
      Add(Sort::kEvent, moments.word);
      break;
    case MomentSource::kActivity:
      Add(Sort::kActivity, moments.activities.words);
      break;
    case MomentSource::kLayerEntered:
      AddAll(Sort::kLayer);
      break;
    case MomentSource::kPlanDrawnUp:
    case MomentSource::kPlanSigned:
      AddAll(Sort::kPlan);
      break;
    case MomentSource::kStarted:
    case MomentSource::kEnded:
      Add(moments.spans);
      break;
  }
}

void Sight::Add(const Reached& reached) { Add(Sort::kActivity, reached.activities.words); }

void Sight::Add(const Spans& spans) {
  const Sort sort = SortOf(spans.source);
  // A layer is held, and a plan holds with its elements, until the next one.
  if (sort == Sort::kPlanElement) AddAll(Sort::kPlan);
  if (sort == Sort::kLayer || sort == Sort::kPlan) AddAll(sort);
  Add(sort, spans.words);
}

void Sight::Add(const DateExpression& date) {
  using Kind = DateExpression::Kind;
  if (date.kind == Kind::kFirst || date.kind == Kind::kLast) Add(date.moments);
  for (const DateExpression& part : date.of) Add(part);
}

void Sight::Add(const Window& window) {
  for (const auto* bound : {&window.since, &window.until, &window.through}) {
    if (*bound) Add(**bound);
  }
}

void Sight::Add(const Requirement& requirement) {
  if (const auto& occurred = requirement.occurred) {
    Add(occurred->moments);
    looks_from_trigger_ |= occurred->since_trigger;
  }
  if (requirement.reached) Add(*requirement.reached);
  if (const auto& holding = requirement.holding) {
    Add(holding->spans);
    if (holding->per) Add(*holding->per);
  }
  if (requirement.between) Add(*requirement.between);
  for (const Requirement& part : requirement.of) Add(part);
}

void Sight::Add(const Edition& edition) {
  Add(edition.requirement);
  if (edition.applies_when) Add(*edition.applies_when);
  if (const auto* by = std::get_if<By>(&edition.timing)) {
    if (by->anchor) Add(*by->anchor);
    if (by->each) Add(*by->each);
  } else if (const auto* at = std::get_if<At>(&edition.timing)) {
    for (const Moments& each : at->each) Add(each);
  } else if (const auto* throughout = std::get_if<Throughout>(&edition.timing)) {
    Add(throughout->window);
  }
  // Owed only while the group is there and has a member.
  if (edition.scope == Scope::kGroup) {
    AddAll(Sort::kGroup);
    AddAll(Sort::kRole);
  }
}

}  // namespace baken
