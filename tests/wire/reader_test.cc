// SPDX-License-Identifier: EUPL-1.2

#include "wire/reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace baken::wire {
namespace {

using std::string_literals::operator""s;

// The fault of reading `bytes` to the end, nested messages left closed.
Fault FaultOf(const std::string& bytes) {
  Reader reader(bytes);
  while (reader.Next()) {
  }
  return reader.fault();
}

std::int64_t OffsetOfFault(const std::string& bytes) {
  Reader reader(bytes);
  while (reader.Next()) {
  }
  EXPECT_TRUE(reader.failed());
  return reader.offset();
}

std::string Repeat(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(Reader, GivesEachFieldWithItsTypeValueAndPlace) {
  const std::string bytes = "\x08\x96\x01\x12\x02hi\x1D\x01\x00\x00\x00\x21\x02\0\0\0\0\0\0\x80"s;
  Reader reader(bytes);
  ASSERT_TRUE(reader.Next());
  EXPECT_TRUE(reader.Is(1, WireType::kVarint));
  EXPECT_EQ(reader.int32(), 150);
  EXPECT_EQ(reader.offset(), 0);
  ASSERT_TRUE(reader.Next());
  EXPECT_TRUE(reader.Is(2, WireType::kBytes));
  EXPECT_EQ(reader.Text(), "hi");
  EXPECT_EQ(reader.offset(), 3);
  ASSERT_TRUE(reader.Next());
  EXPECT_TRUE(reader.Is(3, WireType::kFixed32));
  EXPECT_EQ(reader.varint(), 1u);
  ASSERT_TRUE(reader.Next());
  EXPECT_TRUE(reader.Is(4, WireType::kFixed64));
  EXPECT_EQ(reader.varint(), 0x8000000000000002u);
  EXPECT_FALSE(reader.Next());
  EXPECT_FALSE(reader.failed());
}

TEST(Reader, AnEmptyMessageHasNoFieldsAndNoFault) {
  Reader reader("");
  EXPECT_FALSE(reader.Next());
  EXPECT_FALSE(reader.failed());
}

TEST(Reader, AcceptsLongerVarintsThanNeeded) {
  EXPECT_EQ(FaultOf("\x08" + Repeat("\x81", 9) + "\x01"), Fault::kNone);
  EXPECT_EQ(FaultOf("\x08" + Repeat("\x81", 10) + "\x01"), Fault::kBadVarint);
  EXPECT_EQ(FaultOf("\x88\x80\x80\x80\x00\x01"s), Fault::kNone);
  EXPECT_EQ(FaultOf("\x88\x80\x80\x80\x80\x00\x01"s), Fault::kBadTag);
  EXPECT_EQ(FaultOf("\x12\x80\x80\x80\x80\x00"s), Fault::kNone);
  EXPECT_EQ(FaultOf("\x12\x80\x80\x80\x80\x80\x00"s), Fault::kBadVarint);
}

TEST(Reader, ReadsANegativeInt32FromTenBytes) {
  const std::string bytes = "\x08" + Repeat("\xFF", 9) + "\x01";
  Reader reader(bytes);
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.int32(), -1);
  EXPECT_EQ(reader.varint(), ~std::uint64_t{0});
}

TEST(Reader, RefusesFieldNumberZeroAndUnknownWireTypes) {
  EXPECT_EQ(FaultOf("\x00"s), Fault::kBadTag);
  EXPECT_EQ(FaultOf("\x02\x00"s), Fault::kBadTag);
  EXPECT_EQ(FaultOf("\x0E"), Fault::kBadWireType);
  EXPECT_EQ(FaultOf("\x0F"), Fault::kBadWireType);
  EXPECT_EQ(FaultOf("\xF8\xFF\xFF\xFF\x0F\x01"), Fault::kNone);  // field 2^29 - 1
}

TEST(Reader, RefusesWhatEndsTooEarly) {
  EXPECT_EQ(FaultOf("\x08"), Fault::kTruncated);
  EXPECT_EQ(FaultOf("\x08\x80"), Fault::kTruncated);
  EXPECT_EQ(FaultOf("\x80"), Fault::kTruncated);
  EXPECT_EQ(FaultOf("\x12\x03hi"), Fault::kTruncated);
  EXPECT_EQ(FaultOf("\x1D\x01\x00\x00"s), Fault::kTruncated);
  EXPECT_EQ(FaultOf("\x21\x01\x00\x00\x00\x00\x00\x00"s), Fault::kTruncated);
  EXPECT_EQ(OffsetOfFault("\x08\x01\x12\x03hi"), 2);
}

TEST(Reader, GivesAGroupAsOneFieldReadToItsEnd) {
  // Field 3: a group that holds field 1 and an inner group 4 with text.
  const std::string bytes = "\x1B\x08\x05\x23\x0A\x01x\x24\x1C\x08\x07";
  Reader reader(bytes);
  ASSERT_TRUE(reader.Next());
  EXPECT_TRUE(reader.Is(3, WireType::kGroup));
  EXPECT_EQ(reader.offset(), 0);
  EXPECT_EQ(reader.bytes(), "");
  EXPECT_EQ(reader.varint(), 0u);
  ASSERT_TRUE(reader.Next());
  EXPECT_TRUE(reader.Is(1, WireType::kVarint));
  EXPECT_EQ(reader.int32(), 7);
}

TEST(Reader, RefusesGroupsThatDoNotMatch) {
  EXPECT_EQ(FaultOf("\x1C"), Fault::kGroupMismatch);
  EXPECT_EQ(FaultOf("\x1B\x24"), Fault::kGroupMismatch);
  EXPECT_EQ(FaultOf("\x1B"), Fault::kGroupMismatch);
  EXPECT_EQ(FaultOf("\x1B\x23\x1C\x24"), Fault::kGroupMismatch);
  EXPECT_EQ(OffsetOfFault("\x08\x01\x1B\x08\x01"), 2);
}

TEST(Reader, NestsAHundredDeepAndNoDeeper) {
  const auto nested = [](int depth) { return Repeat("\x1B", depth) + Repeat("\x1C", depth); };
  EXPECT_EQ(FaultOf(nested(kMaxDepth)), Fault::kNone);
  EXPECT_EQ(FaultOf(nested(kMaxDepth + 1)), Fault::kTooDeep);
  // Depth is given back at the end of a group.
  EXPECT_EQ(FaultOf(nested(kMaxDepth) + nested(kMaxDepth)), Fault::kNone);
}

TEST(Reader, ANestedMessageCountsItsOffsetsFromTheWholeInputAndItsDepthFromTheOutermost) {
  const std::string bytes = "\x08\x01\x12\x04\x1B\x1C\x08\x80";
  Reader reader(bytes, bytes.data(), 2);
  ASSERT_TRUE(reader.Next());
  ASSERT_TRUE(reader.Next());
  Reader nested = reader.Message();
  ASSERT_TRUE(nested.Next());
  EXPECT_TRUE(nested.Is(3, WireType::kGroup));
  EXPECT_EQ(nested.offset(), 4);
  EXPECT_FALSE(nested.Next());
  EXPECT_EQ(nested.fault(), Fault::kTruncated);
  EXPECT_EQ(nested.offset(), 6);
  EXPECT_FALSE(reader.failed());
}

TEST(Reader, AMessageBelowTheBoundIsTooDeep) {
  const std::string bytes = "\x08\x01\x12\x00"s;
  Reader reader(bytes, bytes.data(), 0);
  ASSERT_TRUE(reader.Next());
  ASSERT_TRUE(reader.Next());
  Reader nested = reader.Message();
  EXPECT_FALSE(nested.Next());
  EXPECT_EQ(nested.fault(), Fault::kTooDeep);
  EXPECT_EQ(nested.offset(), 2);
}

TEST(Reader, InvalidUtf8IsAFaultOfTheReaderOnceAskedAsText) {
  const std::string bytes = "\x08\x01\x12\x01\xFF\x08\x01";
  Reader reader(bytes);
  ASSERT_TRUE(reader.Next());
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.bytes(), "\xFF");
  EXPECT_EQ(reader.Text(), "");
  EXPECT_EQ(reader.fault(), Fault::kInvalidUtf8);
  EXPECT_EQ(reader.offset(), 2);
  EXPECT_FALSE(reader.Next());
}

TEST(Reader, StaysAtItsFault) {
  Reader reader("\x0F\x08\x01");
  EXPECT_FALSE(reader.Next());
  EXPECT_FALSE(reader.Next());
  EXPECT_EQ(reader.fault(), Fault::kBadWireType);
  EXPECT_EQ(reader.offset(), 0);
  EXPECT_EQ(reader.field(), 0);
  EXPECT_EQ(reader.varint(), 0u);
}

}  // namespace
}  // namespace baken::wire
