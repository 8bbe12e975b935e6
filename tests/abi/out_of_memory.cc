// SPDX-License-Identifier: EUPL-1.2
// When the host's allocator fails, the call says BAKEN_OUT_OF_MEMORY, *out is NULL, the error can
// be read, nothing is thrown, and the same handle answers again once there is memory.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include "baken/baken.h"

namespace {

std::atomic<bool> g_fails = false;

void* Allocate(std::size_t size) {
  void* memory = g_fails ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

int g_wrong = 0;

void Expect(bool holds, const char* promise) {
  if (holds) return;
  std::printf("broken promise of baken.h: %s\n", promise);
  g_wrong = 1;
}

// judged_on (field 3) and an empty trajectory (field 1).
constexpr char kRequest[] = "\032\0122026-03-10\012\000";

baken_status Check(const baken_programme* programme, baken_bytes** report, baken_error** error) {
  return baken_check(programme, BAKEN_PROTOBUF, kRequest, sizeof kRequest - 1, report, error);
}

}  // namespace

void* operator new(std::size_t size) { return Allocate(size); }
void* operator new[](std::size_t size) { return Allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

int main() {
  baken_programme* programme = nullptr;
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  Expect(baken_programme_builtin("thuis-in-mvs", &programme, &error) == BAKEN_OK,
         "a built-in programme loads");

  g_fails = true;
  const baken_status status = Check(programme, &report, &error);
  Expect(status == BAKEN_OUT_OF_MEMORY, "a failed allocation gives BAKEN_OUT_OF_MEMORY");
  Expect(report == nullptr, "on failure *out is NULL");
  Expect(baken_error_status(error) == BAKEN_OUT_OF_MEMORY, "the error has the status of the call");
  Expect(std::strcmp(baken_error_code(error), "out_of_memory") == 0, "the error has its code");
  Expect(baken_error_message(error)[0] != '\0', "the error has a sentence");
  Expect(Check(programme, &report, nullptr) == BAKEN_OUT_OF_MEMORY, "also without an error");
  baken_error_free(error);
  g_fails = false;

  Expect(Check(programme, &report, &error) == BAKEN_OK, "every handle stays usable");
  Expect(report != nullptr && error == nullptr, "and gives its answer");
  baken_bytes_free(report);
  baken_programme_free(programme);
  return g_wrong;
}
