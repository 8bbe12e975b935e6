// SPDX-License-Identifier: EUPL-1.2
// baken programme: list, show, export and analyse.
#ifndef BAKEN_CLI_PROGRAMME_COMMAND_H_
#define BAKEN_CLI_PROGRAMME_COMMAND_H_

#include <string>

#include "cli/phrases.h"

namespace baken::cli {

enum class ExportFormat { kText, kBinary, kJson };
enum class ShowFormat { kText, kMarkdown, kHtml, kDot };

int ListProgrammes(Language language);
// `deviation` is a file, or empty.
int ShowProgramme(const std::string& id_or_file, const std::string& deviation, ShowFormat format,
                  Language language);
// "HEX  ID" a line: the parameters, then the rules.
int ShowFingerprints(const std::string& id_or_file, Language language);
int ExportProgramme(const std::string& id_or_file, ExportFormat format, Language language);
// Prints every problem with its line; exit code 2 when there is one.
int AnalyseProgrammeFile(const std::string& file, Language language);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_COMMAND_H_
