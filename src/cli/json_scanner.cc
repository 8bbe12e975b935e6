// SPDX-License-Identifier: EUPL-1.2
#include "cli/json_scanner.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include "cli/wrap.h"

namespace baken::cli {
namespace {

bool IsDigit(char letter) { return letter >= '0' && letter <= '9'; }

int HexValue(char letter) {
  if (IsDigit(letter)) return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

}  // namespace

bool IsInt32(const std::string& number) {
  char* end = nullptr;
  const double value = std::strtod(number.c_str(), &end);
  if (number.empty() || *end != '\0') return false;
  return value >= std::numeric_limits<std::int32_t>::min() &&
         value <= std::numeric_limits<std::int32_t>::max() && std::floor(value) == value;
}

void JsonScanner::SkipSpace() {
  for (; position_ < text_.size(); ++position_) {
    const char letter = text_[position_];
    if (letter == '\n') {
      ++line_;
      line_start_ = position_ + 1;
    } else if (letter != ' ' && letter != '\t' && letter != '\r') {
      return;
    }
  }
}

JsonMark JsonScanner::Here() {
  SkipSpace();
  return {line_, line_start_, position_};
}

Position JsonScanner::At(const JsonMark& mark) const {
  const std::string_view before = text_.substr(mark.line_start, mark.offset - mark.line_start);
  return {mark.line, static_cast<std::int64_t>(Columns(before)) + 1};
}

// Says where and what; never more of the text than the one character that is in the way.
bool JsonScanner::Fail(Phrase phrase, std::string expected) {
  trouble_.at = At({line_, line_start_, position_});
  trouble_.phrase = position_ >= text_.size() ? Phrase::kJsonCutOff : phrase;
  const std::string_view rest = text_.substr(position_);
  const std::size_t size = Utf8Size(rest);
  trouble_.found = size == 0 ? std::string("?") : Printable(rest.substr(0, size));
  trouble_.expected = std::move(expected);
  return false;
}

bool JsonScanner::Peek(JsonToken& token) {
  SkipSpace();
  const char letter = Current();
  if (letter == '{') {
    token = JsonToken::kObject;
  } else if (letter == '[') {
    token = JsonToken::kList;
  } else if (letter == '"') {
    token = JsonToken::kText;
  } else if (letter == '-' || IsDigit(letter)) {
    token = JsonToken::kNumber;
  } else if (letter == 't' || letter == 'f') {
    token = JsonToken::kTrueOrFalse;
  } else if (letter == 'n') {
    token = JsonToken::kNull;
  } else {
    return Fail(Phrase::kJsonNoValue);
  }
  return true;
}

bool JsonScanner::Open(char bracket) {
  SkipSpace();
  if (Current() != bracket) return Fail(Phrase::kJsonExpected, std::string(1, bracket));
  ++position_;
  return true;
}

bool JsonScanner::TryClose(char bracket) {
  SkipSpace();
  if (Current() != bracket) return false;
  ++position_;
  return true;
}

bool JsonScanner::Next(char close, bool& more) {
  if (TryClose(close)) {
    more = false;
    return true;
  }
  if (Current() != ',') return Fail(Phrase::kJsonExpectedEither, std::string(1, close));
  ++position_;
  more = true;
  return true;
}

bool JsonScanner::TakeName() {
  SkipSpace();
  if (Current() != '"') return Fail(Phrase::kJsonNoName);
  if (!TakeText()) return false;
  SkipSpace();
  if (Current() != ':') return Fail(Phrase::kJsonExpected, ":");
  ++position_;
  return true;
}

bool JsonScanner::TakeScalar(JsonToken token) {
  SkipSpace();
  if (token == JsonToken::kText) return TakeText();
  if (token == JsonToken::kNumber) return TakeNumber();
  return TakeLiteral();
}

bool JsonScanner::AtEnd() {
  SkipSpace();
  return position_ >= text_.size() || Fail(Phrase::kJsonMoreAfterRecord);
}

bool JsonScanner::TakeText() {
  taken_.clear();
  ++position_;
  while (position_ < text_.size()) {
    const char letter = text_[position_];
    if (letter == '"') {
      ++position_;
      return true;
    }
    if (static_cast<unsigned char>(letter) < 0x20) return Fail(Phrase::kJsonTextNotClosed);
    if (letter == '\\') {
      if (!TakeEscape()) return false;
      continue;
    }
    const std::size_t size = Utf8Size(text_.substr(position_));
    if (size == 0) return Fail(Phrase::kJsonNotUtf8);
    taken_ += text_.substr(position_, size);
    position_ += size;
  }
  return Fail(Phrase::kJsonCutOff);
}

bool JsonScanner::TakeEscape() {
  static constexpr std::string_view kEscapes = "\"\\/bfnrt";
  static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  ++position_;
  const char letter = Current();
  if (letter == 'u') return TakeUnicodeEscape();
  const std::size_t index = kEscapes.find(letter);
  if (letter == '\0' || index == std::string_view::npos) return Fail(Phrase::kJsonBadEscape);
  taken_ += kMeanings[index];
  ++position_;
  return true;
}

bool JsonScanner::TakeUnicodeEscape() {
  int code = 0;
  for (int i = 0; i < 4; ++i) {
    ++position_;
    const int digit = HexValue(Current());
    if (digit < 0) return Fail(Phrase::kJsonBadEscape);
    code = code * 16 + digit;
  }
  ++position_;
  // Field names and words of ours are ASCII; anything else only has to differ from them.
  taken_ += code < 0x80 ? static_cast<char>(code) : '?';
  return true;
}

bool JsonScanner::TakeDigits() {
  if (!IsDigit(Current())) return Fail(Phrase::kJsonBadNumber);
  while (IsDigit(Current())) ++position_;
  return true;
}

bool JsonScanner::TakeNumber() {
  const std::size_t start = position_;
  if (Current() == '-') ++position_;
  if (Current() == '0' && position_ + 1 < text_.size() && IsDigit(text_[position_ + 1])) {
    return Fail(Phrase::kJsonBadNumber);  // 007
  }
  if (!TakeDigits()) return false;
  if (Current() == '.') {
    ++position_;
    if (!TakeDigits()) return false;
  }
  if (Current() == 'e' || Current() == 'E') {
    ++position_;
    if (Current() == '+' || Current() == '-') ++position_;
    if (!TakeDigits()) return false;
  }
  taken_ = std::string(text_.substr(start, position_ - start));
  return true;
}

bool JsonScanner::TakeLiteral() {
  static constexpr std::array<std::string_view, 3> kLiterals = {"true", "false", "null"};
  const std::string_view rest = text_.substr(position_);
  for (const std::string_view literal : kLiterals) {
    if (rest.substr(0, literal.size()) != literal) continue;
    taken_ = std::string(literal);
    position_ += literal.size();
    return true;
  }
  for (const std::string_view literal : kLiterals) {
    const bool cut_off = literal.substr(0, rest.size()) == rest;
    if (cut_off) position_ = text_.size();
  }
  return Fail(Phrase::kJsonNoValue);
}

}  // namespace baken::cli
