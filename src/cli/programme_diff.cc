// SPDX-License-Identifier: EUPL-1.2
#include "cli/programme_diff.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/field_differences.h"
#include "cli/programme_words.h"

namespace baken::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Fields that hold the id of a parameter, in whatever message of a rule they stand.
bool HoldsParameter(const FieldDescriptor& field) {
  constexpr std::array<std::string_view, 6> kNames = {"term",    "grace",  "amount",
                                                      "at_most", "within", "max_parameter"};
  return field.cpp_type() == FieldDescriptor::CPPTYPE_STRING && !field.is_repeated() &&
         std::find(kNames.begin(), kNames.end(), field.name()) != kNames.end();
}

bool Names(const Message& message, const std::string& parameter) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  return std::any_of(fields.begin(), fields.end(), [&](const FieldDescriptor* field) {
    if (HoldsParameter(*field)) return reflection->GetString(message, field) == parameter;
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return false;
    if (!field->is_repeated()) return Names(reflection->GetMessage(message, field), parameter);
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      if (Names(reflection->GetRepeatedMessage(message, field, i), parameter)) return true;
    }
    return false;
  });
}

class Differ {
 public:
  Differ(const LoadedProgramme& before, const LoadedProgramme& after, Language language)
      : before_(before.description), after_(after.description), language_(language) {
    for (const v1::Deviation& deviation : after.deviations) {
      for (const v1::Change& change : deviation.changes()) decisions_[KeyOf(change)] = &change;
    }
  }

  v1::Diff Run() {
    SetSide(before_, *diff_.mutable_before());
    SetSide(after_, *diff_.mutable_after());
    Head();
    Words();
    Parameters();
    Rules();
    return std::move(diff_);
  }

 private:
  static std::string KeyOf(const v1::Change& change) {
    if (change.has_parameter()) return "parameter " + change.parameter().id();
    if (change.has_rule()) return KeyOf(change.rule());
    return "off " + change.switched_off();
  }
  static std::string KeyOf(const v1::Rule& edition) {
    return "rule " + edition.id() + " " + edition.in_force_since();
  }

  static void SetSide(const v1::Programme& programme, v1::DiffSide& side) {
    side.set_id(programme.id());
    side.set_version(programme.version());
  }

  v1::Difference& Add(const std::string& what, const std::string& id, v1::DifferenceKind kind,
                      const std::string& title) {
    v1::Difference& difference = *diff_.add_differences();
    difference.set_what(what);
    difference.set_id(id);
    difference.set_kind(kind);
    difference.set_title(title);
    return difference;
  }

  void SetDecision(const std::string& key, v1::Difference& difference) const {
    const auto found = decisions_.find(key);
    if (found == decisions_.end()) return;
    v1::Decision& decision = *difference.mutable_decision();
    decision.set_who(found->second->who());
    decision.set_decided_on(found->second->decided_on());
    decision.set_why(found->second->why());
  }

  // Null when the two say the same.
  v1::Difference* AddChanged(const std::string& what, const std::string& id,
                             const std::string& title, const Message& before,
                             const Message& after) {
    const std::vector<v1::FieldDifference> fields = FieldDifferences(before, after);
    if (fields.empty()) return nullptr;
    const bool texts = what != "programme" && std::all_of(fields.begin(), fields.end(),
                                                          [](const v1::FieldDifference& field) {
                                                            return IsForReaders(field.field());
                                                          });
    v1::Difference& difference =
        Add(what, id, texts ? v1::DIFFERENCE_KIND_TEXTS_ONLY : v1::DIFFERENCE_KIND_CHANGED, title);
    for (const v1::FieldDifference& field : fields) *difference.add_fields() = field;
    return &difference;
  }

  // Everything but words, parameters and rules.
  void Head() {
    const auto head = [](v1::Programme programme) {
      programme.clear_parameters();
      programme.clear_rules();
      programme.mutable_vocabulary()->clear_words();
      return programme;
    };
    AddChanged("programme", "", TextIn(after_.titles(), language_), head(before_), head(after_));
  }

  // Things by key: those of the one in its order, then what only the other has.
  template <typename Thing, typename KeyOf, typename Compare>
  static void Pair(const google::protobuf::RepeatedPtrField<Thing>& before,
                   const google::protobuf::RepeatedPtrField<Thing>& after, KeyOf key_of,
                   Compare compare) {
    std::map<std::string, const Thing*> others;
    for (const Thing& thing : after) others.emplace(key_of(thing), &thing);
    std::set<std::string> seen;
    for (const Thing& thing : before) {
      const std::string key = key_of(thing);
      const auto other = others.find(key);
      if (seen.insert(key).second) {
        compare(&thing, other == others.end() ? nullptr : other->second);
      }
    }
    for (const Thing& thing : after) {
      if (seen.insert(key_of(thing)).second) compare(nullptr, &thing);
    }
  }

  void Words() {
    const auto key_of = [](const v1::Word& word) { return word.sort() + ":" + word.id(); };
    Pair(before_.vocabulary().words(), after_.vocabulary().words(), key_of,
         [&](const v1::Word* was, const v1::Word* is) {
           const v1::Word& word = is != nullptr ? *is : *was;
           const std::string title = TextIn(word.titles(), language_);
           if (was != nullptr && is != nullptr) {
             AddChanged("word", key_of(word), title, *was, *is);
           } else {
             Add("word", key_of(word), OneSided(is != nullptr), title);
           }
         });
  }

  static v1::DifferenceKind OneSided(bool after) {
    return after ? v1::DIFFERENCE_KIND_ADDED : v1::DIFFERENCE_KIND_REMOVED;
  }

  void Parameters() {
    Pair(
        before_.parameters(), after_.parameters(),
        [](const v1::Parameter& parameter) { return parameter.id(); },
        [&](const v1::Parameter* was, const v1::Parameter* is) {
          static const v1::Parameter kNothing;
          const std::string& id = is != nullptr ? is->id() : was->id();
          v1::Difference* difference =
              AddChanged("parameter", id, "", was != nullptr ? *was : kNothing,
                         is != nullptr ? *is : kNothing);
          if (difference == nullptr) return;
          SetDecision("parameter " + id, *difference);
          if (was == nullptr || is == nullptr) difference->set_kind(OneSided(is != nullptr));
          std::set<std::string> rules;
          for (const v1::Programme* programme : {&before_, &after_}) {
            for (const v1::Rule& rule : programme->rules()) {
              if (Names(rule, id)) rules.insert(rule.id());
            }
          }
          for (const std::string& rule : rules) difference->add_used_by(rule);
        });
  }

  static std::map<std::string, int> CountOf(const v1::Programme& programme) {
    std::map<std::string, int> editions;
    for (const v1::Rule& rule : programme.rules()) ++editions[rule.id()];
    return editions;
  }

  // Editions belong together by their first day; a single one on both sides in any case.
  void Rules() {
    const std::map<std::string, int> before = CountOf(before_);
    const std::map<std::string, int> after = CountOf(after_);
    const auto several = [&](const std::string& id) {
      const auto was = before.find(id);
      const auto is = after.find(id);
      return (was != before.end() && was->second > 1) || (is != after.end() && is->second > 1);
    };
    Pair(
        before_.rules(), after_.rules(),
        [&](const v1::Rule& rule) {
          return several(rule.id()) ? rule.id() + " " + rule.in_force_since() : rule.id();
        },
        [&](const v1::Rule* was, const v1::Rule* is) {
          const v1::Rule& rule = is != nullptr ? *is : *was;
          v1::Difference* difference = CompareRules(was, is);
          if (difference != nullptr && several(rule.id())) {
            difference->set_edition(rule.in_force_since());
          }
        });
  }

  v1::Difference* CompareRules(const v1::Rule* was, const v1::Rule* is) {
    const v1::Rule& rule = is != nullptr ? *is : *was;
    const std::string title = TextIn(rule.titles(), language_);
    if (was != nullptr && is != nullptr) {
      v1::Difference* difference = AddChanged("rule", rule.id(), title, *was, *is);
      if (difference != nullptr) SetDecision(KeyOf(*is), *difference);
      return difference;
    }
    v1::Difference& difference = Add("rule", rule.id(), OneSided(is != nullptr), title);
    if (is != nullptr) {
      SetDecision(KeyOf(*is), difference);
      AddFieldsOfEdition(*is, difference);
    } else if (decisions_.contains("off " + rule.id())) {
      difference.set_kind(v1::DIFFERENCE_KIND_SWITCHED_OFF);
      SetDecision("off " + rule.id(), difference);
    }
    return &difference;
  }

  // A new edition is told by how it differs from the one before it.
  void AddFieldsOfEdition(const v1::Rule& edition, v1::Difference& difference) const {
    const v1::Rule* preceding = nullptr;
    for (const v1::Rule& rule : after_.rules()) {
      if (rule.id() != edition.id() || rule.in_force_since() >= edition.in_force_since()) continue;
      const bool later =
          preceding == nullptr || rule.in_force_since() > preceding->in_force_since();
      if (later) preceding = &rule;
    }
    if (preceding == nullptr) return;
    for (const v1::FieldDifference& field : FieldDifferences(*preceding, edition)) {
      if (!field.field().starts_with("in_force")) *difference.add_fields() = field;
    }
  }

  const v1::Programme& before_;
  const v1::Programme& after_;
  Language language_;
  std::map<std::string, const v1::Change*> decisions_;
  v1::Diff diff_;
};

}  // namespace

v1::Diff DiffOf(const LoadedProgramme& before, const LoadedProgramme& after, Language language) {
  return Differ(before, after, language).Run();
}

}  // namespace baken::cli
