// SPDX-License-Identifier: EUPL-1.2
// The messages of baken.v1 as the room of JSON needs them: names, numbers and types.
// The tables are generated while building, from the descriptors of the published protos.
#ifndef BAKEN_JSON_SCHEMA_H_
#define BAKEN_JSON_SCHEMA_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace baken::json {

enum class FieldType : std::uint8_t { kText, kInt32, kBool, kEnum, kMessage };

struct EnumValue {
  std::string_view name;
  std::int32_t number;
};

struct Enum {
  std::string_view name;
  std::span<const EnumValue> values;
};

struct Message;

struct Field {
  std::string_view name;        // "judged_on", which we write
  std::string_view camel_name;  // "judgedOn", which we read too
  std::string_view key;         // "\"judged_on\":", as it is written
  std::int32_t number;
  FieldType type;
  bool repeated;
  std::int8_t oneof;        // which oneof of the message it is part of; -1: none
  const Message* message;   // of a kMessage field
  const Enum* enumeration;  // of a kEnum field
};

struct Message {
  std::string_view name;
  std::span<const Field> fields;  // by number; at most kMostFields
};
inline constexpr int kMostFields = 64;

// What comes in or goes out as a whole.
enum class Root : std::uint8_t {
  kCheckRequest,
  kTrajectory,
  kOrganisation,
  kReport,
  kProgramme,
  kDeviation,
  kAnalysis,
  kCaseload,
  kChanges,
};
inline constexpr int kRoots = 9;

// Defined in the generated source.
extern const Message* const kRootMessages[kRoots];

inline const Message& MessageOf(Root root) {
  return *kRootMessages[static_cast<std::size_t>(root)];
}

// The field of this name in either spelling, nullptr when there is none. `guess` is the place of
// the field that probably comes next; it is moved on.
inline const Field* FindField(const Message& message, std::string_view name, std::size_t& guess) {
  const std::size_t count = message.fields.size();
  for (std::size_t tried = 0; tried < count; ++tried) {
    const std::size_t at = guess + tried < count ? guess + tried : guess + tried - count;
    const Field& field = message.fields[at];
    if (field.name != name && field.camel_name != name) continue;
    guess = field.repeated ? at : (at + 1 == count ? 0 : at + 1);
    return &field;
  }
  return nullptr;
}

inline const Field* FindField(const Message& message, std::string_view name) {
  std::size_t guess = 0;
  return FindField(message, name, guess);
}

}  // namespace baken::json

#endif  // BAKEN_JSON_SCHEMA_H_
