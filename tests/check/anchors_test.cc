// SPDX-License-Identifier: EUPL-1.2
// The day from which a term runs, where it follows from several facts: two months after it, as the
// last day that a finding tells ("earliest..latest", empty while it waits). Judged on 1 March.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::Loaded;
using testing::TinyProgrammeAsking;

std::string Due(const std::string& anchor, const std::string& record) {
  const auto programme = Loaded(TinyProgrammeAsking(
      "reached { activities { ids: 'housing' status: STATUS_DONE } all: true }",
      "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR anchor { " + anchor + " } }"));
  const v1::Finding finding = FindingOf(Check(*programme, record, "2026-03-01"), "T-01");
  return finding.due() + (finding.due_latest().empty() ? "" : ".." + finding.due_latest());
}

std::string Contact(const std::string& date) {
  return "events { kind: 'contact' date: '" + date + "' } ";
}

std::string Paid(const std::string& date) {
  return "events { kind: 'payment' date: '" + date + "' } ";
}

constexpr char kBoth[] = "{ of { first { event: 'contact' } } of { first { event: 'payment' } } }";

TEST(LaterOf, WaitsForAllAndIsTheLatest) {
  const std::string later = "later_of " + std::string(kBoth);
  EXPECT_EQ(Due(later, Contact("2026-01-20") + Paid("2026-02-05")), "2026-04-05");
  EXPECT_EQ(Due(later, Contact("2026-02-05") + Paid("2026-01-20")), "2026-04-05");
  EXPECT_EQ(Due(later, Contact("2026-01-20")), "");
  EXPECT_EQ(Due(later, Paid("2026-01-20")), "");
  EXPECT_EQ(Due(later, Contact("2026-01") + Paid("2026-01-20")), "2026-03-20..2026-03-31");
  EXPECT_EQ(Due(later, Paid("2026-01") + Contact("2026-01-20")), "2026-03-20..2026-03-31");
}

TEST(EarlierOf, IsTheEarliestOfThoseThatAreThere) {
  const std::string earlier = "earlier_of " + std::string(kBoth);
  EXPECT_EQ(Due(earlier, Contact("2026-01-20") + Paid("2026-02-05")), "2026-03-20");
  EXPECT_EQ(Due(earlier, Contact("2026-02-05") + Paid("2026-01-20")), "2026-03-20");
  EXPECT_EQ(Due(earlier, Contact("2026-01-20")), "2026-03-20");
  EXPECT_EQ(Due(earlier, Paid("2026-01-20")), "2026-03-20");
  EXPECT_EQ(Due(earlier, Contact("2026-01") + Paid("2026-01-20")), "2026-03-01..2026-03-20");
  EXPECT_EQ(Due(earlier, ""), "");
}

TEST(FirstKnown, IsTheFirstThatIsThereInOrderOfPreference) {
  const std::string known = "first_known " + std::string(kBoth);
  EXPECT_EQ(Due(known, Contact("2026-02-05") + Paid("2026-01-20")), "2026-04-05");
  EXPECT_EQ(Due(known, Contact("2026-01-20") + Paid("2026-02-05")), "2026-03-20");
  EXPECT_EQ(Due(known, Paid("2026-01-20")), "2026-03-20");
  EXPECT_EQ(Due(known, Contact("2026-01-20")), "2026-03-20");
  // Perhaps there from 1 March on: then that day, else the payment's.
  EXPECT_EQ(Due(known, Contact("2026-03") + Paid("2026-01-20")), "2026-03-20..2026-05-31");
  EXPECT_EQ(Due(known, ""), "");
}

TEST(FirstAndLast, AreOfThoseThatHaveCome) {
  const std::string first = "first { event: 'contact' }";
  const std::string last = "last { event: 'contact' }";
  const std::string three = Contact("2026-02-05") + Contact("2026-01-20") + Contact("2026-03-02");
  EXPECT_EQ(Due(first, three), "2026-03-20");
  EXPECT_EQ(Due(last, three), "2026-04-05");
  EXPECT_EQ(Due(first, Contact("2026-01") + Contact("2026-01-20")), "2026-03-01..2026-03-20");
  EXPECT_EQ(Due(last, Contact("2026-01") + Contact("2026-01-20")), "2026-03-20..2026-03-31");
  EXPECT_EQ(Due(last, Contact("2026-01-20") + Contact("2026-03")), "2026-03-20..2026-05-31");
  EXPECT_EQ(Due(first, Contact("2026-01-20") + Contact("2026-03")), "2026-03-20");
  for (const std::string& either : {first, last}) {
    EXPECT_EQ(Due(either, Contact("2026-03") + Contact("2026-06-01")), "2026-05-01..2026-05-31");
    EXPECT_EQ(Due(either, Contact("2026-03") + Contact("2026-03")), "2026-05-01..2026-05-31");
  }
  EXPECT_EQ(Due("plus { anchor { first { event: 'contact' } } term: 'two_months' counting: "
                "COUNTING_AFTER_ANCHOR }",
                Contact("2026-01-20")),
            "2026-05-20");
}

TEST(FirstAndLast, MayBeOneThatIsNotOnFile) {
  const std::string record = Contact("2026-01-20") + "not_recorded: 'event:contact' ";
  EXPECT_EQ(Due("first { event: 'contact' }", record), "") << "it may have been long ago";
  EXPECT_EQ(Due("last { event: 'contact' }", record), "2026-03-20..2026-05-01");
}

// ---- what is known before it comes ----

v1::Outcome OutcomeOn(const std::string& day, const std::string& timing,
                      const std::string& record) {
  const auto programme = Loaded(TinyProgrammeAsking(
      "reached { activities { ids: 'housing' status: STATUS_DONE } all: true }", timing));
  const std::string intake = "events { kind: 'intake' date: '2026-01-05' } ";
  return FindingOf(Check(*programme, intake + record, day), "T-01").outcome();
}

std::string Coach(const std::string& since, const std::string& until) {
  return "involvements { role: 'coach' since: '" + since + "' until: '" + until + "' } ";
}

// On 25 March it is not known whether there is a coach yet, so whether the contact stays the
// anchor.
TEST(FirstKnown, MayGiveWayToAnEndThatLiesAhead) {
  const std::string record = Contact("2026-01-20") + Coach("2026-03", "2026-06-01");
  for (const std::string& both : {record, record + Coach("2026-03", "2026-06-08")}) {
    for (const std::string first : {"first", "last"}) {
      const std::string anchor = "anchor { first_known { of { " + first +
                                 " { ended { involvement: 'coach' } } } of { first { event: "
                                 "'contact' } } } }";
      EXPECT_EQ(
          OutcomeOn("2026-03-25",
                    "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR " + anchor + " }",
                    both),
          v1::OUTCOME_UNDETERMINED)
          << first;
    }
  }
}

// With a rule of February alone: only on a day that the anchor can be is it asked.
TEST(FirstKnown, LiesOnADayOfTheFactThatIsTakenAndOnNoOther) {
  const auto outcome = [](const std::string& preferred, const std::string& record) {
    v1::Programme programme = TinyProgrammeAsking(
        "reached { activities { ids: 'housing' status: STATUS_DONE } all: true }",
        "by { term: 'our_week' counting: COUNTING_AFTER_ANCHOR anchor { first_known { of { " +
            preferred + " { event: 'contact' } } of { first { event: 'payment' } } } } }");
    programme.mutable_rules(0)->set_rule_class(v1::RULE_CLASS_SHOULD);
    programme.mutable_rules(0)->set_in_force_since("2026-02-01");
    programme.mutable_rules(0)->set_in_force_until("2026-03-01");
    return FindingOf(Check(*Loaded(programme), record, "2026-03-15"), "T-01").outcome();
  };
  EXPECT_EQ(outcome("last", Contact("2026-01-10") + Contact("2026-03") + Paid("2026-02-10")),
            v1::OUTCOME_NOT_APPLICABLE);
  EXPECT_EQ(outcome("first", Contact("2026-03") + Paid("2026-02-10")), v1::OUTCOME_UNDETERMINED);
}

// A home was found before the coach left: met from the day that it is asked.
TEST(AnEndThatWasKnownAhead, IsLookedFromOnItsDay) {
  const v1::Finding finding = FindingOf(
      Check(*Loaded(TinyProgrammeAsking(
                "reached { activities { ids: 'housing' status: STATUS_DONE } all: true }",
                "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR anchor { first { ended { "
                "involvement: 'coach' } } } }")),
            Coach("2026-01-10", "2026-02-10") +
                "activities { activity: 'housing' done_on: '2026-01-20' }",
            "2026-03-01"),
      "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(finding.since(), "2026-02-10");
}

// On 1 March.
TEST(AnEndThatLiesAhead, MakesNothingDueYet) {
  const auto programme = Loaded(TinyProgrammeAsking(
      "reached { activities { ids: 'housing' status: STATUS_DONE } all: true }",
      "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR each { ended { involvement: 'coach' "
      "} } }"));
  const v1::Finding finding =
      FindingOf(Check(*programme, Coach("2026-01-10", "2026-06-01"), "2026-03-01"), "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(finding.due(), "");
}

TEST(Windows, AreOpenOrClosedForCertainOnlyOnceTheirBoundsHaveCome) {
  struct Row {
    const char* window;
    std::string record;
    const char* unknown;  // the last day on which it is not known whether the window is open
    const char* known;    // the day after
    v1::Outcome then;
  };
  const Row rows[] = {
      {"until { first { ended { involvement: 'coach' } } }",
       Coach("2026-01-10", "2026-03") + Coach("2026-01-10", "2026-04"), "2026-03-30", "2026-03-31",
       v1::OUTCOME_REPAIRED},
      {"until { first { ended { involvement: 'coach' } } }",
       Coach("2026-01-10", "2026-04") + Coach("2026-01-10", "2026-03"), "2026-03-30", "2026-03-31",
       v1::OUTCOME_REPAIRED},
      {"until { last { ended { involvement: 'coach' } } }",
       Coach("2026-01-10", "2026-03") + Coach("2026-01-10", "2026-02"), "2026-03-30", "2026-03-31",
       v1::OUTCOME_REPAIRED},
      {"through { first { event: 'contact' } }", Contact("2026-03"), "2026-03-31", "2026-04-01",
       v1::OUTCOME_REPAIRED},
      {"since { later_of { of { first { event: 'contact' } } of { first { event: 'payment' } } } }",
       Contact("2026-03") + Paid("2026-01-20"), "2026-03-30", "2026-03-31", v1::OUTCOME_VIOLATED},
  };
  for (const Row& row : rows) {
    const std::string timing = "throughout { window { " + std::string(row.window) + " } }";
    EXPECT_EQ(OutcomeOn(row.unknown, timing, row.record), v1::OUTCOME_UNDETERMINED) << row.window;
    EXPECT_EQ(OutcomeOn(row.known, timing, row.record), row.then) << row.window;
  }
}

}  // namespace
}  // namespace baken
