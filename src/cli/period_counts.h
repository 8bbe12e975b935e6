// SPDX-License-Identifier: EUPL-1.2
// Counting outcomes over a period without pointing at anyone.
#ifndef BAKEN_CLI_PERIOD_COUNTS_H_
#define BAKEN_CLI_PERIOD_COUNTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "baken/v1/agenda.pb.h"
#include "cli/period.h"
#include "cli/phrases.h"

namespace baken::cli {

// Counts below this are not said: few people can be recognised.
constexpr std::int64_t kSmallestCount = 10;

class PeriodTally {
 public:
  void Add(const v1::Report& report, Language language);
  v1::PeriodCounts Counts(const Period& period) const;

 private:
  struct OfRule {
    std::string title;
    std::int64_t base = 0;
    std::int64_t in_breach = 0;
    std::int64_t undetermined = 0;
  };
  struct OfProgramme {
    v1::ProgrammeRef programme;
    std::int64_t records = 0;
    std::map<std::pair<v1::RuleClass, std::string>, OfRule> rules;
  };
  std::map<std::string, OfProgramme> programmes_;  // by fingerprint
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_PERIOD_COUNTS_H_
