// SPDX-License-Identifier: EUPL-1.2
// What runs on a day: the layer held, plans, and every other span.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "reference/selectors.h"

namespace baken::reference {

std::set<std::string> LayersHeld(const Record& record, Day day, int without) {
  for (const Fact& fact : record.facts) {
    if (fact.type == FactType::kLayer && fact.set_aside) return {"?"};
  }
  return LayersPossiblyHeld(record, day, without);
}

std::set<std::string> LayersPossiblyHeld(const Record& record, Day day, int without) {
  std::set<std::string> held;
  const auto may_be_last = [&](int index, Day entered) {
    for (int j = 0; j < static_cast<int>(record.facts.size()); ++j) {
      const Fact& other = record.facts[static_cast<std::size_t>(j)];
      if (other.type != FactType::kLayer || other.set_aside) continue;
      if (j == index || j == without) continue;
      if (other.start.latest <= day && other.start.earliest >= entered) return false;
    }
    return true;
  };
  for (int i = 0; i < static_cast<int>(record.facts.size()); ++i) {
    const Fact& fact = record.facts[static_cast<std::size_t>(i)];
    if (fact.type != FactType::kLayer || i == without) continue;
    if (fact.start.earliest > day) continue;
    if (fact.set_aside || may_be_last(i, std::min(fact.start.latest, day))) {
      held.insert(fact.unknown_word ? "?" : fact.word);
    }
  }
  if (may_be_last(-1, kDawn)) held.insert(record.programme->vocabulary().layers(0));
  return held;
}

namespace {

// In force until the next plan of its kind; plans of one day hold together.
Truth InForce(const Record& record, const Fact& plan, Day day) {
  Truth in_force = HasCome(plan.start, day);
  if (in_force == Truth::kFalse) return in_force;
  const Day last_possible = std::min(plan.start.latest, day);
  for (const Fact& other : record.facts) {
    if (other.type != FactType::kPlan || other.word != plan.word || &other == &plan) continue;
    if (other.start.earliest > day) continue;
    if (other.start.latest <= day && other.start.earliest > last_possible) return Truth::kFalse;
    if (std::min(other.start.latest, day) > plan.start.earliest) in_force = Truth::kUnknown;
  }
  return in_force;
}

}  // namespace

Truth Running(const Record& record, const Fact& fact, Day day) {
  const Truth not_ended = fact.end ? Not(HasCome(*fact.end, day)) : Truth::kTrue;
  if (fact.type == FactType::kPlan) return InForce(record, fact, day);
  if (fact.type == FactType::kElement) {
    if (fact.set_aside) return Truth::kUnknown;
    const Fact& plan = record.facts[static_cast<std::size_t>(fact.plan)];
    return And(InForce(record, plan, day), not_ended);
  }
  return And(HasCome(fact.start, day), not_ended);
}

Count CountRunning(const Record& record, const std::vector<Span>& spans,
                   const std::set<std::string>& layers, const std::string& distinct, Day day) {
  if (!layers.empty()) {
    bool all = true;
    bool any = false;
    for (const std::string& held : LayersHeld(record, day)) {
      const bool meant = layers.contains(held);
      all = all && meant;
      any = any || meant || held == "?";
    }
    return {all ? 1 : 0, any ? 1 : 0};
  }
  std::set<std::string> certain;
  std::set<std::string> possible;
  bool many = false;
  for (const Span& span : spans) {
    if (span.not_kept) {
      many = true;
      continue;
    }
    const Fact& fact = record.facts[static_cast<std::size_t>(span.fact)];
    const Truth running = And(span.match, Running(record, fact, day));
    if (running == Truth::kFalse) continue;
    std::string key;
    if (distinct == "party")
      key = fact.party;
    else if (distinct == "group")
      key = fact.group;
    else if (distinct == "kind")
      key = fact.word;
    else if (distinct == "value")
      key = fact.value;
    else if (fact.type == FactType::kInvolvement || fact.type == FactType::kMember)
      key = fact.party;
    else if (fact.type == FactType::kMembership)
      key = fact.group;
    if (key.empty()) key = "#" + std::to_string(span.fact);
    possible.insert(key);
    if (running == Truth::kTrue) certain.insert(key);
  }
  return {static_cast<int>(certain.size()), many ? kMany : static_cast<int>(possible.size())};
}

}  // namespace baken::reference
