// SPDX-License-Identifier: EUPL-1.2

#include "reference/shrink.h"

#include <google/protobuf/message.h>

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
bool LeaveOut(Message& message, int& skip) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->name() == "trajectory" || field->name() == "organisation") {
      if (LeaveOut(*reflection->MutableMessage(&message, field), skip)) return true;
      continue;
    }
    if (IsRequired(field->name())) continue;
    if (!field->is_repeated()) {
      if (skip-- > 0) continue;
      reflection->ClearField(&message, field);
      return true;
    }
    for (int i = reflection->FieldSize(message, field) - 1; i >= 0; --i) {
      if (skip-- == 0) {
        for (int j = i; j + 1 < reflection->FieldSize(message, field); ++j) {
          reflection->SwapElements(&message, field, j, j + 1);
        }
        reflection->RemoveLast(&message, field);
        return true;
      }
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
          LeaveOut(*reflection->MutableRepeatedMessage(&message, field, i), skip)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void Shrink(v1::CheckRequest& request,
            const std::function<bool(const v1::CheckRequest&)>& still_differs) {
  bool smaller = true;
  while (smaller) {
    smaller = false;
    for (int i = 0;;) {
      v1::CheckRequest less = request;
      int skip = i;
      if (!LeaveOut(less, skip)) break;
      if (still_differs(less)) {
        request = less;
        smaller = true;
      } else {
        ++i;
      }
    }
  }
}

}  // namespace baken::reference
