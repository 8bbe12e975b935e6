// SPDX-License-Identifier: EUPL-1.2
#include "cli/json_fields.h"

#include <algorithm>
#include <set>

#include "cli/json_scanner.h"
#include "cli/nearest.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Deeper than any message of ours; a stack overflow is no way to refuse a file.
constexpr int kDeepest = 64;

Phrase KindOf(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Phrase::kKindObject;
    case FieldDescriptor::CPPTYPE_BOOL:
      return Phrase::kKindBoolean;
    case FieldDescriptor::CPPTYPE_STRING:
      return Phrase::kKindText;
    case FieldDescriptor::CPPTYPE_ENUM:
      return Phrase::kKindWord;
    default:
      return Phrase::kKindNumber;
  }
}

Phrase KindOf(JsonToken token) {
  switch (token) {
    case JsonToken::kText:
      return Phrase::kKindText;
    case JsonToken::kNumber:
      return Phrase::kKindNumber;
    case JsonToken::kTrueOrFalse:
      return Phrase::kKindBoolean;
    case JsonToken::kObject:
      return Phrase::kKindObject;
    case JsonToken::kList:
      return Phrase::kKindList;
    case JsonToken::kNull:
      return Phrase::kKindNull;
  }
  return Phrase::kKindNull;
}

// What protobuf's JSON takes for a single value of this field.
bool Accepts(const FieldDescriptor& field, JsonToken token) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return token == JsonToken::kObject;
    case FieldDescriptor::CPPTYPE_BOOL:
      return token == JsonToken::kTrueOrFalse;
    case FieldDescriptor::CPPTYPE_STRING:
      return token == JsonToken::kText;
    default:  // numbers and enums may be written either way
      return token == JsonToken::kText || token == JsonToken::kNumber;
  }
}

// A name that is repeated in a report or on a screen: one line of ordinary length.
constexpr std::size_t kLongestName = 64;

std::string Shortened(const std::string& name) {
  return Printable(std::string_view(name).substr(0, kLongestName));
}

// Where `path` is, when it is `wanted` or a message around it.
bool LeadsTo(std::string_view path, std::string_view wanted) {
  if (wanted.substr(0, path.size()) != path) return false;
  if (path.empty() || path.size() == wanted.size()) return true;
  return wanted[path.size()] == '.' || wanted[path.size()] == '[';
}

class Inspector {
 public:
  Inspector(std::string_view text, std::int64_t first_line, const Phrasebook* phrases)
      : text_(text), scanner_(text, first_line), phrases_(phrases) {}

  // Either way of looking stops at the first fault.
  bool Record(const Descriptor& type);
  void Seek(std::string_view wanted) { wanted_ = wanted; }
  Position found_at() const { return scanner_.At(found_at_); }
  JsonInspection TakeInspection();

 private:
  bool Value(const FieldDescriptor* field, bool element, const std::string& path, int depth);
  bool Object(const Descriptor* type, const std::string& path, int depth);
  bool Entry(const Descriptor* type, const std::string& path, std::set<int>& seen, int depth,
             bool& known);
  bool List(const FieldDescriptor* field, const std::string& path, int depth);
  bool Scalar(const FieldDescriptor* field, JsonToken token, const std::string& path);
  bool EnumWord(const FieldDescriptor& field, const std::string& path, const JsonMark& at);
  void NoteUnknown(const Descriptor& type, const std::string& name, const std::string& path,
                   const JsonMark& at);
  bool Fault(const JsonMark& at, Phrase phrase, Phrasebook::Values values = {});
  bool FaultAt(Position at, Phrase phrase, Phrasebook::Values values);
  bool ScannerFault(const std::string& path);
  std::string Say(Phrase phrase) const { return phrases_ ? phrases_->Say(phrase) : ""; }

  struct Cut {
    std::size_t from, to;
  };

  std::string_view text_;
  JsonScanner scanner_;
  const Phrasebook* phrases_;
  std::vector<Cut> cuts_;  // around the unknown fields
  JsonInspection inspection_;
  std::optional<std::string_view> wanted_;
  JsonMark found_at_;
};

bool Inspector::Fault(const JsonMark& at, Phrase phrase, Phrasebook::Values values) {
  return FaultAt(scanner_.At(at), phrase, values);
}

bool Inspector::FaultAt(Position at, Phrase phrase, Phrasebook::Values values) {
  inspection_.fault_at = at;
  if (phrases_ != nullptr) inspection_.fault = phrases_->Say(phrase, values);
  return false;
}

bool Inspector::ScannerFault(const std::string& path) {
  const JsonTrouble trouble = scanner_.trouble();
  if (trouble.phrase == Phrase::kJsonCutOff && !path.empty()) {
    return FaultAt(trouble.at, Phrase::kJsonCutOffIn, {{"path", path}});
  }
  return FaultAt(trouble.at, trouble.phrase,
                 {{"found", trouble.found}, {"expected", trouble.expected}});
}

bool Inspector::Record(const Descriptor& type) {
  JsonToken token;
  const JsonMark at = scanner_.Here();
  if (!scanner_.Peek(token)) return ScannerFault("");
  if (token != JsonToken::kObject) {
    return Fault(at, Phrase::kJsonNoRecord, {{"found", Say(KindOf(token))}});
  }
  if (!Object(&type, "", 0)) return false;
  return scanner_.AtEnd() || ScannerFault("");
}

bool Inspector::Value(const FieldDescriptor* field, bool element, const std::string& path,
                      int depth) {
  JsonToken token;
  const JsonMark at = scanner_.Here();
  if (depth > kDeepest) return Fault(at, Phrase::kJsonTooDeep);
  if (wanted_ && LeadsTo(path, *wanted_)) found_at_ = at;
  if (!scanner_.Peek(token)) return ScannerFault(path);
  const bool list_wanted = field != nullptr && field->is_repeated() && !element;
  const bool left_out = token == JsonToken::kNull && !element;
  const bool fits = field == nullptr || left_out ||
                    (list_wanted ? token == JsonToken::kList : Accepts(*field, token));
  if (!fits) {
    const Phrase expected = list_wanted ? Phrase::kKindList : KindOf(*field);
    return Fault(at, Phrase::kJsonWrongKind,
                 {{"path", path}, {"found", Say(KindOf(token))}, {"expected", Say(expected)}});
  }
  if (token == JsonToken::kList) return List(field, path, depth);
  if (token == JsonToken::kObject) {
    return Object(field == nullptr ? nullptr : field->message_type(), path, depth);
  }
  return Scalar(field, token, path);
}

bool Inspector::Scalar(const FieldDescriptor* field, JsonToken token, const std::string& path) {
  const JsonMark at = scanner_.Here();
  if (!scanner_.TakeScalar(token)) return ScannerFault(path);
  if (field == nullptr || token == JsonToken::kNull) return true;
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 && !IsInt32(scanner_.taken())) {
    return Fault(at, Phrase::kJsonNumberTooLarge, {{"path", path}});
  }
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM && token == JsonToken::kText) {
    return EnumWord(*field, path, at);
  }
  return true;
}

bool Inspector::EnumWord(const FieldDescriptor& field, const std::string& path,
                         const JsonMark& at) {
  const std::string& word = scanner_.taken();
  if (field.enum_type()->FindValueByName(word) != nullptr) return true;
  const std::string nearest = NearestWord(word, ValueNames(*field.enum_type()));
  if (nearest.empty()) return Fault(at, Phrase::kUnknownValue, {{"path", path}});
  return Fault(at, Phrase::kUnknownValueNearest, {{"path", path}, {"nearest", nearest}});
}

bool Inspector::Object(const Descriptor* type, const std::string& path, int depth) {
  std::set<int> seen;
  if (!scanner_.Open('{')) return ScannerFault(path);
  if (scanner_.TryClose('}')) return true;
  const std::size_t first = scanner_.Here().offset;
  std::size_t kept_to = first;  // behind the last field that was known; none: `first`
  for (bool more = true; more;) {
    const std::size_t start = scanner_.Here().offset;
    bool known = true;
    if (!Entry(type, path, seen, depth, known)) return false;
    const std::size_t end = scanner_.Here().offset;
    // A comma goes with what it is cut beside: that in front, or that behind where nothing is kept.
    if (known && kept_to == first && start > first) cuts_.push_back({first, start});
    if (!known && kept_to > first) cuts_.push_back({kept_to, end});
    if (known || kept_to > first) kept_to = end;
    if (!scanner_.Next('}', more)) return ScannerFault(path);
    if (!more && kept_to == first) cuts_.push_back({first, end});
  }
  return true;
}

bool Inspector::Entry(const Descriptor* type, const std::string& path, std::set<int>& seen,
                      int depth, bool& known) {
  const JsonMark at = scanner_.Here();
  if (!scanner_.TakeName()) return ScannerFault(path);
  const std::string name = scanner_.taken();
  if (name.empty()) return Fault(at, Phrase::kJsonEmptyName);
  const FieldDescriptor* field = nullptr;
  if (type != nullptr) {
    field = type->FindFieldByName(name);
    if (field == nullptr) field = type->FindFieldByCamelcaseName(name);
  }
  const std::string shown = field == nullptr ? Shortened(name) : field->name();
  const std::string below = path.empty() ? shown : path + "." + shown;
  if (field != nullptr && !seen.insert(field->number()).second) {
    return Fault(at, Phrase::kJsonTwice, {{"path", below}});
  }
  known = type == nullptr || field != nullptr;
  if (!known) NoteUnknown(*type, shown, below, at);
  return Value(field, false, below, depth + 1);
}

void Inspector::NoteUnknown(const Descriptor& type, const std::string& name,
                            const std::string& path, const JsonMark& at) {
  ++inspection_.unknown_field_count;
  if (inspection_.unknown_fields.size() >= kMostUnknownFields) return;
  inspection_.unknown_fields.push_back(
      {path, name, NearestWord(name, FieldNames(type)), scanner_.At(at)});
}

JsonInspection Inspector::TakeInspection() {
  // Cuts within a field come before the one in front of it.
  std::sort(cuts_.begin(), cuts_.end(), [](Cut a, Cut b) { return a.from < b.from; });
  std::size_t from = 0;
  for (const Cut& cut : cuts_) {
    inspection_.known += text_.substr(from, cut.from - from);
    from = cut.to;
  }
  if (!cuts_.empty()) inspection_.known += text_.substr(from);
  return std::move(inspection_);
}

bool Inspector::List(const FieldDescriptor* field, const std::string& path, int depth) {
  if (!scanner_.Open('[')) return ScannerFault(path);
  if (scanner_.TryClose(']')) return true;
  for (int index = 0;; ++index) {
    const std::string below = path + "[" + std::to_string(index) + "]";
    if (!Value(field, true, below, depth + 1)) return false;
    bool more = false;
    if (!scanner_.Next(']', more)) return ScannerFault(path);
    if (!more) return true;
  }
}

}  // namespace

JsonInspection InspectJson(std::string_view text, const Descriptor& type, std::int64_t first_line,
                           const Phrasebook& phrases) {
  Inspector inspector(text, first_line, &phrases);
  inspector.Record(type);
  return inspector.TakeInspection();
}

Position FindInJson(std::string_view text, const Descriptor& type, std::int64_t first_line,
                    std::string_view path) {
  Inspector inspector(text, first_line, nullptr);
  inspector.Seek(path);
  inspector.Record(type);
  return inspector.found_at();
}

}  // namespace baken::cli
