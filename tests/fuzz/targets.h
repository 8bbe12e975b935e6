// SPDX-License-Identifier: EUPL-1.2
// What is fuzzed: one function for each way in which bytes of a stranger enter the library.
// In:    any bytes.
// Out:   nothing; a promise of baken.h that does not hold ends the process, which the fuzzer
// notices. Never: judges whether an answer is right. The cases and the second implementation do
// that.
#ifndef BAKEN_TESTS_FUZZ_TARGETS_H_
#define BAKEN_TESTS_FUZZ_TARGETS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace baken::fuzz {

struct Target {
  std::string_view name;  // as in targets.txt and `./dev fuzz NAME`
  void (*run)(std::string_view bytes);
};

std::span<const Target> Targets();

// Each is described where it is defined.
void Request(std::string_view bytes);
void Trajectory(std::string_view bytes);
void Organisation(std::string_view bytes);
void Views(std::string_view bytes);
void Programme(std::string_view bytes);
void ProgrammeText(std::string_view bytes);
void Deviation(std::string_view bytes);
void Calls(std::string_view bytes);
void Json(std::string_view bytes);
void Batch(std::string_view bytes);
void Convert(std::string_view bytes);

}  // namespace baken::fuzz

#endif  // BAKEN_TESTS_FUZZ_TARGETS_H_
