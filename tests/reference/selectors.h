// SPDX-License-Identifier: EUPL-1.2
//
// The two selectors of the rule language, over the facts of one record: Moments and Spans.

#ifndef BAKEN_TESTS_REFERENCE_SELECTORS_H_
#define BAKEN_TESTS_REFERENCE_SELECTORS_H_

#include <string>
#include <vector>

#include "reference/facts.h"

namespace baken::reference {

// Which date of a fact makes the moment.
enum class MomentDate { kStart, kEnd, kActivity, kSigned };

struct Moment {
  int fact = -1;  // index of Record::facts; -1 where facts of this kind are not kept
  MomentDate date = MomentDate::kStart;
  Range day = kAnyDay;  // latest kNever: it may not be there at all
  // When it is known: on its own day; an end on the first day of what ends.
  Range known = kAnyDay;
  Truth match = Truth::kUnknown;
  std::string activity;  // of an activity, which counts once however many records it has
  v1::Status status = v1::STATUS_UNSPECIFIED;
  bool not_kept = false;  // stands for any number of moments
  int amount = 0;
};

struct Span {
  int fact = -1;
  Truth match = Truth::kUnknown;
  bool not_kept = false;
};

// Whether this field of facts of this kind is kept.
bool Keeps(const Record& record, const Fact& fact, const std::string& field);
Truth Matches(const Record& record, const Fact& fact, const v1::Filter& filter);

std::vector<Moment> Select(const Record& record, const v1::Moments& moments);
std::vector<Span> Select(const Record& record, const v1::Spans& spans);

// The ids of the activities that are meant.
std::vector<std::string> ActivitiesOf(const v1::Programme& programme,
                                      const v1::Activities& activities);
// The dates in a record of an activity that imply the status; not kept ones as kAnyDay.
std::vector<Range> DatesImplying(const Record& record, const Fact& fact, v1::Status status);

// Layers that may be held on the day; "?" stands for one that nobody knows.
std::set<std::string> LayersHeld(const Record& record, Day day, int without = -1);
// The same for asking whether an entry is one: an entry that was set aside only adds its own layer.
std::set<std::string> LayersPossiblyHeld(const Record& record, Day day, int without);
// Whether the span is running on the day. Not for layers.
Truth Running(const Record& record, const Fact& fact, Day day);
// The layers meant by a selector of layers; empty for another selector.
std::set<std::string> LayersOf(const Record& record, const v1::Spans& spans);
// Number of spans running on the day; of layers, whether one of `layers` is held. `high` is kMany
// where facts are not kept.
struct Count {
  int low = 0;
  int high = 0;
};
inline constexpr int kMany = 1'000'000;
Count CountRunning(const Record& record, const std::vector<Span>& spans,
                   const std::set<std::string>& layers, const std::string& distinct, Day day);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_SELECTORS_H_
