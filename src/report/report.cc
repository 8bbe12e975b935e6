// SPDX-License-Identifier: EUPL-1.2
#include "report/report.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>

#include "baken/limits.h"
#include "check/check.h"
#include "report/course.h"
#include "report/fields.h"
#include "report/participant_reasons.h"
#include "report/reasons.h"
#include "report/trace.h"
#include "wire/writer.h"

namespace baken {
namespace {

using wire::Writer;

constexpr std::string_view kProfessional = "professional";
constexpr std::string_view kParticipant = "participant";
bool IsRegister(std::string_view name) { return name == kProfessional || name == kParticipant; }

class ReportWriter {
 public:
  ReportWriter(const Programme& programme, const Request& request, const Facts& facts)
      : programme_(programme), request_(request), facts_(facts) {
    for (const std::string_view code : request.languages) {
      const auto language = FindLanguage(code);
      if (language &&
          std::find(languages_.begin(), languages_.end(), *language) == languages_.end()) {
        languages_.push_back(*language);
      }
    }
    for (const std::string_view name : request.registers) {
      if (!IsRegister(name)) continue;
      (name == kParticipant ? for_participant_ : for_professional_) = true;
    }
    if (!for_participant_) for_professional_ = true;
  }

  std::string Write(const Findings& findings, const std::optional<Transition>& transition) {
    out_.Reserve(SizeOf(findings));
    out_.Text(1, facts_.subject_id);
    WriteProgramme();
    WriteDayField(3, facts_.judged, out_);
    WriteSummary(findings);
    WriteFindings(findings);
    WriteIssues();
    if (transition) WriteTransition(*transition);
    out_.Int32(8, kSemantics);
    if (request_.course) {
      out_.Open(30);
      WriteCourse({programme_, facts_, findings, languages_, for_professional_}, out_);
      out_.Close();
    }
    return out_.Take();
  }

 private:
  // About how long the report will be.
  std::size_t SizeOf(const Findings& findings) const {
    constexpr std::size_t kHead = 256;
    constexpr std::size_t kSummary = 40;
    constexpr std::size_t kDays = 80;
    std::size_t size = kHead + findings.size() * kSummary;
    if (request_.detail == Detail::kSummary) return size;
    for (const Finding& finding : findings) size += kDays + finding.edition->report_fields.size();
    return size;
  }

  void WriteFindings(const Findings& findings) {
    std::array<std::byte, 2048> block;  // enough for the rules of one programme
    std::pmr::monotonic_buffer_resource memory(block.data(), block.size());
    for (const Finding* finding : InReportOrder(findings, &memory)) WriteFinding(*finding);
  }

  void WriteProgramme() {
    out_.Open(2);
    out_.Text(1, programme_.id);
    out_.Text(2, programme_.version);
    out_.Text(3, programme_.fingerprint);
    const bool dutch = !languages_.empty() && languages_.front() == Language::kDutch;
    for (const DeviationLine& line : programme_.deviations) {
      out_.Entry(4, dutch ? line.dutch : line.english);
    }
    out_.Close();
  }

  void WriteSummary(const Findings& findings) {
    // Fields of Summary: failures, warnings, then one per outcome.
    std::array<std::int32_t, 9> counts{};
    constexpr std::array<std::size_t, 8> kFieldOf = {0, 7, 4, 1, 5, 3, 8, 6};
    for (const Finding& finding : findings) {
      std::size_t field = kFieldOf[static_cast<std::size_t>(finding.outcome)];
      const bool warns = finding.outcome == Outcome::kViolated &&
                         finding.edition->rule_class == RuleClass::kShould;
      ++counts[warns ? 2 : field];
    }
    out_.Open(4);
    for (int field = 1; field <= 8; ++field)
      out_.Int32(field, counts[static_cast<std::size_t>(field)]);
    out_.Close();
  }

  void WriteFinding(const Finding& finding) {
    const Edition& edition = *finding.edition;
    out_.Open(5);
    out_.Fields(finding.rule->report_id);
    if (!LooksLikeBsn(finding.subject)) out_.Text(2, finding.subject);
    out_.Enum(3, edition.rule_class);
    out_.Enum(4, finding.outcome);
    if (request_.detail == Detail::kSummary) {
      WriteMeasure(finding);
      out_.Close();
      return;
    }
    WriteDayField(5, finding.since, out_);
    WriteDayField(6, finding.due.earliest, out_);
    if (finding.due.latest != finding.due.earliest) WriteDayField(7, finding.due.latest, out_);
    WriteDayField(8, finding.changes_on, out_);
    WriteBreaches(finding);
    for (const OpenItem& item : finding.open) WriteOpen(10, item);
    for (const MissingFact& missing : finding.missing) {
      out_.Open(11);
      out_.Text(1, missing.path);
      out_.Text(2, missing.what);
      out_.Close();
    }
    out_.Fields(edition.report_fields);
    WriteMeasure(finding);
    WriteTexts(finding);
    for (const OutcomeSpan& span : finding.history) {
      out_.Open(20);
      WriteDayField(1, span.since, out_);
      WriteDayField(2, span.until, out_);
      out_.Enum(3, span.outcome);
      out_.Close();
    }
    for (const TraceNode& node : finding.trace) WriteTraceNode(30, node, programme_, out_);
    out_.Close();
  }

  void WriteMeasure(const Finding& finding) {
    if (!finding.measure) return;
    out_.Open(15);
    out_.Int32(1, Int32(finding.measure->value));
    out_.Int32(2, Int32(finding.measure->base));
    out_.Text(3, finding.measure->unit);
    out_.Close();
  }

  void WriteBreaches(const Finding& finding) {
    // Of very many only the latest are shown.
    const std::size_t all = finding.breaches.size();
    for (std::size_t i = all > BAKEN_MAX_BREACHES ? all - BAKEN_MAX_BREACHES : 0; i < all; ++i) {
      const Breach& breach = finding.breaches[i];
      out_.Open(9);
      WriteDayField(1, breach.since, out_);
      WriteDayField(2, breach.until, out_);
      WriteRefs(3, breach.causes, out_);
      WriteRefs(4, breach.mended_by, out_);
      for (const OpenItem& item : breach.open) WriteOpen(5, item);
      out_.Close();
    }
  }

  void WriteOpen(int field, const OpenItem& item) {
    static constexpr std::string_view kLeaves[] = {"occurred", "reached", "holding"};
    out_.Open(field);
    out_.Text(1, kLeaves[static_cast<std::size_t>(item.leaf)]);
    for (const Symbol word : item.words) out_.Entry(2, programme_.vocabulary.NameOf(word));
    out_.Int32(3, Int32(item.have));
    out_.Int32(4, Int32(item.want));
    out_.Close();
  }

  void WriteText(int field, Language language, std::string_view text_register,
                 std::string_view content) {
    baken::WriteText(field, language, text_register, content, out_);
  }

  void WriteTexts(const Finding& finding) {
    for (const Language language : languages_) {
      if (for_professional_) {
        WriteText(16, language, kProfessional,
                  ReasonOf(finding, programme_, facts_.judged, language));
      }
      if (for_participant_) {
        WriteText(16, language, kParticipant, ParticipantReasonOf(finding, programme_, language));
      }
    }
    for (const std::string_view id : finding.waits_for) out_.Entry(17, id);
    const bool to_do = finding.outcome == Outcome::kViolated ||
                       finding.outcome == Outcome::kPending ||
                       finding.outcome == Outcome::kUndetermined;
    for (const Language language : languages_) {
      WriteText(18, language, "", TextIn(finding.edition->titles, language));
    }
    for (const Language language : languages_) {
      if (!to_do) break;
      if (for_professional_) {
        WriteText(19, language, kProfessional,
                  TextIn(finding.edition->remedies, language, kProfessional));
      }
      if (for_participant_) {
        WriteText(19, language, kParticipant,
                  OwnTextIn(finding.edition->remedies, language, kParticipant));
      }
    }
  }

  void WriteTransition(const Transition& transition) {
    out_.Open(7);
    out_.Bool(1, transition.allowed);
    for (const std::string_view rule : transition.blockers) out_.Entry(2, rule);
    for (const std::string_view rule : transition.cautions) out_.Entry(3, rule);
    for (const std::string_view rule : transition.unknowns) out_.Entry(4, rule);
    WriteDayField(5, transition.earliest, out_);
    out_.Close();
  }

  void WriteIssue(const DataIssue& issue) {
    out_.Open(6);
    out_.Text(1, issue.code);
    out_.Text(2, issue.path);
    out_.Text(3, issue.found);
    out_.Text(4, issue.expected);
    out_.Text(5, issue.nearest);
    out_.Close();
  }

  void WriteIssues() {
    for (const DataIssue& issue : facts_.issues) WriteIssue(issue);
    for (std::size_t i = 0; i < request_.languages.size(); ++i) {
      const std::string_view code = request_.languages[i];
      if (FindLanguage(code)) continue;
      WriteIssue({"language_unknown", "languages[" + std::to_string(i) + "]",
                  IsCode(code) ? std::string(code) : "", "nl or en", ""});
    }
    for (std::size_t i = 0; i < request_.registers.size(); ++i) {
      const std::string_view name = request_.registers[i];
      if (IsRegister(name)) continue;
      WriteIssue({"register_unknown", "registers[" + std::to_string(i) + "]",
                  IsCode(name) ? std::string(name) : "", "professional or participant", ""});
    }
    if (facts_.issues_left_out > 0) {
      WriteIssue({"more_issues", "", std::to_string(facts_.issues_left_out),
                  "at most BAKEN_MAX_DATA_ISSUES issues in one report", ""});
    }
  }

  const Programme& programme_;
  const Request& request_;
  const Facts& facts_;
  std::vector<Language> languages_;
  bool for_professional_ = false;
  bool for_participant_ = false;
  Writer out_;
};

}  // namespace

std::string WriteReport(const Programme& programme, const Request& request, const Facts& facts,
                        const Findings& findings, const std::optional<Transition>& transition) {
  return ReportWriter(programme, request, facts).Write(findings, transition);
}

}  // namespace baken
