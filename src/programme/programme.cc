// SPDX-License-Identifier: EUPL-1.2
#include "programme/programme.h"

#include <algorithm>

namespace baken {

const Edition& Rule::EditionOn(Day day) const {
  const auto in_force = std::find_if(editions.begin(), editions.end(), [day](const Edition& e) {
    return e.in_force_since <= day && day < e.in_force_until;
  });
  return in_force == editions.end() ? editions.back() : *in_force;
}

const Rule* Programme::FindRule(std::string_view rule_id) const {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [rule_id](const Rule& rule) { return rule.id == rule_id; });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace baken
