// SPDX-License-Identifier: EUPL-1.2
#include "facts/record_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "baken/limits.h"
#include "facts/consistency.h"
#include "facts/far_ahead.h"

namespace baken {
namespace {

using wire::Reader;
using wire::WireType;

WireType TypeOf(FieldShape shape) {
  return shape == FieldShape::kNumber ? WireType::kVarint : WireType::kBytes;
}

// Room that is made for the first facts of a kind.
constexpr std::size_t kFirstFacts = 8;

std::string ElementPath(std::string_view list, std::int32_t index) {
  std::array<char, 12> digits;
  char* const end = std::to_chars(digits.begin(), digits.end(), index).ptr;
  std::string path;
  path.reserve(list.size() + digits.size() + 2);
  path.append(list).append("[").append(digits.begin(), end).append("]");
  return path;
}

}  // namespace

std::string PathOf(const Fact& fact) {
  switch (fact.kind) {
    case FactKind::kPlanElement:
      return ElementPath("plans", fact.parent) + "." + ElementPath("elements", fact.index);
    case FactKind::kMember:
      return ElementPath("groups", fact.parent) + "." + ElementPath("members", fact.index);
    default:
      break;
  }
  std::string path = ElementPath(SpecOf(fact.kind).path, fact.index);
  return fact.parent < 0 ? path : ElementPath("groups", fact.parent) + "." + path;
}

std::string FieldPathOf(const Fact& fact, std::string_view field) {
  return PathOf(fact) + "." + std::string(field);
}

std::string Place::Path() const {
  return fact_ != nullptr ? baken::PathOf(*fact_) : ElementPath("waivers", waiver_);
}

bool IsCode(std::string_view text) {
  return text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '.' || c == ':' || c == '-' || c == '/';
         });
}

bool LooksLikeBsn(std::string_view text) {
  constexpr int kWeights[] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
  if (text.size() != 9) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    sum += (text[i] - '0') * kWeights[i];
  }
  return sum != 0 && sum % 11 == 0;
}

RecordReader::RecordReader(const Programme& programme, std::int64_t max_facts, Facts& facts)
    : programme_(programme),
      words_(programme.vocabulary),
      facts_(facts),
      facts_left_(max_facts),
      far_ahead_(AddTerm(facts.judged, kFarAhead)),
      outer_(facts.memory),
      inner_(facts.memory) {}

void RecordReader::Issue(std::string_view code, std::string path, std::string_view found,
                         std::string expected, std::string nearest) {
  if (facts_.issues.size() >= BAKEN_MAX_DATA_ISSUES) {
    ++facts_.issues_left_out;
    return;
  }
  facts_.issues.push_back({code, std::move(path), std::string(IsCode(found) ? found : ""),
                           std::move(expected), std::move(nearest)});
}

void RecordReader::SetAside(Fact& fact) {
  fact.set_aside = true;
  fact.since = kAnyDay;
  fact.until = kAnyDay;
  fact.dates.fill(kAnyDay);
}

bool RecordReader::Proceed(const Reader& reader, std::string_view path) {
  if (reader.failed() && !fault_) fault_ = FaultOf(reader, std::string(path));
  return !fault_;
}

bool RecordReader::Count() {
  if (--facts_left_ >= 0) return true;
  if (!fault_) {
    fault_ = {ReadFault::Kind::kLimit, "too_many_facts",
              facts_.subject == SubjectKind::kTrajectory
                  ? "The trajectory has more facts than BAKEN_MAX_TRAJECTORY_FACTS."
                  : "The organisation has more facts than BAKEN_MAX_ORGANISATION_FACTS.",
              "", -1};
  }
  return false;
}

bool RecordReader::Scan(Reader reader, const MessageSpec& spec, const Place& place,
                        RawMessage& raw) {
  raw.Clear();
  while (reader.Next()) {
    const FieldSpec* field = spec.Find(reader.field());
    if (field == nullptr || reader.type() != TypeOf(field->shape)) {
      Issue("field_unknown", place.Path(), "field_" + std::to_string(reader.field()),
            "a field of " + std::string(spec.path));
      continue;
    }
    if (field->shape == FieldShape::kNumber) {
      raw.number = reader.int32();
      continue;
    }
    if (field->shape == FieldShape::kMessages) {
      raw.nested.push_back({field->number, reader.Message()});
      continue;
    }
    const std::string_view text = reader.Text();
    if (text.size() > BAKEN_MAX_TEXT_BYTES) {
      fault_ = {ReadFault::Kind::kLimit, "text_too_long",
                "A text is longer than BAKEN_MAX_TEXT_BYTES; expected an id, a code or a date.",
                place.PathOf(field->name), reader.offset()};
      return false;
    }
    if (field->shape == FieldShape::kText) {
      raw.text[static_cast<std::size_t>(field->number)] = text;
    } else {
      raw.texts.push_back({field->number, text});
      if (!Count()) return false;
    }
  }
  if (reader.failed()) Proceed(reader, place.Path());
  return !fault_;
}

std::int32_t RecordReader::NextIndex(FactKind kind, std::int32_t parent) {
  const auto slot = static_cast<std::size_t>(kind);
  if (parent < 0) return next_index_[slot]++;
  if (last_parent_[slot] != parent) next_nested_index_[slot] = 0;
  last_parent_[slot] = parent;
  return next_nested_index_[slot]++;
}

void RecordReader::Read(FactKind kind, Reader reader, std::int32_t parent) {
  if (fault_ || !Count()) return;
  auto& list = facts_.list(kind);
  if (list.capacity() == 0) list.reserve(kFirstFacts);
  Fact& fact = list.emplace_back();
  fact.kind = kind;
  fact.parent = parent;
  fact.index = NextIndex(kind, parent);
  RawMessage& raw = parent < 0 ? outer_ : inner_;
  if (!Scan(reader, SpecOf(kind), Place(fact), raw)) return;
  using ReadOne = bool (RecordReader::*)(const RawMessage&, Fact&);
  static constexpr std::array<ReadOne, kFactKinds> kReaders = {
      &RecordReader::ReadEvent,       &RecordReader::ReadActivity,
      &RecordReader::ReadLayerEntry,  &RecordReader::ReadMembership,
      &RecordReader::ReadInvolvement, &RecordReader::ReadPlan,
      &RecordReader::ReadPlanElement, &RecordReader::ReadCircumstance,
      &RecordReader::ReadGroup,       &RecordReader::ReadMember,
      &RecordReader::ReadPartner,
  };
  const bool depends = (this->*kReaders[static_cast<std::size_t>(kind)])(raw, fact);
  const std::int32_t index = fact.index;
  facts_.judged_relative |= fact.judged_relative;
  if (!depends) list.pop_back();
  for (const RawMessage::Nested& nested : raw.nested) {
    const FactKind inner = kind == FactKind::kPlan ? FactKind::kPlanElement
                           : nested.field == 4     ? FactKind::kMember
                                                   : FactKind::kEvent;
    // Nothing depends on an unknown word: what stands in a plan or group of an unknown kind is
    // left out with it.
    if (depends) Read(inner, nested.reader, index);
  }
}

void RecordReader::ReadSubjectId(std::string_view id, std::string_view path,
                                 std::string_view& out) {
  out = id;
  if (!LooksLikeBsn(id)) return;
  out = {};
  Issue("looks_like_bsn", std::string(path), "", "an opaque id of the case system");
}

void RecordReader::ReadNotRecorded(std::string_view entry, int index) {
  if (Kept::IsKnown(words_, entry)) {
    facts_.kept.Except(words_, entry);
    return;
  }
  Issue("word_unknown", ElementPath("not_recorded", index), entry,
        "a word of the programme or a field path", Kept::Nearest(words_, entry));
}

namespace {

ReadFault ReadSubject(SubjectKind kind, std::span<const Reader> parts, const Request& request,
                      Day judged, const Programme& programme, Facts& facts) {
  const bool trajectory = kind == SubjectKind::kTrajectory;
  facts.subject = kind;
  facts.judged = judged;
  facts.kept.Only(programme.vocabulary, request.recorded);
  RecordReader reader(
      programme, trajectory ? BAKEN_MAX_TRAJECTORY_FACTS : BAKEN_MAX_ORGANISATION_FACTS, facts);
  reader.ReadLost(parts);
  for (const Reader& part : parts) {
    if (trajectory) {
      reader.ReadTrajectory(part);
    } else {
      reader.ReadOrganisation(part);
    }
    if (reader.fault()) return reader.fault();
  }
  if (trajectory && !request.enter_layer.empty()) {
    reader.AskToEnter(request.enter_layer, request.judged);
  }
  reader.Finish();
  return reader.fault();
}

void CheckRecorded(const Request& request, const Vocabulary& words, Facts& facts) {
  for (std::size_t i = 0; i < request.recorded.size(); ++i) {
    const std::string_view entry = request.recorded[i];
    if (Kept::IsKnown(words, entry)) continue;
    facts.issues.push_back({"word_unknown", ElementPath("recorded", static_cast<std::int32_t>(i)),
                            std::string(IsCode(entry) ? entry : ""),
                            "a word of the programme or a field path",
                            Kept::Nearest(words, entry)});
  }
}

}  // namespace

ReadFault ReadFacts(const Request& request, Day judged, const Programme& programme, Facts& facts) {
  facts.issues.assign(request.issues.begin(), request.issues.end());
  CheckRecorded(request, programme.vocabulary, facts);
  return ReadSubject(request.subject, request.subject_parts, request, judged, programme, facts);
}

ReadFault CompareSides(const Request& request, const Programme& programme, Facts& facts) {
  const auto read = [&](SubjectKind kind, std::span<const Reader> parts, Facts& other) {
    return ReadSubject(kind, parts, request, request.judged, programme, other);
  };
  if (facts.subject == SubjectKind::kTrajectory && !request.beside_organisation_parts.empty()) {
    Facts other(facts.memory);
    const ReadFault fault =
        read(SubjectKind::kOrganisation, request.beside_organisation_parts, other);
    if (fault) return fault;
    CompareMemberships(facts, "", MemberIndex(other), "beside_organisation.", facts);
  }
  if (facts.subject != SubjectKind::kOrganisation || request.beside_trajectories.empty()) return {};
  const MemberIndex members(facts);
  for (std::size_t i = 0; i < request.beside_trajectories.size(); ++i) {
    std::pmr::monotonic_buffer_resource arena;
    Facts other(&arena);
    const ReadFault fault =
        read(SubjectKind::kTrajectory, {&request.beside_trajectories[i], 1}, other);
    if (fault) return fault;
    const std::string prefix =
        ElementPath("beside_trajectories", static_cast<std::int32_t>(i)) + ".";
    CompareMemberships(other, prefix, members, "", facts);
  }
  return {};
}

}  // namespace baken
