// SPDX-License-Identifier: EUPL-1.2
#include "cli/analyse_command.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "cli/check_command.h"
#include "cli/programme_command.h"
#include "cli/programme_source.h"
#include "cli/terminal.h"

namespace baken::cli {
namespace {

// In the order of Analysis.remarks in programme.proto.
constexpr std::array<std::pair<std::string_view, Wording>, 15> kRemarks = {{
    {"never_met",
     {"Aan {found} kan nooit worden voldaan: er is geen dossier waarin dit waar is.",
      "{found} can never be met: there is no record in which this is true."}},
    {"never_broken",
     {"{found} kan nooit worden overtreden: als de regel geldt, is dit altijd waar.",
      "{found} can never be broken: whenever the rule is owed, this is true."}},
    {"never_owed",
     {"{found} geldt nooit: wat hiervoor nodig is, kan niet gebeuren.",
      "{found} is never owed: what that takes cannot happen."}},
    {"never_in_time",
     {"{found} is altijd te laat: op de laatste dag kan hier nog niet aan zijn voldaan.",
      "{found} is always late: on its last day it cannot have been met yet."}},
    {"matches_nothing",
     {"Hier past geen enkel feit bij. Verwacht: {expected}.",
      "No fact can match this. Expected: {expected}."}},
    {"contradicts",
     {"Deze verplichting en {found} spreken elkaar tegen: als beide gelden, wordt er altijd een "
      "overtreden.",
      "This MUST and {found} contradict each other: when both are owed, one of them is broken."}},
    {"layer_unreachable",
     {"Laag {found} is niet te bereiken zonder een verplichting te overtreden. Verwacht: "
      "{expected}.",
      "Layer {found} cannot be reached without breaking a MUST. Expected: {expected}."}},
    {"editions_gap",
     {"Van {expected} tot {found} is geen editie van deze regel van kracht.",
      "From {expected} until {found} no edition of this rule is in force."}},
    {"duty_bearer_unknown",
     {"De woordenlijst kent geen rol {found}.", "The vocabulary has no role {found}."}},
    {"family_unknown",
     {"De woordenlijst heeft geen enkel kenmerk uit {found}.",
      "The vocabulary has no tag of the family {found}."}},
    {"text_missing",
     {"Bij {found} ontbreekt een tekst. Verwacht: {expected}.",
      "{found} lacks a text. Expected: {expected}."}},
    {"citation_missing", {"{found} heeft geen bron.", "{found} has no source."}},
    {"citation_incomplete",
     {"De bron van {found} is niet volledig. Verwacht: {expected}.",
      "The source of {found} is not complete. Expected: {expected}."}},
    {"parameter_unused", {"Geen regel gebruikt {found}.", "No rule uses {found}."}},
    {"word_unused",
     {"Geen regel leest {found}: is het nodig om dit vast te leggen?",
      "No rule reads {found}: does it need to be recorded?"}},
}};

constexpr Wording kNearest{"{remark} Bedoelt u {nearest}?", "{remark} Did you mean {nearest}?"};
constexpr Wording kRemarkOne{"Het programma is te gebruiken. 1 opmerking.",
                             "The programme can be used. 1 remark."};
constexpr Wording kRemarkMany{"Het programma is te gebruiken. {count} opmerkingen.",
                              "The programme can be used. {count} remarks."};

std::string RemarkInWords(const v1::ProgrammeProblem& remark, const Phrasebook& phrases) {
  const auto* const known = std::find_if(kRemarks.begin(), kRemarks.end(), [&](const auto& one) {
    return one.first == remark.problem();
  });
  if (known == kRemarks.end()) return ProblemInWords(remark, phrases);
  const std::string sentence =
      phrases.Say(known->second, {{"found", remark.found()}, {"expected", remark.expected()}});
  if (remark.nearest().empty()) return sentence;
  return phrases.Say(kNearest, {{"remark", sentence}, {"nearest", remark.nearest()}});
}

// The id of the rule that a path as "rules[3].by.term" lies in; empty for another path.
std::string RuleOf(const std::string& path, const v1::Programme& programme) {
  constexpr std::string_view kRules = "rules[";
  int index = -1;
  if (path.compare(0, kRules.size(), kRules) != 0) return {};
  std::from_chars(path.data() + kRules.size(), path.data() + path.size(), index);
  return index >= 0 && index < programme.rules_size() ? programme.rules(index).id() : "";
}

std::string PlaceInWords(const std::string& path, const v1::Programme& programme) {
  const std::string rule = RuleOf(path, programme);
  return rule.empty() ? path + ": " : rule + " (" + path + "): ";
}

google::protobuf::Value InJson(const v1::ProgrammeProblem& problem, const Position& at,
                               const v1::Programme& programme, const std::string& sentence) {
  google::protobuf::Value value;
  auto& fields = *value.mutable_struct_value()->mutable_fields();
  fields["path"].set_string_value(problem.path());
  fields["problem"].set_string_value(problem.problem());
  fields["sentence"].set_string_value(sentence);
  for (const auto& [name, text] : {std::pair<const char*, std::string>{"found", problem.found()},
                                   {"expected", problem.expected()},
                                   {"nearest", problem.nearest()},
                                   {"rule", RuleOf(problem.path(), programme)}}) {
    if (!text.empty()) fields[name].set_string_value(text);
  }
  if (at.line > 0) fields["line"].set_number_value(static_cast<double>(at.line));
  if (at.column > 0) fields["column"].set_number_value(static_cast<double>(at.column));
  return value;
}

std::string InJson(const AnalysedProgramme& analysed, const Phrasebook& phrases) {
  google::protobuf::Struct answer;
  auto& fields = *answer.mutable_fields();
  auto& problems = *fields["problems"].mutable_list_value();
  auto& remarks = *fields["remarks"].mutable_list_value();
  for (const Problem& fault : analysed.faults) {
    v1::ProgrammeProblem problem;
    problem.set_problem("unreadable");
    *problems.add_values() = InJson(problem, fault.at, analysed.programme, fault.sentence);
  }
  for (int i = 0; i < analysed.analysis.problems_size(); ++i) {
    const v1::ProgrammeProblem& one = analysed.analysis.problems(i);
    *problems.add_values() = InJson(one, analysed.problems_at[static_cast<std::size_t>(i)],
                                    analysed.programme, ProblemInWords(one, phrases));
  }
  for (int i = 0; i < analysed.analysis.remarks_size(); ++i) {
    const v1::ProgrammeProblem& one = analysed.analysis.remarks(i);
    *remarks.add_values() = InJson(one, analysed.remarks_at[static_cast<std::size_t>(i)],
                                   analysed.programme, RemarkInWords(one, phrases));
  }
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  static_cast<void>(google::protobuf::util::MessageToJsonString(answer, &json, options));
  return json;
}

std::string InText(const AnalysedProgramme& analysed, const std::string& name,
                   const Phrasebook& phrases) {
  std::string text;
  for (const Problem& fault : analysed.faults) text += InOneLine(fault) + "\n";
  for (int i = 0; i < analysed.analysis.problems_size(); ++i) {
    const Position at = analysed.problems_at[static_cast<std::size_t>(i)];
    text += InOneLine({name, at, ProblemInWords(analysed.analysis.problems(i), phrases)}) + "\n";
  }
  for (int i = 0; i < analysed.analysis.remarks_size(); ++i) {
    const v1::ProgrammeProblem& one = analysed.analysis.remarks(i);
    const std::string sentence =
        PlaceInWords(one.path(), analysed.programme) + RemarkInWords(one, phrases);
    text += InOneLine({name, analysed.remarks_at[static_cast<std::size_t>(i)], sentence}) + "\n";
  }
  const auto errors =
      static_cast<std::int64_t>(analysed.faults.size()) + analysed.analysis.problems_size();
  const std::int64_t remarks = analysed.analysis.remarks_size();
  const std::string summary =
      errors > 0    ? phrases.Count(errors, Phrase::kAnalysisOne, Phrase::kAnalysisMany)
      : remarks > 0 ? phrases.Count(remarks, kRemarkOne, kRemarkMany)
                    : phrases.Say(Phrase::kAnalysisClear);
  return text + summary + "\n";
}

}  // namespace

int AnalyseProgrammeFile(const std::string& id_or_file, AnalyseFormat format, Language language) {
  const Phrasebook phrases(language);
  const AnalysedProgramme analysed = AnalyseProgrammeOf(id_or_file, phrases);
  const int printed =
      PrintAll(format == AnalyseFormat::kJson ? InJson(analysed, phrases)
                                              : InText(analysed, id_or_file, phrases),
               phrases);
  if (printed != kExitInOrder) return printed;
  if (!analysed.faults.empty() || analysed.analysis.problems_size() > 0) return kExitUnusable;
  return analysed.analysis.remarks_size() > 0 ? kExitInBreach : kExitInOrder;
}

}  // namespace baken::cli
