// SPDX-License-Identifier: EUPL-1.2
#include "cli/text_view.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "cli/calendar.h"
#include "cli/issue_phrases.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr int kMostMissing = 3;  // more than this in one item is a list nobody reads

// Which findings belong under which heading, in the order of the report.
struct Group {
  v1::Outcome outcome;
  bool must_only;    // of VIOLATED: MUST is a failure...
  bool should_only;  // ...and SHOULD a warning
  Phrase heading;
  Emphasis emphasis;
  bool with_remedy;
};

constexpr std::array<Group, 3> kActGroups = {{
    {v1::OUTCOME_VIOLATED, true, false, Phrase::kGroupFailures, Emphasis::kWrong, true},
    {v1::OUTCOME_VIOLATED, false, true, Phrase::kGroupWarnings, Emphasis::kWarning, true},
    {v1::OUTCOME_UNDETERMINED, false, false, Phrase::kGroupUndetermined, Emphasis::kHeading, true},
}};
constexpr std::array<Group, 2> kPastGroups = {{
    {v1::OUTCOME_REPAIRED, false, false, Phrase::kGroupRepaired, Emphasis::kHeading, false},
    {v1::OUTCOME_WAIVED, false, false, Phrase::kGroupWaived, Emphasis::kHeading, false},
}};

bool Belongs(const v1::Finding& finding, const Group& group) {
  if (finding.outcome() != group.outcome) return false;
  const bool must = finding.rule_class() == v1::RULE_CLASS_MUST;
  return !(group.must_only && !must) && !(group.should_only && must);
}

class TextView {
 public:
  TextView(const CheckedReport& checked, const Phrasebook& phrases, const Terminal& terminal)
      : checked_(checked), report_(checked.report), phrases_(phrases), terminal_(terminal) {}

  std::string Write();

 private:
  void Heading();
  void SummaryLine();
  void Issues();
  void Findings(const Group& group);
  void Item(const v1::Finding& finding, const Group& group);
  void Pending();
  std::string AwaitedBy(const v1::Finding& finding) const;
  void Figures();
  void Rest();

  void Say(std::string_view lead, std::string_view text) {
    text_ += Wrapped(lead, Printable(text), terminal_.width);
  }
  void GroupHeading(Phrase heading, Emphasis emphasis) {
    text_ += "\n" + Coloured(phrases_.Say(heading), emphasis, terminal_.colour) + "\n";
  }
  // Two spaces in, quieter than the reason above it.
  void Footer(const v1::Finding& finding);
  void Missing(const v1::Finding& finding);
  std::string TitleOf(const v1::Finding& finding) const;
  std::string ReasonOf(const v1::Finding& finding) const;
  std::string Date(const std::string& date) const { return DateInWords(date, phrases_.language()); }

  const CheckedReport& checked_;
  const v1::Report& report_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  std::string text_;
};

std::string TextView::TitleOf(const v1::Finding& finding) const {
  return TitleInWords(finding, report_.subject_id(), phrases_);
}

// The library's sentences; where it gave none, what the outcome means.
std::string TextView::ReasonOf(const v1::Finding& finding) const {
  const std::string reason = LibraryReason(finding, phrases_.language());
  if (!reason.empty()) return reason;
  const bool dated = !finding.since().empty();
  const std::string since = Date(finding.since());
  switch (finding.outcome()) {
    case v1::OUTCOME_VIOLATED:
      return phrases_.Say(dated ? Phrase::kViolatedSince : Phrase::kViolated, {{"date", since}});
    case v1::OUTCOME_REPAIRED:
      return phrases_.Say(dated ? Phrase::kRepairedSince : Phrase::kRepaired, {{"date", since}});
    case v1::OUTCOME_WAIVED:
      return phrases_.Say(Phrase::kWaived);
    case v1::OUTCOME_UNDETERMINED:
      return phrases_.Say(Phrase::kUndetermined);
    default:
      return {};
  }
}

void TextView::Heading() {
  std::string subject = Printable(report_.subject_id());
  if (subject.empty()) subject = checked_.source + " " + phrases_.Say(Phrase::kNoSubject);
  const std::string line = phrases_.Say(
      Phrase::kHeading, {{"subject", subject}, {"programme", checked_.words->title()}});
  std::string heading = Wrapped("", Printable(line), terminal_.width);
  heading.pop_back();
  text_ += Coloured(heading, Emphasis::kHeading, terminal_.colour) + "\n";
  // Where one record ends and the next starts is seen without colour too.
  text_ += std::string(std::min(Columns(line), terminal_.width), '=') + "\n";
  Say("", phrases_.Say(Phrase::kHeadingDay, {{"date", Date(report_.judged_on())},
                                             {"version", report_.programme().version()}}));
  for (const std::string& deviation : report_.programme().deviations()) {
    Say("", phrases_.Say(Phrase::kDeviation, {{"text", deviation}}));
  }
}

void TextView::SummaryLine() {
  const v1::Summary& summary = report_.summary();
  int due = 0;
  for (const v1::Finding& finding : report_.findings()) {
    due += finding.outcome() == v1::OUTCOME_PENDING && !finding.due().empty() ? 1 : 0;
  }
  struct Part {
    int count;
    Phrase one;
    Phrase many;
  };
  const std::array<Part, 5> parts = {{
      {summary.failures(), Phrase::kSummaryFailuresOne, Phrase::kSummaryFailuresMany},
      {summary.warnings(), Phrase::kSummaryWarningsOne, Phrase::kSummaryWarningsMany},
      {summary.undetermined(), Phrase::kSummaryUndeterminedOne, Phrase::kSummaryUndeterminedMany},
      {report_.data_issues_size(), Phrase::kSummaryIssuesOne, Phrase::kSummaryIssuesMany},
      {due, Phrase::kSummaryDueOne, Phrase::kSummaryDueMany},
  }};
  const bool clear =
      std::all_of(parts.begin(), parts.end() - 1, [](const Part& part) { return part.count == 0; });
  std::string line = clear ? phrases_.Say(Phrase::kSummaryClear) : std::string();
  for (const Part& part : parts) {
    if (part.count == 0) continue;
    line += (line.empty() ? "" : " ") + phrases_.Count(part.count, part.one, part.many);
  }
  Say("", line);
}

void TextView::Issues() {
  if (report_.data_issues().empty()) return;
  GroupHeading(Phrase::kGroupIssues, Emphasis::kWarning);
  for (int i = 0; i < report_.data_issues_size(); ++i) {
    const auto index = static_cast<std::size_t>(i);
    const std::int64_t line = index < checked_.issue_lines.size() ? checked_.issue_lines[index] : 0;
    Say("  - ", IssueInWords(report_.data_issues(i), line, phrases_));
  }
}

void TextView::Footer(const v1::Finding& finding) {
  std::string footer = finding.rule_id();
  // A reason of the library's says who can act.
  if (finding.texts().empty() && !finding.duty_bearer().empty()) {
    footer += " · " + checked_.words->NameOfRole(finding.duty_bearer());
  }
  for (const v1::Citation& citation : finding.citations()) {
    footer += " · " + citation.source();
    if (!citation.locator().empty()) footer += ", " + citation.locator();
  }
  std::string lines = Wrapped("    ", Printable(footer), terminal_.width);
  lines.pop_back();
  text_ += Coloured(lines, Emphasis::kQuiet, terminal_.colour) + "\n";
}

void TextView::Missing(const v1::Finding& finding) {
  const int shown = std::min(finding.missing_size(), kMostMissing);
  for (int i = 0; i < shown; ++i) {
    const v1::MissingFact& missing = finding.missing(i);
    Phrase phrase = Phrase::kMissingFact;
    if (missing.what() == "day") phrase = Phrase::kMissingDay;
    if (missing.what() == "recorded") phrase = Phrase::kMissingRecorded;
    Say("    ", phrases_.Say(phrase, {{"path", checked_.words->NameOf(missing.path())}}));
  }
  if (finding.missing_size() > shown) {
    const std::string more = std::to_string(finding.missing_size() - shown);
    Say("    ", phrases_.Say(Phrase::kMissingMore, {{"count", more}}));
  }
}

void TextView::Item(const v1::Finding& finding, const Group& group) {
  Say("  - ", TitleOf(finding));
  const std::string reason = ReasonOf(finding);
  if (!reason.empty()) Say("    ", reason);
  // A reason of the library's names what is missing; without one the paths have to do.
  if (finding.texts().empty()) Missing(finding);
  const std::string remedy = TextIn(finding.remedies(), phrases_.language());
  if (group.with_remedy && !remedy.empty()) {
    Say("    ", phrases_.Say(Phrase::kRemedy, {{"text", remedy}}));
  }
  Footer(finding);
}

void TextView::Findings(const Group& group) {
  bool first = true;
  for (const v1::Finding& finding : report_.findings()) {
    if (!Belongs(finding, group)) continue;
    if (first) GroupHeading(group.heading, group.emphasis);
    first = false;
    Item(finding, group);
  }
}

// One or two things by name; of more, the first and how many others.
std::string TextView::AwaitedBy(const v1::Finding& finding) const {
  const auto& ids = finding.waits_for();
  if (ids.empty()) return phrases_.Say(Phrase::kWaitsForSomething);
  const std::string first = checked_.words->NameOf(ids.Get(0));
  if (ids.size() == 1) return first;
  if (ids.size() == 2) {
    return phrases_.Say(Phrase::kWaitsForTwo,
                        {{"first", first}, {"second", checked_.words->NameOf(ids.Get(1))}});
  }
  return phrases_.Say(Phrase::kWaitsForMore,
                      {{"first", first}, {"count", std::to_string(ids.size() - 1)}});
}

// Terms that run, soonest first; what only waits for something to happen is one line.
void TextView::Pending() {
  std::vector<const v1::Finding*> due;
  std::map<std::string, std::string> waiting;  // what for → rule ids
  for (const v1::Finding& finding : report_.findings()) {
    if (finding.outcome() != v1::OUTCOME_PENDING) continue;
    if (!finding.due().empty()) {
      due.push_back(&finding);
      continue;
    }
    // A moment that may never come, such as a step to a higher layer, is left out of people's
    // views.
    if (finding.waits_for().empty()) continue;
    std::string& rules = waiting[AwaitedBy(finding)];
    rules += (rules.empty() ? "" : ", ") + finding.rule_id();
  }
  if (due.empty() && waiting.empty()) return;
  GroupHeading(Phrase::kGroupPending, Emphasis::kHeading);
  std::stable_sort(due.begin(), due.end(), [](const v1::Finding* left, const v1::Finding* right) {
    return left->due() < right->due();
  });
  for (const v1::Finding* finding : due) {
    const Phrase when = finding->due_latest().empty() ? Phrase::kDueBy : Phrase::kDueBetween;
    std::string line = phrases_.Say(
        when, {{"date", Date(finding->due())}, {"latest", Date(finding->due_latest())}});
    line += ": " + TitleOf(*finding) + " (" + finding->rule_id();
    if (!finding->duty_bearer().empty()) {
      line += ", " + checked_.words->NameOfRole(finding->duty_bearer());
    }
    Say("  - ", line + ")");
  }
  std::string list;
  for (const auto& [awaited, rules] : waiting) {
    list += (list.empty() ? "" : "; ") + awaited + " (" + rules + ")";
  }
  if (!list.empty()) Say("  - ", phrases_.Say(Phrase::kWaitsFor, {{"list", list}}));
}

void TextView::Figures() {
  bool first = true;
  for (const v1::Finding& finding : report_.findings()) {
    if (finding.rule_class() != v1::RULE_CLASS_INDICATOR) continue;
    if (first) GroupHeading(Phrase::kGroupFigures, Emphasis::kHeading);
    first = false;
    std::string figure = phrases_.Say(Phrase::kFigureUnknown);
    if (finding.has_measure()) {
      figure = std::to_string(finding.measure().value());
      const std::string base = std::to_string(finding.measure().base());
      if (finding.measure().base() > 0) {
        figure = phrases_.Say(Phrase::kFigureOf, {{"value", figure}, {"base", base}});
      }
    }
    const std::string reason = ReasonOf(finding);
    const std::string line = TitleOf(finding) + ": " + (reason.empty() ? figure : reason);
    Say("  - ", line + " (" + finding.rule_id() + ")");
  }
}

void TextView::Rest() {
  const v1::Summary& summary = report_.summary();
  if (summary.satisfied() == 0 && summary.not_applicable() == 0) return;
  text_ += "\n";
  Say("", phrases_.Say(Phrase::kRestCounted,
                       {{"satisfied", std::to_string(summary.satisfied())},
                        {"not_applicable", std::to_string(summary.not_applicable())}}));
}

std::string TextView::Write() {
  Heading();
  SummaryLine();
  Issues();
  for (const Group& group : kActGroups) Findings(group);
  Pending();
  for (const Group& group : kPastGroups) Findings(group);
  Figures();
  Rest();
  return std::move(text_);
}

}  // namespace

std::string TitleInWords(const v1::Finding& finding, const std::string& subject_id,
                         const Phrasebook& phrases) {
  std::string title = TextIn(finding.titles(), phrases.language());
  if (title.empty()) title = finding.rule_id();
  if (!finding.subject().empty() && finding.subject() != subject_id) {
    title += ", " + phrases.Say(Phrase::kAbout, {{"subject", finding.subject()}});
  }
  return title;
}

std::string LibraryReason(const v1::Finding& finding, Language language) {
  std::string reason;
  for (const v1::Text& text : finding.texts()) {
    const bool ours = text.language() == CodeOf(language) && text.register_() == "professional";
    if (ours) reason += (reason.empty() ? "" : " ") + text.content();
  }
  return reason;
}

std::string ReportInText(const CheckedReport& checked, const Phrasebook& phrases,
                         const Terminal& terminal) {
  return TextView(checked, phrases, terminal).Write();
}

std::string TotalsInText(const Totals& totals, const Phrasebook& phrases,
                         const Terminal& terminal) {
  std::string line =
      phrases.Count(totals.records, Phrase::kTotalCheckedOne, Phrase::kTotalCheckedMany);
  line += " ";
  line += totals.failed == 0
              ? phrases.Say(Phrase::kTotalFailedNone)
              : phrases.Count(totals.failed, Phrase::kTotalFailedOne, Phrase::kTotalFailedMany);
  if (totals.issues > 0) {
    line += " " + phrases.Count(totals.issues, Phrase::kTotalIssuesOne, Phrase::kTotalIssuesMany);
  }
  // On a terminal standard error says this just below.
  if (totals.unusable > 0 && !terminal.output_is_terminal) {
    line += " " + phrases.Count(totals.unusable, Phrase::kUnusableOne, Phrase::kUnusableMany);
  }
  return Wrapped("", line, terminal.width);
}

}  // namespace baken::cli
