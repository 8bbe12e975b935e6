// SPDX-License-Identifier: EUPL-1.2
// What cannot be read as a programme at all, and the fingerprint of what can.
#include <google/protobuf/unknown_field_set.h>
#include <gtest/gtest.h>

#include "baken/limits.h"
#include "programme/fingerprint.h"
#include "programme/problems.h"

namespace baken {
namespace {

using testing::FromText;
using testing::Load;
using testing::Loaded;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

std::string NestedRequirement(int depth) {
  std::string text = R"(occurred { moments { event: "contact" } })";
  for (int i = 0; i < depth; ++i) text = "all_of { of { " + text + " } }";
  return text;
}

TEST(ProgrammeBytes, OfANewerFormatAreUnsupported) {
  v1::Programme programme = TinyProgramme();
  programme.set_format(2);
  const LoadResult result = Load(programme);
  EXPECT_EQ(result.kind, LoadResult::Kind::kUnsupported);
  EXPECT_EQ(result.programme, nullptr);
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_EQ(result.problems[0].path, "format");
  EXPECT_EQ(result.problems[0].found, "2");
}

TEST(ProgrammeBytes, ThatAreNoMessageAreMalformed) {
  const std::string whole = TinyProgramme().SerializeAsString();
  for (const std::string& bytes :
       {std::string("\xff\xff\xff\xff"), std::string("{\"id\":\"tiny\"}"),
        whole.substr(0, whole.size() - 3)}) {
    const LoadResult result = LoadProgramme(bytes);
    EXPECT_EQ(result.kind, LoadResult::Kind::kMalformed);
    EXPECT_EQ(result.programme, nullptr);
    ASSERT_EQ(result.problems.size(), 1U);
    EXPECT_EQ(result.problems[0].problem, "malformed");
  }
}

TEST(ProgrammeBytes, NestedTooDeepAreRefusedBeforeTheyCostAStack) {
  // Each turn is two messages, and the leaf adds some of its own.
  EXPECT_NE(Loaded(TinyProgrammeAsking(NestedRequirement(28))), nullptr);
  const LoadResult result = Load(TinyProgrammeAsking(NestedRequirement(33)));
  EXPECT_EQ(result.kind, LoadResult::Kind::kMalformed);
  EXPECT_EQ(result.programme, nullptr);
}

TEST(ProgrammeBytes, BeyondTheLimitAreNotRead) {
  const LoadResult result = LoadProgramme(std::string(BAKEN_MAX_PROGRAMME_BYTES + 1, '\0'));
  EXPECT_EQ(result.kind, LoadResult::Kind::kLimit);
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_EQ(result.problems[0].problem, "programme_too_large");
}

TEST(ProgrammeBytes, MoreRulesThanTheLimitAreRefused) {
  v1::Programme programme = TinyProgramme();
  v1::Rule rule;
  rule.set_id("R");
  while (programme.rules_size() <= BAKEN_MAX_RULES) *programme.add_rules() = rule;
  EXPECT_EQ(ProblemAt(Load(programme), "rules").problem, "too_many_rules");
}

TEST(ProgrammeBytes, MoreWordsThanTheLimitAreRefused) {
  v1::Programme programme = TinyProgramme();
  v1::Word word;
  word.set_sort("tag");
  for (int i = 0; i <= BAKEN_MAX_WORDS; ++i) {
    word.set_id("t" + std::to_string(i));
    *programme.mutable_vocabulary()->add_words() = word;
  }
  EXPECT_EQ(ProblemAt(Load(programme), "vocabulary.words").problem, "too_many_words");
}

TEST(Fingerprint, IsSha256InLowerCaseHexadecimal) {
  EXPECT_EQ(Fingerprint(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Fingerprint("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Fingerprint, OfAProgrammeIsThatOfItsBytesEveryTime) {
  const v1::Programme programme = TinyProgramme();
  const auto once = Loaded(programme);
  const auto again = Loaded(programme);
  EXPECT_EQ(once->fingerprint, Fingerprint(programme.SerializeAsString()));
  EXPECT_EQ(once->fingerprint, again->fingerprint);
}

TEST(Fingerprint, DoesNotDependOnTheOrderInWhichFieldsWereWritten) {
  const v1::Programme programme = TinyProgramme();
  v1::Programme head = programme;
  head.clear_rules();
  v1::Programme rules;
  *rules.mutable_rules() = programme.rules();
  // Protobuf lets rules come before the rest, and lets one message come in parts.
  const LoadResult result = LoadProgramme(rules.SerializeAsString() + head.SerializeAsString());
  ASSERT_EQ(result.kind, LoadResult::Kind::kLoaded) << Sentences(result.problems);
  EXPECT_EQ(result.programme->fingerprint, Loaded(programme)->fingerprint);
}

TEST(Fingerprint, ChangesWithAnyContent) {
  const std::string before = Loaded(TinyProgramme())->fingerprint;
  v1::Programme other_number = TinyProgramme();
  other_number.mutable_parameters(1)->set_count(4);
  EXPECT_NE(Loaded(other_number)->fingerprint, before);
  v1::Programme other_words = TinyProgramme();
  other_words.mutable_rules(0)->mutable_remedies(0)->set_content("Een andere zin.");
  EXPECT_NE(Loaded(other_words)->fingerprint, before);
}

}  // namespace
}  // namespace baken
