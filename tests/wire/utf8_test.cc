// SPDX-License-Identifier: EUPL-1.2

#include "wire/utf8.h"

#include <google/protobuf/stubs/common.h>
#include <gtest/gtest.h>

#include <string>

namespace baken::wire {
namespace {

bool ProtobufAccepts(const std::string& text) {
  return google::protobuf::internal::IsStructurallyValidUTF8(text.data(),
                                                             static_cast<int>(text.size()));
}

TEST(Utf8, AcceptsWhatUnicodeCallsWellFormed) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("intake"));
  EXPECT_TRUE(IsValidUtf8(std::string_view("\0", 1)));
  EXPECT_TRUE(IsValidUtf8("caf\xC3\xA9"));
  EXPECT_TRUE(IsValidUtf8("\xED\x9F\xBF"));      // U+D7FF
  EXPECT_TRUE(IsValidUtf8("\xEE\x80\x80"));      // U+E000
  EXPECT_TRUE(IsValidUtf8("\xF4\x8F\xBF\xBF"));  // U+10FFFF
}

TEST(Utf8, RefusesOverlongSurrogateTooHighAndCutOff) {
  EXPECT_FALSE(IsValidUtf8("\xC0\x80"));
  EXPECT_FALSE(IsValidUtf8("\xE0\x9F\xBF"));
  EXPECT_FALSE(IsValidUtf8("\xF0\x8F\xBF\xBF"));
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80"));
  EXPECT_FALSE(IsValidUtf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(IsValidUtf8("\x80"));
  EXPECT_FALSE(IsValidUtf8("\xC3"));
  EXPECT_FALSE(IsValidUtf8("\xE2\x82"));
}

TEST(Utf8, JudgesEverySequenceOfUpToThreeBytesAsProtobufDoes) {
  for (int bytes = 0; bytes < 0x1000000; ++bytes) {
    // The third byte matters only as continuation or not: three values stand for all.
    const int third = bytes & 0xFF;
    if (third != 0x41 && third != 0x80 && third != 0xBF) continue;
    const std::string text = {static_cast<char>(bytes >> 16), static_cast<char>(bytes >> 8),
                              static_cast<char>(third)};
    for (std::size_t length = 1; length <= 3; ++length) {
      const std::string part = text.substr(0, length);
      ASSERT_EQ(IsValidUtf8(part), ProtobufAccepts(part)) << std::hex << bytes << " " << length;
    }
  }
}

TEST(Utf8, JudgesEveryFourByteLeadAsProtobufDoes) {
  constexpr unsigned char kEdges[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0xBF, 0xC0, 0xFF};
  for (int lead = 0xE0; lead <= 0xFF; ++lead) {
    for (int second = 0; second <= 0xFF; ++second) {
      for (const unsigned char third : kEdges) {
        for (const unsigned char fourth : kEdges) {
          const std::string text = {static_cast<char>(lead), static_cast<char>(second),
                                    static_cast<char>(third), static_cast<char>(fourth)};
          ASSERT_EQ(IsValidUtf8(text), ProtobufAccepts(text)) << std::hex << lead << " " << second;
        }
      }
    }
  }
}

TEST(Utf8, FindsABadByteAnywhereInALongText) {
  for (std::size_t length = 1; length <= 40; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'a');
      EXPECT_TRUE(IsValidUtf8(text));
      text[at] = '\xFF';
      EXPECT_FALSE(IsValidUtf8(text)) << length << " at " << at;
    }
  }
}

}  // namespace
}  // namespace baken::wire
