// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_CHECK_FINDING_H_
#define BAKEN_CHECK_FINDING_H_

#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/obligation.h"
#include "truth/counts.h"

namespace baken {

// A fact of the request and the day it bears, as in FactRef of check.proto. Path and date become
// text when they are written.
struct FactRef {
  const Fact* fact = nullptr;
  DayRange day = kAbsent;
};

// Puts references in the order of their texts, each once.
void SortAndUnite(std::vector<FactRef>& refs);

enum class Leaf : std::uint8_t { kOccurred, kReached, kHolding };

// What would meet the requirement: `want` of these, `have` there.
struct OpenItem {
  Leaf leaf = Leaf::kOccurred;
  std::vector<Symbol> words;
  const Filter* filter = nullptr;  // what else the rule asks of them; lives in the programme
  Sort sort = Sort::kEvent;
  std::int64_t have = 0;
  std::int64_t want = 0;
  bool alternative = false;       // one of several that would do
  std::vector<FactRef> at_fault;  // where none may be: what is there
};

// Days in breach for certain: `since` counts, `until` does not. kDawn: since ever; kNever: open.
struct Breach {
  Day since, until;
  std::vector<FactRef> causes;
  std::vector<FactRef> mended_by;
  std::vector<OpenItem> open;  // what was open on the first day
};

// A fact that would decide the outcome: where, and of which word.
struct MissingFact {
  std::string path;
  std::string what;
  friend auto operator<=>(const MissingFact&, const MissingFact&) = default;
};

struct MeasureValue {
  std::int64_t value = 0;
  std::int64_t base = 0;
  std::string_view unit;
};

// One part of a requirement on the day judged, as in TraceNode of check.proto.
struct TraceNode {
  std::string id;
  Requirement::Kind kind = Requirement::Kind::kAllOf;
  Truth truth = Truth::kUnknown;
  Day since = kDawn;   // kDawn: since ever
  Day until = kNever;  // kNever: it stays so
  std::vector<Symbol> words;
  Count have;
  std::int64_t want = 0;
  std::optional<std::int64_t> want_at_most;
  std::vector<FactRef> facts;
  std::vector<TraceNode> of;
};

// Days of one outcome in a row: `since` counts, `until` does not.
struct OutcomeSpan {
  Day since, until;
  Outcome outcome;
};

// One rule, one subject, one day.
struct Finding {
  const Rule* rule = nullptr;
  const Edition* edition = nullptr;
  std::string_view subject;  // empty: the record's own subject
  Outcome outcome = Outcome::kNone;
  Day since = kDawn;  // kDawn: since ever
  DayRange due = kAbsent;
  Day changes_on = kNever;  // kNever: never, if nothing else is recorded
  std::vector<Breach> breaches;
  std::vector<FactRef> based_on;  // what started the term, or triggered the obligation
  std::vector<OpenItem> open;
  std::vector<MissingFact> missing;
  std::vector<std::string_view> waits_for;
  std::string_view waived_by;  // the role that granted the waiver, where one alone did
  Day waived_until = kNever;   // the first day that it no longer covers; kNever: not known
  std::optional<MeasureValue> measure;
  std::vector<OutcomeSpan> history;  // over the period asked for
  std::vector<TraceNode> trace;      // with Detail::kTrace: the requirement, and what it applies to
};

using Findings = std::pmr::vector<Finding>;

}  // namespace baken

#endif  // BAKEN_CHECK_FINDING_H_
