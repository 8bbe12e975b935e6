// SPDX-License-Identifier: EUPL-1.2
// Which facts a rule looks at, and on which day each of them counts: what a filter leaves out, what
// may not be there, and the fact that the rule itself starts from. Each is a rule and a record with
// an intake on 10 January.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::Loaded;
using testing::TinyProgrammeAsking;

constexpr char kThroughout[] = "throughout { }";

v1::Finding Asked(const std::string& requirement, const std::string& record,
                  const std::string& judged_on, const std::string& timing = kThroughout) {
  return FindingOf(Check(*Loaded(TinyProgrammeAsking(requirement, timing)),
                         "events { kind: 'intake' date: '2026-01-10' } " + record, judged_on),
                   "T-01");
}

v1::Outcome OutcomeOf(const std::string& requirement, const std::string& record,
                      const std::string& judged_on, const std::string& timing = kThroughout) {
  return Asked(requirement, record, judged_on, timing).outcome();
}

std::string Coach(const std::string& rest) {
  return "involvements { role: 'coach' " + rest + " } ";
}

std::string Work(const std::string& rest) {
  return "activities { activity: 'work' " + rest + " } ";
}

constexpr char kDay[] = "2026-02-01";

// The filter may stand on what begins or on its beginning.
TEST(ABeginning, CountsOnlyWhereTheFilterSaysSo) {
  for (const char* moments : {"started { involvement: 'coach' } filter { tags_any: 'informal' }",
                              "started { involvement: 'coach' filter { tags_any: 'informal' } }"}) {
    const std::string requirement = "occurred { moments { " + std::string(moments) + " } }";
    const auto outcome = [&](const std::string& record) {
      return OutcomeOf(requirement, record, kDay);
    };
    EXPECT_EQ(outcome(Coach("since: '2026-01-10' tags: 'informal'")), v1::OUTCOME_SATISFIED);
    EXPECT_EQ(outcome(Coach("since: '2026-01-10'")), v1::OUTCOME_VIOLATED) << moments;
    EXPECT_EQ(outcome(Coach("since: '2026-01-10'") + "not_recorded: 'involvements.tags'"),
              v1::OUTCOME_UNDETERMINED)
        << moments;
  }
}

TEST(ABeginning, OfAnyLayerIsEachEntry) {
  const std::string twice = "occurred { moments { started { any { sort: 'layer' } } } times: 2 }";
  const std::string layer2 = "layers { layer: 'layer2' entered_on: '2026-01-12' } ";
  EXPECT_EQ(OutcomeOf(twice, layer2, kDay), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(OutcomeOf(twice, layer2 + layer2, kDay), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(OutcomeOf(twice, layer2 + "layers { layer: 'layer3' entered_on: '2026-01-20' }", kDay),
            v1::OUTCOME_REPAIRED);
}

// It is one only where the second layer came before it.
TEST(ABeginning, OfALayerThatWasPerhapsHeldAlreadyIsPerhapsNone) {
  const auto outcome = [](const std::string& second_layer_on) {
    return OutcomeOf("occurred { moments { started { layer: 'layer1' } } }",
                     "layers { layer: 'layer2' entered_on: '" + second_layer_on +
                         "' } layers { layer: 'layer1' entered_on: '2026-03-15' } ",
                     "2026-04-15");
  };
  EXPECT_EQ(outcome("2026-03"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("2026-03-02"), v1::OUTCOME_REPAIRED);
  EXPECT_EQ(outcome("2026-03-20"), v1::OUTCOME_VIOLATED);
}

// A plan of any day in March may be the one that follows, so that the first one may end or may not.
TEST(AnEndThatMayNeverCome, LeavesWhatComesInItsPlacePossible) {
  const std::string since =
      "throughout { window { since { first_known { of { first { ended { plan: 'pathway_plan' } } } "
      "of { first { event: 'payment' } } } } } }";
  const std::string record =
      "events { kind: 'payment' date: '2026-01-20' } "
      "plans { kind: 'pathway_plan' drawn_up_on: '2026-03-01' } "
      "plans { kind: 'pathway_plan' drawn_up_on: '2026-03' } ";
  const std::string contact = "occurred { moments { event: 'contact' } }";
  EXPECT_EQ(OutcomeOf(contact, record, "2026-02-28", since), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(OutcomeOf(contact, record, "2026-03-01", since), v1::OUTCOME_UNDETERMINED);
}

TEST(APlanThatIsNotSigned, IsNotAmongWhatIsMissing) {
  const v1::Finding finding =
      Asked("occurred { moments { plan_signed: 'pathway_plan' } }",
            "plans { kind: 'pathway_plan' drawn_up_on: '2026-01-20' } "
            "plans { kind: 'pathway_plan' drawn_up_on: '2026-01-25' signed_on: '2026-03' } ",
            "2026-03-05");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED);
  ASSERT_EQ(finding.missing_size(), 1) << finding.DebugString();
  EXPECT_EQ(finding.missing(0).path().substr(0, 8), "plans[1]");
}

constexpr char kRemotely[] =
    "moments { activity { ids: 'work' status: STATUS_DONE } filter { modes: 'remote' } }";
constexpr char kModesAreLost[] = "not_recorded: 'activities.mode' ";

TEST(AnActivityThatIsNotMeant, DoesNotCount) {
  const std::string once = "occurred { " + std::string(kRemotely) + " }";
  EXPECT_EQ(OutcomeOf(once, Work("done_on: '2026-01-10'"), kDay), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(OutcomeOf(once, Work("done_on: '2026-01-10' mode: 'remote'"), kDay),
            v1::OUTCOME_SATISFIED);
}

TEST(AnActivityThatMayBeMeant, CountsNoLongerThanItWould) {
  const std::string lately = "occurred { " + std::string(kRemotely) + " within: 'two_months' }";
  const std::string record = kModesAreLost + Work("done_on: '2026-01-15'");
  EXPECT_EQ(OutcomeOf(lately, record, "2026-02-01"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(OutcomeOf(lately, record, "2026-05-01"), v1::OUTCOME_VIOLATED);
}

TEST(AnActivityThatMayBeMeant, DoesNotMakeALaterOneCountForCertain) {
  const std::string record =
      kModesAreLost + Work("done_on: '2026-01-15'") + Work("done_on: '2026-03-01' mode: 'remote'");
  const std::string once = "occurred { " + std::string(kRemotely) + " }";
  EXPECT_EQ(OutcomeOf(once, record, "2026-02-01"), v1::OUTCOME_UNDETERMINED);
}

// Of other activities the day on which they were done tells that they were offered.
TEST(AnOfferOfASensitiveModule, DoesNotFollowFromWhatIsNeverReadOfIt) {
  const auto outcome = [](const std::string& activity, const std::string& lost) {
    return OutcomeOf(
        "occurred { moments { activity { ids: '" + activity + "' status: STATUS_OFFERED } } }",
        "not_recorded: 'activities." + lost + "'", kDay);
  };
  EXPECT_EQ(outcome("prayer", "done_on"), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(outcome("prayer", "declined_on"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("prayer", "not_applicable_on"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("work", "done_on"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("work", "not_applicable_on"), v1::OUTCOME_VIOLATED);
}

TEST(AnActivityThatStartsATerm, IsThereAlsoOnTheFirstDayOnWhichItMayHaveBeen) {
  EXPECT_EQ(OutcomeOf("occurred { moments { activity { ids: 'work' status: STATUS_OFFERED } } }",
                      Work("offered_on: '2026-03'"), "2026-04-15",
                      "at { each { activity { ids: 'work' status: STATUS_OFFERED } } }"),
            v1::OUTCOME_SATISFIED);
}

TEST(AnActivityThatStartsATerm, IsNotDoneBeforeTheDayOnWhichItWasDone) {
  EXPECT_EQ(OutcomeOf("occurred { moments { activity { ids: 'work' status: STATUS_DONE } } }",
                      Work("offered_on: '2026-01' done_on: '2026-04-01'"), "2026-05-01",
                      "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR each { activity { "
                      "ids: 'work' status: STATUS_OFFERED } } }"),
            v1::OUTCOME_REPAIRED);
}

// Of two days of March the start may be the first and the end of the work the last.
TEST(AnActivityThatStartsATerm, IsNotDoneForCertainBecauseItMayBeDoneOnThatDay) {
  const auto outcome = [](const std::string& done_on, const std::string& rest = "") {
    return OutcomeOf("occurred { moments { activity { ids: 'work' status: STATUS_DONE } } }",
                     Work("started_on: '2026-03' done_on: '" + done_on + "'"), "2026-05-05",
                     "at { each { activity { ids: 'work' status: STATUS_STARTED } } " + rest + "}");
  };
  EXPECT_EQ(outcome("2026-03-31"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("2026-03"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("2026"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("2026-03-01"), v1::OUTCOME_SATISFIED);
}

TEST(AnActivityThatStartsATerm, HasReachedWhatItsStatusImplies) {
  const auto outcome = [](const std::string& asked, const std::string& reached) {
    return OutcomeOf(
        "occurred { moments { activity { ids: 'work' status: STATUS_" + asked + " } } }",
        Work("offered_on: '2026-03' started_on: '2026-03' done_on: '2026-03'"), "2026-05-05",
        "at { each { activity { ids: 'work' status: STATUS_" + reached + " } } }");
  };
  const std::vector<std::string> statuses = {"OFFERED", "STARTED", "DONE", "SETTLED"};
  for (std::size_t asked = 0; asked < statuses.size(); ++asked) {
    for (std::size_t reached = 0; reached < statuses.size(); ++reached) {
      // What is done is settled.
      const bool implied = asked <= reached || reached >= 2;
      EXPECT_EQ(outcome(statuses[asked], statuses[reached]),
                implied ? v1::OUTCOME_SATISFIED : v1::OUTCOME_UNDETERMINED)
          << statuses[asked] << " when " << statuses[reached];
    }
  }
}

TEST(AnActivityThatStartsATerm, IsNotThereOnItsOwnEve) {
  EXPECT_EQ(OutcomeOf("occurred { moments { activity { ids: 'work' status: STATUS_STARTED } } }",
                      Work("started_on: '2026-03'"), "2026-05-05",
                      "at { each { activity { ids: 'work' status: STATUS_STARTED } } "
                      "on_the_eve: true }"),
            v1::OUTCOME_REPAIRED);
}

// It ends before it begins, and is set aside: where it is the moment, it has come.
TEST(APeriodThatIsSetAside, IsThereWhereItIsTheMomentItself) {
  for (const std::string edge : {"started", "ended"}) {
    const std::string moments = edge + " { involvement: 'coach' } ";
    EXPECT_EQ(OutcomeOf("occurred { moments { " + moments + " } }",
                        Coach("since: '2026-03-01' until: '2026-01-20'"), "2026-04-15",
                        "at { each { " + moments + " } }"),
              v1::OUTCOME_PENDING)
        << edge;
  }
}

}  // namespace
}  // namespace baken
