// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_JSON_WRITER_H_
#define BAKEN_JSON_WRITER_H_

#include <string>
#include <string_view>

#include "json/schema.h"
#include "wire/reader.h"

namespace baken::json {

// The message as JSON: one line without spaces, fields by number, names as in the protos. The same
// bytes as protobuf's own writer with preserve_proto_field_names. `wire` is a message of ours, so
// it is sound; a field that the schema does not have is left out.
std::string ToJson(const Message& type, std::string_view wire);

// For bytes of a stranger, before ToJson: reads them through as the message. The reader that
// failed, or else this one at its end.
wire::Reader ReadThrough(const Message& type, wire::Reader reader);

}  // namespace baken::json

#endif  // BAKEN_JSON_WRITER_H_
