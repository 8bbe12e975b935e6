// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_REPORT_PHRASES_H_
#define BAKEN_REPORT_PHRASES_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "time/partial_date.h"

namespace baken {

enum class Language : std::uint8_t { kDutch, kEnglish };

std::optional<Language> FindLanguage(std::string_view code);
std::string_view CodeOf(Language language);

// Whole sentences in both languages. {placeholders} take whole words, dates and lists.
enum class Phrase : std::uint8_t {
  kLateOpen,          // {due}
  kLateOpenBetween,   // {due} {due_latest}
  kWrongSinceMoment,  // {since}
  kWrongAtMoment,     // {since}
  kWrongSince,        // {since}
  kWrongSinceEver,
  kDoneLate,           // {due} {until}
  kRightAfterMoment,   // {since} {until}
  kWrongOnOneDay,      // {since}
  kWasWrong,           // {since} {through}
  kWasWrongOnDay,      // {since}
  kWasWrongOften,      // {count} {since} {through}
  kWasWrongSinceEver,  // {through}
  kCannotSay,
  kCannotSayBetween,  // {due} {due_latest}
  kMissing,           // {facts}
  kDueOn,             // {due}
  kDueBetween,        // {due} {due_latest}
  kWithinGrace,       // {due}
  kWaitsFor,          // {facts}
  kMomentToCome,
  kSatisfied,
  kNotApplicable,
  kWaived,
  kWaivedThrough,  // {through}
  kWaivedBy,       // {who}
  kTermFrom,       // {facts}
  kMomentWas,      // {facts}
  kBeganWith,      // {facts}
  kEndedWith,      // {facts}
  kStillNeeded,    // {items}
  kOneNeeded,      // {items}
  kNotYet,         // {items} {have} {want}
  kTooMany,        // {items} {have} {want}
  kMayNotBe,       // {items}
  kWasNeeded,      // {items}
  kWasTooFew,      // {items} {have} {want}
  kWasTooMany,     // {items} {have} {want}
  kDutyBearer,     // {who}
  kReading,        // {reading}
  kMeasureCount,   // {value} {base}
  kMeasureShare,   // {value} {base}
  kMeasureDays,    // {value}
  kMeasureLevel,   // {value}
  kMeasureValue,   // {value}
  kMeasureUnknown,
  kListAnd,         // {first} {last}
  kListOr,          // {first} {last}
  kInMode,          // {items} {what}
  kWithTag,         // {items} {what}
  kDoneBy,          // {items} {what}
  kInWordsOf,       // {items} {what}
  kWithHelpOf,      // {items} {what}
  kFactOn,          // {fact} {date}
  kFactUndated,     // {fact}
  kDayUnknown,      // {fact}
  kEndUnknown,      // {fact}
  kSigningUnknown,  // {fact}
  kNotKept,         // {fact}
};
inline constexpr int kPhrases = static_cast<int>(Phrase::kNotKept) + 1;

// What the path of a missing fact asks for: "events[2].date" for a day, "plans[0].signed_on" and
// "involvements[0].until" for such a day, "circumstances[0].value" for an answer; "events[2]" and
// "events" for fields, or facts, that are not kept.
enum class Asked : std::uint8_t { kDay, kEnd, kSigning, kAnswer, kRecords };
Asked AskedAt(std::string_view path);

struct Filling {
  std::string_view placeholder;
  std::string_view text;
};

std::string_view TemplateOf(Phrase phrase, Language language);
// The template with its {placeholders} filled in.
std::string Fill(std::string_view words, std::initializer_list<Filling> fillings);
std::string Say(Phrase phrase, Language language, std::initializer_list<Filling> fillings = {});

// "3 maart 2025", "3 March 2025".
std::string WrittenDay(Day day, Language language);
// A date as the record gave it: to the day, the month or the year; empty for an unknown one.
std::string WrittenDate(std::string_view date, Language language);

}  // namespace baken

#endif  // BAKEN_REPORT_PHRASES_H_
