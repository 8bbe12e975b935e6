// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_MATCHABLE_H_
#define BAKEN_PROGRAMME_MATCHABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "programme/programme.h"

namespace baken {

// More than any limit that a rule names.
inline constexpr std::int64_t kUnbounded = std::int64_t{1} << 40;

// What a selector of a rule of some scope can match at most. It never says less than what some
// record could hold: where this says nothing, nothing it is.
class Matchable {
 public:
  Matchable(const Programme& programme, Scope scope)
      : words_(programme.vocabulary), scope_(scope) {}

  // Why no fact can ever match; empty when one can.
  std::string WhyNothing(const Moments& moments) const;
  std::string WhyNothing(const Spans& spans) const;
  std::string WhyNothing(const Reached& reached) const;

  // The highest number of them there can be.
  std::int64_t Most(const Occurred& occurred) const;
  std::int64_t Most(const Spans& spans, Distinct distinct) const;
  std::int64_t Most(const Reached& reached) const;

 private:
  enum class Kind;
  static Kind KindOf(const Moments& moments);
  static Kind KindOf(SpanSource source);
  std::string WhyNotInScope(Kind kind) const;
  std::string WhyNoFieldFor(const Filter& filter, Kind kind) const;
  std::vector<Symbol> Reachable(const Activities& activities, const Filter& filter) const;
  const Word* ActivityOf(Symbol symbol) const;

  const Vocabulary& words_;
  Scope scope_;
};

}  // namespace baken

#endif  // BAKEN_PROGRAMME_MATCHABLE_H_
