// SPDX-License-Identifier: EUPL-1.2
//
// A field whose name is a keyword is spelled differently in that language's generated code, and a
// vendor then looks for it in vain. So none may be a keyword of the languages that vendors use.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "baken/v1/changes.pb.h"
#include "baken/v1/programme.pb.h"

namespace baken {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FileDescriptor;
using Words = std::set<std::string>;

const Words kCpp = {"alignas",       "alignof",     "and",
                    "and_eq",        "asm",         "auto",
                    "bitand",        "bitor",       "bool",
                    "break",         "case",        "catch",
                    "char",          "char16_t",    "char32_t",
                    "char8_t",       "class",       "co_await",
                    "co_return",     "co_yield",    "compl",
                    "concept",       "const",       "const_cast",
                    "consteval",     "constexpr",   "constinit",
                    "continue",      "decltype",    "default",
                    "delete",        "do",          "double",
                    "dynamic_cast",  "else",        "enum",
                    "explicit",      "export",      "extern",
                    "false",         "float",       "for",
                    "friend",        "goto",        "if",
                    "inline",        "int",         "long",
                    "mutable",       "namespace",   "new",
                    "noexcept",      "not",         "not_eq",
                    "nullptr",       "operator",    "or",
                    "or_eq",         "private",     "protected",
                    "public",        "register",    "reinterpret_cast",
                    "requires",      "return",      "short",
                    "signed",        "sizeof",      "static",
                    "static_assert", "static_cast", "struct",
                    "switch",        "template",    "this",
                    "thread_local",  "throw",       "true",
                    "try",           "typedef",     "typeid",
                    "typename",      "union",       "unsigned",
                    "using",         "virtual",     "void",
                    "volatile",      "wchar_t",     "while",
                    "xor",           "xor_eq"};
const Words kPython = {"False",  "None",   "True",    "and",      "as",       "assert", "async",
                       "await",  "break",  "class",   "continue", "def",      "del",    "elif",
                       "else",   "except", "finally", "for",      "from",     "global", "if",
                       "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
                       "pass",   "raise",  "return",  "try",      "while",    "with",   "yield"};
const Words kJava = {
    "_",       "abstract",  "assert",       "boolean",  "break",      "byte",    "case",
    "catch",   "char",      "class",        "const",    "continue",   "default", "do",
    "double",  "else",      "enum",         "extends",  "false",      "final",   "finally",
    "float",   "for",       "goto",         "if",       "implements", "import",  "instanceof",
    "int",     "interface", "long",         "native",   "new",        "null",    "package",
    "private", "protected", "public",       "return",   "short",      "static",  "strictfp",
    "super",   "switch",    "synchronized", "this",     "throw",      "throws",  "transient",
    "true",    "try",       "void",         "volatile", "while"};
const Words kCSharp = {
    "abstract", "as",         "base",    "bool",     "break",     "byte",     "case",
    "catch",    "char",       "checked", "class",    "const",     "continue", "decimal",
    "default",  "delegate",   "do",      "double",   "else",      "enum",     "event",
    "explicit", "extern",     "false",   "finally",  "fixed",     "float",    "for",
    "foreach",  "goto",       "if",      "implicit", "in",        "int",      "interface",
    "internal", "is",         "lock",    "long",     "namespace", "new",      "null",
    "object",   "operator",   "out",     "override", "params",    "private",  "protected",
    "public",   "readonly",   "ref",     "return",   "sbyte",     "sealed",   "short",
    "sizeof",   "stackalloc", "static",  "string",   "struct",    "switch",   "this",
    "throw",    "true",       "try",     "typeof",   "uint",      "ulong",    "unchecked",
    "unsafe",   "ushort",     "using",   "virtual",  "void",      "volatile", "while"};
const Words kJavaScript = {
    "arguments", "await",      "break",   "case",    "catch",      "class",     "const",
    "continue",  "debugger",   "default", "delete",  "do",         "else",      "enum",
    "eval",      "export",     "extends", "false",   "finally",    "for",       "function",
    "if",        "implements", "import",  "in",      "instanceof", "interface", "let",
    "new",       "null",       "package", "private", "protected",  "public",    "return",
    "static",    "super",      "switch",  "this",    "throw",      "true",      "try",
    "typeof",    "var",        "void",    "while",   "with",       "yield"};
const Words kGo = {"break",  "case",        "chan", "const",   "continue", "default", "defer",
                   "else",   "fallthrough", "for",  "func",    "go",       "goto",    "if",
                   "import", "interface",   "map",  "package", "range",    "return",  "select",
                   "struct", "switch",      "type", "var"};

const std::map<std::string, const Words*> kLanguages = {
    {"C++20", &kCpp}, {"Python", &kPython},         {"Java", &kJava},
    {"C#", &kCSharp}, {"JavaScript", &kJavaScript}, {"Go", &kGo}};

// Every name that generated code spells as the proto does: fields and oneofs, in nested messages
// too.
void CollectNames(const Descriptor& message,
                  std::vector<std::pair<std::string, std::string>>& names) {
  for (int i = 0; i < message.field_count(); ++i) {
    names.emplace_back(message.field(i)->name(), message.field(i)->full_name());
  }
  for (int i = 0; i < message.oneof_decl_count(); ++i) {
    names.emplace_back(message.oneof_decl(i)->name(), message.oneof_decl(i)->full_name());
  }
  for (int i = 0; i < message.nested_type_count(); ++i)
    CollectNames(*message.nested_type(i), names);
}

void CollectNames(const FileDescriptor& file, std::set<std::string>& seen,
                  std::vector<std::pair<std::string, std::string>>& names) {
  if (!seen.insert(file.name()).second) return;
  for (int i = 0; i < file.message_type_count(); ++i) CollectNames(*file.message_type(i), names);
  for (int i = 0; i < file.dependency_count(); ++i) CollectNames(*file.dependency(i), seen, names);
}

std::vector<std::pair<std::string, std::string>> AllNames() {
  std::set<std::string> seen;
  std::vector<std::pair<std::string, std::string>> names;
  CollectNames(*v1::Programme::descriptor()->file(), seen, names);
  CollectNames(*v1::WhatIf::descriptor()->file(), seen, names);
  return names;
}

TEST(Keywords, NoFieldIsAKeywordInAVendorsLanguage) {
  // Three agreed names stand: C# spells its properties Event and Base, which are no keywords;
  // `register` has meant nothing in C++ since C++17 but is reserved still, so protoc spells that
  // one accessor `register_()`.
  const std::set<std::string> agreed = {"C# baken.v1.Moments.event", "C# baken.v1.Measure.base",
                                        "C++20 baken.v1.Text.register"};
  for (const auto& [name, full_name] : AllNames()) {
    for (const auto& [language, keywords] : kLanguages) {
      if (agreed.contains(language + " " + full_name)) continue;
      EXPECT_FALSE(keywords->contains(name)) << full_name << " is a keyword in " << language;
    }
  }
}

TEST(Keywords, EveryPublishedMessageIsLookedAt) {
  std::set<std::string> full_names;
  for (const auto& [name, full_name] : AllNames()) full_names.insert(full_name);
  EXPECT_TRUE(full_names.contains("baken.v1.Trajectory.id"));          // facts.proto
  EXPECT_TRUE(full_names.contains("baken.v1.Finding.waits_for"));      // check.proto
  EXPECT_TRUE(full_names.contains("baken.v1.Requirement.kind"));       // requirement.proto, a oneof
  EXPECT_TRUE(full_names.contains("baken.v1.ProgrammeProblem.path"));  // programme.proto
  EXPECT_TRUE(full_names.contains("baken.v1.TakeOver.predecessor"));   // changes.proto
}

}  // namespace
}  // namespace baken
