// SPDX-License-Identifier: EUPL-1.2
// The inputs that stand in tests/fuzz: corpus/<target> (where a fuzzer starts) and
// regressions/<target> (what once went wrong).
#ifndef BAKEN_TESTS_FUZZ_CORPUS_H_
#define BAKEN_TESTS_FUZZ_CORPUS_H_

#include <string>
#include <string_view>
#include <vector>

namespace baken::fuzz {

struct Input {
  std::string file;
  std::string bytes;
};

// In the order of their names; empty when there is no such folder.
std::vector<Input> InputsOf(std::string_view folder, std::string_view target);

}  // namespace baken::fuzz

#endif  // BAKEN_TESTS_FUZZ_CORPUS_H_
