// SPDX-License-Identifier: EUPL-1.2
// How many were in a group by day, one lane for each role, with the days on which a rule was not
// met.
#include <algorithm>

#include "render/svg.h"
#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kTitle{"Groep {group} in de tijd", "Group {group} over time"};
constexpr Wording kNow{"{role}: nu {count}", "{role}: {count} now"};
constexpr Wording kBreachInWords{"{title}: van {since} tot {until}",
                                 "{title}: from {since} until {until}"};
constexpr Wording kBreachOpen{"{title}: sinds {since}", "{title}: since {since}"};
constexpr Wording kEver{"het begin", "the start"};
constexpr int kUnit = 12;       // height of one person
constexpr int kMostDrawn = 30;  // of a larger group the number tells

class GroupDrawing {
 public:
  GroupDrawing(const GroupData& group, const ReportData& report, const Words& words, bool narrow)
      : group_(group),
        report_(report),
        words_(words),
        narrow_(narrow),
        width_(narrow ? 358 : 960),
        left_(narrow ? 4 : 250),
        scale_(0, 1, 0, 1),
        svg_(Key(), width_) {}

  std::string Draw() {
    judged_ = Days(report_.judged_on).earliest;
    Day first = kNever;
    for (const RoleCountData& role : group_.roles) {
      for (const CountStepData& step : role.steps) {
        const Day day = Days(step.since).earliest;
        if (IsCalendarDay(day)) first = std::min(first, day);
      }
    }
    if (first == kNever || !IsCalendarDay(judged_)) return {};
    scale_ = DayScale(first - 3, judged_ + 12, left_, width_ - 8);
    DrawMonths();
    for (const RoleCountData& role : group_.roles) DrawRole(role);
    DrawBreaches();
    const int x = scale_.X(judged_);
    svg_.Line(x, 20, x, y_, "today");
    return svg_.Finish(y_ + 6, words_.reader().Say(kTitle, {{"group", group_.group}}), description_,
                       narrow_ ? "course narrow" : "course wide");
  }

 private:
  DayRange Days(std::string_view date) const { return DaysOf(date, report_.judged_on); }
  std::string Key() const {
    const auto place = &group_ - report_.course->groups.data();
    return "group-" + std::to_string(place) + (narrow_ ? "-narrow" : "");
  }
  void Describe(const std::string& words) {
    description_ += (description_.empty() ? "" : "; ") + words;
  }

  void DrawMonths() {
    y_ = 26;
    for (const Day day : scale_.Months(narrow_ ? 5 : 14)) {
      if (scale_.X(day) > width_ - 64) continue;  // its name would run over the edge
      const CivilDate date = CivilDateOf(day);
      const std::string year = date.month <= 3 ? " " + std::to_string(date.year) : "";
      svg_.Text(scale_.X(day) + 2, 14, DayScale::MonthName(day, words_.reader().language) + year,
                "small");
    }
  }

  void DrawRole(const RoleCountData& role) {
    int most = 1;
    for (const CountStepData& step : role.steps) most = std::max(most, step.at_most);
    most = std::min(most, kMostDrawn);
    const std::string name = Capitalised(words_.NameOf("role", role.role));
    const int height = most * kUnit;
    const std::int32_t now = role.steps.empty() ? 0 : role.steps.back().count;
    const std::string label =
        words_.reader().Say(kNow, {{"role", name}, {"count", std::to_string(now)}});
    Describe(label);
    if (narrow_) {
      svg_.Text(left_, y_ + 12, label, "");
      y_ += 18;
    } else {
      svg_.Text(left_ - 8, y_ + height / 2 + 5, label, "", "end");
    }
    for (int i = 0; i <= most; ++i) {
      svg_.Line(left_, y_ + height - i * kUnit, width_ - 8, y_ + height - i * kUnit, "rule");
    }
    for (std::size_t i = 0; i < role.steps.size(); ++i) {
      const CountStepData& step = role.steps[i];
      const Day since = step.since.empty() ? scale_.first() : Days(step.since).earliest;
      const Day until =
          i + 1 < role.steps.size() ? Days(role.steps[i + 1].since).earliest : judged_;
      const int from = scale_.X(since);
      const int width = std::max(scale_.X(until) - from, 1);
      const int sure = std::clamp(step.count, 0, kMostDrawn) * kUnit;
      const int perhaps = std::clamp(step.at_most, 0, kMostDrawn) * kUnit;
      if (sure > 0) svg_.Rect(from, y_ + height - sure, width, sure, "count");
      if (perhaps > sure) {
        svg_.Rect(from, y_ + height - perhaps, width, perhaps - sure, "held-perhaps");
      }
      if (width > 14 && step.count == step.at_most) {
        svg_.Text(from + 3, y_ + height - std::max(sure, kUnit) + 11, std::to_string(step.count),
                  sure > 0 ? "small on-here" : "small");
      }
    }
    y_ += height + 12;
  }

  void DrawBreaches() {
    const For& reader = words_.reader();
    for (const FindingData& finding : report_.findings) {
      if (finding.subject != group_.group || finding.breaches.empty()) continue;
      const std::string_view title = words_.In(finding.titles);
      const std::string name(title.empty() ? finding.rule_id : title);
      if (narrow_) {
        svg_.Text(left_, y_ + 12, name, "small");
        y_ += 16;
      } else {
        svg_.Text(left_ - 8, y_ + 13, Shortened(name, 33), "small", "end");
      }
      for (const BreachData& breach : finding.breaches) {
        const Day since = breach.since.empty() ? scale_.first() : Days(breach.since).earliest;
        const Day until = breach.until.empty() ? judged_ : Days(breach.until).earliest;
        const int from = scale_.X(since);
        svg_.Rect(from, y_ + 3, std::max(scale_.X(until) - from, 4), 12, "breach");
        const std::string from_day =
            breach.since.empty() ? std::string(reader.Say(kEver)) : words_.Date(breach.since);
        Describe(reader.Say(
            breach.until.empty() ? kBreachOpen : kBreachInWords,
            {{"title", name}, {"since", from_day}, {"until", words_.Date(breach.until)}}));
      }
      y_ += 20;
    }
  }

  const GroupData& group_;
  const ReportData& report_;
  const Words& words_;
  bool narrow_;
  int width_, left_;
  DayScale scale_;
  Svg svg_;
  Day judged_ = 0;
  int y_ = 0;
  std::string description_;
};

}  // namespace

std::string GroupPicture(const GroupData& group, const ReportData& report, const Words& words,
                         bool narrow) {
  return GroupDrawing(group, report, words, narrow).Draw();
}

}  // namespace baken::render
