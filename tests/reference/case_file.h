// SPDX-License-Identifier: EUPL-1.2
//
// A counter-example as a file of tests/cases.

#ifndef BAKEN_TESTS_REFERENCE_CASE_FILE_H_
#define BAKEN_TESTS_REFERENCE_CASE_FILE_H_

#include <string>

#include "reference/compare.h"
#include "reference/shrink.h"

namespace baken::reference {

// The text of a CaseFile in which this finding is expected.
std::string CaseFileOf(const CounterExample& example, const FindingKey& key,
                       const Verdict& expected);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_CASE_FILE_H_
