// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_TRACE_H_
#define BAKEN_CHECK_TRACE_H_

#include <string_view>
#include <vector>

#include "check/finding.h"

namespace baken {

// The edition's requirement and, where it has one, what it applies to, each part with its truth on
// the day judged. `subject` knows the trigger of the obligation that decided.
std::vector<TraceNode> TraceOf(std::string_view rule_id, const Edition& edition,
                               const Subject& subject);

}  // namespace baken

#endif  // BAKEN_CHECK_TRACE_H_
