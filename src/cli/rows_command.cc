// SPDX-License-Identifier: EUPL-1.2
#include "cli/rows_command.h"

#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/check_input.h"
#include "cli/library.h"
#include "cli/record_pieces.h"
#include "cli/row_reader.h"
#include "cli/terminal.h"

namespace baken::cli {
namespace {

// What the library gives, after the file, the line and the programme.
constexpr std::array<const char*, 11> kColumns = {
    "id",  "rule",       "rule_class", "subject",        "outcome", "since",
    "due", "changes_on", "breaches",   "days_in_breach", "problem"};

// As RFC 4180 has it: in quotes where it must.
void AppendCell(std::string_view cell, std::string& line) {
  if (!line.empty() && line.back() != '\n') line += ',';
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char letter : cell) {
    if (letter == '"') line += '"';
    line += letter;
  }
  line += '"';
}

std::string Heading() {
  std::string line;
  for (const char* column : {"file", "line", "programme"}) AppendCell(column, line);
  for (const char* column : kColumns) AppendCell(column, line);
  return line + "\r\n";
}

// The rows of one piece under every programme.
struct PieceRows {
  std::vector<std::string> csv;  // of each record
  std::vector<Problem> problems;
  std::int64_t records = 0;
  bool failed = false;
  std::optional<LibraryError> refused;  // the question itself
};

// Records of one encoding, as one batch has them.
struct BatchInput {
  baken_format format = BAKEN_JSON;
  std::string data;
  std::vector<std::int64_t> offsets{0};
  std::vector<std::size_t> records;  // their places in the piece

  void Add(std::size_t place, std::string_view bytes) {
    data += bytes;
    offsets.push_back(static_cast<std::int64_t>(data.size()));
    records.push_back(place);
  }
};

class RowMaker {
 public:
  RowMaker(const CheckOptions& options, const std::vector<LoadedProgramme>& programmes,
           const Phrasebook& phrases);
  PieceRows operator()(const RecordPiece& piece) const;

 private:
  std::optional<Problem> Add(const RecordPiece& piece, std::size_t place, BatchInput& input) const;
  void AddRows(const RecordPiece& piece, const BatchInput& input, const LoadedProgramme& programme,
               PieceRows& made) const;
  Problem ProblemOf(const RawRecord& record, const std::string& told) const;
  const google::protobuf::Descriptor& SubjectType() const {
    return organisation_ ? *v1::Organisation::descriptor() : *v1::Trajectory::descriptor();
  }

  bool organisation_;
  const std::vector<LoadedProgramme>& programmes_;
  const Phrasebook& phrases_;
  std::string question_;       // in protobuf's binary format
  std::string json_question_;  // the same in JSON
};

RowMaker::RowMaker(const CheckOptions& options, const std::vector<LoadedProgramme>& programmes,
                   const Phrasebook& phrases)
    : organisation_(options.organisation), programmes_(programmes), phrases_(phrases) {
  v1::CheckRequest request = RequestOf(options, options.judged_on);
  request.clear_languages();  // rows have no texts
  request.clear_registers();
  if (organisation_) request.mutable_organisation();
  question_ = request.SerializeAsString();
  json_question_ = MessageInJson(request, false);
}

// Only what is not JSON has to be read here.
std::optional<Problem> RowMaker::Add(const RecordPiece& piece, std::size_t place,
                                     BatchInput& input) const {
  const RawRecord& record = piece[place];
  if (record.problem) return record.problem;
  if (record.encoding == Encoding::kJson) {
    input.Add(place, record.bytes);
    return std::nullopt;
  }
  v1::Trajectory trajectory;
  v1::Organisation organisation;
  google::protobuf::Message* message = &trajectory;
  if (organisation_) message = &organisation;
  const MessageReading reading =
      ReadMessage({record.encoding, record.bytes, record.line}, phrases_, *message);
  if (reading.fault_at) return FaultOf(record, reading);
  input.format = BAKEN_PROTOBUF;
  input.Add(place, message->SerializeAsString());
  return std::nullopt;
}

// In our own words and with its place in the file, where these can be had.
Problem RowMaker::ProblemOf(const RawRecord& record, const std::string& told) const {
  if (record.encoding == Encoding::kJson) {
    const JsonInspection found = InspectJson(record.bytes, SubjectType(), record.line, phrases_);
    if (found.fault_at) return {record.file, *found.fault_at, found.fault};
  }
  return {record.file, {record.line, 0}, phrases_.Say(Phrase::kRecordRefused, {{"why", told}})};
}

void AppendProblem(const Problem& problem, const std::string& programme, std::string& csv) {
  AppendCell(problem.file, csv);
  AppendCell(problem.at.line > 0 ? std::to_string(problem.at.line) : "", csv);
  AppendCell(programme, csv);
  for (std::size_t i = 0; i + 1 < kColumns.size(); ++i) AppendCell("", csv);
  AppendCell(problem.sentence, csv);
  csv += "\r\n";
}

void RowMaker::AddRows(const RecordPiece& piece, const BatchInput& input,
                       const LoadedProgramme& programme, PieceRows& made) const {
  const bool json = input.format == BAKEN_JSON;
  Rows rows;
  made.refused = CheckRecords(programme.handle.get(), input.format,
                              json ? json_question_ : question_, input.data, input.offsets, rows);
  if (made.refused) return;
  const std::string& id = programme.description.id();
  std::vector<RowColumn> columns;
  for (const char* name : kColumns) columns.emplace_back(rows.schema, rows.array, name);
  const RowColumn record_of(rows.schema, rows.array, "record");
  const RowColumn &rule_class = columns[2], &outcome = columns[4], &problem = columns.back();
  for (std::int64_t row = 0; row < rows.array.length; ++row) {
    const std::size_t place = input.records[static_cast<std::size_t>(record_of.NumberAt(row))];
    const RawRecord& record = piece[place];
    std::string& csv = made.csv[place];
    if (!problem.IsNull(row)) {
      made.problems.push_back(ProblemOf(record, problem.TextAt(row)));
      AppendProblem(made.problems.back(), id, csv);
      continue;
    }
    AppendCell(record.file, csv);
    AppendCell(std::to_string(record.line), csv);
    AppendCell(id, csv);
    for (const RowColumn& column : columns) AppendCell(column.TextAt(row), csv);
    csv += "\r\n";
    made.failed = made.failed || (outcome.NumberAt(row) == v1::OUTCOME_VIOLATED &&
                                  rule_class.NumberAt(row) == v1::RULE_CLASS_MUST);
  }
}

PieceRows RowMaker::operator()(const RecordPiece& piece) const {
  PieceRows made;
  made.csv.resize(piece.size());
  BatchInput input;
  for (std::size_t place = 0; place < piece.size(); ++place) {
    if (std::optional<Problem> problem = Add(piece, place, input)) {
      AppendProblem(*problem, "", made.csv[place]);
      made.problems.push_back(std::move(*problem));
    }
  }
  made.records = static_cast<std::int64_t>(input.records.size());
  for (const LoadedProgramme& programme : programmes_) {
    if (!input.records.empty() && !made.refused) AddRows(piece, input, programme, made);
  }
  return made;
}

class RowsRun {
 public:
  RowsRun(const CheckOptions& options, const Phrasebook& phrases)
      : options_(options), phrases_(phrases), output_(stdout), progress_(AskTerminal(), phrases) {}
  int Run(const std::vector<LoadedProgramme>& programmes);

 private:
  void Take(const PieceRows& made);
  int Finish();

  const CheckOptions& options_;
  const Phrasebook& phrases_;
  Output output_;
  Progress progress_;
  std::int64_t records_ = 0;
  std::int64_t unusable_ = 0;
  bool failed_ = false;
  bool refused_ = false;
};

void RowsRun::Take(const PieceRows& made) {
  progress_.Count(made.records);
  if (made.refused) {
    progress_.Clear();
    std::fprintf(stderr, "baken: %s\n", ErrorInWords(*made.refused).c_str());
    refused_ = true;
    return;
  }
  if (!made.problems.empty()) progress_.Clear();
  TellProblems(made.problems);
  for (const std::string& rows : made.csv) output_.Write(rows);
  records_ += made.records;
  unusable_ += static_cast<std::int64_t>(made.problems.size());
  failed_ = failed_ || made.failed;
}

int RowsRun::Run(const std::vector<LoadedProgramme>& programmes) {
  const RowMaker maker(options_, programmes, phrases_);
  output_.Write(Heading());
  WorkThrough<PieceRows>(
      RecordPieces(options_.files, phrases_), options_.threads,
      [&maker](const RecordPiece& piece) { return maker(piece); },
      [this](const PieceRows& made) { Take(made); },
      [this] { return refused_ || output_.Closed() || Interrupted(); });
  return Finish();
}

int RowsRun::Finish() {
  progress_.Clear();
  const bool written = output_.Finish();
  if (!written) std::fprintf(stderr, "baken: %s\n", phrases_.Say(Phrase::kOutputLost).c_str());
  if (Interrupted()) {
    TellInterrupted(records_, phrases_);
    return kExitInterrupted;
  }
  if (unusable_ > 0) {
    const std::string count =
        phrases_.Count(unusable_, Phrase::kUnusableOne, Phrase::kUnusableMany);
    std::fprintf(stderr, "baken: %s\n", count.c_str());
  }
  if (unusable_ > 0 || refused_ || !written) return kExitUnusable;
  return failed_ ? kExitInBreach : kExitInOrder;
}

}  // namespace

int RunRows(const CheckOptions& options) {
  const Phrasebook phrases(options.language);
  const bool compares =
      !options.changes.empty() || !options.over.empty() || !options.beside.empty();
  if (compares || options.detail == v1::DETAIL_TRACE) {
    std::fprintf(stderr, "baken: %s\n", phrases.Say(Phrase::kRowsOfReportsOnly).c_str());
    return kExitUnusable;
  }
  const std::optional<std::string> day = JudgedOn(options.judged_on, AskTerminal(), phrases);
  if (!day) return kExitUnusable;
  const auto programmes = OpenProgrammes(options, phrases);
  if (!programmes) return kExitUnusable;
  CheckOptions settled = options;
  settled.judged_on = *day;
  AnswerInterrupts();
  return RowsRun(settled, phrases).Run(*programmes);
}

}  // namespace baken::cli
