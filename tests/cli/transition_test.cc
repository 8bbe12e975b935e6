// SPDX-License-Identifier: EUPL-1.2
// "May she go to layer 1 on 1 June, and if not, what is missing?"
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include "baken/v1/check.pb.h"
#include "cli/command_run.h"

namespace baken {
namespace {

using testing::HasSubstr;
using testing::Not;

// The basis is done but for the insurance, which is dated ahead when a day is given.
std::string RecordWithInsuranceOn(const std::string& day) {
  std::string record = R"({"id":"noor","events":[{"kind":"intake","date":"2026-03-02",)"
                       R"("by":["coach","participant"]}],"activities":[)";
  for (const char* task : {"housing", "income", "children"}) {
    record += std::string(R"({"activity":"basis.)") + task + R"(","done_on":"2026-04-01"},)";
  }
  record += R"({"activity":"basis.insurance")";
  if (!day.empty()) record += R"(,"done_on":")" + day + "\"";
  return record + "}]}";
}

class TransitionTest : public CommandTest {
 protected:
  CommandResult Ask(const std::string& layer, const std::string& day,
                    std::vector<std::string> more = {"--language", "en"}) {
    std::vector<std::string> all = {"transition", "record.json", "--to", layer, "--on", day};
    all.insert(all.end(), more.begin(), more.end());
    return Baken(all);
  }
};

TEST_F(TransitionTest, WhatIsMissingIsNamedWithWhoOwesItAndWhatToDo) {
  WriteFile("record.json", RecordWithInsuranceOn(""));
  const CommandResult result = Ask("layer1", "2026-06-01");
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.out, HasSubstr("The step to layer 1 on 1 June 2026\nNo, not yet"));
  EXPECT_THAT(result.out, HasSubstr("Waiting alone does not help"));
  const std::string blockers = result.out.substr(result.out.find("\nIn the way\n"));
  EXPECT_THAT(blockers, HasSubstr("  - Basis in order at the step to layer 1\n"));
  EXPECT_THAT(blockers,
              HasSubstr("On 1 June 2026 what is needed at that moment is not in order yet."))
      << "the day asked about may be one to come";
  EXPECT_THAT(blockers, HasSubstr("taking out insurance"));
  EXPECT_THAT(blockers, HasSubstr("coach"));
  EXPECT_THAT(blockers, HasSubstr("What to do: Complete the open basis tasks"));
  EXPECT_THAT(blockers, HasSubstr("    MVS-15a\n"));
}

TEST_F(TransitionTest, WhenOnlyTimeIsMissingTheFirstDayIsNamed) {
  WriteFile("record.json", RecordWithInsuranceOn("2026-06-09"));
  const CommandResult result = Ask("layer1", "2026-06-01");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, HasSubstr("the step can be taken from 9 June 2026 on."));
  EXPECT_EQ(Ask("layer1", "2026-06-09").exit_code, 0);
}

TEST_F(TransitionTest, WhatOnlyWarnsDoesNotStopTheStep) {
  WriteFile("record.json", RecordWithInsuranceOn("2026-04-02"));
  const CommandResult result = Ask("layer1", "2026-06-01");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("Yes, this step can be taken."));
  EXPECT_THAT(result.out, HasSubstr("\nTake care\n"));
  EXPECT_THAT(result.out, Not(HasSubstr("In the way")));
}

TEST_F(TransitionTest, WhatCannotBeDeterminedIsNoYes) {
  WriteFile("record.json", RecordWithInsuranceOn("2026"));
  const CommandResult result = Ask("layer1", "2026-06-01");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("not everything can be determined"));
  EXPECT_THAT(result.out, HasSubstr("\nCannot be determined\n"));
}

TEST_F(TransitionTest, ItIsSaidInDutchUnlessAskedOtherwise) {
  WriteFile("record.json", RecordWithInsuranceOn(""));
  const CommandResult result = Ask("layer1", "2026-06-01", {});
  EXPECT_THAT(result.out, HasSubstr("De stap naar laag 1 op 1 juni 2026\nNee, nu nog niet"));
  EXPECT_THAT(result.out, HasSubstr("\nStaat in de weg\n"));
}

TEST_F(TransitionTest, AnUnknownLayerIsToldWithTheNearestOne) {
  WriteFile("record.json", RecordWithInsuranceOn(""));
  const CommandResult result = Ask("layr1", "2026-06-01");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.out, HasSubstr(R"(no layer "layr1"; perhaps "layer1" was meant)"));
}

TEST_F(TransitionTest, TheLayerAlreadyHeldAndAnEarlierDayAreNoSteps) {
  WriteFile("record.json", R"({"id":"a","layers":[{"layer":"layer1","entered_on":"2026-05-01"}]})");
  const CommandResult held = Ask("layer1", "2026-06-01");
  EXPECT_EQ(held.exit_code, 2);
  EXPECT_THAT(held.out, HasSubstr("already is in layer 1"));
  const CommandResult earlier = Ask("layer2", "2026-04-01");
  EXPECT_EQ(earlier.exit_code, 2);
  EXPECT_THAT(earlier.out, HasSubstr("after the last step (1 May 2026)"));
}

TEST_F(TransitionTest, AStepDownIsAlwaysPossible) {
  WriteFile("record.json", R"({"id":"a","layers":[{"layer":"layer2","entered_on":"2026-05-01"}]})");
  EXPECT_EQ(Ask("layer1", "2026-06-01").exit_code, 0);
}

TEST_F(TransitionTest, JsonIsTheReportWithItsTransition) {
  WriteFile("record.json", RecordWithInsuranceOn(""));
  const CommandResult result = Ask("layer1", "2026-06-01", {"--format", "json"});
  v1::Report report;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(result.out, &report).ok());
  EXPECT_FALSE(report.transition().allowed());
  EXPECT_THAT(report.transition().blockers(), testing::ElementsAre("MVS-15a"));
  EXPECT_EQ(result.exit_code, 1);
}

TEST_F(TransitionTest, WithoutALayerTheCommandCannotBeUsed) {
  EXPECT_EQ(Baken({"transition", "record.json", "--on", "2026-06-01"}).exit_code, 2);
}

}  // namespace
}  // namespace baken
