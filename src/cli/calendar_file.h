// SPDX-License-Identifier: EUPL-1.2
// The agenda for a calendar program: iCalendar, RFC 5545.
// In:  what is due or late, and the day judged.
// Out: one VCALENDAR; an all-day VEVENT for each item that has a day.
// Never: looks at a clock, or puts something on a day that it does not have: what is waiting is
// left out.
#ifndef BAKEN_CLI_CALENDAR_FILE_H_
#define BAKEN_CLI_CALENDAR_FILE_H_

#include <string>
#include <vector>

#include "baken/v1/agenda.pb.h"
#include "cli/phrases.h"

namespace baken::cli {

// An item that is late stands on the day judged, where its reader sees it; its UID keeps its own
// day, so that a calendar which reads the file again moves the event instead of adding one.
std::string CalendarOf(const std::vector<v1::AgendaItem>& items, const std::string& judged_on,
                       const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_CALENDAR_FILE_H_
