// SPDX-License-Identifier: EUPL-1.2
//
// write_json_schema OUT.cc: the tables of json/schema.h, from the descriptors of the published
// protos. Runs while building; a type of field that the room of JSON cannot read stops the build.
#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "baken/v1/changes.pb.h"
#include "baken/v1/check.pb.h"
#include "baken/v1/facts.pb.h"
#include "baken/v1/programme.pb.h"
#include "json/schema.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

// In the order of json::Root.
std::vector<const Descriptor*> Roots() {
  using namespace baken::v1;
  return {CheckRequest::descriptor(), Trajectory::descriptor(), Organisation::descriptor(),
          Report::descriptor(),       Programme::descriptor(),  Deviation::descriptor(),
          Analysis::descriptor(),     Caseload::descriptor(),   Changes::descriptor()};
}

template <typename T>
void AddOnce(std::vector<const T*>& list, const T* item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

struct Reached {
  std::vector<const Descriptor*> messages;
  std::vector<const EnumDescriptor*> enums;
};

Reached Reach() {
  Reached reached{Roots(), {}};
  for (std::size_t i = 0; i < reached.messages.size(); ++i) {
    for (int j = 0; j < reached.messages[i]->field_count(); ++j) {
      const FieldDescriptor* field = reached.messages[i]->field(j);
      if (field->message_type() != nullptr) AddOnce(reached.messages, field->message_type());
      if (field->enum_type() != nullptr) AddOnce(reached.enums, field->enum_type());
    }
  }
  return reached;
}

const char* TypeOf(const FieldDescriptor& field) {
  switch (field.type()) {
    case FieldDescriptor::TYPE_STRING:
      return "kText";
    case FieldDescriptor::TYPE_INT32:
      return "kInt32";
    case FieldDescriptor::TYPE_BOOL:
      return "kBool";
    case FieldDescriptor::TYPE_ENUM:
      return "kEnum";
    case FieldDescriptor::TYPE_MESSAGE:
      return "kMessage";
    default:
      return nullptr;
  }
}

// Why src/json cannot read the field; empty when it can.
std::string Trouble(const FieldDescriptor& field) {
  if (TypeOf(field) == nullptr) return "src/json has no such type of field yet";
  const bool scalar_list = field.is_repeated() && field.type() != FieldDescriptor::TYPE_STRING &&
                           field.type() != FieldDescriptor::TYPE_MESSAGE;
  if (scalar_list) return "src/json reads no lists of numbers yet";
  if (field.has_optional_keyword()) return "src/json knows presence only in a oneof";
  if (field.is_map()) return "src/json reads no maps yet";
  return {};
}

std::vector<const FieldDescriptor*> ByNumber(const Descriptor& message) {
  std::vector<const FieldDescriptor*> fields;
  for (int i = 0; i < message.field_count(); ++i) fields.push_back(message.field(i));
  std::sort(fields.begin(), fields.end(),
            [](const auto* left, const auto* right) { return left->number() < right->number(); });
  return fields;
}

std::string NameOf(const Descriptor& message) { return "k" + message.name(); }
std::string NameOf(const EnumDescriptor& type) { return "k" + type.name() + "Words"; }

void WriteEnum(std::ostream& out, const EnumDescriptor& type) {
  out << "constexpr EnumValue " << NameOf(type) << "Values[] = {\n";
  for (int i = 0; i < type.value_count(); ++i) {
    out << "    {\"" << type.value(i)->name() << "\", " << type.value(i)->number() << "},\n";
  }
  out << "};\nconstexpr Enum " << NameOf(type) << " = {\"" << type.name() << "\", " << NameOf(type)
      << "Values};\n\n";
}

void WriteField(std::ostream& out, const FieldDescriptor& field) {
  const auto* oneof = field.containing_oneof();
  out << "    {\"" << field.name() << "\", \"" << field.json_name() << "\", \"\\\"" << field.name()
      << "\\\":\", " << field.number() << ", FieldType::" << TypeOf(field) << ", "
      << (field.is_repeated() ? "true" : "false") << ", "
      << (oneof == nullptr ? -1 : oneof->index()) << ", "
      << (field.message_type() == nullptr ? "nullptr" : "&" + NameOf(*field.message_type())) << ", "
      << (field.enum_type() == nullptr ? "nullptr" : "&" + NameOf(*field.enum_type())) << "},\n";
}

void WriteMessage(std::ostream& out, const Descriptor& message) {
  out << "const Field " << NameOf(message) << "Fields[] = {\n";
  for (const FieldDescriptor* field : ByNumber(message)) WriteField(out, *field);
  out << "};\nconst Message " << NameOf(message) << " = {\"" << message.name() << "\", "
      << NameOf(message) << "Fields};\n\n";
}

void WriteSource(std::ostream& out, const Reached& reached) {
  out << "// Generated from proto/baken/v1; not to be edited.\n"
         "#include \"json/schema.h\"\n\nnamespace baken::json {\nnamespace {\n\n";
  for (const EnumDescriptor* type : reached.enums) WriteEnum(out, *type);
  // Messages may hold themselves, so all are declared before the first is defined.
  for (const Descriptor* message : reached.messages) {
    out << "extern const Message " << NameOf(*message) << ";\n";
  }
  out << "\n";
  for (const Descriptor* message : reached.messages) WriteMessage(out, *message);
  out << "}  // namespace\n\nconst Message* const kRootMessages[kRoots] = {";
  for (const Descriptor* root : Roots()) out << "&" << NameOf(*root) << ", ";
  out << "};\n\n}  // namespace baken::json\n";
}

bool IsSound(const Reached& reached) {
  bool sound = Roots().size() == baken::json::kRoots;
  for (const Descriptor* message : reached.messages) {
    sound =
        sound && message->field_count() > 0 && message->field_count() <= baken::json::kMostFields;
    for (int i = 0; i < message->field_count(); ++i) {
      const std::string trouble = Trouble(*message->field(i));
      if (trouble.empty()) continue;
      std::cerr << message->field(i)->full_name() << ": error: " << trouble << '\n';
      sound = false;
    }
  }
  return sound;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_json_schema OUT.cc\n";
    return 2;
  }
  const Reached reached = Reach();
  if (!IsSound(reached)) {
    std::cerr << "error: the protos do not fit json/schema.h\n";
    return 1;
  }
  std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
  WriteSource(out, reached);
  out.flush();
  if (out) return 0;
  std::cerr << argv[1] << ": error: cannot be written\n";
  return 1;
}
