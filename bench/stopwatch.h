// SPDX-License-Identifier: EUPL-1.2
//
// Time that can be compared on a machine others use too: what is compared runs in turn, many times,
// in processor time of its own thread, and the middle of the ratios counts.
#ifndef BAKEN_BENCH_STOPWATCH_H_
#define BAKEN_BENCH_STOPWATCH_H_

#include <cstdint>
#include <functional>

namespace baken::bench {

using Operation = std::function<void()>;

// Seconds of processor time of this thread.
double ProcessorSeconds();
// Seconds on the clock.
double ClockSeconds();

// Processor seconds of one run, the middle of `rounds` rounds of at least `seconds` each.
double SecondsOf(const Operation& operation, int rounds = 5, double seconds = 0.02);

// How many times as long `operation` takes as `base`: the middle of the ratios of rounds taken in
// turn.
double RatioOf(const Operation& operation, const Operation& base, int rounds = 15);

// What the operator new of this program was asked for by this thread since it began.
struct Allocations {
  std::int64_t count = 0;
  std::int64_t bytes = 0;
};
Allocations AllocationsSoFar();
// The allocations of one run.
Allocations AllocationsOf(const Operation& operation);

}  // namespace baken::bench

#endif  // BAKEN_BENCH_STOPWATCH_H_
