// SPDX-License-Identifier: EUPL-1.2
//
// What speed was promised, and what it is now.
#ifndef BAKEN_BENCH_BUDGETS_H_
#define BAKEN_BENCH_BUDGETS_H_

namespace baken::bench {

// One line for each budget: name, measured, budget, ok or over. False when one is over.
bool PrintBudgets();

// For every record and operation: nanoseconds, ratio to protobuf's parse, allocations; as a table
// in Markdown.
void PrintTable();

}  // namespace baken::bench

#endif  // BAKEN_BENCH_BUDGETS_H_
