// SPDX-License-Identifier: EUPL-1.2
// Report.course and Finding.trace: only when asked for, only up to the day judged, and of sensitive
// modules and groups no more than may be told.
#include <gtest/gtest.h>

#include "report/samples.h"

namespace baken {
namespace {

v1::Trajectory Relapse() {
  for (const Sample& sample : Samples()) {
    if (sample.name == "relapse.json") return sample.trajectory;
  }
  ADD_FAILURE() << "examples/data/relapse.json is not there";
  return {};
}

v1::Report Ask(v1::CheckRequest request, const std::string& day) {
  request.set_judged_on(day);
  request.add_languages("nl");
  return CheckAsSample(request);
}

v1::CheckRequest AboutRelapse() {
  v1::CheckRequest request;
  *request.mutable_trajectory() = Relapse();
  request.set_course(true);
  return request;
}

TEST(Course, IsAbsentUnlessItIsAskedFor) {
  v1::CheckRequest request = AboutRelapse();
  request.set_course(false);
  EXPECT_FALSE(Ask(request, "2026-03-10").has_course());
}

TEST(Course, TellsTheLayersWithoutGapsAndTheStepBackWithItsReason) {
  const v1::Course course = Ask(AboutRelapse(), "2026-03-10").course();
  EXPECT_EQ(course.clock(), "2025-04-07");
  EXPECT_EQ(course.stop(), "");
  ASSERT_EQ(course.layer_history_size(), 4);
  for (int i = 1; i < 4; ++i) {
    EXPECT_EQ(course.layer_history(i).since(), course.layer_history(i - 1).until());
  }
  const v1::LayerSpan& now = course.layer_history(3);
  EXPECT_EQ(now.since(), "2026-01-12");
  EXPECT_EQ(now.until(), "");
  ASSERT_EQ(now.layers_size(), 1);
  EXPECT_EQ(now.layers(0), "basis");
  EXPECT_EQ(now.reason(), "housing_at_risk");
  const auto names_it = [](const v1::NamedWord& word) {
    return word.sort() == "reason" && word.id() == "housing_at_risk" && word.titles_size() == 1;
  };
  EXPECT_TRUE(std::any_of(course.words().begin(), course.words().end(), names_it));
}

TEST(Course, LeavesOutWhatIsDatedAfterTheDayJudged) {
  const v1::Course course = Ask(AboutRelapse(), "2025-11-01").course();
  EXPECT_EQ(course.layer_history(course.layer_history_size() - 1).layers(0), "layer2");
  EXPECT_EQ(course.layer_history(course.layer_history_size() - 1).until(), "");
  for (const v1::CourseEvent& event : course.events()) EXPECT_LE(event.date(), "2025-11-01");
  for (const v1::CourseActivity& activity : course.activities()) {
    EXPECT_NE(activity.activity(), "layer2.participation");  // started on 29 December
  }
}

TEST(Course, WithoutAProfessionalNeitherSensitiveModulesNorReasonsAreNamed) {
  v1::CheckRequest request = AboutRelapse();
  request.add_registers("participant");
  const v1::Course course = Ask(request, "2026-03-10").course();
  int sensitive = 0;
  for (const v1::CourseActivity& activity : course.activities()) {
    if (!activity.sensitive()) continue;
    ++sensitive;
    EXPECT_EQ(activity.activity(), "");
    EXPECT_NE(activity.offered_on(), "");
  }
  EXPECT_EQ(sensitive, 4);
  for (const v1::NamedWord& word : course.words()) {
    EXPECT_NE(word.id(), "layer2.healthy_relationship");
    EXPECT_NE(word.sort(), "reason");
  }
  for (const v1::LayerSpan& span : course.layer_history()) EXPECT_EQ(span.reason(), "");
}

TEST(Course, OfAGroupSaysHowManyAndNotWho) {
  v1::CheckRequest request;
  *request.mutable_organisation() = testing::FromText<v1::Organisation>(R"(
    id: "org" groups { id: "g-1" kind: "coaching_group"
      members { party: "p-secret" role: "participant" since: "2026-01-05" }
      members { party: "p-other" role: "participant" since: "2026-02-02" until: "2026-02-16" }
      members { party: "c-1" role: "coach" since: "2026-01-05" } })");
  request.set_course(true);
  const v1::Course course = Ask(request, "2026-03-02").course();
  EXPECT_EQ(course.DebugString().find("p-secret"), std::string::npos);
  ASSERT_EQ(course.groups_size(), 1);
  std::vector<std::pair<std::string, int>> steps;
  for (const v1::RoleCount& role : course.groups(0).roles()) {
    if (role.role() != "participant") continue;
    for (const v1::CountStep& step : role.steps()) steps.emplace_back(step.since(), step.count());
  }
  const std::vector<std::pair<std::string, int>> expected = {
      {"", 0}, {"2026-01-05", 1}, {"2026-02-02", 2}, {"2026-02-16", 1}};
  EXPECT_EQ(steps, expected);
}

TEST(Trace, IsThereWithTheDetailOnly) {
  v1::CheckRequest request = AboutRelapse();
  const v1::Report report = Ask(request, "2026-03-10");
  for (const v1::Finding& finding : report.findings()) {
    EXPECT_EQ(finding.trace_size(), 0);
  }
}

TEST(Trace, IsATreeWhoseRootIsTheRequirementAndWhosePartsAreNumbered) {
  v1::CheckRequest request = AboutRelapse();
  request.set_detail(v1::DETAIL_TRACE);
  const v1::Report report = Ask(request, "2026-03-10");
  const v1::Finding begin = testing::FindingOf(report, "MVS-02");
  ASSERT_EQ(begin.trace_size(), 1);
  const v1::TraceNode& root = begin.trace(0);
  EXPECT_EQ(root.id(), "MVS-02/0");
  EXPECT_EQ(root.kind(), "all_of");
  EXPECT_EQ(root.truth(), v1::TRUTH_TRUE);
  ASSERT_EQ(root.of_size(), 2);
  EXPECT_EQ(root.of(0).id(), "MVS-02/0/0");
  EXPECT_EQ(root.of(0).kind(), "occurred");
  EXPECT_EQ(root.of(0).since(), "2025-04-14");  // the overview
  ASSERT_EQ(root.of(0).facts_size(), 1);
  EXPECT_EQ(root.of(0).facts(0).path(), "events[1]");
  EXPECT_EQ(root.of(1).have(), 4);  // of the basis tasks
  EXPECT_EQ(root.of(1).want(), 1);
  const v1::Finding end = testing::FindingOf(report, "MVS-01");
  EXPECT_EQ(end.trace(0).truth(), v1::TRUTH_FALSE);
  const v1::Finding owner = testing::FindingOf(report, "MVS-23");
  ASSERT_EQ(owner.trace_size(), 2);
  EXPECT_EQ(owner.trace(1).id(), "MVS-23/when");
  EXPECT_TRUE(owner.trace(0).bounded());
}

// Every outcome fits the truth of its requirement on the day judged, as far as it says anything.
TEST(Trace, AgreesWithTheOutcome) {
  for (const Sample& sample : Samples()) {
    v1::CheckRequest request;
    *request.mutable_trajectory() = sample.trajectory;
    request.set_detail(v1::DETAIL_TRACE);
    const v1::Report report = Ask(request, "2026-03-10");
    for (const v1::Finding& finding : report.findings()) {
      if (finding.outcome() != v1::OUTCOME_VIOLATED) continue;
      SCOPED_TRACE(sample.name + " " + finding.rule_id());
      ASSERT_GE(finding.trace_size(), 1);
      EXPECT_NE(finding.trace(0).truth(), v1::TRUTH_TRUE);
    }
  }
}

}  // namespace
}  // namespace baken
