// SPDX-License-Identifier: EUPL-1.2
// The room of the programme: rules as data, checked and frozen.
// In:    the bytes of a Programme or Deviation message, or an embedded programme's id.
// Out:   a Programme that any number of threads may read, or the problems that refuse it.
// Never: reads a fact, a file or a clock; changes after it is loaded.
#ifndef BAKEN_PROGRAMME_PROGRAMME_H_
#define BAKEN_PROGRAMME_PROGRAMME_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "programme/requirement.h"
#include "programme/vocabulary.h"
#include "time/working_days.h"

namespace baken {

enum class RuleClass : std::uint8_t { kMust = 1, kShould = 2, kIndicator = 3 };
enum class Scope : std::uint8_t { kTrajectory, kGroup, kOrganisation };

// Owed from the anchor, or from each moment on; due on the last day.
struct By {
  std::optional<DateExpression> anchor;  // one of the two is given
  std::optional<Moments> each;
  CountedTerm counted;
};

// Owed on every day of the window. A bound that is absent is that of the default window.
struct Throughout {
  Window window;
  std::optional<Term> grace;
};

struct At {
  std::vector<Moments> each;
  bool on_the_eve = false;
};

// What a count counts, each distinct value once if `distinct` says of what.
struct Counted {
  std::optional<Moments> moments;
  std::optional<Spans> spans;
  std::string distinct;  // "", a field ("place", "party", …) or a tag family ("region.*")
};

struct Measure {
  struct Share {
    Counted part, whole;
  };
  struct DaysUntil {
    DateExpression day;
  };
  struct Level {
    Spans spans;
  };
  struct Value {
    Symbol circumstance = kNoSymbol;
  };
  std::variant<Counted, Share, DaysUntil, Level, Value> what;
  std::optional<DateExpression> since, until;
  std::optional<Term> within;
  Symbol per = kNoSymbol;  // a role: one finding per distinct party in it
};

struct Citation {
  std::string source, locator;
};

// One edition of a rule.
struct Edition {
  std::size_t index = 0;  // place in Programme.rules of the message
  RuleClass rule_class = RuleClass::kMust;
  Scope scope = Scope::kTrajectory;
  std::vector<Symbol> group_kinds;
  std::string duty_bearer;
  std::optional<Requirement> applies_when;
  Requirement requirement;
  std::variant<std::monostate, By, Throughout, At> timing;  // monostate: a measure
  std::optional<Measure> measure;
  std::vector<Text> titles, explanations, remedies;
  std::vector<Citation> citations;
  std::string reading;
  std::string report_fields;  // duty bearer, citations and reading as they stand in a Finding
  Day in_force_since = kDawn;
  Day in_force_until = kNever;
};

// All editions of one rule id, the oldest first. They share scope and kind of timing.
struct Rule {
  std::string id;
  std::string report_id;  // the id as it stands in a Finding
  int place = 0;          // among all rules, ordered by id
  std::vector<Edition> editions;
  // Words of the facts that its term or moments begin with: without one of them on file it waits.
  // Only where there is one edition, and a term or moments.
  std::vector<Symbol> awaits;
  Sight sight;  // of all its editions, with the programme's clock and stops

  // The edition whose words are shown for a day: the one in force, else the latest.
  const Edition& EditionOn(Day day) const;
};

// One change of a deviation: what differs, on whose decision, when and why.
struct DeviationLine {
  std::string dutch, english;
};

struct Programme {
  std::string id, version;
  std::string fingerprint;  // SHA-256 of the canonical bytes, lower-case hex
  std::vector<DeviationLine> deviations;
  std::vector<Text> titles;
  Vocabulary vocabulary;
  std::vector<Rule> rules;
  WorkingDays working_days;
  std::optional<DateExpression> clock;
  std::vector<Moments> stops;
  int requirements = 0;  // how many numbers Requirement, Moments and DateExpression have
  int moments = 0;
  int dates = 0;
  std::vector<std::string> unused_parameters;  // ids that no rule names, sorted
  Day longest_term = 0;                        // of the parameters, in days at most
  std::string canonical_bytes;  // the Programme message as loaded, deviations applied

  const Rule* FindRule(std::string_view rule_id) const;
};

}  // namespace baken

#endif  // BAKEN_PROGRAMME_PROGRAMME_H_
