// SPDX-License-Identifier: EUPL-1.2
#include "baken/limits.h"
#include "capi/handles.h"
#include "capi/input.h"
#include "json/writer.h"

namespace {

using baken::capi::Failure;
using baken::capi::Input;
using baken::capi::InvalidArgument;
using baken::json::Root;

Failure FindRoot(const char* name, Root& root) {
  if (name == nullptr) return InvalidArgument("argument_null", "The name of the message is NULL.");
  std::string names;
  for (int i = 0; i < baken::json::kRoots; ++i) {
    root = static_cast<Root>(i);
    const std::string_view known = baken::json::MessageOf(root).name;
    if (known == name) return {};
    names += (names.empty() ? "" : ", ") + std::string(known);
  }
  return InvalidArgument("message_unknown", "The message is none of " + names + ".");
}

// What the other format could not hold is refused, so that nothing is lost unseen.
Failure CheckWhole(const Input& input, baken_format from, Root root) {
  if (from == BAKEN_JSON) {
    const std::vector<baken::Problem> unknown = input.UnknownFieldProblems();
    if (unknown.empty()) return {};
    const baken::Problem& first = unknown.front();
    return input.Placed({BAKEN_MALFORMED, first.problem, Describe(first), first.path, -1});
  }
  const std::string_view wire = input.wire();
  const baken::wire::Reader end =
      ReadThrough(baken::json::MessageOf(root),
                  baken::wire::Reader(wire, wire.data(), BAKEN_MAX_PROGRAMME_DEPTH));
  if (!end.failed()) return {};
  if (end.fault() != baken::wire::Fault::kTooDeep)
    return baken::capi::FailureOf(baken::FaultOf(end, ""));
  return {BAKEN_LIMIT_EXCEEDED, "too_deep",
          "Messages are nested deeper than BAKEN_MAX_PROGRAMME_DEPTH.", "", end.offset()};
}

}  // namespace

extern "C" {

baken_status BAKEN_CALL baken_convert(const char* message, baken_format from, const void* data,
                                      size_t size, baken_format to, baken_bytes** out,
                                      baken_error** error) {
  return baken::capi::Guarded(out, error, [&](std::unique_ptr<baken_bytes>& result) -> Failure {
    Root root{};
    Failure failure = FindRoot(message, root);
    if (failure.status == BAKEN_OK) failure = baken::capi::CheckFormat(to);
    if (failure.status == BAKEN_OK) failure = baken::capi::CheckSize(root, size);
    Input input;
    if (failure.status == BAKEN_OK) failure = input.Take(from, root, data, size);
    if (failure.status == BAKEN_OK) failure = CheckWhole(input, from, root);
    if (failure.status != BAKEN_OK) return failure;
    result = std::make_unique<baken_bytes>();
    result->bytes = baken::capi::Output(to, root, std::string(input.wire()));
    return {};
  });
}

}  // extern "C"
