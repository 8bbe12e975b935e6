// SPDX-License-Identifier: EUPL-1.2
// baken_convert: a message in the other format, whole or not at all.
#include <gtest/gtest.h>

#include <string>

#include "baken/baken.h"
#include "baken/limits.h"
#include "baken/v1/changes.pb.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

using namespace std::string_literals;
using testing::FromText;
using testing::TinyProgramme;

struct Answer {
  baken_status status = BAKEN_OK;
  std::string bytes, code, message, path;
  std::int64_t offset = -1;
};

Answer Convert(const char* message, baken_format from, const std::string& bytes, baken_format to) {
  baken_bytes* out = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_convert(message, from, bytes.data(), bytes.size(), to, &out, &error);
  Answer answer{status,
                {static_cast<const char*>(baken_bytes_data(out)), baken_bytes_size(out)},
                baken_error_code(error),
                baken_error_message(error),
                baken_error_path(error),
                baken_error_offset(error)};
  baken_bytes_free(out);
  baken_error_free(error);
  return answer;
}

void ExpectRefusal(const Answer& answer, baken_status status, const std::string& code,
                   const std::string& path, std::int64_t offset) {
  EXPECT_EQ(answer.status, status) << answer.message;
  EXPECT_EQ(answer.bytes, "");
  EXPECT_EQ(answer.code, code);
  EXPECT_EQ(answer.path, path);
  EXPECT_EQ(answer.offset, offset);
}

TEST(Convert, AMessageGoesThereAndBack) {
  const std::string wire = TinyProgramme().SerializeAsString();
  const Answer json = Convert("Programme", BAKEN_PROTOBUF, wire, BAKEN_JSON);
  ASSERT_EQ(json.status, BAKEN_OK) << json.message;
  const Answer back = Convert("Programme", BAKEN_JSON, json.bytes, BAKEN_PROTOBUF);
  EXPECT_EQ(back.bytes, wire);
}

TEST(Convert, EveryMessageThatIsAFileOrAnAnswerIsKnown) {
  for (const char* name : {"CheckRequest", "Trajectory", "Organisation", "Report", "Programme",
                           "Deviation", "Analysis", "Caseload", "Changes"}) {
    EXPECT_EQ(Convert(name, BAKEN_PROTOBUF, "", BAKEN_JSON).bytes, "{}") << name;
  }
  const Answer answer = Convert("Trajectoy", BAKEN_PROTOBUF, "", BAKEN_JSON);
  ExpectRefusal(answer, BAKEN_INVALID_ARGUMENT, "message_unknown", "", -1);
  EXPECT_NE(answer.message.find("Trajectory, Organisation"), std::string::npos) << answer.message;
  EXPECT_EQ(Convert(nullptr, BAKEN_JSON, "{}", BAKEN_JSON).code, "argument_null");
  EXPECT_EQ(Convert("Report", BAKEN_JSON, "{}", 3).code, "format_unknown");
}

TEST(Convert, ChangesAreReadAsTheCommandTakesThem) {
  const Answer answer =
      Convert("Changes", BAKEN_JSON, R"({"steps":[{"join":{"group":"g-1","on":"2026-05-01"}}]})",
              BAKEN_PROTOBUF);
  const auto wanted = FromText<v1::Changes>(R"(steps { join { group: "g-1" on: "2026-05-01" } })");
  EXPECT_EQ(answer.bytes, wanted.SerializeAsString()) << answer.message;
}

TEST(Convert, ToTheSameFormatItIsReadAndWritten) {
  EXPECT_EQ(
      Convert("Trajectory", BAKEN_JSON, "{ \"id\" : \"t\",\n\"plans\":[] }", BAKEN_JSON).bytes,
      R"({"id":"t"})");
  EXPECT_EQ(Convert("Trajectory", BAKEN_PROTOBUF, "\x0A\x01t", BAKEN_PROTOBUF).bytes, "\x0A\x01t");
}

TEST(Convert, NothingIsLostUnseen) {
  const Answer answer = Convert("Trajectory", BAKEN_JSON,
                                R"({"id":"t","events":[{},{"dat":"2026"}]})", BAKEN_PROTOBUF);
  ExpectRefusal(answer, BAKEN_MALFORMED, "field_unknown", "events[1].dat", 24);
  EXPECT_NE(answer.message.find("date"), std::string::npos) << answer.message;
}

TEST(Convert, WhatIsNotTheMessageHasItsPlace) {
  ExpectRefusal(Convert("Trajectory", BAKEN_JSON, R"({"id":1})", BAKEN_PROTOBUF), BAKEN_MALFORMED,
                "wrong_kind", "id", 6);
  // A text that is not UTF-8, in the second message of a list.
  ExpectRefusal(Convert("Trajectory", BAKEN_PROTOBUF, "\x12\x00\x12\x03\x0A\x01\xFF"s, BAKEN_JSON),
                BAKEN_MALFORMED, "invalid_utf8", "", 4);
  ExpectRefusal(Convert("Trajectory", BAKEN_PROTOBUF, "\x0A\x05t", BAKEN_JSON), BAKEN_MALFORMED,
                "truncated", "", 0);
}

TEST(Convert, WhatIsTooDeepToBeReadAgainIsNotWritten) {
  std::string rule;  // none_of in none_of, as a Requirement
  for (int i = 0; i <= BAKEN_MAX_PROGRAMME_DEPTH; ++i) {
    v1::Requirement outer;
    outer.mutable_all_of()->add_of()->ParseFromString(rule);
    rule = outer.SerializeAsString();
  }
  v1::Programme programme;
  programme.add_rules()->mutable_requirement()->ParseFromString(rule);
  const Answer answer =
      Convert("Programme", BAKEN_PROTOBUF, programme.SerializeAsString(), BAKEN_JSON);
  EXPECT_EQ(answer.status, BAKEN_LIMIT_EXCEEDED);
  EXPECT_EQ(answer.code, "too_deep");
}

TEST(Convert, LimitsHoldInBothFormats) {
  for (const baken_format format : {BAKEN_PROTOBUF, BAKEN_JSON}) {
    const std::string large(BAKEN_MAX_PROGRAMME_BYTES + 1, ' ');
    EXPECT_EQ(Convert("Deviation", format, large, BAKEN_JSON).code, "programme_too_large");
  }
}

}  // namespace
}  // namespace baken
