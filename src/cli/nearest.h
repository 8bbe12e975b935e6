// SPDX-License-Identifier: EUPL-1.2
// The valid word that a mistyped one was probably meant to be.
#ifndef BAKEN_CLI_NEAREST_H_
#define BAKEN_CLI_NEAREST_H_

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

namespace baken::cli {

// Empty when nothing is near enough to be a slip of the pen.
std::string NearestWord(std::string_view found, const std::vector<std::string>& words);

std::vector<std::string> FieldNames(const google::protobuf::Descriptor& type);
std::vector<std::string> ValueNames(const google::protobuf::EnumDescriptor& type);

}  // namespace baken::cli

#endif  // BAKEN_CLI_NEAREST_H_
