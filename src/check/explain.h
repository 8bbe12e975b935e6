// SPDX-License-Identifier: EUPL-1.2
// Looks up, once a finding stands, the facts behind it: what started a breach, what is still open.
#ifndef BAKEN_CHECK_EXPLAIN_H_
#define BAKEN_CHECK_EXPLAIN_H_

#include "check/finding.h"

namespace baken {

// A range of days as a record would date it: to the day, month or year, else "unknown".
std::string DateText(DayRange day);

// The facts that made the edition's requirement stop holding on `day` (`began`), or hold again;
// where none did, those by which it began, or ceased, to be owed.
std::vector<FactRef> CausesOn(Day day, bool began, const Edition& edition, const Subject& subject);
// The facts from which the day of an anchor follows.
std::vector<FactRef> AnchorFacts(const DateExpression& anchor, const Subject& subject);

// The leaves of the requirement that do not hold on `day`.
std::vector<OpenItem> OpenOn(Day day, const Requirement& requirement, const Subject& subject);

// The words of the moments whose first coming the edition waits for.
std::vector<std::string_view> WaitsFor(const Edition& edition, const Subject& subject);

}  // namespace baken

#endif  // BAKEN_CHECK_EXPLAIN_H_
