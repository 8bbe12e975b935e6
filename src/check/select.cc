// SPDX-License-Identifier: EUPL-1.2
#include "check/select.h"

#include <algorithm>

#include "check/match.h"

namespace baken {
namespace {

bool Contains(const std::vector<Symbol>& symbols, Symbol symbol) {
  return std::find(symbols.begin(), symbols.end(), symbol) != symbols.end();
}

// A range that reaches "never" says that the fact may not be there.
Moment MakeMoment(DayRange day, bool maybe, const Fact& fact) {
  return {day, maybe || day.latest >= kNever, day, fact.amount, &fact};
}

DayRange OnTriggerDay(const Subject& subject) {
  return {subject.trigger->day, subject.trigger->day};
}

bool Keeps(Sort sort, Symbol word, const Subject& subject) {
  if (subject.facts.kept.KeepsEverything()) return true;
  return subject.facts.kept.KeepsWord(subject.programme.vocabulary.Find(sort, word));
}

// Events, layer entries and plans: one date, `day_of` says which.
template <typename DayOf>
void SelectDated(FactKind kind, const Moments& selector, const Subject& subject, DayOf day_of,
                 MomentList& list) {
  const bool signing = selector.source == MomentSource::kPlanSigned;
  const TriggerDate date = signing ? TriggerDate::kSigned : TriggerDate::kStart;
  for (const Fact& fact : subject.List(kind)) {
    if (fact.word() != selector.word) continue;
    const Truth match = Matches(selector.filter, fact, subject);
    if (match == Truth::kFalse) continue;
    subject.Note(fact);
    const DayRange day = subject.IsTrigger(fact, date) ? OnTriggerDay(subject) : day_of(fact);
    if (day == kAbsent) continue;
    list.moments.push_back(MakeMoment(day, match == Truth::kUnknown || fact.perhaps, fact));
  }
}

// Several records of one activity count once: on the first date that reaches the status.
void SelectActivities(const Moments& selector, const Subject& subject, MomentList& list) {
  const bool keeps_all = subject.facts.kept.KeepsEverything();
  for (const Symbol word : selector.activities.words) {
    const Facts::Activities records = subject.ActivitiesOf(word);
    if (keeps_all && records.begin() == records.end()) continue;
    DayRange certain = kAbsent;
    DayRange possible = kAbsent;
    const Fact* first = nullptr;
    for (const Fact& fact : records) {
      const Truth match = Matches(selector.filter, fact, subject);
      const DayRange day = ReachedOn(fact, selector.activities.status, subject);
      if (match == Truth::kFalse || day == kAbsent) continue;
      subject.Note(fact);
      if (first == nullptr || day.earliest < possible.earliest) first = &fact;
      possible = Earlier(possible, day);
      if (match == Truth::kTrue) certain = Earlier(certain, day);
    }
    if (!keeps_all && !KeepsActivity(word, selector.activities.status, subject)) {
      possible.earliest = kDawn;
    }
    if (possible == kAbsent) continue;
    const bool maybe = certain.latest >= kNever;
    const Day latest = maybe ? possible.latest : certain.latest;
    list.moments.push_back(
        {{possible.earliest, latest}, maybe, {possible.earliest, latest}, 0, first});
  }
}

void SelectEdges(const Moments& selector, const Subject& subject, MomentList& list) {
  const SpanList spans = Select(selector.spans, subject);
  list.more_possible = spans.more_possible;
  for (const Span& span : spans.spans) {
    const Truth match = Matches(selector.filter, *span.fact, subject);
    if (match == Truth::kFalse) continue;
    const bool maybe = span.may_be_absent || match == Truth::kUnknown;
    const bool started = selector.source == MomentSource::kStarted;
    Moment moment;
    if (started) {
      const bool element = span.fact->kind == FactKind::kPlanElement;
      moment = MakeMoment(element ? span.fact->started() : span.since, maybe, *span.fact);
    } else {
      moment = MakeMoment(span.until, maybe, *span.fact);
      // That something will end is known from its beginning on.
      moment.known = span.since;
    }
    if (subject.IsTrigger(*span.fact, started ? TriggerDate::kStart : TriggerDate::kEnd)) {
      moment = MakeMoment(OnTriggerDay(subject), maybe, *span.fact);
    }
    if (moment.day != kAbsent) list.moments.push_back(moment);
  }
}

}  // namespace

FactKind KindOf(SpanSource source) {
  static constexpr FactKind kKinds[] = {
      FactKind::kMembership, FactKind::kInvolvement, FactKind::kCircumstance,
      FactKind::kLayerEntry, FactKind::kPlan,        FactKind::kPlanElement,
      FactKind::kMember,     FactKind::kGroup,       FactKind::kPartner};
  return kKinds[static_cast<std::size_t>(source)];
}

bool KeepsWords(const Spans& selector, const Subject& subject) {
  if (subject.facts.kept.KeepsEverything()) return true;
  return std::all_of(selector.words.begin(), selector.words.end(),
                     [&](Symbol word) { return Keeps(SortOf(selector.source), word, subject); });
}

bool KeepsActivity(Symbol activity, Status status, const Subject& subject) {
  const Kept& kept = subject.facts.kept;
  if (kept.KeepsEverything()) return true;
  if (!Keeps(Sort::kActivity, activity, subject)) return false;
  const Vocabulary& words = subject.programme.vocabulary;
  const WordIndex word = words.Find(Sort::kActivity, activity);
  const bool sensitive = word != kNoWord && words.word(word).sensitive;
  for (const ActivityDate date : kActivityDates) {
    // Of a sensitive module only the offer is read, from the dates that say nothing of the rest.
    const bool is_read_as_offer = date != ActivityDate::kStarted && date != ActivityDate::kDone;
    const bool looked_at =
        sensitive ? status == Status::kOffered && is_read_as_offer : Implies(date, status);
    if (looked_at && !kept.Keeps(FactKind::kActivity, FieldOf(date))) return false;
  }
  return true;
}

bool KeepsActivity(Symbol activity, const Reached& reached, const Subject& subject) {
  constexpr int kNotApplicableOn = FieldOf(ActivityDate::kNotApplicable);
  return KeepsActivity(activity, reached.activities.status, subject) &&
         (!reached.all || subject.facts.kept.Keeps(FactKind::kActivity, kNotApplicableOn));
}

DayRange ReachedOn(const Fact& activity, Status status, const Subject& subject) {
  const DayRange day = activity.Reached(status);
  if (subject.trigger == nullptr || subject.trigger->fact != &activity) return day;
  // The trigger is a status of this record reached on that day, and by then so are those that it
  // implies. What the record says of a later status stays as it is.
  const DayRange on_day = OnTriggerDay(subject);
  const TriggerDate reached = subject.trigger->date;
  if (reached == TriggerDateOf(status)) return on_day;
  const bool may_come_later =
      reached < TriggerDate::kDone ? reached < TriggerDateOf(status) : day.earliest > on_day.latest;
  return may_come_later ? day : Earlier(day, on_day);
}

SpanList Select(const Spans& selector, const Subject& subject) {
  SpanList list{SmallList<Span, 4>(subject.memory)};
  list.more_possible = selector.source == SpanSource::kLayer ? !subject.facts.kept.KeepsLayers()
                                                             : !KeepsWords(selector, subject);
  if (selector.source == SpanSource::kLayer) subject.NoteLayers();
  for (const Fact& fact : subject.List(KindOf(selector.source))) {
    if (!Contains(selector.words, fact.word())) continue;
    list.first_on_file = std::min(list.first_on_file, fact.since.earliest);
    const Truth match = Matches(selector.filter, fact, subject);
    if (match == Truth::kFalse) continue;
    subject.Note(fact);
    const bool maybe = fact.set_aside || fact.perhaps || match == Truth::kUnknown;
    Span span{fact.since, fact.until, maybe, &fact};
    if (subject.IsTrigger(fact)) {
      // An element runs with its plan, whatever day it is itself to start.
      if (fact.kind != FactKind::kPlanElement) span.since = OnTriggerDay(subject);
      span.may_be_absent = match == Truth::kUnknown;
    } else if (subject.IsTrigger(fact, TriggerDate::kEnd)) {
      span.until = OnTriggerDay(subject);
      span.may_be_absent = match == Truth::kUnknown;
    } else if (subject.IsInTrigger(fact) && !fact.set_aside) {
      span.since = OnTriggerDay(subject);
    }
    list.spans.push_back(span);
  }
  return list;
}

MomentList Select(const Moments& selector, const Subject& subject) {
  MomentList list{SmallList<Moment, 4>(subject.memory)};
  switch (selector.source) {
    case MomentSource::kEvent:
      list.more_possible = !Keeps(Sort::kEvent, selector.word, subject);
      SelectDated(
          FactKind::kEvent, selector, subject, [](const Fact& f) { return f.since; }, list);
      break;
    case MomentSource::kActivity:
      SelectActivities(selector, subject, list);
      break;
    case MomentSource::kLayerEntered:
      list.more_possible = !subject.facts.kept.KeepsLayers();
      subject.NoteLayers();
      SelectDated(
          FactKind::kLayerEntry, selector, subject, [](const Fact& f) { return f.since; }, list);
      break;
    case MomentSource::kPlanDrawnUp:
      list.more_possible = !Keeps(Sort::kPlan, selector.word, subject);
      SelectDated(
          FactKind::kPlan, selector, subject, [](const Fact& f) { return f.since; }, list);
      break;
    case MomentSource::kPlanSigned:
      list.more_possible = !Keeps(Sort::kPlan, selector.word, subject);
      SelectDated(
          FactKind::kPlan, selector, subject, [](const Fact& f) { return f.signed_on(); }, list);
      break;
    case MomentSource::kStarted:
    case MomentSource::kEnded:
      SelectEdges(selector, subject, list);
      break;
  }
  return list;
}

}  // namespace baken
