// SPDX-License-Identifier: EUPL-1.2
#include "cli/diff_command.h"

#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

#include "cli/check_input.h"
#include "cli/diff_view.h"
#include "cli/programme_diff.h"
#include "cli/text_view.h"

namespace baken::cli {
namespace {

constexpr Wording kNothingToCompare{
    "Waarmee vergelijken? Noem een tweede programma of een --deviation.",
    "Compare with what? Name a second programme or a --deviation."};
constexpr Wording kSecondIsProgramme{
    "Het tweede is het andere programma, daarna komen de dossiers; met --deviation mag het "
    "hetzelfde zijn: baken programme diff {programme} {programme} {file} --deviation …",
    "The second is the other programme, the records come after it; with --deviation it may be the "
    "same: baken programme diff {programme} {programme} {file} --deviation …"};

// Outcomes that need explaining: what they were is no matter of course.
bool Explains(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_VIOLATED || outcome == v1::OUTCOME_UNDETERMINED ||
         outcome == v1::OUTCOME_REPAIRED || outcome == v1::OUTCOME_WAIVED;
}

using Findings = std::map<std::pair<std::string, std::string>, const v1::Finding*>;

Findings FindingsOf(const v1::Report& report) {
  Findings findings;
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_class() == v1::RULE_CLASS_INDICATOR) continue;
    findings[{finding.rule_id(), finding.subject()}] = &finding;
  }
  return findings;
}

// Of the same record under the one programme and under the other.
class OutcomeDiffer {
 public:
  OutcomeDiffer(const Phrasebook& phrases, const v1::Report& before, const v1::Report& after)
      : phrases_(phrases), subject_id_(after.subject_id()) {
    const Findings was = FindingsOf(before);
    const Findings is = FindingsOf(after);
    Findings all = was;
    all.insert(is.begin(), is.end());
    for (const auto& [key, finding] : all) {
      const auto one = was.find(key);
      const auto other = is.find(key);
      Compare(one == was.end() ? nullptr : one->second,
              other == is.end() ? nullptr : other->second);
    }
  }

  v1::RecordDifference Take() { return std::move(record_); }

 private:
  void Compare(const v1::Finding* was, const v1::Finding* is) {
    if (was != nullptr && is != nullptr && was->outcome() == is->outcome()) return;
    const v1::Finding& shown = is != nullptr ? *is : *was;
    v1::OutcomeDifference& outcome = *record_.add_outcomes();
    outcome.set_rule_id(shown.rule_id());
    outcome.set_subject(shown.subject());
    outcome.set_title(TitleInWords(shown, subject_id_, phrases_));
    outcome.set_rule_class(shown.rule_class());
    if (was != nullptr) {
      outcome.set_before(was->outcome());
      if (Explains(was->outcome())) {
        outcome.set_reason_before(LibraryReason(*was, phrases_.language()));
      }
    }
    if (is == nullptr) return;
    outcome.set_after(is->outcome());
    outcome.set_reason_after(LibraryReason(*is, phrases_.language()));
  }

  const Phrasebook& phrases_;
  std::string subject_id_;
  v1::RecordDifference record_;
};

struct Sides {
  const v1::Programme& before;
  const v1::Programme& after;
};

// The reports of one record come one after the other, under the first programme and the second.
class DiffWriter : public ReportWriter {
 public:
  DiffWriter(v1::Diff& diff, Sides sides, const CheckOptions& options, const Phrasebook& phrases,
             const Terminal& terminal, Output& output)
      : diff_(diff),
        format_(options.format),
        phrases_(phrases),
        terminal_(terminal),
        output_(output),
        problems_(MakeReportWriter(options.format, phrases, terminal, output)) {
    if (format_ == ReportFormat::kText) {
      output_.Write(DifferencesInText(diff, sides.before, sides.after, phrases, terminal));
    } else if (format_ == ReportFormat::kNdjson) {
      output_.Write(MessageInJson(diff, false) + "\n");
    }
  }

  void Write(const CheckedReport& checked) override {
    if (checked.programme == 0) {
      before_ = checked.report;
      return;
    }
    if (!before_) return;
    v1::RecordDifference record = OutcomeDiffer(phrases_, *before_, checked.report).Take();
    before_.reset();
    ++records_;
    if (record.outcomes().empty()) return;
    ++changed_;
    record.set_record_id(checked.report.subject_id());
    record.set_source(checked.source);
    for (const v1::OutcomeDifference& outcome : record.outcomes()) {
      ++counts_[{outcome.rule_id(), outcome.before(), outcome.after()}];
    }
    Print(record);
  }

  void WriteProblem(const Problem& problem) override {
    before_.reset();
    problems_->WriteProblem(problem);
  }

  void Finish(const Totals&) override {
    v1::DiffTotals totals;
    totals.set_records(records_);
    totals.set_unchanged(records_ - changed_);
    for (const auto& [key, findings] : counts_) {
      v1::OutcomeCount& count = *totals.add_counts();
      count.set_rule_id(std::get<0>(key));
      count.set_before(std::get<1>(key));
      count.set_after(std::get<2>(key));
      count.set_findings(findings);
    }
    *diff_.mutable_totals() = totals;
    v1::Diff last;
    *last.mutable_totals() = totals;
    switch (format_) {
      case ReportFormat::kText:
        output_.Write(DiffTotalsInText(totals, diff_.judged_on(), phrases_, terminal_));
        return;
      case ReportFormat::kJson:
        output_.Write(MessageInJson(diff_, true) + "\n");
        return;
      case ReportFormat::kHtml:  // of reports only, and not offered here
      case ReportFormat::kCsv:
      case ReportFormat::kNdjson:
        output_.Write(MessageInJson(last, false) + "\n");
    }
  }

 private:
  void Print(const v1::RecordDifference& record) {
    switch (format_) {
      case ReportFormat::kText:
        output_.Write(RecordDifferenceInText(record, phrases_, terminal_));
        return;
      case ReportFormat::kJson:
        *diff_.add_records() = record;
        return;
      case ReportFormat::kHtml:
      case ReportFormat::kCsv:
      case ReportFormat::kNdjson:
        break;
    }
    v1::Diff line;
    *line.add_records() = record;
    output_.Write(MessageInJson(line, false) + "\n");
  }

  v1::Diff& diff_;
  ReportFormat format_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  Output& output_;
  std::unique_ptr<ReportWriter> problems_;
  std::optional<v1::Report> before_;
  std::int64_t records_ = 0;
  std::int64_t changed_ = 0;
  std::map<std::tuple<std::string, v1::Outcome, v1::Outcome>, std::int64_t> counts_;
};

void Tell(const Phrasebook& phrases, const Wording& wording, Phrasebook::Values values = {}) {
  std::fprintf(stderr, "baken: %s\n", Printable(phrases.Say(wording, values)).c_str());
}

// The one, and the other with the deviations in force; nothing when one cannot be used.
std::optional<std::vector<LoadedProgramme>> OpenBoth(const DiffOptions& options,
                                                     const Phrasebook& phrases) {
  std::vector<LoadedProgramme> both;
  for (const std::string& name :
       {options.before, options.after.empty() ? options.before : options.after}) {
    auto opened = OpenProgramme(name, phrases);
    if (const auto* problems = std::get_if<std::vector<Problem>>(&opened)) {
      TellProblems(*problems);
      const bool second = !both.empty() && !options.deviations.empty();
      if (second) {
        Tell(phrases, kSecondIsProgramme, {{"programme", options.before}, {"file", name}});
      }
      return std::nullopt;
    }
    both.push_back(std::move(std::get<LoadedProgramme>(opened)));
  }
  std::vector<LoadedProgramme> after;
  after.push_back(std::move(both.back()));
  both.pop_back();
  for (const std::string& file : options.deviations) {
    const std::vector<Problem> problems = Deviate(file, phrases, after);
    TellProblems(problems);
    if (!problems.empty()) return std::nullopt;
  }
  both.push_back(std::move(after.front()));
  return both;
}

int PrintDiff(const v1::Diff& diff, const Sides& sides, ReportFormat format,
              const Phrasebook& phrases) {
  Output output(stdout);
  output.Write(format == ReportFormat::kText
                   ? DifferencesInText(diff, sides.before, sides.after, phrases, AskTerminal())
                   : MessageInJson(diff, format == ReportFormat::kJson) + "\n");
  if (output.Finish()) return diff.differences().empty() ? kExitInOrder : kExitInBreach;
  std::fprintf(stderr, "baken: %s\n", phrases.Say(Phrase::kOutputLost).c_str());
  return kExitUnusable;
}

}  // namespace

int RunDiff(const DiffOptions& options) {
  const Phrasebook phrases(options.check.language);
  if (options.after.empty() && options.deviations.empty()) {
    Tell(phrases, kNothingToCompare);
    return kExitUnusable;
  }
  auto both = OpenBoth(options, phrases);
  if (!both) return kExitUnusable;
  v1::Diff diff = DiffOf(both->front(), both->back(), options.check.language);
  for (const std::string& file : options.deviations) diff.mutable_after()->add_deviations(file);
  const v1::Programme before = both->front().description;
  const v1::Programme after = both->back().description;
  const Sides sides{before, after};
  if (options.check.files.empty()) return PrintDiff(diff, sides, options.check.format, phrases);
  const auto day = JudgedOn(options.check.judged_on, AskTerminal(), phrases);
  if (!day) return kExitUnusable;
  CheckOptions settled = options.check;
  settled.judged_on = *day;
  diff.set_judged_on(*day);
  const int judged = RunCheckUnder(
      settled, std::move(*both),
      [&](const Phrasebook& same, const Terminal& terminal, Output& output) {
        return std::make_unique<DiffWriter>(diff, sides, settled, same, terminal, output);
      });
  if (judged == kExitUnusable) return judged;
  const bool same = diff.totals().unchanged() == diff.totals().records();
  return same ? kExitInOrder : kExitInBreach;
}

}  // namespace baken::cli
