// SPDX-License-Identifier: EUPL-1.2

#include "time/partial_date.h"

#include <gtest/gtest.h>

#include <string>

namespace baken {
namespace {

PartialDate Parsed(std::string_view text) {
  const ParsedDate parsed = ParsePartialDate(text);
  EXPECT_EQ(parsed.problem, DateProblem::kNone) << text;
  return parsed.date;
}

DateProblem ProblemOf(std::string_view text) { return ParsePartialDate(text).problem; }

Day D(int year, int month, int day) { return DayOf({year, month, day}); }

TEST(PartialDate, AFullDateIsARangeOfOneDay) {
  const PartialDate expected = {D(2026, 3, 2), D(2026, 3, 2), DatePrecision::kDay};
  EXPECT_EQ(Parsed("2026-03-02"), expected);
}

TEST(PartialDate, AMonthIsTheRangeOfItsDays) {
  const PartialDate march = {D(2025, 3, 1), D(2025, 3, 31), DatePrecision::kMonth};
  EXPECT_EQ(Parsed("2025-03"), march);
  EXPECT_EQ(Parsed("2024-02").latest, D(2024, 2, 29));
  EXPECT_EQ(Parsed("2025-02").latest, D(2025, 2, 28));
  EXPECT_EQ(Parsed("2025-12").latest, D(2025, 12, 31));
}

TEST(PartialDate, AYearIsTheRangeOfItsDays) {
  const PartialDate expected = {D(2026, 1, 1), D(2026, 12, 31), DatePrecision::kYear};
  EXPECT_EQ(Parsed("2026"), expected);
}

TEST(PartialDate, UnknownIsEveryDayUpToTheDayJudged) {
  const PartialDate unknown = Parsed("unknown");
  EXPECT_EQ(unknown.earliest, kDawn);
  EXPECT_EQ(unknown.precision, DatePrecision::kUnknown);
  EXPECT_EQ(UpToDayJudged(unknown, 20514), (DayRange{kDawn, 20514}));
  EXPECT_EQ(UpToDayJudged(Parsed("2026-03"), 5), (DayRange{D(2026, 3, 1), D(2026, 3, 31)}));
}

TEST(PartialDate, EveryDayOfThreeCenturiesIsReadAsItself) {
  for (Day day = D(1900, 1, 1); day <= D(2199, 12, 31); ++day) {
    ASSERT_EQ(Parsed(FormatDay(day)), (PartialDate{day, day, DatePrecision::kDay}));
  }
}

TEST(PartialDate, RefusesDaysThatTheCalendarDoesNotHave) {
  for (const char* text : {"2026-02-30", "2025-02-29", "2026-13", "2026-13-01", "2026-00",
                           "2026-00-01", "2026-01-00", "2026-04-31", "1899-02-30", "2026-01-32"}) {
    EXPECT_EQ(ProblemOf(text), DateProblem::kImpossible) << text;
  }
}

TEST(PartialDate, RefusesYearsBefore1900AndAfter2199) {
  for (const char* text :
       {"1899", "2200", "1899-12", "2200-01", "1899-12-31", "2200-01-01", "0000", "9999-12-31"}) {
    EXPECT_EQ(ProblemOf(text), DateProblem::kOutOfRange) << text;
  }
  EXPECT_EQ(Parsed("1900-01-01").earliest, D(1900, 1, 1));
  EXPECT_EQ(Parsed("2199-12-31").latest, D(2199, 12, 31));
}

TEST(PartialDate, RefusesEveryOtherForm) {
  for (const char* text :
       {"",           " ",           "2026-3-2",    "02-03-2026",       "2026/03/02",
        "20260302",   "2026-03-02 ", " 2026-03-02", "2026-03-02T00:00", "202",
        "20260",      "2026-",       "2026-0",      "2026-03-",         "2026-03-0",
        "+026",       "-026",        "2026-+3",     "2026-03--2",       "2026-03x02",
        "2026x03-02", "2026x03",     "Unknown",     "unknown ",         "onbekend",
        "vandaag",    "abcd",        "abcd-ef-gh",  "2026-ab-02",       "\xD9\xA2\xD9\xA0",
        "2026-0:-02", "2026-03-0:",  "2026-:0-02",  "2026-03-:0",       "20:0"}) {
    EXPECT_EQ(ProblemOf(text), DateProblem::kNotADate) << text;
  }
  EXPECT_EQ(ProblemOf(std::string_view("2026-03-02\0", 11)), DateProblem::kNotADate);
}

TEST(NearestDate, ReadsOtherWaysOfWritingTheSameDay) {
  for (const char* text :
       {"2026-03-02", "02-03-2026", "2-3-2026", "2026/3/2", "2026-3-2", "02.03.2026", "2 3 2026",
        "20260302", "02032026", " 2026-03-02\n", "2026-03-02T10:00:00Z", "2026-03-02 10:00"}) {
    EXPECT_EQ(NearestDate(text), "2026-03-02") << text;
  }
  EXPECT_EQ(NearestDate("03-25-2026"), "2026-03-25");
  EXPECT_EQ(NearestDate("2026-13-01"), "2026-01-13");
  EXPECT_EQ(NearestDate("2026-3"), "2026-03");
  EXPECT_EQ(NearestDate("03/2026"), "2026-03");
  EXPECT_EQ(NearestDate("202603"), "2026-03");
  EXPECT_EQ(NearestDate(" 2026 "), "2026");
}

TEST(NearestDate, TakesTheLastDayOfTheMonthAndLeavesOutWhatIsZero) {
  EXPECT_EQ(NearestDate("2026-02-30"), "2026-02-28");
  EXPECT_EQ(NearestDate("2024-02-31"), "2024-02-29");
  EXPECT_EQ(NearestDate("2026-04-31"), "2026-04-30");
  EXPECT_EQ(NearestDate("2026-02-00"), "2026-02");
  EXPECT_EQ(NearestDate("2026-00-00"), "2026");
  EXPECT_EQ(NearestDate("2026-00"), "2026");
}

TEST(NearestDate, ReadsEveryMonthEitherWayAndEveryYearThatIsRead) {
  EXPECT_EQ(NearestDate("5-12-2026"), "2026-12-05");
  EXPECT_EQ(NearestDate("12-13-2026"), "2026-12-13");
  EXPECT_EQ(NearestDate("13-13-2026"), "");
  EXPECT_EQ(NearestDate("202612"), "2026-12");
  EXPECT_EQ(NearestDate("1-2-1900"), "1900-02-01");
  EXPECT_EQ(NearestDate("1-2-2199"), "2199-02-01");
}

TEST(NearestDate, IsEmptyOfGroupsThatAreTooLongOrNoNumber) {
  for (const char* text : {"2026-003-02", "2026-03-", "2026--02", "2026-0:-02", "2026-0/-02"}) {
    EXPECT_EQ(NearestDate(text), "") << text;
  }
}

TEST(ParsePartialDate, TakesNoSignBesideTheDigitsForOne) {
  for (const char* text : {"2026-:1-02", "2026-0:-02", "2026-/1-02", "2026-01-0/"}) {
    EXPECT_EQ(ParsePartialDate(text).problem, DateProblem::kNotADate) << text;
  }
}

TEST(NearestDate, KnowsUnknownInBothLanguages) {
  EXPECT_EQ(NearestDate("onbekend"), "unknown");
  EXPECT_EQ(NearestDate("Onbekend"), "unknown");
  EXPECT_EQ(NearestDate("UNKNOWN "), "unknown");
}

TEST(NearestDate, IsEmptyWhereItWouldBeInventing) {
  for (const char* text : {"",           "vandaag",    "2026-13",       "2026-13-13",
                           "2026-01-32", "1899-12-31", "2200-01-01",    "02-03-26",
                           "26-03-02",   "2026-00-05", "2026-03-02-01", "2-3",
                           "1",          "12345",      "999999999",     "1234567890123",
                           "--",         "2026--02",   "2026-123-01",   "2026-01-001",
                           "20261332",   "unknow",     "unknowns",      "\xFF"}) {
    EXPECT_EQ(NearestDate(text), "") << text;
  }
}

TEST(NearestDate, IsAlwaysAValidDateOrEmpty) {
  const std::string characters = "0123-29/ T";
  std::string text;
  for (int seed = 0; seed < 200'000; ++seed) {
    text.clear();
    unsigned state = static_cast<unsigned>(seed) * 2654435761u;
    for (unsigned length = 4 + state % 8; length > 0; --length) {
      state = state * 1664525u + 1013904223u;
      text += characters[(state >> 16) % characters.size()];
    }
    const std::string nearest = NearestDate(text);
    ASSERT_TRUE(nearest.empty() || ProblemOf(nearest) == DateProblem::kNone) << text;
    ASSERT_TRUE(ProblemOf(text) != DateProblem::kNone || nearest == text) << text;
  }
}

}  // namespace
}  // namespace baken
