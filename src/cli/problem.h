// SPDX-License-Identifier: EUPL-1.2
// One thing about an input that somebody has to look at, and where it is.
#ifndef BAKEN_CLI_PROBLEM_H_
#define BAKEN_CLI_PROBLEM_H_

#include <cstdint>
#include <string>

#include "cli/wrap.h"

namespace baken::cli {

struct Position {
  std::int64_t line = 0;    // 1 is the first; 0: the file as a whole
  std::int64_t column = 0;  // in characters; 1 is the first; 0: the line as a whole
};

struct Problem {
  std::string file;
  Position at;
  std::string sentence;
};

// "records.ndjson:3:17: sentence"; nothing in it can move the cursor of a terminal.
inline std::string InOneLine(const Problem& problem) {
  std::string line = problem.file;
  if (problem.at.line > 0) line += ":" + std::to_string(problem.at.line);
  if (problem.at.line > 0 && problem.at.column > 0) line += ":" + std::to_string(problem.at.column);
  return Printable(line + ": " + problem.sentence);
}

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROBLEM_H_
