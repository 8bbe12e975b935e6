// SPDX-License-Identifier: EUPL-1.2
#include "render/render.h"

#include "baken/limits.h"
#include "capi/handles.h"
#include "capi/input.h"

namespace {

using baken::capi::Failure;
using baken::capi::Input;
using baken::capi::InvalidArgument;
using baken::json::Root;
using baken::render::View;

// What was asked for, in our own terms.
struct Asked {
  View view = View::kText;
  baken::render::For reader;
};

Failure ReadAsked(const char* view, const char* language, const char* audience, Asked& asked) {
  if (view == nullptr || language == nullptr || audience == nullptr) {
    return InvalidArgument("argument_null", "The view, language or audience is NULL.");
  }
  const auto found_view = baken::render::FindView(view);
  if (!found_view) {
    return InvalidArgument("view_unknown", "The view is none of text, html, ical and caseload.");
  }
  const auto found_language = baken::FindLanguage(language);
  if (!found_language) return InvalidArgument("language_unknown", "The language is not nl or en.");
  const auto found_audience = baken::render::FindAudience(audience);
  if (!found_audience) {
    return InvalidArgument("audience_unknown", "The audience is not professional or participant.");
  }
  asked = {*found_view, {*found_language, *found_audience}};
  if (asked.view == View::kCaseload && asked.reader.participant()) {
    return InvalidArgument("audience_unfit",
                           "A caseload shows several people and is for a professional only.");
  }
  return {};
}

Failure Render(std::string_view bytes, const Asked& asked, std::string& page) {
  baken::render::Rendered rendered = baken::render::Render(bytes, asked.view, asked.reader);
  if (rendered.bad.fault != baken::wire::Fault::kNone) {
    const bool deep = rendered.bad.fault == baken::wire::Fault::kTooDeep;
    return {deep ? BAKEN_LIMIT_EXCEEDED : BAKEN_MALFORMED, deep ? "too_deep" : "report_malformed",
            asked.view == View::kCaseload
                ? "The bytes are not a Caseload; expected baken.v1.Caseload."
                : "The bytes are not a Report; expected baken.v1.Report, as baken_check gives it.",
            "", rendered.bad.offset};
  }
  if (rendered.texts_missing) {
    return {BAKEN_NOT_FOUND, "texts_missing",
            "The report has no texts in this language for this audience; ask for them with "
            "CheckRequest.languages and CheckRequest.registers.",
            "findings", -1};
  }
  page = std::move(rendered.page);
  return {};
}

}  // namespace

extern "C" {

baken_status BAKEN_CALL baken_render(baken_format format, const void* report, size_t size,
                                     const char* view, const char* language, const char* audience,
                                     baken_bytes** out, baken_error** error) {
  return baken::capi::Guarded(out, error, [&](std::unique_ptr<baken_bytes>& result) -> Failure {
    Failure failure = baken::capi::CheckFormat(format);
    if (failure.status == BAKEN_OK) failure = baken::capi::CheckBytes(report, size);
    if (failure.status != BAKEN_OK) return failure;
    if (size > BAKEN_MAX_REQUEST_BYTES) {
      return {BAKEN_LIMIT_EXCEEDED, "report_too_large",
              "The report is larger than BAKEN_MAX_REQUEST_BYTES.", "", -1};
    }
    Asked asked;
    failure = ReadAsked(view, language, audience, asked);
    if (failure.status != BAKEN_OK) return failure;
    // A field that a report does not have is passed over, as it is in the binary format.
    Input input;
    failure = input.Take(format, asked.view == View::kCaseload ? Root::kCaseload : Root::kReport,
                         report, size);
    if (failure.status != BAKEN_OK) return failure;
    result = std::make_unique<baken_bytes>();
    return input.Placed(Render(input.wire(), asked, result->bytes));
  });
}

}  // extern "C"
