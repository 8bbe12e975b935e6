// SPDX-License-Identifier: EUPL-1.2
// One question, two formats: for every sample of examples/data and every case of tests/cases the
// report in JSON is the report in protobuf. The JSON in between is read and written by protobuf.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "baken/baken.h"
#include "baken/v1/check.pb.h"
#include "cases/case.pb.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "support/places.h"

namespace baken {
namespace {

namespace fs = std::filesystem;

std::string ContentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  EXPECT_TRUE(file) << path;
  return content.str();
}

std::vector<fs::path> FilesIn(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  EXPECT_FALSE(files.empty()) << folder;
  return files;
}

struct ReleaseProgramme {
  void operator()(baken_programme* programme) const { baken_programme_free(programme); }
};
using ProgrammeHandle = std::unique_ptr<baken_programme, ReleaseProgramme>;

ProgrammeHandle Builtin(const std::string& id) {
  baken_programme* programme = nullptr;
  EXPECT_EQ(baken_programme_builtin(id.c_str(), &programme, nullptr), BAKEN_OK) << id;
  return ProgrammeHandle(programme);
}

ProgrammeHandle ProgrammeOf(const testing::CaseFile& file) {
  if (!file.has_own_programme()) return Builtin(file.programme());
  const std::string bytes = file.own_programme().SerializeAsString();
  baken_programme* programme = nullptr;
  EXPECT_EQ(baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &programme, nullptr),
            BAKEN_OK);
  return ProgrammeHandle(programme);
}

std::string Check(const baken_programme* programme, baken_format format,
                  const std::string& request) {
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_check(programme, format, request.data(), request.size(), &bytes, &error);
  EXPECT_EQ(status, BAKEN_OK) << baken_error_message(error) << "\n" << request;
  std::string report(static_cast<const char*>(baken_bytes_data(bytes)), baken_bytes_size(bytes));
  baken_bytes_free(bytes);
  baken_error_free(error);
  return report;
}

// `json` asks what `request` asks.
void ExpectOneReport(const baken_programme* programme, const v1::CheckRequest& request,
                     const std::string& json) {
  const std::string binary = Check(programme, BAKEN_PROTOBUF, request.SerializeAsString());
  const std::string text = Check(programme, BAKEN_JSON, json);
  v1::Report report;
  const auto status = google::protobuf::util::JsonStringToMessage(text, &report);
  ASSERT_TRUE(status.ok()) << status.message() << "\n" << text;
  EXPECT_TRUE(report.SerializeAsString() == binary) << json << "\n" << text;
}

// The same with the JSON that protobuf writes of the request, in its other spelling of names.
void ExpectOneReport(const baken_programme* programme, const v1::CheckRequest& request) {
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(request, &json).ok());
  ExpectOneReport(programme, request, json);
}

v1::CheckRequest Question(const std::string& judged_on) {
  v1::CheckRequest request;
  request.set_judged_on(judged_on);
  request.add_languages("nl");
  return request;
}

// As its text stands in the file, so with its own spacing and order.
void CheckSample(const baken_programme* programme, const std::string& text, bool organisation) {
  v1::CheckRequest request = Question("2026-03-10");
  google::protobuf::Message* subject =
      organisation ? static_cast<google::protobuf::Message*>(request.mutable_organisation())
                   : request.mutable_trajectory();
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(text, subject).ok()) << text;
  ExpectOneReport(programme, request,
                  R"({"judged_on": "2026-03-10", "languages": ["nl"], ")" +
                      std::string(organisation ? "organisation" : "trajectory") + "\": " + text +
                      "}");
}

TEST(Formats, EverySampleHasOneReport) {
  const ProgrammeHandle programme = Builtin("thuis-in-mvs");
  const fs::path folder = SourceFolder() + "/examples/data";
  for (const fs::path& file : FilesIn(folder, ".json")) {
    SCOPED_TRACE(file);
    if (file.stem().string().starts_with("swap")) continue;  // changes, not a record
    CheckSample(programme.get(), ContentOf(file), file.parent_path().filename() == "organisation");
  }
  for (const fs::path& file : FilesIn(folder, ".ndjson")) {
    std::istringstream lines(ContentOf(file));
    for (std::string line; std::getline(lines, line);) CheckSample(programme.get(), line, false);
  }
}

TEST(Formats, EveryCaseHasOneReportOnEachOfItsDays) {
  int judged = 0;
  for (const fs::path& path : FilesIn(SourceFolder() + "/tests/cases", ".txtpb")) {
    testing::CaseFile file;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(ContentOf(path), &file)) << path;
    const ProgrammeHandle programme = ProgrammeOf(file);
    for (const testing::Case& one : file.cases()) {
      SCOPED_TRACE(path.string() + ": " + one.name());
      for (const testing::Judgement& judgement : one.judged()) {
        // Texts are most of the work and the same everywhere: one case in ten asks for them.
        v1::CheckRequest request = Question(judgement.judged_on());
        if (judged % 10 != 0) request.clear_languages();
        if (one.has_trajectory()) *request.mutable_trajectory() = one.trajectory();
        if (one.has_organisation()) *request.mutable_organisation() = one.organisation();
        *request.mutable_recorded() = one.recorded();
        ExpectOneReport(programme.get(), request);
        ++judged;
      }
    }
  }
  EXPECT_GT(judged, 100);
}

}  // namespace
}  // namespace baken
