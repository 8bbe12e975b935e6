// SPDX-License-Identifier: EUPL-1.2
//
// Others have stored our messages and compiled them: what was released keeps its name, number, type
// and place. tests/abi/protos.binpb holds what was; ./dev accept-abi adds what is new. `buf
// breaking` in ./dev lint asks the same.
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "support/places.h"

namespace baken {
namespace {

using google::protobuf::DescriptorProto;
using google::protobuf::EnumDescriptorProto;
using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptorSet;

FileDescriptorSet Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  FileDescriptorSet set;
  EXPECT_TRUE(set.ParseFromIstream(&file)) << path;
  return set;
}

// Everything with a name in a set of files.
struct Published {
  std::map<std::string, const DescriptorProto*> messages;
  std::map<std::string, const EnumDescriptorProto*> enums;

  explicit Published(const FileDescriptorSet& set) {
    for (const auto& file : set.file()) {
      for (const auto& one : file.enum_type()) enums[file.package() + "." + one.name()] = &one;
      for (const auto& one : file.message_type()) Add(file.package() + ".", one);
    }
  }
  void Add(const std::string& around, const DescriptorProto& message) {
    const std::string name = around + message.name();
    messages[name] = &message;
    for (const auto& one : message.enum_type()) enums[name + "." + one.name()] = &one;
    for (const auto& one : message.nested_type()) Add(name + ".", one);
  }
};

// What a reader of old bytes, of JSON and of generated code relies on.
std::string Kind(const FieldDescriptorProto& field) {
  const bool repeated = field.label() == FieldDescriptorProto::LABEL_REPEATED;
  return (repeated ? "repeated " : "") +
         (field.has_type_name() ? field.type_name()
                                : FieldDescriptorProto::Type_Name(field.type())) +
         (field.proto3_optional() ? " (optional)" : "");
}

std::string OneofOf(const DescriptorProto& message, const FieldDescriptorProto& field) {
  if (!field.has_oneof_index() || field.proto3_optional()) return "no oneof";
  return "oneof " + message.oneof_decl(field.oneof_index()).name();
}

using Complaints = std::vector<std::string>;

void CompareMessages(const std::string& name, const DescriptorProto& before,
                     const DescriptorProto& now, Complaints& complaints) {
  std::map<int, const FieldDescriptorProto*> fields;
  for (const auto& field : now.field()) fields[field.number()] = &field;
  for (const auto& old : before.field()) {
    const std::string what =
        "Field " + std::to_string(old.number()) + " (" + old.name() + ") of " + name;
    const auto found = fields.find(old.number());
    if (found == fields.end()) {
      complaints.push_back(what +
                           " is gone: what others stored there is no longer read. Put it "
                           "back; a field that is no longer wanted is documented so.");
      continue;
    }
    const FieldDescriptorProto& field = *found->second;
    const auto changed = [&](const std::string& from, const std::string& to) {
      complaints.push_back(what + " was " + from + " and is now " + to +
                           ": put it back and add a new field for a new meaning.");
    };
    if (field.name() != old.name()) changed("named " + old.name(), "named " + field.name());
    if (field.json_name() != old.json_name()) {
      changed("\"" + old.json_name() + "\" in JSON", "\"" + field.json_name() + "\"");
    }
    if (Kind(field) != Kind(old)) changed(Kind(old), Kind(field));
    if (OneofOf(now, field) != OneofOf(before, old)) {
      changed("in " + OneofOf(before, old), "in " + OneofOf(now, field));
    }
  }
}

void CompareEnums(const std::string& name, const EnumDescriptorProto& before,
                  const EnumDescriptorProto& now, Complaints& complaints) {
  std::map<std::string, int> values;
  for (const auto& value : now.value()) values[value.name()] = value.number();
  for (const auto& old : before.value()) {
    const auto found = values.find(old.name());
    if (found == values.end()) {
      complaints.push_back(old.name() + " of " + name + " is gone: programs with it no longer " +
                           "compile, and JSON with it is refused. Put it back, as " +
                           std::to_string(old.number()) + ".");
    } else if (found->second != old.number()) {
      complaints.push_back(old.name() + " of " + name + " was " + std::to_string(old.number()) +
                           " and is now " + std::to_string(found->second) +
                           ": stored reports would say something else. Put it back.");
    }
  }
}

Complaints Compare(const FileDescriptorSet& before, const FileDescriptorSet& now) {
  Complaints complaints;
  const Published old(before), present(now);
  for (const auto& [name, message] : old.messages) {
    const auto found = present.messages.find(name);
    if (found == present.messages.end()) {
      complaints.push_back("Message " + name + " is gone: put it back, where it was.");
    } else {
      CompareMessages(name, *message, *found->second, complaints);
    }
  }
  for (const auto& [name, one] : old.enums) {
    const auto found = present.enums.find(name);
    if (found == present.enums.end()) {
      complaints.push_back("Enum " + name + " is gone: put it back, where it was.");
    } else {
      CompareEnums(name, *one, *found->second, complaints);
    }
  }
  return complaints;
}

TEST(Promises, WhatWasPublishedKeepsItsNameNumberTypeAndPlace) {
  const FileDescriptorSet before = Read(SourceFolder() + "/tests/abi/protos.binpb");
  const FileDescriptorSet now = Read(BuildFolder() + "/proto/baken.binpb");
  ASSERT_GT(before.file_size(), 0);
  for (const std::string& complaint : Compare(before, now)) ADD_FAILURE() << complaint;
}

// Each way to break a message is seen, and said with the name of what broke.
TEST(Promises, EachBreakIsTold) {
  const FileDescriptorSet before = Read(SourceFolder() + "/tests/abi/protos.binpb");
  const auto message = [](FileDescriptorSet& set, const std::string& name) -> DescriptorProto& {
    for (auto& file : *set.mutable_file()) {
      for (auto& one : *file.mutable_message_type()) {
        if (one.name() == name) return one;
      }
    }
    ADD_FAILURE() << name;
    return *set.mutable_file(0)->mutable_message_type(0);
  };
  struct Break {
    std::string said;
    std::function<void(FileDescriptorSet&)> make;
  };
  const auto request = [&](FileDescriptorSet& set) -> DescriptorProto& {
    return message(set, "CheckRequest");
  };
  const std::vector<Break> breaks = {
      {"Field 3 (judged_on) of baken.v1.CheckRequest is gone",
       [&](auto& set) { request(set).mutable_field(2)->set_number(99); }},
      {"is now named day", [&](auto& set) { request(set).mutable_field(2)->set_name("day"); }},
      {"\"judgedOn\" in JSON and is now \"day\"",
       [&](auto& set) { request(set).mutable_field(2)->set_json_name("day"); }},
      {"was TYPE_STRING and is now TYPE_BYTES",
       [&](auto& set) {
         request(set).mutable_field(2)->set_type(FieldDescriptorProto::TYPE_BYTES);
       }},
      {"is now repeated TYPE_STRING",
       [&](auto& set) {
         request(set).mutable_field(2)->set_label(FieldDescriptorProto::LABEL_REPEATED);
       }},
      {"was in oneof subject and is now in no oneof",
       [&](auto& set) { request(set).mutable_field(0)->clear_oneof_index(); }},
      {"Message baken.v1.Finding is gone",
       [&](auto& set) { message(set, "Finding").set_name("Found"); }},
  };
  for (const Break& one : breaks) {
    FileDescriptorSet now = before;
    one.make(now);
    const Complaints complaints = Compare(before, now);
    ASSERT_FALSE(complaints.empty()) << one.said;
    EXPECT_NE(complaints[0].find(one.said), std::string::npos) << complaints[0];
  }
  FileDescriptorSet now = before;
  for (auto& file : *now.mutable_file()) {
    for (auto& one : *file.mutable_enum_type()) one.mutable_value(1)->set_number(77);
  }
  EXPECT_EQ(Compare(before, now).size(), Published(before).enums.size());
}

}  // namespace
}  // namespace baken
