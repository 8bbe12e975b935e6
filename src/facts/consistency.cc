// SPDX-License-Identifier: EUPL-1.2
#include "facts/consistency.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "baken/limits.h"

namespace baken {
namespace {

using Stay = MemberIndex::Stay;
using Stays = std::span<const Stay>;

bool IsSamePeriod(const Fact& a, const Fact& b) { return a.since == b.since && a.until == b.until; }

const Stay* FindStay(Stays stays, const Stay& wanted, bool same_period) {
  const auto found = std::find_if(stays.begin(), stays.end(), [&](const Stay& stay) {
    return stay.group == wanted.group && (!same_period || IsSamePeriod(*stay.fact, *wanted.fact));
  });
  return found == stays.end() ? nullptr : &*found;
}

std::string Period(const Fact& fact) {
  const auto day = [](DayRange range) {
    if (range.earliest == range.latest) return FormatDay(range.earliest);
    return std::string(IsCalendarDay(range.earliest) ? "partial" : "unknown");
  };
  const bool since_ever = fact.since == DayRange{kDawn, kDawn};
  return (since_ever ? "since ever" : "since " + day(fact.since)) +
         (fact.until == kAbsent ? "" : " until " + day(fact.until));
}

void AddIssue(Facts& reported, std::string path, const Stay& stay, const Stay* other) {
  if (reported.issues.size() >= BAKEN_MAX_DATA_ISSUES) {
    ++reported.issues_left_out;
    return;
  }
  const std::string expected = other == nullptr
                                   ? "the same membership on the other side, which has none"
                                   : "the period of the other side, " + Period(*other->fact);
  reported.issues.push_back(
      {"membership_differs", std::move(path), Period(*stay.fact), expected, ""});
}

void Compare(Stays stays, Stays others, const std::string& prefix, Facts& reported) {
  for (const Stay& stay : stays) {
    if (stay.fact->set_aside || FindStay(others, stay, true) != nullptr) continue;
    AddIssue(reported, prefix + PathOf(*stay.fact), stay, FindStay(others, stay, false));
  }
}

}  // namespace

MemberIndex::MemberIndex(const Facts& organisation) {
  std::unordered_map<std::int32_t, std::string_view> group_ids;
  for (const Fact& group : organisation.list(FactKind::kGroup)) {
    group_ids.emplace(group.index, group.field(Field::kParty).text);
  }
  for (const Fact& member : organisation.list(FactKind::kMember)) {
    stays_[member.field(Field::kParty).text].push_back({group_ids[member.parent], &member});
  }
}

Stays MemberIndex::Of(std::string_view party) const {
  const auto found = stays_.find(party);
  return found == stays_.end() ? Stays() : Stays(found->second);
}

void CompareMemberships(const Facts& trajectory, const std::string& trajectory_prefix,
                        const MemberIndex& organisation, const std::string& organisation_prefix,
                        Facts& reported) {
  if (trajectory.subject_id.empty()) return;
  std::vector<Stay> of_trajectory;
  for (const Fact& membership : trajectory.list(FactKind::kMembership)) {
    of_trajectory.push_back({membership.field(Field::kParty).text, &membership});
  }
  const Stays of_organisation = organisation.Of(trajectory.subject_id);
  Compare(of_trajectory, of_organisation, trajectory_prefix, reported);
  Compare(of_organisation, of_trajectory, organisation_prefix, reported);
}

}  // namespace baken
