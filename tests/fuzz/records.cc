// SPDX-License-Identifier: EUPL-1.2
#include "baken/v1/check.pb.h"
#include "fuzz/promises.h"
#include "fuzz/targets.h"

namespace baken::fuzz {
namespace {

// One length-delimited field; the bytes need not be the message they should be.
void AppendField(int number, std::string_view bytes, std::string& out) {
  out += static_cast<char>(number << 3 | 2);
  std::size_t size = bytes.size();
  for (; size >= 128; size >>= 7) out += static_cast<char>(size % 128 + 128);
  out += static_cast<char>(size);
  out += bytes;
}

}  // namespace

const baken_programme* ThuisInMvs() {
  static const Owned<baken_programme> programme =
      Made<baken_programme>([](baken_programme** out, baken_error** error) {
        return baken_programme_builtin("thuis-in-mvs", out, error);
      });
  return programme.get();
}

void CheckTwice(const baken_programme* programme, std::string_view request) {
  const auto check = [&](baken_bytes** out, baken_error** error) {
    return baken_check(programme, BAKEN_PROTOBUF, request.data(), request.size(), out, error);
  };
  const Owned<baken_bytes> once = Made<baken_bytes>(check);
  const Owned<baken_bytes> again = Made<baken_bytes>(check);
  Promise((once == nullptr) == (again == nullptr), "the same request is answered the same way");
  if (once == nullptr) return;
  Promise(View(once.get()) == View(again.get()), "the same bytes in, the same bytes out");
  v1::Report report;
  Promise(report.ParseFromString(std::string(View(once.get()))), "a report is a baken.v1.Report");
}

std::string RequestAround(std::string_view record, bool organisation) {
  v1::CheckRequest request;
  request.set_judged_on("2026-03-10");
  request.add_languages("nl");
  std::string bytes = request.SerializeAsString();
  AppendField(organisation ? v1::CheckRequest::kOrganisationFieldNumber
                           : v1::CheckRequest::kTrajectoryFieldNumber,
              record, bytes);
  return bytes;
}

// A whole CheckRequest.
void Request(std::string_view bytes) { CheckTwice(ThuisInMvs(), bytes); }

// A Trajectory within a sound request, so that the fuzzer need not find that first.
void Trajectory(std::string_view bytes) { CheckTwice(ThuisInMvs(), RequestAround(bytes, false)); }

// The same for an Organisation.
void Organisation(std::string_view bytes) { CheckTwice(ThuisInMvs(), RequestAround(bytes, true)); }

// A Report, or a Caseload, as every view of it.
void Views(std::string_view bytes) {
  for (const char* const view : {"text", "html", "ical", "caseload"}) {
    for (const char* const audience : {"professional", "participant"}) {
      const Owned<baken_bytes> page =
          Made<baken_bytes>([&](baken_bytes** out, baken_error** error) {
            return baken_render(BAKEN_PROTOBUF, bytes.data(), bytes.size(), view, "nl", audience,
                                out, error);
          });
      if (page == nullptr || std::string_view(view) != "html") continue;
      Promise(View(page.get()).ends_with("</html>\n"), "a page is written to its end");
    }
  }
}

}  // namespace baken::fuzz
