// SPDX-License-Identifier: EUPL-1.2
// Two reports of one organisation, without and with changes, held against each other.
// In:  both reports, judged on the same day under the same programme.
// Out: what is newly in breach, mended, still in breach, newly due and newly undecided.
// Never: looks at anything but the reports; the days in breach decide, not the sentences.
#ifndef BAKEN_CLI_WHAT_IF_H_
#define BAKEN_CLI_WHAT_IF_H_

#include "baken/v1/changes.pb.h"

namespace baken::cli {

v1::WhatIf CompareReports(const v1::Report& without, const v1::Report& with);

// True when a MUST is newly in breach.
bool BreaksAMust(const v1::WhatIf& what_if);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WHAT_IF_H_
