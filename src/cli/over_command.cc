// SPDX-License-Identifier: EUPL-1.2
#include "cli/over_command.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/calendar.h"
#include "cli/outcome_words.h"
#include "cli/period.h"
#include "cli/period_counts.h"
#include "cli/text_view.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr Wording kPeriodBad{
    "--over wil een periode van hoogstens tien jaar, als 2026-01..2026-06 of "
    "2026-01-15..2026-06-30, niet \"{found}\".",
    "--over takes a period of at most ten years, as 2026-01..2026-06 or 2026-01-15..2026-06-30, "
    "not \"{found}\"."};
constexpr Wording kOver{"Van {since} tot en met {last}", "From {since} up to and including {last}"};
constexpr Wording kSpan{"{days}: {outcome}", "{days}: {outcome}"};
constexpr Wording kRule{"{title} ({rule})", "{title} ({rule})"};
constexpr Wording kNeverAsked{"In deze hele periode niet van toepassing: {rules}.",
                              "Did not apply on any day of this period: {rules}."};
constexpr Wording kRecords{"Aantal dossiers: {count}", "Number of records: {count}"};
constexpr Wording kFewer{"minder dan {count}", "fewer than {count}"};
constexpr Wording kHeadRule{"Regel", "Rule"};
constexpr Wording kHeadBreach{"Geschonden", "In breach"};
constexpr Wording kHeadUnknown{"Niet te bepalen", "Undetermined"};
constexpr Wording kHeadBase{"Van", "Of"};
constexpr Wording kHeadTitle{"Waar het om gaat", "What it is about"};
constexpr Wording kFootBreach{
    "Geschonden: op ten minste één dag van de periode niet nagekomen. Niet te bepalen: op de "
    "laatste dag van de periode. Van: het aantal waarvoor de regel gold of kan hebben gegolden.",
    "In breach: on at least one day of the period. Undetermined: on the last day of the period. "
    "Of: how many the rule applied to, or may have applied to."};
constexpr Wording kFootFewer{
    "Aantallen onder de tien worden niet genoemd: dan kan iemand te herkennen zijn.",
    "Counts below ten are not given: somebody could be recognised."};
constexpr Wording kFootBase{
    "Een verhouding zegt alleen iets naast het aantal dat niet te bepalen was.",
    "A share only means something beside the number that could not be determined."};

std::string PeriodInWords(const std::string& since, const std::string& until,
                          const Phrasebook& phrases) {
  return phrases.Say(kOver, {{"since", DateInWords(since, phrases.language())},
                             {"last", DateInWords(DayBefore(until), phrases.language())}});
}

std::string Underlined(const std::string& title, const Terminal& terminal) {
  return Coloured(Printable(title), Emphasis::kHeading, terminal.colour) + "\n" +
         std::string(std::min(Columns(title), terminal.width), '=') + "\n";
}

bool NeverApplied(const v1::Finding& finding) {
  return finding.history_size() == 1 && finding.history(0).outcome() == v1::OUTCOME_NOT_APPLICABLE;
}

std::string HistoryInText(const CheckedReport& checked, const Period& period,
                          const Phrasebook& phrases, const Terminal& terminal) {
  const v1::Report& report = checked.report;
  const std::string subject = report.subject_id().empty() ? checked.source : report.subject_id();
  std::string text = Underlined(
      phrases.Say(Phrase::kHeading, {{"subject", subject}, {"programme", checked.words->title()}}),
      terminal);
  text += PeriodInWords(period.since, period.until, phrases) + "\n\n";
  std::string never;
  for (const v1::Finding& finding : report.findings()) {
    if (finding.history().empty()) continue;
    if (NeverApplied(finding)) {
      never += (never.empty() ? "" : ", ") + finding.rule_id();
      continue;
    }
    const std::string title = TitleInWords(finding, report.subject_id(), phrases);
    const std::string line = phrases.Say(kRule, {{"title", title}, {"rule", finding.rule_id()}});
    text += Wrapped("  - ", Printable(line), terminal.width);
    for (const v1::OutcomeSpan& span : finding.history()) {
      const std::string days = PeriodInWords(span.since(), span.until(), phrases);
      const std::string outcome = OutcomeInWords(span.outcome(), phrases);
      const std::string said = phrases.Say(kSpan, {{"days", days}, {"outcome", outcome}});
      text += Wrapped("    ", said, terminal.width);
    }
  }
  if (never.empty()) return text;
  return text + "\n" + Wrapped("", phrases.Say(kNeverAsked, {{"rules", never}}), terminal.width);
}

class CountsText {
 public:
  CountsText(const v1::PeriodCounts& counts, const Phrasebook& phrases, const Terminal& terminal)
      : counts_(counts), phrases_(phrases), terminal_(terminal) {}

  std::string Write() {
    for (const v1::ProgrammeCounts& programme : counts_.programmes()) Programme(programme);
    return std::move(text_);
  }

 private:
  std::string Number(const v1::Count& count) const {
    if (count.value_case() == v1::Count::kExactly) return std::to_string(count.exactly());
    return phrases_.Say(kFewer, {{"count", std::to_string(count.fewer_than())}});
  }
  void Row(const std::array<std::string, 4>& cells, const std::string& title) {
    constexpr std::array<std::size_t, 4> kWidths = {9, 16, 17, 15};
    std::string lead;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t taken = Columns(cells[i]);
      lead += cells[i] + std::string(kWidths[i] - std::min(kWidths[i] - 1, taken), ' ');
    }
    text_ += Wrapped(lead, Printable(title), terminal_.width);
  }
  void Programme(const v1::ProgrammeCounts& programme);

  const v1::PeriodCounts& counts_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  std::string text_;
};

void CountsText::Programme(const v1::ProgrammeCounts& programme) {
  if (!text_.empty()) text_ += "\n";
  const std::string period = PeriodInWords(counts_.since(), counts_.until(), phrases_);
  const v1::ProgrammeRef& ref = programme.programme();
  text_ += Underlined(ref.id() + " " + ref.version() + " · " + period, terminal_);
  text_ += phrases_.Say(kRecords, {{"count", Number(programme.records())}}) + "\n\n";
  Row({phrases_.Say(kHeadRule), phrases_.Say(kHeadBreach), phrases_.Say(kHeadUnknown),
       phrases_.Say(kHeadBase)},
      phrases_.Say(kHeadTitle));
  for (const v1::RuleCounts& rule : programme.rules()) {
    Row({rule.rule_id(), Number(rule.in_breach()), Number(rule.undetermined()),
         Number(rule.base())},
        rule.title().empty() ? rule.rule_id() : rule.title());
  }
  text_ += "\n";
  for (const Wording& foot : {kFootBreach, kFootFewer, kFootBase}) {
    text_ += Wrapped("", phrases_.Say(foot), terminal_.width);
  }
}

// Of one record its days, of several only counts: the first waits for the second.
class OverWriter : public ReportWriter {
 public:
  OverWriter(Period period, ReportFormat format, const Phrasebook& phrases,
             const Terminal& terminal, Output& output)
      : period_(std::move(period)),
        format_(format),
        phrases_(phrases),
        terminal_(terminal),
        output_(output) {}

  void Write(const CheckedReport& checked) override {
    tally_.Add(checked.report, phrases_.language());
    if (first_.empty()) {
      first_ = format_ == ReportFormat::kJson
                   ? MessageInJson(checked.report, true) + "\n"
                   : HistoryInText(checked, period_, phrases_, terminal_);
    }
  }
  void WriteProblem(const Problem&) override {}
  void Finish(const Totals& totals) override {
    // One that could not be judged makes it several too: nobody asked for a single one's days.
    if (totals.records + totals.unusable == 1) {
      output_.Write(first_);
      return;
    }
    const v1::PeriodCounts counts = tally_.Counts(period_);
    output_.Write(format_ == ReportFormat::kJson ? MessageInJson(counts, true) + "\n"
                                                 : CountsText(counts, phrases_, terminal_).Write());
  }

 private:
  Period period_;
  ReportFormat format_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  Output& output_;
  PeriodTally tally_;
  std::string first_;
};

}  // namespace

int RunOver(const CheckOptions& options) {
  const std::optional<Period> period = ReadPeriod(options.over);
  if (!period) {
    const std::string told =
        Phrasebook(options.language).Say(kPeriodBad, {{"found", options.over}});
    std::fprintf(stderr, "baken: %s\n", Printable(told).c_str());
    return kExitUnusable;
  }
  CheckOptions settled = options;
  settled.over_since = period->since;
  settled.over_until = period->until;
  if (settled.judged_on.empty()) settled.judged_on = DayBefore(period->until);
  const ReportFormat format = options.format;
  return RunCheckInto(settled,
                      [&period, format](const Phrasebook& phrases, const Terminal& terminal,
                                        Output& output) -> std::unique_ptr<ReportWriter> {
                        // A report a line holds its own history.
                        if (format == ReportFormat::kNdjson)
                          return MakeReportWriter(format, phrases, terminal, output);
                        return std::make_unique<OverWriter>(*period, format, phrases, terminal,
                                                            output);
                      });
}

}  // namespace baken::cli
