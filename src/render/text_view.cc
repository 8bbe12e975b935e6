// SPDX-License-Identifier: EUPL-1.2
// Plain text for a letter, an e-mail or a terminal; a trace where the report has one.
#include <array>

#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kHeading{"{subject} · {programme}", "{subject} · {programme}"};
constexpr Wording kHeadingToParticipant{"Uw traject · {programme}",
                                        "Your trajectory · {programme}"};
constexpr Wording kJudged{"Beoordeeld op {date} · versie {version}",
                          "Judged on {date} · version {version}"};
constexpr Wording kJudgedToParticipant{"Zo is het op {date}.", "As it is on {date}."};
constexpr Wording kClear{"Alles wat nu gevraagd wordt, is in orde.",
                         "Everything that is asked for now is in order."};
constexpr Wording kClearToParticipant{"In uw traject is nu niets te laat.",
                                      "Nothing in your trajectory is late now."};
constexpr Wording kRemedy{"Wat te doen: {text}", "What to do: {text}"};
constexpr Wording kIssues{"Gegevens om na te kijken", "Data to look at"};
constexpr Wording kIssuesToParticipant{
    "Wij kijken enkele gegevens na. Dat zegt niets over u.",
    "We look at some of the data again. That says nothing about you."};
constexpr Wording kTrace{"Zo is het opgebouwd:", "How it is made up:"};
constexpr Wording kIsSo{"waar", "true"};
constexpr Wording kIsNotSo{"onwaar", "false"};
constexpr Wording kIsUnknown{"onbekend", "unknown"};
constexpr Wording kSince{", sinds {since}", ", since {since}"};
constexpr Wording kUntil{", tot {until}", ", until {until}"};
constexpr Wording kHave{"; {have} van minstens {want}", "; {have} of at least {want}"};
constexpr Wording kHaveOfMost{"; {have} van hoogstens {want}", "; {have} of at most {want}"};

struct KindRow {
  std::string_view kind;
  Wording words;
};
constexpr std::array<KindRow, 8> kKinds = {{
    {"occurred", {"gebeurd", "occurred"}},
    {"reached", {"bereikt", "reached"}},
    {"holding", {"geldt", "holding"}},
    {"between", {"in de periode", "in the period"}},
    {"all_of", {"alles van", "all of"}},
    {"any_of", {"een van", "any of"}},
    {"at_least", {"een aantal van", "some of"}},
    {"none_of", {"niets van", "none of"}},
}};

class TextPage {
 public:
  TextPage(const ReportData& report, const For& reader)
      : report_(report), reader_(reader), words_(report, reader) {}

  std::string Write() {
    const std::string heading =
        reader_.Say(reader_.participant() ? kHeadingToParticipant : kHeading,
                    {{"subject", report_.subject_id}, {"programme", words_.Programme()}});
    Line(heading);
    Line(reader_.Say(
        reader_.participant() ? kJudgedToParticipant : kJudged,
        {{"date", words_.Date(report_.judged_on)}, {"version", report_.programme_version}}));
    for (const std::string& sentence : PresentLayer(report_, words_)) Line(sentence);
    bool clear = true;
    for (const Standing standing :
         {Standing::kFailure, Standing::kWarning, Standing::kUndetermined}) {
      clear = clear && FindingsThat(standing, report_).empty();
    }
    if (clear) Line(reader_.Say(kClear, kClearToParticipant));
    Issues();
    for (const Standing standing : {Standing::kFailure, Standing::kWarning, Standing::kUndetermined,
                                    Standing::kDue, Standing::kRepaired, Standing::kWaived}) {
      Findings(standing, true);
    }
    Findings(Standing::kSatisfied, false);
    if (!reader_.participant()) Findings(Standing::kFigure, true);
    return std::move(text_);
  }

 private:
  void Line(std::string_view text, std::string_view lead = "") {
    text_ += lead;
    text_ += text;
    text_ += '\n';
  }

  void Findings(Standing standing, bool with_reason) {
    const auto findings = FindingsThat(standing, report_);
    if (findings.empty()) return;
    Line("");
    Line(NameOf(standing, reader_));
    for (const FindingData* finding : findings) {
      std::string title = words_.TitleOf(*finding);
      if (!reader_.participant()) title += " (" + std::string(finding->rule_id) + ")";
      if (standing == Standing::kDue) title += ", " + words_.DueOf(*finding);
      Line(title, "  - ");
      if (with_reason) Reason(*finding);
      if (!finding->trace.empty() && !reader_.participant()) {
        Line(reader_.Say(kTrace), "    ");
        for (const TraceData& node : finding->trace) Trace(node, "      ");
      }
    }
  }

  void Reason(const FindingData& finding) {
    const std::string_view reason = words_.In(finding.texts);
    if (!reason.empty()) Line(reason, "    ");
    const std::string_view remedy = words_.In(finding.remedies);
    if (remedy.empty()) return;
    if (reader_.participant()) return Line(remedy, "    ");
    Line(reader_.Say(kRemedy, {{"text", remedy}}), "    ");
  }

  void Trace(const TraceData& node, const std::string& lead) {
    std::string line(node.id);
    line += "  ";
    for (const KindRow& row : kKinds) {
      if (row.kind == node.kind) line += reader_.Say(row.words);
    }
    for (std::size_t i = 0; i < node.ids.size(); ++i) {
      line += (i == 0 ? " " : ", ") + words_.NameOf(node.ids[i]);
    }
    line += ": ";
    line += reader_.Say(node.truth == 3 ? kIsSo : node.truth == 1 ? kIsNotSo : kIsUnknown);
    if (!node.since.empty()) line += reader_.Say(kSince, {{"since", words_.Date(node.since)}});
    if (!node.until.empty()) line += reader_.Say(kUntil, {{"until", words_.Date(node.until)}});
    if (node.of.empty() && node.kind != "between") Numbers(node, line);
    for (std::size_t i = 0; i < node.facts.size(); ++i) {
      const auto& [path, date] = node.facts[i];
      line += (i == 0 ? "; " : ", ") + std::string(path);
      if (!date.empty()) line += " (" + words_.Date(date) + ")";
    }
    Line(line, lead);
    for (const TraceData& part : node.of) Trace(part, lead + "  ");
  }

  void Numbers(const TraceData& node, std::string& line) const {
    std::string have = std::to_string(node.have);
    if (node.have_at_most != node.have) have += "–" + std::to_string(node.have_at_most);
    const bool most = node.bounded;
    line += reader_.Say(
        most ? kHaveOfMost : kHave,
        {{"have", have}, {"want", std::to_string(most ? node.want_at_most : node.want)}});
  }

  void Issues() {
    if (report_.issues.empty()) return;
    if (reader_.participant()) return Line(reader_.Say(kIssuesToParticipant));
    Line("");
    Line(reader_.Say(kIssues));
    for (const IssueData& issue : report_.issues) {
      Line(std::string(issue.path) + ": " + words_.IssueOf(issue), "  - ");
    }
  }

  const ReportData& report_;
  const For& reader_;
  Words words_;
  std::string text_;
};

}  // namespace

std::string TextView(const ReportData& report, const For& reader) {
  return TextPage(report, reader).Write();
}

}  // namespace baken::render
