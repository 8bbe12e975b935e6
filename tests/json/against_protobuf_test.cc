// SPDX-License-Identifier: EUPL-1.2
//
// The room of JSON against protobuf's own mapping, both ways. Where we refuse what protobuf takes,
// the cases stand in one list with their reason. Seeds are fixed.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "json/json_text.h"
#include "support/random_message.h"

namespace baken::json {
namespace {

using google::protobuf::FieldDescriptor;
using testing::Below;
using testing::Fill;
using testing::OneofZeros;
using testing::Prototypes;
using testing::Random;
using testing::Serialized;
using ProtoMessage = google::protobuf::Message;

// What the two make of one text.
struct Both {
  bool ours_accepted, theirs_accepted;
  std::string ours, theirs;  // in protobuf's own bytes
};

// We list unknown fields and read the rest: protobuf is asked to do the same where there are any.
Both ReadBoth(const ProtoMessage& prototype, const std::string& text,
              bool passes_over_unknown = false) {
  const std::unique_ptr<ProtoMessage> ours(prototype.New());
  const std::unique_ptr<ProtoMessage> theirs(prototype.New());
  const Reading reading = ReadJson(SchemaOf(prototype.GetDescriptor()->name()), text);
  EXPECT_NE(reading.fault.code, "json_broken") << "no place was found for it in " << text;
  EXPECT_TRUE(!reading.accepted || ours->ParseFromString(reading.bytes)) << text;
  const bool accepted =
      ProtobufReads(text, passes_over_unknown || !reading.unknown_fields.empty(), theirs.get());
  return {reading.accepted, accepted, reading.accepted ? Serialized(*ours) : "",
          accepted ? Serialized(*theirs) : ""};
}

template <typename M>
void ExpectAlike(const std::string& text) {
  const Both both = ReadBoth(M::default_instance(), text);
  EXPECT_EQ(both.ours_accepted, both.theirs_accepted) << text;
  EXPECT_EQ(both.ours, both.theirs) << text;
}

template <typename M>
void ExpectOnlyOursRefuses(const std::string& text) {
  const Both both = ReadBoth(M::default_instance(), text, true);
  EXPECT_FALSE(both.ours_accepted) << text;
  EXPECT_TRUE(both.theirs_accepted) << text << " is refused by protobuf too: move it";
}

class JsonAgainstProtobuf : public ::testing::Test {
 protected:
  JsonAgainstProtobuf() : handler_(google::protobuf::SetLogHandler(nullptr)) {}
  ~JsonAgainstProtobuf() override { google::protobuf::SetLogHandler(handler_); }

 private:
  google::protobuf::LogHandler* handler_;
};

TEST_F(JsonAgainstProtobuf, NumbersAreReadAlike) {
  for (const char* value : {"1",
                            "1.0",
                            "1e2",
                            "10e-1",
                            "-0",
                            "-0.0",
                            "2147483647",
                            "2147483648",
                            "-2147483648",
                            "-2147483649",
                            "2147483647.0",
                            "0.2147483647e10",
                            "1.5",
                            "1e-1",
                            "1e-400",
                            "0e9",
                            "true",
                            "null",
                            "{}",
                            "[1]",
                            "9223372036854775807",
                            "9223372036854775808",
                            "18446744073709551615",
                            "18446744073709551616",
                            "12345678901234567890123",
                            "1e400",
                            "-1e400",
                            "\"1\"",
                            "\"-1\"",
                            "\"1.0\"",
                            "\"1e2\"",
                            "\" 1\"",
                            "\"1 \"",
                            "\"+1\"",
                            "\"+-1\"",
                            "\"--1\"",
                            "\"-\"",
                            "\"+\"",
                            "\"007\"",
                            "\"-0\"",
                            "\"\"",
                            "\"0x1\"",
                            "\"true\"",
                            "\"NaN\"",
                            "\"Infinity\"",
                            "\"2147483648\"",
                            "\"-2147483648\"",
                            "\"99999999999999999999\"",
                            "\"\\u0031\"",
                            "\"1\\u0000\""}) {
    ExpectAlike<v1::Event>(std::string("{\"amount\":") + value + "}");
  }
}

TEST_F(JsonAgainstProtobuf, FixedWordsAreReadByNameAndByNumberAlike) {
  for (const char* value : {"1",
                            "0",
                            "99",
                            "-1",
                            "1.0",
                            "1.5",
                            "3000000000",
                            "true",
                            "null",
                            "{}",
                            "\"1\"",
                            "\"99\"",
                            "\"1.0\"",
                            "\"+1\"",
                            "\"\"",
                            "\"DETAIL_SUMMARY\"",
                            "\"detail_summary\"",
                            "\"SUMMARY\"",
                            "\"DETAIL-SUMMARY\"",
                            "\"DetailSummary\"",
                            "\"DETAIL_SUMMARY \"",
                            "\"DETAIL_\\u0053UMMARY\""}) {
    ExpectAlike<v1::CheckRequest>(std::string("{\"detail\":") + value + "}");
  }
}

TEST_F(JsonAgainstProtobuf, TextsAreReadAlike) {
  for (const char* value : {"\"\"",
                            "\"a\"",
                            "1",
                            "true",
                            "null",
                            "{}",
                            "\"\\ud83d\\ude00\"",
                            "\"\\uD83D\\uDE00\"",
                            "\"\\ud800\"",
                            "\"\\ud800x\"",
                            "\"\\ud800\\n\"",
                            "\"\\ud800\\ud800\"",
                            "\"\\udc00\"",
                            "\"\\udc00\\ud800\"",
                            "\"\\u0000\"",
                            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                            "\"\\u12\"",
                            "\"\\u12g4\"",
                            "\"\\u00e9\"",
                            "\"\xC3\xA9\"",
                            "\"\xF0\x9F\x98\x80\"",
                            "\"\xC3\"",
                            "\"\xED\xA0\x80\"",
                            "\"\xC0\xAF\"",
                            "\"\xFF\""}) {
    ExpectAlike<v1::Event>(std::string("{\"kind\":") + value + "}");
  }
}

TEST_F(JsonAgainstProtobuf, MessagesListsAndNamesAreReadAlike) {
  for (const char* text :
       {"{}",
        " {} ",
        "[]",
        "null",
        "1",
        "\"\"",
        "",
        "{",
        "{} x",
        "{}{}",
        "{\"events\":null}",
        "{\"events\":[]}",
        "{\"events\":[{}]}",
        "{\"events\":[1]}",
        "{\"events\":1}",
        "{\"events\":[{}",
        "{\"id\":null,\"events\":[{\"kind\":null,\"by\":null}]}",
        "{\"notRecorded\":[\"a\"]}",
        "{\"not_recorded\":[\"a\"]}",
        "{\"NotRecorded\":[1]}",
        "{\"Id\":1}",
        "{\"not__recorded\":1}",
        "{\"notrecorded\":1}",
        "{\"\":1}",
        "{\"other\":{\"deep\":[{\"er\":[[1,null,true,\"\\u00e9\"]]}]},\"id\":\"a\"}",
        "{\"\\u0069d\":\"escaped name\"}",
        "{\"id\"}",
        "{\"id\":}",
        "{\"id\" \"a\"}",
        "{1:2}",
        "{\"id\":\"a\" \"x\":1}",
        "\xEF\xBB\xBF{}"}) {
    ExpectAlike<v1::Trajectory>(text);
  }
}

TEST_F(JsonAgainstProtobuf, OneOfSeveralFieldsIsReadAlike) {
  for (const char* text :
       {"{\"trajectory\":{}}", "{\"trajectory\":{},\"organisation\":{}}",
        "{\"trajectory\":null,\"organisation\":{}}", "{\"organisation\":{},\"trajectory\":null}"}) {
    ExpectAlike<v1::CheckRequest>(text);
  }
  for (const char* text : {"{\"count\":0}", "{\"count\":null}", "{\"count\":0,\"term\":null}",
                           "{\"term\":{}}", "{\"count\":0,\"term\":{}}"}) {
    ExpectAlike<v1::Parameter>(text);
  }
}

TEST_F(JsonAgainstProtobuf, WeRefuseWhatLeavesOpenWhatIsMeant) {
  // A name twice: one of the two is a mistake, and nobody says which.
  ExpectOnlyOursRefuses<v1::Trajectory>(R"({"id":"a","id":"b"})");
  ExpectOnlyOursRefuses<v1::Trajectory>(R"({"not_recorded":[],"notRecorded":["a"]})");
  ExpectOnlyOursRefuses<v1::Trajectory>(R"({"id":null,"id":"b"})");
  // protobuf passes over null in a list: a fact would be gone.
  ExpectOnlyOursRefuses<v1::Event>(R"({"by":["coach",null]})");
  ExpectOnlyOursRefuses<v1::Trajectory>(R"({"events":[null]})");
  // A value where a list should be, and a list in a list.
  ExpectOnlyOursRefuses<v1::Event>(R"({"by":"coach"})");
  ExpectOnlyOursRefuses<v1::Trajectory>(R"({"events":{}})");
  ExpectOnlyOursRefuses<v1::Event>(R"({"by":[["coach"]]})");
  // A text for true or false.
  ExpectOnlyOursRefuses<v1::Transition>(R"({"allowed":"true"})");
  ExpectOnlyOursRefuses<v1::Transition>(R"({"allowed":"n"})");
  // What is no JSON by RFC 8259.
  ExpectOnlyOursRefuses<v1::Trajectory>("{'id':'a'}");
  ExpectOnlyOursRefuses<v1::Trajectory>("{\"id\":\"a\",}");
  ExpectOnlyOursRefuses<v1::Trajectory>("{id:\"a\"}");
  ExpectOnlyOursRefuses<v1::Trajectory>("{\"id\":\"a\nb\"}");
  // A number that no field can hold, where the message has no such field at all.
  ExpectOnlyOursRefuses<v1::Trajectory>("{\"phone\":123456789012345678901234567890}");
}

TEST_F(JsonAgainstProtobuf, RandomMessagesAreWrittenAndReadBackAlike) {
  Random random(20260302);
  for (int round = 0; round < 120; ++round) {
    for (const ProtoMessage* prototype : Prototypes()) {
      const std::unique_ptr<ProtoMessage> message(prototype->New());
      Fill(random, message.get(), Below(random, 4), OneofZeros::kAllowed);
      const std::string bytes = Serialized(*message);
      const Message& type = SchemaOf(prototype->GetDescriptor()->name());
      const std::string text = ToJson(type, bytes);
      ASSERT_EQ(text, ProtobufWrites(*message));
      const Reading reading = ReadJson(type, text);
      ASSERT_TRUE(reading.accepted) << reading.fault.message << text;
      ASSERT_TRUE(reading.unknown_fields.empty());
      ASSERT_TRUE(reading.bytes == bytes) << text;
    }
  }
}

// Every character that the writers may escape, and its neighbours.
TEST_F(JsonAgainstProtobuf, EveryCharacterIsWrittenAlike) {
  const Message& type = SchemaOf("Event");
  const auto is_dense = [](std::uint32_t code) {
    return code < 0x2200 || code / 0x100 == 0xFF || code / 0x100 == 0x1D1 || code / 0x100 == 0xE00;
  };
  for (std::uint32_t code = 0; code <= 0x10FFFF; code += is_dense(code) ? 1 : 0x80) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else {
      const int size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      text += static_cast<char>((0xF00u >> size) | code >> (6 * (size - 1)));
      for (int i = size - 2; i >= 0; --i) {
        text += static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3F));
      }
    }
    v1::Event event;
    event.set_kind("a" + text + "b");
    const std::string json = ToJson(type, Serialized(event));
    ASSERT_EQ(json, ProtobufWrites(event)) << std::hex << code;
    ASSERT_TRUE(ReadJson(type, json).bytes == Serialized(event)) << json;
  }
}

std::string RandomJsonPiece(Random& random) {
  static const std::vector<std::string> kPieces = {
      "{",           "}",     "[",     "]",      ",",
      ":",           "\"",    "null",  "true",   "0",
      "-1",          "1.5e3", "1e99",  "\\u",    "\\",
      "\\ud83d",     "\xC3",  "\n",    " ",      "\"id\":\"x\",",
      "{}",          "[]",    "\"a\"", "events", ",\"count\":3",
      "\"term\":{}", "\x01"};
  return kPieces[random() % kPieces.size()];
}

std::string Damaged(Random& random, std::string text) {
  const auto at = static_cast<std::size_t>(Below(random, static_cast<int>(text.size()) + 1));
  switch (Below(random, 4)) {
    case 0:
      return text.substr(0, at);
    case 1:
      return text.insert(at, RandomJsonPiece(random));
    case 2:
      return text.erase(at, static_cast<std::size_t>(1 + Below(random, 4)));
    default:
      if (at < text.size()) text[at] = RandomJsonPiece(random)[0];
      return text;
  }
}

TEST_F(JsonAgainstProtobuf, WhatWeTakeOfDamagedTextsProtobufTakesAlike) {
  Random random(20250303);
  int accepted = 0;
  int refused = 0;
  for (int round = 0; round < 1200; ++round) {
    const ProtoMessage& prototype = *Prototypes()[static_cast<std::size_t>(Below(random, 6))];
    const std::unique_ptr<ProtoMessage> message(prototype.New());
    Fill(random, message.get(), Below(random, 3), OneofZeros::kAllowed);
    std::string text = ProtobufWrites(*message);
    for (int wounds = 0; wounds < 3; ++wounds) {
      text = Damaged(random, std::move(text));
      const Both both = ReadBoth(prototype, text);
      if (both.ours_accepted) {
        ASSERT_TRUE(both.theirs_accepted) << text;
        ASSERT_EQ(both.ours, both.theirs) << text;
      }
      ++(both.ours_accepted ? accepted : refused);
    }
  }
  EXPECT_GT(accepted, 100);
  EXPECT_GT(refused, 1500);
}

// Our own reports are written in order, but a message is what it is in any order and in parts.
TEST_F(JsonAgainstProtobuf, TheOrderOfTheBytesDoesNotMatter) {
  v1::CheckRequest first;
  first.set_enter_layer("layer1");
  first.mutable_trajectory()->set_id("a");
  first.add_languages("nl");
  v1::CheckRequest second;
  second.set_judged_on("2026-03-02");
  second.mutable_trajectory()->add_events()->set_kind("intake");
  second.add_languages("en");
  const std::string bytes = Serialized(first) + Serialized(second);
  v1::CheckRequest both;
  ASSERT_TRUE(both.ParseFromString(bytes));
  EXPECT_EQ(ToJson(MessageOf(Root::kCheckRequest), bytes), ProtobufWrites(both));
}

}  // namespace
}  // namespace baken::json
