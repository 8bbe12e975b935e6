// SPDX-License-Identifier: EUPL-1.2
// The room of the C ABI: baken.h and nothing but translation.
// In:    pointers and bytes from a host in any language.
// Out:   handles and bytes that the host frees; a status and an error that say what was wrong.
// Never: lets an exception out; keeps state between calls; decides anything about a case.
#ifndef BAKEN_CAPI_HANDLES_H_
#define BAKEN_CAPI_HANDLES_H_

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "baken/baken.h"
#include "facts/request.h"
#include "programme/load.h"

struct baken_programme {
  std::unique_ptr<const baken::Programme> programme;
};

struct baken_bytes {
  std::string bytes;
};

struct baken_error {
  baken_status status = BAKEN_INTERNAL;
  std::string code, message, path;
  std::int64_t offset = -1;
};

namespace baken::capi {

// What a call came to, before it is handed out.
struct Failure {
  baken_status status = BAKEN_OK;
  std::string code, message, path;
  std::int64_t offset = -1;
};

Failure InvalidArgument(std::string code, std::string message);
Failure Unsupported(std::string code, std::string message);
Failure FailureOf(const ReadFault& fault);
Failure FailureOf(const LoadResult& result);
// Whether the library takes this format; a failure says why not.
Failure CheckFormat(baken_format format);
// NULL is allowed only for nothing at all.
Failure CheckBytes(const void* data, std::size_t size);

// Hands the failure to the host, if it asked for one. Never throws.
baken_status Report(const Failure& failure, baken_error** error) noexcept;
baken_status ReportOutOfMemory(baken_error** error) noexcept;
baken_status ReportInternal(baken_error** error) noexcept;
// The error that needs no memory; not to be deleted.
const baken_error* OutOfMemoryError() noexcept;

// Runs `call`, which returns a Failure; nothing thrown crosses over.
template <typename Call>
baken_status Contained(baken_error** error, Call call) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    const Failure failure = call();
    return failure.status == BAKEN_OK ? BAKEN_OK : Report(failure, error);
  } catch (const std::bad_alloc&) {
    return ReportOutOfMemory(error);
  } catch (...) {
    return ReportInternal(error);
  }
}

// The same for a call that fills a result, which goes to *out on success.
template <typename T, typename Call>
baken_status Guarded(T** out, baken_error** error, Call call) noexcept {
  if (out != nullptr) *out = nullptr;
  return Contained(error, [&]() -> Failure {
    if (out == nullptr) return InvalidArgument("argument_null", "The argument out is NULL.");
    std::unique_ptr<T> result;
    Failure failure = call(result);
    if (failure.status == BAKEN_OK) *out = result.release();
    return failure;
  });
}

inline std::string_view View(const void* data, std::size_t size) {
  return size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

}  // namespace baken::capi

#endif  // BAKEN_CAPI_HANDLES_H_
