// SPDX-License-Identifier: EUPL-1.2
#include "json/scanner.h"

#include <charconv>
#include <utility>

#include "json/reader.h"
#include "wire/utf8.h"

namespace baken::json {
namespace {

constexpr std::string_view kLiterals[] = {"true", "false", "null"};

bool IsDigit(char letter) { return letter >= '0' && letter <= '9'; }

int HexValue(char letter) {
  if (IsDigit(letter)) return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

// The size of the character at the start; 0 when it is no UTF-8.
std::size_t CharacterSize(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return size <= text.size() && wire::IsValidUtf8(text.substr(0, size)) ? size : 0;
}

// Whether the number fits what simdjson holds numbers in: 64 bits, or a double.
bool Fits(std::string_view number) {
  const char* const end = number.data() + number.size();
  if (number.find_first_of(".eE") != std::string_view::npos) {
    double value = 0;
    if (std::from_chars(number.data(), end, value).ec == std::errc()) return true;
    // Out of range: too small is zero, which is near enough.
    const std::size_t exponent = number.find_first_of("eE");
    if (exponent != std::string_view::npos) return number[exponent + 1] == '-';
    return number.starts_with("0.") || number.starts_with("-0.");
  }
  std::int64_t small = 0;
  std::uint64_t large = 0;
  return std::from_chars(number.data(), end, small).ec == std::errc() ||
         std::from_chars(number.data(), end, large).ec == std::errc();
}

}  // namespace

bool Scanner::Scan(const Stop& stop) {
  stop_ = stop ? &stop : nullptr;
  SkipSpace();
  if (!Value()) return false;
  SkipSpace();
  return at_ >= text_.size() || FailFound("json_more_after", "the end of the text");
}

bool Scanner::Fail(std::string_view code, std::string message) {
  if (at_ >= text_.size()) {
    code = "json_cut_off";
    message = text_.empty() ? "The text is empty." : "The text is cut off here.";
  }
  fault_ = {code, std::move(message), at_};
  return false;
}

// Repeats no more of the text than the one character that is in the way.
bool Scanner::FailFound(std::string_view code, std::string_view expected) {
  const char found = Current();
  const bool shown = found > ' ' && found < 0x7F;
  return Fail(code, (shown ? std::string("Here is '") + found + "'" : "Here is a character") +
                        " where " + std::string(expected) + " was expected.");
}

void Scanner::SkipSpace() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n')) {
    ++at_;
  }
}

bool Scanner::Value() {
  if (stop_ != nullptr && !steps_.empty() && (*stop_)(*this)) {
    stopped_ = true;
    return false;
  }
  const char letter = Current();
  if (letter == '{' || letter == '[') {
    if (steps_.size() >= kMaxDepth) {
      return Fail("too_deep",
                  "Objects and lists stand deeper inside each other than "
                  "BAKEN_MAX_JSON_DEPTH.");
    }
    return letter == '{' ? Members() : Elements();
  }
  if (letter == '"') return Text();
  if (letter == '-' || IsDigit(letter)) return Number();
  return Literal();
}

bool Scanner::Members() {
  ++at_;
  SkipSpace();
  if (Current() == '}') return ++at_, true;
  steps_.push_back({});
  for (bool more = true; more; ++steps_.back().ordinal) {
    SkipSpace();
    ScanStep& step = steps_.back();
    step.name = {};
    step.name_at = at_;
    if (Current() != '"') {
      return FailFound("json_unexpected", "the name of a field in double quotes");
    }
    if (!Text()) return false;
    step.name = text_.substr(step.name_at + 1, at_ - step.name_at - 2);
    SkipSpace();
    if (Current() != ':') return FailFound("json_unexpected", "':'");
    ++at_;
    SkipSpace();
    if (!Value() || !Separator('}', more)) return false;
  }
  steps_.pop_back();
  return true;
}

bool Scanner::Elements() {
  ++at_;
  SkipSpace();
  if (Current() == ']') return ++at_, true;
  steps_.push_back({true, 0, {}, 0});
  for (bool more = true; more; ++steps_.back().ordinal) {
    SkipSpace();
    if (!Value() || !Separator(']', more)) return false;
  }
  steps_.pop_back();
  return true;
}

bool Scanner::Separator(char close, bool& more) {
  SkipSpace();
  more = Current() == ',';
  if (!more && Current() != close) {
    return FailFound("json_unexpected", std::string("',' or '") + close + "'");
  }
  ++at_;
  return true;
}

bool Scanner::Text() {
  ++at_;
  while (at_ < text_.size()) {
    const char letter = text_[at_];
    if (letter == '"') return ++at_, true;
    if (static_cast<unsigned char>(letter) < 0x20) {
      return Fail("json_text_not_closed",
                  "A text runs over the end of the line, or holds a control character; its "
                  "closing quote may be missing.");
    }
    if (letter == '\\') {
      if (!Escape()) return false;
      continue;
    }
    const std::size_t size = CharacterSize(text_.substr(at_));
    if (size == 0) return Fail("invalid_utf8", "These bytes are not UTF-8.");
    at_ += size;
  }
  return Fail("json_cut_off", {});
}

bool Scanner::Escape() {
  const std::size_t start = at_++;
  const char letter = Current();
  if (letter == 'u') {
    std::uint32_t code = 0;
    if (!FourDigits(code)) return false;
    if (code < 0xD800 || code > 0xDFFF || Surrogate(code)) return true;
    if (fault_.code.empty()) {
      at_ = start;
      Fail("json_surrogate", "Half of a surrogate pair stands here alone; it is no character.");
    }
    return false;
  }
  if (letter == '\0' || std::string_view("\"\\/bfnrt").find(letter) == std::string_view::npos) {
    return Fail("json_escape", "What stands after \\ here means nothing in JSON.");
  }
  ++at_;
  return true;
}

bool Scanner::FourDigits(std::uint32_t& code) {
  for (int i = 0; i < 4; ++i) {
    ++at_;
    const int digit = HexValue(Current());
    if (digit < 0) return Fail("json_escape", "After \\u four hexadecimal digits are expected.");
    code = code * 16 + static_cast<std::uint32_t>(digit);
  }
  ++at_;
  return true;
}

// The second half, after the first: false without a fault when there is none.
bool Scanner::Surrogate(std::uint32_t first) {
  if (first > 0xDBFF || text_.substr(at_, 2) != "\\u") return false;
  ++at_;
  std::uint32_t second = 0;
  return FourDigits(second) && second >= 0xDC00 && second <= 0xDFFF;
}

bool Scanner::Digits() {
  if (!IsDigit(Current())) {
    return Fail("json_number", "This number is not written as JSON writes numbers.");
  }
  while (IsDigit(Current())) ++at_;
  return true;
}

bool Scanner::Number() {
  const std::size_t start = at_;
  if (Current() == '-') ++at_;
  const bool zero = Current() == '0';
  const std::size_t digits = at_;
  if (!Digits()) return false;
  if (zero && at_ - digits > 1) {
    at_ = digits;
    return Fail("json_number", "A number in JSON does not begin with 0 and more digits.");
  }
  if (Current() == '.' && (++at_, !Digits())) return false;
  if (Current() == 'e' || Current() == 'E') {
    ++at_;
    if (Current() == '+' || Current() == '-') ++at_;
    if (!Digits()) return false;
  }
  if (Fits(text_.substr(start, at_ - start))) return true;
  at_ = start;
  return Fail("number_too_large",
              "This number is larger than any field can hold; where it is an "
              "id, write it as a text in quotes.");
}

bool Scanner::Literal() {
  const std::string_view rest = text_.substr(at_);
  for (const std::string_view literal : kLiterals) {
    if (rest.starts_with(literal)) return at_ += literal.size(), true;
    if (literal.starts_with(rest)) at_ = text_.size();
  }
  return FailFound("json_unexpected", "a value");
}

std::string Scanner::Path(const Message& type) const {
  std::string path;
  const Message* message = &type;
  for (const ScanStep& step : steps_) {
    if (step.in_list) {
      path += "[" + std::to_string(step.ordinal) + "]";
      continue;
    }
    const Field* field = message == nullptr ? nullptr : FindField(*message, step.name);
    if (field == nullptr) break;
    path += (path.empty() ? "" : ".") + std::string(field->name);
    message = field->message;
  }
  return path;
}

}  // namespace baken::json
