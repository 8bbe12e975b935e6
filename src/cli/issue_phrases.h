// SPDX-License-Identifier: EUPL-1.2
// What a data issue means, in words.
#ifndef BAKEN_CLI_ISSUE_PHRASES_H_
#define BAKEN_CLI_ISSUE_PHRASES_H_

#include <cstdint>
#include <string>

#include "baken/v1/check.pb.h"
#include "cli/phrases.h"

namespace baken::cli {

// `line` 0: it is not known where in the file. A code from a newer library is described by what
// the issue itself says.
std::string IssueInWords(const v1::DataIssue& issue, std::int64_t line, const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_ISSUE_PHRASES_H_
