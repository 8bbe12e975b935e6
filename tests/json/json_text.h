// SPDX-License-Identifier: EUPL-1.2
// JSON read by the room and by protobuf, so that tests can hold one against the other.
#ifndef BAKEN_TESTS_JSON_JSON_TEXT_H_
#define BAKEN_TESTS_JSON_JSON_TEXT_H_

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/facts.pb.h"
#include "baken/v1/programme.pb.h"
#include "json/reader.h"
#include "json/writer.h"

namespace baken::json {

// What a text comes to: the message's bytes, or the fault.
struct Reading {
  bool accepted = false;
  std::string bytes;
  Fault fault;
  std::vector<UnknownField> unknown_fields;
};

inline Reading ReadJson(const Message& type, std::string_view text) {
  Reader reader;
  wire::Writer out;
  Reading reading;
  reading.accepted = reader.Read(type, text, out);
  if (reading.accepted) reading.bytes = out.Take();
  reading.fault = reader.fault();
  reading.unknown_fields = reader.unknown_fields();
  return reading;
}

// The schema of a message that protobuf knows under this name. Every root, and what is in it.
inline const Message* SchemaIn(const Message& around, std::string_view name, int depth) {
  if (around.name == name) return &around;
  for (const Field& field : around.fields) {
    if (field.message == nullptr || depth == 0) continue;
    if (const Message* found = SchemaIn(*field.message, name, depth - 1)) return found;
  }
  return nullptr;
}

inline const Message& SchemaOf(std::string_view name) {
  for (int root = 0; root < kRoots; ++root) {
    if (const Message* found = SchemaIn(MessageOf(static_cast<Root>(root)), name, 3)) return *found;
  }
  ADD_FAILURE() << "no schema of " << name;
  return MessageOf(Root::kCheckRequest);
}

// protobuf's own reading. Where it passes over unknown fields it passes over unknown words as well.
inline bool ProtobufReads(const std::string& text, bool passes_over_unknown,
                          google::protobuf::Message* message) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = passes_over_unknown;
  return google::protobuf::util::JsonStringToMessage(text, message, options).ok();
}

inline std::string ProtobufWrites(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string text;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(message, &text, options).ok());
  return text;
}

}  // namespace baken::json

#endif  // BAKEN_TESTS_JSON_JSON_TEXT_H_
