// SPDX-License-Identifier: EUPL-1.2
// Small changes of a made-up record: a fact less, a fact twice, another day, another word.
#ifndef BAKEN_CLI_WITNESS_CHANGES_H_
#define BAKEN_CLI_WITNESS_CHANGES_H_

#include <functional>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"

namespace baken::cli {

// Calls `look` with every record that is one change away, in a fixed order, until it says false.
void ForEachChange(const v1::CheckRequest& request, const v1::Programme& programme,
                   const std::function<bool(const v1::CheckRequest&)>& look);

// Records without any fact, tag or role of some of the words that the rule names: of two at a time,
// and of all; and such in which those facts end just before the day judged.
std::vector<v1::CheckRequest> WithoutWordsOf(const v1::Rule& rule, const v1::CheckRequest& request);

}  // namespace baken::cli

#endif  // BAKEN_CLI_WITNESS_CHANGES_H_
