// SPDX-License-Identifier: EUPL-1.2
#include "report/words.h"

namespace baken {

std::string_view TextIn(const std::vector<Text>& texts, Language language,
                        std::string_view text_register) {
  std::string_view for_both;
  for (const Text& text : texts) {
    if (text.language != CodeOf(language)) continue;
    if (text_register.empty() || text.text_register == text_register) return text.content;
    if (text.text_register.empty() && for_both.empty()) for_both = text.content;
  }
  return for_both;
}

std::string_view OwnTextIn(const std::vector<Text>& texts, Language language,
                           std::string_view text_register) {
  for (const Text& text : texts) {
    const bool own = text.text_register == text_register;
    if (own && text.language == CodeOf(language)) return text.content;
  }
  return {};
}

std::string WordTitles::Of(Sort sort, Symbol symbol) const {
  const WordIndex index = words_.Find(sort, symbol);
  const std::string_view id = words_.NameOf(symbol);
  if (index == kNoWord) return std::string(id);
  const std::string_view title = TextIn(words_.word(index).titles, language_);
  return std::string(title.empty() ? id : title);
}

std::string WordTitles::Of(Sort sort, std::string_view id) const {
  const Symbol symbol = words_.Find(id);
  return symbol == kNoSymbol ? std::string(id) : Of(sort, symbol);
}

std::string WordTitles::Of(std::string_view id) const {
  const Symbol symbol = words_.Find(id);
  for (int sort = 0; sort < kSorts; ++sort) {
    if (words_.Find(static_cast<Sort>(sort), symbol) != kNoWord) {
      return Of(static_cast<Sort>(sort), symbol);
    }
  }
  return std::string(id);
}

bool WordTitles::IsSensitive(Sort sort, Symbol symbol) const {
  const WordIndex index = words_.Find(sort, symbol);
  return index != kNoWord && words_.word(index).sensitive;
}

}  // namespace baken
