// SPDX-License-Identifier: EUPL-1.2
// Which facts a rule reads.
// In:  the rules, as the library describes them.
// Out: for each rule the facts: list of the record, word, and the fields that are looked at.
// Never: looks at a record.
#ifndef BAKEN_CLI_FACTS_READ_H_
#define BAKEN_CLI_FACTS_READ_H_

#include <map>
#include <set>
#include <string>
#include <utility>

#include "baken/v1/programme.pb.h"

namespace baken::cli {

// One kind of fact by its path in the record ("activities", "groups.members") and its word. Every
// word of a sort: "*".
using FactKind = std::pair<std::string, std::string>;
using FieldsOfFacts = std::map<FactKind, std::set<std::string>>;

// Of one rule; the clock and the stops where the rule leans on them.
FieldsOfFacts FactsReadBy(const v1::Rule& rule, const v1::Programme& programme);

// An activity of which only the day of the offer is read.
bool IsSensitive(const FactKind& fact, const v1::Programme& programme);

}  // namespace baken::cli

#endif  // BAKEN_CLI_FACTS_READ_H_
