// SPDX-License-Identifier: EUPL-1.2
// The last day and the day after it: of a window, of a stop, of what a figure counts.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::Loaded;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

constexpr char kIntake[] = "events { kind: 'intake' date: '2026-01-01' } ";

TEST(LastDays, ThroughIsTheLastDayOfAWindow) {
  const auto outcome = [](const std::string& coach_until, const std::string& judged_on) {
    const std::string record = std::string(kIntake) +
                               "events { kind: 'payment' date: '2026-03-01' } involvements { role: "
                               "'coach' until: '" +
                               coach_until + "' }";
    return FindingOf(Check(*Loaded(TinyProgrammeAsking(
                               "holding { spans { involvement: 'coach' } min: 1 }",
                               "throughout { window { through { first { event: 'payment' } } } }")),
                           record, judged_on),
                     "T-01")
        .outcome();
  };
  EXPECT_EQ(outcome("2026-03-01", "2026-02-28"), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(outcome("2026-03-01", "2026-03-01"), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(outcome("2026-03-02", "2026-03-02"), v1::OUTCOME_SATISFIED);
}

TEST(LastDays, AWindowWithAnEndAloneBeginsWithTheClock) {
  const v1::Finding finding = FindingOf(
      Check(*Loaded(TinyProgrammeAsking(
                "holding { spans { involvement: 'coach' } min: 1 }",
                "throughout { window { until { first { event: 'payment' } } } }")),
            std::string(kIntake) + "events { kind: 'payment' date: '2026-03-01' }", "2026-03-10"),
      "T-01");
  ASSERT_EQ(finding.breaches_size(), 1);
  EXPECT_EQ(finding.breaches(0).since(), "2026-01-01");
}

TEST(LastDays, AMomentCountsUpToAndIncludingTheDayOfTheStop) {
  const auto outcome = [](const std::string& paid_on, const std::string& ended = "2026-03-01") {
    const std::string record = std::string(kIntake) + "events { kind: 'ended' date: '" + ended +
                               "' } "
                               "events { kind: 'payment' date: '" +
                               paid_on + "' }";
    return FindingOf(Check(*Loaded(TinyProgrammeAsking("occurred { moments { event: 'contact' } }",
                                                       "at { each { event: 'payment' } }")),
                           record, "2026-03-10"),
                     "T-01")
        .outcome();
  };
  EXPECT_EQ(outcome("2026-02-28"), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(outcome("2026-03-01"), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(outcome("2026-03-02"), v1::OUTCOME_NOT_APPLICABLE);
  EXPECT_EQ(outcome("2026-02-28", "2026-02"), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(outcome("2026-03-01", "2026-02"), v1::OUTCOME_NOT_APPLICABLE);
}

TEST(LastDays, AFigureCountsAMonthOnceItsLastDayIsTheDayJudged) {
  const auto finding = [](const std::string& judged_on) {
    const v1::Report report =
        Check(*Loaded(TinyProgramme()),
              std::string(kIntake) + "events { kind: 'contact' date: '2026-02' }", judged_on);
    return FindingOf(report, "T-05");
  };
  EXPECT_FALSE(finding("2026-02-27").has_measure());
  ASSERT_TRUE(finding("2026-02-28").has_measure());
  EXPECT_EQ(finding("2026-02-28").measure().value(), 1);
}

TEST(LastDays, ARuleAsksNothingOfWhatCameBeforeItsFirstDayOrFromItsLastOn) {
  for (const char* timing :
       {"at { each { event: 'payment' } }",
        "by { term: 'two_months' counting: COUNTING_FROM_ANCHOR each { event: 'payment' } }"}) {
    v1::Programme programme =
        TinyProgrammeAsking("occurred { moments { event: 'contact' } }", timing);
    programme.mutable_rules(0)->set_in_force_since("2026-02-10");
    programme.mutable_rules(0)->set_in_force_until("2026-03-10");
    const auto loaded = Loaded(programme);
    const auto outcome = [&](const std::string& paid_on) {
      const std::string record =
          std::string(kIntake) + "events { kind: 'payment' date: '" + paid_on + "' }";
      return FindingOf(Check(*loaded, record, "2026-08-01"), "T-01").outcome();
    };
    EXPECT_EQ(outcome("2026-02-09"), v1::OUTCOME_NOT_APPLICABLE) << timing;
    EXPECT_EQ(outcome("2026-02-10"), v1::OUTCOME_VIOLATED) << timing;
    EXPECT_EQ(outcome("2026-03-09"), v1::OUTCOME_VIOLATED) << timing;
    EXPECT_EQ(outcome("2026-03-10"), v1::OUTCOME_NOT_APPLICABLE) << timing;
  }
}

// Due on 10 March, met on 20 March: late on the days from the 11th up to and including the 19th.
TEST(LastDays, AWaiverOverEveryDayThatWasLateLeavesNothingRepaired) {
  const auto outcome = [](const std::string& since, const std::string& until) {
    const std::string record =
        "events { kind: 'intake' date: '2026-01-10' } "
        "events { kind: 'contact' date: '2026-03-20' } waivers { rule: "
        "'T-01' granted_by: 'coach' since: '" +
        since + "' until: '" + until + "' }";
    return FindingOf(Check(*Loaded(TinyProgrammeAsking(
                               "occurred { moments { event: 'contact' } }",
                               "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR }")),
                           record, "2026-04-01"),
                     "T-01")
        .outcome();
  };
  EXPECT_EQ(outcome("2026-03-11", "2026-03-20"), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(outcome("2026-03-12", "2026-03-20"), v1::OUTCOME_REPAIRED);
  EXPECT_EQ(outcome("2026-03-11", "2026-03-19"), v1::OUTCOME_REPAIRED);
}

// In breach from 11 March on, told on 1 April.
TEST(BreachesWithAWaiver, GoNoFurtherThanTheDayJudged) {
  const auto breaches = [](const std::string& since, const std::string& until) {
    const std::string record =
        "events { kind: 'intake' date: '2026-01-10' } waivers { rule: 'T-01' granted_by: 'coach' "
        "since: '" +
        since + "' until: '" + until + "' }";
    const v1::Finding finding =
        FindingOf(Check(*Loaded(TinyProgrammeAsking(
                            "occurred { moments { event: 'contact' } }",
                            "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR }")),
                        record, "2026-04-01"),
                  "T-01");
    std::string text;
    for (const v1::Breach& breach : finding.breaches()) {
      text += breach.since() + ".." + breach.until() + " ";
    }
    return text;
  };
  EXPECT_EQ(breaches("2026-04-10", "2026-05-10"), "2026-03-11.. ");
  EXPECT_EQ(breaches("2026-03-20", "2026-04-02"), "2026-03-11..2026-03-20 ");
  EXPECT_EQ(breaches("2026-03-20", "2026-04-01"), "2026-03-11..2026-03-20 2026-04-01.. ");
}

TEST(WaiversWithAPartialDate, HoldForCertainOrPerhaps) {
  const auto finding = [](const std::string& since) {
    return FindingOf(
        Check(*Loaded(TinyProgrammeAsking("occurred { moments { event: 'contact' } }")),
              std::string(kIntake) + "waivers { rule: 'T-01' granted_by: 'coach' since: '" + since +
                  "' }",
              "2026-03-15"),
        "T-01");
  };
  EXPECT_EQ(finding("2026-03").outcome(), v1::OUTCOME_UNDETERMINED);
  // Whatever day it is judged on, it has been granted by then.
  EXPECT_EQ(finding("unknown").outcome(), v1::OUTCOME_WAIVED);
  EXPECT_EQ(finding("unknown").since(), "2026-01-01");
}

// Also the one of the day judged.
TEST(TwoMoments, OfWhichBothAreViolatedAreToldByTheFirstOfTheRecord) {
  const auto text = [](const std::string& first, const std::string& second) {
    v1::CheckRequest request;
    request.add_languages("en");
    request.set_judged_on("2026-02-02");
    *request.mutable_trajectory() =
        testing::FromText<v1::Trajectory>("events { kind: 'payment' date: '" + first +
                                          "' } events { kind: 'payment' date: '" + second + "' }");
    return FindingOf(Check(*Loaded(TinyProgrammeAsking("occurred { moments { event: 'contact' } }",
                                                       "at { each { event: 'payment' } }")),
                           request),
                     "T-01")
        .texts(0)
        .content();
  };
  EXPECT_NE(text("2026-02-01", "2026-02-02").find("1 February 2026"), std::string::npos)
      << text("2026-02-01", "2026-02-02");
  EXPECT_NE(text("2026-02-02", "2026-02-01").find("2 February 2026"), std::string::npos);
}

// A week of grace: seven days without a coach are none of a breach, the eighth makes it one.
TEST(Grace, IsAsLongAsItSaysToTheDay) {
  const auto programme = Loaded(TinyProgrammeAsking(
      "holding { spans { involvement: 'coach' } min: 1 }", "throughout { grace: 'our_week' }"));
  const auto finding = [&](const std::string& back_on, const std::string& judged_on) {
    const std::string record = std::string(kIntake) +
                               "involvements { role: 'coach' until: '2026-02-01' } "
                               "involvements { role: 'coach' since: '" +
                               back_on + "' }";
    return FindingOf(Check(*programme, record, judged_on), "T-01");
  };
  EXPECT_EQ(finding("2026-02-08", "2026-03-01").outcome(), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(finding("2026-02-08", "2026-03-01").breaches_size(), 0);
  const v1::Finding late = finding("2026-02-09", "2026-03-01");
  EXPECT_EQ(late.outcome(), v1::OUTCOME_REPAIRED);
  ASSERT_EQ(late.breaches_size(), 1);
  EXPECT_EQ(late.breaches(0).since(), "2026-02-01");
  EXPECT_EQ(late.breaches(0).until(), "2026-02-09");
  EXPECT_EQ(finding("2026-03-01", "2026-02-07").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(finding("2026-03-01", "2026-02-07").due(), "2026-02-07");
  EXPECT_EQ(finding("2026-03-01", "2026-02-07").breaches_size(), 0);
  EXPECT_EQ(finding("2026-03-01", "2026-02-08").outcome(), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(finding("2026-03-01", "2026-02-08").breaches_size(), 1);
}

TEST(Grace, BeginsWithARuleThatComesIntoForce) {
  v1::Programme programme = TinyProgrammeAsking("holding { spans { involvement: 'coach' } min: 1 }",
                                                "throughout { grace: 'our_week' }");
  programme.mutable_rules(0)->set_in_force_since("2026-02-01");
  const v1::Finding finding = FindingOf(Check(*Loaded(programme), kIntake, "2026-02-07"), "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(finding.due(), "2026-02-07");
}

TEST(Grace, RunsAnewAfterWhatWasLateBefore) {
  const auto programme = Loaded(TinyProgrammeAsking(
      "holding { spans { involvement: 'coach' } min: 1 }", "throughout { grace: 'our_week' }"));
  const v1::Finding finding = FindingOf(
      Check(*programme,
            std::string(kIntake) + "involvements { role: 'coach' since: '2026-02-01' until: "
                                   "'2026-03-01' }",
            "2026-03-05"),
      "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(finding.due(), "2026-03-07");
  EXPECT_EQ(finding.breaches_size(), 1);
}

TEST(Grace, IsOfTheEditionInForceOnTheFirstDay) {
  v1::Programme programme = TinyProgrammeAsking("holding { spans { involvement: 'coach' } min: 1 }",
                                                "throughout { grace: 'our_week' }");
  v1::Rule& later = *programme.add_rules();
  later = programme.rules(0);
  programme.mutable_rules(0)->set_in_force_until("2026-02-01");
  later.set_in_force_since("2026-02-01");
  later.mutable_throughout()->set_grace("two_months");
  const auto loaded = Loaded(programme);
  const auto due = [&](const std::string& coach_until) {
    const std::string record =
        std::string(kIntake) + "involvements { role: 'coach' until: '" + coach_until + "' }";
    return FindingOf(Check(*loaded, record, "2026-02-02"), "T-01").due();
  };
  EXPECT_EQ(due("2026-01-31"), "2026-02-06");
  EXPECT_EQ(due("2026-02-01"), "2026-03-31");
}

// Nobody knows whether there was a coach on 27 February, and from the day after there was none.
TEST(Grace, IsCountedFromTheFirstDayOnWhichItMayHaveBegun) {
  const auto programme = Loaded(TinyProgrammeAsking(
      "holding { spans { involvement: 'coach' } min: 1 }", "throughout { grace: 'our_week' }"));
  const auto finding = [&](const std::string& judged_on) {
    return FindingOf(
        Check(*programme,
              std::string(kIntake) + "involvements { role: 'coach' until: '2026-02-27' } "
                                     "involvements { role: 'coach' until: '2026-02' }",
              judged_on),
        "T-01");
  };
  const v1::Finding within = finding("2026-03-05");
  EXPECT_EQ(within.outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(within.due(), "2026-03-05");
  EXPECT_EQ(within.due_latest(), "2026-03-06");
  EXPECT_EQ(within.changes_on(), "2026-03-06");
  EXPECT_EQ(finding("2026-03-06").outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(finding("2026-03-07").outcome(), v1::OUTCOME_VIOLATED);
}

TEST(Breaches, OfThroughoutAreToldFromTheirFirstDayOn) {
  const auto programme = Loaded(TinyProgrammeAsking("occurred { moments { event: 'contact' } }"));
  EXPECT_EQ(FindingOf(Check(*programme, kIntake, "2025-12-31"), "T-01").breaches_size(), 0);
  const v1::Finding finding = FindingOf(Check(*programme, kIntake, "2026-01-01"), "T-01");
  ASSERT_EQ(finding.breaches_size(), 1);
  EXPECT_EQ(finding.breaches(0).since(), "2026-01-01");
  EXPECT_EQ(finding.breaches(0).until(), "");
}

// Without a coach on the days of February.
TEST(LastDays, AWaiverOverEveryDayWithoutLeavesNothingRepaired) {
  const auto outcome = [](const std::string& since, const std::string& until) {
    const std::string record = std::string(kIntake) +
                               "involvements { role: 'coach' until: '2026-02-01' } "
                               "involvements { role: 'coach' since: '2026-03-01' } "
                               "waivers { rule: 'T-01' granted_by: 'coach' since: '" +
                               since + "' until: '" + until + "' }";
    return FindingOf(
               Check(*Loaded(TinyProgrammeAsking(
                         "holding { spans { involvement: 'coach' } min: 1 }", "throughout { }")),
                     record, "2026-04-01"),
               "T-01")
        .outcome();
  };
  EXPECT_EQ(outcome("2026-02-01", "2026-03-01"), v1::OUTCOME_SATISFIED);
  EXPECT_EQ(outcome("2026-02-02", "2026-03-01"), v1::OUTCOME_REPAIRED);
  EXPECT_EQ(outcome("2026-02-01", "2026-02-28"), v1::OUTCOME_REPAIRED);
}

TEST(EditionsOfThroughout, TheOneInForceOnTheDayJudgedSaysWhoOwesIt) {
  v1::Programme programme = TinyProgrammeAsking("occurred { moments { event: 'contact' } }");
  v1::Rule& later = *programme.add_rules();
  later = programme.rules(0);
  programme.mutable_rules(0)->set_in_force_until("2026-02-01");
  later.set_in_force_since("2026-02-01");
  later.set_in_force_until("2026-03-01");
  later.set_duty_bearer("participant");
  v1::Rule& last = *programme.add_rules();
  last = later;
  last.set_in_force_since("2026-03-01");
  last.clear_in_force_until();
  last.set_duty_bearer("care");
  const auto loaded = Loaded(programme);
  const auto bearer = [&](const std::string& day) {
    return FindingOf(Check(*loaded, kIntake, day), "T-01").duty_bearer();
  };
  EXPECT_EQ(bearer("2026-01-31"), "coach");
  EXPECT_EQ(bearer("2026-02-01"), "participant");
  EXPECT_EQ(bearer("2026-02-28"), "participant");
  EXPECT_EQ(bearer("2026-03-01"), "care");
}

TEST(EditionsOfThroughout, WhereNoneIsInForceTheOneBeforeSaysWhoOwedIt) {
  v1::Programme programme = TinyProgrammeAsking("occurred { moments { event: 'contact' } }");
  for (const char* bearer : {"participant", "care"}) {
    *programme.add_rules() = programme.rules(0);
    programme.mutable_rules()->rbegin()->set_duty_bearer(bearer);
  }
  programme.mutable_rules(0)->set_in_force_until("2026-02-01");
  programme.mutable_rules(1)->set_in_force_since("2026-02-01");
  programme.mutable_rules(1)->set_in_force_until("2026-03-01");
  programme.mutable_rules(2)->set_in_force_since("2026-04-01");
  const auto loaded = Loaded(programme);
  for (const char* day : {"2026-03-01", "2026-03-15", "2026-03-31"}) {
    EXPECT_EQ(FindingOf(Check(*loaded, kIntake, day), "T-01").duty_bearer(), "participant") << day;
  }
}

v1::Outcome OutcomeOfGroup(const std::string& timing, const std::string& group,
                           const std::string& judged_on) {
  v1::Programme programme =
      TinyProgrammeAsking("holding { spans { member: 'coach' } min: 1 }", timing);
  programme.mutable_rules(0)->set_scope(v1::SCOPE_GROUP);
  v1::CheckRequest request;
  request.set_judged_on(judged_on);
  *request.mutable_organisation() = testing::FromText<v1::Organisation>(
      "groups { id: 'g' kind: 'team' members { role: 'participant' } " + group + " }");
  return FindingOf(Check(*Loaded(programme), request), "T-01", "g").outcome();
}

TEST(RulesOfAGroup, AreOwedPerhapsWhereTheGroupIsPerhapsThere) {
  EXPECT_EQ(OutcomeOfGroup("throughout { }", "since: '2026-02'", "2026-01-31"),
            v1::OUTCOME_NOT_APPLICABLE);
  EXPECT_EQ(OutcomeOfGroup("throughout { }", "since: '2026-02'", "2026-02-10"),
            v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(OutcomeOfGroup("throughout { }", "since: '2026-02'", "2026-02-28"),
            v1::OUTCOME_VIOLATED);
}

TEST(RulesOfAGroup, AskNothingOutsideTheirWindow) {
  const auto outcome = [](const std::string& judged_on) {
    return OutcomeOfGroup("throughout { window { since { first { event: 'contact' } } } }",
                          "events { kind: 'contact' date: '2026-02-01' }", judged_on);
  };
  EXPECT_EQ(outcome("2026-01-31"), v1::OUTCOME_NOT_APPLICABLE);
  EXPECT_EQ(outcome("2026-02-01"), v1::OUTCOME_VIOLATED);
}

TEST(RulesOfAnOrganisation, AskOnlyOfTheDayJudged) {
  v1::Programme programme = TinyProgrammeAsking("occurred { moments { event: 'contact' } }");
  programme.mutable_rules(0)->set_scope(v1::SCOPE_ORGANISATION);
  const auto loaded = Loaded(programme);
  const auto finding = [&](const std::string& day) {
    v1::CheckRequest request;
    request.set_judged_on(day);
    v1::Event& contact = *request.mutable_organisation()->add_events();
    contact.set_kind("contact");
    contact.set_date("2026-02-01");
    return FindingOf(Check(*loaded, request), "T-01");
  };
  EXPECT_EQ(finding("2026-02-01").outcome(), v1::OUTCOME_SATISFIED) << "and not repaired";
  const v1::Finding before = finding("2026-01-15");
  EXPECT_EQ(before.outcome(), v1::OUTCOME_VIOLATED);
  ASSERT_EQ(before.breaches_size(), 1);
  EXPECT_EQ(before.breaches(0).since(), "2026-01-15");
}

TEST(RulesOfAnOrganisation, HaveAHistoryWhereTheyHaveAWindow) {
  v1::Programme programme =
      TinyProgrammeAsking("occurred { moments { event: 'contact' } }",
                          "throughout { window { since { first { event: 'intake' } } } }");
  programme.mutable_rules(0)->set_scope(v1::SCOPE_ORGANISATION);
  v1::CheckRequest request;
  request.set_judged_on("2026-02-10");
  for (const auto& [kind, date] : {std::pair{"intake", "2026-01-01"}, {"contact", "2026-02-01"}}) {
    v1::Event& event = *request.mutable_organisation()->add_events();
    event.set_kind(kind);
    event.set_date(date);
  }
  EXPECT_EQ(FindingOf(Check(*Loaded(programme), request), "T-01").outcome(), v1::OUTCOME_REPAIRED);
}

}  // namespace
}  // namespace baken
