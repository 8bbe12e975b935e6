// SPDX-License-Identifier: EUPL-1.2
// Reasons are whole sentences in both languages, whatever the outcome: nothing left to fill in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "report/phrases.h"
#include "report/samples.h"

namespace baken {
namespace {

TEST(Texts, OfEverySampleAreWholeSentencesInBothLanguages) {
  std::set<v1::Outcome> seen;
  for (const auto& [name, report] : SampleReports()) {
    for (const v1::Finding& finding : report.findings()) {
      SCOPED_TRACE(name + " " + finding.rule_id() + " " + v1::Outcome_Name(finding.outcome()));
      seen.insert(finding.outcome());
      ASSERT_EQ(finding.texts_size(), 2);
      EXPECT_EQ(finding.texts(0).language(), "nl");
      EXPECT_EQ(finding.texts(1).language(), "en");
      for (const v1::Text& text : finding.texts()) {
        EXPECT_EQ(text.register_(), "professional");
        ExpectWellWritten(text.content());
      }
      ASSERT_EQ(finding.titles_size(), 2);
      for (const v1::Text& title : finding.titles()) EXPECT_FALSE(title.content().empty());
      for (const v1::Text& remedy : finding.remedies()) ExpectWellWritten(remedy.content());
    }
  }
  // The samples say something of every outcome there is.
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(v1::Outcome_ARRAYSIZE));
}

v1::Finding WaivedWith(const std::string& waivers, const std::string& text_register) {
  auto request = testing::FromText<v1::CheckRequest>(
      "trajectory { events { kind: \"intake\" date: \"2025-03-03\" } " + waivers +
      " } judged_on: \"2025-07-01\" languages: \"nl\"");
  request.add_registers(text_register);
  const v1::Report report = CheckAsSample(request);
  for (const v1::Finding& finding : report.findings()) {
    if (finding.outcome() == v1::OUTCOME_WAIVED) return finding;
  }
  ADD_FAILURE() << "nothing is waived";
  return {};
}

TEST(Texts, OfAWaiverSayUntilWhenAndWhoGrantedItWhereThatIsKnown) {
  const auto said = [](const std::string& waivers, const std::string& text_register) {
    const v1::Finding finding = WaivedWith(waivers, text_register);
    return finding.texts_size() == 1 ? finding.texts(0).content() : std::string();
  };
  const std::string ends =
      R"(waivers { rule: "MVS-15b" through: "2025-08-31" granted_by: "provider" })";
  EXPECT_THAT(said(ends, "professional"),
              ::testing::HasSubstr("De ontheffing geldt tot en met 31 augustus 2025. "
                                   "De ontheffing is verleend door: aanbieder."));
  EXPECT_THAT(said(ends, "participant"),
              ::testing::HasSubstr("Dat geldt tot en met 31 augustus 2025. "
                                   "Dit is goedgevonden door: aanbieder."));
  const std::string open = R"(waivers { rule: "MVS-15b" })";
  EXPECT_THAT(said(open, "professional"), ::testing::HasSubstr("er geldt een ontheffing."));
  EXPECT_THAT(said(open, "professional"), ::testing::Not(::testing::HasSubstr("De ontheffing")));
  // Of two, either may be the one meant.
  EXPECT_THAT(said(ends + open, "professional"), ::testing::Not(::testing::HasSubstr("verleend")));
  // One that no longer holds on the day judged grants nothing.
  const std::string past = R"(waivers { rule: "MVS-15b" until: "2025-05-01" granted_by: "coach" })";
  EXPECT_THAT(said(ends + past, "professional"), ::testing::HasSubstr("verleend door: aanbieder."));
}

// Judged on 1 July.
TEST(Texts, OfAWaiverNameTheOneThatHoldsOnTheDayJudged) {
  const auto of_both = [](const std::string& ours, const std::string& theirs) {
    const std::string rule = "waivers { rule: 'MVS-15b' ";
    return WaivedWith(rule + "granted_by: 'provider' " + ours + " } " + rule +
                          "granted_by: 'coach' " + theirs + " } ",
                      "professional")
        .texts(0)
        .content();
  };
  const auto names_the_provider = ::testing::HasSubstr("verleend door: aanbieder.");
  EXPECT_THAT(of_both("since: '2025-07-01'", "until: '2025-07-01'"), names_the_provider);
  EXPECT_THAT(of_both("until: '2025-07-02'", "since: '2025-07-02'"), names_the_provider);
  EXPECT_THAT(of_both("", ""), ::testing::Not(::testing::HasSubstr("verleend")));
}

TEST(Texts, AreThereInTheLanguagesAskedForOnly) {
  const auto programme = testing::Loaded(testing::TinyProgramme());
  v1::CheckRequest request;
  request.mutable_trajectory();
  request.set_judged_on("2026-06-01");
  const v1::Report silent = testing::Check(*programme, request);
  ASSERT_GT(silent.findings_size(), 0);
  for (const v1::Finding& finding : silent.findings()) {
    EXPECT_EQ(finding.texts_size() + finding.titles_size() + finding.remedies_size(), 0);
  }
  request.add_languages("en");
  const v1::Report english = testing::Check(*programme, request);
  for (const v1::Finding& finding : english.findings()) {
    ASSERT_EQ(finding.texts_size(), 1);
    for (const auto* texts : {&finding.texts(), &finding.titles(), &finding.remedies()}) {
      for (const v1::Text& text : *texts) EXPECT_EQ(text.language(), "en");
    }
  }
}

TEST(Texts, ForTheParticipantDoNotTakeThePlaceOfThoseForAProfessional) {
  v1::Programme programme = testing::TinyProgramme();
  v1::Rule& rule = *programme.mutable_rules(0);
  const std::string professional = rule.remedies(0).content();
  v1::Text kind = rule.remedies(0);
  kind.set_register_("participant");
  kind.set_content("Uw coach is aan zet.");
  *rule.add_remedies() = kind;
  rule.mutable_remedies()->SwapElements(0, rule.remedies_size() - 1);
  v1::CheckRequest request;
  request.mutable_trajectory();
  request.set_judged_on("2026-06-01");
  request.add_languages("nl");
  const v1::Report report = testing::Check(*testing::Loaded(programme), request);
  const v1::Finding finding = testing::FindingOf(report, rule.id());
  ASSERT_EQ(finding.remedies_size(), 1);
  EXPECT_EQ(finding.remedies(0).content(), professional);
}

// What the rule asks besides the word itself is said: who, in whose words, how marked.
TEST(Texts, OfWhatIsStillNeededSayWhatElseTheRuleAsks) {
  const auto text_of = [](const std::string& requirement) {
    const v1::Programme programme = testing::TinyProgrammeAsking(requirement);
    v1::CheckRequest request;
    *request.mutable_trajectory() =
        testing::FromText<v1::Trajectory>("events { kind: 'intake' date: '2026-01-01' }");
    request.set_judged_on("2026-06-01");
    request.add_languages("en");
    const v1::Report report = testing::Check(*testing::Loaded(programme), request);
    return testing::FindingOf(report, "T-01").texts(0).content();
  };
  EXPECT_THAT(text_of("occurred { moments { event: 'contact' filter { by_all: 'participant' "
                      "by_any: 'coach' by_any: 'care' } } }"),
              ::testing::HasSubstr("contact (by: participant and coach or care)"));
  EXPECT_THAT(text_of("holding { spans { plan_element: 'goal' filter { voiced_by_any: "
                      "'participant' helper_any: 'care' } } min: 1 }"),
              ::testing::HasSubstr("goal (in the words of: participant) (with the help of: care)"));
  EXPECT_THAT(text_of("holding { spans { any { sort: 'role' ids: 'care' ids: 'coach' } filter { "
                      "tags_any: 'informal' } } min: 1 }"),
              ::testing::HasSubstr("care or coach (with: informal)"));
}

// Which day is asked for: of the fact, of its end, of its signing; and no day where none would do.
TEST(Texts, OfWhatIsMissingSayWhatItIs) {
  const auto texts_of = [](const std::string& moments, const std::string& record) {
    v1::CheckRequest request;
    *request.mutable_trajectory() =
        testing::FromText<v1::Trajectory>("events { kind: 'intake' date: '2026-01-10' } " + record);
    request.set_judged_on("2026-03-05");
    request.add_languages("nl");
    request.add_languages("en");
    request.add_registers("professional");
    request.add_registers("participant");
    const v1::Programme programme =
        testing::TinyProgrammeAsking("occurred { moments { " + moments + " } }");
    const v1::Finding finding =
        testing::FindingOf(testing::Check(*testing::Loaded(programme), request), "T-01");
    std::string all;
    for (const v1::Text& text : finding.texts()) all += text.content() + "\n";
    return all;
  };
  struct Said {
    std::string moments, record;
    std::vector<std::string> texts;
  };
  const std::string coach = "involvements { role: 'coach' since: '2026-01-01' ";
  const std::string plan = "plans { kind: 'pathway_plan' drawn_up_on: '2026-01-05' ";
  const std::vector<Said> all = {
      {"ended { involvement: 'coach' }",
       coach + "until: '2026-03' }",
       {"de juiste einddatum van coach", "the exact end date of coach",
        "Wij zoeken de juiste einddatum van: coach.",
        "We are looking for the exact end date of: coach."}},
      {"ended { involvement: 'coach' }",
       coach + "through: '2026-03' }",
       {"de juiste einddatum van coach", "the exact end date of coach"}},
      {"plan_signed: 'pathway_plan'",
       plan + "signed_on: '2026-03' }",
       {"de juiste dag van ondertekening van", "the exact day of signing of",
        "Wij zoeken de juiste dag van: ", "We are looking for the exact day of: "}},
      {"ended { plan: 'pathway_plan' }",
       plan + "} plans { kind: 'pathway_plan' drawn_up_on: '2026-03' }",
       {"de juiste dag van ", "the exact day of "}},
      {"ended { plan: 'pathway_plan' }",
       plan + "} plans { kind: 'pathway_plan' drawn_up_on: '2026-13' }",
       {"gegevens over ", "records of ",
        "Wij zoeken gegevens over: ", "We are looking for records of: "}},
  };
  for (const Said& one : all) {
    const std::string texts = texts_of(one.moments, one.record);
    for (const std::string& text : one.texts) EXPECT_THAT(texts, ::testing::HasSubstr(text));
  }
}

TEST(Texts, ALanguageThatIsNotThereIsADataIssue) {
  const auto programme = testing::Loaded(testing::TinyProgramme());
  v1::CheckRequest request;
  request.mutable_trajectory();
  request.set_judged_on("2026-06-01");
  request.add_languages("en");
  request.add_languages("fr");
  const v1::Report report = testing::Check(*programme, request);
  ASSERT_EQ(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).path(), "languages[1]");
  EXPECT_EQ(report.data_issues(0).found(), "fr");
  EXPECT_EQ(testing::FindingOf(report, "T-01").texts_size(), 1);
}

std::multiset<std::string> Placeholders(std::string_view words) {
  std::multiset<std::string> names;
  for (std::size_t open = words.find('{'); open != std::string_view::npos;
       open = words.find('{', open + 1)) {
    const std::size_t close = words.find('}', open);
    EXPECT_NE(close, std::string_view::npos) << words;
    names.insert(std::string(words.substr(open + 1, close - open - 1)));
  }
  return names;
}

TEST(Phrases, AskTheSameInBothLanguages) {
  for (int i = 0; i < kPhrases; ++i) {
    const auto phrase = static_cast<Phrase>(i);
    const std::string_view dutch = TemplateOf(phrase, Language::kDutch);
    const std::string_view english = TemplateOf(phrase, Language::kEnglish);
    EXPECT_FALSE(dutch.empty()) << i;
    EXPECT_FALSE(english.empty()) << i;
    EXPECT_EQ(Placeholders(dutch), Placeholders(english)) << dutch << "\n" << english;
    EXPECT_EQ(dutch.ends_with('.'), english.ends_with('.')) << dutch << "\n" << english;
  }
}

TEST(Phrases, TakeWhatFillsThem) {
  EXPECT_EQ(Say(Phrase::kDueOn, Language::kEnglish, {{"due", "3 March 2025"}}),
            "This is due on 3 March 2025 at the latest.");
  EXPECT_EQ(Say(Phrase::kListAnd, Language::kDutch, {{"first", "{last}"}, {"last", "b"}}),
            "{last} en b");  // what fills is not filled again
}

TEST(Phrases, DatesAreWrittenAsPrecisely) {
  EXPECT_EQ(WrittenDate("2025-03-03", Language::kDutch), "3 maart 2025");
  EXPECT_EQ(WrittenDate("2025-08-31", Language::kEnglish), "31 August 2025");
  EXPECT_EQ(WrittenDate("2025-05", Language::kDutch), "mei 2025");
  EXPECT_EQ(WrittenDate("2025", Language::kEnglish), "2025");
  EXPECT_EQ(WrittenDate("unknown", Language::kEnglish), "");
}

}  // namespace
}  // namespace baken
