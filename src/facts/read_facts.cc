// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>

#include "facts/record_reader.h"
#include "programme/nearest.h"

namespace baken {
namespace {

using wire::Reader;
using wire::WireType;

bool IsDay(DayRange day) { return day != kAbsent; }

}  // namespace

// What the record does not keep decides how its facts are read, wherever it stands.
void RecordReader::ReadLost(std::span<const Reader> parts) {
  const int not_recorded = facts_.subject == SubjectKind::kTrajectory ? 10 : 7;
  int index = 0;
  for (Reader part : parts) {
    while (part.Next()) {
      if (part.Is(not_recorded, WireType::kBytes)) ReadNotRecorded(part.Text(), index++);
    }
  }
}

void RecordReader::ReadTrajectory(Reader reader) {
  std::string_view id;
  bool has_id = false;
  while (!fault_ && reader.Next()) {
    static constexpr FactKind kKinds[] = {
        FactKind::kEvent,       FactKind::kActivity, FactKind::kLayerEntry,  FactKind::kMembership,
        FactKind::kInvolvement, FactKind::kPlan,     FactKind::kCircumstance};
    const int field = reader.field();
    const bool bytes = reader.type() == WireType::kBytes;
    if (bytes && field >= 2 && field <= 8) {
      Read(kKinds[field - 2], reader.Message());
    } else if (bytes && field == 1) {
      id = reader.Text();
      has_id = true;
    } else if (bytes && field == 9) {
      ReadWaiver(reader.Message());
    } else if (!(bytes && field == 10)) {
      Issue("field_unknown", "", "field_" + std::to_string(field), "a field of Trajectory");
    }
  }
  if (Proceed(reader, "trajectory") && has_id) ReadSubjectId(id, "id", facts_.subject_id);
}

void RecordReader::ReadOrganisation(Reader reader) {
  std::string_view id;
  bool has_id = false;
  while (!fault_ && reader.Next()) {
    static constexpr FactKind kKinds[] = {FactKind::kGroup, FactKind::kPartner, FactKind::kActivity,
                                          FactKind::kEvent};
    const int field = reader.field();
    const bool bytes = reader.type() == WireType::kBytes;
    if (bytes && field >= 2 && field <= 5) {
      Read(kKinds[field - 2], reader.Message());
    } else if (bytes && field == 1) {
      id = reader.Text();
      has_id = true;
    } else if (bytes && field == 6) {
      ReadWaiver(reader.Message());
    } else if (!(bytes && field == 7)) {
      Issue("field_unknown", "", "field_" + std::to_string(field), "a field of Organisation");
    }
  }
  if (Proceed(reader, "organisation") && has_id) ReadSubjectId(id, "id", facts_.subject_id);
}

bool RecordReader::ReadEvent(const RawMessage& raw, Fact& fact) {
  const bool known = ReadWord(Sort::kEvent, raw.text[1], "kind", fact);
  fact.amount = raw.number;
  ReadRoles(raw, 3, "by", fact);
  ReadTags(raw, 4, "tags", fact);
  if (raw.text[2].empty()) {
    Issue("date_missing", FieldPathOf(fact, "date"), "",
          "the day it happened, or unknown; leave the event out if it did not happen");
    SetAside(fact);
  } else if (!ReadMoment(raw.text[2], "date", fact, fact.since)) {
    SetAside(fact);
  }
  if (fact.amount < 0) {
    Issue("amount_negative", FieldPathOf(fact, "amount"), std::to_string(fact.amount),
          "a number from 0 up");
    SetAside(fact);
  }
  ReadOpenWord(Sort::kPlace, raw.text[5], "place", fact, Field::kPlace);
  return known;
}

bool RecordReader::ReadActivity(const RawMessage& raw, Fact& fact) {
  if (!ReadWord(Sort::kActivity, raw.text[1], "activity", fact)) return false;
  const WordIndex word = words_.Find(Sort::kActivity, fact.word());
  const bool sensitive = word != kNoWord && words_.word(word).sensitive;
  bool usable = true;
  for (const ActivityDate date : kActivityDates) {
    if (sensitive && (date == ActivityDate::kStarted || date == ActivityDate::kDone)) continue;
    const int number = FieldOf(date);
    const std::string_view text = raw.text[static_cast<std::size_t>(number)];
    if (text.empty()) continue;
    usable &= ReadMoment(text, SpecOf(fact.kind).Find(number)->name, fact, fact.date(date));
  }
  const DayRange started = fact.date(ActivityDate::kStarted);
  DayRange& not_applicable = fact.date(ActivityDate::kNotApplicable);
  const bool has_reason = sensitive || ReadReason(raw.text[7], Place(fact));
  if (IsDay(not_applicable) && !has_reason && facts_.kept.Keeps(FactKind::kActivity, 7)) {
    Issue("reason_missing", FieldPathOf(fact, "reason"), "",
          "a code that says why it does not apply");
    not_applicable = kAbsent;
  }
  if (usable && IsDay(started) && fact.date(ActivityDate::kDone).latest < started.earliest) {
    Issue("done_before_started", FieldPathOf(fact, "done_on"), raw.text[4],
          "a day on or after started_on");
    usable = false;
  }
  if (sensitive) {
    const DayRange offered = Earlier(fact.Reached(Status::kOffered), not_applicable);
    fact.dates.fill(kAbsent);
    fact.date(ActivityDate::kOffered) = offered;
  } else {
    // A date that the source does not keep may still be there.
    for (const ActivityDate date : kActivityDates) {
      const bool kept = facts_.kept.Keeps(FactKind::kActivity, FieldOf(date));
      if (!kept && !IsDay(fact.date(date))) fact.date(date) = kAnyDay;
    }
    ReadOpenWord(Sort::kMode, raw.text[8], "mode", fact, Field::kMode);
    ReadOpenWord(Sort::kHost, raw.text[9], "host", fact, Field::kHost);
    fact.field(Field::kReason) = TokenOf(raw.text[7]);
    ReadTags(raw, 10, "tags", fact);
  }
  if (!usable) SetAside(fact);
  // Of a sensitive module nothing but the offer is ever known.
  if (!usable && sensitive) fact.dates = {kAnyDay, kAbsent, kAbsent, kAbsent, kAbsent};
  return true;
}

bool RecordReader::ReadLayerEntry(const RawMessage& raw, Fact& fact) {
  // Also an entry into an unknown layer counts: from then on nobody knows which layer is held.
  if (!ReadWord(Sort::kLayer, raw.text[1], "layer", fact)) {
    fact.field(Field::kWord).symbol = kUnreadable;
  }
  if (ReadReason(raw.text[3], Place(fact))) {
    fact.field(Field::kReason) = TokenOf(raw.text[3]);
  }
  if (raw.text[2].empty()) {
    Issue("date_missing", FieldPathOf(fact, "entered_on"), "", "the day of entering, or unknown");
    SetAside(fact);
  } else if (!ReadMoment(raw.text[2], "entered_on", fact, fact.since)) {
    SetAside(fact);
  }
  return true;
}

bool RecordReader::ReadMembership(const RawMessage& raw, Fact& fact) {
  ReadReference(raw.text[1], "group", fact);
  if (raw.text[5].empty() && words_.default_group != kNoSymbol) {
    fact.field(Field::kWord) = {words_.NameOf(words_.default_group), words_.default_group};
  } else if (raw.text[5].empty()) {
    // Without groups of its own, a programme beside another leaves its memberships to that one.
    if (words_.IsOpen(Sort::kGroup) && !words_.passed_over.empty()) return false;
    Issue("kind_missing", FieldPathOf(fact, "kind"), "",
          "the kind of group: the programme has no single one for participants");
    return false;
  } else if (!ReadWord(Sort::kGroup, raw.text[5], "kind", fact)) {
    return false;
  }
  ReadFactPeriod(raw, {2, 3, 4}, fact);
  return true;
}

bool RecordReader::ReadInvolvement(const RawMessage& raw, Fact& fact) {
  ReadReference(raw.text[5], "party", fact);
  if (!ReadWord(Sort::kRole, raw.text[1], "role", fact)) return false;
  fact.field(Field::kRole) = fact.field(Field::kWord);
  ReadTags(raw, 6, "tags", fact);
  ReadFactPeriod(raw, {2, 3, 4}, fact);
  return true;
}

bool RecordReader::ReadPlan(const RawMessage& raw, Fact& fact) {
  const bool known = ReadWord(Sort::kPlan, raw.text[1], "kind", fact);
  ReadRoles(raw, 3, "makers", fact);
  ReadRole(raw.text[4], "owner", fact, Field::kOwner);
  bool usable = !raw.text[2].empty();
  if (!usable) {
    Issue("date_missing", FieldPathOf(fact, "drawn_up_on"), "",
          "the day the plan was drawn up, or unknown");
  } else {
    usable = ReadMoment(raw.text[2], "drawn_up_on", fact, fact.since);
  }
  if (!raw.text[5].empty()) {
    usable &= ReadMoment(raw.text[5], "signed_on", fact, fact.signed_on());
  } else if (!facts_.kept.Keeps(FactKind::kPlan, 5)) {
    fact.signed_on() = kAnyDay;
  }
  if (!usable) SetAside(fact);
  return known;
}

bool RecordReader::ReadPlanElement(const RawMessage& raw, Fact& fact) {
  ReadReference(raw.text[1], "id", fact);
  if (!ReadWord(Sort::kPlanElement, raw.text[2], "kind", fact)) return false;
  ReadTags(raw, 6, "tags", fact);
  ReadRole(raw.text[7], "voiced_by", fact, Field::kVoicedBy);
  ReadRole(raw.text[8], "helper", fact, Field::kHelper);
  fact.field(Field::kServes) = TokenOf(raw.text[9]);
  ReadFactPeriod(raw, {3, 4, 5}, fact);
  // Its own first day is when it starts; without one it has not started.
  if (!fact.set_aside) {
    const bool keeps_start = facts_.kept.Keeps(FactKind::kPlanElement, 3);
    fact.started() = !raw.text[3].empty() ? fact.since : keeps_start ? kAbsent : kAnyDay;
  }
  return true;
}

bool RecordReader::ReadCircumstance(const RawMessage& raw, Fact& fact) {
  if (!ReadWord(Sort::kCircumstance, raw.text[1], "name", fact)) return false;
  fact.field(Field::kValue) = TokenOf(raw.text[2]);
  static const Word kOfAFamily;
  const WordIndex index = words_.Find(Sort::kCircumstance, fact.word());
  const Word& word = index == kNoWord ? kOfAFamily : words_.word(index);
  const auto is_one_of = [&](const std::vector<std::string>& values) {
    return std::find(values.begin(), values.end(), raw.text[2]) != values.end();
  };
  fact.value_unknown = is_one_of(word.unknown_values);
  if (!word.values.empty() && !is_one_of(word.values) && !fact.value_unknown) {
    NearestWord nearest(raw.text[2]);
    for (const std::string& value : word.values) nearest.Offer(value);
    Issue("word_unknown", FieldPathOf(fact, "value"), raw.text[2], "a value of " + word.id,
          std::string(nearest.word()));
    return false;
  }
  ReadFactPeriod(raw, {3, 4, 5}, fact);
  return true;
}

bool RecordReader::ReadGroup(const RawMessage& raw, Fact& fact) {
  ReadReference(raw.text[1], "id", fact);
  if (!ReadWord(Sort::kGroup, raw.text[2], "kind", fact)) return false;
  ReadTags(raw, 3, "tags", fact);
  ReadFactPeriod(raw, {6, 7, 8}, fact);
  return true;
}

bool RecordReader::ReadMember(const RawMessage& raw, Fact& fact) {
  ReadReference(raw.text[1], "party", fact);
  if (!ReadWord(Sort::kRole, raw.text[2], "role", fact)) return false;
  fact.field(Field::kRole) = fact.field(Field::kWord);
  ReadTags(raw, 6, "tags", fact);
  ReadFactPeriod(raw, {3, 4, 5}, fact);
  return true;
}

bool RecordReader::ReadPartner(const RawMessage& raw, Fact& fact) {
  ReadReference(raw.text[1], "party", fact);
  if (!ReadWord(Sort::kPartner, raw.text[2], "kind", fact)) return false;
  ReadRole(raw.text[3], "role", fact, Field::kRole);
  ReadTags(raw, 7, "tags", fact);
  ReadFactPeriod(raw, {4, 5, 6}, fact);
  return true;
}

void RecordReader::ReadWaiver(Reader reader) {
  const Place place = Place::OfWaiver(waivers_read_++);
  RawMessage& raw = outer_;
  if (!Count() || !Scan(reader, WaiverSpec(), place, raw)) return;
  Waiver waiver;
  waiver.rule = programme_.FindRule(raw.text[1]);
  waiver.subject = raw.text[7];
  ReadReason(raw.text[6], place);
  if (words_.Knows(Sort::kRole, raw.text[5])) {
    waiver.granted_by = raw.text[5];
  } else if (!raw.text[5].empty() && !words_.Takes(Sort::kRole, raw.text[5])) {
    UnknownWord(Sort::kRole, raw.text[5], place.PathOf("granted_by"));
  }
  if (waiver.rule == nullptr && words_.IsPassedOver(raw.text[1])) return;
  if (waiver.rule == nullptr) {
    NearestWord nearest(raw.text[1]);
    for (const Rule& rule : programme_.rules) nearest.Offer(rule.id);
    Issue("waiver_rule_unknown", place.PathOf("rule"), raw.text[1], "the id of a rule",
          std::string(nearest.word()));
    return;
  }
  if (!ReadPeriod(raw, {2, 3, 4}, place, waiver.since, waiver.until, waiver.judged_relative)) {
    waiver.since = waiver.until = kAnyDay;
  }
  facts_.judged_relative |= waiver.judged_relative;
  facts_.waivers.push_back(waiver);
}

}  // namespace baken
