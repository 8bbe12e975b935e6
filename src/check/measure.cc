// SPDX-License-Identifier: EUPL-1.2
#include "check/measure.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "check/evaluate.h"
#include "check/match.h"
#include "check/memo.h"

namespace baken {
namespace {

// Days that count: `since` does, `until` does not.
struct Days {
  Day since, until;
};

std::optional<Day> ExactDay(const DateExpression& expression, const Subject& subject, Day judged) {
  AsOf as_of(judged);
  const PossibleDay day = Evaluate(expression, subject, as_of);
  if (day.IsAbsent()) return kNever;
  if (!day.IsExact()) return std::nullopt;
  return day.range.earliest;
}

// The window of a count; nothing when its ends are not known to the day.
std::optional<Days> WindowOf(const Measure& measure, const Subject& subject, Day judged) {
  Days days{kDawn, judged + 1};
  if (measure.since) {
    const auto since = ExactDay(*measure.since, subject, judged);
    if (!since) return std::nullopt;
    days.since = *since;
  }
  if (measure.until) {
    const auto until = ExactDay(*measure.until, subject, judged);
    if (!until) return std::nullopt;
    days.until = std::min(days.until, *until);
  }
  if (subject.scope == Scope::kTrajectory) {
    // Nothing of a trajectory counts after its end.
    AsOf as_of(judged);
    const PossibleDay stop = FirstStop(subject, as_of);
    if (!stop.IsAbsent() && !stop.IsExact()) return std::nullopt;
    if (!stop.IsAbsent()) days.until = std::min(days.until, stop.range.earliest);
  }
  if (measure.within) days.since = std::max(days.since, SubtractTerm(judged, *measure.within));
  return days;
}

std::string KeyOf(const Fact& fact, const Counted& counted) {
  if (counted.distinct == "place") return std::string(fact.field(Field::kPlace).text);
  if (counted.distinct == "value") return std::string(fact.field(Field::kValue).text);
  if (counted.distinct == "kind") return std::string(fact.field(Field::kWord).text);
  return std::string(fact.field(Field::kParty).text);
}

// Counts what certainly and what possibly lies in the window.
class Counter {
 public:
  explicit Counter(const Counted& counted) : counted_(counted) {}

  void Add(const Fact* fact, bool certain) {
    if (counted_.distinct.empty() || fact == nullptr) {
      count_.low += certain ? 1 : 0;
      count_.high += 1;
      return;
    }
    const std::string key = KeyOf(*fact, counted_);
    if (key.empty() && counted_.distinct == "party") {
      // Somebody without a reference: the same as another, or one more.
      somebody_ |= certain;
      ++nameless_;
    } else if (!key.empty()) {
      keys_[key] = keys_[key] || certain;
    }
  }
  void AddAnyNumber() { count_.high += kAnyNumber; }

  Count Total() const {
    Count total = count_;
    for (const auto& [key, certain] : keys_) {
      total.low += certain ? 1 : 0;
      total.high += 1;
    }
    if (somebody_) total.low = std::max<std::int64_t>(total.low, 1);
    total.high += nameless_;
    return total;
  }

 private:
  const Counted& counted_;
  Count count_;
  std::int64_t nameless_ = 0;
  bool somebody_ = false;  // one of those without a reference for certain
  std::map<std::string, bool> keys_;
};

// The window ends with the day judged at the latest.
Count CountIn(const Counted& counted, Days days, const Subject& subject) {
  Counter counter(counted);
  if (counted.moments) {
    const FoundMoments found(*counted.moments, subject);
    const MomentList& list = found.list();
    if (list.more_possible) counter.AddAnyNumber();
    for (const Moment& moment : list.moments) {
      const bool possible = moment.day.earliest < days.until && moment.day.latest >= days.since;
      const bool inside = moment.day.earliest >= days.since && moment.day.latest < days.until;
      if (possible) counter.Add(moment.fact, inside && !moment.may_be_absent);
    }
  }
  if (counted.spans) {
    // Spans that ran on some day of the window.
    const SpanList list = Select(*counted.spans, subject);
    if (list.more_possible) counter.AddAnyNumber();
    for (const Span& span : list.spans) {
      const bool possible = span.since.earliest < days.until && span.until.latest > days.since;
      const bool certain = span.since.latest < days.until && span.until.earliest > days.since;
      if (possible) counter.Add(span.fact, certain && !span.may_be_absent);
    }
  }
  return counter.Total();
}

Counted WithTag(const Counted& counted, const std::string& tag) {
  Counted tagged = counted;
  tagged.distinct.clear();
  // It asks for something else now, and is no longer that part of the programme.
  Filter& filter = tagged.moments ? tagged.moments->filter : tagged.spans->filter;
  filter.tags_all.push_back(tag);
  filter.selects_all = false;
  return tagged;
}

// The tags of the family that anything on file carries. One fact may carry several.
std::set<std::string> TagsOnFile(const std::string& family, const Subject& subject) {
  std::set<std::string> tags;
  for (int kind = 0; kind < kFactKinds; ++kind) {
    for (const Fact& fact : subject.List(static_cast<FactKind>(kind))) {
      for (const Token& tag : fact.tags) {
        if (MatchesPattern(family, tag.text)) tags.emplace(tag.text);
      }
    }
  }
  for (const Word& word : subject.programme.vocabulary.words()) {
    for (const std::string& tag : word.tags) {
      if (MatchesPattern(family, tag)) tags.insert(tag);
    }
  }
  return tags;
}

// Each tag of the family once: certain where a fact carries it for certain. Where tags are not
// kept, a fact may carry any.
Count CountTags(const Counted& counted, Days days, const Subject& subject) {
  const Count any = CountIn(WithTag(counted, counted.distinct), days, subject);
  Count total;
  if (any == total) return total;
  for (const std::string& tag : TagsOnFile(counted.distinct, subject)) {
    const Count one = CountIn(WithTag(counted, tag), days, subject);
    total.low += one.low > 0 ? 1 : 0;
    total.high += one.high > 0 ? 1 : 0;
  }
  const bool others = any.high > any.low;
  return {total.low, others ? std::max(total.high, total.low + any.high) : total.high};
}

Count NumberOf(const Counted& counted, Days days, const Subject& subject) {
  const bool by_tag = counted.distinct.ends_with(".*");
  return by_tag ? CountTags(counted, days, subject) : CountIn(counted, days, subject);
}

// How many tags of the family the programme declares by name: none where the family itself is.
std::int64_t DeclaredTags(const std::string& family, const Subject& subject) {
  if (!family.ends_with(".*")) return 0;
  const auto& words = subject.programme.vocabulary.words();
  const auto belongs = [&](const Word& word) {
    return word.sort == Sort::kTag && word.id != family && MatchesPattern(family, word.id);
  };
  return std::count_if(words.begin(), words.end(), belongs);
}

std::optional<std::int64_t> Known(Count count) {
  if (count.low != count.high) return std::nullopt;
  return count.low;
}

std::optional<MeasureValue> MeasureCount(const Counted& counted, const Measure& measure, Day judged,
                                         const Subject& subject) {
  const auto days = WindowOf(measure, subject, judged);
  if (!days) return std::nullopt;
  const auto count = Known(NumberOf(counted, *days, subject));
  if (!count) return std::nullopt;
  if (const std::int64_t declared = DeclaredTags(counted.distinct, subject); declared > 0) {
    return MeasureValue{*count, declared, "share"};
  }
  const bool dated = IsCalendarDay(days->since);
  return MeasureValue{*count, dated ? MonthsBegun(days->since, days->until - 1) : 0, "count"};
}

std::optional<MeasureValue> MeasureShare(const Measure::Share& share, const Measure& measure,
                                         Day judged, const Subject& subject) {
  // Unless it says since when, a share looks at everything that has happened so far, and of what
  // lasts at what runs on the day judged.
  const auto known = [&](const Counted& counted) {
    Days days{counted.spans ? judged : kDawn, judged + 1};
    if (measure.within) days.since = SubtractTerm(judged, *measure.within);
    return Known(NumberOf(counted, days, subject));
  };
  const auto part = known(share.part);
  const auto whole = known(share.whole);
  if (!part || !whole) return std::nullopt;
  return MeasureValue{*part, *whole, "share"};
}

std::optional<MeasureValue> MeasureDays(const Measure::DaysUntil& days, const Measure& measure,
                                        Day judged, const Subject& subject) {
  const auto from = measure.since ? ExactDay(*measure.since, subject, judged) : std::nullopt;
  const auto to = ExactDay(days.day, subject, judged);
  if (!from || !to || !IsCalendarDay(*from) || !IsCalendarDay(*to)) return std::nullopt;
  return MeasureValue{std::max(0, *to - *from), 0, "days"};
}

std::optional<MeasureValue> MeasureValueOf(Symbol circumstance, Day judged,
                                           const Subject& subject) {
  Spans spans;
  spans.source = SpanSource::kCircumstance;
  spans.words = {circumstance};
  std::optional<MeasureValue> value;
  for (const Span& span : Select(spans, subject).spans) {
    if (span.since.earliest > judged || span.until.latest <= judged) continue;
    const bool certain = span.since.latest <= judged && span.until.earliest > judged;
    const std::string_view text = span.fact->field(Field::kValue).text;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!certain || span.may_be_absent || !whole || value) return std::nullopt;
    value = MeasureValue{number, 0, "value"};
  }
  return value;
}

}  // namespace

std::optional<MeasureValue> MeasureOn(Day judged, const Measure& measure, const Subject& subject) {
  if (const auto* counted = std::get_if<Counted>(&measure.what)) {
    return MeasureCount(*counted, measure, judged, subject);
  }
  if (const auto* share = std::get_if<Measure::Share>(&measure.what)) {
    return MeasureShare(*share, measure, judged, subject);
  }
  if (const auto* days = std::get_if<Measure::DaysUntil>(&measure.what)) {
    return MeasureDays(*days, measure, judged, subject);
  }
  if (const auto* level = std::get_if<Measure::Level>(&measure.what)) {
    const Counts counts = CountHolding(level->spans, Distinct::kNatural, subject);
    const auto number = Known(counts.At(judged));
    if (!number) return std::nullopt;
    return MeasureValue{*number, 0, "level"};
  }
  return MeasureValueOf(std::get<Measure::Value>(measure.what).circumstance, judged, subject);
}

std::map<std::string_view, std::optional<MeasureValue>> MeasurePerParty(Day judged,
                                                                        const Measure& measure,
                                                                        const Subject& subject) {
  std::map<std::string_view, std::optional<MeasureValue>> by_party;
  Spans in_role;
  in_role.source = SpanSource::kMember;
  in_role.words = {measure.per};
  for (const Span& span : Select(in_role, subject).spans) {
    if (span.since.earliest > judged || span.until.latest <= judged) continue;
    const bool certain =
        !span.may_be_absent && span.since.latest <= judged && span.until.earliest > judged;
    const std::string_view party = span.fact->field(Field::kParty).text;
    if (party.empty()) continue;
    const auto& groups = subject.facts.list(FactKind::kGroup);
    // A member is read with its group; a group that was left out leaves a gap in the numbers.
    const auto group =
        std::lower_bound(groups.begin(), groups.end(), span.fact->parent,
                         [](const Fact& one, std::int32_t index) { return one.index < index; });
    Subject of_group = subject;
    of_group.scope = Scope::kGroup;
    of_group.group = &*group;
    of_group.memo = nullptr;
    const auto value = MeasureOn(judged, measure, of_group);
    const auto [place, added] = by_party.emplace(party, value);
    if (!certain || !value) {
      place->second.reset();
    } else if (!added && place->second) {
      place->second->value += value->value;
      place->second->base += value->base;
    }
  }
  return by_party;
}

}  // namespace baken
