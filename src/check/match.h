// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_MATCH_H_
#define BAKEN_CHECK_MATCH_H_

#include "check/subject.h"

namespace baken {

// Whether the fact is one that the filter asks for. UNKNOWN where a field that the source does not
// keep, or a role that could not be read, may decide it.
Truth Matches(const Filter& filter, const Fact& fact, const Subject& subject);

// Whether the fact, or the word of an activity, carries the tag or one of the family "theme.*".
bool HasTag(std::string_view pattern, const Fact& fact, const Subject& subject);

}  // namespace baken

#endif  // BAKEN_CHECK_MATCH_H_
