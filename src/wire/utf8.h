// SPDX-License-Identifier: EUPL-1.2

#ifndef BAKEN_WIRE_UTF8_H_
#define BAKEN_WIRE_UTF8_H_

#include <string_view>

namespace baken::wire {

// False for overlong forms, surrogates, anything above U+10FFFF and cut-off sequences. U+0000 is
// valid.
bool IsValidUtf8(std::string_view text);

}  // namespace baken::wire

#endif  // BAKEN_WIRE_UTF8_H_
