// SPDX-License-Identifier: EUPL-1.2
// baken check --over: what happened in a period.
// In:  the options as typed, with a period as "2026-01..2026-06".
// Out: of one record the outcome of each rule by days; of several, counts by rule for a council.
// Never: prints a count below ten, which may point at a person; the base of a count is always with
// it.
#ifndef BAKEN_CLI_OVER_COMMAND_H_
#define BAKEN_CLI_OVER_COMMAND_H_

#include "cli/check_command.h"

namespace baken::cli {

int RunOver(const CheckOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_OVER_COMMAND_H_
