// SPDX-License-Identifier: EUPL-1.2
// Loading is strict: what is wrong with a rule, a parameter or the whole file is refused with its
// path, and everything that is wrong is said at once.
#include <gtest/gtest.h>

#include "programme/problems.h"

namespace baken {
namespace {

using testing::FromText;
using testing::GiveWords;
using testing::Load;
using testing::Loaded;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

constexpr char kContact[] = R"(occurred { moments { event: "contact" } })";
constexpr char kByTwoMonths[] = R"(by { term: "two_months" counting: COUNTING_AFTER_ANCHOR })";

std::string ProblemOf(const v1::Programme& programme, const std::string& path) {
  return ProblemAt(Load(programme), path).problem;
}

std::string ProblemOf(const std::string& requirement, const std::string& timing,
                      const std::string& path) {
  return ProblemOf(TinyProgrammeAsking(requirement, timing), path);
}

TEST(Loading, TheTinyProgrammeIsFine) {
  const auto programme = Loaded(TinyProgramme());
  ASSERT_NE(programme, nullptr);
  EXPECT_EQ(programme->rules.size(), 5U);
  ASSERT_NE(programme->FindRule("T-03"), nullptr);
  EXPECT_EQ(programme->FindRule("T-99"), nullptr);
}

// ---- the whole file ----

TEST(Loading, WithoutIdVersionFormatOrRulesIsRefused) {
  v1::Programme programme;
  const LoadResult result = Load(programme);
  for (const char* path : {"format", "id", "version", "rules"}) {
    EXPECT_EQ(ProblemAt(result, path).problem, "missing") << path;
  }
}

TEST(Loading, WithoutTitlesInBothLanguagesIsRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_titles()->DeleteSubrange(1, 1);
  const Problem problem = ProblemAt(Load(programme), "titles");
  EXPECT_EQ(problem.problem, "text_missing");
  EXPECT_EQ(problem.expected, "a text in en");
}

TEST(Loading, WhatIsWrittenForTheParticipantDoesNotReplaceTheTextForAProfessional) {
  v1::Programme programme = TinyProgramme();
  for (v1::Text& text : *programme.mutable_rules(0)->mutable_remedies()) {
    text.set_register_("participant");
  }
  const Problem problem = ProblemAt(Load(programme), "rules[0].remedies");
  EXPECT_EQ(problem.problem, "text_missing");
  programme = TinyProgramme();
  programme.mutable_rules(0)->mutable_explanations(1)->set_register_("participants");
  EXPECT_EQ(ProblemAt(Load(programme), "rules[0].explanations[1].register").nearest, "participant");
}

TEST(Loading, AnEquatedDayThatIsNoFullDateIsRefusedWithTheNearest) {
  v1::Programme programme = TinyProgramme();
  programme.add_equated_days("2026-05-15");
  programme.add_equated_days("15-5-2026");
  const Problem problem = ProblemAt(Load(programme), "equated_days[1]");
  EXPECT_EQ(problem.found, "15-5-2026");
  EXPECT_EQ(problem.nearest, "2026-05-15");
}

TEST(Loading, AllThatIsWrongIsSaidAtOnceInTheOrderOfTheFile) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_vocabulary()->mutable_words(0)->set_sort("evnt");
  programme.mutable_parameters(0)->mutable_term()->set_months(-1);
  programme.mutable_rules(1)->clear_duty_bearer();
  programme.mutable_rules(2)->clear_citations();
  v1::Analysis analysis;
  ASSERT_TRUE(analysis.ParseFromString(AnalyseProgramme(programme.SerializeAsString())));
  std::vector<std::string> paths;
  for (const v1::ProgrammeProblem& problem : analysis.problems()) {
    EXPECT_FALSE(problem.problem().empty()) << problem.path();
    EXPECT_FALSE(problem.expected().empty()) << problem.path();
    paths.push_back(problem.path());
  }
  EXPECT_EQ(paths, (std::vector<std::string>{"vocabulary.words[0].sort", "parameters[0].term",
                                             "clock.first.event", "rules[1].duty_bearer",
                                             "rules[2].citations"}));
}

TEST(Loading, NothingIsWrongWithAProgrammeThatLoads) {
  v1::Analysis analysis;
  ASSERT_TRUE(analysis.ParseFromString(AnalyseProgramme(TinyProgramme().SerializeAsString())));
  EXPECT_EQ(analysis.problems_size(), 0);
}

// ---- parameters ----

TEST(Parameters, AnUnknownOneIsRefusedWithTheNearest) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_rules(0)->mutable_by()->set_term("two_month");
  const Problem problem = ProblemAt(Load(programme), "rules[0].by.term");
  EXPECT_EQ(problem.problem, "parameter_unknown");
  EXPECT_EQ(problem.found, "two_month");
  EXPECT_EQ(problem.nearest, "two_months");
}

TEST(Parameters, AreUnknownWhereverTheyAreNamed) {
  const std::string contact = R"(occurred { moments { event: "payment" } )";
  const std::string path = "rules[0].requirement.occurred.";
  EXPECT_EQ(ProblemOf(contact + R"(within: "no" })", "throughout { }", path + "within"),
            "parameter_unknown");
  EXPECT_EQ(ProblemOf(contact + R"(amount: "no" })", "throughout { }", path + "amount"),
            "parameter_unknown");
  EXPECT_EQ(ProblemOf(contact + R"(at_most: "no" })", "throughout { }", path + "at_most"),
            "parameter_unknown");
  EXPECT_EQ(ProblemOf(R"(holding { spans { group: "team" } max_parameter: "no" })",
                      "throughout { }", "rules[0].requirement.holding.max_parameter"),
            "parameter_unknown");
  EXPECT_EQ(ProblemOf(kContact, R"(throughout { grace: "no" })", "rules[0].throughout.grace"),
            "parameter_unknown");
  EXPECT_EQ(ProblemOf(R"(between { through { plus { anchor { first { event: "intake" } }
                           term: "no" counting: COUNTING_AFTER_ANCHOR } } })",
                      "throughout { }", "rules[0].requirement.between.through.plus.term"),
            "parameter_unknown");
}

TEST(Parameters, ACountWhereATermIsNeededIsRefusedAndTheOtherWayRound) {
  EXPECT_EQ(ProblemOf(kContact, R"(by { term: "three" counting: COUNTING_AFTER_ANCHOR })",
                      "rules[0].by.term"),
            "parameter_kind");
  EXPECT_EQ(ProblemOf(R"(holding { spans { group: "team" } max_parameter: "two_months" })",
                      "throughout { }", "rules[0].requirement.holding.max_parameter"),
            "parameter_kind");
}

TEST(Parameters, TwiceNegativeWithoutValueOrIdAreRefused) {
  v1::Programme programme = TinyProgramme();
  *programme.add_parameters() = programme.parameters(0);
  *programme.add_parameters() = FromText<v1::Parameter>(R"(id: "less" count: -1)");
  *programme.add_parameters() = FromText<v1::Parameter>(R"(id: "none")");
  *programme.add_parameters() = FromText<v1::Parameter>(R"(count: 1)");
  *programme.add_parameters() = FromText<v1::Parameter>(R"(id: "back" term { days: -1 })");
  const LoadResult result = Load(programme);
  EXPECT_EQ(ProblemAt(result, "parameters[4].id").problem, "parameter_twice");
  EXPECT_EQ(ProblemAt(result, "parameters[5].count").problem, "negative");
  EXPECT_EQ(ProblemAt(result, "parameters[6]").problem, "missing");
  EXPECT_EQ(ProblemAt(result, "parameters[7].id").problem, "missing");
  EXPECT_EQ(ProblemAt(result, "parameters[8].term").problem, "term_out_of_range");
}

// ---- a number that is ours may warn, or soften a MUST ----

struct OursInMust {
  const char* requirement;
  const char* timing;
  const char* path;
};

void PrintTo(const OursInMust& one, std::ostream* out) { *out << one.path; }

class NumberWithoutSource : public ::testing::TestWithParam<OursInMust> {};

TEST_P(NumberWithoutSource, IsRefusedInAMust) {
  const OursInMust& one = GetParam();
  EXPECT_EQ(ProblemOf(one.requirement, one.timing, one.path), "ours_in_must");
}

TEST_P(NumberWithoutSource, IsAcceptedInAShould) {
  v1::Programme programme = TinyProgrammeAsking(GetParam().requirement, GetParam().timing);
  programme.mutable_rules(0)->set_rule_class(v1::RULE_CLASS_SHOULD);
  EXPECT_NE(Loaded(programme), nullptr);
}

constexpr OursInMust kOursInMust[] = {
    {kContact, R"(by { term: "our_week" counting: COUNTING_AFTER_ANCHOR })", "rules[0].by.term"},
    {R"(occurred { moments { event: "contact" } within: "our_week" })", "throughout { }",
     "rules[0].requirement.occurred.within"},
    {R"(occurred { moments { event: "contact" } at_most: "our_two" })", "throughout { }",
     "rules[0].requirement.occurred.at_most"},
    {R"(occurred { moments { event: "payment" } amount: "our_two" })", "throughout { }",
     "rules[0].requirement.occurred.amount"},
    {R"(holding { spans { group: "team" } max_parameter: "our_two" })", "throughout { }",
     "rules[0].requirement.holding.max_parameter"},
    {R"(any_of { of { between { through { plus { anchor { first { event: "intake" } }
          term: "our_week" counting: COUNTING_AFTER_ANCHOR } } } } })",
     "throughout { }", "rules[0].requirement.any_of.of[0].between.through.plus.term"},
};
INSTANTIATE_TEST_SUITE_P(Anywhere, NumberWithoutSource, ::testing::ValuesIn(kOursInMust));

TEST(NumberWithoutSourceAsGrace, MaySoftenAMust) {
  EXPECT_NE(Loaded(TinyProgrammeAsking(kContact, R"(throughout { grace: "our_week" })")), nullptr);
}

// ---- what is owed by a day must be able to be open, and stay met ----

struct NeverOwed {
  const char* requirement;
  const char* expected;
};

void PrintTo(const NeverOwed& one, std::ostream* out) { *out << one.requirement; }

class OwedByADay : public ::testing::TestWithParam<NeverOwed> {};

TEST_P(OwedByADay, IsRefused) {
  const LoadResult result = Load(TinyProgrammeAsking(GetParam().requirement, kByTwoMonths));
  const Problem problem = ProblemAt(result, "rules[0].requirement");
  EXPECT_EQ(problem.problem, "not_owed_by");
  EXPECT_NE(problem.expected.find(GetParam().expected), std::string::npos) << problem.expected;
}

TEST_P(OwedByADay, IsFineThroughout) {
  EXPECT_NE(Loaded(TinyProgrammeAsking(GetParam().requirement)), nullptr);
}

constexpr NeverOwed kNeverOwed[] = {
    {R"(occurred { moments { event: "contact" } at_most: "three" })", "maximum"},
    {R"(holding { spans { involvement: "coach" } limited: true })", "maximum"},
    {R"(holding { spans { involvement: "coach" } min: 1 max_parameter: "three" })", "maximum"},
    {R"(none_of { of { occurred { moments { event: "contact" } } } })", "maximum"},
    {R"(all_of { of { occurred { moments { event: "contact" } } }
                 of { holding { spans { involvement: "coach" } limited: true } } })",
     "maximum"},
    {R"(holding { spans { layer: "layer1" } min: 1 })", "empty record"},
    {R"(between { until { first { event: "contact" } } })", "empty record"},
    {R"(any_of { of { occurred { moments { event: "contact" } } }
                 of { holding { spans { layer: "layer1" } min: 1 } } })",
     "empty record"},
    {R"(at_least { times: 1 of { occurred { moments { event: "contact" } } }
                   of { holding { spans { layer: "layer1" } min: 1 } } })",
     "empty record"},
};
INSTANTIATE_TEST_SUITE_P(WhatCannotBe, OwedByADay, ::testing::ValuesIn(kNeverOwed));

TEST(OwedByADayElse, WhatAnEmptyRecordLeavesOpenIsFine) {
  EXPECT_NE(Loaded(TinyProgrammeAsking(kContact, kByTwoMonths)), nullptr);
  EXPECT_NE(
      Loaded(TinyProgrammeAsking(R"(holding { spans { layer: "layer2" } min: 1 })", kByTwoMonths)),
      nullptr);
  EXPECT_NE(Loaded(TinyProgrammeAsking(R"(between { since { first { event: "contact" } } })",
                                       kByTwoMonths)),
            nullptr);
}

// ---- rules ----

TEST(Rules, WithoutIdClassDutyBearerTextsOrCitationsAreRefused) {
  v1::Programme programme = TinyProgramme();
  v1::Rule& rule = *programme.mutable_rules(1);
  rule.clear_id();
  rule.clear_rule_class();
  rule.clear_duty_bearer();
  rule.clear_citations();
  rule.mutable_titles()->DeleteSubrange(0, 1);
  rule.mutable_explanations()->DeleteSubrange(1, 1);
  rule.clear_remedies();
  const LoadResult result = Load(programme);
  EXPECT_EQ(ProblemAt(result, "rules[1].id").problem, "missing");
  EXPECT_EQ(ProblemAt(result, "rules[1].rule_class").problem, "missing");
  EXPECT_EQ(ProblemAt(result, "rules[1].duty_bearer").problem, "missing");
  EXPECT_EQ(ProblemAt(result, "rules[1].citations").problem, "citation_missing");
  EXPECT_EQ(ProblemAt(result, "rules[1].titles").expected, "a text in nl");
  EXPECT_EQ(ProblemAt(result, "rules[1].explanations").expected, "a text in en");
  EXPECT_EQ(ProblemAt(result, "rules[1].remedies").problem, "text_missing");
}

TEST(Rules, ASketchMayLackTextsCitationsAndVocabulary) {
  auto sketch = FromText<v1::Programme>(R"(
    format: 1 id: "sketch" version: "0" parameters { id: "week" term { weeks: 1 } }
    rules { id: "S-1" rule_class: RULE_CLASS_MUST requirement { occurred { moments { event: "x" } } }
      by { anchor { first { event: "y" } } term: "week" counting: COUNTING_AFTER_ANCHOR } })");
  EXPECT_NE(Loaded(sketch), nullptr);
  sketch.set_version("0.1");
  const LoadResult result = Load(sketch);
  EXPECT_EQ(ProblemAt(result, "titles").problem, "text_missing");
  EXPECT_EQ(ProblemAt(result, "rules[0].citations").problem, "citation_missing");
  EXPECT_EQ(ProblemAt(result, "rules[0].requirement.occurred.moments.event").problem,
            "word_unknown");
}

TEST(Rules, WithoutTimingAreRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_rules(0)->clear_by();
  EXPECT_EQ(ProblemOf(programme, "rules[0]"), "timing_missing");
}

TEST(Rules, AnAnchorIsNeededWhereTheProgrammeHasNoClock) {
  v1::Programme programme = TinyProgramme();
  programme.clear_clock();
  const LoadResult result = Load(programme);
  EXPECT_EQ(ProblemAt(result, "rules[0].by").problem, "clock_missing");
  EXPECT_EQ(ProblemAt(result, "rules[1].throughout").problem, "clock_missing");
}

TEST(Rules, ATermWithoutCountingIsRefused) {
  EXPECT_EQ(ProblemOf(kContact, R"(by { term: "two_months" })", "rules[0].by.counting"), "missing");
}

TEST(Rules, AnIndicatorIsAMeasureAndNothingElse) {
  v1::Programme programme = TinyProgramme();
  *programme.mutable_rules(4)->mutable_requirement() = FromText<v1::Requirement>(kContact);
  EXPECT_EQ(ProblemOf(programme, "rules[4]"), "not_allowed");
  programme.mutable_rules(4)->clear_requirement();
  programme.mutable_rules(4)->clear_measure();
  EXPECT_EQ(ProblemOf(programme, "rules[4].measure"), "missing");
  programme = TinyProgramme();
  programme.mutable_rules(0)->mutable_measure()->set_value("municipality");
  EXPECT_EQ(ProblemOf(programme, "rules[0].measure"), "not_allowed");
}

TEST(Rules, GroupKindsAreForRulesOfGroups) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_rules(0)->add_group_kinds("team");
  EXPECT_EQ(ProblemOf(programme, "rules[0].group_kinds"), "not_allowed");
}

// ---- requirements that cannot be read in one way ----

struct Impossible {
  const char* requirement;
  const char* path;
  const char* problem;
};

void PrintTo(const Impossible& one, std::ostream* out) { *out << one.requirement; }

class ImpossibleRequirement : public ::testing::TestWithParam<Impossible> {};

TEST_P(ImpossibleRequirement, IsRefused) {
  const Impossible& one = GetParam();
  EXPECT_EQ(
      ProblemOf(one.requirement, "throughout { }", std::string("rules[0].requirement") + one.path),
      one.problem);
}

constexpr Impossible kImpossible[] = {
    {"", "", "missing"},
    {"all_of { }", ".all_of.of", "missing"},
    {"any_of { }", ".any_of.of", "missing"},
    {"none_of { }", ".none_of.of", "missing"},
    {"between { }", ".between", "missing"},
    {"between { until { first { event: 'intake' } } through { first { event: 'intake' } } }",
     ".between", "ends_disagree"},
    {"at_least { times: 2 of { occurred { moments { event: 'contact' } } } }", ".at_least.times",
     "out_of_range"},
    {"at_least { of { occurred { moments { event: 'contact' } } } }", ".at_least.times",
     "out_of_range"},
    {"occurred { }", ".occurred.moments", "missing"},
    {"occurred { moments { event: 'contact' } times: -1 }", ".occurred.times", "negative"},
    {"occurred { moments { event: 'contact' } times: 1 at_most: 'three' }", ".occurred.at_most",
     "not_allowed"},
    {"occurred { moments { layer_entered: 'layer2' } amount: 'three' }", ".occurred.moments",
     "not_allowed"},
    {"reached { activities { ids: 'work' } }", ".reached.activities.status", "missing"},
    {"reached { activities { layer: 'layer3' status: STATUS_DONE } }", ".reached.activities",
     "selects_nothing"},
    {"reached { activities { status: STATUS_DONE } all: true min: 2 }", ".reached.all",
     "not_allowed"},
    {"reached { activities { status: STATUS_DONE } min: -1 }", ".reached.min", "negative"},
    {"reached { activities { status: STATUS_DONE } distinct: 'colour' }", ".reached.distinct",
     "value_unknown"},
    {"holding { spans { group: 'team' } }", ".holding", "missing"},
    {"holding { min: 1 }", ".holding.spans", "missing"},
    {"holding { spans { group: 'team' } min: -1 }", ".holding", "negative"},
    {"holding { spans { group: 'team' } min: 1 max: 2 }", ".holding.max", "not_allowed"},
    {"holding { spans { group: 'team' } min: 4 max_parameter: 'three' }", ".holding", "never_met"},
    {"holding { spans { group: 'team' } min: 1 distinct: 'colour' }", ".holding.distinct",
     "value_unknown"},
    {"holding { spans { group: 'team' } min: 1 per { group: 'team' } }", ".holding.per",
     "not_allowed"},
    {"holding { spans { layer: 'layer1' filter { by_any: 'coach' } } min: 1 }",
     ".holding.spans.filter", "not_allowed"},
    {"holding { spans { any { sort: 'event' } } min: 1 }", ".holding.spans.any.sort",
     "sort_unknown"},
};
INSTANTIATE_TEST_SUITE_P(Each, ImpossibleRequirement, ::testing::ValuesIn(kImpossible));

// ---- editions ----

v1::Programme TwoEditions(const std::string& first_until, const std::string& second_since) {
  v1::Programme programme = TinyProgramme();
  v1::Rule* second = programme.add_rules();
  *second = programme.rules(0);
  programme.mutable_rules(0)->set_in_force_until(first_until);
  second->set_in_force_since(second_since);
  return programme;
}

TEST(Editions, ThatFollowEachOtherAreFine) {
  const auto programme = Loaded(TwoEditions("2026-01-01", "2026-01-01"));
  ASSERT_NE(programme, nullptr);
  EXPECT_EQ(programme->FindRule("T-01")->editions.size(), 2U);
}

TEST(Editions, ThatOverlapByADayAreRefused) {
  EXPECT_EQ(ProblemOf(TwoEditions("2026-01-02", "2026-01-01"), "rules[5].in_force_since"),
            "editions_overlap");
}

TEST(Editions, WithoutPeriodsOverlap) {
  EXPECT_EQ(ProblemOf(TwoEditions("", ""), "rules[5].in_force_since"), "editions_overlap");
}

TEST(Editions, OfAnotherScopeAreRefused) {
  v1::Programme programme = TwoEditions("2026-01-01", "2026-01-01");
  programme.mutable_rules(5)->set_scope(v1::SCOPE_ORGANISATION);
  EXPECT_EQ(ProblemOf(programme, "rules[5].scope"), "editions_differ");
}

TEST(Editions, WithADateThatIsNoneOrAnEmptyPeriodAreRefused) {
  EXPECT_EQ(
      ProblemAt(Load(TwoEditions("1-1-2026", "2026-01-01")), "rules[0].in_force_until").nearest,
      "2026-01-01");
  v1::Programme programme = TinyProgramme();
  programme.mutable_rules(0)->set_in_force_since("2026-01-01");
  programme.mutable_rules(0)->set_in_force_until("2026-01-01");
  EXPECT_EQ(ProblemOf(programme, "rules[0].in_force_until"), "end_before_start");
}

}  // namespace
}  // namespace baken
