// SPDX-License-Identifier: EUPL-1.2
// baken check: every record of every file against every programme.
// In:  the options as typed.
// Out: reports on standard output, problems on standard error, the exit code.
// Never: stops at a bad record.
#ifndef BAKEN_CLI_CHECK_COMMAND_H_
#define BAKEN_CLI_CHECK_COMMAND_H_

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "cli/phrases.h"
#include "cli/programme_source.h"
#include "cli/report_writer.h"

namespace baken::cli {

enum ExitCode : int {
  kExitInOrder = 0,        // no MUST in breach
  kExitInBreach = 1,       // at least one
  kExitUnusable = 2,       // the command or an input could not be used
  kExitInterrupted = 130,  // by Ctrl-C, as shells have it; what was written is whole
};

struct CheckOptions {
  std::vector<std::string> files;
  std::vector<std::string> programmes = {"thuis-in-mvs"};
  std::vector<std::string> deviations;  // each on top of those before it
  std::string judged_on;
  std::vector<std::string> recorded;
  bool organisation = false;
  std::string changes;              // with an organisation: what if
  std::vector<std::string> beside;  // the other side: organisation or trajectories
  std::string enter_layer;          // may it be entered on the day judged?
  std::string over;                 // the period as typed: its outcomes too
  std::string over_since;           // the period itself
  std::string over_until;
  ReportFormat format = ReportFormat::kText;
  Register text_register = Register::kProfessional;
  v1::Detail detail = v1::DETAIL_FINDINGS;
  Language language = Language::kDutch;
  std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
};

int RunCheck(const CheckOptions& options);

using WriterMaker = std::function<std::unique_ptr<ReportWriter>(
    const Phrasebook& phrases, const Terminal& terminal, Output& output)>;

// The same, with the reports handed to a writer of the caller's.
int RunCheckInto(const CheckOptions& options, const WriterMaker& make_writer);

// The same under programmes that are open already; the day judged is a day.
int RunCheckUnder(const CheckOptions& options, std::vector<LoadedProgramme> programmes,
                  const WriterMaker& make_writer);

}  // namespace baken::cli

#endif  // BAKEN_CLI_CHECK_COMMAND_H_
