// SPDX-License-Identifier: EUPL-1.2
#include "cli/witness_wishes.h"

#include <algorithm>

#include "cli/witness_record.h"

namespace baken::cli {
namespace {

template <typename List>
bool Contains(const List& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// How a Filter, which is met by what it rules out where none may match, changes a wish.
void AddUnwanted(const v1::Filter& filter, const v1::Programme& programme, Wish& wish) {
  for (const std::string& tag : filter.tags_none()) wish.tags.insert(TagOf(tag, programme));
  wish.values_not_wanted.insert(filter.values().begin(), filter.values().end());
  if (filter.owner_none_size() > 0) wish.owner = filter.owner_none(0);
  if (filter.hosts_none_size() > 0) wish.host = filter.hosts_none(0);
  if (filter.serves_none_size() > 0) wish.serves = filter.serves_none(0);
  wish.in_role = wish.in_role || Contains(filter.empty(), "role");
}

void AddWanted(const v1::Filter& filter, const v1::Programme& programme, Wish& wish) {
  wish.by.insert(filter.by_all().begin(), filter.by_all().end());
  if (filter.by_any_size() > 0) wish.by.insert(filter.by_any(0));
  for (const auto* tags : {&filter.tags_all(), &filter.tags_any()}) {
    for (const std::string& tag : *tags) wish.tags.insert(TagOf(tag, programme));
  }
  wish.modes.insert(filter.modes().begin(), filter.modes().end());
  if (filter.values_size() > 0) wish.value = filter.values(0);
  if (filter.owner_any_size() > 0) wish.owner = filter.owner_any(0);
  if (filter.voiced_by_any_size() > 0) wish.voiced_by = filter.voiced_by_any(0);
  if (filter.helper_any_size() > 0) wish.helper = filter.helper_any(0);
}

}  // namespace

Wishes::Wishes(const v1::Programme& programme, v1::Scope scope)
    : programme_(programme), trajectory_(scope == v1::SCOPE_TRAJECTORY) {
  if (trajectory_) Walk(programme.clock(), false, false, 1);
  for (const v1::Rule& rule : programme.rules()) {
    const bool of_trajectory =
        rule.scope() == v1::SCOPE_TRAJECTORY || rule.scope() == v1::SCOPE_UNSPECIFIED;
    const bool asked = scope == v1::SCOPE_TRAJECTORY ? of_trajectory : rule.scope() == scope;
    if (!asked || rule.rule_class() == v1::RULE_CLASS_INDICATOR) continue;
    for (const std::string& kind : rule.group_kinds()) Note("group", kind, {}, false, false, 1);
    Walk(rule, false, false, 1);
  }
}

void Wishes::Walk(const google::protobuf::Message& part, bool unwanted, bool repeated, int number) {
  if (const auto* moments = dynamic_cast<const v1::Moments*>(&part)) {
    Note(*moments, unwanted, repeated);
    return;
  }
  if (const auto* spans = dynamic_cast<const v1::Spans*>(&part)) {
    Note(*spans, unwanted, number);
    return;
  }
  if (const auto* activities = dynamic_cast<const v1::Activities*>(&part)) {
    Note(*activities, {}, unwanted);
    return;
  }
  if (const auto* requirement = dynamic_cast<const v1::Requirement*>(&part)) {
    unwanted = unwanted != requirement->has_none_of();
  }
  if (const auto* holding = dynamic_cast<const v1::Holding*>(&part)) {
    unwanted = unwanted || (holding->limited() && holding->max() == 0);
    number = std::max(1, holding->min());
  }
  if (const auto* occurred = dynamic_cast<const v1::Occurred*>(&part)) {
    repeated = !occurred->within().empty();
  }
  const auto* reflection = part.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection->ListFields(part, &fields);
  for (const auto* field : fields) {
    if (field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      Walk(reflection->GetMessage(part, field), unwanted, repeated, number);
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(part, field); ++i) {
      Walk(reflection->GetRepeatedMessage(part, field, i), unwanted, repeated, number);
    }
  }
}

void Wishes::Note(const v1::Moments& moments, bool unwanted, bool repeated) {
  switch (moments.source_case()) {
    case v1::Moments::kEvent:
      Note("event", moments.event(), moments.filter(), unwanted, repeated, 1);
      break;
    case v1::Moments::kActivity:
      Note(moments.activity(), moments.filter(), unwanted);
      break;
    case v1::Moments::kPlanDrawnUp:
      Note("plan", moments.plan_drawn_up(), moments.filter(), unwanted, false, 1);
      break;
    case v1::Moments::kPlanSigned:
      Note("plan", moments.plan_signed(), moments.filter(), unwanted, false, 1);
      break;
    case v1::Moments::kStarted:
      Note(moments.started(), unwanted, 1);
      break;
    case v1::Moments::kEnded:
      Note(moments.ended(), unwanted, 1);
      break;
    case v1::Moments::kLayerEntered:
    case v1::Moments::SOURCE_NOT_SET:
      break;
  }
}

void Wishes::Note(const v1::Spans& spans, bool unwanted, int number) {
  std::string source, word;
  switch (spans.source_case()) {
    case v1::Spans::kAny: {
      source = spans.any().sort();
      if (source == "role") source = trajectory_ ? "involvement" : "member";
      if (source == "group" && trajectory_) source = "membership";
      const auto& ids = spans.any().ids();
      const std::vector<std::string> all = WordsOf(programme_, spans.any().sort());
      for (const std::string& one : ids.empty() ? all : std::vector(ids.begin(), ids.end())) {
        Note(source, one, spans.filter(), unwanted, false, 1);
      }
      return;
    }
    case v1::Spans::kLayer:
    case v1::Spans::SOURCE_NOT_SET:
      return;
    default:
      break;
  }
  const auto* field = v1::Spans::descriptor()->FindFieldByNumber(spans.source_case());
  source = field->name();
  word = spans.GetReflection()->GetString(spans, field);
  Note(source, word, spans.filter(), unwanted, false, number);
}

void Wishes::Note(const v1::Activities& activities, const v1::Filter& filter, bool unwanted) {
  for (const v1::Word& word : programme_.vocabulary().words()) {
    const bool named = activities.ids().empty() || Contains(activities.ids(), word.id());
    const bool in_layer = activities.layer().empty() || word.layer() == activities.layer();
    const bool on_track = activities.track().empty() || word.track() == activities.track();
    if (word.sort() != "activity" || !named || !in_layer || !on_track) continue;
    Note("activity", word.id(), filter, unwanted, false, 1);
  }
}

void Wishes::Note(const std::string& source, const std::string& word, const v1::Filter& filter,
                  bool unwanted, bool repeated, int number) {
  // What must not be there at all is not put there; what it may not be says how it must be.
  const bool plain = filter.ByteSizeLong() == 0;
  if (unwanted && plain) return;
  Wish& wish = wishes_[{source, word}];
  wish.repeated = wish.repeated || repeated;
  wish.number = std::max(wish.number, number);
  if (unwanted) {
    AddUnwanted(filter, programme_, wish);
  } else {
    AddWanted(filter, programme_, wish);
  }
}

}  // namespace baken::cli
