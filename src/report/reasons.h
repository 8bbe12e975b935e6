// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_REPORT_REASONS_H_
#define BAKEN_REPORT_REASONS_H_

#include <string>

#include "check/finding.h"
#include "report/words.h"

namespace baken {

// Why the finding is what it is, in whole sentences for a professional: what, the facts with their
// dates, what is still open, who can act, and the reading taken. `judged` is the day judged.
std::string ReasonOf(const Finding& finding, const Programme& programme, Day judged,
                     Language language);

}  // namespace baken

#endif  // BAKEN_REPORT_REASONS_H_
