// SPDX-License-Identifier: EUPL-1.2
// Of the many days that a date may be the judge tries few: those on which something may differ.
// Here everything happens within some six weeks, terms are short and rules come and go, so that an
// answer often holds on one day of a month alone. Each number makes rules and a record of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "check/dated.h"
#include "check/judged.h"
#include "check/memo.h"
#include "check/select.h"
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

// Draws one thing a statement: the order within one is the compiler's, and another order makes
// other rules.
class Maker {
 public:
  explicit Maker(int seed) : random_(static_cast<unsigned>(seed)), place_(Below(6)) {}

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
      const std::string in_force = InForce();
      const std::string applies = Once(3) ? " applies_when { " + Condition() + " }" : "";
      const std::string timing = Timing();
      texts_.push_back("requirement { " + Requirement() + " } " + timing + applies + in_force);
      rule =
          FromText<v1::Rule>("id: 'R-" + std::to_string(i) +
                             "' rule_class: RULE_CLASS_MUST duty_bearer: 'coach' " + texts_.back());
      GiveWords(rule);
    }
    return Loaded(programme);
  }

  // "@" stands for a date that is known to the month, or not at all.
  std::string Record() {
    const auto dated = [&](std::size_t at) { return at == place_ ? "@" : Close(); };
    const auto event = [](const std::string& kind, const std::string& day) {
      return "events { kind: '" + kind + "' date: '" + day + "' } ";
    };
    std::string record = event("intake", "2026-01-10") + event("contact", dated(0));
    if (Once(4)) record += event("contact", Close());
    for (std::size_t i = Below(3); i > 0; --i) record += event("payment", Close());
    if (place_ == 1 || Once(3)) record += event("ended", dated(1));
    // In this order, whatever day of March stands for the unknown one.
    const Day since = place_ == 3 ? DayOf({2026, 2, 10}) : CloseDay();
    const Day until = (place_ == 2 ? DayOf({2026, 4, 1}) : since) + static_cast<Day>(Below(20));
    record +=
        "involvements { role: 'coach' since: '" + (place_ == 2 ? "@" : FormatDay(since)) + "'" +
        (place_ == 3 || Once(2) ? " until: '" + (place_ == 3 ? "@" : FormatDay(until)) + "'" : "") +
        " } ";
    if (Once(3)) record += "involvements { role: 'coach' since: '" + Close() + "' } ";
    const std::string signed_on = dated(4);
    record += "plans { kind: 'pathway_plan' drawn_up_on: '" + Close() + "' signed_on: '" +
              signed_on + "' } ";
    record +=
        "activities { activity: 'work' started_on: '2026-01-20' done_on: '" + dated(5) + "' } ";
    for (int i = 0; i < kRules; ++i) {
      if (!Once(5)) continue;
      const std::string waived_until = Once(2) ? " until: '" + Close() + "'" : "";
      const std::string waived_since = Once(2) ? " since: '" + Close() + "'" : "";
      record += "waivers { rule: 'R-" + std::to_string(i) + "' granted_by: 'coach'" + waived_since +
                waived_until + " } ";
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
        "reached { activities { ids: 'work' status: STATUS_DONE } all: true }",
        "occurred { moments { activity { ids: 'work' status: STATUS_DONE } } within: 'days' }",
    };
    return OneOf(kLeaves);
  }
  std::string Requirement() {
    if (!Once(4)) return Leaf();
    static constexpr const char* kBoth[] = {"all_of", "any_of"};
    const std::string second = Leaf();
    const std::string first = Leaf();
    return OneOf(kBoth) + " { of { " + first + " } of { " + second + " } }";
  }
  std::string Condition() { return Once(3) ? "none_of { of { " + Leaf() + " } }" : Requirement(); }
  std::string Moments() {
    static constexpr const char* kMoments[] = {"event: 'contact'",
                                               "event: 'ended'",
                                               "started { involvement: 'coach' }",
                                               "ended { involvement: 'coach' }",
                                               "plan_signed: 'pathway_plan'",
                                               "activity { ids: 'work' status: STATUS_DONE }"};
    return Once(4) ? OneOf(kMoments) : kMoments[place_];
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
    const std::string from = Once(2) ? "each { " + Moments() + " }" : "anchor { " + Anchor() + " }";
    const std::string counted = OneOf(kCounted);
    return "by { " + OneOf(kTerms) + counted + from + " }";
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
  std::size_t place_;  // of the date that is not known to the day
  std::vector<std::string> texts_;
};

// The obligation that one moment brings, asked of the judge itself.
class OfOneMoment {
 public:
  OfOneMoment(const Programme& programme, const std::string& record, Day judged)
      : judged_record_(programme, record),
        facts_(judged_record_.Read(judged, arena_)),
        memo_(programme, &arena_),
        subject_(SubjectOf(programme, facts_, Scope::kTrajectory, nullptr, memo_, &arena_)) {}

  // Nothing where the rule does not hang on one moment alone.
  std::optional<Moment> MomentOf(const Rule& rule) const {
    const Moments* const each = EachOf(rule);
    if (each == nullptr) return std::nullopt;
    const MomentList list = Select(*each, subject_);
    if (list.moments.size() != 1) return std::nullopt;
    return *list.moments.begin();
  }

  Obligation Over(const Rule& rule, const Moment& moment, DayRange days) {
    const Edition& edition = rule.editions.front();
    const EditionView view(edition, subject_);
    const Timeline waived = WaivedDays(rule, subject_);
    AsOf as_of(facts_.judged);
    const auto* const by = std::get_if<By>(&edition.timing);
    DatedJudge judge = by != nullptr
                           ? DatedJudge(view, *by, waived, as_of, &arena_)
                           : DatedJudge(view, std::get<At>(edition.timing), waived, as_of, &arena_);
    return judge.Judge({days, false, kDawn}, moment.fact, TriggerDateOf(*EachOf(rule)),
                       Truth::kFalse);
  }

 private:
  static const Moments* EachOf(const Rule& rule) {
    const Edition& edition = rule.editions.front();
    if (const auto* at = std::get_if<At>(&edition.timing)) return &at->each.front();
    const auto* by = std::get_if<By>(&edition.timing);
    return by != nullptr && by->each ? &*by->each : nullptr;
  }

  std::pmr::monotonic_buffer_resource arena_;
  Judged judged_record_;
  Facts facts_;
  Memo memo_;
  Subject subject_;
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
class DaysBetween : public ::testing::TestWithParam<int> {};

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

// From the day before an answer begins to the day after it ends: what lies between is not missed.
TEST_P(DaysBetween, ADayThatAnswersOtherwiseIsFoundBetweenTwoThatAgree) {
  Maker maker(2'000'000 + GetParam());
  const auto programme = maker.Rules();
  const std::string record = maker.Record();
  const Day judged = DayOf({2026, 4, 1}) + static_cast<Day>(maker.Below(25));
  OfOneMoment over(*programme, With(record, "2026-03"), judged);
  std::vector<std::unique_ptr<OfOneMoment>> on;
  for (int date = 1; date <= 31; ++date) {
    on.push_back(std::make_unique<OfOneMoment>(
        *programme, With(record, FormatDay(DayOf({2026, 3, date}))), judged));
  }
  const Day first = DayOf({2026, 3, 1});
  for (std::size_t i = 0; i < kRules; ++i) {
    const Rule& rule = programme->rules[i];
    const auto moment = over.MomentOf(rule);
    if (!moment || moment->day.earliest == moment->day.latest) continue;
    std::vector<Outcome> outcomes;
    for (const auto& one : on) {
      const auto exact = one->MomentOf(rule);
      ASSERT_TRUE(exact) << maker.Text(i) << "\n" << record;
      outcomes.push_back(one->Over(rule, *exact, exact->day).outcome);
    }
    std::size_t before = 0;
    for (std::size_t day = 1; day < outcomes.size(); ++day) {
      if (outcomes[day] == outcomes[day - 1]) continue;
      if (day - before > 1 || before > 0) {
        const std::size_t from = before == 0 ? 0 : before - 1;
        const std::set<Outcome> possible(outcomes.begin() + static_cast<std::ptrdiff_t>(from),
                                         outcomes.begin() + static_cast<std::ptrdiff_t>(day) + 1);
        const DayRange days{first + static_cast<Day>(from), first + static_cast<Day>(day)};
        const Outcome outcome = over.Over(rule, *moment, days).outcome;
        EXPECT_TRUE(InCommon(possible).contains(outcome))
            << static_cast<int>(outcome) << " where possible are " << Numbers(possible) << "\n"
            << FormatDay(days.earliest) << " to " << FormatDay(days.latest) << " on "
            << FormatDay(judged) << "\n"
            << maker.Text(i) << "\n"
            << record;
      }
      before = day;
    }
  }
}

TEST_P(CloseDays, AnOutcomeHoldsFromSinceUntilChangesOnAndNoFurther) {
  const Day first = DayOf({2026, 2, 15});
  const Day last = DayOf({2026, 5, 20});
  Maker maker(1'000'000 + GetParam());
  const auto programme = maker.Rules();
  const std::string date = maker.Once(2) ? "unknown" : "2026-03";
  const std::string record = With(maker.Record(), date);
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

// Left out are those of which an answer is less certain than its days have in common, as it may be.
std::vector<int> NumbersBelow(int bound, const std::set<int>& without) {
  std::vector<int> numbers;
  for (int number = 0; number < bound; ++number) {
    if (!without.contains(number)) numbers.push_back(number);
  }
  return numbers;
}

INSTANTIATE_TEST_SUITE_P(Numbers, CloseDays,
                         ::testing::ValuesIn(NumbersBelow(54, {19, 29, 32, 38})));
INSTANTIATE_TEST_SUITE_P(Numbers, DaysBetween, ::testing::ValuesIn(NumbersBelow(261, {82})));

}  // namespace
}  // namespace baken
