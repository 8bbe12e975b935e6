// SPDX-License-Identifier: EUPL-1.2
// The nearest word by the quick way, held against counting every edit.
#include "programme/nearest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace baken {
namespace {

using Words = std::vector<std::string>;

// Edits between two texts, a swap of neighbours counting as one: every cell of the table.
std::size_t Edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cells(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cells[i][j] = i + j;
        continue;
      }
      const std::size_t changed = cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cells[i][j] = std::min({cells[i - 1][j] + 1, cells[i][j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cells[i][j] = std::min(cells[i][j], cells[i - 2][j - 2] + 1);
      }
    }
  }
  return cells[a.size()][b.size()];
}

std::string NearestByCounting(const std::string& mistyped, const Words& words) {
  const std::size_t most = std::max<std::size_t>(mistyped.size() / 3, 1);
  std::size_t least = most + 1;
  std::string nearest;
  for (const std::string& word : words) {
    const bool shortened =
        mistyped.size() >= 3 && (word.starts_with(mistyped) || mistyped.starts_with(word));
    const std::size_t edits =
        shortened ? std::min(Edits(mistyped, word), most) : Edits(mistyped, word);
    if (mistyped.empty() || edits >= least) continue;
    least = edits;
    nearest = word;
  }
  return nearest;
}

std::string Nearest(const std::string& mistyped, const Words& words) {
  NearestWord nearest(mistyped);
  for (const std::string& word : words) nearest.Offer(word);
  return std::string(nearest.word());
}

TEST(NearestWord, IsTheOneThatCountingEveryEditFinds) {
  std::mt19937 random(20260311);
  const auto word = [&random](std::size_t longest) {
    std::string letters(random() % (longest + 1), ' ');
    for (char& letter : letters) letter = "abc"[random() % 3];
    return letters;
  };
  int found = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::size_t longest = i % 2 == 0 ? 6 : 24;
    Words words;
    for (int w = 0; w < 8; ++w) words.push_back(word(longest));
    const std::string mistyped = word(longest);
    const std::string nearest = Nearest(mistyped, words);
    EXPECT_EQ(nearest, NearestByCounting(mistyped, words)) << mistyped;
    found += nearest.empty() ? 0 : 1;
  }
  EXPECT_GT(found, 1000) << "too few are near to say anything";
}

TEST(NearestWord, OfSlipsOfAKeyIsTheWordThatWasMeant) {
  const Words words = {"contact", "intake", "overview", "layer_decision"};
  EXPECT_EQ(Nearest("intkae", words), "intake");
  EXPECT_EQ(Nearest("layer_desicion", words), "layer_decision");
  EXPECT_EQ(Nearest("over", words), "overview");
  EXPECT_EQ(Nearest("xyz", words), "");
  EXPECT_EQ(Nearest(std::string(65, 'a'), {std::string(64, 'a')}), "");
  EXPECT_EQ(Nearest(std::string(63, 'a') + 'b', {std::string(64, 'a')}), std::string(64, 'a'));
}

}  // namespace
}  // namespace baken
