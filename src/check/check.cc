// SPDX-License-Identifier: EUPL-1.2
#include "check/check.h"

#include <algorithm>
#include <array>
#include <memory>
#include <memory_resource>
#include <set>
#include <tuple>

#include "check/explain.h"
#include "check/judge.h"
#include "check/measure.h"
#include "check/trace.h"

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

void Order(std::vector<Finding>& findings) {
  const auto key = [](const Finding& finding) {
    return std::make_tuple(ReportRank(finding), finding.due.earliest,
                           std::string_view(finding.rule->id), finding.subject);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

class Checker {
 public:
  Checker(const Programme& programme, const Request& request, const Facts& facts)
      : programme_(programme), request_(request), facts_(facts) {}

  std::vector<Finding> Run() {
    for (const Rule& rule : programme_.rules) {
      const Scope scope = rule.editions.front().scope;
      if (facts_.subject == SubjectKind::kTrajectory && scope == Scope::kTrajectory) {
        CheckRule(rule, SubjectOf(scope, nullptr));
      } else if (facts_.subject == SubjectKind::kOrganisation && scope == Scope::kOrganisation) {
        CheckOrganisationRule(rule);
      } else if (facts_.subject == SubjectKind::kOrganisation && scope == Scope::kGroup) {
        for (const Fact& group : facts_.list(FactKind::kGroup)) {
          const auto& kinds = rule.editions.front().group_kinds;
          const bool asked =
              kinds.empty() || std::find(kinds.begin(), kinds.end(), group.word()) != kinds.end();
          if (asked) CheckRule(rule, SubjectOf(scope, &group));
        }
      }
    }
    FinishOpenRuns();
    Order(findings_);
    return std::move(findings_);
  }

 private:
  Subject SubjectOf(Scope scope, const Fact* group) {
    return {.programme = programme_,
            .facts = facts_,
            .scope = scope,
            .group = group,
            .trigger = nullptr,
            .memory = facts_.memory,
            .saw_judged_relative = nullptr};
  }

  void CheckRule(const Rule& rule, const Subject& subject) {
    Finding finding;
    finding.rule = &rule;
    finding.subject = subject.Id();
    finding.edition = &rule.EditionOn(facts_.judged);
    if (finding.edition->measure) {
      finding.measure = MeasureOn(facts_.judged, *finding.edition->measure, subject);
      findings_.push_back(std::move(finding));
      return;
    }
    const RuleJudge judge(rule, subject);
    AsOf as_of(facts_.judged);
    const Judgement judgement = judge.On(as_of, facts_.memory);
    finding.outcome = judgement.outcome();
    finding.edition = judgement.decisive->edition;
    finding.due = judgement.due;
    if (request_.detail != Detail::kSummary) Explain(judgement, judge, subject, finding);
    findings_.push_back(std::move(finding));
    if (request_.detail != Detail::kSummary && judge.IsJudgedRelative()) {
      relative_.push_back({findings_.size() - 1, subject.group});
    }
  }

  void Explain(const Judgement& judgement, const RuleJudge& judge, const Subject& subject,
               Finding& finding) {
    if (!judge.IsJudgedRelative()) {
      finding.since = judge.RunSince(facts_.judged);
      finding.changes_on = judge.RunUntil(facts_.judged);
      finding.history = judge.Over(request_.over_since, request_.over_until);
    }
    const Edition& edition = *finding.edition;
    for (const Obligation& obligation : judgement.obligations) {
      for (const BreachSpan& span : obligation.breaches) {
        finding.breaches.push_back(BreachOf(span, *obligation.edition, *finding.rule, subject));
      }
    }
    std::sort(finding.breaches.begin(), finding.breaches.end(),
              [](const Breach& a, const Breach& b) {
                return std::tie(a.since, a.until) < std::tie(b.since, b.until);
              });
    if (judgement.decisive->trigger && judgement.decisive->trigger->fact != nullptr) {
      finding.based_on = {
          RefOf(*judgement.decisive->trigger->fact,
                {judgement.decisive->trigger->day, judgement.decisive->trigger->day})};
    } else if (const auto* by = std::get_if<By>(&edition.timing)) {
      finding.based_on = AnchorFacts(*by, subject);
    }
    // People are told what a term waits for; a moment that may never come is left out.
    if (judgement.decisive->waits && std::holds_alternative<By>(edition.timing)) {
      finding.waits_for = WaitsFor(edition, subject);
    }
    const bool asks = finding.outcome == Outcome::kViolated ||
                      finding.outcome == Outcome::kWaived ||
                      finding.outcome == Outcome::kUndetermined ||
                      (finding.outcome == Outcome::kPending && !judgement.decisive->waits);
    if (asks) {
      Subject at_trigger = subject;
      if (judgement.decisive->trigger) at_trigger.trigger = &*judgement.decisive->trigger;
      finding.open = OpenOn(facts_.judged, edition.requirement, at_trigger);
    }
    if (request_.detail == Detail::kTrace) {
      Subject at_trigger = subject;
      if (judgement.decisive->trigger) at_trigger.trigger = &*judgement.decisive->trigger;
      finding.trace = TraceOf(finding.rule->id, edition, at_trigger);
    }
    if (finding.outcome == Outcome::kUndetermined) {
      finding.missing = MissingFor(edition, judgement.decisive->certainly_in_time, subject);
    }
  }

  Breach BreachOf(const BreachSpan& span, const Edition& judged, const Rule& rule,
                  const Subject& subject) {
    Breach breach{span.since, span.until, {}, {}, {}};
    // A run may cross a change of the rule: it began under the edition of its first day.
    const bool runs = std::holds_alternative<Throughout>(judged.timing);
    const Edition& edition = runs ? rule.EditionOn(span.since) : judged;
    if (span.cause != nullptr) {
      breach.causes = {RefOf(*span.cause, span.cause->since)};
      if (span.cause->kind == FactKind::kActivity) breach.causes[0].date = FormatDay(span.since);
    } else if (const auto* by = std::get_if<By>(&edition.timing)) {
      breach.causes = AnchorFacts(*by, subject);
    } else {
      breach.causes = CausesOn(span.since, true, edition, subject);
    }
    if (span.until < kNever) breach.mended_by = CausesOn(span.until, false, edition, subject);
    if (span.since > kDawn && runs) {
      breach.open = OpenOn(span.since, edition.requirement, subject);
    }
    return breach;
  }

  // A measure per coach: one finding for every distinct party in that role, over all groups.
  void CheckOrganisationRule(const Rule& rule) {
    const Subject subject = SubjectOf(Scope::kOrganisation, nullptr);
    const Edition& edition = rule.EditionOn(facts_.judged);
    if (!edition.measure || edition.measure->per == kNoSymbol) {
      CheckRule(rule, subject);
      return;
    }
    for (const auto& [party, value] : MeasurePerParty(facts_.judged, *edition.measure, subject)) {
      Finding finding;
      finding.rule = &rule;
      finding.edition = &edition;
      finding.subject = party;
      finding.measure = value;
      findings_.push_back(std::move(finding));
    }
  }

  // ---- dates that only the day judged bounds ----
  struct Relative {
    std::size_t finding;
    const Fact* group;
  };

  // The outcome of one rule on another day, from the record as it reads on that day.
  Outcome OutcomeOn(Day day, const Relative& relative, const Facts& facts) const {
    const Fact* group = nullptr;
    if (relative.group != nullptr) {
      const auto place = relative.group - facts_.list(FactKind::kGroup).data();
      group = &facts.list(FactKind::kGroup)[static_cast<std::size_t>(place)];
    }
    const Rule& rule = *findings_[relative.finding].rule;
    const Subject subject{.programme = programme_,
                          .facts = facts,
                          .scope = rule.editions.front().scope,
                          .group = group,
                          .trigger = nullptr,
                          .memory = facts.memory,
                          .saw_judged_relative = nullptr};
    AsOf as_of(day);
    return RuleJudge(rule, subject).OutcomeOn(as_of);
  }

  // Days beyond which nothing changes any more: all dates and all terms lie between.
  struct Horizon {
    Day first, last;
  };
  Horizon HorizonOf() const {
    const auto days = SortedDates(facts_);
    const Day first = days.empty() ? facts_.judged : std::min(facts_.judged, days.front());
    const Day last = days.empty() ? facts_.judged : std::max(facts_.judged, days.back());
    // A term may be counted from a day that itself follows from a term.
    const Day reach = 2 * programme_.longest_term + 31;
    return {first - reach, last + reach};
  }

  template <typename Settle>
  void March(int step, Day end, Settle settle) {
    std::vector<Relative> running(relative_);
    for (Day day = facts_.judged + step; !running.empty() && day != end; day += step) {
      std::pmr::monotonic_buffer_resource arena;
      Facts facts(&arena);
      if (ReadFacts(request_, day, programme_, facts)) return;
      std::erase_if(running, [&](const Relative& one) {
        Finding& finding = findings_[one.finding];
        if (OutcomeOn(day, one, facts) == finding.outcome) return false;
        settle(finding, day);
        return true;
      });
    }
  }

  void FinishOpenRuns() {
    if (relative_.empty()) return;
    const Horizon horizon = HorizonOf();
    March(-1, horizon.first, [](Finding& finding, Day day) { finding.since = day + 1; });
    March(+1, horizon.last, [](Finding& finding, Day day) { finding.changes_on = day; });
    for (Day day = request_.over_since; day < request_.over_until; ++day) {
      std::pmr::monotonic_buffer_resource arena;
      Facts facts(&arena);
      if (ReadFacts(request_, day, programme_, facts)) return;
      for (const Relative& one : relative_) {
        AddDays({day, day + 1, OutcomeOn(day, one, facts)}, findings_[one.finding].history);
      }
    }
  }

  const Programme& programme_;
  const Request& request_;
  const Facts& facts_;
  std::vector<Finding> findings_;
  std::vector<Relative> relative_;
};

}  // namespace

std::vector<Finding> Check(const Programme& programme, const Request& request, const Facts& facts) {
  return Checker(programme, request, facts).Run();
}

}  // namespace baken
