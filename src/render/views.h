// SPDX-License-Identifier: EUPL-1.2
// Each view, and the pictures that pages are made of.
#ifndef BAKEN_RENDER_VIEWS_H_
#define BAKEN_RENDER_VIEWS_H_

#include <string>
#include <vector>

#include "render/view.h"

namespace baken::render {

std::string TextView(const ReportData& report, const For& reader);
std::string HtmlView(const ReportData& report, const For& reader);
std::string CalendarView(const ReportData& report, const For& reader);
std::string CaseloadView(const std::vector<ReportData>& reports, const For& reader);

// ---- pictures: inline SVG with a title and a description, empty when there is nothing to show
// ----
std::string PyramidPicture(const ReportData& report, const Words& words);
// `narrow` is for a telephone.
std::string CoursePicture(const ReportData& report, const Words& words, bool narrow);
std::string GroupPicture(const GroupData& group, const ReportData& report, const Words& words,
                         bool narrow);

// ---- the same in words ----
struct CourseMoment {
  Day day;
  std::string date;
  std::string what;
};
// What happened, in order; what happened often is one line.
std::vector<CourseMoment> MomentsOf(const ReportData& report, const Words& words);
// Where the person stands now and since when, in sentences.
std::vector<std::string> PresentLayer(const ReportData& report, const Words& words);
// Activities that were begun and are not finished.
std::vector<std::string> Running(const ReportData& report, const Words& words);

// ---- HTML ----
// Safe as content and within double quotes.
std::string Escaped(std::string_view text);
// The page around the content of <main>, with its style.
std::string Page(std::string_view title, std::string_view content, std::string_view script,
                 const For& reader);

}  // namespace baken::render

#endif  // BAKEN_RENDER_VIEWS_H_
