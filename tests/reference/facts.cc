// SPDX-License-Identifier: EUPL-1.2

#include "reference/facts.h"

#include <algorithm>
#include <stdexcept>

namespace baken::reference {

Truth And(Truth a, Truth b) { return std::min(a, b); }
Truth Or(Truth a, Truth b) { return std::max(a, b); }
Truth Not(Truth a) {
  if (a == Truth::kUnknown) return a;
  return a == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
}
Truth Of(bool value) { return value ? Truth::kTrue : Truth::kFalse; }
Truth Same(Truth a, Truth b) { return a == b ? a : Truth::kUnknown; }

Truth HasCome(Range range, Day day) {
  if (day < range.earliest) return Truth::kFalse;
  return day >= range.latest ? Truth::kTrue : Truth::kUnknown;
}

const v1::Word* FindWord(const v1::Programme& programme, const std::string& sort,
                         const std::string& id) {
  for (const v1::Word& word : programme.vocabulary().words()) {
    if (word.sort() == sort && word.id() == id) return &word;
  }
  return nullptr;
}

const v1::Parameter& FindParameter(const v1::Programme& programme, const std::string& id) {
  for (const v1::Parameter& parameter : programme.parameters()) {
    if (parameter.id() == id) return parameter;
  }
  throw std::runtime_error("no parameter " + id);
}

Term TermOf(const v1::Programme& programme, const std::string& parameter) {
  const v1::Term& term = FindParameter(programme, parameter).term();
  return {term.years(), term.months(), term.weeks(), term.days()};
}

bool InFamily(const std::string& tag, const std::string& wanted) {
  if (wanted.size() >= 2 && wanted.ends_with(".*")) {
    return tag == wanted || tag.starts_with(wanted.substr(0, wanted.size() - 1));
  }
  return tag == wanted;
}

bool Record::Keeps(const std::string& sort, const std::string& id) const {
  const std::string full = sort + ":" + id;
  if (not_recorded.contains(id) || not_recorded.contains(full)) return false;
  return recorded.empty() || recorded.contains(id) || recorded.contains(full);
}

bool Record::KeepsPath(const std::string& path) const {
  if (not_recorded.contains(path)) return false;
  if (recorded.contains(path)) return true;
  const std::string message = path.substr(0, path.rfind('.'));
  for (const std::string& other : recorded) {
    if (other.substr(0, other.rfind('.')) == message && other != message) return false;
  }
  return true;
}

Fact NewFact(FactType type, std::string word, std::string path) {
  Fact fact;
  fact.type = type;
  fact.word = std::move(word);
  fact.path = std::move(path);
  return fact;
}

namespace {

class Reader {
 public:
  Reader(const v1::Programme& programme, Day judged) : programme_(programme), judged_(judged) {}

  // Absent gives nothing; a bad date sets `bad`.
  std::optional<Range> Date(const std::string& text, bool is_end, bool& bad) const {
    if (text.empty()) return std::nullopt;
    const ParsedDate parsed = ParsePartialDate(text);
    if (parsed.problem != DateProblem::kNone) {
      bad = true;
      return std::nullopt;
    }
    if (parsed.date.precision == DatePrecision::kUnknown) {
      return is_end ? kAnyDay : Range{kDawn, judged_};
    }
    if (!is_end && parsed.date.earliest > AddTerm(judged_, {10, 0, 0, 0})) bad = true;
    return Range{parsed.date.earliest, parsed.date.latest};
  }

  bool Open(const std::string& sort) const {
    for (const v1::Word& word : programme_.vocabulary().words()) {
      if (word.sort() == sort) return false;
    }
    return true;
  }

  bool Knows(const std::string& sort, const std::string& id) const {
    if (sort == "tag") {
      for (const v1::Word& word : programme_.vocabulary().words()) {
        if (word.sort() == sort && InFamily(id, word.id())) return true;
      }
      return Open(sort);
    }
    return Open(sort) || FindWord(programme_, sort, id) != nullptr;
  }

  std::vector<std::string> Known(const std::string& sort,
                                 const google::protobuf::RepeatedPtrField<std::string>& list,
                                 bool* some_unknown = nullptr) const {
    std::vector<std::string> known;
    for (const std::string& id : list) {
      if (Knows(sort, id)) {
        known.push_back(id);
      } else if (some_unknown != nullptr) {
        *some_unknown = true;
      }
    }
    return known;
  }

  // An unknown role in a single field: nobody knows who.
  std::string Role(const std::string& id, bool& unknown) const {
    unknown = !id.empty() && !Knows("role", id);
    return unknown ? "" : id;
  }

  // Fills start and end of a period, or sets the fact aside.
  template <typename Message>
  void Period(const Message& message, Fact& fact) const {
    bool bad = false;
    if (const auto since = Date(message.since(), false, bad)) {
      fact.start = *since;
      fact.has_start = true;
    }
    fact.end = Date(message.until(), true, bad);
    if (auto through = Date(message.through(), true, bad)) {
      if (IsCalendarDay(through->earliest)) ++through->earliest;
      if (IsCalendarDay(through->latest)) ++through->latest;
      if (fact.end && !(*fact.end == *through)) bad = true;
      fact.end = through;
    }
    if (fact.has_start && fact.end && fact.end->latest < fact.start.earliest) bad = true;
    if (bad) SetAside(fact);
  }

  static void SetAside(Fact& fact) {
    fact.set_aside = true;
    fact.start = kAnyDay;
    fact.has_start = true;
    fact.end = kAnyDay;
    fact.offered = fact.started = fact.done = fact.declined = kAnyDay;
    fact.not_applicable = fact.signed_on = kAnyDay;
  }

  void Add(Fact fact, const std::string& sort, std::vector<Fact>& facts) const {
    if (Knows(sort, fact.word)) facts.push_back(std::move(fact));
  }

  void ReadEvents(const google::protobuf::RepeatedPtrField<v1::Event>& events,
                  std::vector<Fact>& facts) const {
    for (int i = 0; i < events.size(); ++i) {
      const v1::Event& event = events[i];
      Fact fact = NewFact(FactType::kEvent, event.kind(), "events[" + std::to_string(i) + "]");
      bool bad = event.date().empty() || event.amount() < 0;
      if (const auto day = Date(event.date(), false, bad)) fact.start = *day;
      fact.has_start = true;
      fact.who = Known("role", event.by(), &fact.who_unknown);
      fact.tags = Known("tag", event.tags());
      fact.amount = event.amount();
      if (bad) SetAside(fact);
      Add(fact, "event", facts);
    }
  }

  void ReadActivities(const google::protobuf::RepeatedPtrField<v1::ActivityRecord>& activities,
                      std::vector<Fact>& facts) const {
    for (int i = 0; i < activities.size(); ++i) {
      const v1::ActivityRecord& activity = activities[i];
      const v1::Word* word = FindWord(programme_, "activity", activity.activity());
      if (word == nullptr) continue;
      Fact fact = NewFact(FactType::kActivity, activity.activity(),
                          "activities[" + std::to_string(i) + "]");
      bool bad = false;
      fact.offered = Date(activity.offered_on(), false, bad);
      fact.declined = Date(activity.declined_on(), false, bad);
      fact.not_applicable = Date(activity.not_applicable_on(), false, bad);
      if (activity.reason().empty()) fact.not_applicable.reset();
      if (!word->sensitive()) {
        fact.started = Date(activity.started_on(), false, bad);
        fact.done = Date(activity.done_on(), false, bad);
        if (fact.started && fact.done && fact.done->latest < fact.started->earliest) bad = true;
      }
      if (!word->sensitive()) {
        fact.mode = Knows("mode", activity.mode()) ? activity.mode() : "";
        fact.host = Knows("host", activity.host()) ? activity.host() : "";
        fact.tags = Known("tag", activity.tags());
      }
      fact.tags.insert(fact.tags.end(), word->tags().begin(), word->tags().end());
      if (bad) SetAside(fact);
      if (word->sensitive()) OnlyOffered(fact);
      facts.push_back(fact);
    }
  }

  // Of a sensitive module: the earliest of three days, as the day on which it was offered.
  static void OnlyOffered(Fact& fact) {
    std::optional<Range> first;
    for (const auto& day : {fact.offered, fact.declined, fact.not_applicable}) {
      if (!day) continue;
      if (!first) first = day;
      first->earliest = std::min(first->earliest, day->earliest);
      first->latest = std::min(first->latest, day->latest);
    }
    fact.offered = first;
    fact.declined = fact.not_applicable = fact.started = fact.done = std::nullopt;
  }

  void ReadLayers(const v1::Trajectory& record, std::vector<Fact>& facts) const {
    std::vector<Fact> entries;
    for (int i = 0; i < record.layers_size(); ++i) {
      const v1::LayerEntry& entry = record.layers(i);
      Fact fact = NewFact(FactType::kLayer, entry.layer(), "layers[" + std::to_string(i) + "]");
      bool bad = entry.entered_on().empty();
      if (const auto day = Date(entry.entered_on(), false, bad)) fact.start = *day;
      fact.has_start = true;
      const auto& layers = programme_.vocabulary().layers();
      fact.unknown_word = std::find(layers.begin(), layers.end(), fact.word) == layers.end();
      if (bad) SetAside(fact);
      entries.push_back(fact);
    }
    std::vector<bool> clashes(entries.size(), false);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      for (std::size_t j = 0; j < entries.size(); ++j) {
        const bool same_day = entries[i].start == entries[j].start &&
                              entries[i].start.earliest == entries[i].start.latest;
        if (same_day && entries[i].word != entries[j].word) clashes[i] = true;
      }
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (clashes[i]) SetAside(entries[i]);
      facts.push_back(entries[i]);
    }
  }

  void ReadPlans(const v1::Trajectory& record, std::vector<Fact>& facts) const {
    for (int i = 0; i < record.plans_size(); ++i) {
      const v1::Plan& plan = record.plans(i);
      if (!Knows("plan", plan.kind())) continue;
      Fact fact = NewFact(FactType::kPlan, plan.kind(), "plans[" + std::to_string(i) + "]");
      bool bad = plan.drawn_up_on().empty();
      if (const auto day = Date(plan.drawn_up_on(), false, bad)) fact.start = *day;
      fact.has_start = true;
      fact.signed_on = Date(plan.signed_on(), false, bad);
      fact.who = Known("role", plan.makers(), &fact.who_unknown);
      fact.owner = Role(plan.owner(), fact.owner_unknown);
      if (bad) SetAside(fact);
      const int index = static_cast<int>(facts.size());
      facts.push_back(fact);
      for (const v1::PlanElement& element : plan.elements()) {
        ReadElement(element, plan, index, fact.set_aside, facts);
      }
    }
  }

  void ReadElement(const v1::PlanElement& element, const v1::Plan& plan, int index,
                   bool plan_set_aside, std::vector<Fact>& facts) const {
    Fact fact =
        NewFact(FactType::kElement, element.kind(), facts[static_cast<std::size_t>(index)].path);
    fact.plan = index;
    Period(element, fact);
    fact.tags = Known("tag", element.tags());
    fact.voiced_by = Role(element.voiced_by(), fact.voiced_by_unknown);
    fact.helper = Role(element.helper(), fact.helper_unknown);
    fact.id = element.id();
    fact.serves = element.serves();
    if (!fact.serves.empty() &&
        std::none_of(plan.elements().begin(), plan.elements().end(), [&](const auto& other) {
          return &other != &element && other.id() == element.serves();
        })) {
      SetAside(fact);
    }
    if (plan_set_aside) SetAside(fact);
    Add(fact, "plan_element", facts);
  }

  std::string ParticipantsKind() const {
    for (const v1::Word& word : programme_.vocabulary().words()) {
      if (word.sort() != "group") continue;
      for (const std::string& tag : word.tags()) {
        if (tag == "participants") return word.id();
      }
    }
    return "";
  }

  void ReadSpans(const v1::Trajectory& record, std::vector<Fact>& facts) const {
    int i = 0;
    for (const v1::Membership& membership : record.memberships()) {
      Fact fact = NewFact(FactType::kMembership,
                          membership.kind().empty() ? ParticipantsKind() : membership.kind(),
                          "memberships[" + std::to_string(i++) + "]");
      Period(membership, fact);
      fact.group = membership.group();
      Add(fact, "group", facts);
    }
    i = 0;
    for (const v1::Involvement& involvement : record.involvements()) {
      Fact fact = NewFact(FactType::kInvolvement, involvement.role(),
                          "involvements[" + std::to_string(i++) + "]");
      Period(involvement, fact);
      fact.party = involvement.party();
      fact.who = {involvement.role()};
      fact.role = involvement.role();
      fact.tags = Known("tag", involvement.tags());
      Add(fact, "role", facts);
    }
    i = 0;
    for (const v1::Circumstance& circumstance : record.circumstances()) {
      Fact fact = NewFact(FactType::kCircumstance, circumstance.name(),
                          "circumstances[" + std::to_string(i++) + "]");
      Period(circumstance, fact);
      fact.value = circumstance.value();
      Add(fact, "circumstance", facts);
    }
    i = 0;
    for (const v1::Waiver& waiver : record.waivers()) {
      Fact fact = NewFact(FactType::kWaiver, waiver.rule(), "waivers[" + std::to_string(i++) + "]");
      Period(waiver, fact);
      facts.push_back(fact);
    }
  }

 private:
  const v1::Programme& programme_;
  Day judged_;
};

// A margin in which every term of the programme fits.
Day LongestTerm(const v1::Programme& programme) {
  Day longest = 0;
  for (const v1::Parameter& parameter : programme.parameters()) {
    const v1::Term& term = parameter.term();
    longest =
        std::max(longest, term.years() * 366 + term.months() * 31 + term.weeks() * 7 + term.days());
  }
  return longest + 15;
}

}  // namespace

Record ReadTrajectory(const v1::Programme& programme, const v1::CheckRequest& request) {
  const Day judged = ParsePartialDate(request.judged_on()).date.earliest;
  Record record;
  record.programme = &programme;
  record.judged = record.first = record.last = judged;
  const v1::Trajectory& trajectory = request.trajectory();
  record.not_recorded.insert(trajectory.not_recorded().begin(), trajectory.not_recorded().end());
  record.recorded.insert(request.recorded().begin(), request.recorded().end());
  const Reader reader(programme, judged);
  reader.ReadEvents(trajectory.events(), record.facts);
  reader.ReadActivities(trajectory.activities(), record.facts);
  reader.ReadLayers(trajectory, record.facts);
  reader.ReadPlans(trajectory, record.facts);
  reader.ReadSpans(trajectory, record.facts);
  for (const Fact& fact : record.facts) {
    for (const auto& range : {std::optional(fact.start), fact.end, fact.offered, fact.started,
                              fact.done, fact.declined, fact.not_applicable, fact.signed_on}) {
      if (!range) continue;
      for (const Day day : {range->earliest, range->latest}) {
        if (!IsCalendarDay(day)) continue;
        record.first = std::min(record.first, day);
        record.last = std::max(record.last, day);
      }
    }
  }
  record.first -= LongestTerm(programme);
  record.last += LongestTerm(programme);
  return record;
}

}  // namespace baken::reference
