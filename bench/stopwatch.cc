// SPDX-License-Identifier: EUPL-1.2
#include "stopwatch.h"

#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>
#include <vector>

namespace {

// Of each thread by itself: a counter that two threads share would be what they wait for.
thread_local std::int64_t allocation_count = 0;
thread_local std::int64_t allocation_bytes = 0;

}  // namespace

// Every allocation of this program is counted, those of the library too.
void* operator new(std::size_t size) {
  ++allocation_count;
  allocation_bytes += static_cast<std::int64_t>(size);
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocation_count;
  allocation_bytes += static_cast<std::int64_t>(size);
  const auto align = static_cast<std::size_t>(alignment);
  if (void* const memory = std::aligned_alloc(align, (size + align - 1) / align * align))
    return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace baken::bench {
namespace {

double Seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double TimeRuns(const Operation& operation, std::int64_t runs) {
  const double start = ProcessorSeconds();
  for (std::int64_t run = 0; run < runs; ++run) operation();
  return ProcessorSeconds() - start;
}

// How many runs take at least so long; one at least.
std::int64_t RunsFor(const Operation& operation, double seconds) {
  std::int64_t runs = 1;
  for (double took = TimeRuns(operation, 1); took < seconds; took = TimeRuns(operation, runs)) {
    const double more = took > 0 ? std::min(10.0, 1.2 * seconds / took) : 10.0;
    runs =
        std::max(runs + 1, static_cast<std::int64_t>(std::ceil(static_cast<double>(runs) * more)));
  }
  return runs;
}

double Middle(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

}  // namespace

double ProcessorSeconds() { return Seconds(CLOCK_THREAD_CPUTIME_ID); }
double ClockSeconds() { return Seconds(CLOCK_MONOTONIC); }

double SecondsOf(const Operation& operation, int rounds, double seconds) {
  const std::int64_t runs = RunsFor(operation, seconds);
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    times.push_back(TimeRuns(operation, runs) / static_cast<double>(runs));
  }
  return Middle(std::move(times));
}

double RatioOf(const Operation& operation, const Operation& base, int rounds) {
  constexpr double kRound = 0.01;
  const std::int64_t runs = RunsFor(operation, kRound);
  const std::int64_t base_runs = RunsFor(base, kRound);
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    const double one = TimeRuns(operation, runs) / static_cast<double>(runs);
    const double other = TimeRuns(base, base_runs) / static_cast<double>(base_runs);
    ratios.push_back(one / other);
  }
  return Middle(std::move(ratios));
}

Allocations AllocationsSoFar() { return {allocation_count, allocation_bytes}; }

Allocations AllocationsOf(const Operation& operation) {
  operation();
  const Allocations before = AllocationsSoFar();
  operation();
  const Allocations after = AllocationsSoFar();
  return {after.count - before.count, after.bytes - before.bytes};
}

}  // namespace baken::bench
