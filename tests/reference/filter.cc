// SPDX-License-Identifier: EUPL-1.2
//
// Whether a fact is one that a filter asks for.

#include <algorithm>
#include <stdexcept>

#include "reference/selectors.h"

namespace baken::reference {
namespace {

std::string MessagePath(FactType type) {
  switch (type) {
    case FactType::kEvent:
      return "events";
    case FactType::kActivity:
      return "activities";
    case FactType::kLayer:
      return "layers";
    case FactType::kMembership:
      return "memberships";
    case FactType::kInvolvement:
      return "involvements";
    case FactType::kPlan:
      return "plans";
    case FactType::kElement:
      return "plans.elements";
    case FactType::kCircumstance:
      return "circumstances";
    case FactType::kWaiver:
      return "waivers";
    case FactType::kGroup:
      return "groups";
    case FactType::kMember:
      return "groups.members";
    case FactType::kPartner:
      return "partners";
  }
  return "";
}

using Texts = google::protobuf::RepeatedPtrField<std::string>;

bool Has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}
bool Has(const Texts& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// A field that is empty and not kept may hold anything.
Truth FieldIn(const Record& record, const Fact& fact, const std::string& field,
              const std::string& value, const Texts& list, bool unknown = false) {
  if (Has(list, value)) return Truth::kTrue;
  if (unknown) return Truth::kUnknown;
  return value.empty() && !Keeps(record, fact, field) ? Truth::kUnknown : Truth::kFalse;
}

Truth RoleIn(const Record& record, const Fact& fact, const std::string& role) {
  if (Has(fact.who, role)) return Truth::kTrue;
  const bool listed = fact.type == FactType::kEvent || fact.type == FactType::kPlan;
  const std::string field = fact.type == FactType::kEvent ? "by" : "makers";
  if (fact.type == FactType::kMember || fact.type == FactType::kInvolvement) {
    return Of(fact.role == role);
  }
  return fact.who_unknown || (listed && !Keeps(record, fact, field)) ? Truth::kUnknown
                                                                     : Truth::kFalse;
}

Truth TagIn(const Record& record, const Fact& fact, const std::string& wanted) {
  for (const std::string& tag : fact.tags) {
    if (InFamily(tag, wanted)) return Truth::kTrue;
  }
  return Keeps(record, fact, "tags") ? Truth::kFalse : Truth::kUnknown;
}

// Of a circumstance: values that mean that nobody knows.
bool ValueUnknown(const Record& record, const Fact& fact) {
  const v1::Word* word = FindWord(*record.programme, "circumstance", fact.word);
  return word != nullptr && Has(word->unknown_values(), fact.value);
}

Truth NobodyActed(const Record& record, const Fact& fact, const std::string& field) {
  if (!fact.who.empty() || fact.who_unknown) return Truth::kFalse;
  return Keeps(record, fact, field) ? Truth::kTrue : Truth::kUnknown;
}

Truth IsEmpty(const Record& record, const Fact& fact, const std::string& field) {
  std::string value;
  bool unknown = false;
  if (field == "role")
    value = fact.role, unknown = fact.role_unknown;
  else if (field == "serves")
    value = fact.serves;
  else if (field == "owner")
    value = fact.owner, unknown = fact.owner_unknown;
  else if (field == "voiced_by")
    value = fact.voiced_by, unknown = fact.voiced_by_unknown;
  else if (field == "helper")
    value = fact.helper, unknown = fact.helper_unknown;
  else if (field == "host")
    value = fact.host;
  else if (field == "mode")
    value = fact.mode;
  else if (field == "party")
    value = fact.party;
  else if (field == "group")
    value = fact.group;
  else if (field == "by" || field == "makers")
    return NobodyActed(record, fact, field);
  else if (field == "tags")
    return fact.tags.empty() ? (Keeps(record, fact, field) ? Truth::kTrue : Truth::kUnknown)
                             : Truth::kFalse;
  else if (field == "value")
    value = fact.value;
  else
    throw std::runtime_error("empty of " + field);
  if (unknown) return Truth::kFalse;
  if (!value.empty()) return Truth::kFalse;
  return Keeps(record, fact, field) ? Truth::kTrue : Truth::kUnknown;
}

Truth AnyOfRoles(const Record& record, const Fact& fact, const Texts& roles) {
  Truth any = Truth::kFalse;
  for (const std::string& role : roles) any = Or(any, RoleIn(record, fact, role));
  return any;
}

Truth AnyOfTags(const Record& record, const Fact& fact, const Texts& tags) {
  Truth any = Truth::kFalse;
  for (const std::string& tag : tags) any = Or(any, TagIn(record, fact, tag));
  return any;
}

// Whether what this element serves, in its own plan, is of one of these kinds.
Truth ServesOneOf(const Record& record, const Fact& fact, const Texts& kinds) {
  if (fact.serves.empty()) return Keeps(record, fact, "serves") ? Truth::kFalse : Truth::kUnknown;
  Truth served = Truth::kUnknown;
  for (const Fact& other : record.facts) {
    const bool is_served = other.type == FactType::kElement && other.plan == fact.plan &&
                           &other != &fact && other.id == fact.serves;
    if (is_served && Has(kinds, other.word)) return Truth::kTrue;
    if (is_served) served = Truth::kFalse;
  }
  return served;
}

}  // namespace

bool Keeps(const Record& record, const Fact& fact, const std::string& field) {
  return record.KeepsPath(MessagePath(fact.type) + "." + field);
}

Truth Matches(const Record& record, const Fact& fact, const v1::Filter& filter) {
  Truth all = Truth::kTrue;
  for (const std::string& role : filter.by_all()) all = And(all, RoleIn(record, fact, role));
  if (filter.by_any_size() > 0) all = And(all, AnyOfRoles(record, fact, filter.by_any()));
  for (const std::string& tag : filter.tags_all()) all = And(all, TagIn(record, fact, tag));
  if (filter.tags_any_size() > 0) all = And(all, AnyOfTags(record, fact, filter.tags_any()));
  if (filter.tags_none_size() > 0) {
    all = And(all, Not(AnyOfTags(record, fact, filter.tags_none())));
  }
  if (filter.values_size() > 0) {
    all = And(all, FieldIn(record, fact, "value", fact.value, filter.values(),
                           ValueUnknown(record, fact)));
  }
  if (filter.modes_size() > 0) {
    all = And(all, FieldIn(record, fact, "mode", fact.mode, filter.modes()));
  }
  if (filter.hosts_none_size() > 0) {
    const Truth has_host = Not(IsEmpty(record, fact, "host"));
    const Truth one_of_these = FieldIn(record, fact, "host", fact.host, filter.hosts_none());
    all = And(all, And(has_host, Not(one_of_these)));
  }
  for (const std::string& field : filter.empty()) {
    all = And(all, IsEmpty(record, fact, field));
  }
  if (filter.owner_any_size() > 0) {
    all = And(all,
              FieldIn(record, fact, "owner", fact.owner, filter.owner_any(), fact.owner_unknown));
  }
  if (filter.owner_none_size() > 0) {
    all = And(all, Not(FieldIn(record, fact, "owner", fact.owner, filter.owner_none(),
                               fact.owner_unknown)));
  }
  if (filter.serves_none_size() > 0) {
    all = And(all, Not(ServesOneOf(record, fact, filter.serves_none())));
  }
  if (filter.voiced_by_any_size() > 0) {
    all = And(all, FieldIn(record, fact, "voiced_by", fact.voiced_by, filter.voiced_by_any(),
                           fact.voiced_by_unknown));
  }
  if (filter.helper_any_size() > 0) {
    all = And(all, FieldIn(record, fact, "helper", fact.helper, filter.helper_any(),
                           fact.helper_unknown));
  }
  return all;
}

}  // namespace baken::reference
