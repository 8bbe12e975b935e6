// SPDX-License-Identifier: EUPL-1.2
// baken transition: may this participant enter a layer on a day, and if not, what is missing?
// In:  the options as typed; `enter_layer` and the day are what is asked.
// Out: the answer for each record on standard output, and the exit code: 0 nothing blocks the step,
// 1 something does somewhere, 2 a record or the question could not be used. Never: weighs anything
// itself; the library says what blocks the step.
#ifndef BAKEN_CLI_TRANSITION_COMMAND_H_
#define BAKEN_CLI_TRANSITION_COMMAND_H_

#include "cli/check_command.h"

namespace baken::cli {

int RunTransition(const CheckOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_TRANSITION_COMMAND_H_
