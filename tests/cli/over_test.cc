// SPDX-License-Identifier: EUPL-1.2
// What happened in a period: days for one record, counts that point at nobody for several.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <sstream>

#include "baken/v1/agenda.pb.h"
#include "baken/v1/check.pb.h"
#include "cli/command_run.h"

namespace baken {
namespace {

using testing::HasSubstr;
using testing::Not;

class OverTest : public CommandTest {
 protected:
  CommandResult Over(const std::string& period, std::vector<std::string> more) {
    std::vector<std::string> all = {"check", "--language", "en", "--over", period};
    all.insert(all.end(), more.begin(), more.end());
    return Baken(all);
  }
  // So many records in breach of MVS-01 and so many that have just started.
  void WriteRecords(int late, int fresh) {
    std::string lines;
    for (int i = 0; i < late; ++i) lines += std::string(kLateRecord) + "\n";
    for (int i = 0; i < fresh; ++i) lines += std::string(kNewRecord) + "\n";
    WriteFile("records.ndjson", lines);
  }
  v1::RuleCounts CountsOf(const std::string& rule, const CommandResult& result) {
    v1::PeriodCounts counts;
    const auto status = google::protobuf::util::JsonStringToMessage(result.out, &counts);
    EXPECT_TRUE(status.ok()) << status.message() << result.out << result.err;
    for (const v1::RuleCounts& of_rule : counts.programmes(0).rules()) {
      if (of_rule.rule_id() == rule) return of_rule;
    }
    ADD_FAILURE() << "no " << rule;
    return {};
  }
};

TEST_F(OverTest, OneRecordIsToldByDays) {
  WriteFile("late.json", kLateRecord);
  const CommandResult result = Over("2026-02..2026-03", {"late.json"});
  EXPECT_THAT(result.out, HasSubstr("From 1 February 2026 up to and including 31 March 2026\n"));
  EXPECT_THAT(result.out,
              HasSubstr("  - Trajectory completed or extended in time (MVS-01)\n"
                        "    From 1 February 2026 up to and including 28 February 2026: pending\n"
                        "    From 1 March 2026 up to and including 31 March 2026: in breach\n"));
}

TEST_F(OverTest, FullDatesAreBothIncluded) {
  WriteFile("late.json", kLateRecord);
  const CommandResult result = Over("2026-02-28..2026-02-28", {"late.json", "--format", "json"});
  v1::Report report;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(result.out, &report).ok()) << result.out;
  const v1::OutcomeSpan& span = report.findings(0).history(0);
  EXPECT_EQ(span.since(), "2026-02-28");
  EXPECT_EQ(span.until(), "2026-03-01");
}

TEST_F(OverTest, SeveralRecordsAreCountedWithTheirBase) {
  WriteRecords(11, 12);
  const CommandResult result = Over("2026-01..2026-03", {"records.ndjson", "--format", "json"});
  const v1::RuleCounts counts = CountsOf("MVS-01", result);
  EXPECT_EQ(counts.in_breach().exactly(), 11);
  EXPECT_EQ(counts.base().exactly(), 23);
  EXPECT_EQ(counts.undetermined().fewer_than(), 10);
}

TEST_F(OverTest, ABreachBeforeOrAfterThePeriodIsNotCounted) {
  WriteRecords(11, 12);
  const CommandResult before = Over("2026-01..2026-02", {"records.ndjson", "--format", "json"});
  EXPECT_EQ(CountsOf("MVS-01", before).in_breach().fewer_than(), 10);
  const CommandResult last = Over("2026-01..2026-03-01", {"records.ndjson", "--format", "json"});
  EXPECT_EQ(CountsOf("MVS-01", last).in_breach().exactly(), 11);
}

TEST_F(OverTest, NoCountBelowTenIsPrintedNotEvenTheBase) {
  WriteRecords(3, 4);
  const CommandResult result = Over("2026-01..2026-03", {"records.ndjson"});
  EXPECT_THAT(result.out, HasSubstr("Number of records: fewer than 10\n"));
  EXPECT_THAT(result.out, HasSubstr("MVS-01   fewer than 10   fewer than 10    fewer than 10"));
  const CommandResult json = Over("2026-01..2026-03", {"records.ndjson", "--format", "json"});
  EXPECT_THAT(json.out, Not(HasSubstr("\"exactly\"")));
  EXPECT_THAT(json.out, Not(HasSubstr("\"late\"")));
}

TEST_F(OverTest, NineAreFewerThanTenAndTenAreTen) {
  WriteRecords(9, 1);
  const CommandResult nine = Over("2026-01..2026-03", {"records.ndjson"});
  EXPECT_THAT(nine.out, HasSubstr("MVS-01   fewer than 10   fewer than 10    10 "));
  WriteRecords(10, 0);
  const CommandResult ten = Over("2026-01..2026-03", {"records.ndjson"});
  EXPECT_THAT(ten.out, HasSubstr("MVS-01   10              fewer than 10    10 "));
}

TEST_F(OverTest, TheTableIsInDutchUnlessAskedOtherwise) {
  WriteRecords(1, 1);
  const CommandResult result = Baken({"check", "records.ndjson", "--over", "2026-01..2026-03"});
  EXPECT_THAT(result.out, HasSubstr("Aantal dossiers: minder dan 10\n"));
}

TEST_F(OverTest, AnUnreadableRecordBesideOneDoesNotBringOutTheDaysOfThatOne) {
  WriteFile("late.json", kLateRecord);
  const CommandResult result = Over("2026-01..2026-03", {"late.json", "gone.json"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.out, HasSubstr("Number of records: fewer than 10"));
}

TEST_F(OverTest, NdjsonIsAReportALineWithItsHistory) {
  WriteRecords(1, 1);
  const CommandResult result = Over("2026-01..2026-03", {"records.ndjson", "--format", "ndjson"});
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 2);
  EXPECT_THAT(result.out, HasSubstr("\"history\""));
}

TEST_F(OverTest, APeriodThatIsNoneIsTold) {
  WriteFile("late.json", kLateRecord);
  for (const char* period : {"2026-06..2026-01", "2026-01", "2026-13..2026-14",
                             "2026-02-30..2026-03", "2016-01..2026-01", "1..2", ".."}) {
    const CommandResult result = Over(period, {"late.json"});
    EXPECT_EQ(result.exit_code, 2) << period;
    EXPECT_THAT(result.err, HasSubstr("--over takes a period")) << period;
  }
  EXPECT_NE(Over("2016-01..2025-12", {"late.json"}).exit_code, 2);
}

}  // namespace
}  // namespace baken
