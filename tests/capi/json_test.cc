// SPDX-License-Identifier: EUPL-1.2
// Every call of baken.h in BAKEN_JSON: the same answers as in BAKEN_PROTOBUF, and errors that say
// where in the JSON they are.
#include <gtest/gtest.h>

#include <string>

#include "baken/baken.h"
#include "baken/limits.h"
#include "google/protobuf/util/json_util.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::FromText;
using testing::TinyProgramme;

struct Answer {
  baken_status status = BAKEN_OK;
  std::string bytes, code, message, path;
  std::int64_t offset = -1;
};

Answer Taken(baken_status status, baken_bytes* bytes, baken_error* error) {
  Answer answer{status,
                {static_cast<const char*>(baken_bytes_data(bytes)), baken_bytes_size(bytes)},
                baken_error_code(error),
                baken_error_message(error),
                baken_error_path(error),
                baken_error_offset(error)};
  baken_bytes_free(bytes);
  baken_error_free(error);
  return answer;
}

std::string InJson(const google::protobuf::Message& message) {
  std::string json;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(message, &json).ok());
  return json;
}

template <typename Message>
Message FromJson(const std::string& json) {
  Message message;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &message).ok()) << json;
  return message;
}

Answer Load(const std::string& json, baken_programme** programme) {
  baken_error* error = nullptr;
  const baken_status status =
      baken_programme_load(BAKEN_JSON, json.data(), json.size(), programme, &error);
  return Taken(status, nullptr, error);
}

Answer Analyse(const std::string& json) {
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_programme_analyse(BAKEN_JSON, json.data(), json.size(), &bytes, &error);
  return Taken(status, bytes, error);
}

class JsonCall : public ::testing::Test {
 protected:
  void SetUp() override {
    const Answer answer = Load(InJson(TinyProgramme()), &tiny_);
    ASSERT_EQ(answer.status, BAKEN_OK) << answer.message;
  }
  void TearDown() override { baken_programme_free(tiny_); }

  Answer Check(const std::string& request, baken_format format = BAKEN_JSON) {
    baken_bytes* bytes = nullptr;
    baken_error* error = nullptr;
    const baken_status status =
        baken_check(tiny_, format, request.data(), request.size(), &bytes, &error);
    return Taken(status, bytes, error);
  }
  void ExpectFault(const std::string& request, baken_status status, const std::string& code,
                   const std::string& path, std::int64_t offset) {
    const Answer answer = Check(request);
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.bytes, "");
    EXPECT_EQ(answer.code, code) << answer.message;
    EXPECT_EQ(answer.path, path);
    EXPECT_EQ(answer.offset, offset);
  }

  baken_programme* tiny_ = nullptr;
};

TEST_F(JsonCall, AReportIsTheSameInBothFormats) {
  const auto request = FromText<v1::CheckRequest>(R"(
      trajectory { id: "t" events { kind: "intake" date: "2026-01-05" } events { kind: "intak" } }
      judged_on: "2026-06-01" languages: "nl" languages: "en" enter_layer: "layer1")");
  const Answer json = Check(InJson(request));
  ASSERT_EQ(json.status, BAKEN_OK) << json.message;
  const Answer binary = Check(request.SerializeAsString(), BAKEN_PROTOBUF);
  EXPECT_EQ(FromJson<v1::Report>(json.bytes).SerializeAsString(), binary.bytes);
  EXPECT_EQ(json.bytes.find('\n'), std::string::npos);
  EXPECT_NE(json.bytes.find(R"("judged_on":"2026-06-01")"), std::string::npos) << json.bytes;
  EXPECT_EQ(Check(InJson(request)).bytes, json.bytes);
}

TEST_F(JsonCall, AReportCanBeAskedForInTheOtherFormat) {
  v1::CheckRequest request =
      FromJson<v1::CheckRequest>(R"({"judged_on":"2026-03-10","trajectory":{"id":"t-1"}})");
  const std::string json = Check(InJson(request)).bytes;
  const std::string binary = Check(request.SerializeAsString(), BAKEN_PROTOBUF).bytes;
  request.set_answer_format(v1::ANSWER_FORMAT_PROTOBUF);
  EXPECT_EQ(Check(InJson(request)).bytes, binary);
  request.set_answer_format(v1::ANSWER_FORMAT_JSON);
  EXPECT_EQ(Check(request.SerializeAsString(), BAKEN_PROTOBUF).bytes, json);
  request.set_answer_format(static_cast<v1::AnswerFormat>(99));
  const Answer later = Check(request.SerializeAsString(), BAKEN_PROTOBUF);
  EXPECT_EQ(later.status, BAKEN_UNSUPPORTED);
  EXPECT_EQ(later.path, "answer_format");
}

TEST_F(JsonCall, AFaultOfTheRequestSaysPathAndByte) {
  ExpectFault(R"({"trajectory":{"events":[{},{"date":1}]}})", BAKEN_MALFORMED, "wrong_kind",
              "trajectory.events[1].date", 36);
  ExpectFault(R"({"trajectory":{"events":[)", BAKEN_MALFORMED, "json_cut_off",
              "trajectory.events[0]", 25);
  ExpectFault("{}", BAKEN_MALFORMED, "subject_missing", "", -1);
}

TEST_F(JsonCall, AFaultFoundAfterReadingHasItsByteInTheJson) {
  ExpectFault(R"({"trajectory":{},"judged_on":"soon"})", BAKEN_MALFORMED, "date_bad", "judged_on",
              29);
  const std::string long_text(BAKEN_MAX_TEXT_BYTES + 1, 'x');
  ExpectFault(
      R"({"judged_on":"2026-06-01","trajectory":{"events":[{"kind":")" + long_text + R"("}]}})",
      BAKEN_LIMIT_EXCEEDED, "text_too_long", "events[0].kind", 58);
}

TEST_F(JsonCall, AnUnknownFieldOfARecordIsADataIssueWithTheNearestField) {
  const Answer answer = Check(
      R"({"judged_on":"2026-06-01","trajectory":{"id":"t","evnts":[],)"
      R"("events":[{"kind":"intake","date":"2026-01-05","Jan de Vries":1,"123456782":1}]},"lang":1})");
  ASSERT_EQ(answer.status, BAKEN_OK) << answer.message;
  const auto report = FromJson<v1::Report>(answer.bytes);
  ASSERT_EQ(report.data_issues_size(), 4) << report.DebugString();
  EXPECT_EQ(
      report.data_issues(0).ShortDebugString(),
      R"(code: "field_unknown" path: "evnts" found: "evnts" expected: "a field of Trajectory" )"
      R"(nearest: "events")");
  for (const int i : {1, 2}) {
    EXPECT_EQ(report.data_issues(i).path(), "events[0]")
        << "a name that is no code is not repeated";
    EXPECT_EQ(report.data_issues(i).found(), "");
  }
  EXPECT_EQ(report.data_issues(3).path(), "lang");
  EXPECT_EQ(report.data_issues(3).nearest(), "languages");
}

TEST_F(JsonCall, UnknownFieldsBeyondTheListAreCounted) {
  std::string request = R"({"judged_on":"2026-06-01","trajectory":{"id":"t")";
  for (int i = 0; i < BAKEN_MAX_DATA_ISSUES + 5; ++i)
    request += ",\"x" + std::to_string(i) + "\":1";
  const auto report = FromJson<v1::Report>(Check(request + "}}").bytes);
  ASSERT_EQ(report.data_issues_size(), BAKEN_MAX_DATA_ISSUES + 1);
  EXPECT_EQ(report.data_issues(BAKEN_MAX_DATA_ISSUES).code(), "more_issues");
  EXPECT_EQ(report.data_issues(BAKEN_MAX_DATA_ISSUES).found(), "5");
}

TEST_F(JsonCall, LimitsHoldForJsonToo) {
  const std::string deep(BAKEN_MAX_JSON_DEPTH, '[');
  const Answer too_deep = Check(R"({"x":)" + deep);
  EXPECT_EQ(too_deep.status, BAKEN_LIMIT_EXCEEDED);
  EXPECT_EQ(too_deep.code, "too_deep");
  EXPECT_EQ(Check(std::string(BAKEN_MAX_REQUEST_BYTES + 1, ' ')).code, "request_too_large");
  baken_programme* programme = nullptr;
  EXPECT_EQ(Load(std::string(BAKEN_MAX_PROGRAMME_BYTES + 1, ' '), &programme).code,
            "programme_too_large");
}

TEST_F(JsonCall, AReportIsShownAlikeInBothFormats) {
  const auto request = FromText<v1::CheckRequest>(R"(
      trajectory { id: "t" events { kind: "intake" date: "2026-01-05" } }
      judged_on: "2026-06-01" languages: "nl")");
  const auto shown = [](const std::string& report, baken_format format, const char* view) {
    baken_bytes* bytes = nullptr;
    baken_error* error = nullptr;
    const baken_status status = baken_render(format, report.data(), report.size(), view, "nl",
                                             "professional", &bytes, &error);
    return Taken(status, bytes, error);
  };
  const std::string binary = Check(request.SerializeAsString(), BAKEN_PROTOBUF).bytes;
  const std::string json = Check(InJson(request)).bytes;
  v1::Caseload caseload;
  ASSERT_TRUE(caseload.add_reports()->ParseFromString(binary));
  for (const char* view : {"text", "html"}) {
    const Answer expected = shown(binary, BAKEN_PROTOBUF, view);
    ASSERT_EQ(expected.status, BAKEN_OK) << expected.message;
    EXPECT_EQ(shown(json, BAKEN_JSON, view).bytes, expected.bytes);
  }
  EXPECT_EQ(shown(R"({"reports":[)" + json + "]}", BAKEN_JSON, "caseload").bytes,
            shown(caseload.SerializeAsString(), BAKEN_PROTOBUF, "caseload").bytes);
  const Answer cut = shown(json.substr(0, 10), BAKEN_JSON, "text");
  EXPECT_EQ(cut.status, BAKEN_MALFORMED);
  EXPECT_EQ(cut.offset, 10);
}

TEST_F(JsonCall, AProgrammeComesBackAsItWas) {
  baken_bytes* bytes = nullptr;
  ASSERT_EQ(baken_programme_describe(tiny_, BAKEN_JSON, &bytes, nullptr), BAKEN_OK);
  const Answer described = Taken(BAKEN_OK, bytes, nullptr);
  EXPECT_EQ(FromJson<v1::Programme>(described.bytes).SerializeAsString(),
            TinyProgramme().SerializeAsString());
}

TEST_F(JsonCall, AProgrammeWithAnUnknownFieldIsRefusedWithPathNearestAndByte) {
  std::string json = InJson(TinyProgramme());
  const std::size_t at = json.find("\"dutyBearer\"");
  json.replace(at, 12, "\"dutyBaerer\"");
  baken_programme* programme = nullptr;
  const Answer answer = Load(json, &programme);
  EXPECT_EQ(answer.status, BAKEN_REFUSED);
  EXPECT_EQ(programme, nullptr);
  EXPECT_EQ(answer.code, "field_unknown");
  EXPECT_EQ(answer.path, "rules[0].dutyBaerer");
  EXPECT_EQ(answer.offset, static_cast<std::int64_t>(at));
  EXPECT_NE(answer.message.find("duty_bearer"), std::string::npos) << answer.message;
  // What analysing says comes with the rest that is wrong.
  const Answer analysed = Analyse(json);
  ASSERT_EQ(analysed.status, BAKEN_OK) << analysed.message;
  const auto analysis = FromJson<v1::Analysis>(analysed.bytes);
  ASSERT_GE(analysis.problems_size(), 2);
  EXPECT_EQ(analysis.problems(0).path(), "rules[0].dutyBaerer");
  EXPECT_EQ(analysis.problems(0).nearest(), "duty_bearer");
  EXPECT_EQ(analysis.problems(1).path(), "rules[0].duty_bearer");
}

TEST_F(JsonCall, ARefusedRuleHasItsByteInTheJson) {
  v1::Programme wrong = TinyProgramme();
  wrong.mutable_rules(0)->mutable_by()->set_term("two_month");
  const std::string json = InJson(wrong);
  baken_programme* programme = nullptr;
  const Answer answer = Load(json, &programme);
  EXPECT_EQ(answer.path, "rules[0].by.term");
  EXPECT_EQ(answer.offset, static_cast<std::int64_t>(json.find("\"two_month\"")));
}

TEST_F(JsonCall, WhatIsNoJsonIsMalformedAlsoForAnalysing) {
  baken_programme* programme = nullptr;
  for (const Answer& answer : {Load("{\"id\":", &programme), Analyse("{\"id\":")}) {
    EXPECT_EQ(answer.status, BAKEN_MALFORMED);
    EXPECT_EQ(answer.code, "json_cut_off");
    EXPECT_EQ(answer.path, "id");
    EXPECT_EQ(answer.offset, 6);
  }
}

TEST_F(JsonCall, ADeviationIsReadAndItsFaultsAreToldAlike) {
  const std::string right = R"({"programme":"tiny"})";
  const std::string wrong = R"({"programme":"tiny","change":[]})";
  baken_programme* other = nullptr;
  EXPECT_EQ(baken_programme_deviate(tiny_, BAKEN_JSON, right.data(), right.size(), &other, nullptr),
            BAKEN_OK);
  baken_programme_free(other);
  baken_error* error = nullptr;
  const baken_status status =
      baken_programme_deviate(tiny_, BAKEN_JSON, wrong.data(), wrong.size(), &other, &error);
  const Answer answer = Taken(status, nullptr, error);
  EXPECT_EQ(answer.status, BAKEN_REFUSED);
  EXPECT_EQ(answer.path, "change");
  EXPECT_EQ(answer.offset, 20);
}

}  // namespace
}  // namespace baken
