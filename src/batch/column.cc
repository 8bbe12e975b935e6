// SPDX-License-Identifier: EUPL-1.2
#include "batch/column.h"

#include <limits>

namespace baken::batch {
namespace {

// Something to point at where there are no values: not every reader takes a null pointer there.
constexpr std::int64_t kNothing = 0;

}  // namespace

void Column::AddBit(bool is_there) {
  if (size_ % 8 == 0) validity_.push_back(0);
  if (is_there) {
    validity_.back() = static_cast<std::uint8_t>(validity_.back() | 1u << (size_ % 8));
  } else {
    ++nulls_;
  }
  ++size_;
}

void Column::AddOffset() { offsets_.push_back(static_cast<std::int32_t>(values_.size())); }

template <typename T>
void Column::Append(T value) {
  const auto* bytes = reinterpret_cast<const char*>(&value);
  values_.insert(values_.end(), bytes, bytes + sizeof value);
}

void Column::AppendNumber(std::int64_t value) {
  switch (type_) {
    case Type::kInt8:
      Append(static_cast<std::int8_t>(value));
      break;
    case Type::kInt32:
    case Type::kDay:
      Append(static_cast<std::int32_t>(value));
      break;
    case Type::kInt64:
      Append(value);
      break;
    case Type::kText:
      break;
  }
}

void Column::Number(std::int64_t value) {
  AppendNumber(value);
  AddBit(true);
}

bool Column::Text(std::string_view value) {
  constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();
  if (value.size() > kMost - values_.size()) return false;
  values_.insert(values_.end(), value.begin(), value.end());
  AddOffset();
  AddBit(true);
  return true;
}

void Column::Null() {
  if (type_ == Type::kText) {
    AddOffset();
  } else {
    AppendNumber(0);  // what stands there is not looked at
  }
  AddBit(false);
}

Column::Buffers Column::buffers() const {
  const void* const validity = nulls_ == 0 ? nullptr : validity_.data();
  const void* const values = values_.empty() ? static_cast<const void*>(&kNothing) : values_.data();
  if (type_ == Type::kText) return {validity, offsets_.data(), values};
  return {validity, values, nullptr};
}

}  // namespace baken::batch
