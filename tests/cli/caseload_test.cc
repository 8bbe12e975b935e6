// SPDX-License-Identifier: EUPL-1.2
// A caseload: several threads say what one says, in the same order; rows say what reports say; and
// Ctrl-C leaves what was written whole.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <map>
#include <sstream>

#include "baken/v1/check.pb.h"
#include "cli/command_run.h"
#include "support/places.h"

namespace baken {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> CellsOf(std::string line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char letter : line) {
    if (letter == '"') quoted = !quoted;
    if (letter == ',' && !quoted) {
      cells.emplace_back();
    } else if (letter != '"') {
      cells.back() += letter;
    }
  }
  return cells;
}

// The samples a hundred times over, with a line that is no record among them.
class Caseload : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    std::ifstream file(SourceFolder() + "/examples/data/caseload.ndjson", std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    samples_ = content.str();
    std::string lines;
    for (int i = 0; i < 25; ++i) lines += samples_;
    WriteFile("all.ndjson", lines + "{\"id\":\n" + samples_);
  }

  std::string samples_;
};

TEST_F(Caseload, SeveralThreadsGiveTheReportsOfOneInTheirOrder) {
  for (const char* format : {"ndjson", "json", "text", "csv"}) {
    SCOPED_TRACE(format);
    const CommandResult one = Check({"all.ndjson", "--format", format, "--threads", "1"});
    const CommandResult several = Check({"all.ndjson", "--format", format, "--threads", "5"});
    EXPECT_EQ(one.exit_code, 2);
    EXPECT_EQ(several.exit_code, 2);
    EXPECT_GT(one.out.size(), 10'000u);
    EXPECT_TRUE(one.out == several.out);
    EXPECT_EQ(one.err, several.err);
    EXPECT_THAT(one.err, HasSubstr("all.ndjson:301:7: The text is cut off here"));
  }
}

TEST_F(Caseload, ALineOfNdjsonIsTheReportThatJsonHas) {
  WriteFile("one.ndjson", std::string(kLateRecord) + "\n");
  v1::Report line;
  v1::Report document;
  const auto read = [](const std::string& json, v1::Report& report) {
    return google::protobuf::util::JsonStringToMessage(json, &report).ok();
  };
  ASSERT_TRUE(read(Check({"one.ndjson"}).out, line));
  ASSERT_TRUE(read(Check({"one.ndjson", "--format", "json"}).out, document));
  EXPECT_EQ(line.SerializeAsString(), document.SerializeAsString());
  EXPECT_GT(line.summary().failures(), 0);
}

TEST_F(Caseload, RowsSayWhatTheReportsSay) {
  WriteFile("some.ndjson", samples_);
  std::map<std::string, std::string> reported;  // "line rule subject" → the rest
  std::size_t findings = 0;
  const CommandResult reports = Check({"some.ndjson"});
  std::size_t number = 0;
  for (const std::string& line : LinesOf(reports.out)) {
    v1::Report report;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &report).ok());
    ++number;
    for (const v1::Finding& finding : report.findings()) {
      reported[std::to_string(number) + " " + finding.rule_id() + " " + finding.subject()] =
          report.subject_id() + " " + v1::Outcome_Name(finding.outcome()) + " " + finding.since() +
          " " + finding.due() + " " + finding.changes_on();
      ++findings;
    }
  }
  const CommandResult rows = Check({"some.ndjson", "--format", "csv"});
  EXPECT_EQ(rows.exit_code, reports.exit_code);
  EXPECT_EQ(rows.err, "");
  std::vector<std::string> lines = LinesOf(rows.out);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front(),
            "file,line,programme,id,rule,rule_class,subject,outcome,since,due,changes_on,breaches,"
            "days_in_breach,problem\r");
  ASSERT_EQ(lines.size(), findings + 1);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = CellsOf(lines[i]);
    ASSERT_EQ(cells.size(), 14u) << lines[i];
    EXPECT_EQ(cells[0], "some.ndjson");
    EXPECT_EQ(reported[cells[1] + " " + cells[4] + " " + cells[6]],
              cells[3] + " " + cells[7] + " " + cells[8] + " " + cells[9] + " " + cells[10]);
  }
}

TEST_F(Caseload, ABadRecordIsARowWithItsPlaceAndTheOthersHaveTheirs) {
  WriteFile("mixed.ndjson", std::string(kNewRecord) + "\n{\"id\":3}\nnonsense\n" + kLateRecord);
  const CommandResult rows = Check({"mixed.ndjson", "gone.json", "--format", "csv"});
  EXPECT_EQ(rows.exit_code, 2);
  EXPECT_THAT(rows.out, HasSubstr("mixed.ndjson,2,thuis-in-mvs,,,,,,,,,,,id is a number; expected "
                                  "a text.\r\n"));
  EXPECT_THAT(rows.out, HasSubstr("mixed.ndjson,3,,,,,,,,,,,,This line is no record"));
  EXPECT_THAT(rows.out, HasSubstr("gone.json,,,,,,,,,,,,,This file does not exist"));
  EXPECT_THAT(rows.out, HasSubstr("mixed.ndjson,4,thuis-in-mvs,late,MVS-01,RULE_CLASS_MUST,,"
                                  "OUTCOME_VIOLATED,2026-03-01,"));
  EXPECT_THAT(rows.err, HasSubstr("mixed.ndjson:2:7: id is a number"));
  EXPECT_THAT(rows.err, HasSubstr("3 inputs could not be judged."));
}

TEST_F(Caseload, RowsOfTextFormatAndOfOrganisationsAreThereToo) {
  WriteFile("late.txtpb", "id: \"late\" events { kind: \"intake\" date: \"2025-03-01\" }");
  EXPECT_THAT(Check({"late.txtpb", "--format", "csv"}).out,
              HasSubstr("late.txtpb,1,thuis-in-mvs,late,MVS-01,RULE_CLASS_MUST,,OUTCOME_VIOLATED"));
  WriteFile("town.json", R"({"id":"town","groups":[{"id":"g,1","kind":"coaching_group"}]})");
  EXPECT_THAT(Check({"town.json", "--organisation", "--format", "csv"}).out,
              HasSubstr("town.json,1,thuis-in-mvs,town,MVS-04,RULE_CLASS_MUST,\"g,1\","));
}

TEST_F(Caseload, WhatRowsCannotAnswerIsRefused) {
  WriteFile("new.json", kNewRecord);
  const CommandResult traced = Check({"new.json", "--format", "csv", "--detail", "trace"});
  EXPECT_EQ(traced.exit_code, 2);
  EXPECT_THAT(traced.err, StartsWith("baken: --format csv does not go with"));
  const CommandResult word = Check({"new.json", "--format", "csv", "--recorded", "contatc"});
  EXPECT_EQ(word.exit_code, 2);
  EXPECT_THAT(word.err, HasSubstr("recorded[0]"));
}

// The record goes into the question as it is, so nothing but a record may go there.
TEST_F(Caseload, WhatFollowsARecordOnItsLineIsNoPartOfTheQuestion) {
  WriteFile("more.ndjson", R"({"id":"a"},"enter_layer":"layer1")");
  const CommandResult result = Check({"more.ndjson"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("more.ndjson:1:11: After the record stands ','"));
}

TEST_F(Caseload, CtrlCEndsTheWorkBetweenTwoRecordsAndSaysHowFarItCame) {
  std::string lines;
  for (int i = 0; i < 300; ++i) lines += std::string(kNewRecord) + "\n";
  const CommandResult result = CheckInterrupted({"--format", "ndjson", "--threads", "1"}, lines, 1);
  EXPECT_EQ(result.exit_code, 130);
  EXPECT_THAT(result.err, HasSubstr("baken: Stopped on request. Records judged by then: "));
  EXPECT_THAT(result.out, EndsWith("}\n"));
  for (const std::string& line : LinesOf(result.out)) {
    EXPECT_THAT(line, StartsWith(R"({"subject_id":"new")"));
    EXPECT_EQ(line.back(), '}');
  }
  const CommandResult json = CheckInterrupted({"--format", "json", "--threads", "1"}, lines, 1);
  EXPECT_THAT(json.out, EndsWith("\n]\n"));
}

}  // namespace
}  // namespace baken
