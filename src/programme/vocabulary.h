// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_VOCABULARY_H_
#define BAKEN_PROGRAMME_VOCABULARY_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

// Texts by number, found by their bytes: a flat table with open addressing, because every field of
// every fact is looked up here.
class SymbolTable {
 public:
  SymbolTable() : places_(kFirstPlaces) {}

  // Adds the text when it is new.
  Symbol Intern(std::string_view text);
  Symbol Find(std::string_view text) const;
  std::string_view NameOf(Symbol symbol) const { return names_[static_cast<std::size_t>(symbol)]; }
  std::size_t size() const { return names_.size(); }

 private:
  struct Place {
    std::uint32_t hash = 0;
    Symbol symbol = kNoSymbol;  // kNoSymbol: free
  };
  static constexpr std::size_t kFirstPlaces = 64;  // a power of two, as is every later size

  static std::uint32_t Hash(std::string_view text);
  // The place of the text, or the free one where it belongs.
  std::size_t PlaceOf(std::string_view text, std::uint32_t hash) const;
  void Grow();

  std::vector<std::string> names_;
  std::vector<Place> places_;  // at most half of them taken
};

// All words of one programme. Immutable once the programme is loaded.
class Vocabulary {
 public:
  Symbol Intern(std::string_view text);
  std::size_t symbols() const { return symbols_.size(); }  // how many there are
  // kNoSymbol when the programme never mentions this text.
  Symbol Find(std::string_view text) const { return symbols_.Find(text); }
  std::string_view NameOf(Symbol symbol) const { return symbols_.NameOf(symbol); }

  // False when this sort already has the word.
  bool Add(Word word);
  WordIndex Find(Sort sort, Symbol symbol) const {
    const auto place = static_cast<std::size_t>(symbol);
    // Negative symbols are beyond the end.
    return place < by_symbol_.size() ? by_symbol_[place][static_cast<std::size_t>(sort)] : kNoWord;
  }
  const Word& word(WordIndex index) const { return words_[static_cast<std::size_t>(index)]; }
  const std::vector<Word>& words() const { return words_; }

  // A programme that declares no word of a sort takes any text there.
  bool IsOpen(Sort sort) const { return !declared_[static_cast<std::size_t>(sort)]; }
  // Whether the word is known: declared, or member of a declared family ("theme.*"; "*" is all).
  bool Knows(Sort sort, std::string_view id) const { return Knows(sort, id, Find(id)); }
  bool Takes(Sort sort, std::string_view id) const { return IsOpen(sort) || Knows(sort, id); }
  // The same where the symbol of `id` is at hand.
  bool Knows(Sort sort, std::string_view id, Symbol symbol) const {
    return Find(sort, symbol) != kNoWord || IsInFamily(sort, id);
  }
  bool Takes(Sort sort, std::string_view id, Symbol symbol) const {
    return IsOpen(sort) || Knows(sort, id, symbol);
  }
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
  // For each sort the word with one symbol, or kNoWord.
  using WordsOfSymbol = std::array<WordIndex, kSorts>;

  bool IsInFamily(Sort sort, std::string_view id) const;

  SymbolTable symbols_;
  std::vector<Word> words_;
  std::vector<WordsOfSymbol> by_symbol_;
  std::vector<WordIndex> families_;  // words as "theme.*"
  bool declared_[kSorts] = {};
};

// Whether `id` is `pattern`, or lies in the family that a pattern ending in ".*" or "-*" names.
bool MatchesPattern(std::string_view pattern, std::string_view id);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_VOCABULARY_H_
