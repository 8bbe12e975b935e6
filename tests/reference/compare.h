// SPDX-License-Identifier: EUPL-1.2
//
// One subject under one programme, by the library and by the reference, field by field.

#ifndef BAKEN_TESTS_REFERENCE_COMPARE_H_
#define BAKEN_TESTS_REFERENCE_COMPARE_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/library.h"
#include "reference/verdict.h"

namespace baken::reference {

// A rule and the subject within the record: a group's id, else empty.
using FindingKey = std::pair<std::string, std::string>;

// What is compared of one finding.
struct Verdict {
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  Day since = kDawn;
  Day changes_on = kNever;
  DayRange due = {kNever, kNever};
  BreachDays breaches;

  friend bool operator==(const Verdict&, const Verdict&) = default;
};
using Verdicts = std::map<FindingKey, Verdict>;

// What the library says on one day.
Verdicts ByLibrary(const Library& library, const v1::CheckRequest& request);

// What the reference says, on any number of days.
class Reference {
 public:
  Reference(const v1::Programme& programme, v1::CheckRequest request);

  const std::vector<FindingKey>& Keys() const { return keys_; }
  Verdict On(const FindingKey& key, Day day);
  // Whether library and reference agree. Where a fact was set aside, and so may lie on any day,
  // only certain outcomes are compared, and only from the first date of the record on.
  bool AgreesWith(const FindingKey& key, Day day, const Verdict& library);
  v1::Outcome OutcomeOn(const FindingKey& key, Day day) { return JudgeOf(key, day).OutcomeOn(day); }
  // Only the day judged bounds some date: every day is then read anew, which takes long.
  bool IsJudgedRelative() const { return judged_relative_; }

 private:
  // Everything as it reads on one day.
  struct Reading {
    std::map<std::string, std::unique_ptr<World>> worlds;  // by subject; organisation: "-"
    std::map<FindingKey, std::unique_ptr<Judge>> judges;
  };
  // The outcomes of one finding on day after day.
  struct Course {
    Day first = 0;
    std::vector<v1::Outcome> outcomes;
    std::vector<Day> since;       // of each day
    std::vector<Day> changes_on;  // of each day
  };
  std::unique_ptr<Reading> Read(Day day);
  Reading& ReadingOn(Day day);
  Judge& JudgeOf(const FindingKey& key, Day day);
  const Course& CourseOf(const FindingKey& key);

  const v1::Programme& programme_;
  v1::CheckRequest request_;
  bool judged_relative_ = false;
  std::vector<FindingKey> keys_;
  std::map<Day, std::unique_ptr<Reading>> readings_;
  std::map<FindingKey, Course> courses_;
};

std::string Describe(const Verdict& verdict);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_COMPARE_H_
