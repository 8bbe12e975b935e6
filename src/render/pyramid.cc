// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "render/svg.h"
#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kTitle{"De piramide", "The pyramid"};
constexpr Wording kHere{"hier nu", "here now"};
constexpr Wording kHereToParticipant{"u bent hier", "you are here"};
constexpr Wording kPerhaps{"misschien", "perhaps"};
constexpr Wording kHeld{"{layer}: {days}", "{layer}: {days}"};
constexpr Wording kFromTo{"{since} tot {until}", "{since} until {until}"};
constexpr Wording kSince{"sinds {since}", "since {since}"};
constexpr Wording kFromStart{"het begin", "the start"};

constexpr int kWidth = 340;
constexpr int kBand = 46;
constexpr int kTop = 8;

std::string HistoryInWords(const CourseData& course, const Words& words) {
  const For& reader = words.reader();
  std::string text;
  for (const LayerSpanData& span : course.layer_history) {
    std::string names;
    for (const std::string_view layer : span.layers) {
      names += (names.empty() ? "" : " / ") + words.NameOf("layer", layer);
    }
    const std::string_view start = span.since.empty() ? course.clock : span.since;
    const std::string since =
        start.empty() ? std::string(reader.Say(kFromStart)) : words.Date(start);
    const std::string days =
        span.until.empty()
            ? reader.Say(kSince, {{"since", since}})
            : reader.Say(kFromTo, {{"since", since}, {"until", words.Date(span.until)}});
    text += (text.empty() ? "" : "; ") + reader.Say(kHeld, {{"layer", names}, {"days", days}});
  }
  return text + ".";
}

}  // namespace

std::string PyramidPicture(const ReportData& report, const Words& words) {
  if (!report.course || report.course->layers.empty()) return {};
  const CourseData& course = *report.course;
  if (course.layer_history.empty()) return {};
  const For& reader = words.reader();
  const auto& now = course.layer_history.back().layers;
  const int bands = static_cast<int>(course.layers.size());
  const int height = kTop + bands * kBand + 8;
  Svg svg("pyramid", kWidth);
  // A flat top, so that the highest layer has room for its name.
  const auto half = [&](int edge) { return 54 + 106 * edge / bands; };
  for (int i = 0; i < bands; ++i) {
    const std::string_view layer = course.layers[static_cast<std::size_t>(bands - 1 - i)];
    const bool here = std::find(now.begin(), now.end(), layer) != now.end();
    const int top = kTop + i * kBand;
    const int middle = kWidth / 2;
    const auto corner = [&](int x, int y) { return std::to_string(x) + "," + std::to_string(y); };
    svg.Polygon(corner(middle - half(i), top) + " " + corner(middle + half(i), top) + " " +
                    corner(middle + half(i + 1), top + kBand - 4) + " " +
                    corner(middle - half(i + 1), top + kBand - 4),
                here ? "layer here" : "layer");
    const std::string name = Capitalised(words.NameOf("layer", layer));
    svg.Text(middle, top + (here ? 18 : 26), name, here ? "on-here strong" : "strong", "middle");
    if (!here) continue;
    const std::string_view mark =
        now.size() == 1 ? reader.Say(kHere, kHereToParticipant) : reader.Say(kPerhaps);
    svg.Text(middle, top + 35, "◆ " + std::string(mark), "on-here", "middle");
  }
  return svg.Finish(height, reader.Say(kTitle), HistoryInWords(course, words), "pyramid");
}

}  // namespace baken::render
