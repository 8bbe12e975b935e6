// SPDX-License-Identifier: EUPL-1.2
//
// Library and reference side by side over random programmes and records.

#ifndef BAKEN_TESTS_REFERENCE_DIFFERENTIAL_H_
#define BAKEN_TESTS_REFERENCE_DIFFERENTIAL_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "reference/compare.h"
#include "reference/generator.h"
#include "reference/shrink.h"
#include "support/language_coverage.h"

namespace baken::reference {

// A built-in programme, or random ones for the one or the other side.
enum class Kind { kThuisInMvs, kDmit, kWieFocus, kMeerinzicht, kTrajectory, kOrganisation };

class Differential {
 public:
  // `days`: on how many each record is judged.
  Differential(Kind kind, Wildness wildness, std::size_t days)
      : kind_(kind), wildness_(wildness), days_(days) {}

  // One programme, some records, many days each.
  void Run(std::uint64_t seed);

  // One comparison: one rule's finding for one subject on one day, all its fields.
  std::uint64_t comparisons() const { return comparisons_; }
  std::uint64_t records() const { return records_; }
  std::uint64_t programmes() const { return programmes_; }
  // How many of the programmes have a deviation in force.
  std::uint64_t deviations() const { return deviations_; }
  // Each once, as small as it gets, as a file of tests/cases.
  const std::vector<std::string>& differences() const { return differences_; }
  std::uint64_t differing() const { return differing_; }
  const LanguageCoverage& coverage() const { return coverage_; }

 private:
  void CompareRecord(const v1::Programme& programme, const Library& library,
                     v1::CheckRequest request, Random& random);
  void CompareDay(const v1::Programme& programme, const Library& library,
                  const v1::CheckRequest& request, Reference& reference, std::vector<Day>& changes);
  void Tell(const v1::Programme& programme, const v1::CheckRequest& request, const FindingKey& key,
            const Verdict& theirs, const Verdict& ours);

  const Kind kind_;
  const Wildness wildness_;
  const std::size_t days_;
  std::uint64_t seed_ = 0;
  std::uint64_t comparisons_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t programmes_ = 0;
  std::uint64_t deviations_ = 0;
  std::uint64_t differing_ = 0;
  std::map<std::string, int> told_;
  std::vector<std::string> differences_;
  LanguageCoverage coverage_;
};

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_DIFFERENTIAL_H_
