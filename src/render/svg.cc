// SPDX-License-Identifier: EUPL-1.2
#include "render/svg.h"

#include <algorithm>

#include "render/views.h"

namespace baken::render {
namespace {

std::string Number(std::string_view name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string Class(std::string_view css) {
  return css.empty() ? std::string() : " class=\"" + std::string(css) + "\"";
}

std::string LineShape(int x1, int y1, int x2, int y2, std::string_view css) {
  return "<line" + Number("x1", x1) + Number("y1", y1) + Number("x2", x2) + Number("y2", y2) +
         Class(css) + "/>";
}

}  // namespace

void Svg::Rect(int x, int y, int width, int height, std::string_view css) {
  shapes_ += "<rect" + Number("x", x) + Number("y", y) + Number("width", width) +
             Number("height", height) + Class(css) + "/>";
}

void Svg::Line(int x1, int y1, int x2, int y2, std::string_view css) {
  shapes_ += LineShape(x1, y1, x2, y2, css);
}

void Svg::LineBehind(int x1, int y1, int x2, int y2, std::string_view css) {
  behind_ += LineShape(x1, y1, x2, y2, css);
}

void Svg::Polygon(const std::string& points, std::string_view css) {
  shapes_ += "<polygon points=\"" + points + "\"" + Class(css) + "/>";
}

void Svg::Polyline(const std::string& points, std::string_view css) {
  shapes_ += "<polyline points=\"" + points + "\"" + Class(css) + "/>";
}

void Svg::Diamond(int x, int y, std::string_view css) {
  const auto point = [](int px, int py) { return std::to_string(px) + "," + std::to_string(py); };
  Polygon(point(x, y - 6) + " " + point(x + 6, y) + " " + point(x, y + 6) + " " + point(x - 6, y),
          css);
}

void Svg::Text(int x, int y, std::string_view text, std::string_view css, std::string_view anchor) {
  shapes_ += "<text" + Number("x", x) + Number("y", y) + Class(css);
  if (anchor != "start") shapes_ += " text-anchor=\"" + std::string(anchor) + "\"";
  shapes_ += ">" + Escaped(text) + "</text>";
}

std::string Svg::Finish(int height, std::string_view title, std::string_view description,
                        std::string_view css) const {
  return "<svg" + Class(css) + " role=\"img\" dir=\"ltr\" viewBox=\"0 0 " + std::to_string(width_) +
         " " + std::to_string(height) + "\" aria-labelledby=\"" + key_ + "-t " + key_ +
         "-d\"><title id=\"" + key_ + "-t\">" + Escaped(title) + "</title><desc id=\"" + key_ +
         "-d\">" + Escaped(description) + "</desc>" + behind_ + shapes_ + "</svg>\n";
}

std::string Shortened(std::string_view name, std::size_t most) {
  std::size_t letters = 0, at = 0;
  while (at < name.size() && letters < most) {
    ++at;
    while (at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80) ++at;
    ++letters;
  }
  return at == name.size() ? std::string(name) : std::string(name.substr(0, at)) + "…";
}

int DayScale::X(Day day) const {
  const Day inside = std::clamp(day, first_, last_);
  const std::int64_t span = right_ - left_;
  return left_ + static_cast<int>(span * (inside - first_) / (last_ - first_));
}

std::string DayScale::MonthName(Day day, Language language) {
  if (language == Language::kDutch && CivilDateOf(day).month == 3) return "mrt";
  const std::string written = WrittenDay(day, language);  // "1 mei 2026"
  return written.substr(written.find(' ') + 1, 3);
}

std::vector<Day> DayScale::Months(int most) const {
  const CivilDate from = CivilDateOf(first_);
  const CivilDate to = CivilDateOf(last_);
  const int months = (to.year - from.year) * 12 + to.month - from.month;
  int every = 1;
  for (const int step : {2, 3, 6, 12, 24, 60, 120}) {
    if (months / every > most) every = step;
  }
  std::vector<Day> days;
  for (int i = 1; i <= months; ++i) {
    const int month = from.month - 1 + i;
    const CivilDate date{from.year + month / 12, month % 12 + 1, 1};
    if ((date.year * 12 + date.month - 1) % every == 0) days.push_back(DayOf(date));
  }
  return days;
}

}  // namespace baken::render
