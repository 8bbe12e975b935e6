// SPDX-License-Identifier: EUPL-1.2
#include "render/view.h"

#include <algorithm>
#include <array>

namespace baken::render {
namespace {

struct StandingRow {
  Standing standing;
  std::string_view sign;
  Wording professional, participant;
};

constexpr std::array<StandingRow, 10> kStandings = {{
    {Standing::kFailure,
     "✗",
     {"Niet in orde", "Not in order"},
     {"Nog niet klaar", "Not ready yet"}},
    {Standing::kWarning,
     "!",
     {"Verdient aandacht", "Deserves attention"},
     {"Nog niet klaar", "Not ready yet"}},
    {Standing::kUndetermined, "?", {"Onzeker", "Uncertain"}, {"Nog niet bekend", "Not known yet"}},
    {Standing::kDue, "→", {"Wat komt", "Coming up"}, {"Wat komt", "Coming up"}},
    {Standing::kRepaired, "↻", {"Weer in orde", "Put right"}, {"Weer in orde", "In order again"}},
    {Standing::kWaived, "–", {"Vrijgesteld", "Waived"}, {"Hoeft nu niet", "Can wait"}},
    {Standing::kSatisfied, "✓", {"In orde", "In order"}, {"In orde", "In order"}},
    {Standing::kWaiting, "…", {"Speelt later", "Comes later"}, {"Komt later", "Comes later"}},
    {Standing::kNotApplicable,
     "–",
     {"Niet van toepassing", "Not applicable"},
     {"Niet nodig", "Not needed"}},
    {Standing::kFigure,
     "#",
     {"Cijfers, geen oordeel", "Figures, no verdict"},
     {"Getallen, geen oordeel", "Numbers, no verdict"}},
}};

struct IssueRow {
  std::string_view code;
  Wording words;
};

constexpr std::array<IssueRow, 23> kIssues = {{
    {"field_unknown",
     {"Het veld \"{found}\" bestaat niet en is niet gelezen.",
      "There is no field \"{found}\"; it was not read."}},
    {"date_bad", {"\"{found}\" is geen datum.", "\"{found}\" is no date."}},
    {"date_impossible",
     {"De dag \"{found}\" bestaat niet.", "The day \"{found}\" does not exist."}},
    {"date_out_of_range",
     {"\"{found}\" ligt buiten de jaren 1900 tot en met 2199.",
      "\"{found}\" is outside the years 1900 to 2199."}},
    {"date_far_future",
     {"\"{found}\" ligt meer dan tien jaar vooruit; waarschijnlijk een tikfout.",
      "\"{found}\" is more than ten years ahead; probably a slip."}},
    {"date_missing", {"De datum ontbreekt.", "The date is missing."}},
    {"ends_disagree",
     {"De twee einddatums spreken elkaar tegen.", "The two ends contradict each other."}},
    {"end_before_start", {"Het einde ligt voor het begin.", "The end lies before the start."}},
    {"done_before_started", {"Afgerond voordat het begon.", "Done before it started."}},
    {"layers_same_day",
     {"Op één dag staan twee lagen; beide tellen niet mee.",
      "Two layers are entered on one day; neither counts."}},
    {"word_unknown",
     {"Het programma kent \"{found}\" niet.", "The programme does not know \"{found}\"."}},
    {"word_missing",
     {"Het woord dat zegt waar het om gaat ontbreekt.",
      "The word that says what this is about is missing."}},
    {"reason_missing",
     {"Niet van toepassing zonder reden telt niet mee.",
      "Not applicable without a reason does not count."}},
    {"reason_free_text",
     {"De reden is vrije tekst en is niet gelezen; gebruik een code.",
      "The reason is free text and was not read; use a code."}},
    {"serves_unknown",
     {"Dit verwijst naar een onderdeel dat niet in het plan staat.",
      "This points to an element that the plan does not have."}},
    {"looks_like_bsn",
     {"Dit lijkt op een burgerservicenummer en is niet overgenomen.",
      "This looks like a citizen service number and was not taken over."}},
    {"amount_negative",
     {"Een hoeveelheid is nooit kleiner dan nul.", "An amount is never below zero."}},
    {"waiver_rule_unknown",
     {"De ontheffing is voor een regel die het programma niet heeft (\"{found}\").",
      "The waiver is for a rule that the programme does not have (\"{found}\")."}},
    {"kind_missing", {"De soort groep ontbreekt.", "The kind of group is missing."}},
    {"group_overlap",
     {"Dezelfde persoon staat tegelijk twee keer in deze groep en telt één keer.",
      "The same party stands in this group twice at the same time and counts once."}},
    {"membership_differs",
     {"Traject en organisatie verschillen hier: {found}.",
      "Trajectory and organisation differ here: {found}."}},
    {"language_unknown",
     {"Deze taal is er niet: \"{found}\".", "There is no such language: \"{found}\"."}},
    {"", {"Dit gegeven kon niet worden gebruikt.", "This fact could not be used."}},
}};

constexpr Wording kNearest{" Misschien is \"{nearest}\" bedoeld.",
                           " Perhaps \"{nearest}\" was meant."};
constexpr Wording kDueBy{"uiterlijk {date}", "by {date}"};
constexpr Wording kDueBetween{"tussen {date} en {latest}", "between {date} and {latest}"};
constexpr Wording kDueByToParticipant{"tot en met {date}", "until {date}"};
constexpr Wording kAbout{"{title}, over {subject}", "{title}, about {subject}"};
constexpr Wording kGroupTopic{"een onderwerp in de groep", "a topic in the group"};
constexpr Wording kDateUnknown{"datum onbekend", "date unknown"};

const StandingRow& RowOf(Standing standing) {
  return kStandings[static_cast<std::size_t>(standing)];
}

}  // namespace

Standing StandingOf(const FindingData& finding) {
  switch (finding.outcome) {
    case Outcome::kViolated:
      return finding.rule_class == RuleClass::kMust ? Standing::kFailure : Standing::kWarning;
    case Outcome::kUndetermined:
      return Standing::kUndetermined;
    case Outcome::kPending:
      return finding.due.empty() ? Standing::kWaiting : Standing::kDue;
    case Outcome::kRepaired:
      return Standing::kRepaired;
    case Outcome::kWaived:
      return Standing::kWaived;
    case Outcome::kSatisfied:
      return Standing::kSatisfied;
    case Outcome::kNotApplicable:
      return Standing::kNotApplicable;
    case Outcome::kNone:
      break;
  }
  return Standing::kFigure;
}

std::string_view NameOf(Standing standing, const For& reader) {
  return reader.Say(RowOf(standing).professional, RowOf(standing).participant);
}

std::string_view SignOf(Standing standing, const For& reader) {
  // A cross says to the person whom it is about that they did wrong.
  if (reader.participant() && standing <= Standing::kWarning) return "○";
  return RowOf(standing).sign;
}

std::vector<const FindingData*> FindingsThat(Standing standing, const ReportData& report) {
  std::vector<const FindingData*> findings;
  for (const FindingData& finding : report.findings) {
    if (StandingOf(finding) == standing) findings.push_back(&finding);
  }
  if (standing == Standing::kDue) {
    std::stable_sort(findings.begin(), findings.end(),
                     [](const auto* a, const auto* b) { return a->due < b->due; });
  }
  return findings;
}

std::vector<const FindingData*> ToDo(const ReportData& report) {
  std::vector<const FindingData*> all;
  for (const Standing standing :
       {Standing::kFailure, Standing::kWarning, Standing::kUndetermined, Standing::kDue}) {
    const auto some = FindingsThat(standing, report);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::string_view Words::In(const Texts& texts) const {
  const std::string_view wanted = reader_.participant() ? "participant" : "professional";
  std::string_view for_both;
  for (const TextData& text : texts) {
    if (text.language != CodeOf(reader_.language)) continue;
    if (text.text_register == wanted) return text.content;
    if (text.text_register.empty()) for_both = text.content;
  }
  return for_both;
}

std::string Words::TitleOf(const FindingData& finding) const {
  const std::string_view title = In(finding.titles);
  std::string words(title.empty() ? finding.rule_id : title);
  if (finding.subject.empty() || finding.subject == report_.subject_id) return words;
  return reader_.Say(kAbout, {{"title", words}, {"subject", finding.subject}});
}

std::string Words::NameOf(std::string_view sort, std::string_view id) const {
  if (!report_.course) return std::string(id);
  for (const WordData& word : report_.course->words) {
    if (word.id != id || (!sort.empty() && word.sort != sort)) continue;
    const std::string_view title = In(word.titles);
    if (!title.empty()) return std::string(title);
  }
  return std::string(id);
}

std::string Words::NameOf(const ActivityData& activity) const {
  const bool hidden = activity.activity.empty() || (activity.sensitive && reader_.participant());
  return hidden ? std::string(reader_.Say(kGroupTopic)) : NameOf("activity", activity.activity);
}

std::string Words::Programme() const {
  const std::string_view title = report_.course ? In(report_.course->titles) : std::string_view();
  return std::string(title.empty() ? report_.programme_id : title);
}

std::string Words::DueOf(const FindingData& finding) const {
  if (finding.due.empty()) return {};
  if (reader_.participant()) return reader_.Say(kDueByToParticipant, {{"date", Date(finding.due)}});
  const Wording& words = finding.due_latest.empty() ? kDueBy : kDueBetween;
  return reader_.Say(words, {{"date", Date(finding.due)}, {"latest", Date(finding.due_latest)}});
}

std::string Words::Date(std::string_view date) const {
  const std::string written = WrittenDate(date, reader_.language);
  return written.empty() && !date.empty() ? std::string(reader_.Say(kDateUnknown)) : written;
}

std::string Words::IssueOf(const IssueData& issue) const {
  const IssueRow* row = &kIssues.back();
  for (const IssueRow& one : kIssues) {
    if (one.code == issue.code) row = &one;
  }
  std::string words = reader_.Say(row->words, {{"found", issue.found}});
  if (!issue.nearest.empty()) words += reader_.Say(kNearest, {{"nearest", issue.nearest}});
  return words;
}

DayRange DaysOf(std::string_view date, std::string_view judged_on) {
  const ParsedDate parsed = ParsePartialDate(date);
  if (parsed.problem != DateProblem::kNone) return {kNever, kNever};
  const ParsedDate judged = ParsePartialDate(judged_on);
  const Day day = judged.problem == DateProblem::kNone ? judged.date.latest : kNever;
  return UpToDayJudged(parsed.date, day);
}

std::string Capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

}  // namespace baken::render
