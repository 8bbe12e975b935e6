// SPDX-License-Identifier: EUPL-1.2
// A field that a system writes in each of 40,000 records is one thing to tell, not 40,000.
#ifndef BAKEN_CLI_UNKNOWN_FIELD_LOG_H_
#define BAKEN_CLI_UNKNOWN_FIELD_LOG_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace baken::cli {

class UnknownFieldLog {
 public:
  // Whether this field, at any place in a list, is met for the first time.
  bool IsNew(const std::string& path) {
    const std::string field = WithoutPlaces(path);
    const auto met = met_again_.find(field);
    if (met != met_again_.end()) {
      met->second = true;
      return false;
    }
    // Beyond this many names nobody is helped by the list, and memory stays bounded.
    if (met_again_.size() < kMostNames) met_again_.emplace(field, false);
    return true;
  }

  std::vector<std::string> MetAgain() const {
    std::vector<std::string> fields;
    for (const auto& [field, again] : met_again_) {
      if (again) fields.push_back(field);
    }
    return fields;
  }

 private:
  static constexpr std::size_t kMostNames = 1000;

  // "memberships[2].grop" → "memberships.grop"
  static std::string WithoutPlaces(const std::string& path) {
    std::string field;
    bool in_brackets = false;
    for (const char letter : path) {
      if (letter == '[') in_brackets = true;
      if (!in_brackets) field += letter;
      if (letter == ']') in_brackets = false;
    }
    return field;
  }

  std::map<std::string, bool> met_again_;
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_UNKNOWN_FIELD_LOG_H_
