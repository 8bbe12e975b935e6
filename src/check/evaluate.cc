// SPDX-License-Identifier: EUPL-1.2
#include "check/evaluate.h"

#include <vector>

#include "check/memo.h"

namespace baken {
namespace {

// Whether the other parts change nothing any more. Where a date is bounded by the day judged they
// are looked at all the same: which dates a rule looks at must be known.
bool IsDecided(const Timeline& result, bool all, const Subject& subject) {
  const bool always = result.changes().size() == 1;
  return always && result.changes()[0].value == (all ? Truth::kFalse : Truth::kTrue) &&
         !subject.facts.judged_relative;
}

Timeline Combine(const Requirement& requirement, const Subject& subject) {
  using Kind = Requirement::Kind;
  const bool all = requirement.kind == Kind::kAllOf;
  Timeline result = Evaluate(requirement.of.front(), subject);
  for (std::size_t i = 1; i < requirement.of.size() && !IsDecided(result, all, subject); ++i) {
    const Timeline next = Evaluate(requirement.of[i], subject);
    result = all ? And(result, next) : Or(result, next);
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

}  // namespace baken
