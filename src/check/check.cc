// SPDX-License-Identifier: EUPL-1.2
#include "check/check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <tuple>

#include "check/explain.h"
#include "check/judge.h"
#include "check/measure.h"
#include "check/memo.h"
#include "check/missing.h"
#include "check/reread.h"
#include "check/trace.h"
#include "check/waiting.h"

namespace baken {
namespace {

// Failures, warnings, undetermined, pending, repaired, waived, satisfied, not applicable.
int ReportRank(const Finding& finding) {
  constexpr std::array<int, 8> kRank = {8, 6, 3, 0, 4, 2, 7, 5};
  const int rank = kRank[static_cast<std::size_t>(finding.outcome)];
  const bool warning =
      finding.outcome == Outcome::kViolated && finding.edition->rule_class == RuleClass::kShould;
  return warning ? 1 : rank;
}

// Rank, then the day it is due, then the rule.
std::uint64_t ReportKey(const Finding& finding) {
  // A Day takes less than 25 bits above kDawn, a programme has fewer than 2^24 rules.
  const auto due = static_cast<std::uint64_t>(finding.due.earliest - kDawn);
  return static_cast<std::uint64_t>(ReportRank(finding)) << 49 | due << 24 |
         static_cast<std::uint64_t>(finding.rule->place);
}

class Checker {
 public:
  Checker(const Programme& programme, const Request& request, const Facts& facts)
      : programme_(programme),
        request_(request),
        facts_(facts),
        findings_(facts.memory),
        waiting_(programme, facts) {}

  Findings Run() {
    findings_.reserve(MostFindings());
    if (facts_.subject == SubjectKind::kTrajectory) {
      CheckSubject(Scope::kTrajectory, nullptr);
    } else if (facts_.subject == SubjectKind::kOrganisation) {
      CheckSubject(Scope::kOrganisation, nullptr);
      for (const Fact& group : facts_.list(FactKind::kGroup)) CheckSubject(Scope::kGroup, &group);
    }
    FinishOverOtherDays(relative_, programme_, request_, facts_, findings_);
    return std::move(findings_);
  }

 private:
  // Figures for each party come on top. What is taken from the memory of the facts is not given
  // back, so the list had better not grow.
  std::size_t MostFindings() const {
    std::size_t of_groups = 0;
    for (const Rule& rule : programme_.rules) {
      of_groups += rule.editions.front().scope == Scope::kGroup ? 1 : 0;
    }
    return programme_.rules.size() + of_groups * facts_.list(FactKind::kGroup).size();
  }

  // All rules of one subject; what is worked out for one of them serves the others.
  void CheckSubject(Scope scope, const Fact* group) {
    std::array<std::byte, 48 * 1024> block;
    std::pmr::monotonic_buffer_resource arena(block.data(), block.size());
    Memo memo(programme_, &arena);
    const Subject subject = SubjectOf(programme_, facts_, scope, group, memo, &arena);
    last_anchor_ = -1;
    for (const Rule& rule : programme_.rules) {
      const Edition& edition = rule.editions.front();
      if (edition.scope != scope) continue;
      const auto& kinds = edition.group_kinds;
      const bool asked = group == nullptr || kinds.empty() ||
                         std::find(kinds.begin(), kinds.end(), group->word()) != kinds.end();
      if (asked) CheckRule(rule, subject);
    }
  }

  Finding& AddFinding(const Rule& rule, const Edition& edition, std::string_view subject) {
    Finding& finding = findings_.emplace_back();
    finding.rule = &rule;
    finding.subject = subject;
    finding.edition = &edition;
    return finding;
  }

  void CheckRule(const Rule& rule, const Subject& subject) {
    const Edition& in_force = rule.EditionOn(facts_.judged);
    if (in_force.measure) {
      AddFigures(rule, in_force, subject);
      return;
    }
    Finding& finding = AddFinding(rule, in_force, subject.Id());
    const bool waits = waiting_.Has(rule) && request_.detail != Detail::kTrace;
    if (waits && waiting_.Tell(finding)) {
      TellWhatItWaitsFor(*finding.edition, subject, finding);
      return;
    }
    const RuleJudge judge(rule, subject);
    AsOf as_of(facts_.judged);
    const Judgement judgement = judge.On(as_of, subject.memory);
    finding.outcome = judgement.outcome();
    finding.edition = judgement.decisive->edition;
    finding.due = judgement.due;
    if (request_.detail != Detail::kSummary) Explain(judgement, judge, as_of, subject, finding);
    if (request_.detail != Detail::kSummary && judge.IsJudgedRelative()) {
      relative_.push_back({findings_.size() - 1, subject.group});
    }
    if (waits) waiting_.Learn(finding);
  }

  // People are told what a term waits for; a moment that may never come is left out.
  void TellWhatItWaitsFor(const Edition& edition, const Subject& subject, Finding& finding) const {
    if (request_.detail != Detail::kSummary && std::holds_alternative<By>(edition.timing)) {
      finding.waits_for = WaitsFor(edition, subject);
    }
  }

  static void TellWaiver(const Subject& subject, Finding& finding) {
    const Waiver* waiver = WaiverInForce(*finding.rule, subject);
    if (waiver == nullptr) return;
    finding.waived_by = waiver->granted_by;
    const bool exact = waiver->until.earliest == waiver->until.latest;
    if (exact && !waiver->judged_relative) finding.waived_until = waiver->until.latest;
  }

  void Explain(const Judgement& judgement, const RuleJudge& judge, const AsOf& as_of,
               const Subject& subject, Finding& finding) {
    if (!judge.IsJudgedRelative()) {
      finding.since = judge.RunSince(as_of, finding.outcome);
      finding.changes_on = judge.RunUntil(as_of, finding.outcome);
      finding.history = judge.Over(request_.over_since, request_.over_until);
    }
    const Edition& edition = *finding.edition;
    for (const Obligation& obligation : judgement.obligations) {
      for (const BreachSpan& span : obligation.breaches) {
        finding.breaches.push_back(BreachOf(span, *obligation.edition, *finding.rule, subject));
      }
    }
    std::ranges::sort(finding.breaches, {},
                      [](const Breach& one) { return std::pair(one.since, one.until); });
    if (judgement.decisive->trigger && judgement.decisive->trigger->fact != nullptr) {
      const Day day = judgement.decisive->trigger->day;
      finding.based_on = {{judgement.decisive->trigger->fact, {day, day}}};
    } else if (const auto* by = std::get_if<By>(&edition.timing)) {
      finding.based_on = AnchorFactsOf(*by, subject);
    }
    if (judgement.decisive->waits) TellWhatItWaitsFor(edition, subject, finding);
    if (finding.outcome == Outcome::kWaived) TellWaiver(subject, finding);
    const bool asks = finding.outcome == Outcome::kViolated ||
                      finding.outcome == Outcome::kWaived ||
                      finding.outcome == Outcome::kUndetermined ||
                      (finding.outcome == Outcome::kPending && !judgement.decisive->waits);
    const bool traced = request_.detail == Detail::kTrace;
    if (asks || traced) {
      Subject at_trigger = subject;
      if (judgement.decisive->trigger) at_trigger.trigger = &*judgement.decisive->trigger;
      if (asks) finding.open = OpenOn(facts_.judged, edition.requirement, at_trigger);
      if (traced) finding.trace = TraceOf(finding.rule->id, edition, at_trigger);
    }
    if (finding.outcome == Outcome::kUndetermined) {
      finding.missing = MissingFor(edition, judgement.decisive->certainly_in_time, subject);
    }
  }

  // Most terms of a programme run from one anchor.
  const std::vector<FactRef>& AnchorFactsOf(const By& by, const Subject& subject) {
    if (!by.anchor) return no_facts_;
    if (last_anchor_ < 0 || by.anchor->number.value != last_anchor_) {
      last_anchor_ = by.anchor->number.value;
      anchor_facts_ = AnchorFacts(*by.anchor, subject);
    }
    return anchor_facts_;
  }

  Breach BreachOf(const BreachSpan& span, const Edition& judged, const Rule& rule,
                  const Subject& subject) {
    Breach breach{span.since, span.until, {}, {}, {}};
    // A run may cross a change of the rule: it began under the edition of its first day.
    const bool runs = std::holds_alternative<Throughout>(judged.timing);
    const Edition& edition = runs ? rule.EditionOn(span.since) : judged;
    if (span.cause != nullptr) {
      const bool activity = span.cause->kind == FactKind::kActivity;
      breach.causes = {
          {span.cause, activity ? DayRange{span.since, span.since} : span.cause->since}};
    } else if (const auto* by = std::get_if<By>(&edition.timing)) {
      breach.causes = AnchorFactsOf(*by, subject);
    } else {
      breach.causes = CausesOn(span.since, true, edition, subject);
    }
    if (span.until < kNever) breach.mended_by = CausesOn(span.until, false, edition, subject);
    if (span.since > kDawn && runs) {
      breach.open = OpenOn(span.since, edition.requirement, subject);
    }
    return breach;
  }

  // Of a measure per coach one finding for every distinct party in that role, over all groups.
  void AddFigures(const Rule& rule, const Edition& edition, const Subject& subject) {
    const Measure& measure = *edition.measure;
    if (measure.per == kNoSymbol || edition.scope != Scope::kOrganisation) {
      AddFinding(rule, edition, subject.Id()).measure = MeasureOn(facts_.judged, measure, subject);
      return;
    }
    for (const auto& [party, value] : MeasurePerParty(facts_.judged, measure, subject)) {
      AddFinding(rule, edition, party).measure = value;
    }
  }

  const Programme& programme_;
  const Request& request_;
  const Facts& facts_;
  Findings findings_;
  std::vector<RelativeFinding> relative_;
  int last_anchor_ = -1;  // the number of the anchor whose facts these are, of the subject at hand
  std::vector<FactRef> anchor_facts_;
  const std::vector<FactRef> no_facts_;
  WaitingRules waiting_;
};

}  // namespace

std::pmr::vector<const Finding*> InReportOrder(std::span<const Finding> findings, Memory* memory) {
  struct Entry {
    std::uint64_t key;
    const Finding* finding;
  };
  std::pmr::vector<Entry> entries(memory);
  entries.reserve(findings.size());
  for (const Finding& finding : findings) entries.push_back({ReportKey(finding), &finding});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.key != b.key) return a.key < b.key;
    return std::tie(a.finding->subject, a.finding) < std::tie(b.finding->subject, b.finding);
  });
  std::pmr::vector<const Finding*> ordered(memory);
  ordered.reserve(entries.size());
  for (const Entry& entry : entries) ordered.push_back(entry.finding);
  return ordered;
}

Findings Check(const Programme& programme, const Request& request, const Facts& facts) {
  return Checker(programme, request, facts).Run();
}

}  // namespace baken
