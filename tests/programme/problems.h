// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TESTS_PROGRAMME_PROBLEMS_H_
#define BAKEN_TESTS_PROGRAMME_PROBLEMS_H_

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "support/tiny_programme.h"

namespace baken {

// So that a failing test prints the sentence, not the bytes.
inline void PrintTo(const Problem& problem, std::ostream* out) { *out << Describe(problem); }

inline std::string Sentences(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems) all += "  " + Describe(problem) + "\n";
  return all.empty() ? "  no problem at all\n" : all;
}

// The problem at that path; none fails the test. Copied, so that it outlives the result.
inline Problem ProblemAt(const LoadResult& result, const std::string& path) {
  EXPECT_EQ(result.kind, LoadResult::Kind::kRefused);
  EXPECT_EQ(result.programme, nullptr);
  const auto found = std::find_if(result.problems.begin(), result.problems.end(),
                                  [&](const Problem& problem) { return problem.path == path; });
  if (found != result.problems.end()) return *found;
  ADD_FAILURE() << "expected a problem at \"" << path << "\", but there is\n"
                << Sentences(result.problems);
  return {};
}

}  // namespace baken

#endif  // BAKEN_TESTS_PROGRAMME_PROBLEMS_H_
