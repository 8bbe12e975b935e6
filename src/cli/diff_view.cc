// SPDX-License-Identifier: EUPL-1.2
#include "cli/diff_view.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cli/calendar.h"
#include "cli/field_differences.h"
#include "cli/outcome_words.h"
#include "cli/programme_view.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr Wording kHeading{"Wat verschilt: {before} → {after}", "What differs: {before} → {after}"};
constexpr Wording kSide{"{id} {version}", "{id} {version}"};
constexpr Wording kSideDeviated{"{id} {version} met {files}", "{id} {version} with {files}"};
constexpr Wording kNothing{"Er verschilt niets.", "Nothing differs."};
constexpr Wording kGroupProgramme{"Het programma zelf", "The programme itself"};
constexpr Wording kGroupWords{"Woorden", "Words"};
constexpr Wording kGroupParameters{"Getallen en termijnen", "Numbers and terms"};
constexpr Wording kGroupRules{"Regels", "Rules"};
constexpr Wording kParameter{"{id}: {before} → {after}", "{id}: {before} → {after}"};
constexpr Wording kUsedBy{"Gebruikt door: {rules}", "Used by: {rules}"};
constexpr Wording kItem{"{id}: {kind}", "{id}: {kind}"};
constexpr Wording kItemTitled{"{id} {title}: {kind}", "{id} {title}: {kind}"};
constexpr Wording kEdition{"{id} (vanaf {date})", "{id} (from {date})"};
constexpr Wording kField{"{field}: {before} → {after}", "{field}: {before} → {after}"};
constexpr Wording kFieldDeeper{"{field}, in {path}: {before} → {after}",
                               "{field}, in {path}: {before} → {after}"};
constexpr Wording kAbsent{"(niets)", "(nothing)"};
constexpr Wording kTextsChanged{"Andere woorden: {fields}", "Other words: {fields}"};
constexpr Wording kDecision{"Besluit van {who}, {date}: {why}", "Decision of {who}, {date}: {why}"};

constexpr std::array<Wording, 6> kKinds = {{
    {"", ""},
    {"nieuw", "new"},
    {"vervallen", "removed"},
    {"uitgezet", "switched off"},
    {"gewijzigd", "changed"},
    {"alleen andere woorden", "other words only"},
}};

struct FieldName {
  std::string_view field;
  Wording name;
};
constexpr std::array<FieldName, 30> kFields = {{
    {"rule_class", {"hoe zwaar", "how hard"}},
    {"scope", {"over wie", "about whom"}},
    {"group_kinds", {"soort groep", "kind of group"}},
    {"duty_bearer", {"wie aan zet is", "whose turn it is"}},
    {"applies_when", {"wanneer het geldt", "when it applies"}},
    {"requirement", {"wat wordt gevraagd", "what is asked"}},
    {"by", {"tijdstip (uiterlijk)", "timing (by a last day)"}},
    {"throughout", {"tijdstip (elke dag)", "timing (every day)"}},
    {"at", {"tijdstip (op een moment)", "timing (at a moment)"}},
    {"measure", {"wat wordt geteld", "what is counted"}},
    {"titles", {"naam", "name"}},
    {"explanations", {"uitleg", "explanation"}},
    {"remedies", {"wat te doen", "what to do"}},
    {"citations", {"bron", "source"}},
    {"reading", {"lezing", "reading"}},
    {"in_force_since", {"geldt vanaf", "in force from"}},
    {"in_force_until", {"geldt tot", "in force until"}},
    {"id", {"programma", "programme"}},
    {"version", {"versie", "version"}},
    {"vocabulary", {"lagen en woorden", "layers and words"}},
    {"equated_days", {"gelijkgestelde dagen", "equated days"}},
    {"clock", {"begin van de klok", "start of the clock"}},
    {"stops", {"wat een traject beëindigt", "what ends a trajectory"}},
    {"ours", {"eigen getal", "our own number"}},
    {"layer", {"laag", "layer"}},
    {"track", {"spoor", "track"}},
    {"tags", {"kenmerken", "tags"}},
    {"values", {"waarden", "values"}},
    {"unit", {"eenheid", "unit"}},
    {"sensitive", {"gevoelig", "sensitive"}},
}};

std::string NameOf(const std::string& field, const Phrasebook& phrases) {
  const std::string root = RootOf(field);
  const auto found = std::find_if(kFields.begin(), kFields.end(),
                                  [&](const FieldName& one) { return one.field == root; });
  return found == kFields.end() ? root : phrases.Say(found->name);
}

// Words for the values that have them; the rest stands as it is in the file.
std::string ValueOf(const std::string& field, const std::string& value, const Phrasebook& phrases) {
  struct Value {
    std::string_view value;
    Wording words;
  };
  constexpr std::array<Value, 3> kClasses = {{
      {"RULE_CLASS_MUST", {"verplichting", "obligation"}},
      {"RULE_CLASS_SHOULD", {"norm", "norm"}},
      {"RULE_CLASS_INDICATOR", {"cijfer", "figure"}},
  }};
  if (value.empty()) return phrases.Say(kAbsent);
  for (const Value& one : kClasses) {
    if (one.value == value) return phrases.Say(one.words);
  }
  const bool date = field == "in_force_since" || field == "in_force_until";
  return date ? DateInWords(value, phrases.language()) : value;
}

std::string SideInWords(const v1::DiffSide& side, const Phrasebook& phrases) {
  std::string files;
  for (const std::string& file : side.deviations()) files += (files.empty() ? "" : ", ") + file;
  const Phrasebook::Values values = {
      {"id", side.id()}, {"version", side.version()}, {"files", files}};
  return phrases.Say(files.empty() ? kSide : kSideDeviated, values);
}

const v1::Parameter* ParameterOf(const v1::Programme& programme, const std::string& id) {
  for (const v1::Parameter& parameter : programme.parameters()) {
    if (parameter.id() == id) return &parameter;
  }
  return nullptr;
}

class DiffView {
 public:
  DiffView(const v1::Diff& diff, const v1::Programme& before, const v1::Programme& after,
           const Phrasebook& phrases, const Terminal& terminal)
      : diff_(diff), before_(before), after_(after), phrases_(phrases), terminal_(terminal) {}

  std::string Write() {
    const std::string title =
        phrases_.Say(kHeading, {{"before", SideInWords(diff_.before(), phrases_)},
                                {"after", SideInWords(diff_.after(), phrases_)}});
    std::string heading = Wrapped("", Printable(title), terminal_.width);
    heading.pop_back();
    text_ = Coloured(heading, Emphasis::kHeading, terminal_.colour) + "\n";
    text_ += std::string(std::min(Columns(title), terminal_.width), '=') + "\n";
    if (diff_.differences().empty()) Say("", phrases_.Say(kNothing));
    Group("programme", kGroupProgramme);
    Group("word", kGroupWords);
    Group("parameter", kGroupParameters);
    Group("rule", kGroupRules);
    return std::move(text_);
  }

 private:
  void Say(std::string_view lead, std::string_view text) {
    text_ += Wrapped(lead, Printable(text), terminal_.width);
  }

  void Group(std::string_view what, const Wording& heading) {
    bool first = true;
    for (const v1::Difference& difference : diff_.differences()) {
      if (difference.what() != what) continue;
      if (first) {
        text_ +=
            "\n" + Coloured(phrases_.Say(heading), Emphasis::kHeading, terminal_.colour) + "\n";
      }
      first = false;
      if (what == "parameter") {
        Parameter(difference);
      } else {
        Item(difference);
      }
    }
  }

  std::string Value(const v1::Programme& programme, const std::string& id) const {
    const v1::Parameter* parameter = ParameterOf(programme, id);
    return parameter == nullptr ? phrases_.Say(kAbsent) : ValueInWords(*parameter, phrases_);
  }

  void Parameter(const v1::Difference& difference) {
    const std::string& id = difference.id();
    const std::string was = Value(before_, id);
    const std::string is = Value(after_, id);
    Say("  - ", phrases_.Say(kParameter, {{"id", id}, {"before", was}, {"after", is}}));
    for (const v1::FieldDifference& field : difference.fields()) {
      if (field.field() == "ours") Field(field);
    }
    std::string rules;
    for (const std::string& rule : difference.used_by())
      rules += (rules.empty() ? "" : ", ") + rule;
    if (!rules.empty()) Say("    ", phrases_.Say(kUsedBy, {{"rules", rules}}));
    Decision(difference);
  }

  void Item(const v1::Difference& difference) {
    std::string id = difference.id();
    if (!difference.edition().empty()) {
      const std::string date = DateInWords(difference.edition(), phrases_.language());
      id = phrases_.Say(kEdition, {{"id", id}, {"date", date}});
    }
    const std::string kind = phrases_.Say(kKinds[static_cast<std::size_t>(difference.kind())]);
    if (!id.empty()) {
      Say("  - ", phrases_.Say(difference.title().empty() ? kItem : kItemTitled,
                               {{"id", id}, {"title", difference.title()}, {"kind", kind}}));
    }
    std::string texts;
    for (const v1::FieldDifference& field : difference.fields()) {
      if (!IsForReaders(field.field())) {
        Field(field);
        continue;
      }
      const std::string name = NameOf(field.field(), phrases_);
      const bool named = (", " + texts + ", ").find(", " + name + ", ") != std::string::npos;
      if (!named) texts += (texts.empty() ? "" : ", ") + name;
    }
    if (!texts.empty()) Say("    ", phrases_.Say(kTextsChanged, {{"fields", texts}}));
    Decision(difference);
  }

  void Field(const v1::FieldDifference& field) {
    const std::string& path = field.field();
    const bool deeper = RootOf(path) != path;
    Say("    ", phrases_.Say(deeper ? kFieldDeeper : kField,
                             {{"field", NameOf(path, phrases_)},
                              {"path", path},
                              {"before", ValueOf(path, field.before(), phrases_)},
                              {"after", ValueOf(path, field.after(), phrases_)}}));
  }

  void Decision(const v1::Difference& difference) {
    if (!difference.has_decision()) return;
    const v1::Decision& decision = difference.decision();
    const std::string date = DateInWords(decision.decided_on(), phrases_.language());
    Say("    ", phrases_.Say(kDecision,
                             {{"who", decision.who()}, {"date", date}, {"why", decision.why()}}));
  }

  const v1::Diff& diff_;
  const v1::Programme& before_;
  const v1::Programme& after_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  std::string text_;
};

}  // namespace

std::string DifferencesInText(const v1::Diff& diff, const v1::Programme& before,
                              const v1::Programme& after, const Phrasebook& phrases,
                              const Terminal& terminal) {
  return DiffView(diff, before, after, phrases, terminal).Write();
}

}  // namespace baken::cli
