// SPDX-License-Identifier: EUPL-1.2
#include "capi/handles.h"

namespace baken::capi {
namespace {

baken_error* MutableOutOfMemoryError() noexcept {
  // Short texts live inside the strings, so that this needs no memory.
  static baken_error error{BAKEN_OUT_OF_MEMORY, "out_of_memory", "Out of memory.", "", -1};
  return &error;
}

// Made when the library is loaded, not when memory has run out.
const baken_error* const g_out_of_memory = MutableOutOfMemoryError();

baken_status StatusOf(LoadResult::Kind kind) {
  switch (kind) {
    case LoadResult::Kind::kLoaded:
      return BAKEN_OK;
    case LoadResult::Kind::kMalformed:
      return BAKEN_MALFORMED;
    case LoadResult::Kind::kRefused:
      return BAKEN_REFUSED;
    case LoadResult::Kind::kLimit:
      return BAKEN_LIMIT_EXCEEDED;
    case LoadResult::Kind::kUnsupported:
      return BAKEN_UNSUPPORTED;
  }
  return BAKEN_INTERNAL;
}

}  // namespace

const baken_error* OutOfMemoryError() noexcept { return g_out_of_memory; }

Failure InvalidArgument(std::string code, std::string message) {
  return {BAKEN_INVALID_ARGUMENT, std::move(code), std::move(message), "", -1};
}

Failure Unsupported(std::string code, std::string message) {
  return {BAKEN_UNSUPPORTED, std::move(code), std::move(message), "", -1};
}

Failure FailureOf(const ReadFault& fault) {
  if (!fault) return {};
  const bool limit = fault.kind == ReadFault::Kind::kLimit;
  return {limit ? BAKEN_LIMIT_EXCEEDED : BAKEN_MALFORMED, fault.code, fault.message, fault.path,
          fault.offset};
}

Failure FailureOf(const LoadResult& result) {
  if (result.kind == LoadResult::Kind::kLoaded) return {};
  const Problem& first = result.problems.front();
  std::string message = Describe(first);
  if (result.problems.size() > 1) {
    message += " There are " + std::to_string(result.problems.size() - 1) +
               " more problems; baken_programme_analyse lists them.";
  }
  return {StatusOf(result.kind), first.problem, std::move(message), first.path, -1};
}

Failure CheckFormat(baken_format format) {
  if (format == BAKEN_PROTOBUF || format == BAKEN_JSON) return {};
  return InvalidArgument("format_unknown", "The format is neither BAKEN_PROTOBUF nor BAKEN_JSON.");
}

Failure CheckBytes(const void* data, std::size_t size) {
  if (data != nullptr || size == 0) return {};
  return InvalidArgument("argument_null", "The data is NULL, but its size is not 0.");
}

baken_status Report(const Failure& failure, baken_error** error) noexcept {
  if (error == nullptr) return failure.status;
  try {
    *error = new baken_error{failure.status, failure.code, failure.message, failure.path,
                             failure.offset};
    return failure.status;
  } catch (...) {
    return ReportOutOfMemory(error);
  }
}

baken_status ReportOutOfMemory(baken_error** error) noexcept {
  if (error != nullptr) *error = MutableOutOfMemoryError();
  return BAKEN_OUT_OF_MEMORY;
}

baken_status ReportInternal(baken_error** error) noexcept {
  try {
    return Report({BAKEN_INTERNAL, "internal",
                   "The library met a state that it should never meet; please report it.", "", -1},
                  error);
  } catch (...) {
    return ReportOutOfMemory(error);
  }
}

}  // namespace baken::capi

extern "C" {

baken_status BAKEN_CALL baken_error_status(const baken_error* error) {
  return error == nullptr ? BAKEN_OK : error->status;
}

const char* BAKEN_CALL baken_error_code(const baken_error* error) {
  return error == nullptr ? "" : error->code.c_str();
}

const char* BAKEN_CALL baken_error_message(const baken_error* error) {
  return error == nullptr ? "" : error->message.c_str();
}

const char* BAKEN_CALL baken_error_path(const baken_error* error) {
  return error == nullptr ? "" : error->path.c_str();
}

int64_t BAKEN_CALL baken_error_offset(const baken_error* error) {
  return error == nullptr ? -1 : error->offset;
}

void BAKEN_CALL baken_error_free(baken_error* error) {
  if (error != baken::capi::OutOfMemoryError()) delete error;
}

}  // extern "C"
