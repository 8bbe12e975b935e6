// SPDX-License-Identifier: EUPL-1.2
// `baken programme diff`: what differs between two programmes, and whose outcomes do.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <sstream>

#include "baken/v1/diff.pb.h"
#include "cli/command_run.h"
#include "support/places.h"

namespace baken {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kExamples = SourceFolder() + "/examples/";
const std::string kSix = kExamples + "data/deviations/group_size_six.txtpb";
const std::string kSizes = kExamples + "data/organisation/organisation_sizes.json";

class DiffTest : public CommandTest {
 protected:
  CommandResult Diff(std::vector<std::string> more) {
    std::vector<std::string> all = {"programme", "diff", "--language", "en"};
    all.insert(all.end(), more.begin(), more.end());
    return Baken(all);
  }
  v1::Diff Read(const std::string& json) {
    v1::Diff diff;
    const auto status = google::protobuf::util::JsonStringToMessage(json, &diff);
    EXPECT_TRUE(status.ok()) << status.message() << json;
    return diff;
  }
  // The built-in programme as text, with one text in it replaced by another.
  void WriteExportedWith(const std::string& found, const std::string& instead) {
    std::string text = Baken({"programme", "export", "thuis-in-mvs"}).out;
    const std::size_t at = text.find(found);
    ASSERT_NE(at, std::string::npos) << found;
    WriteFile("own.txtpb", text.replace(at, found.size(), instead));
  }
  // "rule MVS-04 CHANGED requirement.holding.max_parameter" for each field.
  std::vector<std::string> Listed(const v1::Diff& diff) {
    std::vector<std::string> listed;
    for (const v1::Difference& difference : diff.differences()) {
      const std::string kind = v1::DifferenceKind_Name(difference.kind()).substr(16);
      const std::string line = difference.what() + " " + difference.id() + " " + kind;
      if (difference.fields().empty()) listed.push_back(line);
      for (const v1::FieldDifference& field : difference.fields()) {
        listed.push_back(line + " " + field.field() + ": " + field.before() + " -> " +
                         field.after());
      }
    }
    return listed;
  }
  std::vector<std::string> ListedOfOwn() {
    return Listed(Read(Diff({"thuis-in-mvs", "own.txtpb", "--format", "json"}).out));
  }
};

TEST_F(DiffTest, AProgrammeAndItsOwnExportDoNotDiffer) {
  for (const char* format : {"txtpb", "binpb", "json"}) {
    const std::string file = std::string("own.") + format;
    WriteFile(file, Baken({"programme", "export", "thuis-in-mvs", "--format", format}).out);
    const CommandResult result = Diff({"thuis-in-mvs", file});
    EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
    EXPECT_THAT(result.out, HasSubstr("Nothing differs."));
  }
}

TEST_F(DiffTest, AParameterIsToldWithBothValuesAndTheRulesThatUseIt) {
  WriteExportedWith("count: 5", "count: 6");
  const CommandResult result = Diff({"thuis-in-mvs", "own.txtpb"});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.out, HasSubstr("  - group.max: 5 → 6\n    Used by: MVS-04\n"));
  EXPECT_THAT(ListedOfOwn(), ElementsAre("parameter group.max CHANGED count: 5 -> 6"));
}

TEST_F(DiffTest, ARuleIsToldByWhatChangedInIt) {
  WriteExportedWith("rule_class: RULE_CLASS_MUST", "rule_class: RULE_CLASS_SHOULD");
  EXPECT_THAT(ListedOfOwn(),
              ElementsAre("rule MVS-01 CHANGED rule_class: RULE_CLASS_MUST -> RULE_CLASS_SHOULD"));
  EXPECT_THAT(Diff({"thuis-in-mvs", "own.txtpb"}).out, HasSubstr("how hard: obligation → norm"));
  WriteExportedWith("max_parameter: \"group.max\"", "max_parameter: \"coach.per_group\"");
  EXPECT_THAT(ListedOfOwn(),
              ElementsAre("rule MVS-04 CHANGED requirement.holding.max_parameter: group.max -> "
                          "coach.per_group"));
}

TEST_F(DiffTest, OtherWordsOnlyAreToldApart) {
  WriteExportedWith("Traject op tijd afgerond of verlengd", "Op tijd klaar of verlengd");
  const v1::Diff diff = Read(Diff({"thuis-in-mvs", "own.txtpb", "--format", "json"}).out);
  ASSERT_EQ(diff.differences_size(), 1);
  EXPECT_EQ(diff.differences(0).kind(), v1::DIFFERENCE_KIND_TEXTS_ONLY);
  EXPECT_THAT(Diff({"thuis-in-mvs", "own.txtpb"}).out, HasSubstr("Other words: name\n"));
}

TEST_F(DiffTest, WordsAddedAndRemovedAndTheClockAreTold) {
  WriteExportedWith("vocabulary {", "vocabulary { words { id: \"visit\" sort: \"event\" }");
  EXPECT_THAT(ListedOfOwn(), ElementsAre("word event:visit ADDED"));
  const v1::Diff other = Read(Diff({"own.txtpb", "thuis-in-mvs", "--format", "json"}).out);
  EXPECT_THAT(Listed(other), ElementsAre("word event:visit REMOVED"));
  WriteExportedWith("clock {", "equated_days: \"2026-05-15\" clock {");
  EXPECT_THAT(ListedOfOwn(), ElementsAre("programme  CHANGED equated_days:  -> 2026-05-15"));
}

// ---- deviations ----

TEST_F(DiffTest, ADeviationIsToldWithWhoWhenAndWhy) {
  const CommandResult result = Diff({"thuis-in-mvs", "--deviation", kSix});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.out, HasSubstr("  - group.max: 5 → 6\n"));
  EXPECT_THAT(result.out, HasSubstr("MVS-09 Partners and volunteers together in the form team: "
                                    "switched off\n"));
  EXPECT_THAT(result.out, HasSubstr("Decision of municipality, 12 November 2026: "));
  EXPECT_THAT(Baken({"programme", "diff", "thuis-in-mvs", "--deviation", kSix}).out,
              HasSubstr("uitgezet"));
}

TEST_F(DiffTest, TheSampleDeviationShowsInTheReportMadeUnderIt) {
  const CommandResult result = Baken({"check", "--organisation", kSizes, "--deviation", kSix,
                                      "--on", "2026-12-01", "--language", "en"});
  EXPECT_EQ(result.exit_code, 1) << result.err;  // seven is too many still
  EXPECT_THAT(result.out, HasSubstr("Deviation: parameter group.max 6 instead of 5 (municipality, "
                                    "2026-11-12): "));
  EXPECT_THAT(result.out, HasSubstr("Deviation: rule MVS-09 switched off (municipality"));
  EXPECT_THAT(result.out, Not(HasSubstr("MVS-09 ·")));
}

TEST_F(DiffTest, ACheckTakesSeveralDeviationsEachOnTopOfThoseBeforeIt) {
  const CommandResult listed = Baken({"programme", "show", "thuis-in-mvs", "--fingerprints"});
  const std::size_t at = listed.out.find("  MVS-05c\n");
  ASSERT_GE(at, 64U);
  ASSERT_NE(at, std::string::npos);
  WriteFile("second.txtpb", R"(programme: "thuis-in-mvs"
changes { switched_off: "MVS-05c" who: "municipality" decided_on: "2026-11-19" why: "Twee coaches."
          of: ")" + listed.out.substr(at - 64, 64) +
                                "\" }");
  const CommandResult both =
      Baken({"check", "--organisation", kSizes, "--deviation", kSix, "--deviation", "second.txtpb",
             "--on", "2026-12-01", "--language", "en"});
  EXPECT_EQ(both.exit_code, 1) << both.err;
  EXPECT_THAT(both.out, HasSubstr("Deviation: parameter group.max 6 instead of 5"));
  EXPECT_THAT(both.out, HasSubstr("Deviation: rule MVS-05c switched off"));
  const CommandResult shown = Baken({"programme", "show", "thuis-in-mvs", "--format", "markdown",
                                     "--deviation", kSix, "--deviation", "second.txtpb"});
  EXPECT_THAT(shown.out, HasSubstr("regel MVS-05c uitgezet"));
  EXPECT_THAT(shown.out, HasSubstr("regel MVS-09 uitgezet"));
}

TEST_F(DiffTest, FingerprintsAreListedForAuthorsAndARefusalGivesThePresentOne) {
  const CommandResult listed = Baken({"programme", "show", "thuis-in-mvs", "--fingerprints"});
  EXPECT_EQ(listed.exit_code, 0) << listed.err;
  const std::size_t at = listed.out.find("  group.max\n");
  ASSERT_GE(at, 64U);
  const std::string now = listed.out.substr(at - 64, 64);
  WriteFile("old.txtpb", R"(programme: "thuis-in-mvs"
changes {
  parameter { id: "group.max" count: 6 }
  of: "0000"
  who: "municipality" decided_on: "2026-11-12" why: "Groter." })");
  const CommandResult refused = Diff({"thuis-in-mvs", "--deviation", "old.txtpb"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, StartsWith("old.txtpb:4:"));
  EXPECT_THAT(refused.err, HasSubstr(now));
  WriteFile("old.txtpb",
            "programme: \"thuis-in-mvs\" changes { parameter { id: \"group.max\" "
            "count: 6 } of: \"" +
                now + "\" who: \"m\" decided_on: \"2026-11-12\" why: \"w\" }");
  EXPECT_EQ(Diff({"thuis-in-mvs", "--deviation", "old.txtpb"}).exit_code, 1);
}

TEST_F(DiffTest, EverythingWrongWithADeviationIsToldAtOnceWithTheNearest) {
  WriteFile("wrong.txtpb", R"(programme: "thuis-in-mvs"
changes { parameter { id: "group.mx" count: 6 } of: "0" who: "m" decided_on: "2026-11-12" why: "w" }
changes { switched_off: "MVS-9" of: "0" who: "m" decided_on: "2026-11-12" why: "w" })");
  const CommandResult result = Diff({"thuis-in-mvs", "--deviation", "wrong.txtpb"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("wrong.txtpb:2:"));
  EXPECT_THAT(result.err, HasSubstr("Did you mean group.max?"));
  EXPECT_THAT(result.err, HasSubstr("changes[1].switched_off: rule_unknown \"MVS-9\""));
}

// ---- with records ----

std::vector<std::string> Changes(const v1::Diff& diff) {
  std::vector<std::string> changes;
  for (const v1::RecordDifference& record : diff.records()) {
    for (const v1::OutcomeDifference& outcome : record.outcomes()) {
      changes.push_back(outcome.rule_id() + " " + outcome.subject() + " " +
                        v1::Outcome_Name(outcome.before()).substr(8) + " " +
                        v1::Outcome_Name(outcome.after()).substr(8));
    }
  }
  return changes;
}

TEST_F(DiffTest, WhatHappensIfTheGroupSizeBecomesSix) {
  const std::vector<std::string> question = {"thuis-in-mvs",   "thuis-in-mvs", kSizes,
                                             "--organisation", "--deviation",  kSix,
                                             "--on",           "2026-12-01"};
  std::vector<std::string> in_json = question;
  in_json.insert(in_json.end(), {"--format", "json"});
  const CommandResult json = Diff(in_json);
  EXPECT_EQ(json.exit_code, 1) << json.err;
  const v1::Diff diff = Read(json.out);
  EXPECT_THAT(Changes(diff),
              ElementsAre("MVS-04 g-six VIOLATED SATISFIED", "MVS-04 g-was-six REPAIRED SATISFIED",
                          "MVS-09 team-forms-2 VIOLATED UNSPECIFIED"));
  EXPECT_THAT(diff.records(0).outcomes(0).reason_before(), HasSubstr("16 November 2026"));
  EXPECT_EQ(diff.totals().records(), 1);
  EXPECT_EQ(diff.totals().unchanged(), 0);
  ASSERT_EQ(diff.totals().counts_size(), 3);
  const CommandResult text = Diff(question);
  EXPECT_THAT(text.out, HasSubstr("about g-six: in breach → met\n    Before: "));
  EXPECT_THAT(text.out, HasSubstr("MVS-04: in breach → met: 1\n"));
  EXPECT_THAT(text.out, HasSubstr("MVS-09: in breach → not judged: 1\n"));
  EXPECT_THAT(text.out, Not(HasSubstr("g-seven")));
}

TEST_F(DiffTest, RecordsWithoutAChangeAreCountedOnlyAndABadOneStopsNothing) {
  WriteFile("records.ndjson",
            std::string(kLateRecord) + "\n{\"id\": 5, oops\n" + kNewRecord + "\n");
  WriteExportedWith("months: 12", "months: 18");
  const CommandResult result = Diff(
      {"thuis-in-mvs", "own.txtpb", "records.ndjson", "--on", "2026-03-02", "--format", "ndjson"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("records.ndjson:2"));
  std::istringstream lines(result.out);
  std::string line;
  v1::Diff all;
  int problems = 0;
  while (std::getline(lines, line)) {
    if (line.find("{\"problem\"") == 0) {
      ++problems;
    } else {
      all.MergeFrom(Read(line));
    }
  }
  EXPECT_EQ(problems, 1);
  // The three rules that are due at the end of the trajectory.
  EXPECT_THAT(Changes(all), ElementsAre("MVS-01  VIOLATED PENDING", "MVS-07b  VIOLATED PENDING",
                                        "MVS-27b  VIOLATED PENDING"));
  EXPECT_EQ(all.totals().records(), 2);
  EXPECT_EQ(all.totals().unchanged(), 1);
  EXPECT_EQ(all.differences_size(), 1);
}

TEST_F(DiffTest, WithRecordsItIsTheirOutcomesThatTheExitCodeTells) {
  WriteFile("new.json", kNewRecord);
  WriteExportedWith("count: 5", "count: 6");
  const CommandResult result =
      Diff({"thuis-in-mvs", "own.txtpb", "new.json", "--on", "2026-03-02"});
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  EXPECT_THAT(result.out, HasSubstr("1 record judged. Nothing changes in 1 of them.\n"));
}

// ---- what cannot be compared ----

TEST_F(DiffTest, WithNothingToCompareWithItSaysSo) {
  const CommandResult result = Diff({"thuis-in-mvs"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("Name a second programme or a --deviation."));
}

TEST_F(DiffTest, ARecordInTheSecondPlaceIsToldWhereItGoes) {
  WriteFile("groups.json", R"({"id":"org","groups":[]})");
  const CommandResult result = Diff({"thuis-in-mvs", "groups.json", "--deviation", kSix});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("diff thuis-in-mvs thuis-in-mvs groups.json --deviation"));
}

// ---- the worked example of a change on 1 January ----

class EditionsExampleTest : public DiffTest {
 protected:
  // "VIOLATED 2026-12-07" of a group on a day.
  std::string GroupOn(const std::string& group, const std::string& day, bool changed = true) {
    const std::string folder = kExamples + "editions/";
    std::vector<std::string> arguments = {
        "check", "--organisation", folder + "organisation.json", "--on", day, "--format", "json"};
    if (changed) {
      arguments.insert(arguments.end(), {"--deviation", folder + "group_size_from_2027.txtpb"});
    }
    const CommandResult result = Baken(arguments);
    v1::Report report;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(result.out, &report).ok())
        << result.out << result.err;
    for (const v1::Finding& finding : report.findings()) {
      if (finding.rule_id() != "MVS-04" || finding.subject() != group) continue;
      std::string told = v1::Outcome_Name(finding.outcome()).substr(8);
      for (const v1::Breach& breach : finding.breaches()) {
        told += " " + breach.since() + ".." + breach.until();
      }
      return told;
    }
    return "no finding";
  }
};

TEST_F(EditionsExampleTest, AGroupOfSixInDecemberIsInBreachUntilTheLastDayOfTheYear) {
  EXPECT_EQ(GroupOn("g-six", "2026-12-06"), "SATISFIED");
  EXPECT_EQ(GroupOn("g-six", "2026-12-31"), "VIOLATED 2026-12-07..");
  EXPECT_EQ(GroupOn("g-six", "2027-01-01"), "REPAIRED 2026-12-07..2027-01-01");
  EXPECT_EQ(GroupOn("g-six", "2027-12-01"), "REPAIRED 2026-12-07..2027-01-01");
}

TEST_F(EditionsExampleTest, LastYearsVerdictIsTheOneWithoutTheChange) {
  for (const char* group : {"g-six", "g-seven", "g-filled-in-january"}) {
    for (const char* day : {"2026-12-06", "2026-12-31"}) {
      EXPECT_EQ(GroupOn(group, day), GroupOn(group, day, false)) << group << " " << day;
    }
  }
}

TEST_F(EditionsExampleTest, SevenStaysTooManyAndSixFromJanuaryOnIsFine) {
  EXPECT_EQ(GroupOn("g-seven", "2027-01-02"), "VIOLATED 2026-12-07..");
  EXPECT_EQ(GroupOn("g-filled-in-january", "2027-01-04"), "SATISFIED");
  EXPECT_EQ(GroupOn("g-filled-in-january", "2027-01-04", false), "VIOLATED 2027-01-04..");
}

TEST_F(EditionsExampleTest, TheDifferenceIsToldEditionByEditionWithItsOwnReason) {
  const CommandResult result =
      Diff({"thuis-in-mvs", "--deviation", kExamples + "editions/group_size_from_2027.txtpb"});
  EXPECT_THAT(result.out, HasSubstr("changed\n    in force until: (nothing) → 1 January 2027\n    "
                                    "Decision of municipality, 12 November 2026: Tot en met"));
  EXPECT_THAT(result.out, HasSubstr("MVS-04 (from 1 January 2027) "));
  EXPECT_THAT(result.out, HasSubstr("requirement.holding.max: (nothing) → 6"));
}

}  // namespace
}  // namespace baken
