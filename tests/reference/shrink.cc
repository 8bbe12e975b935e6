// SPDX-License-Identifier: EUPL-1.2

#include "reference/shrink.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace baken::reference {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Without these a record would be bad in another way than the one looked for.
bool IsRequired(const std::string& field) {
  static const std::set<std::string> kRequired = {
      "judged_on", "kind", "activity",   "layer",       "role",  "name",  "value",
      "rule",      "date", "entered_on", "drawn_up_on", "group", "party", "reason"};
  return kRequired.contains(field);
}

// Leaves out one entry of a list or one field below `message`; true when that could be done. `skip`
// counts down to which one.
bool LeaveOut(Message& message, bool of_record, int& skip) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (of_record ? IsRequired(field->name()) : field->name() == "vocabulary") continue;
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    const bool is_subject = field->name() == "trajectory" || field->name() == "organisation";
    if (!field->is_repeated()) {
      if (!is_subject && skip-- == 0) {
        reflection->ClearField(&message, field);
        return true;
      }
      if (is_message && LeaveOut(*reflection->MutableMessage(&message, field), of_record, skip)) {
        return true;
      }
      continue;
    }
    for (int i = reflection->FieldSize(message, field) - 1; i >= 0; --i) {
      if (skip-- == 0) {
        for (int j = i; j + 1 < reflection->FieldSize(message, field); ++j) {
          reflection->SwapElements(&message, field, j, j + 1);
        }
        reflection->RemoveLast(&message, field);
        return true;
      }
      if (is_message &&
          LeaveOut(*reflection->MutableRepeatedMessage(&message, field, i), of_record, skip)) {
        return true;
      }
    }
  }
  return false;
}

// Tries every way to leave something out of one half of the example; true when some worked.
bool ShrinkHalf(CounterExample& example, bool of_record,
                const std::function<bool(const CounterExample&)>& still_differs) {
  bool smaller = false;
  for (int i = 0;;) {
    CounterExample less = example;
    int skip = i;
    Message& half = of_record ? static_cast<Message&>(less.request) : less.programme;
    if (!LeaveOut(half, of_record, skip)) return smaller;
    if (still_differs(less)) {
      example = less;
      smaller = true;
    } else {
      ++i;
    }
  }
}

// Of every sort one word stays: without any, all words of that sort would be known.
void LeaveOutWords(CounterExample& example,
                   const std::function<bool(const CounterExample&)>& still_differs) {
  for (int i = example.programme.vocabulary().words_size() - 1; i >= 0; --i) {
    CounterExample less = example;
    auto& words = *less.programme.mutable_vocabulary()->mutable_words();
    const std::string sort = words[i].sort();
    words.DeleteSubrange(i, 1);
    const bool others = std::any_of(words.begin(), words.end(),
                                    [&](const v1::Word& word) { return word.sort() == sort; });
    if (others && still_differs(less)) example = less;
  }
}

}  // namespace

void Shrink(CounterExample& example,
            const std::function<bool(const CounterExample&)>& still_differs) {
  bool smaller = true;
  while (smaller) {
    smaller = ShrinkHalf(example, true, still_differs);
    smaller = ShrinkHalf(example, false, still_differs) || smaller;
  }
  LeaveOutWords(example, still_differs);
}

}  // namespace baken::reference
