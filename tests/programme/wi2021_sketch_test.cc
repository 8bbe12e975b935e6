// SPDX-License-Identifier: EUPL-1.2
// The statutory sketch loads, and judges hand-made records as the law's terms say. Expectations are
// counted by hand on the calendar.
#include <gtest/gtest.h>

#include "programme/problems.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::ReadRepositoryFile;

const Programme& Sketch() {
  static const auto* const sketch =
      Loaded(
          FromText<v1::Programme>(ReadRepositoryFile("tests/programme/data/wi2021_sketch.txtpb")))
          .release();
  return *sketch;
}

std::string Event(const std::string& kind, const std::string& date, const std::string& more = "") {
  return "events { kind: '" + kind + "' date: '" + date + "' " + more + " }\n";
}

std::string Circumstance(const std::string& name, const std::string& value,
                         const std::string& since, const std::string& until = "") {
  return "circumstances { name: '" + name + "' value: '" + value + "' since: '" + since +
         (until.empty() ? "" : "' until: '" + until) + "' }\n";
}

std::string Done(const std::string& activity, const std::string& date) {
  return "activities { activity: '" + activity + "' done_on: '" + date + "' }\n";
}

v1::Finding Judge(const std::string& rule, const std::string& record, const std::string& day) {
  SCOPED_TRACE(rule + " on " + day + ":\n" + record);
  const v1::Report report = Check(Sketch(), record, day);
  EXPECT_TRUE(report.data_issues().empty()) << report.DebugString();
  return FindingOf(report, rule);
}

void Expect(v1::Outcome outcome, const std::string& rule, const std::string& record,
            const std::string& day, const std::string& due = "") {
  const v1::Finding finding = Judge(rule, record, day);
  EXPECT_EQ(v1::Outcome_Name(finding.outcome()), v1::Outcome_Name(outcome))
      << rule << " on " << day << ":\n"
      << record << finding.DebugString();
  if (!due.empty()) {
    EXPECT_EQ(finding.due(), due) << rule << " on " << day << ":\n" << record;
  }
}

constexpr auto kSatisfied = v1::OUTCOME_SATISFIED;
constexpr auto kPending = v1::OUTCOME_PENDING;
constexpr auto kViolated = v1::OUTCOME_VIOLATED;
constexpr auto kRepaired = v1::OUTCOME_REPAIRED;
constexpr auto kUndetermined = v1::OUTCOME_UNDETERMINED;
constexpr auto kNotApplicable = v1::OUTCOME_NOT_APPLICABLE;

TEST(WI2021Sketch, EveryRuleAnswers) {
  EXPECT_EQ(Check(Sketch(), "", "2026-01-01").findings_size(), 12);
}

// ---- WI-01: the PIP within ten weeks of the later of notification and registration ----

// Monday 20 January 2025 and ten weeks is Monday 31 March.
const std::string kStart =
    Event("duo_notification", "2025-01-06") + Event("brp_registration", "2025-01-20");

TEST(WI01Pip, IsDueTenWeeksAfterTheLaterOfTwo) {
  Expect(kPending, "WI-01", kStart, "2025-03-31", "2025-03-31");
  Expect(kViolated, "WI-01", kStart, "2025-04-01", "2025-03-31");
  Expect(kSatisfied, "WI-01", kStart + Event("pip_set", "2025-03-31"), "2025-03-31");
}

TEST(WI01Pip, OneDayLateIsLate) {
  const v1::Finding finding = Judge("WI-01", kStart + Event("pip_set", "2025-04-01"), "2025-06-01");
  EXPECT_EQ(finding.outcome(), kRepaired);
  ASSERT_EQ(finding.breaches_size(), 1);
  EXPECT_EQ(finding.breaches(0).since(), "2025-04-01");
  EXPECT_EQ(finding.breaches(0).until(), "2025-04-01");
}

TEST(WI01Pip, ALastDayOnAWeekendMovesOnPastKingsDay) {
  // Saturday 15 February and ten weeks is Saturday 26 April 2025: King's Day, as the 27th is a
  // Sunday. The next working day is Monday the 28th.
  const std::string record =
      Event("duo_notification", "2025-02-15") + Event("brp_registration", "2025-02-15");
  Expect(kPending, "WI-01", record, "2025-04-28", "2025-04-28");
  Expect(kViolated, "WI-01", record, "2025-04-29", "2025-04-28");
}

TEST(WI01Pip, ALastDayOnGoodFridayMovesOnPastEaster) {
  const std::string record =
      Event("duo_notification", "2025-02-07") + Event("brp_registration", "2025-02-01");
  Expect(kPending, "WI-01", record, "2025-04-20", "2025-04-22");
}

TEST(WI01Pip, WaitsForBothDays) {
  const v1::Finding finding = Judge("WI-01", "", "2026-01-01");
  EXPECT_EQ(finding.outcome(), kPending);
  EXPECT_EQ(finding.due(), "");
  EXPECT_FALSE(finding.waits_for().empty());
  Expect(kPending, "WI-01", Event("duo_notification", "2025-01-06"), "2026-01-01");
}

TEST(WI01Pip, WaitsForTheNotificationWhereOnlyTheEditionThatIsOverHasItsDay) {
  Expect(kPending, "WI-01", Event("brp_registration", "2025-01-20"), "2026-01-01");
}

TEST(WI01Pip, AwaitedInformationGivesTwoWeeksMore) {
  // Monday 24 March and two weeks is Monday 7 April.
  const std::string record = kStart + Event("third_party_information", "2025-03-24");
  Expect(kPending, "WI-01", record, "2025-04-07", "2025-04-07");
  Expect(kViolated, "WI-01", record, "2025-04-08", "2025-04-07");
}

TEST(WI01Pip, EarlyInformationTakesNothingAway) {
  const std::string record = kStart + Event("third_party_information", "2025-02-03");
  Expect(kPending, "WI-01", record, "2025-03-31", "2025-03-31");
}

TEST(WI01Pip, InformationThatIsStillToComeDoesNotCountYet) {
  // Saturday 5 April and two weeks is the Saturday before Easter; Tuesday the 22nd is next.
  const std::string record = kStart + Event("third_party_information", "2025-04-05");
  Expect(kViolated, "WI-01", record, "2025-04-02", "2025-03-31");
  Expect(kPending, "WI-01", record, "2025-04-07", "2025-04-22");
}

TEST(WI01Pip, Before2023OnlyTheRegistrationCounted) {
  // 1 March 2022 and ten weeks is Tuesday 10 May; the information is no excuse in that edition.
  const std::string record = Event("duo_notification", "2022-04-01") +
                             Event("brp_registration", "2022-03-01") +
                             Event("third_party_information", "2022-05-09");
  Expect(kPending, "WI-01", record, "2022-05-10", "2022-05-10");
  Expect(kViolated, "WI-01", record, "2022-05-11", "2022-05-10");
  Expect(kRepaired, "WI-01", record + Event("pip_set", "2022-05-12"), "2024-01-01");
}

TEST(WI01Pip, TheLatestEditionOwnsWhatTwoCould) {
  // Registered in 2022, but the later edition's own anchor (23 February, then two weeks after the
  // information of 20 February) lies in 2023.
  const std::string record = Event("duo_notification", "2022-12-15") +
                             Event("brp_registration", "2022-12-15") +
                             Event("third_party_information", "2023-02-20");
  Expect(kPending, "WI-01", record, "2023-03-06", "2023-03-06");
  Expect(kSatisfied, "WI-01", record + Event("pip_set", "2023-03-06"), "2023-04-01");
}

TEST(WI01Pip, NothingBecomesDueAfterTheEnd) {
  Expect(kNotApplicable, "WI-01", kStart + Event("ended", "2025-03-31"), "2025-05-01");
  Expect(kViolated, "WI-01", kStart + Event("ended", "2025-04-01"), "2025-05-01", "2025-03-31");
}

TEST(WI01Pip, AMonthThatIsNotKnownToTheDayIsJudgedForEveryDayOfIt) {
  const std::string record =
      Event("duo_notification", "2025-01") + Event("brp_registration", "2025-01-01");
  // 1 January and ten weeks is 12 March; 31 January and ten weeks is 11 April.
  const v1::Finding finding = Judge("WI-01", record, "2025-03-01");
  EXPECT_EQ(finding.outcome(), kPending);
  EXPECT_EQ(finding.due(), "2025-03-12");
  EXPECT_EQ(finding.due_latest(), "2025-04-11");
  Expect(kUndetermined, "WI-01", record, "2025-04-11");
  Expect(kViolated, "WI-01", record, "2025-04-12");
  Expect(kSatisfied, "WI-01", record + Event("pip_set", "2025-03-12"), "2025-06-01");
  Expect(kUndetermined, "WI-01", record + Event("pip_set", "2025-03-13"), "2025-06-01");
  Expect(kRepaired, "WI-01", record + Event("pip_set", "2025-04-12"), "2025-06-01");
}

// ---- WI-02: after each move a new PIP within ten weeks of that registration ----

const std::string kMoved =
    Event("pip_set", "2025-01-10") + Event("brp_registration_after_move", "2025-03-03");

TEST(WI02Move, AsksANewPipEachTime) {
  Expect(kPending, "WI-02", kMoved, "2025-05-12", "2025-05-12");
  Expect(kViolated, "WI-02", kMoved, "2025-05-13", "2025-05-12");
  Expect(kSatisfied, "WI-02", kMoved + Event("pip_set", "2025-05-12"), "2025-06-01");
  Expect(kSatisfied, "WI-02", kMoved + Event("pip_set", "2025-03-03"), "2025-06-01");
  const std::string twice =
      kMoved + Event("pip_set", "2025-04-01") + Event("brp_registration_after_move", "2025-06-02");
  // Monday 2 June and ten weeks is Monday 11 August.
  Expect(kPending, "WI-02", twice, "2025-08-11", "2025-08-11");
  Expect(kViolated, "WI-02", twice, "2025-08-12", "2025-08-11");
}

TEST(WI02Move, OnePipMeetsTwoMovesBeforeIt) {
  Expect(
      kSatisfied, "WI-02",
      kMoved + Event("brp_registration_after_move", "2025-04-01") + Event("pip_set", "2025-05-01"),
      "2025-09-01");
}

TEST(WI02Move, IsNotAskedOfWhoHasNoPipYet) {
  Expect(kNotApplicable, "WI-02", Event("brp_registration_after_move", "2025-03-03"), "2025-09-01");
}

TEST(WI02Move, WaitsForAMove) {
  const v1::Finding finding = Judge("WI-02", Event("pip_set", "2025-01-10"), "2025-09-01");
  EXPECT_EQ(finding.outcome(), kPending);
  ASSERT_EQ(finding.waits_for_size(), 1);
  EXPECT_EQ(finding.waits_for(0), "brp_registration_after_move");
}

// ---- WI-03: MAP and PVT before the end of the integration term ----

const std::string kRouteB =
    Circumstance("route", "B", "2025-01-10") + Event("pip_set", "2025-01-10");

TEST(WI03Modules, AreDueThreeYearsAfterTheFirstPip) {
  Expect(kPending, "WI-03", kRouteB + Event("pip_set", "2026-05-05"), "2028-01-10", "2028-01-10");
  Expect(kViolated, "WI-03", kRouteB + Done("map", "2026-01-01"), "2028-01-11", "2028-01-10");
  Expect(kSatisfied, "WI-03", kRouteB + Done("map", "2026-01-01") + Done("pvt", "2028-01-10"),
         "2028-01-10");
}

TEST(WI03Modules, AreDueAtTheEndThatWasGivenWhereThereIsOne) {
  const std::string record =
      kRouteB + Circumstance("integration_term", "given", "2025-01-10", "2028-03-01");
  Expect(kPending, "WI-03", record, "2026-01-01", "2028-03-01");
  Expect(kViolated, "WI-03", record, "2028-03-02", "2028-03-01");
}

TEST(WI03Modules, AnExtensionMovesTheLastDayFromTheDayItBegins) {
  const std::string record =
      kRouteB + Circumstance("integration_term", "given", "2025-01-10", "2028-01-10") +
      Circumstance("integration_term", "extended", "2028-01-10", "2028-07-10");
  Expect(kPending, "WI-03", record, "2028-01-09", "2028-01-10");
  Expect(kPending, "WI-03", record, "2028-01-11", "2028-07-10");
  Expect(kViolated, "WI-03", record, "2028-07-11", "2028-07-10");
  Expect(kSatisfied, "WI-03", record + Done("map", "2028-03-01") + Done("pvt", "2028-07-10"),
         "2029-01-01");
}

TEST(WI03Modules, AreNotAskedOnTheEducationRoute) {
  Expect(kNotApplicable, "WI-03",
         Circumstance("route", "O", "2025-01-10") + Event("pip_set", "2025-01-10"), "2029-01-01");
}

// ---- WI-04: a route switch within eighteen months of the first PIP, but for O to B1 ----

TEST(WI04Switch, OnTheLastDayIsInTimeAndADayLaterIsNot) {
  const std::string pip = Event("pip_set", "2025-01-10");
  Expect(kSatisfied, "WI-04", pip + Event("route_switch", "2026-07-10"), "2026-12-01");
  Expect(kViolated, "WI-04", pip + Event("route_switch", "2026-07-11"), "2026-12-01");
}

TEST(WI04Switch, FromTheEducationRouteToB1MayBeLater) {
  const std::string pip = Event("pip_set", "2025-01-10");
  Expect(kSatisfied, "WI-04",
         pip + Event("route_switch", "2026-07-11", "tags: 'from_o' tags: 'to_b'"), "2026-12-01");
  Expect(kViolated, "WI-04", pip + Event("route_switch", "2026-07-11", "tags: 'from_o'"),
         "2026-12-01");
}

TEST(WI04Switch, AnEarlierExceptionDoesNotExcuseALaterSwitch) {
  Expect(kViolated, "WI-04",
         Event("pip_set", "2025-01-10") +
             Event("route_switch", "2026-07-11", "tags: 'from_o' tags: 'to_b'") +
             Event("route_switch", "2026-10-01"),
         "2026-12-01");
}

// ---- WI-05: 800 hours of course and 800 of participation, and the final talk ----

const std::string kRouteZ = Circumstance("route", "Z", "2025-01-01") +
                            Circumstance("target_group", "asylum", "2025-01-01") +
                            Circumstance("integration_term", "given", "2025-01-01", "2028-01-01");

std::string Hours(int amount, const std::string& tag) {
  return Event("hours", "2026-06-30", "amount: " + std::to_string(amount) + " tags: '" + tag + "'");
}

TEST(WI05Hours, AddUpOverTheirKinds) {
  const std::string talk = Event("z_final_talk", "2027-12-01");
  const std::string participation =
      Hours(700, "participation") + Hours(60, "map") + Hours(40, "pvt");
  Expect(kSatisfied, "WI-05",
         kRouteZ + Hours(500, "nt2") + Hours(300, "knm") + participation + talk, "2028-02-01");
  const std::string one_short = kRouteZ + Hours(500, "nt2") + Hours(299, "knm") + participation;
  Expect(kPending, "WI-05", one_short + talk, "2028-01-01", "2028-01-01");
  const v1::Finding finding = Judge("WI-05", one_short + talk, "2028-01-02");
  EXPECT_EQ(finding.outcome(), kViolated);
  ASSERT_EQ(finding.open_size(), 1);
  EXPECT_EQ(finding.open(0).have(), 799);
  EXPECT_EQ(finding.open(0).want(), 800);
}

TEST(WI05Hours, AreNotEnoughWithoutTheTalk) {
  Expect(kViolated, "WI-05", kRouteZ + Hours(800, "nt2") + Hours(800, "pvt"), "2028-01-02");
}

TEST(WI05Hours, AreAskedOfTheAsylumGroupOnly) {
  Expect(kNotApplicable, "WI-05",
         Circumstance("route", "Z", "2025-01-01") +
             Circumstance("target_group", "family", "2025-01-01") +
             Circumstance("integration_term", "given", "2025-01-01", "2028-01-01"),
         "2028-02-01");
}

// ---- WI-06: a raised fine needs an irrevocable one in the twelve months before ----

TEST(WI06RaisedFine, LooksBackTwelveMonthsThatDayIncluded) {
  const std::string raised = Event("fine_raised", "2026-03-15");
  Expect(kSatisfied, "WI-06", raised + Event("fine_irrevocable", "2025-03-15"), "2026-06-01");
  Expect(kViolated, "WI-06", raised + Event("fine_irrevocable", "2025-03-14"), "2026-06-01");
  Expect(kSatisfied, "WI-06", raised + Event("fine_irrevocable", "2026-03-15"), "2026-06-01");
  Expect(kRepaired, "WI-06", raised + Event("fine_irrevocable", "2026-03-16"), "2026-06-01");
}

TEST(WI06RaisedFine, IsInOrderOnItsDayWhateverDropsOutLater) {
  Expect(kSatisfied, "WI-06",
         Event("fine_raised", "2026-03-15") + Event("fine_irrevocable", "2025-03-15"),
         "2028-01-01");
}

// ---- WI-07: all fines together under the cap ----

std::string Fine(const std::string& date, int cents) {
  return Event("fine", date, "amount: " + std::to_string(cents));
}

TEST(WI07Cap, IsOnTheSumOfTheFines) {
  const std::string clock = Event("duo_notification", "2025-01-06");
  const std::string at_the_cap = clock + Fine("2025-02-01", 150000) + Fine("2025-06-01", 90000);
  Expect(kSatisfied, "WI-07", at_the_cap, "2026-01-01");
  const v1::Finding finding = Judge("WI-07", at_the_cap + Fine("2025-07-01", 1), "2026-01-01");
  EXPECT_EQ(finding.outcome(), kViolated);
  EXPECT_EQ(finding.since(), "2025-07-01");
  Expect(kSatisfied, "WI-07", at_the_cap + Fine("2025-07-01", 1), "2025-06-30");
}

TEST(WI07Cap, AFineWhoseDateCannotBeReadMayCount) {
  const std::string clock = Event("duo_notification", "2025-01-06");
  const auto outcome_with = [&](int readable) {
    const v1::Report report = Check(
        Sketch(), clock + Fine("2025-02-01", readable) + Fine("2025-02-31", 100000), "2026-01-01");
    EXPECT_EQ(report.data_issues_size(), 1);
    return FindingOf(report, "WI-07").outcome();
  };
  EXPECT_EQ(outcome_with(140000), kSatisfied);
  EXPECT_EQ(outcome_with(140001), kUndetermined);
}

// ---- WI-08: no intake fine without a warning and a second summons ----

TEST(WI08IntakeFine, NeedsTwoSummonsesAndAWarning) {
  const std::string record = Event("summons", "2025-02-01") + Event("warning", "2025-02-15") +
                             Event("fine_intake", "2025-04-01");
  Expect(kViolated, "WI-08", record, "2025-05-01");
  Expect(kSatisfied, "WI-08", record + Event("summons", "2025-04-01"), "2025-05-01");
  Expect(kRepaired, "WI-08", record + Event("summons", "2025-04-10"), "2025-05-01");
}

// ---- WI-09: an extension asked for at the earliest six months before the end ----

TEST(WI09Extension, IsNotTooEarlyFromSixMonthsBeforeTheEnd) {
  // Six months before 31 August 2028 is 29 February, the last day of that month.
  const std::string term = Circumstance("integration_term", "given", "2025-08-31", "2028-08-31");
  Expect(kSatisfied, "WI-09", term + Event("extension_requested", "2028-02-29"), "2028-06-01");
  const std::string early = term + Event("extension_requested", "2028-02-28");
  Expect(kViolated, "WI-09", early, "2028-02-28");
  Expect(kRepaired, "WI-09", early, "2028-02-29");
}

// ---- WI-10: unburdening for six months from the day on which the right arises ----

const std::string kAssistance = Circumstance("permit", "asylum_temporary", "2025-01-01") +
                                Circumstance("assistance", "yes", "2025-01-15");

TEST(WI10Unburdening, IsOwedThroughTheDayBeforeTheSixMonthsAreOver) {
  const std::string whole =
      kAssistance + Circumstance("unburdening", "yes", "2025-01-15", "2025-07-15");
  for (const char* day : {"2025-01-15", "2025-07-14", "2025-07-15", "2026-01-01"}) {
    Expect(kSatisfied, "WI-10", whole, day);
  }
  const std::string day_short =
      kAssistance + Circumstance("unburdening", "yes", "2025-01-15", "2025-07-14");
  Expect(kSatisfied, "WI-10", day_short, "2025-07-13");
  Expect(kViolated, "WI-10", day_short, "2025-07-14");
  const v1::Finding finding = Judge("WI-10", day_short, "2025-07-15");
  EXPECT_EQ(finding.outcome(), kRepaired);
  ASSERT_EQ(finding.breaches_size(), 1);
  EXPECT_EQ(finding.breaches(0).since(), "2025-07-14");
  EXPECT_EQ(finding.breaches(0).until(), "2025-07-15");
}

TEST(WI10Unburdening, IsOwedFromTheFirstDay) {
  Expect(kRepaired, "WI-10", kAssistance + Circumstance("unburdening", "yes", "2025-01-16"),
         "2025-03-01");
}

TEST(WI10Unburdening, IsNotOwedToOthers) {
  Expect(kNotApplicable, "WI-10", Circumstance("assistance", "yes", "2025-01-15"), "2025-03-01");
}

// ---- WI-11: A2 only after 600 hours, never in the first PIP ----

TEST(WI11A2, NeedsTheHoursAndASecondPip) {
  const std::string allowed = Event("pip_set", "2025-01-10") + Event("a2_allowed", "2026-09-01");
  const std::string second = Event("pip_set", "2026-09-01");
  Expect(kSatisfied, "WI-11", allowed + second + Hours(600, "nt2"), "2026-10-01");
  Expect(kViolated, "WI-11", allowed + second + Hours(599, "nt2"), "2026-10-01");
  Expect(kViolated, "WI-11", allowed + Hours(600, "nt2"), "2026-10-01");
  Expect(kViolated, "WI-11", allowed + second + Hours(600, "knm"), "2026-10-01");
}

}  // namespace
}  // namespace baken
