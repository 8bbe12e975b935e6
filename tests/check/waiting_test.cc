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

TEST(RulesThatWait, WhatIsNotKeptMayHaveBegun) {
  const v1::Report report =
      Check(*WaitingForContactAndPayment(), "not_recorded: 'payment'", "2026-06-01");
  EXPECT_EQ(FindingOf(report, "T-contact").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(FindingOf(report, "T-payment").outcome(), v1::OUTCOME_UNDETERMINED);
}

}  // namespace
}  // namespace baken
