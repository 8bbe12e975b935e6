// SPDX-License-Identifier: EUPL-1.2
// What differs between two programmes, thing by thing and field by field.
// In:  both, with the deviations in force on the second.
// Out: a Diff (diff.proto) with its sides and differences.
// Never: judges; looks at the order of things, which changes no outcome.
#ifndef BAKEN_CLI_PROGRAMME_DIFF_H_
#define BAKEN_CLI_PROGRAMME_DIFF_H_

#include "baken/v1/diff.pb.h"
#include "cli/phrases.h"
#include "cli/programme_source.h"

namespace baken::cli {

v1::Diff DiffOf(const LoadedProgramme& before, const LoadedProgramme& after, Language language);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_DIFF_H_
