// SPDX-License-Identifier: EUPL-1.2
// Reports in the format that was asked for, one after the other.
// In:  each report as it is made, each problem as it is met.
// Out: text, JSON or NDJSON on standard output.
// Never: keeps a report; a stream of any length takes the same memory.
#ifndef BAKEN_CLI_REPORT_WRITER_H_
#define BAKEN_CLI_REPORT_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "cli/phrases.h"
#include "cli/problem.h"
#include "cli/programme_words.h"
#include "cli/terminal.h"

namespace baken::cli {

enum class ReportFormat { kText, kJson, kNdjson, kHtml, kCsv };
enum class Register { kProfessional, kParticipant };

struct CheckedReport {
  v1::Report report;
  std::string json;  // in its place, where the writer needs no more: the report in one line
  std::size_t programme = 0;  // which of the programmes asked for
  const ProgrammeWords* words = nullptr;
  const v1::CheckRequest* request = nullptr;  // what was asked, with the facts
  std::string source;                         // the file, for a record without an id
  std::vector<std::int64_t> issue_lines;      // beside report.data_issues; 0: no line
};

struct Totals {
  std::int64_t records = 0;   // judged
  std::int64_t failed = 0;    // of these, with a MUST in breach
  std::int64_t issues = 0;    // of these, with data issues
  std::int64_t unusable = 0;  // inputs and records that could not be judged
};

// What a writer reads of what it is given.
enum class ReportNeeds {
  kJson,      // the report as a line of JSON is enough
  kReport,    // the report as a message
  kFactsToo,  // and CheckedReport.request with the facts
};

class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual ReportNeeds Needs() const { return ReportNeeds::kReport; }
  virtual void Write(const CheckedReport& checked) = 0;
  // In the place of a report. Standard error has it too.
  virtual void WriteProblem(const Problem& problem) = 0;
  virtual void Finish(const Totals& totals) = 0;
};

// Protobuf's JSON with the field names of the protos, over several lines or in one; no line end
// behind it.
std::string MessageInJson(const google::protobuf::Message& message, bool pretty);

std::unique_ptr<ReportWriter> MakeReportWriter(ReportFormat format, const Phrasebook& phrases,
                                               const Terminal& terminal, Output& output);

}  // namespace baken::cli

#endif  // BAKEN_CLI_REPORT_WRITER_H_
