// SPDX-License-Identifier: EUPL-1.2
#include "cli/wrap.h"

#include <cstdint>

namespace baken::cli {
namespace {

// Size and smallest code point by the first byte, after RFC 3629.
struct Utf8Form {
  std::size_t size;
  std::uint32_t first_bits;
  std::uint32_t smallest;
};

Utf8Form FormOf(unsigned char first) {
  if (first < 0x80) return {1, first, 0};
  if (first >= 0xC2 && first <= 0xDF) return {2, first & 0x1Fu, 0x80};
  if (first >= 0xE0 && first <= 0xEF) return {3, first & 0x0Fu, 0x800};
  if (first >= 0xF0 && first <= 0xF4) return {4, first & 0x07u, 0x10000};
  return {0, 0, 0};
}

}  // namespace

std::size_t Utf8Size(std::string_view text) {
  if (text.empty()) return 0;
  const Utf8Form form = FormOf(static_cast<unsigned char>(text[0]));
  if (form.size == 0 || text.size() < form.size) return 0;
  std::uint32_t code_point = form.first_bits;
  for (std::size_t i = 1; i < form.size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0u) != 0x80u) return 0;
    code_point = (code_point << 6u) | (byte & 0x3Fu);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < form.smallest || code_point > 0x10FFFF || surrogate) return 0;
  return form.size;
}

std::size_t Columns(std::string_view text) {
  std::size_t columns = 0;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0u) != 0x80u) ++columns;
  }
  return columns;
}

std::string Printable(std::string_view text) {
  std::string printable;
  printable.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = Utf8Size(text);
    const auto first = static_cast<unsigned char>(text[0]);
    // U+0080 to U+009F are control characters too; in UTF-8 they start with C2.
    const bool control = first < 0x20 || first == 0x7F ||
                         (size == 2 && first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0);
    if (size == 0) {
      printable += '?';
    } else if (control) {
      printable += ' ';
    } else {
      printable += text.substr(0, size);
    }
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return printable;
}

std::string Wrapped(std::string_view lead, std::string_view text, std::size_t width) {
  const std::string hang(Columns(lead), ' ');
  std::string wrapped(lead);
  std::size_t column = hang.size();
  bool line_is_empty = true;
  while (!text.empty()) {
    const std::size_t start = text.find_first_not_of(" \n");
    if (start == std::string_view::npos) break;
    text.remove_prefix(start);
    const std::string_view word = text.substr(0, text.find_first_of(" \n"));
    const std::size_t room_taken = Columns(word) + (line_is_empty ? 0 : 1);
    if (!line_is_empty && column + room_taken > width) {
      wrapped += '\n' + hang;
      column = hang.size();
      line_is_empty = true;
    }
    if (!line_is_empty) wrapped += ' ';
    wrapped += word;
    column += Columns(word) + (line_is_empty ? 0 : 1);
    line_is_empty = false;
    text.remove_prefix(word.size());
  }
  wrapped += '\n';
  return wrapped;
}

}  // namespace baken::cli
