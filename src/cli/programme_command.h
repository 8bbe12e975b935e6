// SPDX-License-Identifier: EUPL-1.2
// baken programme: list, show and export.
#ifndef BAKEN_CLI_PROGRAMME_COMMAND_H_
#define BAKEN_CLI_PROGRAMME_COMMAND_H_

#include <string>
#include <vector>

#include "cli/phrases.h"

namespace baken::cli {

enum class ExportFormat { kText, kBinary, kJson };
enum class ShowFormat { kText, kMarkdown, kHtml, kDot };

int ListProgrammes(Language language);
// `deviations` are files, each on top of those before it.
int ShowProgramme(const std::string& id_or_file, const std::vector<std::string>& deviations,
                  ShowFormat format, Language language);
// "HEX  ID" a line: the parameters, then the rules.
int ShowFingerprints(const std::string& id_or_file, Language language);
int ExportProgramme(const std::string& id_or_file, ExportFormat format, Language language);

// Prints the text; the exit code says whether all of it went out.
int PrintAll(const std::string& text, const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_COMMAND_H_
