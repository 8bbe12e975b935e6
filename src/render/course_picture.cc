// SPDX-License-Identifier: EUPL-1.2
// The trajectory on a line of days: layers, activities, deadlines, breaches, the day judged.
#include <algorithm>
#include <map>

#include "render/svg.h"
#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kTitle{"Het verloop in de tijd", "The course over time"};
constexpr Wording kDescription{
    "Tijdlijn van {first} tot {last}, met lagen, activiteiten en termijnen. Hetzelfde staat "
    "hieronder in woorden.",
    "Time line from {first} until {last}, with layers, activities and deadlines. The same stands "
    "below in words."};
constexpr Wording kToday{"beoordeeld", "judged"};
constexpr Wording kTodayToParticipant{"nu", "now"};
constexpr Wording kContacts{"Contact en gebeurtenissen", "Contact and events"};
constexpr Wording kDeadlines{"Termijnen", "Deadlines"};
constexpr Wording kDeadlinesToParticipant{"Tijd tot", "Time until"};
constexpr Wording kBreaches{"Dagen niet in orde", "Days not in order"};
constexpr Wording kNotApplicable{"n.v.t.", "n/a"};
constexpr Wording kEnd{"einde", "end"};

constexpr int kEdge = 4;        // of a telephone
constexpr int kLane = 20;       // height of a layer's lane
constexpr int kRow = 20;        // an activity, its name beside it
constexpr int kNarrowRow = 34;  // an activity, its name above it
constexpr std::size_t kMostBreaches = 12;

bool IsDay(Day day) { return IsCalendarDay(day); }

std::string Point(int x, int y) { return std::to_string(x) + "," + std::to_string(y) + " "; }

class Picture {
 public:
  Picture(const ReportData& report, const Words& words, bool narrow)
      : report_(report),
        course_(*report.course),
        words_(words),
        narrow_(narrow),
        width_(narrow ? 358 : 960),
        left_(narrow ? 64 : 250),
        scale_(0, 1, 0, 1),
        svg_(narrow ? "course-narrow" : "course", width_) {}

  std::string Draw() {
    if (!FindDays()) return {};
    DrawMonths();
    DrawLayers();
    DrawEvents();
    for (const std::string_view layer : course_.layers) DrawActivities(layer);
    DrawActivities("");
    DrawDeadlines();
    if (!words_.reader().participant()) DrawBreaches();
    DrawDay(judged_, words_.reader().Say(kToday, kTodayToParticipant), "today");
    const auto stop = Days(course_.stop);
    if (IsDay(stop.earliest)) DrawDay(stop.earliest, words_.reader().Say(kEnd), "stop");
    const Language language = words_.reader().language;
    const std::string description =
        words_.reader().Say(kDescription, {{"first", WrittenDay(scale_.first(), language)},
                                           {"last", WrittenDay(scale_.last(), language)}});
    return svg_.Finish(y_ + 10, words_.reader().Say(kTitle), description,
                       narrow_ ? "course narrow" : "course wide");
  }

 private:
  DayRange Days(std::string_view date) const { return DaysOf(date, report_.judged_on); }

  // False when there is nothing to put on a line.
  bool FindDays() {
    judged_ = Days(report_.judged_on).earliest;
    Day first = kNever, last = judged_;
    const auto see = [&](std::string_view date) {
      const DayRange days = Days(date);
      if (IsDay(days.earliest)) first = std::min(first, days.earliest);
      if (IsDay(days.latest)) last = std::max(last, days.latest);
    };
    see(course_.clock);
    for (const ActivityData& activity : course_.activities) {
      see(activity.offered_on);
      see(activity.started_on);
    }
    for (const LayerSpanData& span : course_.layer_history) see(span.since);
    if (first == kNever || !IsDay(judged_)) return false;
    for (const FindingData& finding : report_.findings) {
      const DayRange due = Days(finding.due);
      if (IsDay(due.earliest) && due.earliest >= first) last = std::max(last, due.earliest);
    }
    scale_ = DayScale(first - 3, last + 12, left_, width_ - 8);
    return true;
  }

  void DrawMonths() {
    const CivilDate from = CivilDateOf(scale_.first());
    int shown_year = from.year - 1;
    top_ = 34;
    y_ = top_ + 8;
    for (const Day day : scale_.Months(narrow_ ? 5 : 14)) {
      const CivilDate date = CivilDateOf(day);
      const std::string month = DayScale::MonthName(day, words_.reader().language);
      svg_.Text(scale_.X(day) + 2, top_ - 4, month, "small");
      if (date.year != shown_year) {
        svg_.Text(scale_.X(day) + 2, 14, std::to_string(date.year), "small strong");
      }
      shown_year = date.year;
      months_.push_back(scale_.X(day));
    }
  }

  void RowName(std::string_view name, std::string_view css = "") {
    if (narrow_) {
      svg_.Text(kEdge, y_ + 12, Shortened(name, 52), css);
      y_ += 14;
    } else {
      svg_.Text(left_ - 8, y_ + 14, Shortened(name, 33), css, "end");
    }
  }

  // The lanes of the layers, the highest on top, with the line along which the person went.
  void DrawLayers() {
    const int lanes = static_cast<int>(course_.layers.size());
    if (lanes == 0 || course_.layer_history.empty()) return;
    const int top = y_ + (narrow_ ? 4 : 0);
    const auto middle = [&](std::string_view layer) {
      const auto place = std::find(course_.layers.begin(), course_.layers.end(), layer);
      const int rank = static_cast<int>(place - course_.layers.begin());
      return top + (lanes - 1 - rank) * kLane + kLane / 2;
    };
    for (const std::string_view layer : course_.layers) {
      const int y = middle(layer);
      svg_.Rect(left_, y - kLane / 2 + 1, width_ - left_ - 8, kLane - 2, "lane");
      const std::string name = Capitalised(words_.NameOf("layer", layer));
      svg_.Text(left_ - (narrow_ ? 4 : 8), y + 5, Shortened(name, narrow_ ? 9 : 33),
                narrow_ ? "small" : "", "end");
    }
    std::string path;
    for (const LayerSpanData& span : course_.layer_history) {
      const DayRange since = Days(span.since.empty() ? course_.clock : span.since);
      const Day end = span.until.empty() ? judged_ : Days(span.until).earliest;
      const int from = scale_.X(IsDay(since.earliest) ? since.earliest : scale_.first());
      for (const std::string_view layer : span.layers) {
        const bool sure = span.layers.size() == 1;
        svg_.Rect(from, middle(layer) - 5, std::max(scale_.X(end) - from, 3), 10,
                  sure ? "held" : "held-perhaps");
      }
      if (span.layers.size() != 1) continue;
      path += Point(from, middle(span.layers[0])) + Point(scale_.X(end), middle(span.layers[0]));
    }
    svg_.Polyline(path, "way");
    y_ = top + lanes * kLane + 10;
  }

  // One tick for each event; which ones they were stands in the words below.
  void DrawEvents() {
    if (course_.events.empty()) return;
    RowName(words_.reader().Say(kContacts));
    for (const EventData& event : course_.events) {
      const Day day = Days(event.date).earliest;
      if (IsDay(day)) svg_.Line(scale_.X(day), y_ + 3, scale_.X(day), y_ + 16, "tick");
    }
    y_ += 26;
  }

  void DrawActivities(std::string_view layer) {
    std::vector<const ActivityData*> activities;
    for (const ActivityData& activity : course_.activities) {
      if (activity.layer == layer) activities.push_back(&activity);
    }
    if (activities.empty()) return;
    std::stable_sort(activities.begin(), activities.end(),
                     [&](const auto* a, const auto* b) { return FirstDay(*a) < FirstDay(*b); });
    if (!layer.empty()) {
      const std::string name = Capitalised(words_.NameOf("layer", layer));
      svg_.Text(narrow_ ? kEdge : left_ - 8, y_ + 14, name, "strong", narrow_ ? "start" : "end");
      svg_.Line(narrow_ ? kEdge : left_, y_ + 18, width_ - 8, y_ + 18, "rule");
      y_ += 22;
    }
    for (const ActivityData* activity : activities) DrawActivity(*activity);
    y_ += 4;
  }

  Day FirstDay(const ActivityData& activity) const {
    Day first = kNever;
    for (const std::string_view date :
         {activity.offered_on, activity.started_on, activity.not_applicable_on}) {
      const Day day = Days(date).earliest;
      if (day > kDawn) first = std::min(first, day);
    }
    return first;
  }

  void DrawActivity(const ActivityData& activity) {
    RowName(Capitalised(words_.NameOf(activity)));
    const int y = y_ + 9;
    const Day offered = Days(activity.offered_on).earliest;
    const Day started = Days(activity.started_on).earliest;
    const Day done = Days(activity.done_on).earliest;
    if (IsDay(started)) {
      const bool runs = !IsDay(done);
      const int from = scale_.X(started);
      const int to = scale_.X(runs ? std::max(judged_, started) : done);
      svg_.Rect(from, y - 5, std::max(to - from, 4), 10, runs ? "running" : "done");
      if (runs) {
        svg_.Polygon(Point(to, y - 7) + Point(to + 8, y) + Point(to, y + 7), "running");
      } else {
        svg_.Rect(std::max(to - 2, from), y - 7, 3, 14, "done-end");
      }
    } else if (IsDay(done)) {
      svg_.Rect(scale_.X(done) - 2, y - 7, 4, 14, "done-end");
    }
    if (IsDay(offered) && !(IsDay(started) && started <= offered) && offered != done) {
      svg_.Diamond(scale_.X(offered), y, "offered");
    }
    const Day not_applicable = Days(activity.not_applicable_on).earliest;
    if (IsDay(not_applicable)) {
      svg_.Text(scale_.X(not_applicable), y + 4, words_.reader().Say(kNotApplicable), "small");
    }
    y_ += narrow_ ? kNarrowRow - 14 : kRow;
  }

  // One flag for each day on which something was or is due; the worst of them says which.
  void DrawDeadlines() {
    std::map<Day, Standing> flags;
    for (const FindingData& finding : report_.findings) {
      const Day due = Days(finding.due).earliest;
      const Standing standing = StandingOf(finding);
      if (!IsDay(due) || standing == Standing::kNotApplicable) continue;
      const auto [place, added] = flags.emplace(due, standing);
      if (!added) place->second = std::min(place->second, standing);
    }
    if (flags.empty()) return;
    y_ += 4;
    RowName(words_.reader().Say(kDeadlines, kDeadlinesToParticipant), "strong");
    for (const auto& [day, standing] : flags) {
      const int x = scale_.X(day);
      svg_.Line(x, y_ - (narrow_ ? 0 : 2), x, y_ + 18, "flag-pole");
      svg_.Text(x + 3, y_ + 14, SignOf(standing, words_.reader()), "strong");
    }
    y_ += 26;
  }

  void DrawBreaches() {
    std::vector<const FindingData*> breached;
    for (const FindingData& finding : report_.findings) {
      if (!finding.breaches.empty()) breached.push_back(&finding);
    }
    if (breached.empty()) return;
    svg_.Text(narrow_ ? kEdge : left_ - 8, y_ + 14, words_.reader().Say(kBreaches), "strong",
              narrow_ ? "start" : "end");
    y_ += 22;
    if (breached.size() > kMostBreaches) breached.resize(kMostBreaches);
    for (const FindingData* finding : breached) {
      RowName(words_.TitleOf(*finding));
      for (const BreachData& breach : finding->breaches) {
        const Day since = breach.since.empty() ? scale_.first() : Days(breach.since).earliest;
        const Day until = breach.until.empty() ? judged_ : Days(breach.until).earliest;
        const int from = scale_.X(since);
        svg_.Rect(from, y_ + 3, std::max(scale_.X(until) - from, 4), 12, "breach");
      }
      y_ += narrow_ ? kNarrowRow - 14 : kRow;
    }
  }

  void DrawDay(Day day, std::string_view name, std::string_view css) {
    const int x = scale_.X(day);
    svg_.Line(x, top_, x, y_, css);
    svg_.Text(x > width_ - 70 ? x - 3 : x + 3, y_ + 8, name, "small strong",
              x > width_ - 70 ? "end" : "start");
    if (css == "today") {
      for (const int month : months_) svg_.LineBehind(month, top_, month, y_, "month");
      y_ += 4;
    }
  }

  const ReportData& report_;
  const CourseData& course_;
  const Words& words_;
  bool narrow_;
  int width_, left_;
  DayScale scale_;
  Svg svg_;
  Day judged_ = 0;
  int top_ = 0;
  int y_ = 0;
  std::vector<int> months_;
};

}  // namespace

std::string CoursePicture(const ReportData& report, const Words& words, bool narrow) {
  return report.course ? Picture(report, words, narrow).Draw() : std::string();
}

}  // namespace baken::render
