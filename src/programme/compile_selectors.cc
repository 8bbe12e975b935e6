// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "programme/compiler.h"
#include "programme/nearest.h"

namespace baken {
namespace {

using Ids = google::protobuf::RepeatedPtrField<std::string>;

struct FieldName {
  std::string_view name;
  Field field;
};

// The names that Filter.empty and `distinct` may use, as in facts.proto.
constexpr FieldName kFieldNames[] = {
    {"value", Field::kValue},   {"mode", Field::kMode},     {"host", Field::kHost},
    {"place", Field::kPlace},   {"owner", Field::kOwner},   {"voiced_by", Field::kVoicedBy},
    {"helper", Field::kHelper}, {"serves", Field::kServes}, {"role", Field::kRole},
    {"reason", Field::kReason}, {"party", Field::kParty},   {"group", Field::kParty},
    {"id", Field::kParty},      {"kind", Field::kWord},
};

}  // namespace

Symbol Compiler::UseWord(Sort sort, std::string_view id, const std::string& path) {
  if (id.empty()) {
    Add(path, "missing", "", "a word of sort " + std::string(SortName(sort)));
    return kNoSymbol;
  }
  if (implies_words_ && !words_.Knows(sort, id)) {
    Word implied;
    implied.id = id;
    implied.sort = sort;
    if (sort == Sort::kLayer) words_.layers.push_back(words_.Intern(id));
    words_.Add(std::move(implied));
  }
  if (!words_.Knows(sort, id)) {
    Add(path, "word_unknown", id, "a word of sort " + std::string(SortName(sort)),
        std::string(words_.Nearest(sort, id)));
  }
  return words_.Intern(id);
}

std::vector<Symbol> Compiler::UseWords(Sort sort, const Ids& ids, const std::string& path) {
  std::vector<Symbol> symbols;
  for (int i = 0; i < ids.size(); ++i) {
    symbols.push_back(UseWord(sort, ids[i], ElementPath(path, i)));
  }
  return symbols;
}

std::vector<std::string> Compiler::UseTags(const Ids& tags, const std::string& path) {
  for (int i = 0; i < tags.size(); ++i) {
    if (words_.Takes(Sort::kTag, tags[i])) continue;
    Add(ElementPath(path, i), "word_unknown", tags[i], "a word of sort tag",
        std::string(words_.Nearest(Sort::kTag, tags[i])));
  }
  return {tags.begin(), tags.end()};
}

Filter Compiler::CompileFilter(const pb::Filter& filter, const std::string& path) {
  Filter out;
  const auto roles = [&](const Ids& ids, const char* name) {
    return UseWords(Sort::kRole, ids, path + "." + name);
  };
  const auto open_words = [&](Sort sort, const Ids& ids, const char* name) {
    std::vector<Symbol> symbols;
    for (int i = 0; i < ids.size(); ++i) {
      if (!words_.Takes(sort, ids[i])) {
        Add(ElementPath(path + "." + name, i), "word_unknown", ids[i],
            "a word of sort " + std::string(SortName(sort)),
            std::string(words_.Nearest(sort, ids[i])));
      }
      symbols.push_back(words_.Intern(ids[i]));
    }
    return symbols;
  };
  out.by_all = roles(filter.by_all(), "by_all");
  out.by_any = roles(filter.by_any(), "by_any");
  out.tags_all = UseTags(filter.tags_all(), path + ".tags_all");
  out.tags_any = UseTags(filter.tags_any(), path + ".tags_any");
  out.tags_none = UseTags(filter.tags_none(), path + ".tags_none");
  out.values.assign(filter.values().begin(), filter.values().end());
  out.modes = open_words(Sort::kMode, filter.modes(), "modes");
  out.hosts_none = open_words(Sort::kHost, filter.hosts_none(), "hosts_none");
  out.owner_any = roles(filter.owner_any(), "owner_any");
  out.owner_none = roles(filter.owner_none(), "owner_none");
  out.voiced_by_any = roles(filter.voiced_by_any(), "voiced_by_any");
  out.helper_any = roles(filter.helper_any(), "helper_any");
  out.serves_none = UseWords(Sort::kPlanElement, filter.serves_none(), path + ".serves_none");
  CompileEmpty(filter, path, out);
  out.selects_all = out.by_all.empty() && out.by_any.empty() && out.tags_all.empty() &&
                    out.tags_any.empty() && out.tags_none.empty() && out.values.empty() &&
                    out.modes.empty() && out.hosts_none.empty() && out.owner_any.empty() &&
                    out.owner_none.empty() && out.voiced_by_any.empty() && out.helper_any.empty() &&
                    out.serves_none.empty() && out.empty.empty() && !out.empty_by &&
                    !out.empty_tags;
  return out;
}

void Compiler::CompileEmpty(const pb::Filter& filter, const std::string& path, Filter& out) {
  for (int i = 0; i < filter.empty_size(); ++i) {
    const std::string& name = filter.empty(i);
    const auto* const found =
        std::find_if(std::begin(kFieldNames), std::end(kFieldNames),
                     [&](const FieldName& field) { return field.name == name; });
    if (found != std::end(kFieldNames)) {
      out.empty.push_back(found->field);
    } else if (name == "by" || name == "makers") {
      out.empty_by = true;
    } else if (name == "tags") {
      out.empty_tags = true;
    } else {
      NearestWord nearest(name);
      for (const FieldName& field : kFieldNames) nearest.Offer(field.name);
      Add(ElementPath(path + ".empty", i), "field_unknown", name, "a field of a fact, as role",
          std::string(nearest.word()));
    }
  }
}

Activities Compiler::CompileActivities(const pb::Activities& activities, const std::string& path) {
  Activities out;
  if (activities.status() == pb::STATUS_UNSPECIFIED || !pb::Status_IsValid(activities.status())) {
    Add(path + ".status", "missing", "", "a status, as STATUS_DONE");
  } else {
    out.status = static_cast<Status>(activities.status() - 1);
  }
  Symbol layer = kNoSymbol;
  if (!activities.layer().empty()) {
    layer = UseWord(Sort::kLayer, activities.layer(), path + ".layer");
  }
  const std::vector<Symbol> ids = UseWords(Sort::kActivity, activities.ids(), path + ".ids");
  for (const Word& word : words_.words()) {
    if (word.sort != Sort::kActivity) continue;
    const bool named = ids.empty() || std::find(ids.begin(), ids.end(), word.symbol) != ids.end();
    const bool in_layer = layer == kNoSymbol || word.layer == layer;
    const bool on_track = activities.track().empty() || word.track == activities.track();
    if (named && in_layer && on_track) out.words.push_back(word.symbol);
  }
  if (out.words.empty()) Add(path, "selects_nothing", "", "at least one activity");
  return out;
}

void Compiler::CompileWords(const pb::Words& words, const std::string& path, Spans& out) {
  const auto sort = FindSort(words.sort());
  const bool trajectory = scope_ == Scope::kTrajectory;
  switch (sort.value_or(Sort::kEvent)) {
    case Sort::kRole:
      out.source = trajectory ? SpanSource::kInvolvement : SpanSource::kMember;
      break;
    case Sort::kGroup:
      out.source = trajectory ? SpanSource::kMembership : SpanSource::kGroup;
      break;
    case Sort::kCircumstance:
      out.source = SpanSource::kCircumstance;
      break;
    case Sort::kLayer:
      out.source = SpanSource::kLayer;
      break;
    case Sort::kPlan:
      out.source = SpanSource::kPlan;
      break;
    case Sort::kPlanElement:
      out.source = SpanSource::kPlanElement;
      break;
    case Sort::kPartner:
      out.source = SpanSource::kPartner;
      break;
    default:
      Add(path + ".sort", "sort_unknown", words.sort(),
          "a sort of what lasts: role, group, circumstance, layer, plan, plan_element or partner");
      return;
  }
  out.words = UseWords(*sort, words.ids(), path + ".ids");
  if (!words.ids().empty()) return;
  for (const Word& word : words_.words()) {
    if (word.sort == *sort) out.words.push_back(word.symbol);
  }
  if (out.words.empty()) {
    Add(path, "selects_nothing", words.sort(), "at least one word of this sort");
  }
}

// A value that the circumstance never takes would never match.
void Compiler::CheckValues(const Spans& spans, const std::string& path) {
  if (spans.source != SpanSource::kCircumstance) return;
  for (const Symbol symbol : spans.words) {
    const WordIndex index = words_.Find(Sort::kCircumstance, symbol);
    if (index == kNoWord || words_.word(index).values.empty()) continue;
    const std::vector<std::string>& known = words_.word(index).values;
    for (std::size_t i = 0; i < spans.filter.values.size(); ++i) {
      const std::string& value = spans.filter.values[i];
      if (std::find(known.begin(), known.end(), value) != known.end()) continue;
      NearestWord nearest(value);
      for (const std::string& one : known) nearest.Offer(one);
      Add(ElementPath(path, static_cast<int>(i)), "value_unknown", value,
          "a value of " + words_.word(index).id, std::string(nearest.word()));
    }
  }
}

Spans Compiler::CompileSpans(const pb::Spans& spans, const std::string& path) {
  Spans out;
  const auto one = [&](SpanSource source, Sort sort, const std::string& id, const char* field) {
    out.source = source;
    out.words = {UseWord(sort, id, path + "." + field)};
  };
  switch (spans.source_case()) {
    case pb::Spans::kMembership:
      one(SpanSource::kMembership, Sort::kGroup, spans.membership(), "membership");
      break;
    case pb::Spans::kInvolvement:
      one(SpanSource::kInvolvement, Sort::kRole, spans.involvement(), "involvement");
      break;
    case pb::Spans::kCircumstance:
      one(SpanSource::kCircumstance, Sort::kCircumstance, spans.circumstance(), "circumstance");
      break;
    case pb::Spans::kLayer:
      one(SpanSource::kLayer, Sort::kLayer, spans.layer(), "layer");
      break;
    case pb::Spans::kPlan:
      one(SpanSource::kPlan, Sort::kPlan, spans.plan(), "plan");
      break;
    case pb::Spans::kPlanElement:
      one(SpanSource::kPlanElement, Sort::kPlanElement, spans.plan_element(), "plan_element");
      break;
    case pb::Spans::kMember:
      one(SpanSource::kMember, Sort::kRole, spans.member(), "member");
      break;
    case pb::Spans::kGroup:
      one(SpanSource::kGroup, Sort::kGroup, spans.group(), "group");
      break;
    case pb::Spans::kPartner:
      one(SpanSource::kPartner, Sort::kPartner, spans.partner(), "partner");
      break;
    case pb::Spans::kAny:
      CompileWords(spans.any(), path + ".any", out);
      break;
    case pb::Spans::SOURCE_NOT_SET:
      Add(path, "missing", "", "what lasts: membership, involvement, circumstance, layer, …");
      break;
  }
  out.filter = CompileFilter(spans.filter(), path + ".filter");
  CheckValues(out, path + ".filter.values");
  if (out.source == SpanSource::kLayer && !out.filter.selects_all) {
    Add(path + ".filter", "not_allowed", "", "no filter on a layer: it has nothing to filter on");
  }
  return out;
}

Moments Compiler::CompileMoments(const pb::Moments& moments, const std::string& path) {
  Moments out;
  switch (moments.source_case()) {
    case pb::Moments::kEvent:
      out.word = UseWord(Sort::kEvent, moments.event(), path + ".event");
      break;
    case pb::Moments::kActivity:
      out.source = MomentSource::kActivity;
      out.activities = CompileActivities(moments.activity(), path + ".activity");
      break;
    case pb::Moments::kLayerEntered:
      out.source = MomentSource::kLayerEntered;
      out.word = UseWord(Sort::kLayer, moments.layer_entered(), path + ".layer_entered");
      break;
    case pb::Moments::kPlanDrawnUp:
      out.source = MomentSource::kPlanDrawnUp;
      out.word = UseWord(Sort::kPlan, moments.plan_drawn_up(), path + ".plan_drawn_up");
      break;
    case pb::Moments::kPlanSigned:
      out.source = MomentSource::kPlanSigned;
      out.word = UseWord(Sort::kPlan, moments.plan_signed(), path + ".plan_signed");
      break;
    case pb::Moments::kStarted:
      out.source = MomentSource::kStarted;
      out.spans = CompileSpans(moments.started(), path + ".started");
      break;
    case pb::Moments::kEnded:
      out.source = MomentSource::kEnded;
      out.spans = CompileSpans(moments.ended(), path + ".ended");
      break;
    case pb::Moments::SOURCE_NOT_SET:
      Add(path, "missing", "", "what happens: event, activity, layer_entered, plan_drawn_up, …");
      break;
  }
  out.filter = CompileFilter(moments.filter(), path + ".filter");
  return out;
}

Counting Compiler::CompileCounting(pb::Counting counting, const std::string& path) {
  switch (counting) {
    case pb::COUNTING_AFTER_ANCHOR:
      return Counting::kAfterAnchor;
    case pb::COUNTING_FROM_ANCHOR:
      return Counting::kFromAnchor;
    case pb::COUNTING_BEFORE_ANCHOR:
      return Counting::kBeforeAnchor;
    default:
      break;
  }
  Add(path, "missing", "", "how the term counts, as COUNTING_FROM_ANCHOR");
  return Counting::kFromAnchor;
}

LastDayShift Compiler::CompileShift(pb::LastDayShift shift, const std::string& path) {
  if (shift == pb::LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET) return LastDayShift::kAlgemeneTermijnenwet;
  if (shift != pb::LAST_DAY_SHIFT_UNSPECIFIED) {
    Add(path, "value_unknown", std::to_string(shift),
        "LAST_DAY_SHIFT_ALGEMENE_TERMIJNENWET or none");
  }
  return LastDayShift::kNone;
}

void Compiler::CompileDateList(const pb::DateList& list, const std::string& path,
                               DateExpression& out) {
  for (int i = 0; i < list.of_size(); ++i) {
    out.of.push_back(CompileDate(list.of(i), ElementPath(path + ".of", i)));
  }
  if (out.of.empty()) Add(path + ".of", "missing", "", "at least one day");
}

DateExpression Compiler::CompileDate(const pb::DateExpression& date, const std::string& path) {
  using Kind = DateExpression::Kind;
  DateExpression out;
  switch (date.kind_case()) {
    case pb::DateExpression::kFirst:
      out.kind = Kind::kFirst;
      out.moments = CompileMoments(date.first(), path + ".first");
      break;
    case pb::DateExpression::kLast:
      out.kind = Kind::kLast;
      out.moments = CompileMoments(date.last(), path + ".last");
      break;
    case pb::DateExpression::kLaterOf:
      out.kind = Kind::kLaterOf;
      CompileDateList(date.later_of(), path + ".later_of", out);
      break;
    case pb::DateExpression::kEarlierOf:
      out.kind = Kind::kEarlierOf;
      CompileDateList(date.earlier_of(), path + ".earlier_of", out);
      break;
    case pb::DateExpression::kFirstKnown:
      out.kind = Kind::kFirstKnown;
      CompileDateList(date.first_known(), path + ".first_known", out);
      break;
    case pb::DateExpression::kPlus: {
      const pb::Deadline& plus = date.plus();
      out.kind = Kind::kPlus;
      out.of.push_back(CompileDate(plus.anchor(), path + ".plus.anchor"));
      out.counted = CompileCounted(plus, path + ".plus");
      break;
    }
    case pb::DateExpression::KIND_NOT_SET:
      Add(path, "missing", "", "a day: first, last, later_of, earlier_of, first_known or plus");
      break;
  }
  return out;
}

Window Compiler::CompileWindow(const pb::Window& window, const std::string& path) {
  Window out;
  if (window.has_since()) out.since = CompileDate(window.since(), path + ".since");
  if (window.has_until()) out.until = CompileDate(window.until(), path + ".until");
  if (window.has_through()) out.through = CompileDate(window.through(), path + ".through");
  if (window.has_until() && window.has_through()) {
    Add(path, "ends_disagree", "", "one of until and through");
  }
  return out;
}

}  // namespace baken
