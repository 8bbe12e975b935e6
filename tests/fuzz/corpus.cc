// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/corpus.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/places.h"

namespace baken::fuzz {

std::vector<Input> InputsOf(std::string_view folder, std::string_view target) {
  namespace fs = std::filesystem;
  std::vector<Input> inputs;
  const fs::path place = fs::path(SourceFolder()) / "tests/fuzz" / folder / target;
  if (!fs::exists(place)) return inputs;
  for (const auto& entry : fs::directory_iterator(place)) {
    std::ifstream file(entry.path(), std::ios::binary);
    inputs.push_back({entry.path().filename().string(),
                      {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}});
  }
  std::sort(inputs.begin(), inputs.end(),
            [](const Input& a, const Input& b) { return a.file < b.file; });
  return inputs;
}

}  // namespace baken::fuzz
