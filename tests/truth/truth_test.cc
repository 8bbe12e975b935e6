// SPDX-License-Identifier: EUPL-1.2
#include "truth/truth.h"

#include <gtest/gtest.h>

#include "truth/days.h"

namespace baken {
namespace {

constexpr Truth kF = Truth::kFalse;
constexpr Truth kU = Truth::kUnknown;
constexpr Truth kT = Truth::kTrue;

TEST(Kleene, AndIsTrueOnlyOfTwoTruesAndFalseOfAnyFalse) {
  constexpr Truth kTable[3][3] = {{kF, kF, kF}, {kF, kU, kU}, {kF, kU, kT}};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(And(kTruths[a], kTruths[b]), kTable[a][b]);
  }
}

TEST(Kleene, OrIsFalseOnlyOfTwoFalsesAndTrueOfAnyTrue) {
  constexpr Truth kTable[3][3] = {{kF, kU, kT}, {kU, kU, kT}, {kT, kT, kT}};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(Or(kTruths[a], kTruths[b]), kTable[a][b]);
  }
}

TEST(Kleene, NotLeavesUnknownUnknown) {
  EXPECT_EQ(Not(kF), kT);
  EXPECT_EQ(Not(kU), kU);
  EXPECT_EQ(Not(kT), kF);
}

TEST(Kleene, NeverReasonsOverPossibleWorlds) {
  EXPECT_EQ(Or(kU, Not(kU)), kU);
  EXPECT_EQ(And(kU, Not(kU)), kU);
}

TEST(Kleene, PossibilitiesAgreeOrAreUnknown) {
  for (const Truth a : kTruths) {
    for (const Truth b : kTruths) EXPECT_EQ(Agree(a, b), a == b ? a : kU);
  }
}

TEST(Kleene, KnownIsTrueOrFalse) {
  EXPECT_EQ(ToTruth(true), kT);
  EXPECT_EQ(ToTruth(false), kF);
}

}  // namespace
}  // namespace baken
