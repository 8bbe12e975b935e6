// SPDX-License-Identifier: EUPL-1.2
//
// What is true on a day, and which days follow from facts, as they stand on a day.

#ifndef BAKEN_TESTS_REFERENCE_REQUIREMENT_H_
#define BAKEN_TESTS_REFERENCE_REQUIREMENT_H_

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "reference/facts.h"
#include "reference/selectors.h"

namespace baken::reference {

// No trigger: a rule that has none.
inline constexpr Day kNoTrigger = kNever;

// One day of these, or perhaps none yet.
struct PossibleDays {
  std::vector<Day> days;  // ascending
  bool may_be_absent = true;
  bool since_ever = false;  // the first of them stands for all days before it
};

// A record with the truths that were asked of it.
class World {
 public:
  explicit World(Record record) : record_(std::move(record)) {}

  const Record& record() const { return record_; }

  // Whether the requirement is true on `day`, for an obligation triggered on `trigger`.
  Truth Is(const v1::Requirement& requirement, Day day, Day trigger);

  // The value of a date expression as the facts stand on `as_of`. `ahead`: facts that may have
  // come by then keep their later possible days.
  PossibleDays Value(const v1::DateExpression& expression, Day as_of, bool ahead = false) const;

  // The day given by facts has come: the first day of a window.
  Truth Begun(const v1::DateExpression& since, Day day) const;
  // Whether the group exists and has a member.
  Truth HasMembers(Day day) const;
  // Whether the day lies in the window.
  Truth In(const v1::Window& window, Day day) const;
  // Whether something that ends the trajectory has come.
  Truth Stopped(Day day) const;
  // The day of the first stop, as the facts stand on `as_of`.
  const PossibleDays& Stop(Day as_of) const;

  // The last day of an obligation from this anchor on.
  Day LastDayOfBy(const v1::By& by, Day anchor) const;
  // Selections, which no day changes.
  const std::vector<Moment>& Selected(const v1::Moments& moments) const;

  // The same record in which this moment certainly came on `day`.
  World With(const Moment& moment, Day day) const;

 private:
  Truth Evaluate(const v1::Requirement& requirement, Day day, Day trigger);
  Truth Occurred(const v1::Occurred& occurred, Day day, Day trigger) const;
  Truth Reached(const v1::Reached& reached, Day day) const;
  Truth ReachedDistinct(const v1::Reached& reached, Day day) const;
  Truth Holding(const v1::Holding& holding, Day day) const;
  PossibleDays FirstOf(const std::vector<Moment>& moments, Day as_of, bool ahead) const;
  PossibleDays LastOf(const std::vector<Moment>& moments, Day as_of, bool ahead) const;

  // The dates of one activity, over all its records.
  struct ActivityDates {
    bool kept;
    std::vector<Range> status;
    std::vector<Range> not_applicable;
  };

  const std::vector<Span>& Selected(const v1::Spans& spans) const;
  const std::vector<ActivityDates>& Selected(const v1::Activities& activities) const;

  Record record_;
  mutable std::map<const v1::Moments*, std::vector<Moment>> moments_;
  mutable std::map<const v1::Spans*, std::vector<Span>> spans_;
  mutable std::map<const v1::Activities*, std::vector<ActivityDates>> activities_;
  mutable std::map<Day, PossibleDays> stop_;
  mutable std::map<std::pair<const v1::By*, Day>, Day> last_days_;
  std::map<std::pair<const v1::Requirement*, Day>, std::vector<std::optional<Truth>>> known_;
};

// Whether an obligation's own trigger matters to what is required.
bool DependsOnTrigger(const v1::Requirement& requirement);

Day LastDayOf(const v1::Programme& programme, Day anchor, const std::string& term,
              v1::Counting counting, v1::LastDayShift shift);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_REQUIREMENT_H_
