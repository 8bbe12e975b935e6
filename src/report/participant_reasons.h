// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_REPORT_PARTICIPANT_REASONS_H_
#define BAKEN_REPORT_PARTICIPANT_REASONS_H_

#include <string>

#include "check/finding.h"
#include "report/words.h"

namespace baken {

// The finding for the participant whom it is about: short sentences, what it is for, how it stands,
// whose turn it is. It accuses nobody, and a module that is marked sensitive is never named: a page
// at home is read by others too.
std::string ParticipantReasonOf(const Finding& finding, const Programme& programme,
                                Language language);

// The sentences of this room for participants, for the tests of their length.
std::vector<std::string> ParticipantSentences(Language language);

}  // namespace baken

#endif  // BAKEN_REPORT_PARTICIPANT_REASONS_H_
