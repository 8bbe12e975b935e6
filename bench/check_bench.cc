// SPDX-License-Identifier: EUPL-1.2
// What a check costs through the C ABI: one typical trajectory beside protobuf's own reading of the
// same bytes, and a national organisation of growing size.
#include <benchmark/benchmark.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "baken/baken.h"
#include "baken/v1/check.pb.h"
#include "baken/wire/v1/check.pb.h"
#include "organisation_generator.h"

namespace baken::bench {
namespace {

struct ProgrammeDeleter {
  void operator()(baken_programme* programme) const { baken_programme_free(programme); }
};
using Programme = std::unique_ptr<baken_programme, ProgrammeDeleter>;

Programme ThuisInMvs() {
  baken_programme* programme = nullptr;
  if (baken_programme_builtin("thuis-in-mvs", &programme, nullptr) != BAKEN_OK) {
    std::cerr << "no built-in programme thuis-in-mvs\n";
    std::exit(1);
  }
  return Programme(programme);
}

// The size of the report; 0 when the check failed, which stops the benchmark.
std::size_t CheckOnce(const Programme& programme, const std::string& request,
                      benchmark::State& state) {
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  if (baken_check(programme.get(), BAKEN_PROTOBUF, request.data(), request.size(), &report,
                  &error) != BAKEN_OK) {
    state.SkipWithError(baken_error_message(error));
    baken_error_free(error);
    return 0;
  }
  const std::size_t size = baken_bytes_size(report);
  benchmark::DoNotOptimize(baken_bytes_data(report));
  baken_bytes_free(report);
  return size;
}

// ---- one trajectory ----

// The request of the README, a typical record.
v1::CheckRequest TypicalRequest() {
  std::ifstream file(BAKEN_SOURCE_DIR "/examples/c/request.txtpb");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  v1::CheckRequest request;
  if (!google::protobuf::TextFormat::ParseFromString(text, &request)) {
    std::cerr << "cannot read examples/c/request.txtpb\n";
    std::exit(1);
  }
  return request;
}

std::string TypicalBytes() {
  v1::CheckRequest request = TypicalRequest();
  request.clear_languages();
  return request.SerializeAsString();
}

void CheckTrajectory(benchmark::State& state, v1::Detail detail, const char* language) {
  v1::CheckRequest request = TypicalRequest();
  request.clear_languages();
  if (*language != '\0') request.add_languages(language);
  request.set_detail(detail);
  const std::string bytes = request.SerializeAsString();
  const Programme programme = ThuisInMvs();
  for (auto _ : state) {
    state.counters["report_bytes"] = static_cast<double>(CheckOnce(programme, bytes, state));
  }
  state.counters["request_bytes"] = static_cast<double>(bytes.size());
}

template <typename Request>
void ParseTrajectory(benchmark::State& state) {
  const std::string bytes = TypicalBytes();
  Request request;
  for (auto _ : state) benchmark::DoNotOptimize(request.ParseFromString(bytes));
  state.counters["request_bytes"] = static_cast<double>(bytes.size());
}

BENCHMARK_TEMPLATE(ParseTrajectory, baken::wire::v1::CheckRequest)
    ->Name("trajectory/parse_protobuf_lite");
BENCHMARK_TEMPLATE(ParseTrajectory, v1::CheckRequest)->Name("trajectory/parse_protobuf_full");
BENCHMARK_CAPTURE(CheckTrajectory, summary, v1::DETAIL_SUMMARY, "")
    ->Name("trajectory/check_summary");
BENCHMARK_CAPTURE(CheckTrajectory, findings, v1::DETAIL_FINDINGS, "")
    ->Name("trajectory/check_findings");
BENCHMARK_CAPTURE(CheckTrajectory, findings_nl, v1::DETAIL_FINDINGS, "nl")
    ->Name("trajectory/check_findings_nl");

// ---- a national organisation ----

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
  request.set_detail(detail);
  if (*language != '\0') request.add_languages(language);
  const std::string bytes = request.SerializeAsString();
  const Programme programme = ThuisInMvs();
  for (auto _ : state) {
    const std::clock_t start = std::clock();
    state.counters["report_bytes"] = static_cast<double>(CheckOnce(programme, bytes, state));
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

}  // namespace
}  // namespace baken::bench
