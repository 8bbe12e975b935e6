// SPDX-License-Identifier: EUPL-1.2
//
// Makes a record on which two answers differ as small as it gets.

#ifndef BAKEN_TESTS_REFERENCE_SHRINK_H_
#define BAKEN_TESTS_REFERENCE_SHRINK_H_

#include <functional>

#include "baken/v1/check.pb.h"

namespace baken::reference {

// Leaves out facts and fields, one at a time, as long as `still_differs`.
void Shrink(v1::CheckRequest& request,
            const std::function<bool(const v1::CheckRequest&)>& still_differs);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_SHRINK_H_
