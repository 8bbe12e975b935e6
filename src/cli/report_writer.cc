// SPDX-License-Identifier: EUPL-1.2
#include "cli/report_writer.h"

#include <google/protobuf/util/json_util.h>

#include <array>
#include <cstdio>

#include "cli/text_view.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : Printable(text)) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return quoted + '"';
}

std::string ProblemInJson(const Problem& problem) {
  std::string json = "{\"problem\":{\"file\":" + Quoted(problem.file);
  if (problem.at.line > 0) json += ",\"line\":" + std::to_string(problem.at.line);
  if (problem.at.line > 0 && problem.at.column > 0) {
    json += ",\"column\":" + std::to_string(problem.at.column);
  }
  return json + ",\"message\":" + Quoted(problem.sentence) + "}}";
}

class TextWriter : public ReportWriter {
 public:
  TextWriter(const Phrasebook& phrases, const Terminal& terminal, Output& output)
      : phrases_(phrases), terminal_(terminal), output_(output) {}

  void Write(const CheckedReport& checked) override {
    if (reports_++ > 0) output_.Write("\n");
    output_.Write(ReportInText(checked, phrases_, terminal_));
  }
  void WriteProblem(const Problem&) override {}
  void Finish(const Totals& totals) override {
    if (totals.records > 1) output_.Write("\n" + TotalsInText(totals, phrases_, terminal_));
  }

 private:
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  Output& output_;
  std::int64_t reports_ = 0;
};

// JSON of one line over several, as protobuf lays it out.
std::string OverLines(std::string_view line) {
  std::string lines;
  lines.reserve(line.size() * 2);
  std::size_t depth = 0;
  const auto next_line = [&lines, &depth] { lines.append(1, '\n').append(depth, ' '); };
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char letter = line[at];
    if (letter == '"') {
      const std::size_t start = at++;
      while (line[at] != '"') at += line[at] == '\\' ? 2 : 1;
      lines += line.substr(start, at + 1 - start);
      continue;
    }
    const bool closes = letter == '}' || letter == ']';
    const bool opens = letter == '{' || letter == '[';
    const bool is_empty = closes && (line[at - 1] == '{' || line[at - 1] == '[');
    if (closes) --depth;
    if (closes && !is_empty) next_line();
    lines += letter;
    if (letter == ':') lines += ' ';
    if (opens) ++depth;
    const bool opens_empty = opens && (line[at + 1] == '}' || line[at + 1] == ']');
    if (letter == ',' || (opens && !opens_empty)) next_line();
  }
  return lines;
}

// One report stands alone, several stand in an array: the first waits for the second.
class JsonWriter : public ReportWriter {
 public:
  explicit JsonWriter(Output& output) : output_(output) {}

  ReportNeeds Needs() const override { return ReportNeeds::kJson; }
  void Write(const CheckedReport& checked) override {
    std::string json =
        checked.json.empty() ? MessageInJson(checked.report, true) : OverLines(checked.json);
    ++reports_;
    if (reports_ == 1) {
      first_ = std::move(json);
      return;
    }
    if (reports_ == 2) output_.Write("[\n" + first_);
    output_.Write(",\n" + json);
  }
  void WriteProblem(const Problem&) override {}
  void Finish(const Totals&) override {
    if (reports_ == 0) output_.Write("[]\n");
    if (reports_ == 1) output_.Write(first_ + "\n");
    if (reports_ > 1) output_.Write("\n]\n");
  }

 private:
  Output& output_;
  std::string first_;
  std::int64_t reports_ = 0;
};

class NdjsonWriter : public ReportWriter {
 public:
  explicit NdjsonWriter(Output& output) : output_(output) {}

  ReportNeeds Needs() const override { return ReportNeeds::kJson; }
  void Write(const CheckedReport& checked) override {
    // One that did not come as JSON has no line yet.
    output_.Write(checked.json.empty() ? MessageInJson(checked.report, false) : checked.json);
    output_.Write("\n");
  }
  void WriteProblem(const Problem& problem) override {
    output_.Write(ProblemInJson(problem) + "\n");
  }
  void Finish(const Totals&) override {}

 private:
  Output& output_;
};

}  // namespace

std::string MessageInJson(const google::protobuf::Message& message, bool pretty) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.add_whitespace = pretty;
  std::string json;
  // A message of ours in memory always has a JSON form.
  static_cast<void>(google::protobuf::util::MessageToJsonString(message, &json, options));
  while (!json.empty() && json.back() == '\n') json.pop_back();
  return json;
}

std::unique_ptr<ReportWriter> MakeReportWriter(ReportFormat format, const Phrasebook& phrases,
                                               const Terminal& terminal, Output& output) {
  switch (format) {
    case ReportFormat::kJson:
      return std::make_unique<JsonWriter>(output);
    case ReportFormat::kNdjson:
      return std::make_unique<NdjsonWriter>(output);
    case ReportFormat::kText:
    case ReportFormat::kHtml:  // a view of the library's: see view_writer.h
    case ReportFormat::kCsv:   // no reports: see rows_command.h
      break;
  }
  return std::make_unique<TextWriter>(phrases, terminal, output);
}

}  // namespace baken::cli
