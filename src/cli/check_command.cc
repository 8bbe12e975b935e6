// SPDX-License-Identifier: EUPL-1.2
#include "cli/check_command.h"

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "cli/check_input.h"
#include "cli/judge.h"
#include "cli/over_command.h"
#include "cli/programme_source.h"
#include "cli/programme_words.h"
#include "cli/record_pieces.h"
#include "cli/rows_command.h"
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

  void Files();
  int Finish();

 private:
  void Take(const Judged& judged);
  void Tell(const Problem& problem);
  void Unusable(const Problem& problem);
  void TellCounts();

  const CheckOptions& options_;
  const Phrasebook& phrases_;
  std::vector<LoadedProgramme> programmes_;
  std::vector<ProgrammeWords> words_;
  Output output_;
  Progress progress_;
  std::unique_ptr<ReportWriter> writer_;
  v1::CheckRequest request_;
  Totals totals_;
  UnknownFieldLog unknown_fields_;
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

void CheckRun::Files() {
  const Judge judge(options_, request_, programmes_, words_, writer_->Needs(), phrases_);
  const auto judge_all = [&judge](RecordPiece piece) {
    std::vector<Judged> judged;
    for (RawRecord& raw : piece) judged.push_back(judge(std::move(raw)));
    return judged;
  };
  const auto take_all = [this](std::vector<Judged> judged) {
    for (const Judged& record : judged) Take(record);
  };
  WorkThrough<std::vector<Judged>>(RecordPieces(options_.files, phrases_), options_.threads,
                                   judge_all, take_all,
                                   [this] { return output_.Closed() || Interrupted(); });
}

void CheckRun::Take(const Judged& judged) {
  progress_.Count();
  if (judged.fault) {
    Unusable(*judged.fault);
    return;
  }
  for (const UnknownField& field : judged.unknown_fields) {
    if (unknown_fields_.IsNew(field.path)) {
      Tell({judged.raw.file, field.at, UnknownFieldInWords(field, phrases_)});
    }
  }
  bool refused = false;
  for (const auto& answer : judged.answers) {
    if (const auto* problem = std::get_if<Problem>(&answer)) {
      refused = true;
      Unusable(*problem);
    } else {
      writer_->Write(std::get<CheckedReport>(answer));
    }
  }
  totals_.records += refused ? 0 : 1;
  totals_.failed += judged.failed ? 1 : 0;
  totals_.issues += judged.has_issues ? 1 : 0;
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
  if (Interrupted()) {
    TellInterrupted(totals_.records, phrases_);
    return kExitInterrupted;
  }
  if (totals_.unusable > 0 || !written) return kExitUnusable;
  return totals_.failed > 0 ? kExitInBreach : kExitInOrder;
}

}  // namespace

int RunCheck(const CheckOptions& options) {
  const bool compares = !options.changes.empty() || !options.over.empty();
  if (options.format == ReportFormat::kCsv) return RunRows(options);
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
  AnswerInterrupts();
  const Phrasebook phrases(options.language);
  const Terminal terminal = AskTerminal();
  CheckRun run(options, phrases, terminal, std::move(programmes), make_writer);
  for (const std::string& file : options.beside) {
    if (!run.Beside(file)) return kExitUnusable;
  }
  run.Files();
  return run.Finish();
}

}  // namespace baken::cli
