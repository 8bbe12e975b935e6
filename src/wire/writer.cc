// SPDX-License-Identifier: EUPL-1.2

#include "wire/writer.h"

#include <algorithm>
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
  char* const to = Room(kMaxTag + kMaxVarint);
  WrittenTo(PutVarint(PutTag(to, field, WireType::kVarint), value));
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
  char* const to = Room(kMaxTag + kMaxVarint + value.size());
  Put(PutVarint(PutTag(to, field, WireType::kBytes), value.size()), value);
}

void Writer::Open(int field) {
  // One byte is kept for the length, enough for most messages.
  char* const length_at = PutTag(Room(kMaxTag + 1), field, WireType::kBytes);
  WrittenTo(length_at + 1);
  if (opened_ < kUsuallyOpen) {
    open_[opened_] = used_;
  } else {
    deeper_.push_back(used_);
  }
  ++opened_;
}

void Writer::Close() {
  --opened_;
  const std::size_t begin = opened_ < kUsuallyOpen ? open_[opened_] : deeper_.back();
  if (opened_ >= kUsuallyOpen) deeper_.pop_back();
  const std::size_t size = used_ - begin;
  if (size < 0x80) {
    bytes_[begin - 1] = static_cast<char>(size);
    return;
  }
  char encoded[kMaxVarint];
  char* const end = PutVarint(encoded, size);
  // The content moves up to make room for a longer length.
  const auto longer = static_cast<std::size_t>(end - encoded);
  char* const content = Room(longer - 1) - size;
  std::memmove(content + longer - 1, content, size);
  std::memcpy(content - 1, encoded, longer);
  used_ += longer - 1;
}

std::string Writer::Take() {
  bytes_.resize(used_);
  std::string taken = std::move(bytes_);
  bytes_.clear();
  Clear();
  return taken;
}

void Writer::Grow(std::size_t size) {
  constexpr std::size_t kLeast = 256;
  bytes_.resize(std::max({kLeast, bytes_.size() * 2, used_ + size}));
}

void Writer::Clear() {
  used_ = 0;
  opened_ = 0;
  deeper_.clear();
}

}  // namespace baken::wire
