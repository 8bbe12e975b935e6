// SPDX-License-Identifier: EUPL-1.2
// baken programme fields: which facts each rule reads, for a data protection impact assessment.
#ifndef BAKEN_CLI_FIELDS_COMMAND_H_
#define BAKEN_CLI_FIELDS_COMMAND_H_

#include <string>

#include "cli/phrases.h"

namespace baken::cli {

enum class FieldsFormat { kText, kMarkdown, kJson };

int ShowFields(const std::string& id_or_file, FieldsFormat format, Language language);

}  // namespace baken::cli

#endif  // BAKEN_CLI_FIELDS_COMMAND_H_
