// SPDX-License-Identifier: EUPL-1.2
// The trace of a finding: each part of the requirement as it stands on the day judged, since when
// and until when, how many it counts and which facts. Each is a rule and a record with an intake on
// 10 January, judged on 5 March.
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

struct Traced {
  const char* name;
  const char* rule;
  const char* record;
  const char* trace;
};

void PrintTo(const Traced& one, std::ostream* out) { *out << one.name; }

constexpr Traced kTraced[] = {
    {"CountsWhatIsThereAndWhatMayBe",
     "requirement { all_of { of { occurred { moments { event: 'contact' } times: 2 } } of { "
     "holding { spans { involvement: 'coach' } min: 1 max: 2 limited: true } } } } throughout { }",
     "events { kind: 'contact' date: '2026-02-01' } events { kind: 'contact' date: '2026-02' } "
     "events { kind: 'contact' date: '2026-03-06' } involvements { role: 'coach' until: "
     "'2026-03-05' } involvements { role: 'coach' until: '2026-03-06' } involvements { role: "
     "'coach' since: '2026-03-05' } involvements { role: 'coach' since: '2026-03-06' } "
     "involvements { role: 'coach' since: '2026-03' }",
     "trace { id: 'T-01/0' kind: 'all_of' truth: TRUTH_UNKNOWN since: '2026-03-01' until: "
     "'2026-03-31' of { id: 'T-01/0/0' kind: 'occurred' truth: TRUTH_TRUE since: '2026-02-28' ids: "
     "'contact' have: 2 have_at_most: 2 want: 2 facts { path: 'events[1]' date: '2026-02-01' } "
     "facts { path: 'events[2]' date: '2026-02' } } of { id: 'T-01/0/1' kind: 'holding' truth: "
     "TRUTH_UNKNOWN since: '2026-03-01' until: '2026-03-31' ids: 'coach' have: 2 have_at_most: 3 "
     "want: 1 bounded: true want_at_most: 2 facts { path: 'involvements[1]' } facts { path: "
     "'involvements[2]' date: '2026-03-05' } facts { path: 'involvements[4]' date: '2026-03' } } "
     "}"},
    {"WhatItAppliesToIsATreeOfItsOwn",
     "requirement { occurred { moments { event: 'payment' } at_most: 'three' } } throughout { } "
     "applies_when { reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE } all: "
     "true } }",
     "events { kind: 'payment' date: '2026-02-01' amount: 2 } activities { activity: 'work' "
     "done_on: '2026-02-10' } activities { activity: 'housing' done_on: '2026-03-06' } activities "
     "{ activity: 'housing' done_on: '2026-02' }",
     "trace { id: 'T-01/0' kind: 'occurred' truth: TRUTH_TRUE ids: 'payment' have: 2 have_at_most: "
     "2 bounded: true want_at_most: 3 facts { path: 'events[1]' date: '2026-02-01' } } trace { id: "
     "'T-01/when' kind: 'reached' truth: TRUTH_TRUE since: '2026-02-28' ids: 'housing' ids: 'work' "
     "have: 2 have_at_most: 2 want: 2 facts { path: 'activities[0]' date: '2026-02-10' } facts { "
     "path: 'activities[2]' date: '2026-02' } }"},
    {"LeavesOfEveryKind",
     "requirement { any_of { of { occurred { moments { started { involvement: 'coach' } } } } of { "
     "occurred { moments { activity { ids: 'work' status: STATUS_STARTED } } } } of { none_of { of "
     "{ holding { spans { layer: 'layer2' } min: 1 } } } } of { between { since { first { event: "
     "'payment' } } } } } } at { each { event: 'contact' } }",
     "events { kind: 'contact' date: '2026-02-01' } layers { layer: 'layer2' entered_on: "
     "'2026-02-20' } events { kind: 'payment' date: '2026-02-21' }",
     "trace { id: 'T-01/0' kind: 'any_of' truth: TRUTH_TRUE since: '2026-02-21' of { id: "
     "'T-01/0/0' kind: 'occurred' truth: TRUTH_FALSE ids: 'coach' want: 1 } of { id: 'T-01/0/1' "
     "kind: 'occurred' truth: TRUTH_FALSE ids: 'work' want: 1 } of { id: 'T-01/0/2' kind: "
     "'none_of' truth: TRUTH_FALSE since: '2026-02-20' of { id: 'T-01/0/2/0' kind: 'holding' "
     "truth: TRUTH_TRUE since: '2026-02-20' ids: 'layer2' have: 1 have_at_most: 1 want: 1 facts { "
     "path: 'layers[0]' date: '2026-02-20' } } } of { id: 'T-01/0/3' kind: 'between' truth: "
     "TRUTH_TRUE since: '2026-02-21' facts { path: 'events[2]' date: '2026-02-21' } } }"},
    {"AtMostSoManyForEachOfSomethingElse",
     "requirement { at_least { times: 2 of { reached { activities { ids: 'work' status: "
     "STATUS_DONE } all: true } } of { occurred { moments { event: 'contact' } within: "
     "'two_months' } } of { holding { spans { plan_element: 'goal' } per { plan: 'pathway_plan' } "
     "max: 2 limited: true } } } } throughout { }",
     "plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' elements { kind: 'goal' } elements { "
     "kind: 'goal' } elements { kind: 'goal' } } events { kind: 'contact' date: '2026-01-05' }",
     "trace { id: 'T-01/0' kind: 'at_least' truth: TRUTH_FALSE since: '2026-02-01' of { id: "
     "'T-01/0/0' kind: 'reached' truth: TRUTH_FALSE ids: 'work' want: 1 } of { id: 'T-01/0/1' "
     "kind: 'occurred' truth: TRUTH_TRUE since: '2026-01-05' until: '2026-03-06' ids: 'contact' "
     "have: 1 have_at_most: 1 want: 1 facts { path: 'events[1]' date: '2026-01-05' } } of { id: "
     "'T-01/0/2' kind: 'holding' truth: TRUTH_FALSE since: '2026-02-01' ids: 'goal' have: 3 "
     "have_at_most: 3 bounded: true want_at_most: 2 facts { path: 'plans[0]' date: '2026-02-01' } "
     "facts { path: 'plans[0].elements[0]' date: '2026-02-01' } facts { path: "
     "'plans[0].elements[1]' date: '2026-02-01' } facts { path: 'plans[0].elements[2]' date: "
     "'2026-02-01' } } }"},
    {"MomentsFromTheTriggerOn",
     "requirement { occurred { moments { event: 'contact' } since_trigger: true } } by { term: "
     "'two_months' counting: COUNTING_FROM_ANCHOR each { event: 'payment' } }",
     "events { kind: 'payment' date: '2026-02-03' } events { kind: 'contact' date: '2026-02' } "
     "events { kind: 'contact' date: '2026-02-02' }",
     "trace { id: 'T-01/0' kind: 'occurred' truth: TRUTH_UNKNOWN since: '2026-02-03' ids: "
     "'contact' have_at_most: 1 want: 1 facts { path: 'events[2]' date: '2026-02' } facts { path: "
     "'events[3]' date: '2026-02-02' } }"},
    {"WhatMayBeReachedOnTheDayJudged",
     "requirement { reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE } min: "
     "2 } } throughout { }",
     "activities { activity: 'work' done_on: '2026-03-05' } activities { activity: 'housing' "
     "done_on: '2026-03' }",
     "trace { id: 'T-01/0' kind: 'reached' truth: TRUTH_UNKNOWN since: '2026-03-05' until: "
     "'2026-03-31' ids: 'housing' ids: 'work' have: 1 have_at_most: 2 want: 2 facts { path: "
     "'activities[0]' date: '2026-03-05' } facts { path: 'activities[1]' date: '2026-03' } }"},
    {"WhatIsReachedByTag",
     "requirement { reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE } min: "
     "2 distinct: 'theme.*' } } throughout { }",
     "activities { activity: 'work' done_on: '2026-03-01' } activities { activity: 'housing' "
     "done_on: '2026-03-02' }",
     "trace { id: 'T-01/0' kind: 'reached' truth: TRUTH_FALSE ids: 'housing' ids: 'work' have: 1 "
     "have_at_most: 1 want: 2 facts { path: 'activities[0]' date: '2026-03-01' } facts { path: "
     "'activities[1]' date: '2026-03-02' } }"},
    {"FactsOfAYearAMonthAndAnyDay",
     "requirement { occurred { moments { event: 'contact' } times: 5 } } throughout { }",
     "events { kind: 'contact' date: '2025' } events { kind: 'contact' date: 'unknown' } events { "
     "kind: 'contact' date: '2025-12' } events { kind: 'contact' date: 'rubbish' }",
     "trace { id: 'T-01/0' kind: 'occurred' truth: TRUTH_FALSE ids: 'contact' have: 3 "
     "have_at_most: 4 want: 5 facts { path: 'events[1]' date: '2025' } facts { path: 'events[2]' "
     "date: 'unknown' } facts { path: 'events[3]' date: '2025-12' } facts { path: 'events[4]' "
     "date: 'unknown' } }"},
};

class Trace : public ::testing::TestWithParam<Traced> {};

TEST_P(Trace, SaysOfEachPartHowItStands) {
  const Traced& one = GetParam();
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  *programme.add_rules() = FromText<v1::Rule>(
      "id: 'T-01' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' " + std::string(one.rule));
  GiveWords(*programme.mutable_rules(0));
  v1::CheckRequest request;
  request.set_judged_on("2026-03-05");
  request.set_detail(v1::DETAIL_TRACE);
  *request.mutable_trajectory() = FromText<v1::Trajectory>(
      "events { kind: 'intake' date: '2026-01-10' } " + std::string(one.record));
  v1::Finding trace;
  *trace.mutable_trace() = FindingOf(Check(*Loaded(programme), request), "T-01").trace();
  EXPECT_EQ(trace.DebugString(), FromText<v1::Finding>(one.trace).DebugString());
}

INSTANTIATE_TEST_SUITE_P(Of, Trace, ::testing::ValuesIn(kTraced),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(TraceOfWaitingRules, IsThereForEachOfThem) {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  for (const char* id : {"T-01", "T-02"}) {
    *programme.add_rules() = FromText<v1::Rule>(
        "id: '" + std::string(id) +
        "' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' requirement { occurred { moments { "
        "event: 'contact' } } } by { term: 'two_months' counting: COUNTING_FROM_ANCHOR }");
    GiveWords(*programme.mutable_rules(programme.rules_size() - 1));
  }
  v1::CheckRequest request;
  request.set_judged_on("2026-03-05");
  request.set_detail(v1::DETAIL_TRACE);
  request.set_over_since("2026-03-01");
  request.set_over_until("2026-03-11");
  request.mutable_trajectory()->set_id("nothing yet");
  const auto loaded = Loaded(programme);
  const v1::Report report = Check(*loaded, request);
  request.clear_detail();
  const v1::Report untraced = Check(*loaded, request);
  for (const char* id : {"T-01", "T-02"}) {
    EXPECT_EQ(FindingOf(report, id).trace_size(), 1) << id;
    EXPECT_EQ(FindingOf(report, id).history_size(), 1) << id;
    EXPECT_EQ(FindingOf(report, id).outcome(), v1::OUTCOME_PENDING) << id;
    EXPECT_EQ(FindingOf(untraced, id).history_size(), 1) << id;
  }
}

}  // namespace
}  // namespace baken
