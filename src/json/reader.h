// SPDX-License-Identifier: EUPL-1.2
// The room of JSON: JSON ↔ the binary format of protobuf, driven by tables (json/schema.h).
// In:    JSON text and the message it should be (Reader), or a message's bytes (writer.h).
// Out:   the message's bytes, or its JSON.
// It is protobuf's own JSON mapping, but takes only JSON as RFC 8259 has it, and refuses what
// leaves open which value is meant: a name twice, null in a list, one value where a list should be,
// a text for true or false.
// Never: judges a field it does not know (they are listed; the caller decides), reads the
// environment, or touches what else in the process uses simdjson.
#ifndef BAKEN_JSON_READER_H_
#define BAKEN_JSON_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baken/limits.h"
#include "json/schema.h"
#include "wire/writer.h"

namespace baken::json {

inline constexpr std::size_t kMaxDepth = BAKEN_MAX_JSON_DEPTH;

// Why a text could not be read as the message.
struct Fault {
  std::string_view code;  // stable text: "json_cut_off"; empty: none
  std::string message;    // an English sentence
  std::string path;       // "trajectory.events[3].date"; "" if none
  std::int64_t offset = -1;
  bool limit = false;

  explicit operator bool() const { return !code.empty(); }
};

// A name that the message does not have; what stands under it was not read.
struct UnknownField {
  std::string around;  // path of the message: "trajectory.events[3]"; "" for the outermost
  std::string name;    // as it stands in the text
  const Message* message;
  std::vector<std::size_t> place;  // for Reader::OffsetOf
};

// May be used again and again, and keeps its memory.
class Reader {
 public:
  Reader();
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Appends the fields of the message to `out`. False: see fault(), and `out` is not to be used.
  bool Read(const Message& type, std::string_view text, wire::Writer& out);

  const Fault& fault() const { return fault_; }
  // In the order of the text; no more than BAKEN_MAX_DATA_ISSUES of them.
  const std::vector<UnknownField>& unknown_fields() const { return unknown_fields_; }
  std::int64_t unknown_fields_left_out() const { return unknown_fields_left_out_; }

 private:
  class Converter;
  struct Step;
  struct Document;

  std::unique_ptr<Document> document_;
  Fault fault_;
  std::vector<UnknownField> unknown_fields_;
  std::int64_t unknown_fields_left_out_ = 0;
};

// In a text that Reader has read: where the name of the unknown field stands.
std::int64_t OffsetOf(std::string_view text, const UnknownField& field);
// The same for the value of this path, or else for what stands around it; -1 when nothing does.
std::int64_t OffsetOf(std::string_view text, const Message& type, std::string_view path);

}  // namespace baken::json

#endif  // BAKEN_JSON_READER_H_
