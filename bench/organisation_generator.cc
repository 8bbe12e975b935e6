// SPDX-License-Identifier: EUPL-1.2
#include "organisation_generator.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

#include "time/day.h"

namespace baken::bench {
namespace {

constexpr int kDays = 5 * 365;
// Members of one group, coaches included: from a pair to more than a group may hold; five on
// average.
constexpr int kSmallestGroup = 2;
constexpr int kSizes = 7;
// Groups that one coach has.
constexpr int kGroupsPerCoach = 3;

// std::uniform_int_distribution may differ between standard libraries; the engine itself may not.
class Dice {
 public:
  // From 0 up to, not including, `sides`.
  int Throw(int sides) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(sides)); }

 private:
  std::mt19937 engine_{20210101};
};

Day DayNumber(int day) { return DayOf({2021, 1, 1}) + day; }

std::string Dated(int day, Dice& dice) {
  std::string text = FormatDay(DayNumber(day));
  // One date in a hundred is known to the month only.
  return dice.Throw(100) == 0 ? text.substr(0, 7) : text;
}

void AddMember(v1::Group& group, const std::string& party, const char* role, int since, int until,
               Dice& dice) {
  v1::Member& member = *group.add_members();
  member.set_party(party);
  member.set_role(role);
  member.set_since(Dated(since, dice));
  if (until < kDays) member.set_until(Dated(until, dice));
}

// One coach to the end or, in one group of three, a second one after a gap, an overlap or neither.
int AddCoaches(v1::Group& group, int number, int size, int first_day, Dice& dice) {
  const std::string coach = "c-" + std::to_string(number / kGroupsPerCoach);
  if (size < 4 || number % 3 != 0) {
    AddMember(group, coach, "coach", first_day, kDays, dice);
    return 1;
  }
  const int leaves = first_day + 200 + dice.Throw(400);
  AddMember(group, coach, "coach", first_day, leaves, dice);
  const int follows = leaves - 10 + 10 * dice.Throw(6);
  AddMember(group, coach + "-next", "coach", follows, kDays, dice);
  return 2;
}

}  // namespace

v1::Organisation GenerateOrganisation(int memberships) {
  Dice dice;
  v1::Organisation organisation;
  organisation.set_id("national");
  int left = memberships;
  int party = 0;
  for (int number = 0; left > 0; ++number) {
    v1::Group& group = *organisation.add_groups();
    group.set_id("g-" + std::to_string(number));
    group.set_kind("coaching_group");
    const int size = std::min(left, kSmallestGroup + number % kSizes);
    const int first_day = dice.Throw(kDays - 365);
    const int coaches = size < 2 ? 0 : AddCoaches(group, number, size, first_day, dice);
    for (int member = coaches; member < size; ++member) {
      const int joins = first_day + dice.Throw(120);
      const int leaves = joins + 300 + dice.Throw(130);
      AddMember(group, "p-" + std::to_string(party++), "participant", joins, leaves, dice);
    }
    left -= size;
  }
  return organisation;
}

}  // namespace baken::bench
