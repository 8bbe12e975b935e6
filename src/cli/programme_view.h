// SPDX-License-Identifier: EUPL-1.2
// A programme as something to read: its layers and activities, its numbers, its rules.
#ifndef BAKEN_CLI_PROGRAMME_VIEW_H_
#define BAKEN_CLI_PROGRAMME_VIEW_H_

#include <string>

#include "baken/v1/programme.pb.h"
#include "cli/phrases.h"
#include "cli/terminal.h"

namespace baken::cli {

// "thuis-in-mvs   Thuis in MVS · version 2026.1 · 52 rules"
std::string ProgrammeInOneLine(const v1::Programme& programme, const Phrasebook& phrases);

// "5" or "3 months".
std::string ValueInWords(const v1::Parameter& parameter, const Phrasebook& phrases);

std::string ProgrammeInText(const v1::Programme& programme, const Phrasebook& phrases,
                            const Terminal& terminal);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_VIEW_H_
