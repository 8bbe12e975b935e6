// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "baken/v1/check.pb.h"
#include "fuzz/promises.h"
#include "fuzz/targets.h"
#include "google/protobuf/util/json_util.h"

namespace baken::fuzz {
namespace {

void CheckInJson(std::string_view request) {
  const auto check = [&](baken_bytes** out, baken_error** error) {
    const baken_status status =
        baken_check(ThuisInMvs(), BAKEN_JSON, request.data(), request.size(), out, error);
    const std::int64_t offset = baken_error_offset(*error);
    Promise(offset >= -1 && offset <= static_cast<std::int64_t>(request.size()),
            "an error stands within the text");
    Promise(std::string_view(baken_error_code(*error)) != "json_broken",
            "what is no JSON has a place");
    return status;
  };
  const Owned<baken_bytes> report = Made<baken_bytes>(check);
  if (report == nullptr) return;
  v1::Report message;
  const auto status =
      google::protobuf::util::JsonStringToMessage(std::string(View(report.get())), &message);
  Promise(status.ok(), "a report in JSON is a baken.v1.Report");
}

Owned<baken_bytes> Converted(const char* message, baken_format from, std::string_view bytes,
                             baken_format to) {
  return Made<baken_bytes>([&](baken_bytes** out, baken_error** error) {
    const baken_status status =
        baken_convert(message, from, bytes.data(), bytes.size(), to, out, error);
    const std::int64_t offset = baken_error_offset(*error);
    Promise(offset >= -1 && offset <= static_cast<std::int64_t>(bytes.size()),
            "an error stands within the bytes");
    return status;
  });
}

// What a host may do with an answer: look at every row, and release it.
void ReadAndRelease(ArrowSchema& schema, ArrowArray& rows, std::size_t records) {
  Promise(schema.release != nullptr && rows.release != nullptr, "an answer has its releases");
  Promise(rows.length >= static_cast<std::int64_t>(records), "every record has a row");
  for (std::int64_t i = 0; i < rows.n_children; ++i) {
    Promise(rows.children[i]->length == rows.length, "every column is as long as the rows");
  }
  const auto* record = static_cast<const std::int64_t*>(rows.children[0]->buffers[1]);
  Promise(std::is_sorted(record, record + rows.length), "rows come in the order of the records");
  rows.release(&rows);
  schema.release(&schema);
}

}  // namespace

// A whole CheckRequest in JSON, and the same as a Trajectory within a sound request.
void Json(std::string_view bytes) {
  CheckInJson(bytes);
  CheckInJson(R"({"judged_on":"2026-03-10","languages":["nl"],"trajectory":)" + std::string(bytes) +
              "}");
}

// The first byte says of which message, and in which format it is.
void Convert(std::string_view bytes) {
  if (bytes.empty()) return;
  constexpr const char* kMessages[] = {"Trajectory", "Programme", "Report", "Changes"};
  const auto first = static_cast<unsigned char>(bytes.front());
  const char* const message = kMessages[first / 2 % std::size(kMessages)];
  const baken_format from = first % 2 == 0 ? BAKEN_PROTOBUF : BAKEN_JSON;
  bytes.remove_prefix(1);
  const Owned<baken_bytes> json = Converted(message, from, bytes, BAKEN_JSON);
  const Owned<baken_bytes> wire = Converted(message, from, bytes, BAKEN_PROTOBUF);
  Promise((json == nullptr) == (wire == nullptr), "what is read, is read for either format");
  if (json == nullptr) return;
  const Owned<baken_bytes> again = Converted(message, BAKEN_JSON, View(json.get()), BAKEN_PROTOBUF);
  Promise(again != nullptr, "what is written can be read");
  const Owned<baken_bytes> json_again =
      Converted(message, BAKEN_PROTOBUF, View(again.get()), BAKEN_JSON);
  Promise(View(json.get()) == View(json_again.get()), "there and back is the same message");
}

// Records that end at each line's end; the first byte says in which format.
void Batch(std::string_view bytes) {
  if (bytes.empty()) return;
  const baken_format format = bytes.front() % 2 == 0 ? BAKEN_PROTOBUF : BAKEN_JSON;
  bytes.remove_prefix(1);
  v1::CheckRequest request;
  request.set_judged_on("2026-03-10");
  const std::string question =
      format == BAKEN_JSON ? R"({"judged_on":"2026-03-10"})" : request.SerializeAsString();
  std::vector<std::int64_t> offsets{0};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '\n') offsets.push_back(static_cast<std::int64_t>(at + 1));
  }
  ArrowSchema schema = {};
  ArrowArray rows = {};
  const baken_status status =
      baken_check_batch(ThuisInMvs(), format, question.data(), question.size(), bytes.data(),
                        offsets.data(), offsets.size() - 1, &schema, &rows, nullptr);
  Promise(status == BAKEN_OK, "bad records do not fail a batch");
  ReadAndRelease(schema, rows, offsets.size() - 1);
}

}  // namespace baken::fuzz
