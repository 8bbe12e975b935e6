// SPDX-License-Identifier: EUPL-1.2
// Random messages of baken.v1, for comparing our readers and writers with protobuf's own.
#ifndef BAKEN_TESTS_SUPPORT_RANDOM_MESSAGE_H_
#define BAKEN_TESTS_SUPPORT_RANDOM_MESSAGE_H_

#include <google/protobuf/message.h>

#include <random>
#include <string>
#include <vector>

namespace baken::testing {

using Random = std::mt19937;  // seeds are fixed, so that a failure comes back

int Below(Random& random, int bound);

// One of every message that comes in or goes out as a whole.
std::vector<const google::protobuf::Message*> Prototypes();

// Scalars of a oneof are there even when they are zero; wire::Writer's plain calls leave those out.
enum class OneofZeros { kAllowed, kNone };

// About half of the fields, with texts and numbers that matter to a parser; messages inside it as
// deep as `depth`.
void Fill(Random& random, google::protobuf::Message* message, int depth, OneofZeros zeros);

// protobuf's own bytes, always the same for the same message.
std::string Serialized(const google::protobuf::Message& message);

}  // namespace baken::testing

#endif  // BAKEN_TESTS_SUPPORT_RANDOM_MESSAGE_H_
