// SPDX-License-Identifier: EUPL-1.2
//
// What random programmes have in common: their words and their parameters.

#include <google/protobuf/text_format.h>

#include <stdexcept>

#include "reference/programme_generator.h"

namespace baken::reference {
namespace {

// Small enough that random rules and random facts meet often.
constexpr char kEmptyProgramme[] = R"(
format: 1
id: "random"
version: "0"
clock { first { event: "intake" } }
stops { event: "ended" }
stops { event: "moved" }
vocabulary {
  layers: "low" layers: "mid" layers: "high"
  words { id: "intake" sort: "event" }
  words { id: "visit" sort: "event" }
  words { id: "talk" sort: "event" }
  words { id: "class" sort: "event" unit: "hours" }
  words { id: "ended" sort: "event" }
  words { id: "moved" sort: "event" }
  words { id: "low.home" sort: "activity" layer: "low" track: "individual" }
  words { id: "low.money" sort: "activity" layer: "low" track: "group" tags: "theme.money" }
  words { id: "mid.work" sort: "activity" layer: "mid" track: "individual" tags: "theme.work" }
  words { id: "mid.self" sort: "activity" layer: "mid" track: "group" sensitive: true }
  words { id: "coach" sort: "role" }
  words { id: "buddy" sort: "role" }
  words { id: "person" sort: "role" }
  words { id: "chain.*" sort: "role" }
  words { id: "town" sort: "circumstance" values: "0606" values: "0622" values: "0599" unknown_values: "not_asked" }
  words { id: "level" sort: "circumstance" }
  words { id: "offer" sort: "plan" }
  words { id: "future" sort: "plan" }
  words { id: "goal" sort: "plan_element" }
  words { id: "need" sort: "plan_element" }
  words { id: "circle" sort: "group" tags: "participants" }
  words { id: "team" sort: "group" }
  words { id: "school" sort: "partner" }
  words { id: "club" sort: "partner" }
  words { id: "solo" sort: "mode" }
  words { id: "joint" sort: "mode" }
  words { id: "theme.*" sort: "tag" }
  words { id: "wish" sort: "tag" }
  words { id: "cared_for" sort: "reason" }
}
parameters { id: "t.none" term { } }
parameters { id: "t.day" term { days: 1 } }
parameters { id: "t.days" term { days: 4 } }
parameters { id: "t.week" term { weeks: 1 } }
parameters { id: "t.weeks" term { weeks: 3 days: 1 } }
parameters { id: "t.month" term { months: 1 } }
parameters { id: "t.months" term { months: 2 days: 3 } }
parameters { id: "n.0" count: 0 }
parameters { id: "n.1" count: 1 }
parameters { id: "n.2" count: 2 }
parameters { id: "n.5" count: 5 }
equated_days: "2025-05-02"
equated_days: "2025-12-24"
)";

}  // namespace

v1::Programme EmptyProgramme() {
  v1::Programme programme;
  if (!google::protobuf::TextFormat::ParseFromString(kEmptyProgramme, &programme)) {
    throw std::runtime_error("the empty programme is no Programme");
  }
  return programme;
}

}  // namespace baken::reference
