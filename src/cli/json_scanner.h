// SPDX-License-Identifier: EUPL-1.2
// JSON (RFC 8259) token by token, counting lines.
// In:  the text of one record.
// Out: its tokens, or the one trouble that stops it, with line and column.
// Never: knows of messages; json_fields holds the tokens against a type.
#ifndef BAKEN_CLI_JSON_SCANNER_H_
#define BAKEN_CLI_JSON_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/phrases.h"
#include "cli/problem.h"

namespace baken::cli {

enum class JsonToken { kText, kNumber, kTrueOrFalse, kNull, kObject, kList };

// A place in the text; its column is counted only when somebody asks, as lines may be very long.
struct JsonMark {
  std::int64_t line = 0;
  std::size_t line_start = 0;
  std::size_t offset = 0;
};

struct JsonTrouble {
  Position at;
  Phrase phrase = Phrase::kJsonCutOff;
  std::string found;
  std::string expected;
};

class JsonScanner {
 public:
  JsonScanner(std::string_view text, std::int64_t first_line) : text_(text), line_(first_line) {}

  // Every function passes over white space first, and returns false at the first trouble.
  JsonMark Here();
  bool Peek(JsonToken& token);
  bool Open(char bracket);
  bool TryClose(char bracket);
  // After a value: `more` when a comma follows, not `more` when `close` does.
  bool Next(char close, bool& more);
  bool TakeName();
  bool TakeScalar(JsonToken token);
  bool AtEnd();

  Position At(const JsonMark& mark) const;

  // The text, number or literal taken last; escapes of ASCII characters are undone.
  const std::string& taken() const { return taken_; }
  const JsonTrouble& trouble() const { return trouble_; }

 private:
  bool Fail(Phrase phrase, std::string expected = {});
  void SkipSpace();
  bool TakeText();
  bool TakeEscape();
  bool TakeUnicodeEscape();
  bool TakeNumber();
  bool TakeDigits();
  bool TakeLiteral();
  char Current() const { return position_ < text_.size() ? text_[position_] : '\0'; }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t line_start_ = 0;
  std::int64_t line_;
  std::string taken_;
  JsonTrouble trouble_;
};

// A whole number that fits in 32 bits, written as JSON writes it; "1e3" and "5.0" are too.
bool IsInt32(const std::string& number);

}  // namespace baken::cli

#endif  // BAKEN_CLI_JSON_SCANNER_H_
