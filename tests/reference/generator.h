// SPDX-License-Identifier: EUPL-1.2
//
// Random records: a fixed seed gives a fixed record.

#ifndef BAKEN_TESTS_REFERENCE_GENERATOR_H_
#define BAKEN_TESTS_REFERENCE_GENERATOR_H_

#include <string>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"
#include "reference/random.h"
#include "time/day.h"

namespace baken::reference {

// How wild a record is. Each level has all of those before it.
enum class Wildness { kFullDates, kPartialDates, kNotRecorded, kBadFacts };

// The days that a record tells of.
struct Days {
  Day first;
  int count;
};

// A record under this programme, with words of its vocabulary; judged on no day yet.
v1::CheckRequest RandomTrajectory(const v1::Programme& programme, Wildness wildness, Days days,
                                  Random& random);
v1::CheckRequest RandomOrganisation(const v1::Programme& programme, Wildness wildness, Days days,
                                    Random& random);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_GENERATOR_H_
