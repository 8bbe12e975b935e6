// SPDX-License-Identifier: EUPL-1.2

#include "reference/facts.h"

#include <algorithm>
#include <stdexcept>

namespace baken::reference {

Truth And(Truth a, Truth b) { return std::min(a, b); }
Truth Or(Truth a, Truth b) { return std::max(a, b); }
Truth Not(Truth a) {
  if (a == Truth::kUnknown) return a;
  return a == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
}
Truth Of(bool value) { return value ? Truth::kTrue : Truth::kFalse; }
Truth Same(Truth a, Truth b) { return a == b ? a : Truth::kUnknown; }

Truth HasCome(Range range, Day day) {
  if (day < range.earliest) return Truth::kFalse;
  return day >= range.latest ? Truth::kTrue : Truth::kUnknown;
}

const v1::Word* FindWord(const v1::Programme& programme, const std::string& sort,
                         const std::string& id) {
  for (const v1::Word& word : programme.vocabulary().words()) {
    if (word.sort() == sort && word.id() == id) return &word;
  }
  // A word of a family: "chain.neighbour" of "chain.*".
  for (const v1::Word& word : programme.vocabulary().words()) {
    if (word.sort() == sort && InFamily(id, word.id())) return &word;
  }
  return nullptr;
}

const v1::Parameter& FindParameter(const v1::Programme& programme, const std::string& id) {
  for (const v1::Parameter& parameter : programme.parameters()) {
    if (parameter.id() == id) return parameter;
  }
  throw std::runtime_error("no parameter " + id);
}

Term TermOf(const v1::Programme& programme, const std::string& parameter) {
  const v1::Term& term = FindParameter(programme, parameter).term();
  return {term.years(), term.months(), term.weeks(), term.days()};
}

bool InFamily(const std::string& tag, const std::string& wanted) {
  if (wanted.size() >= 2 && wanted.ends_with(".*")) {
    return tag == wanted || tag.starts_with(wanted.substr(0, wanted.size() - 1));
  }
  return tag == wanted;
}

bool Record::Keeps(const std::string& sort, const std::string& id) const {
  const std::string full = sort + ":" + id;
  if (not_recorded.contains(id) || not_recorded.contains(full)) return false;
  return recorded.empty() || recorded.contains(id) || recorded.contains(full);
}

bool Record::KeepsPath(const std::string& path) const {
  if (not_recorded.contains(path)) return false;
  if (recorded.contains(path)) return true;
  const std::string message = path.substr(0, path.rfind('.'));
  for (const std::string& other : recorded) {
    if (other.substr(0, other.rfind('.')) == message && other != message) return false;
  }
  return true;
}

Fact NewFact(FactType type, std::string word, std::string path) {
  Fact fact;
  fact.type = type;
  fact.word = std::move(word);
  fact.path = std::move(path);
  return fact;
}

}  // namespace baken::reference
