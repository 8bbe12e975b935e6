// SPDX-License-Identifier: EUPL-1.2
// A Diff (diff.proto) to read: what differs, then whom it touches, then how many.
#ifndef BAKEN_CLI_DIFF_VIEW_H_
#define BAKEN_CLI_DIFF_VIEW_H_

#include <string>

#include "baken/v1/diff.pb.h"
#include "baken/v1/programme.pb.h"
#include "cli/phrases.h"
#include "cli/terminal.h"

namespace baken::cli {

// Sides and differences. The programmes give values and roles their names.
std::string DifferencesInText(const v1::Diff& diff, const v1::Programme& before,
                              const v1::Programme& after, const Phrasebook& phrases,
                              const Terminal& terminal);

std::string RecordDifferenceInText(const v1::RecordDifference& record, const Phrasebook& phrases,
                                   const Terminal& terminal);

std::string DiffTotalsInText(const v1::DiffTotals& totals, const std::string& judged_on,
                             const Phrasebook& phrases, const Terminal& terminal);

}  // namespace baken::cli

#endif  // BAKEN_CLI_DIFF_VIEW_H_
