// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_POSSIBLE_H_
#define BAKEN_PROGRAMME_POSSIBLE_H_

#include <vector>

#include "programme/matchable.h"
#include "programme/programme.h"

namespace baken {

struct Wanted {
  const Requirement* requirement;
  bool value;
};

// Whether on some day some record could make these requirements so, all together. False only when
// none can: what two different selectors count is taken to be free unless one counts part of the
// other, and what is too much to go through is taken to be possible.
//
// Every leaf is true while a number lies within bounds. So each number needs to be tried only once
// between two bounds, and the layer held once for each layer.
class Possibilities {
 public:
  explicit Possibilities(const Vocabulary& words) : words_(words) {}
  bool Possible(const std::vector<Wanted>& wanted, const Matchable& matchable);

 private:
  const Vocabulary& words_;
  // Bounds the time that a programme made for it can take; the built-in ones take a thousandth.
  std::int64_t tries_left_ = std::int64_t{1} << 22;
};

}  // namespace baken

#endif  // BAKEN_PROGRAMME_POSSIBLE_H_
