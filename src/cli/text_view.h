// SPDX-License-Identifier: EUPL-1.2
// A report for the person who looks after the records.
// In:  one report, the programme's words, the width of the screen.
// Out: text, grouped by what it means for the reader; dates written out.
// Never: says anything by colour alone; makes up a reason (those are the library's sentences).
#ifndef BAKEN_CLI_TEXT_VIEW_H_
#define BAKEN_CLI_TEXT_VIEW_H_

#include <string>

#include "cli/phrases.h"
#include "cli/report_writer.h"
#include "cli/terminal.h"

namespace baken::cli {

// The rule's title, and which group or coach it is about when that is not the subject itself.
std::string TitleInWords(const v1::Finding& finding, const std::string& subject_id,
                         const Phrasebook& phrases);

// The library's own sentences for a professional; empty when it gave none.
std::string LibraryReason(const v1::Finding& finding, Language language);

std::string ReportInText(const CheckedReport& checked, const Phrasebook& phrases,
                         const Terminal& terminal);

// What to say after several records.
std::string TotalsInText(const Totals& totals, const Phrasebook& phrases, const Terminal& terminal);

}  // namespace baken::cli

#endif  // BAKEN_CLI_TEXT_VIEW_H_
