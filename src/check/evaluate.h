// SPDX-License-Identifier: EUPL-1.2
// A requirement becomes a timeline of truth: one function per leaf, in leaves/.
#ifndef BAKEN_CHECK_EVALUATE_H_
#define BAKEN_CHECK_EVALUATE_H_

#include "check/subject.h"
#include "truth/counts.h"

namespace baken {

Timeline Evaluate(const Requirement& requirement, const Subject& subject);
// The same without asking the memo for it.
Timeline WorkOut(const Requirement& requirement, const Subject& subject);

// ---- the leaves; each of the first three is a number by day held against its bounds ----
Counts CountOccurred(const Occurred& occurred, const Subject& subject);
Timeline Evaluate(const Occurred& occurred, const Subject& subject);

Count CountReachedOn(Day day, const Reached& reached, const Subject& subject);
// Whether one of its activities, by its place, has certainly reached the status.
bool CountsOn(Day day, std::size_t activity, const Reached& reached, const Subject& subject);
Timeline Evaluate(const Reached& reached, const Subject& subject);

Counts CountHolding(const Spans& spans, Distinct distinct, const Subject& subject);
Timeline Evaluate(const Holding& holding, const Subject& subject);

Timeline Evaluate(const Window& between, const Subject& subject);

// The days on which the group of the subject has a member, within its own first and last day.
Timeline WorkOutGroupDays(const Subject& subject);

}  // namespace baken

#endif  // BAKEN_CHECK_EVALUATE_H_
