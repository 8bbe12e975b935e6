// SPDX-License-Identifier: EUPL-1.2
// Looks for a record that meets every rule, or breaks exactly one.
// In:  a programme, and how the check judges a record under it.
// Out: the record, or the nearest one found and what stands in the way.
// Never: decides itself what a rule means: it changes facts and asks the check.
#ifndef BAKEN_CLI_WITNESS_SEARCH_H_
#define BAKEN_CLI_WITNESS_SEARCH_H_

#include <functional>
#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"
#include "cli/witness_record.h"

namespace baken::cli {

using Judge = std::function<v1::Report(const v1::CheckRequest&)>;

struct Witness {
  bool found = false;
  v1::CheckRequest request;
  // Rules in the way where nothing was found; in what was found, rules that are not owed.
  std::vector<std::string> others;
};

// No rule is in breach now, was before, or cannot be decided.
Witness WitnessOfAll(const v1::Programme& programme, bool organisation, const Judge& judge,
                     int days_of_layer = kDaysOfLayer);

// From a record that meets every rule: only `rule` is in breach.
Witness WitnessAgainst(const v1::Rule& rule, const v1::Programme& programme,
                       const v1::CheckRequest& meets_all, const Judge& judge);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WITNESS_SEARCH_H_
