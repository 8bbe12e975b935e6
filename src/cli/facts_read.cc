// SPDX-License-Identifier: EUPL-1.2
#include "cli/facts_read.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace baken::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr struct {
  const char* source;  // field of Spans
  const char* list;    // where such facts stand in a record
} kLists[] = {
    {"membership", "memberships"},
    {"involvement", "involvements"},
    {"circumstance", "circumstances"},
    {"layer", "layers"},
    {"plan", "plans"},
    {"plan_element", "plans.elements"},
    {"member", "groups.members"},
    {"group", "groups"},
    {"partner", "partners"},
};

std::string ListOf(std::string_view source) {
  for (const auto& one : kLists) {
    if (source == one.source) return one.list;
  }
  return std::string(source);
}

// The field of a fact that a list of Filter looks at.
std::string FieldOf(const std::string& filter, const std::string& list) {
  if (filter.compare(0, 3, "by_") == 0) {
    if (list == "plans") return "makers";
    return list == "involvements" || list == "groups.members" ? "role" : "by";
  }
  if (filter.compare(0, 5, "tags_") == 0) return "tags";
  if (filter == "values") return "value";
  if (filter == "modes") return "mode";
  return filter.substr(0, filter.rfind('_'));  // hosts_none, owner_any, serves_none, …
}

class Reader {
 public:
  Reader(const v1::Programme& programme, bool trajectory, bool of_group)
      : programme_(programme), trajectory_(trajectory), of_group_(of_group) {}

  void Walk(const Message& part) {
    if (const auto* moments = dynamic_cast<const v1::Moments*>(&part)) return Note(*moments);
    if (const auto* spans = dynamic_cast<const v1::Spans*>(&part)) {
      return Note(*spans, {"since", "until"});
    }
    if (const auto* activities = dynamic_cast<const v1::Activities*>(&part)) {
      return Note(*activities, {});
    }
    const auto* reflection = part.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(part, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      const int size = field->is_repeated() ? reflection->FieldSize(part, field) : 1;
      for (int i = 0; i < size; ++i) {
        Walk(field->is_repeated() ? reflection->GetRepeatedMessage(part, field, i)
                                  : reflection->GetMessage(part, field));
      }
    }
  }

  // A number that is counted by something else than by facts.
  void Distinct(const std::string& field) {
    for (auto& [fact, fields] : read_) {
      if (field == "place" || field == "party" || field == "value") fields.insert(field);
      if (field.find(".*") != std::string::npos) fields.insert("tags");
    }
  }
  void Value(const std::string& circumstance) {
    Add("circumstances", circumstance, {"value", "since", "until"}, {});
  }
  FieldsOfFacts Result() && { return std::move(read_); }

 private:
  void Add(const std::string& list, const std::string& word, const std::set<std::string>& fields,
           const v1::Filter& filter) {
    std::set<std::string>& read = read_[{list, word}];
    read.insert(fields.begin(), fields.end());
    std::vector<const FieldDescriptor*> set;
    filter.GetReflection()->ListFields(filter, &set);
    for (const FieldDescriptor* field : set) {
      if (field->name() != "empty") read.insert(FieldOf(field->name(), list));
    }
    read.insert(filter.empty().begin(), filter.empty().end());
  }

  void Note(const v1::Moments& moments) {
    const v1::Filter& filter = moments.filter();
    switch (moments.source_case()) {
      case v1::Moments::kEvent: {
        std::set<std::string> fields = {"date"};
        for (const v1::Word& word : programme_.vocabulary().words()) {
          const bool has_unit = word.sort() == "event" && word.id() == moments.event();
          if (has_unit && !word.unit().empty()) fields.insert("amount");
        }
        return Add(of_group_ ? "groups.events" : "events", moments.event(), fields, filter);
      }
      case v1::Moments::kActivity:
        return Note(moments.activity(), filter);
      case v1::Moments::kLayerEntered:
        return Add("layers", moments.layer_entered(), {"entered_on"}, filter);
      case v1::Moments::kPlanDrawnUp:
        return Add("plans", moments.plan_drawn_up(), {"drawn_up_on"}, filter);
      case v1::Moments::kPlanSigned:
        return Add("plans", moments.plan_signed(), {"signed_on"}, filter);
      case v1::Moments::kStarted:
        return Note(moments.started(), {"since"});
      case v1::Moments::kEnded:
        return Note(moments.ended(), {"until"});
      case v1::Moments::SOURCE_NOT_SET:
        return;
    }
  }

  void Note(const v1::Spans& spans, std::set<std::string> fields) {
    if (spans.source_case() == v1::Spans::SOURCE_NOT_SET) return;
    const FieldDescriptor* field = v1::Spans::descriptor()->FindFieldByNumber(spans.source_case());
    std::string source = field->name();
    std::vector<std::string> words;
    if (spans.has_any()) {
      source = spans.any().sort();
      if (source == "role") source = trajectory_ ? "involvement" : "member";
      if (source == "group" && trajectory_) source = "membership";
      words.assign(spans.any().ids().begin(), spans.any().ids().end());
      if (words.empty()) words = {"*"};
    } else {
      words = {spans.GetReflection()->GetString(spans, field)};
    }
    const std::string list = ListOf(source);
    if (list == "layers") fields = {"entered_on"};
    if (list == "plans") fields = {"drawn_up_on"};
    if (list == "memberships") fields.insert("group");
    if (list == "groups.members" || list == "involvements") fields.insert("party");
    for (const std::string& word : words) Add(list, word, fields, spans.filter());
  }

  void Note(const v1::Activities& activities, const v1::Filter& filter) {
    for (const v1::Word& word : programme_.vocabulary().words()) {
      const auto& ids = activities.ids();
      const bool named = ids.empty() || std::find(ids.begin(), ids.end(), word.id()) != ids.end();
      const bool in_layer = activities.layer().empty() || word.layer() == activities.layer();
      const bool on_track = activities.track().empty() || word.track() == activities.track();
      if (word.sort() != "activity" || !named || !in_layer || !on_track) continue;
      Add("activities", word.id(), DaysOf(activities.status(), word.sensitive()), filter);
    }
  }

  // The days that show that the status was reached, or that the activity does not apply.
  static std::set<std::string> DaysOf(v1::Status status, bool sensitive) {
    if (sensitive) return {"offered_on", "declined_on", "not_applicable_on"};
    std::set<std::string> days = {"done_on", "not_applicable_on", "reason"};
    if (status == v1::STATUS_OFFERED || status == v1::STATUS_STARTED) days.insert("started_on");
    if (status == v1::STATUS_OFFERED) days.insert({"offered_on", "declined_on"});
    return days;
  }

  const v1::Programme& programme_;
  bool trajectory_, of_group_;
  FieldsOfFacts read_;
};

}  // namespace

FieldsOfFacts FactsReadBy(const v1::Rule& rule, const v1::Programme& programme) {
  const bool trajectory =
      rule.scope() == v1::SCOPE_TRAJECTORY || rule.scope() == v1::SCOPE_UNSPECIFIED;
  Reader reader(programme, trajectory, rule.scope() == v1::SCOPE_GROUP);
  reader.Walk(rule);
  const v1::Counted& counted =
      rule.measure().has_share() ? rule.measure().share().part() : rule.measure().count();
  if (!counted.distinct().empty()) reader.Distinct(counted.distinct());
  if (!rule.measure().value().empty()) reader.Value(rule.measure().value());
  // Nothing becomes due after a stop, and a term without an anchor counts from the clock.
  if (trajectory && rule.rule_class() != v1::RULE_CLASS_INDICATOR) {
    for (const v1::Moments& stop : programme.stops()) reader.Walk(stop);
    const bool from_clock = rule.has_by() ? rule.by().trigger_case() == v1::By::TRIGGER_NOT_SET
                                          : !rule.throughout().window().has_since();
    if (from_clock && !rule.has_at()) reader.Walk(programme.clock());
  } else if (trajectory && !rule.measure().has_since()) {
    reader.Walk(programme.clock());
  }
  return std::move(reader).Result();
}

bool IsSensitive(const FactKind& fact, const v1::Programme& programme) {
  const auto& words = programme.vocabulary().words();
  return fact.first == "activities" &&
         std::any_of(words.begin(), words.end(), [&](const v1::Word& word) {
           return word.sort() == "activity" && word.id() == fact.second && word.sensitive();
         });
}

}  // namespace baken::cli
