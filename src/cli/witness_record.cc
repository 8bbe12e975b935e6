// SPDX-License-Identifier: EUPL-1.2
#include "cli/witness_record.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "cli/witness_wishes.h"

namespace baken::cli {
namespace {

constexpr int kSoonAfterStart = 3;
constexpr int kDayOfPlan = 30;
constexpr int kDaysToFinish = 10;
constexpr int kDaysBetweenRepeats = 20;

std::string ClockEvent(const v1::Programme& programme) { return programme.clock().first().event(); }

const v1::Word* WordOf(const v1::Programme& programme, const std::string& sort,
                       const std::string& id) {
  for (const v1::Word& word : programme.vocabulary().words()) {
    if (word.sort() == sort && word.id() == id) return &word;
  }
  return nullptr;
}

template <typename Set>
void AddAll(const Set& from, google::protobuf::RepeatedPtrField<std::string>& to) {
  to.Assign(from.begin(), from.end());
}

class Author {
 public:
  Author(const v1::Programme& programme, int days_of_layer)
      : programme_(programme), days_of_layer_(days_of_layer) {}

  v1::Trajectory WriteTrajectory() {
    const Wishes wishes(programme_, v1::SCOPE_TRAJECTORY);
    v1::Trajectory record;
    record.set_id("witness");
    for (const auto& [where, wish] : wishes.all()) {
      const auto& [source, word] = where;
      if (source == "event") AddEvents(word, wish, *record.mutable_events());
      if (source == "activity") AddActivity(word, wish, *record.mutable_activities());
      if (source == "involvement") AddInvolvement(word, wish, record);
      if (source == "circumstance") AddCircumstance(word, wish, record);
      if (source == "plan") AddPlan(word, wish, wishes, record);
      if (source == "membership") {
        v1::Membership& membership = *record.add_memberships();
        membership.set_group(word + "-1");
        membership.set_kind(word);
        membership.set_since(DayOfCourse(0));
      }
    }
    const auto& layers = programme_.vocabulary().layers();
    for (int i = 1; i < layers.size(); ++i) {
      v1::LayerEntry& entry = *record.add_layers();
      entry.set_layer(layers[i]);
      entry.set_entered_on(DayOfCourse(i * days_of_layer_));
    }
    return record;
  }

  v1::Organisation WriteOrganisation() {
    const Wishes wishes(programme_, v1::SCOPE_ORGANISATION);
    const Wishes of_groups(programme_, v1::SCOPE_GROUP);
    v1::Organisation record;
    record.set_id("witness");
    for (const Wishes* some : {&wishes, &of_groups}) {
      for (const auto& [where, wish] : some->all()) {
        if (where.first == "group") AddGroups(where.second, wish, record);
      }
    }
    for (v1::Group& group : *record.mutable_groups()) {
      for (const Wishes* some : {&wishes, &of_groups}) FillGroup(*some, some == &of_groups, group);
    }
    for (const auto& [where, wish] : wishes.all()) {
      const auto& [source, word] = where;
      if (source == "event") AddEvents(word, wish, *record.mutable_events());
      if (source == "activity") AddActivity(word, wish, *record.mutable_activities());
      if (source == "partner") AddPartner(word, wish, record);
    }
    return record;
  }

 private:
  void AddEvents(const std::string& kind, const Wish& wish,
                 google::protobuf::RepeatedPtrField<v1::Event>& events) {
    const auto is = [&](const v1::Moments& stop) { return stop.event() == kind; };
    const auto& stops = programme_.stops();
    const bool stop = std::any_of(stops.begin(), stops.end(), is);
    // One end is enough.
    if (stop && !is(stops[0])) return;
    const int first = stop                             ? kLastDayOfCourse
                      : kind == ClockEvent(programme_) ? 0
                                                       : kSoonAfterStart;
    for (int day = first; day <= kLastDayOfCourse; day += kDaysBetweenRepeats) {
      v1::Event& event = *events.Add();
      event.set_kind(kind);
      event.set_date(DayOfCourse(day));
      AddAll(wish.by, *event.mutable_by());
      AddAll(wish.tags, *event.mutable_tags());
      if (!wish.repeated) break;
    }
  }

  void AddActivity(const std::string& id, const Wish& wish,
                   google::protobuf::RepeatedPtrField<v1::ActivityRecord>& activities) {
    const v1::Word* word = WordOf(programme_, "activity", id);
    const auto& layers = programme_.vocabulary().layers();
    const auto layer =
        std::find(layers.begin(), layers.end(), word == nullptr ? "" : word->layer());
    const auto index = layer == layers.end() ? 0 : static_cast<int>(layer - layers.begin());
    const int day = kSoonAfterStart + index * days_of_layer_;
    v1::ActivityRecord& activity = *activities.Add();
    activity.set_activity(id);
    activity.set_offered_on(DayOfCourse(day));
    if (word == nullptr || !word->sensitive()) {
      activity.set_started_on(DayOfCourse(day));
      activity.set_done_on(DayOfCourse(day + kDaysToFinish));
    }
    // Several modes are wanted, of different activities.
    if (!wish.modes.empty()) {
      const int turn = modes_given_++ % static_cast<int>(wish.modes.size());
      activity.set_mode(*std::next(wish.modes.begin(), turn));
    }
    activity.set_host(wish.host);
    AddAll(wish.tags, *activity.mutable_tags());
  }

  static void AddInvolvement(const std::string& role, const Wish& wish, v1::Trajectory& record) {
    v1::Involvement& involvement = *record.add_involvements();
    involvement.set_role(role);
    involvement.set_party("party-" + role);
    involvement.set_since(DayOfCourse(0));
    AddAll(wish.tags, *involvement.mutable_tags());
  }

  void AddCircumstance(const std::string& name, const Wish& wish, v1::Trajectory& record) const {
    std::string value = wish.value;
    const v1::Word* word = WordOf(programme_, "circumstance", name);
    if (value.empty() && word != nullptr) {
      for (const std::string& known : word->values()) {
        const auto& unknown = word->unknown_values();
        const bool says = std::find(unknown.begin(), unknown.end(), known) == unknown.end();
        if (value.empty() && says && !wish.values_not_wanted.contains(known)) value = known;
      }
    }
    v1::Circumstance& circumstance = *record.add_circumstances();
    circumstance.set_name(name);
    circumstance.set_value(value.empty() ? "1" : value);
  }

  static void AddPlan(const std::string& kind, const Wish& wish, const Wishes& wishes,
                      v1::Trajectory& record) {
    v1::Plan& plan = *record.add_plans();
    plan.set_kind(kind);
    plan.set_drawn_up_on(DayOfCourse(kDayOfPlan));
    plan.set_signed_on(DayOfCourse(kDayOfPlan));
    plan.set_owner(wish.owner);
    AddAll(wish.by, *plan.mutable_makers());
    for (const auto& [where, element_wish] : wishes.all()) {
      if (where.first != "plan_element") continue;
      v1::PlanElement& element = *plan.add_elements();
      element.set_id(where.second + "-1");
      element.set_kind(where.second);
      element.set_since(DayOfCourse(kDayOfPlan + 1));
      element.set_voiced_by(element_wish.voiced_by);
      element.set_helper(element_wish.helper);
      if (!element_wish.serves.empty()) element.set_serves(element_wish.serves + "-1");
      AddAll(element_wish.tags, *element.mutable_tags());
    }
  }

  static void AddGroups(const std::string& kind, const Wish& wish, v1::Organisation& record) {
    int there = 0;
    for (v1::Group& group : *record.mutable_groups()) there += group.kind() == kind ? 1 : 0;
    for (int i = there; i < wish.number; ++i) {
      v1::Group& group = *record.add_groups();
      group.set_id(kind + "-" + std::to_string(i + 1));
      group.set_kind(kind);
      group.set_since(DayOfCourse(0));
      AddAll(wish.tags, *group.mutable_tags());
    }
  }

  void FillGroup(const Wishes& wishes, bool with_events, v1::Group& group) {
    for (const auto& [where, wish] : wishes.all()) {
      const auto& [source, word] = where;
      if (source == "event" && with_events) AddEvents(word, wish, *group.mutable_events());
      if (source != "member") continue;
      auto same =
          std::find_if(group.mutable_members()->begin(), group.mutable_members()->end(),
                       [&word = word](const v1::Member& one) { return one.role() == word; });
      v1::Member& member = same == group.mutable_members()->end() ? *group.add_members() : *same;
      member.set_role(word);
      member.set_party("party-" + std::to_string(++parties_));
      member.set_since(DayOfCourse(0));
      for (const std::string& tag : wish.tags) {
        const auto& tags = member.tags();
        if (std::find(tags.begin(), tags.end(), tag) == tags.end()) member.add_tags(tag);
      }
    }
  }

  void AddPartner(const std::string& kind, const Wish& wish, v1::Organisation& record) {
    // Of a family of kinds one, by a name of its own.
    const bool family = kind.size() > 2 && kind.compare(kind.size() - 2, 2, ".*") == 0;
    v1::Partner& partner = *record.add_partners();
    partner.set_kind(family ? kind.substr(0, kind.size() - 1) + "one" : kind);
    partner.set_party("party-" + std::to_string(++parties_));
    partner.set_since(DayOfCourse(0));
    const std::vector<std::string> roles = WordsOf(programme_, "role");
    if (wish.in_role && !roles.empty()) partner.set_role(roles.front());
    AddAll(wish.tags, *partner.mutable_tags());
  }

  const v1::Programme& programme_;
  int days_of_layer_;
  int modes_given_ = 0;
  int parties_ = 0;
};

}  // namespace

std::string DayOfCourse(int days) {
  using std::chrono::sys_days, std::chrono::year, std::chrono::year_month_day;
  const year_month_day day{sys_days{year{2025} / 1 / 6} + std::chrono::days{days}};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

std::vector<std::string> WordsOf(const v1::Programme& programme, const std::string& sort) {
  std::vector<std::string> ids;
  for (const v1::Word& word : programme.vocabulary().words()) {
    if (word.sort() == sort) ids.push_back(word.id());
  }
  return ids;
}

std::string TagOf(const std::string& pattern, const v1::Programme& programme) {
  if (pattern.size() < 2 || pattern.compare(pattern.size() - 2, 2, ".*") != 0) return pattern;
  const std::string stem = pattern.substr(0, pattern.size() - 1);
  for (const std::string& tag : WordsOf(programme, "tag")) {
    if (tag != pattern && tag.compare(0, stem.size(), stem) == 0) return tag;
  }
  return stem + "one";
}

v1::CheckRequest FirstGuess(const v1::Programme& programme, bool organisation, int days_of_layer) {
  v1::CheckRequest request;
  request.set_judged_on(DayOfCourse(kDayJudged));
  request.set_detail(v1::DETAIL_SUMMARY);
  Author author(programme, days_of_layer);
  if (organisation) {
    *request.mutable_organisation() = author.WriteOrganisation();
  } else {
    *request.mutable_trajectory() = author.WriteTrajectory();
  }
  return request;
}

}  // namespace baken::cli
