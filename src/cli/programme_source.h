// SPDX-License-Identifier: EUPL-1.2
// From what a person typed after --programme to a programme that can be used.
// In:  an id that is built in, or a file; perhaps a deviation file.
// Out: the handle and its description, or problems with lines.
// Never: judges a programme itself; the library does, this only says where.
#ifndef BAKEN_CLI_PROGRAMME_SOURCE_H_
#define BAKEN_CLI_PROGRAMME_SOURCE_H_

#include <string>
#include <variant>
#include <vector>

#include "baken/v1/programme.pb.h"
#include "cli/library.h"
#include "cli/phrases.h"
#include "cli/problem.h"

namespace baken::cli {

struct LoadedProgramme {
  ProgrammeHandle handle;
  v1::Programme description;
  std::vector<v1::Deviation> deviations;  // in force, in the order in which they were applied
};

std::vector<std::string> BuiltinProgrammeIds();

// A name with a slash or a known ending is a file; the built-in ids have neither.
bool NamesFile(const std::string& id_or_file);

std::variant<LoadedProgramme, std::vector<Problem>> OpenProgramme(const std::string& id_or_file,
                                                                  const Phrasebook& phrases);

// What is wrong with a programme, and what its author should look at, each with its place.
struct AnalysedProgramme {
  std::vector<Problem> faults;  // no programme, or fields of none
  v1::Programme programme;
  v1::Analysis analysis;
  std::vector<Position> problems_at, remarks_at;  // as analysis.problems and .remarks
};

// A built-in programme has no lines.
AnalysedProgramme AnalyseProgrammeOf(const std::string& id_or_file, const Phrasebook& phrases);

// One problem of it as a sentence.
std::string ProblemInWords(const v1::ProgrammeProblem& problem, const Phrasebook& phrases);

// Puts the deviation in force on those of the programmes that it is for.
std::vector<Problem> Deviate(const std::string& file, const Phrasebook& phrases,
                             std::vector<LoadedProgramme>& programmes);

// The library's error as one sentence.
std::string ErrorInWords(const LibraryError& error);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_SOURCE_H_
