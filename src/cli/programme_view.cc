// SPDX-License-Identifier: EUPL-1.2
#include "cli/programme_view.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/programme_words.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr std::size_t kIdColumns = 16;

std::string TermInWords(const v1::Term& term, const Phrasebook& phrases) {
  struct Unit {
    int count;
    Phrase one;
    Phrase many;
  };
  const std::array<Unit, 4> units = {{
      {term.years(), Phrase::kYearsOne, Phrase::kYearsMany},
      {term.months(), Phrase::kMonthsOne, Phrase::kMonthsMany},
      {term.weeks(), Phrase::kWeeksOne, Phrase::kWeeksMany},
      {term.days(), Phrase::kDaysOne, Phrase::kDaysMany},
  }};
  std::string words;
  for (const Unit& unit : units) {
    if (unit.count == 0) continue;
    words += (words.empty() ? "" : ", ") + phrases.Count(unit.count, unit.one, unit.many);
  }
  return words.empty() ? phrases.Say(Phrase::kNoTerm) : words;
}

class ProgrammeView {
 public:
  ProgrammeView(const v1::Programme& programme, const Phrasebook& phrases, const Terminal& terminal)
      : programme_(programme),
        phrases_(phrases),
        terminal_(terminal),
        words_(programme, phrases.language()) {}

  std::string Write();

 private:
  void Say(std::string_view lead, std::string_view text) {
    text_ += Wrapped(lead, Printable(text), terminal_.width);
  }
  void Heading(Phrase phrase) {
    text_ += "\n" + Coloured(phrases_.Say(phrase), Emphasis::kHeading, terminal_.colour) + "\n";
  }
  void Activities();
  void ActivitiesOf(const std::string& layer, const std::string& name);
  void Parameters();
  void Rules(v1::RuleClass rule_class, Phrase heading);
  void Rule(const v1::Rule& rule);

  const v1::Programme& programme_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  ProgrammeWords words_;
  std::string text_;
};

void ProgrammeView::ActivitiesOf(const std::string& layer, const std::string& name) {
  struct Track {
    std::string_view id;
    Phrase phrase;
  };
  constexpr std::array<Track, 3> kTracks = {{{"individual", Phrase::kTrackIndividual},
                                             {"group", Phrase::kTrackGroup},
                                             {"", Phrase::kTrackNone}}};
  bool first = true;
  for (const Track& track : kTracks) {
    std::string list;
    for (const v1::Word& word : programme_.vocabulary().words()) {
      const bool here =
          word.sort() == "activity" && word.layer() == layer && word.track() == track.id;
      if (!here) continue;
      std::string title = words_.NameOf(word.id());
      if (word.sensitive()) title = phrases_.Say(Phrase::kSensitive, {{"title", title}});
      list += (list.empty() ? "" : ", ") + title;
    }
    if (list.empty()) continue;
    if (first) Say("  ", name);
    first = false;
    Say("    - ", phrases_.Say(track.phrase) + ": " + list);
  }
}

void ProgrammeView::Activities() {
  const v1::Vocabulary& vocabulary = programme_.vocabulary();
  const bool any = std::any_of(vocabulary.words().begin(), vocabulary.words().end(),
                               [](const v1::Word& word) { return word.sort() == "activity"; });
  if (!any) return;
  Heading(vocabulary.layers().empty() ? Phrase::kGroupActivities : Phrase::kGroupLayers);
  for (const std::string& layer : vocabulary.layers()) ActivitiesOf(layer, words_.NameOf(layer));
  ActivitiesOf("", phrases_.Say(Phrase::kOutsideLayers));
}

void ProgrammeView::Parameters() {
  if (programme_.parameters().empty()) return;
  Heading(Phrase::kGroupParameters);
  for (const v1::Parameter& parameter : programme_.parameters()) {
    const std::string value = ValueInWords(parameter, phrases_);
    const Phrase phrase = parameter.ours() ? Phrase::kParameterOurs : Phrase::kParameter;
    Say("  - ", phrases_.Say(phrase, {{"id", parameter.id()}, {"value", value}}));
  }
}

void ProgrammeView::Rule(const v1::Rule& rule) {
  const std::string title = TextIn(rule.titles(), phrases_.language());
  Say("  - ", title.empty() ? rule.id() : title);
  const std::string explanation = TextIn(rule.explanations(), phrases_.language());
  if (!explanation.empty()) Say("    ", explanation);
  if (!rule.reading().empty()) {
    Say("    ", phrases_.Say(Phrase::kReading, {{"text", rule.reading()}}));
  }
  std::string footer = rule.id();
  if (!rule.duty_bearer().empty()) footer += " · " + words_.NameOfRole(rule.duty_bearer());
  for (const v1::Citation& citation : rule.citations()) {
    footer += " · " + citation.source();
    if (!citation.locator().empty()) footer += ", " + citation.locator();
  }
  std::string lines = Wrapped("    ", Printable(footer), terminal_.width);
  lines.pop_back();
  text_ += Coloured(lines, Emphasis::kQuiet, terminal_.colour) + "\n";
}

void ProgrammeView::Rules(v1::RuleClass rule_class, Phrase heading) {
  bool first = true;
  for (const v1::Rule& rule : programme_.rules()) {
    if (rule.rule_class() != rule_class) continue;
    if (first) Heading(heading);
    first = false;
    Rule(rule);
  }
}

std::string ProgrammeView::Write() {
  std::string title = Wrapped("", words_.title() + " (" + programme_.id() + ")", terminal_.width);
  title.pop_back();
  text_ = Coloured(title, Emphasis::kHeading, terminal_.colour) + "\n";
  Say("", phrases_.Say(Phrase::kProgrammeVersion, {{"version", programme_.version()}}));
  Activities();
  Parameters();
  Rules(v1::RULE_CLASS_MUST, Phrase::kRulesMust);
  Rules(v1::RULE_CLASS_SHOULD, Phrase::kRulesShould);
  Rules(v1::RULE_CLASS_INDICATOR, Phrase::kRulesIndicator);
  return std::move(text_);
}

}  // namespace

std::string ValueInWords(const v1::Parameter& parameter, const Phrasebook& phrases) {
  return parameter.has_term() ? TermInWords(parameter.term(), phrases)
                              : std::to_string(parameter.count());
}

std::string ProgrammeInOneLine(const v1::Programme& programme, const Phrasebook& phrases) {
  const ProgrammeWords words(programme, phrases.language());
  std::string id = programme.id();
  if (id.size() < kIdColumns) id.resize(kIdColumns, ' ');
  const std::string row =
      phrases.Say(Phrase::kProgrammeRow, {{"title", words.title()},
                                          {"version", programme.version()},
                                          {"rules", std::to_string(programme.rules_size())}});
  return id + " " + row + "\n";
}

std::string ProgrammeInText(const v1::Programme& programme, const Phrasebook& phrases,
                            const Terminal& terminal) {
  return ProgrammeView(programme, phrases, terminal).Write();
}

}  // namespace baken::cli
