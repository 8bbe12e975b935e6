// SPDX-License-Identifier: EUPL-1.2
// `reached`: the selected activities, all or at least so many, have the status.
#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "check/evaluate.h"
#include "check/select.h"
#include "truth/order.h"

namespace baken {
namespace {

// Where all are asked, what does not apply counts as any status.
DayRange DayOf(Symbol activity, const Reached& reached, const Subject& subject) {
  DayRange day = kAbsent;
  const Facts::Activities records = subject.ActivitiesOf(activity);
  if (records.begin() == records.end() && subject.facts.kept.KeepsEverything()) return day;
  for (const Fact& fact : records) {
    subject.Note(fact);
    day = Earlier(day, ReachedOn(fact, reached.activities.status, subject));
    if (reached.all) day = Earlier(day, fact.date(ActivityDate::kNotApplicable));
  }
  return KeepsActivity(activity, reached, subject) ? day : DayRange{kDawn, day.latest};
}

// Each tag of the family once, whether the record or the activity's word carries it.
Counts CountTags(const Reached& reached, std::span<const Symbol> activities,
                 const Subject& subject) {
  const Vocabulary& words = subject.programme.vocabulary;
  std::map<std::string_view, DayRange> by_tag;
  Counts counts(subject.memory);
  for (const Symbol activity : activities) {
    if (!KeepsActivity(activity, reached.activities.status, subject)) counts.AddAnyNumber();
    const Word& word = words.word(words.Find(Sort::kActivity, activity));
    for (const Fact& fact : subject.ActivitiesOf(activity)) {
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

bool CountsTags(const Reached& reached) { return reached.distinct.ends_with(".*"); }

// By key the day on which the first activity with that key reaches the status.
SmallList<DayRange, 12> DaysByKey(const Reached& reached, const Subject& subject) {
  SmallList<DayRange, 12> days(subject.memory);
  const auto& words = reached.activities.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const DayRange day = DayOf(words[i], reached, subject);
    const std::size_t key = reached.keys[i];
    // Keys are numbered in the order in which they first come.
    if (key == days.size()) {
      days.push_back(day);
    } else {
      days[key] = Earlier(days[key], day);
    }
  }
  return days;
}

}  // namespace

Count CountReachedOn(Day day, const Reached& reached, const Subject& subject) {
  if (CountsTags(reached)) return CountTags(reached, reached.activities.words, subject).At(day);
  Count count;
  for (const DayRange& one : DaysByKey(reached, subject)) {
    count.high += one.earliest <= day ? 1 : 0;
    count.low += one.latest <= day ? 1 : 0;
  }
  return count;
}

bool CountsOn(Day day, std::size_t activity, const Reached& reached, const Subject& subject) {
  const Symbol word = reached.activities.words[activity];
  if (CountsTags(reached)) return CountTags(reached, {&word, 1}, subject).At(day).low > 0;
  return DayOf(word, reached, subject).latest <= day;
}

Timeline Evaluate(const Reached& reached, const Subject& subject) {
  if (CountsTags(reached)) {
    return CountTags(reached, reached.activities.words, subject).Within(reached.min);
  }
  SmallList<Day, 12> possible(subject.memory);
  SmallList<Day, 12> certain(subject.memory);
  for (const DayRange& day : DaysByKey(reached, subject)) {
    possible.push_back(day.earliest);
    certain.push_back(day.latest);
  }
  return Timeline::From(SmallestOf(possible, reached.min), SmallestOf(certain, reached.min),
                        subject.memory);
}

}  // namespace baken
