// SPDX-License-Identifier: EUPL-1.2
// A programme as a document, for people who never open a .txtpb: what the layers hold, which
// numbers apply, what each rule asks, of whom, by when, and where that stands.
// In:  the description of a programme, with the deviations in force.
// Out: Markdown, or one self-contained page of HTML.
// Never: leaves a rule or a number out.
#ifndef BAKEN_CLI_PROGRAMME_DOCUMENT_H_
#define BAKEN_CLI_PROGRAMME_DOCUMENT_H_

#include <string>
#include <vector>

#include "baken/v1/programme.pb.h"
#include "cli/phrases.h"

namespace baken::cli {

struct DescribedProgramme {
  const v1::Programme& programme;
  std::string fingerprint;
  std::vector<std::string> deviations;  // one line each, as reports say them
};

std::string ProgrammeInMarkdown(const DescribedProgramme& described, const Phrasebook& phrases);
std::string ProgrammeInHtml(const DescribedProgramme& described, const Phrasebook& phrases);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_DOCUMENT_H_
