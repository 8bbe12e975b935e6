// SPDX-License-Identifier: EUPL-1.2
// One target as libFuzzer wants it; built once for each, with its name in BAKEN_FUZZ_TARGET.
#include <cstdlib>

#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto run = [] {
    for (const baken::fuzz::Target& target : baken::fuzz::Targets()) {
      if (target.name == BAKEN_FUZZ_TARGET) return target.run;
    }
    std::abort();
  }();
  run({reinterpret_cast<const char*>(data), size});
  return 0;
}
