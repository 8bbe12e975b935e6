// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_BATCH_ARROW_H_
#define BAKEN_BATCH_ARROW_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "baken/baken.h"
#include "batch/column.h"

namespace baken::batch {

// A column and what it is called. With a dictionary its values are places in it.
struct NamedColumn {
  const char* name;  // stays: a literal
  bool nullable;
  Column values;
  std::optional<Column> dictionary;
};

// Hands the columns over as one struct array of `length` rows, by the Arrow C Data Interface. The
// two own themselves and each other's nothing: each is let go by its own release, and a child may
// be taken out and released apart. Throws before it has written to either.
void ExportRows(std::vector<NamedColumn> columns, std::int64_t length, ArrowSchema& schema,
                ArrowArray& rows);

}  // namespace baken::batch

#endif  // BAKEN_BATCH_ARROW_H_
