// SPDX-License-Identifier: EUPL-1.2
// Parts that several messages of a report share.
#ifndef BAKEN_REPORT_FIELDS_H_
#define BAKEN_REPORT_FIELDS_H_

#include <string_view>
#include <vector>

#include "check/finding.h"
#include "report/phrases.h"
#include "wire/writer.h"

namespace baken {

// The nearest number that a field can hold.
std::int32_t Int32(std::int64_t value);

// Nothing for kDawn and kNever.
void WriteDayField(int field, Day day, wire::Writer& out);

// Nothing where there is no text.
void WriteText(int field, Language language, std::string_view text_register,
               std::string_view content, wire::Writer& out);

void WriteRefs(int field, const std::vector<FactRef>& refs, wire::Writer& out);

}  // namespace baken

#endif  // BAKEN_REPORT_FIELDS_H_
