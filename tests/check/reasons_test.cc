// SPDX-License-Identifier: EUPL-1.2
// What a finding says besides its outcome: since when and until when, the facts with which a breach
// began and was mended, what was open, what is missing, what is waited for. A rule and a record
// with an intake on 10 January, and the whole finding.
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

constexpr char kIntake[] = "events { kind: 'intake' date: '2026-01-10' } ";

struct Reason {
  const char* name;
  const char* rule;
  const char* record;
  const char* judged_on;
  const char* finding;
};

void PrintTo(const Reason& one, std::ostream* out) { *out << one.name; }

constexpr Reason kReasons[] = {
    {"AHoldingThatBeganToLackAndWasMended",
     "requirement { holding { spans { involvement: 'coach' } min: 1 } } throughout { }",
     "involvements { role: 'coach' until: '2026-02-01' } involvements { role: 'coach' since: "
     "'2026-02-10' }",
     "2026-03-01",
     "outcome: OUTCOME_REPAIRED since: '2026-02-10' breaches { since: '2026-02-01' until: "
     "'2026-02-10' causes { path: 'involvements[0]' date: '2026-02-01' } mended_by { path: "
     "'involvements[1]' date: '2026-02-10' } open { leaf: 'holding' ids: 'coach' want: 1 } }"},
    {"AHoldingThatLacks",
     "requirement { holding { spans { involvement: 'coach' } min: 1 } } throughout { }",
     "involvements { role: 'coach' until: '2026-02-01' }", "2026-03-01",
     "outcome: OUTCOME_VIOLATED since: '2026-02-01' breaches { since: '2026-02-01' causes { path: "
     "'involvements[0]' date: '2026-02-01' } open { leaf: 'holding' ids: 'coach' want: 1 } } open "
     "{ leaf: 'holding' ids: 'coach' want: 1 }"},
    {"AHoldingOfOneTooMany",
     "requirement { holding { spans { involvement: 'coach' } min: 1 max: 1 limited: true } } "
     "throughout { }",
     "involvements { role: 'coach' party: 'a' } involvements { role: 'coach' party: 'b' since: "
     "'2026-02-01' until: '2026-02-10' } involvements { role: 'coach' party: 'c' since: "
     "'2026-03-01' }",
     "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-03-01' breaches { since: '2026-02-01' until: "
     "'2026-02-10' causes { path: 'involvements[1]' date: '2026-02-01' } mended_by { path: "
     "'involvements[1]' date: '2026-02-10' } open { leaf: 'holding' ids: 'coach' have: 2 want: 1 } "
     "} breaches { since: '2026-03-01' causes { path: 'involvements[2]' date: '2026-03-01' } open "
     "{ leaf: 'holding' ids: 'coach' have: 2 want: 1 } } open { leaf: 'holding' ids: 'coach' have: "
     "2 want: 1 }"},
    {"AHoldingOfWhatMayNotBe",
     "requirement { holding { spans { involvement: 'coach' } limited: true } } throughout { }",
     "involvements { role: 'coach' since: '2026-02-01' } involvements { role: 'coach' until: "
     "'2026-01-01' } involvements { role: 'coach' since: '2026-02' }",
     "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-02-01' breaches { since: '2026-02-01' causes { path: "
     "'involvements[0]' date: '2026-02-01' } causes { path: 'involvements[2]' date: '2026-02' } "
     "open { leaf: 'holding' ids: 'coach' have: 1 } } open { leaf: 'holding' ids: 'coach' have: 2 "
     "}"},
    {"NoneOfWhatHolds",
     "requirement { none_of { of { holding { spans { involvement: 'coach' } min: 1 } } } } "
     "throughout { }",
     "involvements { role: 'coach' since: '2026-02-01' until: '2026-02-10' }", "2026-02-05",
     "outcome: OUTCOME_VIOLATED since: '2026-02-01' changes_on: '2026-02-10' breaches { since: "
     "'2026-02-01' causes { path: 'involvements[0]' date: '2026-02-01' } open { leaf: 'holding' "
     "ids: 'coach' have: 1 } } open { leaf: 'holding' ids: 'coach' have: 1 }"},
    {"NoneOfWhatHeld",
     "requirement { none_of { of { holding { spans { involvement: 'coach' } min: 1 } } } } "
     "throughout { }",
     "involvements { role: 'coach' since: '2026-02-01' until: '2026-02-10' }", "2026-03-05",
     "outcome: OUTCOME_REPAIRED since: '2026-02-10' breaches { since: '2026-02-01' until: "
     "'2026-02-10' causes { path: 'involvements[0]' date: '2026-02-01' } mended_by { path: "
     "'involvements[0]' date: '2026-02-10' } open { leaf: 'holding' ids: 'coach' have: 1 } }"},
    {"AMomentThatDroppedOut",
     "requirement { occurred { moments { event: 'contact' } within: 'two_months' } } throughout { "
     "}",
     "events { kind: 'contact' date: '2026-01-01' } events { kind: 'contact' date: '2026-03-20' }",
     "2026-04-01",
     "outcome: OUTCOME_REPAIRED since: '2026-03-20' changes_on: '2026-05-21' breaches { since: "
     "'2026-03-02' until: '2026-03-20' causes { path: 'events[1]' date: '2026-01-01' } mended_by { "
     "path: 'events[2]' date: '2026-03-20' } open { leaf: 'occurred' ids: 'contact' want: 1 } }"},
    {"AMomentThatDroppedOutWithinGrace",
     "requirement { occurred { moments { event: 'contact' } within: 'two_months' } } throughout { "
     "grace: 'our_week' }",
     "events { kind: 'contact' date: '2026-01-01' }", "2026-03-05",
     "outcome: OUTCOME_PENDING since: '2026-03-02' due: '2026-03-08' changes_on: '2026-03-09' open "
     "{ leaf: 'occurred' ids: 'contact' want: 1 }"},
    {"AmountsAboveTheMost",
     "requirement { occurred { moments { event: 'payment' } at_most: 'three' } } throughout { }",
     "events { kind: 'payment' date: '2026-01-05' amount: 2 } events { kind: 'payment' date: "
     "'2026-01-09' amount: 5 }",
     "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-01-10' breaches { since: '2026-01-10' causes { path: "
     "'events[0]' date: '2026-01-10' } open { leaf: 'occurred' ids: 'payment' have: 7 want: 3 } } "
     "open { leaf: 'occurred' ids: 'payment' have: 7 want: 3 }"},
    {"ActivitiesOfWhichOneIsOpen",
     "requirement { reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE } all: "
     "true } } by { term: 'two_months' counting: COUNTING_FROM_ANCHOR }",
     "activities { activity: 'work' started_on: '2026-01-05' done_on: '2026-02-01' }", "2026-03-05",
     "outcome: OUTCOME_PENDING due: '2026-03-09' changes_on: '2026-03-10' open { leaf: 'reached' "
     "ids: 'housing' have: 1 want: 2 }"},
    {"AnActivityThatMended",
     "requirement { reached { activities { ids: 'work' ids: 'housing' status: STATUS_STARTED } "
     "min: 1 } } throughout { }",
     "activities { activity: 'work' started_on: '2026-01-15' }", "2026-03-05",
     "outcome: OUTCOME_REPAIRED since: '2026-01-15' breaches { since: '2026-01-10' until: "
     "'2026-01-15' causes { path: 'events[0]' date: '2026-01-10' } mended_by { path: "
     "'activities[0]' date: '2026-01-15' } open { leaf: 'reached' ids: 'housing' ids: 'work' want: "
     "1 } }"},
    {"AlternativesOfWhichNoneIs",
     "requirement { any_of { of { occurred { moments { event: 'contact' } } } of { holding { spans "
     "{ involvement: 'coach' } min: 1 } } } } throughout { }",
     "", "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-01-10' breaches { since: '2026-01-10' causes { path: "
     "'events[0]' date: '2026-01-10' } open { leaf: 'occurred' ids: 'contact' want: 1 } open { "
     "leaf: 'holding' ids: 'coach' want: 1 } } open { leaf: 'occurred' ids: 'contact' want: 1 } "
     "open { leaf: 'holding' ids: 'coach' want: 1 }"},
    {"AtLeastTwoOfThree",
     "requirement { at_least { times: 2 of { occurred { moments { event: 'contact' } } } of { "
     "occurred { moments { event: 'payment' } } } of { holding { spans { layer: 'layer2' } min: 1 "
     "} } } } throughout { }",
     "events { kind: 'contact' date: '2026-01-01' }", "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-01-10' breaches { since: '2026-01-10' causes { path: "
     "'events[0]' date: '2026-01-10' } open { leaf: 'occurred' ids: 'payment' want: 1 } open { "
     "leaf: 'holding' ids: 'layer2' want: 1 } } open { leaf: 'occurred' ids: 'payment' want: 1 } "
     "open { leaf: 'holding' ids: 'layer2' want: 1 }"},
    {"MomentsOfEverySort",
     "requirement { all_of { of { occurred { moments { plan_drawn_up: 'pathway_plan' } } } of { "
     "occurred { moments { plan_signed: 'pathway_plan' } } } of { occurred { moments { "
     "layer_entered: 'layer2' } } } of { occurred { moments { started { plan_element: 'goal' } } } "
     "} of { occurred { moments { ended { involvement: 'coach' } } } } of { occurred { moments { "
     "activity { ids: 'work' status: STATUS_DONE } } } } } } throughout { }",
     "", "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-01-10' breaches { since: '2026-01-10' causes { path: "
     "'events[0]' date: '2026-01-10' } open { leaf: 'occurred' ids: 'pathway_plan' want: 1 } open "
     "{ leaf: 'occurred' ids: 'pathway_plan' want: 1 } open { leaf: 'occurred' ids: 'layer2' want: "
     "1 } open { leaf: 'occurred' ids: 'goal' want: 1 } open { leaf: 'occurred' ids: 'coach' want: "
     "1 } open { leaf: 'occurred' ids: 'work' want: 1 } } open { leaf: 'occurred' ids: "
     "'pathway_plan' want: 1 } open { leaf: 'occurred' ids: 'pathway_plan' want: 1 } open { leaf: "
     "'occurred' ids: 'layer2' want: 1 } open { leaf: 'occurred' ids: 'goal' want: 1 } open { "
     "leaf: 'occurred' ids: 'coach' want: 1 } open { leaf: 'occurred' ids: 'work' want: 1 }"},
    {"AtAMoment",
     "requirement { holding { spans { involvement: 'coach' } min: 1 } } at { each { activity { "
     "ids: 'work' status: STATUS_STARTED } } }",
     "activities { activity: 'work' started_on: '2026-02-01' } involvements { role: 'coach' since: "
     "'2026-02-10' }",
     "2026-03-05",
     "outcome: OUTCOME_REPAIRED since: '2026-02-10' breaches { since: '2026-02-01' until: "
     "'2026-02-10' causes { path: 'activities[0]' date: '2026-02-01' } mended_by { path: "
     "'involvements[0]' date: '2026-02-10' } }"},
    {"ByATermAfterEach",
     "requirement { occurred { moments { event: 'contact' } since_trigger: true } } by { term: "
     "'two_months' counting: COUNTING_AFTER_ANCHOR each { event: 'payment' } }",
     "events { kind: 'payment' date: '2026-01-12' } events { kind: 'contact' date: '2026-03-20' } "
     "events { kind: 'payment' date: '2026-03-25' }",
     "2026-04-05",
     "outcome: OUTCOME_REPAIRED since: '2026-03-20' due: '2026-05-25' changes_on: '2026-05-26' "
     "breaches { since: '2026-03-13' until: '2026-03-20' causes { path: 'events[1]' date: "
     "'2026-01-12' } mended_by { path: 'events[2]' date: '2026-03-20' } }"},
    {"ByATermThatWaits",
     "requirement { occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
     "COUNTING_AFTER_ANCHOR anchor { first { event: 'payment' } } }",
     "", "2026-03-05", "outcome: OUTCOME_PENDING waits_for: 'payment'"},
    {"ByATermThatWillRun",
     "requirement { occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
     "COUNTING_AFTER_ANCHOR anchor { first { event: 'payment' } } }",
     "events { kind: 'payment' date: '2026-04-01' }", "2026-03-05",
     "outcome: OUTCOME_PENDING due: '2026-06-01' changes_on: '2026-06-02' waits_for: 'payment'"},
    {"ByATermFromAMonth",
     "requirement { occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
     "COUNTING_AFTER_ANCHOR anchor { first { event: 'payment' } } }",
     "events { kind: 'payment' date: '2026-01' }", "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-03-02' due: '2026-03-01' due_latest: '2026-03-31' "
     "changes_on: '2026-04-01' open { leaf: 'occurred' ids: 'contact' want: 1 } missing { path: "
     "'events[1].date' what: 'payment' }"},
    {"ByTheClockTooLate",
     "requirement { occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
     "COUNTING_AFTER_ANCHOR }",
     "", "2026-05-05",
     "outcome: OUTCOME_VIOLATED since: '2026-03-11' due: '2026-03-10' breaches { since: "
     "'2026-03-11' causes { path: 'events[0]' date: '2026-01-10' } } open { leaf: 'occurred' ids: "
     "'contact' want: 1 }"},
    {"ByTheClockMendedLate",
     "requirement { occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
     "COUNTING_AFTER_ANCHOR }",
     "events { kind: 'contact' date: '2026-05-01' }", "2026-05-05",
     "outcome: OUTCOME_REPAIRED since: '2026-05-01' due: '2026-03-10' breaches { since: "
     "'2026-03-11' until: '2026-05-01' causes { path: 'events[0]' date: '2026-01-10' } mended_by { "
     "path: 'events[1]' date: '2026-05-01' } }"},
    {"AWaiver", "requirement { occurred { moments { event: 'contact' } } } throughout { }",
     "waivers { rule: 'T-01' granted_by: 'coach' since: '2026-02-01' until: '2026-04-01' }",
     "2026-03-05",
     "outcome: OUTCOME_WAIVED since: '2026-02-01' changes_on: '2026-04-01' breaches { since: "
     "'2026-01-10' until: '2026-02-01' causes { path: 'events[0]' date: '2026-01-10' } open { "
     "leaf: 'occurred' ids: 'contact' want: 1 } } open { leaf: 'occurred' ids: 'contact' want: 1 "
     "}"},
    {"AStopThatMended", "requirement { occurred { moments { event: 'contact' } } } throughout { }",
     "events { kind: 'ended' date: '2026-02-01' }", "2026-03-05",
     "outcome: OUTCOME_REPAIRED since: '2026-02-01' breaches { since: '2026-01-10' until: "
     "'2026-02-01' causes { path: 'events[0]' date: '2026-01-10' } mended_by { path: 'events[1]' "
     "date: '2026-02-01' } open { leaf: 'occurred' ids: 'contact' want: 1 } }"},
    {"AWindowThatBegan",
     "requirement { occurred { moments { event: 'contact' } } } throughout { window { since { "
     "first { event: 'payment' } } } }",
     "events { kind: 'payment' date: '2026-02-01' }", "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-02-01' breaches { since: '2026-02-01' causes { path: "
     "'events[1]' date: '2026-02-01' } open { leaf: 'occurred' ids: 'contact' want: 1 } } open { "
     "leaf: 'occurred' ids: 'contact' want: 1 }"},
    {"BetweenTwoDays",
     "requirement { between { since { first { event: 'payment' } } until { first { event: "
     "'contact' } } } } throughout { }",
     "events { kind: 'payment' date: '2026-02-01' } events { kind: 'contact' date: '2026-02-10' }",
     "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-02-10' breaches { since: '2026-01-10' until: "
     "'2026-02-01' causes { path: 'events[0]' date: '2026-01-10' } mended_by { path: 'events[1]' "
     "date: '2026-02-01' } } breaches { since: '2026-02-10' causes { path: 'events[2]' date: "
     "'2026-02-10' } }"},
    {"WhatAppliedForAWhile",
     "requirement { occurred { moments { event: 'contact' } } } applies_when { holding { spans { "
     "involvement: 'coach' } min: 1 } } throughout { }",
     "involvements { role: 'coach' since: '2026-02-01' until: '2026-02-10' }", "2026-03-05",
     "outcome: OUTCOME_REPAIRED since: '2026-02-10' breaches { since: '2026-02-01' until: "
     "'2026-02-10' causes { path: 'involvements[0]' date: '2026-02-01' } mended_by { path: "
     "'involvements[0]' date: '2026-02-10' } open { leaf: 'occurred' ids: 'contact' want: 1 } }"},
    {"WhatIsMissingOfEvents",
     "requirement { occurred { moments { event: 'contact' } } } throughout { }",
     "events { kind: 'contact' date: '2026-01' } events { kind: 'contact' date: 'rubbish' } "
     "not_recorded: 'contact'",
     "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-10' missing { path: 'events' what: 'contact' } "
     "missing { path: 'events[1].date' what: 'contact' } missing { path: 'events[2]' what: "
     "'contact' }"},
    {"WhatIsMissingOfPeriods",
     "requirement { holding { spans { involvement: 'coach' filter { tags_any: 'informal' } } min: "
     "1 } } throughout { }",
     "involvements { role: 'coach' since: '2026-01' } involvements { role: 'coach' until: "
     "'2026-01' } involvements { role: 'coach' since: '2026-01-01' } not_recorded: "
     "'involvements.tags'",
     "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-10' open { leaf: 'holding' ids: 'coach' want: "
     "1 } missing { path: 'involvements[0].since' what: 'coach' } missing { path: "
     "'involvements[1]' what: 'coach' } missing { path: 'involvements[1].until' what: 'coach' } "
     "missing { path: 'involvements[2]' what: 'coach' }"},
    {"WhatIsMissingOfWhatIsNeverAbsent",
     "requirement { holding { spans { circumstance: 'municipality' } min: 1 absent_is_unknown: "
     "true } } throughout { }",
     "", "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-10' open { leaf: 'holding' ids: 'municipality' "
     "want: 1 } missing { path: 'circumstances' what: 'municipality' }"},
    {"WhatIsMissingOfAValue",
     "requirement { holding { spans { circumstance: 'care' filter { values: 'yes' } } min: 1 } } "
     "throughout { }",
     "circumstances { name: 'care' value: 'not_asked' }", "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-10' open { leaf: 'holding' ids: 'care' want: 1 "
     "} missing { path: 'circumstances[0].value' what: 'care' }"},
    {"WhatIsMissingOfAnActivity",
     "requirement { reached { activities { ids: 'work' status: STATUS_DONE } all: true } } "
     "throughout { }",
     "activities { activity: 'work' started_on: '2026-01' } not_recorded: 'activities.done_on'",
     "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-10' open { leaf: 'reached' ids: 'work' want: 1 "
     "} missing { path: 'activities' what: 'work' } missing { path: 'activities[0].done_on' what: "
     "'work' }"},
    {"WhatIsMissingOfEverySort",
     "requirement { all_of { of { occurred { moments { plan_drawn_up: 'pathway_plan' } } } of { "
     "occurred { moments { layer_entered: 'layer2' } } } of { occurred { moments { started { "
     "plan_element: 'goal' } } } } of { occurred { moments { activity { ids: 'work' status: "
     "STATUS_STARTED } } } } } } throughout { }",
     "plans { kind: 'pathway_plan' drawn_up_on: '2026-01' elements { kind: 'goal' since: '2026-01' "
     "} } layers { layer: 'layer2' entered_on: '2026-01' } activities { activity: 'work' "
     "started_on: '2026-01' }",
     "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-10' missing { path: 'activities[0].started_on' "
     "what: 'work' } missing { path: 'layers[0].entered_on' what: 'layer2' } missing { path: "
     "'plans[0].drawn_up_on' what: 'pathway_plan' } missing { path: 'plans[0].elements[0].since' "
     "what: 'goal' }"},
    {"WhatDoesNotApply",
     "requirement { occurred { moments { event: 'contact' } } } applies_when { holding { spans { "
     "involvement: 'coach' } min: 1 } } throughout { }",
     "", "2026-03-05", "outcome: OUTCOME_NOT_APPLICABLE"},
    {"WhatIsMissingOfWhatApplies",
     "requirement { occurred { moments { event: 'contact' } } } applies_when { holding { spans { "
     "involvement: 'coach' } min: 1 } } throughout { }",
     "involvements { role: 'coach' since: '2026-02' }", "2026-02-10",
     "outcome: OUTCOME_UNDETERMINED since: '2026-02-01' changes_on: '2026-02-28' open { leaf: "
     "'occurred' ids: 'contact' want: 1 } missing { path: 'involvements[0].since' what: 'coach' }"},
    {"WhatIsMissingOfATriggerAndARequirement",
     "requirement { occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
     "COUNTING_AFTER_ANCHOR each { event: 'payment' } }",
     "events { kind: 'payment' date: '2026-01' } events { kind: 'contact' date: '2026-03' }",
     "2026-04-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-03-02' due: '2026-03-01' due_latest: '2026-03-31' "
     "missing { path: 'events[1].date' what: 'payment' } missing { path: 'events[2].date' what: "
     "'contact' }"},
    {"WhatIsMissingLeavesOutWhatWasInTimeAnyway",
     "requirement { occurred { moments { event: 'contact' } times: 2 } } by { term: 'two_months' "
     "counting: COUNTING_AFTER_ANCHOR anchor { first { event: 'payment' } } }",
     "events { kind: 'payment' date: '2026-01' } events { kind: 'contact' date: '2025-12' }",
     "2026-03-15",
     "outcome: OUTCOME_UNDETERMINED since: '2026-03-02' due: '2026-03-01' due_latest: '2026-03-31' "
     "changes_on: '2026-04-01' open { leaf: 'occurred' ids: 'contact' have: 1 want: 2 } missing { "
     "path: 'events[1].date' what: 'payment' }"},
    {"WhatIsMissingOfTheClock",
     "requirement { occurred { moments { event: 'contact' } } } throughout { }",
     "events { kind: 'intake' date: '2026-01' }", "2026-01-08",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-01' changes_on: '2026-01-10' open { leaf: "
     "'occurred' ids: 'contact' want: 1 } missing { path: 'events[1].date' what: 'intake' }"},
    {"WhatIsMissingOfWhatIsNotKept",
     "requirement { occurred { moments { started { involvement: 'coach' } } } } throughout { }",
     "not_recorded: 'coach'", "2026-03-05",
     "outcome: OUTCOME_UNDETERMINED since: '2026-01-10' open { leaf: 'occurred' ids: 'coach' want: "
     "1 } missing { path: 'involvements' what: 'coach' }"},
    {"MoreThanSoManyForEachOfSomethingElse",
     "requirement { holding { spans { plan_element: 'goal' } per { plan: 'pathway_plan' } max: 2 "
     "limited: true } } throughout { }",
     "plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' elements { kind: 'goal' } elements { "
     "kind: 'goal' } elements { kind: 'goal' } }",
     "2026-03-05",
     "outcome: OUTCOME_VIOLATED since: '2026-02-01' breaches { since: '2026-02-01' causes { path: "
     "'plans[0].elements[0]' date: '2026-02-01' } causes { path: 'plans[0].elements[1]' date: "
     "'2026-02-01' } causes { path: 'plans[0].elements[2]' date: '2026-02-01' } open { leaf: "
     "'holding' ids: 'goal' have: 3 want: 2 } } open { leaf: 'holding' ids: 'goal' have: 3 want: 2 "
     "}"},
    {"AnActivityReachedOnTheDayJudged",
     "requirement { reached { activities { ids: 'work' ids: 'housing' status: STATUS_DONE } all: "
     "true } } by { term: 'two_months' counting: COUNTING_FROM_ANCHOR }",
     "activities { activity: 'housing' done_on: '2026-03-05' }", "2026-03-05",
     "outcome: OUTCOME_PENDING due: '2026-03-09' changes_on: '2026-03-10' open { leaf: 'reached' "
     "ids: 'work' have: 1 want: 2 }"},
};

v1::Programme TinyProgrammeOf(const std::string& rule) {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  *programme.add_rules() =
      FromText<v1::Rule>("id: 'T-01' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' " + rule);
  GiveWords(*programme.mutable_rules(0));
  return programme;
}

// Without what the rule alone says.
v1::Finding WithoutRule(v1::Finding finding) {
  finding.clear_rule_id();
  finding.clear_rule_class();
  finding.clear_duty_bearer();
  finding.clear_citations();
  return finding;
}

class Reasons : public ::testing::TestWithParam<Reason> {};

TEST_P(Reasons, AreTold) {
  const Reason& one = GetParam();
  const auto programme = Loaded(TinyProgrammeOf(one.rule));
  const v1::Report report = Check(*programme, std::string(kIntake) + one.record, one.judged_on);
  EXPECT_EQ(WithoutRule(FindingOf(report, "T-01")).DebugString(),
            FromText<v1::Finding>(one.finding).DebugString());
}

INSTANTIATE_TEST_SUITE_P(Of, Reasons, ::testing::ValuesIn(kReasons),
                         [](const auto& one) { return std::string(one.param.name); });

// Of several obligations the last day of the one that is open and due first, however they are told.
TEST(LastDayOfSeveral, IsOfTheOneThatIsOpenAndDueFirst) {
  const auto due = [](const std::string& record, const std::string& judged_on) {
    const auto programme = Loaded(TinyProgrammeOf(
        "requirement { occurred { moments { event: 'contact' } since_trigger: true } } "
        "by { term: 'two_months' counting: COUNTING_AFTER_ANCHOR each { event: 'payment' } }"));
    return FindingOf(Check(*programme, kIntake + record, judged_on), "T-01").due();
  };
  const std::string early = "events { kind: 'payment' date: '2026-01-12' } ";
  const std::string late = "events { kind: 'payment' date: '2026-02-01' } ";
  const std::string between = "events { kind: 'contact' date: '2026-01-20' } ";
  for (const std::string& both : {early + late, late + early}) {
    EXPECT_EQ(due(both, "2026-03-01"), "2026-03-12") << "both are pending";
    EXPECT_EQ(due(both, "2026-03-20"), "2026-03-12") << "one is in breach";
    EXPECT_EQ(due(both + between, "2026-03-01"), "2026-04-01") << "only the later one is open";
    EXPECT_EQ(due(both + "events { kind: 'contact' date: '2026-02-20' }", "2026-03-01"),
              "2026-03-12")
        << "both are satisfied";
    EXPECT_EQ(due(both + "waivers { rule: 'T-01' granted_by: 'coach' }", "2026-03-20"),
              "2026-03-12")
        << "one is waived";
    EXPECT_EQ(due(both + "events { kind: 'contact' date: 'rubbish' }", "2026-03-20"), "2026-03-12")
        << "one may be in breach";
  }
}

TEST(BreachesOfSeveral, AreToldOldestFirstHoweverTheRecordIsOrdered) {
  const auto programme =
      Loaded(TinyProgrammeOf("requirement { occurred { moments { event: 'contact' } } } at { each "
                             "{ event: 'payment' } }"));
  const v1::Finding finding =
      FindingOf(Check(*programme,
                      std::string(kIntake) + "events { kind: 'payment' date: '2026-03-01' } "
                                             "events { kind: 'payment' date: '2026-02-01' }",
                      "2026-03-05"),
                "T-01");
  ASSERT_EQ(finding.breaches_size(), 2);
  EXPECT_EQ(finding.breaches(0).since(), "2026-02-01");
  EXPECT_EQ(finding.breaches(1).since(), "2026-03-01");
}

TEST(ReasonsOfSeveralRules, NameTheDayFromWhichEachOfThemRuns) {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  for (const char* anchor : {"contact", "payment", "contact"}) {
    *programme.add_rules() = FromText<v1::Rule>(
        "id: 'T-0" + std::to_string(programme.rules_size()) +
        "' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' requirement { reached { activities { "
        "ids: 'work' status: STATUS_DONE } all: true } } by { term: 'two_months' counting: "
        "COUNTING_AFTER_ANCHOR anchor { first { event: '" +
        anchor + "' } } }");
    GiveWords(*programme.mutable_rules(programme.rules_size() - 1));
  }
  v1::CheckRequest request;
  request.add_languages("en");
  *request.mutable_trajectory() = FromText<v1::Trajectory>(
      "events { kind: 'contact' date: '2026-01-12' } "
      "events { kind: 'payment' date: '2026-01-14' }");
  for (const char* judged_on : {"2026-02-05", "2026-05-05"}) {
    request.set_judged_on(judged_on);
    const v1::Report report = Check(*Loaded(programme), request);
    for (int rule = 0; rule < 3; ++rule) {
      const v1::Finding finding = FindingOf(report, "T-0" + std::to_string(rule));
      const std::string day = rule == 1 ? "14 January 2026" : "12 January 2026";
      EXPECT_NE(finding.texts(0).content().find(day), std::string::npos)
          << finding.texts(0).content();
      if (finding.breaches_size() == 0) continue;
      EXPECT_EQ(finding.breaches(0).causes(0).path(), rule == 1 ? "events[1]" : "events[0]");
    }
  }
}

TEST(ReasonsInWords, NameTheMomentAndUntilWhenAWaiverHolds) {
  const auto programme =
      Loaded(TinyProgrammeOf("requirement { occurred { moments { event: 'contact' } } } at { each "
                             "{ event: 'payment' } }"));
  const auto text = [&](const std::string& waived) {
    v1::CheckRequest request;
    request.add_languages("en");
    request.set_judged_on("2026-03-05");
    *request.mutable_trajectory() = FromText<v1::Trajectory>(
        "events { kind: 'payment' date: '2026-02-14' } waivers { rule: 'T-01' granted_by: 'coach' "
        "since: '2026-02-01' " +
        waived + " }");
    return FindingOf(Check(*programme, request), "T-01").texts(0).content();
  };
  EXPECT_NE(text("until: '2026-04-02'").find("14 February 2026"), std::string::npos)
      << text("until: '2026-04-02'");
  EXPECT_NE(text("until: '2026-04-02'").find("1 April 2026"), std::string::npos);
  EXPECT_EQ(text("until: '2026-04'").find("April"), std::string::npos) << text("until: '2026-04'");
}

TEST(TheEditionThatDecides, SaysWhoOwesIt) {
  v1::Programme programme = TinyProgrammeOf(
      "requirement { occurred { moments { event: 'contact' } } } by { term: 'two_months' counting: "
      "COUNTING_AFTER_ANCHOR } in_force_until: '2026-02-01'");
  v1::Rule& later = *programme.add_rules();
  later = programme.rules(0);
  later.clear_in_force_until();
  later.set_in_force_since("2026-02-01");
  later.set_duty_bearer("participant");
  const v1::Finding finding =
      FindingOf(Check(*Loaded(programme), std::string(kIntake), "2026-05-05"), "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_VIOLATED);
  EXPECT_EQ(finding.duty_bearer(), "coach") << "it began under the edition of January";
}

TEST(ReasonsOfGroups, NameTheFactsOfTheGroupThatTheyAreOf) {
  v1::Programme programme = TinyProgrammeOf(
      "scope: SCOPE_GROUP requirement { occurred { moments { event: 'payment' } } } "
      "by { term: 'two_months' counting: COUNTING_FROM_ANCHOR "
      "anchor { first { event: 'contact' } } }");
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  for (const char* id : {"g0", "g1"}) {
    *request.mutable_organisation()->add_groups() = FromText<v1::Group>(
        "id: '" + std::string(id) + "' kind: 'team' members { party: 'p' role: 'coach' } " +
        "events { kind: 'contact' date: '2026-02-01' }");
  }
  const v1::Report report = Check(*Loaded(programme), request);
  for (const std::string group : {"0", "1"}) {
    const v1::Finding finding = FindingOf(report, "T-01", "g" + group);
    ASSERT_EQ(finding.breaches_size(), 1);
    ASSERT_EQ(finding.breaches(0).causes_size(), 1);
    EXPECT_EQ(finding.breaches(0).causes(0).path(), "groups[" + group + "].events[0]");
  }
}

}  // namespace
}  // namespace baken
