// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_TRANSITION_H_
#define BAKEN_CHECK_TRANSITION_H_

#include <optional>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "facts/request.h"

namespace baken {

// May this layer be entered on this day? What the rules timed at that entry say.
struct Transition {
  bool allowed = false;                    // no blockers
  std::vector<std::string_view> blockers;  // MUST, not met
  std::vector<std::string_view> cautions;  // SHOULD, not met; for a step down also MUST
  std::vector<std::string_view> unknowns;  // cannot be said
  Day earliest = kNever;  // first day without blockers if nothing else is recorded; kNever: none
};

// `facts` hold the record with the entry that `request.enter_layer` asks about. Nothing when the
// entry could not be added; a data issue then says why.
std::optional<Transition> JudgeTransition(const Programme& programme, const Request& request,
                                          const Facts& facts);

}  // namespace baken

#endif  // BAKEN_CHECK_TRANSITION_H_
