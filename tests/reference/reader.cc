// SPDX-License-Identifier: EUPL-1.2

#include "reference/reader.h"

#include <algorithm>

#include "reference/selectors.h"

namespace baken::reference {
namespace {

// Of a sensitive module: the earliest of three days, as the day on which it was offered.
void OnlyOffered(Fact& fact) {
  std::optional<Range> first;
  for (const auto& day : {fact.offered, fact.declined, fact.not_applicable}) {
    if (!day) continue;
    if (!first) first = day;
    first->earliest = std::min(first->earliest, day->earliest);
    first->latest = std::min(first->latest, day->latest);
  }
  fact.offered = first;
  fact.declined = fact.not_applicable = fact.started = fact.done = std::nullopt;
}

// A margin in which every term of the programme fits.
Day LongestTerm(const v1::Programme& programme) {
  Day longest = 0;
  for (const v1::Parameter& parameter : programme.parameters()) {
    const v1::Term& term = parameter.term();
    longest =
        std::max(longest, term.years() * 366 + term.months() * 31 + term.weeks() * 7 + term.days());
  }
  return longest + 15;
}

// How many terms may be counted from a day that itself follows from a term.
int ChainedTerms(const v1::Programme& programme) {
  int most = 0;
  for (const v1::Rule& rule : programme.rules()) {
    const std::string text = rule.ShortDebugString();
    int terms = 0;
    for (auto at = text.find("plus {"); at != std::string::npos; at = text.find("plus {", at + 1)) {
      ++terms;
    }
    most = std::max(most, terms);
  }
  return std::min(most, 3);
}

}  // namespace

std::optional<Range> Reader::Date(const std::string& text, bool is_end, bool& bad) const {
  if (text.empty()) return std::nullopt;
  const ParsedDate parsed = ParsePartialDate(text);
  if (parsed.problem != DateProblem::kNone) {
    bad = true;
    return std::nullopt;
  }
  if (parsed.date.precision == DatePrecision::kUnknown) {
    return Range{kDawn, judged_};
  }
  if (!is_end && parsed.date.earliest > AddTerm(judged_, {10, 0, 0, 0})) bad = true;
  return Range{parsed.date.earliest, parsed.date.latest};
}

bool Reader::Open(const std::string& sort) const {
  for (const v1::Word& word : programme_.vocabulary().words()) {
    if (word.sort() == sort) return false;
  }
  return true;
}

bool Reader::Knows(const std::string& sort, const std::string& id) const {
  if (sort == "tag") {
    for (const v1::Word& word : programme_.vocabulary().words()) {
      if (word.sort() == sort && InFamily(id, word.id())) return true;
    }
    return Open(sort);
  }
  return Open(sort) || FindWord(programme_, sort, id) != nullptr;
}

std::vector<std::string> Reader::Known(const std::string& sort, const Texts& list,
                                       bool* some_unknown) const {
  std::vector<std::string> known;
  for (const std::string& id : list) {
    if (Knows(sort, id)) {
      known.push_back(id);
    } else if (some_unknown != nullptr) {
      *some_unknown = true;
    }
  }
  return known;
}

std::string Reader::Role(const std::string& id, bool& unknown) const {
  unknown = !id.empty() && !Knows("role", id);
  return unknown ? "" : id;
}

void Reader::SetAside(Fact& fact) {
  fact.set_aside = true;
  fact.start = kAnyDay;
  fact.has_start = true;
  fact.end = kAnyDay;
  fact.offered = fact.started = fact.done = fact.declined = kAnyDay;
  fact.not_applicable = fact.signed_on = kAnyDay;
}

void Reader::Add(Fact fact, const std::string& sort, std::vector<Fact>& facts) const {
  if (Knows(sort, fact.word)) facts.push_back(std::move(fact));
}

void Reader::ReadEvents(const Events& events, std::vector<Fact>& facts) const {
  for (int i = 0; i < events.size(); ++i) {
    const v1::Event& event = events[i];
    Fact fact = NewFact(FactType::kEvent, event.kind(), "events[" + std::to_string(i) + "]");
    bool bad = event.date().empty() || event.amount() < 0;
    if (const auto day = Date(event.date(), false, bad)) fact.start = *day;
    fact.has_start = true;
    fact.who = Known("role", event.by(), &fact.who_unknown);
    fact.tags = Known("tag", event.tags());
    fact.amount = event.amount() < 0 ? kMany : event.amount();
    if (bad) SetAside(fact);
    Add(fact, "event", facts);
  }
}

void Reader::ReadActivities(const Activities& activities, std::vector<Fact>& facts) const {
  for (int i = 0; i < activities.size(); ++i) {
    const v1::ActivityRecord& activity = activities[i];
    const v1::Word* word = FindWord(programme_, "activity", activity.activity());
    if (word == nullptr) continue;
    Fact fact =
        NewFact(FactType::kActivity, activity.activity(), "activities[" + std::to_string(i) + "]");
    bool bad = false;
    fact.offered = Date(activity.offered_on(), false, bad);
    fact.declined = Date(activity.declined_on(), false, bad);
    fact.not_applicable = Date(activity.not_applicable_on(), false, bad);
    if (activity.reason().empty()) fact.not_applicable.reset();
    if (!word->sensitive()) {
      fact.started = Date(activity.started_on(), false, bad);
      fact.done = Date(activity.done_on(), false, bad);
      if (fact.started && fact.done && fact.done->latest < fact.started->earliest) bad = true;
    }
    if (!word->sensitive()) {
      fact.mode = Knows("mode", activity.mode()) ? activity.mode() : "";
      fact.host = Knows("host", activity.host()) ? activity.host() : "";
      fact.tags = Known("tag", activity.tags());
    }
    fact.tags.insert(fact.tags.end(), word->tags().begin(), word->tags().end());
    if (bad) SetAside(fact);
    if (word->sensitive()) OnlyOffered(fact);
    facts.push_back(fact);
  }
}

void Reader::ReadWaivers(const Waivers& waivers, std::vector<Fact>& facts) const {
  int i = 0;
  for (const v1::Waiver& waiver : waivers) {
    Fact fact = NewFact(FactType::kWaiver, waiver.rule(), "waivers[" + std::to_string(i++) + "]");
    Period(waiver, fact);
    fact.group = waiver.subject();
    facts.push_back(fact);
  }
}

void SetHorizon(Record& record) {
  record.first = record.last = record.judged;
  for (const Fact& fact : record.facts) {
    for (const auto& range : {std::optional(fact.start), fact.end, fact.offered, fact.started,
                              fact.done, fact.declined, fact.not_applicable, fact.signed_on}) {
      if (!range) continue;
      for (const Day day : {range->earliest, range->latest}) {
        if (!IsCalendarDay(day)) continue;
        record.first = std::min(record.first, day);
        record.last = std::max(record.last, day);
      }
    }
  }
  for (const v1::Rule& rule : record.programme->rules()) {
    for (const std::string& text : {rule.in_force_since(), rule.in_force_until()}) {
      if (text.empty()) continue;
      record.first = std::min(record.first, ParsePartialDate(text).date.earliest);
      record.last = std::max(record.last, ParsePartialDate(text).date.earliest);
    }
  }
  record.begin = record.first;
  // What drops out after a term may begin a run, whose grace is a term too.
  const Day reach = (2 + ChainedTerms(*record.programme)) * LongestTerm(*record.programme);
  record.first -= reach;
  record.last += reach;
}

}  // namespace baken::reference
