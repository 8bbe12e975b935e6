// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_REPORT_WORDS_H_
#define BAKEN_REPORT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "programme/programme.h"
#include "report/phrases.h"

namespace baken {

// The text in one language and, where given, one register: else one that is for both. Empty when
// there is none.
std::string_view TextIn(const std::vector<Text>& texts, Language language,
                        std::string_view text_register = "");

// The text in one language that was written for this register; empty when there is none.
std::string_view OwnTextIn(const std::vector<Text>& texts, Language language,
                           std::string_view text_register);

// What a programme calls its words, in one language; the id of a word without a name.
class WordTitles {
 public:
  WordTitles(const Programme& programme, Language language)
      : words_(programme.vocabulary), language_(language) {}

  std::string Of(Sort sort, Symbol symbol) const;
  std::string Of(Sort sort, std::string_view id) const;
  // The word of this id, whatever its sort.
  std::string Of(std::string_view id) const;
  bool IsSensitive(Sort sort, Symbol symbol) const;

 private:
  const Vocabulary& words_;
  Language language_;
};

}  // namespace baken

#endif  // BAKEN_REPORT_WORDS_H_
