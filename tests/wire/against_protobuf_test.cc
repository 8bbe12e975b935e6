// SPDX-License-Identifier: EUPL-1.2
//
// Reader and Writer against protobuf itself: the same bytes are accepted or refused, mean the same
// and are written the same, for random messages and for random damage. Seeds are fixed.

#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/facts.pb.h"
#include "baken/v1/programme.pb.h"
#include "support/random_message.h"
#include "wire/reader.h"
#include "wire/writer.h"

namespace baken::wire {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::UnknownFieldSet;
using testing::Below;
using testing::Prototypes;
using testing::Random;
using testing::Serialized;

void Fill(Random& random, Message* message, int depth) {
  testing::Fill(random, message, depth, testing::OneofZeros::kNone);
}

// --- our Writer and Reader, driven by descriptors ------------------------------------------------

void WriteMessage(const Message& message, Writer* writer);

void WriteField(const Message& message, const FieldDescriptor* field, int index, Writer* writer) {
  const Reflection* reflection = message.GetReflection();
  const int number = field->number();
  const bool repeated = field->is_repeated();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return repeated ? writer->Entry(number, reflection->GetRepeatedString(message, field, index))
                      : writer->Text(number, reflection->GetString(message, field));
    case FieldDescriptor::CPPTYPE_INT32:
      return writer->Int32(number, reflection->GetInt32(message, field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return writer->Bool(number, reflection->GetBool(message, field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return writer->Enum(number, reflection->GetEnumValue(message, field));
    default:
      writer->Open(number);
      WriteMessage(repeated ? reflection->GetRepeatedMessage(message, field, index)
                            : reflection->GetMessage(message, field),
                   writer);
      return writer->Close();
  }
}

void WriteMessage(const Message& message, Writer* writer) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);  // in ascending order
  for (const FieldDescriptor* field : fields) {
    const int count = field->is_repeated() ? message.GetReflection()->FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) WriteField(message, field, i, writer);
  }
}

bool ReadMessage(Reader reader, Message* message);

void KeepUnknown(const Reader& reader, UnknownFieldSet* unknown) {
  switch (reader.type()) {
    case WireType::kVarint:
      return unknown->AddVarint(reader.field(), reader.varint());
    case WireType::kFixed64:
      return unknown->AddFixed64(reader.field(), reader.varint());
    case WireType::kFixed32:
      return unknown->AddFixed32(reader.field(), static_cast<std::uint32_t>(reader.varint()));
    case WireType::kBytes:
      return unknown->AddLengthDelimited(reader.field(), std::string(reader.bytes()));
    default:
      unknown->AddGroup(reader.field());
  }
}

bool ReadBytesField(Reader& reader, const FieldDescriptor* field, Message* message) {
  const Reflection* reflection = message->GetReflection();
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    const std::string text(reader.Text());
    if (reader.failed()) return false;
    field->is_repeated() ? reflection->AddString(message, field, text)
                         : reflection->SetString(message, field, text);
    return true;
  }
  return ReadMessage(reader.Message(), field->is_repeated()
                                           ? reflection->AddMessage(message, field)
                                           : reflection->MutableMessage(message, field));
}

void ReadVarintField(const Reader& reader, const FieldDescriptor* field, Message* message) {
  const Reflection* reflection = message->GetReflection();
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    reflection->SetBool(message, field, reader.boolean());
  } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    reflection->SetEnumValue(message, field, reader.int32());
  } else {
    reflection->SetInt32(message, field, reader.int32());
  }
}

bool ReadMessage(Reader reader, Message* message) {
  while (reader.Next()) {
    const FieldDescriptor* field = message->GetDescriptor()->FindFieldByNumber(reader.field());
    const bool bytes_field =
        field != nullptr && (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING ||
                             field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE);
    if (field != nullptr && bytes_field && reader.type() == WireType::kBytes) {
      if (!ReadBytesField(reader, field, message)) return false;
    } else if (field != nullptr && !bytes_field && reader.type() == WireType::kVarint) {
      ReadVarintField(reader, field, message);
    } else {
      KeepUnknown(reader, message->GetReflection()->MutableUnknownFields(message));
    }
  }
  return !reader.failed();
}

// The Reader does not open groups: what they hold is taken out of protobuf's answer too.
void EmptyGroups(Message* message) {
  const Reflection* reflection = message->GetReflection();
  UnknownFieldSet* unknown = reflection->MutableUnknownFields(message);
  for (int i = 0; i < unknown->field_count(); ++i) {
    if (unknown->field(i).type() == google::protobuf::UnknownField::TYPE_GROUP) {
      unknown->mutable_field(i)->mutable_group()->Clear();
    }
  }
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(*message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      EmptyGroups(reflection->MutableMessage(message, field));
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
      EmptyGroups(reflection->MutableRepeatedMessage(message, field, i));
    }
  }
}

std::string Hex(const std::string& bytes) {
  std::string hex;
  for (const char c : bytes) {
    hex += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    hex += "0123456789abcdef"[c & 15];
    hex += ' ';
  }
  return hex;
}

// True when accepted by both.
bool ExpectSameReading(const Message& prototype, const std::string& bytes) {
  const std::unique_ptr<Message> theirs(prototype.New());
  const std::unique_ptr<Message> ours(prototype.New());
  const bool accepted = theirs->ParseFromString(bytes);
  EXPECT_EQ(ReadMessage(Reader(bytes), ours.get()), accepted) << prototype.GetTypeName() << "\n"
                                                              << Hex(bytes);
  if (!accepted) return false;
  EmptyGroups(theirs.get());
  EXPECT_TRUE(Serialized(*ours) == Serialized(*theirs)) << prototype.GetTypeName() << "\n"
                                                        << Hex(bytes) << "\nours:\n"
                                                        << ours->DebugString() << "theirs:\n"
                                                        << theirs->DebugString();
  return true;
}

// --- damage --------------------------------------------------------------------------------------

std::string RandomWireBytes(Random& random) {
  // Pieces that matter to a parser: tags of every type, group ends, long varints, odd lengths.
  static const std::vector<std::string> kPieces = {std::string("\x00", 1),
                                                   "\x08\x01",
                                                   "\x0A",
                                                   "\x0B",
                                                   "\x0C",
                                                   "\x0B\x0C",
                                                   "\x0D",
                                                   "\x09",
                                                   "\x0E",
                                                   "\x13\x0A\x01x\x14",
                                                   "\x13\x1B\x1C\x14",
                                                   "\x13\x1B\x14\x1C",
                                                   "\x80",
                                                   "\xFF",
                                                   "\x12\x80\x01",
                                                   "\xFF\xFF\xFF\xFF\x0F",
                                                   "\xFF\xFF\xFF\xFF\x7F",
                                                   "\x8A\x80\x80\x80\x70",
                                                   "\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01",
                                                   "\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F",
                                                   "\x30\x80\x80\x80\x80\x80\x80\x80\x80\x80\x02",
                                                   "\x0A\xFF\xFF\xFF\xFF\x07",
                                                   std::string("\x0A\x80\x80\x80\x80\x00", 6),
                                                   "\x0A\xFF\xFF\xFF\xFF\x0F",
                                                   "\xED\xA0\x80",
                                                   std::string("\x12\x02\x08\x00", 4),
                                                   "\xFA\x7F\x01z",
                                                   "\xC2\x3E\x01y"};
  return kPieces[random() % kPieces.size()];
}

std::string Damaged(Random& random, std::string bytes, const std::string& other) {
  const auto place = [&random](const std::string& of) {
    return static_cast<std::size_t>(Below(random, static_cast<int>(of.size()) + 1));
  };
  const std::size_t at = place(bytes);
  switch (Below(random, 7)) {
    case 0:
      if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << Below(random, 8)));
      return bytes;
    case 1:
      return bytes.substr(0, at);
    case 2:
      return bytes.insert(at, RandomWireBytes(random));
    case 3:
      return bytes.erase(at, static_cast<std::size_t>(Below(random, 4)));
    case 4:
      return bytes.substr(0, at) + other.substr(place(other));
    case 5:
      return bytes + RandomWireBytes(random) + other;
    default:
      if (at < bytes.size()) bytes[at] = static_cast<char>(random());
      return bytes;
  }
}

class AgainstProtobuf : public ::testing::Test {
 protected:
  AgainstProtobuf() : handler_(google::protobuf::SetLogHandler(nullptr)) {}
  ~AgainstProtobuf() override { google::protobuf::SetLogHandler(handler_); }

 private:
  google::protobuf::LogHandler* handler_;  // protobuf complains of every bad text it is given
};

TEST_F(AgainstProtobuf, RandomMessagesAreWrittenAndReadAlike) {
  Random random(20260302);
  for (int round = 0; round < 400; ++round) {
    for (const Message* prototype : Prototypes()) {
      const std::unique_ptr<Message> message(prototype->New());
      Fill(random, message.get(), Below(random, 4));
      const std::string bytes = Serialized(*message);
      Writer writer;
      WriteMessage(*message, &writer);
      ASSERT_TRUE(writer.bytes() == bytes) << message->DebugString();
      ASSERT_TRUE(ExpectSameReading(*prototype, bytes));
    }
  }
}

TEST_F(AgainstProtobuf, DamagedMessagesAreAcceptedOrRefusedAlike) {
  Random random(20250303);
  int accepted = 0;
  int refused = 0;
  for (int round = 0; round < 4000; ++round) {
    const Message& prototype = *Prototypes()[static_cast<std::size_t>(Below(random, 6))];
    const std::unique_ptr<Message> message(prototype.New());
    Fill(random, message.get(), Below(random, 3));
    const std::string whole = Serialized(*message);
    message->Clear();
    Fill(random, message.get(), 1);
    const std::string other = Serialized(*message);
    std::string bytes = whole;
    for (int wounds = 0; wounds < 4; ++wounds) {
      bytes = Damaged(random, std::move(bytes), other);
      ++(ExpectSameReading(prototype, bytes) ? accepted : refused);
      ASSERT_FALSE(HasFailure());
    }
  }
  // The damage is neither all fatal nor all harmless.
  EXPECT_GT(accepted, 2000);
  EXPECT_GT(refused, 2000);
}

TEST_F(AgainstProtobuf, RandomPiecesOfWireFormatAreAcceptedOrRefusedAlike) {
  Random random(20241130);
  int accepted = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string bytes;
    for (int pieces = 1 + Below(random, 4); pieces > 0; --pieces) bytes += RandomWireBytes(random);
    const Message& prototype = *Prototypes()[static_cast<std::size_t>(Below(random, 6))];
    if (ExpectSameReading(prototype, bytes)) ++accepted;
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_GT(accepted, 5000);
}

TEST_F(AgainstProtobuf, EveryInputOfTwoBytesIsAcceptedOrRefusedAlike) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes = {static_cast<char>(first), static_cast<char>(second)};
      ExpectSameReading(v1::Event::default_instance(), bytes);
      ASSERT_FALSE(HasFailure());
    }
  }
}

// Depth: messages (Requirement.none_of, Requirements.of, …) and groups count together.
TEST_F(AgainstProtobuf, NestingStopsAtTheSameDepth) {
  for (int messages = 0; messages <= 102; ++messages) {
    for (const int groups : {0, 1, 2, 50, 99, 100, 101}) {
      std::string bytes;
      for (int i = 0; i < groups; ++i) bytes += "\xA3\x06";
      for (int i = 0; i < groups; ++i) bytes += "\xA4\x06";
      for (int i = 0; i < messages; ++i) {
        Writer writer;
        // From the inside out: Requirement.none_of = 7 and Requirements.of = 1 in turn.
        writer.Message((messages - i) % 2 == 1 ? 7 : 1, bytes);
        bytes = writer.Take();
      }
      const bool accepted = ExpectSameReading(v1::Requirement::default_instance(), bytes);
      ASSERT_EQ(accepted, messages + groups <= kMaxDepth) << messages << " and " << groups;
    }
  }
}

TEST_F(AgainstProtobuf, SplitMessagesMergeAndTheLastScalarWins) {
  v1::CheckRequest first;
  first.set_judged_on("2026-03-02");
  first.mutable_trajectory()->set_id("a");
  first.mutable_trajectory()->add_events()->set_kind("intake");
  v1::CheckRequest second;
  second.set_judged_on("2026-03-03");
  second.mutable_trajectory()->add_events()->set_kind("overview");
  v1::CheckRequest third;
  third.mutable_organisation()->set_id("o");
  for (const std::string& bytes :
       {Serialized(first) + Serialized(second), Serialized(first) + Serialized(third),
        Serialized(third) + Serialized(first) + Serialized(second)}) {
    EXPECT_TRUE(ExpectSameReading(v1::CheckRequest::default_instance(), bytes));
  }
}

}  // namespace
}  // namespace baken::wire
