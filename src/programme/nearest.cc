// SPDX-License-Identifier: EUPL-1.2
#include "programme/nearest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace baken {
namespace {

// No word of a vocabulary is longer; longer texts are not slips of one.
constexpr std::size_t kLongest = 64;

// Edits between two texts, a swap of two neighbouring letters counting as one; `bound` where there
// are as many or more. Only what differs in place by less than that can be part of a shorter way,
// so the rows are worked out along the diagonal alone.
std::size_t DistanceBelow(std::size_t bound, std::string_view a, std::string_view b) {
  const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (apart >= bound) return bound;
  // On either side of the band and to the left of the first letter stands what counts as far.
  using Row = std::array<std::uint8_t, kLongest + 2>;
  const auto far = static_cast<std::uint8_t>(bound);
  Row rows[3];
  Row *before_last = &rows[0], *last = &rows[1], *row = &rows[2];
  before_last->fill(far);
  last->fill(far);
  for (std::size_t j = 0; j <= b.size() && j < bound; ++j)
    (*last)[j] = static_cast<std::uint8_t>(j);
  std::uint8_t least_of_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i < bound ? 1 : i - bound + 1;
    const std::size_t end = std::min(b.size(), i + bound - 1);
    (*row)[first - 1] = first == 1 ? static_cast<std::uint8_t>(std::min(i, bound)) : far;
    (*row)[end + 1] = far;
    std::uint8_t least = (*row)[first - 1];
    for (std::size_t j = first; j <= end; ++j) {
      std::size_t edits = (*last)[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u);
      edits = std::min({edits, (*last)[j] + std::size_t{1}, (*row)[j - 1] + std::size_t{1}, bound});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) edits = std::min(edits, (*before_last)[j - 2] + std::size_t{1});
      (*row)[j] = static_cast<std::uint8_t>(edits);
      least = std::min(least, (*row)[j]);
    }
    if (least >= bound && least_of_last >= bound) return bound;
    least_of_last = least;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return (*last)[b.size()];
}

}  // namespace

NearestWord::NearestWord(std::string_view mistyped)
    : mistyped_(mistyped),
      most_(std::max<std::size_t>(mistyped.size() / 3, 1)),
      distance_(most_ + 1) {}

void NearestWord::Offer(std::string_view word) {
  if (mistyped_.empty() || mistyped_.size() > kLongest || word.size() > kLongest) return;
  const bool shortened =
      mistyped_.size() >= 3 && (word.starts_with(mistyped_) || mistyped_.starts_with(word));
  std::size_t distance = DistanceBelow(distance_, mistyped_, word);
  if (shortened) distance = std::min(distance, most_);
  if (distance >= distance_) return;
  distance_ = distance;
  word_ = word;
}

}  // namespace baken
