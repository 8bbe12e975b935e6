// SPDX-License-Identifier: EUPL-1.2
// baken programme analyse: what is wrong with a programme, and what its author should look at.
#ifndef BAKEN_CLI_ANALYSE_COMMAND_H_
#define BAKEN_CLI_ANALYSE_COMMAND_H_

#include <string>

#include "cli/phrases.h"

namespace baken::cli {

enum class AnalyseFormat { kText, kJson };

// Exit code 0 when there is nothing to say, 1 for remarks, 2 when the programme cannot be used.
int AnalyseProgrammeFile(const std::string& id_or_file, AnalyseFormat format, Language language);

}  // namespace baken::cli

#endif  // BAKEN_CLI_ANALYSE_COMMAND_H_
