// SPDX-License-Identifier: EUPL-1.2
#include "programme/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "programme/nearest.h"

namespace baken {
namespace {

constexpr std::array<std::string_view, kSorts> kSortNames = {
    "event",   "activity", "role", "circumstance", "plan", "plan_element", "group",
    "partner", "layer",    "mode", "host",         "tag",  "reason",       "place"};

std::int64_t Key(Sort sort, Symbol symbol) {
  return (static_cast<std::int64_t>(sort) << 32) | static_cast<std::uint32_t>(symbol);
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

Symbol Vocabulary::Intern(std::string_view text) {
  const auto known = symbols_.find(text);
  if (known != symbols_.end()) return known->second;
  const Symbol symbol = static_cast<Symbol>(names_.size());
  names_.emplace_back(text);
  symbols_.emplace(std::string(text), symbol);
  return symbol;
}

Symbol Vocabulary::Find(std::string_view text) const {
  const auto known = symbols_.find(text);
  return known == symbols_.end() ? kNoSymbol : known->second;
}

bool Vocabulary::Add(Word word) {
  word.symbol = Intern(word.id);
  const auto [place, added] =
      by_sort_.emplace(Key(word.sort, word.symbol), static_cast<WordIndex>(words_.size()));
  if (!added) return false;
  declared_[static_cast<std::size_t>(word.sort)] = true;
  words_.push_back(std::move(word));
  return true;
}

WordIndex Vocabulary::Find(Sort sort, Symbol symbol) const {
  if (symbol < 0) return kNoWord;
  const auto found = by_sort_.find(Key(sort, symbol));
  return found == by_sort_.end() ? kNoWord : found->second;
}

bool Vocabulary::Knows(Sort sort, std::string_view id) const {
  if (Find(sort, Find(id)) != kNoWord) return true;
  return std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
    return word.sort == sort && word.id.ends_with(".*") && MatchesPattern(word.id, id);
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
