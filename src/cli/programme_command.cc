// SPDX-License-Identifier: EUPL-1.2
#include "cli/programme_command.h"

#include <google/protobuf/text_format.h>

#include <cstdio>
#include <optional>
#include <utility>
#include <variant>

#include "cli/check_command.h"
#include "cli/check_input.h"
#include "cli/programme_diagram.h"
#include "cli/programme_document.h"
#include "cli/programme_source.h"
#include "cli/programme_view.h"
#include "cli/report_writer.h"
#include "cli/terminal.h"

namespace baken::cli {
namespace {

std::optional<LoadedProgramme> OpenOrTell(const std::string& id_or_file,
                                          const Phrasebook& phrases) {
  auto opened = OpenProgramme(id_or_file, phrases);
  if (auto* loaded = std::get_if<LoadedProgramme>(&opened)) return std::move(*loaded);
  for (const Problem& problem : std::get<std::vector<Problem>>(opened)) {
    std::fprintf(stderr, "%s\n", InOneLine(problem).c_str());
  }
  return std::nullopt;
}

std::string InText(const v1::Programme& programme) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(programme, &text);
  return "# proto-file: baken/v1/programme.proto\n# proto-message: baken.v1.Programme\n\n" + text;
}

// What reports made under this programme say of it; asked with a record in which nothing happened.
v1::ProgrammeRef ReferenceOf(const LoadedProgramme& loaded, Language language) {
  v1::CheckRequest request;
  request.mutable_trajectory();
  request.set_judged_on("2000-01-01");
  request.set_detail(v1::DETAIL_SUMMARY);
  request.add_languages(std::string(CodeOf(language)));
  v1::Report report;
  const auto answer = CheckRecord(loaded.handle.get(), BAKEN_PROTOBUF, request.SerializeAsString());
  if (const auto* bytes = std::get_if<std::string>(&answer)) report.ParseFromString(*bytes);
  return report.programme();
}

}  // namespace

int PrintAll(const std::string& text, const Phrasebook& phrases) {
  Output output(stdout);
  output.Write(text);
  if (output.Finish()) return kExitInOrder;
  std::fprintf(stderr, "baken: %s\n", phrases.Say(Phrase::kOutputLost).c_str());
  return kExitUnusable;
}

int ListProgrammes(Language language) {
  const Phrasebook phrases(language);
  std::string text;
  for (const std::string& id : BuiltinProgrammeIds()) {
    const std::optional<LoadedProgramme> loaded = OpenOrTell(id, phrases);
    if (!loaded) return kExitUnusable;
    text += ProgrammeInOneLine(loaded->description, phrases);
  }
  return PrintAll(text, phrases);
}

int ShowProgramme(const std::string& id_or_file, const std::vector<std::string>& deviations,
                  ShowFormat format, Language language) {
  const Phrasebook phrases(language);
  CheckOptions options;
  options.programmes = {id_or_file};
  options.deviations = deviations;
  const auto programmes = OpenProgrammes(options, phrases);
  if (!programmes) return kExitUnusable;
  const LoadedProgramme& loaded = programmes->front();
  if (format == ShowFormat::kText) {
    return PrintAll(ProgrammeInText(loaded.description, phrases, AskTerminal()), phrases);
  }
  if (format == ShowFormat::kDot)
    return PrintAll(DiagramInDot(loaded.description, phrases), phrases);
  const v1::ProgrammeRef reference = ReferenceOf(loaded, language);
  const DescribedProgramme described{
      loaded.description,
      reference.fingerprint(),
      {reference.deviations().begin(), reference.deviations().end()}};
  return PrintAll(format == ShowFormat::kHtml ? ProgrammeInHtml(described, phrases)
                                              : ProgrammeInMarkdown(described, phrases),
                  phrases);
}

int ShowFingerprints(const std::string& id_or_file, Language language) {
  const Phrasebook phrases(language);
  const std::optional<LoadedProgramme> loaded = OpenOrTell(id_or_file, phrases);
  if (!loaded) return kExitUnusable;
  const auto answer = AnalyseProgramme(loaded->description.SerializeAsString());
  if (const auto* error = std::get_if<LibraryError>(&answer)) {
    std::fprintf(stderr, "baken: %s\n", Printable(ErrorInWords(*error)).c_str());
    return kExitUnusable;
  }
  v1::Analysis analysis;
  analysis.ParseFromString(std::get<std::string>(answer));
  std::string text;
  for (const auto* list : {&analysis.parameters(), &analysis.rules()}) {
    for (const v1::Fingerprint& one : *list) text += one.of() + "  " + Printable(one.id()) + "\n";
  }
  return PrintAll(text, phrases);
}

int ExportProgramme(const std::string& id_or_file, ExportFormat format, Language language) {
  const Phrasebook phrases(language);
  const std::optional<LoadedProgramme> loaded = OpenOrTell(id_or_file, phrases);
  if (!loaded) return kExitUnusable;
  switch (format) {
    case ExportFormat::kBinary:
      return PrintAll(loaded->description.SerializeAsString(), phrases);
    case ExportFormat::kJson:
      return PrintAll(MessageInJson(loaded->description, true) + "\n", phrases);
    case ExportFormat::kText:
      break;
  }
  return PrintAll(InText(loaded->description), phrases);
}

}  // namespace baken::cli
