// SPDX-License-Identifier: EUPL-1.2
#include "cli/phrases.h"

#include <cstddef>

#include "cli/phrase_table.h"

namespace baken::cli {
namespace {

constexpr bool InOrder() {
  for (std::size_t i = 0; i < kPhrases.size(); ++i) {
    if (kPhrases[i].phrase != static_cast<Phrase>(i)) return false;
  }
  return true;
}
static_assert(InOrder(), "phrase_table.h follows the order of the enum Phrase");

}  // namespace

std::string_view CodeOf(Language language) { return language == Language::kDutch ? "nl" : "en"; }

std::string Phrasebook::Say(Phrase phrase, Values values) const {
  const PhraseRow& row = kPhrases[static_cast<std::size_t>(phrase)];
  return Say(Wording{row.dutch, row.english}, values);
}

std::string Phrasebook::Say(const Wording& wording, Values values) const {
  std::string_view rest = language_ == Language::kDutch ? wording.dutch : wording.english;
  std::string said;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    said += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open);
    bool filled = false;
    for (const auto& [name, value] : values) {
      const bool here =
          rest.substr(1, name.size()) == name && rest.substr(1 + name.size(), 1) == "}";
      if (!here) continue;
      said += value;
      rest.remove_prefix(name.size() + 2);
      filled = true;
      break;
    }
    if (filled) continue;
    said += '{';  // a brace that stands for itself
    rest.remove_prefix(1);
  }
  return said;
}

std::string Phrasebook::Count(std::int64_t count, Phrase one, Phrase many) const {
  return count == 1 ? Say(one) : Say(many, {{"count", std::to_string(count)}});
}

std::string Phrasebook::Count(std::int64_t count, const Wording& one, const Wording& many) const {
  return count == 1 ? Say(one) : Say(many, {{"count", std::to_string(count)}});
}

}  // namespace baken::cli
