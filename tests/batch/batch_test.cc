// SPDX-License-Identifier: EUPL-1.2
// A batch says of each record what one check of it says, in both formats; a record that cannot be
// read costs only itself; and a batch that asks what rows cannot answer is refused.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "baken/limits.h"
#include "baken/v1/check.pb.h"
#include "batch/rows.h"
#include "google/protobuf/util/json_util.h"
#include "support/places.h"
#include "support/tiny_programme.h"
#include "time/partial_date.h"

namespace baken {
namespace {

namespace fs = std::filesystem;

constexpr std::int32_t kNoNumber = -1;

template <typename Message>
Message FromJson(const std::string& json) {
  Message message;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &message).ok()) << json;
  return message;
}

std::string ContentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

// Every sample trajectory, once as JSON.
std::vector<std::string> Samples() {
  std::vector<std::string> records;
  for (const auto& entry : fs::directory_iterator(SourceFolder() + "/examples/data")) {
    if (entry.path().extension() == ".json") records.push_back(ContentOf(entry.path()));
  }
  std::istringstream lines(ContentOf(SourceFolder() + "/examples/data/caseload.ndjson"));
  for (std::string line; std::getline(lines, line) && records.size() < 17;) records.push_back(line);
  EXPECT_GT(records.size(), 15u);
  std::sort(records.begin(), records.end());
  return records;
}

// A row in words, so that rows of a report and of a batch can be compared.
std::string DayInWords(std::optional<std::int32_t> day) {
  return day ? FormatDay(*day) : std::string();
}

std::string RowInWords(const ArrowArray& rows, std::int64_t row) {
  const auto dictionary = [&](BatchColumn column, std::int64_t index) {
    return TextAt(*rows.children[column]->dictionary, index);
  };
  const auto day = [&](BatchColumn column) {
    return DayInWords(NumberAt<std::int32_t>(*rows.children[column], row));
  };
  const std::optional<std::int32_t> breaches =
      NumberAt<std::int32_t>(*rows.children[kBreaches], row);
  return TextAt(*rows.children[kId], row) + "|" +
         dictionary(kRule, *NumberAt<std::int32_t>(*rows.children[kRule], row)) + "|" +
         dictionary(kRuleClass, *NumberAt<std::int8_t>(*rows.children[kRuleClass], row)) + "|" +
         TextAt(*rows.children[kSubject], row) + "|" +
         dictionary(kOutcome, *NumberAt<std::int8_t>(*rows.children[kOutcome], row)) + "|" +
         day(kSince) + "|" + day(kDue) + "|" + day(kChangesOn) + "|" +
         std::to_string(breaches.value_or(0)) + "|" +
         std::to_string(
             NumberAt<std::int32_t>(*rows.children[kDaysInBreach], row).value_or(kNoNumber));
}

Day DayOf(const std::string& date) { return ParsePartialDate(date).date.earliest; }

std::int32_t DaysInBreach(const v1::Finding& finding, const v1::Report& report) {
  if (finding.citations().empty()) return kNoNumber;  // a summary has no days
  std::int32_t days = 0;
  for (const v1::Breach& breach : finding.breaches()) {
    if (breach.since().empty()) return kNoNumber;
    const Day until =
        breach.until().empty() ? DayOf(report.judged_on()) + 1 : DayOf(breach.until());
    days += until - DayOf(breach.since());
  }
  return days;
}

std::string FindingInWords(const v1::Finding& finding, const v1::Report& report) {
  return report.subject_id() + "|" + finding.rule_id() + "|" +
         v1::RuleClass_Name(finding.rule_class()) + "|" + finding.subject() + "|" +
         v1::Outcome_Name(finding.outcome()) + "|" + finding.since() + "|" + finding.due() + "|" +
         finding.changes_on() + "|" + std::to_string(finding.breaches_size()) + "|" +
         std::to_string(DaysInBreach(finding, report));
}

class BatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(baken_programme_builtin("thuis-in-mvs", &programme_, nullptr), BAKEN_OK);
  }
  void TearDown() override { baken_programme_free(programme_); }

  v1::Report OneByOne(const v1::CheckRequest& request) {
    const std::string bytes = request.SerializeAsString();
    baken_bytes* answer = nullptr;
    EXPECT_EQ(baken_check(programme_, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &answer, nullptr),
              BAKEN_OK);
    v1::Report report;
    EXPECT_TRUE(report.ParseFromArray(baken_bytes_data(answer),
                                      static_cast<int>(baken_bytes_size(answer))));
    baken_bytes_free(answer);
    return report;
  }

  // `reports` holds the report of each record.
  void ExpectRows(const ArrowArray& rows, const std::vector<v1::Report>& reports) {
    std::int64_t row = 0;
    for (std::size_t record = 0; record < reports.size(); ++record) {
      for (const v1::Finding& finding : reports[record].findings()) {
        ASSERT_LT(row, rows.length);
        ASSERT_EQ(NumberAt<std::int64_t>(*rows.children[kRecord], row),
                  static_cast<std::int64_t>(record));
        ASSERT_EQ(RowInWords(rows, row), FindingInWords(finding, reports[record]))
            << "record " << record;
        ASSERT_FALSE(IsThere(*rows.children[kProblem], row));
        ++row;
      }
    }
    EXPECT_EQ(row, rows.length);
  }

  void ExpectRefused(const std::string& question, const std::string& code, const std::string& path,
                     std::int64_t offset) {
    ArrowRows answer;
    answer.schema.release = [](ArrowSchema*) {};
    answer.rows.release = [](ArrowArray*) {};
    const BatchError error = CheckBatch(programme_, BAKEN_JSON, question, {"{}"}, answer);
    EXPECT_EQ(error.status, BAKEN_MALFORMED) << question;
    EXPECT_EQ(error.code, code);
    EXPECT_EQ(error.path, path);
    EXPECT_EQ(error.offset, offset);
    EXPECT_EQ(answer.schema.release, nullptr);
    EXPECT_EQ(answer.rows.release, nullptr);
  }

  baken_programme* programme_ = nullptr;
};

TEST_F(BatchTest, ABatchIsItsRecordsOneByOneInBothFormats) {
  const std::vector<std::string> samples = Samples();
  for (const char* question :
       {R"({"judged_on":"2025-09-01","detail":"DETAIL_SUMMARY"})",
        R"({"judged_on":"2026-03-10","recorded":["contact","intake"],"trajectory":{}})"}) {
    v1::CheckRequest request = FromJson<v1::CheckRequest>(question);
    std::vector<std::string> binary;
    std::vector<v1::Report> reports;
    for (const std::string& sample : samples) {
      *request.mutable_trajectory() = FromJson<v1::Trajectory>(sample);
      binary.push_back(request.trajectory().SerializeAsString());
      reports.push_back(OneByOne(request));
    }
    request.clear_subject();
    ArrowRows from_json;
    ArrowRows from_binary;
    ASSERT_EQ(CheckBatch(programme_, BAKEN_JSON, question, samples, from_json).message, "");
    ASSERT_EQ(
        CheckBatch(programme_, BAKEN_PROTOBUF, request.SerializeAsString(), binary, from_binary)
            .message,
        "");
    ExpectRows(from_json.rows, reports);
    ExpectRows(from_binary.rows, reports);
  }
}

TEST_F(BatchTest, OrganisationsAreAskedForByTheSubject) {
  const std::string organisation =
      ContentOf(SourceFolder() + "/examples/data/organisation/organisation_mvs.json");
  v1::CheckRequest request = FromJson<v1::CheckRequest>(R"({"judged_on":"2026-03-06"})");
  *request.mutable_organisation() = FromJson<v1::Organisation>(organisation);
  const v1::Report report = OneByOne(request);
  ArrowRows answer;
  const BatchError error =
      CheckBatch(programme_, BAKEN_JSON, R"({"judged_on":"2026-03-06","organisation":{}})",
                 {organisation, organisation}, answer);
  ASSERT_EQ(error.status, BAKEN_OK) << error.message;
  ExpectRows(answer.rows, {report, report});
}

TEST_F(BatchTest, TheOrderOfRecordsChangesNothingButTheirNumbers) {
  std::vector<std::string> samples = Samples();
  const auto rows_of = [&] {
    ArrowRows answer;
    EXPECT_EQ(CheckBatch(programme_, BAKEN_JSON, R"({"judged_on":"2026-03-10","detail":1})",
                         samples, answer)
                  .message,
              "");
    std::map<std::string, std::string> by_record;
    for (std::int64_t row = 0; row < answer.rows.length; ++row) {
      const auto record = *NumberAt<std::int64_t>(*answer.rows.children[kRecord], row);
      by_record[samples[static_cast<std::size_t>(record)]] += RowInWords(answer.rows, row) + "\n";
    }
    return by_record;
  };
  const auto expected = rows_of();
  std::mt19937 random(20260302);
  std::shuffle(samples.begin(), samples.end(), random);
  EXPECT_EQ(rows_of(), expected);
}

TEST_F(BatchTest, ABadRecordIsOneRowThatSaysWhyAndTheRestGoesOn) {
  const std::vector<std::string> records = {"", R"({"id":"good"})", R"({"id":)",
                                            R"({"id":"x","events":[{"date":1}]})",
                                            R"({"id":"also good"})"};
  ArrowRows answer;
  ASSERT_EQ(
      CheckBatch(programme_, BAKEN_JSON, R"({"judged_on":"2026-03-10"})", records, answer).message,
      "");
  std::map<std::int64_t, std::string> problems;
  std::map<std::int64_t, int> findings;
  for (std::int64_t row = 0; row < answer.rows.length; ++row) {
    const auto record = *NumberAt<std::int64_t>(*answer.rows.children[kRecord], row);
    if (!IsThere(*answer.rows.children[kProblem], row)) {
      ++findings[record];
      continue;
    }
    problems[record] += TextAt(*answer.rows.children[kProblem], row);
    for (const BatchColumn column : {kRule, kSubject, kOutcome, kSince, kDue, kChangesOn, kBreaches,
                                     kId, kRuleClass, kDaysInBreach}) {
      EXPECT_FALSE(IsThere(*answer.rows.children[column], row)) << column;
    }
  }
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0], "json_cut_off: The text is empty. This is at byte 0.");
  EXPECT_EQ(problems[2],
            "json_cut_off: The text is cut off here. This is in id. This is at byte 6.");
  EXPECT_EQ(problems[3],
            "wrong_kind: events[0].date is a number; expected a text. This is at byte 28.");
  EXPECT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[1], findings[4]);
}

TEST_F(BatchTest, BytesThatAreNoMessageAreARowTooAndAnEmptyOneIsARecord) {
  v1::CheckRequest request;
  request.set_judged_on("2026-03-10");
  ArrowRows answer;
  ASSERT_EQ(CheckBatch(programme_, BAKEN_PROTOBUF, request.SerializeAsString(),
                       {"", std::string("\x12\x05\x0A", 3)}, answer)
                .message,
            "");
  const std::int64_t last = answer.rows.length - 1;
  EXPECT_GT(last, 1);
  EXPECT_EQ(NumberAt<std::int64_t>(*answer.rows.children[kRecord], last), 1);
  EXPECT_EQ(TextAt(*answer.rows.children[kProblem], last).substr(0, 11), "truncated: ");
}

TEST_F(BatchTest, WhatRowsCannotAnswerIsRefusedAtItsPlace) {
  ExpectRefused(R"({"judged_on":"soon"})", "date_bad", "judged_on", 13);
  ExpectRefused(R"({"judged_on":"2026-03-10","enter_layer":"layer1"})", "not_in_batch",
                "enter_layer", 40);
  ExpectRefused(R"({"judged_on":"2026-03-10","over_since":"2026-01-01","over_until":"2026-02-01"})",
                "not_in_batch", "over_since", 39);
  ExpectRefused(R"({"judged_on":"2026-03-10","answer_format":"ANSWER_FORMAT_JSON"})",
                "not_in_batch", "answer_format", 42);
  ExpectRefused(R"({"judged_on":"2026-03-10","beside_organisation":{}})", "not_in_batch",
                "beside_organisation", 48);
  ExpectRefused(R"({"judged_on":"2026-03-10","trajectory":{"id":"a"}})", "subject_not_empty",
                "trajectory", 39);
  ExpectRefused(R"({"judged_on":"2026-03-10","detial":1})", "field_unknown", "detial", 26);
  ExpectRefused(R"({"judged_on":"2026-03-10","recorded":["intake","contect"]})", "word_unknown",
                "recorded[1]", 47);
}

TEST_F(BatchTest, AWrongCallIsAnInvalidArgumentAndLeavesNothing) {
  const std::string question = R"({"judged_on":"2026-03-10"})";
  const auto call = [&](const baken_programme* programme, const char* data,
                        const std::int64_t* offsets, std::size_t count, ArrowRows* answer) {
    return baken_check_batch(programme, BAKEN_JSON, question.data(), question.size(), data, offsets,
                             count, answer == nullptr ? nullptr : &answer->schema,
                             answer == nullptr ? nullptr : &answer->rows, nullptr);
  };
  const std::int64_t good[] = {0, 2};
  const std::int64_t falling[] = {4, 2};
  const std::int64_t negative[] = {-1, 2};
  ArrowRows answer;
  EXPECT_EQ(call(nullptr, "{}", good, 1, &answer), BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(call(programme_, nullptr, good, 1, &answer), BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(call(programme_, "{}", nullptr, 1, &answer), BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(call(programme_, "{}{}", falling, 1, &answer), BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(call(programme_, "{}", negative, 1, &answer), BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(call(programme_, "{}", good, 1, nullptr), BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(call(programme_, "", nullptr, BAKEN_MAX_BATCH_RECORDS + 1, &answer),
            BAKEN_LIMIT_EXCEEDED);
  EXPECT_EQ(answer.rows.release, nullptr);
  EXPECT_EQ(call(programme_, nullptr, nullptr, 0, &answer), BAKEN_OK);
  EXPECT_NE(answer.rows.release, nullptr);
}

// The offsets may begin anywhere in the data, as those of a slice do.
TEST_F(BatchTest, TheFirstOffsetNeedNotBeZero) {
  const std::string question = R"({"judged_on":"2026-03-10"})";
  const std::string data = R"(##{"id":"a"})";
  const std::int64_t offsets[] = {2, 12};
  ArrowRows answer;
  ASSERT_EQ(baken_check_batch(programme_, BAKEN_JSON, question.data(), question.size(), data.data(),
                              offsets, 1, &answer.schema, &answer.rows, nullptr),
            BAKEN_OK);
  EXPECT_FALSE(IsThere(*answer.rows.children[kProblem], 0));
}

}  // namespace
}  // namespace baken
