// SPDX-License-Identifier: EUPL-1.2

#include "reference/programme_generator.h"

#include <stdexcept>
#include <string>

namespace baken::reference {
namespace {

const std::vector<std::string> kEvents = {"intake", "visit", "talk", "class", "ended", "moved"};
const std::vector<std::string> kRoles = {"coach", "buddy", "person"};
const std::vector<std::string> kTerms = {"t.none",  "t.day",   "t.days",  "t.week",
                                         "t.weeks", "t.month", "t.months"};
const std::vector<std::string> kCounts = {"n.0", "n.1", "n.2", "n.5"};
const std::vector<std::string> kLayers = {"low", "mid", "high"};

// One rule of the language, part by part.
class RuleGenerator {
 public:
  RuleGenerator(v1::Scope scope, Random& random) : scope_(scope), random_(random) {}

  v1::Rule Make(const std::string& id) {
    v1::Rule rule;
    rule.set_id(id);
    rule.set_rule_class(random_.Chance(50) ? v1::RULE_CLASS_MUST : v1::RULE_CLASS_SHOULD);
    rule.set_scope(scope_);
    if (scope_ == v1::SCOPE_GROUP && random_.Chance(50)) {
      rule.add_group_kinds(random_.Chance(50) ? "circle" : "team");
    }
    rule.set_duty_bearer("coach");
    FillTiming(rule);
    const Place place = rule.has_throughout() ? Place::kApplies : Place::kAppliesFrom;
    if (random_.Chance(35)) FillRequirement(2, place, *rule.mutable_applies_when());
    return rule;
  }

  // Another edition of the same rule, from a day on.
  v1::Rule NextEdition(v1::Rule& rule, const std::string& from) {
    v1::Rule next = rule;
    rule.set_in_force_until(from);
    next.set_in_force_since(from);
    const auto timing = rule.timing_case();
    do {
      next.clear_timing();
      next.clear_requirement();
      FillTiming(next);
    } while (next.timing_case() != timing);
    return next;
  }

 private:
  // What the requirement is for: some leaves make no sense everywhere.
  // What applies to a rule with a trigger may be counted from it too.
  enum class Place { kBy, kAt, kEve, kThroughout, kApplies, kAppliesFrom };

  bool OfTrajectory() const { return scope_ == v1::SCOPE_TRAJECTORY; }

  std::string Event() {
    // The end of a trajectory says nothing about groups.
    return kEvents[static_cast<std::size_t>(random_.Below(OfTrajectory() ? 6 : 4))];
  }

  void FillTiming(v1::Rule& rule) {
    switch (random_.Below(3)) {
      case 0:
        FillBy(*rule.mutable_by());
        FillRequirement(2, Place::kBy, *rule.mutable_requirement());
        break;
      case 1:
        FillThroughout(*rule.mutable_throughout());
        FillRequirement(2, Place::kThroughout, *rule.mutable_requirement());
        break;
      default:
        rule.mutable_at()->set_on_the_eve(random_.Chance(25));
        for (int i = random_.Below(2); i >= 0; --i) {
          v1::Moments& each = *rule.mutable_at()->add_each();
          // What began since ever has no eve.
          do FillMoments(each);
          while (rule.at().on_the_eve() && each.has_started());
        }
        FillRequirement(2, rule.at().on_the_eve() ? Place::kEve : Place::kAt,
                        *rule.mutable_requirement());
    }
  }

  void FillBy(v1::By& by) {
    const int how = random_.Below(10);
    if (how < 5) FillDate(2, *by.mutable_anchor());
    if (how >= 5 && how < 9) FillMoments(*by.mutable_each());
    by.set_term(random_.Word(kTerms));
    by.set_counting(random_.Chance(50) ? v1::COUNTING_AFTER_ANCHOR : v1::COUNTING_FROM_ANCHOR);
    if (random_.Chance(30)) by.set_last_day_shift(v1::LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET);
  }

  void FillThroughout(v1::Throughout& throughout) {
    if (random_.Chance(50)) FillWindow(*throughout.mutable_window());
    // Of an organisation without a window only the day judged is looked at: no run to tolerate.
    const bool has_runs = scope_ != v1::SCOPE_ORGANISATION || throughout.has_window();
    if (has_runs && random_.Chance(40)) throughout.set_grace(random_.Word(kTerms));
  }

  void FillWindow(v1::Window& window) {
    if (random_.Chance(70)) FillDate(1, *window.mutable_since());
    const int end = random_.Below(3);
    if (end == 0) FillDate(1, *window.mutable_until());
    if (end == 1 || !window.has_since()) {
      if (end != 0) FillDate(1, *window.mutable_through());
    }
  }

  void FillDate(int depth, v1::DateExpression& date) {
    const int how = depth == 0 ? random_.Below(2) : random_.Below(7);
    switch (how) {
      case 0:
      case 5:
        FillMoments(*date.mutable_first());
        return;
      case 1:
        FillMoments(*date.mutable_last());
        return;
      case 2:
        return FillDates(depth, *date.mutable_later_of());
      case 3:
        return FillDates(depth, *date.mutable_earlier_of());
      case 4:
        return FillDates(depth, *date.mutable_first_known());
      default: {
        v1::Deadline& plus = *date.mutable_plus();
        FillDate(depth - 1, *plus.mutable_anchor());
        plus.set_term(random_.Word(kTerms));
        plus.set_counting(static_cast<v1::Counting>(1 + random_.Below(3)));
        if (random_.Chance(25)) plus.set_last_day_shift(v1::LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET);
      }
    }
  }

  void FillDates(int depth, v1::DateList& list) {
    for (int i = 1 + random_.Below(2); i >= 0; --i) FillDate(depth - 1, *list.add_of());
  }

  void FillMoments(v1::Moments& moments) {
    const int how = OfTrajectory() ? random_.Below(10) : 2 * random_.Below(4);
    switch (how) {
      case 1:
        FillActivities(*moments.mutable_activity());
        if (random_.Chance(30)) FilterActivities(*moments.mutable_filter());
        return;
      case 3:
        moments.set_layer_entered(random_.Word(kLayers));
        return;
      case 5:
        moments.set_plan_drawn_up("offer");
        if (random_.Chance(30)) FilterPlans(*moments.mutable_filter());
        return;
      case 7:
        moments.set_plan_signed(random_.Chance(70) ? "offer" : "future");
        return;
      case 4:
        return FillSpans(true, *moments.mutable_started());
      case 6:
        return FillSpans(true, *moments.mutable_ended());
      default:
        moments.set_event(Event());
        if (random_.Chance(30)) FilterEvents(*moments.mutable_filter());
    }
  }

  void FillActivities(v1::Activities& activities) {
    static const std::vector<std::string> kIds = {"low.home", "low.money", "mid.work", "mid.self"};
    const int how = random_.Below(4);
    if (how == 0) activities.set_layer(random_.Chance(50) ? "low" : "mid");
    if (how == 1) activities.set_track(random_.Chance(50) ? "individual" : "group");
    if (how == 2) {
      for (int i = random_.Below(2); i >= 0; --i) activities.add_ids(random_.Word(kIds));
    }
    activities.set_status(static_cast<v1::Status>(1 + random_.Below(4)));
  }

  void FilterEvents(v1::Filter& filter) {
    switch (random_.Below(5)) {
      case 0:
        for (int i = random_.Below(2); i >= 0; --i) filter.add_by_all(random_.Word(kRoles));
        return;
      case 1:
        for (int i = random_.Below(2); i >= 0; --i) filter.add_by_any(random_.Word(kRoles));
        return;
      case 2:
        filter.add_empty("by");
        return;
      default:
        FilterTags(filter);
    }
  }

  void FilterTags(v1::Filter& filter) {
    static const std::vector<std::string> kTags = {"theme.*", "theme.money", "wish"};
    switch (random_.Below(4)) {
      case 0:
        filter.add_tags_all(random_.Word(kTags));
        filter.add_tags_all(random_.Word(kTags));
        return;
      case 1:
        filter.add_tags_any(random_.Word(kTags));
        filter.add_tags_any(random_.Word(kTags));
        return;
      case 2:
        filter.add_tags_none(random_.Word(kTags));
        return;
      default:
        filter.add_empty("tags");
    }
  }

  void FilterActivities(v1::Filter& filter) {
    switch (random_.Below(4)) {
      case 0:
        filter.add_modes(random_.Chance(50) ? "solo" : "joint");
        return;
      case 1:
        filter.add_hosts_none("library");
        return;
      case 2:
        filter.add_empty(random_.Chance(50) ? "host" : "mode");
        return;
      default:
        FilterTags(filter);
    }
  }

  void FilterPlans(v1::Filter& filter) {
    switch (random_.Below(4)) {
      case 0:
        filter.add_owner_any(random_.Word(kRoles));
        return;
      case 1:
        filter.add_owner_none(random_.Word(kRoles));
        return;
      case 2:
        filter.add_empty("owner");
        return;
      default:
        filter.add_by_all(random_.Word(kRoles));
    }
  }

  void FilterElements(v1::Filter& filter) {
    switch (random_.Below(4)) {
      case 0:
        filter.add_voiced_by_any(random_.Word(kRoles));
        return;
      case 1:
        filter.add_helper_any(random_.Word(kRoles));
        return;
      case 2:
        filter.add_empty(random_.Chance(50) ? "serves" : "helper");
        return;
      default:
        FilterTags(filter);
    }
  }

  // `dated`: for the days on which they start or end.
  void FillSpans(bool dated, v1::Spans& spans) {
    if (OfTrajectory())
      FillSpansOfTrajectory(dated, spans);
    else
      FillSpansOfOrganisation(spans);
  }

  void FillSpansOfTrajectory(bool dated, v1::Spans& spans) {
    switch (random_.Below(dated ? 6 : 8)) {
      case 0:
        spans.set_membership(random_.Chance(60) ? "circle" : "team");
        return;
      case 1:
        spans.set_involvement(random_.Word(kRoles));
        if (random_.Chance(30)) FilterTags(*spans.mutable_filter());
        return;
      case 2:
        spans.set_circumstance(random_.Chance(60) ? "town" : "level");
        if (random_.Chance(50)) {
          spans.mutable_filter()->add_values("0606");
          if (random_.Chance(50)) spans.mutable_filter()->add_values("0622");
        }
        return;
      case 3:
        spans.set_plan_element(random_.Chance(60) ? "goal" : "need");
        if (random_.Chance(40)) FilterElements(*spans.mutable_filter());
        return;
      case 4:
        spans.mutable_any()->set_sort(random_.Chance(50) ? "role" : "plan_element");
        if (random_.Chance(40)) FilterTags(*spans.mutable_filter());
        return;
      case 5:
        spans.set_layer(random_.Word(kLayers));
        return;
      case 6:
        spans.mutable_any()->set_sort("layer");
        spans.mutable_any()->add_ids("mid");
        spans.mutable_any()->add_ids(random_.Chance(50) ? "high" : "low");
        return;
      default:
        spans.set_plan(random_.Chance(60) ? "offer" : "future");
        if (random_.Chance(40)) FilterPlans(*spans.mutable_filter());
    }
  }

  void FillSpansOfOrganisation(v1::Spans& spans) {
    const int how = scope_ == v1::SCOPE_GROUP ? random_.Below(4) : random_.Below(6);
    switch (how) {
      case 0:
      case 1:
        spans.set_member(random_.Word(kRoles));
        if (random_.Chance(40)) FilterTags(*spans.mutable_filter());
        return;
      case 2:
        spans.mutable_any()->set_sort("role");
        if (random_.Chance(50)) spans.mutable_any()->add_ids(random_.Word(kRoles));
        if (random_.Chance(30)) spans.mutable_filter()->add_by_any(random_.Word(kRoles));
        if (random_.Chance(20)) FilterTags(*spans.mutable_filter());
        return;
      case 3:
        spans.set_group(random_.Chance(50) ? "circle" : "team");
        if (random_.Chance(40)) FilterTags(*spans.mutable_filter());
        return;
      default:
        spans.set_partner(random_.Chance(50) ? "school" : "club");
        if (random_.Chance(30)) FilterTags(*spans.mutable_filter());
        if (random_.Chance(20)) spans.mutable_filter()->add_empty("role");
    }
  }

  void FillRequirement(int depth, Place place, v1::Requirement& requirement) {
    const bool owed_by = place == Place::kBy;
    const int how = depth == 0 ? random_.Below(4) : random_.Below(owed_by ? 8 : 9);
    switch (how) {
      case 0:
      case 5:
        return FillOccurred(place, *requirement.mutable_occurred());
      case 1:
        if (scope_ != v1::SCOPE_GROUP) return FillReached(*requirement.mutable_reached());
        return FillHolding(owed_by, *requirement.mutable_holding());
      case 2:
        return FillHolding(owed_by, *requirement.mutable_holding());
      case 3:
        FillWindow(*requirement.mutable_between());
        if (owed_by) FillDate(1, *requirement.mutable_between()->mutable_since());
        return;
      case 4:
        return FillList(depth, place, *requirement.mutable_all_of());
      case 6:
        return FillList(depth, place, *requirement.mutable_any_of());
      case 7: {
        v1::AtLeast& at_least = *requirement.mutable_at_least();
        const int size = 2 + random_.Below(2);
        for (int i = 0; i < size; ++i) FillRequirement(depth - 1, place, *at_least.add_of());
        at_least.set_times(1 + random_.Below(size));
        return;
      }
      default:
        return FillList(depth, place, *requirement.mutable_none_of());
    }
  }

  void FillList(int depth, Place place, v1::Requirements& list) {
    for (int i = 1 + random_.Below(2); i > 0; --i) {
      FillRequirement(depth - 1, place, *list.add_of());
    }
  }

  void FillOccurred(Place place, v1::Occurred& occurred) {
    FillMoments(*occurred.mutable_moments());
    const bool sum = occurred.moments().event() == "class" && random_.Chance(60);
    if (place != Place::kBy && random_.Chance(25)) {
      occurred.set_at_most(random_.Word(kCounts));
    } else if (sum) {
      occurred.set_amount(random_.Chance(70) ? "n.5" : "n.2");
    } else if (random_.Chance(30)) {
      occurred.set_times(1 + random_.Below(3));
    }
    if (random_.Chance(25)) occurred.set_within(random_.Word(kTerms));
    const bool has_trigger =
        place == Place::kBy || place == Place::kAt || place == Place::kAppliesFrom;
    if (has_trigger && random_.Chance(25)) occurred.set_since_trigger(true);
  }

  void FillReached(v1::Reached& reached) {
    FillActivities(*reached.mutable_activities());
    switch (random_.Below(3)) {
      case 0:
        reached.set_all(true);
        return;
      case 1:
        reached.set_min(random_.Below(3));
        return;
      default:
        reached.set_distinct("theme.*");
        reached.set_min(random_.Below(3));
    }
  }

  void FillHolding(bool owed_by, v1::Holding& holding) {
    FillSpans(false, *holding.mutable_spans());
    const auto source = holding.spans().source_case();
    const bool of_party = source == v1::Spans::kInvolvement || source == v1::Spans::kMember ||
                          source == v1::Spans::kPartner || holding.spans().any().sort() == "role";
    if (of_party && random_.Chance(30)) holding.set_distinct(random_.Chance(50) ? "party" : "kind");
    if (source == v1::Spans::kCircumstance && random_.Chance(30)) holding.set_distinct("value");
    if (source == v1::Spans::kCircumstance && random_.Chance(25)) {
      holding.set_absent_is_unknown(true);
    }
    const int how = owed_by ? 0 : random_.Below(5);
    if (how == 0 || how == 1) holding.set_min(1 + random_.Below(2));
    if (how == 1 || how == 2) {
      holding.set_limited(true);
      holding.set_max(holding.min() + random_.Below(2));
    }
    if (how == 3) holding.set_max_parameter(random_.Word(kCounts));
    if (how == 4) {
      holding.set_max_parameter(random_.Word(kCounts));
      FillSpans(false, *holding.mutable_per());
    }
  }

  const v1::Scope scope_;
  Random& random_;
};

}  // namespace

void AddRandomRule(const std::string& id, v1::Scope scope, Random& random,
                   v1::Programme& programme) {
  RuleGenerator generator(scope, random);
  *programme.add_rules() = generator.Make(id);
  if (!random.Chance(20)) return;
  v1::Rule& first = *programme.mutable_rules()->rbegin();
  const v1::Rule next =
      generator.NextEdition(first, random.Chance(50) ? "2025-04-15" : "2025-06-01");
  *programme.add_rules() = next;
}

LoadedProgramme RandomProgramme(bool of_organisation, Random& random) {
  for (int attempt = 0; attempt < 200; ++attempt) {
    LoadedProgramme loaded{EmptyProgramme(), nullptr};
    for (int i = 0; i < 6; ++i) {
      v1::Scope scope = v1::SCOPE_TRAJECTORY;
      if (of_organisation) scope = random.Chance(60) ? v1::SCOPE_GROUP : v1::SCOPE_ORGANISATION;
      for (int tries = 0; tries < 50; ++tries) {
        v1::Programme with = loaded.message;
        AddRandomRule("R-" + std::to_string(i), scope, random, with);
        std::string problem;
        auto library = Library::Load(with, problem);
        if (library == nullptr) continue;
        loaded.message = with;
        loaded.library = std::move(library);
        break;
      }
    }
    if (loaded.library != nullptr) return loaded;
  }
  throw std::runtime_error("no valid programme was found");
}

}  // namespace baken::reference
