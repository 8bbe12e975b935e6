// SPDX-License-Identifier: EUPL-1.2
//
// Random records: a fixed seed gives a fixed record.

#ifndef BAKEN_TESTS_REFERENCE_GENERATOR_H_
#define BAKEN_TESTS_REFERENCE_GENERATOR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"
#include "time/day.h"

namespace baken::reference {

// How wild a record is. Each level has all of those before it.
enum class Wildness { kFullDates, kPartialDates, kNotRecorded, kBadFacts };

// The same everywhere, unlike the standard library's distributions.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) { Below(2), Below(2), Below(2); }
  // 0 up to, not including, `bound`.
  int Below(int bound);
  bool Chance(int percent) { return Below(100) < percent; }
  template <typename List>
  const auto& Pick(const List& list) {
    return *(list.begin() + Below(static_cast<int>(list.size())));
  }

 private:
  std::uint64_t state_;
};

// A trajectory under this programme, with words of its vocabulary; judged on no day yet.
v1::CheckRequest RandomTrajectory(const v1::Programme& programme, Wildness wildness,
                                  Random& random);
// A day on or near one of the record's dates.
Day RandomDay(Random& random);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_GENERATOR_H_
