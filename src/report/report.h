// SPDX-License-Identifier: EUPL-1.2
// The room of the report: verdicts become an answer.
// In:    findings, the facts they rest on, and the programme they were judged by.
// Out:   the bytes of a Report message; reasons in whole Dutch or English sentences.
// Never: judges, or changes the order of what it is given; names a person.
#ifndef BAKEN_REPORT_REPORT_H_
#define BAKEN_REPORT_REPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "check/finding.h"
#include "check/transition.h"
#include "facts/request.h"

namespace baken {

// Raised by each release that can change an outcome.
inline constexpr std::int32_t kSemantics = 1;

std::string WriteReport(const Programme& programme, const Request& request, const Facts& facts,
                        const Findings& findings, const std::optional<Transition>& transition);

}  // namespace baken

#endif  // BAKEN_REPORT_REPORT_H_
