// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_FACTS_LAYERS_H_
#define BAKEN_FACTS_LAYERS_H_

#include <cstdint>
#include <span>

#include "facts/facts.h"

namespace baken {

// Bit i stands for Vocabulary.layers[i]; every bit when the layer could not be read.
std::uint64_t LayerBits(const Vocabulary& words, Symbol layer);

// The layers that may be held, by day, when `entries` (none of them set aside) are
// all there is. `moved` is taken to be entered on `moved_to` exactly; nullptr: none.
std::pmr::vector<LayerStep> LayersHeld(const Vocabulary& words, std::span<const Fact> entries,
                                       const Fact* moved, Day moved_to, Memory* memory);

}  // namespace baken

#endif  // BAKEN_FACTS_LAYERS_H_
