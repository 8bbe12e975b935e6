// SPDX-License-Identifier: EUPL-1.2
#include "truth/small_list.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <memory_resource>
#include <new>
#include <utility>
#include <vector>

#include "truth/order.h"

namespace baken {
namespace {

using List = SmallList<Day, 4>;

List Counting(int last, Memory* memory = std::pmr::get_default_resource()) {
  List list(memory);
  for (int i = 1; i <= last; ++i) list.push_back(i);
  return list;
}

std::vector<Day> Values(const List& list) { return {list.begin(), list.end()}; }

TEST(SmallList, AllocatesNothingForWhatFitsWithin) {
  const List list = Counting(4, std::pmr::null_memory_resource());
  EXPECT_EQ(Values(list), (std::vector<Day>{1, 2, 3, 4}));
}

TEST(SmallList, TakesFromItsMemoryWhatDoesNotFit) {
  EXPECT_EQ(Values(Counting(6)), (std::vector<Day>{1, 2, 3, 4, 5, 6}));
  EXPECT_THROW(Counting(5, std::pmr::null_memory_resource()), std::bad_alloc);
}

TEST(SmallList, CopiesAndMovesWhetherWithinOrNot) {
  for (const int size : {0, 3, 4, 9}) {
    const List list = Counting(size);
    List copy(list);
    copy.push_back(77);
    EXPECT_EQ(list.size(), static_cast<std::size_t>(size));
    List moved(std::move(copy));
    EXPECT_EQ(moved.size(), static_cast<std::size_t>(size) + 1);
    EXPECT_EQ(moved.back(), 77);
    List assigned = Counting(7);
    assigned = list;
    EXPECT_EQ(Values(assigned), Values(list));
    assigned = std::move(moved);
    EXPECT_EQ(assigned.back(), 77);
  }
}

TEST(SmallList, AddsOneOfItsOwnWhileItGrows) {
  List list = Counting(4);
  list.push_back(list.front());
  EXPECT_EQ(list.back(), 1);
}

TEST(SmallestOf, IsTheDayOnWhichSoManyHaveCome) {
  List days(std::pmr::get_default_resource());
  for (const Day day : {30, 10, 20}) days.push_back(day);
  EXPECT_EQ(SmallestOf(days, 0), kDawn);
  EXPECT_EQ(SmallestOf(days, 1), 10);
  EXPECT_EQ(SmallestOf(days, 3), 30);
  EXPECT_EQ(SmallestOf(days, 4), kNever);
}

}  // namespace
}  // namespace baken
