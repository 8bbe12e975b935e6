// SPDX-License-Identifier: EUPL-1.2
#include "check/evaluate.h"

#include <algorithm>
#include <vector>

#include "check/memo.h"

namespace baken {
namespace {

Timeline Combine(const Requirement& requirement, const Subject& subject) {
  using Kind = Requirement::Kind;
  Timeline result = Evaluate(requirement.of.front(), subject);
  for (std::size_t i = 1; i < requirement.of.size(); ++i) {
    const Timeline next = Evaluate(requirement.of[i], subject);
    result = requirement.kind == Kind::kAllOf ? And(result, next) : Or(result, next);
  }
  return requirement.kind == Kind::kNoneOf ? Not(result) : result;
}

Timeline CombineAtLeast(const Requirement& requirement, const Subject& subject) {
  std::pmr::vector<Timeline> of(subject.memory);
  for (const Requirement& part : requirement.of) of.push_back(Evaluate(part, subject));
  return AtLeast(of, requirement.times, subject.memory);
}

}  // namespace

Timeline Evaluate(const Requirement& requirement, const Subject& subject) {
  Memo* const memo = MemoFor(requirement.number, subject);
  return memo != nullptr ? memo->TruthOf(requirement, subject) : WorkOut(requirement, subject);
}

Timeline WorkOut(const Requirement& requirement, const Subject& subject) {
  using Kind = Requirement::Kind;
  switch (requirement.kind) {
    case Kind::kOccurred:
      return Evaluate(*requirement.occurred, subject);
    case Kind::kReached:
      return Evaluate(*requirement.reached, subject);
    case Kind::kHolding:
      return Evaluate(*requirement.holding, subject);
    case Kind::kBetween:
      return Evaluate(*requirement.between, subject);
    case Kind::kAtLeast:
      return CombineAtLeast(requirement, subject);
    case Kind::kAllOf:
    case Kind::kAnyOf:
    case Kind::kNoneOf:
      return Combine(requirement, subject);
  }
  return Timeline(Truth::kUnknown, subject.memory);
}

bool DependsOnTrigger(const Requirement& requirement) {
  return (requirement.occurred && requirement.occurred->since_trigger) ||
         std::any_of(requirement.of.begin(), requirement.of.end(), DependsOnTrigger);
}

}  // namespace baken
