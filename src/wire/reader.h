// SPDX-License-Identifier: EUPL-1.2
//
// The room `wire`: reading and writing protobuf's binary format, field by field.
// Comes in: bytes (Reader), or values in field order (Writer). Goes out: fields, or bytes.
// It accepts and refuses exactly what protobuf does for proto3.
// It knows no message: which field means what is the caller's.
// It never copies or keeps the input, and the Reader never allocates.

#ifndef BAKEN_WIRE_READER_H_
#define BAKEN_WIRE_READER_H_

#include <cstdint>
#include <string_view>

#include "wire/utf8.h"

namespace baken::wire {

// How deep messages and groups may nest below the outermost message; protobuf's own bound.
inline constexpr int kMaxDepth = 100;

enum class WireType : std::uint8_t {
  kVarint = 0,
  kFixed64 = 1,
  kBytes = 2,
  kGroup = 3,     // read to its end; `bytes` is empty
  kGroupEnd = 4,  // never seen by a caller
  kFixed32 = 5,
};

enum class Fault : std::uint8_t {
  kNone,
  kTruncated,      // ends within a field, or a length runs past the end
  kBadVarint,      // longer than ten bytes
  kBadTag,         // field number 0, or longer than five bytes
  kBadWireType,    // 6 or 7
  kGroupMismatch,  // an end without its start, or a start without its end
  kTooDeep,
  kInvalidUtf8,
};

// Pulls the fields of one message, in the order in which they come:
//
//   Reader reader(bytes);
//   while (reader.Next()) {
//     if (reader.Is(1, WireType::kBytes)) id = reader.Text();
//     else if (reader.Is(2, WireType::kBytes)) ReadEvent(reader.Message());
//     else unknown field;
//   }
//   if (reader.failed()) ...
//
// As in protobuf a field may come again (the last scalar wins, messages merge) and a known field
// with another wire type than its own is an unknown field. Views point into the input.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : Reader(bytes, bytes.data(), kMaxDepth) {}
  // `base` is the start of the whole input, from which offsets count.
  Reader(std::string_view bytes, const char* base, int depth_left)
      : at_(bytes.data()),
        end_(bytes.data() + bytes.size()),
        base_(base),
        tag_at_(bytes.data()),
        depth_left_(depth_left) {}

  // Goes to the next field. False at the end of the message and once something is wrong.
  bool Next() {
    // Most fields are texts with a tag and a length of one byte each.
    if (end_ - at_ >= 2) {
      const auto tag = static_cast<unsigned char>(at_[0]);
      const auto length = static_cast<unsigned char>(at_[1]);
      if ((tag & 0x87) == static_cast<unsigned char>(WireType::kBytes) && tag >= 8 &&
          length < 0x80 && length <= end_ - at_ - 2) {
        tag_at_ = at_;
        field_ = tag >> 3;
        type_ = WireType::kBytes;
        number_ = length;
        bytes_ = {at_ + 2, length};
        at_ += 2 + length;
        return true;
      }
    }
    return NextOfAnyKind();
  }

  int field() const { return static_cast<int>(field_); }
  WireType type() const { return type_; }
  bool Is(int field, WireType type) const { return field == this->field() && type == type_; }

  // The value of a kVarint, kFixed64 or kFixed32 field.
  std::uint64_t varint() const { return number_; }
  // As protobuf reads int32 and enums: the low 32 bits.
  std::int32_t int32() const { return static_cast<std::int32_t>(number_); }
  bool boolean() const { return number_ != 0; }
  // The content of a kBytes field.
  std::string_view bytes() const { return bytes_; }
  // The content of a string field. Invalid UTF-8 is a fault: empty, and Next gives false.
  std::string_view Text() {
    if (!IsValidUtf8(bytes_)) Fail(Fault::kInvalidUtf8);
    return bytes_;
  }
  // The fields of a nested message. Whoever reads it to its end asks it whether it failed.
  Reader Message() const;

  bool failed() const { return fault_ != Fault::kNone; }
  Fault fault() const { return fault_; }
  // In bytes from `base`: the tag of the current field, or of the field with the fault.
  std::int64_t offset() const { return tag_at_ - base_; }

 private:
  bool Fail(Fault fault);
  bool NextOfAnyKind();
  bool ReadTag();
  bool ReadVarint();
  bool ReadFixed(int width);
  bool ReadBytes();
  bool ReadValue();
  bool SkipGroup(std::uint32_t field);

  const char* at_;
  const char* end_;
  const char* base_;
  const char* tag_at_;
  std::string_view bytes_;
  std::uint64_t number_ = 0;
  std::uint32_t field_ = 0;
  int depth_left_;
  WireType type_ = WireType::kVarint;
  Fault fault_ = Fault::kNone;
};

}  // namespace baken::wire

#endif  // BAKEN_WIRE_READER_H_
