// SPDX-License-Identifier: EUPL-1.2
// JSON text held against a message type, with lines.
// In:  the text of one record, the message it should be.
// Out: the fields the message does not have, and the first thing that makes the text unreadable,
//      each with line, column and path.
// Never: keeps or repeats a value of the record; only field names and punctuation are quoted.
#ifndef BAKEN_CLI_JSON_FIELDS_H_
#define BAKEN_CLI_JSON_FIELDS_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/phrases.h"
#include "cli/problem.h"

namespace baken::cli {

struct UnknownField {
  std::string path;     // "memberships[2].grop"
  std::string name;     // "grop"
  std::string nearest;  // "group"; empty when nothing is near
  Position at;
};

// A record of nothing but unknown fields would otherwise need as much memory again.
inline constexpr std::size_t kMostUnknownFields = 100;

struct JsonInspection {
  std::vector<UnknownField> unknown_fields;  // the first kMostUnknownFields
  std::int64_t unknown_field_count = 0;      // all of them
  std::optional<Position> fault_at;          // set: the text cannot be read as this message
  std::string fault;                         // the sentence about it
  std::string known;  // where there are unknown fields: the text without them
};

JsonInspection InspectJson(std::string_view text, const google::protobuf::Descriptor& type,
                           std::int64_t first_line, const Phrasebook& phrases);

// Where the field of this path stands, or else the nearest field around it.
Position FindInJson(std::string_view text, const google::protobuf::Descriptor& type,
                    std::int64_t first_line, std::string_view path);

}  // namespace baken::cli

#endif  // BAKEN_CLI_JSON_FIELDS_H_
