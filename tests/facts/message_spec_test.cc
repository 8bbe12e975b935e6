// SPDX-License-Identifier: EUPL-1.2
// The table from which facts are read, against the published descriptors and the list of field
// paths that facts.proto gives to its readers.
#include "facts/message_spec.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "baken/v1/facts.pb.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

FieldShape ShapeOf(const FieldDescriptor& field) {
  if (field.type() == FieldDescriptor::TYPE_MESSAGE) return FieldShape::kMessages;
  if (field.type() == FieldDescriptor::TYPE_INT32) return FieldShape::kNumber;
  EXPECT_EQ(field.type(), FieldDescriptor::TYPE_STRING) << field.full_name();
  return field.is_repeated() ? FieldShape::kTexts : FieldShape::kText;
}

void ExpectSame(const MessageSpec& spec, const Descriptor& message) {
  EXPECT_EQ(static_cast<int>(spec.fields.size()), message.field_count()) << message.name();
  for (const FieldSpec& field : spec.fields) {
    const FieldDescriptor* published = message.FindFieldByNumber(field.number);
    ASSERT_NE(published, nullptr) << message.name() << " " << field.number;
    EXPECT_EQ(field.name, published->name());
    EXPECT_EQ(field.shape, ShapeOf(*published)) << published->full_name();
  }
}

// The message at the end of a path of repeated fields, from a subject on.
const Descriptor* MessageAt(const Descriptor* message, std::string_view path) {
  while (message != nullptr && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const FieldDescriptor* field = message->FindFieldByName(std::string(path.substr(0, dot)));
    message = field == nullptr ? nullptr : field->message_type();
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return message;
}

TEST(MessageSpec, IsWhatIsPublished) {
  const Descriptor* const messages[] = {
      v1::Event::descriptor(),       v1::ActivityRecord::descriptor(), v1::LayerEntry::descriptor(),
      v1::Membership::descriptor(),  v1::Involvement::descriptor(),    v1::Plan::descriptor(),
      v1::PlanElement::descriptor(), v1::Circumstance::descriptor(),   v1::Group::descriptor(),
      v1::Member::descriptor(),      v1::Partner::descriptor()};
  for (int kind = 0; kind < kFactKinds; ++kind) {
    ExpectSame(SpecOf(static_cast<FactKind>(kind)), *messages[kind]);
  }
  ExpectSame(WaiverSpec(), *v1::Waiver::descriptor());
}

TEST(MessageSpec, HasNoFieldBeforeItsFirstOrAfterItsLast) {
  for (int kind = 0; kind < kFactKinds; ++kind) {
    const MessageSpec& spec = SpecOf(static_cast<FactKind>(kind));
    const int last = static_cast<int>(spec.fields.size());
    EXPECT_EQ(spec.Find(0), nullptr) << spec.path;
    EXPECT_EQ(spec.Find(last), &spec.fields.back()) << spec.path;
    EXPECT_EQ(spec.Find(last + 1), nullptr) << spec.path;
  }
}

TEST(MessageSpec, NamesEachMessageByItsPathFromTheSubject) {
  for (int kind = 0; kind < kFactKinds; ++kind) {
    const MessageSpec& spec = SpecOf(static_cast<FactKind>(kind));
    const Descriptor* message = MessageAt(v1::Trajectory::descriptor(), spec.path);
    if (message == nullptr) message = MessageAt(v1::Organisation::descriptor(), spec.path);
    ASSERT_NE(message, nullptr) << spec.path;
    ExpectSame(spec, *message);
  }
}

TEST(MessageSpec, FindsEveryFieldByItsPath) {
  for (int kind = 0; kind < kFactKinds; ++kind) {
    const MessageSpec& spec = SpecOf(static_cast<FactKind>(kind));
    for (const FieldSpec& field : spec.fields) {
      const std::string path = std::string(spec.path) + "." + std::string(field.name);
      const auto found = FindFieldPath(path);
      ASSERT_TRUE(found) << path;
      EXPECT_EQ(found->kind, static_cast<FactKind>(kind)) << path;
      EXPECT_EQ(found->number, field.number) << path;
    }
  }
  const auto of_a_group = FindFieldPath("groups.events.by");
  ASSERT_TRUE(of_a_group);
  EXPECT_EQ(of_a_group->kind, FactKind::kEvent);
  for (const char* none : {"", "events", "events.", ".by", "events.bye", "event.by", "by"}) {
    EXPECT_FALSE(FindFieldPath(none)) << none;
  }
}

TEST(MessageSpec, HasEveryFieldPathThatIsListedForReaders) {
  const std::string proto = testing::ReadRepositoryFile("proto/baken/v1/facts.proto");
  const std::string list = proto.substr(
      proto.find("of a Trajectory"), proto.find("A path is kept") - proto.find("of a Trajectory"));
  ASSERT_FALSE(list.empty());
  std::set<std::string> listed;
  std::istringstream words(list);
  for (std::string word; words >> word;) {
    const bool is_path =
        word.find('.') != std::string::npos && word.back() != '.' &&
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") == std::string::npos;
    // What happens in a group has the same fields as what happens to a participant.
    if (is_path && !word.starts_with("groups.events.")) listed.insert(word);
  }
  for (const std::string& path : listed) {
    EXPECT_TRUE(FindFieldPath(path)) << path << " is listed, but no field";
  }
  EXPECT_GT(listed.size(), 30U);
}

}  // namespace
}  // namespace baken
