// SPDX-License-Identifier: EUPL-1.2
#include "cli/witness_changes.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/witness_record.h"

namespace baken::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Before and at the start, within and after the usual terms, around the end.
constexpr int kDaysTried[] = {
    -30, -1, 0, 3, 8, 45, 100, 200, kLastDayOfCourse, kLastDayOfCourse + 40};
constexpr int kDaysJudged[] = {50, 85, 95, 150};
constexpr int kManyCopies = 5;  // more than a limit of people usually allows

struct Step {
  const FieldDescriptor* field;
  int index;
};

bool IsDate(const FieldDescriptor& field) {
  const std::string& name = field.name();
  const bool ends_on = name.size() > 3 && name.compare(name.size() - 3, 3, "_on") == 0;
  return ends_on || name == "date" || name == "since" || name == "until";
}

bool IsReference(const FieldDescriptor& field) {
  return field.name() == "id" || field.name() == "party" || field.name() == "group";
}

class Changer {
 public:
  Changer(const v1::CheckRequest& request, const v1::Programme& programme,
          const std::function<bool(const v1::CheckRequest&)>& look)
      : original_(request), changed_(request), programme_(programme), look_(look) {}

  void Run() {
    ChangeDayJudged();
    const bool organisation = original_.has_organisation();
    const auto* field = v1::CheckRequest::descriptor()->FindFieldByName(
        organisation ? "organisation" : "trajectory");
    path_.push_back({field, -1});
    Change(original_.GetReflection()->GetMessage(original_, field));
    AddEvents();
  }

 private:
  void ChangeDayJudged() {
    for (const int days : kDaysJudged) {
      Try([&](Message& here, const auto&) {
        dynamic_cast<v1::CheckRequest&>(here).set_judged_on(DayOfCourse(days));
      });
    }
  }

  Message& Here() {
    Message* here = &changed_;
    for (const Step& step : path_) {
      const auto* reflection = here->GetReflection();
      here = step.index < 0 ? reflection->MutableMessage(here, step.field)
                            : reflection->MutableRepeatedMessage(here, step.field, step.index);
    }
    return *here;
  }

  // Makes the change at the present place, shows the record and takes the change back.
  template <typename Edit>
  void Try(Edit edit) {
    if (stopped_) return;
    Message& here = Here();
    edit(here, *here.GetReflection());
    stopped_ = !look_(changed_);
    changed_ = original_;
  }

  void Change(const Message& node) {
    const auto* descriptor = node.GetDescriptor();
    for (int i = 0; i < descriptor->field_count() && !stopped_; ++i) {
      const FieldDescriptor* field = descriptor->field(i);
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        if (field->is_repeated()) ChangeList(node, field);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        field->is_repeated() ? ChangeTexts(node, field) : ChangeText(node, field);
      }
    }
  }

  void ChangeList(const Message& node, const FieldDescriptor* field) {
    const auto* reflection = node.GetReflection();
    const int size = reflection->FieldSize(node, field);
    for (int i = 0; i < size && !stopped_; ++i) {
      Try([&](Message& here, const auto& edit) { Remove(here, edit, field, i); });
      for (const int copies : {1, kManyCopies}) {
        Try([&](Message& here, const auto& edit) { Copy(here, edit, field, i, copies); });
      }
      path_.push_back({field, i});
      Change(reflection->GetRepeatedMessage(node, field, i));
      path_.pop_back();
    }
    if (size > 1) ChangeTogether(field);
  }

  static void Remove(Message& here, const google::protobuf::Reflection& edit,
                     const FieldDescriptor* field, int index) {
    const int last = edit.FieldSize(here, field) - 1;
    for (int i = index; i < last; ++i) edit.SwapElements(&here, field, i, i + 1);
    edit.RemoveLast(&here, field);
  }

  static void Copy(Message& here, const google::protobuf::Reflection& edit,
                   const FieldDescriptor* field, int index, int copies) {
    for (int i = 0; i < copies; ++i) {
      Message* copy = edit.AddMessage(&here, field);
      copy->CopyFrom(edit.GetRepeatedMessage(here, field, index));
      const auto* descriptor = copy->GetDescriptor();
      for (int f = 0; f < descriptor->field_count(); ++f) {
        const FieldDescriptor* reference = descriptor->field(f);
        const bool text = reference->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
        if (!text || reference->is_repeated() || !IsReference(*reference)) continue;
        const std::string other =
            copy->GetReflection()->GetString(*copy, reference) + "-other-" + std::to_string(i + 1);
        copy->GetReflection()->SetString(copy, reference, other);
      }
    }
  }

  // One date less in all activities of a layer, and in all there are.
  void ChangeTogether(const FieldDescriptor* list) {
    std::vector<std::string> families = {""};
    for (const std::string& layer : programme_.vocabulary().layers())
      families.push_back(layer + ".");
    const auto* descriptor = list->message_type();
    const bool activities = descriptor->FindFieldByName("activity") != nullptr;
    for (int f = 0; f < descriptor->field_count(); ++f) {
      const FieldDescriptor* field = descriptor->field(f);
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_STRING || field->is_repeated()) continue;
      if (!IsDate(*field) && field->name() != "mode" && field->name() != "host") continue;
      for (const std::string& family : families) {
        if (!family.empty() && !activities) continue;
        Try([&](Message& here, const auto& edit) {
          for (int i = 0; i < edit.FieldSize(here, list); ++i) {
            Message* one = edit.MutableRepeatedMessage(&here, list, i);
            const std::string id =
                activities ? dynamic_cast<v1::ActivityRecord&>(*one).activity() : std::string();
            if (id.compare(0, family.size(), family) != 0) continue;
            one->GetReflection()->ClearField(one, field);
            // What is done has started.
            if (field->name() == "started_on") {
              one->GetReflection()->ClearField(one, descriptor->FindFieldByName("done_on"));
            }
          }
        });
      }
    }
    Try([&](Message& here, const auto& edit) { edit.ClearField(&here, list); });
  }

  void ChangeTexts(const Message& node, const FieldDescriptor* field) {
    const int size = node.GetReflection()->FieldSize(node, field);
    for (int i = 0; i < size; ++i) {
      Try([&](Message& here, const auto& edit) { Remove(here, edit, field, i); });
    }
    if (size > 1) Try([&](Message& here, const auto& edit) { edit.ClearField(&here, field); });
    if (field->name() != "tags") return;
    for (const std::string& tag : WordsOf(programme_, "tag")) {
      Try([&](Message& here, const auto& edit) { edit.AddString(&here, field, tag); });
    }
  }

  void ChangeText(const Message& node, const FieldDescriptor* field) {
    const std::string value = node.GetReflection()->GetString(node, field);
    const auto set = [&](const std::string& other) {
      if (other == value) return;
      Try([&](Message& here, const auto& edit) { edit.SetString(&here, field, other); });
    };
    if (IsDate(*field)) {
      set("");
      for (const int days : kDaysTried) set(DayOfCourse(days));
      return;
    }
    for (const std::string& other : Alternatives(node, *field)) set(other);
  }

  // Other words that may stand in a field that says something of a fact.
  std::vector<std::string> Alternatives(const Message& node, const FieldDescriptor& field) const {
    const std::string& name = field.name();
    if (name == "owner" || name == "voiced_by" || name == "helper") return OrNone("role");
    if (name == "mode") return OrNone("mode");
    if (name == "host") return {"", "elsewhere"};
    if (name == "serves") return {""};
    if (name == "role" && node.GetDescriptor() == v1::Partner::descriptor()) return OrNone("role");
    if (name == "layer") {
      return {programme_.vocabulary().layers().begin(), programme_.vocabulary().layers().end()};
    }
    if (name != "value") return {};
    const std::string& circumstance = dynamic_cast<const v1::Circumstance&>(node).name();
    std::vector<std::string> values = {"9999"};
    for (const v1::Word& word : programme_.vocabulary().words()) {
      if (word.sort() != "circumstance" || word.id() != circumstance) continue;
      if (word.values_size() > 0) values.assign(word.values().begin(), word.values().end());
    }
    return values;
  }

  std::vector<std::string> OrNone(const std::string& sort) const {
    std::vector<std::string> words = WordsOf(programme_, sort);
    words.insert(words.begin(), "");
    return words;
  }

  // A fact that no rule asks for may still make one owed.
  void AddEvents() {
    for (const std::string& kind : WordsOf(programme_, "event")) {
      for (const int days : kDaysTried) {
        Try([&](Message& here, const auto& edit) {
          const auto* events = here.GetDescriptor()->FindFieldByName("events");
          auto* event = dynamic_cast<v1::Event*>(edit.AddMessage(&here, events));
          event->set_kind(kind);
          event->set_date(DayOfCourse(days));
        });
      }
    }
  }

  const v1::CheckRequest& original_;
  v1::CheckRequest changed_;
  const v1::Programme& programme_;
  const std::function<bool(const v1::CheckRequest&)>& look_;
  std::vector<Step> path_;
  bool stopped_ = false;
};

// The texts in a rule that may be words; what is no word is nowhere in a record.
void CollectTexts(const Message& part, std::vector<std::string>& texts) {
  const auto* reflection = part.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(part, &fields);
  for (const FieldDescriptor* field : fields) {
    const int size = field->is_repeated() ? reflection->FieldSize(part, field) : 1;
    for (int i = 0; i < size; ++i) {
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        CollectTexts(field->is_repeated() ? reflection->GetRepeatedMessage(part, field, i)
                                          : reflection->GetMessage(part, field),
                     texts);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        texts.push_back(field->is_repeated() ? reflection->GetRepeatedString(part, field, i)
                                             : reflection->GetString(part, field));
      }
    }
  }
}

using Words = std::vector<std::string>;

bool IsOneOf(const Words& words, const std::string& text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Whether the fact is of one of these words.
bool IsOf(const Words& words, const Message& fact) {
  for (const char* name : {"kind", "activity", "role", "name"}) {
    const FieldDescriptor* field = fact.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr && IsOneOf(words, fact.GetReflection()->GetString(fact, field))) {
      return true;
    }
  }
  return false;
}

// Leaves out all facts of these words, and the words where they say something of a fact; or, with
// an end, lets the facts end on that day.
void LeaveOut(const Words& words, const std::string& end, Message& node) {
  const auto* reflection = node.GetReflection();
  const auto* descriptor = node.GetDescriptor();
  for (int f = 0; f < descriptor->field_count(); ++f) {
    const FieldDescriptor* field = descriptor->field(f);
    if (!field->is_repeated()) continue;
    for (int i = reflection->FieldSize(node, field) - 1; i >= 0; --i) {
      bool out = false;
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Message* fact = reflection->MutableRepeatedMessage(&node, field, i);
        const FieldDescriptor* until = fact->GetDescriptor()->FindFieldByName("until");
        out = IsOf(words, *fact);
        if (out && !end.empty() && until != nullptr) {
          fact->GetReflection()->SetString(fact, until, end);
          out = false;
        }
        LeaveOut(words, end, *fact);
      } else if (end.empty() && field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        out = IsOneOf(words, reflection->GetRepeatedString(node, field, i));
      }
      const int last = reflection->FieldSize(node, field) - 1;
      for (int j = i; out && j < last; ++j) reflection->SwapElements(&node, field, j, j + 1);
      if (out) reflection->RemoveLast(&node, field);
    }
  }
}

}  // namespace

std::vector<v1::CheckRequest> WithoutWordsOf(const v1::Rule& rule,
                                             const v1::CheckRequest& request) {
  constexpr std::size_t kMostInPairs = 8;
  constexpr int kJustBefore = kDayJudged - 5;
  Words words;
  CollectTexts(rule.requirement(), words);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<Words> choices;
  if (words.size() <= kMostInPairs) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = i; j < words.size(); ++j) {
        choices.push_back(i == j ? Words{words[i]} : Words{words[i], words[j]});
      }
    }
  }
  choices.push_back(words);
  std::vector<v1::CheckRequest> records;
  for (const Words& choice : choices) {
    for (const std::string& end : {std::string(), DayOfCourse(kJustBefore)}) {
      v1::CheckRequest without = request;
      LeaveOut(choice, end,
               without.has_organisation() ? static_cast<Message&>(*without.mutable_organisation())
                                          : *without.mutable_trajectory());
      records.push_back(std::move(without));
    }
  }
  return records;
}

void ForEachChange(const v1::CheckRequest& request, const v1::Programme& programme,
                   const std::function<bool(const v1::CheckRequest&)>& look) {
  Changer(request, programme, look).Run();
}

}  // namespace baken::cli
