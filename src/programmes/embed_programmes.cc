// SPDX-License-Identifier: EUPL-1.2
//
// embed_programmes OUT.cc FILE.txtpb…: turns programme texts into the source file that defines
// EmbeddedProgrammes(). Runs while building; an error in a text is reported as a compiler would, by
// file and line.
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "baken/v1/programme.pb.h"

namespace {

constexpr char kFirst[] = "thuis-in-mvs";

struct Embedded {
  std::string id;
  std::string bytes;
};

class LineReporter : public google::protobuf::io::ErrorCollector {
 public:
  explicit LineReporter(std::string file) : file_(std::move(file)) {}

  void AddError(int line, int column, const std::string& message) override {
    Report(line, column, "error", message);
  }
  void AddWarning(int line, int column, const std::string& message) override {
    Report(line, column, "warning", message);
  }

 private:
  // The tokenizer counts from zero, people and editors from one; -1 means the place is not known.
  void Report(int line, int column, const char* severity, const std::string& message) const {
    std::cerr << file_ << ':' << line + 1 << ':' << column + 1 << ": " << severity << ": "
              << message << '\n';
  }

  std::string file_;
};

std::string Serialize(const baken::v1::Programme& programme) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  programme.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

std::optional<Embedded> Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << path << ": error: cannot be read\n";
    return std::nullopt;
  }
  google::protobuf::io::IstreamInputStream stream(&file);
  LineReporter reporter(path);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&reporter);
  baken::v1::Programme programme;
  if (!parser.Parse(&stream, &programme)) return std::nullopt;
  if (programme.id().empty()) {
    std::cerr << path << ":1:1: error: the programme has no id\n";
    return std::nullopt;
  }
  return Embedded{programme.id(), Serialize(programme)};
}

void WriteBytes(std::ostream& out, const std::string& bytes) {
  constexpr std::size_t kPerLine = 24;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << (i % kPerLine == 0 ? "\n    " : "")
        << static_cast<int>(static_cast<signed char>(bytes[i])) << ',';
  }
}

void WriteSource(std::ostream& out, const std::vector<Embedded>& programmes) {
  out << "// Generated from src/programmes/*.txtpb; not to be edited.\n"
         "#include \"programme/embedded.h\"\n\n"
         "namespace baken {\nnamespace {\n\n";
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    out << "constexpr signed char kBytes" << i << "[] = {";
    WriteBytes(out, programmes[i].bytes);
    out << "\n};\n";
  }
  out << "\n}  // namespace\n\nstd::span<const EmbeddedProgramme> EmbeddedProgrammes() {\n";
  if (programmes.empty()) {
    out << "  return {};\n";
  } else {
    out << "  static const EmbeddedProgramme kProgrammes[] = {\n";
    for (std::size_t i = 0; i < programmes.size(); ++i) {
      out << "      {\"" << programmes[i].id << "\", {reinterpret_cast<const char*>(kBytes" << i
          << "), sizeof(kBytes" << i << ")}},\n";
    }
    out << "  };\n  return kProgrammes;\n";
  }
  out << "}\n\n}  // namespace baken\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: embed_programmes OUT.cc FILE.txtpb...\n";
    return 2;
  }
  std::vector<Embedded> programmes;
  bool good = true;
  for (int i = 2; i < argc; ++i) {
    std::optional<Embedded> embedded = Read(argv[i]);
    good = good && embedded.has_value();
    if (embedded.has_value()) programmes.push_back(*std::move(embedded));
  }
  if (!good) return 1;
  std::sort(programmes.begin(), programmes.end(), [](const Embedded& a, const Embedded& b) {
    return std::tuple(a.id != kFirst, a.id) < std::tuple(b.id != kFirst, b.id);
  });
  for (std::size_t i = 1; i < programmes.size(); ++i) {
    if (programmes[i].id != programmes[i - 1].id) continue;
    std::cerr << "error: two programmes have the id " << programmes[i].id << '\n';
    return 1;
  }
  std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
  WriteSource(out, programmes);
  out.flush();
  if (out) return 0;
  std::cerr << argv[1] << ": error: cannot be written\n";
  return 1;
}
