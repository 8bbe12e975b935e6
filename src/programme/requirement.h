// SPDX-License-Identifier: EUPL-1.2
// The rule language as frozen values: every word a symbol, every parameter its number.
// The meaning of each is written at its message in proto/baken/v1/programme.proto.
#ifndef BAKEN_PROGRAMME_REQUIREMENT_H_
#define BAKEN_PROGRAMME_REQUIREMENT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "programme/sight.h"
#include "programme/vocabulary.h"
#include "time/term.h"

namespace baken {

// The number of a part of the programme. Parts that read the same have the same number, whichever
// rule they stand in, so that what is found for one is found for all. A copy has none: whoever
// makes one may change it, and must not be taken for the part it was made from.
struct PartNumber {
  int value = -1;  // -1: made for the moment, and in no programme
  Sight sight;     // of a part with a number
  PartNumber() = default;
  PartNumber(const PartNumber&) {}
  PartNumber& operator=(const PartNumber&) {
    *this = PartNumber();
    return *this;
  }
  PartNumber(PartNumber&&) = default;
  PartNumber& operator=(PartNumber&&) = default;
  ~PartNumber() = default;
  friend bool operator==(const PartNumber&, const PartNumber&) { return true; }
};

// A text field of a fact that filters, distinct counts and `empty` look at.
enum class Field : std::uint8_t {
  kWord,  // kind, role, activity, layer or name: what the fact is
  kValue,
  kMode,
  kHost,
  kPlace,
  kOwner,
  kVoicedBy,
  kHelper,
  kServes,
  kRole,
  kReason,
  kParty,  // whom or what the fact refers to: party, group, or the id of a group
};
inline constexpr int kFields = 12;

struct Filter {
  std::vector<Symbol> by_all, by_any;
  std::vector<std::string> tags_all, tags_any, tags_none;  // ids or families as "specialism.*"
  std::vector<std::string> values;
  std::vector<Symbol> modes, hosts_none;
  std::vector<Field> empty;
  bool empty_by = false;
  bool empty_tags = false;
  std::vector<Symbol> owner_any, owner_none, voiced_by_any, helper_any;
  std::vector<Symbol> serves_none;  // kinds of plan element
  bool selects_all = true;          // no list is given
  friend bool operator==(const Filter&, const Filter&) = default;
};

enum class Status : std::uint8_t { kOffered, kStarted, kDone, kSettled };

struct Activities {
  std::vector<Symbol> words;  // never empty once loaded
  Status status = Status::kDone;
  friend bool operator==(const Activities&, const Activities&) = default;
};

enum class SpanSource : std::uint8_t {
  kMembership,
  kInvolvement,
  kCircumstance,
  kLayer,
  kPlan,
  kPlanElement,
  kMember,
  kGroup,
  kPartner,
};

constexpr Sort SortOf(SpanSource source) {
  constexpr std::array<Sort, 9> kSortOf = {Sort::kGroup, Sort::kRole,  Sort::kCircumstance,
                                           Sort::kLayer, Sort::kPlan,  Sort::kPlanElement,
                                           Sort::kRole,  Sort::kGroup, Sort::kPartner};
  return kSortOf[static_cast<std::size_t>(source)];
}

struct Spans {
  SpanSource source = SpanSource::kMembership;
  std::vector<Symbol> words;  // any of these; never empty once loaded
  Filter filter;
  friend bool operator==(const Spans&, const Spans&) = default;
};

enum class MomentSource : std::uint8_t {
  kEvent,
  kActivity,
  kLayerEntered,
  kPlanDrawnUp,
  kPlanSigned,
  kStarted,
  kEnded,
};

struct Moments {
  MomentSource source = MomentSource::kEvent;
  Symbol word = kNoSymbol;  // event, layer or plan
  Activities activities;    // kActivity
  Spans spans;              // kStarted and kEnded
  Filter filter;
  PartNumber number;
  friend bool operator==(const Moments&, const Moments&) = default;
};

struct DateExpression {
  enum class Kind : std::uint8_t { kFirst, kLast, kLaterOf, kEarlierOf, kFirstKnown, kPlus };
  Kind kind = Kind::kFirst;
  Moments moments;                 // kFirst and kLast
  std::vector<DateExpression> of;  // the others; kPlus has one
  CountedTerm counted;             // kPlus
  PartNumber number;
  friend bool operator==(const DateExpression&, const DateExpression&) = default;
};

// Days from `since` (counts) to `until` (does not) or `through` (does); each may be absent.
struct Window {
  std::optional<DateExpression> since, until, through;
  friend bool operator==(const Window&, const Window&) = default;
};

struct Occurred {
  Moments moments;
  std::int64_t times = 1;
  bool sum_amounts = false;  // the sum of Event.amount instead of the number of events
  std::optional<std::int64_t> at_most;
  std::optional<Term> within;
  bool since_trigger = false;
  friend bool operator==(const Occurred&, const Occurred&) = default;
};

struct Reached {
  Activities activities;
  bool all = false;
  std::int64_t min = 1;
  std::string distinct;
  // What makes two of the activities count as one, for each of their words. Not for a family of
  // tags: that counts the tags themselves.
  std::vector<std::size_t> keys;
  friend bool operator==(const Reached&, const Reached&) = default;
};

// What makes two spans count as one.
enum class Distinct : std::uint8_t { kNatural, kParty, kGroup, kKind, kValue };

struct Holding {
  Spans spans;
  Distinct distinct = Distinct::kNatural;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
  std::optional<Spans> per;
  bool absent_is_unknown = false;
  friend bool operator==(const Holding&, const Holding&) = default;
};

struct Requirement {
  enum class Kind : std::uint8_t {
    kOccurred,
    kReached,
    kHolding,
    kBetween,
    kAllOf,
    kAnyOf,
    kAtLeast,
    kNoneOf,
  };
  Kind kind = Kind::kAllOf;
  std::optional<Occurred> occurred;
  std::optional<Reached> reached;
  std::optional<Holding> holding;
  std::optional<Window> between;
  std::vector<Requirement> of;
  int times = 0;  // kAtLeast
  PartNumber number;
  friend bool operator==(const Requirement&, const Requirement&) = default;
};

}  // namespace baken

#endif  // BAKEN_PROGRAMME_REQUIREMENT_H_
