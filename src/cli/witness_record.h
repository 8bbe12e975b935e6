// SPDX-License-Identifier: EUPL-1.2
// A first guess at a record that meets every rule of a programme.
// In:  the rules, as the library describes them.
// Out: a made-up record in which what the rules ask for has happened, in the order of the layers.
// Never: knows what a rule means; the check does, and the search asks it (witness_search.h).
#ifndef BAKEN_CLI_WITNESS_RECORD_H_
#define BAKEN_CLI_WITNESS_RECORD_H_

#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"

namespace baken::cli {

// Days of the made-up course, counted from its first day.
inline constexpr int kDaysOfLayer = 100;
inline constexpr int kDaysOfLayerQuickly = 80;  // the first step before three months are over
inline constexpr int kLastDayOfCourse = 350;

// The full date so many days after the first day of the course, 2025-01-06.
std::string DayOfCourse(int days);

// A course is judged a month after its last day.
inline constexpr int kDayJudged = kLastDayOfCourse + 30;

// A request with a trajectory or an organisation, judged on that day.
v1::CheckRequest FirstGuess(const v1::Programme& programme, bool organisation, int days_of_layer);

// A tag of the programme that the pattern stands for: itself, or a member of a family "theme.*".
std::string TagOf(const std::string& pattern, const v1::Programme& programme);

// The ids of the words of a sort.
std::vector<std::string> WordsOf(const v1::Programme& programme, const std::string& sort);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WITNESS_RECORD_H_
