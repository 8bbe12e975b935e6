// SPDX-License-Identifier: EUPL-1.2
// What a figure counts, and when it is not known: at the edges of its window, of facts that are
// only partly known, of somebody without a reference, of tags.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::GiveWords;
using testing::Loaded;
using testing::TinyProgramme;

constexpr char kUnknown[] = "unknown";

std::unique_ptr<const Programme> Measuring(const std::string& measure,
                                           const std::string& scope = "") {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  *programme.add_rules() = FromText<v1::Rule>("id: 'F' rule_class: RULE_CLASS_INDICATOR " + scope +
                                              " measure { " + measure + " }");
  GiveWords(*programme.mutable_rules(0));
  for (const char* region : {"region.*", "region.north", "region.south", "season.winter"}) {
    if (region == std::string("region.*") && scope.empty()) continue;
    v1::Word& tag = *programme.mutable_vocabulary()->add_words();
    tag.set_id(region);
    tag.set_sort("tag");
  }
  return Loaded(programme);
}

// "value/base unit"
std::string Text(const v1::Finding& finding) {
  if (!finding.has_measure()) return kUnknown;
  const v1::Measure& measure = finding.measure();
  return std::to_string(measure.value()) + "/" + std::to_string(measure.base()) + " " +
         measure.unit();
}

std::string Figure(const std::string& measure, const std::string& record,
                   const std::string& day = "2026-03-15") {
  const std::string intake = "events { kind: 'intake' date: '2026-01-10' } ";
  return Text(FindingOf(Check(*Measuring(measure), intake + record, day), "F"));
}

std::string Contact(const std::string& date, const std::string& rest = "") {
  return "events { kind: 'contact' date: '" + date + "' " + rest + " } ";
}

constexpr char kContacts[] = "count { moments { event: 'contact' } } ";

TEST(FiguresOfMoments, CountFromTheirFirstDayUpToTheirLastOverTheMonthsBegun) {
  const std::string days =
      Contact("2026-01-09") + Contact("2026-01-10") + Contact("2026-03-15") + Contact("2026-03-16");
  EXPECT_EQ(Figure(kContacts, days), "2/3 count");
  EXPECT_EQ(Figure(kContacts, days, "2026-03-16"), "3/3 count");
  EXPECT_EQ(Figure(kContacts, days, "2026-01-09"), "0/0 count");
  EXPECT_EQ(Figure(kContacts, days, "2026-01-10"), "1/1 count");
}

TEST(FiguresOfMoments, CountNothingFromTheirOwnLastDayOrTheStopOn) {
  const std::string until = std::string(kContacts) + "until { first { event: 'payment' } }";
  const std::string days = Contact("2026-02-09") + Contact("2026-02-10");
  EXPECT_EQ(Figure(until, days), "2/3 count") << "no last day has come";
  EXPECT_EQ(Figure(until, days + "events { kind: 'payment' date: '2026-02-10' }"), "1/1 count");
  EXPECT_EQ(Figure(until, days + "events { kind: 'payment' date: '2026-02' }"), kUnknown);
  EXPECT_EQ(Figure(kContacts, days + "events { kind: 'ended' date: '2026-02-10' }"), "1/1 count");
  EXPECT_EQ(Figure(kContacts, days + "events { kind: 'ended' date: '2026-02' }"), kUnknown);
}

TEST(FiguresOfMoments, CountOnlyTheLastSoLongWhereTheyAskForThat) {
  const std::string within = std::string(kContacts) + "within: 'two_months'";
  EXPECT_EQ(Figure(within, Contact("2026-01-14") + Contact("2026-01-15")), "1/3 count");
}

TEST(FiguresOfMoments, AreKnownOnlyWhereEveryDayIsInOrOut) {
  EXPECT_EQ(Figure(kContacts, Contact("2026-02")), "1/3 count");
  EXPECT_EQ(Figure(kContacts, Contact("2026-03")), kUnknown);
  EXPECT_EQ(Figure(kContacts, Contact("2026-01")), kUnknown);
  EXPECT_EQ(Figure(kContacts, Contact("2025-12")), "0/3 count");
  EXPECT_EQ(Figure(kContacts, Contact("rubbish")), kUnknown);
  EXPECT_EQ(Figure(kContacts, "not_recorded: 'contact'"), kUnknown);
  const std::string from_payment = std::string(kContacts) + "since { first { event: 'payment' } }";
  EXPECT_EQ(Figure(from_payment, Contact("2026-02-01")), "0/0 count") << "it has not begun";
  EXPECT_EQ(Figure(from_payment, "events { kind: 'payment' date: '2026-02' }"), kUnknown);
}

TEST(FiguresOfMoments, CountEachPlaceOnce) {
  constexpr char kPlaces[] = "count { moments { event: 'contact' } distinct: 'place' } ";
  EXPECT_EQ(Figure(kPlaces, Contact("2026-02-01", "place: 'north'") +
                                Contact("2026-03", "place: 'north'") + Contact("2026-02-02")),
            "1/3 count");
  EXPECT_EQ(Figure(kPlaces, Contact("2026-03", "place: 'north'")), kUnknown);
}

std::string FigureOfOrganisation(const std::string& measure, const std::string& record) {
  v1::CheckRequest request;
  request.set_judged_on("2026-03-15");
  *request.mutable_organisation() = FromText<v1::Organisation>(record);
  return Text(FindingOf(Check(*Measuring(measure, "scope: SCOPE_ORGANISATION"), request), "F"));
}

TEST(FiguresOfMoments, HaveNoMonthsWhereTheyCountSinceEver) {
  EXPECT_EQ(FigureOfOrganisation(kContacts, Contact("2026-02-01") + Contact("1999-01-01")),
            "2/0 count");
}

TEST(FiguresOfMoments, OfAnOrganisationLeaveOutTheEventsOfItsGroups) {
  EXPECT_EQ(
      FigureOfOrganisation(kContacts, Contact("2026-02-01") + "groups { id: 'g' kind: 'team' " +
                                          Contact("2026-02-02") + "}"),
      "1/0 count");
}

constexpr char kCoaches[] = "count { spans { involvement: 'coach' } distinct: 'party' } ";

std::string Coach(const std::string& rest) {
  return "involvements { role: 'coach' " + rest + " } ";
}

TEST(FiguresOfSpans, CountWhoWasThereOnSomeDayOfTheWindow) {
  EXPECT_EQ(
      Figure(kCoaches,
             Coach("party: 'a' until: '2026-01-10'") + Coach("party: 'b' until: '2026-01-11'") +
                 Coach("party: 'c' since: '2026-03-15'") + Coach("party: 'd' since: '2026-03-16'")),
      "2/3 count");
  EXPECT_EQ(Figure(kCoaches, Coach("party: 'a' until: '2026-01'")), kUnknown);
  EXPECT_EQ(Figure(kCoaches, Coach("party: 'a' since: '2026-03'")), kUnknown);
  EXPECT_EQ(Figure(kCoaches, Coach("party: 'a' since: 'rubbish'")), kUnknown);
  EXPECT_EQ(Figure(kCoaches, "not_recorded: 'coach'"), kUnknown);
}

TEST(FiguresOfSpans, CountOnlyWhoCertainlyWasThereBeforeTheLastDayAndAfterTheFirst) {
  const std::string paid = "events { kind: 'payment' date: '2026-02-01' } ";
  EXPECT_EQ(Figure(std::string(kCoaches) + "until { first { event: 'payment' } }",
                   "events { kind: 'payment' date: '2026-02-28' } " +
                       Coach("party: 'a' since: '2026-02'")),
            kUnknown);
  EXPECT_EQ(Figure(std::string(kCoaches) + "since { first { event: 'payment' } }",
                   paid + Coach("party: 'a' until: '2026-02'")),
            kUnknown);
}

TEST(FiguresOfSpans, CountEachValueOrKindOnce) {
  const auto counted = [](const std::string& spans, const std::string& distinct) {
    return "count { spans { " + spans + " } distinct: '" + distinct + "' } ";
  };
  const auto lives = [](const std::string& value) {
    return "circumstances { name: 'municipality' value: '" + value + "' } ";
  };
  EXPECT_EQ(Figure(counted("circumstance: 'municipality'", "value"),
                   lives("0606") + lives("0344") + lives("0606")),
            "2/3 count");
  EXPECT_EQ(Figure(counted("any { sort: 'role' }", "kind"),
                   Coach("party: 'a'") + Coach("party: 'b'") +
                       "involvements { role: 'care' party: 'c' } "),
            "2/3 count");
}

TEST(FiguresOfSpans, CountSomebodyOnceAndSomebodyWithoutAReferencePerhapsOnceMore) {
  EXPECT_EQ(Figure(kCoaches, Coach("party: 'a' until: '2026-02-01'") + Coach("party: 'a'")),
            "1/3 count");
  EXPECT_EQ(Figure(kCoaches, Coach("")), "1/3 count");
  EXPECT_EQ(Figure(kCoaches, Coach("") + Coach("")), kUnknown);
  EXPECT_EQ(Figure(kCoaches, Coach("") + Coach("party: 'a'")), kUnknown);
  EXPECT_EQ(Figure(kCoaches, Coach("since: '2026-03'")), kUnknown);
}

TEST(FiguresOfTags, CountEachTagOfAFamilyOnceOfAllThatAreDeclared) {
  constexpr char kRegions[] = "count { moments { event: 'contact' } distinct: 'region.*' } ";
  const auto tagged = [](const std::string& date, const std::string& tags) {
    return Contact(date, tags);
  };
  EXPECT_EQ(Figure(kRegions, ""), "0/2 share");
  EXPECT_EQ(Figure(kRegions, tagged("2026-02-01", "tags: 'region.north' tags: 'informal'") +
                                 tagged("2026-02-02", "tags: 'region.north'")),
            "1/2 share");
  EXPECT_EQ(Figure(kRegions, tagged("2026-02-01", "tags: 'region.north' tags: 'region.south'")),
            "2/2 share");
  EXPECT_EQ(Figure(kRegions, tagged("2026-02-01", "tags: 'region.north'") +
                                 tagged("2026-03", "tags: 'region.south'")),
            kUnknown);
  EXPECT_EQ(Figure(kRegions, tagged("2026-02-01", "tags: 'region.north'") +
                                 tagged("2026-03", "tags: 'region.north'")),
            kUnknown)
      << "one that is only perhaps in the window may carry another tag";
}

// The activity work carries theme.work of itself.
TEST(FiguresOfTags, LookAtTheTagsOfTheFamilyThatAWordCarriesToo) {
  const auto counted = [](const std::string& family) {
    return "count { moments { activity { ids: 'work' status: STATUS_STARTED } } distinct: '" +
           family + "' } ";
  };
  const std::string started = "activities { activity: 'work' started_on: '2026-02-01' ";
  EXPECT_EQ(Figure(counted("theme.*"), started + "}"), "1/3 count");
  EXPECT_EQ(Figure(counted("theme.*"), started + "tags: 'informal' }"), "1/3 count");
  EXPECT_EQ(Figure(counted("region.*"), started + "tags: 'region.north' }"), "1/2 share");
}

TEST(FiguresOfTags, AreAShareOfTheOnesThatAreDeclaredAndNotOfTheirFamily) {
  EXPECT_EQ(FigureOfOrganisation("count { moments { event: 'contact' } distinct: 'region.*' } ",
                                 Contact("2026-02-01", "tags: 'region.north'")),
            "1/2 share");
  EXPECT_EQ(Figure("count { moments { event: 'contact' } distinct: 'season.*' } ", ""),
            "0/1 share");
}

TEST(Shares, LookAtWhatRunsOnTheDayJudgedAndAtAllThatHasHappened) {
  constexpr char kShare[] =
      "share { part { spans { involvement: 'coach' } } whole { moments { event: 'contact' } } } ";
  EXPECT_EQ(Figure(kShare, Coach("until: '2026-03-15'") + Coach("until: '2026-03-16'") +
                               Coach("since: '2026-03-15'") + Contact("2025-12-01") +
                               Contact("2026-03-15") + Contact("2026-03-16")),
            "2/2 share");
  EXPECT_EQ(Figure(kShare, Coach("since: '2026-03'")), kUnknown);
  EXPECT_EQ(Figure(kShare, Contact("2026-03")), kUnknown);
  EXPECT_EQ(Figure(std::string(kShare) + "within: 'two_months'",
                   Coach("until: '2026-01-15'") + Coach("until: '2026-01-16'") +
                       Contact("2026-01-14") + Contact("2026-01-15")),
            "1/1 share");
}

TEST(Days, RunFromOneDayToAnotherAndAreNeverNegative) {
  constexpr char kDays[] =
      "days_until { first { event: 'contact' } } since { first { event: 'payment' } } ";
  const std::string paid = "events { kind: 'payment' date: '2026-02-01' } ";
  EXPECT_EQ(Figure(kDays, paid + Contact("2026-02-04")), "3/0 days");
  EXPECT_EQ(Figure(kDays, paid + Contact("2026-02-01")), "0/0 days");
  EXPECT_EQ(Figure(kDays, paid + Contact("2026-01-20")), "0/0 days");
  EXPECT_EQ(Figure(kDays, paid), kUnknown);
  EXPECT_EQ(Figure(kDays, Contact("2026-02-04")), kUnknown);
  EXPECT_EQ(Figure(kDays, paid + Contact("2026-02")), kUnknown);
}

TEST(Days, AreUnknownWhereNothingSaysFromWhen) {
  EXPECT_EQ(
      FigureOfOrganisation("days_until { first { event: 'contact' } } ", Contact("2026-02-04")),
      kUnknown);
}

TEST(Levels, AreTheNumberThatRunsOnTheDayJudged) {
  constexpr char kLevel[] = "level { involvement: 'coach' } ";
  EXPECT_EQ(Figure(kLevel, ""), "0/0 level");
  EXPECT_EQ(Figure(kLevel, Coach("party: 'a' until: '2026-03-15'") + Coach("party: 'b'") +
                               Coach("party: 'c' since: '2026-03-15'")),
            "2/0 level");
  EXPECT_EQ(Figure(kLevel, Coach("since: '2026-03'")), kUnknown);
}

TEST(Values, AreTheWholeNumberOfTheOneThatRunsOnTheDayJudged) {
  constexpr char kValue[] = "value: 'municipality' ";
  const auto worth = [](const std::string& value, const std::string& rest = "") {
    return "circumstances { name: 'municipality' value: '" + value + "' " + rest + " } ";
  };
  EXPECT_EQ(Figure(kValue, worth("0606")), "606/0 value");
  EXPECT_EQ(Figure(kValue, worth("12a")), kUnknown);
  EXPECT_EQ(Figure(kValue, worth("")), kUnknown);
  EXPECT_EQ(Figure(kValue, worth("1") + worth("2")), kUnknown);
  EXPECT_EQ(Figure(kValue, worth("1", "until: '2026-03-15'") + worth("2", "since: '2026-03-15'")),
            "2/0 value");
  EXPECT_EQ(Figure(kValue, worth("1", "since: '2026-03'")), kUnknown);
  EXPECT_EQ(Figure(kValue, worth("1", "until: '2026-03'")), kUnknown);
  EXPECT_EQ(Figure(kValue, worth("1", "since: 'rubbish'")), kUnknown);
  EXPECT_EQ(Figure(kValue, worth("1", "until: '2026-03'"), "2026-03-01"), kUnknown);
}

// Of each coach, over all the groups in which that coach is.
std::string PerCoach(const std::string& groups,
                     const std::string& measure = "level { member: 'participant' }",
                     const std::string& judged_on = "2026-03-15") {
  v1::CheckRequest request;
  request.set_judged_on(judged_on);
  *request.mutable_organisation() = FromText<v1::Organisation>(groups);
  std::string all;
  const v1::Report report =
      Check(*Measuring(measure + " per: 'coach'", "scope: SCOPE_ORGANISATION"), request);
  for (const v1::Finding& finding : report.findings()) {
    all += finding.subject() + " " + Text(finding) + "; ";
  }
  return all;
}

std::string Group(const std::string& members) {
  return "groups { id: 'g' kind: 'coaching_group' " + members + "} ";
}

constexpr char kTwo[] =
    "members { party: 'x' role: 'participant' } members { party: 'y' role: 'participant' } ";
constexpr char kOne[] = "members { party: 'z' role: 'participant' } ";

std::string CoachOfGroup(const std::string& rest) {
  return "members { role: 'coach' " + rest + " } ";
}

TEST(FiguresPerCoach, AddUpOverTheGroupsInWhichTheCoachIsOnTheDayJudged) {
  const std::string a = CoachOfGroup("party: 'a'");
  EXPECT_EQ(PerCoach(Group(a + kTwo) + Group(kTwo) + Group(a + kOne)), "a 3/0 level; ");
  EXPECT_EQ(PerCoach(Group(a + kTwo) + Group(CoachOfGroup("party: 'b'") + kOne)),
            "a 2/0 level; b 1/0 level; ");
  EXPECT_EQ(
      PerCoach(Group(a + kTwo) + Group(CoachOfGroup("party: 'a' until: '2026-03-15'") + kOne)),
      "a 2/0 level; ");
  EXPECT_EQ(
      PerCoach(Group(a + kTwo) + Group(CoachOfGroup("party: 'a' since: '2026-03-15'") + kOne)),
      "a 3/0 level; ");
  EXPECT_EQ(PerCoach(Group(CoachOfGroup("") + kTwo)), "") << "nobody's figure";
}

TEST(FiguresPerCoach, AreUnknownWhereItIsNotSureThatTheCoachIsThere) {
  const std::string a = CoachOfGroup("party: 'a'");
  for (const char* unsure : {"party: 'a' since: '2026-03'", "party: 'a' until: '2026-03'",
                             "party: 'a' since: 'rubbish'"}) {
    EXPECT_EQ(PerCoach(Group(a + kTwo) + Group(CoachOfGroup(unsure) + kOne)), "a unknown; ")
        << unsure;
    EXPECT_EQ(PerCoach(Group(CoachOfGroup(unsure) + kOne) + Group(a + kTwo)), "a unknown; ")
        << unsure;
  }
  EXPECT_EQ(PerCoach(Group(a + "members { party: 'x' role: 'participant' since: '2026-03' }")),
            "a unknown; ");
}

TEST(FiguresPerCoach, AreUnknownFromTheFirstDayOnWhichTheCoachMayHaveLeft) {
  constexpr char kLevel[] = "level { member: 'participant' }";
  const std::string may_leave = Group(CoachOfGroup("party: 'a' until: '2026-03'") + kOne);
  EXPECT_EQ(PerCoach(may_leave, kLevel, "2026-02-28"), "a 1/0 level; ");
  EXPECT_EQ(PerCoach(may_leave, kLevel, "2026-03-01"), "a unknown; ");
}

TEST(FiguresPerCoach, CountTheEventsOfTheirOwnGroups) {
  const std::string a = CoachOfGroup("party: 'a'");
  const std::string b = CoachOfGroup("party: 'b'");
  EXPECT_EQ(
      PerCoach(Contact("2026-01-02") + Group(a + Contact("2026-02-01") + Contact("2026-02-02")) +
                   Group(b + Contact("2026-02-03")),
               kContacts),
      "a 2/0 count; b 1/0 count; ");
}

TEST(FiguresPerCoach, LeaveOutAGroupThatIsSetAside) {
  const std::string a = CoachOfGroup("party: 'a'");
  const std::string aside = "groups { id: 'x' kind: 'nothing we know' " + a + kOne + "} ";
  EXPECT_EQ(PerCoach(aside + Group(a + kTwo)), "a 2/0 level; ");
  EXPECT_EQ(PerCoach(Group(a + kTwo) + aside), "a 2/0 level; ");
  const std::string other = "groups { id: 'x' kind: 'other.club' " + a + kOne + "} ";
  EXPECT_EQ(PerCoach(other + Group(a + kTwo)), "a 2/0 level; ");
}

TEST(FiguresPerCoach, OfSharesAddUpTheWholesToo) {
  const std::string a = CoachOfGroup("party: 'a'");
  constexpr char kShare[] =
      "share { part { spans { member: 'participant' } } whole { spans { any { sort: 'role' } } } }";
  EXPECT_EQ(PerCoach(Group(a + kTwo) + Group(a + kOne), kShare), "a 3/5 share; ");
}

}  // namespace
}  // namespace baken
