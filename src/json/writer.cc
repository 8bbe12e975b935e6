// SPDX-License-Identifier: EUPL-1.2
#include "json/writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace baken::json {
namespace {

using wire::WireType;

struct Range {
  std::uint32_t first, last;
};

// What protobuf's writer escapes beyond ASCII: controls, and characters that are not seen or that
// change the direction of what follows. A reader of the text is then not misled.
constexpr Range kEscaped[] = {
    {0x7F, 0x9F},     {0xAD, 0xAD},     {0x600, 0x603},     {0x6DD, 0x6DD},     {0x70F, 0x70F},
    {0x17B4, 0x17B5}, {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x2064},   {0x206A, 0x206F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0x1D173, 0x1D17A}, {0xE0001, 0xE0001}, {0xE0020, 0xE007F},
};

bool IsEscaped(std::uint32_t code) {
  return std::any_of(std::begin(kEscaped), std::end(kEscaped), [code](const Range& range) {
    return code >= range.first && code <= range.last;
  });
}

void AppendUnit(std::uint32_t unit, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(unit >> shift) & 0xF];
}

void AppendCode(std::uint32_t code, std::string& out) {
  if (code >= 0x10000) {
    AppendUnit(0xD800 + ((code - 0x10000) >> 10), out);
    code = 0xDC00 + ((code - 0x10000) & 0x3FF);
  }
  AppendUnit(code, out);
}

void AppendAscii(char letter, std::string& out) {
  static constexpr std::string_view kShort = "\b\f\n\r\t\"\\";
  static constexpr std::string_view kLetters = "bfnrt\"\\";
  const std::size_t at = kShort.find(letter);
  if (at != std::string_view::npos) {
    out += '\\';
    out += kLetters[at];
  } else if (letter < 0x20 || letter == 0x7F || letter == '<' || letter == '>') {
    AppendUnit(static_cast<unsigned char>(letter), out);
  } else {
    out += letter;
  }
}

// One character above ASCII, from valid UTF-8; returns its size.
std::size_t AppendWide(std::string_view text, std::string& out) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t code = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  }
  if (IsEscaped(code)) {
    AppendCode(code, out);
  } else {
    out += text.substr(0, size);
  }
  return size;
}

constexpr bool IsPlain(char letter) {
  return letter >= 0x20 && letter != 0x7F && letter != '"' && letter != '\\' && letter != '<' &&
         letter != '>';  // bytes above ASCII are negative, so not plain
}

// By byte, so that most of a text is passed over in a few instructions a letter.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (int byte = 0; byte < 0x80; ++byte)
    plain[static_cast<std::size_t>(byte)] = IsPlain(static_cast<char>(byte));
  return plain;
}();

std::size_t PlainAtFront(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t at = 0;
  while (text.size() - at >= 4 && kPlain[bytes[at]] && kPlain[bytes[at + 1]] &&
         kPlain[bytes[at + 2]] && kPlain[bytes[at + 3]]) {
    at += 4;
  }
  while (at < text.size() && kPlain[bytes[at]]) ++at;
  return at;
}

void AppendText(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const std::size_t plain = PlainAtFront(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (static_cast<signed char>(text.front()) >= 0) {
      AppendAscii(text.front(), out);
      text.remove_prefix(1);
    } else {
      text.remove_prefix(AppendWide(text, out));
    }
  }
  out += '"';
}

void AppendNumber(std::int32_t number, std::string& out) {
  char digits[16];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// One value of a field, as it stands in the bytes.
struct Entry {
  const Field* field;
  std::string_view bytes;
  std::int32_t number;
};

WireType TypeOf(FieldType type) {
  return type == FieldType::kText || type == FieldType::kMessage ? WireType::kBytes
                                                                 : WireType::kVarint;
}

const Field* FieldNumbered(const Message& type, int number) {
  // Most messages have their fields numbered from 1 on.
  const auto place = static_cast<std::size_t>(number) - 1;
  if (place < type.fields.size() && type.fields[place].number == number) return &type.fields[place];
  const auto found =
      std::lower_bound(type.fields.begin(), type.fields.end(), number,
                       [](const Field& field, int wanted) { return field.number < wanted; });
  return found == type.fields.end() || found->number != number ? nullptr : &*found;
}

class Printer {
 public:
  explicit Printer(std::string& out) : out_(out) {}

  void Object(const Message& type, std::string_view bytes);

 private:
  void Collect(const Message& type, std::string_view bytes);
  void Member(std::size_t first, std::size_t end);
  void Value(const Field& field, std::string_view bytes, std::int32_t number);

  std::string& out_;
  std::vector<Entry> entries_;  // of all messages being written, the innermost last
};

// The fields of one message, by number; those of one field stay in their order.
void Printer::Collect(const Message& type, std::string_view bytes) {
  const auto first = static_cast<std::ptrdiff_t>(entries_.size());
  wire::Reader reader(bytes);
  while (reader.Next()) {
    const Field* const field = FieldNumbered(type, reader.field());
    if (field == nullptr || reader.type() != TypeOf(field->type)) continue;
    const std::int32_t number =
        field->type == FieldType::kBool ? (reader.boolean() ? 1 : 0) : reader.int32();
    entries_.push_back({field, reader.bytes(), number});
  }
  const auto by_number = [](const Entry& left, const Entry& right) {
    return left.field->number < right.field->number;
  };
  if (!std::is_sorted(entries_.begin() + first, entries_.end(), by_number)) {
    std::stable_sort(entries_.begin() + first, entries_.end(), by_number);
  }
}

void Printer::Object(const Message& type, std::string_view bytes) {
  const std::size_t first = entries_.size();
  Collect(type, bytes);
  const std::size_t end = entries_.size();
  out_ += '{';
  const std::size_t start = out_.size();
  for (std::size_t at = first; at < end;) {
    std::size_t next = at + 1;
    while (next < end && entries_[next].field == entries_[at].field) ++next;
    const std::size_t before = out_.size();
    if (before > start) out_ += ',';
    const std::size_t comma = out_.size();
    Member(at, next);
    if (out_.size() == comma) out_.resize(before);  // nothing to say
    at = next;
  }
  out_ += '}';
  entries_.resize(first);
}

void Printer::Member(std::size_t first, std::size_t end) {
  const Field& field = *entries_[first].field;
  const Entry last = entries_[end - 1];
  const bool is_zero = field.type == FieldType::kText ? last.bytes.empty() : last.number == 0;
  if (!field.repeated && field.oneof < 0 && field.type != FieldType::kMessage && is_zero) return;
  out_ += field.key;
  if (field.repeated) {
    out_ += '[';
    for (std::size_t i = first; i < end; ++i) {
      if (i > first) out_ += ',';
      const Entry entry = entries_[i];
      Value(field, entry.bytes, entry.number);
    }
    out_ += ']';
    return;
  }
  if (field.type != FieldType::kMessage || end - first == 1) {
    return Value(field, last.bytes, last.number);
  }
  // A message in parts is one message.
  std::string whole;
  for (std::size_t i = first; i < end; ++i) whole += entries_[i].bytes;
  Value(field, whole, 0);
}

void Printer::Value(const Field& field, std::string_view bytes, std::int32_t number) {
  switch (field.type) {
    case FieldType::kText:
      return AppendText(bytes, out_);
    case FieldType::kInt32:
      return AppendNumber(number, out_);
    case FieldType::kBool:
      out_ += number != 0 ? "true" : "false";
      return;
    case FieldType::kEnum: {
      const auto& values = field.enumeration->values;
      const auto found = std::find_if(values.begin(), values.end(),
                                      [number](const EnumValue& v) { return v.number == number; });
      return found == values.end() ? AppendNumber(number, out_) : AppendText(found->name, out_);
    }
    case FieldType::kMessage:
      return Object(*field.message, bytes);
  }
}

}  // namespace

wire::Reader ReadThrough(const Message& type, wire::Reader reader) {
  while (reader.Next()) {
    const Field* const field = FieldNumbered(type, reader.field());
    if (field == nullptr || reader.type() != TypeOf(field->type)) continue;
    if (field->type == FieldType::kText) static_cast<void>(reader.Text());
    if (field->type != FieldType::kMessage) continue;
    const wire::Reader inner = ReadThrough(*field->message, reader.Message());
    if (inner.failed()) return inner;
  }
  return reader;
}

std::string ToJson(const Message& type, std::string_view wire) {
  std::string json;
  // Names and quotes make JSON some two to three times as long.
  json.reserve(wire.size() * 3);
  Printer(json).Object(type, wire);
  return json;
}

}  // namespace baken::json
