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

// Counts what is out.
class Lender : public std::pmr::memory_resource {
 public:
  std::size_t out() const { return out_; }

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    out_ += bytes;
    return std::pmr::get_default_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* place, std::size_t bytes, std::size_t alignment) override {
    out_ -= bytes;
    std::pmr::get_default_resource()->deallocate(place, bytes, alignment);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

  std::size_t out_ = 0;
};

TEST(SmallList, GivesEachMemoryBackWhatItTookAndNoMore) {
  Lender one;
  Lender other;
  {
    List first = Counting(30, &one);
    List second = Counting(9, &other);
    second = std::move(first);
    EXPECT_EQ(other.out(), 0U);
    EXPECT_EQ(second.memory(), &one);
    const std::size_t taken = one.out();
    const List copy(second);
    EXPECT_GE(one.out() - taken, 30 * sizeof(Day));
  }
  EXPECT_EQ(one.out(), 0U);
  EXPECT_EQ(other.out(), 0U);
}

TEST(SmallList, IsEmptyAndAsGoodAsNewOnceItsValuesAreTaken) {
  Lender lender;
  for (const int size : {3, 9}) {
    List list = Counting(size, &lender);
    List& same = list;
    const List taken(std::move(list));
    EXPECT_TRUE(same.empty());
    const std::size_t before = lender.out();
    for (int i = 1; i <= 5; ++i) same.push_back(i);
    EXPECT_EQ(Values(same), (std::vector<Day>{1, 2, 3, 4, 5}));
    EXPECT_GT(lender.out(), before) << "four fit within";
  }
}

TEST(SmallList, ACopyOfWhatFitsWithinAllocatesNothing) {
  const List full = Counting(4, std::pmr::null_memory_resource());
  EXPECT_EQ(Values(List(full)), Values(full));
}

TEST(SmallList, StaysWhatItIsWhenAssignedToItself) {
  for (const int size : {3, 9}) {
    List list = Counting(size);
    const std::vector<Day> before = Values(list);
    List& same = list;
    list = same;
    EXPECT_EQ(Values(list), before);
    list = std::move(same);
    EXPECT_EQ(Values(list), before);
  }
}

TEST(SmallList, IsEmptyUntilSomethingIsAdded) {
  EXPECT_TRUE(Counting(0).empty());
  EXPECT_FALSE(Counting(1).empty());
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
