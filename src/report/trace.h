// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_REPORT_TRACE_H_
#define BAKEN_REPORT_TRACE_H_

#include "check/finding.h"
#include "wire/writer.h"

namespace baken {

// A TraceNode of check.proto as this field, its parts within it.
void WriteTraceNode(int field, const TraceNode& node, const Programme& programme,
                    wire::Writer& out);

}  // namespace baken

#endif  // BAKEN_REPORT_TRACE_H_
