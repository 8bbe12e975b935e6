// SPDX-License-Identifier: EUPL-1.2
// Every input that is not what it should be: one clear sentence with its place, the others go on.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <fstream>

#include "baken/v1/facts.pb.h"
#include "cli/command_run.h"

namespace baken {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::size_t LinesOf(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

class CheckInputTest : public CommandTest {
 protected:
  // One bad file beside a good one: the bad one is told with these words, the good one is judged.
  void ExpectToldAndPassedOver(const std::string& name, const std::string& told) {
    WriteFile("good.ndjson", std::string(kNewRecord) + "\n");
    const CommandResult result = Check({name, "good.ndjson"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, StartsWith(told));
    EXPECT_EQ(LinesOf(result.err), 2u) << "one sentence and the count, but: " << result.err;
    EXPECT_THAT(result.err, HasSubstr("1 input could not be judged."));
    EXPECT_THAT(result.out, HasSubstr(R"({"problem":{"file":")" + name + "\""));
    EXPECT_THAT(result.out, HasSubstr(R"("subject_id":"new")"));
  }
};

TEST_F(CheckInputTest, AMissingFileIsTold) {
  ExpectToldAndPassedOver("gone.json", "gone.json: This file does not exist");
}

TEST_F(CheckInputTest, AFolderIsTold) {
  std::filesystem::create_directory(folder_ / "records");
  ExpectToldAndPassedOver("records", "records: This is a folder");
}

TEST_F(CheckInputTest, AnEmptyFileIsTold) {
  WriteFile("empty.json", "");
  ExpectToldAndPassedOver("empty.json", "empty.json: This file is empty");
}

TEST_F(CheckInputTest, APictureNamedJsonIsTold) {
  WriteFile("picture.json", "\x89PNG\r\n\x1a\n");
  ExpectToldAndPassedOver("picture.json", "picture.json: This is a file of another kind (PNG)");
}

TEST_F(CheckInputTest, AFileWithAnotherEndingIsTold) {
  WriteFile("table.csv", "id,intake\n1,2025-03-01\n");
  ExpectToldAndPassedOver("table.csv", "table.csv: The name does not tell what this file is");
}

TEST_F(CheckInputTest, ATableNamedJsonIsTold) {
  WriteFile("table.json", "id,intake\n1,2025-03-01\n");
  ExpectToldAndPassedOver("table.json", "table.json:1: This is not JSON: it starts with 'i'");
}

TEST_F(CheckInputTest, ATableNamedNdjsonIsOneProblemNotOneALine) {
  WriteFile("table.ndjson", "id,intake\n1,2025-03-01\n2,2025-03-02\n");
  ExpectToldAndPassedOver("table.ndjson",
                          "table.ndjson:1: This line and those up to line 3 are no records");
}

TEST_F(CheckInputTest, ATableNamedBinpbIsTold) {
  WriteFile("table.binpb", "id,intake\n1,2025-03-01\n");
  ExpectToldAndPassedOver("table.binpb", "table.binpb: These bytes are no Trajectory");
}

TEST_F(CheckInputTest, ATruncatedFileSaysWhereItStops) {
  WriteFile("cut.json", "{\n  \"id\": \"a\",\n  \"events\": [\n    {\"kind\": \"int");
  ExpectToldAndPassedOver(
      "cut.json", "cut.json:4:18: The text is cut off here, in the middle of events[0].kind.");
}

TEST_F(CheckInputTest, ATruncatedListSaysThatItsEndIsMissing) {
  WriteFile("cut.json", std::string("[") + kNewRecord + "\n");
  const CommandResult result = Check({"cut.json"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("cut.json:2: The list of records is cut off"));
  EXPECT_THAT(result.out, HasSubstr(R"("subject_id":"new")"));
}

TEST_F(CheckInputTest, AWrongKindOfValueIsToldWithItsPath) {
  WriteFile("wrong.json", "{\"id\":\"a\",\n\"events\":[{\"kind\":\"intake\",\"date\":20250301}]}");
  ExpectToldAndPassedOver("wrong.json",
                          "wrong.json:2:35: events[0].date is a number; expected a text.");
}

TEST_F(CheckInputTest, BrokenTextFormatIsToldWithItsLine) {
  WriteFile("broken.txtpb", "id: \"a\"\nevents { kind: intake }\n");
  ExpectToldAndPassedOver("broken.txtpb", "broken.txtpb:2:16: This cannot be read as text format");
}

TEST_F(CheckInputTest, AFieldTwiceInOneObjectIsToldNotMerged) {
  WriteFile("twice.json", R"({"id":"a","events":[],"events":[]})");
  ExpectToldAndPassedOver("twice.json", "twice.json:1:23: events stands here for the second time");
}

TEST_F(CheckInputTest, AnUnknownFieldIsToldWithLineAndNearestAndTheRestIsJudged) {
  WriteFile("typo.json", R"({
  "id": "typo",
  "activites": [{"activity": "basis.housing"}]
})");
  const CommandResult result = Check({"typo.json"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, StartsWith("typo.json:3:3: There is no field activites"));
  EXPECT_THAT(result.err, HasSubstr("\"activities\""));
  EXPECT_THAT(result.out, HasSubstr(R"("code":"field_unknown","path":"activites")"));
  EXPECT_THAT(result.out, HasSubstr(R"("nearest":"activities")"));
}

TEST_F(CheckInputTest, AnUnknownFieldInTextFormatIsADataIssueToo) {
  WriteFile("typo.txtpb", "id: \"typo\"\nactivites { activity: \"basis.housing\" }\n");
  const CommandResult result = Check({"typo.txtpb"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, StartsWith("typo.txtpb:2:1: There is no field activites"));
  EXPECT_THAT(result.out, HasSubstr(R"("nearest":"activities")"));
}

TEST_F(CheckInputTest, AnUnknownFieldInEveryRecordIsToldOnce) {
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += "{\"id\":\"a\",\"shoe_size\":1}\n";
  WriteFile("many.ndjson", lines);
  const CommandResult result = Check({"many.ndjson"});
  EXPECT_EQ(LinesOf(result.err), 2u) << result.err;
  EXPECT_THAT(result.err, HasSubstr("many.ndjson:1:11: There is no field shoe_size"));
  EXPECT_EQ(LinesOf(result.out), 50u);
}

TEST_F(CheckInputTest, BothSpellingsOfAFieldNameAreRead) {
  WriteFile("names.ndjson",
            "{\"id\":\"a\",\"activities\":[{\"activity\":\"basis.housing\",\"startedOn\":"
            "\"2025-03-10\"},{\"activity\":\"basis.income\",\"started_on\":\"2025-03-10\"}]}\n");
  const CommandResult result = Check({"names.ndjson"});
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(result.out, Not(HasSubstr("field_unknown")));
}

TEST_F(CheckInputTest, AnUnknownWordAndAnImpossibleDateAreDataIssuesOfAJudgedRecord) {
  WriteFile("record.json", R"({"id":"a","events":[{"kind":"intak","date":"2025-03-01"},)"
                           R"({"kind":"intake","date":"2025-02-30"}]})");
  const CommandResult result = Check({"record.json"});
  EXPECT_NE(result.exit_code, 2) << result.err;
  EXPECT_THAT(result.out, HasSubstr(R"("nearest":"intake")"));
  EXPECT_THAT(result.out, HasSubstr("events[1].date"));
}

TEST_F(CheckInputTest, BadLinesCostOnlyThemselves) {
  WriteFile("mixed.ndjson", std::string(kNewRecord) + "\n" + "{\"id\":\"b\", broken\n" + "\n" +
                                "nonsense\n" + kLateRecord);
  const CommandResult result = Check({"mixed.ndjson"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("mixed.ndjson:2:12: "));
  EXPECT_THAT(result.err, HasSubstr("mixed.ndjson:4: "));
  EXPECT_THAT(result.err, HasSubstr("2 inputs could not be judged."));
  // In input order: record, problem, problem, record.
  const std::size_t first = result.out.find(R"("subject_id":"new")");
  const std::size_t problem = result.out.find(R"("line":2)");
  const std::size_t stray = result.out.find(R"("line":4)");
  const std::size_t last = result.out.find(R"("subject_id":"late")");
  EXPECT_TRUE(first < problem && problem < stray && stray < last) << result.out;
}

TEST_F(CheckInputTest, ALineOfTwoHundredMegabytesIsPassedOverInBoundedMemory) {
  {
    std::ofstream file(folder_ / "big.ndjson", std::ios::binary);
    file << kNewRecord << "\n{\"id\":\"";
    const std::string megabyte(1024 * 1024, 'x');
    for (int i = 0; i < 200; ++i) file << megabyte;
    file << "\"}\n" << kLateRecord << "\n";
  }
  const CommandResult result = Check({"big.ndjson"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("big.ndjson:2: This line is longer than 64 MiB"));
  EXPECT_THAT(result.out, HasSubstr(R"("subject_id":"new")"));
  EXPECT_THAT(result.out, HasSubstr(R"("subject_id":"late")"));
}

TEST_F(CheckInputTest, OneRecordIsTheSameInEveryEncoding) {
  v1::Trajectory trajectory;
  trajectory.set_id("same");
  v1::Event& intake = *trajectory.add_events();
  intake.set_kind("intake");
  intake.set_date("2025-03-01");
  std::string text;
  google::protobuf::TextFormat::PrintToString(trajectory, &text);
  const std::string json = R"({"id":"same","events":[{"kind":"intake","date":"2025-03-01"}]})";
  WriteFile("a.binpb", trajectory.SerializeAsString());
  WriteFile("b.txtpb", text);
  WriteFile("c.json", json);
  WriteFile("d.ndjson", json + "\n");
  WriteFile("e.json", "[\n" + json + "\n]");
  WriteFile("f.jsonl", "\xEF\xBB\xBF" + json + "\r\n");
  const std::string expected = Check({"a.binpb"}).out;
  EXPECT_THAT(expected, HasSubstr(R"("subject_id":"same")"));
  for (const char* file : {"b.txtpb", "c.json", "d.ndjson", "e.json", "f.jsonl"}) {
    EXPECT_EQ(Check({file}).out, expected) << file;
  }
  EXPECT_EQ(Check({"-"}, json).out, expected);
}

TEST_F(CheckInputTest, StandardInputIsNdjsonOrJsonByItsFirstLook) {
  const std::string lines = std::string(kNewRecord) + "\n{\"id\": broken\n" + kLateRecord + "\n";
  const CommandResult by_line = Check({"-"}, lines);
  EXPECT_THAT(by_line.err, HasSubstr("-:2:8: "));
  EXPECT_THAT(by_line.out, HasSubstr(R"("subject_id":"late")"));
  const CommandResult document = Check({"-"}, "{\n  \"id\": \"spread\"\n}\n");
  EXPECT_THAT(document.out, HasSubstr(R"("subject_id":"spread")"));
}

TEST_F(CheckInputTest, AnOrganisationIsReadWhenAskedFor) {
  WriteFile("organisation.json", R"({"id":"town","groups":[{"id":"g1","kind":"coaching_group"}]})");
  const CommandResult as_organisation = Check({"organisation.json", "--organisation"});
  EXPECT_EQ(as_organisation.err, "");
  EXPECT_THAT(as_organisation.out, HasSubstr(R"("subject_id":"town")"));
  const CommandResult as_trajectory = Check({"organisation.json"});
  EXPECT_THAT(as_trajectory.err, HasSubstr("There is no field groups"));
}

TEST_F(CheckInputTest, TheLanguageOfProblemsIsTheLanguageAskedFor) {
  const CommandResult result =
      Baken({"check", "gone.json", "--on", "2026-03-02", "--language", "nl"});
  EXPECT_THAT(result.err, StartsWith("gone.json: Dit bestand bestaat niet"));
  EXPECT_THAT(result.err, HasSubstr("1 invoer kon niet worden beoordeeld."));
}

}  // namespace
}  // namespace baken
