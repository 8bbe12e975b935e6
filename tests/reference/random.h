// SPDX-License-Identifier: EUPL-1.2
//
// Random numbers that are the same everywhere, unlike the standard library's distributions.

#ifndef BAKEN_TESTS_REFERENCE_RANDOM_H_
#define BAKEN_TESTS_REFERENCE_RANDOM_H_

#include <cstdint>
#include <string>
#include <vector>

namespace baken::reference {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) { Below(2), Below(2), Below(2); }
  // 0 up to, not including, `bound`.
  int Below(int bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(bound));
  }
  bool Chance(int percent) { return Below(100) < percent; }
  template <typename List>
  const auto& Pick(const List& list) {
    return *(list.begin() + Below(static_cast<int>(list.size())));
  }
  std::string Word(const std::vector<std::string>& of) { return Pick(of); }

 private:
  std::uint64_t state_;
};

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_RANDOM_H_
