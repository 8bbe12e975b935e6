// SPDX-License-Identifier: EUPL-1.2
// The programmes that the cases run under: those that are built in, or, in a mutation run, changed
// copies of them.
#ifndef BAKEN_TESTS_CASES_PROGRAMMES_H_
#define BAKEN_TESTS_CASES_PROGRAMMES_H_

#include <optional>
#include <string>
#include <vector>

#include "baken/baken.hpp"
#include "baken/v1/programme.pb.h"

namespace baken::testing {

std::vector<std::string> BuiltinIds();

// Loaded once; NULL, and a failure of the test, when it cannot be. BAKEN_PROGRAMMES names a folder
// of texts that stand in for the built-in programmes (tests/mutation/mutate_rules.py).
const ::baken::Programme* Builtin(const std::string& id);

// A programme of the case's own; empty, and a failure of the test, when it is refused.
std::optional<::baken::Programme> Loaded(const v1::Programme& programme);

// The message of a built-in programme.
std::optional<v1::Programme> Described(const std::string& id);

}  // namespace baken::testing

#endif  // BAKEN_TESTS_CASES_PROGRAMMES_H_
