// SPDX-License-Identifier: EUPL-1.2
// What a source system does not keep is unknown, never "did not happen": `recorded` for a whole
// system, `not_recorded` for one record.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;
using testing::TinyProgrammeAsking;

constexpr char kIntake[] = "events { kind: 'intake' date: '2026-01-01' } ";
constexpr auto kSatisfied = v1::OUTCOME_SATISFIED;
constexpr auto kViolated = v1::OUTCOME_VIOLATED;
constexpr auto kUndetermined = v1::OUTCOME_UNDETERMINED;

v1::Report Report(const std::string& requirement, const std::string& record,
                  const std::vector<std::string>& recorded = {}) {
  const auto programme = Loaded(TinyProgrammeAsking(requirement));
  v1::CheckRequest request;
  request.set_judged_on("2026-01-01");
  *request.mutable_trajectory() = FromText<v1::Trajectory>(kIntake + record);
  for (const std::string& entry : recorded) request.add_recorded(entry);
  return Check(*programme, request);
}

v1::Outcome Outcome(const std::string& requirement, const std::string& record,
                    const std::vector<std::string>& recorded = {}) {
  return FindingOf(Report(requirement, record, recorded), "T-01").outcome();
}

constexpr char kContact[] = "occurred { moments { event: 'contact' } }";
constexpr char kContactByCoach[] =
    "occurred { moments { event: 'contact' filter { by_any: 'coach' } } }";
constexpr char kRoleCare[] = "holding { spans { involvement: 'care' } min: 1 }";
constexpr char kCircumstanceCare[] = "holding { spans { circumstance: 'care' } min: 1 }";
constexpr char kLayer2[] = "holding { spans { layer: 'layer2' } min: 1 }";
constexpr char kWorkDone[] = "reached { activities { ids: 'work' status: STATUS_DONE } all: true }";
constexpr char kWorkOffered[] =
    "reached { activities { ids: 'work' status: STATUS_OFFERED } all: true }";

TEST(Kept, IsEverythingUnlessSaidOtherwise) {
  EXPECT_EQ(Outcome(kContact, ""), kViolated);
  EXPECT_EQ(Outcome(kContact, "not_recorded: 'payment'"), kViolated);
}

TEST(Kept, AWordThatIsNotKeptIsUnknown) {
  EXPECT_EQ(Outcome(kContact, "not_recorded: 'contact'"), kUndetermined);
  EXPECT_EQ(Outcome(kContact, "not_recorded: 'event:contact'"), kUndetermined);
  EXPECT_EQ(Outcome(kContact, "", {"intake", "housing"}), kUndetermined);
  EXPECT_EQ(Outcome(kContact, "", {"intake", "contact"}), kViolated);
}

TEST(Kept, WhatIsThereAllTheSameCounts) {
  EXPECT_EQ(Outcome(kContact, "events { kind: 'contact' date: '2026-01-01' }", {"intake"}),
            kSatisfied);
}

TEST(Kept, WhatIsMissingIsNamedAsNotRecorded) {
  const v1::Finding finding = FindingOf(Report(kContact, "not_recorded: 'contact'"), "T-01");
  ASSERT_EQ(finding.missing_size(), 1) << finding.DebugString();
  EXPECT_EQ(finding.missing(0).path(), "events");
  EXPECT_EQ(finding.missing(0).what(), "contact");
}

TEST(Kept, ASortBeforeTheWordSaysWhichOfTwo) {
  EXPECT_EQ(Outcome(kRoleCare, "not_recorded: 'role:care'"), kUndetermined);
  EXPECT_EQ(Outcome(kCircumstanceCare, "not_recorded: 'role:care'"), kViolated);
  EXPECT_EQ(Outcome(kRoleCare, "not_recorded: 'circumstance:care'"), kViolated);
  EXPECT_EQ(Outcome(kRoleCare, "not_recorded: 'care'"), kUndetermined);
  EXPECT_EQ(Outcome(kCircumstanceCare, "not_recorded: 'care'"), kUndetermined);
}

TEST(Kept, AFieldThatIsNotKeptMatchesPerhaps) {
  constexpr char kByNobody[] = "events { kind: 'contact' date: '2026-01-01' }";
  const std::string by_other = "events { kind: 'contact' date: '2026-01-01' by: 'participant' }";
  EXPECT_EQ(Outcome(kContactByCoach, kByNobody), kViolated);
  EXPECT_EQ(Outcome(kContactByCoach, std::string(kByNobody) + "not_recorded: 'events.by'"),
            kUndetermined);
  EXPECT_EQ(Outcome(kContactByCoach, kByNobody, {"events.tags"}), kUndetermined);
  EXPECT_EQ(Outcome(kContactByCoach, kByNobody, {"events.tags", "events.by"}), kViolated);
  EXPECT_EQ(Outcome(kContactByCoach, kByNobody, {"plans.makers"}), kViolated);
}

TEST(Kept, APathSaysNothingOfWords) { EXPECT_EQ(Outcome(kRoleCare, "", {"events.by"}), kViolated); }

TEST(Kept, ADateThatIsNotKeptMayBeThere) {
  constexpr char kOffered[] = "activities { activity: 'work' offered_on: '2025-12-01' } ";
  EXPECT_EQ(Outcome(kWorkDone, kOffered), kViolated);
  EXPECT_EQ(Outcome(kWorkDone, std::string(kOffered) + "not_recorded: 'activities.done_on'"),
            kUndetermined);
  EXPECT_EQ(Outcome(kWorkOffered, std::string(kOffered) + "not_recorded: 'activities.done_on'"),
            kSatisfied);
  EXPECT_EQ(Outcome(kWorkOffered, "not_recorded: 'activities.started_on'"), kUndetermined);
  EXPECT_EQ(Outcome(kWorkDone,
                    "activities { activity: 'work' started_on: '2025-12-01' } "
                    "not_recorded: 'activities.offered_on'"),
            kViolated);
}

// A module that was started was offered that day or before, whatever day is tried.
TEST(Kept, ADateThatIsNotKeptLiesOnOrBeforeTheOneThatFollowsFromIt) {
  const auto programme = Loaded(TinyProgrammeAsking(
      kWorkOffered, "at { each { activity { ids: 'work' status: STATUS_OFFERED } } }"));
  const std::string record = std::string(kIntake) +
                             "activities { activity: 'work' started_on: '2026-02-01' } "
                             "not_recorded: 'activities.offered_on'";
  EXPECT_EQ(FindingOf(Check(*programme, record, "2026-03-01"), "T-01").outcome(), kSatisfied);
}

TEST(Kept, TheOfferOfASensitiveModuleThatIsNotKeptMayBeThere) {
  constexpr char kPrayerOffered[] =
      "reached { activities { ids: 'prayer' status: STATUS_OFFERED } all: true }";
  EXPECT_EQ(Outcome(kPrayerOffered, ""), kViolated);
  EXPECT_EQ(Outcome(kPrayerOffered, "not_recorded: 'activities.offered_on'"), kUndetermined);
}

TEST(Kept, WithoutEntryDatesTheLayerIsUnknown) {
  EXPECT_EQ(Outcome(kLayer2, ""), kViolated);
  EXPECT_EQ(Outcome(kLayer2, "not_recorded: 'layers.entered_on'"), kUndetermined);
  EXPECT_EQ(Outcome(kLayer2, "not_recorded: 'layers.reason'"), kViolated);
  EXPECT_EQ(Outcome(kLayer2, "not_recorded: 'layer2'"), kUndetermined);
}

TEST(Kept, AReasonThatIsNotKeptIsNotMissed) {
  constexpr char kNotApplicable[] =
      "activities { activity: 'work' not_applicable_on: '2025-12-01' } ";
  EXPECT_EQ(Report(kContact, kNotApplicable).data_issues_size(), 1);
  EXPECT_EQ(Report(kContact, std::string(kNotApplicable) + "not_recorded: 'activities.reason'")
                .data_issues_size(),
            0);
}

TEST(Kept, AnEntryThatIsNeitherWordNorPathIsADataIssueWithTheNearest) {
  const v1::Report report = Report(kContact, "", {"intake", "contakt"});
  ASSERT_EQ(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).code(), "word_unknown");
  EXPECT_EQ(report.data_issues(0).path(), "recorded[1]");
  EXPECT_EQ(report.data_issues(0).found(), "contakt");
  EXPECT_EQ(report.data_issues(0).nearest(), "contact");
  const v1::Report of_record = Report(kContact, "not_recorded: 'events.bye'");
  ASSERT_EQ(of_record.data_issues_size(), 1);
  EXPECT_EQ(of_record.data_issues(0).code(), "word_unknown");
  EXPECT_EQ(of_record.data_issues(0).path(), "not_recorded[0]");
  EXPECT_EQ(of_record.data_issues(0).found(), "events.bye");
  EXPECT_EQ(Report(kContact, "", {"contakt"}).data_issues_size(), 1) << "also the first";
}

TEST(Kept, EveryWordAndEveryLayerOfTheProgrammeIsAnEntry) {
  const v1::Programme programme = TinyProgramme();
  for (const v1::Word& word : programme.vocabulary().words()) {
    EXPECT_EQ(Report(kContact, "", {word.id()}).data_issues_size(), 0) << word.id();
  }
  for (const std::string& layer : programme.vocabulary().layers()) {
    EXPECT_EQ(Report(kContact, "", {layer}).data_issues_size(), 0) << layer;
  }
}

// Also the first of the vocabulary, of which there need not be another.
TEST(Kept, TheOnlyLayerThatIsNotKeptMayHaveBeenEntered) {
  v1::Programme programme = TinyProgrammeAsking("occurred { moments { layer_entered: 'layer1' } }");
  v1::Vocabulary& vocabulary = *programme.mutable_vocabulary();
  vocabulary.clear_layers();
  vocabulary.add_layers("layer1");
  for (v1::Word& word : *vocabulary.mutable_words()) word.clear_layer();
  v1::CheckRequest request;
  request.set_judged_on("2026-01-01");
  *request.mutable_trajectory() = FromText<v1::Trajectory>(kIntake);
  EXPECT_EQ(FindingOf(Check(*Loaded(programme), request), "T-01").outcome(), kViolated);
  request.add_recorded("intake");
  EXPECT_EQ(FindingOf(Check(*Loaded(programme), request), "T-01").outcome(), kUndetermined);
}

// facts.proto: a path is not kept when `recorded` names other paths of the same message only.
TEST(Kept, OtherPathsOfLayersLeaveTheEntryDateOut) {
  EXPECT_EQ(Outcome(kLayer2, "", {"layers.reason"}), kUndetermined);
}

TEST(Kept, AnEntryOfASortThatIsNoneIsADataIssue) {
  EXPECT_EQ(Report(kContact, "not_recorded: 'rol:care'").data_issues_size(), 1);
}

TEST(Kept, AMistypedPathIsToldTheNearestPath) {
  const v1::Report report = Report(kContact, "not_recorded: 'events.bye'");
  EXPECT_EQ(report.data_issues(0).nearest(), "events.by");
}

}  // namespace
}  // namespace baken
