// SPDX-License-Identifier: EUPL-1.2
#include "batch/batch.h"

#include <utility>

#include "baken/limits.h"
#include "capi/handles.h"
#include "capi/input.h"

namespace {

using baken::ReadFault;
using baken::SubjectKind;
using baken::batch::Batch;
using baken::capi::Failure;
using baken::capi::FailureOf;
using baken::capi::Input;
using baken::capi::InvalidArgument;
using baken::json::Root;

// The records as the host hands them over.
struct Records {
  const char* data;
  const int64_t* offsets;
  size_t count;

  const char* at(size_t record) const { return data + offsets[record]; }
  size_t size(size_t record) const {
    return static_cast<size_t>(offsets[record + 1] - offsets[record]);
  }
};

Failure CheckRecords(const Records& records) {
  if (records.count > BAKEN_MAX_BATCH_RECORDS) {
    return {BAKEN_LIMIT_EXCEEDED, "too_many_records",
            "The batch has more records than BAKEN_MAX_BATCH_RECORDS.", "", -1};
  }
  if (records.count == 0) return {};
  if (records.offsets == nullptr) {
    return InvalidArgument("argument_null", "The argument offsets is NULL.");
  }
  if (records.offsets[0] < 0) {
    return InvalidArgument("offsets_bad", "The first offset is below zero.");
  }
  for (size_t i = 0; i < records.count; ++i) {
    if (records.offsets[i] <= records.offsets[i + 1]) continue;
    return InvalidArgument(
        "offsets_bad", "Offset " + std::to_string(i + 1) + " is smaller than the one before it.");
  }
  if (records.data == nullptr && records.offsets[records.count] > 0) {
    return InvalidArgument("argument_null", "The data is NULL, but its size is not 0.");
  }
  return {};
}

// What a row can say of an error: the stable code, the sentence, and the place where it does not
// have it.
std::string InOneText(const Failure& failure) {
  std::string text = failure.code + ": " + failure.message;
  if (!failure.path.empty() && failure.message.find(failure.path) == std::string::npos) {
    text += " This is in " + failure.path + ".";
  }
  if (failure.offset >= 0) text += " This is at byte " + std::to_string(failure.offset) + ".";
  return text;
}

// The failure of the one record, if any; its rows are in the batch otherwise.
Failure JudgeRecord(const Records& records, size_t record, baken_format format, Input& input,
                    Batch& batch) {
  const Root root =
      batch.subject() == SubjectKind::kTrajectory ? Root::kTrajectory : Root::kOrganisation;
  Failure failure = input.Take(format, root, records.at(record), records.size(record));
  if (failure.status != BAKEN_OK) return failure;
  const ReadFault fault = batch.Judge(static_cast<int64_t>(record), input.wire());
  return fault ? input.Placed(FailureOf(fault)) : Failure();
}

Failure JudgeAll(const Records& records, baken_format format, Batch& batch) {
  Input input;
  for (size_t record = 0; record < records.count; ++record) {
    const Failure failure = JudgeRecord(records, record, format, input, batch);
    if (failure.status != BAKEN_OK) {
      batch.AddProblem(static_cast<int64_t>(record), InOneText(failure));
    }
    if (!batch.full()) continue;
    return {BAKEN_LIMIT_EXCEEDED, "answer_too_large",
            "The texts of the rows are larger than two gigabytes; hand over fewer records.", "",
            -1};
  }
  return {};
}

}  // namespace

extern "C" {

baken_status BAKEN_CALL baken_check_batch(const baken_programme* programme, baken_format format,
                                          const void* request, size_t request_size,
                                          const void* data, const int64_t* offsets, size_t count,
                                          struct ArrowSchema* schema, struct ArrowArray* rows,
                                          baken_error** error) {
  // A host may release what it gets, whatever the status.
  if (schema != nullptr) schema->release = nullptr;
  if (rows != nullptr) rows->release = nullptr;
  return baken::capi::Contained(error, [&]() -> Failure {
    if (programme == nullptr) return InvalidArgument("argument_null", "The programme is NULL.");
    if (schema == nullptr || rows == nullptr) {
      return InvalidArgument("argument_null", "The argument schema or rows is NULL.");
    }
    Input question;
    Failure failure = question.Take(format, Root::kCheckRequest, request, request_size);
    if (failure.status != BAKEN_OK) return failure;
    const auto unknown = question.UnknownFieldProblems();
    if (!unknown.empty()) {
      return question.Placed({BAKEN_MALFORMED, unknown.front().problem,
                              baken::Describe(unknown.front()), unknown.front().path, -1});
    }
    const Records records{static_cast<const char*>(data), offsets, count};
    failure = CheckRecords(records);
    if (failure.status != BAKEN_OK) return failure;
    Batch batch(*programme->programme);
    if (const ReadFault fault = batch.ReadQuestion(question.wire())) {
      return question.Placed(FailureOf(fault));
    }
    failure = JudgeAll(records, format, batch);
    if (failure.status == BAKEN_OK) std::move(batch).Export(*schema, *rows);
    return failure;
  });
}

}  // extern "C"
