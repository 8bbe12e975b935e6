// SPDX-License-Identifier: EUPL-1.2
// A word that the vocabulary does not have is refused wherever a rule may name one, with its path
// and the word most like it.
#include <gtest/gtest.h>

#include "programme/problems.h"

namespace baken {
namespace {

using testing::FromText;
using testing::Load;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

struct UnknownWord {
  const char* requirement;
  const char* path;  // within the requirement
  const char* found;
  const char* nearest;
};

void PrintTo(const UnknownWord& word, std::ostream* out) { *out << word.requirement; }

class UnknownWordInRequirement : public ::testing::TestWithParam<UnknownWord> {};

TEST_P(UnknownWordInRequirement, IsRefusedWithItsPathAndTheNearestWord) {
  const UnknownWord& word = GetParam();
  const LoadResult result = Load(TinyProgrammeAsking(word.requirement));
  const Problem problem = ProblemAt(result, std::string("rules[0].requirement.") + word.path);
  EXPECT_EQ(problem.found, word.found);
  EXPECT_EQ(problem.nearest, word.nearest);
  EXPECT_FALSE(problem.expected.empty());
}

constexpr UnknownWord kMoments[] = {
    {R"(occurred { moments { event: "intak" } })", "occurred.moments.event", "intak", "intake"},
    {R"(occurred { moments { activity { ids: "work" ids: "housin" status: STATUS_DONE } } })",
     "occurred.moments.activity.ids[1]", "housin", "housing"},
    {R"(occurred { moments { activity { layer: "layer33" status: STATUS_DONE } } })",
     "occurred.moments.activity.layer", "layer33", "layer3"},
    {R"(occurred { moments { layer_entered: "layr2" } })", "occurred.moments.layer_entered",
     "layr2", "layer2"},
    {R"(occurred { moments { layer_entered: "*" } })", "occurred.moments.layer_entered", "*", ""},
    {R"(occurred { moments { plan_drawn_up: "pathway-plan" } })", "occurred.moments.plan_drawn_up",
     "pathway-plan", "pathway_plan"},
    {R"(occurred { moments { plan_signed: "pathwayplan" } })", "occurred.moments.plan_signed",
     "pathwayplan", "pathway_plan"},
    {R"(occurred { moments { started { involvement: "coahc" } } })",
     "occurred.moments.started.involvement", "coahc", "coach"},
    {R"(occurred { moments { ended { membership: "coaching_grup" } } })",
     "occurred.moments.ended.membership", "coaching_grup", "coaching_group"},
};
INSTANTIATE_TEST_SUITE_P(OfMoments, UnknownWordInRequirement, ::testing::ValuesIn(kMoments));

constexpr UnknownWord kSpans[] = {
    {R"(holding { min: 1 spans { membership: "teem" } })", "holding.spans.membership", "teem",
     "team"},
    {R"(holding { min: 1 spans { involvement: "participants" } })", "holding.spans.involvement",
     "participants", "participant"},
    {R"(holding { min: 1 spans { circumstance: "municipalty" } })", "holding.spans.circumstance",
     "municipalty", "municipality"},
    {R"(holding { min: 1 spans { layer: "layer2a" } })", "holding.spans.layer", "layer2a",
     "layer2"},
    {R"(holding { min: 1 spans { plan: "pathway" } })", "holding.spans.plan", "pathway",
     "pathway_plan"},
    {R"(holding { min: 1 spans { plan_element: "goals" } })", "holding.spans.plan_element", "goals",
     "goal"},
    {R"(holding { min: 1 spans { member: "coch" } })", "holding.spans.member", "coch", "coach"},
    {R"(holding { min: 1 spans { group: "teams" } })", "holding.spans.group", "teams", "team"},
    {R"(holding { min: 1 spans { partner: "libary" } })", "holding.spans.partner", "libary",
     "library"},
    {R"(holding { min: 1 spans { any { sort: "role" ids: "coach" ids: "cae" } } })",
     "holding.spans.any.ids[1]", "cae", "care"},
    {R"(holding { max_parameter: "three" spans { member: "coach" } per { member: "kare" } })",
     "holding.per.member", "kare", "care"},
};
INSTANTIATE_TEST_SUITE_P(OfSpans, UnknownWordInRequirement, ::testing::ValuesIn(kSpans));

constexpr UnknownWord kFilters[] = {
    {R"(occurred { moments { event: "contact" filter { by_all: "coach" by_all: "cotch" } } })",
     "occurred.moments.filter.by_all[1]", "cotch", "coach"},
    {R"(occurred { moments { event: "contact" filter { by_any: "cotch" } } })",
     "occurred.moments.filter.by_any[0]", "cotch", "coach"},
    {R"(occurred { moments { event: "contact" filter { tags_all: "informel" } } })",
     "occurred.moments.filter.tags_all[0]", "informel", "informal"},
    {R"(occurred { moments { event: "contact" filter { tags_any: "formal" } } })",
     "occurred.moments.filter.tags_any[0]", "formal", "informal"},
    {R"(occurred { moments { event: "contact" filter { tags_none: "informall" } } })",
     "occurred.moments.filter.tags_none[0]", "informall", "informal"},
    {R"(occurred { moments { event: "contact" filter { modes: "remot" } } })",
     "occurred.moments.filter.modes[0]", "remot", "remote"},
    {R"(occurred { moments { event: "contact" filter { hosts_none: "info-point" } } })",
     "occurred.moments.filter.hosts_none[0]", "info-point", "infopoint"},
    {R"(holding { min: 1 spans { plan: "pathway_plan" filter { owner_any: "cotch" } } })",
     "holding.spans.filter.owner_any[0]", "cotch", "coach"},
    {R"(holding { min: 1 spans { plan: "pathway_plan" filter { owner_none: "cotch" } } })",
     "holding.spans.filter.owner_none[0]", "cotch", "coach"},
    {R"(holding { min: 1 spans { plan_element: "goal" filter { voiced_by_any: "cotch" } } })",
     "holding.spans.filter.voiced_by_any[0]", "cotch", "coach"},
    {R"(holding { min: 1 spans { plan_element: "goal" filter { helper_any: "cotch" } } })",
     "holding.spans.filter.helper_any[0]", "cotch", "coach"},
    {R"(holding { min: 1 spans { partner: "library" filter { empty: "rol" } } })",
     "holding.spans.filter.empty[0]", "rol", "role"},
    {R"(between { since { first { event: "intaek" } } })", "between.since.first.event", "intaek",
     "intake"},
};
INSTANTIATE_TEST_SUITE_P(OfFilters, UnknownWordInRequirement, ::testing::ValuesIn(kFilters));

TEST(UnknownWordElsewhere, InTheGroupKindsOfARuleIsRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_rules(3)->set_group_kinds(0, "tean");
  const Problem problem = ProblemAt(Load(programme), "rules[3].group_kinds[0]");
  EXPECT_EQ(problem.found, "tean");
  EXPECT_EQ(problem.nearest, "team");
}

TEST(UnknownWordElsewhere, InClockAndStopsIsRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_clock()->mutable_first()->set_event("intakes");
  programme.mutable_stops(0)->set_event("endd");
  const LoadResult result = Load(programme);
  EXPECT_EQ(ProblemAt(result, "clock.first.event").nearest, "intake");
  EXPECT_EQ(ProblemAt(result, "stops[0].event").nearest, "ended");
}

TEST(UnknownWordElsewhere, InAnAnchorATriggerAMomentOrAWindowIsRefused) {
  const std::string done = R"(reached { activities { ids: "work" status: STATUS_DONE } })";
  const auto problem_at = [&](const std::string& timing, const std::string& path) {
    return ProblemAt(Load(TinyProgrammeAsking(done, timing)), path).nearest;
  };
  const std::string term = R"(term: "two_months" counting: COUNTING_AFTER_ANCHOR)";
  EXPECT_EQ(problem_at(R"(by { anchor { last { event: "contct" } } )" + term + "}",
                       "rules[0].by.anchor.last.event"),
            "contact");
  EXPECT_EQ(problem_at(R"(by { each { event: "contct" } )" + term + "}", "rules[0].by.each.event"),
            "contact");
  EXPECT_EQ(problem_at(R"(at { each { event: "contact" } each { event: "contct" } })",
                       "rules[0].at.each[1].event"),
            "contact");
  EXPECT_EQ(problem_at(R"(throughout { window { until { later_of {
                            of { first { event: "intake" } } of { first { event: "contct" } }
                          } } } })",
                       "rules[0].throughout.window.until.later_of.of[1].first.event"),
            "contact");
}

TEST(UnknownWordElsewhere, InAnIndicatorIsRefused) {
  v1::Programme programme = TinyProgramme();
  v1::MeasureSpec& measure = *programme.mutable_rules(4)->mutable_measure();
  measure.set_value("municipalities");
  EXPECT_EQ(ProblemAt(Load(programme), "rules[4].measure.value").nearest, "municipality");
  measure = FromText<v1::MeasureSpec>(R"(level { member: "participant" } per: "coatch")");
  EXPECT_EQ(ProblemAt(Load(programme), "rules[4].measure.per").nearest, "coach");
}

TEST(UnknownWordElsewhere, AnActivityOfAnUnknownLayerIsRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_vocabulary()->mutable_words(4)->set_layer("layer11");
  const Problem problem = ProblemAt(Load(programme), "vocabulary.words[4].layer");
  EXPECT_EQ(problem.found, "layer11");
  EXPECT_EQ(problem.nearest, "layer1");
}

TEST(UnknownWordElsewhere, ALayerNameForALayerThatIsNotListedIsRefused) {
  v1::Programme programme = TinyProgramme();
  v1::Word* word = programme.mutable_vocabulary()->add_words();
  word->set_id("layer44");
  word->set_sort("layer");
  const int last = programme.vocabulary().words_size() - 1;
  EXPECT_EQ(ProblemAt(Load(programme), "vocabulary.words[" + std::to_string(last) + "].id").found,
            "layer44");
}

TEST(Vocabulary, ASortThatIsNoneIsRefusedWithTheNearest) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_vocabulary()->mutable_words(0)->set_sort("evnt");
  const Problem problem = ProblemAt(Load(programme), "vocabulary.words[0].sort");
  EXPECT_EQ(problem.problem, "sort_unknown");
  EXPECT_EQ(problem.found, "evnt");
  EXPECT_EQ(problem.nearest, "event");
}

TEST(Vocabulary, AWordTwiceIsRefusedButNotInTwoSorts) {
  v1::Programme programme = TinyProgramme();
  EXPECT_NE(testing::Loaded(programme), nullptr);  // care is a role and a circumstance
  *programme.mutable_vocabulary()->add_words() = programme.vocabulary().words(0);
  const int last = programme.vocabulary().words_size() - 1;
  const Problem problem =
      ProblemAt(Load(programme), "vocabulary.words[" + std::to_string(last) + "].id");
  EXPECT_EQ(problem.problem, "word_twice");
  EXPECT_EQ(problem.found, "intake");
}

TEST(Vocabulary, ALayerTwiceIsRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_vocabulary()->add_layers("layer2");
  EXPECT_EQ(ProblemAt(Load(programme), "vocabulary.layers[3]").problem, "word_twice");
}

TEST(Vocabulary, AWordWithoutIdIsRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_vocabulary()->mutable_words(3)->clear_id();
  EXPECT_EQ(ProblemAt(Load(programme), "vocabulary.words[3].id").problem, "missing");
}

TEST(Vocabulary, ATagOfADeclaredFamilyIsKnown) {
  EXPECT_NE(
      testing::Loaded(TinyProgrammeAsking(
          R"(occurred { moments { event: "contact" filter { tags_all: "theme.anything" } } })")),
      nullptr);
}

TEST(Vocabulary, ASortWithoutWordsTakesAnyWord) {
  v1::Programme programme = TinyProgrammeAsking(
      R"(occurred { moments { event: "contact" filter { hosts_none: "any_host" } } })");
  EXPECT_EQ(ProblemAt(Load(programme), "rules[0].requirement.occurred.moments.filter.hosts_none[0]")
                .problem,
            "word_unknown");
  auto* words = programme.mutable_vocabulary()->mutable_words();
  for (int i = 0; i < words->size(); ++i) {
    if (words->Get(i).sort() == "host") words->DeleteSubrange(i--, 1);
  }
  EXPECT_NE(testing::Loaded(programme), nullptr);
}

TEST(Vocabulary, ASortWithAStarAmongItsWordsTakesAnyWord) {
  v1::Programme programme = TinyProgrammeAsking(
      R"(occurred { moments { event: "contact" filter { hosts_none: "any_host" } } })");
  v1::Word* any = programme.mutable_vocabulary()->add_words();
  any->set_id("*");
  any->set_sort("host");
  EXPECT_NE(testing::Loaded(programme), nullptr);
  any->set_sort("place");  // of another sort it says nothing
  EXPECT_FALSE(Load(programme).problems.empty());
}

// ---- words that would never match, or match too much ----

TEST(UnknownWordElsewhere, InTheValuesOfACircumstanceIsRefused) {
  const Problem problem = ProblemAt(
      Load(TinyProgrammeAsking(
          R"(holding { min: 1 spans { circumstance: "care" filter { values: "yess" } } })")),
      "rules[0].requirement.holding.spans.filter.values[0]");
  EXPECT_EQ(problem.nearest, "yes");
}

TEST(UnknownWordElsewhere, InTheTagsOfAnActivityIsRefused) {
  v1::Programme programme = TinyProgramme();
  programme.mutable_vocabulary()->mutable_words(5)->set_tags(0, "them.work");
  EXPECT_EQ(ProblemAt(Load(programme), "vocabulary.words[5].tags[0]").found, "them.work");
}

}  // namespace
}  // namespace baken
