// SPDX-License-Identifier: EUPL-1.2
#include "render/render.h"

#include <algorithm>

#include "render/views.h"

namespace baken::render {
namespace {

// Whether people can read the report: every finding has its title in their language and, where it
// says anything at all, its reason in their register.
bool HasTexts(const ReportData& report, const For& reader) {
  const Words words(report, reader);
  return std::all_of(report.findings.begin(), report.findings.end(), [&](const FindingData& one) {
    return !words.In(one.titles).empty() && !words.In(one.texts).empty();
  });
}

// Of a caseload titles are enough.
bool HasTitles(const ReportData& report, const For& reader) {
  const Words words(report, reader);
  return std::all_of(report.findings.begin(), report.findings.end(),
                     [&](const FindingData& one) { return !words.In(one.titles).empty(); });
}

}  // namespace

std::optional<View> FindView(std::string_view name) {
  if (name == "text") return View::kText;
  if (name == "html") return View::kHtml;
  if (name == "ical") return View::kCalendar;
  if (name == "caseload") return View::kCaseload;
  return std::nullopt;
}

std::optional<Audience> FindAudience(std::string_view name) {
  if (name == "professional") return Audience::kProfessional;
  if (name == "participant") return Audience::kParticipant;
  return std::nullopt;
}

Rendered Render(std::string_view bytes, View view, const For& reader) {
  Rendered rendered;
  if (view == View::kCaseload) {
    std::vector<ReportData> reports;
    rendered.bad = ReadCaseload(bytes, reports);
    if (rendered.bad.fault != wire::Fault::kNone) return rendered;
    rendered.texts_missing = !std::all_of(reports.begin(), reports.end(), [&](const auto& report) {
      return HasTitles(report, reader);
    });
    if (!rendered.texts_missing) rendered.page = CaseloadView(reports, reader);
    return rendered;
  }
  ReportData report;
  rendered.bad = ReadReport(bytes, report);
  if (rendered.bad.fault != wire::Fault::kNone) return rendered;
  rendered.texts_missing = !HasTexts(report, reader);
  if (rendered.texts_missing) return rendered;
  rendered.page = view == View::kText       ? TextView(report, reader)
                  : view == View::kCalendar ? CalendarView(report, reader)
                                            : HtmlView(report, reader);
  return rendered;
}

}  // namespace baken::render
