// SPDX-License-Identifier: EUPL-1.2
//
// What speed was promised, and what it is now.
#ifndef BAKEN_BENCH_BUDGETS_H_
#define BAKEN_BENCH_BUDGETS_H_

#include <string>

namespace baken::bench {

// One line for each budget: name, measured, budget, ok or over. False when one is over.
bool PrintBudgets();

// For every scenario a line: name, bytes of the request, nanoseconds, ratio to protobuf's parse,
// allocations, bytes allocated. table.py makes the tables of README.md of it.
void PrintTable();

// For one record under all built-in programmes: its name, and the peak memory of this process in
// kilobytes before loading, loaded, after the first checks and after 20,000.
void PrintMemory(const std::string& record);

}  // namespace baken::bench

#endif  // BAKEN_BENCH_BUDGETS_H_
