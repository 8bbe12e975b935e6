// SPDX-License-Identifier: EUPL-1.2
#include "json/reader.h"

// Every call of simdjson answers with a status; nothing of it may throw.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <charconv>
#include <cstring>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include "json/scanner.h"

namespace baken::json {
namespace {

namespace dom = simdjson::dom;
using simdjson::error_code;

// The best for this processor. simdjson would choose by itself, but lets an environment variable
// decide and keeps its choice for the whole process. Chosen when the library is loaded: simdjson
// makes its list at first use, and does not survive running out of memory there.
const simdjson::implementation* const g_implementation =
    simdjson::get_available_implementations().detect_best_supported();

std::string_view KindOf(dom::element value) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return "a text";
    case dom::element_type::BOOL:
      return "true or false";
    case dom::element_type::OBJECT:
      return "an object { }";
    case dom::element_type::ARRAY:
      return "a list [ ]";
    case dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

std::string_view KindOf(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "a text";
    case FieldType::kInt32:
      return "a number";
    case FieldType::kBool:
      return "true or false";
    case FieldType::kEnum:
      return "one of the fixed words";
    case FieldType::kMessage:
      return "an object { }";
  }
  return {};
}

bool IsNumber(dom::element value) {
  return value.is<std::int64_t>() || value.is<std::uint64_t>() || value.is<double>();
}

// Whole and of 32 bits; 1.0 and 1e2 are whole too.
std::optional<std::int32_t> WholeNumber(dom::element value) {
  using Limits = std::numeric_limits<std::int32_t>;
  if (double real; value.type() == dom::element_type::DOUBLE && !value.get(real)) {
    if (!(real >= Limits::min() && real <= Limits::max())) return std::nullopt;
    const auto whole = static_cast<std::int32_t>(real);
    return static_cast<double>(whole) == real ? std::optional(whole) : std::nullopt;
  }
  std::int64_t whole = 0;
  if (value.get(whole) || whole < Limits::min() || whole > Limits::max()) return std::nullopt;
  return static_cast<std::int32_t>(whole);
}

// As protobuf reads a number that is written as a text: a sign and digits.
std::optional<std::int32_t> WholeNumber(std::string_view text) {
  if (text.starts_with('+')) text = text.starts_with("+-") ? std::string_view() : text.substr(1);
  std::int32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<std::int32_t> WordNumber(const Enum& words, std::string_view text) {
  for (const EnumValue& word : words.values) {
    if (word.name == text) return word.number;
  }
  const std::optional<std::int32_t> number = WholeNumber(text);
  for (const EnumValue& word : words.values) {
    if (number == word.number) return number;
  }
  return std::nullopt;
}

std::string_view View(dom::element value) {
  std::string_view text;
  return value.get(text) ? std::string_view() : text;
}

}  // namespace

// One level of nesting: the field gone into, and which element of it (-1: not in a list).
struct Reader::Step {
  const Field* field = nullptr;
  std::size_t ordinal = 0;
  std::int64_t element = -1;
};

struct Reader::Document {
  std::vector<char> padded;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  dom::document document;
  std::vector<Step> steps;

  error_code Parse(std::string_view text);
};

error_code Reader::Document::Parse(std::string_view text) {
  padded.resize(text.size() + simdjson::SIMDJSON_PADDING);
  if (!text.empty()) std::memcpy(padded.data(), text.data(), text.size());
  std::memset(padded.data() + text.size(), 0, simdjson::SIMDJSON_PADDING);
  // In steps, so that records of a batch that grow a little do not ask for memory each time.
  const std::size_t capacity = (text.size() | 1023) + 1;
  if (!parser) {
    const error_code error =
        g_implementation->create_dom_parser_implementation(capacity, kMaxDepth, parser);
    if (error) return error;
  } else if (parser->capacity() < capacity) {
    if (const error_code error = parser->allocate(capacity, kMaxDepth)) return error;
  }
  if (document.capacity() < capacity) {
    if (const error_code error = document.allocate(capacity)) return error;
  }
  return parser->parse(reinterpret_cast<const std::uint8_t*>(padded.data()), text.size(), document);
}

// Walks one document and writes what it finds.
class Reader::Converter {
 public:
  Converter(Reader& reader, std::string_view text, wire::Writer& out)
      : reader_(reader), text_(text), out_(out), steps_(reader.document_->steps) {
    steps_.clear();
  }

  bool Object(const Message& type, dom::object object);
  bool FailAt(std::string_view code, std::string sentence);

 private:
  struct Seen {
    std::uint64_t fields = 0;
    std::uint64_t oneofs = 0;
  };

  bool Member(const Message& type, const Field& field, dom::element value, Seen& seen);
  bool Value(const Field& field, dom::element value);
  bool List(const Field& field, dom::element value);
  bool Text(const Field& field, dom::element value);
  bool Number(const Field& field, dom::element value);
  bool Word(const Field& field, dom::element value);
  bool WrongKind(const Field& field, dom::element value);
  void NoteUnknown(const Message& type, std::string_view name);
  // Whether a value that is zero is written: in a oneof it says which one was chosen.
  static bool HasPresence(const Field& field) { return field.oneof >= 0; }
  std::string PathOf(std::size_t depth) const;
  std::vector<std::size_t> Place() const;

  Reader& reader_;
  std::string_view text_;
  wire::Writer& out_;
  std::vector<Step>& steps_;
};

std::string Reader::Converter::PathOf(std::size_t depth) const {
  std::string path;
  for (std::size_t i = 0; i < depth && steps_[i].field != nullptr; ++i) {
    path += (path.empty() ? "" : ".") + std::string(steps_[i].field->name);
    if (steps_[i].element >= 0) path += "[" + std::to_string(steps_[i].element) + "]";
  }
  return path;
}

std::vector<std::size_t> Reader::Converter::Place() const {
  std::vector<std::size_t> place;
  for (const Step& step : steps_) {
    place.push_back(step.ordinal);
    if (step.element >= 0) place.push_back(static_cast<std::size_t>(step.element));
  }
  return place;
}

namespace {

// The first value at the place: its own offset, or that of its name.
std::int64_t OffsetOfPlace(std::string_view text, const std::vector<std::size_t>& place,
                           bool of_name) {
  Scanner scanner(text);
  std::int64_t offset = -1;
  scanner.Scan([&](const Scanner& at) {
    if (at.steps().size() != place.size()) return false;
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (at.steps()[i].ordinal != place[i]) return false;
    }
    offset = static_cast<std::int64_t>(of_name ? at.steps().back().name_at : at.offset());
    return true;
  });
  return offset;
}

// Whether `path` is `wanted` or leads to it.
bool LeadsTo(std::string_view path, std::string_view wanted) {
  if (path.empty() || !wanted.starts_with(path)) return false;
  return path.size() == wanted.size() || wanted[path.size()] == '.' || wanted[path.size()] == '[';
}

}  // namespace

bool Reader::Converter::FailAt(std::string_view code, std::string sentence) {
  const bool of_name = code == "field_twice" || code == "field_unnamed";
  reader_.fault_ = {code, std::move(sentence), PathOf(steps_.size()),
                    OffsetOfPlace(text_, Place(), of_name), false};
  return false;
}

void Reader::Converter::NoteUnknown(const Message& type, std::string_view name) {
  if (reader_.unknown_fields_.size() >= BAKEN_MAX_DATA_ISSUES) {
    ++reader_.unknown_fields_left_out_;
    return;
  }
  reader_.unknown_fields_.push_back({PathOf(steps_.size() - 1), std::string(name), &type, Place()});
}

bool Reader::Converter::Object(const Message& type, dom::object object) {
  Seen seen;
  std::size_t guess = 0;
  steps_.emplace_back();
  for (const dom::key_value_pair member : object) {
    const Field* const field = FindField(type, member.key, guess);
    steps_.back().field = field;
    if (field != nullptr) {
      if (!Member(type, *field, member.value, seen)) return false;
    } else if (member.key.empty()) {
      return FailAt("field_unnamed", "A field has no name.");
    } else {
      NoteUnknown(type, member.key);
    }
    ++steps_.back().ordinal;
  }
  steps_.pop_back();
  return true;
}

bool Reader::Converter::Member(const Message& type, const Field& field, dom::element value,
                               Seen& seen) {
  const std::uint64_t bit = std::uint64_t{1}
                            << static_cast<std::size_t>(&field - type.fields.data());
  if ((seen.fields & bit) != 0) {
    return FailAt("field_twice", PathOf(steps_.size()) + " stands here for the second time.");
  }
  seen.fields |= bit;
  if (value.is_null()) return true;
  if (field.oneof >= 0) {
    const std::uint64_t oneof = std::uint64_t{1} << field.oneof;
    if ((seen.oneofs & oneof) != 0) {
      return FailAt("oneof_twice", PathOf(steps_.size()) +
                                       " stands beside another field; expected one of the two.");
    }
    seen.oneofs |= oneof;
  }
  return field.repeated ? List(field, value) : Value(field, value);
}

bool Reader::Converter::List(const Field& field, dom::element value) {
  dom::array list;
  if (value.get(list)) {
    return FailAt("wrong_kind", PathOf(steps_.size()) + " is " + std::string(KindOf(value)) +
                                    "; expected a list [ ].");
  }
  steps_.back().element = 0;
  for (const dom::element element : list) {
    if (!Value(field, element)) return false;
    ++steps_.back().element;
  }
  steps_.back().element = -1;
  return true;
}

bool Reader::Converter::WrongKind(const Field& field, dom::element value) {
  return FailAt("wrong_kind", PathOf(steps_.size()) + " is " + std::string(KindOf(value)) +
                                  "; expected " + std::string(KindOf(field.type)) + ".");
}

bool Reader::Converter::Value(const Field& field, dom::element value) {
  switch (field.type) {
    case FieldType::kText:
      return Text(field, value);
    case FieldType::kInt32:
      return Number(field, value);
    case FieldType::kEnum:
      return Word(field, value);
    case FieldType::kBool: {
      bool truth = false;
      if (value.get(truth)) return WrongKind(field, value);
      if (truth || HasPresence(field)) out_.Varint(field.number, truth ? 1 : 0);
      return true;
    }
    case FieldType::kMessage:
      break;
  }
  dom::object object;
  if (value.get(object)) return WrongKind(field, value);
  out_.Open(field.number);
  if (!Object(*field.message, object)) return false;
  out_.Close();
  return true;
}

bool Reader::Converter::Text(const Field& field, dom::element value) {
  std::string_view text;
  if (value.get(text)) return WrongKind(field, value);
  if (!text.empty() || field.repeated || HasPresence(field)) out_.Entry(field.number, text);
  return true;
}

bool Reader::Converter::Number(const Field& field, dom::element value) {
  const bool is_text = value.is_string();
  if (!is_text && !IsNumber(value)) return WrongKind(field, value);
  const std::optional<std::int32_t> number =
      is_text ? WholeNumber(View(value)) : WholeNumber(value);
  if (!number) {
    return FailAt("number_bad",
                  PathOf(steps_.size()) + " is no whole number from -2147483648 to 2147483647.");
  }
  if (*number != 0 || HasPresence(field)) {
    out_.Varint(field.number, static_cast<std::uint64_t>(std::int64_t{*number}));
  }
  return true;
}

bool Reader::Converter::Word(const Field& field, dom::element value) {
  const bool is_text = value.is_string();
  if (!is_text && !IsNumber(value)) return WrongKind(field, value);
  const std::optional<std::int32_t> number =
      is_text ? WordNumber(*field.enumeration, View(value)) : WholeNumber(value);
  if (!number) {
    std::string words;
    for (const EnumValue& word : field.enumeration->values) {
      words += (words.empty() ? "" : ", ") + std::string(word.name);
    }
    return FailAt("value_unknown",
                  PathOf(steps_.size()) + " is none of the fixed words; expected " + words + ".");
  }
  if (*number != 0 || HasPresence(field)) {
    out_.Varint(field.number, static_cast<std::uint64_t>(std::int64_t{*number}));
  }
  return true;
}

Reader::Reader() = default;
Reader::~Reader() = default;

bool Reader::Read(const Message& type, std::string_view text, wire::Writer& out) {
  fault_ = {};
  unknown_fields_.clear();
  unknown_fields_left_out_ = 0;
  if (!document_) document_ = std::make_unique<Document>();
  const error_code error = document_->Parse(text);
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  if (error) {
    Scanner scanner(text);
    if (scanner.Scan()) {
      fault_ = {"json_broken", "This is not JSON.", "", -1, false};
      return false;
    }
    const ScanFault& found = scanner.fault();
    fault_ = {found.code, found.message, scanner.Path(type),
              static_cast<std::int64_t>(found.offset), found.code == "too_deep"};
    if (!fault_.path.empty()) fault_.message += " This is in " + fault_.path + ".";
    return false;
  }
  Converter converter(*this, text, out);
  const dom::element root = document_->document.root();
  dom::object object;
  if (!root.get(object)) return converter.Object(type, object);
  fault_ = {"wrong_kind", "This is " + std::string(KindOf(root)) + "; expected an object { }.", "",
            0, false};
  return false;
}

std::int64_t OffsetOf(std::string_view text, const UnknownField& field) {
  return OffsetOfPlace(text, field.place, true);
}

std::int64_t OffsetOf(std::string_view text, const Message& type, std::string_view path) {
  Scanner scanner(text);
  std::int64_t offset = -1;
  std::size_t nearest = 0;
  scanner.Scan([&](const Scanner& at) {
    const std::string here = at.Path(type);
    if (here.size() <= nearest || !LeadsTo(here, path)) return false;
    nearest = here.size();
    offset = static_cast<std::int64_t>(at.offset());
    return here.size() == path.size();
  });
  return offset;
}

}  // namespace baken::json
