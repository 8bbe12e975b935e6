// SPDX-License-Identifier: EUPL-1.2
#include "cli/check_input.h"

#include <cstdio>
#include <memory>
#include <utility>
#include <variant>

#include "cli/calendar.h"
#include "cli/view_writer.h"

namespace baken::cli {

std::optional<std::string> JudgedOn(const std::string& typed, const Terminal& terminal,
                                    const Phrasebook& phrases) {
  std::string told;
  std::optional<std::string> day;
  if (IsDay(typed)) return typed;
  if (!typed.empty()) {
    const std::string nearest = NearestDay(typed);
    const Phrase phrase =
        nearest.empty() ? Phrase::kDateImpossible : Phrase::kDateImpossibleNearest;
    told = phrases.Say(phrase, {{"found", typed}, {"nearest", nearest}});
  } else if (!terminal.output_is_terminal) {
    told = phrases.Say(Phrase::kDateMissing, {{"today", Today()}});
  } else {
    day = Today();
    const std::string today = DateInWords(*day, phrases.language());
    told = phrases.Say(Phrase::kDateAssumed, {{"today", today}});
  }
  std::fprintf(stderr, "baken: %s\n", told.c_str());
  return day;
}

void TellProblems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    std::fprintf(stderr, "%s\n", InOneLine(problem).c_str());
  }
}

void TellInterrupted(std::int64_t records, const Phrasebook& phrases) {
  const std::string told = phrases.Say(Phrase::kInterrupted, {{"count", std::to_string(records)}});
  std::fprintf(stderr, "baken: %s\n", told.c_str());
}

std::optional<std::vector<LoadedProgramme>> OpenProgrammes(const CheckOptions& options,
                                                           const Phrasebook& phrases) {
  std::vector<LoadedProgramme> programmes;
  for (const std::string& name : options.programmes) {
    auto opened = OpenProgramme(name, phrases);
    if (const auto* problems = std::get_if<std::vector<Problem>>(&opened)) {
      TellProblems(*problems);
      return std::nullopt;
    }
    programmes.push_back(std::move(std::get<LoadedProgramme>(opened)));
  }
  for (const std::string& file : options.deviations) {
    const std::vector<Problem> problems = Deviate(file, phrases, programmes);
    TellProblems(problems);
    if (!problems.empty()) return std::nullopt;
  }
  return programmes;
}

void AddUnknownFields(const MessageReading& reading, v1::Report& report) {
  for (const UnknownField& field : reading.unknown_fields) {
    v1::DataIssue& issue = *report.add_data_issues();
    issue.set_code("field_unknown");
    issue.set_path(field.path);
    issue.set_found(field.name);
    issue.set_expected("a field of this message");
    issue.set_nearest(field.nearest);
  }
}

v1::CheckRequest RequestOf(const CheckOptions& options, const std::string& judged_on) {
  v1::CheckRequest request;
  request.set_judged_on(judged_on);
  request.add_languages(std::string(CodeOf(options.language)));
  request.set_detail(options.detail);
  const bool to_participant = options.text_register == Register::kParticipant;
  request.add_registers(to_participant ? "participant" : "professional");
  request.set_course(IsRendered(options));
  request.set_enter_layer(options.enter_layer);
  request.set_over_since(options.over_since);
  request.set_over_until(options.over_until);
  for (const std::string& id : options.recorded) request.add_recorded(id);
  return request;
}

Problem FaultOf(const RawRecord& raw, const MessageReading& reading) {
  Position at = *reading.fault_at;
  if (at.line == 0 && raw.encoding == Encoding::kJson) at.line = raw.line;
  return {raw.file, at, reading.fault};
}

Position PlaceOf(const RawRecord& raw, const MessageReading& reading,
                 const google::protobuf::Descriptor& type, std::string_view path) {
  Position at = FindField({raw.encoding, raw.bytes, raw.line}, reading, type, path);
  if (at.line == 0 && raw.encoding != Encoding::kBinary) at.line = raw.line;
  return at;
}

std::optional<FileReading> ReadRecords(const std::string& path, const Phrasebook& phrases,
                                       const std::function<google::protobuf::Message&()>& next) {
  OpenedRecords opened = OpenRecords(path, phrases);
  if (const auto* problem = std::get_if<Problem>(&opened)) {
    TellProblems({*problem});
    return std::nullopt;
  }
  RecordSource& source = *std::get<std::unique_ptr<RecordSource>>(opened);
  FileReading file;
  for (RawRecord raw; source.Next(raw); file.last = std::move(raw)) {
    if (!raw.problem) {
      file.reading = ReadMessage({raw.encoding, raw.bytes, raw.line}, phrases, next());
      if (file.reading.fault_at) raw.problem = FaultOf(raw, file.reading);
    }
    if (raw.problem) {
      TellProblems({*raw.problem});
      return std::nullopt;
    }
    for (const UnknownField& field : file.reading.unknown_fields) {
      TellProblems({{raw.file, field.at, UnknownFieldInWords(field, phrases)}});
    }
    ++file.records;
  }
  return file;
}

}  // namespace baken::cli
