// SPDX-License-Identifier: EUPL-1.2
// What an outcome is called in a list.
#ifndef BAKEN_CLI_OUTCOME_WORDS_H_
#define BAKEN_CLI_OUTCOME_WORDS_H_

#include <string>

#include "baken/v1/check.pb.h"
#include "cli/phrases.h"

namespace baken::cli {

// "in breach"; of an indicator "a figure".
std::string OutcomeInWords(v1::Outcome outcome, const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_OUTCOME_WORDS_H_
