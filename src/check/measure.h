// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_MEASURE_H_
#define BAKEN_CHECK_MEASURE_H_

#include <map>
#include <optional>
#include <string_view>

#include "check/finding.h"

namespace baken {

// The number of an indicator on the day judged, with its base; absent when it cannot be known.
//   count      how many in the window; base: whole months begun of it, or of a family of tags that
//              are declared one by one how many there are
//   share      how many of how many; base: the whole
//   days_until days from `since` to the day; no base
//   level      spans running on the day judged; no base
//   value      the circumstance's own whole number; no base
std::optional<MeasureValue> MeasureOn(Day judged, const Measure& measure, const Subject& subject);

// The same for every distinct party in the role `measure.per`, over the groups in which it has
// that role on the day judged.
std::map<std::string_view, std::optional<MeasureValue>> MeasurePerParty(Day judged,
                                                                        const Measure& measure,
                                                                        const Subject& subject);

}  // namespace baken

#endif  // BAKEN_CHECK_MEASURE_H_
