// SPDX-License-Identifier: EUPL-1.2

#include "reference/deviation_generator.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace baken::reference {
namespace {

class DeviationGenerator {
 public:
  DeviationGenerator(const LoadedProgramme& base, Random& random)
      : base_(base), prints_(Library::Analyse(base.message)), random_(random) {}

  v1::Deviation Make() {
    v1::Deviation deviation;
    deviation.set_programme(base_.message.id());
    for (int i = 1 + random_.Below(3); i > 0; --i) {
      if (random_.Chance(50)) {
        ChangeParameter(deviation);
      } else {
        ChangeRule(deviation);
      }
    }
    return deviation;
  }

 private:
  v1::Change& Add(const google::protobuf::RepeatedPtrField<v1::Fingerprint>& prints,
                  const std::string& id, v1::Deviation& deviation) const {
    v1::Change& change = *deviation.add_changes();
    for (const v1::Fingerprint& print : prints) {
      if (print.id() == id) change.set_of(print.of());
    }
    change.set_who("municipality");
    change.set_decided_on("2025-01-15");
    change.set_why("Drawn at random.");
    return change;
  }

  void ChangeParameter(v1::Deviation& deviation) {
    const v1::Parameter& was = random_.Pick(base_.message.parameters());
    if (!changed_.insert(was.id()).second) return;
    v1::Parameter& wanted = *Add(prints_.parameters(), was.id(), deviation).mutable_parameter();
    wanted = was;
    if (was.has_count()) {
      wanted.set_count((was.count() + 1 + random_.Below(3)) % 6);
    } else {
      wanted.mutable_term()->Clear();
      wanted.mutable_term()->set_days(was.term().days() + 1 + random_.Below(20));
    }
  }

  void ChangeRule(v1::Deviation& deviation) {
    const v1::Rule& was = random_.Pick(base_.message.rules());
    if (!changed_.insert(was.id()).second) return;
    if (random_.Chance(30)) {
      Add(prints_.rules(), was.id(), deviation).set_switched_off(was.id());
      return;
    }
    v1::Programme scratch;
    AddRandomRule(was.id(), was.scope(), random_, scratch);
    for (v1::Rule& rule : *scratch.mutable_rules()) {
      rule.set_rule_class(was.rule_class());
      *rule.mutable_group_kinds() = was.group_kinds();
      *Add(prints_.rules(), was.id(), deviation).mutable_rule() = std::move(rule);
    }
  }

  const LoadedProgramme& base_;
  const v1::Analysis prints_;
  Random& random_;
  std::set<std::string> changed_;
};

// One thing after the other: another value, the rule's new editions for its old ones, or none.
v1::Programme ByPlainReading(v1::Programme programme, const v1::Deviation& deviation) {
  auto& rules = *programme.mutable_rules();
  std::set<std::string> gone;
  for (const v1::Change& change : deviation.changes()) {
    if (change.has_parameter()) {
      for (v1::Parameter& parameter : *programme.mutable_parameters()) {
        if (parameter.id() == change.parameter().id()) parameter = change.parameter();
      }
      continue;
    }
    gone.insert(change.has_rule() ? change.rule().id() : change.switched_off());
  }
  rules.erase(std::remove_if(rules.begin(), rules.end(),
                             [&](const v1::Rule& rule) { return gone.contains(rule.id()); }),
              rules.end());
  for (const v1::Change& change : deviation.changes()) {
    if (change.has_rule()) *rules.Add() = change.rule();
  }
  return programme;
}

}  // namespace

std::optional<LoadedProgramme> WithRandomDeviation(const LoadedProgramme& programme,
                                                   Random& random) {
  for (int attempt = 0; attempt < 30; ++attempt) {
    const v1::Deviation deviation = DeviationGenerator(programme, random).Make();
    if (auto library = programme.library->Deviate(deviation)) {
      return LoadedProgramme{ByPlainReading(programme.message, deviation), std::move(library)};
    }
  }
  return std::nullopt;
}

}  // namespace baken::reference
