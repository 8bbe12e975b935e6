// SPDX-License-Identifier: EUPL-1.2
// The files of cases, read once.
#ifndef BAKEN_TESTS_CASES_CASE_FILES_H_
#define BAKEN_TESTS_CASES_CASE_FILES_H_

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "baken/v1/programme.pb.h"
#include "cases/case.pb.h"

namespace baken::testing {

struct NamedCase {
  std::string file;       // "thuis_in_mvs/basis.txtpb"
  std::string programme;  // of a builtin one; else
  v1::Programme own_programme;
  Case content;
};

// Every .txtpb file in the folders of tests/cases, by name.
std::vector<std::filesystem::path> CaseFiles();

// Empty when it is no CaseFile.
std::optional<CaseFile> ReadCaseFile(const std::filesystem::path& path);

// The cases of all files that can be read.
const std::vector<NamedCase>& AllCases();

}  // namespace baken::testing

#endif  // BAKEN_TESTS_CASES_CASE_FILES_H_
