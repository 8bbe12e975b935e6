// SPDX-License-Identifier: EUPL-1.2
// The answer to a what-if for the person who means to make the changes.
// In:  the changes, the organisation as changed, what they do, the programme's words.
// Out: text: what would be done, what that puts wrong, what it mends, what stays.
// Never: judges; makes up a reason (those are the library's sentences).
#ifndef BAKEN_CLI_WHAT_IF_VIEW_H_
#define BAKEN_CLI_WHAT_IF_VIEW_H_

#include <string>

#include "baken/v1/changes.pb.h"
#include "cli/phrases.h"
#include "cli/programme_words.h"
#include "cli/terminal.h"

namespace baken::cli {

struct WhatIfAnswer {
  v1::Changes changes;
  v1::Organisation organisation;  // with the changes
  v1::WhatIf what_if;
  const ProgrammeWords* words = nullptr;
};

std::string WhatIfInText(const WhatIfAnswer& answer, const Phrasebook& phrases,
                         const Terminal& terminal);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WHAT_IF_VIEW_H_
