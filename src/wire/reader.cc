// SPDX-License-Identifier: EUPL-1.2

#include "wire/reader.h"

#include <cstddef>

namespace baken::wire {
namespace {

constexpr std::uint64_t kContinues = 0x80;

}  // namespace

bool Reader::Fail(Fault fault) {
  fault_ = fault;
  at_ = end_;  // nothing after a fault is looked at
  field_ = 0;
  number_ = 0;
  bytes_ = {};
  return false;
}

bool Reader::NextOfAnyKind() {
  if (at_ == end_) return false;
  return ReadTag() && ReadValue();
}

// Bits of the fifth byte beyond 32 are dropped, as protobuf drops them.
bool Reader::ReadTag() {
  constexpr int kMaxBytes = 5;
  tag_at_ = at_;
  std::uint32_t tag = 0;
  for (int i = 0; i < kMaxBytes; ++i) {
    if (at_ == end_) return Fail(Fault::kTruncated);
    const auto byte = static_cast<unsigned char>(*at_++);
    tag |= static_cast<std::uint32_t>(byte & 0x7F) << (7 * i);
    if ((byte & kContinues) == 0) {
      field_ = tag >> 3;
      type_ = static_cast<WireType>(tag & 7);
      return field_ != 0 || Fail(Fault::kBadTag);
    }
  }
  return Fail(Fault::kBadTag);
}

// Longer forms than needed are accepted; bits of the tenth byte beyond 64 are dropped.
bool Reader::ReadVarint() {
  constexpr int kMaxBytes = 10;
  std::uint64_t value = 0;
  for (int i = 0; i < kMaxBytes; ++i) {
    if (at_ == end_) return Fail(Fault::kTruncated);
    const auto byte = static_cast<unsigned char>(*at_++);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
    if ((byte & kContinues) == 0) {
      number_ = value;
      return true;
    }
  }
  return Fail(Fault::kBadVarint);
}

bool Reader::ReadFixed(int width) {
  if (end_ - at_ < width) return Fail(Fault::kTruncated);
  number_ = 0;
  for (int i = 0; i < width; ++i) {
    number_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(at_[i])) << (8 * i);
  }
  at_ += width;
  return true;
}

bool Reader::ReadBytes() {
  constexpr int kMaxLengthBytes = 5;
  const char* const length_at = at_;
  if (!ReadVarint()) return false;
  if (at_ - length_at > kMaxLengthBytes) return Fail(Fault::kBadVarint);
  if (number_ > static_cast<std::uint64_t>(end_ - at_)) return Fail(Fault::kTruncated);
  bytes_ = {at_, static_cast<std::size_t>(number_)};
  at_ += bytes_.size();
  return true;
}

bool Reader::ReadValue() {
  switch (type_) {
    case WireType::kVarint:
      return ReadVarint();
    case WireType::kFixed64:
      return ReadFixed(8);
    case WireType::kBytes:
      return ReadBytes();
    case WireType::kGroup:
      return SkipGroup(field_);
    case WireType::kGroupEnd:
      return Fail(Fault::kGroupMismatch);
    case WireType::kFixed32:
      return ReadFixed(4);
  }
  return Fail(Fault::kBadWireType);
}

// To the end tag with the same number. Recursion is bounded by depth_left_.
bool Reader::SkipGroup(std::uint32_t field) {
  if (depth_left_ == 0) return Fail(Fault::kTooDeep);
  const char* const group_at = tag_at_;
  --depth_left_;
  while (true) {
    if (at_ == end_) {
      tag_at_ = group_at;
      return Fail(Fault::kGroupMismatch);
    }
    if (!ReadTag()) return false;
    if (type_ == WireType::kGroupEnd) break;
    if (!ReadValue()) return false;
  }
  if (field_ != field) return Fail(Fault::kGroupMismatch);
  ++depth_left_;
  tag_at_ = group_at;
  type_ = WireType::kGroup;
  number_ = 0;
  bytes_ = {};
  return true;
}

Reader Reader::Message() const {
  Reader nested(bytes_, base_, depth_left_ - 1);
  if (depth_left_ == 0) {
    nested.tag_at_ = tag_at_;
    nested.Fail(Fault::kTooDeep);
  }
  return nested;
}

}  // namespace baken::wire
