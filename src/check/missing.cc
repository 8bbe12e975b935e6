// SPDX-License-Identifier: EUPL-1.2
#include "check/missing.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "check/evaluate.h"
#include "check/match.h"
#include "check/selectors.h"

namespace baken {
namespace {

std::string_view WordOf(const Fact& fact) { return fact.field(Field::kWord).text; }

bool IsToTheDay(DayRange day) { return day.earliest == day.latest; }

// The field that says on which day a fact of this kind began.
std::string_view FirstDayField(FactKind kind) {
  switch (kind) {
    case FactKind::kEvent:
      return "date";
    case FactKind::kLayerEntry:
      return "entered_on";
    case FactKind::kPlan:
      return "drawn_up_on";
    default:
      return "since";
  }
}

std::string_view FieldName(ActivityDate date) {
  return SpecOf(FactKind::kActivity).Find(FieldOf(date))->name;
}

class MissingFinder {
 public:
  explicit MissingFinder(const Subject& subject) : subject_(subject) {
    const std::vector<Symbol>& layers = subject.programme.vocabulary.layers;
    lowest_layer_.kind = FactKind::kLayerEntry;
    lowest_layer_.field(Field::kWord).symbol = layers.empty() ? kNoSymbol : layers.front();
  }

  void operator()(const Moments& moments) {
    const MomentList list = Select(moments, subject_);
    for (const Moment& moment : list.moments) {
      if (moment.fact == nullptr) continue;
      if (!moment.may_be_absent && moment.day.latest <= passed_over_) continue;
      if (moments.source == MomentSource::kActivity) {
        const Status status = moments.activities.status;
        AddActivity(moment.fact->word(), moments.filter,
                    [status](ActivityDate date) { return Implies(date, status); });
      } else {
        Offer(*moment.fact, moment.day, moment.may_be_absent, AdderOf(moments.source));
      }
    }
    if (moments.source == MomentSource::kStarted || moments.source == MomentSource::kEnded) {
      NoteLost(moments.spans);
      if (moments.spans.source == SpanSource::kLayer) AddUnusableEntries(moments.spans);
    } else if (moments.source == MomentSource::kActivity) {
      for (const Symbol word : moments.activities.words) {
        if (!KeepsActivity(word, moments.activities.status, subject_)) NoteActivity(word);
      }
    } else if (list.more_possible) {
      Note(moments.source == MomentSource::kEvent          ? FactKind::kEvent
           : moments.source == MomentSource::kLayerEntered ? FactKind::kLayerEntry
                                                           : FactKind::kPlan,
           moments.word);
    }
  }
  void operator()(const Reached& reached) {
    const Activities& asked = reached.activities;
    const auto counts = [&](ActivityDate date) {
      return Implies(date, asked.status) || (reached.all && date == ActivityDate::kNotApplicable);
    };
    for (std::size_t i = 0; i < asked.words.size(); ++i) {
      if (CountsOn(passed_over_, i, reached, subject_)) continue;
      AddActivity(asked.words[i], Filter(), counts);
      if (!KeepsActivity(asked.words[i], reached, subject_)) NoteActivity(asked.words[i]);
    }
  }
  void operator()(const Spans& spans) {
    for (const Span& span : Select(spans, subject_).spans) {
      Offer(*span.fact, span.since, span.may_be_absent, &MissingFinder::AddFirstDay);
      if (!IsToTheDay(span.until) && !span.fact->set_aside) AddEnd(*span.fact);
    }
    NoteLost(spans);
    if (spans.source == SpanSource::kLayer) {
      AddUnusableEntries(spans);
      NoteLowestLayer(spans);
    }
  }
  // From now on leaves out moments that have come for certain by this day.
  void PassOverUpTo(Day day) { passed_over_ = day; }

  // A holding that takes an absent span for unknown.
  void NoteAbsent(const Holding& holding) {
    if (!holding.absent_is_unknown) return;
    if (Select(holding.spans, subject_).first_on_file <= subject_.facts.judged) return;
    for (const Symbol word : holding.spans.words) Note(KindOf(holding.spans.source), word);
  }

  std::vector<MissingFact> Take() {
    AddNext();
    std::sort(missing_.begin(), missing_.end());
    missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
    return std::move(missing_);
  }

 private:
  using Adder = void (MissingFinder::*)(const Fact&);

  static Adder AdderOf(MomentSource source) {
    switch (source) {
      case MomentSource::kPlanSigned:
        return &MissingFinder::AddSigning;
      case MomentSource::kStarted:
        return &MissingFinder::AddStart;
      case MomentSource::kEnded:
        return &MissingFinder::AddEnd;
      default:
        return &MissingFinder::AddFirstDay;
    }
  }

  // What is missing of a fact with this day; `add` names the fields that the day follows from.
  void Offer(const Fact& fact, DayRange day, bool may_be_absent, Adder add) {
    if (fact.set_aside) {
      AddWhole(fact);
    } else if (!IsToTheDay(day)) {
      (this->*add)(fact);
    } else if (may_be_absent) {
      AddMatch(fact);
    }
  }

  void Add(std::string path, std::string_view what) {
    missing_.push_back({std::move(path), std::string(what)});
  }
  void AddField(const Fact& fact, std::string_view field) {
    Add(PathOf(fact) + "." + std::string(field), WordOf(fact));
  }
  void AddWhole(const Fact& fact) { Add(PathOf(fact), WordOf(fact)); }
  // Whether it is one that was asked for.
  void AddMatch(const Fact& fact) { fact.value_unknown ? AddField(fact, "value") : AddWhole(fact); }
  void AddSigning(const Fact& plan) { AddField(plan, "signed_on"); }
  // An element runs from its plan's day on, but starts on its own.
  void AddStart(const Fact& fact) {
    fact.kind == FactKind::kPlanElement ? AddField(fact, "since") : AddFirstDay(fact);
  }
  void AddFirstDay(const Fact& fact) {
    if (fact.set_aside) return AddWhole(fact);
    const Fact* const plan = PlanOf(fact);
    plan != nullptr ? AddFirstDay(*plan) : AddField(fact, FirstDayField(fact.kind));
  }

  // A layer and a plan end by the next one, an element by its own end or that of its plan.
  void AddEnd(const Fact& fact) {
    if (fact.kind == FactKind::kLayerEntry || fact.kind == FactKind::kPlan) {
      return NoteEndsByNext(fact, fact.until.latest);
    }
    const Fact* const plan = PlanOf(fact);
    const DayRange own = plan == nullptr ? fact.until : fact.own_end();
    if (!IsToTheDay(own) && own.earliest < fact.until.latest) {
      AddField(fact, fact.ends_through ? "through" : "until");
    }
    if (plan != nullptr) NoteEndsByNext(*plan, fact.until.latest);
  }

  // What comes on `certain` or later does not end it.
  void NoteEndsByNext(const Fact& fact, Day certain) {
    Day& until = ends_by_next_.try_emplace(&fact, kDawn).first->second;
    until = std::max(until, certain);
  }

  // After an entry that was set aside, or into a layer that nobody knows, the layer may be any.
  void AddUnusableEntries(const Spans& layers) {
    const std::string_view asked = subject_.programme.vocabulary.NameOf(layers.words.front());
    for (const Fact& entry : subject_.List(FactKind::kLayerEntry)) {
      const bool unknown = entry.word() == kUnreadable;
      if (unknown || entry.set_aside) Add(PathOf(entry), unknown ? asked : WordOf(entry));
    }
  }

  // Everybody begins in the lowest layer, without an entry.
  void NoteLowestLayer(const Spans& layers) {
    const auto& words = layers.words;
    if (std::find(words.begin(), words.end(), lowest_layer_.word()) == words.end()) return;
    Day certain = kNever;
    for (const Fact& entry : subject_.List(FactKind::kLayerEntry)) {
      if (MayEndBy(lowest_layer_, entry)) certain = std::min(certain, entry.since.latest);
    }
    NoteEndsByNext(lowest_layer_, certain);
  }

  // The first days, not known to the day, from which follows when a layer or plan ends: those of
  // what may come next, and its own where that may also have come before. Each is asked for once,
  // as there may be thousands.
  void AddNext() {
    for (const FactKind kind : {FactKind::kLayerEntry, FactKind::kPlan}) {
      for (const Fact& other : subject_.List(kind)) {
        const auto is_ended = [&](const auto& end) { return MayComeNext(end, other); };
        // What is no word of the programme may be any text, and is not repeated.
        const bool open = !IsToTheDay(other.since) && other.word() != kUnreadable;
        if (open && std::ranges::any_of(ends_by_next_, is_ended)) AddFirstDay(other);
      }
    }
    for (const auto& end : ends_by_next_) {
      const Fact& fact = *end.first;
      if (IsToTheDay(fact.since)) continue;
      const auto may_be_first = [&](const Fact& other) {
        return MayComeNext(end, other) && other.since.earliest <= fact.since.latest;
      };
      if (std::ranges::any_of(subject_.List(fact.kind), may_be_first)) AddFirstDay(fact);
    }
  }

  static bool MayComeNext(const std::pair<const Fact* const, Day>& end, const Fact& other) {
    return end.first->kind == other.kind && MayEndBy(*end.first, other) &&
           other.since.earliest < end.second;
  }

  // The dates of this activity's records of which `counts` says that they matter, and that may be
  // the first.
  template <typename Counts>
  void AddActivity(Symbol activity, const Filter& filter, Counts counts) {
    const auto first_of = [&](const Fact& record) {
      DayRange first = kAbsent;
      for (const ActivityDate date : kActivityDates) {
        if (counts(date)) first = Earlier(first, record.date(date));
      }
      return first;
    };
    Day certain = kNever;
    for (const Fact& record : subject_.ActivitiesOf(activity)) {
      if (Matches(filter, record, subject_) != Truth::kTrue) continue;
      certain = std::min(certain, first_of(record).latest);
    }
    for (const Fact& record : subject_.ActivitiesOf(activity)) {
      const Truth match = Matches(filter, record, subject_);
      const DayRange first = first_of(record);
      if (match == Truth::kFalse || first.earliest >= certain) continue;
      if (record.set_aside) {
        AddWhole(record);
      } else if (IsToTheDay(first)) {
        AddMatch(record);
      } else {
        for (const ActivityDate date : kActivityDates) {
          const DayRange day = record.date(date);
          const bool may_be_first = day.earliest < std::min(certain, first.latest);
          if (counts(date) && may_be_first && !IsToTheDay(day)) AddField(record, FieldName(date));
        }
      }
    }
  }

  // The plan in which it stands; nullptr: in none.
  const Fact* PlanOf(const Fact& fact) const {
    if (fact.kind != FactKind::kPlanElement) return nullptr;
    const auto plans = subject_.List(FactKind::kPlan);
    const auto plan = std::ranges::lower_bound(plans, fact.parent, {}, &Fact::index);
    return plan == plans.end() ? nullptr : &*plan;
  }

  // Words that the source does not keep.
  void Note(FactKind kind, Symbol word) {
    Add(std::string(SpecOf(kind).path), subject_.programme.vocabulary.NameOf(word));
  }
  void NoteActivity(Symbol word) { Note(FactKind::kActivity, word); }
  void NoteLost(const Spans& spans) {
    if (KeepsWords(spans, subject_)) return;
    for (const Symbol word : spans.words) Note(KindOf(spans.source), word);
  }

  const Subject& subject_;
  Day passed_over_ = kDawn;
  Fact lowest_layer_;
  // Layers and plans whose end does not stand in the record, and by when they have ended.
  std::map<const Fact*, Day> ends_by_next_;
  std::vector<MissingFact> missing_;
};

void NoteAbsent(const Requirement& requirement, MissingFinder& finder) {
  if (requirement.holding) finder.NoteAbsent(*requirement.holding);
  for (const Requirement& part : requirement.of) NoteAbsent(part, finder);
}

}  // namespace

std::vector<MissingFact> MissingFor(const Edition& edition, Day in_time, const Subject& subject) {
  MissingFinder finder(subject);
  finder.PassOverUpTo(in_time);
  VisitSelectors(edition.requirement, finder);
  finder.PassOverUpTo(kDawn);
  NoteAbsent(edition.requirement, finder);
  if (edition.applies_when) {
    VisitSelectors(*edition.applies_when, finder);
    NoteAbsent(*edition.applies_when, finder);
  }
  VisitTiming(edition, finder);
  const bool default_window =
      std::holds_alternative<Throughout>(edition.timing) && subject.scope == Scope::kTrajectory;
  if (default_window && subject.programme.clock) {
    VisitSelectors(*subject.programme.clock, finder);
  }
  return finder.Take();
}

}  // namespace baken
