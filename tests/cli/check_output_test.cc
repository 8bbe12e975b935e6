// SPDX-License-Identifier: EUPL-1.2
// What comes out of `baken check`: formats, exit codes, the day, the screen.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <cstdlib>
#include <sstream>

#include "baken/v1/check.pb.h"
#include "cli/command_run.h"

namespace baken {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class CheckOutputTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("late.json", kLateRecord);
    WriteFile("new.json", kNewRecord);
    WriteFile("both.ndjson", std::string(kLateRecord) + "\n" + kNewRecord + "\n");
  }
};

v1::Report ReportOf(const std::string& json) {
  v1::Report report;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &report);
  EXPECT_TRUE(status.ok()) << status.message() << "\n" << json;
  return report;
}

TEST_F(CheckOutputTest, ExitCodeIsZeroWithoutAFailureAndOneWithOne) {
  EXPECT_EQ(Check({"new.json"}).exit_code, 0);
  EXPECT_EQ(Check({"late.json"}).exit_code, 1);
  EXPECT_EQ(Check({"both.ndjson"}).exit_code, 1);
}

TEST_F(CheckOutputTest, ExitCodeIsTwoWhenOneInputCannotBeUsedWhateverTheOthersSay) {
  EXPECT_EQ(Check({"late.json", "gone.json"}).exit_code, 2);
}

TEST_F(CheckOutputTest, JsonIsOneReportForOneRecordAndAnArrayForSeveral) {
  const CommandResult one = Check({"late.json", "--format", "json"});
  const v1::Report report = ReportOf(one.out);
  EXPECT_EQ(report.subject_id(), "late");
  EXPECT_GE(report.summary().failures(), 1);
  EXPECT_THAT(one.out, HasSubstr("\"rule_id\""));  // the names of the protos, not ruleId

  const CommandResult several = Check({"both.ndjson", "--format", "json"});
  EXPECT_THAT(several.out, StartsWith("[\n"));
  EXPECT_TRUE(several.out.ends_with("\n]\n"));
  EXPECT_THAT(several.out, HasSubstr("\"new\""));
}

TEST_F(CheckOutputTest, JsonIsLaidOutAsProtobufDoes) {
  WriteFile("quoted.json", R"({"id":"a \"b\" {c}, [d]:\\","events":[]})");
  for (const char* file : {"late.json", "quoted.json"}) {
    const std::string out = Check({file, "--format", "json"}).out;
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    options.add_whitespace = true;
    std::string expected;
    ASSERT_TRUE(
        google::protobuf::util::MessageToJsonString(ReportOf(out), &expected, options).ok());
    EXPECT_EQ(out, expected);
  }
}

TEST_F(CheckOutputTest, JsonOfNothingReadableIsAnEmptyArray) {
  EXPECT_EQ(Check({"gone.json", "--format", "json"}).out, "[]\n");
}

TEST_F(CheckOutputTest, NdjsonIsOneReportALine) {
  std::istringstream lines(Check({"both.ndjson"}).out);
  std::string line;
  std::vector<std::string> ids;
  while (std::getline(lines, line)) ids.push_back(ReportOf(line).subject_id());
  EXPECT_THAT(ids, testing::ElementsAre("late", "new"));
}

TEST_F(CheckOutputTest, SeveralProgrammesGiveOneReportEach) {
  const CommandResult result =
      Check({"late.json", "--programme", "thuis-in-mvs", "--programme", "thuis-in-mvs"});
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 2);
}

TEST_F(CheckOutputTest, TextNamesSubjectProgrammeDayAndGroupsWhatIsWrongFirst) {
  const CommandResult result = Check({"late.json", "--format", "text"});
  EXPECT_THAT(result.out, StartsWith("late · Thuis in MVS"));
  EXPECT_THAT(result.out, HasSubstr("Judged on 2 March 2026"));
  const std::size_t wrong = result.out.find("\nNot in order\n");
  const std::size_t rule = result.out.find("MVS-01 · ");
  EXPECT_TRUE(wrong != std::string::npos && wrong < rule) << result.out;
  EXPECT_THAT(result.out, Not(HasSubstr("\x1b[")));  // no colour in a file
}

TEST_F(CheckOutputTest, TextIsInDutchUnlessAskedOtherwise) {
  const CommandResult result = Baken({"check", "late.json", "--on", "2026-03-02"});
  EXPECT_THAT(result.out, HasSubstr("Beoordeeld op 2 maart 2026"));
  EXPECT_THAT(result.out, HasSubstr("\nNiet in orde\n"));
}

TEST_F(CheckOutputTest, TextStaysWithinAHundredColumns) {
  std::istringstream lines(Check({"both.ndjson", "--format", "text"}).out);
  std::string line;
  while (std::getline(lines, line)) {
    const auto columns = std::count_if(line.begin(), line.end(), [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    });
    EXPECT_LE(columns, 100) << line;
  }
}

TEST_F(CheckOutputTest, TextOfSeveralRecordsEndsWithACount) {
  const CommandResult result = Check({"both.ndjson", "gone.json", "--format", "text"});
  EXPECT_TRUE(
      result.out.ends_with("2 records judged. 1 record has an unmet obligation. 1 input "
                           "could not be judged.\n"))
      << result.out;
}

TEST_F(CheckOutputTest, TextPointsADataIssueAtItsLine) {
  WriteFile("typo.json",
            "{\n\"id\":\"typo\",\n\"events\":[\n{\"kind\":\"intak\",\"date\":\"2025-03-01\"}]}");
  const CommandResult result = Check({"typo.json", "--format", "text"});
  EXPECT_THAT(result.out, HasSubstr("\nData to look at\n  - events[0].kind (line 4): "));
  EXPECT_THAT(result.out, HasSubstr("\"intake\""));
}

TEST_F(CheckOutputTest, ControlCharactersInARecordNeverReachTheScreen) {
  WriteFile("escape.json", R"({"id":"a\u001b[31mb"})");
  EXPECT_THAT(Check({"escape.json", "--format", "text"}).out, Not(HasSubstr("\x1b")));
}

TEST_F(CheckOutputTest, WithoutADayAndWithoutATerminalTheDayIsAskedFor) {
  const CommandResult result = Baken({"check", "late.json", "--language", "en"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("Say with --on which day is judged"));
  EXPECT_EQ(result.out, "");
}

TEST_F(CheckOutputTest, AnImpossibleDayIsToldWithTheFormAndTheNearestDay) {
  const CommandResult impossible =
      Baken({"check", "late.json", "--language", "en", "--on", "2026-02-30"});
  EXPECT_EQ(impossible.exit_code, 2);
  EXPECT_THAT(impossible.err, HasSubstr("year-month-day"));
  EXPECT_THAT(impossible.err, HasSubstr("2026-02-28 was meant"));
  const CommandResult turned =
      Baken({"check", "late.json", "--language", "en", "--on", "2-3-2026"});
  EXPECT_THAT(turned.err, HasSubstr("2026-03-02 was meant"));
}

TEST_F(CheckOutputTest, WhatIsRecordedIsPassedOn) {
  const CommandResult result = Check({"late.json", "--recorded", "intake"});
  EXPECT_NE(result.out, Check({"late.json"}).out);
}

TEST_F(CheckOutputTest, OnATerminalTheDayIsTodayAndItSaysSo) {
  const CommandResult result = BakenOnTerminal({"check", "late.json", "--language", "en"});
  EXPECT_THAT(result.out, StartsWith("baken: The day judged is today"));
}

TEST_F(CheckOutputTest, OnATerminalHeadingsAreColouredAndTextFits) {
  unsetenv("NO_COLOR");
  const CommandResult result =
      BakenOnTerminal({"check", "late.json", "--language", "en", "--on", "2026-03-02"});
  EXPECT_THAT(result.out, HasSubstr("\x1b[1;31mNot in order\x1b[0m"));
  EXPECT_THAT(result.out, HasSubstr("Judged on 2 March 2026"));
}

TEST_F(CheckOutputTest, NoColorIsHonoured) {
  setenv("NO_COLOR", "1", 1);
  const CommandResult result =
      BakenOnTerminal({"check", "late.json", "--language", "en", "--on", "2026-03-02"});
  unsetenv("NO_COLOR");
  EXPECT_THAT(result.out, HasSubstr("Not in order"));
  EXPECT_THAT(result.out, Not(HasSubstr("\x1b[")));
}

TEST_F(CheckOutputTest, AMistypedOptionIsToldWithTheNearestOne) {
  const CommandResult result = Check({"late.json", "--langage", "nl"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("Perhaps --language was meant."));
}

TEST_F(CheckOutputTest, AnUnknownProgrammeIsToldWithTheNearestOne) {
  const CommandResult result = Check({"late.json", "--programme", "thuis-in-mv"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("perhaps \"thuis-in-mvs\" was meant"));
}

TEST_F(CheckOutputTest, HelpHasExamplesAndVersionIsTold) {
  const CommandResult help = Baken({"check", "--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_THAT(help.out, HasSubstr("Examples:"));
  const CommandResult version = Baken({"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_THAT(version.out, StartsWith("baken 1."));
}

TEST_F(CheckOutputTest, HtmlIsOnePageOfOneRecordAndATableOfSeveral) {
  const CommandResult one = Check({"late.json", "--format", "html"});
  EXPECT_EQ(one.exit_code, 1);
  EXPECT_THAT(one.out, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(one.out, HasSubstr("<h1>Trajectory late</h1>"));
  EXPECT_THAT(one.out, Not(HasSubstr("<script")));
  const CommandResult both = Check({"both.ndjson", "--format", "html"});
  EXPECT_THAT(both.out, HasSubstr("<h1>Overview of 2 records</h1>"));
  EXPECT_THAT(both.out, HasSubstr("<th scope=\"row\">new</th>"));
}

TEST_F(CheckOutputTest, ARegisterSaysForWhomReasonsAreWritten) {
  const v1::Report report =
      ReportOf(Check({"late.json", "--format", "json", "--register", "participant"}).out);
  for (const v1::Finding& finding : report.findings()) {
    ASSERT_EQ(finding.texts_size(), 1);
    EXPECT_EQ(finding.texts(0).register_(), "participant");
  }
  const CommandResult text = Check({"late.json", "--format", "text", "--register", "participant"});
  EXPECT_THAT(text.out, StartsWith("Your trajectory"));
  EXPECT_THAT(text.out, Not(HasSubstr("MVS-01")));
}

TEST_F(CheckOutputTest, ATraceIsShownAsTextAndInJson) {
  const CommandResult text = Check({"late.json", "--format", "text", "--detail", "trace"});
  EXPECT_THAT(text.out, HasSubstr("MVS-01/0  any of: false"));
  EXPECT_THAT(text.out, HasSubstr("MVS-01/0/2  occurred an extension: false; 0 of at least 1"));
  const v1::Report report =
      ReportOf(Check({"late.json", "--format", "json", "--detail", "trace"}).out);
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_id() != "MVS-01") continue;
    ASSERT_EQ(finding.trace_size(), 1);
    ASSERT_EQ(finding.trace(0).of_size(), 3);
    EXPECT_EQ(finding.trace(0).of(2).id(), "MVS-01/0/2");
  }
}

TEST_F(CheckOutputTest, AViewIsOfReportsOnly) {
  const CommandResult over = Check({"late.json", "--format", "html", "--over", "2026-01..2026-02"});
  EXPECT_EQ(over.exit_code, 2);
  EXPECT_THAT(over.err, HasSubstr("do not go with"));
}

}  // namespace
}  // namespace baken
