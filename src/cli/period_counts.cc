// SPDX-License-Identifier: EUPL-1.2
#include "cli/period_counts.h"

#include <algorithm>

#include "cli/programme_words.h"

namespace baken::cli {
namespace {

v1::Count CountOf(std::int64_t number) {
  v1::Count count;
  if (number < kSmallestCount) {
    count.set_fewer_than(static_cast<std::int32_t>(kSmallestCount));
  } else {
    count.set_exactly(static_cast<std::int32_t>(number));
  }
  return count;
}

}  // namespace

void PeriodTally::Add(const v1::Report& report, Language language) {
  OfProgramme& programme = programmes_[report.programme().fingerprint()];
  programme.programme = report.programme();
  ++programme.records;
  for (const v1::Finding& finding : report.findings()) {
    const auto& spans = finding.history();
    if (spans.empty()) continue;
    OfRule& rule = programme.rules[{finding.rule_class(), finding.rule_id()}];
    if (rule.title.empty()) rule.title = TextIn(finding.titles(), language);
    const auto has_been = [&spans](v1::Outcome outcome) {
      return std::any_of(spans.begin(), spans.end(),
                         [outcome](const v1::OutcomeSpan& s) { return s.outcome() == outcome; });
    };
    const bool applied = spans.size() > 1 || !has_been(v1::OUTCOME_NOT_APPLICABLE);
    const bool undetermined = spans.rbegin()->outcome() == v1::OUTCOME_UNDETERMINED;
    rule.base += applied ? 1 : 0;
    rule.in_breach += has_been(v1::OUTCOME_VIOLATED) ? 1 : 0;
    rule.undetermined += undetermined ? 1 : 0;
  }
}

v1::PeriodCounts PeriodTally::Counts(const Period& period) const {
  v1::PeriodCounts counts;
  counts.set_since(period.since);
  counts.set_until(period.until);
  for (const auto& [fingerprint, programme] : programmes_) {
    v1::ProgrammeCounts& of_programme = *counts.add_programmes();
    *of_programme.mutable_programme() = programme.programme;
    *of_programme.mutable_records() = CountOf(programme.records);
    for (const auto& [key, rule] : programme.rules) {
      v1::RuleCounts& of_rule = *of_programme.add_rules();
      of_rule.set_rule_id(key.second);
      of_rule.set_rule_class(key.first);
      of_rule.set_title(rule.title);
      *of_rule.mutable_base() = CountOf(rule.base);
      *of_rule.mutable_in_breach() = CountOf(rule.in_breach);
      *of_rule.mutable_undetermined() = CountOf(rule.undetermined);
    }
  }
  return counts;
}

}  // namespace baken::cli
