// SPDX-License-Identifier: EUPL-1.2

#include "reference/verdict.h"

#include <algorithm>
#include <tuple>

namespace baken::reference {
namespace {

// Worst first.
constexpr v1::Outcome kRank[] = {
    v1::OUTCOME_VIOLATED, v1::OUTCOME_WAIVED,    v1::OUTCOME_UNDETERMINED,  v1::OUTCOME_REPAIRED,
    v1::OUTCOME_PENDING,  v1::OUTCOME_SATISFIED, v1::OUTCOME_NOT_APPLICABLE};

}  // namespace

Judge::Judge(World& world, const std::string& rule) : world_(world) {
  for (const v1::Rule& edition : world.record().programme->rules()) {
    if (edition.id() == rule) editions_.push_back(&edition);
  }
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

Judge::Parts Judge::Combine(const Obligation& obligation) {
  Parts all = obligation.front();
  for (const Parts& parts : obligation) {
    all.breach = Same(all.breach, parts.breach);
    all.breach_unless_waived = Same(all.breach_unless_waived, parts.breach_unless_waived);
    all.past = Same(all.past, parts.past);
    all.owed = Same(all.owed, parts.owed);
    all.met = Same(all.met, parts.met);
    all.within_grace = all.within_grace && parts.within_grace;
  }
  return all;
}

v1::Outcome Judge::Worst(const std::vector<Obligation>& obligations) const {
  std::set<v1::Outcome> outcomes;
  for (const Obligation& obligation : obligations) outcomes.insert(OutcomeOf(Combine(obligation)));
  for (const v1::Outcome outcome : kRank) {
    if (outcomes.contains(outcome)) return outcome;
  }
  return v1::OUTCOME_NOT_APPLICABLE;
}

bool Judge::InForce(const v1::Rule& rule, Day day) const {
  const auto day_of = [](const std::string& text) { return ParsePartialDate(text).date.earliest; };
  if (!rule.in_force_since().empty() && day < day_of(rule.in_force_since())) return false;
  return rule.in_force_until().empty() || day < day_of(rule.in_force_until());
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

Truth Judge::Applies(World& world, const v1::Rule& rule, Day day, Day trigger) {
  if (!rule.has_applies_when()) return Truth::kTrue;
  return world.Is(rule.applies_when(), day,
                  DependsOnTrigger(rule.applies_when()) ? trigger : kNoTrigger);
}

Truth Judge::NotMetBy(World& world, const v1::Rule& rule, Day from, Day day) {
  auto [place, added] = met_.try_emplace({&world, &rule, from}, Met());
  Met& met = place->second;
  if (added) met.looked_until = from - 1;
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
  auto& world = worlds_[{moment.fact, moment.activity, moment.date, day}];
  if (world == nullptr) world = std::make_unique<World>(world_.With(moment, day));
  return *world;
}

Judge::Parts Judge::PartsWaiting(const v1::Rule& rule, Day day) {
  Parts parts;
  parts.owed = Not(world_.Stopped(day));
  if (rule.has_by()) parts.owed = And(parts.owed, Applies(world_, rule, day, kNoTrigger));
  return parts;
}

Judge::Parts Judge::PartsBy(const v1::Rule& rule, Day anchor, Day day) {
  const v1::By& by = rule.by();
  const Day due =
      LastDayOf(*world_.record().programme, anchor, by.term(), by.counting(), by.last_day_shift());
  Parts parts;
  parts.met = Not(NotMetBy(world_, rule, anchor, day));
  // Nothing becomes due on the day of a stop or later.
  const auto [place, added] = stop_.try_emplace(day);
  if (added) place->second = world_.Stop(day);
  const PossibleDays& stop = place->second;
  Truth killed = Truth::kUnknown;
  if (stop.days.empty() || stop.days.front() > due)
    killed = Truth::kFalse;
  else if (!stop.may_be_absent && stop.days.back() <= due)
    killed = Truth::kTrue;
  const Truth applies = Applies(world_, rule, std::min(due, day), anchor);
  // After a stop only what was met for certain is still told.
  const Truth not_surely_met = parts.met == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
  parts.owed = And(applies, Not(And(killed, not_surely_met)));
  if (day <= due) return parts;
  const Truth could_breach = And(applies, Not(killed));
  parts.breach_unless_waived = And(could_breach, Not(parts.met));
  parts.breach = And(parts.breach_unless_waived, Not(Waived(day)));
  // One day late is late, though it was met on that very day.
  for (Day late = due + 1; late <= day; ++late) {
    const Day not_met_by = late == due + 1 ? due : late;
    const Truth was_late = And(could_breach, NotMetBy(world_, rule, anchor, not_met_by));
    parts.past = Or(parts.past, And(was_late, Not(Waived(late))));
    if (parts.past == Truth::kTrue || was_late == Truth::kFalse) break;
  }
  return parts;
}

std::vector<Judge::Obligation> Judge::ObligationsBy(const v1::Rule& rule, Day day) {
  struct Trigger {
    PossibleDays days;
    Truth exists;
  };
  std::vector<Trigger> triggers;
  if (rule.by().has_each()) {
    for (const Moment& moment : Select(world_.record(), rule.by().each())) {
      if (moment.day.earliest > day) continue;
      Trigger trigger{{{}, moment.day.latest > day}, moment.match};
      const Day from = std::max(moment.day.earliest, world_.record().first);
      for (Day at = from; at <= std::min(moment.day.latest, day); ++at) {
        trigger.days.days.push_back(at);
      }
      triggers.push_back(trigger);
    }
  } else {
    const v1::DateExpression& anchor =
        rule.by().has_anchor() ? rule.by().anchor() : world_.record().programme->clock();
    triggers.push_back({world_.Value(anchor, day), Truth::kTrue});
  }
  std::vector<Obligation> obligations;
  for (const Trigger& trigger : triggers) {
    Obligation obligation;
    for (const Day at : trigger.days.days) {
      Parts parts;
      if (InForce(rule, at))
        parts = PartsBy(rule, at, day);
      else
        parts.owed = Truth::kFalse;
      parts.breach = And(parts.breach, trigger.exists);
      parts.breach_unless_waived = And(parts.breach_unless_waived, trigger.exists);
      parts.past = And(parts.past, trigger.exists);
      parts.owed = And(parts.owed, trigger.exists);
      obligation.push_back(parts);
    }
    if (trigger.days.days.empty()) continue;
    if (trigger.days.may_be_absent) obligation.push_back(PartsWaiting(rule, day));
    obligations.push_back(obligation);
  }
  return obligations;
}

Judge::Parts Judge::PartsAt(World& world, const v1::Rule& rule, Day moment, Day day) {
  Parts parts;
  // A moment after the stop asks nothing.
  const Truth owed = And(Applies(world, rule, moment, moment), Not(world.Stopped(moment - 1)));
  parts.owed = owed;
  if (rule.at().on_the_eve()) {
    const Truth missed = And(owed, Not(world.Is(rule.requirement(), moment - 1, kNoTrigger)));
    parts.met = world.Is(rule.requirement(), moment - 1, kNoTrigger);
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
  for (Day late = moment; late <= day; ++late) {
    const Truth was_late = And(owed, NotMetBy(world, rule, moment, late));
    parts.past = Or(parts.past, And(was_late, Not(Waived(late))));
    if (parts.past == Truth::kTrue || was_late == Truth::kFalse) break;
  }
  return parts;
}

std::vector<Judge::Obligation> Judge::ObligationsAt(const v1::Rule& rule, Day day) {
  std::vector<Obligation> obligations;
  for (const v1::Moments& each : rule.at().each()) {
    for (const Moment& moment : Select(world_.record(), each)) {
      if (moment.day.earliest > day) continue;
      Obligation obligation;
      const Day from = std::max(moment.day.earliest, world_.record().first);
      for (Day at = from; at <= std::min(moment.day.latest, day); ++at) {
        Parts parts;
        if (InForce(rule, at))
          parts = PartsAt(WorldWith(moment, at), rule, at, day);
        else
          parts.owed = Truth::kFalse;
        parts.breach = And(parts.breach, moment.match);
        parts.breach_unless_waived = And(parts.breach_unless_waived, moment.match);
        parts.past = And(parts.past, moment.match);
        parts.owed = And(parts.owed, moment.match);
        obligation.push_back(parts);
      }
      if (moment.day.latest > day) obligation.push_back(PartsWaiting(rule, day));
      obligations.push_back(obligation);
    }
  }
  return obligations;
}

const v1::Rule* Judge::EditionOn(Day day) const {
  for (const v1::Rule* rule : editions_) {
    if (InForce(*rule, day)) return rule;
  }
  return nullptr;
}

Truth Judge::OwedOn(Day day) {
  const auto found = owed_on_.find(day);
  if (found != owed_on_.end()) return found->second;
  const v1::Rule* rule = EditionOn(day);
  Truth owed = Truth::kFalse;
  if (rule != nullptr) {
    owed = rule->throughout().has_window() ? world_.In(rule->throughout().window(), day)
                                           : world_.Begun(world_.record().programme->clock(), day);
    owed = And(owed, Not(world_.Stopped(day)));
    if (owed != Truth::kFalse) owed = And(owed, Applies(world_, *rule, day, kNoTrigger));
  }
  return owed_on_[day] = owed;
}

Truth Judge::BreachOn(Day day) {
  const auto found = breach_on_.find(day);
  if (found != breach_on_.end()) return found->second;
  Truth breach = OwedOn(day);
  if (breach != Truth::kFalse) {
    breach = And(breach, Not(world_.Is(EditionOn(day)->requirement(), day, kNoTrigger)));
  }
  return breach_on_[day] = breach;
}

Judge::Parts Judge::PartsThroughout(Day day) {
  const Record& record = world_.record();
  const v1::Rule& rule = *editions_.back();
  const std::string& grace = rule.throughout().grace();
  const auto past_grace = [&](Day first, Day last) {
    return grace.empty() || last > AddTerm(first, TermOf(*record.programme, grace)) - 1;
  };
  Parts parts;
  parts.owed = Truth::kFalse;
  // Longest runs that end on `late`: of days certainly, and of days perhaps, in breach.
  Day certain_from = kNever;
  Day possible_from = kNever;
  // Since when the present runs hold a day that is not waived.
  Truth certain_run = Truth::kFalse;
  for (Day late = record.first - 1; late <= day; ++late) {
    parts.owed = Or(parts.owed, OwedOn(late));
    const Truth breach = BreachOn(late);
    if (breach == Truth::kFalse)
      possible_from = kNever;
    else if (possible_from == kNever)
      possible_from = late;
    if (breach != Truth::kTrue)
      certain_from = kNever;
    else if (certain_from == kNever)
      certain_from = late;
    certain_run = Truth::kFalse;
    if (possible_from != kNever && past_grace(possible_from, late)) certain_run = Truth::kUnknown;
    if (certain_from != kNever && past_grace(certain_from, late)) certain_run = Truth::kTrue;
    // The breach counts from the first day of the run.
    if (certain_run > parts.past) {
      const Day from = certain_run == Truth::kTrue ? certain_from : possible_from;
      for (Day run_day = from; run_day <= late; ++run_day) {
        const Truth in_breach = And(certain_run, BreachOn(run_day));
        parts.past = Or(parts.past, And(in_breach, Not(Waived(run_day))));
        if (parts.past == Truth::kTrue) break;
      }
      if (parts.past == Truth::kFalse && certain_from != possible_from) {
        for (Day run_day = possible_from; run_day <= late; ++run_day) {
          parts.past = Or(parts.past, And(Truth::kUnknown, Not(Waived(run_day))));
        }
      }
    }
    if (late < day) continue;
    parts.breach_unless_waived = And(BreachOn(late), certain_run);
    if (certain_run == Truth::kUnknown) parts.breach_unless_waived = Truth::kUnknown;
    parts.breach = And(parts.breach_unless_waived, Not(Waived(late)));
    parts.within_grace = breach == Truth::kTrue && certain_run == Truth::kFalse;
  }
  // Met as long as nothing is in breach.
  parts.met = Not(BreachOn(day));
  return parts;
}

std::vector<Judge::Obligation> Judge::ObligationsOn(Day day) {
  if (editions_.front()->has_throughout()) return {{PartsThroughout(day)}};
  std::vector<Obligation> all;
  for (const v1::Rule* rule : editions_) {
    const auto obligations = rule->has_by() ? ObligationsBy(*rule, day) : ObligationsAt(*rule, day);
    all.insert(all.end(), obligations.begin(), obligations.end());
  }
  if (all.empty()) all.push_back({PartsWaiting(*editions_.back(), day)});
  return all;
}

v1::Outcome Judge::OutcomeOn(Day day) {
  const auto found = outcome_on_.find(day);
  if (found != outcome_on_.end()) return found->second;
  return outcome_on_[day] = Worst(ObligationsOn(day));
}

std::optional<DayRange> Judge::Due(Day day) {
  const v1::Rule& rule = *editions_.front();
  if (editions_.size() > 1 || !rule.has_by() || rule.by().has_each()) return std::nullopt;
  if (OutcomeOn(day) == v1::OUTCOME_NOT_APPLICABLE) return std::nullopt;
  const v1::By& by = rule.by();
  const v1::Programme& programme = *world_.record().programme;
  const v1::DateExpression& expression = by.has_anchor() ? by.anchor() : programme.clock();
  // A day due looks ahead: also at an anchor that is yet to come.
  PossibleDays anchor = world_.Value(expression, day, true);
  if (anchor.days.empty()) anchor = world_.Value(expression, world_.record().last, true);
  if (anchor.days.empty()) return std::nullopt;
  const auto last_day = [&](Day from) {
    return LastDayOf(programme, from, by.term(), by.counting(), by.last_day_shift());
  };
  return DayRange{last_day(anchor.days.front()), last_day(anchor.days.back())};
}

std::set<Day> Judge::DaysInBreach(Day day) {
  std::set<Day> days;
  const v1::Rule& rule = *editions_.front();
  if (!rule.has_throughout()) {
    for (Day earlier = world_.record().first; earlier <= day; ++earlier) {
      for (const Obligation& obligation : ObligationsOn(earlier)) {
        if (Combine(obligation).breach == Truth::kTrue) days.insert(earlier);
      }
    }
    return days;
  }
  const std::string& grace = rule.throughout().grace();
  Day run_from = kNever;
  for (Day earlier = world_.record().first; earlier <= day; ++earlier) {
    if (BreachOn(earlier) != Truth::kTrue)
      run_from = kNever;
    else if (run_from == kNever)
      run_from = earlier;
    if (run_from == kNever) continue;
    const bool too_long =
        grace.empty() || earlier > AddTerm(run_from, TermOf(*world_.record().programme, grace)) - 1;
    for (Day in_run = run_from; too_long && in_run <= earlier; ++in_run) {
      if (Waived(in_run) == Truth::kFalse) days.insert(in_run);
    }
  }
  return days;
}

}  // namespace baken::reference
