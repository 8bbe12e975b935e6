// SPDX-License-Identifier: EUPL-1.2

#include "reference/selectors.h"

#include <algorithm>
#include <stdexcept>

namespace baken::reference {
namespace {

using Texts = google::protobuf::RepeatedPtrField<std::string>;

bool Has(const Texts& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
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

}  // namespace

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
  moment.day = moment.known = {earliest, latest};
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
    const std::set<std::string> before = LayersPossiblyHeld(record, day - 1, index);
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

// The first day on which a plan is no longer in force, that of the next one of its kind, or a layer
// no longer held, that of the next other layer.
std::optional<Range> EndByNext(const Record& record, const Fact& fact) {
  std::optional<Range> end;
  for (const Fact& other : record.facts) {
    const bool ends = (other.word == fact.word) == (fact.type == FactType::kPlan);
    if (other.type != fact.type || !ends || &other == &fact) continue;
    if (other.start.latest <= fact.start.earliest) continue;
    if (!end) end = Range{kNever, kNever};
    end->earliest =
        std::min(end->earliest, std::max(other.start.earliest, fact.start.earliest + 1));
    const bool certainly_after = other.start.earliest > fact.start.latest;
    if (certainly_after && !other.set_aside)
      end->latest = std::min(end->latest, other.start.latest);
  }
  return end;
}

// When the span begins, and the first day that no longer counts. An element runs while its plan
// does.
Range BeginOf(const Record& record, const Fact& fact) {
  if (fact.type != FactType::kElement) return fact.start;
  if (fact.set_aside) return kAnyDay;
  return record.facts[static_cast<std::size_t>(fact.plan)].start;
}
std::optional<Range> EndOf(const Record& record, const Fact& fact) {
  if (fact.set_aside) return fact.end;
  if (fact.type == FactType::kPlan || fact.type == FactType::kLayer) return EndByNext(record, fact);
  if (fact.type != FactType::kElement) return fact.end;
  auto end = EndByNext(record, record.facts[static_cast<std::size_t>(fact.plan)]);
  if (!end || !fact.end) return end ? end : fact.end;
  return Range{std::min(end->earliest, fact.end->earliest),
               std::min(end->latest, fact.end->latest)};
}

void AddStarts(const Record& record, const v1::Spans& spans, const v1::Filter& filter, bool ends,
               std::vector<Moment>& out) {
  for (const Span& span : Select(record, spans)) {
    if (span.not_kept) {
      out.push_back(NotKept());
      continue;
    }
    const Fact& fact = record.facts[static_cast<std::size_t>(span.fact)];
    const std::optional<Range> end = EndOf(record, fact);
    const bool not_started = fact.type == FactType::kElement && !fact.has_start;
    // A first day that is not kept may be any day.
    const bool may_have_started = not_started && !Keeps(record, fact, "since");
    if (ends ? !end.has_value() : (not_started && !may_have_started)) continue;
    Moment moment;
    moment.fact = span.fact;
    moment.date = ends ? MomentDate::kEnd : MomentDate::kStart;
    moment.day = ends ? *end : may_have_started ? kAnyDay : fact.start;
    moment.known = ends ? BeginOf(record, fact) : moment.day;
    moment.match = And(span.match, Matches(record, fact, filter));
    if (fact.type == FactType::kLayer) moment.match = And(moment.match, IsEntry(record, span.fact));
    if (moment.match == Truth::kFalse) continue;
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
      moment.day = moment.known = day;
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
      AddStarts(record, moments.started(), moments.filter(), false, out);
      break;
    case v1::Moments::kEnded:
      AddStarts(record, moments.ended(), moments.filter(), true, out);
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

SpanSource SourceOf(const Record& record, const v1::Spans& spans) {
  const v1::Programme& programme = *record.programme;
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
    case v1::Spans::kMember:
      return {FactType::kMember, {spans.member()}};
    case v1::Spans::kGroup:
      return {FactType::kGroup, {spans.group()}};
    case v1::Spans::kPartner:
      return {FactType::kPartner, {spans.partner()}};
    case v1::Spans::kAny:
      break;
    default:
      throw std::runtime_error("spans without a source");
  }
  const std::string& sort = spans.any().sort();
  // The same words are other facts on the organisation's side.
  const bool of_organisation = record.scope != v1::SCOPE_TRAJECTORY;
  SpanSource source{of_organisation ? FactType::kMember : FactType::kInvolvement, {}};
  if (sort == "layer") source.type = FactType::kLayer;
  if (sort == "group") source.type = of_organisation ? FactType::kGroup : FactType::kMembership;
  if (sort == "partner") source.type = FactType::kPartner;
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
  const SpanSource source = SourceOf(record, spans);
  std::vector<Span> out;
  for (std::size_t i = 0; i < record.facts.size(); ++i) {
    const Fact& fact = record.facts[i];
    const bool is_meant =
        std::any_of(source.words.begin(), source.words.end(),
                    [&](const std::string& word) { return InFamily(fact.word, word); });
    if (fact.type != source.type || !is_meant) continue;
    const Truth match = Matches(record, fact, spans.filter());
    if (match != Truth::kFalse) out.push_back({static_cast<int>(i), match, false});
  }
  for (const std::string& word : source.words) {
    if (!record.Keeps(SortOf(source.type), word)) out.push_back({-1, Truth::kUnknown, true});
  }
  return out;
}

std::set<std::string> LayersOf(const Record& record, const v1::Spans& spans) {
  const SpanSource source = SourceOf(record, spans);
  if (source.type != FactType::kLayer) return {};
  return {source.words.begin(), source.words.end()};
}

}  // namespace baken::reference
