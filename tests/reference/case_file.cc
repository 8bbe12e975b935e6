// SPDX-License-Identifier: EUPL-1.2

#include "reference/case_file.h"

#include <google/protobuf/text_format.h>

#include "cases/case.pb.h"

namespace baken::reference {
namespace {

std::string TextOf(Day day) { return IsCalendarDay(day) ? FormatDay(day) : ""; }

// "2025-06-01..2025-06-20"; open on the day judged: "2025-06-01..".
void AddBreaches(const BreachDays& breaches, Day judged, testing::Expected& expected) {
  for (const Day day : breaches.days) {
    if (breaches.days.contains(day - 1)) continue;
    Day until = day;
    while (breaches.days.contains(until)) ++until;
    expected.add_breaches(FormatDay(day) + ".." + (until > judged ? "" : FormatDay(until)));
  }
  for (const Day day : breaches.met_one_day_late) {
    expected.add_breaches(FormatDay(day) + ".." + FormatDay(day));
  }
}

}  // namespace

std::string CaseFileOf(const CounterExample& example, const FindingKey& key,
                       const Verdict& expected) {
  testing::CaseFile file;
  if (example.programme.version() == "0") {
    *file.mutable_own_programme() = example.programme;
  } else {
    file.set_programme(example.programme.id());
  }
  testing::Case& one = *file.add_cases();
  one.set_name("found at random");
  one.set_why("Where the library and the reference evaluator differed.");
  if (example.request.has_organisation()) {
    *one.mutable_organisation() = example.request.organisation();
  } else {
    *one.mutable_trajectory() = example.request.trajectory();
  }
  *one.mutable_recorded() = example.request.recorded();
  testing::Judgement& judgement = *one.add_judged();
  judgement.set_judged_on(example.request.judged_on());
  testing::Expected& finding = *judgement.add_expect();
  finding.set_rule_id(key.first);
  finding.set_subject(key.second);
  finding.set_outcome(expected.outcome);
  finding.set_since(TextOf(expected.since));
  finding.set_changes_on(TextOf(expected.changes_on));
  finding.set_due(TextOf(expected.due.earliest));
  if (expected.due.earliest != expected.due.latest) {
    finding.set_due_latest(TextOf(expected.due.latest));
  }
  const Day judged = ParsePartialDate(example.request.judged_on()).date.earliest;
  AddBreaches(expected.breaches, judged, finding);
  std::string text;
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseShortRepeatedPrimitives(true);
  printer.PrintToString(file, &text);
  return text;
}

}  // namespace baken::reference
