// SPDX-License-Identifier: EUPL-1.2
#include "cli/what_if_command.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "cli/changes.h"
#include "cli/check_input.h"
#include "cli/programme_words.h"
#include "cli/report_writer.h"
#include "cli/terminal.h"
#include "cli/what_if.h"
#include "cli/what_if_view.h"

namespace baken::cli {
namespace {

// As it is, as it would be, and what would be done.
struct BeforeAndAfter {
  v1::Organisation before;
  v1::Organisation after;
  v1::Changes changes;
};

void Tell(const Phrasebook& phrases, Phrase phrase) {
  std::fprintf(stderr, "baken: %s\n", phrases.Say(phrase).c_str());
}

// The changes as they stand in the file. A field that they do not have is a mistake here: what was
// meant would not be done.
std::optional<FileReading> ReadChanges(const std::string& path, const Phrasebook& phrases,
                                       v1::Changes& changes) {
  auto file =
      ReadRecords(path, phrases, [&changes]() -> google::protobuf::Message& { return changes; });
  if (!file || !file->reading.unknown_fields.empty()) return std::nullopt;
  if (changes.steps().empty()) {
    TellProblems({{path, {}, phrases.Say(Phrase::kChangesEmpty)}});
    return std::nullopt;
  }
  return file;
}

std::optional<BeforeAndAfter> ReadBoth(const CheckOptions& options, const Phrasebook& phrases) {
  BeforeAndAfter both;
  const auto organisation =
      ReadRecords(options.files.front(), phrases,
                  [&both]() -> google::protobuf::Message& { return both.before; });
  if (!organisation) return std::nullopt;
  if (organisation->records != 1) {
    Tell(phrases, Phrase::kChangesOneOrganisation);
    return std::nullopt;
  }
  const auto file = ReadChanges(options.changes, phrases, both.changes);
  if (!file) return std::nullopt;
  auto edited = WithChanges(both.before, both.changes, phrases);
  if (const auto* problem = std::get_if<ChangeProblem>(&edited)) {
    const Position at =
        PlaceOf(file->last, file->reading, *v1::Changes::descriptor(), problem->path);
    TellProblems({{options.changes, at, problem->path + ": " + problem->sentence}});
    return std::nullopt;
  }
  both.after = std::get<v1::Organisation>(std::move(edited));
  return both;
}

// Nothing when the library refuses the organisation, which is told.
std::optional<v1::Report> Judge(const LoadedProgramme& programme, v1::CheckRequest request,
                                const v1::Organisation& organisation, const std::string& path,
                                const Phrasebook& phrases) {
  *request.mutable_organisation() = organisation;
  const auto answer =
      CheckRecord(programme.handle.get(), BAKEN_PROTOBUF, request.SerializeAsString());
  if (const auto* error = std::get_if<LibraryError>(&answer)) {
    const std::string why = ErrorInWords(*error);
    TellProblems({{path, {}, phrases.Say(Phrase::kRecordRefused, {{"why", why}})}});
    return std::nullopt;
  }
  v1::Report report;
  report.ParseFromString(std::get<std::string>(answer));
  return report;
}

class WhatIfRun {
 public:
  WhatIfRun(const CheckOptions& options, const Phrasebook& phrases, BeforeAndAfter both)
      : options_(options), phrases_(phrases), both_(std::move(both)), output_(stdout) {}

  // False when it could not be judged.
  bool Under(const LoadedProgramme& programme, const std::string& judged_on);
  int Finish();

 private:
  void Print(const v1::WhatIf& what_if, const LoadedProgramme& programme);

  const CheckOptions& options_;
  const Phrasebook& phrases_;
  BeforeAndAfter both_;
  Output output_;
  int printed_ = 0;
  bool in_breach_ = false;
};

void WhatIfRun::Print(const v1::WhatIf& what_if, const LoadedProgramme& programme) {
  const bool several = options_.programmes.size() > 1;
  const bool first = printed_++ == 0;
  if (options_.format == ReportFormat::kNdjson) {
    output_.Write(MessageInJson(what_if, false) + "\n");
  } else if (options_.format == ReportFormat::kJson) {
    output_.Write((!several ? "" : first ? "[\n" : ",\n") + MessageInJson(what_if, true));
  } else {
    const ProgrammeWords words(programme.description, options_.language);
    const WhatIfAnswer answer{both_.changes, both_.after, what_if, &words};
    output_.Write((first ? "" : "\n") + WhatIfInText(answer, phrases_, AskTerminal()));
  }
}

bool WhatIfRun::Under(const LoadedProgramme& programme, const std::string& judged_on) {
  const v1::CheckRequest request = RequestOf(options_, judged_on);
  const std::string& path = options_.files.front();
  const auto without = Judge(programme, request, both_.before, path, phrases_);
  if (!without) return false;
  const auto with = Judge(programme, request, both_.after, path, phrases_);
  if (!with) return false;
  const v1::WhatIf what_if = CompareReports(*without, *with);
  in_breach_ = in_breach_ || BreaksAMust(what_if);
  Print(what_if, programme);
  return true;
}

int WhatIfRun::Finish() {
  if (options_.format == ReportFormat::kJson) {
    output_.Write(options_.programmes.size() > 1 ? "\n]\n" : "\n");
  }
  if (!output_.Finish()) {
    Tell(phrases_, Phrase::kOutputLost);
    return kExitUnusable;
  }
  return in_breach_ ? kExitInBreach : kExitInOrder;
}

}  // namespace

int RunWhatIf(const CheckOptions& options) {
  const Phrasebook phrases(options.language);
  if (!options.organisation || options.files.size() != 1) {
    Tell(phrases,
         options.organisation ? Phrase::kChangesOneOrganisation : Phrase::kChangesNeedOrganisation);
    return kExitUnusable;
  }
  std::optional<std::string> day;
  if (!options.judged_on.empty()) {
    day = JudgedOn(options.judged_on, AskTerminal(), phrases);
    if (!day) return kExitUnusable;
  }
  const auto programmes = OpenProgrammes(options, phrases);
  if (!programmes) return kExitUnusable;
  auto both = ReadBoth(options, phrases);
  if (!both) return kExitUnusable;
  const std::string judged_on = std::max(LastDayOf(both->changes), day.value_or(""));
  WhatIfRun run(options, phrases, std::move(*both));
  for (const LoadedProgramme& programme : *programmes) {
    if (!run.Under(programme, judged_on)) return kExitUnusable;
  }
  return run.Finish();
}

}  // namespace baken::cli
