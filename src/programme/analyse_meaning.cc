// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "programme/analyse.h"
#include "programme/compiler.h"
#include "programme/day_order.h"
#include "programme/possible.h"
#include "programme/visit_rules.h"

namespace baken {
namespace {

std::string PathOf(const Edition& edition) {
  return ElementPath("rules", static_cast<int>(edition.index));
}

Requirement Happened(const Moments& moments) {
  Requirement requirement;
  requirement.kind = Requirement::Kind::kOccurred;
  requirement.occurred.emplace();
  requirement.occurred->moments = moments;
  return requirement;
}

Requirement Holds(Symbol layer) {
  Requirement requirement;
  requirement.kind = Requirement::Kind::kHolding;
  requirement.holding.emplace();
  requirement.holding->spans.source = SpanSource::kLayer;
  requirement.holding->spans.words = {layer};
  requirement.holding->min = 1;
  return requirement;
}

bool EntersLayer(const Moments& moments) {
  return moments.source == MomentSource::kLayerEntered && moments.filter.selects_all;
}

// Something that is so on the day looked at, whatever else is on record.
struct Given {
  Requirement requirement;
  bool value = true;
};

// What is so at a moment, or on the eve of it.
std::vector<Given> GivenAt(const Moments& moment, bool on_the_eve) {
  std::vector<Given> given;
  // Who enters a layer did not hold it the day before: a repeat is no entry.
  if (EntersLayer(moment)) given.push_back({Holds(moment.word), !on_the_eve});
  if (!on_the_eve) given.push_back({Happened(moment), true});
  return given;
}

// From its anchor on, what a `by` counts from has happened.
std::vector<Given> GivenFrom(const By& by) {
  if (by.each) return {{Happened(*by.each), true}};
  using Kind = DateExpression::Kind;
  const bool plain = by.anchor->kind == Kind::kFirst || by.anchor->kind == Kind::kLast;
  if (!plain) return {};
  return {{Happened(by.anchor->moments), true}};
}

class SelectorFinder : public RuleVisitor {
 public:
  SelectorFinder(const Vocabulary& words, const Matchable& matchable, std::vector<Problem>& remarks)
      : words_(words), matchable_(matchable), remarks_(remarks) {}

 protected:
  void Meet(const Moments& moments, const std::string& path) override {
    const bool edge =
        moments.source == MomentSource::kStarted || moments.source == MomentSource::kEnded;
    // Spans that match nothing are told where they stand.
    if (edge && !matchable_.WhyNothing(moments.spans).empty()) return;
    Tell(matchable_.WhyNothing(moments), path);
  }
  void Meet(const Spans& spans, const std::string& path) override {
    Tell(matchable_.WhyNothing(spans), path);
  }
  void Meet(const Reached& reached, const std::string& path) override {
    Tell(matchable_.WhyNothing(reached), path + ".activities");
  }
  void Meet(Sort, Symbol) override {}
  void MeetFamily(const std::string& family, const std::string& path) override {
    const bool closed = family.ends_with(".*") && !words_.IsOpen(Sort::kTag);
    const bool known =
        std::any_of(words_.words().begin(), words_.words().end(), [&](const Word& word) {
          return word.sort == Sort::kTag &&
                 (MatchesPattern(family, word.id) || MatchesPattern(word.id, family));
        });
    if (!closed || known) return;
    remarks_.push_back({path, "family_unknown", family, "a family of tags of the vocabulary", ""});
  }

 private:
  void Tell(const std::string& why, const std::string& path) {
    if (!why.empty()) remarks_.push_back({path, "matches_nothing", "", why, ""});
  }
  const Vocabulary& words_;
  const Matchable& matchable_;
  std::vector<Problem>& remarks_;
};

class Analyst {
 public:
  explicit Analyst(const Programme& programme)
      : programme_(programme), possibilities_(programme.vocabulary) {}

  std::vector<Problem> Run() {
    for (const Rule& rule : programme_.rules) {
      for (const Edition& edition : rule.editions) LookAt(rule, edition);
      LookForGaps(rule);
    }
    LookForContradictions();
    LookForLayers();
    return std::move(remarks_);
  }

 private:
  using Requirements = std::vector<std::pair<const Requirement*, bool>>;

  void Add(std::string path, std::string problem, std::string found, std::string expected) {
    remarks_.push_back(
        {std::move(path), std::move(problem), std::move(found), std::move(expected), ""});
  }

  bool Possible(const Requirements& requirements, const std::vector<Given>& given,
                const Matchable& matchable) {
    std::vector<Wanted> wanted;
    for (const auto& [requirement, value] : requirements) wanted.push_back({requirement, value});
    for (const Given& one : given) wanted.push_back({&one.requirement, one.value});
    return possibilities_.Possible(wanted, matchable);
  }

  // With `applies_when` true, where there is one.
  Requirements Owed(const Edition& edition) const {
    if (!edition.applies_when) return {};
    return {{&*edition.applies_when, true}};
  }

  Requirements Owed(const Edition& edition, bool requirement) const {
    Requirements all = Owed(edition);
    all.emplace_back(&edition.requirement, requirement);
    return all;
  }

  void LookAt(const Rule& rule, const Edition& edition) {
    const Matchable matchable(programme_, edition.scope);
    SelectorFinder(programme_.vocabulary, matchable, remarks_).Visit(edition, PathOf(edition));
    if (edition.applies_when && !Possible(Owed(edition), {}, matchable)) {
      Add(PathOf(edition) + ".applies_when", "never_owed", rule.id,
          "an applies_when that some record can meet");
      return;
    }
    if (edition.measure) return;
    if (!Possible({{&edition.requirement, true}}, {}, matchable)) {
      Add(PathOf(edition) + ".requirement", "never_met", rule.id,
          "a requirement that some record can meet");
      return;
    }
    if (const auto* by = std::get_if<By>(&edition.timing)) {
      LookAtBy(rule, edition, *by, matchable);
    } else if (const auto* at = std::get_if<At>(&edition.timing)) {
      LookAtMoments(rule, edition, *at, matchable);
    } else if (const auto* throughout = std::get_if<Throughout>(&edition.timing)) {
      LookAtWindow(rule, edition, *throughout, matchable);
    }
  }

  void NeverBroken(const Rule& rule, const Edition& edition) {
    Add(PathOf(edition) + ".requirement", "never_broken", rule.id,
        "a requirement that some record can fail when it is owed");
  }

  void LookAtWindow(const Rule& rule, const Edition& edition, const Throughout& throughout,
                    const Matchable& matchable) {
    if (IsEmpty(throughout.window, matchable)) {
      Add(PathOf(edition) + ".throughout.window", "never_owed", rule.id,
          "a window with days in it");
    } else if (!Possible(Owed(edition, true), {}, matchable)) {
      Add(PathOf(edition) + ".requirement", "never_met", rule.id,
          "a requirement that some record can meet while applies_when holds");
    } else if (!Possible(Owed(edition, false), {}, matchable)) {
      NeverBroken(rule, edition);
    }
  }

  void LookAtBy(const Rule& rule, const Edition& edition, const By& by,
                const Matchable& matchable) {
    const std::string path = PathOf(edition) + ".by";
    const bool never =
        by.each ? !matchable.WhyNothing(*by.each).empty() : NeverComes(*by.anchor, matchable);
    if (never) {
      Add(path, "never_owed", rule.id, "an anchor or trigger that can happen");
      return;
    }
    const std::vector<Given> given = GivenFrom(by);
    if (!Possible({{&edition.requirement, true}}, given, matchable)) {
      Add(PathOf(edition) + ".requirement", "never_met", rule.id,
          "a requirement that some record can meet once the anchor has come");
    } else if (IsDueTooSoon(edition, by)) {
      Add(path, "never_in_time", rule.id,
          "a last day that is not before the first day on which it can be met");
    } else if (!Possible({{&edition.requirement, false}}, given, matchable)) {
      NeverBroken(rule, edition);
    }
  }

  // Whatever counts is met on the anchor at the earliest, or when a window that it asks for begins.
  static bool IsDueTooSoon(const Edition& edition, const By& by) {
    if (by.counted.shift != LastDayShift::kNone) return false;
    const std::int64_t most = MostDays(by.counted.term);
    if (by.counted.counting == Counting::kBeforeAnchor && LeastDays(by.counted.term) > 0)
      return true;
    if (by.counted.counting == Counting::kFromAnchor && most == 0) return true;
    if (!by.anchor) return false;
    const auto begins_late = [&](const Requirement& part) {
      if (!part.between || !part.between->since) return false;
      const DateExpression& since = *part.between->since;
      // Counted from the anchor as day one, the term ends a day sooner.
      return since.kind == DateExpression::Kind::kPlus &&
             since.counted.counting == Counting::kAfterAnchor &&
             NeverBefore(since.of.front(), *by.anchor) && LeastDays(since.counted.term) > most;
    };
    const Requirement& asked = edition.requirement;
    return begins_late(asked) || (asked.kind == Requirement::Kind::kAllOf &&
                                  std::any_of(asked.of.begin(), asked.of.end(), begins_late));
  }

  void LookAtMoments(const Rule& rule, const Edition& edition, const At& at,
                     const Matchable& matchable) {
    const std::string path = PathOf(edition) + ".at";
    bool can_come = false;
    bool can_break = false;
    for (std::size_t i = 0; i < at.each.size(); ++i) {
      if (!matchable.WhyNothing(at.each[i]).empty()) continue;
      can_come = true;
      const std::vector<Given> given = GivenAt(at.each[i], at.on_the_eve);
      // On the eve applies_when is read a day later than what is owed.
      const bool same_day = !at.on_the_eve;
      const Requirements met =
          same_day ? Owed(edition, true) : Requirements{{&edition.requirement, true}};
      const Requirements broken =
          same_day ? Owed(edition, false) : Requirements{{&edition.requirement, false}};
      const bool owed = !same_day || Possible(Owed(edition), given, matchable);
      can_break = can_break || Possible(broken, given, matchable);
      if (owed && !Possible(met, given, matchable)) {
        Add(ElementPath(path + ".each", static_cast<int>(i)), "never_in_time", rule.id,
            "a moment at which what is owed can be there");
      }
    }
    if (!can_come) {
      Add(path, "never_owed", rule.id, "a moment that can come");
    } else if (!can_break) {
      NeverBroken(rule, edition);
    }
  }

  void LookForGaps(const Rule& rule) {
    for (std::size_t i = 1; i < rule.editions.size(); ++i) {
      const Edition& edition = rule.editions[i];
      const Day ended = rule.editions[i - 1].in_force_until;
      if (ended >= edition.in_force_since) continue;
      Add(PathOf(edition) + ".in_force_since", "editions_gap", FormatDay(edition.in_force_since),
          FormatDay(ended));
    }
  }

  // ---- rules that contradict each other ----

  static bool InForceTogether(const Edition& a, const Edition& b) {
    return std::max(a.in_force_since, b.in_force_since) <
           std::min(a.in_force_until, b.in_force_until);
  }

  static bool OfOneSubject(const Edition& a, const Edition& b) {
    if (a.scope != b.scope) return false;
    if (a.group_kinds.empty() || b.group_kinds.empty()) return true;
    return std::any_of(a.group_kinds.begin(), a.group_kinds.end(), [&](Symbol kind) {
      return std::find(b.group_kinds.begin(), b.group_kinds.end(), kind) != b.group_kinds.end();
    });
  }

  // What is so on a day on which both must be in order; empty: there need be no such day.
  std::vector<std::vector<Given>> DaysOfBoth(const Edition& a, const Edition& b) const {
    const auto* all_of_a = std::get_if<Throughout>(&a.timing);
    const auto* all_of_b = std::get_if<Throughout>(&b.timing);
    if (all_of_a != nullptr && all_of_b != nullptr) {
      const bool same_days = all_of_a->window == all_of_b->window;
      return same_days ? std::vector<std::vector<Given>>{{}} : std::vector<std::vector<Given>>{};
    }
    const auto* at_a = std::get_if<At>(&a.timing);
    const auto* at_b = std::get_if<At>(&b.timing);
    std::vector<std::vector<Given>> days;
    if (at_a != nullptr && at_b != nullptr && at_a->on_the_eve == at_b->on_the_eve) {
      for (const Moments& moment : at_a->each) {
        const auto same = std::find(at_b->each.begin(), at_b->each.end(), moment);
        if (same != at_b->each.end()) days.push_back(GivenAt(moment, at_a->on_the_eve));
      }
      return days;
    }
    // What is owed by a day is met on some day between clock and stop, if in time at all.
    const auto* by = std::get_if<By>(&a.timing) != nullptr ? std::get_if<By>(&a.timing)
                                                           : std::get_if<By>(&b.timing);
    const auto* throughout = all_of_a != nullptr ? all_of_a : all_of_b;
    const bool conditional = a.applies_when || b.applies_when;
    if (by == nullptr || throughout == nullptr || conditional) return {};
    if (a.scope != Scope::kTrajectory || by->anchor != programme_.clock) return {};
    return throughout->window == Window{} ? std::vector<std::vector<Given>>{{}}
                                          : std::vector<std::vector<Given>>{};
  }

  bool Contradict(const Edition& a, const Edition& b) {
    const Matchable matchable(programme_, a.scope);
    const std::vector<std::vector<Given>> days = DaysOfBoth(a, b);
    return std::any_of(days.begin(), days.end(), [&](const std::vector<Given>& given) {
      Requirements both = Owed(a);
      for (const auto& one : Owed(b)) both.push_back(one);
      if (!Possible(both, given, matchable)) return false;
      both.emplace_back(&a.requirement, true);
      if (!Possible(both, given, matchable)) return false;
      both.back().first = &b.requirement;
      if (!Possible(both, given, matchable)) return false;
      both.emplace_back(&a.requirement, true);
      return !Possible(both, given, matchable);
    });
  }

  void LookForContradictions() {
    std::vector<std::pair<const Rule*, const Edition*>> must;
    for (const Rule& rule : programme_.rules) {
      for (const Edition& edition : rule.editions) {
        if (edition.rule_class == RuleClass::kMust) must.emplace_back(&rule, &edition);
      }
    }
    // Every pair is looked at; a programme of more rules than this is nobody's.
    constexpr std::size_t kMostRules = 500;
    if (must.size() > kMostRules) return;
    for (std::size_t i = 0; i < must.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Edition& a = *must[j].second;
        const Edition& b = *must[i].second;
        if (must[i].first == must[j].first || !OfOneSubject(a, b) || !InForceTogether(a, b)) {
          continue;
        }
        if (!Contradict(a, b)) continue;
        Add(PathOf(b) + ".requirement", "contradicts", must[j].first->id,
            "MUST rules that can be met together; the other is " + PathOf(a));
      }
    }
  }

  // ---- layers ----

  // Whether a MUST rule is in breach whenever somebody goes from the one layer to the other.
  bool Bars(const Edition& edition, Symbol from, Symbol to) {
    const auto* at = std::get_if<At>(&edition.timing);
    const bool stays = edition.in_force_until == kNever;
    if (at == nullptr || !stays || edition.rule_class != RuleClass::kMust) return false;
    const bool looks = std::any_of(at->each.begin(), at->each.end(), [&](const Moments& moment) {
      return EntersLayer(moment) && moment.word == to;
    });
    if (!looks) return false;
    const Matchable matchable(programme_, edition.scope);
    const Given here{Holds(to), true};
    if (edition.applies_when && Possible({{&*edition.applies_when, false}}, {here}, matchable)) {
      return false;
    }
    const Given held{Holds(at->on_the_eve ? from : to), true};
    return !Possible({{&edition.requirement, true}}, {held}, matchable);
  }

  // The rules that bar a step, by where it goes from and to.
  using BarredSteps = std::map<std::pair<Symbol, Symbol>, std::set<std::string>>;

  BarredSteps AllBars() {
    BarredSteps bars;
    const std::vector<Symbol>& layers = programme_.vocabulary.layers;
    for (const Rule& rule : programme_.rules) {
      for (const Edition& edition : rule.editions) {
        for (const Symbol from : layers) {
          for (const Symbol to : layers) {
            if (from != to && Bars(edition, from, to)) bars[{from, to}].insert(rule.id);
          }
        }
      }
    }
    return bars;
  }

  void LookForLayers() {
    const std::vector<Symbol>& layers = programme_.vocabulary.layers;
    if (layers.empty()) return;
    const BarredSteps bars = AllBars();
    std::set<Symbol> reached = {layers.front()};
    for (bool more = true; more;) {
      more = false;
      for (const Symbol to : layers) {
        const bool open = std::any_of(reached.begin(), reached.end(), [&](Symbol from) {
          return !bars.contains({from, to});
        });
        if (open) more = reached.insert(to).second || more;
      }
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if (reached.contains(layers[i])) continue;
      std::set<std::string> rules;
      for (const Symbol from : reached)
        rules.insert(bars.at({from, layers[i]}).begin(), bars.at({from, layers[i]}).end());
      std::string list;
      for (const std::string& rule : rules) list += (list.empty() ? "" : ", ") + rule;
      Add(ElementPath("vocabulary.layers", static_cast<int>(i)), "layer_unreachable",
          std::string(programme_.vocabulary.NameOf(layers[i])),
          "a step to it that breaks no MUST rule, as each does of " + list);
    }
  }

  const Programme& programme_;
  Possibilities possibilities_;
  std::vector<Problem> remarks_;
};

}  // namespace

std::vector<Problem> RemarksOnMeaning(const Programme& programme) {
  return Analyst(programme).Run();
}

}  // namespace baken
