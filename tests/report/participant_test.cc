// SPDX-License-Identifier: EUPL-1.2
// What a participant reads: there for every rule, outcome and language of every programme that is
// built in, in short sentences, and never naming a sensitive module.
#include <gtest/gtest.h>

#include "programme/embedded.h"
#include "report/participant_reasons.h"
#include "report/reasons.h"
#include "report/samples.h"

namespace baken {
namespace {

constexpr int kMostWords = 12;  // of a sentence as it is written; about ten is the aim
constexpr int kMostWordsProfessional = 30;
constexpr int kMostWordsFilled = 16;  // with the names of activities and days filled in

constexpr Language kLanguages[] = {Language::kDutch, Language::kEnglish};
constexpr Outcome kOutcomes[] = {
    Outcome::kSatisfied,    Outcome::kPending,       Outcome::kViolated, Outcome::kRepaired,
    Outcome::kUndetermined, Outcome::kNotApplicable, Outcome::kWaived};

const std::vector<std::unique_ptr<const Programme>>& Programmes() {
  static const auto* const all = [] {
    auto* programmes = new std::vector<std::unique_ptr<const Programme>>;
    for (const EmbeddedProgramme& one : EmbeddedProgrammes()) {
      programmes->push_back(LoadProgramme(one.bytes).programme);
      EXPECT_NE(programmes->back(), nullptr) << one.id;
    }
    return programmes;
  }();
  return *all;
}

void ExpectShort(const std::string& text, int most) {
  std::istringstream words(text);
  std::string word, sentence;
  int count = 0;
  while (words >> word) {
    sentence += word + " ";
    ++count;
    if (std::string(".!?").find(word.back()) == std::string::npos) continue;
    EXPECT_LE(count, most) << sentence;
    sentence.clear();
    count = 0;
  }
}

// Every built-in rule in every edition and language.
template <typename Look>
void ForEachText(Look look) {
  for (const auto& programme : Programmes()) {
    for (const Rule& rule : programme->rules) {
      for (const Edition& edition : rule.editions) {
        for (const Language language : kLanguages) {
          SCOPED_TRACE(rule.id + " " + std::string(CodeOf(language)));
          look(*programme, rule, edition, language);
        }
      }
    }
  }
}

TEST(Participant, EveryRuleAboutATrajectoryHasTextsOfItsOwnInShortSentences) {
  ForEachText([](const Programme&, const Rule&, const Edition& edition, Language language) {
    const std::string explanation(OwnTextIn(edition.explanations, language, "participant"));
    const std::string remedy(OwnTextIn(edition.remedies, language, "participant"));
    // A rule about a group or an organisation may speak to participants too.
    if (edition.scope == Scope::kTrajectory || !explanation.empty()) {
      ExpectWellWritten(explanation);
      ExpectShort(explanation, kMostWords);
    }
    if (!edition.measure && (edition.scope == Scope::kTrajectory || !remedy.empty())) {
      ExpectWellWritten(remedy);
      ExpectShort(remedy, kMostWords);
    }
  });
}

TEST(Professional, EveryRuleHasTextsInSentencesThatCanBeReadInOneBreath) {
  ForEachText([](const Programme&, const Rule&, const Edition& edition, Language language) {
    const std::string explanation(TextIn(edition.explanations, language, "professional"));
    ExpectWellWritten(explanation);
    ExpectShort(explanation, kMostWordsProfessional);
    if (edition.measure) return;
    const std::string remedy(TextIn(edition.remedies, language, "professional"));
    ExpectWellWritten(remedy);
    ExpectShort(remedy, kMostWordsProfessional);
  });
}

TEST(Participant, TheSentencesOfTheLibraryAreShort) {
  for (const Language language : kLanguages) {
    for (const std::string& sentence : ParticipantSentences(language)) {
      ExpectShort(sentence, kMostWords);
    }
  }
}

// The rule with this outcome, asking for everything it can ask for.
Finding FindingWith(Outcome outcome, const Programme& programme, const Rule& rule,
                    const Edition& edition) {
  Finding finding;
  finding.rule = &rule;
  finding.edition = &edition;
  finding.outcome = outcome;
  const Day day = DayOf({2026, 3, 2});
  finding.since = day;
  if (std::holds_alternative<By>(edition.timing)) finding.due = {day - 1, day - 1};
  finding.breaches.push_back({day, day + 9, {}, {}, {}});
  finding.waived_by = edition.duty_bearer;
  finding.waived_until = day + 30;
  OpenItem item;
  item.leaf = Leaf::kReached;
  item.sort = Sort::kActivity;
  for (const Word& word : programme.vocabulary.words()) {
    if (word.sort != Sort::kActivity) continue;
    item.words.push_back(word.symbol);
    finding.missing.push_back({"activities[0].done_on", word.id});
  }
  item.want = static_cast<std::int64_t>(item.words.size());
  finding.open = {item};
  return finding;
}

TEST(Texts, AreWrittenForEveryRuleOutcomeRegisterAndLanguage) {
  ForEachText(
      [](const Programme& programme, const Rule& rule, const Edition& edition, Language language) {
        if (edition.measure) return;
        for (const Outcome outcome : kOutcomes) {
          const Finding finding = FindingWith(outcome, programme, rule, edition);
          for (const Day judged : {finding.since, finding.since + 1})
            ExpectWellWritten(ReasonOf(finding, programme, judged, language));
          const std::string to_participant = ParticipantReasonOf(finding, programme, language);
          ExpectWellWritten(to_participant);
          ExpectShort(to_participant, kMostWordsFilled);
        }
      });
}

TEST(Participant, ASensitiveModuleIsNeverNamed) {
  ForEachText([](const Programme& programme, const Rule& rule, const Edition& edition,
                 Language language) {
    for (const Outcome outcome : kOutcomes) {
      Finding finding = FindingWith(outcome, programme, rule, edition);
      for (const Word& word : programme.vocabulary.words()) {
        if (!word.sensitive) continue;
        finding.open[0].words = {word.symbol};
        finding.open[0].want = 1;
        finding.missing = {{"activities[0].offered_on", word.id}};
        const std::string title(TextIn(word.titles, language));
        EXPECT_EQ(ParticipantReasonOf(finding, programme, language).find(title), std::string::npos)
            << title;
      }
    }
  });
}

TEST(Participant, ABreachOfSomebodyElseIsSaidToBeNoFaultOfTheirs) {
  ForEachText(
      [](const Programme& programme, const Rule& rule, const Edition& edition, Language language) {
        if (edition.measure || edition.duty_bearer == "participant") return;
        const Finding finding = FindingWith(Outcome::kViolated, programme, rule, edition);
        const char* const said =
            language == Language::kDutch ? "Dat ligt niet aan u." : "That is not your fault.";
        EXPECT_NE(ParticipantReasonOf(finding, programme, language).find(said), std::string::npos);
      });
}

TEST(Registers, AreThoseAskedForInOrderOfLanguage) {
  const auto programme = testing::Loaded(testing::TinyProgramme());
  v1::CheckRequest request;
  request.mutable_trajectory();
  request.set_judged_on("2026-06-01");
  request.add_languages("nl");
  request.add_languages("en");
  request.add_registers("participant");
  request.add_registers("professional");
  const v1::Finding finding = testing::Check(*programme, request).findings(0);
  ASSERT_EQ(finding.texts_size(), 4);
  EXPECT_EQ(finding.texts(0).register_(), "professional");
  EXPECT_EQ(finding.texts(1).register_(), "participant");
  EXPECT_EQ(finding.texts(1).language(), "nl");
  EXPECT_EQ(finding.texts(3).language(), "en");
  EXPECT_NE(finding.texts(0).content(), finding.texts(1).content());
}

TEST(Registers, OneThatIsNotThereIsADataIssue) {
  const auto programme = testing::Loaded(testing::TinyProgramme());
  v1::CheckRequest request;
  request.mutable_trajectory();
  request.set_judged_on("2026-06-01");
  request.add_languages("en");
  request.add_registers("judge");
  const v1::Report report = testing::Check(*programme, request);
  ASSERT_EQ(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).code(), "register_unknown");
  EXPECT_EQ(report.data_issues(0).path(), "registers[0]");
  EXPECT_EQ(report.findings(0).texts(0).register_(), "professional");
}

}  // namespace
}  // namespace baken
