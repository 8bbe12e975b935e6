// SPDX-License-Identifier: EUPL-1.2
#include "report/participant_reasons.h"

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

namespace baken {
namespace {

enum class Said : std::uint8_t {
  kSatisfied,
  kNotApplicable,
  kWaived,
  kWaivedThrough,  // {through}
  kWaivedBy,       // {who}
  kLater,          // {due}
  kNotArranged,    // it is owed, and not there
  kNotYourFault,   // somebody else owes it
  kDoneLate,
  kWasNotArranged,
  kOver,       // {since}
  kTimeUntil,  // {due}
  kMayLast,    // {due}
  kComesLater,
  kFirstComes,  // {fact}
  kCannotSay,
  kSaysNothing,
  kLookingForDay,  // {fact}
  kLookingForEnd,  // {fact}
  kLookingFor,     // {fact}
  kStillNeeded,    // {item}
  kAndMore,        // {count}
  kTurn,           // {who}
  kYourTurn,
  kFigureNoVerdict,
  kFigure,      // {value}
  kFigureOf,    // {value} {base}
  kFigureDays,  // {value}
  kFigureUnknown,
  kGroupTopic,
};

struct Row {
  Said said;
  std::string_view dutch, english;
};

constexpr std::array<Row, static_cast<std::size_t>(Said::kGroupTopic) + 1> kRows = {{
    {Said::kSatisfied, "Dit is in orde.", "This is in order."},
    {Said::kNotApplicable, "Dit is nu niet nodig.", "This is not needed now."},
    {Said::kWaived, "Dit hoeft nu niet. Dat is zo afgesproken.",
     "This can wait. That has been agreed."},
    {Said::kWaivedThrough, "Dat geldt tot en met {through}.", "That holds until {through}."},
    {Said::kWaivedBy, "Dit is goedgevonden door: {who}.", "This was agreed to by: {who}."},
    {Said::kLater, "Dit duurt langer dan gepland. Gepland was {due}.",
     "This takes longer than planned. The plan was {due}."},
    {Said::kNotArranged, "Dit is nog niet goed geregeld.", "This is not arranged well yet."},
    {Said::kNotYourFault, "Dat ligt niet aan u.", "That is not your fault."},
    {Said::kDoneLate, "Dit is nu in orde. Het duurde langer dan gepland.",
     "This is in order now. It took longer than planned."},
    {Said::kWasNotArranged, "Dit was een tijd niet geregeld. Nu is het in orde.",
     "This was not arranged for a while. Now it is."},
    {Said::kOver, "Op {since} was dit nog niet geregeld. Dat is voorbij.",
     "On {since} this was not arranged yet. That is over."},
    {Said::kTimeUntil, "Dit is nog niet klaar. Er is tijd tot en met {due}.",
     "This is not ready yet. There is time until {due}."},
    {Said::kMayLast, "Dit is nu even niet geregeld. Dat mag tot en met {due}.",
     "This is not arranged just now. That is fine until {due}."},
    {Said::kComesLater, "Dit komt later.", "This comes later."},
    {Said::kFirstComes, "Eerst komt: {fact}.", "First comes: {fact}."},
    {Said::kCannotSay, "Wij weten nog niet of dit in orde is.",
     "We do not know yet whether this is in order."},
    {Said::kSaysNothing, "Dat zegt niets over u.", "That says nothing about you."},
    {Said::kLookingForDay, "Wij zoeken de juiste dag van: {fact}.",
     "We are looking for the exact day of: {fact}."},
    {Said::kLookingForEnd, "Wij zoeken de juiste einddatum van: {fact}.",
     "We are looking for the exact end date of: {fact}."},
    {Said::kLookingFor, "Wij zoeken gegevens over: {fact}.",
     "We are looking for records of: {fact}."},
    {Said::kStillNeeded, "Nog nodig: {item}.", "Still needed: {item}."},
    {Said::kAndMore, "Er is nog meer nodig: {count}.", "There is more to do: {count}."},
    {Said::kTurn, "Nu aan zet: {who}.", "Whose turn it is now: {who}."},
    {Said::kYourTurn, "U bent nu aan zet.", "It is your turn now."},
    {Said::kFigureNoVerdict, "Dit is een getal, geen oordeel.", "This is a number, no verdict."},
    {Said::kFigure, "Aantal: {value}.", "Number: {value}."},
    {Said::kFigureOf, "Aantal: {value} van {base}.", "Number: {value} of {base}."},
    {Said::kFigureDays, "Aantal dagen: {value}.", "Number of days: {value}."},
    {Said::kFigureUnknown, "Dit getal weten wij nog niet.", "We do not know this number yet."},
    {Said::kGroupTopic, "een onderwerp in de groep", "a topic in the group"},
}};

std::string_view TemplateFor(Said said, Language language) {
  const Row& row = kRows[static_cast<std::size_t>(said)];
  return language == Language::kDutch ? row.dutch : row.english;
}

class ParticipantReason {
 public:
  ParticipantReason(const Finding& finding, const Programme& programme, Language language)
      : finding_(finding),
        programme_(programme),
        language_(language),
        titles_(programme, language) {}

  std::string Write() {
    // What a programme says to professionals only is not for them.
    text_ = OwnTextIn(finding_.edition->explanations, language_, "participant");
    if (finding_.edition->measure) {
      AddMeasure();
      return text_;
    }
    AddStanding();
    const bool asks = finding_.outcome == Outcome::kViolated ||
                      finding_.outcome == Outcome::kUndetermined ||
                      (finding_.outcome == Outcome::kPending && HasDue());
    if (asks && finding_.outcome != Outcome::kUndetermined) AddOpen();
    if (finding_.outcome == Outcome::kUndetermined) AddMissing();
    if (asks) AddTurn();
    return text_;
  }

 private:
  static constexpr std::size_t kMostNamed = 3;  // a longer list is not read

  void Add(Said said, std::initializer_list<Filling> fillings = {}) {
    if (!text_.empty()) text_ += ' ';
    text_ += Fill(TemplateFor(said, language_), fillings);
  }
  std::string Written(Day day) const { return WrittenDay(day, language_); }
  bool HasDue() const { return IsCalendarDay(finding_.due.earliest); }
  bool IsOthers() const { return finding_.edition->duty_bearer != "participant"; }

  void AddStanding() {
    switch (finding_.outcome) {
      case Outcome::kSatisfied:
        return Add(Said::kSatisfied);
      case Outcome::kNotApplicable:
        return Add(Said::kNotApplicable);
      case Outcome::kWaived:
        return AddWaived();
      case Outcome::kViolated:
        return AddViolated();
      case Outcome::kRepaired:
        return AddRepaired();
      case Outcome::kPending:
        return AddPending();
      case Outcome::kUndetermined:
        Add(Said::kCannotSay);
        return Add(Said::kSaysNothing);
      case Outcome::kNone:
        return;
    }
  }

  void AddWaived() {
    Add(Said::kWaived);
    if (IsCalendarDay(finding_.waived_until)) {
      Add(Said::kWaivedThrough, {{"through", Written(finding_.waived_until - 1)}});
    }
    if (!finding_.waived_by.empty() && finding_.waived_by != "participant") {
      Add(Said::kWaivedBy, {{"who", titles_.Of(Sort::kRole, finding_.waived_by)}});
    }
  }

  void AddViolated() {
    if (std::holds_alternative<By>(finding_.edition->timing) && HasDue()) {
      Add(Said::kLater, {{"due", Written(finding_.due.earliest)}});
    } else {
      Add(Said::kNotArranged);
    }
    if (IsOthers()) Add(Said::kNotYourFault);
  }

  void AddRepaired() {
    const auto* at = std::get_if<At>(&finding_.edition->timing);
    if (std::holds_alternative<By>(finding_.edition->timing)) {
      Add(Said::kDoneLate);
    } else if (at != nullptr && at->on_the_eve && !finding_.breaches.empty() &&
               IsCalendarDay(finding_.breaches.back().since)) {
      Add(Said::kOver, {{"since", Written(finding_.breaches.back().since)}});
    } else {
      Add(Said::kWasNotArranged);
    }
  }

  void AddPending() {
    const bool throughout = std::holds_alternative<Throughout>(finding_.edition->timing);
    if (HasDue()) {
      Add(throughout ? Said::kMayLast : Said::kTimeUntil,
          {{"due", Written(finding_.due.earliest)}});
      return;
    }
    Add(Said::kComesLater);
    if (finding_.waits_for.size() == 1) {
      Add(Said::kFirstComes, {{"fact", titles_.Of(finding_.waits_for.front())}});
    }
  }

  // What is one of several that would do, or a number that is too high, is told by the remedy.
  void AddOpen() {
    std::vector<std::string> items;
    for (const OpenItem& item : finding_.open) {
      if (item.alternative || item.have >= item.want || item.leaf == Leaf::kHolding) continue;
      const auto open = static_cast<std::int64_t>(item.words.size());
      if (item.leaf == Leaf::kReached && item.want < item.have + open) continue;
      for (const Symbol word : item.words) AddOnce(NameOf(item.sort, word), items);
    }
    Name(items, Said::kStillNeeded, "item");
  }

  void AddMissing() {
    std::vector<std::string> days, ends, records;
    for (const MissingFact& missing : finding_.missing) {
      const Asked asked = AskedAt(missing.path);
      const bool day = asked == Asked::kDay || asked == Asked::kSigning;
      const Symbol word = programme_.vocabulary.Find(missing.what);
      const bool sensitive = titles_.IsSensitive(Sort::kActivity, word);
      AddOnce(sensitive ? GroupTopic() : titles_.Of(missing.what), asked == Asked::kEnd ? ends
                                                                   : day                ? days
                                                                                        : records);
    }
    Name(days, Said::kLookingForDay, "fact");
    Name(ends, Said::kLookingForEnd, "fact");
    Name(records, Said::kLookingFor, "fact");
  }

  // One sentence for each of the first few, so that every sentence stays short.
  void Name(const std::vector<std::string>& names, Said said, std::string_view placeholder) {
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
      Add(said, {{placeholder, names[i]}});
    }
    if (names.size() > kMostNamed) {
      Add(Said::kAndMore, {{"count", std::to_string(names.size() - kMostNamed)}});
    }
  }

  void AddTurn() {
    const std::string& bearer = finding_.edition->duty_bearer;
    if (bearer.empty()) return;
    if (!IsOthers()) return Add(Said::kYourTurn);
    Add(Said::kTurn, {{"who", titles_.Of(Sort::kRole, bearer)}});
  }

  void AddMeasure() {
    Add(Said::kFigureNoVerdict);
    if (!finding_.measure) return Add(Said::kFigureUnknown);
    const std::string value = std::to_string(finding_.measure->value);
    const std::string base = std::to_string(finding_.measure->base);
    const std::string_view unit = finding_.measure->unit;
    const Said said = unit == "share"  ? Said::kFigureOf
                      : unit == "days" ? Said::kFigureDays
                                       : Said::kFigure;
    Add(said, {{"value", value}, {"base", base}});
  }

  std::string GroupTopic() const { return std::string(TemplateFor(Said::kGroupTopic, language_)); }
  std::string NameOf(Sort sort, Symbol word) const {
    return titles_.IsSensitive(sort, word) ? GroupTopic() : titles_.Of(sort, word);
  }
  static void AddOnce(std::string name, std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }

  const Finding& finding_;
  const Programme& programme_;
  Language language_;
  WordTitles titles_;
  std::string text_;
};

}  // namespace

std::string ParticipantReasonOf(const Finding& finding, const Programme& programme,
                                Language language) {
  return ParticipantReason(finding, programme, language).Write();
}

std::vector<std::string> ParticipantSentences(Language language) {
  std::vector<std::string> sentences;
  for (const Row& row : kRows) sentences.emplace_back(TemplateFor(row.said, language));
  return sentences;
}

}  // namespace baken
