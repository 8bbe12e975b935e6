// SPDX-License-Identifier: EUPL-1.2
// Days as people type and read them: --on, and dates written out in a report.
#ifndef BAKEN_CLI_CALENDAR_H_
#define BAKEN_CLI_CALENDAR_H_

#include <string>
#include <string_view>

#include "cli/phrases.h"

namespace baken::cli {

// A full date that exists, 1900-01-01 to 2199-12-31, written 2026-03-02.
bool IsDay(std::string_view text);

// The day that was probably meant ("2-3-2026", "2026-02-30"); empty when it cannot be told.
std::string NearestDay(std::string_view text);

// The civil day it is now where this machine stands.
std::string Today();

// "2026-03-02" → "2 March 2026", "2026-03" → "March 2026"; anything else is returned as it is.
std::string DateInWords(std::string_view date, Language language);

// The day before a full date.
std::string DayBefore(const std::string& date);

}  // namespace baken::cli

#endif  // BAKEN_CLI_CALENDAR_H_
