// SPDX-License-Identifier: EUPL-1.2
// Two messages of one type, field by field.
#ifndef BAKEN_CLI_FIELD_DIFFERENCES_H_
#define BAKEN_CLI_FIELD_DIFFERENCES_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "baken/v1/diff.pb.h"

namespace baken::cli {

// The smallest fields that differ, by path ("by.term"); none: the messages say the same.
std::vector<v1::FieldDifference> FieldDifferences(const google::protobuf::Message& before,
                                                  const google::protobuf::Message& after);

// The first name of a path: "requirement" of "requirement.holding.max".
std::string RootOf(const std::string& path);

// Texts, citations and readings: no outcome depends on them.
bool IsForReaders(const std::string& path);

}  // namespace baken::cli

#endif  // BAKEN_CLI_FIELD_DIFFERENCES_H_
