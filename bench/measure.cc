// SPDX-License-Identifier: EUPL-1.2
// Budgets, tables and growth. What is compared is measured in turn in one run: absolute times say
// something of this machine today, ratios of the library.
#include <iostream>
#include <string_view>

#include "budgets.h"
#include "growth.h"

int main(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (what == "budgets" && count == 2) return baken::bench::PrintBudgets() ? 0 : 1;
  if (what == "table" && count == 2) {
    baken::bench::PrintTable();
  } else if (what == "memory" && count == 3) {
    baken::bench::PrintMemory(arguments[2]);
  } else if (what == "growth" && count == 3) {
    baken::bench::PrintGrowth(arguments[2]);
  } else {
    std::cerr << "usage: baken_measure budgets | table | memory RECORD | growth COMMAND\n";
    return 2;
  }
  return 0;
}
