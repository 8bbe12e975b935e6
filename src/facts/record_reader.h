// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_FACTS_RECORD_READER_H_
#define BAKEN_FACTS_RECORD_READER_H_

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "facts/request.h"
#include "wire/reader.h"

namespace baken {

// The fields of one message by number, as protobuf understands them: the last scalar wins,
// repeated ones add up.
struct RawMessage {
  explicit RawMessage(Memory* memory) : texts(memory), nested(memory) {}

  struct Listed {
    int field;
    std::string_view text;
  };
  struct Nested {
    int field;
    wire::Reader reader;
  };
  void Clear() {
    text.fill({});
    number = 0;
    texts.clear();
    nested.clear();
  }

  std::array<std::string_view, 11> text{};
  std::int32_t number = 0;
  std::pmr::vector<Listed> texts;
  std::pmr::vector<Nested> nested;
};

// Where in the record something stands. Its text is made only when an issue asks for it.
class Place {
 public:
  explicit Place(const Fact& fact) : fact_(&fact) {}
  static Place OfWaiver(std::int32_t index) { return Place(index); }

  const Fact* fact() const { return fact_; }  // nullptr: a waiver
  // "events[2]", "waivers[0]"
  std::string Path() const;
  // "events[2].date"
  std::string PathOf(std::string_view field) const { return Path() + "." + std::string(field); }

 private:
  explicit Place(std::int32_t waiver) : waiver_(waiver) {}

  const Fact* fact_ = nullptr;
  std::int32_t waiver_ = 0;
};

// The field numbers of a message with a first and a last day.
struct PeriodFields {
  int since, until, through;
};

// Reads one subject into Facts. What cannot be used becomes a data issue; what cannot be read at
// all becomes the fault, and reading stops.
class RecordReader {
 public:
  RecordReader(const Programme& programme, std::int64_t max_facts, Facts& facts);

  // Before anything else, over all parts of the subject.
  void ReadLost(std::span<const wire::Reader> parts);
  void ReadTrajectory(wire::Reader reader);
  void ReadOrganisation(wire::Reader reader);
  // Adds the entry that the request asks about, on `day`; an issue says why not.
  void AskToEnter(std::string_view layer, Day day);
  // After all parts of the subject: what follows from several facts together.
  void Finish();

  const ReadFault& fault() const { return fault_; }

 private:
  // ---- reading fields (record_reader.cc) ----
  bool Scan(wire::Reader reader, const MessageSpec& spec, const Place& place, RawMessage& raw);
  bool Proceed(const wire::Reader& reader, std::string_view path);
  void ReadSubjectId(std::string_view id, std::string_view path, std::string_view& out);
  void ReadNotRecorded(std::string_view entry, int index);
  bool Count();
  void Read(FactKind kind, wire::Reader reader, std::int32_t parent = -1);
  std::int32_t NextIndex(FactKind kind, std::int32_t parent);

  // ---- one function per message (read_facts.cc); false: nothing depends on this fact ----
  bool ReadEvent(const RawMessage& raw, Fact& fact);
  bool ReadActivity(const RawMessage& raw, Fact& fact);
  bool ReadLayerEntry(const RawMessage& raw, Fact& fact);
  bool ReadMembership(const RawMessage& raw, Fact& fact);
  bool ReadInvolvement(const RawMessage& raw, Fact& fact);
  bool ReadPlan(const RawMessage& raw, Fact& fact);
  bool ReadPlanElement(const RawMessage& raw, Fact& fact);
  bool ReadCircumstance(const RawMessage& raw, Fact& fact);
  bool ReadGroup(const RawMessage& raw, Fact& fact);
  bool ReadMember(const RawMessage& raw, Fact& fact);
  bool ReadPartner(const RawMessage& raw, Fact& fact);
  void ReadWaiver(wire::Reader reader);

  // ---- words (read_words.cc) ----
  bool ReadWord(Sort sort, std::string_view text, std::string_view field, Fact& fact);
  // One of this programme's roles, or of one beside it: then certainly none of ours.
  bool IsAnyRole(const Token& role) const;
  void ReadRole(std::string_view text, std::string_view field, Fact& fact, Field slot);
  void ReadReference(std::string_view text, std::string_view field, Fact& fact);
  void ReadOpenWord(Sort sort, std::string_view text, std::string_view field, Fact& fact,
                    Field slot);
  bool ReadReason(std::string_view text, const Place& place);
  void ReadRoles(const RawMessage& raw, int number, std::string_view field, Fact& fact);
  void ReadTags(const RawMessage& raw, int number, std::string_view field, Fact& fact);
  // The known words of a repeated field; false when one of them is not known.
  bool ReadList(const RawMessage& raw, int number, Sort sort, std::string_view field,
                const Fact& fact, std::span<const Token>& out);
  Token TokenOf(std::string_view text) const;
  void UnknownWord(Sort sort, std::string_view text, std::string path);

  // ---- dates (read_dates.cc); false: the date cannot be used, and an issue says so ----
  // An end may lie ahead. What has a last day differs on the day after it.
  enum class DateRole { kMoment, kEnd, kLastDay };
  bool ReadDate(std::string_view text, const Place& place, std::string_view field, DateRole role,
                DayRange& day, bool& judged_relative);
  bool ReadMoment(std::string_view text, std::string_view field, Fact& fact, DayRange& day);
  bool ReadPeriod(const RawMessage& raw, PeriodFields fields, const Place& place, DayRange& since,
                  DayRange& until, bool& judged_relative);
  bool ReadFactPeriod(const RawMessage& raw, PeriodFields fields, Fact& fact);
  void NoteDay(Day day, const Fact* in);

  // ---- across facts (combine_facts.cc) ----
  void ChainActivities();
  void CombineLayers();
  void SetAsideLayersOfOneDay();
  std::uint64_t LayersBefore(const Fact& entry) const;
  void DropRepeatedLayers();
  void ComputeLayerSteps();
  void EndByNext(FactKind kind);
  void PlaceElements();
  void CheckServes();
  void CheckOverlappingMembers();

  void Issue(std::string_view code, std::string path, std::string_view found,
             std::string expected = "", std::string nearest = "");
  void SetAside(Fact& fact);

  const Programme& programme_;
  const Vocabulary& words_;
  Facts& facts_;
  ReadFault fault_;
  std::int64_t facts_left_;
  const Day far_ahead_;  // a date after this day is a typing error
  // Messages stand at most one in another: the outer one, and the one within it.
  RawMessage outer_;
  RawMessage inner_;
  std::int32_t waivers_read_ = 0;
  std::array<std::int32_t, kFactKinds> next_index_{};
  std::array<std::int32_t, kFactKinds> next_nested_index_{};
  std::array<std::int32_t, kFactKinds> last_parent_{};
};

// A field of a fact in a path: "events[2].date".
std::string FieldPathOf(const Fact& fact, std::string_view field);

}  // namespace baken

#endif  // BAKEN_FACTS_RECORD_READER_H_
