// SPDX-License-Identifier: EUPL-1.2
// Parts that read the same are one part; a rule is found in the order of its id.
#include <gtest/gtest.h>

#include <string>

#include "programme/vocabulary.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

const Requirement& RequirementOf(const Programme& programme, std::string_view rule) {
  return programme.FindRule(rule)->editions.front().requirement;
}

// T-01 once more, under another id.
v1::Programme WithATwin() {
  v1::Programme message = testing::TinyProgramme();
  *message.add_rules() = message.rules(0);
  message.mutable_rules(message.rules_size() - 1)->set_id("A-01");
  return message;
}

TEST(NumberedParts, AreOneWhereTwoRulesAskTheSame) {
  const auto programme = testing::Loaded(WithATwin());
  const int number = RequirementOf(*programme, "T-01").number.value;
  EXPECT_GE(number, 0);
  EXPECT_LT(number, programme->requirements);
  EXPECT_EQ(RequirementOf(*programme, "A-01").number.value, number);
}

TEST(NumberedParts, AreApartWhereTheyAskSomethingElse) {
  const auto programme = testing::Loaded(testing::TinyProgramme());
  EXPECT_NE(RequirementOf(*programme, "T-01").number.value,
            RequirementOf(*programme, "T-02").number.value);
}

TEST(NumberedParts, RulesHaveThePlaceOfTheirIds) {
  const auto programme = testing::Loaded(WithATwin());
  EXPECT_EQ(programme->FindRule("A-01")->place, 0);
  EXPECT_LT(programme->FindRule("T-01")->place, programme->FindRule("T-02")->place);
}

TEST(SymbolTable, FindsEveryTextItHoldsAndNoOther) {
  SymbolTable table;
  std::string text;
  for (int length = 0; length < 300; ++length) {
    EXPECT_EQ(table.Intern(text), length);
    text += static_cast<char>('a' + length % 23);
  }
  text.clear();
  for (int length = 0; length < 300; ++length) {
    EXPECT_EQ(table.Find(text), length);
    EXPECT_EQ(table.NameOf(length), text);
    EXPECT_EQ(table.Find(text + "!"), kNoSymbol);
    text += static_cast<char>('a' + length % 23);
  }
}

}  // namespace
}  // namespace baken
