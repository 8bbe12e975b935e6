// SPDX-License-Identifier: EUPL-1.2
// A date `unknown` lies on or before the day judged, whichever day that is. So the record reads
// differently on other days, and rules that look at such a date are judged on those days anew.
#ifndef BAKEN_CHECK_REREAD_H_
#define BAKEN_CHECK_REREAD_H_

#include <span>
#include <vector>

#include "check/finding.h"
#include "facts/request.h"

namespace baken {

// A finding that rests on such a date, by its place among the findings; its group, if any.
struct RelativeFinding {
  std::size_t finding;
  const Fact* group;
};

// Fills in since, changes_on and history of these findings.
void FinishOverOtherDays(std::span<const RelativeFinding> relative, const Programme& programme,
                         const Request& request, const Facts& facts, Findings& findings);

}  // namespace baken

#endif  // BAKEN_CHECK_REREAD_H_
