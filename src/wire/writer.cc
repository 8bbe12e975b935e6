// SPDX-License-Identifier: EUPL-1.2

#include "wire/writer.h"

#include <utility>

#include "wire/reader.h"

namespace baken::wire {
namespace {

constexpr std::size_t kMaxVarint = 10;
constexpr std::size_t kMaxTag = 5;

char* PutVarint(char* to, std::uint64_t value) {
  while (value >= 0x80) {
    *to++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *to++ = static_cast<char>(value);
  return to;
}

char* PutTag(char* to, int field, WireType type) {
  return PutVarint(to, static_cast<std::uint64_t>(field) << 3 | static_cast<std::uint64_t>(type));
}

}  // namespace

void Writer::Varint(int field, std::uint64_t value) {
  char encoded[kMaxTag + kMaxVarint];
  char* const end = PutVarint(PutTag(encoded, field, WireType::kVarint), value);
  bytes_.append(encoded, end);
}

// Sign-extended to 64 bits: a negative number takes ten bytes, as protobuf has it.
void Writer::Int32(int field, std::int32_t value) {
  if (value != 0) Varint(field, static_cast<std::uint64_t>(std::int64_t{value}));
}

void Writer::Uint64(int field, std::uint64_t value) {
  if (value != 0) Varint(field, value);
}

void Writer::Text(int field, std::string_view value) {
  if (!value.empty()) Entry(field, value);
}

void Writer::Entry(int field, std::string_view value) {
  char encoded[kMaxTag + kMaxVarint];
  char* const end = PutVarint(PutTag(encoded, field, WireType::kBytes), value.size());
  bytes_.append(encoded, end);
  bytes_.append(value);
}

void Writer::Open(int field) {
  // One byte is kept for the length, enough for most messages.
  char encoded[kMaxTag + 1];
  char* end = PutTag(encoded, field, WireType::kBytes);
  *end++ = 0;
  bytes_.append(encoded, end);
  open_.push_back(bytes_.size());
}

void Writer::Close() {
  const std::size_t begin = open_.back();
  open_.pop_back();
  char encoded[kMaxVarint];
  char* const end = PutVarint(encoded, bytes_.size() - begin);
  bytes_.replace(begin - 1, 1, encoded, static_cast<std::size_t>(end - encoded));
}

std::string Writer::Take() {
  std::string taken = std::move(bytes_);
  Clear();
  return taken;
}

void Writer::Clear() {
  bytes_.clear();
  open_.clear();
}

}  // namespace baken::wire
