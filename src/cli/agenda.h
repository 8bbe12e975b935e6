// SPDX-License-Identifier: EUPL-1.2
// What someone still has to act on, found in reports and put in order.
// In:  reports with their records.
// Out: agendas (agenda.proto): one for each duty bearer, group or day.
// Never: lists what cannot be determined or is in order; looks at a clock.
#ifndef BAKEN_CLI_AGENDA_H_
#define BAKEN_CLI_AGENDA_H_

#include <vector>

#include "baken/v1/agenda.pb.h"
#include "cli/phrases.h"
#include "cli/report_writer.h"

namespace baken::cli {

enum class AgendaBy { kDutyBearer, kGroup, kDay };

// The items of one report, in its order.
std::vector<v1::AgendaItem> AgendaItemsOf(const CheckedReport& checked, const Phrasebook& phrases);

v1::Agendas InAgendas(const std::vector<v1::AgendaItem>& items, AgendaBy by);

}  // namespace baken::cli

#endif  // BAKEN_CLI_AGENDA_H_
