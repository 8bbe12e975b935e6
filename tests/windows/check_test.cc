// SPDX-License-Identifier: EUPL-1.2
// Facts are read and a rule is checked where there is no protobuf: request bytes written with our
// own wire writer, over a programme of one rule made by hand: two months after the intake the
// overview.
#include "check/check.h"

#include <gtest/gtest.h>

#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

#include "facts/request.h"
#include "programme/number_parts.h"
#include "programme/programme.h"
#include "time/day.h"
#include "wire/writer.h"

namespace baken {
namespace {

Programme OneRule() {
  Programme programme;
  programme.id = "one-rule";
  Vocabulary& vocabulary = programme.vocabulary;
  for (const char* id : {"intake", "overview"}) {
    Word word;
    word.id = id;
    word.sort = Sort::kEvent;
    word.symbol = vocabulary.Intern(id);
    vocabulary.Add(word);
  }
  DateExpression intake;
  intake.moments.word = vocabulary.Find("intake");
  Edition edition;
  edition.duty_bearer = "coach";
  edition.requirement.kind = Requirement::Kind::kOccurred;
  edition.requirement.occurred.emplace().moments.word = vocabulary.Find("overview");
  By by;
  by.anchor = intake;
  by.counted.term.months = 2;
  by.counted.counting = Counting::kAfterAnchor;
  edition.timing = by;
  Rule rule;
  rule.id = "ONE-01";
  rule.editions.push_back(edition);
  programme.rules.push_back(rule);
  programme.clock = intake;
  programme.longest_term = 62;
  NumberParts(programme);
  return programme;
}

// CheckRequest{trajectory: {events: …}, judged_on}
std::string RequestOf(const std::vector<std::pair<std::string, std::string>>& events,
                      const std::string& day) {
  wire::Writer request;
  request.Open(1);
  for (const auto& [kind, date] : events) {
    request.Open(2);
    request.Text(1, kind);
    request.Text(2, date);
    request.Close();
  }
  request.Close();
  request.Text(3, day);
  return request.Take();
}

Finding OnlyFinding(const std::string& bytes) {
  const Programme programme = OneRule();
  Request request;
  EXPECT_FALSE(ReadRequest(bytes, request));
  std::pmr::monotonic_buffer_resource arena;
  Facts facts(&arena);
  EXPECT_FALSE(ReadFacts(request, request.judged, programme, facts));
  const Findings findings = Check(programme, request, facts);
  EXPECT_EQ(findings.size(), 1U);
  return findings.empty() ? Finding() : findings[0];
}

TEST(Core, OwedUntilTheLastDayAndBreachedAfterIt) {
  const auto on = [](const char* day) {
    return OnlyFinding(RequestOf({{"intake", "2026-01-12"}}, day)).outcome;
  };
  EXPECT_EQ(on("2026-03-12"), Outcome::kPending);
  EXPECT_EQ(on("2026-03-13"), Outcome::kViolated);
}

TEST(Core, MetInTime) {
  const std::string bytes =
      RequestOf({{"intake", "2026-01-12"}, {"overview", "2026-02-01"}}, "2026-06-01");
  EXPECT_EQ(OnlyFinding(bytes).outcome, Outcome::kSatisfied);
}

TEST(Core, APartialDateLeavesItOpen) {
  const std::string bytes =
      RequestOf({{"intake", "2026-01-12"}, {"overview", "2026-03"}}, "2026-06-01");
  EXPECT_EQ(OnlyFinding(bytes).outcome, Outcome::kUndetermined);
}

}  // namespace
}  // namespace baken
