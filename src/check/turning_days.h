// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_TURNING_DAYS_H_
#define BAKEN_CHECK_TURNING_DAYS_H_

#include <vector>

#include "check/subject.h"

namespace baken {

// The days from which on the outcome of a rule may differ although a date that it looks at is
// unknown, and so lies on or before whatever day is judged: those that the rule's own facts
// mention, those that lie one of its terms from such a day, and the days next to these. From the
// first of them back, and from the last of them on, nothing changes any more. Sorted.
std::vector<Day> TurningDays(const Rule& rule, const Programme& programme, const Facts& facts);

// Adds the days that are mentioned by facts at which a requirement looks, and those that lie one of
// its terms from any of `days`. All of `days` are sorted then, each once.
void AddDaysSeen(const Requirement& requirement, const Subject& subject,
                 std::pmr::vector<Day>& days);

}  // namespace baken

#endif  // BAKEN_CHECK_TURNING_DAYS_H_
