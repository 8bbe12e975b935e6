// SPDX-License-Identifier: EUPL-1.2
#include "cli/what_if.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace baken::cli {
namespace {

using Key = std::pair<std::string, std::string>;  // rule, subject
using Breaches = google::protobuf::RepeatedPtrField<v1::Breach>;

// Days as they are written sort as they come. After every day: an open end.
const std::string kOpen = "~";
// Put behind a day, it is later than that day and earlier than the next: a duty that was met one
// day late is in breach from its day to that moment.
constexpr char kMoment = '+';

struct Days {
  std::string since;
  std::string until;  // the first day no longer
};

Days DaysOf(const v1::Breach& breach) {
  if (breach.until().empty()) return {breach.since(), kOpen};
  if (breach.until() == breach.since()) return {breach.since(), breach.since() + kMoment};
  return {breach.since(), breach.until()};
}

void Add(const v1::Breach& like, const Days& days, Breaches& to) {
  v1::Breach& breach = *to.Add();
  breach = like;
  breach.set_since(days.since);
  breach.set_until(days.until == kOpen ? "" : days.until);
  if (days.until.back() == kMoment) breach.set_until(days.since);
  // What ended the breach as a whole did not end a part that stops before.
  if (breach.until() != like.until()) breach.clear_mended_by();
}

// The days of `breaches` that are not among the days of `others`, both sorted and without overlap.
Breaches Without(const Breaches& breaches, const Breaches& others) {
  Breaches left;
  for (const v1::Breach& breach : breaches) {
    Days rest = DaysOf(breach);
    for (const v1::Breach& other : others) {
      const Days taken = DaysOf(other);
      if (taken.until <= rest.since || taken.since >= rest.until) continue;
      if (rest.since < taken.since) Add(breach, {rest.since, taken.since}, left);
      rest.since = std::min(taken.until, rest.until);
    }
    if (rest.since < rest.until) Add(breach, rest, left);
  }
  return left;
}

// A finding about these days only.
v1::Finding About(const v1::Finding& finding, Breaches days) {
  v1::Finding about = finding;
  about.mutable_breaches()->Swap(&days);
  return about;
}

bool IsNewlyDue(const v1::Finding& without, const v1::Finding& with) {
  if (with.outcome() != v1::OUTCOME_PENDING || with.due().empty()) return false;
  return without.outcome() != v1::OUTCOME_PENDING || without.due().empty() ||
         with.due() < without.due();
}

bool IsViolated(const v1::Finding& finding) { return finding.outcome() == v1::OUTCOME_VIOLATED; }

void Compare(const v1::Finding& without, const v1::Finding& with, v1::WhatIf& what_if) {
  Breaches added = Without(with.breaches(), without.breaches());
  Breaches mended = Without(without.breaches(), with.breaches());
  if (!added.empty()) *what_if.add_added() = About(with, std::move(added));
  if (!mended.empty()) *what_if.add_mended() = About(with, std::move(mended));
  if (IsViolated(without) && IsViolated(with)) *what_if.add_stays() = with;
  if (IsNewlyDue(without, with)) *what_if.add_pending() = with;
  if (with.outcome() == v1::OUTCOME_UNDETERMINED && without.outcome() != with.outcome()) {
    *what_if.add_undetermined() = with;
  }
}

// Of the changes: what is wrong with the organisation as it is, is told when that is checked.
void AddNewIssues(const v1::Report& without, const v1::Report& with, v1::WhatIf& what_if) {
  std::set<std::pair<std::string, std::string>> known;
  for (const v1::DataIssue& issue : without.data_issues())
    known.insert({issue.code(), issue.path()});
  for (const v1::DataIssue& issue : with.data_issues()) {
    if (!known.contains({issue.code(), issue.path()})) *what_if.add_data_issues() = issue;
  }
}

}  // namespace

v1::WhatIf CompareReports(const v1::Report& without, const v1::Report& with) {
  v1::WhatIf what_if;
  what_if.set_subject_id(with.subject_id());
  *what_if.mutable_programme() = with.programme();
  what_if.set_judged_on(with.judged_on());
  what_if.set_semantics(with.semantics());
  std::map<Key, const v1::Finding*> before;
  for (const v1::Finding& finding : without.findings()) {
    before[{finding.rule_id(), finding.subject()}] = &finding;
  }
  for (const v1::Finding& finding : with.findings()) {
    const auto found = before.find({finding.rule_id(), finding.subject()});
    Compare(found == before.end() ? v1::Finding() : *found->second, finding, what_if);
  }
  AddNewIssues(without, with, what_if);
  return what_if;
}

bool BreaksAMust(const v1::WhatIf& what_if) {
  return std::any_of(what_if.added().begin(), what_if.added().end(),
                     [](const v1::Finding& f) { return f.rule_class() == v1::RULE_CLASS_MUST; });
}

}  // namespace baken::cli
