// SPDX-License-Identifier: EUPL-1.2

#include "reference/compare.h"

#include <algorithm>

namespace baken::reference {
namespace {

// Kept at a time: each has all that was worked out of it.
constexpr std::size_t kMostReadings = 20;

bool IsScope(const v1::Rule& rule, v1::Scope scope) {
  const bool of_trajectory =
      rule.scope() == v1::SCOPE_UNSPECIFIED || rule.scope() == v1::SCOPE_TRAJECTORY;
  return scope == v1::SCOPE_TRAJECTORY ? of_trajectory : rule.scope() == scope;
}

bool IsFor(const v1::Rule& rule, const v1::Group& group) {
  const auto& kinds = rule.group_kinds();
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), group.kind()) != kinds.end();
}

Day DayOf(const std::string& text, Day otherwise) {
  return text.empty() ? otherwise : ParsePartialDate(text).date.earliest;
}

std::string TextOf(Day day) { return IsCalendarDay(day) ? FormatDay(day) : "-"; }

BreachDays BreachesOf(const v1::Finding& finding, Day judged) {
  BreachDays breaches;
  for (const v1::Breach& breach : finding.breaches()) {
    const Day since = DayOf(breach.since(), kDawn);
    const Day until = DayOf(breach.until(), judged + 1);
    if (since == until) breaches.met_one_day_late.insert(since);
    // A breach since ever is shown by its last days.
    for (Day day = std::max(since, until - 3000); day < until; ++day) breaches.days.insert(day);
  }
  return breaches;
}

std::vector<FindingKey> KeysOf(const v1::Programme& programme, const v1::CheckRequest& request) {
  std::vector<FindingKey> keys;
  const auto add = [&](const std::string& rule, const std::string& subject) {
    const FindingKey key(rule, subject);
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  };
  for (const v1::Rule& rule : programme.rules()) {
    if (rule.rule_class() == v1::RULE_CLASS_INDICATOR) continue;
    if (request.has_trajectory()) {
      if (IsScope(rule, v1::SCOPE_TRAJECTORY)) add(rule.id(), "");
      continue;
    }
    if (IsScope(rule, v1::SCOPE_ORGANISATION)) add(rule.id(), "");
    if (!IsScope(rule, v1::SCOPE_GROUP)) continue;
    for (const v1::Group& group : request.organisation().groups()) {
      const bool known = FindWord(programme, "group", group.kind()) != nullptr;
      if (known && IsFor(rule, group)) add(rule.id(), group.id());
    }
  }
  return keys;
}

// Days before `first` are all alike: what is so since ever is compared from there on.
bool Agree(const Verdict& library, const Verdict& reference, Day first, Day first_since) {
  const auto from = [first](std::set<Day> days) {
    days.erase(days.begin(), days.lower_bound(first));
    return days;
  };
  const auto since = [first_since](Day day) { return day < first_since ? kDawn : day; };
  return library.outcome == reference.outcome && since(library.since) == since(reference.since) &&
         library.changes_on == reference.changes_on && library.due == reference.due &&
         from(library.breaches.days) == from(reference.breaches.days) &&
         from(library.breaches.met_one_day_late) == from(reference.breaches.met_one_day_late);
}

}  // namespace

Verdicts ByLibrary(const Library& library, const v1::CheckRequest& request) {
  Verdicts verdicts;
  const Day judged = DayOf(request.judged_on(), 0);
  const v1::Report report = library.Check(request);
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_class() == v1::RULE_CLASS_INDICATOR) continue;
    Verdict& verdict = verdicts[{finding.rule_id(), finding.subject()}];
    verdict.outcome = finding.outcome();
    verdict.since = DayOf(finding.since(), kDawn);
    verdict.changes_on = DayOf(finding.changes_on(), kNever);
    verdict.due.earliest = DayOf(finding.due(), kNever);
    verdict.due.latest = DayOf(finding.due_latest(), verdict.due.earliest);
    verdict.breaches = BreachesOf(finding, judged);
  }
  return verdicts;
}

Reference::Reference(const v1::Programme& programme, v1::CheckRequest request)
    : programme_(programme), request_(std::move(request)) {
  keys_ = KeysOf(programme_, request_);
  judged_relative_ = request_.ShortDebugString().find("\"unknown\"") != std::string::npos;
}

std::unique_ptr<Reference::Reading> Reference::Read(Day day) {
  request_.set_judged_on(FormatDay(day));
  auto reading = std::make_unique<Reading>();
  if (request_.has_trajectory()) {
    reading->worlds[""] = std::make_unique<World>(ReadTrajectory(programme_, request_));
  } else {
    reading->worlds["-"] = std::make_unique<World>(ReadOrganisation(programme_, request_));
    const auto& groups = request_.organisation().groups();
    for (int i = 0; i < groups.size(); ++i) {
      reading->worlds[groups[i].id()] = std::make_unique<World>(ReadGroup(programme_, request_, i));
    }
  }
  return reading;
}

Reference::Reading& Reference::ReadingOn(Day day) {
  if (readings_.size() > kMostReadings) readings_.clear();
  auto& reading = readings_[judged_relative_ ? day : 0];
  if (reading == nullptr) reading = Read(day);
  return *reading;
}

Judge& Reference::JudgeOf(const FindingKey& key, Day day) {
  Reading& reading = ReadingOn(day);
  auto& judge = reading.judges[key];
  if (judge == nullptr) {
    const bool of_organisation = key.second.empty() && request_.has_organisation();
    World& world = *reading.worlds.at(of_organisation ? "-" : key.second);
    judge = std::make_unique<Judge>(world, key.first);
  }
  return *judge;
}

const Reference::Course& Reference::CourseOf(const FindingKey& key) {
  const auto [place, added] = courses_.try_emplace(key);
  Course& course = place->second;
  if (!added) return course;
  const Day asked = ParsePartialDate(request_.judged_on()).date.earliest;
  course.first = JudgeOf(key, asked).record().first;
  const Day last = JudgeOf(key, asked).record().last;
  for (Day day = course.first; day <= last + 1; ++day) {
    course.outcomes.push_back(JudgeOf(key, day).OutcomeOn(day));
  }
  const std::size_t days = course.outcomes.size();
  course.since.assign(days, kDawn);
  course.changes_on.assign(days, kNever);
  for (std::size_t i = 1; i < days; ++i) {
    const bool same = course.outcomes[i] == course.outcomes[i - 1];
    course.since[i] = same ? course.since[i - 1] : course.first + static_cast<Day>(i);
  }
  for (std::size_t i = days - 1; i > 0; --i) {
    const bool same = course.outcomes[i] == course.outcomes[i - 1];
    course.changes_on[i - 1] = same ? course.changes_on[i] : course.first + static_cast<Day>(i);
  }
  return course;
}

Verdict Reference::On(const FindingKey& key, Day day) {
  const Course& course = CourseOf(key);
  // Days beyond the course are like its ends.
  const Day last = course.first + static_cast<Day>(course.outcomes.size()) - 1;
  const auto place = static_cast<std::size_t>(std::clamp(day, course.first, last) - course.first);
  Verdict verdict;
  verdict.outcome = course.outcomes[place];
  verdict.since = course.since[place];
  verdict.changes_on = course.changes_on[place];
  Judge& judge = JudgeOf(key, day);
  const auto due = judge.Due(day);
  if (due && IsCalendarDay(due->earliest)) verdict.due = *due;
  verdict.breaches = judge.BreachesUntil(day);
  return verdict;
}

bool Reference::AgreesWith(const FindingKey& key, Day day, const Verdict& library) {
  const Record& record = JudgeOf(key, day).record();
  const bool some_set_aside = std::any_of(record.facts.begin(), record.facts.end(),
                                          [](const Fact& fact) { return fact.set_aside; });
  if (some_set_aside) {
    return day < record.begin || library.outcome == v1::OUTCOME_UNDETERMINED ||
           library.outcome == OutcomeOn(key, day);
  }
  // What is not kept may lie before every day that is walked.
  const bool all_kept = record.not_recorded.empty() && record.recorded.empty();
  const Day first = all_kept ? record.first : record.begin;
  const Day first_since = all_kept ? kDawn : record.begin;
  return Agree(library, On(key, day), first, first_since);
}

std::string Describe(const Verdict& verdict) {
  std::string text = v1::Outcome_Name(verdict.outcome).substr(8) + " since " +
                     TextOf(verdict.since) + " changes_on " + TextOf(verdict.changes_on) + " due " +
                     TextOf(verdict.due.earliest) + " to " + TextOf(verdict.due.latest);
  for (const Day day : verdict.breaches.days) {
    if (!verdict.breaches.days.contains(day - 1)) text += " breach from " + FormatDay(day);
    if (!verdict.breaches.days.contains(day + 1)) text += " to " + FormatDay(day);
  }
  for (const Day day : verdict.breaches.met_one_day_late) {
    text += " met one day late on " + FormatDay(day);
  }
  return text;
}

}  // namespace baken::reference
