// SPDX-License-Identifier: EUPL-1.2
#include "check/subject.h"

#include <algorithm>

namespace baken {
namespace {

std::span<const Fact> OfParent(const std::pmr::vector<Fact>& facts, std::int32_t parent) {
  const auto [first, last] =
      std::equal_range(facts.begin(), facts.end(), parent, [](const auto& a, const auto& b) {
        const auto parent_of = [](const auto& side) {
          if constexpr (std::is_same_v<std::decay_t<decltype(side)>, Fact>) {
            return side.parent;
          } else {
            return side;
          }
        };
        return parent_of(a) < parent_of(b);
      });
  return {first, last};
}

}  // namespace

std::span<const Fact> Subject::List(FactKind kind) const {
  const auto& all = facts.list(kind);
  if (scope == Scope::kGroup) {
    if (kind == FactKind::kGroup) return {group, 1};
    // Of all other kinds none has a group.
    return OfParent(all, group->index);
  }
  // Those of groups come last, and only an organisation has them.
  const bool has_groups = kind == FactKind::kEvent && !all.empty() && all.back().parent >= 0;
  return has_groups ? OfParent(all, -1) : std::span<const Fact>(all);
}

std::string_view Subject::Id() const {
  return group == nullptr ? std::string_view() : group->field(Field::kParty).text;
}

}  // namespace baken
