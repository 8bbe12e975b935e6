// SPDX-License-Identifier: EUPL-1.2
#include "cli/nearest.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace baken::cli {
namespace {

// Longer words than this are no slip of a field name; comparing them would only cost time.
constexpr std::size_t kLongestWord = 80;

std::string Lowered(std::string_view word) {
  std::string lowered(word);
  for (char& letter : lowered) {
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return lowered;
}

// Letters to add, remove or change; two neighbours swapped count as one.
std::size_t Distance(const std::string& left, const std::string& right) {
  const std::size_t width = right.size() + 1;
  std::vector<std::size_t> before(width);
  std::vector<std::size_t> above(width);
  std::vector<std::size_t> row(width);
  for (std::size_t j = 0; j < width; ++j) above[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[width - 1];
}

}  // namespace

std::string NearestWord(std::string_view found, const std::vector<std::string>& words) {
  if (found.empty() || found.size() > kLongestWord) return {};
  const std::string wanted = Lowered(found);
  // A third of the letters wrong is still a slip; more is another word.
  std::size_t best_distance = std::max<std::size_t>(1, found.size() / 3) + 1;
  std::string best;
  for (const std::string& word : words) {
    const std::size_t distance = Distance(wanted, Lowered(word));
    if (distance < best_distance) {
      best_distance = distance;
      best = word;
    }
  }
  return best;
}

std::vector<std::string> FieldNames(const google::protobuf::Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return names;
}

std::vector<std::string> ValueNames(const google::protobuf::EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.value_count(); ++i) names.push_back(type.value(i)->name());
  return names;
}

}  // namespace baken::cli
