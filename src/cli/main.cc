// SPDX-License-Identifier: EUPL-1.2
// The command `baken`: options become calls, nothing else. A client of baken.h like any other.
#include <google/protobuf/stubs/logging.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "baken/baken.h"
#include "cli/agenda_command.h"
#include "cli/analyse_command.h"
#include "cli/check_command.h"
#include "cli/diff_command.h"
#include "cli/fields_command.h"
#include "cli/nearest.h"
#include "cli/programme_command.h"
#include "cli/terminal.h"
#include "cli/transition_command.h"
#include "cli/witness_command.h"

namespace baken::cli {
namespace {

constexpr const char* kDeviationHelp =
    "How the municipality differs; may be given several times, each on top of those before it";
constexpr const char* kCheckExamples =
    "Examples:\n"
    "  baken check record.json --on 2026-03-02\n"
    "  baken check records.ndjson --on 2026-03-02 --format ndjson > reports.ndjson\n"
    "  baken check - --on 2026-03-02 --language en < records.ndjson\n"
    "  baken check record.txtpb --programme thuis-in-mvs --programme my_programme.txtpb\n"
    "  baken check organisation.json --organisation --on 2026-03-02\n"
    "  baken check organisation.json --organisation --changes swap.json\n"
    "  baken check records.ndjson --beside organisation.json --on 2026-03-02\n"
    "  baken check records.ndjson --over 2026-01..2026-06\n"
    "  baken check record.json --on 2026-03-02 --format html > report.html\n"
    "  baken check record.json --on 2026-03-02 --register participant --format html > mine.html\n"
    "  baken check record.json --on 2026-03-02 --detail trace\n"
    "  baken check records.ndjson --on 2026-03-02 --format csv > rows.csv\n"
    "\n"
    "Exit code 0: no MUST in breach; 1: at least one; 2: the command or an input could not be "
    "used; 130: stopped by Ctrl-C, and what was written is whole.";

constexpr const char* kTransitionExamples =
    "Examples:\n"
    "  baken transition record.json --to layer1 --on 2026-06-01\n"
    "  baken transition records.ndjson --to layer2 --on 2026-06-01 --format ndjson\n"
    "\n"
    "Exit code 0: nothing stands in the way; 1: something does, in at least one record; 2: the "
    "question cannot be answered for a record.";

constexpr const char* kAgendaExamples =
    "Examples:\n"
    "  baken agenda records.ndjson --on 2026-03-02\n"
    "  baken agenda records.ndjson --on 2026-03-02 --by group --format json\n"
    "  baken agenda records.ndjson --on 2026-03-02 --format ical > agenda.ics\n"
    "\n"
    "A calendar has what is due on its last day and what is late on the day judged; what still "
    "waits for something else has no day and is left out of it.";

constexpr const char* kProgrammeExamples =
    "Examples:\n"
    "  baken programme list\n"
    "  baken programme show thuis-in-mvs --language en\n"
    "  baken programme show thuis-in-mvs --format html > thuis-in-mvs.html\n"
    "  baken programme show thuis-in-mvs --format dot | dot -Tsvg > layers.svg\n"
    "  baken programme export thuis-in-mvs > my_programme.txtpb\n"
    "  baken programme show thuis-in-mvs --fingerprints\n"
    "  baken programme diff thuis-in-mvs my_programme.txtpb\n"
    "  baken programme analyse my_programme.txtpb\n"
    "  baken programme witness thuis-in-mvs --violate MVS-15a\n"
    "  baken programme fields thuis-in-mvs --format markdown";

constexpr const char* kAnalyseExamples =
    "Examples:\n"
    "  baken programme analyse my_programme.txtpb --language en\n"
    "  baken programme analyse my_programme.txtpb --format json\n"
    "\n"
    "Exit code 0: nothing to say; 1: it can be used, with remarks; 2: it cannot be used.";

constexpr const char* kWitnessExamples =
    "Examples:\n"
    "  baken programme witness thuis-in-mvs > in_order.json\n"
    "  baken programme witness thuis-in-mvs --violate MVS-15a > one_breach.json\n"
    "\n"
    "The record is made up. Which day it is judged on stands on standard error. Exit code 0: here "
    "it "
    "is; 1: none was found; 2: the question cannot be asked.";

constexpr const char* kDiffExamples =
    "Examples:\n"
    "  baken programme diff thuis-in-mvs my_programme.txtpb --language en\n"
    "  baken programme diff thuis-in-mvs --deviation six.txtpb\n"
    "  baken programme diff thuis-in-mvs thuis-in-mvs groups.json --organisation --deviation "
    "six.txtpb --on 2026-12-01\n"
    "\n"
    "Exit code, as of diff: 0: nothing differs; 1: something does; 2: the command or an input "
    "could "
    "not be used. With records only a difference in an outcome counts.";

constexpr const char* kExamples =
    "Examples:\n"
    "  baken check record.json --on 2026-03-02\n"
    "  baken programme show thuis-in-mvs --language en\n"
    "\n"
    "baken check --help says more.";

template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;  // the default first

Choices<Language> Languages() { return {{"nl", Language::kDutch}, {"en", Language::kEnglish}}; }

Choices<ReportFormat> ReportFormats() {
  return {{"text", ReportFormat::kText},
          {"json", ReportFormat::kJson},
          {"ndjson", ReportFormat::kNdjson}};
}

// A view of one record or of a caseload, besides.
Choices<ReportFormat> CheckFormats() {
  Choices<ReportFormat> formats = ReportFormats();
  formats.emplace_back("html", ReportFormat::kHtml);
  formats.emplace_back("csv", ReportFormat::kCsv);
  return formats;
}

Choices<Register> Registers() {
  return {{"professional", Register::kProfessional}, {"participant", Register::kParticipant}};
}

Choices<v1::Detail> Details() {
  return {{"findings", v1::DETAIL_FINDINGS},
          {"summary", v1::DETAIL_SUMMARY},
          {"trace", v1::DETAIL_TRACE}};
}

Choices<AgendaFormat> AgendaFormats() {
  return {{"text", AgendaFormat::kText},
          {"json", AgendaFormat::kJson},
          {"ical", AgendaFormat::kCalendar}};
}

Choices<AgendaBy> AgendaKeys() {
  return {
      {"duty-bearer", AgendaBy::kDutyBearer}, {"group", AgendaBy::kGroup}, {"day", AgendaBy::kDay}};
}

Choices<ShowFormat> ShowFormats() {
  return {{"text", ShowFormat::kText},
          {"markdown", ShowFormat::kMarkdown},
          {"html", ShowFormat::kHtml},
          {"dot", ShowFormat::kDot}};
}

Choices<AnalyseFormat> AnalyseFormats() {
  return {{"text", AnalyseFormat::kText}, {"json", AnalyseFormat::kJson}};
}

Choices<FieldsFormat> FieldsFormats() {
  return {{"text", FieldsFormat::kText},
          {"markdown", FieldsFormat::kMarkdown},
          {"json", FieldsFormat::kJson}};
}

Choices<ExportFormat> ExportFormats() {
  return {{"txtpb", ExportFormat::kText},
          {"binpb", ExportFormat::kBinary},
          {"json", ExportFormat::kJson}};
}

// What was typed; the commands read it when they run.
struct CommandLine {
  CheckOptions check;
  AgendaOptions agenda;
  std::string programme;
  DiffOptions diff;
  WitnessOptions witness;
  bool fingerprints = false;
  std::vector<std::string> deviations;
  AnalyseFormat analyse_format = AnalyseFormat::kText;
  FieldsFormat fields_format = FieldsFormat::kText;
  ExportFormat export_format = ExportFormat::kText;
  ShowFormat show_format = ShowFormat::kText;
  Language language = Language::kDutch;
  std::function<int()> run;
};

template <typename Value>
void AddChoice(CLI::App& app, const std::string& name, Value& value, const Choices<Value>& choices,
               const std::string& description) {
  std::string shape;
  for (const auto& choice : choices) shape += (shape.empty() ? "" : "|") + choice.first;
  const auto choose = [&value, choices, name, shape](const std::string& typed) {
    for (const auto& choice : choices) {
      if (choice.first != typed) continue;
      value = choice.second;
      return;
    }
    throw CLI::ValidationError(name, "\"" + typed + "\" is none of " + shape + ".");
  };
  app.add_option_function<std::string>(name, choose, description)->type_name(shape);
}

// Which records, under which programmes, on which day.
void AddRecords(CLI::App& app, CheckOptions& options) {
  app.add_option("FILE", options.files,
                 ".json, .ndjson, .jsonl, .txtpb, .binpb, or - for standard input")
      ->required()
      ->type_name("");
  app.add_option("--programme", options.programmes,
                 "A built-in programme or a file; may be given several times (thuis-in-mvs)")
      ->type_name("ID|FILE")
      ->allow_extra_args(false);
  app.add_option("--deviation", options.deviations, kDeviationHelp)
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--on", options.judged_on, "The day judged, as 2026-03-02; on a terminal: today")
      ->type_name("DATE");
  app.add_option("--recorded", options.recorded,
                 "What the system keeps: a word or field path; may be given several times")
      ->type_name("ID")
      ->allow_extra_args(false);
  AddChoice(app, "--language", options.language, Languages(), "Language of what is printed (nl)");
}

void AddCheck(CLI::App& app, CommandLine& line) {
  CLI::App& check = *app.add_subcommand(
      "check", "Judge records on a day: what is wrong, what is uncertain, what is coming");
  CheckOptions& options = line.check;
  AddRecords(check, options);
  check.add_flag("--organisation", options.organisation,
                 "The records are organisations, not trajectories");
  check
      .add_option("--changes", options.changes,
                  "With --organisation: what these joins, leaves, swaps and take-overs would do")
      ->type_name("FILE");
  check
      .add_option("--beside", options.beside,
                  "The other side, to find differences in memberships: the organisation of these "
                  "trajectories or, with --organisation, its trajectories; may be given several "
                  "times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  check
      .add_option("--over", options.over,
                  "What happened in a period, as 2026-01..2026-06 or in full dates, both included: "
                  "days for one record, counts for several")
      ->type_name("FROM..TO");
  AddChoice(check, "--format", options.format, CheckFormats(),
            "How to print reports; html is one page, of one record or of a caseload; csv is a row "
            "for each rule of each record, without texts (text)");
  check
      .add_option("--threads", options.threads,
                  "How many records are judged at a time (one for each processor)")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
  AddChoice(check, "--register", options.text_register, Registers(),
            "For whom reasons are written (professional)");
  AddChoice(check, "--detail", options.detail, Details(),
            "How much is said; trace shows each part of a rule with its facts (findings)");
  check.footer(kCheckExamples);
  check.callback([&line] { line.run = [&line] { return RunCheck(line.check); }; });
}

void AddTransition(CLI::App& app, CommandLine& line) {
  CLI::App& transition = *app.add_subcommand(
      "transition", "May this participant enter a layer on a day, and if not, what is missing?");
  AddRecords(transition, line.check);
  transition.add_option("--to", line.check.enter_layer, "The layer, as layer1")
      ->required()
      ->type_name("LAYER");
  AddChoice(transition, "--format", line.check.format, ReportFormats(), "How to print it (text)");
  transition.footer(kTransitionExamples);
  transition.callback([&line] { line.run = [&line] { return RunTransition(line.check); }; });
}

void AddAgenda(CLI::App& app, CommandLine& line) {
  CLI::App& agenda = *app.add_subcommand(
      "agenda", "What is due and what is late, by day: what to do, and who has to");
  AgendaOptions& options = line.agenda;
  AddRecords(agenda, options.check);
  agenda.add_flag("--organisation", options.check.organisation,
                  "The records are organisations, not trajectories");
  AddChoice(agenda, "--by", options.by, AgendaKeys(), "One agenda for each (duty-bearer)");
  AddChoice(agenda, "--format", options.format, AgendaFormats(), "How to print it (text)");
  agenda.footer(kAgendaExamples);
  agenda.callback([&line] { line.run = [&line] { return RunAgenda(line.agenda); }; });
}

CLI::App& AddProgrammeAction(CLI::App& programme, CommandLine& line, const std::string& name,
                             const std::string& description, std::function<int()> run) {
  CLI::App& action = *programme.add_subcommand(name, description);
  AddChoice(action, "--language", line.language, Languages(), "Language (nl)");
  action.callback([&line, run = std::move(run)] { line.run = run; });
  return action;
}

void AddDiff(CLI::App& programme, CommandLine& line) {
  CLI::App& diff = *programme.add_subcommand(
      "diff", "What differs between two programmes and, with records, whose outcomes differ");
  DiffOptions& options = line.diff;
  diff.add_option("A", options.before, "The one: a built-in programme or a file")
      ->required()
      ->type_name("");
  diff.add_option("B", options.after, "The other; may be left out with --deviation and no records")
      ->type_name("");
  diff.add_option("FILE", options.check.files, "Records to judge under both, as of baken check")
      ->type_name("");
  diff.add_option("--deviation", options.deviations,
                  "In force on B; may be given several times, each on top of those before it")
      ->type_name("FILE")
      ->allow_extra_args(false);
  diff.add_option("--on", options.check.judged_on, "With records: the day judged, as 2026-12-01")
      ->type_name("DATE");
  diff.add_option("--recorded", options.check.recorded,
                  "What the system keeps: a word or field path; may be given several times")
      ->type_name("ID")
      ->allow_extra_args(false);
  diff.add_flag("--organisation", options.check.organisation,
                "The records are organisations, not trajectories");
  AddChoice(diff, "--format", options.check.format, ReportFormats(), "How to print it (text)");
  AddChoice(diff, "--language", options.check.language, Languages(), "Language (nl)");
  diff.footer(kDiffExamples);
  diff.callback([&line] { line.run = [&line] { return RunDiff(line.diff); }; });
}

void AddWitness(CLI::App& programme, CommandLine& line) {
  CLI::App& witness = *programme.add_subcommand(
      "witness", "A made-up record that meets every rule, or breaks exactly one");
  WitnessOptions& options = line.witness;
  witness.add_option("ID|FILE", options.programme, "A built-in programme or a file")
      ->required()
      ->type_name("");
  witness.add_option("--violate", options.violate, "The one rule that it breaks")
      ->type_name("RULE");
  witness.add_flag("--organisation", options.organisation,
                   "An organisation instead of a trajectory; a rule to break says so itself");
  AddChoice(witness, "--language", options.language, Languages(), "Language (nl)");
  witness.footer(kWitnessExamples);
  witness.callback([&line] { line.run = [&line] { return WriteWitness(line.witness); }; });
}

void AddProgramme(CLI::App& app, CommandLine& line) {
  CLI::App& programme = *app.add_subcommand("programme", "Look at programmes and their rules");
  programme.require_subcommand(1);
  programme.footer(kProgrammeExamples);
  AddProgrammeAction(programme, line, "list", "The programmes that are built in",
                     [&line] { return ListProgrammes(line.language); });
  CLI::App& show = AddProgrammeAction(
      programme, line, "show", "A programme to read: layers, activities, numbers, rules", [&line] {
        return line.fingerprints ? ShowFingerprints(line.programme, line.language)
                                 : ShowProgramme(line.programme, line.deviations, line.show_format,
                                                 line.language);
      });
  show.add_flag("--fingerprints", line.fingerprints,
                "What a deviation writes in `of`, for each number, term and rule");
  CLI::App& exported = AddProgrammeAction(
      programme, line, "export", "A programme as a file, to change or to keep",
      [&line] { return ExportProgramme(line.programme, line.export_format, line.language); });
  CLI::App& analyse = AddProgrammeAction(
      programme, line, "analyse",
      "Everything that is wrong with a programme, and what its author should look at",
      [&line] { return AnalyseProgrammeFile(line.programme, line.analyse_format, line.language); });
  AddChoice(analyse, "--format", line.analyse_format, AnalyseFormats(), "How to print it (text)");
  analyse.footer(kAnalyseExamples);
  CLI::App& fields = AddProgrammeAction(
      programme, line, "fields", "Which facts each rule reads, and which of them are sensitive",
      [&line] { return ShowFields(line.programme, line.fields_format, line.language); });
  AddChoice(fields, "--format", line.fields_format, FieldsFormats(), "How to print it (text)");
  AddDiff(programme, line);
  AddWitness(programme, line);
  for (CLI::App* action : {&show, &exported, &analyse, &fields}) {
    action->add_option("ID|FILE", line.programme, "A built-in programme or a file")
        ->required()
        ->type_name("");
  }
  AddChoice(show, "--format", line.show_format, ShowFormats(),
            "How to print it; dot is a diagram for graphviz (text)");
  show.add_option("--deviation", line.deviations, kDeviationHelp)
      ->type_name("FILE")
      ->allow_extra_args(false);
  AddChoice(exported, "--format", line.export_format, ExportFormats(), "How to print it (txtpb)");
}

// "--langage": the option that was probably meant, among those of the subcommand that was given.
std::string NearestOption(const CLI::App& app, const std::string& typed) {
  std::vector<std::string> names;
  for (const CLI::App* used : app.get_subcommands()) {
    for (const CLI::Option* option : used->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    const std::string deeper = NearestOption(*used, typed);
    if (!deeper.empty()) return deeper;
  }
  return NearestWord(typed, names);
}

int TellMistake(const CLI::App& app, const CLI::ParseError& error, int argument_count,
                char** arguments) {
  app.exit(error);
  const bool unexpected = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  for (int i = 1; unexpected && i < argument_count; ++i) {
    const std::string typed = arguments[i];
    const std::string nearest = NearestOption(app, typed);
    const bool option = typed.substr(0, 2) == "--" && !nearest.empty() && nearest != typed;
    if (option) std::fprintf(stderr, "Perhaps %s was meant.\n", nearest.c_str());
  }
  return kExitUnusable;
}

int Run(int argument_count, char** arguments) {
  CommandLine line;
  CLI::App app(
      "Where integration trajectories stand against the rules of their programme, and why");
  app.name("baken");
  app.set_version_flag("--version", std::string("baken ") + baken_version_text());
  app.require_subcommand(1);
  app.footer(kExamples);
  AddCheck(app, line);
  AddTransition(app, line);
  AddAgenda(app, line);
  AddProgramme(app, line);
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::ParseError& error) {
    // Help and version come this way too. CLI11 has a code for each mistake; ours is one.
    if (error.get_exit_code() == 0) return app.exit(error);
    return TellMistake(app, error, argument_count, arguments);
  }
  return line.run();
}

}  // namespace
}  // namespace baken::cli

int main(int argument_count, char** arguments) {
  // What protobuf's readers find wrong is told in our own words, with a place.
  google::protobuf::SetLogHandler(nullptr);
  baken::cli::IgnoreClosedPipes();
  try {
    return baken::cli::Run(argument_count, arguments);
  } catch (const std::bad_alloc&) {
    std::fputs("baken: not enough memory for this input.\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "baken: %s\n", error.what());
  }
  return baken::cli::kExitUnusable;
}
