// SPDX-License-Identifier: EUPL-1.2
#include "check/dated.h"

#include <algorithm>

#include "check/evaluate.h"
#include "check/memo.h"
#include "check/turning_days.h"

namespace baken {
namespace {

// A last day shifts by less than two weeks, and the ends of months differ by three days.
constexpr Day kSlack = 31;

// No further possibility can make this certain again.
bool IsUndecided(const Standing& standing) {
  return standing.breach == Truth::kUnknown && standing.late == Truth::kUnknown;
}

Truth Since(bool certain, bool possible) {
  return certain ? Truth::kTrue : possible ? Truth::kUnknown : Truth::kFalse;
}

// The first of `days`, which are sorted, that is this day or later.
Day FirstFrom(const std::pmr::vector<Day>& days, Day day) {
  const auto first = std::lower_bound(days.begin(), days.end(), day);
  return first == days.end() ? kNever : *first;
}

// Whether `day` comes so long after the stop that nothing becomes due on it any more.
Truth IsStopped(const PossibleDay& stop, Day day, Day slack, AsOf& as_of) {
  const Truth come = HasCome(stop, as_of);
  if (come == Truth::kFalse || day < stop.range.earliest + slack) return Truth::kFalse;
  return Since(come == Truth::kTrue && day >= stop.range.latest + slack, true);
}

// Adds the days of the facts that the anchor may follow from: it lies on one of them, not between.
void AddDaysOf(const DateExpression& anchor, const Subject& subject, AsOf& as_of,
               std::pmr::vector<DayRange>& days) {
  using Kind = DateExpression::Kind;
  std::pmr::vector<DayRange> found(subject.memory);
  if (anchor.kind == Kind::kFirst || anchor.kind == Kind::kLast) {
    const FoundMoments moments(anchor.moments, subject);
    for (const Moment& moment : moments.list().moments) found.push_back(moment.day);
    if (moments.list().more_possible) found.push_back(kAnyDay);
  }
  for (const DateExpression& part : anchor.of) {
    AddDaysOf(part, subject, as_of, found);
    const bool decides = anchor.kind == Kind::kFirstKnown;
    if (decides && !Evaluate(part, subject, as_of).may_be_absent) break;
  }
  const DayRange possible = Evaluate(anchor, subject, as_of).range;
  for (DayRange range : found) {
    if (anchor.kind == Kind::kPlus) {
      range = LastDays(range, anchor.counted, subject.programme.working_days);
    }
    range = {std::max(range.earliest, possible.earliest), std::min(range.latest, possible.latest)};
    if (range.earliest <= range.latest) days.push_back(range);
  }
}

}  // namespace

DatedJudge::DatedJudge(const EditionView& view, const By& by, const Timeline& waived, AsOf& as_of,
                       Memory* memory)
    : view_(view),
      subject_(view.subject.In(memory)),
      by_(&by),
      waived_(waived),
      as_of_(as_of),
      stop_(FirstStop(subject_, as_of)),
      turning_days_(memory) {}

DatedJudge::DatedJudge(const EditionView& view, const At& at, const Timeline& waived, AsOf& as_of,
                       Memory* memory)
    : view_(view),
      subject_(view.subject.In(memory)),
      on_the_eve_(at.on_the_eve),
      waived_(waived),
      as_of_(as_of),
      stop_(FirstStop(subject_, as_of)),
      turning_days_(memory) {}

Day DatedJudge::DueOf(Day anchor) const {
  return by_ == nullptr ? anchor : LastDay(anchor, by_->counted, subject_.programme.working_days);
}

Day DatedJudge::FirstWithLastDay(Day last) const {
  if (by_ == nullptr) return last;
  return FirstAnchor(last, by_->counted, subject_.programme.working_days);
}

// The first day on which the requirement is possibly, and certainly, met from the trigger on. On
// the eve only the day before counts: met on the day itself, or too late from the day after on.
DayRange DatedJudge::MetFrom(const Trigger& trigger, bool own_timeline) const {
  const Day day = trigger.day;
  const auto met = [&](const Timeline& requirement) {
    if (!on_the_eve_)
      return DayRange{requirement.FirstPossible(day), requirement.FirstCertain(day)};
    const Truth before = requirement.At(day - 1);
    return DayRange{before == Truth::kFalse ? day + 1 : day,
                    before == Truth::kTrue ? day : day + 1};
  };
  if (!own_timeline) return met(view_.requirement());
  const auto [place, added] =
      view_.met_from.try_emplace({trigger.fact, day, trigger.date}, kAbsent);
  if (added) {
    std::pmr::monotonic_buffer_resource arena;
    place->second = met(RequirementAt(view_, trigger, &arena));
  }
  return place->second;
}

DatedJudge::Case DatedJudge::CaseOf(const Trigger& trigger, bool own_timeline, AsOf& as_of) const {
  const Day anchor = trigger.day;
  // The trigger may itself be the stop, then on the day tried.
  Subject with_trigger = subject_;
  with_trigger.trigger = &trigger;
  const PossibleDay stop = own_timeline ? FirstStop(with_trigger, as_of) : stop_;
  Case one{};
  one.met = MetFrom(trigger, own_timeline);
  std::pmr::monotonic_buffer_resource arena;
  std::optional<Timeline> with_this_trigger;
  if (own_timeline && AppliesByTrigger(trigger)) {
    with_this_trigger.emplace(AppliesAt(view_, trigger, &arena));
  }
  const Timeline& applies = with_this_trigger ? *with_this_trigger : view_.applies();
  if (by_ != nullptr) {
    const Day due = DueOf(anchor);
    one.last_good = due;
    one.first_breach = due + 1;
    one.applies = as_of.Past(due) ? applies.At(due) : as_of.At(applies);
    // A last day on the day of the stop is no longer due.
    one.stopped = IsStopped(stop, due, 0, as_of);
    return one;
  }
  one.last_good = anchor;
  one.first_breach = anchor;
  one.applies = applies.At(anchor);
  // A moment on the day of the stop still counts.
  one.stopped = IsStopped(stop, anchor, 1, as_of);
  return one;
}

Standing DatedJudge::StandingOf(const Case& one, Day anchor, Truth owned, AsOf& as_of) const {
  const bool certainly_met = as_of.Reached(one.met.latest);
  const bool may_be_met = as_of.Reached(one.met.earliest);
  const bool in_force =
      view_.edition->in_force_since <= anchor && anchor < view_.edition->in_force_until;
  const Truth asked = And(And(one.applies, ToTruth(in_force)), Not(owned));
  Standing standing;
  standing.met = Since(certainly_met, may_be_met);
  // After a stop only what was met for certain is still told.
  const Truth told = ToTruth(standing.met == Truth::kTrue);
  standing.owed =
      by_ != nullptr ? And(asked, Or(Not(one.stopped), told)) : And(asked, Not(one.stopped));
  if (!as_of.Reached(one.first_breach)) return standing;
  const Truth liable = And(asked, Not(one.stopped));
  standing.raw = And(liable, Not(standing.met));
  standing.breach = And(standing.raw, Not(as_of.At(waived_)));
  const auto breach_days = [&](Day met) {
    if (met <= one.last_good) return DayRange{one.first_breach, one.first_breach - 1};
    const Day last = std::max(one.first_breach, met - 1);
    return DayRange{one.first_breach, std::min(last, as_of.day())};
  };
  standing.late = And(
      liable, AnyDayNotWaived(breach_days(one.met.earliest), breach_days(one.met.latest), waived_));
  return standing;
}

Standing DatedJudge::Absent() {
  Standing standing;
  standing.owed = Not(HasCome(stop_, as_of_));
  return standing;
}

Obligation DatedJudge::Waiting() {
  Obligation waiting(view_.edition, subject_.memory);
  waiting.outcome = OutcomeOf(Absent());
  waiting.waits = true;
  return waiting;
}

// A day so early that even its last day lies before every change is like any other such day: one
// of them stands for all.
Day DatedJudge::FirstToTry(Day earliest, bool own_timeline) {
  if (earliest > kDawn) return earliest;
  Day first = as_of_.day();
  const auto note = [&first](Day day) {
    if (IsCalendarDay(day)) first = std::min(first, day);
  };
  for (const Timeline* timeline : {&view_.requirement(), &view_.applies(), &waived_}) {
    if (timeline->changes().size() > 1) note(timeline->changes()[1].day);
  }
  note(stop_.range.latest);
  note(view_.edition->in_force_since);
  note(view_.edition->in_force_until);
  if (own_timeline) {
    for (const Day day : TurningDays()) note(day);
  }
  return by_ == nullptr ? first - 1 : SubtractTerm(first, by_->counted.term) - kSlack;
}

// Whether each day tried has a timeline of its own: only where something looks at the trigger.
bool DatedJudge::HasOwnTimeline(const Trigger& trigger, bool exact) const {
  // What is there on its day anyhow is looked from, but not moved.
  const Trigger looked_from{exact ? nullptr : trigger.fact, trigger.day, trigger.date};
  const auto& stops = subject_.programme.stops;
  return MindsTrigger(view_.edition->requirement.number, looked_from) ||
         AppliesByTrigger(looked_from) ||
         std::any_of(stops.begin(), stops.end(),
                     [&](const Moments& stop) { return MindsTrigger(stop.number, looked_from); });
}

bool DatedJudge::AppliesByTrigger(const Trigger& trigger) const {
  const auto& applies_when = view_.edition->applies_when;
  return applies_when && MindsTrigger(applies_when->number, trigger);
}

// The days near which something changes for a trigger that has a timeline of its own on each day.
const std::pmr::vector<Day>& DatedJudge::TurningDays() {
  if (turning_days_.empty()) {
    AddDaysSeen(view_.edition->requirement, subject_, turning_days_);
    if (const auto& applies_when = view_.edition->applies_when) {
      AddDaysSeen(*applies_when, subject_, turning_days_);
    }
  }
  return turning_days_;
}

// The first day after `anchor` whose case may differ from its own. Last days never come earlier for
// a later anchor, so nothing differs before the last day nears a day on which something changes.
// Whether it has passed, or comes after a stop, need not be looked for: of the days in between the
// first shows most of what is owed or in breach, and the last of all, tried first, the least.
Day DatedJudge::NextToTry(Day anchor, const Case& one, bool own_timeline) {
  const Edition& edition = *view_.edition;
  const Timeline& requirement = view_.requirement();
  // The day of a change and, as on the eve it is the day before that counts, the day after it.
  Day next = requirement.RunUntil(anchor - 1);
  for (const Day day : {edition.in_force_since, edition.in_force_until}) {
    if (day > anchor) next = std::min(next, day);
  }
  Day change = kNever;
  for (const Timeline* timeline : {&requirement, &view_.applies(), &waived_}) {
    change = std::min(change, timeline->RunUntil(one.last_good));
  }
  if (own_timeline) {
    next = std::min(next, FirstFrom(TurningDays(), anchor));
    change = std::min(change, FirstFrom(TurningDays(), one.last_good));
  }
  // The first day in breach follows the last day.
  next = std::min(next, FirstWithLastDay(change - 1));
  return std::max(next, anchor + 1);
}

// The last day up to `day` that lies in one of the ranges; without any each day does.
Day DatedJudge::LastOn(std::span<const DayRange> ranges, Day day) {
  if (ranges.empty()) return day;
  Day last = kDawn;
  for (const DayRange& range : ranges) {
    if (range.earliest <= day) last = std::max(last, std::min(range.latest, day));
  }
  return last;
}

// The first day from `day` on that lies in one of them.
Day DatedJudge::NextOn(std::span<const DayRange> ranges, Day day) {
  if (ranges.empty()) return day;
  Day next = kNever;
  for (const DayRange& range : ranges) {
    if (range.latest >= day) next = std::min(next, std::max(range.earliest, day));
  }
  return next;
}

// Between two of these days an answer over many possible days stays the same.
void DatedJudge::NoteBreakpoints(DayRange days, std::span<const DayRange> on, bool own_timeline) {
  const auto note = [&](Day day) {
    if (!IsCalendarDay(day)) return;
    for (const Day near : {day, day + 1}) {
      as_of_.Reached(near);
      // Its last day has passed on no earlier day, and a later one tells no day from today.
      if (near >= as_of_.until()) return;
      as_of_.Reached(DueOf(near) + 1);
      // Not every day is a last day: the first that comes from there on is another breach.
      if (near + kSlack < as_of_.since()) continue;
      as_of_.Reached(DueOf(FirstWithLastDay(near)) + 1);
    }
  };
  for (const Timeline* timeline : {&view_.requirement(), &view_.applies(), &waived_}) {
    for (const Timeline::Change& change : timeline->changes()) note(change.day);
  }
  if (own_timeline) {
    for (const Day day : TurningDays()) note(day);
  }
  const auto note_both = [&note](DayRange range) {
    note(range.earliest);
    note(range.latest);
  };
  note_both(days);
  note_both({view_.edition->in_force_since, view_.edition->in_force_until});
  std::ranges::for_each(on, note_both);
}

Obligation DatedJudge::Judge(const PossibleDay& day, const Fact* fact, TriggerDate date,
                             Truth owned, std::span<const DayRange> on) {
  Obligation obligation(view_.edition, subject_.memory);
  const Day today = as_of_.day();
  // An anchor may be known before it comes.
  as_of_.Reached(day.range.latest);
  const bool exact = day.IsExact() && day.range.latest <= today;
  const bool own_timeline = HasOwnTimeline({fact, today, date}, exact);
  const bool may_be_absent = day.may_be_absent || day.ahead_until > today;
  const bool since_ever = day.range.latest == kDawn;
  const Day last = LastOn(on, std::min(day.range.latest, today));
  std::optional<Standing> standing;
  if (may_be_absent) standing = Absent();
  BreachSpan certain{kDawn, kNever, fact};
  Day in_time = kNever;
  // Where many days are tried, each looks at thresholds of its own; NoteBreakpoints says which of
  // them matter for all.
  AsOf trial(today);
  AsOf& looked_at = exact ? as_of_ : trial;
  Case last_case{};
  const auto consider = [&](Day anchor) {
    const Case one = CaseOf({fact, anchor, date}, own_timeline, looked_at);
    const Standing on_day = StandingOf(one, anchor, owned, looked_at);
    standing = standing ? Agree(*standing, on_day) : on_day;
    in_time = std::min(in_time, one.last_good);
    certain.since = std::max(certain.since, one.first_breach);
    certain.until = std::min(certain.until, std::max(one.met.earliest, one.first_breach));
    last_case = one;
  };
  // The last day first: it differs most from the first, and once nothing is certain nothing will
  // be.
  const Day first = std::min(FirstToTry(day.range.earliest, own_timeline), last);
  if (day.range.earliest <= last) consider(last);
  const bool may_be_since_ever =
      std::ranges::any_of(on, [](DayRange range) { return range.earliest <= kDawn; });
  for (Day anchor = may_be_since_ever ? first : NextOn(on, first); anchor < last;) {
    consider(anchor);
    if (IsUndecided(*standing)) break;
    anchor = NextOn(on, NextToTry(anchor, last_case, own_timeline));
  }
  obligation.certainly_in_time = in_time;
  if (exact) obligation.trigger = Trigger{fact, last, date};
  if (!exact) NoteBreakpoints(day.range, on, own_timeline);
  obligation.outcome = OutcomeOf(*standing);
  if (by_ != nullptr && exact && !since_ever) {
    obligation.due = {last_case.last_good, last_case.last_good};
  } else if (by_ != nullptr && day.range.earliest > kDawn) {
    // Of what may have come without being on file, nothing is later than today.
    const Day latest = day.range.latest < kNever ? day.range.latest : today;
    obligation.due = {DueOf(day.range.earliest), DueOf(latest)};
  }
  // A last day that passed before anybody wrote dates down: late since ever.
  if (since_ever) certain.since = kDawn;
  if (standing->late == Truth::kTrue && certain.since <= certain.until && certain.since <= today) {
    if (certain.until > today) certain.until = today + 1;
    AddBreach(certain, waived_, obligation.breaches);
    if (!obligation.breaches.empty() && obligation.breaches.back().until > today) {
      obligation.breaches.back().until = kNever;
    }
  }
  return obligation;
}

void DatedJudge::JudgeEach(std::span<const Moments> each, Obligations& out) {
  bool any = false;
  for (const Moments& moments : each) {
    const FoundMoments found(moments, subject_);
    const MomentList& list = found.list();
    const TriggerDate date = TriggerDateOf(moments);
    for (const Moment& moment : list.moments) {
      // An end may be known before it comes.
      if (!as_of_.Reached(moment.known.earliest) || !as_of_.Reached(moment.day.earliest)) continue;
      out.push_back(Judge({moment.day, moment.may_be_absent, moment.day.latest}, moment.fact, date,
                          Truth::kFalse));
      any = true;
    }
    if (list.more_possible) {
      out.push_back(Judge({kAnyDay, true, kNever}, nullptr, TriggerDate::kStart, Truth::kFalse));
      any = true;
    }
  }
  if (!any) out.push_back(Waiting());
}

void JudgeBy(const EditionView& view, const By& by, const Timeline& waived, AsOf& as_of,
             Truth& owned, Obligations& out) {
  Memory* const memory = out.get_allocator().resource();
  DatedJudge judge(view, by, waived, as_of, memory);
  const Subject subject = view.subject.In(memory);
  if (by.each) {
    judge.JudgeEach({&*by.each, 1}, out);
    return;
  }
  const PossibleDay anchor = Evaluate(*by.anchor, subject, as_of);
  const Edition& edition = *view.edition;
  if (!anchor.IsAbsent()) {
    std::pmr::vector<DayRange> days(memory);
    if (!anchor.IsExact()) AddDaysOf(*by.anchor, subject, as_of, days);
    // Where one of them may be any day of the range, each day of it is tried.
    if (std::ranges::find(days, anchor.range) != days.end()) days.clear();
    out.push_back(judge.Judge(anchor, nullptr, TriggerDate::kStart, owned, days));
    const auto may_be_on_or_after = [&](Day day) {
      return anchor.range.latest >= day && (as_of.Reached(day) || anchor.ahead_until >= day);
    };
    const bool may_own = may_be_on_or_after(edition.in_force_since) &&
                         anchor.range.earliest < edition.in_force_until;
    const bool owns = !anchor.may_be_absent && edition.in_force_since <= anchor.range.earliest &&
                      !may_be_on_or_after(edition.in_force_until);
    owned = Or(owned, Since(owns, may_own));
    return;
  }
  out.push_back(judge.Waiting());
}

DayRange DueAhead(const EditionView& view) {
  const auto* by = std::get_if<By>(&view.edition->timing);
  if (by == nullptr || !by->anchor) return kAbsent;
  const DayRange ahead = LookAhead(*by->anchor, view.subject).range;
  const Edition& edition = *view.edition;
  // An anchor that will come under another edition makes nothing due under this one.
  const bool will_own =
      edition.in_force_since <= ahead.latest && ahead.earliest < edition.in_force_until;
  if (!will_own || ahead.latest >= kNever) return kAbsent;
  return LastDays(ahead, by->counted, view.subject.programme.working_days);
}

void JudgeAt(const EditionView& view, const At& at, const Timeline& waived, AsOf& as_of,
             Obligations& out) {
  DatedJudge(view, at, waived, as_of, out.get_allocator().resource()).JudgeEach(at.each, out);
}

}  // namespace baken
