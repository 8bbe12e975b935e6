// SPDX-License-Identifier: EUPL-1.2
//
// What must hold whatever the programme and the record are.

#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "reference/compare.h"
#include "reference/generator.h"
#include "reference/programme_generator.h"

namespace baken::reference {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr Day kFirst = 20167;  // 2025-03-20
constexpr int kDays = 100;

// Calls `visit` with every text of the message and of those in it.
void VisitTexts(Message& message,
                const std::function<void(const FieldDescriptor&, std::string&)>& visit) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i) {
        VisitTexts(field->is_repeated() ? *reflection->MutableRepeatedMessage(&message, field, i)
                                        : *reflection->MutableMessage(&message, field),
                   visit);
      }
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING && !field->is_repeated()) {
      std::string text = reflection->GetString(message, field);
      visit(*field, text);
      reflection->SetString(&message, field, text);
    }
  }
}

// A date that only the day judged bounds, beside facts that may be there on any day: each day is
// read anew and each possible day tried, which takes seconds. The differential has such records.
void BoundDates(v1::CheckRequest& request) {
  VisitTexts(request, [](const FieldDescriptor&, std::string& text) {
    if (text == "unknown") text = "2025-04";
  });
}

// Some programmes, and under each some records on some days.
class PropertiesTest : public testing::TestWithParam<bool> {
 protected:
  using Judged = std::function<void(const LoadedProgramme&, const v1::CheckRequest&)>;

  void ForEach(Wildness wildness, const Judged& check) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      Random random(7000 + seed * 2 + (GetParam() ? 1 : 0));
      const LoadedProgramme programme = RandomProgramme(GetParam(), random);
      for (int i = 0; i < 5; ++i) {
        v1::CheckRequest request =
            GetParam() ? RandomOrganisation(programme.message, wildness, {kFirst, kDays}, random)
                       : RandomTrajectory(programme.message, wildness, {kFirst, kDays}, random);
        request.set_judged_on(FormatDay(kFirst + random.Below(kDays + 30)));
        if (wildness == Wildness::kBadFacts) BoundDates(request);
        check(programme, request);
      }
    }
  }
};

v1::CheckRequest On(v1::CheckRequest request, Day day) {
  request.set_judged_on(FormatDay(day));
  return request;
}

Day JudgedOn(const v1::CheckRequest& request) {
  return ParsePartialDate(request.judged_on()).date.earliest;
}

bool IsFullDate(const std::string& text) {
  const ParsedDate parsed = ParsePartialDate(text);
  return parsed.problem == DateProblem::kNone && parsed.date.precision == DatePrecision::kDay;
}

void Shift(Message& message, int days) {
  VisitTexts(message, [days](const FieldDescriptor&, std::string& text) {
    if (IsFullDate(text)) text = FormatDay(ParsePartialDate(text).date.earliest + days);
  });
}

void Reverse(Message& message) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      Reverse(*reflection->MutableMessage(&message, field));
      continue;
    }
    const int size = reflection->FieldSize(message, field);
    for (int i = 0; i < size / 2; ++i) {
      reflection->SwapElements(&message, field, i, size - 1 - i);
    }
    for (int i = 0; i < size; ++i) Reverse(*reflection->MutableRepeatedMessage(&message, field, i));
  }
}

std::string Show(const v1::CheckRequest& request, const FindingKey& key, const Verdict& a,
                 const Verdict& b) {
  return key.first + " " + key.second + "\n" + Describe(a) + "\n" + Describe(b) + "\n" +
         request.ShortDebugString();
}

TEST_P(PropertiesTest, OrderOfFactsIsIrrelevant) {
  ForEach(Wildness::kBadFacts,
          [](const LoadedProgramme& programme, const v1::CheckRequest& request) {
            v1::CheckRequest reversed = request;
            Reverse(reversed);
            const Verdicts after = ByLibrary(*programme.library, reversed);
            for (const auto& [key, verdict] : ByLibrary(*programme.library, request)) {
              EXPECT_EQ(verdict, after.at(key)) << Show(request, key, verdict, after.at(key));
            }
          });
}

TEST_P(PropertiesTest, FourWeeksLaterIsTheSameFourWeeksLater) {
  ForEach(Wildness::kFullDates, [](const LoadedProgramme& given, const v1::CheckRequest& request) {
    // Where no month and no holiday is counted.
    v1::Programme programme = given.message;
    for (v1::Parameter& parameter : *programme.mutable_parameters()) {
      v1::Term& term = *parameter.mutable_term();
      if (parameter.has_term()) term.set_weeks(term.weeks() + 4 * term.months());
      if (parameter.has_term()) term.clear_months();
    }
    for (v1::Rule& rule : *programme.mutable_rules()) {
      if (rule.has_by()) rule.mutable_by()->clear_last_day_shift();
      if (rule.ShortDebugString().find("ALGEMENE") != std::string::npos) return;
    }
    v1::Programme later_programme = programme;
    v1::CheckRequest later = request;
    Shift(later_programme, 28);
    Shift(later, 28);
    std::string problem;
    const auto library = Library::Load(programme, problem);
    const auto later_library = Library::Load(later_programme, problem);
    if (library == nullptr || later_library == nullptr) return;
    const Verdicts after = ByLibrary(*later_library, later);
    for (auto [key, verdict] : ByLibrary(*library, request)) {
      const Verdict& moved = after.at(key);
      for (Day* day :
           {&verdict.since, &verdict.changes_on, &verdict.due.earliest, &verdict.due.latest}) {
        if (IsCalendarDay(*day)) *day += 28;
      }
      verdict.breaches = moved.breaches;
      EXPECT_EQ(verdict, moved) << Show(request, key, verdict, moved);
    }
  });
}

TEST_P(PropertiesTest, FactsAfterTheDayJudgedChangeNoOutcome) {
  ForEach(
      Wildness::kFullDates, [](const LoadedProgramme& programme, const v1::CheckRequest& request) {
        const Day judged = JudgedOn(request);
        v1::CheckRequest known = request;
        const auto lies_ahead = [judged](const v1::Event& event) {
          return IsFullDate(event.date()) && ParsePartialDate(event.date()).date.earliest > judged;
        };
        auto drop = [&](auto& events) {
          events.erase(std::remove_if(events.begin(), events.end(), lies_ahead), events.end());
        };
        if (known.has_trajectory()) {
          drop(*known.mutable_trajectory()->mutable_events());
        } else {
          drop(*known.mutable_organisation()->mutable_events());
          for (auto& group : *known.mutable_organisation()->mutable_groups()) {
            drop(*group.mutable_events());
          }
        }
        const Verdicts after = ByLibrary(*programme.library, known);
        for (const auto& [key, verdict] : ByLibrary(*programme.library, request)) {
          EXPECT_EQ(verdict.outcome, after.at(key).outcome)
              << Show(request, key, verdict, after.at(key));
          EXPECT_EQ(verdict.since, after.at(key).since);
          EXPECT_EQ(verdict.breaches, after.at(key).breaches);
        }
      });
}

TEST_P(PropertiesTest, WaiverOverAllDaysLeavesNoBreach) {
  ForEach(Wildness::kNotRecorded, [](const LoadedProgramme& programme,
                                     const v1::CheckRequest& request) {
    v1::CheckRequest waived = request;
    for (const v1::Rule& rule : programme.message.rules()) {
      v1::Waiver& waiver = waived.has_trajectory() ? *waived.mutable_trajectory()->add_waivers()
                                                   : *waived.mutable_organisation()->add_waivers();
      waiver.set_rule(rule.id());
      waiver.set_granted_by("coach");
    }
    for (const auto& [key, verdict] : ByLibrary(*programme.library, waived)) {
      EXPECT_NE(verdict.outcome, v1::OUTCOME_VIOLATED) << key.first;
      EXPECT_NE(verdict.outcome, v1::OUTCOME_REPAIRED) << key.first;
      EXPECT_TRUE(verdict.breaches.days.empty()) << key.first;
    }
  });
}

TEST_P(PropertiesTest, SummaryAndFindingsHaveTheSameOutcomes) {
  ForEach(Wildness::kBadFacts,
          [](const LoadedProgramme& programme, const v1::CheckRequest& request) {
            v1::CheckRequest summary = request;
            summary.set_detail(v1::DETAIL_SUMMARY);
            const Verdicts short_ones = ByLibrary(*programme.library, summary);
            const Verdicts all = ByLibrary(*programme.library, request);
            EXPECT_EQ(short_ones.size(), all.size());
            for (const auto& [key, verdict] : all) {
              EXPECT_EQ(short_ones.at(key).outcome, verdict.outcome) << key.first;
            }
          });
}

TEST_P(PropertiesTest, OutcomeHoldsFromSinceUntilChangesOn) {
  ForEach(Wildness::kPartialDates,
          [](const LoadedProgramme& programme, const v1::CheckRequest& request) {
            for (const auto& [key, verdict] : ByLibrary(*programme.library, request)) {
              const auto outcome_on = [&, &id = key](Day day) {
                return ByLibrary(*programme.library, On(request, day)).at(id).outcome;
              };
              if (IsCalendarDay(verdict.since)) {
                EXPECT_EQ(outcome_on(verdict.since), verdict.outcome) << key.first;
                EXPECT_NE(outcome_on(verdict.since - 1), verdict.outcome) << key.first;
              }
              if (IsCalendarDay(verdict.changes_on)) {
                EXPECT_EQ(outcome_on(verdict.changes_on - 1), verdict.outcome) << key.first;
                EXPECT_NE(outcome_on(verdict.changes_on), verdict.outcome) << key.first;
              }
            }
          });
}

TEST_P(PropertiesTest, SameBytesInSameBytesOut) {
  ForEach(Wildness::kBadFacts,
          [](const LoadedProgramme& programme, const v1::CheckRequest& request) {
            EXPECT_EQ(programme.library->Check(request).SerializeAsString(),
                      programme.library->Check(request).SerializeAsString());
          });
}

// A month becomes its tenth day, which lies within it.
TEST_P(PropertiesTest, SharpeningADateNeverChangesWhatIsCertain) {
  ForEach(Wildness::kPartialDates,
          [](const LoadedProgramme& programme, const v1::CheckRequest& request) {
            v1::CheckRequest sharp = request;
            bool done = false;
            VisitTexts(sharp, [&](const FieldDescriptor&, std::string& text) {
              if (done || text.size() != 7 || ParsePartialDate(text).problem != DateProblem::kNone)
                return;
              text += "-10";
              done = true;
            });
            const auto issues = [&](const v1::CheckRequest& of) {
              return programme.library->Check(of).data_issues_size();
            };
            if (issues(sharp) != issues(request)) return;
            const Verdicts after = ByLibrary(*programme.library, sharp);
            for (const auto& [key, verdict] : ByLibrary(*programme.library, request)) {
              if (verdict.outcome == v1::OUTCOME_UNDETERMINED) continue;
              EXPECT_EQ(verdict.outcome == v1::OUTCOME_VIOLATED,
                        after.at(key).outcome == v1::OUTCOME_VIOLATED)
                  << Show(request, key, verdict, after.at(key));
            }
          });
}

INSTANTIATE_TEST_SUITE_P(Reference, PropertiesTest, testing::Bool(),
                         [](const testing::TestParamInfo<bool>& of_organisation) {
                           return of_organisation.param ? "Organisation" : "Trajectory";
                         });

}  // namespace
}  // namespace baken::reference
