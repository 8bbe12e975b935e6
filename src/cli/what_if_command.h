// SPDX-License-Identifier: EUPL-1.2
// baken check --organisation FILE --changes FILE: what several changes together would do.
// In:  the options as typed.
// Out: what is newly in breach, what is mended and what stays, on standard output; the exit code.
// Never: writes to the files; judges a part of the changes when one step cannot be done.
#ifndef BAKEN_CLI_WHAT_IF_COMMAND_H_
#define BAKEN_CLI_WHAT_IF_COMMAND_H_

#include "cli/check_command.h"

namespace baken::cli {

// 0: no MUST is newly in breach; 1: one is; 2: the files or the changes could not be used.
int RunWhatIf(const CheckOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WHAT_IF_COMMAND_H_
