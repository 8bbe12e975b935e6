// SPDX-License-Identifier: EUPL-1.2
#include "programme/possible.h"

#include <algorithm>
#include <map>
#include <set>

#include "programme/day_order.h"

namespace baken {
namespace {

using Kind = Requirement::Kind;

constexpr int kMostWays = 1 << 16;
constexpr std::size_t kMostNumbers = 64;

struct Bounds {
  std::int64_t least = 0, most = kUnbounded;
};

// Leaves of which only truth is known: windows, and a number held against another number.
bool IsOpaque(const Requirement& leaf) {
  return leaf.kind == Kind::kBetween || (leaf.holding && leaf.holding->per);
}

bool IsOfLayers(const Requirement& leaf) {
  return leaf.holding && !leaf.holding->per && leaf.holding->spans.source == SpanSource::kLayer;
}

Bounds BoundsOf(const Requirement& leaf) {
  if (IsOpaque(leaf)) return {1, 1};
  if (const auto& occurred = leaf.occurred) {
    if (occurred->at_most) return {0, *occurred->at_most};
    return {occurred->times, kUnbounded};
  }
  if (leaf.reached) return {leaf.reached->min, kUnbounded};
  return {leaf.holding->min, leaf.holding->max.value_or(kUnbounded)};
}

bool CountTheSame(const Requirement& a, const Requirement& b) {
  if (a.kind != b.kind || IsOpaque(a) != IsOpaque(b)) return false;
  if (IsOpaque(a)) return a == b;
  if (a.occurred) {
    return a.occurred->moments == b.occurred->moments && a.occurred->within == b.occurred->within &&
           a.occurred->since_trigger == b.occurred->since_trigger &&
           a.occurred->sum_amounts == b.occurred->sum_amounts;
  }
  if (a.reached) {
    return a.reached->activities == b.reached->activities && a.reached->all == b.reached->all &&
           a.reached->distinct == b.reached->distinct;
  }
  return a.holding->spans == b.holding->spans && a.holding->distinct == b.holding->distinct;
}

std::int64_t MostOf(const Requirement& leaf, const Matchable& matchable) {
  if (leaf.between) return IsEmpty(*leaf.between, matchable) ? 0 : 1;
  if (IsOpaque(leaf)) return 1;
  if (leaf.occurred) return matchable.Most(*leaf.occurred);
  if (leaf.holding) return matchable.Most(leaf.holding->spans, leaf.holding->distinct);
  // What does not apply counts where all are asked, so only what can never be settled bounds it.
  return matchable.Most(*leaf.reached);
}

bool IsPartOf(const std::vector<Symbol>& part, const std::vector<Symbol>& whole) {
  return std::all_of(part.begin(), part.end(), [&](Symbol one) {
    return std::find(whole.begin(), whole.end(), one) != whole.end();
  });
}

bool IsPartOf(const Filter& part, const Filter& whole) {
  return whole.selects_all || part == whole;
}

bool IsPartOf(const Activities& part, const Activities& whole) {
  const bool further = part.status == whole.status || (part.status == Status::kDone) ||
                       (part.status == Status::kStarted && whole.status == Status::kOffered);
  return further && IsPartOf(part.words, whole.words);
}

bool IsPartOf(const Occurred& part, const Occurred& whole) {
  const Moments& a = part.moments;
  const Moments& b = whole.moments;
  const bool same_source = a.source == b.source && a.word == b.word && a.spans == b.spans;
  const bool no_shorter = !whole.within || part.within == whole.within;
  const bool no_later = !whole.since_trigger || part.since_trigger;
  return same_source && no_shorter && no_later && part.sum_amounts == whole.sum_amounts &&
         IsPartOf(a.filter, b.filter) && IsPartOf(a.activities, b.activities);
}

// Whether the one number is never higher than the other.
bool IsNeverMore(const Requirement& a, const Requirement& b) {
  if (IsOpaque(a) || IsOpaque(b)) return false;
  if (a.occurred && b.occurred) return IsPartOf(*a.occurred, *b.occurred);
  if (a.holding && b.holding) {
    return a.holding->spans.source == b.holding->spans.source &&
           a.holding->distinct == b.holding->distinct &&
           IsPartOf(a.holding->spans.words, b.holding->spans.words) &&
           IsPartOf(a.holding->spans.filter, b.holding->spans.filter);
  }
  const auto is_plain = [](const Reached& reached) {
    return !reached.all && reached.distinct.empty();
  };
  if (a.reached && b.reached) {
    return is_plain(*a.reached) && is_plain(*b.reached) &&
           IsPartOf(a.reached->activities, b.reached->activities);
  }
  if (a.occurred && b.reached && a.occurred->moments.source == MomentSource::kActivity) {
    return is_plain(*b.reached) && IsPartOf(a.occurred->moments.activities, b.reached->activities);
  }
  if (a.reached && b.occurred && b.occurred->moments.source == MomentSource::kActivity) {
    return is_plain(*a.reached) && b.occurred->moments.filter.selects_all && !b.occurred->within &&
           !b.occurred->since_trigger &&
           IsPartOf(a.reached->activities, b.occurred->moments.activities);
  }
  return false;
}

class Search {
 public:
  Search(const std::vector<Wanted>& wanted, const Vocabulary& words, const Matchable& matchable)
      : wanted_(wanted), words_(words), matchable_(matchable) {
    for (const Wanted& one : wanted) Collect(*one.requirement);
    if (numbers_.size() > kMostNumbers) return;
    for (Number& number : numbers_) Cut(number);
  }

  // How many ways there are to go through, and what finding them cost.
  std::int64_t Ways() const {
    if (numbers_.size() > kMostNumbers) return kUnbounded;
    auto ways = static_cast<std::int64_t>(Layers());
    for (const Number& number : numbers_) {
      ways *= static_cast<std::int64_t>(number.pieces.size());
      if (ways > kMostWays) return kUnbounded;
    }
    return ways;
  }
  std::int64_t Cost() const {
    return static_cast<std::int64_t>((number_of_.size() + 1) * (numbers_.size() + 1));
  }

  bool Run() {
    for (layer_ = 0; layer_ < Layers(); ++layer_) {
      if (TryFrom(0)) return true;
    }
    return false;
  }

 private:
  struct Number {
    const Requirement* leaf;  // one of those that count it
    std::set<std::int64_t> cuts;
    std::vector<Bounds> pieces;
    std::size_t at = 0;  // the piece tried
  };

  std::size_t Layers() const {
    return of_layers_ && !words_.layers.empty() ? words_.layers.size() : 1;
  }

  void Collect(const Requirement& requirement) {
    if (numbers_.size() > kMostNumbers) return;
    for (const Requirement& part : requirement.of) Collect(part);
    if (!requirement.of.empty()) return;
    if (IsOfLayers(requirement)) {
      of_layers_ = true;
      return;
    }
    const auto same = std::find_if(numbers_.begin(), numbers_.end(), [&](const Number& number) {
      return CountTheSame(*number.leaf, requirement);
    });
    const auto index = static_cast<std::size_t>(same - numbers_.begin());
    if (same == numbers_.end()) numbers_.push_back({&requirement, {0}, {}, 0});
    Number& number = numbers_[index];
    number_of_[&requirement] = index;
    const Bounds bounds = BoundsOf(requirement);
    number.cuts.insert({std::max<std::int64_t>(bounds.least, 0), bounds.most + 1});
  }

  void Cut(Number& number) const {
    const std::int64_t most = MostOf(*number.leaf, matchable_);
    for (auto cut = number.cuts.begin(); cut != number.cuts.end() && *cut <= most; ++cut) {
      const auto next = std::next(cut);
      number.pieces.push_back({*cut, next == number.cuts.end() ? most : std::min(most, *next - 1)});
    }
  }

  bool TryFrom(std::size_t index) {
    if (index == numbers_.size()) {
      return std::all_of(wanted_.begin(), wanted_.end(), [this](const Wanted& one) {
        return Holds(*one.requirement) == one.value;
      });
    }
    Number& number = numbers_[index];
    for (number.at = 0; number.at < number.pieces.size(); ++number.at) {
      if (Fits(index) && TryFrom(index + 1)) return true;
    }
    return false;
  }

  // Against the numbers that are settled before it.
  bool Fits(std::size_t index) const {
    const Number& number = numbers_[index];
    for (std::size_t i = 0; i < index; ++i) {
      const Number& other = numbers_[i];
      const Bounds mine = number.pieces[number.at];
      const Bounds theirs = other.pieces[other.at];
      if (mine.least > theirs.most && IsNeverMore(*number.leaf, *other.leaf)) return false;
      if (theirs.least > mine.most && IsNeverMore(*other.leaf, *number.leaf)) return false;
    }
    return true;
  }

  bool Holds(const Requirement& requirement) const {
    const auto holding = std::count_if(requirement.of.begin(), requirement.of.end(),
                                       [this](const Requirement& part) { return Holds(part); });
    switch (requirement.kind) {
      case Kind::kAllOf:
        return holding == static_cast<std::ptrdiff_t>(requirement.of.size());
      case Kind::kAnyOf:
        return holding > 0;
      case Kind::kAtLeast:
        return holding >= requirement.times;
      case Kind::kNoneOf:
        return holding == 0;
      default:
        return LeafHolds(requirement);
    }
  }

  bool LeafHolds(const Requirement& leaf) const {
    const Bounds bounds = BoundsOf(leaf);
    std::int64_t number = 0;
    if (IsOfLayers(leaf)) {
      const auto& asked = leaf.holding->spans.words;
      const bool held = !words_.layers.empty() &&
                        std::find(asked.begin(), asked.end(), words_.layers[layer_]) != asked.end();
      number = held ? 1 : 0;
    } else {
      const Number& counted = numbers_[number_of_.at(&leaf)];
      number = counted.pieces[counted.at].least;
    }
    return bounds.least <= number && number <= bounds.most;
  }

  const std::vector<Wanted>& wanted_;
  const Vocabulary& words_;
  const Matchable& matchable_;
  std::vector<Number> numbers_;
  std::map<const Requirement*, std::size_t> number_of_;
  bool of_layers_ = false;
  std::size_t layer_ = 0;
};

}  // namespace

bool Possibilities::Possible(const std::vector<Wanted>& wanted, const Matchable& matchable) {
  if (tries_left_ <= 0) return true;
  Search search(wanted, words_, matchable);
  tries_left_ -= search.Cost();
  const std::int64_t ways = search.Ways();
  if (ways > kMostWays || ways > tries_left_) return true;
  tries_left_ -= ways;
  return search.Run();
}

}  // namespace baken
