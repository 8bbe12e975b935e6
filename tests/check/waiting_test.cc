// SPDX-License-Identifier: EUPL-1.2
// Rules whose term or moment has not begun share one verdict. Given two that wait for different
// facts; when judged before and after a stop; then both stand alike, and each says what it waits
// for itself.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::GiveWords;
using testing::Loaded;
using testing::TinyProgramme;

constexpr char kHoused[] =
    R"(requirement { reached { activities { ids: "housing" status: STATUS_DONE } all: true } } )";

std::unique_ptr<const Programme> WaitingForContactAndPayment() {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  for (const std::string event : {"contact", "payment"}) {
    v1::Rule& rule = *programme.add_rules();
    rule = FromText<v1::Rule>("id: 'T-" + event + "' rule_class: RULE_CLASS_MUST " +
                              "duty_bearer: 'coach' " + kHoused + "by { anchor { first { event: '" +
                              event + "' } } term: 'two_months' }");
    rule.mutable_by()->set_counting(v1::COUNTING_AFTER_ANCHOR);
    GiveWords(rule);
  }
  return Loaded(programme);
}

TEST(RulesThatWait, EachSaysWhatItWaitsFor) {
  const v1::Report report = Check(*WaitingForContactAndPayment(),
                                  "events { kind: 'intake' date: '2026-01-12' }", "2026-06-01");
  for (const std::string event : {"contact", "payment"}) {
    const v1::Finding finding = FindingOf(report, "T-" + event);
    EXPECT_EQ(finding.outcome(), v1::OUTCOME_PENDING);
    EXPECT_EQ(finding.since(), "");
    ASSERT_EQ(finding.waits_for_size(), 1) << event;
    EXPECT_EQ(finding.waits_for(0), event);
  }
}

TEST(RulesThatWait, StopWaitingOnTheDayOfAStop) {
  const auto programme = WaitingForContactAndPayment();
  const std::string ends = "events { kind: 'ended' date: '2026-03-02' }";
  for (const std::string event : {"contact", "payment"}) {
    const v1::Finding after = FindingOf(Check(*programme, ends, "2026-06-01"), "T-" + event);
    EXPECT_EQ(after.outcome(), v1::OUTCOME_NOT_APPLICABLE);
    EXPECT_EQ(after.since(), "2026-03-02");
    const v1::Finding before = FindingOf(Check(*programme, ends, "2026-03-01"), "T-" + event);
    EXPECT_EQ(before.outcome(), v1::OUTCOME_PENDING);
    EXPECT_EQ(before.changes_on(), "2026-03-02");
  }
}

TEST(RulesThatWait, OneThatBeganIsJudgedForItself) {
  const v1::Report report = Check(*WaitingForContactAndPayment(),
                                  "events { kind: 'payment' date: '2026-01-12' }", "2026-06-01");
  EXPECT_EQ(FindingOf(report, "T-contact").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(FindingOf(report, "T-payment").outcome(), v1::OUTCOME_VIOLATED);
}

std::unique_ptr<const Programme> WaitingForContactAndLayer1() {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  for (const std::string moment : {"event: 'contact'", "layer_entered: 'layer1'"}) {
    v1::Rule& rule = *programme.add_rules();
    rule = FromText<v1::Rule>("id: 'T-" + std::to_string(programme.rules_size()) +
                              "' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' " + kHoused +
                              "at { each { " + moment + " } }");
    GiveWords(rule);
  }
  return Loaded(programme);
}

// Also where that is the first word of all.
TEST(RulesThatWait, OneThatBeganWithALayerIsJudgedForItself) {
  const v1::Report report = Check(*WaitingForContactAndLayer1(),
                                  "layers { layer: 'layer2' entered_on: '2026-01-12' } "
                                  "layers { layer: 'layer1' entered_on: '2026-02-12' }",
                                  "2026-06-01");
  EXPECT_EQ(FindingOf(report, "T-1").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(FindingOf(report, "T-2").outcome(), v1::OUTCOME_VIOLATED);
}

// Up to 12 March layer 1 can only be the layer that everybody begins in.
TEST(RulesThatWait, OneThatMayHaveBegunOnAnotherDayIsJudgedForItself) {
  const v1::Report report = Check(*WaitingForContactAndLayer1(),
                                  "layers { layer: 'layer1' entered_on: 'unknown' } "
                                  "layers { layer: 'layer2' entered_on: '2026-03-12' }",
                                  "2026-02-01");
  EXPECT_EQ(FindingOf(report, "T-1").changes_on(), "");
  EXPECT_EQ(FindingOf(report, "T-2").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(FindingOf(report, "T-2").changes_on(), "2026-03-13");
}

TEST(RulesThatWait, WhatIsNotKeptMayHaveBegun) {
  const v1::Report report =
      Check(*WaitingForContactAndPayment(), "not_recorded: 'payment'", "2026-06-01");
  EXPECT_EQ(FindingOf(report, "T-contact").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(FindingOf(report, "T-payment").outcome(), v1::OUTCOME_UNDETERMINED);
}

TEST(RulesThatWait, ForAMomentThatMayNeverComeSayNothingAndNeitherDoesASummary) {
  const auto at_payment = Loaded(testing::TinyProgrammeAsking(
      "occurred { moments { event: 'contact' } }", "at { each { event: 'payment' } }"));
  EXPECT_EQ(FindingOf(Check(*at_payment, "id: 'p'", "2026-06-01"), "T-01").waits_for_size(), 0);
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  request.mutable_trajectory()->set_id("p");
  request.set_detail(v1::DETAIL_SUMMARY);
  const v1::Report summary = Check(*WaitingForContactAndPayment(), request);
  for (const v1::Finding& finding : summary.findings()) EXPECT_EQ(finding.waits_for_size(), 0);
}

// Each group has a course of its own.
TEST(RulesThatWait, OfOneGroupStopWaitingAndOfAnotherNot) {
  v1::Programme programme =
      testing::TinyProgrammeAsking("occurred { moments { event: 'contact' } }",
                                   "by { anchor { first { event: 'payment' } } term: 'two_months' "
                                   "counting: COUNTING_AFTER_ANCHOR }");
  programme.mutable_rules(0)->set_scope(v1::SCOPE_GROUP);
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  *request.mutable_organisation() = FromText<v1::Organisation>(
      "groups { id: 'a' kind: 'team' events { kind: 'ended' date: '2026-03-02' } } "
      "groups { id: 'b' kind: 'team' }");
  const v1::Report report = Check(*Loaded(programme), request);
  EXPECT_EQ(FindingOf(report, "T-01", "a").outcome(), v1::OUTCOME_NOT_APPLICABLE);
  EXPECT_EQ(FindingOf(report, "T-01", "b").outcome(), v1::OUTCOME_PENDING);
}

// What fails first, then what warns, then what is not known, in the order of the rules.
TEST(FindingsInAReport, StandInTheOrderOfTheirOutcomes) {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  const auto add = [&](const std::string& id, const std::string& rule_class,
                       const std::string& event) {
    *programme.add_rules() =
        FromText<v1::Rule>("id: '" + id + "' rule_class: RULE_CLASS_" + rule_class +
                           " duty_bearer: 'coach' requirement { occurred { moments { event: '" +
                           event + "' } } } throughout { }");
    GiveWords(*programme.mutable_rules(programme.rules_size() - 1));
  };
  add("satisfied", "MUST", "intake");
  add("unknown", "MUST", "contact");
  add("warns", "SHOULD", "payment");
  add("fails", "MUST", "payment");
  add("fails-too", "MUST", "payment");
  const v1::Report report = Check(*Loaded(programme),
                                  "events { kind: 'intake' date: '2026-01-12' } "
                                  "events { kind: 'contact' date: '2026-05' }",
                                  "2026-05-10");
  std::string order;
  for (const v1::Finding& finding : report.findings()) order += finding.rule_id() + " ";
  EXPECT_EQ(order, "fails fails-too warns unknown satisfied ");
}

}  // namespace
}  // namespace baken
