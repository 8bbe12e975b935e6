// SPDX-License-Identifier: EUPL-1.2
// Several changes to groups judged together, and two sides held beside each other.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <filesystem>
#include <string>
#include <vector>

#include "baken/v1/changes.pb.h"
#include "cli/command_run.h"
#include "support/places.h"

namespace baken {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Two full groups, each with its coach.
constexpr const char* kTwoGroups = R"({"id":"org","groups":[
  {"id":"g-a","kind":"coaching_group","members":[
    {"party":"c-1","role":"coach","since":"2026-01-05"},
    {"party":"p-0101","role":"participant","since":"2026-01-05"},
    {"party":"p-0102","role":"participant","since":"2026-01-05"},
    {"party":"p-0103","role":"participant","since":"2026-01-05"},
    {"party":"p-0104","role":"participant","since":"2026-01-05"},
    {"party":"p-0147","role":"participant","since":"2026-01-05"}]},
  {"id":"g-b","kind":"coaching_group","members":[
    {"party":"c-2","role":"coach","since":"2026-01-05"},
    {"party":"p-0201","role":"participant","since":"2026-01-05"},
    {"party":"p-0202","role":"participant","since":"2026-01-05"},
    {"party":"p-0203","role":"participant","since":"2026-01-05"},
    {"party":"p-0204","role":"participant","since":"2026-01-05","until":"2026-02-02"},
    {"party":"p-0205","role":"participant","since":"2026-02-02"},
    {"party":"p-0212","role":"participant","since":"2026-01-05"}]}]})";

constexpr const char* kSwap = R"({"steps":[{"swap":{"party":"p-0147","group":"g-a",
  "other_party":"p-0212","other_group":"g-b","on":"2026-03-09"}}]})";

// "MVS-04 g-a 2026-03-05..2026-03-09" for each breach.
std::vector<std::string> Listed(const google::protobuf::RepeatedPtrField<v1::Finding>& findings) {
  std::vector<std::string> listed;
  for (const v1::Finding& finding : findings) {
    for (const v1::Breach& breach : finding.breaches()) {
      listed.push_back(finding.rule_id() + " " + finding.subject() + " " + breach.since() + ".." +
                       breach.until());
    }
  }
  return listed;
}

class WhatIfTest : public CommandTest {
 protected:
  CommandResult WhatIf(const std::string& organisation, const std::string& changes,
                       const std::string& format, std::vector<std::string> more = {}) {
    WriteFile("groups.json", organisation);
    WriteFile("changes.json", changes);
    std::vector<std::string> arguments = {"check",     "--organisation", "groups.json",
                                          "--changes", "changes.json",   "--language",
                                          "en",        "--format",       format};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Baken(arguments);
  }

  v1::WhatIf Answer(const std::string& changes, int exit_code,
                    const std::string& organisation = kTwoGroups) {
    const CommandResult result = WhatIf(organisation, changes, "json");
    EXPECT_EQ(result.exit_code, exit_code) << result.err;
    v1::WhatIf answer;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(result.out, &answer).ok())
        << result.out;
    return answer;
  }

  void ExpectTold(const std::string& changes, const std::string& told) {
    const CommandResult result = WhatIf(kTwoGroups, changes, "text");
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr(told));
    EXPECT_THAT(result.out, IsEmpty());
  }
};

TEST_F(WhatIfTest, ASwapOnOneDayNeverCountsBoth) {
  const v1::WhatIf answer = Answer(kSwap, 0);
  EXPECT_EQ(answer.judged_on(), "2026-03-09");
  EXPECT_THAT(answer.added(), IsEmpty());
  EXPECT_THAT(answer.stays(), IsEmpty());
}

TEST_F(WhatIfTest, ASwapIsReadableInBothLanguages) {
  const CommandResult english = WhatIf(kTwoGroups, kSwap, "text");
  EXPECT_THAT(english.out, HasSubstr("9 March 2026: p-0147 (g-a) and p-0212 (g-b) change groups."));
  EXPECT_THAT(english.out, HasSubstr("These changes put nothing wrong."));
  const CommandResult dutch =
      Baken({"check", "--organisation", "groups.json", "--changes", "changes.json"});
  EXPECT_THAT(dutch.out, HasSubstr("Door deze wijzigingen gaat niets mis."));
}

TEST_F(WhatIfTest, TwoMovesWithAWeekendBetweenShowTheDaysOfSix) {
  const v1::WhatIf answer = Answer(R"({"steps":[
    {"join":{"group":"g-b","party":"p-0147","role":"participant","on":"2026-03-06"}},
    {"leave":{"group":"g-a","party":"p-0147","on":"2026-03-09"}},
    {"leave":{"group":"g-b","party":"p-0212","on":"2026-03-09"}},
    {"join":{"group":"g-a","party":"p-0212","role":"participant","on":"2026-03-09"}}]})",
                                   1);
  EXPECT_THAT(Listed(answer.added()), ElementsAre("MVS-04 g-b 2026-03-06..2026-03-09"));
  EXPECT_EQ(answer.added(0).outcome(), v1::OUTCOME_REPAIRED);
  const CommandResult text = Baken(
      {"check", "--organisation", "groups.json", "--changes", "changes.json", "--language", "en"});
  EXPECT_THAT(text.out, HasSubstr("From 6 March 2026 up to and including 8 March 2026, because "
                                  "of: p-0147 as participant"));
}

TEST_F(WhatIfTest, ACoachWhoLeavesIsAWarningNowAndDueAtTheEndOfTheGrace) {
  const v1::WhatIf answer =
      Answer(R"({"steps":[{"leave":{"group":"g-a","party":"c-1","on":"2026-03-09"}}]})", 0);
  EXPECT_THAT(Listed(answer.added()), ElementsAre("MVS-05b g-a 2026-03-09.."));
  ASSERT_EQ(answer.pending_size(), 1);
  EXPECT_EQ(answer.pending(0).rule_id(), "MVS-05a");
  EXPECT_EQ(answer.pending(0).due(), "2026-03-22");
}

TEST_F(WhatIfTest, JudgedLaterTheGraceIsOver) {
  const CommandResult result =
      WhatIf(kTwoGroups, R"({"steps":[{"leave":{"group":"g-a","party":"c-1","on":"2026-03-09"}}]})",
             "text", {"--on", "2026-03-23"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, HasSubstr("These changes leave 1 obligation unmet."));
}

TEST_F(WhatIfTest, ATakeOverOnOneDayLeavesNoGap) {
  const v1::WhatIf answer = Answer(
      R"({"steps":[{"take_over":{"group":"g-a","party":"c-9","predecessor":"c-1","on":"2026-03-09"}}]})",
      0);
  EXPECT_THAT(answer.added(), IsEmpty());
  EXPECT_THAT(answer.pending(), IsEmpty());
}

TEST_F(WhatIfTest, WhatIsMendedAndWhatStaysAreToldApart) {
  // Six in both groups; only one of them is mended.
  std::string six = kTwoGroups;
  six.replace(six.find(R"(,"until":"2026-02-02")"), 21, "");
  const std::size_t first = six.find(R"({"party":"p-0101")");
  six.insert(first, R"({"party":"p-0109","role":"participant","since":"2026-02-02"},)");
  const v1::WhatIf answer =
      Answer(R"({"steps":[{"leave":{"group":"g-a","party":"p-0109","on":"2026-03-09"}}]})", 0, six);
  EXPECT_THAT(Listed(answer.mended()), ElementsAre("MVS-04 g-a 2026-03-09.."));
  EXPECT_THAT(Listed(answer.stays()), ElementsAre("MVS-04 g-b 2026-02-02.."));
}

TEST_F(WhatIfTest, AStepThatCannotBeDoneIsToldWithItsPlaceAndTheNearest) {
  ExpectTold(R"({"steps":[{"leave":{"group":"g-a","party":"p-0148","on":"2026-03-09"}}]})",
             "changes.json:1:43: steps[0].leave.party: This party is not in group g-a; perhaps "
             "\"p-014");
  ExpectTold(R"({"steps":[{"leave":{"group":"g-a","party":"p-0201","on":"2026-03-09"}}]})",
             "This party is not in group g-a, but is in group g-b.");
  ExpectTold(R"({"steps":[{"leave":{"group":"g-c","party":"p-0201","on":"2026-03-09"}}]})",
             "steps[0].leave.group: The organisation has no such group; perhaps");
  ExpectTold(R"({"steps":[{"leave":{"group":"g-b","party":"p-0204","on":"2026-03-09"}}]})",
             "had left group g-b already; the last end is 2 February 2026.");
  ExpectTold(
      R"({"steps":[{"join":{"group":"g-b","party":"p-0201","role":"participant","on":"2026-03-09"}}]})",
      "steps[0].join.party: This party is in group g-b already");
  ExpectTold(R"({"steps":[{"leave":{"group":"g-a","party":"p-0147","on":"9-3-2026"}}]})",
             "steps[0].leave.on: This is no full day; perhaps 2026-03-09 was meant.");
  ExpectTold(R"({"steps":[{}]})", "steps[0]: This step says nothing");
  ExpectTold(R"({"steps":[]})", "There are no steps in here");
}

TEST_F(WhatIfTest, AMistypedFieldIsRefusedSinceWhatWasMeantWouldNotBeDone) {
  ExpectTold(R"({"steps":[{"leave":{"group":"g-a","party":"p-0147","onn":"2026-03-09"}}]})",
             "steps[0].leave.onn");
}

TEST_F(WhatIfTest, ChangesAreForOneOrganisation) {
  WriteFile("changes.json", kSwap);
  WriteFile("record.json", kNewRecord);
  const CommandResult result =
      Baken({"check", "record.json", "--changes", "changes.json", "--language", "en"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("--changes goes with --organisation"));
}

TEST_F(WhatIfTest, AnUnknownRoleOfSomeoneWhoJoinsIsAnIssueOfTheChanges) {
  const v1::WhatIf answer = Answer(
      R"({"steps":[{"join":{"group":"g-a","party":"p-1","role":"participnt","on":"2026-03-09"}}]})",
      0);
  ASSERT_EQ(answer.data_issues_size(), 1);
  EXPECT_EQ(answer.data_issues(0).nearest(), "participant");
}

TEST_F(WhatIfTest, TheSampleSwapIsInOrder) {
  const std::string folder = SourceFolder() + "/examples/data/organisation/";
  const CommandResult result =
      Baken({"check", "--organisation", folder + "organisation_mvs.json", "--changes",
             folder + "swap_friday.json", "--language", "en"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("These changes put nothing wrong."));
  EXPECT_THAT(result.out, HasSubstr("about g-e"));
  EXPECT_THAT(result.out, Not(HasSubstr("about g-a")));
}

// ---- beside ----

constexpr const char* kMember = R"({"id":"p-0147","events":[{"kind":"intake","date":"2026-01-05",)"
                                R"("by":["coach"]}],"memberships":[{"group":"g-a",)"
                                R"("since":"2026-01-12"}]})";

TEST_F(WhatIfTest, ATrajectoryBesideItsOrganisationTellsTheDifferenceOnBothSides) {
  WriteFile("groups.json", kTwoGroups);
  WriteFile("record.json", kMember);
  const CommandResult result =
      Check({"record.json", "--beside", "groups.json", "--format", "text"});
  EXPECT_THAT(result.out, HasSubstr("memberships[0]"));
  EXPECT_THAT(result.out, HasSubstr("groups[0].members[5]"));
}

TEST_F(WhatIfTest, AnOrganisationBesideItsTrajectoriesTellsTheSame) {
  WriteFile("groups.json", kTwoGroups);
  WriteFile("records.ndjson", std::string(kMember) + "\n" + kNewRecord + "\n");
  WriteFile("one.json", kNewRecord);
  const CommandResult result = Check(
      {"--organisation", "groups.json", "--beside", "records.ndjson", "--beside", "one.json"});
  EXPECT_THAT(result.out, HasSubstr("membership_differs"));
  EXPECT_THAT(result.out, HasSubstr("beside_trajectories[0].memberships[0]"));
  EXPECT_THAT(result.out, HasSubstr("groups[0].members[5]"));
}

TEST_F(WhatIfTest, NothingIsJudgedBesideWhatCannotBeRead) {
  WriteFile("record.json", kMember);
  WriteFile("broken.json", "{\"id\": ");
  const CommandResult result = Check({"record.json", "--beside", "broken.json"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(result.err, HasSubstr("broken.json:1"));
}

}  // namespace
}  // namespace baken
