// SPDX-License-Identifier: EUPL-1.2
#include "cli/programme_document.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <map>

#include "cli/programme_diagram.h"
#include "cli/programme_view.h"
#include "cli/programme_words.h"

namespace baken::cli {
namespace {

constexpr Wording kVersion{"Versie {version}, kenmerk {fingerprint}.",
                           "Version {version}, fingerprint {fingerprint}."};
constexpr Wording kDeviations{"Afwijkingen van deze gemeente", "Deviations of this municipality"};
constexpr Wording kGates{"Lagen en de regels bij elke stap omhoog",
                         "Layers and the rules at each step up"};
constexpr Wording kLayer{"Laag", "Layer"};
constexpr Wording kTrack{"Hoe", "How"};
constexpr Wording kNumber{"Getal of termijn", "Number or term"};
constexpr Wording kValue{"Waarde", "Value"};
constexpr Wording kFrom{"Herkomst", "Origin"};
constexpr Wording kOurs{"eigen getal, zonder bron", "our own number, without a source"};
constexpr Wording kOfSource{"uit de bron", "from the source"};
constexpr Wording kUsedBy{"Gebruikt door", "Used by"};
constexpr Wording kOwes{"Aan zet: {who}", "Whose turn: {who}"};
constexpr Wording kBy{"binnen een termijn", "within a term"};
constexpr Wording kThroughout{"doorlopend", "on every day"};
constexpr Wording kAt{"op een moment", "at a moment"};
constexpr Wording kRemedy{"Wat te doen: {text}", "What to do: {text}"};
constexpr Wording kReading{"Gekozen lezing: {text}", "Reading taken: {text}"};
constexpr Wording kSource{"Bron: {text}", "Source: {text}"};
constexpr Wording kInForce{"Geldt voor wat begint van {since} tot {until}.",
                           "In force for what begins from {since} until {until}."};
constexpr Wording kOpenEnd{"nader order", "further notice"};
constexpr Wording kBeginning{"het begin", "the beginning"};

struct Block {
  enum class Kind { kTitle, kQuiet, kHeading, kSubheading, kText, kBullets, kTable, kDiagram };
  Kind kind;
  std::string text;
  std::vector<std::string> items = {};
  std::vector<std::vector<std::string>> rows = {};  // of a table, the heading first
};

// Every text of a message that is the id of a parameter.
void FindParameters(const google::protobuf::Message& message,
                    const std::map<std::string, const v1::Parameter*>& parameters,
                    std::vector<std::string>& found) {
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  const auto& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const auto* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      if (field->message_type() != nullptr) {
        FindParameters(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                            : reflection.GetMessage(message, field),
                       parameters, found);
      } else if (field->type() == google::protobuf::FieldDescriptor::TYPE_STRING) {
        const std::string text = field->is_repeated()
                                     ? reflection.GetRepeatedString(message, field, i)
                                     : reflection.GetString(message, field);
        const bool told = std::find(found.begin(), found.end(), text) != found.end();
        if (parameters.contains(text) && !told) found.push_back(text);
      }
    }
  }
}

class Document {
 public:
  Document(const DescribedProgramme& described, const Phrasebook& phrases)
      : described_(described),
        programme_(described.programme),
        phrases_(phrases),
        words_(programme_, phrases.language()) {
    for (const v1::Parameter& parameter : programme_.parameters()) {
      parameters_[parameter.id()] = &parameter;
    }
    for (const v1::Rule& rule : programme_.rules()) {
      FindParameters(rule, parameters_, used_by_rule_[&rule]);
    }
  }

  std::vector<Block> Blocks() {
    Add({Block::Kind::kTitle, words_.title()});
    Add({Block::Kind::kQuiet,
         phrases_.Say(kVersion, {{"version", programme_.version()},
                                 {"fingerprint", described_.fingerprint.substr(0, 16)}})});
    if (!described_.deviations.empty()) {
      Add({Block::Kind::kHeading, phrases_.Say(kDeviations)});
      Add({Block::Kind::kBullets, "", described_.deviations});
    }
    if (!programme_.vocabulary().layers().empty()) {
      Add({Block::Kind::kHeading, phrases_.Say(kGates)});
      Add({Block::Kind::kDiagram, ""});
    }
    Activities();
    Parameters();
    Rules(v1::RULE_CLASS_MUST, Phrase::kRulesMust);
    Rules(v1::RULE_CLASS_SHOULD, Phrase::kRulesShould);
    Rules(v1::RULE_CLASS_INDICATOR, Phrase::kRulesIndicator);
    return std::move(blocks_);
  }

 private:
  void Add(Block block) { blocks_.push_back(std::move(block)); }

  void Activities() {
    Block table{Block::Kind::kTable, ""};
    table.rows.push_back(
        {phrases_.Say(Phrase::kGroupActivities), phrases_.Say(kLayer), phrases_.Say(kTrack)});
    for (const v1::Word& word : programme_.vocabulary().words()) {
      if (word.sort() != "activity") continue;
      std::string title = words_.NameOf(word.id());
      if (word.sensitive()) title = phrases_.Say(Phrase::kSensitive, {{"title", title}});
      const Phrase track = word.track() == "individual" ? Phrase::kTrackIndividual
                           : word.track() == "group"    ? Phrase::kTrackGroup
                                                        : Phrase::kTrackNone;
      const std::string layer =
          word.layer().empty() ? phrases_.Say(Phrase::kOutsideLayers) : words_.NameOf(word.layer());
      table.rows.push_back({title, layer, phrases_.Say(track)});
    }
    if (table.rows.size() == 1) return;
    Add({Block::Kind::kHeading, phrases_.Say(Phrase::kGroupLayers)});
    Add(std::move(table));
  }

  void Parameters() {
    if (programme_.parameters().empty()) return;
    Block table{Block::Kind::kTable, ""};
    table.rows.push_back(
        {phrases_.Say(kNumber), phrases_.Say(kValue), phrases_.Say(kFrom), phrases_.Say(kUsedBy)});
    for (const v1::Parameter& parameter : programme_.parameters()) {
      std::string rules;
      for (const v1::Rule& rule : programme_.rules()) {
        const auto& used = used_by_rule_[&rule];
        if (std::find(used.begin(), used.end(), parameter.id()) == used.end()) continue;
        rules += (rules.empty() ? "" : ", ") + rule.id();
      }
      table.rows.push_back({parameter.id(), ValueInWords(parameter, phrases_),
                            phrases_.Say(parameter.ours() ? kOurs : kOfSource), rules});
    }
    Add({Block::Kind::kHeading, phrases_.Say(Phrase::kGroupParameters)});
    Add(std::move(table));
  }

  void Rules(v1::RuleClass rule_class, Phrase heading) {
    bool first = true;
    for (const v1::Rule& rule : programme_.rules()) {
      if (rule.rule_class() != rule_class) continue;
      if (first) Add({Block::Kind::kHeading, phrases_.Say(heading)});
      first = false;
      Rule(rule);
    }
  }

  void Rule(const v1::Rule& rule) {
    const Language language = phrases_.language();
    Add({Block::Kind::kSubheading, rule.id() + " · " + TextIn(rule.titles(), language)});
    Add({Block::Kind::kText, TextIn(rule.explanations(), language)});
    std::vector<std::string> lines;
    if (!rule.duty_bearer().empty()) {
      lines.push_back(phrases_.Say(kOwes, {{"who", words_.NameOfRole(rule.duty_bearer())}}));
    }
    std::string when;
    if (rule.has_by()) when = phrases_.Say(kBy);
    if (rule.has_throughout()) when = phrases_.Say(kThroughout);
    if (rule.has_at()) when = phrases_.Say(kAt);
    for (const std::string& id : used_by_rule_[&rule]) {
      when += (when.empty() ? "" : "; ") + id + " = " + ValueInWords(*parameters_[id], phrases_);
    }
    if (!when.empty()) lines.push_back(when);
    if (!rule.in_force_since().empty() || !rule.in_force_until().empty()) {
      const std::string since =
          rule.in_force_since().empty() ? phrases_.Say(kBeginning) : rule.in_force_since();
      const std::string until =
          rule.in_force_until().empty() ? phrases_.Say(kOpenEnd) : rule.in_force_until();
      lines.push_back(phrases_.Say(kInForce, {{"since", since}, {"until", until}}));
    }
    const std::string remedy = TextIn(rule.remedies(), language);
    if (!remedy.empty()) lines.push_back(phrases_.Say(kRemedy, {{"text", remedy}}));
    if (!rule.reading().empty()) {
      lines.push_back(phrases_.Say(kReading, {{"text", rule.reading()}}));
    }
    for (const v1::Citation& citation : rule.citations()) {
      std::string source = citation.source();
      if (!citation.locator().empty()) source += ", " + citation.locator();
      lines.push_back(phrases_.Say(kSource, {{"text", source}}));
    }
    Add({Block::Kind::kBullets, "", std::move(lines)});
  }

  const DescribedProgramme& described_;
  const v1::Programme& programme_;
  const Phrasebook& phrases_;
  ProgrammeWords words_;
  std::map<std::string, const v1::Parameter*> parameters_;
  std::map<const v1::Rule*, std::vector<std::string>> used_by_rule_;
  std::vector<Block> blocks_;
};

// Signs that mean something in Markdown stand for themselves.
std::string Plain(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    if (std::string_view("\\`*_[]<>|#").find(letter) != std::string_view::npos) plain += '\\';
    plain += letter;
  }
  return plain;
}

std::string TableInMarkdown(const Block& block) {
  std::string text;
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    text += "|";
    for (const std::string& cell : block.rows[i]) text += " " + Plain(cell) + " |";
    text += "\n";
    if (i > 0) continue;
    text += "|";
    for (std::size_t column = 0; column < block.rows[0].size(); ++column) text += "---|";
    text += "\n";
  }
  return text + "\n";
}

std::string GatesInMarkdown(const v1::Programme& programme, const Phrasebook& phrases) {
  const ProgrammeWords words(programme, phrases.language());
  std::string text;
  for (const Gate& gate : GatesOf(programme)) {
    text += "1. " + Plain(words.NameOf(gate.layer));
    std::string ids;
    for (const std::string& id : gate.must) ids += (ids.empty() ? "" : ", ") + ("**" + id + "**");
    for (const std::string& id : gate.should) ids += (ids.empty() ? "" : ", ") + id;
    text += (ids.empty() ? "" : ": " + ids) + "\n";
  }
  return text + "\n";
}

std::string TableInHtml(const Block& block) {
  std::string html = "<table>\n";
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    html += i == 0 ? "<thead><tr>" : "<tr>";
    for (const std::string& cell : block.rows[i]) {
      html += i == 0 ? "<th scope=\"col\">" + EscapedForHtml(cell) + "</th>"
                     : "<td>" + EscapedForHtml(cell) + "</td>";
    }
    html += i == 0 ? "</tr></thead>\n<tbody>\n" : "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

constexpr const char* kStyle =
    "body{font:1rem/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;margin:0}"
    "main{max-inline-size:60rem;margin-inline:auto;padding:1rem}"
    "h1{line-height:1.25}h2{margin-block-start:2rem}h3{margin-block:1.5rem .25rem}"
    ".quiet{color:#4d5661;fill:#4d5661}table{border-collapse:collapse;inline-size:100%}"
    "th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;"
    "border-block-end:1px solid #8b949e;overflow-wrap:anywhere}"
    "svg{max-inline-size:100%;block-size:auto;font:14px system-ui,sans-serif}"
    ".box{fill:#e6edf4;stroke:#0b4f8a;stroke-width:1.5}.strong{font-weight:700}"
    ".up{fill:none;stroke:#0b4f8a;stroke-width:2.5}"
    ".down{fill:none;stroke:#4d5661;stroke-width:1.5;stroke-dasharray:4 3}"
    "@media print{@page{margin:14mm}main{max-inline-size:none;padding:0}"
    "h2,h3{break-after:avoid}li,tr{break-inside:avoid}}";

}  // namespace

std::string ProgrammeInMarkdown(const DescribedProgramme& described, const Phrasebook& phrases) {
  std::string text;
  for (const Block& block : Document(described, phrases).Blocks()) {
    switch (block.kind) {
      case Block::Kind::kTitle:
        text += "# " + Plain(block.text) + "\n\n";
        break;
      case Block::Kind::kHeading:
        text += "## " + Plain(block.text) + "\n\n";
        break;
      case Block::Kind::kSubheading:
        text += "### " + Plain(block.text) + "\n\n";
        break;
      case Block::Kind::kQuiet:
      case Block::Kind::kText:
        text += Plain(block.text) + "\n\n";
        break;
      case Block::Kind::kBullets:
        for (const std::string& item : block.items) text += "- " + Plain(item) + "\n";
        text += "\n";
        break;
      case Block::Kind::kTable:
        text += TableInMarkdown(block);
        break;
      case Block::Kind::kDiagram:
        text += GatesInMarkdown(described.programme, phrases);
        break;
    }
  }
  text.pop_back();
  return text;
}

std::string ProgrammeInHtml(const DescribedProgramme& described, const Phrasebook& phrases) {
  std::string title, html;
  for (const Block& block : Document(described, phrases).Blocks()) {
    const std::string text = EscapedForHtml(block.text);
    switch (block.kind) {
      case Block::Kind::kTitle:
        title = text;
        html += "<h1>" + text + "</h1>\n";
        break;
      case Block::Kind::kHeading:
        html += "<h2>" + text + "</h2>\n";
        break;
      case Block::Kind::kSubheading:
        html += "<h3>" + text + "</h3>\n";
        break;
      case Block::Kind::kQuiet:
        html += "<p class=\"quiet\">" + text + "</p>\n";
        break;
      case Block::Kind::kText:
        html += "<p>" + text + "</p>\n";
        break;
      case Block::Kind::kBullets:
        html += "<ul>\n";
        for (const std::string& item : block.items)
          html += "<li>" + EscapedForHtml(item) + "</li>\n";
        html += "</ul>\n";
        break;
      case Block::Kind::kTable:
        html += TableInHtml(block);
        break;
      case Block::Kind::kDiagram:
        html += "<figure>" + DiagramInSvg(described.programme, phrases) + "</figure>\n";
        break;
    }
  }
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(CodeOf(phrases.language())) +
         "\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width, initial-scale=1\">\n<title>" +
         title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<main>\n" + html +
         "</main>\n</body>\n</html>\n";
}

}  // namespace baken::cli
