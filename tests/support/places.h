// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TESTS_SUPPORT_PLACES_H_
#define BAKEN_TESTS_SUPPORT_PLACES_H_

#include <string>

namespace baken {

// The folder of the sources, and the one that they are built in; no slash at the end. Only
// places.cc is compiled with them, so that two checkouts can share what a compiler cache holds.
std::string SourceFolder();
std::string BuildFolder();

}  // namespace baken

#endif  // BAKEN_TESTS_SUPPORT_PLACES_H_
