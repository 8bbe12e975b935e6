// SPDX-License-Identifier: EUPL-1.2
//
// One organisation as facts: as a whole, or as one of its groups.

#include "reference/reader.h"

namespace baken::reference {
namespace {

class OrganisationReader : public Reader {
 public:
  using Reader::Reader;

  bool KnowsGroup(const v1::Group& group) const { return Knows("group", group.kind()); }

  void ReadGroup(const v1::Group& group, const std::string& path, std::vector<Fact>& facts) const {
    Fact fact = NewFact(FactType::kGroup, group.kind(), path);
    Period(group, fact);
    fact.group = group.id();
    fact.tags = Known("tag", group.tags());
    facts.push_back(fact);
  }

  void ReadMembers(const v1::Group& group, const std::string& path,
                   std::vector<Fact>& facts) const {
    int i = 0;
    for (const v1::Member& member : group.members()) {
      Fact fact =
          NewFact(FactType::kMember, member.role(), path + ".members[" + std::to_string(i++) + "]");
      Period(member, fact);
      fact.party = member.party();
      fact.role = member.role();
      fact.tags = Known("tag", member.tags());
      Add(fact, "role", facts);
    }
  }

  void ReadPartners(const v1::Organisation& organisation, std::vector<Fact>& facts) const {
    int i = 0;
    for (const v1::Partner& partner : organisation.partners()) {
      Fact fact =
          NewFact(FactType::kPartner, partner.kind(), "partners[" + std::to_string(i++) + "]");
      Period(partner, fact);
      fact.party = partner.party();
      fact.role = Role(partner.role(), fact.role_unknown);
      fact.tags = Known("tag", partner.tags());
      Add(fact, "partner", facts);
    }
  }
};

Record NewRecord(const v1::Programme& programme, const v1::CheckRequest& request) {
  Record record;
  record.programme = &programme;
  record.judged = ParsePartialDate(request.judged_on()).date.earliest;
  const auto& lost = request.organisation().not_recorded();
  record.not_recorded.insert(lost.begin(), lost.end());
  record.recorded.insert(request.recorded().begin(), request.recorded().end());
  return record;
}

std::string GroupPath(int index) { return "groups[" + std::to_string(index) + "]"; }

}  // namespace

Record ReadOrganisation(const v1::Programme& programme, const v1::CheckRequest& request) {
  Record record = NewRecord(programme, request);
  record.scope = v1::SCOPE_ORGANISATION;
  const v1::Organisation& organisation = request.organisation();
  const OrganisationReader reader(programme, record.judged);
  for (int i = 0; i < organisation.groups_size(); ++i) {
    const v1::Group& group = organisation.groups(i);
    if (!reader.KnowsGroup(group)) continue;
    reader.ReadGroup(group, GroupPath(i), record.facts);
    reader.ReadMembers(group, GroupPath(i), record.facts);
  }
  reader.ReadPartners(organisation, record.facts);
  reader.ReadEvents(organisation.events(), record.facts);
  reader.ReadActivities(organisation.activities(), record.facts);
  reader.ReadWaivers(organisation.waivers(), record.facts);
  // A waiver for one group is not for the organisation.
  std::erase_if(record.facts, [](const Fact& fact) {
    return fact.type == FactType::kWaiver && !fact.group.empty();
  });
  SetHorizon(record);
  return record;
}

Record ReadGroup(const v1::Programme& programme, const v1::CheckRequest& request, int index) {
  Record record = NewRecord(programme, request);
  record.scope = v1::SCOPE_GROUP;
  const v1::Organisation& organisation = request.organisation();
  const v1::Group& group = organisation.groups(index);
  const OrganisationReader reader(programme, record.judged);
  reader.ReadGroup(group, GroupPath(index), record.facts);
  reader.ReadMembers(group, GroupPath(index), record.facts);
  reader.ReadEvents(group.events(), record.facts);
  reader.ReadWaivers(organisation.waivers(), record.facts);
  std::erase_if(record.facts, [&](const Fact& fact) {
    return fact.type == FactType::kWaiver && !fact.group.empty() && fact.group != group.id();
  });
  SetHorizon(record);
  return record;
}

}  // namespace baken::reference
