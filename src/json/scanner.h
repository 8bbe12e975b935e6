// SPDX-License-Identifier: EUPL-1.2
// JSON (RFC 8259) character by character, to say where something stands.
// simdjson, which reads, tells whether a text is JSON but not where it stops being it. This is
// slower, and used only once something is wrong.
#ifndef BAKEN_JSON_SCANNER_H_
#define BAKEN_JSON_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "json/schema.h"

namespace baken::json {

// One step from the outermost object to a value.
struct ScanStep {
  bool in_list = false;
  std::size_t ordinal = 0;  // which member or element, from zero
  std::string_view name;    // of a member: what stands between the quotes
  std::size_t name_at = 0;
};

struct ScanFault {
  std::string_view code;  // empty: none
  std::string message;    // an English sentence, without the path
  std::size_t offset = 0;
};

class Scanner {
 public:
  // Asked at the start of every value below the outermost one; true stops the scan.
  using Stop = std::function<bool(const Scanner&)>;

  explicit Scanner(std::string_view text) : text_(text) {}

  // False at the first thing that is no JSON, and when `stop` says so.
  bool Scan(const Stop& stop = nullptr);

  const std::vector<ScanStep>& steps() const { return steps_; }
  std::size_t offset() const { return at_; }
  const ScanFault& fault() const { return fault_; }
  // "events[0].kind", with the names that the message has; a name it does not have ends the path.
  std::string Path(const Message& type) const;

 private:
  bool Fail(std::string_view code, std::string message);
  bool FailFound(std::string_view code, std::string_view expected);
  bool Value();
  bool Members();
  bool Elements();
  bool Separator(char close, bool& more);
  bool Text();
  bool Escape();
  bool FourDigits(std::uint32_t& code);
  bool Surrogate(std::uint32_t first);
  bool Number();
  bool Digits();
  bool Literal();
  void SkipSpace();
  char Current() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<ScanStep> steps_;
  const Stop* stop_ = nullptr;
  bool stopped_ = false;
  ScanFault fault_;
};

}  // namespace baken::json

#endif  // BAKEN_JSON_SCANNER_H_
