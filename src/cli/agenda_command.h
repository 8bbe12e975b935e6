// SPDX-License-Identifier: EUPL-1.2
// baken agenda: what is due and what is late, for whom, in every record.
// In:  the options as typed.
// Out: agendas as text, JSON (agenda.proto) or iCalendar; exit code as of `baken check`.
// Never: keeps more of a record than its items.
#ifndef BAKEN_CLI_AGENDA_COMMAND_H_
#define BAKEN_CLI_AGENDA_COMMAND_H_

#include "cli/agenda.h"
#include "cli/check_command.h"

namespace baken::cli {

enum class AgendaFormat { kText, kJson, kCalendar };

struct AgendaOptions {
  CheckOptions check;
  AgendaFormat format = AgendaFormat::kText;
  AgendaBy by = AgendaBy::kDutyBearer;
};

int RunAgenda(const AgendaOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_AGENDA_COMMAND_H_
