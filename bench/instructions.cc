// SPDX-License-Identifier: EUPL-1.2
// Runs each operation once under callgrind and has its instructions counted by themselves, one
// profile an operation: `callgrind.out.PID.N` with the operation's name as trigger. bench/gate
// reads them. Run without valgrind it counts nothing; with `--made-with` it says by what it was
// made and what it runs on, as counts of another compiler or C library cannot be compared.
#include <gnu/libc-version.h>
#include <valgrind/callgrind.h>

#include <iostream>
#include <string_view>

#include "scenarios.h"

namespace {

// Before the count every path has been taken: what is lazily linked is linked.
constexpr int kWarmRuns = 3;

}  // namespace

int main(int count, char** names) {
  if (count == 2 && std::string_view(names[1]) == "--made-with") {
    std::cout << "gcc " << __VERSION__ << ", glibc " << gnu_get_libc_version() << "\n";
    return 0;
  }
  for (const baken::bench::Scenario& scenario :
       baken::bench::AllScenarios({names + 1, names + count})) {
    for (int run = 0; run < kWarmRuns; ++run) scenario.run();
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    scenario.run();
    CALLGRIND_DUMP_STATS_AT(scenario.name.c_str());
    CALLGRIND_STOP_INSTRUMENTATION;
  }
  return 0;
}
