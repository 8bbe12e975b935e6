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

// Days on which a breach is certain, and not waived. A duty that was met one day late has no such
// day: only the day on which it was met.
struct BreachDays {
  std::set<Day> days;
  std::set<Day> met_one_day_late;

  friend bool operator==(const BreachDays&, const BreachDays&) = default;
};

class Judge {
 public:
  // The rule with this id, all its editions.
  Judge(World& world, const std::string& rule);

  const Record& record() const { return world_.record(); }
  v1::Outcome OutcomeOn(Day day);
  // The last day on which it may still be met, earliest and latest; none: no due day.
  std::optional<DayRange> Due(Day day);
  // Up to and including this day.
  BreachDays BreachesUntil(Day day);

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
  struct Obligation {
    std::vector<Parts> parts;
    std::optional<DayRange> due;
    BreachDays breaches;  // only those that are certain
    bool waits = false;
  };
  // How far a search for the day on which a requirement is met has come.
  struct Met {
    Day looked_until = kDawn;
    Day possibly = kNever;
    Day certainly = kNever;
  };
  // The days on which an obligation may have been triggered.
  struct Trigger {
    std::vector<Day> days;
    bool may_be_absent = false;
    Moment moment;  // of `each`; without a fact for an anchor
    std::optional<DayRange> due;
  };

  static v1::Outcome OutcomeOf(const Parts& parts);
  static v1::Outcome OutcomeOf(const Obligation& obligation);

  bool InForce(const v1::Rule& rule, Day day) const;
  bool HasWaivers() const;
  Truth Waived(Day day);
  Truth Applies(World& world, const v1::Rule& rule, Day from, Day day);
  // Whether it has not been met from `from` up to and including `day`.
  Truth NotMetBy(World& world, const v1::Rule& rule, Day from, Day day);
  World& WorldWith(const Moment& moment, Day day);

  std::vector<Obligation> ObligationsOn(Day day);
  std::vector<Obligation> ObligationsBy(const v1::Rule& rule, Day day, Truth& owned);
  std::vector<Obligation> ObligationsAt(const v1::Rule& rule, Day day);
  Obligation ObligationOf(const v1::Rule& rule, const Trigger& trigger, Day day, Truth owned);
  std::vector<Trigger> Triggers(const v1::Moments& each, Day day);
  Parts PartsBy(World& world, const v1::Rule& rule, Day anchor, Day day);
  Parts PartsAt(World& world, const v1::Rule& rule, Day moment, Day day);
  // Nothing has come that it waits for.
  Parts PartsWaiting(Day day);
  BreachDays BreachesOf(World& world, const v1::Rule& rule, Day trigger, Day day);
  Day DueOf(const v1::Rule& rule, Day anchor) const;

  // Of `throughout`, on one day (throughout.cc).
  Truth OwedOn(Day day);
  Truth BreachOn(Day day);
  const v1::Rule* EditionOn(Day day) const;
  // The last day on which a run that began on `first` is tolerated.
  Day LastOfGrace(Day first) const;
  Obligation ObligationThroughout(Day day);
  Obligation OnlyOn(Day day);
  void Walk(Day day);

  // What is known of the runs up to and including some day.
  struct Runs {
    Truth owed = Truth::kFalse;  // on some day so far
    Truth past = Truth::kFalse;
    Truth now = Truth::kFalse;  // a run holds on that day that is past its grace
    // Since when there is a breach: certainly, and perhaps.
    Day certain_from = kNever;
    Day possible_from = kNever;
  };

  World& world_;
  std::vector<const v1::Rule*> editions_;  // earliest first
  bool outcome_only_ = true;               // due days and breaches take a walk of their own
  std::map<std::tuple<World*, const v1::Rule*, Day>, Met> met_;
  std::map<std::tuple<int, std::string, v1::Status, MomentDate, Day>, std::unique_ptr<World>>
      worlds_;
  std::map<Day, Truth> waived_;
  std::map<Day, Truth> owed_on_;
  std::map<Day, Truth> breach_on_;
  std::vector<Runs> runs_;  // from the first day on
  std::map<Day, v1::Outcome> outcome_on_;
};

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_VERDICT_H_
