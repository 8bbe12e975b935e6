// SPDX-License-Identifier: EUPL-1.2
#include "check/transition.h"

#include <algorithm>
#include <memory_resource>

#include "check/judge.h"
#include "check/memo.h"
#include "facts/layers.h"
#include "time/term.h"

namespace baken {
namespace {

// How far ahead an earliest day is looked for.
constexpr Term kLookAhead{.years = 2};

const Fact* EntryOf(const Facts& facts) {
  const auto& entries = facts.list(FactKind::kLayerEntry);
  const auto asked = std::find_if(entries.begin(), entries.end(),
                                  [](const Fact& entry) { return entry.is_asked; });
  return asked == entries.end() ? nullptr : &*asked;
}

bool IsTimedAtEntry(const Rule& rule) {
  return std::any_of(rule.editions.begin(), rule.editions.end(), [](const Edition& edition) {
    const auto* at = std::get_if<At>(&edition.timing);
    if (edition.scope != Scope::kTrajectory || at == nullptr) return false;
    return std::any_of(at->each.begin(), at->each.end(), [](const Moments& moments) {
      return moments.source == MomentSource::kLayerEntered;
    });
  });
}

// What the rule says of the entry asked about; nothing when it is not triggered by it.
std::optional<Obligation> AnswerOf(const Rule& rule, const Fact& entry, const Subject& subject) {
  const RuleJudge judge(rule, subject);
  AsOf as_of(subject.facts.judged);
  const Judgement judgement = judge.On(as_of, subject.memory);
  for (const Obligation& obligation : judgement.obligations) {
    if (obligation.trigger && obligation.trigger->fact == &entry) return obligation;
  }
  return std::nullopt;
}

// A step down is always legal: what the entry rules say of it are cautions.
bool IsStepDown(const Fact& entry, const Vocabulary& words, const Facts& facts) {
  const auto bits = LayerBits(words, entry.word());
  const auto before = std::find_if(facts.layer_steps.rbegin(), facts.layer_steps.rend(),
                                   [&](const LayerStep& s) { return s.day < facts.judged; });
  if (before == facts.layer_steps.rend()) return false;
  const auto lowest_held = before->layers & (~before->layers + 1);
  return lowest_held > bits;
}

Transition Answer(const Programme& programme, const Fact& entry, const Facts& facts) {
  Transition transition;
  const bool down = IsStepDown(entry, programme.vocabulary, facts);
  Memo memo(programme, facts.memory);
  const Subject subject =
      SubjectOf(programme, facts, Scope::kTrajectory, nullptr, memo, facts.memory);
  for (const Rule& rule : programme.rules) {
    if (!IsTimedAtEntry(rule)) continue;
    const auto answer = AnswerOf(rule, entry, subject);
    if (!answer) continue;
    const bool must = answer->edition->rule_class == RuleClass::kMust;
    if (answer->outcome == Outcome::kUndetermined) {
      transition.unknowns.push_back(rule.id);
    } else if (answer->outcome == Outcome::kViolated) {
      (must && !down ? transition.blockers : transition.cautions).push_back(rule.id);
    }
  }
  transition.allowed = transition.blockers.empty();
  return transition;
}

}  // namespace

std::optional<Transition> JudgeTransition(const Programme& programme, const Request& request,
                                          const Facts& facts) {
  const Fact* const entry = EntryOf(facts);
  if (entry == nullptr) return std::nullopt;
  Transition transition = Answer(programme, *entry, facts);
  const Day last = AddTerm(facts.judged, kLookAhead);
  for (Day day = facts.judged; transition.earliest == kNever && day <= last; ++day) {
    std::pmr::monotonic_buffer_resource arena;
    Facts then(&arena);
    Request on_day = request;
    on_day.judged = day;
    // It could be read on the day judged, and what cannot be read does not depend on the day.
    (void)ReadFacts(on_day, day, programme, then);
    const Fact* const later = EntryOf(then);
    if (later != nullptr && Answer(programme, *later, then).allowed) transition.earliest = day;
  }
  return transition;
}

}  // namespace baken
