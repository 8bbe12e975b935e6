// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_BATCH_COLUMN_H_
#define BAKEN_BATCH_COLUMN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace baken::batch {

// Values of one column, laid out in memory as Arrow has them: a bit for each value that says
// whether there is one, then the values; of texts their offsets and bytes.
class Column {
 public:
  enum class Type : std::uint8_t { kInt8, kInt32, kInt64, kDay, kText };

  explicit Column(Type type) : type_(type) {
    if (type == Type::kText) AddOffset();
  }

  // Of any type but kText; a kDay counts from 1970-01-01.
  void Number(std::int64_t value);
  // Of kText. False when the column would hold more bytes than an offset can count.
  bool Text(std::string_view value);
  void Null();

  Type type() const { return type_; }
  std::int64_t size() const { return size_; }
  std::int64_t nulls() const { return nulls_; }

  // Arrow's buffers, in its order; valid until the next change. The first is nullptr when every
  // value is there.
  using Buffers = std::array<const void*, 3>;
  Buffers buffers() const;
  std::int64_t buffer_count() const { return type_ == Type::kText ? 3 : 2; }

 private:
  void AddBit(bool is_there);
  void AddOffset();
  void AppendNumber(std::int64_t value);
  template <typename T>
  void Append(T value);

  Type type_;
  std::int64_t size_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<std::uint8_t> validity_;
  std::vector<std::int32_t> offsets_;
  std::vector<char> values_;
};

}  // namespace baken::batch

#endif  // BAKEN_BATCH_COLUMN_H_
