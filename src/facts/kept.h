// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_FACTS_KEPT_H_
#define BAKEN_FACTS_KEPT_H_

#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/message_spec.h"
#include "programme/vocabulary.h"

namespace baken {

// Which facts the source system keeps. What is not kept is unknown, never "did not happen".
class Kept {
 public:
  Kept() = default;

  bool Keeps(FactKind kind, int field_number) const {
    return !lost_paths_[PathBit(kind, field_number)];
  }
  bool KeepsWord(WordIndex word) const {
    return word == kNoWord || lost_words_.empty() || !lost_words_[static_cast<std::size_t>(word)];
  }
  bool KeepsLayers() const { return keeps_layers_; }
  bool KeepsEverything() const { return keeps_everything_; }

  // `recorded` lists what is kept (empty: everything). False when the entry is neither a word of
  // the vocabulary nor a field path.
  void Only(const Vocabulary& vocabulary, std::span<const std::string_view> recorded);
  // One exception of one record.
  void Except(const Vocabulary& vocabulary, std::string_view entry);

  // Whether an entry of `recorded` or `not_recorded` means something here.
  static bool IsKnown(const Vocabulary& vocabulary, std::string_view entry);
  // The known entry that looks most like it; empty when none is near.
  static std::string Nearest(const Vocabulary& vocabulary, std::string_view entry);

 private:
  static constexpr int kFieldBits = 32;
  static std::size_t PathBit(FactKind kind, int field_number) {
    return static_cast<std::size_t>(kind) * kFieldBits + static_cast<std::size_t>(field_number);
  }
  void LosePath(FieldPath path);
  void LoseWord(const Vocabulary& vocabulary, WordIndex word);

  std::bitset<kFactKinds * kFieldBits> lost_paths_;
  std::vector<bool> lost_words_;
  bool keeps_layers_ = true;
  bool keeps_everything_ = true;
};

}  // namespace baken

#endif  // BAKEN_FACTS_KEPT_H_
