// SPDX-License-Identifier: EUPL-1.2

#include "reference/selectors.h"

#include <algorithm>
#include <stdexcept>

namespace baken::reference {
namespace {

using Texts = google::protobuf::RepeatedPtrField<std::string>;

bool Has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}
bool Has(const Texts& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::string MessagePath(FactType type) {
  switch (type) {
    case FactType::kEvent:
      return "events";
    case FactType::kActivity:
      return "activities";
    case FactType::kLayer:
      return "layers";
    case FactType::kMembership:
      return "memberships";
    case FactType::kInvolvement:
      return "involvements";
    case FactType::kPlan:
      return "plans";
    case FactType::kElement:
      return "plans.elements";
    case FactType::kCircumstance:
      return "circumstances";
    case FactType::kWaiver:
      return "waivers";
    case FactType::kGroup:
      return "groups";
    case FactType::kMember:
      return "groups.members";
    case FactType::kPartner:
      return "partners";
  }
  return "";
}

std::string SortOf(FactType type) {
  switch (type) {
    case FactType::kMembership:
    case FactType::kGroup:
      return "group";
    case FactType::kInvolvement:
    case FactType::kMember:
      return "role";
    case FactType::kPlan:
      return "plan";
    case FactType::kElement:
      return "plan_element";
    case FactType::kCircumstance:
      return "circumstance";
    case FactType::kPartner:
      return "partner";
    default:
      return "";
  }
}

bool Keeps(const Record& record, const Fact& fact, const std::string& field) {
  return record.KeepsPath(MessagePath(fact.type) + "." + field);
}

// A field that is empty and not kept may hold anything.
Truth FieldIn(const Record& record, const Fact& fact, const std::string& field,
              const std::string& value, const Texts& list, bool unknown = false) {
  if (Has(list, value)) return Truth::kTrue;
  if (unknown) return Truth::kUnknown;
  return value.empty() && !Keeps(record, fact, field) ? Truth::kUnknown : Truth::kFalse;
}

Truth RoleIn(const Record& record, const Fact& fact, const std::string& role) {
  if (Has(fact.who, role)) return Truth::kTrue;
  const bool listed = fact.type == FactType::kEvent || fact.type == FactType::kPlan;
  const std::string field = fact.type == FactType::kEvent ? "by" : "makers";
  return fact.who_unknown || (listed && !Keeps(record, fact, field)) ? Truth::kUnknown
                                                                     : Truth::kFalse;
}

Truth TagIn(const Record& record, const Fact& fact, const std::string& wanted) {
  for (const std::string& tag : fact.tags) {
    if (InFamily(tag, wanted)) return Truth::kTrue;
  }
  return Keeps(record, fact, "tags") ? Truth::kFalse : Truth::kUnknown;
}

// Of a circumstance: values that mean that nobody knows.
bool ValueUnknown(const Record& record, const Fact& fact) {
  const v1::Word* word = FindWord(*record.programme, "circumstance", fact.word);
  return word != nullptr && Has(word->unknown_values(), fact.value);
}

Truth IsEmpty(const Record& record, const Fact& fact, const std::string& field) {
  std::string value;
  bool unknown = false;
  if (field == "role")
    value = fact.role, unknown = fact.role_unknown;
  else if (field == "serves")
    value = fact.serves;
  else if (field == "owner")
    value = fact.owner, unknown = fact.owner_unknown;
  else if (field == "voiced_by")
    value = fact.voiced_by, unknown = fact.voiced_by_unknown;
  else if (field == "helper")
    value = fact.helper, unknown = fact.helper_unknown;
  else if (field == "host")
    value = fact.host;
  else if (field == "mode")
    value = fact.mode;
  else if (field == "party")
    value = fact.party;
  else if (field == "value")
    value = fact.value;
  else
    throw std::runtime_error("empty of " + field);
  if (unknown) return Truth::kFalse;
  if (!value.empty()) return Truth::kFalse;
  return Keeps(record, fact, field) ? Truth::kTrue : Truth::kUnknown;
}

Truth AnyOfRoles(const Record& record, const Fact& fact, const Texts& roles) {
  Truth any = Truth::kFalse;
  for (const std::string& role : roles) any = Or(any, RoleIn(record, fact, role));
  return any;
}

Truth AnyOfTags(const Record& record, const Fact& fact, const Texts& tags) {
  Truth any = Truth::kFalse;
  for (const std::string& tag : tags) any = Or(any, TagIn(record, fact, tag));
  return any;
}

// Whether what this element serves, in its own plan, is of one of these kinds.
Truth ServesOneOf(const Record& record, const Fact& fact, const Texts& kinds) {
  if (fact.serves.empty()) return Keeps(record, fact, "serves") ? Truth::kFalse : Truth::kUnknown;
  Truth served = Truth::kUnknown;
  for (const Fact& other : record.facts) {
    const bool is_served = other.type == FactType::kElement && other.plan == fact.plan &&
                           &other != &fact && other.id == fact.serves;
    if (is_served && Has(kinds, other.word)) return Truth::kTrue;
    if (is_served) served = Truth::kFalse;
  }
  return served;
}

}  // namespace

Truth Matches(const Record& record, const Fact& fact, const v1::Filter& filter) {
  Truth all = Truth::kTrue;
  for (const std::string& role : filter.by_all()) all = And(all, RoleIn(record, fact, role));
  if (filter.by_any_size() > 0) all = And(all, AnyOfRoles(record, fact, filter.by_any()));
  for (const std::string& tag : filter.tags_all()) all = And(all, TagIn(record, fact, tag));
  if (filter.tags_any_size() > 0) all = And(all, AnyOfTags(record, fact, filter.tags_any()));
  if (filter.tags_none_size() > 0) {
    all = And(all, Not(AnyOfTags(record, fact, filter.tags_none())));
  }
  if (filter.values_size() > 0) {
    all = And(all, FieldIn(record, fact, "value", fact.value, filter.values(),
                           ValueUnknown(record, fact)));
  }
  if (filter.modes_size() > 0) {
    all = And(all, FieldIn(record, fact, "mode", fact.mode, filter.modes()));
  }
  if (filter.hosts_none_size() > 0) {
    const Truth has_host = Not(IsEmpty(record, fact, "host"));
    const Truth one_of_these = FieldIn(record, fact, "host", fact.host, filter.hosts_none());
    all = And(all, And(has_host, Not(one_of_these)));
  }
  for (const std::string& field : filter.empty()) {
    all = And(all, IsEmpty(record, fact, field));
  }
  if (filter.owner_any_size() > 0) {
    all = And(all,
              FieldIn(record, fact, "owner", fact.owner, filter.owner_any(), fact.owner_unknown));
  }
  if (filter.owner_none_size() > 0) {
    all = And(all, Not(FieldIn(record, fact, "owner", fact.owner, filter.owner_none(),
                               fact.owner_unknown)));
  }
  if (filter.serves_none_size() > 0) {
    all = And(all, Not(ServesOneOf(record, fact, filter.serves_none())));
  }
  if (filter.voiced_by_any_size() > 0) {
    all = And(all, FieldIn(record, fact, "voiced_by", fact.voiced_by, filter.voiced_by_any(),
                           fact.voiced_by_unknown));
  }
  if (filter.helper_any_size() > 0) {
    all = And(all, FieldIn(record, fact, "helper", fact.helper, filter.helper_any(),
                           fact.helper_unknown));
  }
  return all;
}

std::vector<std::string> ActivitiesOf(const v1::Programme& programme,
                                      const v1::Activities& activities) {
  std::vector<std::string> ids;
  for (const v1::Word& word : programme.vocabulary().words()) {
    if (word.sort() != "activity") continue;
    if (activities.ids_size() > 0 && !Has(activities.ids(), word.id())) continue;
    if (!activities.layer().empty() && activities.layer() != word.layer()) continue;
    if (!activities.track().empty() && activities.track() != word.track()) continue;
    ids.push_back(word.id());
  }
  return ids;
}

std::vector<Range> DatesImplying(const Record& record, const Fact& fact, v1::Status status) {
  std::vector<Range> dates;
  const auto add = [&](const std::string& field, const std::optional<Range>& date) {
    if (date) dates.push_back(*date);
    // Even with a date: another one, not kept, may have come before it.
    if (!record.KeepsPath("activities." + field)) dates.push_back(kAnyDay);
  };
  const v1::Word* word = FindWord(*record.programme, "activity", fact.word);
  if (word != nullptr && word->sensitive()) {
    // Only one day is ever read, and it says no more than "offered".
    if (status != v1::STATUS_OFFERED) return {};
    for (const char* field : {"declined_on", "not_applicable_on"}) add(field, std::nullopt);
    add("offered_on", fact.offered);
    return dates;
  }
  if (status == v1::STATUS_OFFERED) {
    add("offered_on", fact.offered);
    add("declined_on", fact.declined);
  }
  if (status == v1::STATUS_OFFERED || status == v1::STATUS_STARTED) {
    add("started_on", fact.started);
  }
  add("done_on", fact.done);
  if (status == v1::STATUS_SETTLED) add("not_applicable_on", fact.not_applicable);
  return dates;
}

namespace {

Moment NotKept() {
  Moment moment;
  moment.not_kept = true;
  return moment;
}

// One activity, over all its records, on the first day that implies the status.
void AddActivity(const Record& record, const std::string& id, const v1::Activities& activities,
                 const v1::Filter& filter, std::vector<Moment>& out) {
  Moment moment;
  moment.date = MomentDate::kActivity;
  moment.activity = id;
  moment.status = activities.status();
  Day earliest = kNever;
  Day latest = kNever;
  for (std::size_t i = 0; i < record.facts.size(); ++i) {
    const Fact& fact = record.facts[i];
    if (fact.type != FactType::kActivity || fact.word != id) continue;
    const Truth match = Matches(record, fact, filter);
    if (match == Truth::kFalse) continue;
    for (const Range& date : DatesImplying(record, fact, activities.status())) {
      earliest = std::min(earliest, date.earliest);
      if (match == Truth::kTrue) latest = std::min(latest, date.latest);
      moment.fact = static_cast<int>(i);
    }
  }
  if (moment.fact < 0) {
    // Without a record: what is not kept may have been.
    const Fact nothing = NewFact(FactType::kActivity, id, "");
    if (!record.Keeps("activity", id) ||
        !DatesImplying(record, nothing, activities.status()).empty()) {
      earliest = kDawn;
    }
  }
  if (!record.Keeps("activity", id)) earliest = kDawn;
  if (earliest == kNever) return;
  moment.day = {earliest, latest};
  moment.match = latest == kNever ? Truth::kUnknown : Truth::kTrue;
  out.push_back(moment);
}

// An entry into the layer that is held already is no entry.
Truth IsEntry(const Record& record, int index) {
  const Fact& entry = record.facts[static_cast<std::size_t>(index)];
  if (entry.set_aside) return Truth::kUnknown;
  Truth all = Truth::kTrue;
  bool first = true;
  const Day from = std::max(entry.start.earliest, record.first);
  for (Day day = from; day <= entry.start.latest; ++day) {
    const std::set<std::string> before = LayersHeld(record, day - 1, index);
    Truth on_this_day = Truth::kTrue;
    if (before.contains("?"))
      on_this_day = Truth::kUnknown;
    else if (before.contains(entry.word)) {
      on_this_day = before.size() == 1 ? Truth::kFalse : Truth::kUnknown;
    }
    all = first ? on_this_day : Same(all, on_this_day);
    first = false;
  }
  return all;
}

void AddStarts(const Record& record, const v1::Spans& spans, bool ends, std::vector<Moment>& out) {
  for (const Span& span : Select(record, spans)) {
    if (span.not_kept) {
      out.push_back(NotKept());
      continue;
    }
    const Fact& fact = record.facts[static_cast<std::size_t>(span.fact)];
    const bool not_started = fact.type == FactType::kElement && !fact.has_start;
    // A first day that is not kept may be any day.
    const bool may_have_started = not_started && !Keeps(record, fact, "since");
    if (ends ? !fact.end.has_value() : (not_started && !may_have_started)) continue;
    Moment moment;
    moment.fact = span.fact;
    moment.date = ends ? MomentDate::kEnd : MomentDate::kStart;
    moment.day = ends ? *fact.end : may_have_started ? kAnyDay : fact.start;
    moment.match = span.match;
    out.push_back(moment);
  }
}

}  // namespace

std::vector<Moment> Select(const Record& record, const v1::Moments& moments) {
  std::vector<Moment> out;
  const auto add = [&](FactType type, const std::string& word, const std::string& sort,
                       MomentDate date) {
    for (std::size_t i = 0; i < record.facts.size(); ++i) {
      const Fact& fact = record.facts[i];
      if (fact.type != type || fact.unknown_word || (word != "*" && fact.word != word)) continue;
      Truth match = Matches(record, fact, moments.filter());
      if (type == FactType::kLayer) match = And(match, IsEntry(record, static_cast<int>(i)));
      Range day = fact.start;
      if (date == MomentDate::kSigned) {
        if (!fact.signed_on && record.KeepsPath("plans.signed_on")) continue;
        day = fact.signed_on ? *fact.signed_on : kAnyDay;
      }
      if (match == Truth::kFalse) continue;
      Moment moment;
      moment.fact = static_cast<int>(i);
      moment.date = date;
      moment.day = day;
      moment.match = match;
      moment.amount = fact.amount;
      out.push_back(moment);
    }
    if (!record.Keeps(sort, word)) out.push_back(NotKept());
  };
  switch (moments.source_case()) {
    case v1::Moments::kEvent:
      add(FactType::kEvent, moments.event(), "event", MomentDate::kStart);
      break;
    case v1::Moments::kActivity:
      for (const std::string& id : ActivitiesOf(*record.programme, moments.activity())) {
        AddActivity(record, id, moments.activity(), moments.filter(), out);
      }
      break;
    case v1::Moments::kLayerEntered:
      add(FactType::kLayer, moments.layer_entered(), "layer", MomentDate::kStart);
      break;
    case v1::Moments::kPlanDrawnUp:
      add(FactType::kPlan, moments.plan_drawn_up(), "plan", MomentDate::kStart);
      break;
    case v1::Moments::kPlanSigned:
      add(FactType::kPlan, moments.plan_signed(), "plan", MomentDate::kSigned);
      break;
    case v1::Moments::kStarted:
      AddStarts(record, moments.started(), false, out);
      break;
    case v1::Moments::kEnded:
      AddStarts(record, moments.ended(), true, out);
      break;
    default:
      throw std::runtime_error("moments without a source");
  }
  return out;
}

namespace {

struct SpanSource {
  FactType type;
  std::vector<std::string> words;
};

SpanSource SourceOf(const v1::Programme& programme, const v1::Spans& spans) {
  switch (spans.source_case()) {
    case v1::Spans::kMembership:
      return {FactType::kMembership, {spans.membership()}};
    case v1::Spans::kInvolvement:
      return {FactType::kInvolvement, {spans.involvement()}};
    case v1::Spans::kCircumstance:
      return {FactType::kCircumstance, {spans.circumstance()}};
    case v1::Spans::kLayer:
      return {FactType::kLayer, {spans.layer()}};
    case v1::Spans::kPlan:
      return {FactType::kPlan, {spans.plan()}};
    case v1::Spans::kPlanElement:
      return {FactType::kElement, {spans.plan_element()}};
    case v1::Spans::kAny:
      break;
    default:
      throw std::runtime_error("spans of an organisation");
  }
  const std::string& sort = spans.any().sort();
  SpanSource source{FactType::kInvolvement, {}};
  if (sort == "layer") source.type = FactType::kLayer;
  if (sort == "group") source.type = FactType::kMembership;
  if (sort == "circumstance") source.type = FactType::kCircumstance;
  if (sort == "plan") source.type = FactType::kPlan;
  if (sort == "plan_element") source.type = FactType::kElement;
  source.words.assign(spans.any().ids().begin(), spans.any().ids().end());
  if (!source.words.empty()) return source;
  if (sort == "layer") {
    const auto& layers = programme.vocabulary().layers();
    source.words.assign(layers.begin(), layers.end());
    return source;
  }
  for (const v1::Word& word : programme.vocabulary().words()) {
    if (word.sort() == sort) source.words.push_back(word.id());
  }
  return source;
}

}  // namespace

std::vector<Span> Select(const Record& record, const v1::Spans& spans) {
  const SpanSource source = SourceOf(*record.programme, spans);
  std::vector<Span> out;
  for (std::size_t i = 0; i < record.facts.size(); ++i) {
    const Fact& fact = record.facts[i];
    if (fact.type != source.type || !Has(source.words, fact.word)) continue;
    const Truth match = Matches(record, fact, spans.filter());
    if (match != Truth::kFalse) out.push_back({static_cast<int>(i), match, false});
  }
  for (const std::string& word : source.words) {
    if (!record.Keeps(SortOf(source.type), word)) out.push_back({-1, Truth::kUnknown, true});
  }
  return out;
}

std::set<std::string> LayersOf(const Record& record, const v1::Spans& spans) {
  const SpanSource source = SourceOf(*record.programme, spans);
  if (source.type != FactType::kLayer) return {};
  return {source.words.begin(), source.words.end()};
}

}  // namespace baken::reference
