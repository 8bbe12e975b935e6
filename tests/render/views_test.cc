// SPDX-License-Identifier: EUPL-1.2
// Views say what the report says: to a professional with rule and source, to a participant kindly,
// in every case well-formed.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "render/pages.h"

namespace baken {
namespace {

// Every element that is opened is closed in its turn, and every id stands once.
void ExpectWellFormed(const std::string& page) {
  static const std::set<std::string> kVoid = {"meta", "!DOCTYPE"};
  std::vector<std::string> open;
  std::set<std::string> ids;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = page.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
    if (const std::size_t id = tag.find(" id=\""); id != std::string::npos) {
      const std::string value = tag.substr(id + 5, tag.find('"', id + 5) - id - 5);
      EXPECT_TRUE(ids.insert(value).second) << value << " stands twice";
    }
    if (tag.front() == '/') {
      ASSERT_FALSE(open.empty()) << tag;
      EXPECT_EQ(tag.substr(1), open.back());
      open.pop_back();
    } else if (tag.back() != '/' && !kVoid.contains(name)) {
      open.push_back(name);
    }
    at = end;
    if (name == "style" || name == "script") at = page.find("</" + name, end) - 1;
  }
  EXPECT_TRUE(open.empty());
}

TEST(Html, TellsACoachAndTheParticipantTheSameRelapseEachInTheirWords) {
  const std::string report = ReportOfSample("relapse.json");
  const std::string coach = Render(report, "html", "nl", "professional");
  EXPECT_TRUE(Has(coach, "Nu in de basis, sinds 12 januari 2026."));
  EXPECT_TRUE(Has(coach, "Daarvoor in laag 2, van 20 oktober 2025 tot 12 januari 2026."));
  EXPECT_TRUE(Has(coach, "Genoteerde reden: de woning is niet zeker."));
  EXPECT_FALSE(Has(coach, "housing_at_risk"));
  EXPECT_TRUE(
      Has(Render(report, "html", "en", "professional"), "Reason on file: the home is at risk."));
  EXPECT_TRUE(Has(coach, "Een stap terug mag altijd."));
  EXPECT_TRUE(Has(coach, "uiterlijk 6 april 2026"));
  EXPECT_TRUE(Has(coach, "MVS-01"));
  EXPECT_TRUE(Has(coach, "Gezonde relatie"));
  const std::string participant = Render(report, "html", "nl", "participant");
  EXPECT_TRUE(Has(participant, "U bent nu in de basis."));
  EXPECT_TRUE(Has(participant, "Een stap terug mag altijd. Dat is geen fout."));
  EXPECT_TRUE(Has(participant, "Er is tijd tot en met 6 april 2026."));
  for (const char* not_for_them : {"MVS-", "woning is niet zeker", "ezonde relatie",
                                   "eerbaar opvoeden", "elfportret", "A-MVS"}) {
    EXPECT_FALSE(Has(participant, not_for_them)) << not_for_them;
  }
}

TEST(Html, AReasonWithoutANameIsShownAsTheCodeItIs) {
  for (Sample sample : Samples()) {
    if (sample.name != "relapse.json") continue;
    for (auto& entry : *sample.trajectory.mutable_layers()) {
      if (!entry.reason().empty()) entry.set_reason("local_code_7");
    }
    const std::string report = ReportOf(sample.trajectory);
    EXPECT_TRUE(Has(Render(report, "html", "nl", "professional"),
                    "Genoteerde code van de reden: local_code_7."));
    EXPECT_FALSE(Has(Render(report, "html", "nl", "participant"), "local_code_7"));
  }
}

TEST(Html, IsWellFormedForEverySampleAudienceAndLanguage) {
  for (const Sample& sample : Samples()) {
    const std::string report = ReportOf(sample.trajectory);
    for (const char* language : {"nl", "en"}) {
      for (const char* audience : {"professional", "participant"}) {
        SCOPED_TRACE(sample.name + " " + language + " " + audience);
        const std::string page = Render(report, "html", language, audience);
        EXPECT_TRUE(Has(page, std::string("<html lang=\"") + language + "\" dir=\"ltr\">"));
        EXPECT_FALSE(Has(page, "http"));  // nothing is fetched
        EXPECT_FALSE(Has(page.substr(page.find("</style>")), "{")) << "left to fill in";
        ExpectWellFormed(page);
      }
    }
  }
}

TEST(Html, WhatStandsInARecordIsNeverMarkup) {
  v1::Report report;
  report.set_subject_id("<script>alert(\"x\")</script>&");
  const std::string page = Render(report.SerializeAsString(), "html", "en", "professional");
  EXPECT_FALSE(Has(page, "<script"));
  EXPECT_TRUE(Has(page, "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;"));
}

TEST(Html, WithoutACourseItHasFindingsAndNoPictures) {
  v1::Report report;
  ASSERT_TRUE(report.ParseFromString(ReportOfSample("relapse.json")));
  report.clear_course();
  const std::string page = Render(report.SerializeAsString(), "html", "en", "professional");
  EXPECT_FALSE(Has(page, "class=\"pyramid\""));
  EXPECT_TRUE(Has(page, "Trajectory completed or extended in time"));
  ExpectWellFormed(page);
}

TEST(Caseload, CountsWithTheirBaseAndHasARowForEachRecord) {
  v1::Caseload caseload;
  for (const Sample& sample : Samples()) {
    if (sample.name != "caseload.ndjson") continue;
    ASSERT_TRUE(caseload.add_reports()->ParseFromString(ReportOf(sample.trajectory)));
  }
  const std::string page = Render(caseload.SerializeAsString(), "caseload", "en", "professional");
  EXPECT_TRUE(Has(page, "Not in order: 1 of 12 records"));
  EXPECT_TRUE(Has(page, "Uncertain: 1 of 12 records"));
  for (const v1::Report& report : caseload.reports()) {
    EXPECT_TRUE(Has(page, "<th scope=\"row\">" + report.subject_id() + "</th>"));
  }
  ExpectWellFormed(page);
}

TEST(Text, SaysEveryReasonOfTheReport) {
  const std::string bytes = ReportOfSample("late_basis.json");
  v1::Report report;
  ASSERT_TRUE(report.ParseFromString(bytes));
  const std::string page = Render(bytes, "text", "nl", "professional");
  for (const v1::Finding& finding : report.findings()) {
    if (finding.outcome() != v1::OUTCOME_VIOLATED) continue;
    EXPECT_TRUE(Has(page, finding.texts(0).content()));
    EXPECT_TRUE(Has(page, finding.remedies(0).content()));
  }
}

TEST(Calendar, HasWhatIsDueAndLateInFoldedLines) {
  const std::string page = Render(ReportOfSample("late_basis.json"), "ical", "nl", "professional");
  EXPECT_TRUE(page.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_TRUE(page.ends_with("END:VCALENDAR\r\n"));
  EXPECT_TRUE(Has(page, "DTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260602\r\n"));  // MVS-01
  EXPECT_TRUE(Has(page, "SUMMARY:Te laat: Basis op orde bij de stap naar laag 1\r\n"));
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 76U) << line;  // 75 octets and the carriage return
    EXPECT_EQ(line.back(), '\r');
  }
}

TEST(Render, SaysWhatIsWrongWithACall) {
  const std::string report = ReportOfSample("relapse.json");
  EXPECT_EQ(Render(report, "pdf", "nl", "professional"), "!view_unknown");
  EXPECT_EQ(Render(report, "html", "fr", "professional"), "!language_unknown");
  EXPECT_EQ(Render(report, "html", "nl", "judge"), "!audience_unknown");
  EXPECT_EQ(Render(report, "caseload", "nl", "participant"), "!audience_unfit");
  EXPECT_EQ(Render("\xff\xff", "html", "nl", "professional"), "!report_malformed");
  v1::Report silent;
  silent.add_findings()->set_rule_id("MVS-01");
  EXPECT_EQ(Render(silent.SerializeAsString(), "text", "nl", "professional"), "!texts_missing");
  const char* words[] = {"text", "nl", "professional"};
  for (const char*& word : words) {
    const char* given = std::exchange(word, nullptr);
    baken_bytes* page = nullptr;
    EXPECT_EQ(baken_render(BAKEN_PROTOBUF, "", 0, words[0], words[1], words[2], &page, nullptr),
              BAKEN_INVALID_ARGUMENT)
        << "without " << given;
    EXPECT_EQ(page, nullptr);
    word = given;
  }
}

}  // namespace
}  // namespace baken
