// SPDX-License-Identifier: EUPL-1.2
// What every view asks of a report: words in one language for one kind of reader.
#ifndef BAKEN_RENDER_VIEW_H_
#define BAKEN_RENDER_VIEW_H_

#include <string>
#include <string_view>
#include <vector>

#include "render/report_data.h"
#include "report/phrases.h"
#include "time/partial_date.h"

namespace baken::render {

// One sentence in both languages. {places} take whole words.
struct Wording {
  std::string_view dutch, english;
};

enum class Audience { kProfessional, kParticipant };

// For whom a view is written.
struct For {
  Language language = Language::kDutch;
  Audience audience = Audience::kProfessional;

  bool participant() const { return audience == Audience::kParticipant; }
  std::string_view Say(const Wording& words) const {
    return language == Language::kDutch ? words.dutch : words.english;
  }
  std::string Say(const Wording& words, std::initializer_list<Filling> fillings) const {
    return Fill(Say(words), fillings);
  }
  // The first for a professional, the second for a participant.
  std::string_view Say(const Wording& professional, const Wording& to_participant) const {
    return Say(participant() ? to_participant : professional);
  }
};

// How a finding stands, as readers group them, the most pressing first.
enum class Standing {
  kFailure,
  kWarning,
  kUndetermined,
  kDue,
  kRepaired,
  kWaived,
  kSatisfied,
  kWaiting,
  kNotApplicable,
  kFigure,
};

Standing StandingOf(const FindingData& finding);
// A word and a sign for it; the sign adds to the word and never stands alone.
std::string_view NameOf(Standing standing, const For& reader);
std::string_view SignOf(Standing standing, const For& reader);

// The findings that stand so, in the order of the report; what is due by due day.
std::vector<const FindingData*> FindingsThat(Standing standing, const ReportData& report);

// What is to be done, in order: in breach, uncertain, then what is due.
std::vector<const FindingData*> ToDo(const ReportData& report);

class Words {
 public:
  Words(const ReportData& report, const For& reader) : report_(report), reader_(reader) {}

  const For& reader() const { return reader_; }
  // In the reader's language, the reader's register first; empty when there is none.
  std::string_view In(const Texts& texts) const;
  std::string TitleOf(const FindingData& finding) const;
  std::string NameOf(std::string_view sort, std::string_view id) const;
  // The word of this id, whatever its sort.
  std::string NameOf(std::string_view id) const { return NameOf("", id); }
  std::string RoleOf(const FindingData& finding) const {
    return NameOf("role", finding.duty_bearer);
  }
  // Of an activity; one that is not named is some topic in the group.
  std::string NameOf(const ActivityData& activity) const;
  std::string Programme() const;
  // "uiterlijk 6 april 2026"; empty when nothing is due.
  std::string DueOf(const FindingData& finding) const;
  // As precisely as it is known; "datum onbekend" for an unknown one.
  std::string Date(std::string_view date) const;
  std::string IssueOf(const IssueData& issue) const;

 private:
  const ReportData& report_;
  For reader_;
};

// The days of a date of the report, judged_on filled in where it is unknown; kNever twice where
// there is none.
DayRange DaysOf(std::string_view date, std::string_view judged_on);

// With a capital.
std::string Capitalised(std::string text);

}  // namespace baken::render

#endif  // BAKEN_RENDER_VIEW_H_
