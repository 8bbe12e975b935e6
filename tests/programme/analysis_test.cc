// SPDX-License-Identifier: EUPL-1.2
// What an author is told of a programme that loads: each remark has a programme that earns it and
// one close by that does not. "Never" and "always" are said only where they are so.
#include <gmock/gmock.h>

#include "programme/embedded.h"
#include "programme/problems.h"

namespace baken {
namespace {

using testing::FromText;
using testing::GiveWords;
using ::testing::IsEmpty;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;
using ::testing::UnorderedElementsAre;

v1::Analysis Analyse(const v1::Programme& programme) {
  v1::Analysis analysis;
  EXPECT_TRUE(analysis.ParseFromString(AnalyseProgramme(programme.SerializeAsString())));
  EXPECT_EQ(analysis.problems_size(), 0)
      << (analysis.problems_size() > 0 ? analysis.problems(0).DebugString() : "");
  return analysis;
}

// "path problem found" of all remarks but those on words, titles and parameters, which the tiny
// programme has many of.
std::vector<std::string> OnRules(const v1::Programme& programme) {
  std::vector<std::string> remarks;
  const v1::Analysis analysis = Analyse(programme);
  for (const v1::ProgrammeProblem& remark : analysis.remarks()) {
    EXPECT_FALSE(remark.expected().empty()) << remark.path();
    const bool counted = remark.problem() == "word_unused" || remark.problem() == "text_missing" ||
                         remark.problem() == "parameter_unused";
    if (!counted) remarks.push_back(remark.path() + " " + remark.problem());
  }
  return remarks;
}

std::vector<std::string> OnRules(const std::string& requirement, const std::string& timing) {
  return OnRules(TinyProgrammeAsking(requirement, timing));
}

bool Has(const v1::Analysis& analysis, const std::string& path, const std::string& problem) {
  for (const v1::ProgrammeProblem& remark : analysis.remarks()) {
    if (remark.path() == path && remark.problem() == problem) return true;
  }
  return false;
}

// A second rule, a MUST like the first.
void AddMust(v1::Programme& programme, const std::string& requirement, const std::string& timing) {
  v1::Rule& rule = *programme.add_rules();
  rule = FromText<v1::Rule>(
      "id: \"T-77\" rule_class: RULE_CLASS_MUST duty_bearer: \"coach\" requirement { " +
      requirement + " } " + timing);
  GiveWords(rule);
}

constexpr char kContact[] = R"(occurred { moments { event: "contact" } })";
constexpr char kThroughout[] = "throughout { }";

TEST(Analysis, SaysNothingOfTheRulesOfTheTinyProgramme) {
  EXPECT_THAT(OnRules(TinyProgramme()), IsEmpty());
}

// ---- never met, never broken ----

TEST(Analysis, MoreActivitiesThanThereAreCanNeverBeReached) {
  const std::string two =
      R"(reached { activities { ids: "housing" ids: "work" status: STATUS_DONE })";
  EXPECT_THAT(OnRules(two + " min: 3 }", kThroughout),
              UnorderedElementsAre("rules[0].requirement never_met"));
  EXPECT_THAT(OnRules(two + " min: 2 }", kThroughout), IsEmpty());
}

TEST(Analysis, ASensitiveActivityIsNeverKnownToBeDone) {
  const std::string prayer = R"(reached { activities { ids: "prayer" status: )";
  EXPECT_THAT(OnRules(prayer + "STATUS_DONE } }", kThroughout),
              UnorderedElementsAre("rules[0].requirement.reached.activities matches_nothing",
                                   "rules[0].requirement never_met"));
  EXPECT_THAT(OnRules(prayer + "STATUS_OFFERED } }", kThroughout), IsEmpty());
}

TEST(Analysis, BoundsThatLeaveNoNumberCanNeverBeMet) {
  const auto both = [](const char* least, const char* most) {
    return std::string("all_of { of { holding { spans { involvement: \"coach\" } min: ") + least +
           " } } of { holding { spans { involvement: \"coach\" } limited: true max: " + most +
           " } } }";
  };
  EXPECT_THAT(OnRules(both("3", "2"), kThroughout),
              UnorderedElementsAre("rules[0].requirement never_met"));
  EXPECT_THAT(OnRules(both("2", "2"), kThroughout), IsEmpty());
}

TEST(Analysis, APartIsNeverMoreThanTheWhole) {
  const auto informal = [](const char* most) {
    return std::string(R"(all_of { of { holding { spans { involvement: "coach"
                          filter { tags_any: "informal" } } min: 2 } }
                          of { holding { spans { involvement: "coach" } limited: true max: )") +
           most + " } } }";
  };
  EXPECT_THAT(OnRules(informal("1"), kThroughout),
              UnorderedElementsAre("rules[0].requirement never_met"));
  EXPECT_THAT(OnRules(informal("2"), kThroughout), IsEmpty());
}

TEST(Analysis, WhatIsSoOfEveryLayerCanNeverBeBroken) {
  const auto in = [](const std::string& ids) {
    return "holding { spans { any { sort: \"layer\" " + ids + " } } min: 1 }";
  };
  EXPECT_THAT(OnRules(in("ids: \"layer1\" ids: \"layer2\" ids: \"layer3\""), kThroughout),
              UnorderedElementsAre("rules[0].requirement never_broken"));
  EXPECT_THAT(OnRules(in("ids: \"layer1\" ids: \"layer2\""), kThroughout), IsEmpty());
}

TEST(Analysis, WhatTheMomentItselfBringsCanNeverBeBroken) {
  EXPECT_THAT(OnRules(kContact, R"(at { each { event: "contact" } })"),
              UnorderedElementsAre("rules[0].requirement never_broken"));
  EXPECT_THAT(OnRules(kContact, R"(at { each { event: "contact" } on_the_eve: true })"), IsEmpty());
  EXPECT_THAT(OnRules(R"(occurred { moments { event: "contact" } times: 2 })",
                      R"(at { each { event: "contact" } })"),
              IsEmpty());
}

TEST(Analysis, WhoEntersALayerDidNotHoldItTheDayBefore) {
  const std::string below =
      R"(holding { spans { any { sort: "layer" ids: "layer2" ids: "layer3" } } min: 1 })";
  EXPECT_THAT(OnRules(below, R"(at { each { layer_entered: "layer1" } on_the_eve: true })"),
              UnorderedElementsAre("rules[0].requirement never_broken"));
}

TEST(Analysis, OfWhatAppliesOnlySometimesThatIsTakenIntoAccount) {
  v1::Programme programme =
      TinyProgrammeAsking(R"(holding { spans { involvement: "coach" } min: 1 })");
  *programme.mutable_rules(0)->mutable_applies_when() =
      FromText<v1::Requirement>(R"(holding { spans { involvement: "coach" } min: 2 })");
  EXPECT_THAT(OnRules(programme), UnorderedElementsAre("rules[0].requirement never_broken"));
  *programme.mutable_rules(0)->mutable_applies_when() = FromText<v1::Requirement>(
      R"(holding { spans { involvement: "coach" } limited: true max: 0 })");
  EXPECT_THAT(OnRules(programme), UnorderedElementsAre("rules[0].requirement never_met"));
}

// ---- never owed ----

TEST(Analysis, WhatNeverAppliesIsNeverOwed) {
  v1::Programme programme = TinyProgrammeAsking(kContact);
  *programme.mutable_rules(0)->mutable_applies_when() = FromText<v1::Requirement>(
      R"(occurred { moments { activity { ids: "prayer" status: STATUS_DONE } } })");
  EXPECT_THAT(OnRules(programme),
              UnorderedElementsAre("rules[0].applies_when never_owed",
                                   "rules[0].applies_when.occurred.moments matches_nothing"));
}

TEST(Analysis, AWindowWithoutDaysIsNeverOwed) {
  const std::string from_intake = R"(throughout { window { since { first { event: "intake" } } )";
  EXPECT_THAT(OnRules(kContact, from_intake + R"(until { first { event: "intake" } } } })"),
              UnorderedElementsAre("rules[0].throughout.window never_owed"));
  EXPECT_THAT(OnRules(kContact, from_intake + R"(through { first { event: "intake" } } } })"),
              IsEmpty());
  const std::string back = R"( { plus { anchor { first { event: "intake" } } term: "two_months"
                                        counting: COUNTING_BEFORE_ANCHOR } } } })";
  EXPECT_THAT(OnRules(kContact, from_intake + "through" + back),
              UnorderedElementsAre("rules[0].throughout.window never_owed"));
}

TEST(Analysis, AFilterThatItsFactsCannotAnswerMatchesNothing) {
  EXPECT_THAT(OnRules(R"(occurred { moments { event: "contact" filter { modes: "remote" } } })",
                      kThroughout),
              UnorderedElementsAre("rules[0].requirement.occurred.moments matches_nothing",
                                   "rules[0].requirement never_met"));
  EXPECT_THAT(OnRules(R"(occurred { moments { event: "contact" filter { tags_any: "theme.work"
                         tags_none: "theme.*" } } })",
                      kThroughout),
              UnorderedElementsAre("rules[0].requirement.occurred.moments matches_nothing",
                                   "rules[0].requirement never_met"));
  EXPECT_THAT(OnRules(R"(holding { spans { member: "coach" } min: 1 })", kThroughout),
              UnorderedElementsAre("rules[0].requirement.holding.spans matches_nothing",
                                   "rules[0].requirement never_met"));
  EXPECT_THAT(OnRules(R"(occurred { moments { event: "contact" filter { by_all: "coach"
                         tags_any: "theme.work" tags_none: "informal" } } })",
                      kThroughout),
              IsEmpty());
}

// ---- too late ----

TEST(Analysis, ATermCountedBackFromWhereItIsMetIsNeverInTime) {
  const auto by = [](const std::string& counting) {
    return "by { anchor { first { event: \"intake\" } } term: \"two_months\" counting: " +
           counting + " }";
  };
  EXPECT_THAT(OnRules(kContact, by("COUNTING_BEFORE_ANCHOR")),
              UnorderedElementsAre("rules[0].by never_in_time"));
  EXPECT_THAT(OnRules(kContact, by("COUNTING_AFTER_ANCHOR")), IsEmpty());
}

TEST(Analysis, ATermThatEndsBeforeTheDaysThatAreAskedForIsNeverInTime) {
  const auto asked = [](const std::string& term) {
    return R"(all_of { of { occurred { moments { event: "contact" } } } of { between { since { plus {
              anchor { first { event: "intake" } } term: ")" +
           term + R"(" counting: COUNTING_AFTER_ANCHOR } } } } })";
  };
  v1::Programme programme = TinyProgrammeAsking(
      asked("half_a_year"), R"(by { term: "two_months" counting: COUNTING_FROM_ANCHOR })");
  *programme.add_parameters() = FromText<v1::Parameter>(R"(id: "half_a_year" term { months: 6 })");
  EXPECT_THAT(OnRules(programme), UnorderedElementsAre("rules[0].by never_in_time"));
  EXPECT_THAT(
      OnRules(asked("two_months"), R"(by { term: "two_months" counting: COUNTING_AFTER_ANCHOR })"),
      IsEmpty());
}

TEST(Analysis, AMomentAtWhichItCannotBeThereIsTold) {
  EXPECT_THAT(OnRules(R"(holding { spans { layer: "layer1" } min: 1 })",
                      R"(at { each { layer_entered: "layer2" } each { event: "contact" } })"),
              UnorderedElementsAre("rules[0].at.each[0] never_in_time",
                                   "vocabulary.layers[1] layer_unreachable"));
}

// ---- rules together ----

TEST(Analysis, TwoMustsThatLeaveNothingContradictEachOther) {
  const auto two = [](const char* most) {
    v1::Programme programme =
        TinyProgrammeAsking(R"(holding { spans { involvement: "coach" } min: 2 })");
    AddMust(programme,
            std::string(R"(holding { spans { involvement: "coach" } limited: true max: )") + most +
                " }",
            kThroughout);
    return programme;
  };
  EXPECT_THAT(OnRules(two("1")), UnorderedElementsAre("rules[1].requirement contradicts"));
  EXPECT_THAT(OnRules(two("2")), IsEmpty());
  v1::Programme apart = two("1");
  apart.mutable_rules(0)->set_in_force_until("2026-01-01");
  apart.mutable_rules(1)->set_in_force_since("2026-01-01");
  EXPECT_THAT(OnRules(apart), IsEmpty());
  v1::Programme softer = two("1");
  softer.mutable_rules(1)->set_rule_class(v1::RULE_CLASS_SHOULD);
  EXPECT_THAT(OnRules(softer), IsEmpty());
}

TEST(Analysis, WhatIsOwedByADayAndForbiddenAllAlongContradicts) {
  v1::Programme programme =
      TinyProgrammeAsking(kContact, R"(by { term: "two_months" counting: COUNTING_AFTER_ANCHOR })");
  AddMust(programme, std::string("none_of { of { ") + kContact + " } }", kThroughout);
  EXPECT_THAT(OnRules(programme), UnorderedElementsAre("rules[1].requirement contradicts"));
  // Forbidden on a day is not forbidden all along.
  programme.mutable_rules(1)->clear_throughout();
  *programme.mutable_rules(1)->mutable_at() =
      FromText<v1::At>(R"(each { layer_entered: "layer2" })");
  EXPECT_THAT(OnRules(programme), IsEmpty());
}

TEST(Analysis, ALayerThatEveryStepToBreaksAMustIsUnreachable) {
  v1::Programme programme =
      TinyProgrammeAsking(R"(holding { spans { layer: "layer3" } min: 1 })",
                          R"(at { each { layer_entered: "layer2" } on_the_eve: true })");
  EXPECT_THAT(OnRules(programme), IsEmpty()) << "layer 3 may be entered first";
  AddMust(programme, R"(holding { spans { layer: "layer2" } min: 1 })",
          R"(at { each { layer_entered: "layer3" } on_the_eve: true })");
  EXPECT_THAT(OnRules(programme), UnorderedElementsAre("vocabulary.layers[1] layer_unreachable",
                                                       "vocabulary.layers[2] layer_unreachable"));
}

TEST(Analysis, DaysBetweenTwoEditionsAreTold) {
  v1::Programme programme = TinyProgrammeAsking(kContact);
  *programme.add_rules() = programme.rules(0);
  programme.mutable_rules(0)->set_in_force_until("2026-01-01");
  programme.mutable_rules(1)->set_in_force_since("2026-01-01");
  EXPECT_THAT(OnRules(programme), IsEmpty());
  programme.mutable_rules(1)->set_in_force_since("2026-02-01");
  bool told = false;
  const v1::Analysis analysis = Analyse(programme);
  for (const v1::ProgrammeProblem& remark : analysis.remarks()) {
    if (remark.problem() != "editions_gap") continue;
    told = true;
    EXPECT_EQ(remark.path(), "rules[1].in_force_since");
    EXPECT_EQ(remark.expected(), "2026-01-01");
    EXPECT_EQ(remark.found(), "2026-02-01");
  }
  EXPECT_TRUE(told);
}

// ---- words ----

TEST(Analysis, ADutyBearerWhomTheVocabularyDoesNotKnowIsToldWithTheNearest) {
  v1::Programme programme = TinyProgrammeAsking(kContact);
  programme.mutable_rules(0)->set_duty_bearer("coahc");
  const v1::Analysis analysis = Analyse(programme);
  ASSERT_TRUE(Has(analysis, "rules[0].duty_bearer", "duty_bearer_unknown"));
  for (const v1::ProgrammeProblem& remark : analysis.remarks()) {
    if (remark.problem() != "duty_bearer_unknown") continue;
    EXPECT_EQ(remark.nearest(), "coach");
  }
}

TEST(Analysis, WordsParametersAndTextsThatNobodyUsesOrMissesAreTold) {
  v1::Programme programme = TinyProgramme();
  const v1::Analysis analysis = Analyse(programme);
  // Words of the tiny programme: 0 intake (clock), 1 contact (rules), 2 payment, 4 housing.
  EXPECT_FALSE(Has(analysis, "vocabulary.words[0]", "word_unused"));
  EXPECT_FALSE(Has(analysis, "vocabulary.words[1]", "word_unused"));
  EXPECT_TRUE(Has(analysis, "vocabulary.words[2]", "word_unused"));
  EXPECT_FALSE(Has(analysis, "vocabulary.words[4]", "word_unused"));
  EXPECT_TRUE(Has(analysis, "vocabulary.words[4].titles", "text_missing"));
  EXPECT_FALSE(Has(analysis, "parameters[0]", "parameter_unused"));
  EXPECT_TRUE(Has(analysis, "parameters[3]", "parameter_unused"));
  EXPECT_TRUE(Has(analysis, "rules[0].explanations", "text_missing")) << "for the participant";
  EXPECT_FALSE(Has(analysis, "rules[0].citations[0]", "citation_incomplete"));
  programme.mutable_rules(0)->mutable_citations(0)->clear_locator();
  EXPECT_TRUE(Has(Analyse(programme), "rules[0].citations[0]", "citation_incomplete"));
}

TEST(Analysis, AFamilyOfTagsWithoutTagsIsTold) {
  const auto count = [](const std::string& family) {
    return R"(reached { activities { ids: "work" status: STATUS_DONE } distinct: ")" + family +
           "\" }";
  };
  EXPECT_THAT(OnRules(count("topic.*"), kThroughout),
              UnorderedElementsAre("rules[0].requirement.reached.distinct family_unknown"));
  EXPECT_THAT(OnRules(count("theme.*"), kThroughout), IsEmpty());
}

// ---- the programmes that are built in ----

// Words that are there on purpose though no rule reads them: a record may carry them, and a page of
// the source names them.
TEST(Analysis, OfTheBuiltInProgrammesOnlyWordsWithoutARuleAreLeft) {
  for (const EmbeddedProgramme& builtin : EmbeddedProgrammes()) {
    v1::Programme programme;
    ASSERT_TRUE(
        programme.ParseFromArray(builtin.bytes.data(), static_cast<int>(builtin.bytes.size())));
    const v1::Analysis analysis = Analyse(programme);
    for (const v1::ProgrammeProblem& remark : analysis.remarks()) {
      EXPECT_EQ(remark.problem(), "word_unused") << builtin.id << " " << remark.ShortDebugString();
    }
  }
}

TEST(Analysis, TheSameBytesGiveTheSameRemarks) {
  const std::string bytes = TinyProgramme().SerializeAsString();
  EXPECT_EQ(AnalyseProgramme(bytes), AnalyseProgramme(bytes));
}

}  // namespace
}  // namespace baken
