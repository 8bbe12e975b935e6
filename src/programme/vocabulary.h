// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_VOCABULARY_H_
#define BAKEN_PROGRAMME_VOCABULARY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baken {

// Every text that a programme mentions is a small number, so that rules and facts compare numbers.
using Symbol = std::int32_t;
inline constexpr Symbol kNoSymbol = -1;    // no text at all, or one the programme never mentions
inline constexpr Symbol kUnreadable = -2;  // a word the programme does not know: nobody knows who

// What a word of the vocabulary names. The names are those of Word.sort.
enum class Sort : std::uint8_t {
  kEvent,
  kActivity,
  kRole,
  kCircumstance,
  kPlan,
  kPlanElement,
  kGroup,
  kPartner,
  kLayer,
  kMode,
  kHost,
  kTag,
  kReason,
  kPlace,
};
inline constexpr int kSorts = 14;

std::string_view SortName(Sort sort);
std::optional<Sort> FindSort(std::string_view name);

// Text for people in one language.
struct Text {
  std::string language;
  std::string text_register;  // "professional", "participant" or empty
  std::string content;
};

struct Word {
  std::string id;
  Sort sort = Sort::kEvent;
  Symbol symbol = kNoSymbol;
  Symbol layer = kNoSymbol;
  std::string track;
  std::vector<std::string> tags;
  std::vector<std::string> values;
  std::vector<std::string> unknown_values;
  bool has_unit = false;
  bool sensitive = false;
  std::vector<Text> titles;
};

using WordIndex = std::int32_t;
inline constexpr WordIndex kNoWord = -1;

// All words of one programme. Immutable once the programme is loaded.
class Vocabulary {
 public:
  Symbol Intern(std::string_view text);
  // kNoSymbol when the programme never mentions this text.
  Symbol Find(std::string_view text) const;
  std::string_view NameOf(Symbol symbol) const { return names_[static_cast<std::size_t>(symbol)]; }

  // False when this sort already has the word.
  bool Add(Word word);
  WordIndex Find(Sort sort, Symbol symbol) const;
  const Word& word(WordIndex index) const { return words_[static_cast<std::size_t>(index)]; }
  const std::vector<Word>& words() const { return words_; }

  // A programme that declares no word of a sort takes any text there.
  bool IsOpen(Sort sort) const { return !declared_[static_cast<std::size_t>(sort)]; }
  // Whether the word is known: declared, or member of a declared family ("theme.*").
  bool Knows(Sort sort, std::string_view id) const;
  bool Takes(Sort sort, std::string_view id) const { return IsOpen(sort) || Knows(sort, id); }
  // The known word of this sort that looks most like `id`; empty when none is near.
  std::string_view Nearest(Sort sort, std::string_view id) const;

  // Lowest first.
  std::vector<Symbol> layers;
  // Words and rules of a programme beside this one: ids, or families as "basis.*" and "MVS-*".
  std::vector<std::string> passed_over;
  bool IsPassedOver(std::string_view id) const;
  // The kind of group a participant is in when a membership does not say; kNoSymbol when unclear.
  Symbol default_group = kNoSymbol;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  std::vector<std::string> names_;
  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>> symbols_;
  std::vector<Word> words_;
  std::unordered_map<std::int64_t, WordIndex> by_sort_;
  bool declared_[kSorts] = {};
};

// Whether `id` is `pattern`, or lies in the family that a pattern ending in ".*" or "-*" names.
bool MatchesPattern(std::string_view pattern, std::string_view id);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_VOCABULARY_H_
