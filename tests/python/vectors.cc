// SPDX-License-Identifier: EUPL-1.2
// binding_vectors FILE: the conformance vectors as a binding needs them. For every sample of
// examples/data and every case of tests/cases, on each of its days: the question and the answer of
// baken.h, in protobuf and in JSON. A binding that asks the same has to give back the same bytes.
//
// FILE holds parts, each after its length in four bytes, the lowest first. Six parts are one
// vector: the id of a built-in programme, or nothing and then the bytes of a Programme as the next
// part (else nothing); CheckRequest and Report in protobuf; CheckRequest and Report in JSON.
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "baken/baken.h"
#include "baken/v1/check.pb.h"
#include "cases/case.pb.h"
#include "support/places.h"

namespace baken {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Stop(const std::string& sentence) {
  std::cerr << sentence << "\n";
  std::exit(1);
}

std::vector<fs::path> FilesIn(const std::string& folder, const std::string& ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(SourceFolder() + folder)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) Stop("nothing in " + folder);
  return files;
}

std::string ContentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

// The rules of the vectors that are being written.
class Rules {
 public:
  Rules(std::string id, std::string bytes) : id_(std::move(id)), bytes_(std::move(bytes)) {
    const baken_status status =
        id_.empty()
            ? baken_programme_load(BAKEN_PROTOBUF, bytes_.data(), bytes_.size(), &handle_, nullptr)
            : baken_programme_builtin(id_.c_str(), &handle_, nullptr);
    if (status != BAKEN_OK) Stop("no programme " + id_);
  }
  ~Rules() { baken_programme_free(handle_); }
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;

  const std::string& id() const { return id_; }
  const std::string& bytes() const { return bytes_; }

  std::string Check(baken_format format, const std::string& request) const {
    baken_bytes* answer = nullptr;
    if (baken_check(handle_, format, request.data(), request.size(), &answer, nullptr) !=
        BAKEN_OK) {
      Stop("no report of " + request);
    }
    std::string report(static_cast<const char*>(baken_bytes_data(answer)),
                       baken_bytes_size(answer));
    baken_bytes_free(answer);
    return report;
  }

 private:
  std::string id_, bytes_;
  baken_programme* handle_ = nullptr;
};

void WritePart(const std::string& part, std::ostream& out) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out.put(static_cast<char>(static_cast<std::uint32_t>(part.size()) >> shift));
  }
  out << part;
}

void WriteVector(const Rules& rules, const v1::CheckRequest& request, std::ostream& out) {
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(request, &json).ok()) Stop("no JSON");
  const std::string bytes = request.SerializeAsString();
  for (const std::string& part :
       {rules.id(), rules.bytes(), bytes, rules.Check(BAKEN_PROTOBUF, bytes), json,
        rules.Check(BAKEN_JSON, json)}) {
    WritePart(part, out);
  }
}

void WriteSamples(std::ostream& out) {
  const Rules rules("thuis-in-mvs", "");
  std::vector<std::string> records;
  for (const auto& entry : fs::directory_iterator(SourceFolder() + "/examples/data")) {
    if (entry.path().extension() == ".json") records.push_back(ContentOf(entry.path()));
  }
  std::istringstream lines(ContentOf(SourceFolder() + "/examples/data/caseload.ndjson"));
  for (std::string line; std::getline(lines, line);) records.push_back(line);
  std::sort(records.begin(), records.end());
  for (const std::string& record : records) {
    v1::CheckRequest request;
    if (!google::protobuf::util::JsonStringToMessage(record, request.mutable_trajectory()).ok())
      Stop(record);
    request.set_judged_on("2026-03-10");
    request.add_languages("nl");
    request.add_languages("en");
    WriteVector(rules, request, out);
  }
}

void WriteCases(std::ostream& out) {
  for (const fs::path& path : FilesIn("/tests/cases", ".txtpb")) {
    testing::CaseFile file;
    if (!google::protobuf::TextFormat::ParseFromString(ContentOf(path), &file)) Stop(path.string());
    const Rules rules(file.has_own_programme() ? "" : file.programme(),
                      file.has_own_programme() ? file.own_programme().SerializeAsString() : "");
    for (const testing::Case& one : file.cases()) {
      for (const testing::Judgement& judgement : one.judged()) {
        v1::CheckRequest request;
        request.set_judged_on(judgement.judged_on());
        if (one.has_trajectory()) *request.mutable_trajectory() = one.trajectory();
        if (one.has_organisation()) *request.mutable_organisation() = one.organisation();
        *request.mutable_recorded() = one.recorded();
        WriteVector(rules, request, out);
      }
    }
  }
}

}  // namespace
}  // namespace baken

int main(int argc, char** argv) {
  if (argc != 2) baken::Stop("usage: binding_vectors FILE");
  std::ofstream out(argv[1], std::ios::binary);
  baken::WriteSamples(out);
  baken::WriteCases(out);
  return out.flush() ? 0 : 1;
}
