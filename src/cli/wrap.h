// SPDX-License-Identifier: EUPL-1.2
// Text on a screen of so many columns.
#ifndef BAKEN_CLI_WRAP_H_
#define BAKEN_CLI_WRAP_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace baken::cli {

// The number of bytes of the character that `text` starts with; 0 when these bytes are not UTF-8.
std::size_t Utf8Size(std::string_view text);

// Columns the text takes: one per character.
std::size_t Columns(std::string_view text);

// Nothing in the answer can move the cursor or ring the bell: control characters become spaces,
// bytes that are not UTF-8 become '?'.
std::string Printable(std::string_view text);

// `lead` before the first line, as many spaces before the others; lines end with '\n'.
std::string Wrapped(std::string_view lead, std::string_view text, std::size_t width);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WRAP_H_
