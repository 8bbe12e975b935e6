// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kEntered{"Naar {layer}", "To {layer}"};
constexpr Wording kSteppedBack{"Stap terug naar {layer}", "Step back to {layer}"};
constexpr Wording kNow{"Nu in {layer}, sinds {date}.", "Now in {layer}, since {date}."};
constexpr Wording kNowSinceEver{"Nu in {layer}, vanaf het begin.",
                                "Now in {layer}, from the start."};
constexpr Wording kBefore{"Daarvoor in {layer}, van {since} tot {until}.",
                          "Before that in {layer}, from {since} until {until}."};
constexpr Wording kReason{"Genoteerde reden: {reason}.", "Reason on file: {reason}."};
constexpr Wording kReasonCode{"Genoteerde code van de reden: {reason}.",
                              "Code of the reason on file: {reason}."};
constexpr Wording kBackIsFine{"Een stap terug mag altijd.", "A step back is always fine."};
constexpr Wording kYouAre{"U bent nu in {layer}.", "You are now in {layer}."};
constexpr Wording kSince{"Dat is sinds {date}.", "That is since {date}."};
constexpr Wording kYouWere{"Daarvoor was u in {layer}.", "Before that you were in {layer}."};
constexpr Wording kBackToYou{"Een stap terug mag altijd. Dat is geen fout.",
                             "A step back is always fine. It is no mistake."};
constexpr Wording kUnsure{"De laag is niet zeker: {layers}.",
                          "The layer is not certain: {layers}."};
constexpr Wording kOr{" of ", " or "};
constexpr Wording kOften{"{what}: {count} keer, tot en met {last}",
                         "{what}: {count} times, until {last}"};

constexpr std::size_t kOftenFrom = 4;  // so many of one kind are one line

std::size_t RankOf(const CourseData& course, std::string_view layer) {
  const auto place = std::find(course.layers.begin(), course.layers.end(), layer);
  return static_cast<std::size_t>(place - course.layers.begin());
}

bool IsStepBack(const CourseData& course, std::size_t i) {
  if (i == 0) return false;
  const LayerSpanData& now = course.layer_history[i];
  const LayerSpanData& before = course.layer_history[i - 1];
  return now.layers.size() == 1 && before.layers.size() == 1 &&
         RankOf(course, now.layers[0]) < RankOf(course, before.layers[0]);
}

std::string LayersOf(const LayerSpanData& span, const Words& words) {
  std::string names;
  for (const std::string_view layer : span.layers) {
    if (!names.empty()) names += words.reader().Say(kOr);
    names += words.NameOf("layer", layer);
  }
  return names;
}

void AddEvents(const ReportData& report, const Words& words, std::vector<CourseMoment>& moments) {
  std::map<std::string_view, std::vector<const EventData*>> by_kind;
  for (const EventData& event : report.course->events) by_kind[event.kind].push_back(&event);
  for (const auto& [kind, events] : by_kind) {
    const std::string what = Capitalised(words.NameOf("event", kind));
    if (events.size() >= kOftenFrom) {
      const std::string_view first = events.front()->date;
      moments.push_back({DaysOf(first, report.judged_on).earliest, words.Date(first),
                         words.reader().Say(kOften, {{"what", what},
                                                     {"count", std::to_string(events.size())},
                                                     {"last", words.Date(events.back()->date)}})});
      continue;
    }
    for (const EventData* event : events) {
      moments.push_back(
          {DaysOf(event->date, report.judged_on).earliest, words.Date(event->date), what});
    }
  }
}

}  // namespace

std::vector<CourseMoment> MomentsOf(const ReportData& report, const Words& words) {
  std::vector<CourseMoment> moments;
  if (!report.course) return moments;
  AddEvents(report, words, moments);
  const CourseData& course = *report.course;
  for (std::size_t i = 0; i < course.layer_history.size(); ++i) {
    const LayerSpanData& span = course.layer_history[i];
    if (span.since.empty() || span.layers.size() != 1) continue;
    const Wording& step = IsStepBack(course, i) ? kSteppedBack : kEntered;
    moments.push_back({DaysOf(span.since, report.judged_on).earliest, words.Date(span.since),
                       words.reader().Say(step, {{"layer", LayersOf(span, words)}})});
  }
  std::stable_sort(moments.begin(), moments.end(),
                   [](const auto& a, const auto& b) { return a.day < b.day; });
  return moments;
}

std::vector<std::string> PresentLayer(const ReportData& report, const Words& words) {
  if (!report.course || report.course->layer_history.empty()) return {};
  const CourseData& course = *report.course;
  const std::size_t last = course.layer_history.size() - 1;
  const LayerSpanData& now = course.layer_history[last];
  const For& reader = words.reader();
  const std::string layer = LayersOf(now, words);
  if (now.layers.size() != 1) return {reader.Say(kUnsure, {{"layers", layer}})};
  const std::string since = words.Date(now.since);
  std::vector<std::string> said;
  if (reader.participant()) {
    said.push_back(reader.Say(kYouAre, {{"layer", layer}}));
    if (!since.empty()) said.push_back(reader.Say(kSince, {{"date", since}}));
  } else if (since.empty()) {
    said.push_back(reader.Say(kNowSinceEver, {{"layer", layer}}));
  } else {
    said.push_back(reader.Say(kNow, {{"layer", layer}, {"date", since}}));
  }
  if (last == 0) return said;
  const LayerSpanData& before = course.layer_history[last - 1];
  const std::string earlier = LayersOf(before, words);
  if (reader.participant()) {
    said.push_back(reader.Say(kYouWere, {{"layer", earlier}}));
    if (IsStepBack(course, last)) said.emplace_back(reader.Say(kBackToYou));
    return said;
  }
  const std::string_view start = before.since.empty() ? course.clock : before.since;
  if (!start.empty()) {
    said.push_back(reader.Say(
        kBefore,
        {{"layer", earlier}, {"since", words.Date(start)}, {"until", words.Date(before.until)}}));
  }
  if (!now.reason.empty()) {
    const std::string name = words.NameOf("reason", now.reason);
    said.push_back(reader.Say(name == now.reason ? kReasonCode : kReason, {{"reason", name}}));
  }
  if (IsStepBack(course, last)) said.emplace_back(reader.Say(kBackIsFine));
  return said;
}

std::vector<std::string> Running(const ReportData& report, const Words& words) {
  std::vector<std::string> names;
  if (!report.course || !report.course->stop.empty()) return names;
  for (const ActivityData& activity : report.course->activities) {
    const bool runs = !activity.started_on.empty() && activity.done_on.empty() &&
                      activity.not_applicable_on.empty();
    const std::string name = Capitalised(words.NameOf(activity));
    const bool told = std::find(names.begin(), names.end(), name) != names.end();
    if (runs && !told) names.push_back(name);
  }
  return names;
}

}  // namespace baken::render
