// SPDX-License-Identifier: EUPL-1.2
#include "check/match.h"

#include <algorithm>
#include <span>

namespace baken {
namespace {

// Where a field of Filter stands in the messages it can look at; 0: that message has no such field.
struct FieldNumbers {
  int by = 0, tags = 0, value = 0, mode = 0, host = 0, owner = 0, voiced_by = 0, helper = 0;
  int serves = 0, role = 0, place = 0, reason = 0, party = 0;
};

constexpr FieldNumbers kNumbers[kFactKinds] = {
    {.by = 3, .tags = 4, .place = 5},                       // event
    {.tags = 10, .mode = 8, .host = 9, .reason = 7},        // activity
    {.reason = 3},                                          // layer entry
    {.party = 1},                                           // membership
    {.tags = 6, .party = 5},                                // involvement
    {.by = 3, .owner = 4},                                  // plan
    {.tags = 6, .voiced_by = 7, .helper = 8, .serves = 9},  // plan element
    {.value = 2},                                           // circumstance
    {.tags = 3},                                            // group
    {.tags = 6, .party = 1},                                // member
    {.tags = 7, .role = 3, .party = 1},                     // partner
};

int NumberOf(Field field, const FieldNumbers& numbers) {
  switch (field) {
    case Field::kValue:
      return numbers.value;
    case Field::kMode:
      return numbers.mode;
    case Field::kHost:
      return numbers.host;
    case Field::kPlace:
      return numbers.place;
    case Field::kOwner:
      return numbers.owner;
    case Field::kVoicedBy:
      return numbers.voiced_by;
    case Field::kHelper:
      return numbers.helper;
    case Field::kServes:
      return numbers.serves;
    case Field::kRole:
      return numbers.role;
    case Field::kReason:
      return numbers.reason;
    case Field::kParty:
      return numbers.party;
    case Field::kWord:
      return 0;
  }
  return 0;
}

// What every record of an activity carries.
std::span<const std::string> TagsOfWord(const Fact& fact, const Subject& subject) {
  if (fact.kind != FactKind::kActivity) return {};
  const Vocabulary& words = subject.programme.vocabulary;
  const WordIndex word = words.Find(Sort::kActivity, fact.word());
  return word == kNoWord ? std::span<const std::string>() : words.word(word).tags;
}

class Matcher {
 public:
  Matcher(const Filter& filter, const Fact& fact, const Subject& subject)
      : filter_(filter),
        fact_(fact),
        subject_(subject),
        numbers_(kNumbers[static_cast<std::size_t>(fact.kind)]) {}

  Truth Match() const {
    Truth match = And(MatchRoles(), MatchTags());
    match = And(match, MatchValue());
    match = And(match, OneOf(filter_.modes, Field::kMode));
    match = And(match, MatchHost());
    match = And(match, OneOf(filter_.owner_any, Field::kOwner));
    match = And(match, OneOf(filter_.voiced_by_any, Field::kVoicedBy));
    match = And(match, OneOf(filter_.helper_any, Field::kHelper));
    if (!filter_.owner_none.empty())
      match = And(match, Not(OneOf(filter_.owner_none, Field::kOwner)));
    if (!filter_.serves_none.empty()) match = And(match, Not(ServesOneOf(filter_.serves_none)));
    return And(match, MatchEmpty());
  }

 private:
  bool Keeps(int number) const {
    // What the message does not have, 0, is never lost.
    return subject_.facts.kept.Keeps(fact_.kind, number);
  }
  // The elements of a plan share its makers and owner.
  bool KeepsOwner() const {
    return subject_.facts.kept.Keeps(FactKind::kPlan, numbers_of_plan.owner);
  }
  bool KeepsBy() const {
    if (fact_.kind == FactKind::kPlanElement) {
      return subject_.facts.kept.Keeps(FactKind::kPlan, numbers_of_plan.by);
    }
    return Keeps(numbers_.by);
  }

  Truth HasRole(Symbol role) const {
    // A member and an involvement are in one role.
    if (fact_.kind == FactKind::kMember || fact_.kind == FactKind::kInvolvement) {
      return ToTruth(fact_.word() == role);
    }
    const bool listed = std::any_of(fact_.by.begin(), fact_.by.end(),
                                    [role](const Token& by) { return by.symbol == role; });
    if (listed) return Truth::kTrue;
    return fact_.who_unknown || !KeepsBy() ? Truth::kUnknown : Truth::kFalse;
  }

  Truth MatchRoles() const {
    Truth all = Truth::kTrue;
    for (const Symbol role : filter_.by_all) all = And(all, HasRole(role));
    if (filter_.by_any.empty()) return all;
    Truth any = Truth::kFalse;
    for (const Symbol role : filter_.by_any) any = Or(any, HasRole(role));
    return And(all, any);
  }

  Truth TagTruth(std::string_view pattern) const {
    if (HasTag(pattern, fact_, subject_)) return Truth::kTrue;
    return Keeps(numbers_.tags) ? Truth::kFalse : Truth::kUnknown;
  }

  Truth MatchTags() const {
    Truth match = Truth::kTrue;
    for (const std::string& tag : filter_.tags_all) match = And(match, TagTruth(tag));
    for (const std::string& tag : filter_.tags_none) match = And(match, Not(TagTruth(tag)));
    if (filter_.tags_any.empty()) return match;
    Truth any = Truth::kFalse;
    for (const std::string& tag : filter_.tags_any) any = Or(any, TagTruth(tag));
    return And(match, any);
  }

  Truth MatchValue() const {
    if (filter_.values.empty()) return Truth::kTrue;
    const std::string_view value = fact_.field(Field::kValue).text;
    if (fact_.value_unknown) return Truth::kUnknown;
    if (value.empty() && !Keeps(numbers_.value)) return Truth::kUnknown;
    return ToTruth(std::find(filter_.values.begin(), filter_.values.end(), value) !=
                   filter_.values.end());
  }

  // UNKNOWN for a word that could not be read and for a field that is not kept.
  Truth Readable(Field field) const {
    const Token& token = fact_.field(field);
    if (token.symbol == kUnreadable) return Truth::kUnknown;
    const bool kept = field == Field::kOwner ? KeepsOwner() : Keeps(NumberOf(field, numbers_));
    return token.text.empty() && !kept ? Truth::kUnknown : Truth::kTrue;
  }

  Truth OneOf(const std::vector<Symbol>& symbols, Field field) const {
    if (symbols.empty()) return Truth::kTrue;
    if (Readable(field) == Truth::kUnknown) return Truth::kUnknown;
    const Symbol symbol = fact_.field(field).symbol;
    return ToTruth(std::find(symbols.begin(), symbols.end(), symbol) != symbols.end());
  }

  // Whether the element of the same plan that this one serves is of one of these kinds; unknown
  // where no such element is left.
  Truth ServesOneOf(const std::vector<Symbol>& kinds) const {
    if (Readable(Field::kServes) == Truth::kUnknown) return Truth::kUnknown;
    const std::string_view serves = fact_.field(Field::kServes).text;
    if (serves.empty()) return Truth::kFalse;
    Truth served = Truth::kUnknown;
    for (const Fact& other : subject_.facts.list(FactKind::kPlanElement)) {
      if (other.parent != fact_.parent || &other == &fact_) continue;
      if (other.field(Field::kParty).text != serves) continue;
      if (std::find(kinds.begin(), kinds.end(), other.word()) != kinds.end()) return Truth::kTrue;
      served = Truth::kFalse;
    }
    return served;
  }

  Truth MatchHost() const {
    if (filter_.hosts_none.empty()) return Truth::kTrue;
    if (Readable(Field::kHost) == Truth::kUnknown) return Truth::kUnknown;
    if (fact_.field(Field::kHost).text.empty()) return Truth::kFalse;
    return Not(OneOf(filter_.hosts_none, Field::kHost));
  }

  Truth MatchEmpty() const {
    Truth match = Truth::kTrue;
    for (const Field field : filter_.empty) {
      const Token& token = fact_.field(field);
      if (!token.text.empty()) return Truth::kFalse;
      match = And(match, Readable(field));
    }
    if (filter_.empty_by) {
      if (!fact_.by.empty() || fact_.who_unknown) return Truth::kFalse;
      match = And(match, KeepsBy() ? Truth::kTrue : Truth::kUnknown);
    }
    if (filter_.empty_tags) {
      if (!fact_.tags.empty() || !TagsOfWord(fact_, subject_).empty()) return Truth::kFalse;
      match = And(match, Keeps(numbers_.tags) ? Truth::kTrue : Truth::kUnknown);
    }
    return match;
  }

  static constexpr FieldNumbers numbers_of_plan =
      kNumbers[static_cast<std::size_t>(FactKind::kPlan)];

  const Filter& filter_;
  const Fact& fact_;
  const Subject& subject_;
  const FieldNumbers& numbers_;
};

}  // namespace

bool HasTag(std::string_view pattern, const Fact& fact, const Subject& subject) {
  const bool on_record = std::any_of(fact.tags.begin(), fact.tags.end(), [&](const Token& tag) {
    return MatchesPattern(pattern, tag.text);
  });
  if (on_record) return true;
  const auto tags = TagsOfWord(fact, subject);
  return std::any_of(tags.begin(), tags.end(),
                     [&](const std::string& tag) { return MatchesPattern(pattern, tag); });
}

Truth Matches(const Filter& filter, const Fact& fact, const Subject& subject) {
  return filter.selects_all ? Truth::kTrue : Matcher(filter, fact, subject).Match();
}

}  // namespace baken
