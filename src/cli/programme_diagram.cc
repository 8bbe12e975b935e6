// SPDX-License-Identifier: EUPL-1.2
#include "cli/programme_diagram.h"

#include <algorithm>

#include "cli/programme_words.h"

namespace baken::cli {
namespace {

constexpr Wording kBackIsFree{"terug mag altijd", "back is always allowed"};
constexpr Wording kMust{"verplicht: {rules}", "must: {rules}"};
constexpr Wording kShould{"aandacht: {rules}", "attention: {rules}"};
constexpr Wording kNoRules{"geen regels bij deze stap", "no rules at this step"};
constexpr Wording kTitle{"Lagen en de regels bij elke stap omhoog",
                         "Layers and the rules at each step up"};

std::string Joined(const std::vector<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return list;
}

std::vector<std::string> GateInWords(const Gate& gate, const Phrasebook& phrases) {
  std::vector<std::string> lines;
  if (!gate.must.empty()) lines.push_back(phrases.Say(kMust, {{"rules", Joined(gate.must)}}));
  if (!gate.should.empty()) lines.push_back(phrases.Say(kShould, {{"rules", Joined(gate.should)}}));
  if (lines.empty()) lines.push_back(phrases.Say(kNoRules));
  return lines;
}

std::string InQuotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return quoted + '"';
}

std::string SvgText(int x, int y, std::string_view text, std::string_view more) {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"" +
         std::string(more) + ">" + EscapedForHtml(text) + "</text>";
}

}  // namespace

std::string EscapedForHtml(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '&') {
      safe += "&amp;";
    } else if (letter == '<') {
      safe += "&lt;";
    } else if (letter == '>') {
      safe += "&gt;";
    } else if (letter == '"') {
      safe += "&quot;";
    } else {
      safe += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
    }
  }
  return safe;
}

std::vector<Gate> GatesOf(const v1::Programme& programme) {
  std::vector<Gate> gates;
  for (const std::string& layer : programme.vocabulary().layers()) gates.push_back({layer, {}, {}});
  for (const v1::Rule& rule : programme.rules()) {
    for (const v1::Moments& moments : rule.at().each()) {
      for (Gate& gate : gates) {
        if (gate.layer != moments.layer_entered()) continue;
        auto& ids = rule.rule_class() == v1::RULE_CLASS_MUST ? gate.must : gate.should;
        if (std::find(ids.begin(), ids.end(), rule.id()) == ids.end()) ids.push_back(rule.id());
      }
    }
  }
  return gates;
}

std::string DiagramInDot(const v1::Programme& programme, const Phrasebook& phrases) {
  const ProgrammeWords words(programme, phrases.language());
  const std::vector<Gate> gates = GatesOf(programme);
  std::string dot = "// SPDX-License-Identifier: EUPL-1.2\ndigraph " + InQuotes(programme.id()) +
                    " {\n  label=" + InQuotes(words.title() + " " + programme.version()) +
                    ";\n  rankdir=BT;\n  node [shape=box, style=rounded];\n";
  for (const Gate& gate : gates) {
    dot += "  " + InQuotes(gate.layer) + " [label=" + InQuotes(words.NameOf(gate.layer)) + "];\n";
  }
  for (std::size_t i = 1; i < gates.size(); ++i) {
    std::string label;
    for (const std::string& line : GateInWords(gates[i], phrases)) {
      label += (label.empty() ? "" : "; ") + line;
    }
    dot += "  " + InQuotes(gates[i - 1].layer) + " -> " + InQuotes(gates[i].layer) +
           " [label=" + InQuotes(label) + "];\n";
    dot += "  " + InQuotes(gates[i].layer) + " -> " + InQuotes(gates[i - 1].layer) +
           " [style=dashed, label=" + InQuotes(phrases.Say(kBackIsFree)) + "];\n";
  }
  return dot + "}\n";
}

std::string DiagramInSvg(const v1::Programme& programme, const Phrasebook& phrases) {
  const std::vector<Gate> gates = GatesOf(programme);
  if (gates.empty()) return {};
  const ProgrammeWords words(programme, phrases.language());
  constexpr int kStep = 104;
  constexpr int kBox = 44;
  const int height = static_cast<int>(gates.size() - 1) * kStep + kBox + 12;
  std::string shapes, description;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const int top = height - kBox - 6 - static_cast<int>(i) * kStep;
    shapes += "<rect x=\"6\" y=\"" + std::to_string(top) + "\" width=\"220\" height=\"" +
              std::to_string(kBox) + "\" rx=\"8\" class=\"box\"/>";
    shapes += SvgText(116, top + 28, words.NameOf(gates[i].layer),
                      " text-anchor=\"middle\" class=\"strong\"");
    if (i == 0) continue;
    const std::string from = std::to_string(top + kStep);
    const std::string to = std::to_string(top + kBox + 8);
    shapes += "<path d=\"M90 " + from + "V" + to + "m-6 8l6 -8l6 8\" class=\"up\"/>";
    shapes += "<path d=\"M150 " + to + "V" + from + "m-6 -8l6 8l6 -8\" class=\"down\"/>";
    int y = top + kBox + 24;
    for (const std::string& line : GateInWords(gates[i], phrases)) {
      shapes += SvgText(240, y, line, "");
      description += (description.empty() ? "" : "; ") + words.NameOf(gates[i].layer) + ": " + line;
      y += 18;
    }
    shapes += SvgText(240, y, phrases.Say(kBackIsFree), " class=\"quiet\"");
  }
  return "<svg role=\"img\" viewBox=\"0 0 720 " + std::to_string(height) +
         "\" aria-labelledby=\"gates-t gates-d\"><title id=\"gates-t\">" +
         EscapedForHtml(phrases.Say(kTitle)) + "</title><desc id=\"gates-d\">" +
         EscapedForHtml(description) + "</desc>" + shapes + "</svg>\n";
}

}  // namespace baken::cli
