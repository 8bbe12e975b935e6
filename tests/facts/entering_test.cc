// SPDX-License-Identifier: EUPL-1.2
// The layer that a request asks about: checked as if it were entered on the day judged, where that
// can be asked at all.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgrammeAsking;

constexpr char kJudgedOn[] = "2026-03-02";

// The first contact must have been before layer 2 is entered, or on that day.
v1::Report Entering(const std::string& layer, const std::string& record) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  request.set_enter_layer(layer);
  *request.mutable_trajectory() =
      FromText<v1::Trajectory>("events { kind: 'intake' date: '2026-01-01' } " + record);
  return Check(*Loaded(TinyProgrammeAsking("occurred { moments { event: 'contact' } }",
                                           "at { each { layer_entered: 'layer2' } }")),
               request);
}

// The code of the only issue, or how many there are.
std::string Issue(const v1::Report& report) {
  if (report.data_issues_size() == 1) return report.data_issues(0).code();
  return std::to_string(report.data_issues_size());
}

TEST(EnteringALayer, IsJudgedOnTheDayJudgedAsIfItHappened) {
  const v1::Report without = Entering("layer2", "");
  EXPECT_EQ(Issue(without), "0");
  ASSERT_EQ(without.transition().blockers_size(), 1);
  EXPECT_EQ(Entering("layer2", "events { kind: 'contact' date: '2026-03-02' }")
                .transition()
                .blockers_size(),
            0);
  EXPECT_EQ(Entering("layer2", "events { kind: 'contact' date: '2026-03-03' }")
                .transition()
                .blockers_size(),
            1);
  EXPECT_EQ(Entering("layer3", "").transition().blockers_size(), 0) << "no rule of that layer";
}

TEST(EnteringALayer, IsToldAsTheEntryAfterThoseOnFile) {
  const v1::Report report =
      Entering("layer2", "layers { layer: 'layer3' entered_on: '2026-02-01' }");
  const v1::Finding finding = testing::FindingOf(report, "T-01");
  EXPECT_EQ(finding.outcome(), v1::OUTCOME_VIOLATED);
  ASSERT_EQ(finding.breaches_size(), 1);
  ASSERT_EQ(finding.breaches(0).causes_size(), 1);
  EXPECT_EQ(finding.breaches(0).causes(0).path(), "layers[1]");
  EXPECT_EQ(finding.breaches(0).causes(0).date(), kJudgedOn);
}

// A coach must be there when layer 2 is entered, or, of two rules, should.
v1::Transition WithACoach(const std::string& record, v1::RuleClass rule_class,
                          const std::string& layer = "layer2", const std::string& eve = "") {
  v1::Programme programme =
      TinyProgrammeAsking("holding { spans { involvement: 'coach' } min: 1 }",
                          "at { each { layer_entered: '" + layer + "' } " + eve + " }");
  programme.mutable_rules(0)->set_rule_class(rule_class);
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  request.set_enter_layer(layer);
  *request.mutable_trajectory() =
      FromText<v1::Trajectory>("events { kind: 'intake' date: '2026-01-01' } " + record);
  return Check(*Loaded(programme), request).transition();
}

std::string Coach(const std::string& since) {
  return "involvements { role: 'coach' since: '" + since + "' } ";
}

TEST(EnteringALayer, IsBlockedByWhatMustAndCautionedByWhatShould) {
  const v1::Transition must = WithACoach("", v1::RULE_CLASS_MUST);
  EXPECT_FALSE(must.allowed());
  EXPECT_EQ(must.blockers_size(), 1);
  EXPECT_EQ(must.cautions_size(), 0);
  const v1::Transition should = WithACoach("", v1::RULE_CLASS_SHOULD);
  EXPECT_TRUE(should.allowed());
  EXPECT_EQ(should.blockers_size(), 0);
  EXPECT_EQ(should.cautions_size(), 1);
  const v1::Transition unsure = WithACoach(Coach("2026-03"), v1::RULE_CLASS_MUST);
  EXPECT_TRUE(unsure.allowed());
  EXPECT_EQ(unsure.unknowns_size(), 1);
  EXPECT_EQ(unsure.blockers_size() + unsure.cautions_size(), 0);
}

TEST(EnteringALayer, SaysTheFirstDayWithoutABlockerUpToTwoYearsAhead) {
  const auto earliest = [](const std::string& since) {
    return WithACoach(Coach(since), v1::RULE_CLASS_MUST).earliest();
  };
  EXPECT_EQ(earliest("2026-03-02"), "2026-03-02");
  EXPECT_EQ(earliest("2026-03-03"), "2026-03-03");
  EXPECT_EQ(earliest("2028-03-02"), "2028-03-02");
  EXPECT_EQ(earliest("2028-03-03"), "");
  EXPECT_EQ(
      WithACoach(Coach("2026-03-10"), v1::RULE_CLASS_MUST, "layer2", "on_the_eve: true").earliest(),
      "2026-03-11");
}

TEST(EnteringALayer, LowerThanTheOneHeldIsNeverBlocked) {
  const auto blockers = [](const std::string& layers) {
    return WithACoach(layers, v1::RULE_CLASS_MUST).blockers_size();
  };
  EXPECT_EQ(blockers("layers { layer: 'layer3' entered_on: '2026-02-01' }"), 0);
  EXPECT_EQ(blockers("layers { layer: 'layer3' entered_on: '2026-03-01' }"), 0) << "the day before";
  EXPECT_EQ(blockers("layers { layer: 'layer3' entered_on: '2026-02' }"), 0);
  EXPECT_EQ(blockers("layers { layer: 'no_layer' entered_on: '2026-02-01' }"), 1)
      << "the lowest may be held";
  EXPECT_EQ(blockers("layers { layer: 'layer2' entered_on: '2026-01-10' } layers { layer: 'layer3' "
                     "entered_on: '2026-02' } layers { layer: 'layer1' entered_on: '2026-02' }"),
            1)
      << "the lowest may be held, or the highest";
  const v1::Transition down = WithACoach("layers { layer: 'layer2' entered_on: '2026-02-01' }",
                                         v1::RULE_CLASS_MUST, "layer1");
  EXPECT_EQ(down.cautions_size(), 1);
}

TEST(EnteringALayer, ThatNobodyKnowsIsADataIssueWithTheNearest) {
  const v1::Report report = Entering("layer9", "");
  ASSERT_EQ(Issue(report), "word_unknown");
  EXPECT_EQ(report.data_issues(0).path(), "enter_layer");
  EXPECT_EQ(report.data_issues(0).found(), "layer9");
  EXPECT_EQ(report.data_issues(0).nearest().substr(0, 5), "layer");
}

TEST(EnteringALayer, ThatIsHeldAlreadyIsADataIssue) {
  const v1::Report report =
      Entering("layer2", "layers { layer: 'layer2' entered_on: '2026-02-02' }");
  ASSERT_EQ(Issue(report), "layer_already_held");
  EXPECT_EQ(report.data_issues(0).path(), "enter_layer");
  EXPECT_EQ(report.data_issues(0).found(), "layer2");
  EXPECT_EQ(Issue(Entering("layer1", "")), "layer_already_held") << "the lowest is held at first";
}

TEST(EnteringALayer, IsAskedOnADayAfterTheLastEntryOnly) {
  const auto issue = [](const std::string& entered_on) {
    return Issue(Entering("layer2", "layers { layer: 'layer3' entered_on: '" + entered_on + "' }"));
  };
  EXPECT_EQ(issue("2026-03-01"), "0");
  EXPECT_EQ(issue("2026-03-02"), "layer_entered_later");
  EXPECT_EQ(issue("2026-04-01"), "layer_entered_later");
  EXPECT_EQ(issue("2026-02"), "0");
  EXPECT_EQ(issue("2026-03"), "layer_entered_later") << "it may have been later in that month";
  const v1::Report report =
      Entering("layer2", "layers { layer: 'layer3' entered_on: '2026-03-05' }");
  ASSERT_EQ(Issue(report), "layer_entered_later");
  EXPECT_EQ(report.data_issues(0).expected(), "a day after the last entry, 2026-03-05");
  EXPECT_EQ(report.transition().blockers_size(), 0);
}

TEST(EnteringALayer, IsAskedAlsoWhereAnEntryCouldNotBeRead) {
  const v1::Report report = Entering("layer2", "layers { layer: 'layer3' entered_on: '5 March' }");
  EXPECT_EQ(Issue(report), "date_bad");
  EXPECT_EQ(report.transition().blockers_size(), 1);
}

}  // namespace
}  // namespace baken
