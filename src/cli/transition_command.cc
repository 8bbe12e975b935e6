// SPDX-License-Identifier: EUPL-1.2
#include "cli/transition_command.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "cli/calendar.h"
#include "cli/issue_phrases.h"
#include "cli/text_view.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr const char* kAskedPath = "enter_layer";

constexpr Wording kAsked{"De stap naar {layer} op {date}", "The step to {layer} on {date}"};
constexpr Wording kYes{"Ja, deze stap kan: er staat niets in de weg.",
                       "Yes, this step can be taken: nothing stands in the way."};
constexpr Wording kYesWithCare{"Ja, deze stap kan. Let wel op wat hieronder staat.",
                               "Yes, this step can be taken. Do look at what is below."};
constexpr Wording kPerhaps{
    "Niets wat vastligt houdt deze stap tegen, maar niet alles is te bepalen.",
    "Nothing on file stands in the way, but not everything can be determined."};
constexpr Wording kNo{"Nee, nu nog niet: hieronder staat wat er ontbreekt.",
                      "No, not yet: what is missing is below."};
constexpr Wording kEarliest{"Als er niets anders wordt vastgelegd, kan de stap vanaf {date}.",
                            "If nothing else is recorded, the step can be taken from {date} on."};
constexpr Wording kNeverByWaiting{
    "Wachten alleen helpt niet: eerst moet gebeuren wat hieronder staat.",
    "Waiting alone does not help: what is below has to be done first."};
constexpr Wording kBlockers{"Staat in de weg", "In the way"};
constexpr Wording kCautions{"Let op", "Take care"};
constexpr Wording kUnknowns{"Niet te bepalen", "Cannot be determined"};
constexpr Wording kOwedBy{"Wie aan zet is: {role}.", "Whose turn it is: {role}."};
constexpr Wording kNoSuchLayer{"Dit programma kent geen laag \"{layer}\".",
                               "This programme has no layer \"{layer}\"."};
constexpr Wording kNoSuchLayerNearest{
    "Dit programma kent geen laag \"{layer}\"; misschien is \"{nearest}\" bedoeld.",
    "This programme has no layer \"{layer}\"; perhaps \"{nearest}\" was meant."};
constexpr Wording kHeldAlready{
    "Op {date} is {layer} al de laag van dit traject; er is geen stap.",
    "On {date} this trajectory already is in {layer}; there is no step."};
constexpr Wording kEnteredLater{
    "Op {date} of later is al een laag ingegaan. Vraag naar een dag na de laatste stap ({last}).",
    "A layer has been entered on {date} or later. Ask about a day after the last step ({last})."};
constexpr Wording kNoAnswer{"Voor dit record is geen antwoord te geven op deze vraag.",
                            "This question cannot be answered for this record."};

using RuleIds = google::protobuf::RepeatedPtrField<std::string>;

class TransitionView {
 public:
  TransitionView(const CheckedReport& checked, const Phrasebook& phrases, const Terminal& terminal)
      : checked_(checked), report_(checked.report), phrases_(phrases), terminal_(terminal) {}

  std::string Write();

 private:
  void Heading();
  void WhyNoAnswer();
  void Answer();
  void Rules(const RuleIds& ids, const Wording& heading, Emphasis emphasis);
  void Item(const v1::Finding& finding);
  void Issues();
  std::string LastEntry() const;
  std::string Date(const std::string& date) const { return DateInWords(date, phrases_.language()); }
  std::string Layer() const { return checked_.words->NameOf(checked_.request->enter_layer()); }
  void Say(std::string_view lead, std::string_view text) {
    text_ += Wrapped(lead, Printable(text), terminal_.width);
  }

  const CheckedReport& checked_;
  const v1::Report& report_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  std::string text_;
};

void TransitionView::Heading() {
  std::string subject = Printable(report_.subject_id());
  if (subject.empty()) subject = checked_.source + " " + phrases_.Say(Phrase::kNoSubject);
  const std::string title = phrases_.Say(
      Phrase::kHeading, {{"subject", subject}, {"programme", checked_.words->title()}});
  text_ += Coloured(Printable(title), Emphasis::kHeading, terminal_.colour) + "\n";
  text_ += std::string(std::min(Columns(title), terminal_.width), '=') + "\n";
  Say("", phrases_.Say(kAsked, {{"layer", Layer()}, {"date", Date(report_.judged_on())}}));
}

std::string TransitionView::LastEntry() const {
  std::string last;
  for (const v1::LayerEntry& entry : checked_.request->trajectory().layers()) {
    last = std::max(last, entry.entered_on());
  }
  return Date(last);
}

void TransitionView::WhyNoAnswer() {
  const auto& issues = report_.data_issues();
  const auto asked = std::find_if(issues.begin(), issues.end(), [](const v1::DataIssue& issue) {
    return issue.path() == kAskedPath;
  });
  const std::string code = asked == issues.end() ? std::string() : asked->code();
  const std::string nearest = asked == issues.end() ? std::string() : asked->nearest();
  const std::string date = Date(report_.judged_on());
  if (code == "word_unknown") {
    Say("", phrases_.Say(nearest.empty() ? kNoSuchLayer : kNoSuchLayerNearest,
                         {{"layer", checked_.request->enter_layer()}, {"nearest", nearest}}));
  } else if (code == "layer_already_held") {
    Say("", phrases_.Say(kHeldAlready, {{"layer", Layer()}, {"date", date}}));
  } else if (code == "layer_entered_later") {
    Say("", phrases_.Say(kEnteredLater, {{"date", date}, {"last", LastEntry()}}));
  } else {
    Say("", phrases_.Say(kNoAnswer));
  }
}

void TransitionView::Answer() {
  const v1::Transition& step = report_.transition();
  const bool blocked = !step.allowed();
  if (blocked) {
    Say("", phrases_.Say(kNo));
    const bool by_waiting = step.earliest() > report_.judged_on();
    Say("", by_waiting ? phrases_.Say(kEarliest, {{"date", Date(step.earliest())}})
                       : phrases_.Say(kNeverByWaiting));
  } else if (!step.unknowns().empty()) {
    Say("", phrases_.Say(kPerhaps));
  } else {
    Say("", phrases_.Say(step.cautions().empty() ? kYes : kYesWithCare));
  }
  Rules(step.blockers(), kBlockers, Emphasis::kWrong);
  Rules(step.cautions(), kCautions, Emphasis::kWarning);
  Rules(step.unknowns(), kUnknowns, Emphasis::kHeading);
}

void TransitionView::Rules(const RuleIds& ids, const Wording& heading, Emphasis emphasis) {
  if (ids.empty()) return;
  text_ += "\n" + Coloured(phrases_.Say(heading), emphasis, terminal_.colour) + "\n";
  for (const std::string& id : ids) {
    const auto& findings = report_.findings();
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const v1::Finding& f) { return f.rule_id() == id; });
    if (found != findings.end()) Item(*found);
  }
}

void TransitionView::Item(const v1::Finding& finding) {
  Say("  - ", TitleInWords(finding, report_.subject_id(), phrases_));
  const std::string reason = LibraryReason(finding, phrases_.language());
  if (!reason.empty()) Say("    ", reason);
  // A reason of the library's says who can act.
  if (reason.empty() && !finding.duty_bearer().empty()) {
    const std::string role = checked_.words->NameOfRole(finding.duty_bearer());
    Say("    ", phrases_.Say(kOwedBy, {{"role", role}}));
  }
  const std::string remedy = TextIn(finding.remedies(), phrases_.language());
  if (!remedy.empty()) Say("    ", phrases_.Say(Phrase::kRemedy, {{"text", remedy}}));
  text_ += Coloured("    " + finding.rule_id(), Emphasis::kQuiet, terminal_.colour) + "\n";
}

void TransitionView::Issues() {
  bool first = true;
  for (int i = 0; i < report_.data_issues_size(); ++i) {
    if (report_.data_issues(i).path() == kAskedPath) continue;
    if (first) text_ += "\n" + phrases_.Say(Phrase::kGroupIssues) + "\n";
    first = false;
    const auto index = static_cast<std::size_t>(i);
    const std::int64_t line = index < checked_.issue_lines.size() ? checked_.issue_lines[index] : 0;
    Say("  - ", IssueInWords(report_.data_issues(i), line, phrases_));
  }
}

std::string TransitionView::Write() {
  Heading();
  if (report_.has_transition()) {
    Answer();
  } else {
    WhyNoAnswer();
  }
  Issues();
  return std::move(text_);
}

struct Tally {
  bool blocked = false;
  bool unanswered = false;
};

// Text of our own; JSON is the report itself, whose `transition` is the answer.
class TransitionWriter : public ReportWriter {
 public:
  TransitionWriter(Tally& tally, std::unique_ptr<ReportWriter> json, const Phrasebook& phrases,
                   const Terminal& terminal, Output& output)
      : tally_(tally),
        json_(std::move(json)),
        phrases_(phrases),
        terminal_(terminal),
        output_(output) {}

  ReportNeeds Needs() const override { return ReportNeeds::kFactsToo; }
  void Write(const CheckedReport& checked) override {
    const bool answered = checked.report.has_transition();
    tally_.unanswered = tally_.unanswered || !answered;
    tally_.blocked = tally_.blocked || (answered && !checked.report.transition().allowed());
    if (json_) {
      json_->Write(checked);
      return;
    }
    if (reports_++ > 0) output_.Write("\n");
    output_.Write(TransitionView(checked, phrases_, terminal_).Write());
  }
  void WriteProblem(const Problem& problem) override {
    if (json_) json_->WriteProblem(problem);
  }
  void Finish(const Totals& totals) override {
    if (json_) json_->Finish(totals);
  }

 private:
  Tally& tally_;
  std::unique_ptr<ReportWriter> json_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  Output& output_;
  std::int64_t reports_ = 0;
};

}  // namespace

int RunTransition(const CheckOptions& options) {
  Tally tally;
  const ReportFormat format = options.format;
  const auto make = [&tally, format](const Phrasebook& phrases, const Terminal& terminal,
                                     Output& output) -> std::unique_ptr<ReportWriter> {
    std::unique_ptr<ReportWriter> json;
    if (format != ReportFormat::kText) json = MakeReportWriter(format, phrases, terminal, output);
    return std::make_unique<TransitionWriter>(tally, std::move(json), phrases, terminal, output);
  };
  const int code = RunCheckInto(options, make);
  if (code == kExitUnusable || tally.unanswered) return kExitUnusable;
  return tally.blocked ? kExitInBreach : kExitInOrder;
}

}  // namespace baken::cli
