// SPDX-License-Identifier: EUPL-1.2
// Cuts JSON into records without reading them: by lines, or by brackets.
#ifndef BAKEN_CLI_JSON_RECORDS_H_
#define BAKEN_CLI_JSON_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "cli/byte_source.h"
#include "cli/records.h"

namespace baken::cli {

// One record a line. A line that is broken or over the limit costs only itself.
std::unique_ptr<RecordSource> JsonLines(std::unique_ptr<ByteSource> source, std::string file,
                                        const Phrasebook& phrases);

// One object, an array of objects, or objects one after the other, over any number of lines.
std::unique_ptr<RecordSource> JsonDocument(std::unique_ptr<ByteSource> source, std::string file,
                                           const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_JSON_RECORDS_H_
