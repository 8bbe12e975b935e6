// SPDX-License-Identifier: EUPL-1.2
// The room of views: a Report as people see it.
// In:    the bytes of a Report (or of a Caseload), a view, a language, a kind of reader.
// Out:   text, a page of HTML, or a calendar. Same bytes in, same bytes out.
// Never: judges, or adds a reason of its own; needs the programme or the facts: what a view shows
//        is in the report.
#ifndef BAKEN_RENDER_RENDER_H_
#define BAKEN_RENDER_RENDER_H_

#include <optional>
#include <string>
#include <string_view>

#include "render/report_data.h"
#include "render/view.h"

namespace baken::render {

enum class View { kText, kHtml, kCalendar, kCaseload };

// "text", "html", "ical", "caseload"; "professional", "participant".
std::optional<View> FindView(std::string_view name);
std::optional<Audience> FindAudience(std::string_view name);

struct Rendered {
  std::string page;
  BadReport bad;
  bool texts_missing = false;  // the report has no texts in this language for this reader
};

// `bytes` are a Caseload for View::kCaseload, else a Report.
Rendered Render(std::string_view bytes, View view, const For& reader);

}  // namespace baken::render

#endif  // BAKEN_RENDER_RENDER_H_
