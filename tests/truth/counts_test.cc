// SPDX-License-Identifier: EUPL-1.2
#include "truth/counts.h"

#include <gtest/gtest.h>

#include "time/partial_date.h"
#include "truth/days.h"

namespace baken {
namespace {

constexpr Truth kF = Truth::kFalse;
constexpr Truth kU = Truth::kUnknown;
constexpr Truth kT = Truth::kTrue;

Memory* Heap() { return std::pmr::get_default_resource(); }

TEST(Counts, AreNothingWhereNothingIsAdded) {
  Counts counts(Heap());
  counts.Finish();
  EXPECT_EQ(counts.At(0), (Count{0, 0}));
  EXPECT_EQ(counts.Within(0, 0).At(0), kT);
  EXPECT_EQ(counts.Within(1, 9).At(0), kF);
}

TEST(Counts, ASpanCountsFromItsFirstDayAndNoLongerOnItsUntil) {
  Counts counts(Heap());
  counts.AddCertain(10, 20);
  counts.AddPossible(5, 25);
  counts.Finish();
  EXPECT_EQ(counts.At(4), (Count{0, 0}));
  EXPECT_EQ(counts.At(5), (Count{0, 1}));
  EXPECT_EQ(counts.At(10), (Count{1, 1}));
  EXPECT_EQ(counts.At(19), (Count{1, 1}));
  EXPECT_EQ(counts.At(20), (Count{0, 1}));
  EXPECT_EQ(counts.At(25), (Count{0, 0}));
}

TEST(Counts, ASwapOnOneDayNeverCountsBoth) {
  Counts counts(Heap());
  for (const auto& [since, until] : {std::pair{kDawn, Day{10}}, std::pair{Day{10}, kNever}}) {
    counts.AddCertain(since, until);
    counts.AddPossible(since, until);
  }
  counts.Finish();
  for (const Day day : {9, 10, 11}) EXPECT_EQ(counts.At(day), (Count{1, 1})) << day;
}

TEST(Counts, AnEmptySpanCountsOnNoDay) {
  Counts counts(Heap());
  counts.AddCertain(10, 10);
  counts.AddPossible(10, 9);
  counts.Finish();
  EXPECT_EQ(counts.steps().size(), 1U);
}

TEST(Counts, ThreeAndOneMaybeIsAtMostFiveButFiveAndOneMaybeIsUnknown) {
  for (const auto& [certain, expected] : {std::pair{3, kT}, {4, kT}, {5, kU}, {6, kF}}) {
    Counts counts(Heap());
    counts.AddCertain(kDawn, kNever, certain);
    counts.AddPossible(kDawn, kNever, certain + 1);
    counts.Finish();
    EXPECT_EQ(counts.Within(0, 5).At(0), expected) << certain;
  }
}

TEST(Counts, OfWhatIsNotKeptAMinimumMayHoldAndAMaximumToo) {
  Counts counts(Heap());
  counts.AddAnyNumber();
  counts.AddCertain(10, kNever, 3);
  counts.AddPossible(10, kNever, 3);
  counts.Finish();
  EXPECT_EQ(counts.Within(1).At(9), kU);
  EXPECT_EQ(counts.Within(3).At(10), kT);
  EXPECT_EQ(counts.Within(0, 3).At(10), kU);
  EXPECT_EQ(counts.Within(0, 2).At(10), kF);
}

TEST(Counts, NumbersWithinBoundsAreTrueOnlyWhereBothBoundsAre) {
  for (std::int64_t low = 0; low < 6; ++low) {
    for (std::int64_t high = low; high < 6; ++high) {
      for (std::int64_t least = 0; least < 6; ++least) {
        for (std::int64_t most = least; most < 6; ++most) {
          bool some = false;
          bool all = true;
          for (std::int64_t number = low; number <= high; ++number) {
            const bool fits = least <= number && number <= most;
            some |= fits;
            all &= fits;
          }
          EXPECT_EQ(IsWithin({low, high}, least, most), all    ? kT
                                                        : some ? kU
                                                               : kF)
              << low << ".." << high << " within " << least << ".." << most;
        }
      }
    }
  }
}

// ---- random spans against a count of every day ----

struct Span {
  DayRange since, until;
};

// Possible from the earliest first day to the latest end; certain in between, where that is left.
Span RandomSpan(std::mt19937& random) {
  const Day since = Below(random, kDays);
  const Day until = since + Below(random, 12);
  return {{since, since + Below(random, 4)}, {until, until + Below(random, 4)}};
}

Counts CountsOf(const std::vector<Span>& spans, bool any_number) {
  Counts counts(Heap());
  for (const Span& span : spans) {
    counts.AddPossible(span.since.earliest, span.until.latest);
    counts.AddCertain(span.since.latest, span.until.earliest);
  }
  if (any_number) counts.AddAnyNumber();
  counts.Finish();
  return counts;
}

Count CountOn(Day day, const std::vector<Span>& spans, bool any_number) {
  Count count{0, any_number ? kAnyNumber : 0};
  for (const Span& span : spans) {
    count.low += span.since.latest <= day && day < span.until.earliest ? 1 : 0;
    count.high += span.since.earliest <= day && day < span.until.latest ? 1 : 0;
  }
  return count;
}

class RandomCounts : public ::testing::TestWithParam<unsigned> {
 protected:
  std::vector<Span> Spans() {
    std::vector<Span> spans;
    for (int i = Below(random_, 8); i > 0; --i) spans.push_back(RandomSpan(random_));
    return spans;
  }
  std::mt19937 random_{GetParam()};
};

TEST_P(RandomCounts, WithinAgreesWithEveryDay) {
  const std::vector<Span> spans = Spans();
  const bool any_number = Below(random_, 4) == 0;
  const Counts counts = CountsOf(spans, any_number);
  const std::int64_t least = Below(random_, 3);
  const std::int64_t most = least + Below(random_, 3);
  const Timeline within = counts.Within(least, most);
  for (Day day = -1; day < kDays + 20; ++day) {
    const Count expected = CountOn(day, spans, any_number);
    EXPECT_EQ(counts.At(day), expected) << day;
    EXPECT_EQ(within.At(day), IsWithin(expected, least, most)) << day;
  }
}

TEST_P(RandomCounts, AtMostPerAgreesWithEveryDay) {
  const std::vector<Span> spans = Spans();
  const std::vector<Span> per = Spans();
  const std::int64_t factor = Below(random_, 4);
  const Timeline ratio = CountsOf(spans, false).AtMostPer(factor, CountsOf(per, false));
  for (Day day = -1; day < kDays + 20; ++day) {
    const Count count = CountOn(day, spans, false);
    const Count each = CountOn(day, per, false);
    bool some = false;
    bool all = true;
    for (std::int64_t number = count.low; number <= count.high; ++number) {
      for (std::int64_t of = each.low; of <= each.high; ++of) {
        some |= number <= factor * of;
        all &= number <= factor * of;
      }
    }
    EXPECT_EQ(ratio.At(day), all ? kT : some ? kU : kF) << day;
  }
  for (const Timeline::Change& change : ratio.changes()) EXPECT_LT(change.day, kNever);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCounts, ::testing::Range(0U, 200U));

TEST(CountsPer, OfWhatIsNotKeptMayAlwaysBeEnough) {
  Counts counts(Heap());
  counts.AddCertain(kDawn, kNever, 20);
  counts.AddPossible(kDawn, kNever, 20);
  counts.Finish();
  Counts per(Heap());
  per.AddAnyNumber();
  per.Finish();
  EXPECT_EQ(counts.AtMostPer(5, per).At(0), kU);
  Counts many(Heap());
  many.AddAnyNumber();
  many.Finish();
  Counts one(Heap());
  one.AddCertain(kDawn, kNever);
  one.AddPossible(kDawn, kNever);
  one.Finish();
  EXPECT_EQ(many.AtMostPer(5, one).At(0), kU);
  EXPECT_EQ(one.AtMostPer(1, many).At(0), kU);
  EXPECT_EQ(one.AtMostPer(0, many).At(0), kF) << "none for each of any number is none";
}

TEST(AtMostPer, LooksAtEveryChangeOfEitherSide) {
  Counts one(Heap());
  one.AddCertain(kDawn, kNever);
  one.AddPossible(kDawn, kNever);
  one.Finish();
  Counts later(Heap());
  later.AddCertain(10, kNever);
  later.AddPossible(10, kNever);
  later.Finish();
  EXPECT_EQ(one.AtMostPer(1, later).At(9), kF);
  EXPECT_EQ(one.AtMostPer(1, later).At(10), kT);
  EXPECT_EQ(later.AtMostPer(0, one).At(9), kT);
  EXPECT_EQ(later.AtMostPer(0, one).At(10), kF);
}

}  // namespace
}  // namespace baken
