// SPDX-License-Identifier: EUPL-1.2
#include "report/fields.h"

#include <algorithm>
#include <limits>

#include "check/explain.h"

namespace baken {

std::int32_t Int32(std::int64_t value) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(
      value, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()));
}

void WriteDayField(int field, Day day, wire::Writer& out) {
  DayText text;
  if (IsCalendarDay(day)) out.Text(field, WriteDay(day, text));
}

void WriteText(int field, Language language, std::string_view text_register,
               std::string_view content, wire::Writer& out) {
  if (content.empty()) return;
  out.Open(field);
  out.Text(1, CodeOf(language));
  out.Text(2, text_register);
  out.Text(3, content);
  out.Close();
}

void WriteRefs(int field, const std::vector<FactRef>& refs, wire::Writer& out) {
  for (const FactRef& ref : refs) {
    out.Open(field);
    out.Text(1, PathOf(*ref.fact));
    out.Text(2, DateText(ref.day));
    out.Close();
  }
}

}  // namespace baken
