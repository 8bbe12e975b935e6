// SPDX-License-Identifier: EUPL-1.2
// A date known to the month may be each of its days, and one that nobody knows any day up to the
// one judged. Here that is kept: many rules are asked of the record with each day of the month in
// its place, and of each record `since` and `changes_on` are compared with what other days say.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "check/judged.h"
#include "time/day.h"

namespace baken {
namespace {

using testing::FromText;
using testing::GiveWords;
using testing::InCommon;
using testing::Judged;
using testing::Loaded;
using testing::TinyProgramme;

constexpr const char* kTimings[] = {
    "at { each { event: 'contact' } }",
    "at { each { event: 'contact' } on_the_eve: true }",
    "at { each { event: 'ended' } }",
    "at { each { activity { ids: 'work' status: STATUS_DONE } } }",
    "at { each { ended { involvement: 'coach' } } }",
    "by { term: 'month' counting: COUNTING_FROM_ANCHOR each { event: 'contact' } }",
    ("by { term: 'days' counting: COUNTING_AFTER_ANCHOR each { plan_signed: 'pathway_plan' } "
     "last_day_shift: LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET }"),
    "by { term: 'month' counting: COUNTING_AFTER_ANCHOR anchor { first { event: 'contact' } } }",
    "by { term: 'days' counting: COUNTING_FROM_ANCHOR anchor { last { event: 'contact' } } }",
    "throughout { }",
    "throughout { window { since { first { event: 'contact' } } } grace: 'days' }",
};
constexpr const char* kRequirements[] = {
    "occurred { moments { event: 'payment' } }",
    "occurred { moments { event: 'payment' } within: 'month' }",
    "occurred { moments { event: 'payment' } since_trigger: true within: 'month' }",
    "all_of { of { occurred { moments { event: 'contact' } within: 'month' } } of { occurred { "
    "moments { event: 'payment' } } } }",
    "occurred { moments { event: 'contact' } times: 2 }",
    "holding { spans { involvement: 'coach' } min: 1 }",
    "holding { spans { plan: 'pathway_plan' } min: 1 }",
    "reached { activities { ids: 'work' status: STATUS_STARTED } all: true }",
    "all_of { of { occurred { moments { event: 'payment' } } } of { holding { spans { layer: "
    "'layer2' } "
    "min: 1 } } }",
};
constexpr const char* kDates[] = {"2026-03", "unknown", "2026-03-31", "2026"};
constexpr std::size_t kTimingsInAll = std::size(kTimings);
constexpr std::size_t kRequirementsInAll = std::size(kRequirements);

// Every timing with every requirement; some came into force, or went, while the record runs.
const Programme& AllRules() {
  static const auto* const loaded = [] {
    v1::Programme programme = TinyProgramme();
    programme.clear_rules();
    *programme.add_parameters() = FromText<v1::Parameter>("id: 'month' term { months: 1 }");
    *programme.add_parameters() = FromText<v1::Parameter>("id: 'days' term { days: 10 }");
    for (std::size_t i = 0; i < kTimingsInAll * kRequirementsInAll; ++i) {
      const std::string requirement = kRequirements[i / kTimingsInAll];
      v1::Rule& rule = *programme.add_rules();
      rule =
          FromText<v1::Rule>("id: 'R-" + std::to_string(i) +
                             "' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' requirement { " +
                             requirement + " } " + kTimings[i % kTimingsInAll]);
      if (i % 7 == 3) rule.set_in_force_since("2026-03-12");
      if (i % 7 == 5) rule.set_in_force_until("2026-03-20");
      GiveWords(rule);
    }
    return Loaded(programme).release();
  }();
  return *loaded;
}

class Records {
 public:
  explicit Records(unsigned seed) : random_(seed) {}

  // Of these facts one has this date, by turns the contact, the activity, the coach, the plan, the
  // end of the trajectory and the waivers.
  std::string Next(int turn, const std::string& date) {
    const auto dated = [&](int place) { return turn % 6 == place ? date : Day(); };
    const auto event = [](const std::string& kind, const std::string& day) {
      return "events { kind: '" + kind + "' date: '" + day + "' } ";
    };
    std::string record = event("intake", "2026-01-10") + event("contact", dated(0)) +
                         "activities { activity: 'work' started_on: '2026-01-20' done_on: '" +
                         dated(1) +
                         "' } involvements { role: 'coach' since: '2026-01-12' until: '" +
                         dated(2) + "' } plans { kind: 'pathway_plan' drawn_up_on: '2026-02-10' " +
                         "signed_on: '" + dated(3) + "' } ";
    for (int i = 0; i < 2; ++i) {
      if (Below(2) == 0) record += event("payment", Day());
    }
    if (turn % 12 == 6 || (turn % 6 != 0 && Below(2) == 0)) record += event("contact", Day());
    if (turn % 6 == 4 || Below(3) == 0) record += event("ended", dated(4));
    if (Below(2) == 0) record += "layers { layer: 'layer2' entered_on: '" + Day() + "' } ";
    if (Below(2) == 0) record += "involvements { role: 'coach' since: '" + Day() + "' } ";
    const std::string waived_from = dated(5);
    for (std::size_t i = Below(9); i < kTimingsInAll * kRequirementsInAll; i += 9) {
      record += "waivers { rule: 'R-" + std::to_string(i) + "' granted_by: 'coach' since: '" +
                waived_from + "' } ";
    }
    return record;
  }

  // From 10 February up to 10 May.
  std::string Day() { return FormatDay(DayOf({2026, 2, 10}) + static_cast<int>(Below(90))); }
  std::size_t Below(std::size_t bound) { return random_() % bound; }

 private:
  std::mt19937 random_;
};

std::string Show(std::size_t rule, const std::string& record, Day day) {
  return std::string(kTimings[rule % kTimingsInAll]) + "\n" + kRequirements[rule / kTimingsInAll] +
         "\non " + FormatDay(day) + "\n" + record;
}

class PossibleDays : public ::testing::TestWithParam<int> {};

TEST_P(PossibleDays, AMonthIsAsCertainAsItsDaysHaveInCommon) {
  const int turn = GetParam();
  const std::string record = Records(static_cast<unsigned>(turn)).Next(turn, "@");
  const auto with = [&](const std::string& date) {
    std::string dated = record;
    for (auto at = dated.find('@'); at != dated.npos; at = dated.find('@')) {
      dated.replace(at, 1, date);
    }
    return dated;
  };
  const bool two_contacts = record.find("'contact'") != record.rfind("'contact'");
  for (const Day day : {DayOf({2026, 3, 15}), DayOf({2026, 4, 3}), DayOf({2026, 5, 20})}) {
    std::map<std::size_t, std::set<Outcome>> possible;
    for (int date = 1; date <= 31; ++date) {
      const auto findings =
          Judged(AllRules(), with(FormatDay(DayOf({2026, 3, date})))).On(day, Detail::kSummary);
      for (std::size_t i = 0; i < findings.size(); ++i) possible[i].insert(findings[i].outcome);
    }
    const auto findings = Judged(AllRules(), with("2026-03")).On(day, Detail::kSummary);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      std::set<Outcome> expected = InCommon(possible.at(i));
      // Of two contacts it is not told which of them owes what on which day.
      if (two_contacts) expected.insert({Outcome::kPending, Outcome::kUndetermined});
      EXPECT_TRUE(expected.contains(findings[i].outcome))
          << static_cast<int>(findings[i].outcome) << " where possible are "
          << ::testing::PrintToString(possible.at(i)) << "\n"
          << Show(i, record, day);
    }
  }
}

TEST_P(PossibleDays, AnOutcomeHoldsFromSinceUntilChangesOnAndNoFurther) {
  const Day first = DayOf({2026, 1, 20});
  const Day last = DayOf({2026, 7, 31});
  const int turn = GetParam();
  const std::string record =
      Records(static_cast<unsigned>(100 + turn)).Next(turn, kDates[turn / 6 % 4]);
  Judged judged(AllRules(), record);
  std::vector<std::vector<Outcome>> outcomes;  // by day, by rule
  for (Day day = first; day <= last; ++day) {
    outcomes.emplace_back();
    for (const Finding& finding : judged.On(day, Detail::kSummary)) {
      outcomes.back().push_back(finding.outcome);
    }
  }
  const auto on = [&](Day day, std::size_t rule) {
    return outcomes[static_cast<std::size_t>(day - first)][rule];
  };
  for (Day day = first + 20; day < last; day += 23) {
    const auto findings = judged.On(day, Detail::kFindings);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      Day since = day;
      while (since > first && on(since - 1, i) == on(day, i)) --since;
      Day until = day;
      while (until <= last && on(until, i) == on(day, i)) ++until;
      EXPECT_EQ(FormatDay(std::max(findings[i].since, first)), FormatDay(since))
          << Show(i, record, day);
      EXPECT_EQ(FormatDay(std::min(findings[i].changes_on, last + 1)), FormatDay(until))
          << Show(i, record, day);
    }
  }
}

TEST_P(PossibleDays, AHistoryHasTheOutcomeOfEachDayInAsFewSpansAsThereAre) {
  const Day since = DayOf({2026, 2, 20});
  const Day until = DayOf({2026, 5, 20});
  const int turn = GetParam();
  Judged judged(AllRules(),
                Records(static_cast<unsigned>(200 + turn)).Next(turn, kDates[turn / 6 % 4]));
  judged.AskOver(since, until);
  const auto findings = judged.On(DayOf({2026, 4, 10}), Detail::kFindings);
  for (const Finding& finding : findings) ASSERT_FALSE(finding.history.empty());
  judged.AskOver(since, since);
  std::vector<std::size_t> spans(findings.size());
  for (Day day = since; day < until; ++day) {
    const auto on_day = judged.On(day, Detail::kSummary);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const auto& history = findings[i].history;
      if (day == history[spans[i]].until) ++spans[i];
      ASSERT_LT(spans[i], history.size()) << FormatDay(day);
      EXPECT_LE(history[spans[i]].since, day);
      EXPECT_EQ(history[spans[i]].outcome, on_day[i].outcome) << FormatDay(day);
    }
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto& history = findings[i].history;
    EXPECT_EQ(history.front().since, since);
    EXPECT_EQ(history.back().until, until);
    for (std::size_t at = 1; at < history.size(); ++at) {
      EXPECT_EQ(history[at].since, history[at - 1].until);
      EXPECT_NE(history[at].outcome, history[at - 1].outcome);
    }
  }
}

// ---- days that differ from the first and the last ----

std::unique_ptr<const Programme> Warning(const std::string& requirement,
                                         const std::string& timing) {
  v1::Programme programme = testing::TinyProgrammeAsking(requirement, timing);
  programme.mutable_rules(0)->set_rule_class(v1::RULE_CLASS_SHOULD);
  return Loaded(programme);
}

std::unique_ptr<const Programme> AWeekAfterEachContact(const std::string& applies) {
  return Warning("occurred { moments { event: 'payment' } }",
                 "by { each { event: 'contact' } term: 'our_week' counting: COUNTING_AFTER_ANCHOR "
                 "} " +
                     applies);
}

// Asked where there is a coach on the last day: of a contact early in March and late in March, and
// not of one between.
v1::Finding AskedOfAContactInMarch(const std::string& waived) {
  const auto programme =
      AWeekAfterEachContact("applies_when { holding { spans { involvement: 'coach' } min: 1 } }");
  return testing::FindingOf(
      testing::Check(*programme,
                     "events { kind: 'contact' date: '2026-03' } involvements { role: 'coach' "
                     "until: '2026-03-12' } involvements { role: 'coach' since: '2026-04-01' } "
                     "waivers { rule: 'T-01' granted_by: 'coach' " +
                         waived + " }",
                     "2026-05-15"),
      "T-01");
}

TEST(ADayInBetween, KeepsABreachFromBeingToldForCertain) {
  const v1::Finding finding = AskedOfAContactInMarch("since: '2026-05'");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(finding.breaches_size(), 0);
}

TEST(ADayInBetween, KeepsWhatIsWaivedFromBeingToldForCertain) {
  EXPECT_EQ(AskedOfAContactInMarch("since: '2026-03-20'").outcome(), v1::OUTCOME_UNDETERMINED);
}

// Waived until the day of the payment: after 12 March it came in time, and all that was late before
// that day is waived. With the 19th as last day it was met one day late, on a day no longer waived.
TEST(ADayInBetween, MayBeTheOnlyOneThatWasLate) {
  const v1::Finding finding = testing::FindingOf(
      testing::Check(*AWeekAfterEachContact(""),
                     "events { kind: 'contact' date: '2026-03' } events { kind: 'payment' date: "
                     "'2026-03-20' } waivers { rule: 'T-01' granted_by: 'coach' until: "
                     "'2026-03-20' }",
                     "2026-05-15"),
      "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED);
}

// Whatever the trigger's day was, a payment came before March: only counted from the trigger on do
// the later ones tell one day from another.
TEST(ADayInBetween, IsFoundWhereOnlyATimelineOfItsOwnTurns) {
  const auto outcome = [](const std::string& requirement, const std::string& timing) {
    const std::string record =
        "events { kind: 'contact' date: '2026-03' } events { kind: 'payment' date: '2026-02-28' } "
        "events { kind: 'payment' date: '2026-03-10' } events { kind: 'payment' date: '2026-04-01' "
        "} involvements { role: 'coach' until: '2026-03-10' }";
    return testing::FindingOf(
               testing::Check(*Loaded(testing::TinyProgrammeAsking(requirement, timing)), record,
                              "2026-04-15"),
               "T-01")
        .outcome();
  };
  constexpr char kPaidSince[] = "occurred { moments { event: 'payment' } since_trigger: true }";
  const std::string at = "at { each { event: 'contact' } } ";
  EXPECT_EQ(outcome(kPaidSince, at), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("occurred { moments { event: 'intake' } }",
                    at + "applies_when { " + kPaidSince + " }"),
            v1::OUTCOME_UNDETERMINED);
  // On the eve of the 11th, the last day that the rule holds, the coach has just gone.
  EXPECT_EQ(outcome("holding { spans { involvement: 'coach' } min: 1 }",
                    "at { each { event: 'contact' } on_the_eve: true } in_force_until: "
                    "'2026-03-12'"),
            v1::OUTCOME_UNDETERMINED);
}

v1::Finding AWeekWithoutTheWeekend(const std::string& requirement, const std::string& record,
                                   const std::string& day, const std::string& applies = "") {
  const auto programme =
      Warning(requirement,
              "by { each { event: 'contact' } term: 'our_week' counting: COUNTING_AFTER_ANCHOR "
              "last_day_shift: LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET } " +
                  applies);
  return testing::FindingOf(testing::Check(*programme, record, day), "T-01");
}

// From Friday the 6th up to Saturday the 14th it is not met: too late for a contact on that Friday,
// with Friday the 13th as last day, but not for one the day after, which has until Monday.
TEST(ADayInBetween, MayBeTheOnlyOneWhoseLastDayIsNotMovedByAWeekend) {
  EXPECT_EQ(AWeekWithoutTheWeekend("holding { spans { involvement: 'coach' } min: 1 }",
                                   "events { kind: 'contact' date: '2026-03' } involvements { "
                                   "role: 'coach' until: '2026-03-06' } involvements { role: "
                                   "'coach' since: '2026-03-15' }",
                                   "2026-05-15")
                .outcome(),
            v1::OUTCOME_UNDETERMINED);
  std::string paid = "events { kind: 'contact' date: '2026-03' } ";
  for (const char* day : {"2026-02-28", "2026-03-05", "2026-03-15", "2026-03-22", "2026-03-29"}) {
    paid += "events { kind: 'payment' date: '" + std::string(day) + "' } ";
  }
  EXPECT_EQ(
      AWeekWithoutTheWeekend("occurred { moments { event: 'payment' } since_trigger: true }",
                             paid + "events { kind: 'payment' date: '2026-04-05' }", "2026-05-15")
          .outcome(),
      v1::OUTCOME_UNDETERMINED);
}

// Asked of who paid one or two cents from the contact up to its last day: only after a contact from
// the 5th to the 8th, as later ones have four payments in their week, or three, or none. Those
// before the contact tell no day from another.
TEST(ADayInBetween, MayBeTheOnlyOneToWhichARuleApplies) {
  const auto programme = Warning(
      "occurred { moments { event: 'intake' } }",
      "by { each { event: 'contact' } term: 'our_week' counting: COUNTING_AFTER_ANCHOR } "
      "applies_when { all_of { "
      "of { occurred { moments { event: 'payment' } since_trigger: true } } "
      "of { occurred { moments { event: 'payment' } since_trigger: true at_most: 'our_two' } } } "
      "}");
  std::string record = "events { kind: 'contact' date: '2026-03' } ";
  for (const char* day : {"2026-02-20", "2026-02-20", "2026-02-20", "2026-03-12", "2026-03-16",
                          "2026-03-16", "2026-03-16"}) {
    record += "events { kind: 'payment' amount: 1 date: '" + std::string(day) + "' } ";
  }
  EXPECT_EQ(testing::FindingOf(testing::Check(*programme, record, "2026-05-15"), "T-01").outcome(),
            v1::OUTCOME_UNDETERMINED);
}

// With a coach from Saturday the 28th on, a contact in February is asked about where its last day
// is Monday or later, and may be late from Tuesday on; that the next contact is on that Monday
// does not hide it.
TEST(AContactInFebruary, MayBeLateFromTheDayAfterALastDayMovedPastAnotherContact) {
  const v1::Finding finding = AWeekWithoutTheWeekend(
      "occurred { moments { event: 'payment' } since_trigger: true }",
      "events { kind: 'contact' date: '2026-03-02' } events { kind: 'contact' date: '2026-02' } "
      "involvements { role: 'coach' since: '2026-02-28' }",
      "2026-03-05", "applies_when { holding { spans { involvement: 'coach' } min: 1 } }");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(finding.since(), "2026-03-03");
}

// Paid on the 5th: only after a contact on the 6th is it late, and so from the 14th on.
TEST(AContactInMarch, MayBeLateFromTheDayAfterTheFirstLastDayThatWasMissed) {
  const auto programme =
      Warning("occurred { moments { event: 'payment' } since_trigger: true }",
              "by { each { event: 'contact' } term: 'our_week' counting: COUNTING_AFTER_ANCHOR }");
  const auto finding = [&](const std::string& day) {
    return testing::FindingOf(
        testing::Check(*programme,
                       "events { kind: 'contact' date: '2026-03' } events { kind: 'payment' date: "
                       "'2026-02-28' } events { kind: 'payment' date: '2026-03-05' }",
                       day),
        "T-01");
  };
  EXPECT_EQ(finding("2026-03-10").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(finding("2026-03-10").changes_on(), "2026-03-14");
  EXPECT_EQ(finding("2026-03-20").outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(finding("2026-03-20").since(), "2026-03-14");
}

TEST(AContactInMarch, IsWaivedForCertainWhereAllItsDaysAre) {
  const v1::Finding finding = testing::FindingOf(
      testing::Check(*AWeekAfterEachContact(""),
                     "events { kind: 'contact' date: '2026-03' } waivers { rule: 'T-01' "
                     "granted_by: 'coach' }",
                     "2026-05-15"),
      "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_WAIVED);
}

TEST(AnUnknownDay, MayLieBeforeAllThatChanges) {
  const auto outcome = [](const std::string& changes, const std::string& record) {
    const auto programme =
        Loaded(testing::TinyProgrammeAsking("occurred { moments { event: 'payment' } }",
                                            "at { each { event: 'contact' } } " + changes));
    return testing::FindingOf(
               testing::Check(*programme, "events { kind: 'contact' date: 'unknown' } " + record,
                              "2026-03-15"),
               "T-01")
        .outcome();
  };
  EXPECT_EQ(outcome("", ""), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(outcome("in_force_since: '2026-01-20'", ""), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("in_force_until: '2026-01-20'", ""), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("", "events { kind: 'ended' date: '2026-01-20' }"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("",
                    "events { kind: 'ended' date: '2026-01-20' } events { kind: 'ended' date: "
                    "'unknown' }"),
            v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("applies_when { holding { spans { involvement: 'coach' } min: 1 } }",
                    "involvements { role: 'coach' since: '2026-01-20' }"),
            v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("", "events { kind: 'payment' date: '2026-01-20' }"), v1::OUTCOME_UNDETERMINED);
}

// Only after a contact up to 20 January are there two payments, though too late.
TEST(AnUnknownDay, MayLieBeforeAPaymentThatAloneChangesNothing) {
  const auto programme =
      Warning("occurred { moments { event: 'payment' } since_trigger: true times: 2 }",
              "by { each { event: 'contact' } term: 'our_week' counting: COUNTING_BEFORE_ANCHOR }");
  EXPECT_EQ(testing::FindingOf(testing::Check(*programme,
                                              "events { kind: 'contact' date: 'unknown' } "
                                              "events { kind: 'payment' date: '2026-01-20' } "
                                              "events { kind: 'payment' date: '2026-03-10' }",
                                              "2026-03-15"),
                               "T-01")
                .outcome(),
            v1::OUTCOME_UNDETERMINED);
}

// Due a week after the later of a day that is on file and one that nobody may have written down.
TEST(AMomentThatIsNotRecorded, LeavesOpenWhatWillBeDue) {
  const auto programme = Warning(
      "occurred { moments { event: 'intake' } }",
      "by { anchor { later_of { of { first { event: 'payment' } } of "
      "{ first { event: 'contact' } } } } term: 'our_week' counting: COUNTING_AFTER_ANCHOR }");
  const v1::Finding finding = testing::FindingOf(
      testing::Check(*programme,
                     "events { kind: 'payment' date: '2026-04-01' } not_recorded: 'event:contact'",
                     "2026-03-15"),
      "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(finding.due(), "");
  EXPECT_EQ(finding.due_latest(), "");
}

TEST(AMomentThatIsNotRecorded, MayHaveBeenOnAnyDay) {
  const auto programme = AWeekAfterEachContact("");
  const auto outcome = [&](const std::string& record) {
    return testing::FindingOf(testing::Check(*programme, record, "2026-03-15"), "T-01").outcome();
  };
  EXPECT_EQ(outcome("id: 'p'"), v1::OUTCOME_PENDING);
  EXPECT_EQ(outcome("not_recorded: 'event:contact'"), v1::OUTCOME_UNDETERMINED);
}

INSTANTIATE_TEST_SUITE_P(Records, PossibleDays, ::testing::Range(0, 18));

}  // namespace
}  // namespace baken
