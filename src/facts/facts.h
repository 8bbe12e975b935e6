// SPDX-License-Identifier: EUPL-1.2
// The room of facts: what a case system handed over, read once.
// In:    the bytes of a CheckRequest and the programme whose words it uses.
// Out:   Facts: dated, maybe partly known; and a data issue for whatever could not be used.
// Never: judges; changes after it is read; keeps a name, free text or the bytes themselves.
#ifndef BAKEN_FACTS_FACTS_H_
#define BAKEN_FACTS_FACTS_H_

#include <array>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/kept.h"
#include "programme/programme.h"
#include "time/partial_date.h"
#include "truth/timeline.h"

namespace baken {

// It did not happen, and nothing says it may have.
inline constexpr DayRange kAbsent{kNever, kNever};
// It may have happened on any day, or not at all: what is known of a fact that was set aside.
inline constexpr DayRange kAnyDay{kDawn, kNever};

// A text of the record and its symbol: kNoSymbol when the programme never mentions it,
// kUnreadable when it should be a known word and is none.
struct Token {
  std::string_view text;
  Symbol symbol = kNoSymbol;
};

// The sort of a fact's word.
constexpr Sort SortOf(FactKind kind) {
  constexpr std::array<Sort, kFactKinds> kSortOf = {
      Sort::kEvent, Sort::kActivity, Sort::kLayer,       Sort::kGroup,
      Sort::kRole,  Sort::kPlan,     Sort::kPlanElement, Sort::kCircumstance,
      Sort::kGroup, Sort::kRole,     Sort::kPartner};
  return kSortOf[static_cast<std::size_t>(kind)];
}

// Where a kind of fact keeps a field; -1: it has no such field. The word always comes first.
inline constexpr int kFieldsOfFact = 6;
using FieldSlots = std::array<std::int8_t, kFields>;
inline constexpr std::array<FieldSlots, kFactKinds> kFieldSlots = {{
    // word value mode host place owner voiced_by helper serves role reason party
    FieldSlots{0, -1, -1, -1, 1, -1, -1, -1, -1, -1, -1, -1},  // event
    FieldSlots{0, -1, 1, 2, -1, -1, -1, -1, -1, -1, 3, -1},    // activity
    FieldSlots{0, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, -1},  // layer entry
    FieldSlots{0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},  // membership
    FieldSlots{0, -1, -1, -1, -1, -1, -1, -1, -1, 1, -1, 2},   // involvement
    FieldSlots{0, -1, -1, -1, -1, 1, -1, -1, -1, -1, -1, -1},  // plan
    FieldSlots{0, -1, -1, -1, -1, 1, 2, 3, 4, -1, -1, 5},      // plan element
    FieldSlots{0, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},  // circumstance
    FieldSlots{0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},  // group
    FieldSlots{0, -1, -1, -1, -1, -1, -1, -1, -1, 1, -1, 2},   // member
    FieldSlots{0, -1, -1, -1, -1, -1, -1, -1, -1, 1, -1, 2},   // partner
}};
constexpr std::int8_t SlotOf(FactKind kind, Field field) {
  return kFieldSlots[static_cast<std::size_t>(kind)][static_cast<std::size_t>(field)];
}

// The dates of an activity's record, in the order of their fields.
enum class ActivityDate : std::uint8_t { kOffered, kStarted, kDone, kDeclined, kNotApplicable };
inline constexpr std::array kActivityDates = {ActivityDate::kOffered, ActivityDate::kStarted,
                                              ActivityDate::kDone, ActivityDate::kDeclined,
                                              ActivityDate::kNotApplicable};
// Field 1 of the record is its word.
constexpr int FieldOf(ActivityDate date) { return static_cast<int>(date) + 2; }

// Whether a date of an activity implies that it has reached the status.
constexpr bool Implies(ActivityDate date, Status status) {
  if (status == Status::kOffered) return date != ActivityDate::kNotApplicable;
  if (date == ActivityDate::kDone) return true;
  return (status == Status::kStarted && date == ActivityDate::kStarted) ||
         (status == Status::kSettled && date == ActivityDate::kNotApplicable);
}

// One message of the record. Ranges of days are closed; kNever as the latest day: maybe never.
struct Fact {
  FactKind kind = FactKind::kEvent;
  bool set_aside = false;        // it could not be used, and may be there on any day
  bool perhaps = false;          // a layer entry that is none where one set aside came before it
  bool who_unknown = false;      // a role in `by` could not be read
  bool value_unknown = false;    // the value says that nobody knows
  bool judged_relative = false;  // a date of it is unknown, so the day judged bounds it
  bool is_asked = false;         // not in the record: the layer entry that the request asks about
  bool ends_through = false;     // its own end stands in `through`, or would stand there
  std::int32_t index = 0;        // place in its repeated field
  std::int32_t parent = -1;      // place of the plan or group it stands in; -1: none
  // Event and layer entry: the day. Others: the first day (kDawn: since ever). An element of a
  // plan runs from the plan's day on.
  DayRange since{kDawn, kDawn};
  // The first day that no longer counts.
  DayRange until = kAbsent;
  // Activity: by ActivityDate, of a sensitive module the offer alone. Plan and element: see below.
  std::array<DayRange, kActivityDates.size()> dates{kAbsent, kAbsent, kAbsent, kAbsent, kAbsent};
  std::array<Token, kFieldsOfFact> fields;  // by slot: see field()
  std::span<const Token> by;                // roles: who did it, or made the plan
  std::span<const Token> tags;              // of the record; an activity's word may carry more
  std::int32_t amount = 0;  // below 0: it could not be read, and the event was set aside
  std::int32_t next = -1;   // the next activity of the same word; -1: none

  // No text where this kind of fact has no such field.
  const Token& field(Field f) const {
    static constexpr Token kNone;
    const std::int8_t slot = SlotOf(kind, f);
    return slot < 0 ? kNone : fields[static_cast<std::size_t>(slot)];
  }
  // Of a field that this kind of fact has.
  Token& field(Field f) { return fields[static_cast<std::size_t>(SlotOf(kind, f))]; }
  Symbol word() const { return fields[0].symbol; }

  // Of an activity.
  DayRange& date(ActivityDate which) { return dates[static_cast<std::size_t>(which)]; }
  DayRange date(ActivityDate which) const { return dates[static_cast<std::size_t>(which)]; }
  // The first of the dates that imply the status; written out, as every check asks it often.
  DayRange Reached(Status status) const {
    DayRange day = date(ActivityDate::kDone);
    if (status == Status::kSettled) return Earlier(day, date(ActivityDate::kNotApplicable));
    if (status == Status::kDone) return day;
    day = Earlier(day, date(ActivityDate::kStarted));
    if (status == Status::kStarted) return day;
    return Earlier(Earlier(day, date(ActivityDate::kOffered)), date(ActivityDate::kDeclined));
  }
  // Of a plan.
  DayRange& signed_on() { return dates[0]; }
  DayRange signed_on() const { return dates[0]; }
  // Of a plan's element: its own first day (kAbsent: it has not started) and its own end.
  DayRange& started() { return dates[0]; }
  DayRange started() const { return dates[0]; }
  DayRange& own_end() { return dates[1]; }
  DayRange own_end() const { return dates[1]; }
};

// Whether `fact`, a layer entry or plan, may end by this other one.
inline bool MayEndBy(const Fact& fact, const Fact& other) {
  const bool same_word = other.word() == fact.word();
  return &other != &fact && same_word == (fact.kind == FactKind::kPlan) &&
         other.since.latest > fact.since.earliest;
}

// Days on which a rule is set aside for a subject ("" for the record's own subject).
struct Waiver {
  const Rule* rule = nullptr;
  DayRange since{kDawn, kDawn};
  DayRange until = kAbsent;
  std::string_view subject;
  std::string_view granted_by;  // a role that the programme knows, or empty
  bool judged_relative = false;
};

// A fact, or a part of one, that was set aside. Codes: DataIssue in check.proto.
struct DataIssue {
  std::string_view code;
  std::string path, found, expected, nearest;
};

// From `day` on the layer held is one of `layers` (bit i: Vocabulary.layers[i]).
struct LayerStep {
  Day day;
  std::uint64_t layers;
};

// A day that the record mentions, and in what: an event of this word, and so on. A waiver, and
// what is known by no word of the programme, has no word.
struct DatedMention {
  Day day;
  FactKind kind;
  Symbol word = kNoSymbol;
};

enum class SubjectKind : std::uint8_t { kNone, kTrajectory, kOrganisation };

struct Facts {
  using Lists = std::array<std::pmr::vector<Fact>, kFactKinds>;

  explicit Facts(Memory* arena)
      : of(MakeLists(arena)),
        waivers(arena),
        issues(arena),
        layer_steps(arena),
        dates(arena),
        first_activity(arena),
        memory(arena) {}

  SubjectKind subject = SubjectKind::kNone;
  std::string_view subject_id;  // empty when it looked like a BSN
  Day judged = 0;
  // In record order; events by group, those of the subject itself first; layer entries by day.
  Lists of;
  std::pmr::vector<Waiver> waivers;
  std::pmr::vector<DataIssue> issues;
  std::int64_t issues_left_out = 0;  // beyond BAKEN_MAX_DATA_ISSUES
  std::pmr::vector<LayerStep> layer_steps;
  bool layers_unsure = false;  // an entry was set aside, or entries are not kept
  // The date of an entry is unknown, also of one that is left out since it repeats the layer held.
  bool layers_judged_relative = false;
  Kept kept;
  bool judged_relative = false;  // some date is unknown: another day judged reads differently
  // Every day that a fact mentions, in any order and perhaps again; of a partial date its first and
  // last.
  std::pmr::vector<DatedMention> dates;
  std::pmr::vector<std::int32_t> first_activity;  // by symbol the first record; -1: none
  Memory* memory;  // an arena: what is taken from it is never given back

  // The records of one activity, in record order.
  class Activities {
   public:
    class Iterator {
     public:
      Iterator(const Fact* all, std::int32_t at) : all_(all), at_(at) {}
      const Fact& operator*() const { return all_[at_]; }
      Iterator& operator++() {
        at_ = all_[at_].next;
        return *this;
      }
      bool operator==(const Iterator& other) const { return at_ == other.at_; }

     private:
      const Fact* all_;
      std::int32_t at_;
    };
    Activities(const Fact* all, std::int32_t first) : all_(all), first_(first) {}
    Iterator begin() const { return {all_, first_}; }
    Iterator end() const { return {all_, -1}; }

   private:
    const Fact* all_;
    std::int32_t first_;
  };
  Activities ActivitiesOf(Symbol activity) const {
    const auto place = static_cast<std::size_t>(activity);
    return {list(FactKind::kActivity).data(),
            place < first_activity.size() ? first_activity[place] : -1};
  }
  std::pmr::vector<Fact>& list(FactKind kind) { return of[static_cast<std::size_t>(kind)]; }
  const std::pmr::vector<Fact>& list(FactKind kind) const {
    return of[static_cast<std::size_t>(kind)];
  }

 private:
  template <std::size_t... kKinds>
  static Lists MakeLists(Memory* arena, std::index_sequence<kKinds...>) {
    return {((void)kKinds, std::pmr::vector<Fact>(arena))...};
  }
  static Lists MakeLists(Memory* arena) {
    return MakeLists(arena, std::make_index_sequence<kFactKinds>());
  }
};

// "events[2]", "plans[0].elements[1]", "groups[3].members[0]".
std::string PathOf(const Fact& fact);

// Whether a text is an id or code, and so may be repeated in an issue; free text is not.
bool IsCode(std::string_view text);

// Nine digits that pass the eleven-test of the Dutch citizen service number.
bool LooksLikeBsn(std::string_view text);

}  // namespace baken

#endif  // BAKEN_FACTS_FACTS_H_
