// SPDX-License-Identifier: EUPL-1.2
#include "facts/layers.h"

#include <algorithm>

namespace baken {

std::uint64_t LayerBits(const Vocabulary& words, Symbol layer) {
  const std::size_t layers = words.layers.size();
  const std::uint64_t all = layers >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << layers) - 1;
  const auto place = std::find(words.layers.begin(), words.layers.end(), layer);
  return place == words.layers.end() ? all : std::uint64_t{1} << (place - words.layers.begin());
}

std::pmr::vector<LayerStep> LayersHeld(const Vocabulary& words, std::span<const Fact> entries,
                                       const Fact* moved, Day moved_to, Memory* memory) {
  const auto day_of = [&](const Fact& entry) {
    return &entry == moved ? DayRange{moved_to, moved_to} : entry.since;
  };
  std::pmr::vector<Day> days(memory);
  for (const Fact& entry : entries) {
    days.push_back(day_of(entry).earliest);
    days.push_back(day_of(entry).latest);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::pmr::vector<LayerStep> steps(memory);
  if (days.empty() || days.front() != kDawn) steps.push_back({kDawn, std::uint64_t{1}});
  for (const Day day : days) {
    // An entry is past once another one has certainly come after it.
    Day latest_start = kDawn;
    bool entered = false;
    for (const Fact& entry : entries) {
      if (day_of(entry).latest > day) continue;
      entered = true;
      latest_start = std::max(latest_start, day_of(entry).earliest);
    }
    std::uint64_t possible = entered ? 0 : 1;
    for (const Fact& entry : entries) {
      const DayRange range = day_of(entry);
      const bool past = range.latest < latest_start;
      if (range.earliest <= day && !past) possible |= LayerBits(words, entry.word());
    }
    steps.push_back({day, possible});
  }
  return steps;
}

}  // namespace baken
