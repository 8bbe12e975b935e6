// SPDX-License-Identifier: EUPL-1.2
// The room of the check: rules meet facts.
// In:    a programme, and the facts of one subject as they stand on the day judged.
// Out:   a Finding for every rule of the subject's own scope, and their order in a report.
// Never: writes a text for people; looks at facts dated after the day, but for `due` and
//        `changes_on`; keeps anything between two calls.
#ifndef BAKEN_CHECK_CHECK_H_
#define BAKEN_CHECK_CHECK_H_

#include <cstddef>
#include <memory_resource>
#include <span>

#include "check/finding.h"
#include "facts/request.h"

namespace baken {

// The facts, findings and their order of an ordinary trajectory fit; larger ones take more.
inline constexpr std::size_t kUsualMemory = 64 * 1024;

// `facts` are those of `request` on its day judged. The list of findings lies in their memory, and
// they outlive it.
Findings Check(const Programme& programme, const Request& request, const Facts& facts);

// Failures first, what does not apply last; within that by the day it is due.
std::pmr::vector<const Finding*> InReportOrder(std::span<const Finding> findings, Memory* memory);

}  // namespace baken

#endif  // BAKEN_CHECK_CHECK_H_
