// SPDX-License-Identifier: EUPL-1.2
// The records of one input, one at a time, still as bytes.
// In:  a path (.json, .ndjson, .jsonl, .txtpb, .binpb) or "-" for standard input.
// Out: each record with the line it starts on, or the problem that stands in its place.
// Never: holds more than one record at a time; a record over the limit is passed over unread.
#ifndef BAKEN_CLI_RECORDS_H_
#define BAKEN_CLI_RECORDS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "cli/phrases.h"
#include "cli/problem.h"

namespace baken::cli {

enum class Encoding { kJson, kText, kBinary };

struct RawRecord {
  Encoding encoding = Encoding::kJson;
  std::string bytes;
  std::string file;
  std::int64_t line = 1;
  std::optional<Problem> problem;  // set: there are no bytes
};

class RecordSource {
 public:
  virtual ~RecordSource() = default;
  // False when there are no more.
  virtual bool Next(RawRecord& record) = 0;
};

using OpenedRecords = std::variant<std::unique_ptr<RecordSource>, Problem>;

OpenedRecords OpenRecords(const std::string& path, const Phrasebook& phrases);

struct WholeFile {
  Encoding encoding = Encoding::kText;
  std::string bytes;
};

// A file that is one message: a programme or a deviation.
std::variant<WholeFile, Problem> ReadWholeFile(const std::string& path, const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_RECORDS_H_
