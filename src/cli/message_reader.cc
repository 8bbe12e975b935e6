// SPDX-License-Identifier: EUPL-1.2
#include "cli/message_reader.h"

#include <google/protobuf/io/tokenizer.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "cli/library.h"
#include "cli/nearest.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;

// The texts between double quotes in a sentence of protobuf's parser.
std::vector<std::string> Quoted(const std::string& sentence) {
  std::vector<std::string> quoted;
  std::size_t start = sentence.find('"');
  while (start != std::string::npos) {
    const std::size_t end = sentence.find('"', start + 1);
    if (end == std::string::npos) break;
    quoted.push_back(sentence.substr(start + 1, end - start - 1));
    start = sentence.find('"', end + 1);
  }
  return quoted;
}

bool Contains(const std::string& sentence, std::string_view part) {
  return sentence.find(part) != std::string::npos;
}

// Protobuf stops at what follows an unknown name or value; the name itself is just before it.
Position StartOfName(std::string_view bytes, Position after, const std::string& name) {
  std::size_t line_start = 0;
  std::int64_t line = 1;
  for (; line < after.line; ++line) {
    const std::size_t end = bytes.find('\n', line_start);
    if (end == std::string_view::npos) return after;
    line_start = end + 1;
  }
  const std::size_t limit = line_start + static_cast<std::size_t>(after.column - 1);
  const std::size_t start = bytes.substr(0, limit).rfind(name);
  if (start == std::string_view::npos) return after;
  const std::string_view before = bytes.substr(0, start);
  const auto newlines = std::count(before.begin(), before.end(), '\n');
  const std::size_t own_line = before.rfind('\n') + 1;  // npos + 1 is the first byte
  return {newlines + 1, static_cast<std::int64_t>(Columns(before.substr(own_line))) + 1};
}

// Listens to protobuf's text parser and says the same with the nearest valid word.
class TextFaults : public google::protobuf::io::ErrorCollector {
 public:
  TextFaults(std::string_view bytes, const FileDescriptor& file, const Phrasebook& phrases,
             MessageReading& reading)
      : bytes_(bytes), file_(file), phrases_(phrases), reading_(reading) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (reading_.fault_at) return;  // what follows the first error is its echo
    reading_.fault_at = Position{line + 1, column + 1};
    const std::vector<std::string> quoted = Quoted(message);
    if (quoted.size() == 2 && Contains(message, "Unknown enumeration value")) {
      reading_.fault_at = StartOfName(bytes_, *reading_.fault_at, quoted[0]);
      reading_.fault = EnumInWords(quoted[0], quoted[1]);
    } else {
      reading_.fault = ErrorInWords(message);
    }
  }

  void AddWarning(int line, google::protobuf::io::ColumnNumber column,
                  const std::string& message) override {
    const std::vector<std::string> quoted = Quoted(message);
    if (quoted.size() != 2 || !Contains(message, "has no field named")) return;
    const Descriptor* type = file_.pool()->FindMessageTypeByName(quoted[0]);
    if (reading_.unknown_fields.size() >= kMostUnknownFields) return;
    UnknownField field;
    field.path = field.name = quoted[1];
    if (type != nullptr) field.nearest = NearestWord(field.name, FieldNames(*type));
    field.at = StartOfName(bytes_, {line + 1, column + 1}, field.name);
    reading_.unknown_fields.push_back(std::move(field));
  }

 private:
  std::string ErrorInWords(const std::string& message) const {
    // The value in the way may be the record's own; the place says enough.
    std::string why = message.substr(0, message.find(", got: \""));
    while (!why.empty() && why.back() == '.') why.pop_back();
    return phrases_.Say(Phrase::kTextFault, {{"why", why}});
  }

  std::string EnumInWords(const std::string& value, const std::string& field) const {
    std::string nearest;
    for (int i = 0; i < file_.message_type_count() && nearest.empty(); ++i) {
      const FieldDescriptor* carrier = file_.message_type(i)->FindFieldByName(field);
      if (carrier == nullptr || carrier->enum_type() == nullptr) continue;
      nearest = NearestWord(value, ValueNames(*carrier->enum_type()));
    }
    if (nearest.empty()) return phrases_.Say(Phrase::kUnknownValue, {{"path", field}});
    return phrases_.Say(Phrase::kUnknownValueNearest, {{"path", field}, {"nearest", nearest}});
  }

  std::string_view bytes_;
  const FileDescriptor& file_;
  const Phrasebook& phrases_;
  MessageReading& reading_;
};

MessageReading ReadText(std::string_view bytes, const Phrasebook& phrases, Message& message) {
  MessageReading reading;
  reading.lines = std::make_shared<TextFormat::ParseInfoTree>();
  TextFaults faults(bytes, *message.GetDescriptor()->file(), phrases, reading);
  TextFormat::Parser parser;
  parser.AllowUnknownField(true);
  parser.RecordErrorsTo(&faults);
  parser.WriteLocationsTo(reading.lines.get());
  const bool read = parser.ParseFromString(std::string(bytes), &message);
  if (!read && !reading.fault_at) {
    reading.fault_at = Position{};
    reading.fault = phrases.Say(Phrase::kTextFault, {{"why", ""}});
  }
  return reading;
}

MessageReading ReadBinary(std::string_view bytes, const Phrasebook& phrases, Message& message) {
  MessageReading reading;
  const bool read = message.ParseFromString(std::string(bytes));
  std::vector<const FieldDescriptor*> known;
  if (read) message.GetReflection()->ListFields(message, &known);
  // Bytes of something else may happen to read as a message of nothing but unknown fields.
  if (!read || known.empty()) {
    reading.fault_at = Position{};
    reading.fault =
        phrases.Say(Phrase::kBinaryNotRead, {{"type", message.GetDescriptor()->name()}});
  }
  return reading;
}

// Where a byte stands that the library points at.
Position PlaceOfByte(const MessageBytes& source, std::int64_t offset) {
  if (offset < 0) return {source.first_line, 0};
  const std::string_view before = source.bytes.substr(0, static_cast<std::size_t>(offset));
  const std::size_t own_line = before.rfind('\n') + 1;  // npos + 1 is the first byte
  return {source.first_line + std::count(before.begin(), before.end(), '\n'),
          static_cast<std::int64_t>(Columns(before.substr(own_line))) + 1};
}

// The library reads it. Only where it does not is the text looked at here, to say why and where in
// the reader's language, and to have what else there is read without the fields that nobody knows.
MessageReading ReadJson(const MessageBytes& source, const Phrasebook& phrases, Message& message) {
  const Descriptor& type = *message.GetDescriptor();
  MessageReading reading;
  auto converted = ConvertMessage(type.name(), BAKEN_JSON, source.bytes, BAKEN_PROTOBUF);
  if (std::holds_alternative<LibraryError>(converted)) {
    JsonInspection inspection = InspectJson(source.bytes, type, source.first_line, phrases);
    reading.unknown_fields = std::move(inspection.unknown_fields);
    reading.fault_at = inspection.fault_at;
    reading.fault = std::move(inspection.fault);
    if (reading.fault_at) return reading;
    if (!inspection.known.empty()) {
      converted = ConvertMessage(type.name(), BAKEN_JSON, inspection.known, BAKEN_PROTOBUF);
    }
  }
  if (const auto* error = std::get_if<LibraryError>(&converted)) {
    reading.fault_at = reading.unknown_fields.empty() ? PlaceOfByte(source, error->offset)
                                                      : Position{source.first_line, 0};
    reading.fault =
        phrases.Say(Phrase::kJsonOther, {{"type", type.name()}, {"why", error->message}});
    return reading;
  }
  // Protobuf takes fewer messages inside each other than the library does.
  if (!message.ParseFromString(std::get<std::string>(converted))) {
    reading.fault_at = Position{source.first_line, 0};
    reading.fault = phrases.Say(Phrase::kJsonTooDeep);
  }
  return reading;
}

// One step of a path: "rules[3]" is {"rules", 3}, "by" is {"by", -1}.
struct Step {
  std::string name;
  int index = -1;
};

std::vector<Step> StepsOf(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    const std::size_t end = path.find('.');
    const std::string_view part = path.substr(0, end);
    const std::size_t bracket = part.find('[');
    Step step;
    step.name = std::string(part.substr(0, bracket));
    if (bracket != std::string_view::npos) {
      step.index = std::atoi(std::string(part.substr(bracket + 1)).c_str());
    }
    steps.push_back(std::move(step));
    path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
  }
  return steps;
}

Position FindInTextFormat(const TextFormat::ParseInfoTree* tree, const Descriptor* type,
                          std::string_view path) {
  Position found;
  for (const Step& step : StepsOf(path)) {
    const FieldDescriptor* field = type->FindFieldByName(step.name);
    if (field == nullptr) break;
    const int index = field->is_repeated() ? std::max(step.index, 0) : -1;
    const auto location = tree->GetLocation(field, index);
    if (location.line < 0) break;
    found = {location.line + 1, location.column + 1};
    tree = tree->GetTreeForNested(field, index);
    type = field->message_type();
    if (tree == nullptr || type == nullptr) break;
  }
  return found;
}

}  // namespace

MessageReading ReadMessage(const MessageBytes& source, const Phrasebook& phrases,
                           Message& message) {
  switch (source.encoding) {
    case Encoding::kText:
      return ReadText(source.bytes, phrases, message);
    case Encoding::kBinary:
      return ReadBinary(source.bytes, phrases, message);
    case Encoding::kJson:
      break;
  }
  return ReadJson(source, phrases, message);
}

Position FindField(const MessageBytes& source, const MessageReading& reading,
                   const Descriptor& type, std::string_view path) {
  if (path.empty()) return {};
  if (source.encoding == Encoding::kText) {
    return FindInTextFormat(reading.lines.get(), &type, path);
  }
  if (source.encoding == Encoding::kBinary) return {};
  return FindInJson(source.bytes, type, source.first_line, path);
}

std::string UnknownFieldInWords(const UnknownField& field, const Phrasebook& phrases) {
  if (field.nearest.empty()) return phrases.Say(Phrase::kUnknownField, {{"path", field.path}});
  return phrases.Say(Phrase::kUnknownFieldNearest,
                     {{"path", field.path}, {"nearest", field.nearest}});
}

}  // namespace baken::cli
