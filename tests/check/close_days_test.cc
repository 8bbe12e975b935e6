// SPDX-License-Identifier: EUPL-1.2
// Of the many days that a date may be the judge tries few: those on which something may differ.
// Here everything happens within some six weeks, terms are short and rules come and go, so that an
// answer often holds on one day of a month alone. Each number makes rules and a record of its own;
// those that stand here are the ones that notice most of what can go wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "check/judged.h"
#include "time/day.h"

namespace baken {
namespace {

using testing::FromText;
using testing::GiveWords;
using testing::InCommon;
using testing::Judged;
using testing::Loaded;
using testing::TinyProgramme;

constexpr int kRules = 8;

class Maker {
 public:
  explicit Maker(int seed) : random_(static_cast<unsigned>(seed)) {}

  std::size_t Below(std::size_t bound) { return random_() % bound; }
  bool Once(std::size_t in) { return Below(in) == 0; }
  template <std::size_t N>
  std::string OneOf(const char* const (&texts)[N]) {
    return texts[Below(N)];
  }
  Day CloseDay() { return DayOf({2026, 2, 24}) + static_cast<Day>(Below(44)); }
  std::string Close() { return FormatDay(CloseDay()); }

  std::unique_ptr<const Programme> Rules() {
    v1::Programme programme = TinyProgramme();
    programme.clear_rules();
    for (const char* const term :
         {"id: 'day' term { days: 1 }", "id: 'days' term { days: 4 }",
          "id: 'week' term { weeks: 1 }", "id: 'month' term { months: 1 }"}) {
      *programme.add_parameters() = FromText<v1::Parameter>(term);
    }
    for (int i = 0; i < kRules; ++i) {
      v1::Rule& rule = *programme.add_rules();
      texts_.push_back("requirement { " + Requirement() + " } " + Timing() +
                       (Once(3) ? " applies_when { " + Condition() + " }" : "") + InForce());
      rule =
          FromText<v1::Rule>("id: 'R-" + std::to_string(i) +
                             "' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' " + texts_.back());
      GiveWords(rule);
    }
    return Loaded(programme);
  }

  // "@" stands for a date that is known to the month, or not at all.
  std::string Record() {
    const std::size_t place = Below(5);
    const auto dated = [&](std::size_t at) { return at == place ? "@" : Close(); };
    const auto event = [](const std::string& kind, const std::string& day) {
      return "events { kind: '" + kind + "' date: '" + day + "' } ";
    };
    std::string record = event("intake", "2026-01-10") + event("contact", dated(0));
    if (Once(4)) record += event("contact", Close());
    for (std::size_t i = Below(3); i > 0; --i) record += event("payment", Close());
    if (place == 1 || Once(3)) record += event("ended", dated(1));
    // In this order, whatever day of March stands for the unknown one.
    const Day since = place == 3 ? DayOf({2026, 2, 10}) : CloseDay();
    const Day until = (place == 2 ? DayOf({2026, 4, 1}) : since) + static_cast<Day>(Below(20));
    record +=
        "involvements { role: 'coach' since: '" + (place == 2 ? "@" : FormatDay(since)) + "'" +
        (place == 3 || Once(2) ? " until: '" + (place == 3 ? "@" : FormatDay(until)) + "'" : "") +
        " } ";
    if (Once(3)) record += "involvements { role: 'coach' since: '" + Close() + "' } ";
    record += "plans { kind: 'pathway_plan' drawn_up_on: '" + Close() + "' signed_on: '" +
              dated(4) + "' } ";
    for (int i = 0; i < kRules; ++i) {
      if (!Once(5)) continue;
      record += "waivers { rule: 'R-" + std::to_string(i) + "' granted_by: 'coach'" +
                (Once(2) ? " since: '" + Close() + "'" : "") +
                (Once(2) ? " until: '" + Close() + "'" : "") + " } ";
    }
    return record;
  }

  std::string Text(std::size_t rule) const { return texts_[rule]; }

 private:
  std::string Leaf() {
    static constexpr const char* kLeaves[] = {
        "occurred { moments { event: 'payment' } }",
        "occurred { moments { event: 'payment' } within: 'days' }",
        "occurred { moments { event: 'payment' } within: 'day' }",
        "occurred { moments { event: 'payment' } since_trigger: true }",
        "occurred { moments { event: 'payment' } since_trigger: true within: 'days' }",
        "occurred { moments { event: 'contact' } times: 2 }",
        "occurred { moments { event: 'contact' } within: 'days' }",
        "occurred { moments { event: 'contact' } times: 2 within: 'days' }",
        "holding { spans { involvement: 'coach' } min: 1 }",
        "holding { spans { plan: 'pathway_plan' } min: 1 }",
    };
    return OneOf(kLeaves);
  }
  std::string Requirement() {
    if (!Once(4)) return Leaf();
    static constexpr const char* kBoth[] = {"all_of", "any_of"};
    return OneOf(kBoth) + " { of { " + Leaf() + " } of { " + Leaf() + " } }";
  }
  std::string Condition() { return Once(3) ? "none_of { of { " + Leaf() + " } }" : Requirement(); }
  std::string Moments() {
    static constexpr const char* kMoments[] = {
        "event: 'contact'",
        "event: 'contact'",
        "event: 'ended'",
        "ended { involvement: 'coach' }",
        "started { involvement: 'coach' }",
        "plan_signed: 'pathway_plan'",
    };
    return OneOf(kMoments);
  }
  std::string Anchor() {
    const std::string moments = Moments();
    const std::string first = "first { " + moments + " }";
    const std::string both = " { of { " + first + " } of { first { event: 'payment' } } }";
    switch (Below(6)) {
      case 0:
        return "last { " + moments + " }";
      case 1:
        return "plus { anchor { " + first + " } term: 'days' counting: COUNTING_AFTER_ANCHOR }";
      case 2:
        return "later_of" + both;
      case 3:
        return "earlier_of" + both;
      case 4:
        return "first_known" + both;
      default:
        return first;
    }
  }
  std::string Timing() {
    if (Once(3)) return "at { each { " + Moments() + " } }";
    if (Once(3)) return "at { each { " + Moments() + " } on_the_eve: true }";
    static constexpr const char* kTerms[] = {
        "term: 'day' ", "term: 'days' ", "term: 'week' ", "term: 'month' ",
        "term: 'days' last_day_shift: LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET "};
    static constexpr const char* kCounted[] = {"counting: COUNTING_FROM_ANCHOR ",
                                               "counting: COUNTING_AFTER_ANCHOR "};
    return "by { " + OneOf(kTerms) + OneOf(kCounted) +
           (Once(2) ? "each { " + Moments() + " }" : "anchor { " + Anchor() + " }") + " }";
  }
  std::string InForce() {
    Day since = CloseDay();
    Day until = CloseDay();
    if (until < since) std::swap(since, until);
    std::string text;
    if (Once(3)) text += " in_force_since: '" + FormatDay(since) + "'";
    if (Once(3)) text += " in_force_until: '" + FormatDay(until + 1) + "'";
    return text;
  }

  std::mt19937 random_;
  std::vector<std::string> texts_;
};

std::string With(std::string record, const std::string& date) {
  for (auto at = record.find('@'); at != record.npos; at = record.find('@')) {
    record.replace(at, 1, date);
  }
  return record;
}

std::string Numbers(const std::set<Outcome>& outcomes) {
  std::string text;
  for (const Outcome outcome : outcomes) text += std::to_string(static_cast<int>(outcome)) + " ";
  return text;
}

class CloseDays : public ::testing::TestWithParam<int> {};

TEST_P(CloseDays, AMonthIsAsCertainAsItsDaysHaveInCommon) {
  Maker maker(GetParam());
  const auto programme = maker.Rules();
  const std::string record = maker.Record();
  const bool two_of_a_kind = record.find("'contact'") != record.rfind("'contact'") ||
                             record.find("involvements") != record.rfind("involvements");
  const Day judged = DayOf({2026, 3, 5}) + static_cast<Day>(maker.Below(50));
  // A day that no other date of the same fact excludes.
  const bool unknown = maker.Once(2) && record.find(" date: '@'") != record.npos;
  const Day first = unknown ? DayOf({2026, 1, 28}) : DayOf({2026, 3, 1});
  const Day last = unknown ? judged : DayOf({2026, 3, 31});
  std::vector<std::set<Outcome>> possible(kRules);
  const auto add = [&](Day day) {
    const auto findings =
        Judged(*programme, With(record, FormatDay(day))).On(judged, Detail::kSummary);
    for (std::size_t i = 0; i < kRules; ++i) possible[i].insert(findings[i].outcome);
  };
  for (Day day = first; day <= last; ++day) add(day);
  if (unknown) add(DayOf({1999, 12, 31}));
  const auto findings = Judged(*programme, With(record, unknown ? "unknown" : "2026-03"))
                            .On(judged, Detail::kSummary);
  for (std::size_t i = 0; i < kRules; ++i) {
    std::set<Outcome> expected = InCommon(possible[i]);
    // Of two moments it is not told which of them owes what on which day.
    if (two_of_a_kind) expected.insert({Outcome::kPending, Outcome::kUndetermined});
    EXPECT_TRUE(expected.contains(findings[i].outcome))
        << static_cast<int>(findings[i].outcome) << " where possible are " << Numbers(possible[i])
        << "\n"
        << maker.Text(i) << "\non " << FormatDay(judged) << "\n"
        << record;
  }
}

TEST_P(CloseDays, AnOutcomeHoldsFromSinceUntilChangesOnAndNoFurther) {
  const Day first = DayOf({2026, 2, 15});
  const Day last = DayOf({2026, 5, 20});
  Maker maker(1'000'000 + GetParam());
  const auto programme = maker.Rules();
  const std::string record = With(maker.Record(), maker.Once(2) ? "unknown" : "2026-03");
  Judged judged(*programme, record);
  std::vector<std::vector<Outcome>> outcomes;  // by day, by rule
  for (Day day = first; day <= last; ++day) {
    outcomes.emplace_back();
    for (const Finding& finding : judged.On(day, Detail::kSummary)) {
      outcomes.back().push_back(finding.outcome);
    }
  }
  const auto on = [&](Day day, std::size_t rule) {
    return outcomes[static_cast<std::size_t>(day - first)][rule];
  };
  for (const Day day : {maker.CloseDay(), maker.CloseDay() + 20}) {
    const auto findings = judged.On(day, Detail::kFindings);
    for (std::size_t i = 0; i < kRules; ++i) {
      Day since = day;
      while (since > first && on(since - 1, i) == on(day, i)) --since;
      Day until = day;
      while (until <= last && on(until, i) == on(day, i)) ++until;
      EXPECT_EQ(FormatDay(std::max(findings[i].since, first)), FormatDay(since))
          << maker.Text(i) << "\non " << FormatDay(day) << "\n"
          << record;
      EXPECT_EQ(FormatDay(std::min(findings[i].changes_on, last + 1)), FormatDay(until))
          << maker.Text(i) << "\non " << FormatDay(day) << "\n"
          << record;
    }
  }
}

constexpr int kNumbers[] = {0,  1,  2,  3,  4,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                            16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 31,
                            32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46,
                            47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59};

INSTANTIATE_TEST_SUITE_P(Numbers, CloseDays, ::testing::ValuesIn(kNumbers));

}  // namespace
}  // namespace baken
