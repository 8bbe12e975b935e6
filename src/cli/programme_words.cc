// SPDX-License-Identifier: EUPL-1.2
#include "cli/programme_words.h"

namespace baken::cli {

std::string TextIn(const google::protobuf::RepeatedPtrField<v1::Text>& texts, Language language) {
  for (const v1::Text& text : texts) {
    const bool for_reader = text.register_() != "participant";
    if (text.language() == CodeOf(language) && for_reader) return text.content();
  }
  return texts.empty() ? std::string() : texts.Get(0).content();
}

ProgrammeWords::ProgrammeWords(const v1::Programme& programme, Language language)
    : title_(TextIn(programme.titles(), language)) {
  if (title_.empty()) title_ = programme.id();
  for (const v1::Word& word : programme.vocabulary().words()) {
    std::string name = TextIn(word.titles(), language);
    if (name.empty()) continue;
    if (word.sort() == "role") roles_.emplace(word.id(), name);
    names_.emplace(word.id(), std::move(name));
  }
}

std::string ProgrammeWords::NameOf(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? id : found->second;
}

std::string ProgrammeWords::NameOfRole(const std::string& id) const {
  const auto found = roles_.find(id);
  return found == roles_.end() ? NameOf(id) : found->second;
}

}  // namespace baken::cli
