// SPDX-License-Identifier: EUPL-1.2
#include "cli/field_differences.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace baken::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// On one line, umlauts readable; a message that is there but empty is "{}".
std::string InOneText(const Message& message) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text.empty() ? "{}" : text;
}

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

std::string ScalarOf(const Message& message, const FieldDescriptor& field, int index) {
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    const auto* reflection = message.GetReflection();
    return index < 0 ? reflection->GetString(message, &field)
                     : reflection->GetRepeatedString(message, &field, index);
  }
  std::string text;
  google::protobuf::TextFormat::PrintFieldValueToString(message, &field, index, &text);
  return text;
}

// The whole field; empty when it is not there.
std::string TextOf(const Message& message, const FieldDescriptor& field) {
  const auto* reflection = message.GetReflection();
  if (!field.is_repeated()) {
    if (!reflection->HasField(message, &field)) return {};
    return IsMessage(field) ? InOneText(reflection->GetMessage(message, &field))
                            : ScalarOf(message, field, -1);
  }
  std::string text;
  for (int i = 0; i < reflection->FieldSize(message, &field); ++i) {
    text += (i == 0 ? "" : ", ") +
            (IsMessage(field) ? InOneText(reflection->GetRepeatedMessage(message, &field, i))
                              : ScalarOf(message, field, i));
  }
  return text;
}

class Walk {
 public:
  explicit Walk(std::vector<v1::FieldDifference>& found) : found_(found) {}

  void Messages(const Message& before, const Message& after, const std::string& path) {
    for (int i = 0; i < before.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *before.GetDescriptor()->field(i);
      Field(before, after, field, path.empty() ? field.name() : path + "." + field.name());
    }
  }

 private:
  void Field(const Message& before, const Message& after, const FieldDescriptor& field,
             const std::string& path) {
    const auto* reflection = before.GetReflection();
    if (IsMessage(field) && field.is_repeated()) {
      const int size = reflection->FieldSize(before, &field);
      if (size == reflection->FieldSize(after, &field)) {
        for (int i = 0; i < size; ++i) {
          Messages(reflection->GetRepeatedMessage(before, &field, i),
                   reflection->GetRepeatedMessage(after, &field, i),
                   path + "[" + std::to_string(i) + "]");
        }
        return;
      }
    } else if (IsMessage(field) && reflection->HasField(before, &field) &&
               reflection->HasField(after, &field)) {
      Messages(reflection->GetMessage(before, &field), reflection->GetMessage(after, &field), path);
      return;
    }
    const std::string was = TextOf(before, field);
    const std::string is = TextOf(after, field);
    if (was == is) return;
    v1::FieldDifference difference;
    difference.set_field(path);
    difference.set_before(was);
    difference.set_after(is);
    found_.push_back(std::move(difference));
  }

  std::vector<v1::FieldDifference>& found_;
};

}  // namespace

std::vector<v1::FieldDifference> FieldDifferences(const Message& before, const Message& after) {
  std::vector<v1::FieldDifference> found;
  Walk(found).Messages(before, after, "");
  return found;
}

std::string RootOf(const std::string& path) { return path.substr(0, path.find_first_of(".[")); }

bool IsForReaders(const std::string& path) {
  constexpr std::array<std::string_view, 5> kFields = {"titles", "explanations", "remedies",
                                                       "citations", "reading"};
  return std::find(kFields.begin(), kFields.end(), RootOf(path)) != kFields.end();
}

}  // namespace baken::cli
