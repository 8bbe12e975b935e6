// SPDX-License-Identifier: EUPL-1.2
#include "report/reasons.h"

#include <algorithm>
#include <variant>
#include <vector>

#include "check/explain.h"

namespace baken {
namespace {

bool IsAct(const Finding& finding) {
  return finding.outcome == Outcome::kViolated || finding.outcome == Outcome::kUndetermined ||
         (finding.outcome == Outcome::kPending && finding.due != kAbsent);
}

class Reason {
 public:
  Reason(const Finding& finding, const Programme& programme, Day judged, Language language)
      : finding_(finding),
        judged_(judged),
        words_(programme.vocabulary),
        language_(language),
        titles_(programme, language) {}

  std::string Write() {
    if (finding_.edition->measure) {
      AddMeasure();
      return text_;
    }
    AddStanding();
    AddFacts();
    AddOpen();
    if (finding_.outcome == Outcome::kUndetermined) AddMissing();
    if (IsAct(finding_) && !finding_.edition->duty_bearer.empty()) {
      Add(Phrase::kDutyBearer, {{"who", RoleTitle(finding_.edition->duty_bearer)}});
    }
    if (IsAct(finding_) && !finding_.edition->reading.empty()) AddReading();
    return text_;
  }

 private:
  void Add(Phrase phrase, std::initializer_list<Filling> fillings = {}) {
    if (!text_.empty()) text_ += ' ';
    text_ += Say(phrase, language_, fillings);
  }
  std::string Written(Day day) const { return WrittenDay(day, language_); }

  void AddMeasure() {
    if (!finding_.measure) {
      Add(Phrase::kMeasureUnknown);
      return;
    }
    const MeasureValue& measure = *finding_.measure;
    const Phrase phrase = measure.unit == "count"   ? Phrase::kMeasureCount
                          : measure.unit == "share" ? Phrase::kMeasureShare
                          : measure.unit == "days"  ? Phrase::kMeasureDays
                          : measure.unit == "level" ? Phrase::kMeasureLevel
                                                    : Phrase::kMeasureValue;
    Add(phrase, {{"value", std::to_string(measure.value)}, {"base", std::to_string(measure.base)}});
  }

  bool IsBy() const { return std::holds_alternative<By>(finding_.edition->timing); }
  bool IsAt() const { return std::holds_alternative<At>(finding_.edition->timing); }
  bool HasDueRange() const {
    return finding_.due.earliest != finding_.due.latest && IsCalendarDay(finding_.due.latest) &&
           IsCalendarDay(finding_.due.earliest);
  }
  bool HasDue() const {
    return finding_.due.earliest == finding_.due.latest && IsCalendarDay(finding_.due.earliest);
  }

  void AddDue(Phrase exact, Phrase between) {
    if (HasDueRange()) {
      Add(between,
          {{"due", Written(finding_.due.earliest)}, {"due_latest", Written(finding_.due.latest)}});
    } else {
      Add(exact, {{"due", Written(finding_.due.earliest)}});
    }
  }

  void AddStanding() {
    switch (finding_.outcome) {
      case Outcome::kSatisfied:
        Add(Phrase::kSatisfied);
        return;
      case Outcome::kNotApplicable:
        Add(Phrase::kNotApplicable);
        return;
      case Outcome::kWaived:
        AddWaived();
        return;
      case Outcome::kViolated:
        AddViolated();
        return;
      case Outcome::kRepaired:
        AddRepaired();
        return;
      case Outcome::kPending:
        AddPending();
        return;
      case Outcome::kUndetermined:
        if (HasDueRange()) {
          AddDue(Phrase::kCannotSay, Phrase::kCannotSayBetween);
        } else {
          Add(Phrase::kCannotSay);
        }
        return;
      case Outcome::kNone:
        return;
    }
  }

  void AddWaived() {
    Add(Phrase::kWaived);
    if (IsCalendarDay(finding_.waived_until)) {
      Add(Phrase::kWaivedThrough, {{"through", Written(finding_.waived_until - 1)}});
    }
    if (!finding_.waived_by.empty()) {
      Add(Phrase::kWaivedBy, {{"who", RoleTitle(finding_.waived_by)}});
    }
  }

  void AddViolated() {
    if (IsBy() && (HasDue() || HasDueRange())) {
      AddDue(Phrase::kLateOpen, Phrase::kLateOpenBetween);
    } else if (finding_.breaches.empty() || finding_.breaches.back().since == kDawn) {
      Add(Phrase::kWrongSinceEver);
    } else {
      AddWrongSince();
    }
  }

  // An organisation is judged on one day, so its breach begins there; `since` says how long
  // already.
  void AddWrongSince() {
    const bool one_day = finding_.edition->scope == Scope::kOrganisation && !IsBy() && !IsAt();
    const Day since = one_day ? finding_.since : finding_.breaches.back().since;
    if (!IsCalendarDay(since)) {
      Add(Phrase::kWrongSinceEver);
    } else {
      // The day asked about may be one to come, as that of a step in the plan.
      const Phrase moment = since == judged_ ? Phrase::kWrongAtMoment : Phrase::kWrongSinceMoment;
      Add(IsAt() ? moment : Phrase::kWrongSince, {{"since", Written(since)}});
    }
  }

  void AddRepaired() {
    if (finding_.breaches.empty()) {
      Add(Phrase::kSatisfied);
      return;
    }
    const Breach& last = finding_.breaches.back();
    if (last.until >= kNever) {
      Add(Phrase::kSatisfied);
    } else if (IsBy() && HasDue()) {
      Add(Phrase::kDoneLate,
          {{"due", Written(finding_.due.earliest)}, {"until", Written(last.until)}});
    } else if (last.since == kDawn) {
      Add(Phrase::kWasWrongSinceEver, {{"through", Written(last.until - 1)}});
    } else if (const auto* at = std::get_if<At>(&finding_.edition->timing); at != nullptr) {
      Add(at->on_the_eve ? Phrase::kWrongOnOneDay : Phrase::kRightAfterMoment,
          {{"since", Written(last.since)}, {"until", Written(last.until)}});
    } else if (finding_.breaches.size() == 1 && last.until == last.since + 1) {
      Add(Phrase::kWasWrongOnDay, {{"since", Written(last.since)}});
    } else if (finding_.breaches.size() == 1) {
      Add(Phrase::kWasWrong,
          {{"since", Written(last.since)}, {"through", Written(last.until - 1)}});
    } else {
      Add(Phrase::kWasWrongOften, {{"count", std::to_string(finding_.breaches.size())},
                                   {"since", Written(last.since)},
                                   {"through", Written(last.until - 1)}});
    }
  }

  void AddPending() {
    if (std::holds_alternative<Throughout>(finding_.edition->timing) && HasDue()) {
      AddDue(Phrase::kWithinGrace, Phrase::kDueBetween);
    } else if (HasDue() || HasDueRange()) {
      AddDue(Phrase::kDueOn, Phrase::kDueBetween);
    } else if (!finding_.waits_for.empty()) {
      std::vector<std::string> names;
      for (const std::string_view id : finding_.waits_for) names.push_back(TitleOf(id));
      Add(Phrase::kWaitsFor, {{"facts", List(names, Phrase::kListOr)}});
    } else {
      Add(Phrase::kMomentToCome);
    }
  }

  void AddFacts() {
    const bool shows =
        finding_.outcome != Outcome::kSatisfied && finding_.outcome != Outcome::kNotApplicable;
    if (!shows) return;
    if (!finding_.based_on.empty()) {
      Add(IsBy() ? Phrase::kTermFrom : Phrase::kMomentWas, {{"facts", Facts(finding_.based_on)}});
    }
    if (!std::holds_alternative<Throughout>(finding_.edition->timing)) return;
    if (finding_.breaches.empty()) return;
    const Breach& last = finding_.breaches.back();
    if (!last.causes.empty()) Add(Phrase::kBeganWith, {{"facts", Facts(last.causes)}});
    if (!last.mended_by.empty()) Add(Phrase::kEndedWith, {{"facts", Facts(last.mended_by)}});
    if (finding_.outcome == Outcome::kRepaired) {
      for (const OpenItem& item : last.open) AddOpenItem(item, kThen);
    }
  }

  void AddOpen() {
    std::vector<std::string> alternatives;
    for (const OpenItem& item : finding_.open) {
      if (item.alternative && item.want > item.have) {
        for (const Symbol word : item.words) {
          alternatives.push_back(Qualified(TitleOf(item.sort, word), item.filter));
        }
      } else {
        AddOpenItem(item, kNow);
      }
    }
    if (!alternatives.empty()) {
      Add(Phrase::kOneNeeded, {{"items", List(alternatives, Phrase::kListOr)}});
    }
  }

  // How an open item is said of today, and of the first day of a breach that is over.
  struct OpenPhrases {
    Phrase needed, too_few, too_many;
  };
  static constexpr OpenPhrases kNow{Phrase::kStillNeeded, Phrase::kNotYet, Phrase::kTooMany};
  static constexpr OpenPhrases kThen{Phrase::kWasNeeded, Phrase::kWasTooFew, Phrase::kWasTooMany};

  void AddOpenItem(const OpenItem& item, const OpenPhrases& say) {
    std::vector<std::string> names;
    for (const Symbol word : item.words) names.push_back(TitleOf(item.sort, word));
    const auto open = static_cast<std::int64_t>(names.size());
    const bool any = item.leaf != Leaf::kReached || item.want < item.have + open;
    const std::string items =
        Qualified(List(names, any ? Phrase::kListOr : Phrase::kListAnd), item.filter);
    const std::string have = std::to_string(item.have);
    const std::string want = std::to_string(item.want);
    if (item.have > item.want) {
      if (item.want == 0) {
        Add(Phrase::kMayNotBe, {{"items", item.at_fault.empty() ? items : AtFault(item)}});
      } else {
        Add(say.too_many, {{"items", items}, {"have", have}, {"want", want}});
      }
    } else if (item.have < item.want) {
      const bool counted = item.want > 1 && item.leaf != Leaf::kReached;
      Add(counted ? say.too_few : say.needed, {{"items", items}, {"have", have}, {"want", want}});
    }
  }

  // With what the rule asks of them besides: "an integral plan (by: participant and case manager)".
  std::string Qualified(std::string items, const Filter* filter) const {
    if (filter == nullptr) return items;
    const auto add = [&](Phrase phrase, const std::string& what) {
      if (!what.empty()) items = Say(phrase, language_, {{"items", items}, {"what", what}});
    };
    add(Phrase::kInMode, AnyOf(Sort::kMode, filter->modes));
    std::vector<std::string> tags;
    for (const auto* list : {&filter->tags_all, &filter->tags_any}) {
      for (const std::string& tag : *list) tags.push_back(TitleOf(Sort::kTag, tag));
    }
    add(Phrase::kWithTag,
        List(tags, filter->tags_all.empty() ? Phrase::kListOr : Phrase::kListAnd));
    std::vector<std::string> by;
    for (const Symbol role : filter->by_all) by.push_back(TitleOf(Sort::kRole, role));
    if (!filter->by_any.empty()) by.push_back(AnyOf(Sort::kRole, filter->by_any));
    add(Phrase::kDoneBy, List(by, Phrase::kListAnd));
    add(Phrase::kInWordsOf, AnyOf(Sort::kRole, filter->voiced_by_any));
    add(Phrase::kWithHelpOf, AnyOf(Sort::kRole, filter->helper_any));
    return items;
  }

  std::string AnyOf(Sort sort, const std::vector<Symbol>& words) const {
    std::vector<std::string> names;
    for (const Symbol word : words) names.push_back(TitleOf(sort, word));
    return List(names, Phrase::kListOr);
  }

  std::string AtFault(const OpenItem& item) const {
    std::vector<std::string> names;
    for (const FactRef& ref : item.at_fault) {
      std::string name = NameOf(*ref.fact);
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
      }
    }
    return List(names, Phrase::kListAnd);
  }

  static std::optional<Phrase> PhraseOf(Asked asked) {
    switch (asked) {
      case Asked::kDay:
        return Phrase::kDayUnknown;
      case Asked::kEnd:
        return Phrase::kEndUnknown;
      case Asked::kSigning:
        return Phrase::kSigningUnknown;
      case Asked::kRecords:
        return Phrase::kNotKept;
      case Asked::kAnswer:
        break;
    }
    return std::nullopt;
  }

  void AddMissing() {
    std::vector<std::string> names;
    for (const MissingFact& missing : finding_.missing) {
      std::string name = TitleOf(missing.what);
      const std::optional<Phrase> phrase = PhraseOf(AskedAt(missing.path));
      if (phrase) name = Say(*phrase, language_, {{"fact", name}});
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
    if (!names.empty()) Add(Phrase::kMissing, {{"facts", List(names, Phrase::kListAnd)}});
  }

  // Readings are written in English; in Dutch the ids of the ambiguities, "A-MVS-01 (b)", stand
  // alone.
  void AddReading() {
    std::string_view reading = finding_.edition->reading;
    if (language_ == Language::kEnglish) {
      while (reading.ends_with('.')) reading.remove_suffix(1);
      Add(Phrase::kReading, {{"reading", reading}});
      return;
    }
    std::vector<std::string> ids;
    std::size_t end = 0;
    for (std::size_t at = reading.find("A-"); at != std::string_view::npos;
         at = reading.find("A-", end)) {
      end = reading.find(')', at);
      if (end == std::string_view::npos) break;
      ids.emplace_back(reading.substr(at, end + 1 - at));
    }
    if (!ids.empty()) Add(Phrase::kReading, {{"reading", List(ids, Phrase::kListAnd)}});
  }

  // The word and, where there is one, the caller's own reference: "gids m-07".
  std::string NameOf(const Fact& fact) const {
    // A member of a family goes by the name of the family.
    std::string name =
        TitleOf(fact.word() >= 0 ? words_.NameOf(fact.word()) : fact.field(Field::kWord).text);
    const std::string_view party = fact.field(Field::kParty).text;
    if (!party.empty() && !LooksLikeBsn(party)) name += " " + std::string(party);
    return name;
  }

  std::string Facts(const std::vector<FactRef>& refs) const {
    std::vector<std::string> names;
    for (const FactRef& ref : refs) {
      const std::string fact = NameOf(*ref.fact);
      const std::string date = WrittenDate(DateText(ref.day), language_);
      names.push_back(date.empty()
                          ? Say(Phrase::kFactUndated, language_, {{"fact", fact}})
                          : Say(Phrase::kFactOn, language_, {{"fact", fact}, {"date", date}}));
    }
    return List(names, Phrase::kListAnd);
  }

  std::string List(const std::vector<std::string>& items, Phrase last_two) const {
    if (items.empty()) return {};
    std::string first = items.front();
    for (std::size_t i = 1; i + 1 < items.size(); ++i) first += ", " + items[i];
    if (items.size() == 1) return first;
    return Say(last_two, language_, {{"first", first}, {"last", items.back()}});
  }

  std::string TitleOf(Sort sort, Symbol symbol) const { return titles_.Of(sort, symbol); }
  std::string TitleOf(Sort sort, std::string_view id) const { return titles_.Of(sort, id); }
  std::string TitleOf(std::string_view id) const { return titles_.Of(id); }
  std::string RoleTitle(std::string_view role) const { return titles_.Of(Sort::kRole, role); }

  const Finding& finding_;
  Day judged_;
  const Vocabulary& words_;
  Language language_;
  WordTitles titles_;
  std::string text_;
};

}  // namespace

std::string ReasonOf(const Finding& finding, const Programme& programme, Day judged,
                     Language language) {
  return Reason(finding, programme, judged, language).Write();
}

}  // namespace baken
