// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_SELECTORS_H_
#define BAKEN_CHECK_SELECTORS_H_

#include <variant>

#include "programme/programme.h"

namespace baken {

// Calls `visit` with every Moments, Spans and Reached that is looked at, in the order of the text.
template <typename Visit>
void VisitSelectors(const DateExpression& date, Visit& visit) {
  if (date.kind == DateExpression::Kind::kFirst || date.kind == DateExpression::Kind::kLast) {
    visit(date.moments);
  }
  for (const DateExpression& part : date.of) VisitSelectors(part, visit);
}

template <typename Visit>
void VisitSelectors(const Window& window, Visit& visit) {
  for (const auto* bound : {&window.since, &window.until, &window.through}) {
    if (*bound) VisitSelectors(**bound, visit);
  }
}

template <typename Visit>
void VisitSelectors(const Requirement& requirement, Visit& visit) {
  if (requirement.occurred) visit(requirement.occurred->moments);
  if (requirement.reached) visit(*requirement.reached);
  if (requirement.holding) {
    visit(requirement.holding->spans);
    if (requirement.holding->per) visit(*requirement.holding->per);
  }
  if (requirement.between) VisitSelectors(*requirement.between, visit);
  for (const Requirement& part : requirement.of) VisitSelectors(part, visit);
}

// What the timing hangs on: anchor, triggers, window.
template <typename Visit>
void VisitTiming(const Edition& edition, Visit& visit) {
  if (const auto* by = std::get_if<By>(&edition.timing)) {
    if (by->anchor) VisitSelectors(*by->anchor, visit);
    if (by->each) visit(*by->each);
  } else if (const auto* at = std::get_if<At>(&edition.timing)) {
    for (const Moments& moments : at->each) visit(moments);
  } else if (const auto* throughout = std::get_if<Throughout>(&edition.timing)) {
    VisitSelectors(throughout->window, visit);
  }
}

}  // namespace baken

#endif  // BAKEN_CHECK_SELECTORS_H_
