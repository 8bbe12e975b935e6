// SPDX-License-Identifier: EUPL-1.2
// Which field of the record a finding says is missing: the one that, known to the day, would decide
// it. Each is a rule and a record with an intake on 10 January, judged on 5 March.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::Loaded;
using testing::TinyProgrammeAsking;

// "activities[0].done_on of work"
std::string MissingOf(const std::string& requirement, const std::string& record,
                      const std::string& timing = "throughout { }",
                      const std::string& judged_on = "2026-03-05") {
  const v1::Finding finding =
      FindingOf(Check(*Loaded(TinyProgrammeAsking(requirement, timing)),
                      "events { kind: 'intake' date: '2026-01-10' } " + record, judged_on),
                "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED) << finding.DebugString();
  std::string all;
  for (const v1::MissingFact& missing : finding.missing()) {
    all += (all.empty() ? "" : ", ") + missing.path() + " of " + missing.what();
  }
  return all;
}

std::string Occurred(const std::string& moments) {
  return "occurred { moments { " + moments + " } }";
}
std::string Holding(const std::string& spans) {
  return "holding { spans { " + spans + " } min: 1 }";
}
std::string Work(const std::string& status) {
  return Occurred("activity { ids: 'work' status: STATUS_" + status + " }");
}
std::string AllOfWork(const std::string& status) {
  return "reached { activities { ids: 'work' status: STATUS_" + status + " } all: true }";
}
std::string WorkRecord(const std::string& fields) {
  return "activities { activity: 'work' " + fields + " } ";
}
std::string Plan(const std::string& drawn_up_on, const std::string& rest = "") {
  return "plans { kind: 'pathway_plan' drawn_up_on: '" + drawn_up_on + "' " + rest + " } ";
}
std::string Layer(const std::string& layer, const std::string& entered_on) {
  return "layers { layer: '" + layer + "' entered_on: '" + entered_on + "' } ";
}

TEST(MissingField, OfASignatureIsTheDayOfSigning) {
  EXPECT_EQ(MissingOf(Occurred("plan_signed: 'pathway_plan'"),
                      Plan("2026-01-05", "signed_on: '2026-03'")),
            "plans[0].signed_on of pathway_plan");
  EXPECT_EQ(MissingOf(Occurred("plan_drawn_up: 'pathway_plan'"), Plan("2026-03")),
            "plans[0].drawn_up_on of pathway_plan");
}

TEST(MissingField, OfAnEndIsTheEndAsItWasGiven) {
  const std::string ended = Occurred("ended { involvement: 'coach' }");
  const std::string coach = "involvements { role: 'coach' since: '2026-01-01' ";
  EXPECT_EQ(MissingOf(ended, coach + "until: '2026-03' }"), "involvements[0].until of coach");
  EXPECT_EQ(MissingOf(ended, coach + "through: '2026-03' }"), "involvements[0].through of coach");
  EXPECT_EQ(MissingOf(Holding("involvement: 'coach'"), coach + "through: '2026-03' }"),
            "involvements[0].through of coach");
  EXPECT_EQ(MissingOf(ended, coach + "} not_recorded: 'involvements.until'"),
            "involvements[0].until of coach");
}

TEST(MissingField, OfAnEndIsTheFieldThatIsNotKept) {
  EXPECT_EQ(MissingOf(Holding("involvement: 'coach'"),
                      "involvements { role: 'coach' since: '2026-01-01' } not_recorded: "
                      "'involvements.through'"),
            "involvements[0].through of coach");
}

// Which of its fields could not be read is an issue of its own.
TEST(MissingField, OfAFactThatWasSetAsideIsTheFact) {
  EXPECT_EQ(MissingOf(Holding("involvement: 'coach'"),
                      "involvements { role: 'coach' since: '2026-02-30' }"),
            "involvements[0] of coach");
  EXPECT_EQ(MissingOf(Occurred("plan_signed: 'pathway_plan'"), Plan("2026-13")),
            "plans[0] of pathway_plan");
  EXPECT_EQ(MissingOf(Work("DONE"), WorkRecord("done_on: '2026-02-30'")), "activities[0] of work");
}

TEST(MissingField, OfAnActivityOfWhichTheDateIsNotKeptIsTheActivity) {
  EXPECT_EQ(MissingOf(Work("DONE"), "not_recorded: 'activities.done_on'"), "activities of work");
}

TEST(MissingField, OfAnActivityThatMayBeMeantIsTheActivityAndAnotherDoesNotAnswerForIt) {
  const std::string remotely =
      Occurred("activity { ids: 'work' status: STATUS_DONE } filter { modes: 'remote' }");
  EXPECT_EQ(MissingOf(remotely, WorkRecord("done_on: '2026-02-01'") +
                                    WorkRecord("done_on: '2026-03' mode: 'remote'")),
            "activities[1].done_on of work");
  EXPECT_EQ(
      MissingOf(remotely, "not_recorded: 'activities.mode' " + WorkRecord("done_on: '2026-01-20'")),
      "activities[0] of work");
}

TEST(MissingField, OfAnOfferIsAnyDateThatImpliesIt) {
  for (const std::string date : {"offered_on", "declined_on", "started_on", "done_on"}) {
    EXPECT_EQ(MissingOf(Work("OFFERED"), WorkRecord(date + ": '2026-03'")),
              "activities[0]." + date + " of work");
  }
  EXPECT_EQ(MissingOf(Work("STARTED"), WorkRecord("offered_on: '2026-01' done_on: '2026-03'")),
            "activities[0].done_on of work");
}

// That it was declined, or does not apply, is more than that it was offered.
TEST(MissingField, OfASensitiveModuleIsTheOfferWhicheverDateSaysSo) {
  for (const std::string date : {"offered_on", "declined_on", "not_applicable_on"}) {
    EXPECT_EQ(MissingOf(Occurred("activity { ids: 'prayer' status: STATUS_OFFERED }"),
                        "activities { activity: 'prayer' " + date + ": '2026-03' } "),
              "activities[0].offered_on of prayer");
  }
}

TEST(MissingField, IsNotOneThatCannotChangeTheDay) {
  EXPECT_EQ(
      MissingOf(Work("OFFERED"),
                WorkRecord("offered_on: '2026-03' started_on: '2026-03-20' done_on: '2026-05'")),
      "activities[0].offered_on of work");
}

TEST(MissingField, IsNotOneThatBeginsOnTheLastDayThatItCouldBe) {
  EXPECT_EQ(MissingOf(Work("OFFERED"),
                      WorkRecord("offered_on: '2026' declined_on: '2026-03-01' started_on: "
                                 "'2026-03'")),
            "activities[0].offered_on of work");
}

TEST(MissingField, OfSeveralDatesIsEachThatMayBeTheFirst) {
  EXPECT_EQ(MissingOf(Work("OFFERED"), WorkRecord("offered_on: '2026-03' declined_on: '2026-03'")),
            "activities[0].declined_on of work, activities[0].offered_on of work");
}

TEST(MissingField, OfSeveralRecordsIsThatOfEachThatMayBeTheFirst) {
  EXPECT_EQ(MissingOf(Work("DONE"),
                      WorkRecord("done_on: '2026-03-20'") + WorkRecord("done_on: '2026-03'") +
                          WorkRecord("done_on: '2026'") + WorkRecord("done_on: '2026-04'")),
            "activities[1].done_on of work, activities[2].done_on of work");
}

TEST(MissingField, OfWhatWasSettledMayBeThatItDidNotApply) {
  const std::string not_applicable = WorkRecord("not_applicable_on: '2026-03' reason: 'exempt'");
  EXPECT_EQ(MissingOf(Work("SETTLED"), not_applicable), "activities[0].not_applicable_on of work");
  EXPECT_EQ(MissingOf(AllOfWork("DONE"), not_applicable),
            "activities[0].not_applicable_on of work");
  EXPECT_EQ(
      MissingOf(AllOfWork("OFFERED"), not_applicable + " not_recorded: 'activities.offered_on'"),
      "activities of work, activities[0].not_applicable_on of work, "
      "activities[0].offered_on of work");
}

TEST(MissingField, IsNotThatOfAnActivityThatWasDoneInTimeOnWhateverDay) {
  const std::string done = "done_on: '2026-03' } ";
  EXPECT_EQ(
      MissingOf("reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE } all: "
                "true }",
                "activities { activity: 'housing' done_on: '2026-02' } activities { "
                "activity: 'work' " +
                    done,
                "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR }", "2026-03-31"),
      "activities[1].done_on of work");
}

TEST(MissingField, OfWhatMayNotApplyIsTheActivityWhereThatIsNotKept) {
  EXPECT_EQ(MissingOf(AllOfWork("DONE"), "not_recorded: 'activities.not_applicable_on'"),
            "activities of work");
}

TEST(MissingField, OfALayerThatTheNextOneEndsIsTheEntryIntoTheNext) {
  EXPECT_EQ(MissingOf(Holding("layer: 'layer2'"),
                      Layer("layer2", "2026-01-12") + Layer("layer3", "2026-03")),
            "layers[1].entered_on of layer3");
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"),
                      Layer("layer2", "2026-01-12") + Layer("layer3", "2026-03")),
            "layers[1].entered_on of layer3");
}

TEST(MissingField, OfALayerThatIsLeftForCertainIsNotTheDayOfItsOwn) {
  const std::string entries = Layer("layer2", "2026-01") + Layer("layer3", "2026-03");
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"), entries),
            "layers[1].entered_on of layer3");
  EXPECT_EQ(MissingOf(Holding("layer: 'layer3'"), entries), "layers[1].entered_on of layer3");
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"), entries + Plan("2026-03")),
            "layers[1].entered_on of layer3");
}

TEST(MissingField, OfTheLayerThatEverybodyBeginsInIsTheFirstEntry) {
  EXPECT_EQ(MissingOf(Holding("layer: 'layer1'"),
                      Layer("layer2", "2026-03") + Layer("layer3", "2026-05")),
            "layers[0].entered_on of layer2");
  EXPECT_EQ(MissingOf(Holding("layer: 'layer1'"), Layer("layer2", "2026-03")),
            "layers[0].entered_on of layer2");
}

TEST(MissingField, OfALayerIsTheEntryThatCouldNotBeUsed) {
  const std::string bad = Layer("layer2", "2026-02-30");
  EXPECT_EQ(MissingOf(Holding("layer: 'layer1'"), bad), "layers[0] of layer2");
  EXPECT_EQ(MissingOf(Holding("layer: 'layer3'"), bad), "layers[0] of layer2");
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"),
                      Layer("layer2", "2026-01-12") + Layer("layer3", "2026-02-30")),
            "layers[1] of layer3");
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"),
                      Layer("layer2", "2026-01-12") + Layer("layer9", "2026-03")),
            "layers[1] of layer2");
  EXPECT_EQ(MissingOf(Occurred("ended { involvement: 'coach' }"),
                      bad + "involvements { role: 'coach' until: '2026-03' }"),
            "involvements[0].until of coach");
  EXPECT_EQ(MissingOf(Holding("layer: 'layer2'"), Layer("layer2", "2026-01-12") +
                                                      "layers { layer: 'layer9' entered_on: "
                                                      "'2026-02-01' }"),
            "layers[1] of layer2");
}

TEST(MissingField, OfAnEndThatFollowsIsOnlyThatOfTheFirstThatMayFollow) {
  EXPECT_EQ(MissingOf(Holding("layer: 'layer2'"), Layer("layer2", "2026-01-12") +
                                                      Layer("layer3", "2026-03") +
                                                      Layer("layer1", "2026-05")),
            "layers[1].entered_on of layer3");
}

TEST(MissingField, OfALayerThatMayHaveComeBeforeOrAfterIsItsOwnEntryToo) {
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"),
                      Layer("layer2", "2026-03") + Layer("layer3", "2026-03-03")),
            "layers[0].entered_on of layer2");
}

TEST(MissingField, OfALayerThatMayHaveBeenEnteredOnTheDayOfTheNextIsItsOwnEntryToo) {
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"),
                      Layer("layer2", "2026-02") + Layer("layer3", "2026-02-28")),
            "layers[0].entered_on of layer2");
}

TEST(MissingField, OfAnEndIsNothingThatComesOnItsLastDayOrLater) {
  EXPECT_EQ(MissingOf(Occurred("ended { layer: 'layer2' }"),
                      Layer("layer2", "2026-01-12") + Layer("layer3", "2026-03-01") +
                          Layer("layer1", "2026") + Layer("layer1", "2026-03"),
                      "throughout { }", "2026-02-20"),
            "layers[2].entered_on of layer1");
  EXPECT_EQ(MissingOf(Holding("plan_element: 'goal'"),
                      Plan("2026-01-05", "elements { kind: 'goal' until: '2026-03' }") +
                          Plan("2026") + Plan("2026-03-01"),
                      "throughout { }", "2026-02-20"),
            "plans[1].drawn_up_on of pathway_plan");
}

TEST(MissingField, OfAPlanThatTheNextOneEndsIsTheDayOfTheNext) {
  EXPECT_EQ(MissingOf("none_of { of { " + Occurred("ended { plan: 'pathway_plan' }") + " } }",
                      Plan("2026-01-05") + Plan("2026-03")),
            "plans[1].drawn_up_on of pathway_plan");
  EXPECT_EQ(
      MissingOf(Occurred("ended { plan: 'pathway_plan' }"), Plan("2026-01-05") + Plan("2026-13")),
      "plans[1] of pathway_plan");
}

TEST(MissingField, OfAPlanThatMayComeBeforeOrAfterIsItsOwnDayToo) {
  EXPECT_EQ(
      MissingOf(Occurred("ended { plan: 'pathway_plan' }"), Plan("2026-03") + Plan("2026-03-03")),
      "plans[0].drawn_up_on of pathway_plan");
}

TEST(MissingField, OfAnElementIsThatOfItsPlanAsFarAsItRunsWithIt) {
  const std::string goal = Holding("plan_element: 'goal'");
  EXPECT_EQ(MissingOf(goal, Plan("2026-03", "elements { kind: 'goal' }")),
            "plans[0].drawn_up_on of pathway_plan");
  EXPECT_EQ(MissingOf(goal, Plan("2026-01-05", "elements { kind: 'goal' until: '2026-03' }")),
            "plans[0].elements[0].until of goal");
  EXPECT_EQ(MissingOf(goal, Plan("2026-01-05", "elements { kind: 'goal' }") + Plan("2026-03")),
            "plans[1].drawn_up_on of pathway_plan");
  EXPECT_EQ(MissingOf(goal, Plan("2026-01-05", "elements { kind: 'goal' until: '2026-05' }") +
                                Plan("2026-03")),
            "plans[1].drawn_up_on of pathway_plan");
  EXPECT_EQ(MissingOf(Occurred("started { plan_element: 'goal' }"),
                      Plan("2026-01-05", "elements { kind: 'goal' since: '2026-03' }")),
            "plans[0].elements[0].since of goal");
}

}  // namespace
}  // namespace baken
