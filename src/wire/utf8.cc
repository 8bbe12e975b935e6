// SPDX-License-Identifier: EUPL-1.2

#include "wire/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace baken::wire {
namespace {

// What the byte after a leading byte may be; all later bytes are 80..BF.
struct Lead {
  int length;  // of the whole sequence; 0: cannot lead
  unsigned char second_min;
  unsigned char second_max;
};

// The Unicode Standard, table 3-7: the narrowed second bytes keep out overlong forms (E0, F0),
// surrogates (ED) and what lies above U+10FFFF (F4).
Lead LeadOf(unsigned char byte) {
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

const char* SkipAscii(const char* at, const char* end) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  while (end - at >= 8) {
    std::uint64_t eight;
    std::memcpy(&eight, at, sizeof(eight));
    if ((eight & kHighBits) != 0) break;
    at += 8;
  }
  while (at != end && static_cast<unsigned char>(*at) < 0x80) ++at;
  return at;
}

}  // namespace

bool IsValidUtf8Sequence(std::string_view text) {
  const char* const end = text.data() + text.size();
  for (const char* at = SkipAscii(text.data(), end); at != end; at = SkipAscii(at, end)) {
    const Lead lead = LeadOf(static_cast<unsigned char>(*at));
    if (lead.length == 0 || end - at < lead.length) return false;
    const auto second = static_cast<unsigned char>(at[1]);
    if (second < lead.second_min || second > lead.second_max) return false;
    for (int i = 2; i < lead.length; ++i) {
      if ((static_cast<unsigned char>(at[i]) & 0xC0) != 0x80) return false;
    }
    at += lead.length;
  }
  return true;
}

}  // namespace baken::wire
