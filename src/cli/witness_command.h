// SPDX-License-Identifier: EUPL-1.2
// baken programme witness: a made-up record that meets every rule, or breaks exactly one.
#ifndef BAKEN_CLI_WITNESS_COMMAND_H_
#define BAKEN_CLI_WITNESS_COMMAND_H_

#include <string>

#include "cli/phrases.h"

namespace baken::cli {

struct WitnessOptions {
  std::string programme;
  std::string violate;        // the id of a rule; empty: none
  bool organisation = false;  // an organisation instead of a trajectory; a rule says itself
  Language language = Language::kDutch;
};

// Exit code 0 when there is one, 1 when none was found, 2 when the question cannot be asked.
int WriteWitness(const WitnessOptions& options);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WITNESS_COMMAND_H_
