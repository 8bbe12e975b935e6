// SPDX-License-Identifier: EUPL-1.2
#include "cli/check_command.h"

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "cli/check_input.h"
#include "cli/message_reader.h"
#include "cli/over_command.h"
#include "cli/programme_source.h"
#include "cli/programme_words.h"
#include "cli/records.h"
#include "cli/terminal.h"
#include "cli/unknown_field_log.h"
#include "cli/view_writer.h"
#include "cli/what_if_command.h"

namespace baken::cli {
namespace {

class CheckRun {
 public:
  CheckRun(const CheckOptions& options, const Phrasebook& phrases, const Terminal& terminal,
           std::vector<LoadedProgramme> programmes, const WriterMaker& make_writer);

  // False when it cannot be read.
  bool Beside(const std::string& path);

  void File(const std::string& path);
  int Finish();
  bool Closed() const { return output_.Closed(); }

 private:
  void Record(const RawRecord& raw);
  bool Report(const RawRecord& raw, const MessageReading& reading, std::size_t programme);
  void Tell(const Problem& problem);
  void Unusable(const Problem& problem);
  google::protobuf::Message& EmptySubject();
  const google::protobuf::Descriptor& SubjectType() const;
  void TellCounts();
  std::vector<std::int64_t> IssueLines(const RawRecord& raw, const MessageReading& reading,
                                       const v1::Report& report);

  const CheckOptions& options_;
  const Phrasebook& phrases_;
  std::vector<LoadedProgramme> programmes_;
  std::vector<ProgrammeWords> words_;
  Output output_;
  Progress progress_;
  std::unique_ptr<ReportWriter> writer_;
  v1::CheckRequest request_;
  std::string request_bytes_;
  Totals totals_;
  UnknownFieldLog unknown_fields_;
  bool record_failed_ = false;
  bool record_has_issues_ = false;
};

CheckRun::CheckRun(const CheckOptions& options, const Phrasebook& phrases, const Terminal& terminal,
                   std::vector<LoadedProgramme> programmes, const WriterMaker& make_writer)
    : options_(options),
      phrases_(phrases),
      programmes_(std::move(programmes)),
      output_(stdout),
      progress_(terminal, phrases),
      writer_(make_writer(phrases, terminal, output_)),
      request_(RequestOf(options, options.judged_on)) {
  for (const LoadedProgramme& programme : programmes_) {
    words_.emplace_back(programme.description, options.language);
  }
}

bool CheckRun::Beside(const std::string& path) {
  const auto next = [this]() -> google::protobuf::Message& {
    if (options_.organisation) return *request_.add_beside_trajectories();
    return *request_.mutable_beside_organisation();
  };
  const auto file = ReadRecords(path, phrases_, next);
  if (file && (options_.organisation || file->records == 1)) return true;
  const Phrase why = file ? Phrase::kBesideOneOrganisation : Phrase::kBesideNotRead;
  std::fprintf(stderr, "baken: %s\n", phrases_.Say(why).c_str());
  return false;
}

void CheckRun::Tell(const Problem& problem) {
  progress_.Clear();
  std::fprintf(stderr, "%s\n", InOneLine(problem).c_str());
}

void CheckRun::Unusable(const Problem& problem) {
  ++totals_.unusable;
  Tell(problem);
  writer_->WriteProblem(problem);
}

google::protobuf::Message& CheckRun::EmptySubject() {
  request_.clear_subject();
  if (options_.organisation) return *request_.mutable_organisation();
  return *request_.mutable_trajectory();
}

const google::protobuf::Descriptor& CheckRun::SubjectType() const {
  return options_.organisation ? *v1::Organisation::descriptor() : *v1::Trajectory::descriptor();
}

void CheckRun::File(const std::string& path) {
  OpenedRecords opened = OpenRecords(path, phrases_);
  if (const auto* problem = std::get_if<Problem>(&opened)) {
    Unusable(*problem);
    return;
  }
  RecordSource& source = *std::get<std::unique_ptr<RecordSource>>(opened);
  RawRecord raw;
  while (!output_.Closed() && source.Next(raw)) {
    progress_.Count();
    if (raw.problem) {
      Unusable(*raw.problem);
    } else {
      Record(raw);
    }
  }
}

void CheckRun::Record(const RawRecord& raw) {
  const MessageBytes source{raw.encoding, raw.bytes, raw.line};
  const MessageReading reading = ReadMessage(source, phrases_, EmptySubject());
  if (reading.fault_at) {
    Unusable(FaultOf(raw, reading));
    return;
  }
  for (const UnknownField& field : reading.unknown_fields) {
    if (unknown_fields_.IsNew(field.path)) {
      Tell({raw.file, field.at, UnknownFieldInWords(field, phrases_)});
    }
  }
  request_.SerializeToString(&request_bytes_);
  record_failed_ = false;
  record_has_issues_ = false;
  bool judged = true;
  for (std::size_t i = 0; i < programmes_.size(); ++i) judged = Report(raw, reading, i) && judged;
  totals_.records += judged ? 1 : 0;
  totals_.failed += record_failed_ ? 1 : 0;
  totals_.issues += record_has_issues_ ? 1 : 0;
}

bool CheckRun::Report(const RawRecord& raw, const MessageReading& reading, std::size_t programme) {
  auto answer = CheckRecord(programmes_[programme].handle.get(), request_bytes_);
  CheckedReport checked;
  if (const auto* error = std::get_if<LibraryError>(&answer)) {
    const Position at = PlaceOf(raw, reading, SubjectType(), error->path);
    Unusable({raw.file, at, phrases_.Say(Phrase::kRecordRefused, {{"why", ErrorInWords(*error)}})});
    return false;
  }
  checked.report.ParseFromString(std::get<std::string>(answer));
  AddUnknownFields(reading, checked.report);
  checked.programme = programme;
  checked.words = &words_[programme];
  checked.request = &request_;
  checked.source = raw.file;
  if (options_.format == ReportFormat::kText) {
    checked.issue_lines = IssueLines(raw, reading, checked.report);
  }
  record_failed_ = record_failed_ || checked.report.summary().failures() > 0;
  record_has_issues_ = record_has_issues_ || checked.report.data_issues_size() > 0;
  writer_->Write(checked);
  return true;
}

std::vector<std::int64_t> CheckRun::IssueLines(const RawRecord& raw, const MessageReading& reading,
                                               const v1::Report& report) {
  const MessageBytes source{raw.encoding, raw.bytes, raw.line};
  std::vector<std::int64_t> lines;
  for (const v1::DataIssue& issue : report.data_issues()) {
    lines.push_back(FindField(source, reading, SubjectType(), issue.path()).line);
  }
  // Fields unknown to the message have no place in its text but the one they were met at.
  const std::size_t known = lines.size() - reading.unknown_fields.size();
  for (std::size_t i = known; i < lines.size(); ++i) {
    lines[i] = reading.unknown_fields[i - known].at.line;
  }
  return lines;
}

// What was met again, and how much could not be judged.
void CheckRun::TellCounts() {
  if (output_.Closed()) return;
  for (const std::string& path : unknown_fields_.MetAgain()) {
    const std::string often = phrases_.Say(Phrase::kUnknownFieldOften, {{"path", path}});
    std::fprintf(stderr, "baken: %s\n", often.c_str());
  }
  if (totals_.unusable == 0) return;
  const std::string count =
      phrases_.Count(totals_.unusable, Phrase::kUnusableOne, Phrase::kUnusableMany);
  std::fprintf(stderr, "baken: %s\n", count.c_str());
}

int CheckRun::Finish() {
  progress_.Clear();
  writer_->Finish(totals_);
  const bool written = output_.Finish();
  if (!written) std::fprintf(stderr, "baken: %s\n", phrases_.Say(Phrase::kOutputLost).c_str());
  TellCounts();
  if (totals_.unusable > 0 || !written) return kExitUnusable;
  return totals_.failed > 0 ? kExitInBreach : kExitInOrder;
}

}  // namespace

int RunCheck(const CheckOptions& options) {
  const bool compares = !options.changes.empty() || !options.over.empty();
  if (compares && (IsRendered(options) || options.detail != v1::DETAIL_FINDINGS)) {
    const Phrasebook phrases(options.language);
    std::fprintf(stderr, "baken: %s\n", phrases.Say(Phrase::kViewOfReportsOnly).c_str());
    return kExitUnusable;
  }
  if (!options.changes.empty()) return RunWhatIf(options);
  if (!options.over.empty()) return RunOver(options);
  return RunCheckInto(
      options, [&options](const Phrasebook& phrases, const Terminal& terminal, Output& output) {
        if (IsRendered(options)) return MakeViewWriter(options, phrases, output);
        return MakeReportWriter(options.format, phrases, terminal, output);
      });
}

int RunCheckInto(const CheckOptions& options, const WriterMaker& make_writer) {
  const Phrasebook phrases(options.language);
  const Terminal terminal = AskTerminal();
  const std::optional<std::string> day = JudgedOn(options.judged_on, terminal, phrases);
  if (!day) return kExitUnusable;
  auto programmes = OpenProgrammes(options, phrases);
  if (!programmes) return kExitUnusable;
  CheckOptions settled = options;
  settled.judged_on = *day;
  return RunCheckUnder(settled, std::move(*programmes), make_writer);
}

int RunCheckUnder(const CheckOptions& options, std::vector<LoadedProgramme> programmes,
                  const WriterMaker& make_writer) {
  const Phrasebook phrases(options.language);
  const Terminal terminal = AskTerminal();
  CheckRun run(options, phrases, terminal, std::move(programmes), make_writer);
  for (const std::string& file : options.beside) {
    if (!run.Beside(file)) return kExitUnusable;
  }
  for (const std::string& file : options.files) {
    if (run.Closed()) break;
    run.File(file);
  }
  return run.Finish();
}

}  // namespace baken::cli
