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

// Every problem of a programme file, in the order of the file; none: it can be used.
std::vector<Problem> AnalyseFile(const std::string& file, const Phrasebook& phrases);

// Puts the deviation in force on those of the programmes that it is for.
std::vector<Problem> Deviate(const std::string& file, const Phrasebook& phrases,
                             std::vector<LoadedProgramme>& programmes);

// The library's error as one sentence.
std::string ErrorInWords(const LibraryError& error);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_SOURCE_H_
