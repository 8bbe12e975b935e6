// SPDX-License-Identifier: EUPL-1.2
// `since`, `changes_on` and `history` are promises about other days. Here they are kept: every
// sample is judged on every day of three years and compared.
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "check/check.h"
#include "programme/embedded.h"
#include "programme/load.h"
#include "report/report.h"
#include "support/places.h"
#include "time/day.h"
#include "time/partial_date.h"

namespace baken {
namespace {

const Programme& ThuisInMvs() {
  static const LoadResult loaded = LoadProgramme(EmbeddedProgrammes().front().bytes);
  return *loaded.programme;
}

v1::CheckRequest Sample(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  v1::CheckRequest request;
  const auto status =
      google::protobuf::util::JsonStringToMessage(text.str(), request.mutable_trajectory());
  EXPECT_TRUE(status.ok()) << file << status.ToString();
  return request;
}

v1::Report JudgedOn(Day day, v1::Detail detail, v1::CheckRequest request) {
  request.set_judged_on(FormatDay(day));
  request.set_detail(detail);
  const std::string bytes = request.SerializeAsString();
  Request read;
  EXPECT_FALSE(ReadRequest(bytes, read));
  std::pmr::monotonic_buffer_resource arena;
  Facts facts(&arena);
  EXPECT_FALSE(ReadFacts(read, read.judged, ThuisInMvs(), facts));
  v1::Report report;
  const auto findings = Check(ThuisInMvs(), read, facts);
  EXPECT_TRUE(
      report.ParseFromString(WriteReport(ThuisInMvs(), read, facts, findings, std::nullopt)));
  return report;
}

Day DayOfText(const std::string& text, Day otherwise) {
  return text.empty() ? otherwise : ParsePartialDate(text).date.earliest;
}

class OutcomeOverTime : public ::testing::TestWithParam<std::string> {};

// Outcomes by day of the history, which has no gaps and no two spans alike beside each other.
std::map<Day, int> ByDay(const v1::Finding& finding) {
  std::map<Day, int> outcomes;
  Day next = kDawn;
  int before = v1::OUTCOME_UNSPECIFIED;
  for (const v1::OutcomeSpan& span : finding.history()) {
    const Day since = DayOfText(span.since(), kDawn);
    EXPECT_TRUE(next == kDawn || since == next) << span.since();
    EXPECT_NE(span.outcome(), before);
    next = DayOfText(span.until(), kNever);
    for (Day day = since; day < next; ++day) outcomes[day] = span.outcome();
    before = span.outcome();
  }
  return outcomes;
}

TEST_P(OutcomeOverTime, IsTheSameFromSinceUntilChangesOnAndDiffersThere) {
  v1::CheckRequest request = Sample(SourceFolder() + "/examples/data/" + GetParam());
  const Day first = DayOf({2024, 9, 1});
  const Day last = DayOf({2027, 8, 31});
  std::map<std::string, std::map<Day, int>> outcomes;
  for (Day day = first; day <= last; ++day) {
    const v1::Report report = JudgedOn(day, v1::DETAIL_SUMMARY, request);
    for (const v1::Finding& finding : report.findings()) {
      outcomes[finding.rule_id()][day] = finding.outcome();
    }
  }
  request.set_over_since(FormatDay(first));
  request.set_over_until(FormatDay(last + 1));
  for (const Day judged : {DayOf({2025, 6, 15}), DayOf({2025, 10, 13}), DayOf({2026, 3, 10})}) {
    const v1::Report report = JudgedOn(judged, v1::DETAIL_FINDINGS, request);
    for (const v1::Finding& finding : report.findings()) {
      if (finding.rule_class() == v1::RULE_CLASS_INDICATOR) continue;
      const auto& by_day = outcomes[finding.rule_id()];
      Day since = judged;
      while (since > first && by_day.at(since - 1) == finding.outcome()) --since;
      Day until = judged;
      while (until <= last && by_day.at(until) == finding.outcome()) ++until;
      SCOPED_TRACE(finding.rule_id() + " judged on " + FormatDay(judged));
      // A run that goes on beyond the three years has its end somewhere beyond.
      const Day said_since = DayOfText(finding.since(), kDawn);
      const Day said_until = DayOfText(finding.changes_on(), kNever);
      EXPECT_EQ(std::max(said_since, first), since) << finding.since();
      EXPECT_EQ(std::min(said_until, last + 1), until) << finding.changes_on();
      EXPECT_EQ(ByDay(finding), by_day);
    }
  }
}

std::vector<std::string> Samples() {
  std::vector<std::string> names;
  const std::string folder = SourceFolder() + "/examples/data";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const std::string name = file.path().filename();
    const bool trajectory = !name.starts_with("organisation") && !name.starts_with("swap");
    if (file.path().extension() == ".json" && trajectory) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Samples, OutcomeOverTime, ::testing::ValuesIn(Samples()),
                         [](const auto& sample) {
                           return sample.param.substr(0, sample.param.find('.'));
                         });

}  // namespace
}  // namespace baken
