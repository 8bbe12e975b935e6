// SPDX-License-Identifier: EUPL-1.2
// The bytes of a request: fields that nobody knows, parts that protobuf merges, bytes that are cut
// off, and limits.
#include <gtest/gtest.h>

#include "baken/baken.h"
#include "baken/limits.h"
#include "support/tiny_programme.h"
#include "wire/writer.h"

namespace baken {
namespace {

using testing::Check;
using testing::CheckBytes;
using testing::CheckResult;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;
using wire::Writer;

const Programme& Tiny() {
  static const auto* const programme = Loaded(TinyProgramme()).release();
  return *programme;
}

v1::CheckRequest Request(const std::string& trajectory) {
  v1::CheckRequest request;
  *request.mutable_trajectory() = FromText<v1::Trajectory>(trajectory);
  request.set_judged_on("2026-06-01");
  return request;
}

v1::Report ReportOf(const std::string& bytes) {
  const CheckResult result = CheckBytes(Tiny(), bytes);
  EXPECT_EQ(result.status, BAKEN_OK) << result.code << ": " << result.message;
  v1::Report report;
  EXPECT_TRUE(report.ParseFromString(result.report));
  return report;
}

// ---- fields that this version does not know ----

std::string FieldOneHundred() {
  Writer writer;
  writer.Text(100, "new");
  return std::string(writer.bytes());
}

// A request with one message of a trajectory: `field` of it, with these bytes.
std::string RequestWith(int field, std::string_view message) {
  Writer writer;
  writer.Open(1);
  writer.Message(field, message);
  writer.Close();
  writer.Text(3, "2026-06-01");
  return std::string(writer.bytes());
}

TEST(UnknownFields, AreDataIssuesWhereTheyStand) {
  const std::string contact =
      FromText<v1::Event>("kind: 'contact' date: '2026-02-01'").SerializeAsString();
  const v1::Report report = ReportOf(RequestWith(2, contact + FieldOneHundred()));
  ASSERT_EQ(report.data_issues_size(), 1) << report.DebugString();
  EXPECT_EQ(report.data_issues(0).code(), "field_unknown");
  EXPECT_EQ(report.data_issues(0).path(), "events[0]");
  EXPECT_EQ(testing::FindingOf(report, "T-05").measure().value(), 0);  // no intake, so no window
}

TEST(UnknownFields, OfTheRequestOfTheSubjectAndOfAWaiverAreSaidToo) {
  v1::CheckRequest request = Request("waivers { rule: 'T-01' }");
  EXPECT_EQ(ReportOf(request.SerializeAsString() + FieldOneHundred()).data_issues(0).code(),
            "field_unknown");
  Writer in_trajectory;
  in_trajectory.Message(1, FieldOneHundred());
  const v1::Report of_subject =
      ReportOf(request.SerializeAsString() + std::string(in_trajectory.bytes()));
  ASSERT_EQ(of_subject.data_issues_size(), 1);
  EXPECT_EQ(of_subject.data_issues(0).code(), "field_unknown");
  const std::string waiver = request.trajectory().waivers(0).SerializeAsString();
  const v1::Report of_waiver = ReportOf(RequestWith(9, waiver + FieldOneHundred()));
  ASSERT_EQ(of_waiver.data_issues_size(), 1);
  EXPECT_EQ(of_waiver.data_issues(0).path(), "waivers[0]");
}

TEST(UnknownFields, OfAnOrganisationAreSaidToo) {
  const auto found = [](const auto& write) {
    Writer writer;
    writer.Open(2);
    write(writer);
    writer.Close();
    writer.Text(3, "2026-06-01");
    std::string fields;
    const v1::Report report = ReportOf(std::string(writer.bytes()));
    for (const v1::DataIssue& issue : report.data_issues()) fields += issue.found() + " ";
    return fields;
  };
  EXPECT_EQ(found([](Writer& writer) { writer.Text(7, "events.by"); }), "");
  EXPECT_EQ(found([](Writer& writer) { writer.Int32(7, 5); }), "field_7 ");
  EXPECT_EQ(found([](Writer& writer) { writer.Text(100, "new"); }), "field_100 ");
}

TEST(UnknownFields, AFieldOfTheRequestOfAnotherTypeIsOne) {
  Writer writer;
  writer.Int32(4, 5);  // languages as a number
  const v1::Report report =
      ReportOf(Request("id: 'p'").SerializeAsString() + std::string(writer.bytes()));
  ASSERT_EQ(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).found(), "field_4");
  EXPECT_EQ(report.subject_id(), "p");
}

TEST(UnknownFields, AFieldOfAnotherTypeIsOne) {
  Writer event;
  event.Int32(1, 5);  // kind as a number
  const v1::Report report = ReportOf(RequestWith(2, event.bytes()));
  ASSERT_GE(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).code(), "field_unknown");
}

TEST(UnknownFields, SayWhichFieldItWas) {
  const std::string contact =
      FromText<v1::Event>("kind: 'contact' date: '2026-02-01'").SerializeAsString();
  const v1::Report report = ReportOf(RequestWith(2, contact + FieldOneHundred()));
  EXPECT_EQ(report.data_issues(0).found(), "field_100");
}

// ---- one message in several parts is one message ----

constexpr char kFirstPart[] = R"(
  id: "first" events { kind: "intake" date: "2026-01-05" by: "coach" }
  activities { activity: "housing" offered_on: "2026-02-01" }
  plans { kind: "pathway_plan" drawn_up_on: "2026-02-01" elements { kind: "goal" id: "g" } })";
constexpr char kSecondPart[] = R"(
  id: "second" events { kind: "contact" date: "2026-31-31" }
  activities { activity: "work" done_on: "2026-02-30" } waivers { rule: "T-1" })";

TEST(Parts, OfASubjectAreMergedAsProtobufDoes) {
  v1::CheckRequest first = Request(kFirstPart);
  v1::CheckRequest second = Request(kSecondPart);
  const std::string parts = first.SerializeAsString() + second.SerializeAsString();
  v1::CheckRequest merged;
  ASSERT_TRUE(merged.ParseFromString(parts));
  EXPECT_EQ(CheckBytes(Tiny(), parts).report,
            CheckBytes(Tiny(), merged.SerializeAsString()).report);
  EXPECT_EQ(ReportOf(parts).subject_id(), "second");
  EXPECT_EQ(ReportOf(parts).data_issues(0).path(), "events[1].date");
}

TEST(Parts, OfAnotherSubjectReplaceTheFirst) {
  v1::CheckRequest organisation;
  organisation.mutable_organisation()->set_id("org");
  EXPECT_EQ(ReportOf(Request(kFirstPart).SerializeAsString() + organisation.SerializeAsString())
                .subject_id(),
            "org");
  EXPECT_EQ(ReportOf(organisation.SerializeAsString() + Request(kSecondPart).SerializeAsString())
                .subject_id(),
            "second");
}

TEST(Parts, WithoutAnIdLeaveTheIdOfAnother) {
  EXPECT_EQ(ReportOf(Request("id: 'first'").SerializeAsString() + Request("").SerializeAsString())
                .subject_id(),
            "first");
  v1::CheckRequest named;
  named.mutable_organisation()->set_id("org");
  v1::CheckRequest nameless;
  nameless.mutable_organisation();
  nameless.set_judged_on("2026-06-01");
  EXPECT_EQ(ReportOf(named.SerializeAsString() + nameless.SerializeAsString()).subject_id(), "org");
}

TEST(Parts, OfTheSubjectThatWasReplacedAreNotRead) {
  v1::CheckRequest organisation;
  organisation.mutable_organisation()->set_id("org");
  organisation.set_judged_on("2026-06-01");
  EXPECT_EQ(CheckBytes(Tiny(),
                       Request(kSecondPart).SerializeAsString() + organisation.SerializeAsString())
                .report,
            CheckBytes(Tiny(), organisation.SerializeAsString()).report);
}

TEST(Parts, OfAnOrganisationCountItsOwnEventsOnWhateverHappenedInAGroup) {
  const auto part = [](const std::string& organisation) {
    v1::CheckRequest request;
    *request.mutable_organisation() = FromText<v1::Organisation>(organisation);
    request.set_judged_on("2026-06-01");
    return request.SerializeAsString();
  };
  const std::string bad = "events { kind: 'contact' date: 'rubbish' } ";
  const v1::Report report =
      ReportOf(part(bad) + part("groups { id: 'g' kind: 'team' " + bad + "} " + bad));
  ASSERT_EQ(report.data_issues_size(), 3);
  EXPECT_EQ(report.data_issues(0).path(), "events[0].date");
  EXPECT_EQ(report.data_issues(1).path(), "groups[0].events[0].date");
  EXPECT_EQ(report.data_issues(2).path(), "events[1].date");
}

// A part that comes later says what the facts of an earlier one do not keep.
TEST(Parts, SayTogetherWhatIsNotRecorded) {
  const std::string parts =
      Request("activities { activity: 'work' not_applicable_on: '2026-02-01' }")
          .SerializeAsString() +
      Request("not_recorded: 'activities.reason'").SerializeAsString();
  EXPECT_EQ(ReportOf(parts).data_issues_size(), 0);
}

TEST(Parts, TheOrderOfFieldsChangesNoOutcome) {
  const v1::CheckRequest request = Request(kFirstPart);
  Writer reversed;
  reversed.Text(3, "2026-06-01");
  reversed.Open(1);
  reversed.Message(6 + 1, request.trajectory().plans(0).SerializeAsString());
  reversed.Message(3, request.trajectory().activities(0).SerializeAsString());
  reversed.Message(2, request.trajectory().events(0).SerializeAsString());
  reversed.Text(1, "first");
  reversed.Close();
  EXPECT_EQ(CheckBytes(Tiny(), reversed.bytes()).report,
            CheckBytes(Tiny(), request.SerializeAsString()).report);
}

// ---- bytes that are no request ----

TEST(Damage, EveryCutGivesAnAnswerOrSaysWhere) {
  v1::CheckRequest request = Request(std::string(kFirstPart));
  request.add_languages("nl");
  request.add_recorded("events.by");
  const std::string whole = request.SerializeAsString();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string cut = whole.substr(0, size);
    const CheckResult result = CheckBytes(Tiny(), cut);
    v1::CheckRequest parsed;
    const bool readable = parsed.ParseFromString(cut);
    if (readable && parsed.has_trajectory() && !parsed.judged_on().empty()) {
      EXPECT_EQ(result.status, BAKEN_OK) << size;
      continue;
    }
    EXPECT_EQ(result.status, BAKEN_MALFORMED) << size;
    EXPECT_TRUE(result.report.empty());
    EXPECT_FALSE(result.code.empty());
    EXPECT_FALSE(result.message.empty());
    if (!readable) {
      EXPECT_GE(result.offset, 0) << size;
      EXPECT_LE(result.offset, static_cast<std::int64_t>(size));
    }
  }
}

TEST(Damage, TextThatIsNoUtf8IsMalformed) {
  const CheckResult result = CheckBytes(Tiny(), RequestWith(1, "\xff"));
  EXPECT_EQ(result.status, BAKEN_MALFORMED);
  EXPECT_EQ(result.code, "invalid_utf8");
}

TEST(Damage, WithinAFactOrOnTheOtherSideIsMalformedToo) {
  const std::string cut =
      "\x0a\x05"
      "ab";  // a text of five bytes, of which two are there
  const CheckResult fact = CheckBytes(Tiny(), RequestWith(2, cut));
  EXPECT_EQ(fact.status, BAKEN_MALFORMED);
  EXPECT_EQ(fact.code, "truncated");
  EXPECT_EQ(fact.path, "events[0]");
  EXPECT_EQ(CheckBytes(Tiny(), RequestWith(3, cut)).path, "activities[0]");
  Writer beside_trajectory;
  beside_trajectory.Message(8, cut);
  EXPECT_EQ(CheckBytes(Tiny(), Request("id: 'p'").SerializeAsString() +
                                   std::string(beside_trajectory.bytes()))
                .status,
            BAKEN_MALFORMED);
  v1::CheckRequest organisation;
  organisation.mutable_organisation()->set_id("org");
  organisation.set_judged_on("2026-06-01");
  Writer beside_organisation;
  beside_organisation.Message(9, cut);
  EXPECT_EQ(CheckBytes(Tiny(),
                       organisation.SerializeAsString() + std::string(beside_organisation.bytes()))
                .status,
            BAKEN_MALFORMED);
}

TEST(Damage, WithoutSubjectOrDayThereIsNoQuestion) {
  v1::CheckRequest request;
  request.set_judged_on("2026-06-01");
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).code, "subject_missing");
  request.mutable_trajectory();
  request.clear_judged_on();
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).path, "judged_on");
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).code, "judged_on_missing");
  for (const char* day : {"2026-02-30", "2026-03", "unknown", "2-3-2026", "2200-01-01"}) {
    request.set_judged_on(day);
    const CheckResult result = CheckBytes(Tiny(), request.SerializeAsString());
    EXPECT_EQ(result.status, BAKEN_MALFORMED) << day;
    EXPECT_EQ(result.code, "date_bad") << day;
  }
  request.set_judged_on("3-4-2026");
  const CheckResult result = CheckBytes(Tiny(), request.SerializeAsString());
  EXPECT_NE(result.message.find("2026-04-03"), std::string::npos) << result.message;
  EXPECT_EQ(result.offset, -1) << "no place in the bytes";
}

// ---- what is asked ----

TEST(Asked, APeriodHasTwoDaysUpToTenYearsApart) {
  const auto code = [](const std::string& since, const std::string& until) {
    v1::CheckRequest request = Request("");
    request.set_over_since(since);
    request.set_over_until(until);
    return CheckBytes(Tiny(), request.SerializeAsString()).code;
  };
  EXPECT_EQ(code("2026-01-01", "2026-01-01"), "");
  EXPECT_EQ(code("2026-01-02", "2026-01-01"), "period_bad");
  EXPECT_EQ(code("2026-01-01", "2036-01-01"), "");
  EXPECT_EQ(code("2026-01-01", "2036-01-02"), "period_bad");
  EXPECT_EQ(code("2026-01-01", ""), "over_until_missing");
  EXPECT_EQ(code("", "2026-01-01"), "over_since_missing");
}

TEST(Asked, TheDetailSaysHowMuchIsTold) {
  v1::CheckRequest request = Request("events { kind: 'intake' date: '2026-01-05' }");
  const auto told = [&](v1::Detail detail) {
    request.set_detail(detail);
    const v1::Finding finding = testing::FindingOf(Check(Tiny(), request), "T-01");
    return std::pair(!finding.breaches().empty(), !finding.trace().empty());
  };
  EXPECT_EQ(told(v1::DETAIL_UNSPECIFIED), std::pair(true, false));
  EXPECT_EQ(told(v1::DETAIL_SUMMARY), std::pair(false, false));
  EXPECT_EQ(told(v1::DETAIL_FINDINGS), std::pair(true, false));
  EXPECT_EQ(told(v1::DETAIL_TRACE), std::pair(true, true));
}

TEST(Asked, TheCourseAndTheFormatOfTheAnswer) {
  v1::CheckRequest request = Request("events { kind: 'intake' date: '2026-01-05' }");
  EXPECT_FALSE(Check(Tiny(), request).has_course());
  request.set_course(true);
  EXPECT_TRUE(Check(Tiny(), request).has_course());
  request.set_answer_format(v1::ANSWER_FORMAT_JSON);
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).report.substr(0, 1), "{");
}

// ---- limits ----

void ExpectBeyondLimit(const v1::CheckRequest& request, const std::string& code) {
  const CheckResult result = CheckBytes(Tiny(), request.SerializeAsString());
  EXPECT_EQ(result.status, BAKEN_LIMIT_EXCEEDED);
  EXPECT_EQ(result.code, code);
  EXPECT_TRUE(result.report.empty());
  if (code != "text_too_long") {
    EXPECT_EQ(result.offset, -1) << "no place in the bytes";
  }
}

TEST(Limits, ATextIsNoLongerThanAnIdNeedsToBe) {
  v1::CheckRequest request = Request("");
  v1::Event& event = *request.mutable_trajectory()->add_events();
  event.set_kind("contact");
  event.set_date("2026-02-01");
  event.set_place(std::string(BAKEN_MAX_TEXT_BYTES, 'x'));
  EXPECT_EQ(Check(Tiny(), request).data_issues_size(), 1);  // an unknown place, but read
  event.set_place(std::string(BAKEN_MAX_TEXT_BYTES + 1, 'x'));
  ExpectBeyondLimit(request, "text_too_long");
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).path, "events[0].place");
}

TEST(Limits, FactsOfATrajectory) {
  v1::CheckRequest request = Request("");
  const v1::Event event = FromText<v1::Event>("kind: 'contact' date: '2026-02-01'");
  for (int i = 0; i < BAKEN_MAX_TRAJECTORY_FACTS; ++i) {
    *request.mutable_trajectory()->add_events() = event;
  }
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).status, BAKEN_OK);
  *request.mutable_trajectory()->add_events() = event;
  ExpectBeyondLimit(request, "too_many_facts");
  EXPECT_NE(CheckBytes(Tiny(), request.SerializeAsString()).message.find("TRAJECTORY"),
            std::string::npos);
}

TEST(Limits, Languages) {
  v1::CheckRequest request = Request("");
  for (int i = 0; i < BAKEN_MAX_LANGUAGES; ++i) request.add_languages("nl");
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).status, BAKEN_OK);
  request.add_languages("nl");
  ExpectBeyondLimit(request, "too_many_languages");
}

TEST(Limits, Registers) {
  v1::CheckRequest request = Request("");
  for (int i = 0; i < BAKEN_MAX_LANGUAGES; ++i) request.add_registers("professional");
  EXPECT_EQ(CheckBytes(Tiny(), request.SerializeAsString()).status, BAKEN_OK);
  request.add_registers("professional");
  ExpectBeyondLimit(request, "too_many_registers");
}

TEST(Limits, Depth) {
  // Groups of an unknown field, each inside the other.
  std::string groups;
  for (int i = 0; i < BAKEN_MAX_DEPTH + 1; ++i) groups = "\x7b" + groups + "\x7c";
  const CheckResult result = CheckBytes(Tiny(), Request("").SerializeAsString() + groups);
  EXPECT_EQ(result.status, BAKEN_LIMIT_EXCEEDED);
  EXPECT_EQ(result.code, "too_deep");
}

TEST(Limits, BytesOfARequest) {
  const std::string bytes(BAKEN_MAX_REQUEST_BYTES + 1, '\0');
  const CheckResult result = CheckBytes(Tiny(), bytes);
  EXPECT_EQ(result.status, BAKEN_LIMIT_EXCEEDED);
  EXPECT_EQ(result.code, "request_too_large");
  EXPECT_EQ(result.offset, -1);
  EXPECT_NE(CheckBytes(Tiny(), std::string_view(bytes).substr(1)).code, "request_too_large");
}

}  // namespace
}  // namespace baken
