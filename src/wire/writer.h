// SPDX-License-Identifier: EUPL-1.2
//
// Writes one message in protobuf's binary format. Called in ascending field order the bytes are
// those of protobuf's own deterministic serialisation.

#ifndef BAKEN_WIRE_WRITER_H_
#define BAKEN_WIRE_WRITER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace baken::wire {

// Fields have proto3's implicit presence: zero, false and empty are not written. Order of fields
// and valid UTF-8 are the caller's. One writer can serve many messages: Clear keeps its memory.
class Writer {
 public:
  void Int32(int field, std::int32_t value);
  void Uint64(int field, std::uint64_t value);
  // Any C++ enumeration numbered as the proto's.
  template <typename E>
  void Enum(int field, E value) {
    Int32(field, static_cast<std::int32_t>(value));
  }
  void Bool(int field, bool value) { Uint64(field, value ? 1 : 0); }
  void Text(int field, std::string_view value);
  // One entry of a repeated string: an empty one is written too.
  void Entry(int field, std::string_view value);

  // A number that is written even when it is zero: in a oneof it says which field was chosen.
  void Varint(int field, std::uint64_t value);

  // A nested message, written even when nothing comes between. Each Open has its Close.
  void Open(int field);
  void Close();
  // A nested message that is serialised already.
  void Message(int field, std::string_view serialized) { Entry(field, serialized); }
  // Fields of the message being written that are serialised already, tags included.
  void Fields(std::string_view serialized) { Put(Room(serialized.size()), serialized); }

  // The message so far; whole once every Open has its Close. Valid until the next call.
  std::string_view bytes() const { return {bytes_.data(), used_}; }
  std::string Take();
  void Clear();
  void Reserve(std::size_t size) { Room(size); }

 private:
  // Where the next bytes go, with room for so many.
  char* Room(std::size_t size) {
    if (bytes_.size() - used_ < size) Grow(size);
    return bytes_.data() + used_;
  }
  void Grow(std::size_t size);
  // Everything up to `end` is written.
  void WrittenTo(const char* end) { used_ = static_cast<std::size_t>(end - bytes_.data()); }
  void Put(char* to, std::string_view text) {
    if (!text.empty()) std::memcpy(to, text.data(), text.size());
    WrittenTo(to + text.size());
  }

  std::string bytes_;     // as long as there is room for
  std::size_t used_ = 0;  // how much of it is written
  // Where the content of each open message begins; the innermost are kept in the list when there
  // are more than usual.
  static constexpr std::size_t kUsuallyOpen = 12;
  std::array<std::size_t, kUsuallyOpen> open_{};
  std::size_t opened_ = 0;
  std::vector<std::size_t> deeper_;
};

}  // namespace baken::wire

#endif  // BAKEN_WIRE_WRITER_H_
