// SPDX-License-Identifier: EUPL-1.2
//
// Random deviations from a random programme, and what the programme then says by the plain reading.

#ifndef BAKEN_TESTS_REFERENCE_DEVIATION_GENERATOR_H_
#define BAKEN_TESTS_REFERENCE_DEVIATION_GENERATOR_H_

#include <optional>

#include "reference/programme_generator.h"
#include "reference/random.h"

namespace baken::reference {

// The programme with a deviation in force that the library accepts: other parameters, other rules
// (also in editions) and rules switched off. The message is changed by our own reading, the library
// by baken_programme_deviate. Nothing when none was found.
std::optional<LoadedProgramme> WithRandomDeviation(const LoadedProgramme& programme,
                                                   Random& random);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_DEVIATION_GENERATOR_H_
