// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "capi/handles.h"
#include "capi/input.h"
#include "programme/embedded.h"
#include "programme/nearest.h"

namespace {

using baken::EmbeddedProgramme;
using baken::EmbeddedProgrammes;
using baken::LoadResult;
using baken::capi::CheckFormat;
using baken::capi::Failure;
using baken::capi::FailureOf;
using baken::capi::Guarded;
using baken::capi::Input;
using baken::capi::InvalidArgument;
using baken::capi::Output;
using baken::json::Root;

Failure TakeLoaded(LoadResult loaded, std::unique_ptr<baken_programme>& result) {
  if (loaded.kind != LoadResult::Kind::kLoaded) return FailureOf(loaded);
  result = std::make_unique<baken_programme>();
  result->programme = std::move(loaded.programme);
  return {};
}

// All that is wrong, since no other call lists the problems of a deviation.
Failure FailureOfDeviation(const LoadResult& refused) {
  constexpr std::size_t kMostTold = 20;
  Failure failure = FailureOf(refused);
  if (refused.problems.size() < 2) return failure;
  failure.message.clear();
  for (std::size_t i = 0; i < std::min(refused.problems.size(), kMostTold); ++i) {
    failure.message += (i == 0 ? "" : " ") + Describe(refused.problems[i]);
  }
  return failure;
}

Failure NotFound(std::string_view id) {
  baken::NearestWord nearest(id);
  for (const EmbeddedProgramme& embedded : EmbeddedProgrammes()) nearest.Offer(embedded.id);
  std::string message = "There is no built-in programme \"" + std::string(id) + "\".";
  if (!nearest.word().empty()) message += " Did you mean " + std::string(nearest.word()) + "?";
  return {BAKEN_NOT_FOUND, "programme_unknown", std::move(message), "", -1};
}

// A rule must mean what it says, so a field that nobody knows refuses the whole; `load` is asked
// for the rest.
template <typename Load>
Failure LoadFrom(const Input& input, Load load, Failure (*failure_of)(const LoadResult&),
                 std::unique_ptr<baken_programme>& result) {
  const LoadResult unknown{LoadResult::Kind::kRefused, nullptr, input.UnknownFieldProblems()};
  if (!unknown.problems.empty()) return input.Placed(failure_of(unknown));
  LoadResult loaded = load(input.wire());
  if (loaded.kind != LoadResult::Kind::kLoaded) return input.Placed(failure_of(loaded));
  return TakeLoaded(std::move(loaded), result);
}

}  // namespace

extern "C" {

const char* BAKEN_CALL baken_programme_builtin_id(size_t index) {
  const auto embedded = EmbeddedProgrammes();
  return index < embedded.size() ? embedded[index].id.data() : nullptr;
}

baken_status BAKEN_CALL baken_programme_builtin(const char* id, baken_programme** out,
                                                baken_error** error) {
  return Guarded(out, error, [&](std::unique_ptr<baken_programme>& result) -> Failure {
    if (id == nullptr) return InvalidArgument("argument_null", "The argument id is NULL.");
    for (const EmbeddedProgramme& embedded : EmbeddedProgrammes()) {
      if (embedded.id == id) return TakeLoaded(baken::LoadProgramme(embedded.bytes), result);
    }
    return NotFound(id);
  });
}

baken_status BAKEN_CALL baken_programme_load(baken_format format, const void* data, size_t size,
                                             baken_programme** out, baken_error** error) {
  return Guarded(out, error, [&](std::unique_ptr<baken_programme>& result) -> Failure {
    Input input;
    const Failure failure = input.Take(format, Root::kProgramme, data, size);
    if (failure.status != BAKEN_OK) return failure;
    return LoadFrom(input, baken::LoadProgramme, FailureOf, result);
  });
}

baken_status BAKEN_CALL baken_programme_deviate(const baken_programme* programme,
                                                baken_format format, const void* data, size_t size,
                                                baken_programme** out, baken_error** error) {
  return Guarded(out, error, [&](std::unique_ptr<baken_programme>& result) -> Failure {
    if (programme == nullptr) return InvalidArgument("argument_null", "The programme is NULL.");
    Input input;
    const Failure failure = input.Take(format, Root::kDeviation, data, size);
    if (failure.status != BAKEN_OK) return failure;
    const auto deviate = [programme](std::string_view bytes) {
      return baken::DeviateProgramme(*programme->programme, bytes);
    };
    return LoadFrom(input, deviate, FailureOfDeviation, result);
  });
}

baken_status BAKEN_CALL baken_programme_describe(const baken_programme* programme,
                                                 baken_format format, baken_bytes** out,
                                                 baken_error** error) {
  return Guarded(out, error, [&](std::unique_ptr<baken_bytes>& result) -> Failure {
    if (programme == nullptr) return InvalidArgument("argument_null", "The programme is NULL.");
    const Failure failure = CheckFormat(format);
    if (failure.status != BAKEN_OK) return failure;
    result = std::make_unique<baken_bytes>();
    result->bytes = Output(format, Root::kProgramme, programme->programme->canonical_bytes);
    return {};
  });
}

baken_status BAKEN_CALL baken_programme_analyse(baken_format format, const void* data, size_t size,
                                                baken_bytes** out, baken_error** error) {
  return Guarded(out, error, [&](std::unique_ptr<baken_bytes>& result) -> Failure {
    Input input;
    const Failure failure = input.Take(format, Root::kProgramme, data, size);
    if (failure.status != BAKEN_OK) return failure;
    result = std::make_unique<baken_bytes>();
    std::string analysis = baken::AnalyseProgramme(input.wire(), input.UnknownFieldProblems());
    result->bytes = Output(format, Root::kAnalysis, std::move(analysis));
    return {};
  });
}

void BAKEN_CALL baken_programme_free(baken_programme* programme) { delete programme; }

}  // extern "C"
