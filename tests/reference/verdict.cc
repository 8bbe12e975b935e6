// SPDX-License-Identifier: EUPL-1.2

#include "reference/verdict.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace baken::reference {
namespace {

// Worst first.
constexpr v1::Outcome kRank[] = {
    v1::OUTCOME_VIOLATED, v1::OUTCOME_WAIVED,    v1::OUTCOME_UNDETERMINED,  v1::OUTCOME_REPAIRED,
    v1::OUTCOME_PENDING,  v1::OUTCOME_SATISFIED, v1::OUTCOME_NOT_APPLICABLE};

constexpr std::size_t kMostWorlds = 2000;

bool IsOpen(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_VIOLATED || outcome == v1::OUTCOME_WAIVED ||
         outcome == v1::OUTCOME_UNDETERMINED || outcome == v1::OUTCOME_PENDING;
}

// A full date of a programme; `otherwise` where there is none.
Day DayOf(const std::string& text, Day otherwise) {
  return text.empty() ? otherwise : ParsePartialDate(text).date.earliest;
}

std::set<Day> Common(const std::set<Day>& a, const std::set<Day>& b) {
  std::set<Day> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both;
}

}  // namespace

Judge::Judge(World& world, const std::string& rule) : world_(world) {
  for (const v1::Rule& edition : world.record().programme->rules()) {
    if (edition.id() == rule) editions_.push_back(&edition);
  }
  std::stable_sort(editions_.begin(), editions_.end(), [](const v1::Rule* a, const v1::Rule* b) {
    return DayOf(a->in_force_since(), kDawn) < DayOf(b->in_force_since(), kDawn);
  });
}

v1::Outcome Judge::OutcomeOf(const Parts& parts) {
  if (parts.breach == Truth::kTrue) return v1::OUTCOME_VIOLATED;
  if (parts.breach_unless_waived == Truth::kTrue && parts.breach == Truth::kFalse) {
    return v1::OUTCOME_WAIVED;
  }
  if (parts.breach == Truth::kUnknown) return v1::OUTCOME_UNDETERMINED;
  if (parts.within_grace) return v1::OUTCOME_PENDING;
  if (parts.past == Truth::kTrue) return v1::OUTCOME_REPAIRED;
  if (parts.past == Truth::kUnknown) return v1::OUTCOME_UNDETERMINED;
  if (parts.owed == Truth::kFalse) return v1::OUTCOME_NOT_APPLICABLE;
  if (parts.met == Truth::kTrue) return v1::OUTCOME_SATISFIED;
  return v1::OUTCOME_PENDING;
}

v1::Outcome Judge::OutcomeOf(const Obligation& obligation) {
  Parts all = obligation.parts.front();
  for (const Parts& parts : obligation.parts) {
    all.breach = Same(all.breach, parts.breach);
    all.breach_unless_waived = Same(all.breach_unless_waived, parts.breach_unless_waived);
    all.past = Same(all.past, parts.past);
    all.owed = Same(all.owed, parts.owed);
    all.met = Same(all.met, parts.met);
    all.within_grace = all.within_grace && parts.within_grace;
  }
  return OutcomeOf(all);
}

bool Judge::InForce(const v1::Rule& rule, Day day) const {
  return DayOf(rule.in_force_since(), kDawn) <= day && day < DayOf(rule.in_force_until(), kNever);
}

Truth Judge::Waived(Day day) {
  const auto [place, added] = waived_.try_emplace(day, Truth::kFalse);
  Truth& waived = place->second;
  if (!added) return waived;
  for (const Fact& fact : world_.record().facts) {
    if (fact.type != FactType::kWaiver || fact.word != editions_.front()->id()) continue;
    waived = Or(waived, Running(world_.record(), fact, day));
  }
  return waived;
}

// Without one the first late day says it all: what is not met on a later day was not met on it.
bool Judge::HasWaivers() const {
  const auto& facts = world_.record().facts;
  return std::any_of(facts.begin(), facts.end(),
                     [](const Fact& fact) { return fact.type == FactType::kWaiver; });
}

// A group's rules are owed on days on which it has a member.
Truth Judge::Applies(World& world, const v1::Rule& rule, Day from, Day day) {
  const bool of_group = world.record().scope == v1::SCOPE_GROUP;
  const Truth asked = of_group ? world.HasMembers(day) : Truth::kTrue;
  if (!rule.has_applies_when()) return asked;
  const Day trigger = DependsOnTrigger(rule.applies_when()) ? from : kNoTrigger;
  return And(asked, world.Is(rule.applies_when(), day, trigger));
}

Truth Judge::NotMetBy(World& world, const v1::Rule& rule, Day from, Day day) {
  auto [place, added] = met_.try_emplace({&world, &rule, from}, Met());
  Met& met = place->second;
  // All days before the first are like it.
  if (added) met.looked_until = std::max(from, world.record().first - 1) - 1;
  const Day trigger = DependsOnTrigger(rule.requirement()) ? from : kNoTrigger;
  while (met.looked_until < day && met.certainly == kNever) {
    const Day next = ++met.looked_until;
    const Truth truth = world.Is(rule.requirement(), next, trigger);
    if (truth != Truth::kFalse) met.possibly = std::min(met.possibly, next);
    if (truth == Truth::kTrue) met.certainly = next;
  }
  if (met.certainly <= day) return Truth::kFalse;
  return met.possibly <= day ? Truth::kUnknown : Truth::kTrue;
}

World& Judge::WorldWith(const Moment& moment, Day day) {
  if (moment.day.earliest == moment.day.latest || moment.fact < 0) return world_;
  auto& world = worlds_[{moment.fact, moment.activity, moment.status, moment.date, day}];
  if (world == nullptr) world = std::make_unique<World>(world_.With(moment, day));
  return *world;
}

Day Judge::DueOf(const v1::Rule& rule, Day anchor) const {
  return world_.LastDayOfBy(rule.by(), anchor);
}

Judge::Parts Judge::PartsWaiting(Day day) {
  Parts parts;
  parts.owed = Not(world_.Stopped(day));
  return parts;
}

Judge::Parts Judge::PartsBy(World& world, const v1::Rule& rule, Day anchor, Day day) {
  const Day due = DueOf(rule, anchor);
  Parts parts;
  parts.met = Not(NotMetBy(world, rule, anchor, day));
  // Nothing becomes due on the day of a stop or later.
  const PossibleDays stop = world.Stop(day);
  Truth killed = Truth::kUnknown;
  if (stop.days.empty() || stop.days.front() > due)
    killed = Truth::kFalse;
  else if (!stop.may_be_absent && stop.days.back() <= due)
    killed = Truth::kTrue;
  const Truth applies = Applies(world, rule, anchor, std::min(due, day));
  // After a stop only what was met for certain is still told.
  const Truth not_surely_met = parts.met == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
  parts.owed = And(applies, Not(And(killed, not_surely_met)));
  if (day <= due) return parts;
  const Truth could_breach = And(applies, Not(killed));
  parts.breach_unless_waived = And(could_breach, Not(parts.met));
  parts.breach = And(parts.breach_unless_waived, Not(Waived(day)));
  // One day late is late, though it was met on that very day.
  for (Day late = std::max(due + 1, world.record().first); late <= day; ++late) {
    const Day not_met_by = late == due + 1 ? due : late;
    const Truth was_late = And(could_breach, NotMetBy(world, rule, anchor, not_met_by));
    parts.past = Or(parts.past, And(was_late, Not(Waived(late))));
    if (parts.past == Truth::kTrue || was_late == Truth::kFalse || !HasWaivers()) break;
  }
  return parts;
}

Judge::Parts Judge::PartsAt(World& world, const v1::Rule& rule, Day moment, Day day) {
  Parts parts;
  // A moment after the stop asks nothing.
  const Truth owed = And(Applies(world, rule, moment, moment), Not(world.Stopped(moment - 1)));
  parts.owed = owed;
  if (rule.at().on_the_eve()) {
    parts.met = world.Is(rule.requirement(), moment - 1, kNoTrigger);
    const Truth missed = And(owed, Not(parts.met));
    // It cannot be mended: once the day has passed nothing is left to do.
    if (day > moment) parts.met = Truth::kTrue;
    parts.past = And(missed, Not(Waived(moment)));
    if (day == moment) {
      parts.breach_unless_waived = missed;
      parts.breach = parts.past;
    }
    return parts;
  }
  const Truth not_met = NotMetBy(world, rule, moment, day);
  parts.met = Not(not_met);
  parts.breach_unless_waived = And(owed, not_met);
  parts.breach = And(parts.breach_unless_waived, Not(Waived(day)));
  for (Day late = std::max(moment, world.record().first); late <= day; ++late) {
    const Truth was_late = And(owed, NotMetBy(world, rule, moment, late));
    parts.past = Or(parts.past, And(was_late, Not(Waived(late))));
    if (parts.past == Truth::kTrue || was_late == Truth::kFalse || !HasWaivers()) break;
  }
  return parts;
}

// The days of a certain breach, from the day after the last one (or the moment) until it was met.
BreachDays Judge::BreachesOf(World& world, const v1::Rule& rule, Day trigger, Day day) {
  BreachDays breaches;
  const bool on_the_eve = rule.has_at() && rule.at().on_the_eve();
  const Day from = rule.has_by() ? DueOf(rule, trigger) + 1 : trigger;
  const Day to = on_the_eve ? trigger : day;
  for (Day late = std::max(from, world.record().first); late <= to; ++late) {
    const bool in_breach =
        on_the_eve ? world.Is(rule.requirement(), trigger - 1, kNoTrigger) == Truth::kFalse
                   : NotMetBy(world, rule, trigger, late) == Truth::kTrue;
    if (in_breach && Waived(late) == Truth::kFalse) breaches.days.insert(late);
  }
  if (rule.has_by() && from <= day && NotMetBy(world, rule, trigger, from - 1) == Truth::kTrue &&
      NotMetBy(world, rule, trigger, from) != Truth::kTrue && Waived(from) == Truth::kFalse) {
    breaches.met_one_day_late.insert(from);
  }
  return breaches;
}

Judge::Obligation Judge::ObligationOf(const v1::Rule& rule, const Trigger& trigger, Day day,
                                      Truth owned) {
  Obligation obligation;
  obligation.due = trigger.due;
  bool first = true;
  for (const Day at : trigger.days) {
    if (at > day) continue;
    World& world = WorldWith(trigger.moment, at);
    const Truth asked = And(Of(InForce(rule, at)), Not(owned));
    // Also where it is not asked: what is met either way is met.
    Parts parts = rule.has_by() ? PartsBy(world, rule, at, day) : PartsAt(world, rule, at, day);
    parts.breach = And(parts.breach, asked);
    parts.breach_unless_waived = And(parts.breach_unless_waived, asked);
    parts.past = And(parts.past, asked);
    parts.owed = And(parts.owed, asked);
    obligation.parts.push_back(parts);
    const bool may_be_late = !outcome_only_ && asked == Truth::kTrue && parts.past == Truth::kTrue;
    const BreachDays breaches = may_be_late ? BreachesOf(world, rule, at, day) : BreachDays();
    if (first) obligation.breaches = breaches;
    obligation.breaches.days = Common(obligation.breaches.days, breaches.days);
    obligation.breaches.met_one_day_late =
        Common(obligation.breaches.met_one_day_late, breaches.met_one_day_late);
    first = false;
  }
  if (trigger.may_be_absent || trigger.days.empty() || trigger.days.back() > day) {
    obligation.parts.push_back(PartsWaiting(day));
    obligation.breaches = BreachDays();
  }
  return obligation;
}

std::vector<Judge::Trigger> Judge::Triggers(const v1::Moments& each, Day day) {
  std::vector<Trigger> triggers;
  for (const Moment& moment : world_.Selected(each)) {
    if (moment.day.earliest > day || moment.known.earliest > day) continue;
    // A fact that only perhaps matches is perhaps no trigger.
    const bool may_be_absent = moment.day.latest > day || moment.match != Truth::kTrue;
    Trigger trigger{{}, may_be_absent, moment, {}};
    if (moment.day.latest == kDawn) trigger.days.push_back(kDawn);
    const Day from = std::max(moment.day.earliest, world_.record().first);
    for (Day at = from; at <= std::min(moment.day.latest, day); ++at) trigger.days.push_back(at);
    triggers.push_back(trigger);
  }
  return triggers;
}

std::vector<Judge::Obligation> Judge::ObligationsBy(const v1::Rule& rule, Day day, Truth& owned) {
  std::vector<Obligation> obligations;
  if (rule.by().has_each()) {
    for (Trigger& trigger : Triggers(rule.by().each(), day)) {
      const Range range = trigger.moment.day;
      if (IsCalendarDay(range.earliest) && IsCalendarDay(range.latest)) {
        trigger.due = {DueOf(rule, range.earliest), DueOf(rule, range.latest)};
      }
      obligations.push_back(ObligationOf(rule, trigger, day, Truth::kFalse));
    }
    return obligations;
  }
  const v1::DateExpression& expression =
      rule.by().has_anchor() ? rule.by().anchor() : world_.record().programme->clock();
  const PossibleDays anchor = world_.Value(expression, day);
  // A day due looks ahead: also at an anchor that is yet to come.
  PossibleDays ahead = outcome_only_ ? PossibleDays() : world_.Value(expression, day, true);
  if (!outcome_only_ && anchor.days.empty()) {
    ahead = world_.Value(expression, world_.record().last, true);
    // An anchor that will come under another edition makes nothing due under this one.
    const bool owns = std::any_of(ahead.days.begin(), ahead.days.end(),
                                  [&](Day at) { return InForce(rule, at); });
    if (!owns) ahead.days.clear();
  }
  std::optional<DayRange> due;
  // What was due since ever has no last day to name: it leaves that to the others, as each does.
  if (!ahead.days.empty() && !ahead.since_ever) {
    due = {DueOf(rule, ahead.days.front()), DueOf(rule, ahead.days.back())};
  }
  const Trigger trigger{anchor.days, anchor.may_be_absent, {}, due};
  obligations.push_back(ObligationOf(rule, trigger, day, owned));
  obligations.back().waits = anchor.days.empty();
  if (anchor.days.empty()) return obligations;
  // The latest edition that is in force on its own anchor owns the obligation.
  Truth own = Of(InForce(rule, anchor.days.front()));
  for (const Day at : anchor.days) own = Same(own, Of(InForce(rule, at)));
  if (anchor.may_be_absent && own == Truth::kTrue) own = Truth::kUnknown;
  owned = Or(owned, own);
  return obligations;
}

std::vector<Judge::Obligation> Judge::ObligationsAt(const v1::Rule& rule, Day day) {
  std::vector<Obligation> obligations;
  for (const v1::Moments& each : rule.at().each()) {
    for (const Trigger& trigger : Triggers(each, day)) {
      obligations.push_back(ObligationOf(rule, trigger, day, Truth::kFalse));
    }
  }
  return obligations;
}

std::vector<Judge::Obligation> Judge::ObligationsOn(Day day) {
  // A world for each possible day of each trigger: not more of them than memory has room for.
  if (worlds_.size() > kMostWorlds) {
    met_.clear();
    worlds_.clear();
  }
  // An organisation's rule without a timing is owed on the day judged.
  const bool dated = editions_.front()->has_by() || editions_.front()->has_at();
  if (!dated) return {ObligationThroughout(day)};
  std::vector<Obligation> all;
  Truth owned = Truth::kFalse;
  for (auto rule = editions_.rbegin(); rule != editions_.rend(); ++rule) {
    auto obligations =
        (*rule)->has_by() ? ObligationsBy(**rule, day, owned) : ObligationsAt(**rule, day);
    if (obligations.empty()) {
      obligations.push_back({{PartsWaiting(day)}, std::nullopt, {}, true});
    }
    all.insert(all.end(), obligations.begin(), obligations.end());
  }
  // An edition that waits says nothing once another one owns an obligation.
  const bool is_owed = std::any_of(all.begin(), all.end(), [](const Obligation& one) {
    return !one.waits && OutcomeOf(one) != v1::OUTCOME_NOT_APPLICABLE;
  });
  if (is_owed) std::erase_if(all, [](const Obligation& one) { return one.waits; });
  return all;
}

v1::Outcome Judge::OutcomeOn(Day day) {
  const auto found = outcome_on_.find(day);
  if (found != outcome_on_.end()) return found->second;
  std::set<v1::Outcome> outcomes;
  for (const Obligation& obligation : ObligationsOn(day)) outcomes.insert(OutcomeOf(obligation));
  const auto* worst = std::find_if(std::begin(kRank), std::end(kRank),
                                   [&](v1::Outcome outcome) { return outcomes.contains(outcome); });
  return outcome_on_[day] = worst == std::end(kRank) ? v1::OUTCOME_NOT_APPLICABLE : *worst;
}

// Of several obligations: the earliest of those still open, else of those that decide.
std::optional<DayRange> Judge::Due(Day day) {
  const v1::Outcome worst = OutcomeOn(day);
  if (worst == v1::OUTCOME_NOT_APPLICABLE) return std::nullopt;
  std::optional<DayRange> open;
  std::optional<DayRange> decisive;
  const auto earlier = [](std::optional<DayRange>& due, const DayRange& other) {
    if (!due || other.earliest < due->earliest) due = other;
  };
  outcome_only_ = false;
  for (const Obligation& obligation : ObligationsOn(day)) {
    if (!obligation.due) continue;
    if (IsOpen(OutcomeOf(obligation))) earlier(open, *obligation.due);
    if (OutcomeOf(obligation) == worst) earlier(decisive, *obligation.due);
  }
  outcome_only_ = true;
  return open ? open : decisive;
}

BreachDays Judge::BreachesUntil(Day day) {
  BreachDays all;
  outcome_only_ = false;
  for (const Obligation& obligation : ObligationsOn(day)) {
    all.days.insert(obligation.breaches.days.begin(), obligation.breaches.days.end());
    all.met_one_day_late.insert(obligation.breaches.met_one_day_late.begin(),
                                obligation.breaches.met_one_day_late.end());
  }
  outcome_only_ = true;
  return all;
}

}  // namespace baken::reference
