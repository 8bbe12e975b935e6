// SPDX-License-Identifier: EUPL-1.2
// What a requirement makes of facts that are only partly known, are the trigger itself or are not
// kept. Each is a rule and a record with an intake on 10 January, judged on 15 April.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

constexpr auto kSatisfied = v1::OUTCOME_SATISFIED;
constexpr auto kViolated = v1::OUTCOME_VIOLATED;
constexpr auto kUndetermined = v1::OUTCOME_UNDETERMINED;

v1::Outcome Asked(const std::string& requirement, const std::string& record,
                  const std::string& timing = "at { each { event: 'ended' } }") {
  const std::string facts =
      "events { kind: 'intake' date: '2026-01-10' } events { kind: 'ended' date: '2026-04-10' } ";
  return FindingOf(
             Check(*Loaded(TinyProgrammeAsking(requirement, timing)), facts + record, "2026-04-15"),
             "T-01")
      .outcome();
}

constexpr char kByPayment[] =
    "by { term: 'two_months' counting: COUNTING_FROM_ANCHOR each { event: 'payment' } }";
const std::string kPaid = "events { kind: 'payment' date: '2026-02-03' } ";

TEST(Since, TheTriggerAMonthAroundItCountsPerhapsAndADayBeforeItNot) {
  constexpr char kContact[] = "occurred { moments { event: 'contact' } since_trigger: true }";
  const auto outcome = [&](const std::string& date) {
    return Asked(kContact, kPaid + "events { kind: 'contact' date: '" + date + "' }", kByPayment);
  };
  EXPECT_EQ(outcome("2026-02-03"), kSatisfied);
  EXPECT_EQ(outcome("2026-02-02"), kViolated);
  EXPECT_EQ(outcome("2026-02"), kUndetermined);
  EXPECT_EQ(outcome("2026-03"), kSatisfied);
}

TEST(Sums, OfAmountsLeaveOutWhatHasNone) {
  const std::string nothing = "events { kind: 'payment' date: '2026-02-01' } ";
  constexpr char kAtMostThree[] = "occurred { moments { event: 'payment' } at_most: 'three' }";
  EXPECT_EQ(Asked(kAtMostThree, nothing + nothing + nothing + nothing), kSatisfied);
  EXPECT_EQ(Asked(kAtMostThree, "events { kind: 'payment' date: '2026-02-01' amount: 4 }"),
            kViolated);
}

TEST(Sums, OfAmountsOfWhichOneCannotBeReadAreUnknownUnlessTheOthersAreTooMuch) {
  const std::string unreadable = "events { kind: 'payment' date: '2026-02-01' amount: -1 } ";
  constexpr char kAtMostThree[] = "occurred { moments { event: 'payment' } at_most: 'three' }";
  EXPECT_EQ(Asked(kAtMostThree, unreadable), kUndetermined);
  EXPECT_EQ(Asked(kAtMostThree, unreadable + unreadable), kUndetermined);
  EXPECT_EQ(
      Asked(kAtMostThree, unreadable + "events { kind: 'payment' date: '2026-02-01' amount: 4 }"),
      kViolated);
}

TEST(Within, ATermWhatIsNotKeptMayBeThere) {
  constexpr char kContact[] = "occurred { moments { event: 'contact' } within: 'two_months' }";
  EXPECT_EQ(Asked(kContact, ""), kViolated);
  EXPECT_EQ(Asked(kContact, "not_recorded: 'contact'"), kUndetermined);
}

// A sketch without a vocabulary has not said which kinds have a unit.
TEST(Sums, OfASketchCountAnEventWithoutAnAmountAsOne) {
  const auto outcome = [](const std::string& requirement, const std::string& record) {
    v1::Programme sketch = TinyProgrammeAsking(requirement, "throughout { }");
    sketch.set_version("0");
    sketch.clear_vocabulary();
    return FindingOf(Check(*Loaded(sketch),
                           "events { kind: 'intake' date: '2026-01-10' } " + record, "2026-04-15"),
                     "T-01")
        .outcome();
  };
  const std::string one = "events { kind: 'contact' date: '2026-01-01' } ";
  constexpr char kAtMostThree[] = "occurred { moments { event: 'contact' } at_most: 'three' }";
  EXPECT_EQ(outcome(kAtMostThree, one + one + one), kSatisfied);
  EXPECT_EQ(outcome(kAtMostThree, one + one + one + one), kViolated);
  EXPECT_EQ(outcome(kAtMostThree, "events { kind: 'contact' date: '2026-02-01' amount: 4 } "),
            kViolated);
  EXPECT_EQ(
      outcome("occurred { moments { event: 'contact' } amount: 'three' }", one + one + one + one),
      kViolated)
      << "what is asked for is an amount";
}

std::string Coach(const std::string& rest) {
  return "involvements { role: 'coach' " + rest + " } ";
}

TEST(Holding, OfOnePartyInOverlappingPeriodsLastsUntilTheLastOfThem) {
  constexpr char kACoach[] = "holding { spans { involvement: 'coach' } min: 1 }";
  EXPECT_EQ(Asked(kACoach, Coach("party: 'a' until: '2026-03-01'") +
                               Coach("party: 'a' since: '2026-02-01' until: '2026-04-11'")),
            kSatisfied);
  EXPECT_EQ(Asked(kACoach, Coach("party: 'a' until: '2026-03-01'") +
                               Coach("party: 'a' since: '2026-02-01' until: '2026-04-10'")),
            kViolated);
}

TEST(Activities, OfAGroupAreNone) {
  v1::Programme programme =
      TinyProgrammeAsking("reached { activities { ids: 'work' status: STATUS_DONE } all: true }");
  programme.mutable_rules(0)->set_scope(v1::SCOPE_GROUP);
  v1::CheckRequest request;
  request.set_judged_on("2026-04-15");
  *request.mutable_organisation() = FromText<v1::Organisation>(
      "groups { id: 'g' kind: 'team' members { role: 'coach' party: 'a' } } activities { "
      "activity: 'work' done_on: '2026-02-01' }");
  EXPECT_EQ(FindingOf(Check(*Loaded(programme), request), "T-01", "g").outcome(), kViolated);
}

TEST(Holding, CountsAMemberOfAGroupOnce) {
  v1::Programme programme = TinyProgrammeAsking("holding { spans { member: 'coach' } min: 2 }");
  programme.mutable_rules(0)->set_scope(v1::SCOPE_GROUP);
  const auto loaded = Loaded(programme);
  const auto outcome = [&](const std::string& other) {
    v1::CheckRequest request;
    request.set_judged_on("2026-04-15");
    *request.mutable_organisation()->add_groups() = FromText<v1::Group>(
        "id: 'g' kind: 'team' members { role: 'coach' party: 'a' } members { role: 'coach' "
        "party: '" +
        other + "' }");
    return FindingOf(Check(*loaded, request), "T-01", "g").outcome();
  };
  EXPECT_EQ(outcome("a"), kViolated);
  EXPECT_EQ(outcome("b"), kSatisfied);
}

// On the day tried the trigger is there, or has ended, for certain.
TEST(TheTrigger, IsThereOnItsOwnDayHoweverLittleIsKnownOfIt) {
  constexpr char kACoach[] = "holding { spans { involvement: 'coach' } min: 1 }";
  constexpr char kNoCoach[] = "holding { spans { involvement: 'coach' } limited: true }";
  constexpr char kStarted[] = "at { each { started { involvement: 'coach' } } }";
  constexpr char kEnded[] = "at { each { ended { involvement: 'coach' } } }";
  EXPECT_EQ(Asked(kACoach, Coach("since: '2026-02'"), kStarted), kSatisfied);
  EXPECT_EQ(Asked(kNoCoach, Coach("since: '2026-02'"), kStarted), kViolated);
  EXPECT_EQ(Asked(kNoCoach, Coach("until: '2026-02'"), kEnded), kSatisfied);
  EXPECT_EQ(Asked(kACoach, Coach("until: '2026-02'"), kEnded), kViolated);
  EXPECT_EQ(Asked("occurred { moments { started { involvement: 'coach' } } }",
                  Coach("since: '2026-02'"), kStarted),
            kSatisfied);
  EXPECT_EQ(Asked("occurred { moments { ended { involvement: 'coach' } } }",
                  Coach("until: '2026-02'"), kEnded),
            kSatisfied);
  EXPECT_EQ(Asked("holding { spans { layer: 'layer2' } min: 1 }",
                  "layers { layer: 'layer2' entered_on: '2026-02' }",
                  "at { each { layer_entered: 'layer2' } }"),
            kSatisfied);
  EXPECT_EQ(Asked("holding { spans { plan_element: 'goal' } min: 1 }",
                  "plans { kind: 'pathway_plan' drawn_up_on: '2026-02' elements { kind: 'goal' } }",
                  "at { each { plan_drawn_up: 'pathway_plan' } }"),
            kSatisfied);
  EXPECT_EQ(Asked("occurred { moments { plan_signed: 'pathway_plan' } }",
                  "plans { kind: 'pathway_plan' drawn_up_on: '2026-01-20' signed_on: '2026-02' }",
                  "at { each { plan_signed: 'pathway_plan' } }"),
            kSatisfied);
  EXPECT_EQ(Asked("occurred { moments { plan_signed: 'pathway_plan' } }",
                  "plans { kind: 'pathway_plan' drawn_up_on: '2026-02' signed_on: '2026-02-15' }",
                  "at { each { plan_drawn_up: 'pathway_plan' } }"),
            kUndetermined);
}

// The group is there from the day in February on which its coach came; the first rule tries each.
TEST(TheTrigger, MovesNothingForTheNextRule) {
  v1::Programme programme =
      TinyProgrammeAsking("holding { spans { member: 'participant' } min: 1 }",
                          "at { each { started { member: 'coach' } } } applies_when { holding { "
                          "spans { member: 'coach' } min: 1 } }");
  v1::Rule& next = *programme.add_rules();
  next = programme.rules(0);
  next.set_id("T-02");
  next.mutable_throughout();
  next.clear_applies_when();
  for (v1::Rule& rule : *programme.mutable_rules()) rule.set_scope(v1::SCOPE_GROUP);
  v1::CheckRequest request;
  request.set_judged_on("2026-02-10");
  *request.mutable_organisation() = FromText<v1::Organisation>(
      "groups { id: 'g' kind: 'team' members { role: 'coach' since: '2026-02' } }");
  EXPECT_EQ(FindingOf(Check(*Loaded(programme), request), "T-02", "g").outcome(), kUndetermined);
}

TEST(TheTrigger, AlsoWhereALineOfAPlanStartsOnADayInFebruary) {
  EXPECT_EQ(Asked("occurred { moments { started { plan_element: 'goal' } } }",
                  "plans { kind: 'pathway_plan' drawn_up_on: '2026-01-20' elements { kind: 'goal' "
                  "since: '2026-02' } }",
                  "at { each { started { plan_element: 'goal' } } }"),
            kSatisfied);
}

TEST(APeriodThatIsSetAside, MayHaveBeenThereOrNot) {
  EXPECT_EQ(Asked("holding { spans { involvement: 'coach' } min: 1 }",
                  "involvements { role: 'coach' since: '2026-03-01' until: '2026-01-20' } "),
            kUndetermined);
}

TEST(AnActivityOfSeveralRecords, IsTheTriggerByTheOneThatCameFirst) {
  const auto cause = [](const std::string& first, const std::string& second) {
    const auto started = [](const std::string& day) {
      return "activities { activity: 'work' started_on: '" + day + "' } ";
    };
    const v1::Finding finding =
        FindingOf(Check(*Loaded(TinyProgrammeAsking("occurred { moments { event: 'payment' } }",
                                                    "at { each { activity { ids: 'work' status: "
                                                    "STATUS_STARTED } } }")),
                        started(first) + started(second), "2026-04-15"),
                  "T-01");
    return finding.breaches_size() == 1 ? finding.breaches(0).causes(0).path() : "";
  };
  EXPECT_EQ(cause("2026-03-02", "2026-03-05"), "activities[0]");
  EXPECT_EQ(cause("2026-03-05", "2026-03-02"), "activities[1]");
  EXPECT_EQ(cause("2026-03-02", "2026-03-02"), "activities[0]");
}

constexpr char kThemes[] =
    "reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE } min: 2 "
    "distinct: 'theme.*' }";

TEST(Reached, ByTagCountsEachTagOfTheFamilyOnce) {
  const auto done = [](const std::string& work, const std::string& housing) {
    return "activities { activity: 'work' done_on: '2026-02-01' " + work +
           " } activities { activity: 'housing' done_on: '2026-02-01' " + housing + " } ";
  };
  EXPECT_EQ(Asked(kThemes, done("", "tags: 'theme.home'")), kSatisfied) << "theme.work is its own";
  EXPECT_EQ(Asked(kThemes, done("", "tags: 'theme.work'")), kViolated);
  EXPECT_EQ(Asked(kThemes, done("tags: 'informal'", "tags: 'informal'")), kViolated);
  EXPECT_EQ(Asked(kThemes,
                  "activities { activity: 'work' done_on: '2026-02-01' } activities { "
                  "activity: 'housing' done_on: '2026-04' tags: 'theme.home' }"),
            kUndetermined);
  constexpr char kNotKept[] = "not_recorded: 'activities.done_on'";
  EXPECT_EQ(Asked(kThemes, kNotKept), kUndetermined);
  EXPECT_EQ(Asked(kThemes, done("", "tags: 'theme.home'") + kNotKept), kSatisfied);
}

TEST(Reached, ByLayerOrTrackCountsEachOnceOnItsFirstDay) {
  constexpr char kLayers[] =
      "reached { activities { status: STATUS_OFFERED } min: 2 distinct: 'layer' }";
  const auto offered = [](const std::string& id) {
    return "activities { activity: '" + id + "' offered_on: '2026-02-01' } ";
  };
  EXPECT_EQ(Asked(kLayers, offered("housing") + offered("prayer")), kSatisfied);
  EXPECT_EQ(Asked(kLayers, offered("work") + offered("prayer")), kViolated);
  constexpr char kTracks[] =
      "reached { activities { status: STATUS_OFFERED } min: 2 distinct: 'track' }";
  EXPECT_EQ(Asked(kTracks, offered("housing") + offered("work")), kSatisfied);
  EXPECT_EQ(Asked(kTracks, offered("housing") + offered("prayer")), kViolated) << "of no track";
}

TEST(Reached, WhereAllAreAskedWhatMayNotApplyCounts) {
  constexpr char kLost[] = "not_recorded: 'activities.not_applicable_on'";
  EXPECT_EQ(Asked("reached { activities { ids: 'work' status: STATUS_DONE } all: true }", kLost),
            kUndetermined);
  EXPECT_EQ(Asked("reached { activities { ids: 'work' status: STATUS_DONE } min: 1 }", kLost),
            kViolated);
}

TEST(Filters, OfAValueThatIsNotKeptMatchPerhaps) {
  constexpr char kLivesThere[] =
      "holding { spans { circumstance: 'municipality' filter { values: '0606' } } min: 1 }";
  const std::string nowhere = "circumstances { name: 'municipality' } ";
  const std::string lost = "not_recorded: 'circumstances.value' ";
  EXPECT_EQ(Asked(kLivesThere, nowhere), kViolated);
  EXPECT_EQ(Asked(kLivesThere, nowhere + lost), kUndetermined);
  EXPECT_EQ(Asked(kLivesThere, "circumstances { name: 'municipality' value: '0344' } " + lost),
            kViolated);
  EXPECT_EQ(Asked(kLivesThere, "circumstances { name: 'municipality' value: '0606' } " + lost),
            kSatisfied);
}

TEST(Filters, OfWhatIsEmptyLookAtWhatIsKept) {
  const auto empty = [](const std::string& field, const std::string& rest) {
    return Asked("occurred { moments { event: 'contact' filter { empty: '" + field + "' } } }",
                 "events { kind: 'contact' date: '2026-02-01' " + rest);
  };
  EXPECT_EQ(empty("by", "}"), kSatisfied);
  EXPECT_EQ(empty("by", "by: 'coach' }"), kViolated);
  EXPECT_EQ(empty("by", "by: 'koach' }"), kViolated) << "somebody, whoever it is";
  EXPECT_EQ(empty("by", "} not_recorded: 'events.by'"), kUndetermined);
  EXPECT_EQ(empty("tags", "}"), kSatisfied);
  EXPECT_EQ(empty("tags", "tags: 'informal' }"), kViolated);
  EXPECT_EQ(empty("tags", "} not_recorded: 'events.tags'"), kUndetermined);
}

TEST(Filters, OfTagsLookAtWhatTheWordOfAnActivityCarriesAndNoOtherWord) {
  v1::Programme programme = TinyProgrammeAsking(
      "occurred { moments { event: 'work' filter { tags_any: 'theme.work' } } }");
  v1::Word& word = *programme.mutable_vocabulary()->add_words();
  word.set_id("work");
  word.set_sort("event");
  EXPECT_EQ(FindingOf(Check(*Loaded(programme),
                            "events { kind: 'intake' date: '2026-01-10' } events { kind: 'work' "
                            "date: '2026-01-10' }",
                            "2026-04-15"),
                      "T-01")
                .outcome(),
            kViolated);
}

TEST(Filters, OfTheMakersOfAnElementLookAtThoseOfItsPlan) {
  constexpr char kByACoach[] =
      "holding { spans { plan_element: 'goal' filter { by_any: 'coach' } } min: 1 }";
  const std::string plan =
      "plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' elements { kind: 'goal' } } ";
  EXPECT_EQ(Asked(kByACoach, plan), kViolated);
  EXPECT_EQ(Asked(kByACoach, plan + "not_recorded: 'plans.makers'"), kUndetermined);
}

TEST(Filters, OfWhatAnElementServesLookAtTheElementWithThatIdOnly) {
  constexpr char kOfNoNeed[] =
      "holding { spans { plan_element: 'goal' filter { serves_none: 'support_need' } } min: 1 }";
  const auto plan = [](const std::string& elements) {
    return "plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' " + elements + " } ";
  };
  const std::string need = "elements { kind: 'support_need' id: 'n' } ";
  EXPECT_EQ(Asked(kOfNoNeed, plan(need + "elements { kind: 'goal' serves: 'n' }")), kViolated);
  EXPECT_EQ(Asked(kOfNoNeed, plan(need + "elements { kind: 'goal' serves: 'm' } elements { kind: "
                                         "'goal' id: 'm' serves: 'n' }")),
            kSatisfied);
  const std::string nothing = plan("elements { kind: 'support_need' } elements { kind: 'goal' }");
  EXPECT_EQ(Asked(kOfNoNeed, nothing), kSatisfied) << "it serves nothing at all";
  EXPECT_EQ(Asked(kOfNoNeed, nothing + "not_recorded: 'plans.elements.serves'"), kUndetermined);
}

TEST(Moments, OfActivitiesThatAreNotKeptMayHaveCome) {
  constexpr char kWork[] =
      "occurred { moments { activity { ids: 'work' status: STATUS_STARTED } } times: 1 }";
  EXPECT_EQ(Asked(kWork, ""), kViolated);
  EXPECT_EQ(Asked(kWork, "not_recorded: 'work'"), kUndetermined);
  EXPECT_EQ(Asked(kWork, "not_recorded: 'activities.started_on'"), kUndetermined);
  EXPECT_EQ(Asked(kWork, "not_recorded: 'housing'"), kViolated);
  const std::string early = "activities { activity: 'work' started_on: '2026-02-01' } ";
  EXPECT_EQ(Asked(kWork, early + "not_recorded: 'activities.started_on'"), kSatisfied);
  EXPECT_EQ(
      Asked("occurred { moments { started { involvement: 'coach' } } }", "not_recorded: 'coach'"),
      kUndetermined);
  EXPECT_EQ(Asked("occurred { moments { activity { ids: 'work' status: STATUS_DONE } "
                  "filter { tags_any: 'informal' } } }",
                  early + "activities { activity: 'work' done_on: '2026-02-01' } "
                          "activities { activity: 'work' done_on: '2026-02-02' tags: 'informal' }"),
            kSatisfied);
}

}  // namespace
}  // namespace baken
