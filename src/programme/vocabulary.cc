// SPDX-License-Identifier: EUPL-1.2
#include "programme/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "programme/nearest.h"

namespace baken {
namespace {

constexpr std::array<std::string_view, kSorts> kSortNames = {
    "event",   "activity", "role", "circumstance", "plan", "plan_element", "group",
    "partner", "layer",    "mode", "host",         "tag",  "reason",       "place"};

template <typename Number>
Number Load(const char* from) {
  Number number;
  std::memcpy(&number, from, sizeof(number));
  return number;
}

}  // namespace

std::string_view SortName(Sort sort) { return kSortNames[static_cast<std::size_t>(sort)]; }

std::optional<Sort> FindSort(std::string_view name) {
  if (name.ends_with("_kind")) name.remove_suffix(5);
  if (name == "element") name = "plan_element";
  const auto found = std::find(kSortNames.begin(), kSortNames.end(), name);
  if (found == kSortNames.end()) return std::nullopt;
  return static_cast<Sort>(found - kSortNames.begin());
}

bool MatchesPattern(std::string_view pattern, std::string_view id) {
  if (!pattern.ends_with(".*") && !pattern.ends_with("-*")) return pattern == id;
  return id.starts_with(pattern.substr(0, pattern.size() - 1));
}

std::uint32_t SymbolTable::Hash(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = text.size() * kOdd;
  const auto mix = [&hash](std::uint64_t eight) {
    hash = (hash ^ eight) * kOdd;
    hash ^= hash >> 32;
  };
  // Eight bytes at a time, the last of them overlapping.
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at > 8; at += 8) mix(Load<std::uint64_t>(at));
  if (text.size() >= 8) {
    mix(Load<std::uint64_t>(end - 8));
  } else if (text.size() >= 4) {
    mix(Load<std::uint32_t>(at) | std::uint64_t{Load<std::uint32_t>(end - 4)} << 32);
  } else {
    std::uint64_t few = 0;
    for (; at != end; ++at) few = few << 8 | static_cast<unsigned char>(*at);
    mix(few);
  }
  return static_cast<std::uint32_t>(hash);
}

std::size_t SymbolTable::PlaceOf(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Place& place = places_[at];
    if (place.symbol == kNoSymbol) return at;
    if (place.hash == hash && NameOf(place.symbol) == text) return at;
  }
}

void SymbolTable::Grow() {
  places_.assign(places_.size() * 2, Place());
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::uint32_t hash = Hash(names_[i]);
    places_[PlaceOf(names_[i], hash)] = {hash, static_cast<Symbol>(i)};
  }
}

Symbol SymbolTable::Intern(std::string_view text) {
  const std::uint32_t hash = Hash(text);
  const Symbol known = places_[PlaceOf(text, hash)].symbol;
  if (known != kNoSymbol) return known;
  const auto symbol = static_cast<Symbol>(names_.size());
  names_.emplace_back(text);
  if (names_.size() * 2 > places_.size()) Grow();
  places_[PlaceOf(text, hash)] = {hash, symbol};
  return symbol;
}

Symbol SymbolTable::Find(std::string_view text) const {
  return places_[PlaceOf(text, Hash(text))].symbol;
}

Symbol Vocabulary::Intern(std::string_view text) {
  const Symbol symbol = symbols_.Intern(text);
  if (by_symbol_.size() < symbols_.size()) by_symbol_.emplace_back().fill(kNoWord);
  return symbol;
}

bool Vocabulary::Add(Word word) {
  word.symbol = Intern(word.id);
  const auto index = static_cast<WordIndex>(words_.size());
  WordIndex& place =
      by_symbol_[static_cast<std::size_t>(word.symbol)][static_cast<std::size_t>(word.sort)];
  if (place != kNoWord) return false;
  place = index;
  if (word.id == "*" || word.id.ends_with(".*")) families_.push_back(index);
  declared_[static_cast<std::size_t>(word.sort)] = true;
  words_.push_back(std::move(word));
  return true;
}

bool Vocabulary::IsInFamily(Sort sort, std::string_view id) const {
  return std::any_of(families_.begin(), families_.end(), [&](WordIndex index) {
    const Word& family = word(index);
    return family.sort == sort && (family.id == "*" || MatchesPattern(family.id, id));
  });
}

std::string_view Vocabulary::Nearest(Sort sort, std::string_view id) const {
  NearestWord nearest(id);
  for (const Word& word : words_) {
    if (word.sort == sort) nearest.Offer(word.id);
  }
  return nearest.word();
}

bool Vocabulary::IsPassedOver(std::string_view id) const {
  return std::any_of(passed_over.begin(), passed_over.end(),
                     [&](const std::string& pattern) { return MatchesPattern(pattern, id); });
}

}  // namespace baken
