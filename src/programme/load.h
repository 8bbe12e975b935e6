// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_LOAD_H_
#define BAKEN_PROGRAMME_LOAD_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "programme/programme.h"

namespace baken {

// What is wrong with a programme, where, and what was expected.
struct Problem {
  std::string path;     // "rules[3].by.term"
  std::string problem;  // stable text: "word_unknown"
  std::string found, expected, nearest;
};

// One English sentence: what, where, what was expected, the nearest valid thing.
std::string Describe(const Problem& problem);

struct LoadResult {
  enum class Kind { kLoaded, kMalformed, kRefused, kLimit, kUnsupported };
  Kind kind = Kind::kLoaded;
  std::unique_ptr<const Programme> programme;  // kLoaded
  std::vector<Problem> problems;               // the first says why it was not loaded
};

// Loads the bytes of a Programme message strictly: one problem refuses the whole.
LoadResult LoadProgramme(std::string_view bytes);

// The programme as a municipality changed it. `deviation` holds the bytes of a Deviation message.
LoadResult DeviateProgramme(const Programme& base, std::string_view deviation);

// The bytes of an Analysis message: every problem that refuses the programme, after those that
// reading it has shown already; without any, what its author should look at.
std::string AnalyseProgramme(std::string_view bytes, std::vector<Problem> problems = {});

}  // namespace baken

#endif  // BAKEN_PROGRAMME_LOAD_H_
