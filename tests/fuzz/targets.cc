// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/targets.h"

namespace baken::fuzz {

std::span<const Target> Targets() {
  static constexpr Target kTargets[] = {
      {"request", Request},
      {"trajectory", Trajectory},
      {"organisation", Organisation},
      {"programme", Programme},
      {"programme_text", ProgrammeText},
      {"deviation", Deviation},
      {"views", Views},
      {"calls", Calls},
      {"json", Json},
      {"batch", Batch},
      {"convert", Convert},
  };
  return kTargets;
}

}  // namespace baken::fuzz
