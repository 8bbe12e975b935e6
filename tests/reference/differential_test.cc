// SPDX-License-Identifier: EUPL-1.2
//
// The library and the reference evaluator agree in every field of every finding.

#include "reference/differential.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <tuple>

namespace baken::reference {
namespace {

int Asked(const char* name, int usual) {
  const char* asked = std::getenv(name);
  return asked != nullptr ? std::atoi(asked) : usual;
}

// Full dates are quick; a partial one is tried day by day.
int UsualSeeds(Kind kind, Wildness wildness) {
  const bool is_builtin = kind < Kind::kTrajectory;
  if (wildness == Wildness::kFullDates) return is_builtin ? 4 : 12;
  return 0;
}

using Setting = std::tuple<Kind, Wildness>;

class DifferentialTest : public testing::TestWithParam<Setting> {};

// BAKEN_REFERENCE_SEEDS: how many programmes; BAKEN_REFERENCE_SECONDS: instead, how long;
// BAKEN_REFERENCE_FIRST: from which seed on; BAKEN_REFERENCE_DAYS: on how many days each record is
// judged; BAKEN_REFERENCE_TABLE: 1 prints the coverage of the language.
TEST_P(DifferentialTest, FindingsAgree) {
  const auto [kind, wildness] = GetParam();
  Differential differential(kind, wildness,
                            static_cast<std::size_t>(Asked("BAKEN_REFERENCE_DAYS", 40)));
  const int first = Asked("BAKEN_REFERENCE_FIRST", 0);
  const int seconds = Asked("BAKEN_REFERENCE_SECONDS", 0);
  const int seeds = Asked("BAKEN_REFERENCE_SEEDS", UsualSeeds(kind, wildness));
  if (seconds == 0 && seeds == 0) GTEST_SKIP() << "only when BAKEN_REFERENCE_SEEDS asks for it";
  const auto start = std::chrono::steady_clock::now();
  const auto goes_on = [&](int seed) {
    if (seconds == 0) return seed < first + seeds;
    return std::chrono::steady_clock::now() - start < std::chrono::seconds(seconds);
  };
  for (int seed = first; goes_on(seed); ++seed) {
    differential.Run(static_cast<std::uint64_t>(seed));
  }
  for (const std::string& difference : differential.differences()) ADD_FAILURE() << difference;
  EXPECT_EQ(differential.differing(), 0U);
  EXPECT_GT(differential.comparisons(), 0U);
  if (Asked("BAKEN_REFERENCE_TABLE", 0) != 0) std::cout << differential.coverage().Table();
  std::cout << "comparisons: " << differential.comparisons() << " findings, "
            << differential.records() << " records, " << differential.programmes()
            << " programmes, " << differential.deviations() << " with a deviation\n";
}

std::string NameOf(const testing::TestParamInfo<Setting>& setting) {
  static const char* const kKinds[] = {"ThuisInMvs",  "Dmit",       "WieFocus",
                                       "Meerinzicht", "Trajectory", "Organisation"};
  static const char* const kWild[] = {"FullDates", "PartialDates", "NotRecorded", "BadFacts"};
  return std::string(kKinds[static_cast<int>(std::get<0>(setting.param))]) +
         kWild[static_cast<int>(std::get<1>(setting.param))];
}

INSTANTIATE_TEST_SUITE_P(
    Reference, DifferentialTest,
    testing::Combine(testing::Values(Kind::kThuisInMvs, Kind::kDmit, Kind::kWieFocus,
                                     Kind::kMeerinzicht, Kind::kTrajectory, Kind::kOrganisation),
                     testing::Values(Wildness::kFullDates, Wildness::kPartialDates,
                                     Wildness::kNotRecorded, Wildness::kBadFacts)),
    NameOf);

}  // namespace
}  // namespace baken::reference
