// SPDX-License-Identifier: EUPL-1.2
#include "facts/kept.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "programme/nearest.h"

namespace baken {
namespace {

// "role:care" says which of the sorts that share an id is meant.
struct WordEntry {
  std::optional<Sort> sort;
  std::string_view id;
};

WordEntry ParseWordEntry(std::string_view entry) {
  const std::size_t colon = entry.find(':');
  if (colon == std::string_view::npos) return {std::nullopt, entry};
  const auto sort = FindSort(entry.substr(0, colon));
  // A sort that does not exist names nothing.
  return {sort, sort ? entry.substr(colon + 1) : std::string_view()};
}

template <typename Visit>
void ForEachWord(const Vocabulary& vocabulary, std::string_view text, Visit visit) {
  const WordEntry entry = ParseWordEntry(text);
  for (std::size_t i = 0; i < vocabulary.words().size(); ++i) {
    const Word& word = vocabulary.words()[i];
    if (entry.sort && word.sort != *entry.sort) continue;
    if (MatchesPattern(entry.id, word.id)) visit(static_cast<WordIndex>(i), word);
  }
}

bool NamesWord(const Vocabulary& vocabulary, std::string_view text) {
  bool named = false;
  ForEachWord(vocabulary, text, [&](WordIndex, const Word&) { named = true; });
  return named;
}

}  // namespace

void Kept::LoseWord(const Vocabulary& vocabulary, WordIndex word) {
  keeps_everything_ = false;
  if (lost_words_.empty()) lost_words_.resize(vocabulary.words().size());
  lost_words_[static_cast<std::size_t>(word)] = true;
  if (vocabulary.word(word).sort == Sort::kLayer) keeps_layers_ = false;
}

void Kept::LosePath(FieldPath path) {
  keeps_everything_ = false;
  lost_paths_.set(PathBit(path.kind, path.number));
  // Which layer is held is unknown without the layer or its day; only the reason can be missed.
  if (path.kind == FactKind::kLayerEntry && path.number != 3) keeps_layers_ = false;
}

void Kept::Only(const Vocabulary& vocabulary, std::span<const std::string_view> recorded) {
  if (recorded.empty()) return;
  std::vector<bool> named(vocabulary.words().size());
  std::array<std::vector<int>, kFactKinds> named_fields;
  bool names_words = false;
  bool names_layer = false;
  for (const std::string_view entry : recorded) {
    if (const auto path = FindFieldPath(entry)) {
      named_fields[static_cast<std::size_t>(path->kind)].push_back(path->number);
      continue;
    }
    ForEachWord(vocabulary, entry, [&](WordIndex index, const Word& word) {
      named[static_cast<std::size_t>(index)] = true;
      names_words = true;
      names_layer |= word.sort == Sort::kLayer;
    });
  }
  for (std::size_t i = 0; names_words && i < named.size(); ++i) {
    // A system that keeps one layer keeps the layer held.
    const bool kept = named[i] || (names_layer && vocabulary.words()[i].sort == Sort::kLayer);
    if (!kept) LoseWord(vocabulary, static_cast<WordIndex>(i));
  }
  for (int kind = 0; kind < kFactKinds; ++kind) {
    const auto& fields = named_fields[static_cast<std::size_t>(kind)];
    if (fields.empty()) continue;
    for (const FieldSpec& field : SpecOf(static_cast<FactKind>(kind)).fields) {
      const bool kept = std::find(fields.begin(), fields.end(), field.number) != fields.end();
      if (field.optional && !kept) LosePath({static_cast<FactKind>(kind), field.number});
    }
  }
}

void Kept::Except(const Vocabulary& vocabulary, std::string_view entry) {
  if (const auto path = FindFieldPath(entry)) {
    LosePath(*path);
    return;
  }
  ForEachWord(vocabulary, entry,
              [&](WordIndex index, const Word&) { LoseWord(vocabulary, index); });
}

bool Kept::IsKnown(const Vocabulary& vocabulary, std::string_view entry) {
  return FindFieldPath(entry).has_value() || NamesWord(vocabulary, entry) ||
         vocabulary.IsPassedOver(ParseWordEntry(entry).id);
}

std::string Kept::Nearest(const Vocabulary& vocabulary, std::string_view entry) {
  std::vector<std::string> paths;
  for (int kind = 0; kind < kFactKinds; ++kind) {
    const MessageSpec& spec = SpecOf(static_cast<FactKind>(kind));
    for (const FieldSpec& field : spec.fields) {
      paths.push_back(std::string(spec.path) + "." + std::string(field.name));
    }
  }
  NearestWord nearest(entry);
  for (const Word& word : vocabulary.words()) nearest.Offer(word.id);
  for (const std::string& path : paths) nearest.Offer(path);
  return std::string(nearest.word());
}

}  // namespace baken
