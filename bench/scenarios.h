// SPDX-License-Identifier: EUPL-1.2
//
// What is measured: one operation on one record, by name, "typical/summary".
// In: the records of bench/records and of the generators. Out: operations that can be run any
// number of times, each the same work.
// It never measures; measure.cc and check_bench.cc do.
#ifndef BAKEN_BENCH_SCENARIOS_H_
#define BAKEN_BENCH_SCENARIOS_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "baken/baken.h"
#include "baken/v1/check.pb.h"

namespace baken::bench {

struct ProgrammeDeleter {
  void operator()(baken_programme* programme) const { baken_programme_free(programme); }
};
using ProgrammeHandle = std::unique_ptr<baken_programme, ProgrammeDeleter>;

// Each ends the program with a message where it cannot do what it says: a benchmark of nothing is
// no benchmark.
ProgrammeHandle Builtin(const char* id);
v1::CheckRequest ReadRecord(std::string_view name);
// The size of the report.
std::size_t CheckOnce(const baken_programme* programme, std::string_view request,
                      baken_format format = BAKEN_PROTOBUF);

// The bytes of a request as it is asked in this detail and language ("": no texts).
std::string BytesOf(v1::CheckRequest request, v1::Detail detail, std::string_view language);

struct Scenario {
  std::string name;
  std::size_t bytes = 0;  // of the request
  std::function<void()> run;
};

// The records by which one trajectory is measured.
inline constexpr const char* kRecords[] = {"small", "typical", "heavy", "unknown_date",
                                           "unknown_and_bad"};

// What is done with one request: parse (protobuf-lite, into a reused message), json_read (the same
// request as JSON, to protobuf), facts, verdicts, report (written from verdicts at hand),
// json_write (that report, as JSON), summary, findings, findings_nl and json (findings, JSON in and
// out) as a host asks for them, and text (a report with texts, rendered). What needs a programme is
// done with each.
std::vector<Scenario> ScenariosOf(const std::string& record, const v1::CheckRequest& request,
                                  const std::vector<std::string>& programmes);
std::vector<std::string> BuiltinIds();
// Those of every record in kRecords under Thuis in MVS; "typical_all" and so on of those of
// ordinary size under all built-in programmes together; load/ID, a programme from nothing to its
// first report and gone again; rules/absent and rules/there, a summary under a thousand rules of
// which none has its trigger on file, and all.
// Of these names, or all where there are none.
std::vector<Scenario> AllScenarios(const std::vector<std::string>& names = {});

}  // namespace baken::bench

#endif  // BAKEN_BENCH_SCENARIOS_H_
