// SPDX-License-Identifier: EUPL-1.2
#include "cli/agenda_command.h"

#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/agenda_view.h"
#include "cli/calendar_file.h"

namespace baken::cli {
namespace {

class AgendaWriter : public ReportWriter {
 public:
  AgendaWriter(const AgendaOptions& options, const Phrasebook& phrases, const Terminal& terminal,
               Output& output)
      : options_(options), phrases_(phrases), terminal_(terminal), output_(output) {}

  ReportNeeds Needs() const override { return ReportNeeds::kFactsToo; }
  void Write(const CheckedReport& checked) override {
    words_ = checked.words;
    judged_on_ = checked.report.judged_on();
    std::vector<v1::AgendaItem> items = AgendaItemsOf(checked, phrases_);
    std::move(items.begin(), items.end(), std::back_inserter(items_));
  }
  void WriteProblem(const Problem&) override {}
  void Finish(const Totals&) override {
    if (options_.format == AgendaFormat::kCalendar) {
      output_.Write(CalendarOf(items_, judged_on_, phrases_));
      return;
    }
    v1::Agendas agendas = InAgendas(items_, options_.by);
    agendas.set_judged_on(judged_on_);
    if (options_.format == AgendaFormat::kJson) {
      output_.Write(MessageInJson(agendas, true) + "\n");
    } else {
      output_.Write(AgendasInText(agendas, words_, phrases_, terminal_));
    }
  }

 private:
  const AgendaOptions& options_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  Output& output_;
  const ProgrammeWords* words_ = nullptr;
  std::string judged_on_;
  std::vector<v1::AgendaItem> items_;
};

}  // namespace

int RunAgenda(const AgendaOptions& options) {
  return RunCheckInto(options.check, [&options](const Phrasebook& phrases, const Terminal& terminal,
                                                Output& output) {
    return std::make_unique<AgendaWriter>(options, phrases, terminal, output);
  });
}

}  // namespace baken::cli
