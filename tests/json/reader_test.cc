// SPDX-License-Identifier: EUPL-1.2
// What the reader of JSON says: which fault, in which field, at which byte; and which fields it
// does not know.
#include "json/reader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "json/json_text.h"

namespace baken::json {
namespace {

struct Faulty {
  const char* text;
  const char* code;
  const char* path;
  std::int64_t offset;
};

void PrintTo(const Faulty& faulty, std::ostream* out) { *out << faulty.text; }

class FaultOfRequest : public ::testing::TestWithParam<Faulty> {};

TEST_P(FaultOfRequest, SaysWhatAndWhere) {
  const Faulty& expected = GetParam();
  const Reading reading = ReadJson(MessageOf(Root::kCheckRequest), expected.text);
  EXPECT_FALSE(reading.accepted);
  EXPECT_EQ(reading.fault.code, expected.code);
  EXPECT_EQ(reading.fault.path, expected.path);
  EXPECT_EQ(reading.fault.offset, expected.offset);
  EXPECT_FALSE(reading.fault.message.empty());
}

INSTANTIATE_TEST_SUITE_P(
    NoJson, FaultOfRequest,
    ::testing::Values(
        Faulty{"", "json_cut_off", "", 0}, Faulty{"  ", "json_cut_off", "", 2},
        Faulty{"{", "json_cut_off", "", 1},
        Faulty{R"({"trajectory":{"events":[{"kind":"int)", "json_cut_off",
               "trajectory.events[0].kind", 37},
        Faulty{R"({"trajectory":{},})", "json_unexpected", "", 17},
        Faulty{R"({"trajectory":{"events":[{},]}})", "json_unexpected", "trajectory.events[1]", 28},
        Faulty{"{'detail':1}", "json_unexpected", "", 1},
        Faulty{R"({"detail" 1})", "json_unexpected", "detail", 10},
        Faulty{R"({"detail":nul})", "json_unexpected", "detail", 10},
        Faulty{R"({"detail":tru)", "json_cut_off", "detail", 13},
        Faulty{R"({"detail":1 "x":1})", "json_unexpected", "detail", 12},
        Faulty{R"({"detail":01})", "json_number", "detail", 10},
        Faulty{R"({"detail":1.})", "json_number", "detail", 12},
        Faulty{R"({"detail":1e400})", "number_too_large", "detail", 10},
        Faulty{R"({"detail":123456789012345678901})", "number_too_large", "detail", 10},
        Faulty{"{\"judged_on\":\"a\nb\"}", "json_text_not_closed", "judged_on", 15},
        Faulty{R"({"judged_on":"a\qb"})", "json_escape", "judged_on", 16},
        Faulty{R"({"judged_on":"\u00g0"})", "json_escape", "judged_on", 18},
        Faulty{R"({"judged_on":"ab\ud800"})", "json_surrogate", "judged_on", 16},
        Faulty{R"({"judged_on":"\udc00\ud800"})", "json_surrogate", "judged_on", 14},
        Faulty{"{\"judged_on\":\"\xC3(\"}", "invalid_utf8", "judged_on", 14},
        Faulty{"\xEF\xBB\xBF{}", "json_unexpected", "", 0},
        Faulty{"{} {}", "json_more_after", "", 3}));

INSTANTIATE_TEST_SUITE_P(
    NoRequest, FaultOfRequest,
    ::testing::Values(
        Faulty{"[]", "wrong_kind", "", 0}, Faulty{"null", "wrong_kind", "", 0},
        Faulty{R"({"trajectory":{"events":[{},{"date":20250301}]}})", "wrong_kind",
               "trajectory.events[1].date", 36},
        Faulty{R"({"trajectory":{"events":{}}})", "wrong_kind", "trajectory.events", 24},
        Faulty{R"({"trajectory":{"events":[[]]}})", "wrong_kind", "trajectory.events[0]", 25},
        Faulty{R"({"trajectory":{"events":[{},null]}})", "wrong_kind", "trajectory.events[1]", 28},
        Faulty{R"({"trajectory":{"events":[{"by":["coach",1]}]}})", "wrong_kind",
               "trajectory.events[0].by[1]", 40},
        Faulty{R"({"trajectory":{"events":[{"amount": 1.5}]}})", "number_bad",
               "trajectory.events[0].amount", 36},
        Faulty{R"({"detail":"DETAIL_SUMMRY"})", "value_unknown", "detail", 10},
        Faulty{R"({"judged_on":"a", "judgedOn":"b"})", "field_twice", "judged_on", 18},
        Faulty{R"({"trajectory":{"id":"a","x":1,"id":"b"}})", "field_twice", "trajectory.id", 30},
        Faulty{R"({"trajectory":{},"organisation":{}})", "oneof_twice", "organisation", 32},
        Faulty{R"({"trajectory":{"":1}})", "field_unnamed", "trajectory", 15}));

TEST(JsonReader, AFieldItDoesNotKnowIsListedWithItsPlaceAndTheRestIsRead) {
  const std::string text =
      R"({"trajectory":{"events":[{"kid":{"a":[1]},"kind":"intake"}],"Id":"a"},"on":"b"})";
  const Reading reading = ReadJson(MessageOf(Root::kCheckRequest), text);
  ASSERT_TRUE(reading.accepted) << reading.fault.message;
  v1::CheckRequest request;
  ASSERT_TRUE(request.ParseFromString(reading.bytes));
  EXPECT_EQ(request.ShortDebugString(), "trajectory { events { kind: \"intake\" } }");
  ASSERT_EQ(reading.unknown_fields.size(), 3u);
  const auto& [kid, id, on] =
      std::tie(reading.unknown_fields[0], reading.unknown_fields[1], reading.unknown_fields[2]);
  EXPECT_EQ(kid.around, "trajectory.events[0]");
  EXPECT_EQ(kid.name, "kid");
  EXPECT_EQ(kid.message->name, "Event");
  EXPECT_EQ(OffsetOf(text, kid), 26);
  EXPECT_EQ(id.around, "trajectory");
  EXPECT_EQ(OffsetOf(text, id), static_cast<std::int64_t>(text.find("\"Id\"")));
  EXPECT_EQ(on.around, "");
  EXPECT_EQ(OffsetOf(text, on), static_cast<std::int64_t>(text.find("\"on\"")));
}

TEST(JsonReader, ManyUnknownFieldsAreCountedNotAllListed) {
  std::string text = R"({"id":"a")";
  for (int i = 0; i < BAKEN_MAX_DATA_ISSUES + 7; ++i) text += ",\"x" + std::to_string(i) + "\":1";
  Reader reader;
  wire::Writer out;
  ASSERT_TRUE(reader.Read(MessageOf(Root::kTrajectory), text + "}", out));
  EXPECT_EQ(reader.unknown_fields().size(), static_cast<std::size_t>(BAKEN_MAX_DATA_ISSUES));
  EXPECT_EQ(reader.unknown_fields_left_out(), 7);
}

TEST(JsonReader, APlaceIsFoundByItsPathOrElseWhatIsAroundIt) {
  const std::string text = R"({"detail":1,"trajectory":{"events":[{},{"kind":"a","date":"b"}]}})";
  const Message& type = MessageOf(Root::kCheckRequest);
  const auto at = [&](const char* what) { return static_cast<std::int64_t>(text.find(what)); };
  EXPECT_EQ(OffsetOf(text, type, "trajectory.events[1].date"), at("\"b\""));
  EXPECT_EQ(OffsetOf(text, type, "trajectory.events[1]"), at("{\"kind\""));
  EXPECT_EQ(OffsetOf(text, type, "trajectory.events[1].place"), at("{\"kind\""));
  EXPECT_EQ(OffsetOf(text, type, "trajectory.events[7]"), at("[{}"));
  EXPECT_EQ(OffsetOf(text, type, "organisation"), -1);
  EXPECT_EQ(OffsetOf(text, type, "trajectory.event"), at("{\"events"));
}

std::string Nested(std::size_t depth) {
  return std::string(R"({"other":)") + std::string(depth - 1, '[') + std::string(depth - 1, ']') +
         "}";
}

TEST(JsonReader, DepthHasALimitAndStopsThere) {
  const Message& type = MessageOf(Root::kTrajectory);
  EXPECT_TRUE(ReadJson(type, Nested(kMaxDepth)).accepted);
  const Reading deeper = ReadJson(type, Nested(kMaxDepth + 1));
  EXPECT_FALSE(deeper.accepted);
  EXPECT_EQ(deeper.fault.code, "too_deep");
  EXPECT_TRUE(deeper.fault.limit);
  EXPECT_EQ(deeper.fault.offset, static_cast<std::int64_t>(9 + kMaxDepth - 1));
  const Reading open = ReadJson(type, std::string(1'000'000, '['));
  EXPECT_EQ(open.fault.code, "too_deep");
}

// simdjson would choose its implementation by this variable, and fail on one it does not have.
TEST(JsonReader, TheEnvironmentIsNotRead) {
  ASSERT_EQ(setenv("SIMDJSON_FORCE_IMPLEMENTATION", "none_such", 1), 0);
  EXPECT_TRUE(ReadJson(MessageOf(Root::kTrajectory), "{}").accepted);
  unsetenv("SIMDJSON_FORCE_IMPLEMENTATION");
}

TEST(JsonReader, OneReaderReadsManyTextsOfAnySize) {
  Reader reader;
  wire::Writer out;
  const Message& type = MessageOf(Root::kTrajectory);
  for (const std::size_t size : {10u, 100'000u, 0u, 3000u, 1'000'000u, 5u}) {
    out.Clear();
    const std::string id(size, 'x');
    ASSERT_TRUE(reader.Read(type, R"({"id":")" + id + R"("})", out)) << size;
    v1::Trajectory trajectory;
    ASSERT_TRUE(trajectory.ParseFromString(std::string(out.bytes())));
    EXPECT_EQ(trajectory.id(), id);
    EXPECT_FALSE(reader.Read(type, R"({"id":)", out));
    EXPECT_EQ(reader.fault().offset, 6);
  }
}

}  // namespace
}  // namespace baken::json
