// SPDX-License-Identifier: EUPL-1.2
#include "cli/witness_search.h"

#include <algorithm>
#include <set>
#include <utility>

#include "cli/witness_changes.h"
#include "cli/witness_record.h"

namespace baken::cli {
namespace {

// How many records are kept to go on from, and from how many all changes are tried.
constexpr std::size_t kKept = 12;
constexpr int kExpanded = 8;
constexpr int kRepairs = 24;

constexpr int kInTheWay = 10;
constexpr int kNotOwed = 1;
constexpr int kDataIssue = 15;

bool IsInTheWay(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_VIOLATED || outcome == v1::OUTCOME_REPAIRED ||
         outcome == v1::OUTCOME_UNDETERMINED || outcome == v1::OUTCOME_WAIVED;
}

bool IsNotOwed(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_NOT_APPLICABLE || outcome == v1::OUTCOME_PENDING;
}

int CostOfAll(const v1::Report& report) {
  int cost = kDataIssue * report.data_issues_size();
  for (const v1::Finding& finding : report.findings()) {
    cost += IsInTheWay(finding.outcome()) ? kInTheWay : IsNotOwed(finding.outcome()) ? kNotOwed : 0;
  }
  return cost;
}

// How far the rule itself is from a breach that stands.
int CostOfBreach(const v1::Rule& rule, v1::Outcome outcome) {
  if (outcome == v1::OUTCOME_VIOLATED) return 0;
  // On the eve of something a breach is the one day: it is over the day after.
  if (outcome == v1::OUTCOME_REPAIRED) return rule.at().on_the_eve() ? 0 : 3 * kInTheWay;
  if (outcome == v1::OUTCOME_UNDETERMINED) return 4 * kInTheWay;
  return IsNotOwed(outcome) ? 5 * kInTheWay : 7 * kInTheWay;
}

int CostAgainst(const v1::Rule& rule, const v1::Report& report) {
  int cost = kDataIssue * report.data_issues_size();
  int breach = CostOfBreach(rule, v1::OUTCOME_SATISFIED);
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_id() == rule.id()) {
      breach = std::min(breach, CostOfBreach(rule, finding.outcome()));
    } else if (IsInTheWay(finding.outcome())) {
      cost += kInTheWay;
    }
  }
  return cost + breach;
}

std::vector<std::string> Others(const v1::Report& report, const std::string& but,
                                bool (*counts)(v1::Outcome)) {
  std::set<std::string> rules;
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_id() != but && counts(finding.outcome())) rules.insert(finding.rule_id());
  }
  return {rules.begin(), rules.end()};
}

struct Candidate {
  int cost;
  v1::CheckRequest request;
};

}  // namespace

Witness WitnessOfAll(const v1::Programme& programme, bool organisation, const Judge& judge,
                     int days_of_layer) {
  Candidate best{0, FirstGuess(programme, organisation, days_of_layer)};
  best.cost = CostOfAll(judge(best.request));
  for (int i = 0; i < kRepairs && best.cost > 0; ++i) {
    Candidate better = best;
    ForEachChange(best.request, programme, [&](const v1::CheckRequest& changed) {
      const int cost = CostOfAll(judge(changed));
      if (cost < better.cost) better = {cost, changed};
      return cost > 0;
    });
    if (better.cost == best.cost) break;
    best = std::move(better);
  }
  const v1::Report report = judge(best.request);
  Witness witness;
  witness.others = Others(report, "", IsInTheWay);
  witness.found = witness.others.empty() && report.data_issues().empty();
  if (witness.found) witness.others = Others(report, "", IsNotOwed);
  witness.request = std::move(best.request);
  return witness;
}

Witness WitnessAgainst(const v1::Rule& rule, const v1::Programme& programme,
                       const v1::CheckRequest& meets_all, const Judge& judge) {
  const auto cost_of = [&](const v1::CheckRequest& request) {
    return CostAgainst(rule, judge(request));
  };
  std::vector<Candidate> kept;
  const auto keep = [](Candidate one, std::vector<Candidate>& among) {
    const auto place =
        std::upper_bound(among.begin(), among.end(), one.cost,
                         [](int cost, const Candidate& other) { return cost < other.cost; });
    if (place == among.end() && among.size() == kKept) return;
    among.insert(place, std::move(one));
    if (among.size() > kKept) among.pop_back();
  };
  keep({cost_of(meets_all), meets_all}, kept);
  for (v1::CheckRequest& without : WithoutWordsOf(rule, meets_all)) {
    const int cost = cost_of(without);
    keep({cost, std::move(without)}, kept);
  }
  // What meets every rule goes first, then always the one that is nearest.
  Candidate best = kept.front();
  Candidate from{0, meets_all};
  for (int i = 0; i < kExpanded && best.cost > 0; ++i) {
    ForEachChange(from.request, programme, [&](const v1::CheckRequest& changed) {
      const int cost = cost_of(changed);
      if (cost < best.cost) best = {cost, changed};
      if (kept.size() < kKept || cost < kept.back().cost) keep({cost, changed}, kept);
      return cost > 0;
    });
    if (kept.empty()) break;
    from = std::move(kept.front());
    kept.erase(kept.begin());
  }
  const v1::Report report = judge(best.request);
  return {best.cost == 0, std::move(best.request), Others(report, rule.id(), IsInTheWay)};
}

}  // namespace baken::cli
