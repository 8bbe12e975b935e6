// SPDX-License-Identifier: EUPL-1.2
// What loading and deviating share: bytes to message, message to programme, fingerprints of parts.
#ifndef BAKEN_PROGRAMME_LOAD_MESSAGE_H_
#define BAKEN_PROGRAMME_LOAD_MESSAGE_H_

#include <google/protobuf/arena.h>
#include <google/protobuf/message_lite.h>

#include <string>
#include <string_view>
#include <vector>

#include "baken/limits.h"
#include "baken/wire/v1/programme.pb.h"
#include "programme/load.h"

namespace baken {

namespace pb = ::baken::wire::v1;

// A message whose memory belongs to an arena: generated code leaks what it holds at the moment when
// an allocation fails, an arena does not.
template <typename Message>
class OnArena {
 public:
  OnArena() : message_(google::protobuf::Arena::CreateMessage<Message>(&arena_)) {}
  Message& operator*() const { return *message_; }
  Message* operator->() const { return message_; }

 private:
  google::protobuf::Arena arena_;
  Message* message_;
};

// False when the bytes are no such message, or too deep.
bool ParseMessage(std::string_view bytes, google::protobuf::MessageLite& message);

LoadResult CompileMessage(const pb::Programme& message, std::vector<DeviationLine> deviations);

LoadResult TooLarge();
LoadResult Malformed(std::string_view name);

// What Change.of holds.
std::string FingerprintOf(const pb::Parameter& parameter);
// Of all editions of the rule, in the order of the programme.
std::string FingerprintOfRule(const pb::Programme& message, const std::string& rule_id);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_LOAD_MESSAGE_H_
