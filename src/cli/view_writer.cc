// SPDX-License-Identifier: EUPL-1.2
#include "cli/view_writer.h"

#include <cstdio>
#include <string>
#include <utility>
#include <variant>

#include "cli/library.h"
#include "cli/programme_source.h"

namespace baken::cli {
namespace {

// What all of them need: the view as bytes, or the reason on standard error.
class ViewWriter : public ReportWriter {
 public:
  ViewWriter(const CheckOptions& options, const Phrasebook& phrases, Output& output)
      : language_(CodeOf(phrases.language())),
        audience_(options.text_register == Register::kParticipant ? "participant" : "professional"),
        output_(output) {}

  void WriteProblem(const Problem&) override {}

 protected:
  void Print(const std::string& bytes, const std::string& view) {
    auto page = RenderReport(bytes, view, language_, audience_);
    if (const auto* error = std::get_if<LibraryError>(&page)) {
      std::fprintf(stderr, "baken: %s\n", ErrorInWords(*error).c_str());
      return;
    }
    output_.Write(std::get<std::string>(page));
  }
  Output& output() { return output_; }

 private:
  std::string language_, audience_;
  Output& output_;
};

class RenderedText : public ViewWriter {
 public:
  using ViewWriter::ViewWriter;
  void Write(const CheckedReport& checked) override {
    if (reports_++ > 0) output().Write("\n");
    Print(checked.report.SerializeAsString(), "text");
  }
  void Finish(const Totals&) override {}

 private:
  std::int64_t reports_ = 0;
};

// Of one record a page with everything; from the second on a table of all of them.
class RenderedPage : public ViewWriter {
 public:
  using ViewWriter::ViewWriter;
  void Write(const CheckedReport& checked) override {
    if (reports_++ == 0) only_ = checked.report.SerializeAsString();
    if (reports_ == 2) only_.clear();
    KeepForTable(checked.report, *caseload_.add_reports());
  }
  void Finish(const Totals&) override {
    if (reports_ == 1) {
      Print(only_, "html");
    } else {
      Print(caseload_.SerializeAsString(), "caseload");
    }
  }

 private:
  // Only what can be acted on, without its reasons: so a large caseload fits in memory.
  static void KeepForTable(v1::Report report, v1::Report& kept) {
    auto* findings = report.mutable_findings();
    for (int i = findings->size() - 1; i >= 0; --i) {
      v1::Finding& finding = *findings->Mutable(i);
      const v1::Outcome outcome = finding.outcome();
      const bool shown = outcome == v1::OUTCOME_VIOLATED || outcome == v1::OUTCOME_UNDETERMINED ||
                         (outcome == v1::OUTCOME_PENDING && !finding.due().empty());
      if (!shown) {
        findings->DeleteSubrange(i, 1);
        continue;
      }
      finding.clear_texts();
      finding.clear_remedies();
      finding.clear_breaches();
      finding.clear_open();
      finding.clear_citations();
    }
    report.mutable_course()->clear_activities();
    report.mutable_course()->clear_events();
    kept = std::move(report);
  }

  std::string only_;
  v1::Caseload caseload_;
  std::int64_t reports_ = 0;
};

}  // namespace

bool IsRendered(const CheckOptions& options) {
  const bool told_in_text =
      options.text_register == Register::kParticipant || options.detail == v1::DETAIL_TRACE;
  return options.format == ReportFormat::kHtml ||
         (options.format == ReportFormat::kText && told_in_text);
}

std::unique_ptr<ReportWriter> MakeViewWriter(const CheckOptions& options, const Phrasebook& phrases,
                                             Output& output) {
  if (options.format == ReportFormat::kHtml) {
    return std::make_unique<RenderedPage>(options, phrases, output);
  }
  return std::make_unique<RenderedText>(options, phrases, output);
}

}  // namespace baken::cli
