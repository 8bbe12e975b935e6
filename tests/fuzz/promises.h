// SPDX-License-Identifier: EUPL-1.2
// What baken.h promises of every call, whatever it is given.
#ifndef BAKEN_TESTS_FUZZ_PROMISES_H_
#define BAKEN_TESTS_FUZZ_PROMISES_H_

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "baken/baken.h"

namespace baken::fuzz {

inline void Promise(bool kept, const char* what) {
  if (kept) return;
  std::fprintf(stderr, "a promise of baken.h is broken: %s\n", what);
  std::abort();
}

struct Release {
  void operator()(baken_programme* programme) const { baken_programme_free(programme); }
  void operator()(baken_bytes* bytes) const { baken_bytes_free(bytes); }
  void operator()(baken_error* error) const { baken_error_free(error); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

// Calls `call(out, error)` and holds it to what every call promises; NULL when it failed.
template <typename T, typename Call>
Owned<T> Made(Call call) {
  T* out = nullptr;
  baken_error* error = nullptr;
  const baken_status status = call(&out, &error);
  const Owned<baken_error> owned(error);
  Promise((status == BAKEN_OK) == (out != nullptr),
          "*out is NULL when, and only when, a call fails");
  Promise((status == BAKEN_OK) == (error == nullptr),
          "a failure, and only a failure, has an error");
  Promise(baken_error_status(error) == status, "the error has the status of the call");
  Promise(status != BAKEN_INTERNAL, "no input leads to BAKEN_INTERNAL");
  if (error != nullptr) {
    Promise(*baken_error_code(error) != '\0', "an error has a code");
    Promise(*baken_error_message(error) != '\0', "an error has a message");
  }
  return Owned<T>(out);
}

inline std::string_view View(const baken_bytes* bytes) {
  return {static_cast<const char*>(baken_bytes_data(bytes)), baken_bytes_size(bytes)};
}

// The built-in programme, loaded once for the whole run.
const baken_programme* ThuisInMvs();

// Checks the request twice: the same bytes in, the same bytes out.
void CheckTwice(const baken_programme* programme, std::string_view request);

// A record as it stands in a CheckRequest with a day and a language.
std::string RequestAround(std::string_view record, bool organisation);

}  // namespace baken::fuzz

#endif  // BAKEN_TESTS_FUZZ_PROMISES_H_
