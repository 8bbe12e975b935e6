// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TRUTH_SMALL_LIST_H_
#define BAKEN_TRUTH_SMALL_LIST_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory_resource>
#include <type_traits>

namespace baken {

using Memory = std::pmr::memory_resource;

// A list that keeps its first kInline values within itself: most lists of days are that short, and
// then nothing is allocated. What does not fit lives in `memory`.
template <typename T, std::size_t kInline>
class SmallList {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit SmallList(Memory* memory) : memory_(memory) {}
  SmallList(const SmallList& other) : memory_(other.memory_) { Append(other); }
  SmallList(SmallList&& other) noexcept : memory_(other.memory_) { Take(other); }
  SmallList& operator=(const SmallList& other) {
    if (this == &other) return *this;
    size_ = 0;
    Append(other);
    return *this;
  }
  SmallList& operator=(SmallList&& other) noexcept {
    if (this == &other) return *this;
    Release();
    memory_ = other.memory_;
    Take(other);
    return *this;
  }
  ~SmallList() { Release(); }

  void push_back(const T& value) {
    const T kept = value;  // it may be one of our own
    if (size_ == capacity_) Grow(std::size_t{capacity_} * 2);
    ::new (static_cast<void*>(data() + size_)) T(kept);
    ++size_;
  }
  void pop_back() { --size_; }

  T* data() { return spilled_ == nullptr ? inline_ : spilled_; }
  const T* data() const { return spilled_ == nullptr ? inline_ : spilled_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }
  T& operator[](std::size_t i) { return data()[i]; }
  const T& operator[](std::size_t i) const { return data()[i]; }
  T& front() { return *begin(); }
  const T& front() const { return *begin(); }
  T& back() { return end()[-1]; }
  Memory* memory() const { return memory_; }

 private:
  void Append(const SmallList& other) {
    if (size_ + other.size_ > capacity_) Grow(size_ + std::size_t{other.size_});
    std::memcpy(static_cast<void*>(data() + size_), other.data(), other.size_ * sizeof(T));
    size_ += other.size_;
  }
  // Leaves `other` empty. Ours holds nothing yet.
  void Take(SmallList& other) noexcept {
    spilled_ = other.spilled_;
    size_ = other.size_;
    capacity_ = other.capacity_;
    if (spilled_ == nullptr) {
      std::memcpy(static_cast<void*>(inline_), other.inline_, size_ * sizeof(T));
    }
    other.spilled_ = nullptr;
    other.size_ = 0;
    other.capacity_ = kInline;
  }
  void Grow(std::size_t capacity) {
    void* const more = memory_->allocate(capacity * sizeof(T), alignof(T));
    std::memcpy(more, data(), size_ * sizeof(T));
    Release();
    spilled_ = static_cast<T*>(more);
    capacity_ = static_cast<std::uint32_t>(capacity);
  }
  // Gives the memory back; what comes in its place is for the caller to say.
  void Release() {
    if (spilled_ != nullptr) memory_->deallocate(spilled_, capacity_ * sizeof(T), alignof(T));
  }

  Memory* memory_;
  T* spilled_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = kInline;
  union {
    T inline_[kInline];  // values that are not there yet are not made
  };
};

}  // namespace baken

#endif  // BAKEN_TRUTH_SMALL_LIST_H_
