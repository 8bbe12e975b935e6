// SPDX-License-Identifier: EUPL-1.2
// `between`: the day lies in a window of date expressions.
#include "check/dates.h"
#include "check/evaluate.h"

namespace baken {

Timeline Evaluate(const Window& between, const Subject& subject) {
  return WindowTimeline(between, nullptr, subject);
}

}  // namespace baken
