// SPDX-License-Identifier: EUPL-1.2
// Which outcomes of the rules of the built-in programmes no case shows. Counted is what a case
// expects, which is derived by hand; not what the library happens to answer beside it. The gaps
// that are known stand in tests/cases/not_shown.txt with their reasons; another one fails, and so
// does one that is closed and still listed. A gap by part of the rule language (leaf, timing,
// connective) is the gap of all its rules: BAKEN_PRINT_COVERAGE prints that table.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

#include "cases/case_files.h"
#include "cases/programmes.h"
#include "support/language_coverage.h"
#include "support/places.h"

namespace baken {
namespace {

using testing::AllCases;
using testing::BuiltinIds;
using testing::Described;
using testing::Expected;
using testing::Judgement;
using testing::NamedCase;

std::string OutcomeName(int outcome) {
  return v1::Outcome_Name(static_cast<v1::Outcome>(outcome)).substr(8);
}

void NoteWhatCasesShow(const v1::Programme& programme, LanguageCoverage& language,
                       std::set<std::string>& shown) {
  for (const NamedCase& named : AllCases()) {
    if (named.programme != programme.id()) continue;
    for (const Judgement& judgement : named.content.judged()) {
      for (const Expected& expected : judgement.expect()) {
        language.Note(programme, expected.rule_id(), expected.outcome(), 1);
        shown.insert(expected.rule_id() + ' ' + OutcomeName(expected.outcome()));
      }
    }
  }
}

// What no case of the programme shows: "thuis-in-mvs MVS-01 WAIVED". With a table in `language`.
std::set<std::string> GapsOf(const v1::Programme& programme, LanguageCoverage& language) {
  std::set<std::string> gaps, shown;
  NoteWhatCasesShow(programme, language, shown);
  for (const v1::Rule& rule : programme.rules()) {
    if (rule.rule_class() == v1::RULE_CLASS_INDICATOR) continue;  // a figure: cases_test
    language.Note(programme, rule.id(), v1::OUTCOME_UNSPECIFIED, 0);
    for (int outcome = v1::OUTCOME_SATISFIED; outcome < v1::Outcome_ARRAYSIZE; ++outcome) {
      const std::string what = rule.id() + ' ' + OutcomeName(outcome);
      if (!shown.contains(what)) gaps.insert(programme.id() + ' ' + what);
    }
  }
  return gaps;
}

std::set<std::string> KnownGaps() {
  std::set<std::string> gaps;
  std::ifstream file(SourceFolder() + "/tests/cases/not_shown.txt");
  EXPECT_TRUE(file);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string programme, outcome;
    words >> programme >> outcome;
    for (std::string rule; words >> rule;) gaps.insert(programme + ' ' + rule + ' ' + outcome);
  }
  return gaps;
}

TEST(RuleCoverage, WhatNoCaseShowsIsListedWithAReason) {
  const std::set<std::string> known = KnownGaps();
  std::set<std::string> found;
  for (const std::string& id : BuiltinIds()) {
    const auto programme = Described(id);
    ASSERT_TRUE(programme.has_value());
    LanguageCoverage language;
    found.merge(GapsOf(*programme, language));
    if (std::getenv("BAKEN_PRINT_COVERAGE") != nullptr)
      std::cout << id << ", " << language.Table() << "\n";
  }
  for (const std::string& gap : found) {
    EXPECT_TRUE(known.contains(gap))
        << gap << ": no case expects it; add one to tests/cases, or the rule to not_shown.txt";
  }
  for (const std::string& gap : known) {
    EXPECT_TRUE(found.contains(gap))
        << gap << " stands in tests/cases/not_shown.txt, but a case expects it, or it is no rule";
  }
}

}  // namespace
}  // namespace baken
