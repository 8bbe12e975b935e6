// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <string>

#include "facts/record_reader.h"

namespace baken {

namespace {

// The symbol of the declared word that this id is: its own or, of a member of a declared family
// ("other.*"), the family's. kNoSymbol when the programme does not know it.
Symbol DeclaredAs(Sort sort, std::string_view id, const Vocabulary& words) {
  const Symbol own = words.Find(id);
  if (words.Find(sort, own) != kNoWord) return own;
  for (const Word& word : words.words()) {
    const bool is_family = word.sort == sort && word.id.ends_with(".*");
    if (is_family && MatchesPattern(word.id, id)) return word.symbol;
  }
  return kNoSymbol;
}

}  // namespace

Token RecordReader::TokenOf(std::string_view text) const {
  return {text, text.empty() ? kNoSymbol : words_.Find(text)};
}

void RecordReader::UnknownWord(Sort sort, std::string_view text, std::string path) {
  if (words_.IsPassedOver(text)) return;
  Issue("word_unknown", std::move(path), text,
        "a word of sort " + std::string(SortName(sort)) + " of the programme " + programme_.id,
        std::string(words_.Nearest(sort, text)));
}

bool RecordReader::ReadWord(Sort sort, std::string_view text, std::string_view field, Fact& fact) {
  if (text.empty()) {
    Issue("word_missing", FieldPathOf(fact, field), "",
          "a word of sort " + std::string(SortName(sort)));
    return false;
  }
  const Symbol word = DeclaredAs(sort, text, words_);
  if (word == kNoSymbol) {
    UnknownWord(sort, text, FieldPathOf(fact, field));
    return false;
  }
  fact.field(Field::kWord) = {text, word};
  return true;
}

bool RecordReader::IsAnyRole(const Token& role) const {
  return words_.Takes(Sort::kRole, role.text, role.symbol) || words_.IsPassedOver(role.text);
}

void RecordReader::ReadRole(std::string_view text, std::string_view field, Fact& fact, Field slot) {
  if (text.empty()) return;
  Token& token = fact.field(slot);
  token = TokenOf(text);
  if (IsAnyRole(token)) return;
  token.symbol = kUnreadable;
  UnknownWord(Sort::kRole, text, FieldPathOf(fact, field));
}

void RecordReader::ReadReference(std::string_view text, std::string_view field, Fact& fact) {
  fact.field(Field::kParty) = TokenOf(text);
  if (LooksLikeBsn(text)) {
    Issue("looks_like_bsn", FieldPathOf(fact, field), "", "an opaque id of the case system");
  }
}

void RecordReader::ReadOpenWord(Sort sort, std::string_view text, std::string_view field,
                                Fact& fact, Field slot) {
  if (text.empty()) return;
  Token& token = fact.field(slot);
  token = TokenOf(text);
  if (words_.Takes(sort, text, token.symbol)) return;
  token.symbol = kUnreadable;
  UnknownWord(sort, text, FieldPathOf(fact, field));
}

bool RecordReader::ReadReason(std::string_view text, const Place& place) {
  if (text.empty()) return false;
  if (!IsCode(text)) {
    Issue("reason_free_text", place.PathOf("reason"), "",
          "a code of at most 64 letters, digits, _, ., :, - or /");
    return true;
  }
  if (!words_.Takes(Sort::kReason, text)) {
    UnknownWord(Sort::kReason, text, place.PathOf("reason"));
  }
  return true;
}

bool RecordReader::ReadList(const RawMessage& raw, int number, Sort sort, std::string_view field,
                            const Fact& fact, std::span<const Token>& out) {
  const auto is_ours = [number](const RawMessage::Listed& one) { return one.field == number; };
  const auto listed = std::count_if(raw.texts.begin(), raw.texts.end(), is_ours);
  if (listed == 0) return true;
  Token* const tokens = std::pmr::polymorphic_allocator<Token>(facts_.memory)
                            .allocate(static_cast<std::size_t>(listed));
  std::size_t known = 0;
  int index = -1;
  for (const RawMessage::Listed& one : raw.texts) {
    if (!is_ours(one)) continue;
    ++index;
    const Token token = TokenOf(one.text);
    const bool known_word =
        sort == Sort::kRole ? IsAnyRole(token) : words_.Takes(sort, token.text, token.symbol);
    if (known_word) {
      std::construct_at(tokens + known++, token);
    } else {
      UnknownWord(sort, one.text, FieldPathOf(fact, field) + "[" + std::to_string(index) + "]");
    }
  }
  out = {tokens, known};
  return known == static_cast<std::size_t>(listed);
}

void RecordReader::ReadRoles(const RawMessage& raw, int number, std::string_view field,
                             Fact& fact) {
  if (!ReadList(raw, number, Sort::kRole, field, fact, fact.by)) fact.who_unknown = true;
}

void RecordReader::ReadTags(const RawMessage& raw, int number, std::string_view field, Fact& fact) {
  ReadList(raw, number, Sort::kTag, field, fact, fact.tags);
}

}  // namespace baken
