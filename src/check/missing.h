// SPDX-License-Identifier: EUPL-1.2
// Looks up, once an outcome is undetermined, the fields of the record that would decide it.
#ifndef BAKEN_CHECK_MISSING_H_
#define BAKEN_CHECK_MISSING_H_

#include "check/finding.h"

namespace baken {

// The facts that the edition looks at and that are not fully known, less those that have happened
// for certain by `in_time`, when they still met what is required.
std::vector<MissingFact> MissingFor(const Edition& edition, Day in_time, const Subject& subject);

}  // namespace baken

#endif  // BAKEN_CHECK_MISSING_H_
