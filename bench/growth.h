// SPDX-License-Identifier: EUPL-1.2
//
// How the time grows with the record, the programme and the file.
#ifndef BAKEN_BENCH_GROWTH_H_
#define BAKEN_BENCH_GROWTH_H_

#include <string>

namespace baken::bench {

// Tables in Markdown, each with the exponent: the time grows as size to that power. Files are
// checked by the command at this path.
void PrintGrowth(const std::string& command);

}  // namespace baken::bench

#endif  // BAKEN_BENCH_GROWTH_H_
