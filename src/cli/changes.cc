// SPDX-License-Identifier: EUPL-1.2
#include "cli/changes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "cli/calendar.h"
#include "cli/nearest.h"

namespace baken::cli {
namespace {

// After every text of the same day, month or year, and before the next: "2026-04" may end on any
// day of April.
constexpr char kLatest = '~';

bool HasStartedBy(const v1::Member& member, const std::string& day) {
  return member.since() <= day || member.since() == "unknown";
}

// Its end may come after `day`, or it has none.
bool RunsBeyond(const v1::Member& member, const std::string& day) {
  if (!member.until().empty()) {
    const bool full = IsDay(member.until());
    return (full ? member.until() : member.until() + kLatest) > day;
  }
  // `through` is itself a day that counts.
  return member.through().empty() || member.through() + kLatest > day;
}

bool RunsOn(const v1::Member& member, const std::string& day) {
  return HasStartedBy(member, day) && RunsBeyond(member, day);
}

// A reference of nine digits may be a BSN, which is never repeated.
bool MayBeShown(const std::string& reference) {
  return reference.size() != 9 || !std::all_of(reference.begin(), reference.end(),
                                               [](char c) { return c >= '0' && c <= '9'; });
}

// Whose place, and what it was.
struct Place {
  std::string party;
  std::string group;
};

class Editor {
 public:
  Editor(v1::Organisation organisation, const Phrasebook& phrases)
      : organisation_(std::move(organisation)), phrases_(phrases) {}

  // False when the step cannot be done; problem() says why.
  bool Do(const v1::Step& step, int index);
  v1::Organisation Take() { return std::move(organisation_); }
  const ChangeProblem& problem() const { return problem_; }

 private:
  bool Do(const v1::Join& join);
  bool Do(const v1::Leave& leave);
  bool Do(const v1::SwapPlaces& swap);
  bool Do(const v1::TakeOver& take_over);

  bool IsGiven(const std::string& field, const std::string& value);
  bool IsFullDay(const std::string& value);
  v1::Group* FindGroup(const std::string& field, const std::string& id);
  // The roles it had; nothing when it cannot leave.
  std::optional<std::vector<std::string>> End(v1::Group& group, const std::string& field,
                                              const std::string& party, const std::string& day);
  bool Begin(v1::Group& group, const std::string& field, const Place& place,
             const std::string& role, const std::string& day);
  bool NotThere(const v1::Group& group, const std::string& field, const std::string& party);
  bool Fail(const std::string& field, Phrase phrase, Phrasebook::Values values = {});

  v1::Organisation organisation_;
  const Phrasebook& phrases_;
  std::string step_path_;
  ChangeProblem problem_;
};

bool Editor::Fail(const std::string& field, Phrase phrase, Phrasebook::Values values) {
  problem_.path = field.empty() ? step_path_ : step_path_ + "." + field;
  problem_.sentence = phrases_.Say(phrase, values);
  return false;
}

bool Editor::IsGiven(const std::string& field, const std::string& value) {
  return !value.empty() || Fail(field, Phrase::kChangeFieldMissing);
}

bool Editor::IsFullDay(const std::string& value) {
  if (IsDay(value)) return true;
  const std::string nearest = NearestDay(value);
  if (nearest.empty()) return Fail("on", Phrase::kChangeDay);
  return Fail("on", Phrase::kChangeDayNearest, {{"nearest", nearest}});
}

v1::Group* Editor::FindGroup(const std::string& field, const std::string& id) {
  std::vector<std::string> ids;
  for (v1::Group& group : *organisation_.mutable_groups()) {
    if (group.id() == id) return &group;
    if (MayBeShown(group.id())) ids.push_back(group.id());
  }
  const std::string nearest = NearestWord(id, ids);
  if (nearest.empty()) {
    Fail(field, Phrase::kChangeNoGroup);
  } else {
    Fail(field, Phrase::kChangeNoGroupNearest, {{"nearest", nearest}});
  }
  return nullptr;
}

// Not a member of this group: perhaps of another, or another member was meant.
bool Editor::NotThere(const v1::Group& group, const std::string& field, const std::string& party) {
  for (const v1::Group& other : organisation_.groups()) {
    const bool there =
        std::any_of(other.members().begin(), other.members().end(),
                    [&](const v1::Member& member) { return member.party() == party; });
    if (there && MayBeShown(other.id())) {
      return Fail(field, Phrase::kChangeInOtherGroup,
                  {{"group", group.id()}, {"other", other.id()}});
    }
  }
  std::set<std::string> parties;
  for (const v1::Member& member : group.members()) {
    if (MayBeShown(member.party())) parties.insert(member.party());
  }
  const std::string nearest = NearestWord(party, {parties.begin(), parties.end()});
  if (nearest.empty()) return Fail(field, Phrase::kChangeNoMember, {{"group", group.id()}});
  return Fail(field, Phrase::kChangeNoMemberNearest, {{"group", group.id()}, {"nearest", nearest}});
}

std::optional<std::vector<std::string>> Editor::End(v1::Group& group, const std::string& field,
                                                    const std::string& party,
                                                    const std::string& day) {
  std::vector<std::string> roles;
  bool known = false;
  std::string last_end;
  for (v1::Member& member : *group.mutable_members()) {
    if (member.party() != party) continue;
    known = true;
    if (RunsOn(member, day)) {
      roles.push_back(member.role());
      member.set_until(day);
      member.clear_through();
    } else if (HasStartedBy(member, day)) {
      last_end = std::max(last_end, member.until().empty() ? member.through() : member.until());
    }
  }
  if (!roles.empty()) return roles;
  if (!known) {
    NotThere(group, field, party);
  } else if (last_end.empty()) {
    Fail(field, Phrase::kChangeJoinsLater, {{"group", group.id()}});
  } else {
    const std::string date = DateInWords(last_end, phrases_.language());
    Fail(field, Phrase::kChangeLeftAlready, {{"group", group.id()}, {"date", date}});
  }
  return std::nullopt;
}

bool Editor::Begin(v1::Group& group, const std::string& field, const Place& place,
                   const std::string& role, const std::string& day) {
  for (const v1::Member& member : group.members()) {
    const bool same = member.party() == place.party && member.role() == role;
    if (same && RunsBeyond(member, day) && member.until() != day) {
      return Fail(field, Phrase::kChangeThereAlready, {{"group", place.group}});
    }
  }
  v1::Member& member = *group.add_members();
  member.set_party(place.party);
  member.set_role(role);
  member.set_since(day);
  return true;
}

bool Editor::Do(const v1::Join& join) {
  if (!IsGiven("party", join.party()) || !IsGiven("role", join.role())) return false;
  if (!IsFullDay(join.on())) return false;
  v1::Group* group = FindGroup("group", join.group());
  return group != nullptr &&
         Begin(*group, "party", {join.party(), join.group()}, join.role(), join.on());
}

bool Editor::Do(const v1::Leave& leave) {
  if (!IsGiven("party", leave.party()) || !IsFullDay(leave.on())) return false;
  v1::Group* group = FindGroup("group", leave.group());
  return group != nullptr && End(*group, "party", leave.party(), leave.on()).has_value();
}

bool Editor::Do(const v1::SwapPlaces& swap) {
  if (!IsGiven("party", swap.party()) || !IsGiven("other_party", swap.other_party())) return false;
  if (!IsFullDay(swap.on())) return false;
  v1::Group* group = FindGroup("group", swap.group());
  v1::Group* other_group =
      group == nullptr ? nullptr : FindGroup("other_group", swap.other_group());
  if (other_group == nullptr) return false;
  if (group == other_group) return Fail("other_group", Phrase::kChangeSameGroup);
  if (swap.party() == swap.other_party()) return Fail("other_party", Phrase::kChangeSameParty);
  // Both leave before either joins: neither group ever holds both.
  const auto roles = End(*group, "party", swap.party(), swap.on());
  if (!roles) return false;
  const auto other_roles = End(*other_group, "other_party", swap.other_party(), swap.on());
  if (!other_roles) return false;
  for (const std::string& role : *roles) {
    const Place place{swap.party(), swap.other_group()};
    if (!Begin(*other_group, "party", place, role, swap.on())) return false;
  }
  for (const std::string& role : *other_roles) {
    const Place place{swap.other_party(), swap.group()};
    if (!Begin(*group, "other_party", place, role, swap.on())) return false;
  }
  return true;
}

bool Editor::Do(const v1::TakeOver& take_over) {
  if (!IsGiven("party", take_over.party()) || !IsGiven("predecessor", take_over.predecessor())) {
    return false;
  }
  if (!IsFullDay(take_over.on())) return false;
  if (take_over.party() == take_over.predecessor()) {
    return Fail("predecessor", Phrase::kChangeSameParty);
  }
  v1::Group* group = FindGroup("group", take_over.group());
  if (group == nullptr) return false;
  auto roles = End(*group, "predecessor", take_over.predecessor(), take_over.on());
  if (!roles) return false;
  if (!take_over.role().empty()) roles = {take_over.role()};
  for (const std::string& role : *roles) {
    const Place place{take_over.party(), take_over.group()};
    if (!Begin(*group, "party", place, role, take_over.on())) return false;
  }
  return true;
}

bool Editor::Do(const v1::Step& step, int index) {
  step_path_ = "steps[" + std::to_string(index) + "]";
  switch (step.step_case()) {
    case v1::Step::kJoin:
      step_path_ += ".join";
      return Do(step.join());
    case v1::Step::kLeave:
      step_path_ += ".leave";
      return Do(step.leave());
    case v1::Step::kSwap:
      step_path_ += ".swap";
      return Do(step.swap());
    case v1::Step::kTakeOver:
      step_path_ += ".take_over";
      return Do(step.take_over());
    case v1::Step::STEP_NOT_SET:
      break;
  }
  return Fail("", Phrase::kChangeEmptyStep);
}

const std::string& DayOf(const v1::Step& step) {
  switch (step.step_case()) {
    case v1::Step::kJoin:
      return step.join().on();
    case v1::Step::kLeave:
      return step.leave().on();
    case v1::Step::kSwap:
      return step.swap().on();
    default:
      return step.take_over().on();
  }
}

}  // namespace

std::variant<v1::Organisation, ChangeProblem> WithChanges(const v1::Organisation& organisation,
                                                          const v1::Changes& changes,
                                                          const Phrasebook& phrases) {
  Editor editor(organisation, phrases);
  for (int i = 0; i < changes.steps_size(); ++i) {
    if (!editor.Do(changes.steps(i), i)) return editor.problem();
  }
  return editor.Take();
}

std::string LastDayOf(const v1::Changes& changes) {
  std::string last;
  for (const v1::Step& step : changes.steps()) last = std::max(last, DayOf(step));
  return last;
}

}  // namespace baken::cli
