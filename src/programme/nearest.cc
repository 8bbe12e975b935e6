// SPDX-License-Identifier: EUPL-1.2
#include "programme/nearest.h"

#include <algorithm>
#include <array>

namespace baken {
namespace {

// No word of a vocabulary is longer; longer texts are not slips of one.
constexpr std::size_t kLongest = 64;

// Edits between two texts, a swap of two neighbouring letters counting as one.
std::size_t Distance(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, kLongest + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
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
  std::size_t distance = Distance(mistyped_, word);
  if (shortened) distance = std::min(distance, most_);
  if (distance >= distance_) return;
  distance_ = distance;
  word_ = word;
}

}  // namespace baken
