// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_OBLIGATION_H_
#define BAKEN_CHECK_OBLIGATION_H_

#include <map>
#include <memory_resource>
#include <optional>
#include <tuple>

#include "check/as_of.h"
#include "check/dates.h"
#include "check/subject.h"

namespace baken {

// Values of Outcome in check.proto.
enum class Outcome : std::uint8_t {
  kNone = 0,  // an indicator has none
  kSatisfied = 1,
  kPending = 2,
  kViolated = 3,
  kRepaired = 4,
  kUndetermined = 5,
  kNotApplicable = 6,
  kWaived = 7,
};

// What is known, on the day judged, of one obligation.
struct Standing {
  Truth breach = Truth::kFalse;  // in breach on the day judged, waived days taken out
  Truth raw = Truth::kFalse;     // the same before waivers
  Truth late = Truth::kFalse;    // was in breach on some day up to now, waived days taken out
  Truth owed = Truth::kTrue;     // FALSE: certainly not owed
  Truth met = Truth::kFalse;
  bool within_grace = false;
};

// What two possible days have in common. Only what is owed throughout has days of grace.
Standing Agree(const Standing& a, const Standing& b);
Outcome OutcomeOf(const Standing& standing);

// Days in breach for certain: `since` counts, `until` does not (kNever: still open). Empty when the
// obligation was met one day late.
struct BreachSpan {
  Day since, until;
  const Fact* cause = nullptr;  // the anchor or trigger; nullptr where leaves must say
};

struct Obligation {
  Obligation(const Edition* of, Memory* memory) : edition(of), breaches(memory) {}

  Outcome outcome = Outcome::kNotApplicable;
  const Edition* edition = nullptr;
  DayRange due = kAbsent;
  // What has happened for certain by this day is in time, whatever day the anchor or moment was.
  Day certainly_in_time = kDawn;
  std::pmr::vector<BreachSpan> breaches;
  std::optional<Trigger> trigger;  // what was looked at when it has one exact trigger
  bool waits = false;              // the anchor or moment has not come
};

// Worst first; of equal outcomes the first stays.
bool IsWorse(Outcome a, Outcome b);

// One edition of a rule for one subject, which has a memo and no trigger.
class EditionView {
 public:
  EditionView(const Edition& of, const Subject& judged) : edition(&of), subject(judged) {}

  const Edition* edition;
  Subject subject;
  // When the requirement is first met from a trigger on, once looked up; it is asked for again on
  // every day looked at.
  mutable std::map<std::tuple<const Fact*, Day, TriggerDate>, DayRange> met_from;

  // Worked out when first asked for: most rules have no facts yet, and never ask.
  const Timeline& requirement() const;
  // A group's rules are owed only on days on which it has a member.
  const Timeline& applies() const;

 private:
  mutable std::optional<Timeline> within_group_;
};

// The requirement with `trigger` there on its day.
Timeline RequirementAt(const EditionView& view, const Trigger& trigger, Memory* memory);

// The days on which a rule applies that has `applies_when`, in the same way.
Timeline AppliesAt(const EditionView& view, const Trigger& trigger, Memory* memory);

// Days on which a waiver covers the rule for this subject; where a date of the record is unknown
// the subject says so when one of them is a waiver's.
Timeline WaivedDays(const Rule& rule, const Subject& subject);

// The one waiver that covers the rule on the day judged; nullptr of none, and of several.
const Waiver* WaiverInForce(const Rule& rule, const Subject& subject);

// TRUE when some day of `certain` is surely not waived, FALSE when all of `possible` are waived.
// Both ranges are closed; an empty one has its earliest after its latest.
Truth AnyDayNotWaived(DayRange certain, DayRange possible, const Timeline& waived);

// Takes the days that are or may be waived out of [since, until).
void AddBreach(BreachSpan span, const Timeline& waived, std::pmr::vector<BreachSpan>& breaches);

// Each adds its obligations as they stand on the day of `as_of`; they live in the memory of `out`.
using Obligations = std::pmr::vector<Obligation>;
// `owned` says how sure it is that a later edition owns the obligation already.
void JudgeBy(const EditionView& view, const By& by, const Timeline& waived, AsOf& as_of,
             Truth& owned, Obligations& out);
void JudgeAt(const EditionView& view, const At& at, const Timeline& waived, AsOf& as_of,
             Obligations& out);

// The last day of a `by` that waits for its anchor, where it is on file when that will come.
DayRange DueAhead(const EditionView& view);

// All editions of a rule that is owed throughout: their runs are one timeline.
class ThroughoutView {
 public:
  ThroughoutView(std::span<const EditionView> views, const Timeline& waived,
                 const Subject& subject);
  void Judge(AsOf& as_of, Obligations& out) const;

 private:
  struct Run {
    Day since, until, last_of_grace;
  };
  Day LastOfGrace(Day since) const;
  Run RunAt(Day day, Truth least) const;
  void AddPastRuns(Day day, Truth least, std::pmr::vector<Run>& runs) const;
  Standing StandingOn(AsOf& as_of, Memory* memory) const;

  std::span<const EditionView> views_;
  const Timeline& waived_;
  Subject subject_;
  Timeline owed_;
  Timeline breach_;
  bool only_today_;  // an organisation's rule: owed on the day judged, without a history
};

}  // namespace baken

#endif  // BAKEN_CHECK_OBLIGATION_H_
