// SPDX-License-Identifier: EUPL-1.2

#include "reference/requirement.h"

#include <algorithm>
#include <stdexcept>

namespace baken::reference {
namespace {

// low and high against [min, max].
Truth Within(Count count, int min, int max) {
  if (count.low >= min && count.high <= max) return Truth::kTrue;
  return count.high < min || count.low > max ? Truth::kFalse : Truth::kUnknown;
}

bool HasUnit(const Record& record, const v1::Moments& moments) {
  if (moments.source_case() != v1::Moments::kEvent) return false;
  const v1::Word* word = FindWord(*record.programme, "event", moments.event());
  return word != nullptr && !word->unit().empty();
}

}  // namespace

bool DependsOnTrigger(const v1::Requirement& requirement) {
  const auto any = [](const auto& list) {
    return std::any_of(list.begin(), list.end(), DependsOnTrigger);
  };
  return requirement.occurred().since_trigger() || any(requirement.all_of().of()) ||
         any(requirement.any_of().of()) || any(requirement.none_of().of()) ||
         any(requirement.at_least().of());
}

Day LastDayOf(const v1::Programme& programme, Day anchor, const std::string& term,
              v1::Counting counting, v1::LastDayShift shift) {
  std::vector<Day> equated;
  for (const std::string& day : programme.equated_days()) {
    equated.push_back(ParsePartialDate(day).date.earliest);
  }
  Counting how = Counting::kAfterAnchor;
  if (counting == v1::COUNTING_FROM_ANCHOR) how = Counting::kFromAnchor;
  if (counting == v1::COUNTING_BEFORE_ANCHOR) how = Counting::kBeforeAnchor;
  return LastDay(
      anchor,
      {TermOf(programme, term), how,
       shift == v1::LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET ? LastDayShift::kAlgemeneTermijnenwet
                                                         : LastDayShift::kNone},
      WorkingDays(equated));
}

Day World::LastDayOfBy(const v1::By& by, Day anchor) const {
  const auto [place, added] = last_days_.try_emplace({&by, anchor}, 0);
  if (added) {
    place->second =
        LastDayOf(*record_.programme, anchor, by.term(), by.counting(), by.last_day_shift());
  }
  return place->second;
}

const std::vector<Moment>& World::Selected(const v1::Moments& moments) const {
  const auto [place, added] = moments_.try_emplace(&moments);
  if (added) place->second = Select(record_, moments);
  return place->second;
}

const std::vector<Span>& World::Selected(const v1::Spans& spans) const {
  const auto [place, added] = spans_.try_emplace(&spans);
  if (added) place->second = Select(record_, spans);
  return place->second;
}

const std::vector<World::ActivityDates>& World::Selected(const v1::Activities& activities) const {
  const auto [place, added] = activities_.try_emplace(&activities);
  if (!added) return place->second;
  for (const std::string& id : ActivitiesOf(*record_.programme, activities)) {
    ActivityDates dates{record_.Keeps("activity", id), {}, {}};
    // Without a record: what is not kept may have been.
    std::vector<Fact> records = {NewFact(FactType::kActivity, id, "")};
    for (const Fact& fact : record_.facts) {
      if (fact.type == FactType::kActivity && fact.word == id) records.push_back(fact);
    }
    if (records.size() > 1) records.erase(records.begin());
    for (const Fact& fact : records) {
      for (const Range& date : DatesImplying(record_, fact, activities.status())) {
        dates.status.push_back(date);
      }
      if (fact.not_applicable) dates.not_applicable.push_back(*fact.not_applicable);
      if (!record_.KeepsPath("activities.not_applicable_on")) {
        dates.not_applicable.push_back(kAnyDay);
      }
    }
    place->second.push_back(dates);
  }
  return place->second;
}

Truth World::Is(const v1::Requirement& requirement, Day day, Day trigger) {
  // Days before the first one are like it.
  const Day from = record_.first - 2;
  const auto place = static_cast<std::size_t>(std::max(day, from) - from);
  auto& known = known_[{&requirement, trigger}];
  if (known.size() <= place) known.resize(place + 64);
  if (!known[place]) {
    const Truth truth = Evaluate(requirement, std::max(day, from), trigger);
    known_[{&requirement, trigger}][place] = truth;
    return truth;
  }
  return *known[place];
}

Truth World::Evaluate(const v1::Requirement& requirement, Day day, Day trigger) {
  switch (requirement.kind_case()) {
    case v1::Requirement::kOccurred:
      return Occurred(requirement.occurred(), day, trigger);
    case v1::Requirement::kReached:
      return Reached(requirement.reached(), day);
    case v1::Requirement::kHolding:
      return Holding(requirement.holding(), day);
    case v1::Requirement::kBetween:
      return In(requirement.between(), day);
    case v1::Requirement::kAllOf: {
      Truth all = Truth::kTrue;
      for (const auto& of : requirement.all_of().of()) all = And(all, Is(of, day, trigger));
      return all;
    }
    case v1::Requirement::kAnyOf: {
      Truth any = Truth::kFalse;
      for (const auto& of : requirement.any_of().of()) any = Or(any, Is(of, day, trigger));
      return any;
    }
    case v1::Requirement::kNoneOf: {
      Truth any = Truth::kFalse;
      for (const auto& of : requirement.none_of().of()) any = Or(any, Is(of, day, trigger));
      return Not(any);
    }
    case v1::Requirement::kAtLeast: {
      Count count;
      for (const auto& of : requirement.at_least().of()) {
        const Truth truth = Is(of, day, trigger);
        count.low += truth == Truth::kTrue ? 1 : 0;
        count.high += truth != Truth::kFalse ? 1 : 0;
      }
      return Within(count, requirement.at_least().times(), kMany);
    }
    default:
      throw std::runtime_error("requirement without a kind");
  }
}

Truth World::Occurred(const v1::Occurred& occurred, Day day, Day trigger) const {
  const bool by_amount = !occurred.amount().empty() ||
                         (!occurred.at_most().empty() && HasUnit(record_, occurred.moments()));
  Day from = kDawn;
  if (!occurred.within().empty()) {
    from = SubtractTerm(day, TermOf(*record_.programme, occurred.within()));
  }
  if (occurred.since_trigger()) from = std::max(from, trigger);
  Count count;
  for (const Moment& moment : Selected(occurred.moments())) {
    if (moment.not_kept) {
      count.high = kMany;
      continue;
    }
    const bool possible = moment.day.earliest <= day && moment.day.latest >= from;
    const bool certain =
        moment.match == Truth::kTrue && moment.day.latest <= day && moment.day.earliest >= from;
    int weight = by_amount ? moment.amount : 1;
    count.low += certain ? weight : 0;
    if (by_amount && weight == 0 && !record_.KeepsPath("events.amount")) weight = kMany;
    count.high += possible ? weight : 0;
  }
  count.high = std::min(count.high, kMany);
  if (!occurred.at_most().empty()) {
    const int most = FindParameter(*record_.programme, occurred.at_most()).count();
    return Within(count, 0, most);
  }
  if (!occurred.amount().empty()) {
    return Within(count, FindParameter(*record_.programme, occurred.amount()).count(), kMany);
  }
  return Within(count, std::max(occurred.times(), 1), kMany);
}

Truth World::Reached(const v1::Reached& reached, Day day) const {
  if (!reached.all() && !reached.distinct().empty()) return ReachedDistinct(reached, day);
  Truth all = Truth::kTrue;
  Count count;
  for (const ActivityDates& activity : Selected(reached.activities())) {
    Truth has_status = Of(!activity.kept);
    if (has_status == Truth::kTrue) has_status = Truth::kUnknown;
    Truth not_applicable = has_status;
    for (const Range& date : activity.status) has_status = Or(has_status, HasCome(date, day));
    for (const Range& date : activity.not_applicable) {
      not_applicable = Or(not_applicable, HasCome(date, day));
    }
    all = And(all, Or(has_status, not_applicable));
    count.low += has_status == Truth::kTrue ? 1 : 0;
    count.high += has_status != Truth::kFalse ? 1 : 0;
  }
  return reached.all() ? all : Within(count, std::max(reached.min(), 1), kMany);
}

// Each tag of the family once.
Truth World::ReachedDistinct(const v1::Reached& reached, Day day) const {
  std::set<std::string> certain;
  std::set<std::string> possible;
  bool many = false;
  for (const std::string& id : ActivitiesOf(*record_.programme, reached.activities())) {
    // Without a record: what is not kept may have been.
    const Fact nothing = NewFact(FactType::kActivity, id, "");
    many = many || !record_.Keeps("activity", id) ||
           !DatesImplying(record_, nothing, reached.activities().status()).empty();
    for (const Fact& fact : record_.facts) {
      if (fact.type != FactType::kActivity || fact.word != id) continue;
      Truth has_status = Truth::kFalse;
      for (const Range& date : DatesImplying(record_, fact, reached.activities().status())) {
        has_status = Or(has_status, HasCome(date, day));
      }
      for (const std::string& tag : fact.tags) {
        if (!InFamily(tag, reached.distinct())) continue;
        if (has_status == Truth::kTrue) certain.insert(tag);
        if (has_status != Truth::kFalse) possible.insert(tag);
      }
    }
  }
  return Within(
      {static_cast<int>(certain.size()), many ? kMany : static_cast<int>(possible.size())},
      std::max(reached.min(), 1), kMany);
}

Truth World::Holding(const v1::Holding& holding, Day day) const {
  const Count count = CountRunning(record_, Selected(holding.spans()),
                                   LayersOf(record_, holding.spans()), holding.distinct(), day);
  if (holding.absent_is_unknown() && count.high == 0) {
    v1::Spans whatever = holding.spans();
    whatever.clear_filter();
    bool on_file = false;
    for (const Span& span : Select(record_, whatever)) {
      on_file = on_file || span.not_kept ||
                record_.facts[static_cast<std::size_t>(span.fact)].start.earliest <= day;
    }
    if (!on_file) return Truth::kUnknown;
  }
  int max = holding.limited() ? holding.max() : kMany;
  if (!holding.max_parameter().empty()) {
    max = FindParameter(*record_.programme, holding.max_parameter()).count();
  }
  if (!holding.has_per()) return Within(count, holding.min(), max);
  const Count per =
      CountRunning(record_, Selected(holding.per()), LayersOf(record_, holding.per()), "", day);
  const long low_limit = static_cast<long>(max) * per.low;
  const long high_limit = static_cast<long>(max) * per.high;
  Truth at_most = Truth::kUnknown;
  if (count.high <= low_limit) at_most = Truth::kTrue;
  if (count.low > high_limit) at_most = Truth::kFalse;
  return And(at_most, Within(count, holding.min(), kMany));
}

namespace {

// The last day on which the moment may be, as known on `as_of`. What happens on its own day has not
// happened later than that; an end may be known before it comes.
Day LatestKnown(const Moment& moment, Day as_of, bool ahead) {
  if (moment.day.latest == kNever) return as_of;
  const bool known_ahead = ahead || !(moment.known == moment.day);
  return known_ahead ? moment.day.latest : std::min(moment.day.latest, as_of);
}

bool IsCertain(const Moment& moment, Day as_of) {
  return moment.match == Truth::kTrue && moment.day.latest != kNever &&
         moment.known.latest <= as_of;
}

// Of a range that reaches back to the beginning of time the days that matter, or that beginning.
void AddDays(Day from, Day to, Day first, std::set<Day>& days) {
  if (from <= kDawn && to <= kDawn) days.insert(kDawn);
  for (Day day = std::max(from, first); day <= to; ++day) days.insert(day);
}

}  // namespace

PossibleDays World::FirstOf(const std::vector<Moment>& moments, Day as_of, bool ahead) const {
  PossibleDays value;
  Day no_later_than = kNever;
  for (const Moment& moment : moments) {
    if (IsCertain(moment, as_of)) value.may_be_absent = false;
    if (IsCertain(moment, ahead ? kNever : as_of) && moment.known.earliest <= as_of) {
      no_later_than = std::min(no_later_than, moment.day.latest);
    }
  }
  std::set<Day> days;
  for (const Moment& moment : moments) {
    if (moment.known.earliest > as_of) continue;
    const Day to = std::min(LatestKnown(moment, as_of, ahead), no_later_than);
    AddDays(moment.day.earliest, to, record_.first, days);
    value.since_ever = value.since_ever || moment.day.earliest <= kDawn;
  }
  value.days.assign(days.begin(), days.end());
  return value;
}

PossibleDays World::LastOf(const std::vector<Moment>& moments, Day as_of, bool ahead) const {
  PossibleDays value;
  Day no_earlier_than = kDawn;
  for (const Moment& moment : moments) {
    if (!IsCertain(moment, as_of)) continue;
    value.may_be_absent = false;
    no_earlier_than = std::max(no_earlier_than, moment.day.earliest);
  }
  std::set<Day> days;
  for (const Moment& moment : moments) {
    if (moment.known.earliest > as_of) continue;
    const Day to = LatestKnown(moment, as_of, ahead);
    const Day from = std::max(moment.day.earliest, no_earlier_than);
    AddDays(from, to, record_.first, days);
    value.since_ever = value.since_ever || from <= kDawn;
  }
  value.days.assign(days.begin(), days.end());
  return value;
}

PossibleDays World::Value(const v1::DateExpression& expression, Day as_of, bool ahead) const {
  PossibleDays value;
  switch (expression.kind_case()) {
    case v1::DateExpression::kFirst:
      return FirstOf(Selected(expression.first()), as_of, ahead);
    case v1::DateExpression::kLast:
      return LastOf(Selected(expression.last()), as_of, ahead);
    case v1::DateExpression::kPlus: {
      const v1::Deadline& plus = expression.plus();
      value = Value(plus.anchor(), as_of, ahead);
      for (Day& day : value.days) {
        day =
            LastDayOf(*record_.programme, day, plus.term(), plus.counting(), plus.last_day_shift());
      }
      value.days.erase(std::unique(value.days.begin(), value.days.end()), value.days.end());
      return value;
    }
    case v1::DateExpression::kFirstKnown:
      for (const auto& of : expression.first_known().of()) {
        const PossibleDays next = Value(of, as_of, ahead);
        value.days.insert(value.days.end(), next.days.begin(), next.days.end());
        value.may_be_absent = next.may_be_absent;
        value.since_ever = value.since_ever || next.since_ever;
        if (!next.may_be_absent) break;
      }
      break;
    case v1::DateExpression::kLaterOf:
    case v1::DateExpression::kEarlierOf: {
      const bool later = expression.kind_case() == v1::DateExpression::kLaterOf;
      std::vector<PossibleDays> all;
      for (const auto& of : (later ? expression.later_of() : expression.earlier_of()).of()) {
        all.push_back(Value(of, as_of, ahead));
      }
      value.may_be_absent = !later;
      value.since_ever = later;
      for (const PossibleDays& one : all) {
        if (later) {
          value.may_be_absent = value.may_be_absent || one.may_be_absent;
          value.since_ever = value.since_ever && one.since_ever;
        } else {
          value.may_be_absent = value.may_be_absent && one.may_be_absent;
          value.since_ever = value.since_ever || one.since_ever;
        }
      }
      for (std::size_t i = 0; i < all.size(); ++i) {
        for (const Day day : all[i].days) {
          bool possible = true;
          for (std::size_t j = 0; j < all.size() && possible; ++j) {
            if (j == i) continue;
            const auto& days = all[j].days;
            possible = later ? (!days.empty() && days.front() <= day)
                             : (all[j].may_be_absent || days.back() >= day);
          }
          if (possible) value.days.push_back(day);
        }
      }
      break;
    }
    default:
      throw std::runtime_error("date expression without a kind");
  }
  std::sort(value.days.begin(), value.days.end());
  value.days.erase(std::unique(value.days.begin(), value.days.end()), value.days.end());
  return value;
}

Truth World::Begun(const v1::DateExpression& since, Day day) const {
  const PossibleDays value = Value(since, day);
  if (value.days.empty() || value.days.front() > day) return Truth::kFalse;
  return !value.may_be_absent && value.days.back() <= day ? Truth::kTrue : Truth::kUnknown;
}

Truth World::HasMembers(Day day) const {
  Truth some = Truth::kFalse;
  Truth exists = Truth::kFalse;
  for (const Fact& fact : record_.facts) {
    if (fact.type == FactType::kMember) some = Or(some, Running(record_, fact, day));
    if (fact.type == FactType::kGroup) exists = Running(record_, fact, day);
  }
  // Members in a role that is not kept may be there as well.
  for (const v1::Word& word : record_.programme->vocabulary().words()) {
    if (word.sort() == "role" && !record_.Keeps("role", word.id()))
      some = Or(some, Truth::kUnknown);
  }
  return And(some, exists);
}

Truth World::In(const v1::Window& window, Day day) const {
  Truth in = Truth::kTrue;
  if (window.has_since()) in = And(in, Begun(window.since(), day));
  if (window.has_until()) in = And(in, Not(Begun(window.until(), day)));
  if (window.has_through()) {
    // Past the last day: it lies before this day.
    const PossibleDays value = Value(window.through(), day);
    Truth past = Truth::kUnknown;
    if (value.days.empty() || value.days.front() >= day)
      past = Truth::kFalse;
    else if (!value.may_be_absent && value.days.back() < day)
      past = Truth::kTrue;
    in = And(in, Not(past));
  }
  return in;
}

const PossibleDays& World::Stop(Day as_of) const {
  const auto [place, added] = stop_.try_emplace(as_of);
  if (!added) return place->second;
  std::vector<Moment> stops;
  for (const v1::Moments& stop : record_.programme->stops()) {
    for (const Moment& moment : Selected(stop)) {
      if (!moment.not_kept) stops.push_back(moment);
    }
  }
  return place->second = FirstOf(stops, as_of, false);
}

Truth World::Stopped(Day day) const {
  Truth stopped = Truth::kFalse;
  for (const v1::Moments& stop : record_.programme->stops()) {
    for (const Moment& moment : Selected(stop)) {
      if (moment.not_kept) continue;
      stopped = Or(stopped, And(moment.match, HasCome(moment.day, day)));
    }
  }
  return stopped;
}

World World::With(const Moment& moment, Day day) const {
  World changed(record_);
  if (moment.fact < 0) return changed;
  const auto put = [day](std::optional<Range>& date) {
    if (date && date->earliest <= day && day <= date->latest) date = Range{day, day};
  };
  if (moment.date == MomentDate::kActivity) {
    for (Fact& fact : changed.record_.facts) {
      if (fact.type != FactType::kActivity || fact.word != moment.activity) continue;
      // A status that follows this one may have been reached later.
      const std::vector<Range> dates = DatesImplying(record_, fact, moment.status);
      const bool may_be = std::any_of(dates.begin(), dates.end(), [day](const Range& date) {
        return date.earliest <= day && day <= date.latest;
      });
      if (may_be && moment.status == v1::STATUS_OFFERED) fact.offered = Range{day, day};
      if (may_be && moment.status == v1::STATUS_STARTED) fact.started = Range{day, day};
      if (moment.status != v1::STATUS_DONE && moment.status != v1::STATUS_SETTLED) continue;
      put(fact.done);
      if (moment.status == v1::STATUS_SETTLED) put(fact.not_applicable);
    }
    return changed;
  }
  Fact& fact = changed.record_.facts[static_cast<std::size_t>(moment.fact)];
  if (moment.date == MomentDate::kEnd) fact.end = Range{day, day};
  if (moment.date == MomentDate::kSigned) fact.signed_on = Range{day, day};
  if (moment.date == MomentDate::kStart) {
    fact.start = {day, day};
    fact.set_aside = false;
  }
  return changed;
}

}  // namespace baken::reference
