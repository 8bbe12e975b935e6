// SPDX-License-Identifier: EUPL-1.2
//
// Which parts of the rule language were seen, with which outcome.

#ifndef BAKEN_TESTS_SUPPORT_LANGUAGE_COVERAGE_H_
#define BAKEN_TESTS_SUPPORT_LANGUAGE_COVERAGE_H_

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "baken/v1/programme.pb.h"

namespace baken {

class LanguageCoverage {
 public:
  // One finding of a rule with this outcome, under these editions.
  void Note(const v1::Programme& programme, const std::string& rule, v1::Outcome outcome,
            std::uint64_t times);
  // Before another programme.
  void NextProgramme() { parts_.clear(); }
  // A table: part of the language and timing, then how often each outcome was seen.
  std::string Table() const;
  // Combinations that never came out: "holding, per | at on the eve: WAIVED".
  std::string Holes() const;

 private:
  struct Row {
    std::array<std::uint64_t, v1::Outcome_ARRAYSIZE> outcomes{};
  };
  std::map<std::pair<std::string, std::string>, Row> rows_;  // part and timing
  // Of the programme at hand, by rule.
  std::map<std::string, std::set<std::pair<std::string, std::string>>> parts_;
};

}  // namespace baken

#endif  // BAKEN_TESTS_SUPPORT_LANGUAGE_COVERAGE_H_
