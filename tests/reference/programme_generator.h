// SPDX-License-Identifier: EUPL-1.2
//
// Random programmes over the whole rule language: a fixed seed gives a fixed programme.

#ifndef BAKEN_TESTS_REFERENCE_PROGRAMME_GENERATOR_H_
#define BAKEN_TESTS_REFERENCE_PROGRAMME_GENERATOR_H_

#include <memory>
#include <string>

#include "baken/v1/programme.pb.h"
#include "reference/library.h"
#include "reference/random.h"

namespace baken::reference {

// A programme without rules: a small vocabulary that has every sort of word, and parameters.
v1::Programme EmptyProgramme();

// A rule with one or two editions.
void AddRandomRule(const std::string& id, v1::Scope scope, Random& random,
                   v1::Programme& programme);

// A programme that the library loads, and that library. Rules of a trajectory, or of an
// organisation and its groups.
struct LoadedProgramme {
  v1::Programme message;
  std::unique_ptr<Library> library;
};
LoadedProgramme RandomProgramme(bool of_organisation, Random& random);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_PROGRAMME_GENERATOR_H_
