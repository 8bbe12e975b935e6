// SPDX-License-Identifier: EUPL-1.2
// The waiver behind a finding that is waived, from the record as it was handed over.
#ifndef BAKEN_CLI_WAIVERS_H_
#define BAKEN_CLI_WAIVERS_H_

#include "cli/report_writer.h"

namespace baken::cli {

// The waiver by whose end the finding stops being waived; null when it ends another way or not.
const v1::Waiver* EndingWaiver(const CheckedReport& checked, const v1::Finding& finding);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WAIVERS_H_
