// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_DATED_H_
#define BAKEN_CHECK_DATED_H_

#include "check/obligation.h"

namespace baken {

// Judges obligations that hang on one day: a `by` on its anchor or trigger, an `at` on its moment.
// Where that day is only partly known every day it may be is tried: what all agree on is certain.
class DatedJudge {
 public:
  // What it makes lives in `memory`.
  DatedJudge(const EditionView& view, const By& by, const Timeline& waived, AsOf& as_of,
             Memory* memory);
  DatedJudge(const EditionView& view, const At& at, const Timeline& waived, AsOf& as_of,
             Memory* memory);

  // `fact` is the trigger; nullptr for an anchor and for a fact that is not on file. `owned` says
  // how sure it is that a later edition owns the obligation.
  // `on`: the days of `day` that it can be, where not all of them.
  Obligation Judge(const PossibleDay& day, const Fact* fact, TriggerDate date, Truth owned,
                   std::span<const DayRange> on = {});
  // The obligations of each moment, or the one that waits for the first of them.
  void JudgeEach(std::span<const Moments> each, Obligations& out);
  // Nothing is owed yet; nothing will be after a stop.
  Obligation Waiting();

  Day DueOf(Day anchor) const;

 private:
  // The obligation of one exact day.
  struct Case {
    Day last_good;     // met on this day or earlier: in time
    Day first_breach;  // from this day on: in breach until met
    DayRange met;      // the first day on which it is possibly, and certainly, met
    Truth applies;
    Truth stopped;
  };
  DayRange MetFrom(const Trigger& trigger, bool own_timeline) const;
  Case CaseOf(const Trigger& trigger, bool own_timeline, AsOf& as_of) const;
  Standing StandingOf(const Case& one, Day anchor, Truth owned, AsOf& as_of) const;
  Standing Absent();
  // The first anchor whose last day is this or later.
  Day FirstWithLastDay(Day last) const;
  Day FirstToTry(Day earliest, bool own_timeline);
  static Day LastOn(std::span<const DayRange> ranges, Day day);
  static Day NextOn(std::span<const DayRange> ranges, Day day);
  bool HasOwnTimeline(const Trigger& trigger, bool exact) const;
  // Whether it may depend on the day of the trigger that the rule applies.
  bool AppliesByTrigger(const Trigger& trigger) const;
  Day NextToTry(Day anchor, const Case& one, bool own_timeline);
  const std::pmr::vector<Day>& TurningDays();
  void NoteBreakpoints(DayRange days, std::span<const DayRange> on, bool own_timeline);

  const EditionView& view_;
  const Subject subject_;
  const By* by_ = nullptr;  // nullptr: an `at`
  bool on_the_eve_ = false;
  const Timeline& waived_;
  AsOf& as_of_;
  PossibleDay stop_;
  std::pmr::vector<Day> turning_days_;  // of a trigger whose day is tried, once asked for
};

}  // namespace baken

#endif  // BAKEN_CHECK_DATED_H_
