// SPDX-License-Identifier: EUPL-1.2
// `reached`: the selected activities, all or at least so many, have the status.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "check/evaluate.h"
#include "check/match.h"
#include "check/select.h"

namespace baken {
namespace {

// Where all are asked, what does not apply counts as any status.
DayRange DayOf(Symbol activity, const Reached& reached, const Subject& subject) {
  DayRange day = kAbsent;
  for (const Fact& fact : subject.List(FactKind::kActivity)) {
    if (fact.word() != activity) continue;
    subject.Note(fact);
    day = Earlier(day, ReachedOn(fact, reached.activities.status, subject));
    if (reached.all) day = Earlier(day, fact.not_applicable);
  }
  constexpr int kNotApplicableOn = 6;
  const bool kept =
      KeepsActivity(activity, reached.activities.status, subject) &&
      (!reached.all || subject.facts.kept.Keeps(FactKind::kActivity, kNotApplicableOn));
  return kept ? day : DayRange{kDawn, day.latest};
}

// What makes two activities count as one; the activity itself when nothing is asked.
std::string KeyOf(Symbol activity, const Reached& reached, const Subject& subject) {
  const Vocabulary& words = subject.programme.vocabulary;
  const WordIndex index = words.Find(Sort::kActivity, activity);
  if (reached.distinct.empty() || index == kNoWord) return std::to_string(activity);
  const Word& word = words.word(index);
  return reached.distinct == "layer" ? std::to_string(word.layer) : word.track;
}

// Each tag of the family once, whether the record or the activity's word carries it.
Counts CountTags(const Reached& reached, const Subject& subject) {
  const Vocabulary& words = subject.programme.vocabulary;
  std::map<std::string_view, DayRange> by_tag;
  Counts counts(subject.memory);
  for (const Symbol activity : reached.activities.words) {
    if (!KeepsActivity(activity, reached.activities.status, subject)) counts.AddAnyNumber();
    const Word& word = words.word(words.Find(Sort::kActivity, activity));
    for (const Fact& fact : subject.List(FactKind::kActivity)) {
      if (fact.word() != activity) continue;
      subject.Note(fact);
      const auto note = [&](std::string_view tag) {
        if (!MatchesPattern(reached.distinct, tag)) return;
        const auto [place, added] = by_tag.emplace(tag, kAbsent);
        place->second = Earlier(place->second, ReachedOn(fact, reached.activities.status, subject));
      };
      for (const Token& tag : fact.tags) note(tag.text);
      for (const std::string& tag : word.tags) note(tag);
    }
  }
  for (const auto& [tag, day] : by_tag) {
    counts.AddPossible(day.earliest, kNever);
    counts.AddCertain(day.latest, kNever);
  }
  counts.Finish();
  return counts;
}

}  // namespace

Counts CountReached(const Reached& reached, const Subject& subject) {
  if (reached.distinct.ends_with(".*")) return CountTags(reached, subject);
  std::map<std::string, DayRange> by_key;
  for (const Symbol activity : reached.activities.words) {
    const std::string key = KeyOf(activity, reached, subject);
    if (key.empty()) continue;
    const auto [place, added] = by_key.emplace(key, kAbsent);
    place->second = Earlier(place->second, DayOf(activity, reached, subject));
  }
  Counts counts(subject.memory);
  for (const auto& [key, day] : by_key) {
    counts.AddPossible(day.earliest, kNever);
    counts.AddCertain(day.latest, kNever);
  }
  counts.Finish();
  return counts;
}

Timeline Evaluate(const Reached& reached, const Subject& subject) {
  return CountReached(reached, subject).Within(reached.min, kAnyNumber);
}

}  // namespace baken
