// SPDX-License-Identifier: EUPL-1.2
// A message in either format: what comes in as bytes for the rooms, and what goes out.
#ifndef BAKEN_CAPI_INPUT_H_
#define BAKEN_CAPI_INPUT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "capi/handles.h"
#include "json/reader.h"

namespace baken::capi {

// One message that the host hands over; its bytes must outlive this. May be taken again and again.
class Input {
 public:
  Failure Take(baken_format format, json::Root root, const void* data, std::size_t size);
  // The message in protobuf's binary format. Valid until the next Take.
  std::string_view wire() const { return wire_; }

  // Fields that JSON names and the message does not have, as data issues of a report; paths count
  // from the subject.
  std::vector<DataIssue> UnknownFieldIssues() const;
  std::int64_t unknown_fields_left_out() const { return reader_.unknown_fields_left_out(); }
  // The same as problems of a programme, which are refused.
  std::vector<Problem> UnknownFieldProblems() const;

  // The failure with its offset in the host's own bytes. `around` is the path of the message that
  // the failure's path counts from.
  Failure Placed(Failure failure, std::string_view around = "") const;

 private:
  std::string_view text_;  // of JSON
  std::string_view wire_;
  json::Root root_ = json::Root::kCheckRequest;
  bool is_json_ = false;
  json::Reader reader_;
  wire::Writer converted_;
};

// Whether a message of this size is taken; a failure says why not.
Failure CheckSize(json::Root root, std::size_t size);

// The bytes of a message in the format asked for.
std::string Output(baken_format format, json::Root root, std::string wire);

}  // namespace baken::capi

#endif  // BAKEN_CAPI_INPUT_H_
