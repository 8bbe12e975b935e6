// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_JSON_WRITER_H_
#define BAKEN_JSON_WRITER_H_

#include <string>
#include <string_view>

#include "json/schema.h"

namespace baken::json {

// The message as JSON: one line without spaces, fields by number, names as in the protos. The same
// bytes as protobuf's own writer with preserve_proto_field_names. `wire` is a message of ours, so
// it is sound; a field that the schema does not have is left out.
std::string ToJson(const Message& type, std::string_view wire);

}  // namespace baken::json

#endif  // BAKEN_JSON_WRITER_H_
