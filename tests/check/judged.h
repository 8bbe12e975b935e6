// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TESTS_CHECK_JUDGED_H_
#define BAKEN_TESTS_CHECK_JUDGED_H_

#include <gtest/gtest.h>

#include <memory_resource>
#include <set>
#include <string>
#include <vector>

#include "check/check.h"
#include "support/tiny_programme.h"

namespace baken::testing {

// A record, read anew for each day on which it is judged.
class Judged {
 public:
  Judged(const Programme& programme, const std::string& record) : programme_(programme) {
    v1::CheckRequest request;
    *request.mutable_trajectory() = FromText<v1::Trajectory>(record);
    request.set_judged_on("2026-01-01");
    bytes_ = request.SerializeAsString();
    EXPECT_FALSE(ReadRequest(bytes_, request_));
  }

  void AskOver(Day since, Day until) {
    request_.over_since = since;
    request_.over_until = until;
  }

  Facts Read(Day day, std::pmr::monotonic_buffer_resource& arena) {
    request_.judged = day;
    Facts facts(&arena);
    EXPECT_FALSE(ReadFacts(request_, day, programme_, facts));
    return facts;
  }

  std::vector<Finding> On(Day day, Detail detail) {
    request_.detail = detail;
    arena_.release();
    const Facts facts = Read(day, arena_);
    const Findings found = Check(programme_, request_, facts);
    return {found.begin(), found.end()};
  }

 private:
  const Programme& programme_;
  std::string bytes_;
  Request request_;
  std::pmr::monotonic_buffer_resource arena_;
};

// What certainly holds where each of these is possible; several where more than the outcome would
// have to be known to tell.
inline std::set<Outcome> InCommon(const std::set<Outcome>& possible) {
  if (possible.size() == 1) return possible;
  const auto any = [&](Outcome outcome) { return possible.contains(outcome); };
  if (any(Outcome::kViolated) || any(Outcome::kUndetermined)) return {Outcome::kUndetermined};
  if (any(Outcome::kRepaired)) {
    if (any(Outcome::kWaived)) return {Outcome::kUndetermined, Outcome::kRepaired};
    return {Outcome::kUndetermined};
  }
  if (any(Outcome::kWaived)) return {Outcome::kPending, Outcome::kUndetermined};
  if (any(Outcome::kPending)) return {Outcome::kPending};
  return {Outcome::kPending, Outcome::kSatisfied, Outcome::kNotApplicable};
}

}  // namespace baken::testing

#endif  // BAKEN_TESTS_CHECK_JUDGED_H_
