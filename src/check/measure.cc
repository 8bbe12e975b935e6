// SPDX-License-Identifier: EUPL-1.2
#include "check/measure.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "check/evaluate.h"
#include "check/match.h"

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
  if (counted.distinct == "party" || counted.distinct == "group") {
    return std::string(fact.field(Field::kParty).text);
  }
  for (const Token& tag : fact.tags) {
    if (MatchesPattern(counted.distinct, tag.text)) return std::string(tag.text);
  }
  return {};
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
      nameless_.low += certain ? 1 : 0;
      nameless_.high += 1;
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
    if (nameless_.low > 0) total.low = std::max<std::int64_t>(total.low, 1);
    total.high += nameless_.high;
    return total;
  }

 private:
  const Counted& counted_;
  Count count_;
  Count nameless_;
  std::map<std::string, bool> keys_;
};

Count CountIn(const Counted& counted, Days days, Day judged, const Subject& subject) {
  Counter counter(counted);
  if (counted.moments) {
    const MomentList list = Select(*counted.moments, subject);
    if (list.more_possible) counter.AddAnyNumber();
    for (const Moment& moment : list.moments) {
      const bool possible = moment.day.earliest < days.until && moment.day.latest >= days.since;
      const bool inside = moment.day.earliest >= days.since && moment.day.latest < days.until;
      if (possible) counter.Add(moment.fact, inside && !moment.may_be_absent);
    }
  }
  if (counted.spans) {
    // Spans that ran on some day of the window, up to the day judged.
    const SpanList list = Select(*counted.spans, subject);
    if (list.more_possible) counter.AddAnyNumber();
    const Day end = std::min(days.until, judged + 1);
    for (const Span& span : list.spans) {
      const bool possible = span.since.earliest < end && span.until.latest > days.since;
      const bool certain = span.since.latest < end && span.until.earliest > days.since;
      if (possible) counter.Add(span.fact, certain && !span.may_be_absent);
    }
  }
  return counter.Total();
}

std::optional<std::int64_t> Known(Count count) {
  if (count.low != count.high) return std::nullopt;
  return count.low;
}

std::optional<MeasureValue> MeasureCount(const Counted& counted, const Measure& measure, Day judged,
                                         const Subject& subject) {
  const auto days = WindowOf(measure, subject, judged);
  if (!days) return std::nullopt;
  const auto count = Known(CountIn(counted, *days, judged, subject));
  if (!count) return std::nullopt;
  const bool begun = IsCalendarDay(days->since) && days->since < days->until;
  return MeasureValue{*count, begun ? MonthsBegun(days->since, days->until - 1) : 0, "count"};
}

std::optional<MeasureValue> MeasureShare(const Measure::Share& share, const Measure& measure,
                                         Day judged, const Subject& subject) {
  // A share looks at everything so far, unless it says since when.
  Days days{kDawn, judged + 1};
  if (measure.within) days.since = SubtractTerm(judged, *measure.within);
  const auto part = Known(CountIn(share.part, days, judged, subject));
  const auto whole = Known(CountIn(share.whole, days, judged, subject));
  if (!part || !whole) return std::nullopt;
  return MeasureValue{*part, *whole, "share"};
}

std::optional<MeasureValue> MeasureDays(const Measure::DaysUntil& days, const Measure& measure,
                                        Day judged, const Subject& subject) {
  if (!measure.since) return std::nullopt;
  const auto from = ExactDay(*measure.since, subject, judged);
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
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Fact& one) {
      return one.index == span.fact->parent;
    });
    if (group == groups.end()) continue;
    Subject of_group = subject;
    of_group.scope = Scope::kGroup;
    of_group.group = &*group;
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
