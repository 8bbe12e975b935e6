// SPDX-License-Identifier: EUPL-1.2
#include "cli/row_reader.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace baken::cli {
namespace {

template <typename T>
T ValueAt(const ArrowArray& array, std::int64_t row) {
  T value;
  const auto at = static_cast<std::size_t>(row + array.offset);
  std::memcpy(&value, static_cast<const char*>(array.buffers[1]) + at * sizeof(T), sizeof(T));
  return value;
}

std::string_view WordAt(const ArrowArray& texts, std::int64_t row) {
  const auto start = ValueAt<std::int32_t>(texts, row);
  const auto end = ValueAt<std::int32_t>(texts, row + 1);
  return {static_cast<const char*>(texts.buffers[2]) + start,
          static_cast<std::size_t>(end - start)};
}

std::string DayInDigits(std::int64_t day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(day)))};
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return digits.data();
}

}  // namespace

RowColumn::RowColumn(const ArrowSchema& schema, const ArrowArray& rows, std::string_view name) {
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& child = *schema.children[i];
    if (child.name != name) continue;
    array_ = rows.children[i];
    words_ = array_->dictionary;
    format_ = child.format;
  }
}

bool RowColumn::IsNull(std::int64_t row) const {
  if (array_ == nullptr) return true;
  const auto* bits = static_cast<const std::uint8_t*>(array_->buffers[0]);
  const std::int64_t at = row + array_->offset;
  return bits != nullptr && (bits[at / 8] >> (at % 8) & 1) == 0;
}

std::int64_t RowColumn::NumberAt(std::int64_t row) const {
  if (format_ == "l") return ValueAt<std::int64_t>(*array_, row);
  if (format_ == "c") return ValueAt<std::int8_t>(*array_, row);
  return ValueAt<std::int32_t>(*array_, row);
}

std::string RowColumn::TextAt(std::int64_t row) const {
  if (IsNull(row)) return {};
  if (format_ == "u") return std::string(WordAt(*array_, row));
  if (words_ != nullptr) return std::string(WordAt(*words_, NumberAt(row)));
  if (format_ == "tdD") return DayInDigits(NumberAt(row));
  return std::to_string(NumberAt(row));
}

}  // namespace baken::cli
