// SPDX-License-Identifier: EUPL-1.2
// What baken.h names and this version does not do yet says so, and leaves nothing behind. Each test
// goes when its function comes.
#include <gtest/gtest.h>

#include <string>

#include "baken/baken.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

std::string CodeOf(baken_error* error) {
  std::string code = baken_error_code(error);
  baken_error_free(error);
  return code;
}

TEST(NotYet, BatchIsUnsupportedAndItsStructsAreReleased) {
  struct ArrowSchema schema = {};
  struct ArrowArray rows = {};
  schema.release = [](struct ArrowSchema*) {};
  rows.release = [](struct ArrowArray*) {};
  const std::int64_t offsets[] = {0};
  baken_error* error = nullptr;
  EXPECT_EQ(
      baken_check_batch(nullptr, BAKEN_PROTOBUF, "", 0, "", offsets, 0, &schema, &rows, &error),
      BAKEN_UNSUPPORTED);
  EXPECT_EQ(schema.release, nullptr);
  EXPECT_EQ(rows.release, nullptr);
  EXPECT_EQ(CodeOf(error), "batch_unsupported");
  EXPECT_EQ(
      baken_check_batch(nullptr, BAKEN_PROTOBUF, "", 0, "", offsets, 0, nullptr, nullptr, nullptr),
      BAKEN_UNSUPPORTED);
}

}  // namespace
}  // namespace baken
