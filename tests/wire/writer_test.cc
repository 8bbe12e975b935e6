// SPDX-License-Identifier: EUPL-1.2

#include "wire/writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "baken/v1/check.pb.h"
#include "baken/v1/facts.pb.h"

namespace baken::wire {
namespace {

enum class Colour { kNone = 0, kGreen = 3 };

TEST(Writer, LeavesOutWhatIsZeroOrEmpty) {
  Writer writer;
  writer.Int32(1, 0);
  writer.Uint64(2, 0);
  writer.Enum(3, Colour::kNone);
  writer.Bool(4, false);
  writer.Text(5, "");
  EXPECT_EQ(writer.bytes(), "");
}

TEST(Writer, WritesAnEmptyEntryAndAnEmptyMessage) {
  Writer writer;
  writer.Entry(1, "");
  writer.Open(2);
  writer.Close();
  writer.Message(3, "");
  EXPECT_EQ(writer.bytes(), std::string_view("\x0A\0\x12\0\x1A\0", 6));
}

TEST(Writer, WritesScalarsAsProtobufDoes) {
  for (const std::int32_t amount : {1, 127, 128, 300, -1, std::numeric_limits<std::int32_t>::max(),
                                    std::numeric_limits<std::int32_t>::min()}) {
    v1::Event event;
    event.set_kind("contact");
    event.set_amount(amount);
    Writer writer;
    writer.Text(1, "contact");
    writer.Int32(6, amount);
    EXPECT_EQ(writer.bytes(), event.SerializeAsString()) << amount;
  }
  Writer writer;
  writer.Bool(1, true);
  writer.Uint64(16, ~std::uint64_t{0});
  writer.Enum((1 << 29) - 1, Colour::kGreen);
  EXPECT_EQ(writer.bytes(),
            "\x08\x01\x80\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\xF8\xFF\xFF\xFF\x0F\x03");
}

TEST(Writer, GivesNestedMessagesOfAnyLengthTheirLength) {
  for (const unsigned length :
       {0U,   1U,   100U, 119U,   120U,   121U,   122U,   123U,   124U,   125U,     126U,
        127U, 128U, 129U, 16000U, 16370U, 16375U, 16383U, 16384U, 16385U, 2097152U, 3000000U}) {
    const std::string text(length, 'x');
    v1::Report report;
    v1::Finding* finding = report.add_findings();
    finding->set_rule_id("MVS-01");
    finding->add_breaches()->add_causes()->set_path(text);
    finding->add_open();
    report.set_semantics(1);

    Writer writer;
    writer.Open(5);
    writer.Text(1, "MVS-01");
    writer.Open(9);
    writer.Open(3);
    writer.Text(1, text);
    writer.Close();
    writer.Close();
    writer.Open(10);
    writer.Close();
    writer.Close();
    writer.Int32(8, 1);
    EXPECT_TRUE(writer.bytes() == report.SerializeAsString()) << length;
  }
}

TEST(Writer, TakesFieldsAndMessagesThatAreSerialisedAlready) {
  Writer constant;
  constant.Text(1, "MVS-01");
  Writer writer;
  writer.Open(5);
  writer.Fields(constant.bytes());
  writer.Text(2, "t-1");
  writer.Close();
  writer.Message(5, constant.bytes());
  v1::Report report;
  ASSERT_TRUE(report.ParseFromString(std::string(writer.bytes())));
  ASSERT_EQ(report.findings_size(), 2);
  EXPECT_EQ(report.findings(0).rule_id(), "MVS-01");
  EXPECT_EQ(report.findings(0).subject(), "t-1");
  EXPECT_EQ(report.findings(1).rule_id(), "MVS-01");
}

TEST(Writer, StartsAfreshOnceClearedOrTaken) {
  Writer writer;
  writer.Open(1);
  writer.Text(1, "half");
  writer.Clear();
  EXPECT_EQ(writer.bytes(), "");
  writer.Text(1, "a");
  EXPECT_EQ(writer.Take(),
            "\x0A\x01"
            "a");
  EXPECT_EQ(writer.bytes(), "");
  writer.Text(1, "b");
  EXPECT_EQ(writer.bytes(),
            "\x0A\x01"
            "b");
}

}  // namespace
}  // namespace baken::wire
