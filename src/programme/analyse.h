// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_ANALYSE_H_
#define BAKEN_PROGRAMME_ANALYSE_H_

#include <vector>

#include "baken/wire/v1/programme.pb.h"
#include "programme/load.h"

namespace baken {

// What the author of a programme that loads should look at all the same: Analysis.remarks. In the
// order of the message: vocabulary, parameters, rules.
std::vector<Problem> RemarksOn(const wire::v1::Programme& message, const Programme& programme);

// The part of them that is about what rules ask of a record.
std::vector<Problem> RemarksOnMeaning(const Programme& programme);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_ANALYSE_H_
