// SPDX-License-Identifier: EUPL-1.2
//
// What trajectories and organisations have in common when their messages become facts.

#ifndef BAKEN_TESTS_REFERENCE_READER_H_
#define BAKEN_TESTS_REFERENCE_READER_H_

#include <optional>
#include <string>
#include <vector>

#include "reference/facts.h"

namespace baken::reference {

using Texts = google::protobuf::RepeatedPtrField<std::string>;
using Events = google::protobuf::RepeatedPtrField<v1::Event>;
using Activities = google::protobuf::RepeatedPtrField<v1::ActivityRecord>;
using Waivers = google::protobuf::RepeatedPtrField<v1::Waiver>;

class Reader {
 public:
  Reader(const v1::Programme& programme, Day judged) : programme_(programme), judged_(judged) {}

  void ReadEvents(const Events& events, std::vector<Fact>& facts) const;
  void ReadActivities(const Activities& activities, std::vector<Fact>& facts) const;
  void ReadWaivers(const Waivers& waivers, std::vector<Fact>& facts) const;

 protected:
  // Absent gives nothing; a bad date sets `bad`.
  std::optional<Range> Date(const std::string& text, bool is_end, bool& bad) const;
  // A sort for which no words are declared takes any word.
  bool Open(const std::string& sort) const;
  bool Knows(const std::string& sort, const std::string& id) const;
  std::vector<std::string> Known(const std::string& sort, const Texts& list,
                                 bool* some_unknown = nullptr) const;
  // An unknown role in a single field: nobody knows who.
  std::string Role(const std::string& id, bool& unknown) const;
  static void SetAside(Fact& fact);
  // Nothing depends on a fact whose word is unknown.
  void Add(Fact fact, const std::string& sort, std::vector<Fact>& facts) const;

  // Fills start and end of a period, or sets the fact aside.
  template <typename Message>
  void Period(const Message& message, Fact& fact) const {
    bool bad = false;
    if (const auto since = Date(message.since(), false, bad)) {
      fact.start = *since;
      fact.has_start = true;
    }
    fact.end = Date(message.until(), true, bad);
    if (auto through = Date(message.through(), true, bad)) {
      if (IsCalendarDay(through->earliest)) ++through->earliest;
      if (IsCalendarDay(through->latest)) ++through->latest;
      if (fact.end && !(*fact.end == *through)) bad = true;
      fact.end = through;
    }
    // A last day is not before the first one; an `until` may be the first day itself.
    const bool is_last_day = !message.through().empty() && message.until().empty();
    const bool adds = is_last_day && IsCalendarDay(fact.start.earliest);
    const Day first_end = fact.start.earliest + (adds ? 1 : 0);
    // An end that nobody knows, of what is still to begin, is still to come.
    const bool unknown_end = fact.end && fact.end->earliest == kDawn;
    if (unknown_end && fact.end->latest < first_end) fact.end = Range{first_end, kNever};
    if (fact.end && fact.end->latest < first_end) bad = true;
    if (bad) return SetAside(fact);
    if (!fact.end) return;
    fact.end->earliest = std::max(fact.end->earliest, first_end);
    // Nor is the first day after the last one.
    if (!IsCalendarDay(fact.end->latest)) return;
    fact.start.latest = std::min(fact.start.latest, fact.end->latest - (is_last_day ? 1 : 0));
  }

  const v1::Programme& programme_;
  const Day judged_;
};

// Sets the days between which everything lies.
void SetHorizon(Record& record);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_READER_H_
