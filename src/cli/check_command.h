// SPDX-License-Identifier: EUPL-1.2
// baken check: every record of every file against every programme.
// In:  the options as typed.
// Out: reports on standard output, problems on standard error, the exit code.
// Never: stops at a bad record.
#ifndef BAKEN_CLI_CHECK_COMMAND_H_
#define BAKEN_CLI_CHECK_COMMAND_H_

#include <string>
#include <vector>

#include "cli/phrases.h"
#include "cli/report_writer.h"

namespace baken::cli {

enum ExitCode : int {
  kExitInOrder = 0,   // no MUST in breach
  kExitInBreach = 1,  // at least one
  kExitUnusable = 2,  // the command or an input could not be used
};

struct CheckOptions {
  std::vector<std::string> files;
  std::vector<std::string> programmes = {"thuis-in-mvs"};
  std::string deviation;
  std::string judged_on;
  std::vector<std::string> recorded;
  bool organisation = false;
  ReportFormat format = ReportFormat::kText;
  Language language = Language::kDutch;
};

int RunCheck(const CheckOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_CHECK_COMMAND_H_
