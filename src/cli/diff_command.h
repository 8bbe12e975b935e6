// SPDX-License-Identifier: EUPL-1.2
// baken programme diff: what differs between two programmes and, with records, whose outcomes do.
// In:  the options as typed.
// Out: a Diff (diff.proto) as text, JSON or NDJSON; exit code 0 nothing differs, 1 something does,
//      2 something could not be used. With records it is their outcomes that count.
// Never: keeps a record; of a stream only the differences are in memory, and those only for JSON.
#ifndef BAKEN_CLI_DIFF_COMMAND_H_
#define BAKEN_CLI_DIFF_COMMAND_H_

#include <string>
#include <vector>

#include "cli/check_command.h"

namespace baken::cli {

struct DiffOptions {
  std::string before;
  std::string after;                    // empty: the same, with the deviations
  std::vector<std::string> deviations;  // in force on `after`
  CheckOptions check;                   // records, day, format, language
};

int RunDiff(const DiffOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_DIFF_COMMAND_H_
