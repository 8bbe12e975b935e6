// SPDX-License-Identifier: EUPL-1.2
// What someone means to do to an organisation, carried out.
// In:  an organisation and changes (changes.proto).
// Out: the organisation as it would be, or the first step that cannot be done and why.
// Never: judges anything; touches a member that no step names. Members that join are added at the
// end of their group, so that the paths of those that were there stay the same.
#ifndef BAKEN_CLI_CHANGES_H_
#define BAKEN_CLI_CHANGES_H_

#include <string>
#include <variant>

#include "baken/v1/changes.pb.h"
#include "cli/phrases.h"

namespace baken::cli {

struct ChangeProblem {
  std::string path;  // "steps[2].leave.party"
  std::string sentence;
};

std::variant<v1::Organisation, ChangeProblem> WithChanges(const v1::Organisation& organisation,
                                                          const v1::Changes& changes,
                                                          const Phrasebook& phrases);

// The last day on which a step changes anything; empty without steps.
std::string LastDayOf(const v1::Changes& changes);

}  // namespace baken::cli

#endif  // BAKEN_CLI_CHANGES_H_
