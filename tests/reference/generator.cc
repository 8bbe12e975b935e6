// SPDX-License-Identifier: EUPL-1.2

#include "reference/generator.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

namespace baken::reference {
namespace {

class RecordGenerator {
 public:
  RecordGenerator(const v1::Programme& programme, Wildness wildness, Days days, Random& random)
      : programme_(programme), wildness_(wildness), days_(days), random_(random) {
    // Some records are wholly sharp in one respect, so that a difference is easy to read.
    partial_ = wildness >= Wildness::kPartialDates ? 5 + random.Below(30) : 0;
    bad_ = wildness >= Wildness::kBadFacts ? 3 + random.Below(8) : 0;
  }

  v1::CheckRequest MakeOrganisation() {
    v1::CheckRequest request;
    v1::Organisation& record = *request.mutable_organisation();
    record.set_id("o-1");
    for (int i = random_.Below(3); i >= 0; --i) Group(record);
    for (int i = random_.Below(3); i > 0; --i) {
      v1::Partner& partner = *record.add_partners();
      partner.set_kind(Word("partner"));
      partner.set_party("p" + std::to_string(random_.Below(3)));
      if (random_.Chance(50)) partner.set_role(Word("role"));
      Some("tag", 20, partner.mutable_tags());
      Period(partner);
    }
    for (int i = random_.Below(5); i > 0; --i) AddEvent(*record.add_events(), EventOfGroup());
    Activities(record);
    Waivers(record);
    for (v1::Waiver& waiver : *record.mutable_waivers()) {
      if (random_.Chance(40)) waiver.set_subject(random_.Pick(record.groups()).id());
    }
    if (wildness_ >= Wildness::kNotRecorded) NotRecorded(record);
    return request;
  }

  v1::CheckRequest MakeTrajectory() {
    v1::CheckRequest request;
    v1::Trajectory& record = *request.mutable_trajectory();
    record.set_id("t-1");
    Events(record);
    Activities(record);
    Layers(record);
    Spans(record);
    Plans(record);
    Waivers(record);
    if (wildness_ >= Wildness::kNotRecorded) NotRecorded(record);
    return request;
  }

 private:
  std::vector<std::string> Words(const std::string& sort) const {
    std::vector<std::string> ids;
    for (const v1::Word& word : programme_.vocabulary().words()) {
      if (word.sort() == sort && !word.id().ends_with(".*")) ids.push_back(word.id());
      if (word.sort() == sort && word.id().ends_with(".*")) {
        ids.push_back(word.id().substr(0, word.id().size() - 1) + "a");
        ids.push_back(word.id().substr(0, word.id().size() - 1) + "b");
      }
    }
    return ids;
  }

  std::string Word(const std::string& sort) {
    const std::vector<std::string> ids = Words(sort);
    if (random_.Chance(bad_ / 2) || ids.empty()) return ids.empty() ? "" : ids[0] + "x";
    return random_.Pick(ids);
  }

  Day AnyDay() { return days_.first + random_.Below(days_.count); }

  std::string Date() { return DateAround(AnyDay()); }

  std::string DateAround(Day day) {
    const std::string text = FormatDay(day);
    if (random_.Chance(bad_)) {
      return random_.Pick(
          std::vector<std::string>{"2025-02-30", "2-3-2025", "1850-01-01", "2190-01-01", "never"});
    }
    if (!random_.Chance(partial_)) return text;
    const int how = random_.Below(20);
    if (how < 16) return text.substr(0, 7);
    return how < 18 ? text.substr(0, 4) : "unknown";
  }

  template <typename Message>
  void Period(Message& message) {
    const Day since = AnyDay();
    const Day end = since + random_.Below(1 + days_.count / 3);
    if (!random_.Chance(10)) message.set_since(DateAround(since));
    const int how = random_.Below(10);
    if (how < 3)
      message.set_until(DateAround(end));
    else if (how < 5)
      message.set_through(DateAround(end));
  }

  template <typename List>
  void Some(const std::string& sort, int percent, List* list) {
    while (random_.Chance(percent)) *list->Add() = Word(sort);
  }

  void Events(v1::Trajectory& record) {
    const int count = random_.Below(9);
    for (int i = 0; i < count; ++i) AddEvent(*record.add_events(), Word("event"));
    if (random_.Chance(85)) {
      // Most records have begun.
      v1::Event& event = *record.add_events();
      AddEvent(event, programme_.clock().first().event());
      if (random_.Chance(80)) {
        event.set_date(DateAround(days_.first + random_.Below(1 + days_.count / 4)));
      }
    }
  }

  // What ends a trajectory says nothing about a group.
  std::string EventOfGroup() {
    for (;;) {
      const std::string event = Word("event");
      bool stops = false;
      for (const v1::Moments& stop : programme_.stops()) stops = stops || stop.event() == event;
      if (!stops) return event;
    }
  }

  void AddEvent(v1::Event& event, const std::string& kind) {
    event.set_kind(kind);
    if (!random_.Chance(bad_ / 2)) event.set_date(Date());
    Some("role", 55, event.mutable_by());
    Some("tag", 15, event.mutable_tags());
    const v1::Word* word = nullptr;
    for (const v1::Word& other : programme_.vocabulary().words()) {
      if (other.sort() == "event" && other.id() == kind) word = &other;
    }
    if (word != nullptr && !word->unit().empty()) event.set_amount(random_.Below(9));
  }

  void Group(v1::Organisation& record) {
    v1::Group& group = *record.add_groups();
    group.set_id("g" + std::to_string(record.groups_size()));
    group.set_kind(Word("group"));
    Some("tag", 20, group.mutable_tags());
    if (random_.Chance(40)) Period(group);
    for (int i = random_.Below(7); i > 0; --i) {
      v1::Member& member = *group.add_members();
      member.set_role(Word("role"));
      member.set_party("p" + std::to_string(random_.Below(5)));
      Some("tag", 20, member.mutable_tags());
      Period(member);
    }
    for (int i = random_.Below(5); i > 0; --i) AddEvent(*group.add_events(), EventOfGroup());
  }

  template <typename Subject>
  void Activities(Subject& record) {
    // A whole layer at once now and then, so that "all of them" comes true.
    const std::vector<std::string> ids = Words("activity");
    if (ids.empty()) return;
    const int mode = random_.Below(3);
    for (const std::string& id : ids) {
      const bool basis = id.starts_with("basis") || id.starts_with("low");
      if (random_.Chance(mode == 0 ? 15 : (basis || mode == 2 ? 85 : 10)))
        AddActivity(*record.add_activities(), id);
    }
    if (random_.Chance(30)) AddActivity(*record.add_activities(), Word("activity"));
  }

  void AddActivity(v1::ActivityRecord& activity, const std::string& id) {
    activity.set_activity(id);
    const Day offered = AnyDay();
    const Day started = offered + random_.Below(1 + days_.count / 10);
    if (random_.Chance(50)) activity.set_offered_on(DateAround(offered));
    if (random_.Chance(60)) activity.set_started_on(DateAround(started));
    if (random_.Chance(60))
      activity.set_done_on(DateAround(started + random_.Below(1 + days_.count / 8)));
    if (random_.Chance(10)) activity.set_declined_on(DateAround(started));
    if (random_.Chance(12)) {
      activity.set_not_applicable_on(DateAround(started));
      if (!random_.Chance(bad_)) activity.set_reason("cared_for");
    }
    if (random_.Chance(50)) activity.set_mode(Word("mode"));
    if (random_.Chance(25)) activity.set_host(random_.Chance(50) ? "infopoint" : "library");
    Some("tag", 15, activity.mutable_tags());
  }

  void Layers(v1::Trajectory& record) {
    if (programme_.vocabulary().layers_size() == 0) return;
    const int count = random_.Below(4);
    for (int i = 0; i < count; ++i) {
      v1::LayerEntry& entry = *record.add_layers();
      entry.set_layer(random_.Chance(bad_ / 2) ? "layer9"
                                               : random_.Pick(programme_.vocabulary().layers()));
      if (!random_.Chance(bad_ / 2)) entry.set_entered_on(Date());
      // Two layers entered on one day are set aside.
      const auto same_day = [&](const v1::LayerEntry& other) {
        return &other != &entry && other.entered_on() == entry.entered_on();
      };
      if (bad_ == 0 && std::any_of(record.layers().begin(), record.layers().end(), same_day)) {
        record.mutable_layers()->RemoveLast();
      }
    }
  }

  void Spans(v1::Trajectory& record) {
    for (int i = random_.Below(3); i > 0 && !Words("group").empty(); --i) {
      v1::Membership& membership = *record.add_memberships();
      if (random_.Chance(70)) membership.set_kind(Word("group"));
      membership.set_group("g" + std::to_string(random_.Below(3)));
      Period(membership);
    }
    for (int i = random_.Below(4); i > 0 && !Words("role").empty(); --i) {
      v1::Involvement& involvement = *record.add_involvements();
      involvement.set_role(Word("role"));
      involvement.set_party("p" + std::to_string(random_.Below(3)));
      Some("tag", 15, involvement.mutable_tags());
      Period(involvement);
    }
    for (int i = random_.Below(3); i > 0 && !Words("circumstance").empty(); --i) {
      v1::Circumstance& circumstance = *record.add_circumstances();
      circumstance.set_name(Word("circumstance"));
      circumstance.set_value(random_.Word({"0606", "0622", "0599", "not_asked"}));
      Period(circumstance);
    }
  }

  void Plans(v1::Trajectory& record) {
    for (int i = random_.Below(4); i > 0 && !Words("plan").empty(); --i) {
      v1::Plan& plan = *record.add_plans();
      plan.set_kind(Word("plan"));
      if (!random_.Chance(bad_ / 2)) plan.set_drawn_up_on(Date());
      Some("role", 55, plan.mutable_makers());
      if (random_.Chance(70)) plan.set_owner(random_.Chance(50) ? "participant" : Word("role"));
      if (random_.Chance(40)) plan.set_signed_on(Date());
      while (!Words("plan_element").empty() && random_.Chance(50)) {
        v1::PlanElement& element = *plan.add_elements();
        element.set_kind(Word("plan_element"));
        element.set_id("e" + std::to_string(plan.elements_size()));
        Period(element);
        Some("tag", 30, element.mutable_tags());
        if (random_.Chance(50)) element.set_voiced_by(Word("role"));
        if (random_.Chance(50)) element.set_helper(Word("role"));
        // An element that serves none of the others is set aside.
        const bool first = plan.elements_size() == 1;
        if (random_.Chance(40) && (!first || random_.Chance(bad_))) element.set_serves("e1");
      }
    }
  }

  template <typename Subject>
  void Waivers(Subject& record) {
    while (random_.Chance(35)) {
      v1::Waiver& waiver = *record.add_waivers();
      waiver.set_rule(random_.Pick(programme_.rules()).id());
      waiver.set_granted_by(Word("role"));
      Period(waiver);
    }
  }

  template <typename Subject>
  void NotRecorded(Subject& record) {
    const bool of_trajectory = std::is_same_v<Subject, v1::Trajectory>;
    static const std::vector<std::string> kActivities = {
        "activities.offered_on",        "activities.started_on", "activities.done_on",
        "activities.declined_on",       "activities.mode",       "activities.host",
        "activities.not_applicable_on", "activities.tags"};
    static const std::vector<std::string> kOfTrajectory = {
        "events.by",           "events.tags",         "involvements.tags",
        "plans.makers",        "plans.owner",         "plans.signed_on",
        "circumstances.value", "plans.elements.tags", "events.amount"};
    static const std::vector<std::string> kOfOrganisation = {"groups.tags", "groups.members.tags",
                                                             "partners.tags", "partners.role"};
    while (random_.Chance(25)) record.add_not_recorded(random_.Pick(kActivities));
    while (random_.Chance(35)) {
      record.add_not_recorded(random_.Pick(of_trajectory ? kOfTrajectory : kOfOrganisation));
    }
    while (random_.Chance(50)) {
      const v1::Word& word = random_.Pick(programme_.vocabulary().words());
      static const std::vector<std::string> kSorts = {
          "event", "activity", "role", "circumstance", "plan", "plan_element", "group"};
      for (const std::string& sort : kSorts) {
        if (word.sort() == sort) record.add_not_recorded(sort + ":" + word.id());
      }
    }
  }

  const v1::Programme& programme_;
  const Wildness wildness_;
  const Days days_;
  Random& random_;
  int partial_;
  int bad_;
};

}  // namespace

v1::CheckRequest RandomTrajectory(const v1::Programme& programme, Wildness wildness, Days days,
                                  Random& random) {
  return RecordGenerator(programme, wildness, days, random).MakeTrajectory();
}

v1::CheckRequest RandomOrganisation(const v1::Programme& programme, Wildness wildness, Days days,
                                    Random& random) {
  return RecordGenerator(programme, wildness, days, random).MakeOrganisation();
}

}  // namespace baken::reference
