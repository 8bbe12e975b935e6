// SPDX-License-Identifier: EUPL-1.2
#include "report/course.h"

#include <algorithm>
#include <set>
#include <utility>

#include "check/dates.h"
#include "check/evaluate.h"
#include "check/explain.h"
#include "report/fields.h"
#include "report/words.h"

namespace baken {
namespace {

class CourseWriter {
 public:
  CourseWriter(const CourseInput& input, wire::Writer& out)
      : in_(input), words_(input.programme.vocabulary), out_(out) {}

  void Write() {
    for (const Language language : in_.languages) {
      WriteText(1, language, "", TextIn(in_.programme.titles, language), out_);
    }
    NameWords();
    if (in_.facts.subject == SubjectKind::kTrajectory) {
      WriteClock();
      WriteLayers();
      WriteActivities();
      WriteEvents();
    } else {
      for (const Fact& group : in_.facts.list(FactKind::kGroup)) WriteGroup(group);
    }
  }

 private:
  // What may never have been, as a date that the source does not keep, is not told.
  bool HasCome(DayRange day) const {
    return day.earliest <= in_.facts.judged && day.latest < kNever;
  }
  bool IsTold(const Fact& fact) const {
    return !fact.set_aside && !fact.is_asked && fact.word() >= 0;
  }
  const Word* WordOf(Sort sort, Symbol symbol) const {
    const WordIndex index = words_.Find(sort, symbol);
    return index == kNoWord ? nullptr : &words_.word(index);
  }
  bool IsTold(const Word& word) const { return !word.sensitive || in_.for_professional; }

  Subject WholeSubject() const {
    return {.programme = in_.programme,
            .facts = in_.facts,
            .scope = Scope::kTrajectory,
            .group = nullptr,
            .trigger = nullptr,
            .memory = in_.facts.memory,
            .saw_judged_relative = nullptr,
            .memo = nullptr};
  }

  // ---- names: of what the course and the findings mention ----
  void NameWords() {
    std::set<std::pair<Sort, Symbol>> used;
    for (const Symbol layer : words_.layers) used.insert({Sort::kLayer, layer});
    for (const Finding& finding : in_.findings) {
      used.insert({Sort::kRole, words_.Find(finding.edition->duty_bearer)});
      for (const OpenItem& item : finding.open) {
        for (const Symbol word : item.words) used.insert({item.sort, word});
      }
      for (const std::string_view id : finding.waits_for) {
        for (const Sort sort : {Sort::kEvent, Sort::kLayer, Sort::kPlan, Sort::kActivity}) {
          used.insert({sort, words_.Find(id)});
        }
      }
    }
    for (const Fact& fact : in_.facts.list(FactKind::kEvent)) {
      used.insert({Sort::kEvent, fact.word()});
    }
    for (const Fact& fact : in_.facts.list(FactKind::kActivity)) {
      used.insert({Sort::kActivity, fact.word()});
    }
    for (const Fact& fact : in_.facts.list(FactKind::kGroup)) {
      used.insert({Sort::kGroup, fact.word()});
    }
    for (const Fact& fact : in_.facts.list(FactKind::kMember)) {
      used.insert({Sort::kRole, fact.word()});
    }
    for (const Fact& entry : in_.facts.list(FactKind::kLayerEntry)) {
      if (in_.for_professional) used.insert({Sort::kReason, words_.Find(ReasonOf(entry))});
    }
    for (const auto& [sort, symbol] : used) {
      if (const Word* word = WordOf(sort, symbol); word != nullptr) WriteName(*word);
    }
  }

  void WriteName(const Word& word) {
    if (!IsTold(word)) return;
    out_.Open(2);
    out_.Text(1, SortName(word.sort));
    out_.Text(2, word.id);
    for (const Language language : in_.languages) {
      WriteText(3, language, "", TextIn(word.titles, language), out_);
    }
    out_.Close();
  }

  // ---- a trajectory ----
  void WriteClock() {
    const Subject subject = WholeSubject();
    AsOf as_of(in_.facts.judged);
    if (in_.programme.clock) {
      const PossibleDay clock = Evaluate(*in_.programme.clock, subject, as_of);
      if (!clock.IsAbsent() && HasCome(clock.range)) out_.Text(3, DateText(clock.range));
    }
    const PossibleDay stop = FirstStop(subject, as_of);
    if (!stop.IsAbsent() && HasCome(stop.range)) out_.Text(4, DateText(stop.range));
  }

  void WriteLayers() {
    for (const Symbol layer : words_.layers) out_.Entry(5, words_.NameOf(layer));
    // Where layers are not kept, or an entry was set aside, nobody knows them: no history.
    if (words_.layers.empty() || in_.facts.layers_unsure) return;
    const auto& steps = in_.facts.layer_steps;
    for (std::size_t i = 0; i < steps.size() && steps[i].day <= in_.facts.judged; ++i) {
      const bool last = i + 1 == steps.size() || steps[i + 1].day > in_.facts.judged;
      out_.Open(6);
      WriteDayField(1, steps[i].day, out_);
      if (!last) WriteDayField(2, steps[i + 1].day, out_);
      for (std::size_t layer = 0; layer < words_.layers.size() && layer < 64; ++layer) {
        if ((steps[i].layers >> layer & 1) == 0) continue;
        out_.Entry(3, words_.NameOf(words_.layers[layer]));
      }
      if (in_.for_professional) out_.Text(4, ReasonOfEntryOn(steps[i].day));
      out_.Close();
    }
  }

  std::string_view ReasonOfEntryOn(Day day) const {
    for (const Fact& entry : in_.facts.list(FactKind::kLayerEntry)) {
      const bool here = entry.since == DayRange{day, day} && IsTold(entry);
      if (here && !ReasonOf(entry).empty()) return ReasonOf(entry);
    }
    return {};
  }

  // Free text is never repeated.
  static std::string_view ReasonOf(const Fact& entry) {
    const std::string_view reason = entry.field(Field::kReason).text;
    return IsCode(reason) ? reason : std::string_view();
  }

  void WriteDate(int field, DayRange day) {
    if (HasCome(day)) out_.Text(field, DateText(day));
  }

  void WriteActivities() {
    for (const Fact& fact : in_.facts.list(FactKind::kActivity)) {
      const Word* word = IsTold(fact) ? WordOf(Sort::kActivity, fact.word()) : nullptr;
      if (word == nullptr) continue;
      const DayRange not_applicable = fact.date(ActivityDate::kNotApplicable);
      const bool came = HasCome(fact.Reached(Status::kOffered)) || HasCome(not_applicable);
      if (!came) continue;
      out_.Open(7);
      if (IsTold(*word)) out_.Text(1, word->id);
      if (word->layer >= 0) out_.Text(2, words_.NameOf(word->layer));
      out_.Text(3, word->track);
      out_.Bool(4, word->sensitive);
      WriteDate(5, fact.Reached(Status::kOffered));
      WriteDate(6, fact.Reached(Status::kStarted));
      WriteDate(7, fact.Reached(Status::kDone));
      WriteDate(8, not_applicable);
      out_.Close();
    }
  }

  void WriteEvents() {
    std::vector<const Fact*> events;
    for (const Fact& fact : in_.facts.list(FactKind::kEvent)) {
      if (IsTold(fact) && HasCome(fact.since)) events.push_back(&fact);
    }
    std::stable_sort(events.begin(), events.end(), [](const Fact* a, const Fact* b) {
      return a->since.earliest < b->since.earliest;
    });
    for (const Fact* fact : events) {
      out_.Open(8);
      out_.Text(1, words_.NameOf(fact->word()));
      out_.Text(2, DateText(fact->since));
      out_.Close();
    }
  }

  // ---- an organisation ----
  void WriteGroup(const Fact& group) {
    if (!IsTold(group)) return;
    Subject subject = WholeSubject();
    subject.scope = Scope::kGroup;
    subject.group = &group;
    std::set<Symbol> roles;
    for (const Fact& member : subject.List(FactKind::kMember)) {
      if (IsTold(member)) roles.insert(member.word());
    }
    out_.Open(9);
    if (!LooksLikeBsn(subject.Id())) out_.Text(1, subject.Id());
    out_.Text(2, words_.NameOf(group.word()));
    for (const Symbol role : roles) {
      Spans spans;
      spans.source = SpanSource::kMember;
      spans.words = {role};
      out_.Open(3);
      out_.Text(1, words_.NameOf(role));
      WriteSteps(CountHolding(spans, Distinct::kNatural, subject));
      out_.Close();
    }
    out_.Close();
  }

  void WriteSteps(const Counts& counts) {
    for (const Counts::Step& step : counts.steps()) {
      if (step.day > in_.facts.judged) break;
      out_.Open(2);
      WriteDayField(1, step.day, out_);
      out_.Int32(2, Int32(step.count.low));
      out_.Int32(3, Int32(step.count.high));
      out_.Close();
    }
  }

  const CourseInput& in_;
  const Vocabulary& words_;
  wire::Writer& out_;
};

}  // namespace

void WriteCourse(const CourseInput& input, wire::Writer& out) { CourseWriter(input, out).Write(); }

}  // namespace baken
