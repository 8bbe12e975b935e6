// SPDX-License-Identifier: EUPL-1.2
// baken check --format csv: a row for each rule of each record, for a spreadsheet or a database.
// In:  the options as typed.
// Out: rows on standard output, problems on standard error and in rows, the exit code.
// Never: waits for one record to answer for another.
#ifndef BAKEN_CLI_ROWS_COMMAND_H_
#define BAKEN_CLI_ROWS_COMMAND_H_

#include "cli/check_command.h"

namespace baken::cli {

int RunRows(const CheckOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_ROWS_COMMAND_H_
