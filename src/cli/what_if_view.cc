// SPDX-License-Identifier: EUPL-1.2
#include "cli/what_if_view.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "cli/calendar.h"
#include "cli/issue_phrases.h"
#include "cli/text_view.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

using Findings = google::protobuf::RepeatedPtrField<v1::Finding>;

class WhatIfView {
 public:
  WhatIfView(const WhatIfAnswer& answer, const Phrasebook& phrases, const Terminal& terminal)
      : answer_(answer), what_if_(answer.what_if), phrases_(phrases), terminal_(terminal) {}

  std::string Write();

 private:
  void Heading();
  void Steps();
  void SummaryLine();
  void Added();
  void Mended();
  void Stays();
  void Coming();
  void Undecided();
  void Issues();
  void Item(const v1::Finding& finding);
  void Reason(const v1::Finding& finding);
  std::string StepInWords(const v1::Step& step) const;
  std::string BreachInWords(const v1::Breach& breach) const;
  std::string CauseInWords(const v1::FactRef& cause) const;

  void Say(std::string_view lead, std::string_view text) {
    text_ += Wrapped(lead, Printable(text), terminal_.width);
  }
  void GroupHeading(Phrase heading, Emphasis emphasis) {
    text_ += "\n" + Coloured(phrases_.Say(heading), emphasis, terminal_.colour) + "\n";
  }
  std::string Date(const std::string& date) const { return DateInWords(date, phrases_.language()); }
  std::string Role(const std::string& role) const { return answer_.words->NameOfRole(role); }

  const WhatIfAnswer& answer_;
  const v1::WhatIf& what_if_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  std::string text_;
};

void WhatIfView::Heading() {
  const std::string count = phrases_.Count(answer_.changes.steps_size(), Phrase::kWhatIfStepsOne,
                                           Phrase::kWhatIfStepsMany);
  const std::string line =
      phrases_.Say(Phrase::kWhatIfHeading, {{"subject", what_if_.subject_id()},
                                            {"count", count},
                                            {"programme", answer_.words->title()}});
  std::string heading = Wrapped("", Printable(line), terminal_.width);
  heading.pop_back();
  text_ += Coloured(heading, Emphasis::kHeading, terminal_.colour) + "\n";
  text_ += std::string(std::min(Columns(line), terminal_.width), '=') + "\n";
  Say("", phrases_.Say(Phrase::kWhatIfDay, {{"date", Date(what_if_.judged_on())},
                                            {"version", what_if_.programme().version()}}));
  for (const std::string& deviation : what_if_.programme().deviations()) {
    Say("", phrases_.Say(Phrase::kDeviation, {{"text", deviation}}));
  }
}

std::string WhatIfView::StepInWords(const v1::Step& step) const {
  if (step.has_join()) {
    const v1::Join& join = step.join();
    return phrases_.Say(Phrase::kStepJoin, {{"date", Date(join.on())},
                                            {"party", join.party()},
                                            {"group", join.group()},
                                            {"role", Role(join.role())}});
  }
  if (step.has_leave()) {
    const v1::Leave& leave = step.leave();
    return phrases_.Say(
        Phrase::kStepLeave,
        {{"date", Date(leave.on())}, {"party", leave.party()}, {"group", leave.group()}});
  }
  if (step.has_swap()) {
    const v1::SwapPlaces& swap = step.swap();
    return phrases_.Say(Phrase::kStepSwap, {{"date", Date(swap.on())},
                                            {"party", swap.party()},
                                            {"group", swap.group()},
                                            {"other", swap.other_party()},
                                            {"other_group", swap.other_group()}});
  }
  const v1::TakeOver& take_over = step.take_over();
  const Phrase phrase = take_over.role().empty() ? Phrase::kStepTakeOver : Phrase::kStepTakeOverAs;
  return phrases_.Say(phrase, {{"date", Date(take_over.on())},
                               {"party", take_over.party()},
                               {"group", take_over.group()},
                               {"other", take_over.predecessor()},
                               {"role", Role(take_over.role())}});
}

void WhatIfView::Steps() {
  for (const v1::Step& step : answer_.changes.steps()) Say("  - ", StepInWords(step));
}

void WhatIfView::SummaryLine() {
  const auto must = std::count_if(
      what_if_.added().begin(), what_if_.added().end(),
      [](const v1::Finding& finding) { return finding.rule_class() == v1::RULE_CLASS_MUST; });
  const auto should = what_if_.added_size() - must;
  std::string line;
  const auto add = [&](std::int64_t count, Phrase one, Phrase many) {
    if (count > 0) line += (line.empty() ? "" : " ") + phrases_.Count(count, one, many);
  };
  if (what_if_.added().empty()) line = phrases_.Say(Phrase::kWhatIfNothingAdded);
  add(must, Phrase::kWhatIfMustOne, Phrase::kWhatIfMustMany);
  add(should, Phrase::kWhatIfShouldOne, Phrase::kWhatIfShouldMany);
  add(what_if_.mended_size(), Phrase::kWhatIfMendedOne, Phrase::kWhatIfMendedMany);
  add(what_if_.stays_size(), Phrase::kWhatIfStaysOne, Phrase::kWhatIfStaysMany);
  text_ += "\n";
  Say("", line);
}

// "groups[0].members[6]" → who that is, in which role, and the date that mattered.
std::string WhatIfView::CauseInWords(const v1::FactRef& cause) const {
  int group = -1;
  int place = -1;
  const bool member =
      std::sscanf(cause.path().c_str(), "groups[%d].members[%d]", &group, &place) == 2 &&
      group >= 0 && group < answer_.organisation.groups_size() && place >= 0 &&
      place < answer_.organisation.groups(group).members_size();
  if (!member) return cause.path();
  const v1::Member& who = answer_.organisation.groups(group).members(place);
  // Of a member it is either the first day that mattered, or the day after the last.
  const bool leaves = cause.date() != who.since();
  Phrase phrase = leaves ? Phrase::kMemberUntil : Phrase::kMemberFrom;
  if (cause.date().empty()) phrase = Phrase::kMemberAlways;
  return phrases_.Say(
      phrase, {{"party", who.party()}, {"role", Role(who.role())}, {"date", Date(cause.date())}});
}

std::string WhatIfView::BreachInWords(const v1::Breach& breach) const {
  const std::string last = breach.until().empty() ? "" : DayBefore(breach.until());
  Phrase phrase = Phrase::kDaysFromThrough;
  if (last.empty()) phrase = breach.since().empty() ? Phrase::kDaysAlways : Phrase::kDaysFrom;
  if (!last.empty() && breach.since().empty()) phrase = Phrase::kDaysThrough;
  if (!last.empty() && last <= breach.since()) phrase = Phrase::kDaysOn;
  const std::string days =
      phrases_.Say(phrase, {{"since", Date(breach.since())}, {"last", Date(last)}});
  std::string causes;
  for (const v1::FactRef& cause : breach.causes()) {
    causes += (causes.empty() ? "" : "; ") + CauseInWords(cause);
  }
  if (causes.empty()) return phrases_.Say(Phrase::kDaysAlone, {{"days", days}});
  return phrases_.Say(Phrase::kDaysWhy, {{"days", days}, {"causes", causes}});
}

void WhatIfView::Item(const v1::Finding& finding) {
  const bool must = finding.rule_class() == v1::RULE_CLASS_MUST;
  const std::string kind = phrases_.Say(must ? Phrase::kClassMust : Phrase::kClassShould);
  Say("  - ", TitleInWords(finding, what_if_.subject_id(), phrases_) + " (" + finding.rule_id() +
                  ", " + kind + ")");
  for (const v1::Breach& breach : finding.breaches()) Say("    ", BreachInWords(breach));
}

void WhatIfView::Reason(const v1::Finding& finding) {
  const std::string reason = LibraryReason(finding, phrases_.language());
  if (!reason.empty()) Say("    ", reason);
  const std::string remedy = TextIn(finding.remedies(), phrases_.language());
  if (!remedy.empty()) Say("    ", phrases_.Say(Phrase::kRemedy, {{"text", remedy}}));
}

void WhatIfView::Added() {
  if (what_if_.added().empty()) return;
  GroupHeading(Phrase::kGroupAdded, Emphasis::kWrong);
  for (const v1::Finding& finding : what_if_.added()) {
    Item(finding);
    Reason(finding);
  }
}

void WhatIfView::Mended() {
  if (what_if_.mended().empty()) return;
  GroupHeading(Phrase::kGroupMended, Emphasis::kHeading);
  for (const v1::Finding& finding : what_if_.mended()) Item(finding);
}

void WhatIfView::Stays() {
  if (what_if_.stays().empty()) return;
  GroupHeading(Phrase::kGroupStays, Emphasis::kHeading);
  for (const v1::Finding& finding : what_if_.stays()) {
    v1::Finding now = finding;
    // Earlier breaches, ended already, are the same with and without.
    while (now.breaches_size() > 1) now.mutable_breaches()->DeleteSubrange(0, 1);
    Item(now);
  }
}

void WhatIfView::Coming() {
  if (what_if_.pending().empty()) return;
  GroupHeading(Phrase::kGroupComing, Emphasis::kWarning);
  for (const v1::Finding& finding : what_if_.pending()) {
    const std::string due =
        phrases_.Say(finding.due_latest().empty() ? Phrase::kDueBy : Phrase::kDueBetween,
                     {{"date", Date(finding.due())}, {"latest", Date(finding.due_latest())}});
    Say("  - ", due + ": " + TitleInWords(finding, what_if_.subject_id(), phrases_) + " (" +
                    finding.rule_id() + ", " + Role(finding.duty_bearer()) + ")");
  }
}

void WhatIfView::Undecided() {
  if (what_if_.undetermined().empty()) return;
  GroupHeading(Phrase::kGroupUndecided, Emphasis::kWarning);
  for (const v1::Finding& finding : what_if_.undetermined()) {
    Say("  - ",
        TitleInWords(finding, what_if_.subject_id(), phrases_) + " (" + finding.rule_id() + ")");
    Reason(finding);
  }
}

void WhatIfView::Issues() {
  if (what_if_.data_issues().empty()) return;
  GroupHeading(Phrase::kGroupChangeIssues, Emphasis::kWarning);
  for (const v1::DataIssue& issue : what_if_.data_issues()) {
    Say("  - ", IssueInWords(issue, 0, phrases_));
  }
}

std::string WhatIfView::Write() {
  Heading();
  Steps();
  SummaryLine();
  Issues();
  Added();
  Coming();
  Undecided();
  Mended();
  Stays();
  return std::move(text_);
}

}  // namespace

std::string WhatIfInText(const WhatIfAnswer& answer, const Phrasebook& phrases,
                         const Terminal& terminal) {
  return WhatIfView(answer, phrases, terminal).Write();
}

}  // namespace baken::cli
