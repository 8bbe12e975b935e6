// SPDX-License-Identifier: EUPL-1.2
// A date that nobody knows has come by the day judged, whichever day that is: since when an outcome
// stands, and until when, follow from the record as it reads on other days. Each is asked through a
// rule with one requirement.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::Loaded;
using testing::TinyProgrammeAsking;

constexpr char kAtContact[] = "at { each { event: 'contact' } }";
constexpr char kContact[] = "events { kind: 'contact' date: '2026-03-01' } ";
constexpr auto kUndetermined = v1::OUTCOME_UNDETERMINED;

v1::Finding Finding(const std::string& requirement, const std::string& timing,
                    const std::string& record, const std::string& day) {
  return FindingOf(Check(*Loaded(TinyProgrammeAsking(requirement, timing)), record, day), "T-01");
}

// On 1 March it was certain: the unknown day had come by then.
void ExpectUnsureSinceTheDayAfterTheContact(const std::string& requirement,
                                            const std::string& record) {
  const v1::Finding finding = Finding(requirement, kAtContact, kContact + record, "2026-06-01");
  EXPECT_EQ(finding.outcome(), kUndetermined) << record;
  EXPECT_EQ(finding.since(), "2026-03-02") << record;
}

TEST(UnknownDays, MakeAnOutcomeUnsureFromTheDayAfterTheOneThatDecides) {
  ExpectUnsureSinceTheDayAfterTheContact("holding { spans { involvement: 'coach' } min: 1 }",
                                         "involvements { role: 'coach' since: 'unknown' }");
  ExpectUnsureSinceTheDayAfterTheContact("holding { spans { plan: 'pathway_plan' } min: 1 }",
                                         "plans { kind: 'pathway_plan' drawn_up_on: 'unknown' }");
  ExpectUnsureSinceTheDayAfterTheContact(
      "reached { activities { ids: 'work' status: STATUS_DONE } all: true }",
      "activities { activity: 'work' done_on: 'unknown' }");
}

TEST(UnknownDays, OfAPlanAreThoseOfItsElements) {
  ExpectUnsureSinceTheDayAfterTheContact(
      "holding { spans { plan_element: 'goal' } min: 1 }",
      "plans { kind: 'pathway_plan' drawn_up_on: 'unknown' elements { kind: 'goal' } }");
}

TEST(UnknownDays, OfAWaiverHaveComeWheneverItIsJudged) {
  const v1::Finding finding = Finding(
      "holding { spans { involvement: 'coach' } min: 1 }", kAtContact,
      std::string(kContact) + "waivers { rule: 'T-01' granted_by: 'coach' since: 'unknown' }",
      "2026-06-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_WAIVED);
  EXPECT_EQ(finding.since(), "2026-03-01");
}

TEST(UnknownDays, LeaveTheLastDayOfAMonthADayOnWhichSomethingMayChange) {
  const v1::Finding finding = Finding(
      "all_of { of { occurred { moments { event: 'contact' } } } "
      "of { holding { spans { involvement: 'coach' } min: 1 } } }",
      "by { term: 'two_months' counting: COUNTING_FROM_ANCHOR }",
      "events { kind: 'intake' date: '2026-02-15' } events { kind: 'contact' date: "
      "'2026-03' } involvements { role: 'coach' since: 'unknown' }",
      "2026-04-10");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(finding.since(), "2026-03-31");
}

TEST(UnknownDays, LeaveADateTooFarAheadOneThatCanBeReadTenYearsBefore) {
  constexpr char kUnknown[] = "events { kind: 'contact' date: 'unknown' } ";
  const std::string three = std::string(kUnknown) + kUnknown + kUnknown;
  const v1::Finding finding =
      Finding("occurred { moments { event: 'contact' } at_most: 'three' }", "throughout { }",
              "events { kind: 'intake' date: '2026-01-01' } " + three +
                  "events { kind: 'contact' date: '2036-06-20' }",
              "2026-06-01");
  EXPECT_EQ(finding.outcome(), kUndetermined);
  EXPECT_EQ(finding.changes_on(), "2026-06-20");
}

}  // namespace
}  // namespace baken
