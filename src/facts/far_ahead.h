// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_FACTS_FAR_AHEAD_H_
#define BAKEN_FACTS_FAR_AHEAD_H_

#include "time/term.h"

namespace baken {

// A date further ahead of the day judged than this is a typing error, not a plan.
inline constexpr Term kFarAhead{.years = 10};

}  // namespace baken

#endif  // BAKEN_FACTS_FAR_AHEAD_H_
