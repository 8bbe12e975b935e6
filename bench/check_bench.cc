// SPDX-License-Identifier: EUPL-1.2
// What a check costs: trajectories of three sizes beside protobuf's own reading of the same bytes,
// and a national organisation of growing size.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <map>
#include <string>
#include <utility>

#include "organisation_generator.h"
#include "scenarios.h"

namespace baken::bench {
namespace {

// The quickest run of each size, in processor time: what is left when others use the machine too.
// The counter `per_doubling` is that over the same of half the size, which the benchmark before it
// measured.
class QuickestRuns {
 public:
  void Note(std::int64_t size, double seconds) {
    const auto [entry, first] = quickest_.try_emplace(size, seconds);
    if (!first) entry->second = std::min(entry->second, seconds);
  }

  void Report(benchmark::State& state) const {
    const auto half = quickest_.find(state.range(0) / 2);
    if (half == quickest_.end()) return;
    state.counters["per_doubling"] = quickest_.at(state.range(0)) / half->second;
  }

 private:
  std::map<std::int64_t, double> quickest_;
};

void CheckOrganisation(benchmark::State& state, v1::Detail detail, const char* language) {
  static std::map<std::pair<v1::Detail, std::string>, QuickestRuns> runs;
  QuickestRuns& quickest = runs[{detail, language}];
  v1::CheckRequest request;
  *request.mutable_organisation() = GenerateOrganisation(static_cast<int>(state.range(0)));
  request.set_judged_on(kAfterFiveYears);
  const std::string bytes = BytesOf(request, detail, language);
  const ProgrammeHandle programme = Builtin("thuis-in-mvs");
  for (auto _ : state) {
    const std::clock_t start = std::clock();
    state.counters["report_bytes"] = static_cast<double>(CheckOnce(programme.get(), bytes));
    quickest.Note(state.range(0), static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  quickest.Report(state);
  state.counters["request_bytes"] = static_cast<double>(bytes.size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void Doubling(benchmark::internal::Benchmark* benchmark) {
  for (const int size : {6250, 12500, 25000, 50000}) benchmark->Arg(size);
  benchmark->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(CheckOrganisation, summary, v1::DETAIL_SUMMARY, "")
    ->Name("organisation/check_summary")
    ->Apply(Doubling);
BENCHMARK_CAPTURE(CheckOrganisation, findings, v1::DETAIL_FINDINGS, "")
    ->Name("organisation/check_findings")
    ->Apply(Doubling);
BENCHMARK_CAPTURE(CheckOrganisation, findings_nl, v1::DETAIL_FINDINGS, "nl")
    ->Name("organisation/check_findings_nl")
    ->Apply(Doubling);

void RegisterTrajectories() {
  for (const Scenario& scenario : AllScenarios()) {
    const auto run = [scenario](benchmark::State& state) {
      for (auto _ : state) scenario.run();
      state.counters["request_bytes"] = static_cast<double>(scenario.bytes);
    };
    benchmark::RegisterBenchmark(("trajectory/" + scenario.name).c_str(), run);
  }
}

}  // namespace
}  // namespace baken::bench

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 1;
  baken::bench::RegisterTrajectories();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
