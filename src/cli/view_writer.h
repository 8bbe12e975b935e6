// SPDX-License-Identifier: EUPL-1.2
// Reports as the library's own views: text or HTML, for a professional or a participant.
// In:  each report as it is made.
// Out: text one after the other; one page of HTML, of one record or of a caseload.
// Never: adds to a view. For HTML it keeps what the table of a caseload shows, of every record.
#ifndef BAKEN_CLI_VIEW_WRITER_H_
#define BAKEN_CLI_VIEW_WRITER_H_

#include <memory>

#include "cli/check_command.h"
#include "cli/report_writer.h"

namespace baken::cli {

// Whether these options ask for a view of the library's, which needs Report.course.
bool IsRendered(const CheckOptions& options);

std::unique_ptr<ReportWriter> MakeViewWriter(const CheckOptions& options, const Phrasebook& phrases,
                                             Output& output);

}  // namespace baken::cli

#endif  // BAKEN_CLI_VIEW_WRITER_H_
