// SPDX-License-Identifier: EUPL-1.2
// One call of baken_check_batch: its records, and what came back as plain values.
#ifndef BAKEN_TESTS_BATCH_ROWS_H_
#define BAKEN_TESTS_BATCH_ROWS_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baken/baken.h"

namespace baken {

// The structs of one answer, released with this unless they have been already.
struct ArrowRows {
  ArrowSchema schema = {};
  ArrowArray rows = {};

  ArrowRows() = default;
  ArrowRows(const ArrowRows&) = delete;
  ArrowRows& operator=(const ArrowRows&) = delete;
  ~ArrowRows() {
    if (rows.release != nullptr) rows.release(&rows);
    if (schema.release != nullptr) schema.release(&schema);
  }
};

struct BatchError {
  baken_status status = BAKEN_OK;
  std::string code, message, path;
  std::int64_t offset = -1;
};

inline BatchError CheckBatch(const baken_programme* programme, baken_format format,
                             const std::string& question, const std::vector<std::string>& records,
                             ArrowRows& answer) {
  std::string data;
  std::vector<std::int64_t> offsets{0};
  for (const std::string& record : records) {
    data += record;
    offsets.push_back(static_cast<std::int64_t>(data.size()));
  }
  baken_error* error = nullptr;
  const baken_status status =
      baken_check_batch(programme, format, question.data(), question.size(), data.data(),
                        offsets.data(), records.size(), &answer.schema, &answer.rows, &error);
  const BatchError told{status, baken_error_code(error), baken_error_message(error),
                        baken_error_path(error), baken_error_offset(error)};
  baken_error_free(error);
  return told;
}

// Columns by their place.
enum BatchColumn : std::size_t {
  kRecord,
  kRule,
  kSubject,
  kOutcome,
  kSince,
  kDue,
  kChangesOn,
  kBreaches,
  kProblem,
  kId,
  kRuleClass,
  kDaysInBreach,
  kBatchColumns,
};

inline bool IsThere(const ArrowArray& array, std::int64_t row) {
  if (array.buffers[0] == nullptr) return true;
  const auto* bits = static_cast<const std::uint8_t*>(array.buffers[0]);
  return ((bits[row / 8] >> (row % 8)) & 1) != 0;
}

inline std::string TextAt(const ArrowArray& array, std::int64_t row) {
  const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
  const auto* bytes = static_cast<const char*>(array.buffers[2]);
  return {bytes + offsets[row], bytes + offsets[row + 1]};
}

template <typename T>
std::optional<T> NumberAt(const ArrowArray& array, std::int64_t row) {
  if (!IsThere(array, row)) return std::nullopt;
  return static_cast<const T*>(array.buffers[1])[row];
}

}  // namespace baken

#endif  // BAKEN_TESTS_BATCH_ROWS_H_
