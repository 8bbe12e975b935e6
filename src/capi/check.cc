// SPDX-License-Identifier: EUPL-1.2
#include "check/check.h"

#include <array>
#include <cstddef>
#include <memory_resource>
#include <utility>

#include "capi/handles.h"
#include "capi/input.h"
#include "check/transition.h"
#include "report/report.h"

namespace {

using baken::capi::Failure;
using baken::capi::FailureOf;
using baken::capi::Input;
using baken::capi::InvalidArgument;
using baken::capi::Output;
using baken::json::Root;

// In the format asked for, or else in that of the request.
baken_format AnswerFormat(const baken::Request& request, baken_format format) {
  switch (request.answer_format) {
    case 0:
      return format;
    case BAKEN_PROTOBUF:
    case BAKEN_JSON:
      return request.answer_format;
    default:
      return 0;
  }
}

Failure Check(const baken::Programme& programme, const Input& input, baken_format& format,
              std::string& report) {
  // So that nothing is allocated for most records.
  std::array<std::byte, baken::kUsualMemory> block;
  std::pmr::monotonic_buffer_resource arena(block.data(), block.size());
  baken::Request request(&arena);
  if (const baken::ReadFault fault = ReadRequest(input.wire(), request)) {
    return input.Placed(FailureOf(fault));
  }
  format = AnswerFormat(request, format);
  if (format == 0) {
    return {BAKEN_UNSUPPORTED, "format_unknown",
            "The report is asked for in a format that this "
            "library does not know.",
            "answer_format", -1};
  }
  for (baken::DataIssue& issue : input.UnknownFieldIssues()) {
    request.issues.push_back(std::move(issue));
  }
  baken::Facts facts(&arena);
  baken::ReadFault fault = ReadFacts(request, request.judged, programme, facts);
  if (!fault) fault = CompareSides(request, programme, facts);
  if (fault) {
    const bool trajectory = request.subject == baken::SubjectKind::kTrajectory;
    return input.Placed(FailureOf(fault), trajectory ? "trajectory" : "organisation");
  }
  facts.issues_left_out += input.unknown_fields_left_out();
  const baken::Findings findings = baken::Check(programme, request, facts);
  const std::optional<baken::Transition> transition =
      request.enter_layer.empty() ? std::nullopt : JudgeTransition(programme, request, facts);
  report = WriteReport(programme, request, facts, findings, transition);
  return {};
}

}  // namespace

extern "C" {

baken_status BAKEN_CALL baken_check(const baken_programme* programme, baken_format format,
                                    const void* request, size_t size, baken_bytes** out,
                                    baken_error** error) {
  return baken::capi::Guarded(out, error, [&](std::unique_ptr<baken_bytes>& result) -> Failure {
    if (programme == nullptr) return InvalidArgument("argument_null", "The programme is NULL.");
    Input input;
    Failure failure = input.Take(format, Root::kCheckRequest, request, size);
    if (failure.status != BAKEN_OK) return failure;
    std::string report;
    failure = Check(*programme->programme, input, format, report);
    if (failure.status != BAKEN_OK) return failure;
    result = std::make_unique<baken_bytes>();
    result->bytes = Output(format, Root::kReport, std::move(report));
    return {};
  });
}

}  // extern "C"
