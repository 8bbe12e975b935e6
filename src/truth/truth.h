// SPDX-License-Identifier: EUPL-1.2
// The room of truth: what is known of a statement, and how that changes over the days.
// In:    nothing but days.
// Out:   Truth (three values, Kleene), Timeline (truth by day), Counts (bounded numbers by day).
// Never: knows a fact, a rule or a programme; reasons over possible worlds.
#ifndef BAKEN_TRUTH_TRUTH_H_
#define BAKEN_TRUTH_TRUTH_H_

#include <algorithm>
#include <cstdint>

namespace baken {

enum class Truth : std::uint8_t { kFalse = 0, kUnknown = 1, kTrue = 2 };

constexpr Truth And(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth Or(Truth a, Truth b) { return std::max(a, b); }
constexpr Truth Not(Truth a) { return static_cast<Truth>(2 - static_cast<std::uint8_t>(a)); }
constexpr Truth ToTruth(bool known) { return known ? Truth::kTrue : Truth::kFalse; }

// What several possibilities have in common: the same for all is certain, what differs is unknown.
constexpr Truth Agree(Truth a, Truth b) { return a == b ? a : Truth::kUnknown; }

}  // namespace baken

#endif  // BAKEN_TRUTH_TRUTH_H_
