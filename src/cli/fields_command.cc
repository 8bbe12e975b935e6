// SPDX-License-Identifier: EUPL-1.2
#include "cli/fields_command.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <cstdio>
#include <utility>
#include <variant>
#include <vector>

#include "cli/check_command.h"
#include "cli/facts_read.h"
#include "cli/programme_command.h"
#include "cli/programme_source.h"
#include "cli/programme_words.h"

namespace baken::cli {
namespace {

constexpr Wording kTitle{"Welke gegevens de regels van {programme} lezen",
                         "Which facts the rules of {programme} read"};
constexpr Wording kIntro{
    "Voor een gegevenseffectbeoordeling (DPIA). Wat hier niet staat, leest geen enkele regel. Van "
    "gevoelige modules wordt alleen de dag gelezen waarop ze zijn aangeboden.",
    "For a data protection impact assessment. What is not here is read by no rule. Of sensitive "
    "modules only the day of the offer is read."};
constexpr Wording kByRule{"Per regel", "By rule"};
constexpr Wording kByFact{"Per gegeven", "By fact"};
constexpr Wording kSensitive{"gevoelig", "sensitive"};
constexpr Wording kRule{"Regel", "Rule"};
constexpr Wording kFact{"Gegeven", "Fact"};
constexpr Wording kFields{"Velden", "Fields"};
constexpr Wording kSensitivity{"Gevoelig", "Sensitive"};
constexpr Wording kReadBy{"Gelezen door", "Read by"};
constexpr Wording kYes{"ja", "yes"};
constexpr Wording kNo{"nee", "no"};

template <typename List>
std::string Joined(const List& list) {
  std::string joined;
  for (const std::string& one : list) joined += (joined.empty() ? "" : ", ") + one;
  return joined;
}

struct Reading {
  std::vector<std::pair<const v1::Rule*, FieldsOfFacts>> by_rule;
  std::map<FactKind, std::pair<std::set<std::string>, std::vector<std::string>>> by_fact;
};

Reading ReadAll(const v1::Programme& programme) {
  Reading reading;
  for (const v1::Rule& rule : programme.rules()) {
    FieldsOfFacts read = FactsReadBy(rule, programme);
    for (const auto& [fact, fields] : read) {
      auto& [all, rules] = reading.by_fact[fact];
      all.insert(fields.begin(), fields.end());
      if (rules.empty() || rules.back() != rule.id()) rules.push_back(rule.id());
    }
    reading.by_rule.emplace_back(&rule, std::move(read));
  }
  return reading;
}

class Writer {
 public:
  Writer(const v1::Programme& programme, const Phrasebook& phrases)
      : programme_(programme),
        phrases_(phrases),
        words_(programme, phrases.language()),
        reading_(ReadAll(programme)) {}

  std::string Text() const {
    std::string text =
        Title() + "\n" + phrases_.Say(kIntro) + "\n\n" + phrases_.Say(kByRule) + "\n";
    for (const auto& [rule, read] : reading_.by_rule) {
      text += "\n" + rule->id() + " · " + TextIn(rule->titles(), phrases_.language()) + "\n";
      for (const auto& [fact, fields] : read) text += "  " + InOneLine(fact, fields) + "\n";
    }
    text += "\n" + phrases_.Say(kByFact) + "\n\n";
    for (const auto& [fact, found] : reading_.by_fact) {
      text += "  " + InOneLine(fact, found.first) + "\n    " + phrases_.Say(kReadBy) + ": " +
              Joined(found.second) + "\n";
    }
    return text;
  }

  std::string Markdown() const {
    std::string text = "# " + Title() + "\n\n" + phrases_.Say(kIntro) + "\n\n## " +
                       phrases_.Say(kByRule) + "\n\n" +
                       Row({phrases_.Say(kRule), phrases_.Say(kFact), phrases_.Say(kFields),
                            phrases_.Say(kSensitivity)}) +
                       "|---|---|---|---|\n";
    for (const auto& [rule, read] : reading_.by_rule) {
      for (const auto& [fact, fields] : read) {
        text += Row({rule->id() + " " + TextIn(rule->titles(), phrases_.language()), NameOf(fact),
                     Joined(fields), YesOrNo(fact)});
      }
    }
    text += "\n## " + phrases_.Say(kByFact) + "\n\n" +
            Row({phrases_.Say(kFact), phrases_.Say(kFields), phrases_.Say(kSensitivity),
                 phrases_.Say(kReadBy)}) +
            "|---|---|---|---|\n";
    for (const auto& [fact, found] : reading_.by_fact) {
      text += Row({NameOf(fact), Joined(found.first), YesOrNo(fact), Joined(found.second)});
    }
    return text;
  }

  std::string Json() const {
    google::protobuf::Struct answer;
    auto& fields = *answer.mutable_fields();
    fields["programme"].set_string_value(programme_.id());
    auto& rules = *fields["rules"].mutable_list_value();
    for (const auto& [rule, read] : reading_.by_rule) {
      auto& one = *rules.add_values()->mutable_struct_value()->mutable_fields();
      one["rule"].set_string_value(rule->id());
      auto& facts = *one["facts"].mutable_list_value();
      for (const auto& [fact, names] : read) {
        AddFact(fact, names, *facts.add_values()->mutable_struct_value());
      }
    }
    auto& facts = *fields["facts"].mutable_list_value();
    for (const auto& [fact, found] : reading_.by_fact) {
      auto& one = *facts.add_values()->mutable_struct_value();
      AddFact(fact, found.first, one);
      AddTexts(found.second, (*one.mutable_fields())["rules"]);
    }
    google::protobuf::util::JsonPrintOptions options;
    options.add_whitespace = true;
    std::string json;
    static_cast<void>(google::protobuf::util::MessageToJsonString(answer, &json, options));
    return json;
  }

 private:
  std::string Title() const { return phrases_.Say(kTitle, {{"programme", words_.title()}}); }

  std::string NameOf(const FactKind& fact) const {
    const std::string name = words_.NameOf(fact.second);
    return fact.first + ": " + fact.second + (name == fact.second ? "" : " (" + name + ")");
  }

  std::string InOneLine(const FactKind& fact, const std::set<std::string>& fields) const {
    const std::string line = NameOf(fact) + ": " + Joined(fields);
    return IsSensitive(fact, programme_) ? line + " [" + phrases_.Say(kSensitive) + "]" : line;
  }

  std::string YesOrNo(const FactKind& fact) const {
    return phrases_.Say(IsSensitive(fact, programme_) ? kYes : kNo);
  }

  static std::string Row(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (const std::string& cell : cells) row += " " + cell + " |";
    return row + "\n";
  }

  template <typename List>
  static void AddTexts(const List& texts, google::protobuf::Value& value) {
    for (const std::string& text : texts) {
      value.mutable_list_value()->add_values()->set_string_value(text);
    }
  }

  void AddFact(const FactKind& fact, const std::set<std::string>& names,
               google::protobuf::Struct& out) const {
    auto& fields = *out.mutable_fields();
    fields["list"].set_string_value(fact.first);
    fields["word"].set_string_value(fact.second);
    fields["sensitive"].set_bool_value(IsSensitive(fact, programme_));
    AddTexts(names, fields["fields"]);
  }

  const v1::Programme& programme_;
  const Phrasebook& phrases_;
  ProgrammeWords words_;
  Reading reading_;
};

}  // namespace

int ShowFields(const std::string& id_or_file, FieldsFormat format, Language language) {
  const Phrasebook phrases(language);
  auto opened = OpenProgramme(id_or_file, phrases);
  if (auto* problems = std::get_if<std::vector<Problem>>(&opened)) {
    for (const Problem& problem : *problems) {
      std::fprintf(stderr, "%s\n", InOneLine(problem).c_str());
    }
    return kExitUnusable;
  }
  const Writer writer(std::get<LoadedProgramme>(opened).description, phrases);
  return PrintAll(format == FieldsFormat::kJson       ? writer.Json()
                  : format == FieldsFormat::kMarkdown ? writer.Markdown()
                                                      : writer.Text(),
                  phrases);
}

}  // namespace baken::cli
