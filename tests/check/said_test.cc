// SPDX-License-Identifier: EUPL-1.2
// What the sentence of a finding names: by the title of its own sort, with what the rule asks of
// it, and at fault only what is certainly there. Each is a rule and a record with an intake on
// 10 January, judged on 5 March.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using ::testing::HasSubstr;
using testing::Loaded;
using ::testing::Not;
using testing::TinyProgrammeAsking;

// Every word goes by its sort: "role coach".
std::string Said(const std::string& requirement, const std::string& record,
                 const std::string& timing = "throughout { }") {
  v1::Programme programme = TinyProgrammeAsking(requirement, timing);
  for (v1::Word& word : *programme.mutable_vocabulary()->mutable_words()) {
    v1::Text& title = *word.add_titles();
    title.set_language("en");
    title.set_content(word.sort() + " " + word.id());
  }
  v1::CheckRequest request;
  request.set_judged_on("2026-03-05");
  request.add_languages("en");
  *request.mutable_trajectory() =
      FromText<v1::Trajectory>("events { kind: 'intake' date: '2026-01-10' } " + record);
  return FindingOf(Check(*Loaded(programme), request), "T-01").texts(0).content();
}

constexpr char kACoach[] = "holding { spans { involvement: 'coach' } min: 1 }";
constexpr char kWorkDone[] = "reached { activities { ids: 'work' status: STATUS_DONE } all: true }";

TEST(WhatIsStillNeeded, IsNamedByTheTitleOfItsSort) {
  EXPECT_THAT(Said(kACoach, ""), HasSubstr("role coach"));
  EXPECT_THAT(Said(kWorkDone, ""), HasSubstr("activity work"));
}

TEST(WhatIsStillNeeded, SaysWhatIsAskedOfIt) {
  EXPECT_THAT(
      Said("holding { spans { involvement: 'coach' filter { tags_any: 'informal' } } min: 1 }", ""),
      HasSubstr("tag informal"));
  EXPECT_THAT(Said("occurred { moments { started { involvement: 'coach' filter { tags_any: "
                   "'informal' } } } }",
                   ""),
              HasSubstr("tag informal"));
  EXPECT_THAT(Said("occurred { moments { ended { involvement: 'coach' filter { tags_any: "
                   "'informal' } } } }",
                   ""),
              HasSubstr("tag informal"));
  EXPECT_THAT(Said("occurred { moments { event: 'contact' filter { tags_any: 'informal' } } }", ""),
              HasSubstr("tag informal"));
}

TEST(WhatIsStillNeeded, IsOneOfSeveralWhereOneWillDo) {
  const std::string two = " { of { " + std::string(kACoach) + " } of { " + kWorkDone + " } ";
  EXPECT_THAT(Said("any_of" + two + "}", ""), HasSubstr("role coach or activity work"));
  EXPECT_THAT(Said("at_least" + two + "times: 1 }", ""), HasSubstr("role coach or activity work"));
  EXPECT_THAT(Said("all_of" + two + "}", ""), Not(HasSubstr("role coach or activity work")));
}

TEST(WhatMayNotBe, NamesWhoIsThereForCertainOnTheDayJudged) {
  const auto coach = [](const std::string& party, const std::string& rest) {
    return "involvements { role: 'coach' party: '" + party + "' " + rest + " } ";
  };
  const std::string said = Said(
      "holding { spans { involvement: 'coach' filter { tags_any: 'informal' } } limited: true }",
      coach("begins-today", "since: '2026-03-05' tags: 'informal'") +
          coach("left-today", "until: '2026-03-05' tags: 'informal'") +
          coach("leaves-tomorrow", "until: '2026-03-06' tags: 'informal'") +
          coach("begins-tomorrow", "since: '2026-03-06' tags: 'informal'") +
          coach("perhaps", "since: '2026-03' tags: 'informal'") +
          coach("another", "since: '2026-02-01'") + "not_recorded: 'involvements.tags'");
  EXPECT_THAT(said, HasSubstr("begins-today"));
  EXPECT_THAT(said, HasSubstr("leaves-tomorrow"));
  for (const char* absent : {"left-today", "begins-tomorrow", "perhaps", "another"}) {
    EXPECT_THAT(said, Not(HasSubstr(absent)));
  }
}

}  // namespace
}  // namespace baken
