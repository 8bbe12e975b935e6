// SPDX-License-Identifier: EUPL-1.2

#ifndef BAKEN_WIRE_UTF8_H_
#define BAKEN_WIRE_UTF8_H_

#include <cstdint>
#include <cstring>
#include <string_view>

namespace baken::wire {

// Whether every byte is below 0x80.
inline bool IsAscii(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  const auto load = [](const char* from, auto number) {
    std::memcpy(&number, from, sizeof(number));
    return std::uint64_t{number};
  };
  const char* at = text.data();
  const char* const end = at + text.size();
  std::uint64_t seen = 0;
  // The last eight or four bytes overlap those before.
  if (text.size() >= 8) {
    for (; end - at > 8; at += 8) seen |= load(at, std::uint64_t{});
    seen |= load(end - 8, std::uint64_t{});
  } else if (text.size() >= 4) {
    seen = load(at, std::uint32_t{}) | load(end - 4, std::uint32_t{});
  } else {
    for (; at != end; ++at) seen |= static_cast<unsigned char>(*at);
  }
  return (seen & kHighBits) == 0;
}

// IsValidUtf8 for texts that are not plain ASCII.
bool IsValidUtf8Sequence(std::string_view text);

// False for overlong forms, surrogates, anything above U+10FFFF and cut-off sequences. U+0000 is
// valid.
inline bool IsValidUtf8(std::string_view text) {
  return IsAscii(text) || IsValidUtf8Sequence(text);
}

}  // namespace baken::wire

#endif  // BAKEN_WIRE_UTF8_H_
