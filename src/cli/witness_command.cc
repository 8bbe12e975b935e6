// SPDX-License-Identifier: EUPL-1.2
#include "cli/witness_command.h"

#include <cstdio>
#include <optional>
#include <utility>
#include <variant>

#include "cli/check_command.h"
#include "cli/nearest.h"
#include "cli/programme_command.h"
#include "cli/programme_source.h"
#include "cli/report_writer.h"
#include "cli/witness_search.h"

namespace baken::cli {
namespace {

constexpr Wording kNoSuchRule{"Het programma heeft geen regel {rule}.",
                              "The programme has no rule {rule}."};
constexpr Wording kNearestRule{"Het programma heeft geen regel {rule}. Bedoelt u {nearest}?",
                               "The programme has no rule {rule}. Did you mean {nearest}?"};
constexpr Wording kOnlyCounts{"{rule} telt alleen: deze regel kan niet worden overtreden.",
                              "{rule} only counts: it cannot be broken."};
constexpr Wording kMeetsAll{"Verzonnen dossier dat aan elke regel voldoet, beoordeeld op {day}.",
                            "A made-up record that meets every rule, judged on {day}."};
constexpr Wording kNotOwed{"Hierin gelden niet: {rules}.", "Not owed in it: {rules}."};
constexpr Wording kBreaks{
    "Verzonnen dossier waarin alleen {rule} wordt overtreden, beoordeeld op {day}.",
    "A made-up record in which only {rule} is broken, judged on {day}."};
constexpr Wording kNoneForAll{
    "Geen dossier gevonden dat aan elke regel voldoet; over bleven: {rules}.",
    "Found no record that meets every rule; left over: {rules}."};
constexpr Wording kNoneAgainst{"Geen dossier gevonden waarin alleen {rule} wordt overtreden.",
                               "Found no record in which only {rule} is broken."};
constexpr Wording kNoneAgainstAlso{
    "Geen dossier gevonden waarin alleen {rule} wordt overtreden. Ook overtreden: {rules}.",
    "Found no record in which only {rule} is broken. Broken as well: {rules}."};

void Tell(const std::string& sentence) { std::fprintf(stderr, "baken: %s\n", sentence.c_str()); }

std::string Joined(const std::vector<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return list;
}

// The rule that is to be broken; nothing, and a word about it, when it cannot be.
std::optional<v1::Rule> RuleOf(const std::string& id, const v1::Programme& programme,
                               const Phrasebook& phrases) {
  std::vector<std::string> ids;
  for (const v1::Rule& rule : programme.rules()) {
    ids.push_back(rule.id());
    if (rule.id() != id) continue;
    if (rule.rule_class() != v1::RULE_CLASS_INDICATOR) return rule;
    Tell(phrases.Say(kOnlyCounts, {{"rule", id}}));
    return std::nullopt;
  }
  const std::string nearest = NearestWord(id, ids);
  Tell(phrases.Say(nearest.empty() ? kNoSuchRule : kNearestRule,
                   {{"rule", id}, {"nearest", nearest}}));
  return std::nullopt;
}

bool IsOfOrganisation(const v1::Rule& rule) {
  return rule.scope() == v1::SCOPE_GROUP || rule.scope() == v1::SCOPE_ORGANISATION;
}

int TellNone(const Witness& witness, const std::string& rule, const Phrasebook& phrases) {
  const std::string others = Joined(witness.others);
  const Wording& none = rule.empty()     ? kNoneForAll
                        : others.empty() ? kNoneAgainst
                                         : kNoneAgainstAlso;
  Tell(phrases.Say(none, {{"rule", rule}, {"rules", others}}));
  return kExitInBreach;
}

std::string InJson(const v1::CheckRequest& request) {
  const google::protobuf::Message* record = &request.trajectory();
  if (request.has_organisation()) record = &request.organisation();
  return MessageInJson(*record, true) + "\n";
}

}  // namespace

int WriteWitness(const WitnessOptions& options) {
  const Phrasebook phrases(options.language);
  auto opened = OpenProgramme(options.programme, phrases);
  if (auto* problems = std::get_if<std::vector<Problem>>(&opened)) {
    for (const Problem& problem : *problems) {
      std::fprintf(stderr, "%s\n", InOneLine(problem).c_str());
    }
    return kExitUnusable;
  }
  const LoadedProgramme& loaded = std::get<LoadedProgramme>(opened);
  bool organisation = options.organisation;
  std::optional<v1::Rule> rule;
  if (!options.violate.empty()) {
    rule = RuleOf(options.violate, loaded.description, phrases);
    if (!rule) return kExitUnusable;
    organisation = IsOfOrganisation(*rule);
  }
  const Judge judge = [&](const v1::CheckRequest& request) {
    v1::Report report;
    const auto answer =
        CheckRecord(loaded.handle.get(), BAKEN_PROTOBUF, request.SerializeAsString());
    if (const auto* bytes = std::get_if<std::string>(&answer)) report.ParseFromString(*bytes);
    return report;
  };
  Witness witness = WitnessOfAll(loaded.description, organisation, judge);
  if (rule) {
    const v1::CheckRequest in_order = witness.request;
    witness = WitnessAgainst(*rule, loaded.description, in_order, judge);
    if (!witness.found) {
      const Witness quick =
          WitnessOfAll(loaded.description, organisation, judge, kDaysOfLayerQuickly);
      witness = WitnessAgainst(*rule, loaded.description, quick.request, judge);
    }
  }
  if (!witness.found) return TellNone(witness, options.violate, phrases);
  Tell(phrases.Say(options.violate.empty() ? kMeetsAll : kBreaks,
                   {{"rule", options.violate}, {"day", witness.request.judged_on()}}));
  if (options.violate.empty() && !witness.others.empty()) {
    Tell(phrases.Say(kNotOwed, {{"rules", Joined(witness.others)}}));
  }
  return PrintAll(InJson(witness.request), phrases);
}

}  // namespace baken::cli
