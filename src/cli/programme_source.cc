// SPDX-License-Identifier: EUPL-1.2
#include "cli/programme_source.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "cli/message_reader.h"
#include "cli/nearest.h"
#include "cli/records.h"

namespace baken::cli {
namespace {

// A file that was read as a message, with what is needed to say where a field of it stands.
struct ReadFile {
  WholeFile whole;
  MessageReading reading;

  MessageBytes bytes() const { return {whole.encoding, whole.bytes, 1}; }
};

std::variant<ReadFile, Problem> ReadFileAs(const std::string& path, const Phrasebook& phrases,
                                           google::protobuf::Message& message) {
  auto whole = ReadWholeFile(path, phrases);
  if (auto* problem = std::get_if<Problem>(&whole)) return std::move(*problem);
  ReadFile file;
  file.whole = std::move(std::get<WholeFile>(whole));
  file.reading = ReadMessage(file.bytes(), phrases, message);
  if (file.reading.fault_at) return Problem{path, *file.reading.fault_at, file.reading.fault};
  return file;
}

// Unlike in a record, a field nobody knows is an error here: a rule must mean what it says.
std::vector<Problem> UnknownFieldProblems(const std::string& path, const MessageReading& reading,
                                          const Phrasebook& phrases) {
  std::vector<Problem> problems;
  for (const UnknownField& field : reading.unknown_fields) {
    const Phrase phrase =
        field.nearest.empty() ? Phrase::kUnknownFieldRefused : Phrase::kUnknownFieldRefusedNearest;
    problems.push_back(
        {path, field.at, phrases.Say(phrase, {{"path", field.path}, {"nearest", field.nearest}})});
  }
  return problems;
}

Problem Located(const std::string& path, const ReadFile& file,
                const google::protobuf::Message& message, const std::string& field,
                std::string sentence) {
  const Position at = FindField(file.bytes(), file.reading, *message.GetDescriptor(), field);
  return {path, at, std::move(sentence)};
}

std::variant<LoadedProgramme, std::vector<Problem>> Described(ProgrammeHandle handle,
                                                              const std::string& name,
                                                              const Phrasebook& phrases) {
  auto description = DescribeProgramme(handle.get());
  LoadedProgramme loaded;
  loaded.handle = std::move(handle);
  if (const auto* error = std::get_if<LibraryError>(&description)) {
    return std::vector<Problem>{
        {name, {}, phrases.Say(Phrase::kProgrammeRefused, {{"why", ErrorInWords(*error)}})}};
  }
  loaded.description.ParseFromString(std::get<std::string>(description));
  return loaded;
}

std::variant<LoadedProgramme, std::vector<Problem>> OpenFile(const std::string& path,
                                                             const Phrasebook& phrases) {
  v1::Programme programme;
  auto read = ReadFileAs(path, phrases, programme);
  if (auto* problem = std::get_if<Problem>(&read)) return std::vector<Problem>{*problem};
  const ReadFile& file = std::get<ReadFile>(read);
  std::vector<Problem> unknown = UnknownFieldProblems(path, file.reading, phrases);
  if (!unknown.empty()) return unknown;
  auto loaded = LoadProgramme(programme.SerializeAsString());
  if (const auto* error = std::get_if<LibraryError>(&loaded)) {
    const std::string why = phrases.Say(Phrase::kProgrammeRefused, {{"why", ErrorInWords(*error)}});
    return std::vector<Problem>{
        Located(path, file, programme, error->path, why),
        {path, {}, phrases.Say(Phrase::kProgrammeAnalyseHint, {{"file", path}})}};
  }
  return Described(std::move(std::get<ProgrammeHandle>(loaded)), path, phrases);
}

Problem UnknownProgramme(const std::string& id, const Phrasebook& phrases) {
  const std::vector<std::string> ids = BuiltinProgrammeIds();
  const std::string nearest = NearestWord(id, ids);
  if (!nearest.empty()) {
    return {"--programme",
            {},
            phrases.Say(Phrase::kProgrammeUnknownNearest, {{"found", id}, {"nearest", nearest}})};
  }
  std::string all;
  for (const std::string& known : ids) all += (all.empty() ? "" : ", ") + known;
  return {"--programme", {}, phrases.Say(Phrase::kProgrammeUnknown, {{"found", id}, {"ids", all}})};
}

}  // namespace

std::string ProblemInWords(const v1::ProgrammeProblem& problem, const Phrasebook& phrases) {
  std::string sentence = problem.problem();
  if (!problem.path().empty()) sentence = problem.path() + ": " + sentence;
  // The library may have worked these into its sentence already.
  const auto said = [&sentence](const std::string& part) {
    return part.empty() || sentence.find(part) != std::string::npos;
  };
  if (!said(problem.found())) {
    sentence =
        phrases.Say(Phrase::kProblemFound, {{"problem", sentence}, {"found", problem.found()}});
  }
  if (!said(problem.expected())) {
    sentence = phrases.Say(Phrase::kProblemExpected,
                           {{"problem", sentence}, {"expected", problem.expected()}});
  }
  if (!said(problem.nearest())) {
    sentence =
        phrases.Say(Phrase::kIssueNearest, {{"issue", sentence}, {"nearest", problem.nearest()}});
  }
  return sentence;
}

std::string ErrorInWords(const LibraryError& error) {
  std::string sentence =
      error.message.empty() ? "status " + std::to_string(error.status) + "." : error.message;
  const bool said = error.path.empty() || sentence.find(error.path) != std::string::npos;
  return said ? sentence : error.path + ": " + sentence;
}

std::vector<std::string> BuiltinProgrammeIds() {
  std::vector<std::string> ids;
  for (std::size_t i = 0;; ++i) {
    const char* id = baken_programme_builtin_id(i);
    if (id == nullptr) return ids;
    ids.emplace_back(id);
  }
}

bool NamesFile(const std::string& id_or_file) {
  const std::string ending = std::filesystem::path(id_or_file).extension().string();
  return id_or_file.find('/') != std::string::npos || ending == ".txtpb" || ending == ".binpb" ||
         ending == ".json" || id_or_file == "-";
}

std::variant<LoadedProgramme, std::vector<Problem>> OpenProgramme(const std::string& id_or_file,
                                                                  const Phrasebook& phrases) {
  if (NamesFile(id_or_file)) return OpenFile(id_or_file, phrases);
  auto builtin = BuiltinProgramme(id_or_file);
  if (auto* handle = std::get_if<ProgrammeHandle>(&builtin)) {
    return Described(std::move(*handle), id_or_file, phrases);
  }
  const LibraryError& error = std::get<LibraryError>(builtin);
  if (error.status == BAKEN_NOT_FOUND) {
    return std::vector<Problem>{UnknownProgramme(id_or_file, phrases)};
  }
  return std::vector<Problem>{
      {id_or_file, {}, phrases.Say(Phrase::kProgrammeRefused, {{"why", ErrorInWords(error)}})}};
}

AnalysedProgramme AnalyseProgrammeOf(const std::string& id_or_file, const Phrasebook& phrases) {
  AnalysedProgramme analysed;
  std::optional<ReadFile> file;
  if (NamesFile(id_or_file)) {
    auto read = ReadFileAs(id_or_file, phrases, analysed.programme);
    if (auto* problem = std::get_if<Problem>(&read)) {
      analysed.faults.push_back(*problem);
      return analysed;
    }
    file = std::move(std::get<ReadFile>(read));
    analysed.faults = UnknownFieldProblems(id_or_file, file->reading, phrases);
  } else {
    auto opened = OpenProgramme(id_or_file, phrases);
    if (auto* problems = std::get_if<std::vector<Problem>>(&opened)) {
      analysed.faults = *problems;
      return analysed;
    }
    analysed.programme = std::get<LoadedProgramme>(opened).description;
  }
  auto answer = AnalyseProgramme(analysed.programme.SerializeAsString());
  if (const auto* error = std::get_if<LibraryError>(&answer)) {
    analysed.faults.push_back({id_or_file, {}, ErrorInWords(*error)});
    return analysed;
  }
  analysed.analysis.ParseFromString(std::get<std::string>(answer));
  const auto place = [&](const v1::ProgrammeProblem& problem) {
    if (!file) return Position{};
    return FindField(file->bytes(), file->reading, *v1::Programme::descriptor(), problem.path());
  };
  for (const auto& one : analysed.analysis.problems()) analysed.problems_at.push_back(place(one));
  for (const auto& one : analysed.analysis.remarks()) analysed.remarks_at.push_back(place(one));
  return analysed;
}

std::vector<Problem> Deviate(const std::string& path, const Phrasebook& phrases,
                             std::vector<LoadedProgramme>& programmes) {
  v1::Deviation deviation;
  auto read = ReadFileAs(path, phrases, deviation);
  if (auto* problem = std::get_if<Problem>(&read)) return {*problem};
  const ReadFile& file = std::get<ReadFile>(read);
  std::vector<Problem> unknown = UnknownFieldProblems(path, file.reading, phrases);
  if (!unknown.empty()) return unknown;
  bool used = false;
  for (LoadedProgramme& programme : programmes) {
    if (programme.description.id() != deviation.programme()) continue;
    used = true;
    auto deviated = DeviateProgramme(programme.handle.get(), deviation.SerializeAsString());
    if (const auto* error = std::get_if<LibraryError>(&deviated)) {
      const std::string why =
          phrases.Say(Phrase::kDeviationRefused, {{"why", ErrorInWords(*error)}});
      return {Located(path, file, deviation, error->path, why)};
    }
    auto described = Described(std::move(std::get<ProgrammeHandle>(deviated)), path, phrases);
    if (auto* problems = std::get_if<std::vector<Problem>>(&described)) return *problems;
    std::vector<v1::Deviation> in_force = std::move(programme.deviations);
    in_force.push_back(deviation);
    programme = std::move(std::get<LoadedProgramme>(described));
    programme.deviations = std::move(in_force);
  }
  if (used) return {};
  return {{path, {}, phrases.Say(Phrase::kDeviationForNone, {{"found", deviation.programme()}})}};
}

}  // namespace baken::cli
