// SPDX-License-Identifier: EUPL-1.2
#include "support/random_message.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <gtest/gtest.h>

#include "baken/v1/check.pb.h"
#include "baken/v1/facts.pb.h"
#include "baken/v1/programme.pb.h"

namespace baken::testing {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

int Below(Random& random, int bound) {
  return static_cast<int>(random() % static_cast<unsigned>(bound));
}

std::string Serialized(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  EXPECT_TRUE(message.SerializeToCodedStream(&coded));
  coded.Trim();
  return bytes;
}

std::vector<const Message*> Prototypes() {
  return {&v1::Trajectory::default_instance(),   &v1::Organisation::default_instance(),
          &v1::CheckRequest::default_instance(), &v1::Report::default_instance(),
          &v1::Programme::default_instance(),    &v1::Deviation::default_instance()};
}

namespace {

std::string RandomText(Random& random) {
  static const char* const kTexts[] = {
      "", "intake", "2026-03-02", "caf\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "unknown"};
  if (Below(random, 12) == 0) return std::string(static_cast<std::size_t>(Below(random, 300)), 'x');
  return kTexts[Below(random, 7)];
}

std::int32_t RandomNumber(Random& random) {
  return static_cast<std::int32_t>(random()) >> Below(random, 32);
}

void FillField(Random& random, Message* message, const FieldDescriptor* field, int depth,
               OneofZeros zeros) {
  const Reflection* reflection = message->GetReflection();
  const bool repeated = field->is_repeated();
  const bool no_zero = field->containing_oneof() != nullptr && zeros == OneofZeros::kNone;
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text = RandomText(random) + (no_zero ? "." : "");
      repeated ? reflection->AddString(message, field, text)
               : reflection->SetString(message, field, text);
      return;
    }
    case FieldDescriptor::CPPTYPE_INT32: {
      ASSERT_FALSE(repeated);
      const std::int32_t number = RandomNumber(random);
      return reflection->SetInt32(message, field, no_zero && number == 0 ? 1 : number);
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      ASSERT_FALSE(repeated);
      return reflection->SetBool(message, field, no_zero || Below(random, 2) == 1);
    case FieldDescriptor::CPPTYPE_ENUM:
      ASSERT_FALSE(repeated);
      return reflection->SetEnumValue(message, field, no_zero ? 1 : Below(random, 12));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      if (depth == 0) return;
      return Fill(random,
                  repeated ? reflection->AddMessage(message, field)
                           : reflection->MutableMessage(message, field),
                  depth - 1, zeros);
    default:
      FAIL() << "a type that our messages do not use: " << field->full_name();
  }
}

}  // namespace

void Fill(Random& random, Message* message, int depth, OneofZeros zeros) {
  const Descriptor* descriptor = message->GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    for (int times = Below(random, field->is_repeated() ? 4 : 2); times > 0; --times) {
      FillField(random, message, field, depth, zeros);
    }
  }
}

}  // namespace baken::testing
