// SPDX-License-Identifier: EUPL-1.2
// Columns of the Arrow C Data Interface, read value by value.
#ifndef BAKEN_CLI_ROW_READER_H_
#define BAKEN_CLI_ROW_READER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "baken/baken.h"

namespace baken::cli {

// One column of the rows of a batch, found by its name; it belongs to the rows.
class RowColumn {
 public:
  RowColumn(const ArrowSchema& schema, const ArrowArray& rows, std::string_view name);

  // Empty where there is no value: a number in digits, a day as 2026-03-02, a text as it is.
  std::string TextAt(std::int64_t row) const;
  bool IsNull(std::int64_t row) const;
  std::int64_t NumberAt(std::int64_t row) const;

 private:
  const ArrowArray* array_ = nullptr;
  const ArrowArray* words_ = nullptr;  // of a dictionary
  std::string_view format_;
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_ROW_READER_H_
