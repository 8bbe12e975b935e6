// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "cli/calendar.h"
#include "cli/diff_view.h"
#include "cli/outcome_words.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr Wording kRule{"{rule} {title}: {before} → {after}", "{rule} {title}: {before} → {after}"};
constexpr Wording kNotJudged{"niet getoetst", "not judged"};
constexpr Wording kBefore{"Was: {reason}", "Before: {reason}"};
constexpr Wording kAfter{"Wordt: {reason}", "After: {reason}"};
constexpr Wording kTotals{"Wat verandert op {date}", "What changes on {date}"};
constexpr Wording kRecordsOne{"1 dossier getoetst.", "1 record judged."};
constexpr Wording kRecordsMany{"{count} dossiers getoetst.", "{count} records judged."};
constexpr Wording kUnchangedNone{"Bij elk dossier verandert iets.",
                                 "Something changes in every one."};
constexpr Wording kUnchangedOne{"Bij 1 daarvan verandert niets.", "Nothing changes in 1 of them."};
constexpr Wording kUnchangedMany{"Bij {count} daarvan verandert niets.",
                                 "Nothing changes in {count} of them."};
constexpr Wording kCount{"{rule}: {before} → {after}: {count}",
                         "{rule}: {before} → {after}: {count}"};

std::string OutcomeOrNone(v1::Outcome outcome, const Phrasebook& phrases) {
  return outcome == v1::OUTCOME_UNSPECIFIED ? phrases.Say(kNotJudged)
                                            : OutcomeInWords(outcome, phrases);
}

}  // namespace

std::string RecordDifferenceInText(const v1::RecordDifference& record, const Phrasebook& phrases,
                                   const Terminal& terminal) {
  const std::string& name = record.record_id().empty() ? record.source() : record.record_id();
  std::string text = "\n" + Coloured(Printable(name), Emphasis::kHeading, terminal.colour) + "\n";
  const auto say = [&](std::string_view lead, const std::string& line) {
    text += Wrapped(lead, Printable(line), terminal.width);
  };
  for (const v1::OutcomeDifference& outcome : record.outcomes()) {
    say("  - ", phrases.Say(kRule, {{"rule", outcome.rule_id()},
                                    {"title", outcome.title()},
                                    {"before", OutcomeOrNone(outcome.before(), phrases)},
                                    {"after", OutcomeOrNone(outcome.after(), phrases)}}));
    if (!outcome.reason_before().empty()) {
      say("    ", phrases.Say(kBefore, {{"reason", outcome.reason_before()}}));
    }
    if (!outcome.reason_after().empty()) {
      say("    ", phrases.Say(kAfter, {{"reason", outcome.reason_after()}}));
    }
  }
  return text;
}

std::string DiffTotalsInText(const v1::DiffTotals& totals, const std::string& judged_on,
                             const Phrasebook& phrases, const Terminal& terminal) {
  const std::string date = DateInWords(judged_on, phrases.language());
  std::string text =
      "\n" + Coloured(phrases.Say(kTotals, {{"date", date}}), Emphasis::kHeading, terminal.colour) +
      "\n";
  for (const v1::OutcomeCount& count : totals.counts()) {
    text +=
        Wrapped("  - ",
                Printable(phrases.Say(kCount, {{"rule", count.rule_id()},
                                               {"before", OutcomeOrNone(count.before(), phrases)},
                                               {"after", OutcomeOrNone(count.after(), phrases)},
                                               {"count", std::to_string(count.findings())}})),
                terminal.width);
  }
  const std::string unchanged =
      totals.unchanged() == 0 ? phrases.Say(kUnchangedNone)
                              : phrases.Count(totals.unchanged(), kUnchangedOne, kUnchangedMany);
  return text + "  " + phrases.Count(totals.records(), kRecordsOne, kRecordsMany) +
         (totals.records() == 0 ? "" : " " + unchanged) + "\n";
}

}  // namespace baken::cli
