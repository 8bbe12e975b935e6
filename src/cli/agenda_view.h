// SPDX-License-Identifier: EUPL-1.2
// Agendas to read.
#ifndef BAKEN_CLI_AGENDA_VIEW_H_
#define BAKEN_CLI_AGENDA_VIEW_H_

#include <string>

#include "baken/v1/agenda.pb.h"
#include "cli/phrases.h"
#include "cli/programme_words.h"
#include "cli/terminal.h"

namespace baken::cli {

// "18 April 2026, 39 days left", "5 March 2026, 5 days late", "The waiver ends on 31 May 2026, …".
std::string WhenInWords(const v1::AgendaItem& item, const Phrasebook& phrases);

// Who granted the waiver of an item; empty when it has none or does not say.
std::string WaivedByInWords(const v1::AgendaItem& item, const Phrasebook& phrases);

// The record's id, or its file when the id must not be shown.
std::string RecordInWords(const v1::AgendaItem& item);

// `words` names what is waited for; null when there is nothing to list.
std::string AgendasInText(const v1::Agendas& agendas, const ProgrammeWords* words,
                          const Phrasebook& phrases, const Terminal& terminal);

}  // namespace baken::cli

#endif  // BAKEN_CLI_AGENDA_VIEW_H_
