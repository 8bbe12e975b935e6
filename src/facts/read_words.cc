// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
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

bool RecordReader::IsAnyRole(std::string_view text) const {
  return words_.Takes(Sort::kRole, text) || words_.IsPassedOver(text);
}

void RecordReader::ReadRole(std::string_view text, std::string_view field, Fact& fact, Field slot) {
  fact.field(slot) = TokenOf(text);
  if (text.empty() || IsAnyRole(text)) return;
  fact.field(slot).symbol = kUnreadable;
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
  fact.field(slot) = TokenOf(text);
  if (text.empty() || words_.Takes(sort, text)) return;
  fact.field(slot).symbol = kUnreadable;
  UnknownWord(sort, text, FieldPathOf(fact, field));
}

bool RecordReader::ReadReason(std::string_view text, const std::string& path) {
  if (text.empty()) return false;
  if (!IsCode(text)) {
    Issue("reason_free_text", path, "", "a code of at most 64 letters, digits, _, ., :, - or /");
    return true;
  }
  if (!words_.Takes(Sort::kReason, text)) {
    UnknownWord(Sort::kReason, text, path);
  }
  return true;
}

void RecordReader::ReadRoles(const RawMessage& raw, int number, std::string_view field,
                             Fact& fact) {
  std::pmr::vector<Token> roles(facts_.memory);
  int index = 0;
  for (const RawMessage::Listed& listed : raw.texts) {
    if (listed.field != number) continue;
    if (IsAnyRole(listed.text)) {
      roles.push_back(TokenOf(listed.text));
    } else {
      fact.who_unknown = true;
      UnknownWord(Sort::kRole, listed.text,
                  FieldPathOf(fact, field) + "[" + std::to_string(index) + "]");
    }
    ++index;
  }
  if (roles.empty()) return;
  facts_.tokens.push_back(std::move(roles));
  fact.by = facts_.tokens.back();
}

void RecordReader::ReadTags(const RawMessage& raw, int number, std::string_view field, Fact& fact) {
  std::pmr::vector<Token> tags(facts_.memory);
  int index = 0;
  for (const RawMessage::Listed& listed : raw.texts) {
    if (listed.field != number) continue;
    if (words_.Takes(Sort::kTag, listed.text)) {
      tags.push_back(TokenOf(listed.text));
    } else {
      UnknownWord(Sort::kTag, listed.text,
                  FieldPathOf(fact, field) + "[" + std::to_string(index) + "]");
    }
    ++index;
  }
  if (tags.empty()) return;
  facts_.tokens.push_back(std::move(tags));
  fact.tags = facts_.tokens.back();
}

}  // namespace baken
