// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_RENDER_SVG_H_
#define BAKEN_RENDER_SVG_H_

#include <string>
#include <string_view>
#include <vector>

#include "report/phrases.h"
#include "time/day.h"

namespace baken::render {

// At most so many characters; the whole name stands in words elsewhere on the page.
std::string Shortened(std::string_view name, std::size_t most);

// Builds one inline picture. Numbers are whole pixels of the viewBox; colours are classes of the
// page's style, so that a picture prints and changes with it.
class Svg {
 public:
  // `key` makes the ids of title and description unique in the page.
  Svg(std::string key, int width) : key_(std::move(key)), width_(width) {}

  void Rect(int x, int y, int width, int height, std::string_view css);
  void Line(int x1, int y1, int x2, int y2, std::string_view css);
  // The same, behind everything else.
  void LineBehind(int x1, int y1, int x2, int y2, std::string_view css);
  // Points as "x,y x,y".
  void Polygon(const std::string& points, std::string_view css);
  void Polyline(const std::string& points, std::string_view css);
  void Diamond(int x, int y, std::string_view css);
  // `anchor`: start, middle or end.
  void Text(int x, int y, std::string_view text, std::string_view css,
            std::string_view anchor = "start");

  std::string Finish(int height, std::string_view title, std::string_view description,
                     std::string_view css) const;

 private:
  std::string key_;
  int width_;
  std::string behind_, shapes_;
};

// Days on a horizontal line.
class DayScale {
 public:
  DayScale(Day first, Day last, int left, int right)
      : first_(first), last_(last > first ? last : first + 1), left_(left), right_(right) {}

  // Outside the scale: its nearest end.
  int X(Day day) const;
  Day first() const { return first_; }
  Day last() const { return last_; }
  // "mei", "mrt": as it stands over a line of days.
  static std::string MonthName(Day day, Language language);
  // The first days of months, no more than about `most` of them.
  std::vector<Day> Months(int most) const;

 private:
  Day first_, last_;
  int left_, right_;
};

}  // namespace baken::render

#endif  // BAKEN_RENDER_SVG_H_
