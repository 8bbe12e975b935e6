// SPDX-License-Identifier: EUPL-1.2
// The groups of an organisation: who is in one twice, and what happens in each of them.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;

constexpr auto kSatisfied = v1::OUTCOME_SATISFIED;
constexpr auto kViolated = v1::OUTCOME_VIOLATED;

TEST(Groups, WhoIsInOneGroupTwiceAtATimeIsNamedWhateverTheOrder) {
  const auto overlaps = [](const std::string& members) {
    v1::CheckRequest request;
    request.set_judged_on("2026-06-01");
    *request.mutable_organisation() =
        FromText<v1::Organisation>("id: 'o' groups { id: 'g' kind: 'team' " + members + " }");
    std::string found;
    const v1::Report report = Check(*Loaded(TinyProgramme()), request);
    for (const v1::DataIssue& issue : report.data_issues()) {
      if (issue.code() == "group_overlap") found += issue.path() + ": " + issue.expected() + "\n";
    }
    return found;
  };
  constexpr char kFebruary[] = "members { party: 'p' role: 'coach' since: '2026-02-01' } ";
  const auto until = [](const std::string& day, const std::string& party) {
    return "members { " + party + " role: 'coach' since: '2026-01-01' until: '" + day + "' } ";
  };
  EXPECT_EQ(overlaps(kFebruary + until("2026-02-02", "party: 'p'")),
            "groups[0].members[0]: one membership at a time; this one overlaps "
            "groups[0].members[1]\n");
  EXPECT_EQ(overlaps(kFebruary + until("2026-02-01", "party: 'p'")), "");
  EXPECT_EQ(overlaps(until("2026-02-02", "") + until("2026-02-02", "")), "") << "nobody's name";
  EXPECT_EQ(overlaps(kFebruary + std::string("members { party: 'p' role: 'coach' since: 'x' }")),
            "")
      << "what cannot be read overlaps nothing";
}

TEST(Groups, WhatHappensInAGroupIsItsOwnWhateverStandsBesideIt) {
  v1::Programme programme = TinyProgramme();
  programme.clear_rules();
  for (const char* rule :
       {"id: 'G-01' scope: SCOPE_GROUP rule_class: RULE_CLASS_MUST duty_bearer: 'coach' "
        "requirement { holding { spans { member: 'coach' } min: 1 } } "
        "at { each { event: 'contact' } }",
        "id: 'G-02' scope: SCOPE_GROUP rule_class: RULE_CLASS_MUST duty_bearer: 'coach' "
        "requirement { occurred { moments { event: 'intake' } since_trigger: true times: 2 } } "
        "at { each { event: 'contact' } }",
        "id: 'G-03' scope: SCOPE_GROUP rule_class: RULE_CLASS_MUST duty_bearer: 'coach' "
        "requirement { holding { spans { member: 'coach' filter { empty: 'role' } } min: 1 } } "
        "at { each { event: 'contact' } }",
        "id: 'O-01' scope: SCOPE_ORGANISATION rule_class: RULE_CLASS_INDICATOR "
        "measure { count { moments { event: 'contact' } } }"}) {
    *programme.add_rules() = FromText<v1::Rule>(rule);
    testing::GiveWords(*programme.mutable_rules(programme.rules_size() - 1));
  }
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  *request.mutable_organisation() = FromText<v1::Organisation>(R"(
    id: 'o'
    groups { id: 'g0' kind: 'team' members { party: 'q' role: 'participant' }
             events { kind: 'contact' date: '2026-02-01' }
             events { kind: 'intake' date: '2026-02-10' }
             events { kind: 'contact' date: '2026-03-01' } }
    groups { id: 'g1' kind: 'team' members { party: 'p' role: 'coach' }
             events { kind: 'contact' date: '2026-02-01' } }
    groups { id: 'g2' kind: 'team' }
    events { kind: 'contact' date: '2026-04-01' } events { kind: 'contact' date: '2026-04-02' })");
  const v1::Report report = Check(*Loaded(programme), request);
  const v1::Finding without = FindingOf(report, "G-01", "g0");
  EXPECT_EQ(without.outcome(), kViolated) << report.DebugString();
  ASSERT_EQ(without.breaches_size(), 2);
  ASSERT_EQ(without.breaches(0).causes_size(), 1);
  EXPECT_EQ(without.breaches(0).causes(0).path(), "groups[0].events[0]");
  EXPECT_EQ(FindingOf(report, "G-01", "g1").outcome(), kSatisfied);
  EXPECT_EQ(FindingOf(report, "G-03", "g1").outcome(), kViolated) << "a member has a role";
  const v1::Finding after_each = FindingOf(report, "G-02", "g0");
  ASSERT_EQ(after_each.open_size(), 1);
  EXPECT_EQ(after_each.open(0).have(), 1) << "of two in breach the first on file is told";
  EXPECT_EQ(FindingOf(report, "G-01", "g2").outcome(), v1::OUTCOME_PENDING);
  EXPECT_EQ(FindingOf(report, "O-01").measure().value(), 2);
}

}  // namespace
}  // namespace baken
