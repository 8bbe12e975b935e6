// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_FACTS_CONSISTENCY_H_
#define BAKEN_FACTS_CONSISTENCY_H_

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/facts.h"

namespace baken {

// Where each party stands in an organisation, looked up by the party's reference.
class MemberIndex {
 public:
  // `organisation` must outlive this.
  explicit MemberIndex(const Facts& organisation);

  struct Stay {
    std::string_view group;
    const Fact* fact;
  };
  std::span<const Stay> Of(std::string_view party) const;

 private:
  std::unordered_map<std::string_view, std::vector<Stay>> stays_;
};

// Holds the memberships of a trajectory against the members that an organisation keeps for it: the
// same group, first day and last day on both sides. Every difference becomes a data issue
// `membership_differs` of `reported`, one for each side that has a period the other has not;
// the prefixes say where the two stand in the request ("" or "beside_trajectories[2].").
void CompareMemberships(const Facts& trajectory, const std::string& trajectory_prefix,
                        const MemberIndex& organisation, const std::string& organisation_prefix,
                        Facts& reported);

}  // namespace baken

#endif  // BAKEN_FACTS_CONSISTENCY_H_
