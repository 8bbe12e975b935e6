// SPDX-License-Identifier: EUPL-1.2
// Work of one kind over a stream of pieces, by several threads, taken out in the order it was put
// in.
// In:  pieces, one after the other.
// Out: what each piece became, in that order.
// Never: holds more than a few pieces a thread, however long the stream is.
#ifndef BAKEN_CLI_ORDERED_WORK_H_
#define BAKEN_CLI_ORDERED_WORK_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace baken::cli {

template <typename Piece, typename Made>
class OrderedWork {
 public:
  using Work = std::function<Made(Piece)>;

  // With one thread or less the work is done where it is taken out.
  OrderedWork(std::size_t threads, Work work) : work_(std::move(work)) {
    if (threads < 2) return;
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
  }
  // What nobody began is left undone.
  ~OrderedWork() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;

  bool HasRoom() const { return slots_.size() < kPiecesAhead * threads_.size() + 1; }
  bool Empty() const { return slots_.empty(); }

  bool OldestIsMade() {
    const std::lock_guard lock(mutex_);
    return !slots_.empty() && slots_.front()->is_made;
  }

  void Put(Piece piece) {
    auto slot = std::make_unique<Slot>(std::move(piece));
    {
      const std::lock_guard lock(mutex_);
      if (!threads_.empty()) waiting_.push_back(slot.get());
      slots_.push_back(std::move(slot));
    }
    changed_.notify_one();
  }

  // Waits for the oldest piece. Not to be called when there is none.
  Made Take() {
    const std::unique_ptr<Slot> slot = std::move(slots_.front());
    slots_.pop_front();
    if (threads_.empty()) return work_(std::move(slot->piece));
    std::unique_lock lock(mutex_);
    made_.wait(lock, [&] { return slot->is_made; });
    if (slot->thrown) std::rethrow_exception(slot->thrown);
    return std::move(slot->made);
  }

 private:
  // Enough that no thread waits while the oldest piece is written out.
  static constexpr std::size_t kPiecesAhead = 3;

  struct Slot {
    explicit Slot(Piece given) : piece(std::move(given)) {}
    Piece piece;
    Made made;
    std::exception_ptr thrown;
    bool is_made = false;
  };

  Slot* Next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
    if (ended_) return nullptr;
    Slot* slot = waiting_.front();
    waiting_.pop_front();
    return slot;
  }

  void Run() {
    while (Slot* slot = Next()) {
      try {
        slot->made = work_(std::move(slot->piece));
      } catch (...) {
        slot->thrown = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        slot->is_made = true;
      }
      made_.notify_all();
    }
  }

  Work work_;
  std::deque<std::unique_ptr<Slot>> slots_;  // in order; only the thread that puts and takes
  std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable made_;
  std::deque<Slot*> waiting_;
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_ORDERED_WORK_H_
