// SPDX-License-Identifier: EUPL-1.2
#include "cli/outcome_words.h"

#include <array>

namespace baken::cli {
namespace {

constexpr std::array<Wording, v1::OUTCOME_WAIVED + 1> kOutcomes = {{
    {"een cijfer", "a figure"},
    {"nagekomen", "met"},
    {"loopt nog", "pending"},
    {"niet nagekomen", "in breach"},
    {"hersteld", "mended"},
    {"niet te bepalen", "cannot be determined"},
    {"niet van toepassing", "does not apply"},
    {"uitzondering afgesproken", "waived"},
}};

}  // namespace

std::string OutcomeInWords(v1::Outcome outcome, const Phrasebook& phrases) {
  return phrases.Say(kOutcomes[static_cast<std::size_t>(outcome)]);
}

}  // namespace baken::cli
