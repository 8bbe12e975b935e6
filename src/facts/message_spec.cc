// SPDX-License-Identifier: EUPL-1.2
#include "facts/message_spec.h"

#include <array>
#include <cstddef>

namespace baken {
namespace {

constexpr FieldShape kText = FieldShape::kText;
constexpr FieldShape kTexts = FieldShape::kTexts;

constexpr FieldSpec kEvent[] = {
    {1, "kind", kText, false}, {2, "date", kText, false}, {3, "by", kTexts, true},
    {4, "tags", kTexts, true}, {5, "place", kText, true}, {6, "amount", FieldShape::kNumber, true},
};
constexpr FieldSpec kActivity[] = {
    {1, "activity", kText, false},   {2, "offered_on", kText, true},
    {3, "started_on", kText, true},  {4, "done_on", kText, true},
    {5, "declined_on", kText, true}, {6, "not_applicable_on", kText, true},
    {7, "reason", kText, true},      {8, "mode", kText, true},
    {9, "host", kText, true},        {10, "tags", kTexts, true},
};
constexpr FieldSpec kLayerEntry[] = {
    {1, "layer", kText, false}, {2, "entered_on", kText, true}, {3, "reason", kText, true}};
constexpr FieldSpec kMembership[] = {
    {1, "group", kText, true},    {2, "since", kText, false}, {3, "until", kText, false},
    {4, "through", kText, false}, {5, "kind", kText, false},
};
constexpr FieldSpec kInvolvement[] = {
    {1, "role", kText, false},    {2, "since", kText, false}, {3, "until", kText, false},
    {4, "through", kText, false}, {5, "party", kText, true},  {6, "tags", kTexts, true},
};
constexpr FieldSpec kPlan[] = {
    {1, "kind", kText, false},     {2, "drawn_up_on", kText, false},
    {3, "makers", kTexts, true},   {4, "owner", kText, true},
    {5, "signed_on", kText, true}, {6, "elements", FieldShape::kMessages, false},
};
constexpr FieldSpec kPlanElement[] = {
    {1, "id", kText, false},       {2, "kind", kText, false},    {3, "since", kText, true},
    {4, "until", kText, false},    {5, "through", kText, false}, {6, "tags", kTexts, true},
    {7, "voiced_by", kText, true}, {8, "helper", kText, true},   {9, "serves", kText, true},
};
constexpr FieldSpec kCircumstance[] = {
    {1, "name", kText, false},  {2, "value", kText, true},    {3, "since", kText, false},
    {4, "until", kText, false}, {5, "through", kText, false},
};
constexpr FieldSpec kGroup[] = {
    {1, "id", kText, false},
    {2, "kind", kText, false},
    {3, "tags", kTexts, true},
    {4, "members", FieldShape::kMessages, false},
    {5, "events", FieldShape::kMessages, false},
    {6, "since", kText, false},
    {7, "until", kText, false},
    {8, "through", kText, false},
};
constexpr FieldSpec kMember[] = {
    {1, "party", kText, true},  {2, "role", kText, false},    {3, "since", kText, false},
    {4, "until", kText, false}, {5, "through", kText, false}, {6, "tags", kTexts, true},
};
constexpr FieldSpec kPartner[] = {
    {1, "party", kText, true},  {2, "kind", kText, false},  {3, "role", kText, true},
    {4, "since", kText, false}, {5, "until", kText, false}, {6, "through", kText, false},
    {7, "tags", kTexts, true},
};
constexpr FieldSpec kWaiver[] = {
    {1, "rule", kText, false},    {2, "since", kText, false},     {3, "until", kText, false},
    {4, "through", kText, false}, {5, "granted_by", kText, true}, {6, "reason", kText, true},
    {7, "subject", kText, true},
};

constexpr std::array<MessageSpec, kFactKinds> kSpecs = {{
    {"events", kEvent},
    {"activities", kActivity},
    {"layers", kLayerEntry},
    {"memberships", kMembership},
    {"involvements", kInvolvement},
    {"plans", kPlan},
    {"plans.elements", kPlanElement},
    {"circumstances", kCircumstance},
    {"groups", kGroup},
    {"groups.members", kMember},
    {"partners", kPartner},
}};
constexpr MessageSpec kWaivers{"waivers", kWaiver};

consteval bool AreNumberedWithoutGaps(std::span<const MessageSpec> specs) {
  for (const MessageSpec& spec : specs) {
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      if (spec.fields[i].number != static_cast<int>(i) + 1) return false;
    }
  }
  return true;
}
static_assert(AreNumberedWithoutGaps(kSpecs) && AreNumberedWithoutGaps({&kWaivers, 1}));

}  // namespace

const MessageSpec& SpecOf(FactKind kind) { return kSpecs[static_cast<std::size_t>(kind)]; }

const MessageSpec& WaiverSpec() { return kWaivers; }

std::optional<FieldPath> FindFieldPath(std::string_view path) {
  constexpr std::string_view kGroupEvents = "groups.events.";
  if (path.starts_with(kGroupEvents)) path.remove_prefix(7);
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  for (int kind = 0; kind < kFactKinds; ++kind) {
    const MessageSpec& spec = kSpecs[static_cast<std::size_t>(kind)];
    if (spec.path != path.substr(0, dot)) continue;
    for (const FieldSpec& field : spec.fields) {
      if (field.name == path.substr(dot + 1))
        return FieldPath{static_cast<FactKind>(kind), field.number};
    }
  }
  return std::nullopt;
}

}  // namespace baken
