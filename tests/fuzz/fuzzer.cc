// SPDX-License-Identifier: EUPL-1.2
// The targets as libFuzzer wants them: one program, and in the environment which target.
#include <cstdio>
#include <cstdlib>

#include "fuzz/targets.h"

namespace {

const baken::fuzz::Target& Chosen() {
  const char* const name = std::getenv("BAKEN_FUZZ_TARGET");
  for (const baken::fuzz::Target& target : baken::fuzz::Targets()) {
    if (name != nullptr && target.name == name) return target;
  }
  std::fprintf(stderr, "BAKEN_FUZZ_TARGET must name a target of tests/fuzz/targets.txt, not '%s'\n",
               name == nullptr ? "" : name);
  std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const baken::fuzz::Target& target = Chosen();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
