// SPDX-License-Identifier: EUPL-1.2
//
// One participant's trajectory, as facts.

#include <algorithm>

#include "reference/reader.h"

namespace baken::reference {
namespace {

class TrajectoryReader : public Reader {
 public:
  using Reader::Reader;

  void ReadLayers(const v1::Trajectory& record, std::vector<Fact>& facts) const {
    std::vector<Fact> entries;
    for (int i = 0; i < record.layers_size(); ++i) {
      const v1::LayerEntry& entry = record.layers(i);
      Fact fact = NewFact(FactType::kLayer, entry.layer(), "layers[" + std::to_string(i) + "]");
      bool bad = entry.entered_on().empty();
      if (const auto day = Date(entry.entered_on(), false, bad)) fact.start = *day;
      fact.has_start = true;
      const auto& layers = programme_.vocabulary().layers();
      fact.unknown_word = std::find(layers.begin(), layers.end(), fact.word) == layers.end();
      if (bad) SetAside(fact);
      entries.push_back(fact);
    }
    std::vector<bool> clashes(entries.size(), false);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      for (std::size_t j = 0; j < entries.size(); ++j) {
        const bool same_day = entries[i].start == entries[j].start &&
                              entries[i].start.earliest == entries[i].start.latest;
        if (same_day && entries[i].word != entries[j].word) clashes[i] = true;
      }
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (clashes[i]) SetAside(entries[i]);
      facts.push_back(entries[i]);
    }
  }

  void ReadPlans(const v1::Trajectory& record, std::vector<Fact>& facts) const {
    for (int i = 0; i < record.plans_size(); ++i) {
      const v1::Plan& plan = record.plans(i);
      if (!Knows("plan", plan.kind())) continue;
      Fact fact = NewFact(FactType::kPlan, plan.kind(), "plans[" + std::to_string(i) + "]");
      bool bad = plan.drawn_up_on().empty();
      if (const auto day = Date(plan.drawn_up_on(), false, bad)) fact.start = *day;
      fact.has_start = true;
      fact.signed_on = Date(plan.signed_on(), false, bad);
      fact.who = Known("role", plan.makers(), &fact.who_unknown);
      fact.owner = Role(plan.owner(), fact.owner_unknown);
      if (bad) SetAside(fact);
      const int index = static_cast<int>(facts.size());
      facts.push_back(fact);
      for (const v1::PlanElement& element : plan.elements()) {
        ReadElement(element, plan, index, fact.set_aside, facts);
      }
    }
  }

  void ReadElement(const v1::PlanElement& element, const v1::Plan& plan, int index,
                   bool plan_set_aside, std::vector<Fact>& facts) const {
    Fact fact =
        NewFact(FactType::kElement, element.kind(), facts[static_cast<std::size_t>(index)].path);
    fact.plan = index;
    const Fact& its_plan = facts[static_cast<std::size_t>(index)];
    fact.who = its_plan.who;
    fact.who_unknown = its_plan.who_unknown;
    fact.owner = its_plan.owner;
    fact.owner_unknown = its_plan.owner_unknown;
    Period(element, fact);
    fact.tags = Known("tag", element.tags());
    fact.voiced_by = Role(element.voiced_by(), fact.voiced_by_unknown);
    fact.helper = Role(element.helper(), fact.helper_unknown);
    fact.id = element.id();
    fact.serves = element.serves();
    if (!fact.serves.empty() &&
        std::none_of(plan.elements().begin(), plan.elements().end(), [&](const auto& other) {
          return &other != &element && other.id() == element.serves();
        })) {
      SetAside(fact);
    }
    if (plan_set_aside) {
      // On which day it starts it says itself.
      const Fact own = fact;
      SetAside(fact);
      fact.start = own.start;
      fact.has_start = own.has_start;
    }
    Add(fact, "plan_element", facts);
  }

  void ReadSpans(const v1::Trajectory& record, std::vector<Fact>& facts) const {
    int i = 0;
    for (const v1::Membership& membership : record.memberships()) {
      Fact fact = NewFact(FactType::kMembership,
                          membership.kind().empty() ? ParticipantsKind() : membership.kind(),
                          "memberships[" + std::to_string(i++) + "]");
      Period(membership, fact);
      fact.group = membership.group();
      Add(fact, "group", facts);
    }
    i = 0;
    for (const v1::Involvement& involvement : record.involvements()) {
      Fact fact = NewFact(FactType::kInvolvement, involvement.role(),
                          "involvements[" + std::to_string(i++) + "]");
      Period(involvement, fact);
      fact.party = involvement.party();
      fact.role = involvement.role();
      fact.tags = Known("tag", involvement.tags());
      Add(fact, "role", facts);
    }
    i = 0;
    for (const v1::Circumstance& circumstance : record.circumstances()) {
      Fact fact = NewFact(FactType::kCircumstance, circumstance.name(),
                          "circumstances[" + std::to_string(i++) + "]");
      Period(circumstance, fact);
      fact.value = circumstance.value();
      if (MayHave(circumstance)) Add(fact, "circumstance", facts);
    }
  }

 private:
  // A value that the circumstance cannot have is an unknown word.
  bool MayHave(const v1::Circumstance& circumstance) const {
    const v1::Word* word = FindWord(programme_, "circumstance", circumstance.name());
    if (word == nullptr || word->values().empty()) return true;
    const auto is_value = [&](const std::string& value) { return value == circumstance.value(); };
    return std::any_of(word->values().begin(), word->values().end(), is_value) ||
           std::any_of(word->unknown_values().begin(), word->unknown_values().end(), is_value);
  }

  std::string ParticipantsKind() const {
    for (const v1::Word& word : programme_.vocabulary().words()) {
      if (word.sort() != "group") continue;
      for (const std::string& tag : word.tags()) {
        if (tag == "participants") return word.id();
      }
    }
    return "";
  }
};

}  // namespace

Record ReadTrajectory(const v1::Programme& programme, const v1::CheckRequest& request) {
  Record record;
  record.programme = &programme;
  record.judged = ParsePartialDate(request.judged_on()).date.earliest;
  const v1::Trajectory& trajectory = request.trajectory();
  record.not_recorded.insert(trajectory.not_recorded().begin(), trajectory.not_recorded().end());
  record.recorded.insert(request.recorded().begin(), request.recorded().end());
  const TrajectoryReader reader(programme, record.judged);
  reader.ReadEvents(trajectory.events(), record.facts);
  reader.ReadActivities(trajectory.activities(), record.facts);
  reader.ReadLayers(trajectory, record.facts);
  reader.ReadPlans(trajectory, record.facts);
  reader.ReadSpans(trajectory, record.facts);
  reader.ReadWaivers(trajectory.waivers(), record.facts);
  SetHorizon(record);
  return record;
}

}  // namespace baken::reference
