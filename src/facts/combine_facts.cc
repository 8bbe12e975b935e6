// SPDX-License-Identifier: EUPL-1.2
// What follows from several facts together: the layer held, where plans end, who is twice in one
// group.
#include <algorithm>
#include <map>
#include <memory_resource>
#include <string>
#include <vector>

#include "facts/layers.h"
#include "facts/record_reader.h"
#include "programme/nearest.h"

namespace baken {
namespace {

bool IsFullDate(DayRange day) { return day.earliest == day.latest; }

// Most records come in order, and then nothing is moved.
template <typename Less>
void SortStably(std::pmr::vector<Fact>& facts, Less less) {
  if (std::is_sorted(facts.begin(), facts.end(), less)) return;
  std::stable_sort(facts.begin(), facts.end(), less);
}

}  // namespace

void RecordReader::Finish() {
  SortStably(facts_.list(FactKind::kEvent),
             [](const Fact& a, const Fact& b) { return a.parent < b.parent; });
  ChainActivities();
  CombineLayers();
  EndByNext(FactKind::kLayerEntry);
  EndByNext(FactKind::kPlan);
  PlaceElements();
  CheckServes();
  CheckOverlappingMembers();
}

void RecordReader::ChainActivities() {
  auto& activities = facts_.list(FactKind::kActivity);
  if (activities.empty()) return;
  facts_.first_activity.assign(words_.symbols(), -1);
  for (std::size_t i = activities.size(); i-- > 0;) {
    const auto word = static_cast<std::size_t>(activities[i].word());
    activities[i].next = facts_.first_activity[word];
    facts_.first_activity[word] = static_cast<std::int32_t>(i);
  }
}

void RecordReader::AskToEnter(std::string_view layer, Day day) {
  auto& entries = facts_.list(FactKind::kLayerEntry);
  if (!words_.Knows(Sort::kLayer, layer)) {
    UnknownWord(Sort::kLayer, layer, "enter_layer");
    return;
  }
  const auto later = std::find_if(entries.begin(), entries.end(), [&](const Fact& entry) {
    return !entry.set_aside && entry.since.latest >= day;
  });
  if (later != entries.end()) {
    Issue("layer_entered_later", "enter_layer", layer,
          "a day after the last entry, " + FormatDay(later->since.latest));
    return;
  }
  Fact entry;
  entry.kind = FactKind::kLayerEntry;
  entry.index = static_cast<std::int32_t>(entries.size());
  entry.field(Field::kWord) = TokenOf(layer);
  entry.since = {day, day};
  entry.is_asked = true;
  NoteDay(day, &entry);
  entries.push_back(std::move(entry));
}

void RecordReader::CombineLayers() {
  facts_.layers_judged_relative =
      std::ranges::any_of(facts_.list(FactKind::kLayerEntry), &Fact::judged_relative);
  SetAsideLayersOfOneDay();
  DropRepeatedLayers();
  ComputeLayerSteps();
}

void RecordReader::SetAsideLayersOfOneDay() {
  if (facts_.list(FactKind::kLayerEntry).size() < 2) return;
  std::pmr::map<Day, std::pmr::vector<Fact*>> by_day(facts_.memory);
  for (Fact& entry : facts_.list(FactKind::kLayerEntry)) {
    if (!entry.set_aside && IsFullDate(entry.since)) by_day[entry.since.earliest].push_back(&entry);
  }
  for (const auto& of_day : by_day) {
    const std::pmr::vector<Fact*>& entries = of_day.second;
    const bool one_layer = std::all_of(entries.begin(), entries.end(), [&](const Fact* entry) {
      return entry->word() == entries.front()->word();
    });
    if (one_layer) continue;
    for (Fact* entry : entries) {
      Issue("layers_same_day", FieldPathOf(*entry, "entered_on"), FormatDay(of_day.first),
            "one layer entered on a day");
      SetAside(*entry);
    }
  }
}

// The layers that may be held just before `entry`, were it not counted itself; an entry that was
// set aside may lie there too. Of two entries on one day the first one comes first.
std::uint64_t RecordReader::LayersBefore(const Fact& entry) const {
  const auto& entries = facts_.list(FactKind::kLayerEntry);
  const auto is_first = [&](const Fact& other) {
    return IsFullDate(entry.since) && other.since == entry.since && &other < &entry;
  };
  // An entry is past once another one has certainly come after it.
  Day latest_start = kDawn;
  bool entered = false;
  for (const Fact& other : entries) {
    if (other.since.latest >= entry.since.earliest && !is_first(other)) continue;
    latest_start = std::max(latest_start, other.since.earliest);
    entered = true;
  }
  std::uint64_t before = entered ? 0 : 1;
  for (const Fact& other : entries) {
    const bool may_come_before = other.since.earliest < entry.since.latest || is_first(other);
    if (&other == &entry || !may_come_before || other.since.latest < latest_start) continue;
    before |= LayerBits(words_, other.word());
  }
  return before;
}

// The layer already held is no entry.
void RecordReader::DropRepeatedLayers() {
  auto& entries = facts_.list(FactKind::kLayerEntry);
  std::pmr::vector<bool> repeated(facts_.memory);
  for (Fact& entry : entries) {
    const std::uint64_t layer = LayerBits(words_, entry.word());
    const std::uint64_t before = LayersBefore(entry);
    const bool known = !entry.set_aside && entry.word() != kUnreadable;
    // What is asked is judged as an entry, unless that layer is held for certain.
    entry.perhaps = known && !entry.is_asked && (before & layer) != 0;
    repeated.push_back(known && before == layer);
    if (repeated.back() && entry.is_asked) {
      Issue("layer_already_held", "enter_layer", entry.field(Field::kWord).text,
            "another layer than the one held");
    }
  }
  std::size_t place = 0;
  std::erase_if(entries, [&](const Fact&) { return repeated[place++]; });
}

void RecordReader::ComputeLayerSteps() {
  const auto& entries = facts_.list(FactKind::kLayerEntry);
  facts_.layers_unsure =
      !facts_.kept.KeepsLayers() || std::any_of(entries.begin(), entries.end(),
                                                [](const Fact& entry) { return entry.set_aside; });
  if (facts_.layers_unsure) {
    facts_.layer_steps.push_back({kDawn, LayerBits(words_, kUnreadable)});
  } else {
    facts_.layer_steps = LayersHeld(words_, entries, nullptr, 0, facts_.memory);
  }
}

// A layer holds until another one is entered, a plan until the next one of its kind; plans drawn up
// on one day hold together.
void RecordReader::EndByNext(FactKind kind) {
  auto& facts = facts_.list(kind);
  for (Fact& fact : facts) {
    if (fact.set_aside) continue;
    DayRange end = kAbsent;
    for (const Fact& other : facts) {
      if (!MayEndBy(fact, other)) continue;
      end.earliest =
          std::min(end.earliest, std::max(other.since.earliest, fact.since.earliest + 1));
      const bool certainly_after = other.since.earliest > fact.since.latest;
      if (certainly_after && !other.set_aside) {
        end.latest = std::min(end.latest, other.since.latest);
      }
    }
    fact.until = end;
    const bool after_first_day = end.earliest == fact.since.earliest + 1;
    if (after_first_day && IsCalendarDay(fact.since.earliest)) NoteDay(end.earliest, &fact);
  }
}

// An element runs from its plan's day until its own end or that of the plan.
void RecordReader::PlaceElements() {
  for (const Fact& plan : facts_.list(FactKind::kPlan)) {
    for (Fact& element : facts_.list(FactKind::kPlanElement)) {
      if (element.parent != plan.index || element.set_aside) continue;
      element.since = plan.since;
      element.own_end() = element.until;
      element.until = {std::min(element.until.earliest, plan.until.earliest),
                       std::min(element.until.latest, plan.until.latest)};
      element.field(Field::kOwner) = plan.field(Field::kOwner);
      element.by = plan.by;
      element.who_unknown = plan.who_unknown;
      element.judged_relative |= plan.judged_relative;
    }
  }
}

void RecordReader::CheckServes() {
  auto& elements = facts_.list(FactKind::kPlanElement);
  for (Fact& element : elements) {
    const std::string_view serves = element.field(Field::kServes).text;
    if (serves.empty()) continue;
    NearestWord nearest(serves);
    bool found = false;
    for (const Fact& other : elements) {
      if (other.parent != element.parent || &other == &element) continue;
      found |= other.field(Field::kParty).text == serves;
      nearest.Offer(other.field(Field::kParty).text);
    }
    if (found) continue;
    Issue("serves_unknown", FieldPathOf(element, "serves"), serves,
          "the id of an element of this plan", std::string(nearest.word()));
    SetAside(element);
  }
}

void RecordReader::CheckOverlappingMembers() {
  std::map<std::tuple<std::int32_t, Symbol, std::string_view>, std::vector<const Fact*>> places;
  for (const Fact& member : facts_.list(FactKind::kMember)) {
    const std::string_view party = member.field(Field::kParty).text;
    if (member.set_aside || party.empty()) continue;
    places[{member.parent, member.word(), party}].push_back(&member);
  }
  for (auto& [place, members] : places) {
    std::sort(members.begin(), members.end(),
              [](const Fact* a, const Fact* b) { return a->since.latest < b->since.latest; });
    for (std::size_t i = 1; i < members.size(); ++i) {
      if (members[i]->since.latest >= members[i - 1]->until.earliest) continue;
      Issue("group_overlap", PathOf(*members[i]), "",
            "one membership at a time; this one overlaps " + PathOf(*members[i - 1]));
    }
  }
}

}  // namespace baken
