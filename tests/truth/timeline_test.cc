// SPDX-License-Identifier: EUPL-1.2
#include "truth/timeline.h"

#include <gtest/gtest.h>

#include "truth/days.h"

namespace baken {
namespace {

constexpr Truth kF = Truth::kFalse;
constexpr Truth kU = Truth::kUnknown;
constexpr Truth kT = Truth::kTrue;

Memory* Heap() { return std::pmr::get_default_resource(); }

// FALSE, UNKNOWN from day 10, TRUE from day 20, FALSE again from day 30.
Timeline Example() {
  Timeline timeline(kF, Heap());
  timeline.Append(10, kU);
  timeline.Append(20, kT);
  timeline.Append(30, kF);
  return timeline;
}

TEST(Timeline, HoldsAValueFromItsDayOnUntilTheDayBeforeTheNext) {
  const Timeline timeline = Example();
  EXPECT_EQ(timeline.At(kDawn), kF);
  EXPECT_EQ(timeline.At(9), kF);
  EXPECT_EQ(timeline.At(10), kU);
  EXPECT_EQ(timeline.At(19), kU);
  EXPECT_EQ(timeline.At(20), kT);
  EXPECT_EQ(timeline.At(29), kT);
  EXPECT_EQ(timeline.At(30), kF);
  EXPECT_EQ(timeline.At(kNever), kF);
}

TEST(Timeline, OfAFactIsUnknownFromItsFirstDayAndTrueFromItsLast) {
  const Timeline month = Timeline::From(10, 20, Heap());
  EXPECT_EQ(month.At(9), kF);
  EXPECT_EQ(month.At(10), kU);
  EXPECT_EQ(month.At(19), kU);
  EXPECT_EQ(month.At(20), kT);
  EXPECT_EQ(Timeline::From(kDawn, 20, Heap()).At(kDawn), kU);
  EXPECT_EQ(Timeline::From(kDawn, kDawn, Heap()).At(kDawn), kT);
  EXPECT_EQ(Timeline::From(kDawn, kDawn, Heap()).changes().size(), 1U);
  // A fact that may not be there at all never becomes certain.
  EXPECT_EQ(Timeline::From(10, kNever, Heap()).changes().size(), 2U);
  EXPECT_EQ(Timeline::From(kNever, kNever, Heap()).changes().size(), 1U);
}

TEST(Timeline, KnowsTheRunAroundADay) {
  const Timeline timeline = Example();
  EXPECT_EQ(timeline.RunSince(9), kDawn);
  EXPECT_EQ(timeline.RunUntil(9), 10);
  for (const Day day : {20, 25, 29}) {
    EXPECT_EQ(timeline.RunSince(day), 20) << day;
    EXPECT_EQ(timeline.RunUntil(day), 30) << day;
  }
  EXPECT_EQ(timeline.RunSince(30), 30);
  EXPECT_EQ(timeline.RunUntil(30), kNever);
}

TEST(Timeline, FindsTheFirstDayThatIsPossiblyOrCertainlyTrue) {
  const Timeline timeline = Example();
  EXPECT_EQ(timeline.FirstPossible(kDawn), 10);
  EXPECT_EQ(timeline.FirstCertain(kDawn), 20);
  EXPECT_EQ(timeline.FirstPossible(15), 15);
  EXPECT_EQ(timeline.FirstCertain(15), 20);
  EXPECT_EQ(timeline.FirstCertain(29), 29);
  EXPECT_EQ(timeline.FirstCertain(30), kNever);
  EXPECT_EQ(timeline.FirstPossible(30), kNever);
}

TEST(Timeline, KeepsNoChangeThatChangesNothing) {
  Timeline timeline(kF, Heap());
  timeline.Append(10, kF);
  EXPECT_EQ(timeline.changes().size(), 1U);
  timeline.Append(20, kT);
  timeline.Append(20, kF);  // the same day: the later word counts, and nothing has changed
  EXPECT_EQ(timeline.changes().size(), 1U);
  timeline.Append(kDawn, kT);
  EXPECT_EQ(timeline.At(kDawn), kT);
  EXPECT_EQ(timeline.changes().size(), 1U);
}

void ExpectWellFormed(const Timeline& timeline) {
  const auto changes = timeline.changes();
  ASSERT_FALSE(changes.empty());
  EXPECT_EQ(changes[0].day, kDawn);
  for (std::size_t i = 1; i < changes.size(); ++i) {
    EXPECT_LT(changes[i - 1].day, changes[i].day);
    EXPECT_NE(changes[i - 1].value, changes[i].value);
  }
}

class RandomTimelines : public ::testing::TestWithParam<unsigned> {
 protected:
  std::mt19937 random_{GetParam()};
};

TEST_P(RandomTimelines, LookUpsAgreeWithEveryDay) {
  const DayByDay one = RandomTimeline(random_);
  ExpectWellFormed(one.timeline);
  for (Day day = 0; day < kDays; ++day) {
    const auto at = static_cast<std::size_t>(day);
    ASSERT_EQ(one.timeline.At(day), one.truth[at]) << day;
    Day since = day;
    while (since > 0 && one.truth[static_cast<std::size_t>(since - 1)] == one.truth[at]) --since;
    Day until = day;
    while (until < kDays && one.truth[static_cast<std::size_t>(until)] == one.truth[at]) ++until;
    EXPECT_EQ(one.timeline.RunSince(day), since == 0 ? kDawn : since) << day;
    EXPECT_EQ(one.timeline.RunUntil(day), until == kDays ? kNever : until) << day;
    const auto first = [&](Truth least) {
      Day found = day;
      while (found < kDays && one.truth[static_cast<std::size_t>(found)] < least) ++found;
      return found == kDays ? kNever : found;
    };
    EXPECT_EQ(one.timeline.FirstPossible(day), first(kU)) << day;
    EXPECT_EQ(one.timeline.FirstCertain(day), first(kT)) << day;
  }
}

TEST_P(RandomTimelines, ConnectivesAgreeWithEveryDay) {
  const DayByDay a = RandomTimeline(random_);
  const DayByDay b = RandomTimeline(random_);
  const Timeline both = And(a.timeline, b.timeline);
  const Timeline either = Or(a.timeline, b.timeline);
  const Timeline not_a = Not(a.timeline);
  for (const Timeline* timeline : {&both, &either, &not_a}) ExpectWellFormed(*timeline);
  for (Day day = -1; day <= kDays; ++day) {
    const auto at = static_cast<std::size_t>(std::clamp(day, 0, kDays - 1));
    EXPECT_EQ(both.At(day), And(a.truth[at], b.truth[at])) << day;
    EXPECT_EQ(either.At(day), Or(a.truth[at], b.truth[at])) << day;
    EXPECT_EQ(not_a.At(day), Not(a.truth[at])) << day;
  }
}

TEST_P(RandomTimelines, AtLeastAgreesWithEveryDay) {
  std::vector<Timeline> of;
  std::vector<std::vector<Truth>> truths;
  for (int i = 1 + Below(random_, 4); i > 0; --i) {
    DayByDay one = RandomTimeline(random_);
    of.push_back(std::move(one.timeline));
    truths.push_back(std::move(one.truth));
  }
  for (int times = 1; times <= static_cast<int>(of.size()) + 1; ++times) {
    const Timeline enough = AtLeast(of, times, Heap());
    ExpectWellFormed(enough);
    for (Day day = 0; day < kDays; ++day) {
      const auto count = [&](Truth least) {
        int there = 0;
        for (const auto& truth : truths) there += truth[static_cast<std::size_t>(day)] >= least;
        return there;
      };
      const Truth expected = count(kT) >= times ? kT : count(kU) >= times ? kU : kF;
      EXPECT_EQ(enough.At(day), expected) << times << " on day " << day;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomTimelines, ::testing::Range(0U, 200U));

}  // namespace
}  // namespace baken
