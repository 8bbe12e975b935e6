// SPDX-License-Identifier: EUPL-1.2
// The memberships of a trajectory held against the members that an organisation keeps: what the two
// sides say of one place in a group is a data issue where it differs, named on both sides.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;

constexpr char kJudgedOn[] = "2026-06-01";

std::string Membership(const std::string& period, const std::string& group = "g1") {
  return "memberships { group: '" + group + "' kind: 'coaching_group' " + period + " } ";
}

std::string Member(const std::string& period, const std::string& party = "p1") {
  return "members { party: '" + party + "' role: 'participant' " + period + " } ";
}

// "path: found; expected" of each difference.
std::vector<std::string> DifferencesIn(const v1::CheckRequest& request) {
  std::vector<std::string> differences;
  const v1::Report report = Check(*Loaded(TinyProgramme()), request);
  for (const v1::DataIssue& issue : report.data_issues()) {
    if (issue.code() != "membership_differs") continue;
    differences.push_back(issue.path() + ": " + issue.found() + "; " + issue.expected());
  }
  return differences;
}

// A trajectory of p1 with the memberships, beside an organisation whose only group has the members.
std::vector<std::string> Differences(const std::string& memberships, const std::string& members,
                                     const std::string& id = "id: 'p1' ") {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  *request.mutable_trajectory() = FromText<v1::Trajectory>(id + memberships);
  *request.mutable_beside_organisation() = FromText<v1::Organisation>(
      "id: 'o' groups { id: 'g1' kind: 'coaching_group' " + members + " }");
  return DifferencesIn(request);
}

using Strings = std::vector<std::string>;

constexpr char kOurs[] = "memberships[0]: ";
constexpr char kTheirs[] = "beside_organisation.groups[0].members[0]: ";
constexpr char kNone[] = "the same membership on the other side, which has none";
constexpr char kPeriod[] = "the period of the other side, ";

TEST(Memberships, ThatAreTheSameOnBothSidesAreNoIssue) {
  constexpr char kSpring[] = "since: '2026-01-05' until: '2026-03-02'";
  EXPECT_EQ(Differences(Membership(kSpring), Member(kSpring)), Strings());
  EXPECT_EQ(Differences(Membership("since: '2026-01-05' through: '2026-03-01'"), Member(kSpring)),
            Strings());
  EXPECT_EQ(Differences("", ""), Strings());
}

TEST(Memberships, AnotherFirstDayIsNamedOnBothSides) {
  EXPECT_EQ(Differences(Membership("since: '2026-01-05'"), Member("since: '2026-01-12'")),
            (Strings{kOurs + std::string("since 2026-01-05; ") + kPeriod + "since 2026-01-12",
                     kTheirs + std::string("since 2026-01-12; ") + kPeriod + "since 2026-01-05"}));
}

TEST(Memberships, AnotherLastDayIsNamedOnBothSides) {
  EXPECT_EQ(
      Differences(Membership("since: '2026-01' until: '2026-03-02'"), Member("since: '2026-01'")),
      (Strings{
          kOurs + std::string("since partial until 2026-03-02; ") + kPeriod + "since partial",
          kTheirs + std::string("since partial; ") + kPeriod + "since partial until 2026-03-02"}));
}

TEST(Memberships, AnUnknownDayIsCalledUnknown) {
  EXPECT_EQ(Differences(Membership("since: 'unknown'"), Member("since: '2026-01-12'")),
            (Strings{kOurs + std::string("since unknown; ") + kPeriod + "since 2026-01-12",
                     kTheirs + std::string("since 2026-01-12; ") + kPeriod + "since unknown"}));
  EXPECT_EQ(Differences(Membership("until: 'unknown'"), ""),
            Strings{kOurs + std::string("since ever until unknown; ") + kNone});
}

TEST(Memberships, ThatOneSideDoesNotHaveAreNamedOnTheOther) {
  EXPECT_EQ(Differences(Membership(""), ""), Strings{kOurs + std::string("since ever; ") + kNone});
  EXPECT_EQ(Differences("", Member("")), Strings{kTheirs + std::string("since ever; ") + kNone});
  EXPECT_EQ(Differences(Membership("", "g2"), Member("")),
            (Strings{kOurs + std::string("since ever; ") + kNone,
                     kTheirs + std::string("since ever; ") + kNone}));
}

TEST(Memberships, OfSomebodyElseAreNotCompared) {
  EXPECT_EQ(Differences("", Member("", "p2")), Strings());
  EXPECT_EQ(Differences(Membership(""), Member("since: '2026-01-05'"), ""), Strings())
      << "a trajectory without an id is nobody's";
}

TEST(Memberships, ThatCouldNotBeReadAreNoDifferenceOfTheirOwn) {
  EXPECT_EQ(Differences(Membership("since: '5 Januari'"), ""), Strings());
}

TEST(Memberships, OfTwoPeriodsInOneGroupEachIsComparedWithItsOwn) {
  const std::string spring = "since: '2026-01-05' until: '2026-03-02'";
  const std::string summer = "since: '2026-04-06'";
  EXPECT_EQ(Differences(Membership(spring) + Membership(summer), Member(summer) + Member(spring)),
            Strings());
}

TEST(Memberships, OfAnOrganisationAreHeldAgainstEachTrajectoryBesideIt) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  *request.mutable_organisation() = FromText<v1::Organisation>(
      "id: 'o' groups { id: 'g0' kind: 'coaching_group' } groups { id: 'g1' kind: "
      "'coaching_group' " +
      Member("", "p2") + Member("") + " }");
  *request.add_beside_trajectories() = FromText<v1::Trajectory>("id: 'p2' " + Membership(""));
  *request.add_beside_trajectories() =
      FromText<v1::Trajectory>("id: 'p1' " + Membership("since: '2026-01-05'"));
  EXPECT_EQ(
      DifferencesIn(request),
      (Strings{"beside_trajectories[1].memberships[0]: since 2026-01-05; " + std::string(kPeriod) +
                   "since ever",
               "groups[1].members[1]: since ever; " + std::string(kPeriod) + "since 2026-01-05"}));
}

TEST(Memberships, OfTheFirstTrajectoryBesideAnOrganisationAreComparedToo) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  request.mutable_organisation()->set_id("o");
  *request.add_beside_trajectories() = FromText<v1::Trajectory>("id: 'p1' " + Membership(""));
  EXPECT_EQ(DifferencesIn(request),
            Strings{"beside_trajectories[0].memberships[0]: since ever; " + std::string(kNone)});
}

TEST(Memberships, OfATrajectoryAreNotHeldAgainstOtherTrajectories) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  request.mutable_trajectory()->set_id("p1");
  *request.add_beside_trajectories() = FromText<v1::Trajectory>("id: 'p1' " + Membership(""));
  EXPECT_EQ(DifferencesIn(request), Strings());
}

TEST(Memberships, ThatDifferAreListedUpToTheLimitAndCountedBeyondIt) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  request.mutable_trajectory()->set_id("p1");
  request.mutable_beside_organisation()->set_id("o");
  for (int i = 0; i < 1002; ++i) {
    request.mutable_trajectory()->add_memberships()->set_group("g" + std::to_string(i));
    request.mutable_trajectory()->mutable_memberships(i)->set_kind("coaching_group");
  }
  const v1::Report report = Check(*Loaded(TinyProgramme()), request);
  ASSERT_EQ(report.data_issues_size(), 1001);
  EXPECT_EQ(report.data_issues(999).path(), "memberships[999]");
  EXPECT_EQ(report.data_issues(1000).code(), "more_issues");
  EXPECT_EQ(report.data_issues(1000).found(), "2");
}

}  // namespace
}  // namespace baken
