// SPDX-License-Identifier: EUPL-1.2
// What fuzzing found stays found: every input of the corpus and every regression runs through its
// target, and so do inputs made from the corpus by chance, the same ones each time. A broken
// promise ends the program.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "fuzz/corpus.h"
#include "fuzz/targets.h"
#include "support/places.h"

namespace baken::fuzz {
namespace {

// A few small changes, as a damaged file has them.
std::string Damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
    if (bytes.empty()) return bytes;
    const std::size_t at = below(bytes.size());
    switch (below(4)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ 1 << below(8));
        break;
      case 1:
        bytes.erase(at, 1 + below(8));
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(16)));
        break;
      default:
        bytes[at] = static_cast<char>(below(256));
        break;
    }
  }
  return bytes;
}

class EachTarget : public ::testing::TestWithParam<Target> {};

TEST_P(EachTarget, KeepsItsPromisesOnTheCorpus) {
  const std::vector<Input> inputs = InputsOf("corpus", GetParam().name);
  ASSERT_FALSE(inputs.empty()) << "a target starts from a corpus: tests/fuzz/corpus/"
                               << GetParam().name;
  for (const Input& input : inputs) {
    SCOPED_TRACE(input.file);
    GetParam().run(input.bytes);
  }
}

TEST_P(EachTarget, KeepsItsPromisesOnWhatOnceWentWrong) {
  for (const Input& input : InputsOf("regressions", GetParam().name)) {
    SCOPED_TRACE(input.file);
    GetParam().run(input.bytes);
  }
}

TEST_P(EachTarget, KeepsItsPromisesOnDamagedInputs) {
  std::mt19937 random(20261121);
  for (const Input& input : InputsOf("corpus", GetParam().name)) {
    for (int i = 0; i < 20; ++i) GetParam().run(Damaged(input.bytes, random));
  }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, EachTarget, ::testing::ValuesIn(Targets().begin(), Targets().end()),
                         [](const auto& target) { return std::string(target.param.name); });

// ---- the table ----

struct Row {
  std::string what, target;
};

std::vector<Row> Table() {
  std::vector<Row> rows;
  std::ifstream file(SourceFolder() + "/tests/fuzz/targets.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    Row row;
    words >> row.what >> row.target;
    rows.push_back(row);
  }
  return rows;
}

bool IsTarget(const std::string& name) {
  for (const Target& target : Targets()) {
    if (target.name == name) return true;
  }
  return false;
}

// Every name with `baken_` that a `(` follows in the header: its functions.
std::set<std::string> PublicFunctions() {
  std::ifstream file(SourceFolder() + "/include/baken/baken.h");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::set<std::string> names;
  for (std::size_t at = text.find("BAKEN_CALL baken_"); at != std::string::npos;
       at = text.find("BAKEN_CALL baken_", at + 1)) {
    const std::size_t name = at + 11;
    names.insert(text.substr(name, text.find('(', name) - name));
  }
  return names;
}

TEST(Table, NamesATargetForEveryPublicFunction) {
  std::set<std::string> named;
  for (const Row& row : Table()) named.insert(row.what);
  const std::set<std::string> functions = PublicFunctions();
  ASSERT_GT(functions.size(), 10U);
  for (const std::string& function : functions) {
    EXPECT_TRUE(named.contains(function))
        << function << " is in baken.h and not in tests/fuzz/targets.txt";
  }
}

TEST(Table, NamesOnlyTargetsThatAre) {
  std::set<std::string> used;
  for (const Row& row : Table()) {
    EXPECT_TRUE(row.target == "-" || IsTarget(row.target))
        << row.what << ": no target " << row.target;
    used.insert(row.target);
  }
  for (const Target& target : Targets()) {
    EXPECT_TRUE(used.contains(std::string(target.name)))
        << target.name << " fuzzes nothing in the table";
  }
}

}  // namespace
}  // namespace baken::fuzz
