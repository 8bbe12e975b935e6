// SPDX-License-Identifier: EUPL-1.2
#include "programme/matchable.h"

#include <algorithm>
#include <set>

namespace baken {

enum class Matchable::Kind {
  kEvent,
  kActivity,
  kLayer,
  kMembership,
  kInvolvement,
  kPlan,
  kPlanElement,
  kCircumstance,
  kGroup,
  kMember,
  kPartner,
};

namespace {

// What a fact of a kind can say, as a filter asks it, and which scopes see it.
enum Can : unsigned {
  kWho = 1,
  kTags = 2,
  kValue = 4,
  kModeAndHost = 8,
  kOwner = 16,
  kElement = 32,
  kOfTrajectory = 64,
  kOfOrganisation = 128,
  kOfGroup = 256,
};

// The order is that of Kind.
struct Says {
  const char* name;
  unsigned can;
};
constexpr Says kSays[] = {
    {"an event", kWho | kTags | kOfTrajectory | kOfOrganisation | kOfGroup},
    {"an activity", kTags | kModeAndHost | kOfTrajectory | kOfOrganisation},
    {"a layer", kOfTrajectory},
    {"a membership", kOfTrajectory},
    {"an involvement", kWho | kTags | kOfTrajectory},
    {"a plan", kWho | kOwner | kOfTrajectory},
    {"a plan element", kWho | kTags | kOwner | kElement | kOfTrajectory},
    {"a circumstance", kValue | kOfTrajectory},
    {"a group", kTags | kOfOrganisation | kOfGroup},
    {"a member", kWho | kTags | kOfOrganisation | kOfGroup},
    {"a partner", kTags | kOfOrganisation},
};

template <typename Element>
bool Contains(const std::vector<Element>& list, const Element& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// Whether all that `tag` (an id or a family) can stand for is in `pattern`.
bool Covers(const std::string& pattern, const std::string& tag) {
  return pattern == tag || MatchesPattern(pattern, tag);
}

bool CoveredBySome(const std::vector<std::string>& patterns, const std::string& tag) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return Covers(pattern, tag); });
}

// The role of an involvement or member is its word: it is in no other role.
bool SomeWordHasRoles(const std::vector<Symbol>& words, const Filter& filter) {
  return std::any_of(words.begin(), words.end(), [&](Symbol word) {
    return std::all_of(filter.by_all.begin(), filter.by_all.end(),
                       [word](Symbol role) { return role == word; }) &&
           (filter.by_any.empty() || Contains(filter.by_any, word));
  });
}

// Lists that ask for what another list of the same filter rules out.
std::string WhyAgainstItself(const Filter& filter) {
  const bool all_ruled_out =
      !filter.tags_any.empty() &&
      std::all_of(filter.tags_any.begin(), filter.tags_any.end(),
                  [&](const std::string& tag) { return CoveredBySome(filter.tags_none, tag); });
  const bool one_ruled_out =
      std::any_of(filter.tags_all.begin(), filter.tags_all.end(),
                  [&](const std::string& tag) { return CoveredBySome(filter.tags_none, tag); });
  if (all_ruled_out || one_ruled_out) return "tags that tags_none does not rule out";
  const bool asks_tags = !filter.tags_all.empty() || !filter.tags_any.empty();
  if (filter.empty_tags && asks_tags) return "tags, or tags that are empty, not both";
  const bool asks_who = !filter.by_all.empty() || !filter.by_any.empty();
  if (filter.empty_by && asks_who) return "roles, or nobody, not both";
  const struct {
    Field field;
    bool asked;
    const char* name;
  } kAsked[] = {{Field::kValue, !filter.values.empty(), "value"},
                {Field::kMode, !filter.modes.empty(), "mode"},
                {Field::kHost, !filter.hosts_none.empty(), "host"},
                {Field::kOwner, !filter.owner_any.empty(), "owner"},
                {Field::kVoicedBy, !filter.voiced_by_any.empty(), "voiced_by"},
                {Field::kHelper, !filter.helper_any.empty(), "helper"}};
  for (const auto& one : kAsked) {
    if (one.asked && Contains(filter.empty, one.field)) {
      return "something in " + std::string(one.name) + ", or nothing, not both";
    }
  }
  const bool owner_ruled_out =
      !filter.owner_any.empty() &&
      std::all_of(filter.owner_any.begin(), filter.owner_any.end(),
                  [&](Symbol role) { return Contains(filter.owner_none, role); });
  return owner_ruled_out ? "an owner that owner_none does not rule out" : "";
}

}  // namespace

Matchable::Kind Matchable::KindOf(SpanSource source) {
  static constexpr Kind kKinds[] = {Kind::kMembership, Kind::kInvolvement, Kind::kCircumstance,
                                    Kind::kLayer,      Kind::kPlan,        Kind::kPlanElement,
                                    Kind::kMember,     Kind::kGroup,       Kind::kPartner};
  return kKinds[static_cast<std::size_t>(source)];
}

Matchable::Kind Matchable::KindOf(const Moments& moments) {
  switch (moments.source) {
    case MomentSource::kEvent:
      return Kind::kEvent;
    case MomentSource::kActivity:
      return Kind::kActivity;
    case MomentSource::kLayerEntered:
      return Kind::kLayer;
    case MomentSource::kPlanDrawnUp:
    case MomentSource::kPlanSigned:
      return Kind::kPlan;
    case MomentSource::kStarted:
    case MomentSource::kEnded:
      break;
  }
  return KindOf(moments.spans.source);
}

std::string Matchable::WhyNotInScope(Kind kind) const {
  const Says& says = kSays[static_cast<std::size_t>(kind)];
  static constexpr unsigned kSeenBy[] = {kOfTrajectory, kOfGroup, kOfOrganisation};
  const bool there = (says.can & kSeenBy[static_cast<std::size_t>(scope_)]) != 0;
  if (there) return "";
  static constexpr const char* kScopes[] = {"a trajectory", "a group", "an organisation"};
  return "facts that a rule of this scope sees: " + std::string(says.name) +
         " is none of those of " + kScopes[static_cast<std::size_t>(scope_)];
}

std::string Matchable::WhyNoFieldFor(const Filter& filter, Kind kind) const {
  const Says& says = kSays[static_cast<std::size_t>(kind)];
  const auto asks = [](const auto&... lists) { return (!lists.empty() || ...); };
  const struct {
    unsigned needs;
    bool asked;
    const char* name;
  } kAsked[] = {
      {kElement, asks(filter.voiced_by_any, filter.helper_any), "voiced_by_any and helper_any"},
      {kOwner, asks(filter.owner_any), "owner_any"},
      {kModeAndHost, asks(filter.modes, filter.hosts_none), "modes and hosts_none"},
      {kValue, asks(filter.values), "values"},
      {kTags, asks(filter.tags_all, filter.tags_any), "tags_all and tags_any"},
      {kWho, asks(filter.by_all, filter.by_any), "by_all and by_any"},
  };
  for (const auto& one : kAsked) {
    if (one.asked && (says.can & one.needs) == 0) {
      return "a filter without " + std::string(one.name) + ": " + says.name + " does not say that";
    }
  }
  return WhyAgainstItself(filter);
}

const Word* Matchable::ActivityOf(Symbol symbol) const {
  const WordIndex index = words_.Find(Sort::kActivity, symbol);
  return index == kNoWord ? nullptr : &words_.word(index);
}

// The activities that can reach the status: of a sensitive one only the offer is ever read.
std::vector<Symbol> Matchable::Reachable(const Activities& activities, const Filter& filter) const {
  std::vector<Symbol> reachable;
  for (const Symbol symbol : activities.words) {
    const Word* word = ActivityOf(symbol);
    const bool closed = word != nullptr && word->sensitive && activities.status != Status::kOffered;
    const bool ruled_out =
        word != nullptr &&
        std::any_of(word->tags.begin(), word->tags.end(),
                    [&](const std::string& tag) { return CoveredBySome(filter.tags_none, tag); });
    if (!closed && !ruled_out) reachable.push_back(symbol);
  }
  return reachable;
}

std::string Matchable::WhyNothing(const Spans& spans) const {
  const Kind kind = KindOf(spans.source);
  std::string why = WhyNotInScope(kind);
  if (why.empty()) why = WhyNoFieldFor(spans.filter, kind);
  const bool in_role = kind == Kind::kInvolvement || kind == Kind::kMember;
  if (why.empty() && in_role && !SomeWordHasRoles(spans.words, spans.filter)) {
    why = "roles of the filter that are among those selected";
  }
  return why;
}

std::string Matchable::WhyNothing(const Moments& moments) const {
  if (moments.source == MomentSource::kStarted || moments.source == MomentSource::kEnded) {
    std::string why = WhyNothing(moments.spans);
    if (!why.empty()) return why;
  }
  const Kind kind = KindOf(moments);
  std::string why = WhyNotInScope(kind);
  if (why.empty()) why = WhyNoFieldFor(moments.filter, kind);
  if (why.empty() && kind == Kind::kActivity &&
      Reachable(moments.activities, moments.filter).empty()) {
    why =
        "activities that can get this far: of a sensitive one only the offer is read, and "
        "tags_none rules out those that carry the tag by themselves";
  }
  return why;
}

std::string Matchable::WhyNothing(const Reached& reached) const {
  std::string why = WhyNotInScope(Kind::kActivity);
  if (!why.empty()) return why;
  const std::size_t reachable = Reachable(reached.activities, {}).size();
  const bool closed = reachable < reached.activities.words.size();
  if (reachable == 0 || (reached.all && closed)) {
    return "STATUS_OFFERED, or activities that are not sensitive: of a sensitive one only the "
           "offer is read";
  }
  return "";
}

std::int64_t Matchable::Most(const Occurred& occurred) const {
  if (!WhyNothing(occurred.moments).empty()) return 0;
  if (occurred.moments.source != MomentSource::kActivity) return kUnbounded;
  // Several records of one activity count once.
  return static_cast<std::int64_t>(
      Reachable(occurred.moments.activities, occurred.moments.filter).size());
}

std::int64_t Matchable::Most(const Reached& reached) const {
  if (!WhyNothing(reached).empty()) return 0;
  const std::vector<Symbol> reachable = Reachable(reached.activities, {});
  if (reached.distinct.ends_with(".*")) return kUnbounded;
  if (reached.distinct.empty()) return static_cast<std::int64_t>(reachable.size());
  std::set<std::string> keys;
  for (const Symbol symbol : reachable) {
    const Word* word = ActivityOf(symbol);
    if (word == nullptr) return kUnbounded;
    keys.insert(reached.distinct == "layer" ? std::to_string(word->layer) : word->track);
  }
  return static_cast<std::int64_t>(keys.size());
}

std::int64_t Matchable::Most(const Spans& spans, Distinct distinct) const {
  if (!WhyNothing(spans).empty()) return 0;
  if (spans.source == SpanSource::kLayer) return 1;
  // A group's rule sees the group itself.
  if (spans.source == SpanSource::kGroup && scope_ == Scope::kGroup) return 1;
  const auto is_family = [&](Symbol word) { return words_.NameOf(word).ends_with(".*"); };
  if (distinct == Distinct::kKind &&
      std::none_of(spans.words.begin(), spans.words.end(), is_family)) {
    return static_cast<std::int64_t>(
        std::set<Symbol>(spans.words.begin(), spans.words.end()).size());
  }
  return kUnbounded;
}

}  // namespace baken
