// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>

#include "facts/far_ahead.h"
#include "facts/record_reader.h"

namespace baken {
namespace {

struct DateIssue {
  std::string_view code, expected;
};

DateIssue IssueOf(DateProblem problem) {
  switch (problem) {
    case DateProblem::kImpossible:
      return {"date_impossible", "a day that the calendar has"};
    case DateProblem::kOutOfRange:
      return {"date_out_of_range", "a date from 1900 to 2199"};
    default:
      return {"date_bad", "2026-03-02, 2026-03, 2026 or unknown"};
  }
}

}  // namespace

void RecordReader::NoteDay(Day day, const Fact* in) {
  facts_.dates.push_back(in == nullptr ? DatedMention{day, FactKind::kEvent}
                                       : DatedMention{day, in->kind, in->word()});
}

bool RecordReader::ReadDate(std::string_view text, const Place& place, std::string_view field,
                            DateRole role, DayRange& day, bool& judged_relative) {
  const ParsedDate parsed = ParsePartialDate(text);
  if (parsed.problem != DateProblem::kNone) {
    const DateIssue issue = IssueOf(parsed.problem);
    Issue(issue.code, place.PathOf(field), text, std::string(issue.expected), NearestDate(text));
    return false;
  }
  day = UpToDayJudged(parsed.date, facts_.judged);
  if (role == DateRole::kMoment && day.earliest > far_ahead_) {
    Issue("date_far_future", place.PathOf(field), text,
          "a date at most ten years after the day judged, " + FormatDay(facts_.judged));
    // Judged on this day or later it could be used.
    NoteDay(SubtractTerm(day.earliest, kFarAhead), place.fact());
    return false;
  }
  judged_relative |= parsed.date.precision == DatePrecision::kUnknown;
  const auto note = [&](Day one) {
    if (IsCalendarDay(one)) NoteDay(role == DateRole::kLastDay ? one + 1 : one, place.fact());
  };
  note(day.earliest);
  if (day.latest != day.earliest) note(day.latest);
  return true;
}

bool RecordReader::ReadMoment(std::string_view text, std::string_view field, Fact& fact,
                              DayRange& day) {
  return ReadDate(text, Place(fact), field, DateRole::kMoment, day, fact.judged_relative);
}

bool RecordReader::ReadPeriod(const RawMessage& raw, PeriodFields fields, const Place& place,
                              DayRange& since, DayRange& until, bool& judged_relative) {
  const auto text = [&](int number) { return raw.text[static_cast<std::size_t>(number)]; };
  const auto day_after = [](Day day) { return IsCalendarDay(day) ? day + 1 : day; };
  bool usable = true;
  if (!text(fields.since).empty()) {
    usable &=
        ReadDate(text(fields.since), place, "since", DateRole::kMoment, since, judged_relative);
  }
  const bool has_until = !text(fields.until).empty();
  const bool has_through = !text(fields.through).empty();
  if (has_until) {
    usable &= ReadDate(text(fields.until), place, "until", DateRole::kEnd, until, judged_relative);
  }
  if (has_through) {
    DayRange through = kAbsent;
    usable &= ReadDate(text(fields.through), place, "through", DateRole::kLastDay, through,
                       judged_relative);
    const DayRange last{day_after(through.earliest), day_after(through.latest)};
    if (usable && has_until && last != until) {
      Issue("ends_disagree", place.PathOf("through"), text(fields.through),
            "one of until and through, or the same end: until is the day after through");
      return false;
    }
    until = last;
  }
  if (!usable) return false;
  // `until` equal to `since` is an empty period; a last day before the first is a mistake.
  const bool has_only_last_day = has_through && !has_until;
  const Day first_end = has_only_last_day ? day_after(since.earliest) : since.earliest;
  // An end that nobody knows, of something that is still to begin, is still to come.
  const bool unknown_end = until.earliest == kDawn;
  if (unknown_end && until.latest < first_end) until = {first_end, kNever};
  if ((has_until || has_through) && until.latest < first_end) {
    Issue("end_before_start", place.PathOf(has_until ? "until" : "through"),
          has_until ? text(fields.until) : text(fields.through),
          "a day on or after " + FormatDay(since.earliest));
    return false;
  }
  if (until.earliest < first_end) {
    until.earliest = first_end;
    NoteDay(first_end, place.fact());
  }
  // Nor did it begin after its end.
  const Day last_start = has_only_last_day ? until.latest - 1 : until.latest;
  if (IsCalendarDay(until.latest) && last_start < since.latest) {
    since.latest = last_start;
    NoteDay(last_start, place.fact());
  }
  return true;
}

bool RecordReader::ReadFactPeriod(const RawMessage& raw, PeriodFields fields, Fact& fact) {
  if (!ReadPeriod(raw, fields, Place(fact), fact.since, fact.until, fact.judged_relative)) {
    SetAside(fact);
    return false;
  }
  const auto is_lost = [&](int number) {
    return raw.text[static_cast<std::size_t>(number)].empty() &&
           !facts_.kept.Keeps(fact.kind, number);
  };
  if (is_lost(fields.since)) {
    fact.since = {kDawn, facts_.judged};
    fact.judged_relative = true;
  }
  fact.ends_through = !raw.text[static_cast<std::size_t>(fields.through)].empty();
  if (fact.until == kAbsent && (is_lost(fields.until) || is_lost(fields.through))) {
    fact.until = {fact.since.earliest, kNever};
    fact.ends_through = !is_lost(fields.until);
  }
  return true;
}

}  // namespace baken
