// SPDX-License-Identifier: EUPL-1.2
#include "support/places.h"

namespace baken {

std::string SourceFolder() { return BAKEN_SOURCE_DIR; }
std::string BuildFolder() { return BAKEN_BINARY_DIR; }

}  // namespace baken
