// SPDX-License-Identifier: EUPL-1.2
#include "budgets.h"

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "organisation_generator.h"
#include "scenarios.h"
#include "stopwatch.h"

namespace baken::bench {
namespace {

using Named = std::map<std::string, Operation>;

Named Typical() {
  Named operations;
  for (Scenario& one : ScenariosOf("typical", ReadRecord("typical"), {"thuis-in-mvs"})) {
    operations.emplace(one.name.substr(one.name.find('/') + 1), std::move(one.run));
  }
  return operations;
}

class Budgets {
 public:
  // At most `budget`, or at least where that is the promise.
  void Line(const std::string& name, double measured, double budget, const char* unit,
            bool at_least = false) {
    const bool kept = at_least ? measured >= budget : measured <= budget;
    all_kept_ &= kept;
    std::printf("%-58s %9.2f %-2s  %s %5.2f %-2s  %s\n", name.c_str(), measured, unit,
                at_least ? ">=" : "<=", budget, unit, kept ? "ok" : "over");
    std::fflush(stdout);
  }
  bool all_kept() const { return all_kept_; }

 private:
  bool all_kept_ = true;
};

Operation CheckOf(const char* programme, std::string bytes) {
  const std::shared_ptr<baken_programme> handle(Builtin(programme).release(), ProgrammeDeleter());
  return [handle, bytes = std::move(bytes)] { CheckOnce(handle.get(), bytes); };
}

double Middle(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// How much more gets done in the same time on the clock by two threads than by one, and by two
// processes, which share nothing of ours: that is what the machine gives to a second one.
struct Gains {
  double threads, processes;
};

Gains GainsOfTwo(const Operation& operation) {
  constexpr int kRuns = 4000;
  const auto work = [&] {
    for (int run = 0; run < kRuns; ++run) operation();
  };
  const auto seconds_of = [](const auto& all) {
    const double start = ClockSeconds();
    all();
    return ClockSeconds() - start;
  };
  std::vector<double> threads, processes;
  for (int round = 0; round < 21; ++round) {
    const double one = seconds_of(work);
    const double two_threads = seconds_of([&] {
      std::thread other(work);
      work();
      other.join();
    });
    const double two_processes = seconds_of([&] {
      const pid_t child = fork();
      work();
      if (child == 0) _exit(0);
      waitpid(child, nullptr, 0);
    });
    threads.push_back(2 * one / two_threads);
    processes.push_back(2 * one / two_processes);
  }
  return {Middle(threads), Middle(processes)};
}

double GroupDoubling() {
  const auto operation = [](int memberships) {
    v1::CheckRequest request;
    *request.mutable_organisation() = GenerateOrganisation(memberships);
    request.set_judged_on(kAfterFiveYears);
    return CheckOf("thuis-in-mvs", BytesOf(request, v1::DETAIL_FINDINGS, ""));
  };
  return RatioOf(operation(50000), operation(25000), 5);
}

// Milliseconds from nothing to the first report, the slowest built-in programme.
double ColdStart() {
  const std::string bytes = BytesOf(ReadRecord("typical"), v1::DETAIL_FINDINGS, "");
  double slowest = 0;
  for (const std::string& id : BuiltinIds()) {
    const auto start = [&] { CheckOnce(Builtin(id.c_str()).get(), bytes); };
    slowest = std::max(slowest, SecondsOf(start) * 1e3);
  }
  return slowest;
}

// Kilobytes that 20,000 checks leave behind.
double LeftBehind(const Operation& operation) {
  for (int run = 0; run < 100; ++run) operation();
  const auto before = mallinfo2().uordblks;
  for (int run = 0; run < 20000; ++run) operation();
  return (static_cast<double>(mallinfo2().uordblks) - static_cast<double>(before)) / 1024;
}

// Of this process, since it began.
long PeakKilobytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::atol(line.c_str() + 6);
  }
  return 0;
}

}  // namespace

bool PrintBudgets() {
  Budgets budgets;
  const Named typical = Typical();
  const Operation& parse = typical.at("parse");
  const Operation& findings = typical.at("findings");
  budgets.Line("summary, of protobuf-lite's parse", RatioOf(typical.at("summary"), parse), 1.75,
               "x");
  budgets.Line("findings without texts, of protobuf-lite's parse", RatioOf(findings, parse), 3,
               "x");
  budgets.Line("texts in one language, of the findings",
               RatioOf(typical.at("findings_nl"), findings), 3, "x");
  const Gains gains = GainsOfTwo(findings);
  budgets.Line("two host threads, of one", gains.threads, 1.7, "x", true);
  std::printf("  two processes, of one: %.2f x is what the machine gives\n", gains.processes);
  budgets.Line("50,000 memberships, of 25,000", GroupDoubling(), 2.2, "x");
  budgets.Line("load a built-in programme and first report", ColdStart(), 2, "ms");
  const Operation unknown =
      CheckOf("thuis-in-mvs", BytesOf(ReadRecord("unknown_date"), v1::DETAIL_FINDINGS, ""));
  budgets.Line("findings of a record with dates unknown", SecondsOf(unknown) * 1e3, 1, "ms");
  budgets.Line("memory left behind by 20,000 checks", LeftBehind(findings), 1, "KB");
  return budgets.all_kept();
}

void PrintTable() {
  Operation parse;
  for (Scenario& one : AllScenarios()) {
    if (one.name.ends_with("/parse")) parse = one.run;
    const Allocations allocations = AllocationsOf(one.run);
    std::printf("%s %zu %.0f %.2f %lld %lld\n", one.name.c_str(), one.bytes,
                SecondsOf(one.run) * 1e9, RatioOf(one.run, parse),
                static_cast<long long>(allocations.count),
                static_cast<long long>(allocations.bytes));
    std::fflush(stdout);
  }
}

void PrintMemory(const std::string& record) {
  const std::string bytes = BytesOf(ReadRecord(record), v1::DETAIL_FINDINGS, "nl");
  const long before = PeakKilobytes();
  std::vector<ProgrammeHandle> programmes;
  for (const std::string& id : BuiltinIds()) programmes.push_back(Builtin(id.c_str()));
  const long loaded = PeakKilobytes();
  const auto check = [&] {
    for (const ProgrammeHandle& programme : programmes) CheckOnce(programme.get(), bytes);
  };
  check();
  const long first = PeakKilobytes();
  for (int run = 0; run < 5000; ++run) check();
  std::printf("%s %ld %ld %ld %ld\n", record.c_str(), before, loaded, first, PeakKilobytes());
}

}  // namespace baken::bench
