// SPDX-License-Identifier: EUPL-1.2
// Counting days, and the period behind --over.
#ifndef BAKEN_CLI_PERIOD_H_
#define BAKEN_CLI_PERIOD_H_

#include <optional>
#include <string>
#include <string_view>

namespace baken::cli {

// Days from one full date to another; negative when `to` is the earlier one.
int DaysBetween(std::string_view from, std::string_view to);

// So many days after a full date, or before it when negative.
std::string DaysAfter(std::string_view day, int days);

struct Period {
  std::string since;  // the first day
  std::string until;  // the first day that no longer counts
};

// "2026-01..2026-06", months or full dates, both included. Nothing when it is no such period or is
// longer than the ten years that a report may go over.
std::optional<Period> ReadPeriod(std::string_view typed);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PERIOD_H_
