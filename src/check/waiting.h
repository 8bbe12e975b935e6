// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_WAITING_H_
#define BAKEN_CHECK_WAITING_H_

#include <memory_resource>
#include <optional>
#include <vector>

#include "check/finding.h"

namespace baken {

// Rules of a trajectory whose terms and moments begin with facts of which none is on file. They
// look at nothing else yet, and so what is found for the first of them holds for all.
class WaitingRules {
 public:
  WaitingRules(const Programme& programme, const Facts& facts);

  bool Has(const Rule& rule) const;
  // Fills in what was learnt of another; false when nothing was yet.
  bool Tell(Finding& finding) const;
  void Learn(const Finding& finding);

 private:
  std::pmr::vector<bool> on_file_;  // by symbol; empty: no rule is taken to wait
  std::optional<Finding> learnt_;
};

}  // namespace baken

#endif  // BAKEN_CHECK_WAITING_H_
