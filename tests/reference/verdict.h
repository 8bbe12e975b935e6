// SPDX-License-Identifier: EUPL-1.2
//
// What a rule amounts to on a day, by walking days.

#ifndef BAKEN_TESTS_REFERENCE_VERDICT_H_
#define BAKEN_TESTS_REFERENCE_VERDICT_H_

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "reference/requirement.h"

namespace baken::reference {

class Judge {
 public:
  // The rule with this id, all its editions.
  Judge(World& world, const std::string& rule);

  v1::Outcome OutcomeOn(Day day);
  // The last day of the one obligation from an anchor, earliest and latest; none: no due day.
  std::optional<DayRange> Due(Day day);
  // Days up to and including this one on which the breach is certain, and not waived.
  std::set<Day> DaysInBreach(Day day);

 private:
  // Of one obligation: what holds on the day judged.
  struct Parts {
    Truth breach = Truth::kFalse;
    Truth breach_unless_waived = Truth::kFalse;
    Truth past = Truth::kFalse;
    Truth owed = Truth::kTrue;
    Truth met = Truth::kFalse;
    bool within_grace = false;
  };
  // One obligation: its parts for each possible day of its trigger, in turn.
  using Obligation = std::vector<Parts>;
  // How far a search for the day on which a requirement is met has come.
  struct Met {
    Day looked_until = kDawn;
    Day possibly = kNever;
    Day certainly = kNever;
  };

  static v1::Outcome OutcomeOf(const Parts& parts);
  static Parts Combine(const Obligation& obligation);
  v1::Outcome Worst(const std::vector<Obligation>& obligations) const;

  bool InForce(const v1::Rule& rule, Day day) const;
  Truth Waived(Day day);
  Truth Applies(World& world, const v1::Rule& rule, Day day, Day trigger);
  // Whether it has not been met from `from` up to and including `day`.
  Truth NotMetBy(World& world, const v1::Rule& rule, Day from, Day day);

  std::vector<Obligation> ObligationsOn(Day day);
  std::vector<Obligation> ObligationsBy(const v1::Rule& rule, Day day);
  std::vector<Obligation> ObligationsAt(const v1::Rule& rule, Day day);
  Parts PartsBy(const v1::Rule& rule, Day anchor, Day day);
  Parts PartsAt(World& world, const v1::Rule& rule, Day moment, Day day);
  Parts PartsThroughout(Day day);
  // Nothing has come that it waits for.
  Parts PartsWaiting(const v1::Rule& rule, Day day);
  World& WorldWith(const Moment& moment, Day day);

  // Of `throughout`, on one day.
  Truth OwedOn(Day day);
  Truth BreachOn(Day day);
  const v1::Rule* EditionOn(Day day) const;

  World& world_;
  std::vector<const v1::Rule*> editions_;
  std::map<std::tuple<World*, const v1::Rule*, Day>, Met> met_;
  std::map<std::tuple<int, std::string, MomentDate, Day>, std::unique_ptr<World>> worlds_;
  std::map<Day, Truth> waived_;
  std::map<Day, PossibleDays> stop_;
  std::map<Day, Truth> owed_on_;
  std::map<Day, Truth> breach_on_;
  std::map<Day, v1::Outcome> outcome_on_;
};

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_VERDICT_H_
