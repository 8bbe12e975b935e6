// SPDX-License-Identifier: EUPL-1.2
// A date `unknown` lies before the day judged, so on another day the record reads otherwise. Since
// when an outcome stands and what it is over a period are as judged on those days, also where a
// rule looks at such a date only once another fact has come.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgrammeAsking;

constexpr char kAtPayment[] = "at { each { event: 'payment' } } ";
constexpr char kContactLately[] = "occurred { moments { event: 'contact' } within: 'two_months' }";

v1::Finding Judged(const std::string& requirement, const std::string& rest,
                   const std::string& judged_on, bool over_a_period = false) {
  v1::CheckRequest request;
  *request.mutable_trajectory() = FromText<v1::Trajectory>(
      "events { kind: 'intake' date: '2026-01-10' } events { kind: 'payment' date: '2026-05-20' } "
      "events { kind: 'contact' date: 'unknown' } involvements { role: 'coach' } "
      "activities { activity: 'work' done_on: 'unknown' }");
  request.set_judged_on(judged_on);
  if (over_a_period) {
    request.set_over_since("2026-05-15");
    request.set_over_until("2026-06-01");
  }
  return FindingOf(Check(*Loaded(TinyProgrammeAsking(requirement, rest)), request), "T-01");
}

void ExpectHistoryOfEachDay(const std::string& requirement, const std::string& rest) {
  const v1::Finding finding = Judged(requirement, rest, "2026-03-05", true);
  ASSERT_EQ(finding.history_size(), 2) << finding.DebugString();
  for (const v1::OutcomeSpan& span : finding.history()) {
    EXPECT_EQ(span.outcome(), Judged(requirement, rest, span.since()).outcome()) << span.since();
  }
}

TEST(UnknownDates, AreLookedAtInWhatApplies) {
  ExpectHistoryOfEachDay("reached { activities { ids: 'housing' status: STATUS_DONE } all: true }",
                         kAtPayment + ("applies_when { " + std::string(kContactLately) + " }"));
}

// Without the payment the first part holds since ever, and the other is of no importance.
TEST(UnknownDates, AreLookedAtInAPartThatMattersOnlyOnceAFactHasCome) {
  ExpectHistoryOfEachDay(
      "any_of { of { occurred { moments { started { involvement: 'coach' } } since_trigger: true } "
      "} of { " +
          std::string(kContactLately) + " } }",
      kAtPayment);
}

TEST(UnknownDates, AreLookedAtInActivitiesAndWhereTheirTagsAreCounted) {
  constexpr char kAtIntake[] = "at { each { event: 'intake' } }";
  for (const char* distinct : {"", "distinct: 'theme.*'"}) {
    const std::string done = "reached { activities { ids: 'work' status: STATUS_DONE } min: 1 " +
                             std::string(distinct) + " }";
    const v1::Finding finding = Judged(done, kAtIntake, "2026-03-05");
    EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED) << distinct;
    EXPECT_EQ(finding.since(), "2026-01-11") << distinct;
    EXPECT_EQ(Judged(done, kAtIntake, "2026-01-10").outcome(), v1::OUTCOME_SATISFIED) << distinct;
    EXPECT_EQ(Judged(done, kAtIntake, "2026-01-11").outcome(), v1::OUTCOME_UNDETERMINED)
        << distinct;
  }
}

}  // namespace
}  // namespace baken
