// SPDX-License-Identifier: EUPL-1.2
// The structs of a batch against the Arrow C Data Interface: types and names, lengths, bits of
// validity, who releases what.
#include "batch/arrow.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <utility>

#include "batch/rows.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

class ArrowStructs : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string bytes = testing::TinyProgramme().SerializeAsString();
    ASSERT_EQ(baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &tiny_, nullptr),
              BAKEN_OK);
  }
  void TearDown() override { baken_programme_free(tiny_); }

  void Ask(const std::vector<std::string>& records, ArrowRows& answer) {
    const BatchError error =
        CheckBatch(tiny_, BAKEN_JSON, R"({"judged_on":"2026-06-01"})", records, answer);
    ASSERT_EQ(error.status, BAKEN_OK) << error.message;
  }

  baken_programme* tiny_ = nullptr;
  const std::vector<std::string> records_ = {
      R"({"id":"a","events":[{"kind":"intake","date":"2026-01-05"}]})", "no record",
      R"({"id":"b"})"};
};

TEST_F(ArrowStructs, TheSchemaNamesEveryColumnAndItsType) {
  ArrowRows answer;
  Ask(records_, answer);
  const ArrowSchema& schema = answer.schema;
  EXPECT_STREQ(schema.format, "+s");
  EXPECT_EQ(schema.dictionary, nullptr);
  ASSERT_EQ(schema.n_children, static_cast<std::int64_t>(kBatchColumns));
  const struct {
    const char *name, *format, *dictionary;
    bool nullable;
  } expected[kBatchColumns] = {
      {"record", "l", nullptr, false},      {"rule", "i", "u", true},
      {"subject", "u", nullptr, true},      {"outcome", "c", "u", true},
      {"since", "tdD", nullptr, true},      {"due", "tdD", nullptr, true},
      {"changes_on", "tdD", nullptr, true}, {"breaches", "i", nullptr, true},
      {"problem", "u", nullptr, true},      {"id", "u", nullptr, true},
      {"rule_class", "c", "u", true},       {"days_in_breach", "i", nullptr, true},
  };
  for (std::size_t i = 0; i < kBatchColumns; ++i) {
    SCOPED_TRACE(expected[i].name);
    const ArrowSchema& child = *schema.children[i];
    EXPECT_STREQ(child.name, expected[i].name);
    EXPECT_STREQ(child.format, expected[i].format);
    EXPECT_EQ(child.flags, expected[i].nullable ? ARROW_FLAG_NULLABLE : 0);
    EXPECT_EQ(child.n_children, 0);
    EXPECT_NE(child.release, nullptr);
    ASSERT_EQ(child.dictionary != nullptr, expected[i].dictionary != nullptr);
    if (child.dictionary == nullptr) continue;
    EXPECT_STREQ(child.dictionary->format, expected[i].dictionary);
    EXPECT_NE(child.dictionary->release, nullptr);
  }
}

TEST_F(ArrowStructs, EveryColumnIsAsLongAsTheRowsAndCountsItsNulls) {
  ArrowRows answer;
  Ask(records_, answer);
  const ArrowArray& rows = answer.rows;
  EXPECT_GT(rows.length, 3);
  EXPECT_EQ(rows.null_count, 0);
  EXPECT_EQ(rows.offset, 0);
  EXPECT_EQ(rows.n_buffers, 1);
  EXPECT_EQ(rows.buffers[0], nullptr);
  ASSERT_EQ(rows.n_children, answer.schema.n_children);
  for (std::int64_t i = 0; i < rows.n_children; ++i) {
    SCOPED_TRACE(answer.schema.children[i]->name);
    const ArrowArray& child = *rows.children[i];
    const bool text = std::strcmp(answer.schema.children[i]->format, "u") == 0;
    EXPECT_EQ(child.length, rows.length);
    EXPECT_EQ(child.offset, 0);
    EXPECT_EQ(child.n_buffers, text ? 3 : 2);
    EXPECT_NE(child.release, nullptr);
    std::int64_t nulls = 0;
    for (std::int64_t row = 0; row < child.length; ++row) nulls += IsThere(child, row) ? 0 : 1;
    EXPECT_EQ(child.null_count, nulls);
    EXPECT_EQ(child.buffers[0] == nullptr, nulls == 0);
    EXPECT_EQ(child.dictionary != nullptr, answer.schema.children[i]->dictionary != nullptr);
    if (child.dictionary == nullptr) continue;
    // Every index that is there points into the dictionary.
    for (std::int64_t row = 0; row < child.length; ++row) {
      const std::int64_t index = i == kRule ? NumberAt<std::int32_t>(child, row).value_or(0)
                                            : NumberAt<std::int8_t>(child, row).value_or(0);
      EXPECT_GE(index, 0);
      EXPECT_LT(index, child.dictionary->length);
    }
  }
}

TEST_F(ArrowStructs, TextsHaveOneOffsetMoreThanValuesAndTheyNeverFall) {
  ArrowRows answer;
  Ask(records_, answer);
  for (const BatchColumn column : {kSubject, kProblem, kId}) {
    const ArrowArray& child = *answer.rows.children[column];
    const auto* offsets = static_cast<const std::int32_t*>(child.buffers[1]);
    EXPECT_EQ(offsets[0], 0);
    for (std::int64_t row = 0; row < child.length; ++row) {
      EXPECT_LE(offsets[row], offsets[row + 1]);
    }
  }
}

TEST_F(ArrowStructs, NoRecordsGiveNoRowsButTheSameColumns) {
  ArrowRows answer;
  Ask({}, answer);
  EXPECT_EQ(answer.rows.length, 0);
  ASSERT_EQ(answer.rows.n_children, static_cast<std::int64_t>(kBatchColumns));
  for (std::int64_t i = 0; i < answer.rows.n_children; ++i) {
    const ArrowArray& child = *answer.rows.children[i];
    EXPECT_EQ(child.length, 0);
    for (std::int64_t buffer = 1; buffer < child.n_buffers; ++buffer) {
      EXPECT_NE(child.buffers[buffer], nullptr);
    }
  }
  EXPECT_GT(answer.rows.children[kRule]->dictionary->length, 0);
}

TEST_F(ArrowStructs, ReleaseMarksTheStructAndSparesWhatWasTakenOut) {
  ArrowRows answer;
  Ask(records_, answer);
  // As the interface says to move: copy the struct, and mark the original as released.
  ArrowArray moved = *answer.rows.children[kRule];
  answer.rows.children[kRule]->release = nullptr;
  ArrowSchema moved_schema = *answer.schema.children[kRule];
  answer.schema.children[kRule]->release = nullptr;
  answer.rows.release(&answer.rows);
  EXPECT_EQ(answer.rows.release, nullptr);
  answer.schema.release(&answer.schema);
  EXPECT_EQ(answer.schema.release, nullptr);
  EXPECT_STREQ(moved_schema.name, "rule");
  EXPECT_EQ(TextAt(*moved.dictionary, *NumberAt<std::int32_t>(moved, 0)).substr(0, 2), "T-");
  moved.release(&moved);
  EXPECT_EQ(moved.release, nullptr);
  moved_schema.release(&moved_schema);
  EXPECT_EQ(moved_schema.release, nullptr);
}

TEST_F(ArrowStructs, TheAnswerOutlivesTheProgramme) {
  ArrowRows answer;
  Ask(records_, answer);
  baken_programme_free(std::exchange(tiny_, nullptr));
  EXPECT_EQ(TextAt(*answer.rows.children[kRule]->dictionary, 0), "T-01");
}

TEST(Column, ManyValuesAndNullsKeepTheirPlaces) {
  batch::Column numbers(batch::Column::Type::kDay);
  batch::Column texts(batch::Column::Type::kText);
  for (int i = 0; i < 1000; ++i) {
    if (i % 3 == 1) {
      numbers.Null();
      texts.Null();
    } else {
      numbers.Number(-i);
      ASSERT_TRUE(texts.Text(std::to_string(i)));
    }
  }
  std::vector<batch::NamedColumn> columns;
  columns.push_back({"numbers", true, std::move(numbers), std::nullopt});
  columns.push_back({"texts", true, std::move(texts), std::nullopt});
  ArrowRows answer;
  ExportRows(std::move(columns), 1000, answer.schema, answer.rows);
  for (const std::int64_t row : {0, 2, 7, 8, 9, 15, 16, 998, 999}) {
    EXPECT_EQ(IsThere(*answer.rows.children[0], row), row % 3 != 1) << row;
    EXPECT_EQ(IsThere(*answer.rows.children[1], row), row % 3 != 1) << row;
    if (row % 3 == 1) continue;
    EXPECT_EQ(NumberAt<std::int32_t>(*answer.rows.children[0], row), -row);
    EXPECT_EQ(TextAt(*answer.rows.children[1], row), std::to_string(row));
  }
  EXPECT_EQ(answer.rows.children[0]->null_count, 333);
}

}  // namespace
}  // namespace baken
