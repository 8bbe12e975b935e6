// SPDX-License-Identifier: EUPL-1.2
// What a built-in programme says to the participant: short sentences, of every rule of a trajectory
// or of none, and beside the text for a professional, never instead of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "baken/v1/programme.pb.h"
#include "programme/embedded.h"

namespace baken {
namespace {

constexpr int kMostWords = 12;

using Texts = google::protobuf::RepeatedPtrField<v1::Text>;

const v1::Text* Find(const Texts& texts, const std::string& language,
                     const std::string& text_register) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const v1::Text& text) {
    return text.language() == language && text.register_() == text_register;
  });
  return found == texts.end() ? nullptr : &*found;
}

int LongestSentence(const std::string& text) {
  std::istringstream words(text);
  int longest = 0;
  int length = 0;
  for (std::string word; words >> word;) {
    longest = std::max(longest, ++length);
    if (std::string(".!?").find(word.back()) != std::string::npos) length = 0;
  }
  return longest;
}

void ExpectForParticipant(const Texts& texts, const std::string& what) {
  for (const std::string language : {"nl", "en"}) {
    const v1::Text* text = Find(texts, language, "participant");
    ASSERT_NE(text, nullptr) << what << " has no text for the participant in " << language;
    EXPECT_LE(LongestSentence(text->content()), kMostWords) << what << ": " << text->content();
    const v1::Text* professional = Find(texts, language, "");
    ASSERT_NE(professional, nullptr) << what;
    EXPECT_NE(text->content(), professional->content()) << what;
  }
}

bool SpeaksToParticipants(const v1::Programme& programme) {
  return std::any_of(programme.rules().begin(), programme.rules().end(), [](const v1::Rule& rule) {
    return Find(rule.remedies(), "nl", "participant") != nullptr;
  });
}

TEST(TextsForTheParticipant, AreShortAndThereForEveryRuleOfATrajectory) {
  int speaking = 0;
  for (const EmbeddedProgramme& embedded : EmbeddedProgrammes()) {
    v1::Programme programme;
    ASSERT_TRUE(
        programme.ParseFromArray(embedded.bytes.data(), static_cast<int>(embedded.bytes.size())));
    if (!SpeaksToParticipants(programme)) continue;
    ++speaking;
    for (const v1::Rule& rule : programme.rules()) {
      if (rule.scope() != v1::SCOPE_TRAJECTORY) continue;
      ExpectForParticipant(rule.explanations(), rule.id() + " explanation");
      if (rule.rule_class() == v1::RULE_CLASS_INDICATOR) continue;
      ExpectForParticipant(rule.remedies(), rule.id() + " remedy");
    }
  }
  EXPECT_GE(speaking, 2) << "MeerInzicht and WIE-focus speak to participants";
}

}  // namespace
}  // namespace baken
