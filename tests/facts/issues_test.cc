// SPDX-License-Identifier: EUPL-1.2
// Every data issue of check.proto: its code, where, what was found, what was expected, the nearest
// valid thing; and that the rest of the record is read all the same.
#include <gtest/gtest.h>

#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::Check;
using testing::CheckBytes;
using testing::FindingOf;
using testing::FromText;
using testing::Loaded;
using testing::TinyProgramme;

const Programme& Tiny() {
  static const auto* const programme = Loaded(TinyProgramme()).release();
  return *programme;
}

constexpr char kJudgedOn[] = "2026-06-01";
// Housing is done in time, so that T-01 is satisfied if this is read.
constexpr char kRest[] = R"( events { kind: "intake" date: "2026-01-05" }
                             activities { activity: "housing" done_on: "2026-02-01" } )";

struct OneIssue {
  const char* record;
  const char* code;
  const char* path;
  const char* found;
  const char* nearest;
};

void PrintTo(const OneIssue& one, std::ostream* out) { *out << one.code << " in " << one.record; }

void ExpectIssue(const v1::DataIssue& issue, const OneIssue& expected) {
  EXPECT_EQ(issue.code(), expected.code);
  EXPECT_EQ(issue.path(), expected.path);
  EXPECT_EQ(issue.found(), expected.found);
  EXPECT_EQ(issue.nearest(), expected.nearest);
  EXPECT_FALSE(issue.expected().empty());
}

class IssueOfATrajectory : public ::testing::TestWithParam<OneIssue> {};

TEST_P(IssueOfATrajectory, IsSaidAndTheRestIsRead) {
  const v1::Report report = Check(Tiny(), GetParam().record + std::string(kRest), kJudgedOn);
  ASSERT_EQ(report.data_issues_size(), 1) << report.DebugString();
  ExpectIssue(report.data_issues(0), GetParam());
  EXPECT_EQ(FindingOf(report, "T-01").outcome(), v1::OUTCOME_SATISFIED);
}

constexpr OneIssue kDates[] = {
    {"events { kind: 'contact' date: '2-3-2026' }", "date_bad", "events[0].date", "2-3-2026",
     "2026-03-02"},
    {"events { kind: 'contact' date: 'begin maart' }", "date_bad", "events[0].date", "", ""},
    {"activities { activity: 'work' started_on: '2026-02-30' }", "date_impossible",
     "activities[0].started_on", "2026-02-30", "2026-02-28"},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' signed_on: '1026-03-02' }",
     "date_out_of_range", "plans[0].signed_on", "1026-03-02", ""},
    {"events { kind: 'contact' date: '2036-06-02' }", "date_far_future", "events[0].date",
     "2036-06-02", ""},
    {"involvements { role: 'coach' since: '2037' }", "date_far_future", "involvements[0].since",
     "2037", ""},
    {"events { kind: 'contact' }", "date_missing", "events[0].date", "", ""},
    {"layers { layer: 'layer2' }", "date_missing", "layers[0].entered_on", "", ""},
    {"plans { kind: 'pathway_plan' }", "date_missing", "plans[0].drawn_up_on", "", ""},
    {"memberships { group: 'g' since: '2026-01-01' until: '2026-02-01' through: '2026-02-01' }",
     "ends_disagree", "memberships[0].through", "2026-02-01", ""},
    {"involvements { role: 'coach' since: '2026-03-01' until: '2026-02-28' }", "end_before_start",
     "involvements[0].until", "2026-02-28", ""},
    {"circumstances { name: 'municipality' value: '0606' since: '2026-03-01' through: '2026-02-28' "
     "}",
     "end_before_start", "circumstances[0].through", "2026-02-28", ""},
    {"activities { activity: 'work' started_on: '2026-03-01' done_on: '2026-02-28' }",
     "done_before_started", "activities[0].done_on", "2026-02-28", ""},
};
INSTANTIATE_TEST_SUITE_P(Dates, IssueOfATrajectory, ::testing::ValuesIn(kDates));

constexpr OneIssue kWords[] = {
    {"events { kind: 'contct' date: '2026-02-01' }", "word_unknown", "events[0].kind", "contct",
     "contact"},
    {"events { date: '2026-02-01' }", "word_missing", "events[0].kind", "", ""},
    {"events { kind: 'contact' date: '2026-02-01' by: 'coach' by: 'participent' }", "word_unknown",
     "events[0].by[1]", "participent", "participant"},
    {"events { kind: 'contact' date: '2026-02-01' tags: 'theme.x' tags: 'formal' }", "word_unknown",
     "events[0].tags[1]", "formal", "informal"},
    {"events { kind: 'contact' date: '2026-02-01' place: 'nort' }", "word_unknown",
     "events[0].place", "nort", "north"},
    {"activities { activity: 'worc' done_on: '2026-02-01' }", "word_unknown",
     "activities[0].activity", "worc", "work"},
    {"activities { activity: 'work' done_on: '2026-02-01' mode: 'remoot' }", "word_unknown",
     "activities[0].mode", "remoot", "remote"},
    {"activities { activity: 'work' done_on: '2026-02-01' host: 'info-point' }", "word_unknown",
     "activities[0].host", "info-point", "infopoint"},
    {"activities { activity: 'work' not_applicable_on: '2026-02-01' reason: 'to_ill' }",
     "word_unknown", "activities[0].reason", "to_ill", "too_ill"},
    {"layers { layer: 'layer9x' entered_on: '2026-02-01' }", "word_unknown", "layers[0].layer",
     "layer9x", "layer1"},
    {"memberships { group: 'g' kind: 'tem' }", "word_unknown", "memberships[0].kind", "tem",
     "team"},
    {"involvements { role: 'coahc' }", "word_unknown", "involvements[0].role", "coahc", "coach"},
    {"involvements { role: 'coach' tags: 'informl' }", "word_unknown", "involvements[0].tags[0]",
     "informl", "informal"},
    {"plans { kind: 'pathwayplan' drawn_up_on: '2026-02-01' }", "word_unknown", "plans[0].kind",
     "pathwayplan", "pathway_plan"},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' makers: 'koach' }", "word_unknown",
     "plans[0].makers[0]", "koach", "coach"},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' owner: 'koach' }", "word_unknown",
     "plans[0].owner", "koach", "coach"},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' elements { kind: 'goaal' } }",
     "word_unknown", "plans[0].elements[0].kind", "goaal", "goal"},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' "
     "elements { kind: 'goal' voiced_by: 'koach' } }",
     "word_unknown", "plans[0].elements[0].voiced_by", "koach", "coach"},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' "
     "elements { kind: 'goal' } elements { kind: 'goal' helper: 'koach' } }",
     "word_unknown", "plans[0].elements[1].helper", "koach", "coach"},
    {"circumstances { name: 'municipalty' value: '0606' }", "word_unknown", "circumstances[0].name",
     "municipalty", "municipality"},
    {"circumstances { name: 'care' value: 'yess' }", "word_unknown", "circumstances[0].value",
     "yess", "yes"},
    {"waivers { rule: 'T-02' granted_by: 'koach' }", "word_unknown", "waivers[0].granted_by",
     "koach", "coach"},
    {"waivers { rule: 'T-02' reason: 'to_ill' }", "word_unknown", "waivers[0].reason", "to_ill",
     "too_ill"},
    {"waivers { rule: 'T-2' }", "waiver_rule_unknown", "waivers[0].rule", "T-2", "T-02"},
    // Words of another sort, and families of another sort.
    {"events { kind: 'care' date: '2026-02-01' }", "word_unknown", "events[0].kind", "care", ""},
    {"events { kind: 'theme.x' date: '2026-02-01' }", "word_unknown", "events[0].kind", "theme.x",
     ""},
};
INSTANTIATE_TEST_SUITE_P(Words, IssueOfATrajectory, ::testing::ValuesIn(kWords));

constexpr OneIssue kOthers[] = {
    {"activities { activity: 'work' not_applicable_on: '2026-02-01' }", "reason_missing",
     "activities[0].reason", "", ""},
    {"activities { activity: 'work' not_applicable_on: '2026-02-01' reason: 'has a new job' }",
     "reason_free_text", "activities[0].reason", "", ""},
    {"layers { layer: 'layer2' entered_on: '2026-02-01' reason: 'had no time' }",
     "reason_free_text", "layers[0].reason", "", ""},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' elements { kind: 'goal' id: 'g1' } "
     "elements { kind: 'support_need' id: 's1' serves: 'g2' } }",
     "serves_unknown", "plans[0].elements[1].serves", "g2", "g1"},
    {"events { kind: 'payment' date: '2026-02-01' amount: -5 }", "amount_negative",
     "events[0].amount", "-5", ""},
    {"id: '123456782'", "looks_like_bsn", "id", "", ""},
    {"memberships { group: '123456782' }", "looks_like_bsn", "memberships[0].group", "", ""},
    {"involvements { role: 'coach' party: '123456782' }", "looks_like_bsn", "involvements[0].party",
     "", ""},
    {"plans { kind: 'pathway_plan' drawn_up_on: '2026-02-01' "
     "elements { kind: 'goal' id: '123456782' } }",
     "looks_like_bsn", "plans[0].elements[0].id", "", ""},
};
INSTANTIATE_TEST_SUITE_P(Others, IssueOfATrajectory, ::testing::ValuesIn(kOthers));

class IssueOfAnOrganisation : public ::testing::TestWithParam<OneIssue> {};

TEST_P(IssueOfAnOrganisation, IsSaidAndTheRestIsRead) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  *request.mutable_organisation() = FromText<v1::Organisation>(
      GetParam().record +
      std::string(" groups { id: 'rest' kind: 'team' members { party: 'c' role: 'coach' } }"));
  const v1::Report report = Check(Tiny(), request);
  ASSERT_EQ(report.data_issues_size(), 1) << report.DebugString();
  ExpectIssue(report.data_issues(0), GetParam());
  EXPECT_EQ(FindingOf(report, "T-04", "rest").outcome(), v1::OUTCOME_SATISFIED);
}

constexpr OneIssue kOfOrganisations[] = {
    {"id: '123456782'", "looks_like_bsn", "id", "", ""},
    {"groups { id: 'g' kind: 'tem' }", "word_unknown", "groups[0].kind", "tem", "team"},
    {"groups { id: 'g' kind: 'team' tags: 'informl' }", "word_unknown", "groups[0].tags[0]",
     "informl", "informal"},
    {"groups { id: 'g' kind: 'team' members { party: 'p' role: 'coach' } "
     "members { party: 'q' role: 'coatch' } }",
     "word_unknown", "groups[0].members[1].role", "coatch", "coach"},
    {"groups { id: 'g' kind: 'team' members { party: '123456782' role: 'coach' } }",
     "looks_like_bsn", "groups[0].members[0].party", "", ""},
    {"groups { id: 'g' kind: 'team' events { kind: 'contct' date: '2026-02-01' } }", "word_unknown",
     "groups[0].events[0].kind", "contct", "contact"},
    {"groups { id: 'g' kind: 'team' since: '2026-02-31' }", "date_impossible", "groups[0].since",
     "2026-02-31", "2026-02-28"},
    {"groups { id: 'g' kind: 'team' through: '2026-02-31' }", "date_impossible",
     "groups[0].through", "2026-02-31", "2026-02-28"},
    {"partners { party: '123456782' kind: 'library' }", "looks_like_bsn", "partners[0].party", "",
     ""},
    {"partners { party: 'p' kind: 'libary' }", "word_unknown", "partners[0].kind", "libary",
     "library"},
    {"partners { party: 'p' kind: 'library' tags: 'informl' }", "word_unknown",
     "partners[0].tags[0]", "informl", "informal"},
    {"groups { id: 'g' kind: 'team' members { party: 'p' role: 'coach' until: '2026-03-01' } "
     "members { party: 'p' role: 'coach' since: '2026-02-28' } }",
     "group_overlap", "groups[0].members[1]", "", ""},
    {"activities { activity: 'worc' done_on: '2026-02-01' }", "word_unknown",
     "activities[0].activity", "worc", "work"},
    {"waivers { rule: 'T-4' }", "waiver_rule_unknown", "waivers[0].rule", "T-4", "T-04"},
};
INSTANTIATE_TEST_SUITE_P(Each, IssueOfAnOrganisation, ::testing::ValuesIn(kOfOrganisations));

TEST(DataIssues, TwoLayersOnOneDayAreBothSetAside) {
  const v1::Report report = Check(Tiny(), R"(
    layers { layer: "layer2" entered_on: "2026-02-01" }
    layers { layer: "layer3" entered_on: "2026-02-01" })",
                                  kJudgedOn);
  ASSERT_EQ(report.data_issues_size(), 2);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(report.data_issues(i).code(), "layers_same_day");
    EXPECT_EQ(report.data_issues(i).path(), "layers[" + std::to_string(i) + "].entered_on");
    EXPECT_EQ(report.data_issues(i).found(), "2026-02-01");
  }
}

TEST(DataIssues, AMembershipOfNoKindIsOneWhereSeveralKindsMayBeMeant) {
  constexpr char kRecord[] = "memberships { group: 'g' since: '2026-01-01' }";
  EXPECT_EQ(Check(Tiny(), kRecord, kJudgedOn).data_issues_size(), 0);
  v1::Programme programme = TinyProgramme();
  for (v1::Word& word : *programme.mutable_vocabulary()->mutable_words()) {
    if (word.sort() == "group") word.clear_tags();
  }
  const v1::Report report = Check(*Loaded(programme), kRecord, kJudgedOn);
  ASSERT_EQ(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).path(), "memberships[0].kind");
}

// check.proto promises a code of its own.
TEST(DataIssues, AMembershipOfNoKindHasItsOwnCode) {
  v1::Programme programme = TinyProgramme();
  for (v1::Word& word : *programme.mutable_vocabulary()->mutable_words()) {
    if (word.sort() == "group") word.clear_tags();
  }
  const v1::Report report =
      Check(*Loaded(programme), "memberships { group: 'g' since: '2026-01-01' }", kJudgedOn);
  EXPECT_EQ(report.data_issues(0).code(), "kind_missing");
}

TEST(DataIssues, WhoGrantedAWaiverIsHeldAgainstTheRolesAndWhyAgainstTheReasons) {
  const v1::Report report =
      Check(Tiny(), "waivers { rule: 'T-02' granted_by: 'koach' reason: 'coach' }", kJudgedOn);
  ASSERT_EQ(report.data_issues_size(), 2);
  EXPECT_EQ(report.data_issues(0).path(), "waivers[0].reason");
  EXPECT_EQ(report.data_issues(1).path(), "waivers[0].granted_by");
}

TEST(DataIssues, AWordOfADeclaredFamilyIsNoneAndAnyOtherIs) {
  v1::Programme programme = TinyProgramme();
  v1::Word* family = programme.mutable_vocabulary()->add_words();
  family->set_id("visit.*");
  family->set_sort("event");
  const auto tiny = Loaded(programme);
  const auto issues = [&](const std::string& kind) {
    return Check(*tiny, "events { kind: '" + kind + "' date: '2026-02-01' }", kJudgedOn)
        .data_issues_size();
  };
  EXPECT_EQ(issues("visit.home"), 0);
  EXPECT_EQ(issues("home"), 1);
}

TEST(DataIssues, AnUnknownRoleOfAPartnerIsOne) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  *request.mutable_organisation() =
      FromText<v1::Organisation>("partners { party: 'p' kind: 'library' role: 'koach' }");
  const v1::Report report = Check(Tiny(), request);
  ASSERT_EQ(report.data_issues_size(), 1);
  EXPECT_EQ(report.data_issues(0).path(), "partners[0].role");
  EXPECT_EQ(report.data_issues(0).nearest(), "coach");
}

TEST(DataIssues, WhatIsAllRightIsNone) {
  const v1::Report report = Check(Tiny(), R"(
    id: "123456789"
    events { kind: "contact" date: "2036-06-01" by: "coach" tags: "theme.x" place: "north" }
    events { kind: "contact" date: "2036" }
    events { kind: "contact" date: "unknown" }
    events { kind: "other.event" date: "2026-01-01" }
    activities { activity: "other.task" done_on: "2026-01-01" }
    activities { activity: "work" not_applicable_on: "2026-02-01" reason: "too_ill" }
    activities { activity: "work" started_on: "2026-03" done_on: "2026-03-01" }
    layers { layer: "layer2" entered_on: "2026-02-01" }
    layers { layer: "layer2" entered_on: "2026-02-01" }
    memberships { group: "g" since: "2026-02-01" until: "2026-02-01" }
    memberships { group: "g" since: "2026-02-01" until: "2026-03-01" through: "2026-02-28" }
    involvements { role: "coach" since: "2026-02-01" until: "2150-01-01" }
    circumstances { name: "municipality" value: "any code" }
    circumstances { name: "care" value: "not_asked" }
    waivers { rule: "T-01" since: "2026-01" through: "unknown" granted_by: "coach" }
    waivers { rule: "OTHER-01" granted_by: "other.role" })",
                                  kJudgedOn);
  EXPECT_EQ(report.data_issues_size(), 0) << report.DebugString();
  EXPECT_EQ(report.subject_id(), "123456789");
}

TEST(DataIssues, AReferenceThatLooksLikeABsnIsNowhereInTheReport) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  request.add_languages("en");
  *request.mutable_organisation() = FromText<v1::Organisation>(R"(
    id: "123456782"
    groups { id: "123456782" kind: "team" members { party: "123456782" role: "participant" } })");
  const std::string bytes = CheckBytes(Tiny(), request.SerializeAsString()).report;
  EXPECT_FALSE(bytes.empty());
  EXPECT_EQ(bytes.find("123456782"), std::string::npos);
}

TEST(DataIssues, OfASensitiveModuleOnlyTheOfferIsRead) {
  const v1::Report none = Check(Tiny(), R"(
    activities { activity: "prayer" offered_on: "2026-02-01" started_on: "rubbish"
                 done_on: "2026-01-01" mode: "nonsense" host: "nobody" tags: "strange" })",
                                kJudgedOn);
  EXPECT_EQ(none.data_issues_size(), 0) << none.DebugString();
  const v1::Report one =
      Check(Tiny(), "activities { activity: 'prayer' offered_on: '2026-02-30' }", kJudgedOn);
  ASSERT_EQ(one.data_issues_size(), 1);
  EXPECT_EQ(one.data_issues(0).path(), "activities[0].offered_on");
}

TEST(DataIssues, AreListedUpToTheLimitAndCountedBeyondIt) {
  v1::CheckRequest request;
  request.set_judged_on(kJudgedOn);
  for (int i = 0; i < 1003; ++i) request.mutable_trajectory()->add_events()->set_kind("contact");
  const v1::Report report = Check(Tiny(), request);
  ASSERT_EQ(report.data_issues_size(), 1001);
  EXPECT_EQ(report.data_issues(999).path(), "events[999].date");
  EXPECT_EQ(report.data_issues(1000).code(), "more_issues");
  EXPECT_EQ(report.data_issues(1000).found(), "3");
}

}  // namespace
}  // namespace baken
