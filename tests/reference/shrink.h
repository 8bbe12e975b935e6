// SPDX-License-Identifier: EUPL-1.2
//
// Makes a counter-example as small as it gets.

#ifndef BAKEN_TESTS_REFERENCE_SHRINK_H_
#define BAKEN_TESTS_REFERENCE_SHRINK_H_

#include <functional>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"

namespace baken::reference {

// A programme and a record on which library and reference differ.
struct CounterExample {
  v1::Programme programme;
  v1::CheckRequest request;
};

// Leaves out rules, parts of rules, words, facts and fields, one at a time, as long as
// `still_differs`; it must be false for a programme that is refused.
void Shrink(CounterExample& example,
            const std::function<bool(const CounterExample&)>& still_differs);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_SHRINK_H_
