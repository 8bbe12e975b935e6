// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TESTS_REPORT_SAMPLES_H_
#define BAKEN_TESTS_REPORT_SAMPLES_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "baken/baken.h"
#include "google/protobuf/util/json_util.h"
#include "support/places.h"
#include "support/tiny_programme.h"

namespace baken {

// A record of examples/data, judged under the programme that ships with the library.
struct Sample {
  std::string name;
  v1::Trajectory trajectory;
};

inline std::vector<Sample> Samples() {
  namespace fs = std::filesystem;
  std::vector<Sample> samples;
  for (const auto& entry : fs::directory_iterator(SourceFolder() + "/examples/data")) {
    const std::string name = entry.path().filename().string();
    const bool lines = name.ends_with(".ndjson");
    if (!lines && !name.ends_with(".json")) continue;
    const std::string content = testing::ReadRepositoryFile("examples/data/" + name);
    std::istringstream stream(content);
    for (std::string json; lines ? bool(std::getline(stream, json)) : json.empty();) {
      if (!lines) json = content;
      Sample sample{name, {}};
      // A file that holds another kind of record, or one made to fail, is no sample of ours.
      if (google::protobuf::util::JsonStringToMessage(json, &sample.trajectory).ok()) {
        samples.push_back(std::move(sample));
      }
    }
  }
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.name < b.name; });
  return samples;
}

// Whole sentences with nothing left to fill in.
inline void ExpectWellWritten(const std::string& text) {
  SCOPED_TRACE(text);
  ASSERT_FALSE(text.empty());
  for (const char* wrong : {"{", "}", "  ", " .", " ,", ": .", "()", "..", "( ", "_"}) {
    EXPECT_EQ(text.find(wrong), std::string::npos) << "\"" << wrong << "\"";
  }
  EXPECT_NE(text.front(), ' ');
  EXPECT_NE(std::string(".!?").find(text.back()), std::string::npos);
}

// From the first weeks of the samples to long after their ends.
inline constexpr const char* kDays[] = {"2025-01-15", "2025-04-01", "2025-07-01", "2025-10-01",
                                        "2026-01-15", "2026-03-02", "2026-09-01", "2027-12-31"};

// As a host asks it, through the C ABI.
inline v1::Report CheckUnder(const baken_programme* programme, const v1::CheckRequest& request) {
  const std::string bytes = request.SerializeAsString();
  baken_bytes* answer = nullptr;
  EXPECT_EQ(baken_check(programme, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &answer, nullptr),
            BAKEN_OK);
  v1::Report report;
  EXPECT_TRUE(
      report.ParseFromArray(baken_bytes_data(answer), static_cast<int>(baken_bytes_size(answer))));
  baken_bytes_free(answer);
  return report;
}

// The programme that the samples are about; the caller frees it.
inline baken_programme* SamplesProgramme() {
  baken_programme* programme = nullptr;
  EXPECT_EQ(baken_programme_builtin("thuis-in-mvs", &programme, nullptr), BAKEN_OK);
  return programme;
}

inline v1::Report CheckAsSample(const v1::CheckRequest& request) {
  baken_programme* programme = SamplesProgramme();
  v1::Report report = CheckUnder(programme, request);
  baken_programme_free(programme);
  return report;
}

struct SampleReport {
  std::string name;  // sample and day
  v1::Report report;
};

// Every sample on every day, with texts in nl and en; made once.
inline const std::vector<SampleReport>& SampleReports() {
  static const auto* const all = [] {
    auto* reports = new std::vector<SampleReport>;
    baken_programme* programme = SamplesProgramme();
    v1::CheckRequest request;
    request.add_languages("nl");
    request.add_languages("en");
    for (const Sample& sample : Samples()) {
      for (const char* const day : kDays) {
        *request.mutable_trajectory() = sample.trajectory;
        request.set_judged_on(day);
        reports->push_back({sample.name + " on " + day, CheckUnder(programme, request)});
      }
    }
    baken_programme_free(programme);
    EXPECT_GT(reports->size(), 100U);
    return reports;
  }();
  return *all;
}

}  // namespace baken

#endif  // BAKEN_TESTS_REPORT_SAMPLES_H_
