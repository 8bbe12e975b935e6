// SPDX-License-Identifier: EUPL-1.2
// The shape of the messages of facts.proto that hold facts: one table, used for reading, for
// naming fields in issues and for the field paths of `recorded` and `not_recorded`.
// tests/facts/message_spec_test.cc holds it against the published descriptors.
#ifndef BAKEN_FACTS_MESSAGE_SPEC_H_
#define BAKEN_FACTS_MESSAGE_SPEC_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace baken {

enum class FactKind : std::uint8_t {
  kEvent,
  kActivity,
  kLayerEntry,
  kMembership,
  kInvolvement,
  kPlan,
  kPlanElement,
  kCircumstance,
  kGroup,
  kMember,
  kPartner,
};
inline constexpr int kFactKinds = 11;

enum class FieldShape : std::uint8_t { kText, kTexts, kNumber, kMessages };

struct FieldSpec {
  int number;
  std::string_view name;
  FieldShape shape;
  // May be left out of `recorded`: a fact makes sense without it.
  bool optional;
};

struct MessageSpec {
  // As in a field path: "events", "plans.elements".
  std::string_view path;
  std::span<const FieldSpec> fields;  // numbered from 1 on, without gaps

  // nullptr for a field that the message does not have.
  const FieldSpec* Find(int number) const {
    const auto place = static_cast<std::size_t>(number) - 1;
    return place < fields.size() ? &fields[place] : nullptr;
  }
};

const MessageSpec& SpecOf(FactKind kind);
// A waiver is no fact; it is read alike.
const MessageSpec& WaiverSpec();

// A field by its path ("events.by"; "groups.events.by" is the same field).
struct FieldPath {
  FactKind kind;
  int number;
};
std::optional<FieldPath> FindFieldPath(std::string_view path);

}  // namespace baken

#endif  // BAKEN_FACTS_MESSAGE_SPEC_H_
