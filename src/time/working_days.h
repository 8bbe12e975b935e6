// SPDX-License-Identifier: EUPL-1.2
//
// Working days as the Algemene termijnenwet sees them: no Saturday, Sunday or general public
// holiday (article 3, first paragraph), not Good Friday (second paragraph) and no day equated with
// these by royal decree (third paragraph), which is data.

#ifndef BAKEN_TIME_WORKING_DAYS_H_
#define BAKEN_TIME_WORKING_DAYS_H_

#include <vector>

#include "time/day.h"

namespace baken {

// By the Gregorian computus.
Day EasterSunday(int year);

// The day on which the birthday of the king or queen is celebrated.
Day KingsDay(int year);

// New Year's Day, Good Friday, Easter Monday, King's Day, 5 May (every year), Ascension Day, Whit
// Monday, Christmas Day and Boxing Day. Years before the act (1965) are computed alike.
bool IsGeneralHoliday(Day day);

// Immutable once built.
class WorkingDays {
 public:
  WorkingDays() = default;
  // Days equated with a general holiday, in any order.
  explicit WorkingDays(std::vector<Day> equated_days);

  bool IsEquated(Day day) const;
  bool IsWorkingDay(Day day) const;
  // The first working day on or after `day`. kDawn and kNever stay what they are.
  Day NextWorkingDay(Day day) const;

 private:
  std::vector<Day> equated_days_;  // ascending
};

}  // namespace baken

#endif  // BAKEN_TIME_WORKING_DAYS_H_
