// SPDX-License-Identifier: EUPL-1.2
// Bytes of a file become a message.
// In:  JSON, text format or binary, and an empty message of the wanted type.
// Out: the message, the fields that it does not have, and a sentence where it cannot be read at
// all. Never: refuses a message for an unknown field; whoever asked decides what that means.
#ifndef BAKEN_CLI_MESSAGE_READER_H_
#define BAKEN_CLI_MESSAGE_READER_H_

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/json_fields.h"
#include "cli/phrases.h"
#include "cli/problem.h"
#include "cli/records.h"

namespace baken::cli {

struct MessageReading {
  std::vector<UnknownField> unknown_fields;
  std::optional<Position> fault_at;  // set: not read
  std::string fault;
  // Of text format only: where each field stands.
  std::shared_ptr<google::protobuf::TextFormat::ParseInfoTree> lines;
};

// What was read, and from what: enough to say where a field stands.
struct MessageBytes {
  Encoding encoding = Encoding::kJson;
  std::string_view bytes;
  std::int64_t first_line = 1;
};

MessageReading ReadMessage(const MessageBytes& source, const Phrasebook& phrases,
                           google::protobuf::Message& message);

// Where the field of a path such as "rules[3].by.term" stands, or else what is around it;
// line 0 when the bytes have no lines.
Position FindField(const MessageBytes& source, const MessageReading& reading,
                   const google::protobuf::Descriptor& type, std::string_view path);

// The sentence about one unknown field, with the nearest field when there is one.
std::string UnknownFieldInWords(const UnknownField& field, const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_MESSAGE_READER_H_
