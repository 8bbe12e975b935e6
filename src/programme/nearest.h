// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_NEAREST_H_
#define BAKEN_PROGRAMME_NEAREST_H_

#include <cstddef>
#include <string_view>

namespace baken {

// Finds, among the words offered, the one that a mistyped text most likely meant.
// The views offered must outlive this.
class NearestWord {
 public:
  explicit NearestWord(std::string_view mistyped);

  void Offer(std::string_view word);
  // Empty when no word offered is near enough to be a likely slip: at most a third of the letters
  // differ, or one is the beginning of the other.
  std::string_view word() const { return word_; }

 private:
  std::string_view mistyped_;
  std::string_view word_;
  std::size_t most_;  // edits that still make a likely slip
  std::size_t distance_;
};

}  // namespace baken

#endif  // BAKEN_PROGRAMME_NEAREST_H_
