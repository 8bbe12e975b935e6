// SPDX-License-Identifier: EUPL-1.2
// Rules that change on 1 January 2027: which edition owns an obligation, and that last year's
// verdicts stay. Given a rule of two editions; when judged around the change; then each obligation
// keeps the edition its trigger fell in.
#include <gtest/gtest.h>

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

constexpr char kChange[] = "2027-01-01";

// T-01 as it was until the change, and with the timing and requirement of `since` from then on.
std::unique_ptr<const Programme> TwoEditions(const std::string& until, const std::string& since) {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  for (const std::string& text : {until, since}) {
    v1::Rule& rule = *programme.add_rules();
    rule = FromText<v1::Rule>(R"(id: "T-01" rule_class: RULE_CLASS_MUST duty_bearer: "coach" )" +
                              text);
    GiveWords(rule);
  }
  programme.mutable_rules(0)->set_in_force_until(kChange);
  programme.mutable_rules(1)->set_in_force_since(kChange);
  auto* short_term = programme.add_parameters();
  short_term->set_id("one_month");
  short_term->mutable_term()->set_months(1);
  return Loaded(programme);
}

constexpr char kHoused[] =
    R"(requirement { reached { activities { ids: "housing" status: STATUS_DONE } all: true } } )";

// Two months to arrange a home, one month for who starts after the change.
std::unique_ptr<const Programme> ShorterTerm() {
  return TwoEditions(
      std::string(kHoused) + R"(by { term: "two_months" counting: COUNTING_AFTER_ANCHOR })",
      std::string(kHoused) + R"(by { term: "one_month" counting: COUNTING_AFTER_ANCHOR })");
}

v1::Finding JudgedOn(const Programme& programme, const std::string& facts, const std::string& day) {
  return FindingOf(Check(programme, facts, day), "T-01");
}

std::string IntakeOn(const std::string& day) {
  return "events { kind: 'intake' date: '" + day + "' }";
}

TEST(EditionsOfBy, AnObligationThatStartsBeforeTheChangeFallsDueByTheOldTerm) {
  const auto programme = ShorterTerm();
  for (const char* judged : {"2026-12-31", "2027-01-01", "2027-01-20"}) {
    const v1::Finding finding = JudgedOn(*programme, IntakeOn("2026-12-15"), judged);
    EXPECT_EQ(finding.outcome(), v1::OUTCOME_PENDING) << judged;
    EXPECT_EQ(finding.due(), "2027-02-15") << judged;
  }
  EXPECT_EQ(JudgedOn(*programme, IntakeOn("2026-12-15"), "2027-02-16").since(), "2027-02-16");
}

TEST(EditionsOfBy, TheTriggerDecidesToTheDay) {
  const auto programme = ShorterTerm();
  EXPECT_EQ(JudgedOn(*programme, IntakeOn("2026-12-31"), "2027-01-10").due(), "2027-02-28");
  EXPECT_EQ(JudgedOn(*programme, IntakeOn("2027-01-01"), "2027-01-10").due(), "2027-02-01");
  EXPECT_EQ(JudgedOn(*programme, IntakeOn("2027-01-02"), "2027-01-10").due(), "2027-02-02");
}

TEST(EditionsOfBy, ATriggerInAMonthOnOneSideIsDueOverBothEndsOfThatMonth) {
  const v1::Finding finding = JudgedOn(*ShorterTerm(), IntakeOn("2026-12"), "2027-01-10");
  EXPECT_EQ(finding.due(), "2027-02-01");
  EXPECT_EQ(finding.due_latest(), "2027-02-28");
}

TEST(EditionsOfBy, LastYearsVerdictIsTheSameWithAndWithoutTheNewEdition) {
  const auto changed = ShorterTerm();
  v1::Programme old = TinyProgramme();
  old.mutable_rules(0)->mutable_by()->set_counting(v1::COUNTING_AFTER_ANCHOR);
  const auto unchanged = Loaded(old);
  const std::string facts =
      IntakeOn("2026-06-10") + "activities { activity: 'housing' done_on: '2026-09-01' }";
  for (const char* judged : {"2026-07-31", "2026-08-10", "2026-08-11", "2026-09-01", "2026-12-31",
                             "2027-01-01", "2028-01-01"}) {
    const v1::Finding with = JudgedOn(*changed, facts, judged);
    const v1::Finding without = JudgedOn(*unchanged, facts, judged);
    EXPECT_EQ(with.outcome(), without.outcome()) << judged;
    EXPECT_EQ(with.due(), without.due()) << judged;
    EXPECT_EQ(with.since(), without.since()) << judged;
    EXPECT_EQ(with.changes_on(), without.changes_on()) << judged;
  }
}

// Until the change two months from the contact, from then on one month from the payment: the
// later edition owns the obligation where its own anchor falls in its time.
std::unique_ptr<const Programme> OtherAnchor(const std::string& end = "") {
  const auto by = [](const std::string& term, const std::string& anchor) {
    return "by { term: '" + term + "' counting: COUNTING_AFTER_ANCHOR anchor { first { " + anchor +
           " } } } ";
  };
  return TwoEditions(kHoused + by("two_months", "event: 'contact'"),
                     kHoused + by("one_month", "event: 'payment'") + end);
}

TEST(EditionsWithOtherAnchors, TheLaterOneOwnsWhatBeganInItsTime) {
  const auto told = [](const Programme& programme, const std::string& paid_on) {
    const v1::Finding finding =
        JudgedOn(programme,
                 "events { kind: 'contact' date: '2026-11-01' } events { kind: 'payment' date: '" +
                     paid_on + "' }",
                 "2027-02-01");
    return v1::Outcome_Name(finding.outcome()).substr(8) + " " + finding.due();
  };
  const auto open = OtherAnchor();
  EXPECT_EQ(told(*open, "2026-12-31"), "VIOLATED 2027-01-01");
  EXPECT_EQ(told(*open, "2027-01-01"), "PENDING 2027-02-01");
  EXPECT_EQ(told(*open, "2027-02-01"), "PENDING 2027-03-01");
  EXPECT_EQ(told(*open, "2027-02-02"), "VIOLATED 2027-01-01");
  EXPECT_EQ(told(*open, "2027-02"), "UNDETERMINED 2027-01-01") << "it may have come today";
  const auto of_january = OtherAnchor("in_force_until: '2027-02-01'");
  EXPECT_EQ(told(*of_january, "2027-01-31"), "PENDING 2027-02-28");
  EXPECT_EQ(told(*of_january, "2027-02-01"), "VIOLATED 2027-01-01");
}

TEST(EditionsWithOtherAnchors, AnEndThatIsKnownAheadFallsUnderTheEditionOfItsDay) {
  const std::string ended = "ended { involvement: 'coach' }";
  const std::string by = "by { term: 'one_month' counting: COUNTING_AFTER_ANCHOR anchor { first { ";
  const auto programme =
      TwoEditions(kHoused + by + "event: 'contact' } } }", kHoused + by + ended + " } } }");
  const auto outcome = [&](const std::string& until, const std::string& since = "2026-06-01") {
    return JudgedOn(*programme,
                    "events { kind: 'contact' date: '2026-11-01' } involvements { role: 'coach' "
                    "since: '" +
                        since + "' until: '" + until + "' }",
                    "2026-12-20")
        .outcome();
  };
  EXPECT_EQ(outcome("2026-12-31"), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(outcome("2027-01-01"), v1::OUTCOME_PENDING);
  EXPECT_EQ(outcome("2027-01-02"), v1::OUTCOME_PENDING);
  // Perhaps there is no coach yet.
  EXPECT_EQ(outcome("2026-12-31", "2026-12"), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(outcome("2027-01-01", "2026-12"), v1::OUTCOME_UNDETERMINED);
}

TEST(EditionsOfBy, AFactOfTheDayOfTheChangeWillBeDueByTheNewTerm) {
  const std::string by = "by { counting: COUNTING_AFTER_ANCHOR term: ";
  const auto programme =
      TwoEditions(kHoused + by + "'one_month' }", kHoused + by + "'two_months' }");
  EXPECT_EQ(JudgedOn(*programme, IntakeOn("2026-12-31"), "2026-12-20").due(), "2027-01-31");
  EXPECT_EQ(JudgedOn(*programme, IntakeOn("2027-01-01"), "2026-12-20").due(), "2027-03-01");
}

// ---- a moment ----

constexpr char kAtStart[] = R"(at { each { activity { ids: "work" status: STATUS_STARTED } } } )";

// A coach at the start of the work; after the change a contact as well.
std::unique_ptr<const Programme> MoreAsked(const std::string& more = "") {
  return TwoEditions(
      std::string(R"(requirement { holding { spans { involvement: "coach" } min: 1 } } )") +
          kAtStart + more,
      std::string(R"(requirement { occurred { moments { event: "contact" } } } )") + kAtStart +
          more);
}

std::string WorkOn(const std::string& day) {
  return IntakeOn("2026-12-01") + "involvements { role: 'coach' since: '2026-12-01' }" +
         "activities { activity: 'work' started_on: '" + day + "' }";
}

TEST(EditionsOfAt, TheDayBeforeTheChangeIsJudgedByTheOldOnTheDayAndAfterByTheNew) {
  const auto programme = MoreAsked();
  EXPECT_EQ(JudgedOn(*programme, WorkOn("2026-12-31"), "2027-03-01").outcome(),
            v1::OUTCOME_SATISFIED);
  for (const char* day : {"2027-01-01", "2027-01-02"}) {
    const v1::Finding finding = JudgedOn(*programme, WorkOn(day), "2027-03-01");
    EXPECT_EQ(finding.outcome(), v1::OUTCOME_VIOLATED) << day;
    EXPECT_EQ(finding.since(), day);
  }
}

TEST(EditionsOfAt, AMomentThatMayLieOnEitherSideIsUndetermined) {
  const v1::Finding finding = JudgedOn(*MoreAsked(), WorkOn("unknown"), "2027-03-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED);
}

// ---- a window ----

// A coach on every day; after the change a contact in the last two months instead.
std::unique_ptr<const Programme> OtherOnEachDay() {
  return TwoEditions(
      R"(requirement { holding { spans { involvement: "coach" } min: 1 } }
                        throughout { })",
      R"(requirement { occurred { moments { event: "contact" } within: "two_months" } }
                        throughout { })");
}

std::vector<std::string> BreachesOf(const v1::Finding& finding) {
  std::vector<std::string> breaches;
  for (const v1::Breach& breach : finding.breaches()) {
    breaches.push_back(breach.since() + ".." + breach.until());
  }
  return breaches;
}

TEST(EditionsOfThroughout, AWindowThatRunsAcrossTheChangeAsksEachDayWhatWasInForce) {
  const auto programme = OtherOnEachDay();
  const std::string facts =
      IntakeOn("2026-11-01") + "events { kind: 'contact' date: '2026-12-20' }";
  EXPECT_EQ(JudgedOn(*programme, facts, "2026-12-31").outcome(), v1::OUTCOME_VIOLATED);
  const v1::Finding on_the_day = JudgedOn(*programme, facts, "2027-01-01");
  EXPECT_EQ(on_the_day.outcome(), v1::OUTCOME_REPAIRED);
  EXPECT_EQ(BreachesOf(on_the_day), std::vector<std::string>{"2026-11-01..2027-01-01"});
  EXPECT_EQ(JudgedOn(*programme, facts, "2026-12-31").changes_on(), "2027-01-01");
}

TEST(EditionsOfThroughout, MayFollowOrComeBeforeOneWithALastDay) {
  const std::string by =
      std::string(kHoused) + "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR }";
  const std::string throughout =
      "requirement { occurred { moments { event: 'contact' } within: 'two_months' } } throughout "
      "{ }";
  const std::string facts = IntakeOn("2026-12-15");
  const v1::Finding followed = JudgedOn(*TwoEditions(by, throughout), facts, "2027-01-20");
  EXPECT_EQ(followed.outcome(), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(BreachesOf(followed), std::vector<std::string>{"2027-01-01.."});
  const v1::Finding before = JudgedOn(*TwoEditions(throughout, by), facts, "2027-01-20");
  EXPECT_EQ(before.outcome(), v1::OUTCOME_REPAIRED);
  EXPECT_EQ(BreachesOf(before), std::vector<std::string>{"2026-12-15..2027-01-01"});
  ASSERT_EQ(before.breaches(0).causes_size(), 1) << "the edition that was broken says what with";
  EXPECT_EQ(before.breaches(0).causes(0).path(), "events[0]");
  ASSERT_EQ(before.breaches(0).open_size(), 1);
  EXPECT_EQ(before.breaches(0).open(0).leaf(), "occurred");
}

TEST(EditionsOfThroughout, ABreachOfBothEditionsIsOneRunAcrossTheChange) {
  const v1::Finding finding = JudgedOn(*OtherOnEachDay(), IntakeOn("2026-12-01"), "2027-02-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(finding.since(), "2026-12-01");
  EXPECT_EQ(BreachesOf(finding), std::vector<std::string>{"2026-12-01.."});
}

TEST(EditionsOfThroughout, WhatStartedARunIsFoundInTheEditionOfItsFirstDay) {
  const std::string facts =
      IntakeOn("2026-12-01") +
      "involvements { role: 'coach' since: '2026-12-01' until: '2026-12-10' }";
  const v1::Finding finding = JudgedOn(*OtherOnEachDay(), facts, "2027-02-01");
  ASSERT_EQ(BreachesOf(finding), std::vector<std::string>{"2026-12-10.."});
  ASSERT_EQ(finding.breaches(0).causes_size(), 1);
  EXPECT_EQ(finding.breaches(0).causes(0).path(), "involvements[0]");
  ASSERT_EQ(finding.breaches(0).open_size(), 1);
  EXPECT_EQ(finding.breaches(0).open(0).leaf(), "holding");
}

TEST(EditionsOfThroughout, WhatIsAskedFromTheChangeOnIsInBreachFromThatDay) {
  const auto programme = OtherOnEachDay();
  const std::string facts =
      IntakeOn("2026-12-01") + "involvements { role: 'coach' since: '2026-12-01' }";
  EXPECT_EQ(JudgedOn(*programme, facts, "2026-12-31").outcome(), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(JudgedOn(*programme, facts, "2026-12-31").changes_on(), "2027-01-01");
  EXPECT_EQ(JudgedOn(*programme, facts, "2027-01-01").since(), "2027-01-01");
}

}  // namespace
}  // namespace baken
