// SPDX-License-Identifier: EUPL-1.2
// iCalendar (RFC 5545): what is due on its last day, what is late on the day judged. Lines end in
// CRLF and are folded at 75 octets; nothing reads a clock, so DTSTAMP is the day judged.
#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kName{"Agenda traject", "Trajectory agenda"};
constexpr Wording kLate{"Te laat: {title}", "Late: {title}"};
constexpr Wording kLateToParticipant{"Nog te doen: {title}", "Still to do: {title}"};

constexpr std::size_t kOctets = 75;

// Backslash, semicolon, comma and line end have a meaning of their own in a text.
std::string EscapedText(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '\n') {
      safe += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(letter) < 0x20) continue;
    if (letter == '\\' || letter == ';' || letter == ',') safe += '\\';
    safe += letter;
  }
  return safe;
}

void AddLine(std::string_view name, std::string_view value, std::string& file) {
  std::string line = std::string(name) + ":" + std::string(value);
  std::size_t room = kOctets;
  while (line.size() > room) {
    std::size_t cut = room;
    while ((static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    file += line.substr(0, cut) + "\r\n ";
    line.erase(0, cut);
    room = kOctets - 1;  // the space that continues a line counts
  }
  file += line + "\r\n";
}

std::string Digits(std::string_view day) {
  std::string digits;
  for (const char letter : day) {
    if (letter >= '0' && letter <= '9') digits += letter;
  }
  return digits;
}

void AddEvent(const FindingData& finding, const ReportData& report, const Words& words,
              std::string& file) {
  const For& reader = words.reader();
  const bool late = finding.outcome == Outcome::kViolated;
  const std::string_view day = late ? report.judged_on : finding.due;
  const ParsedDate parsed = ParsePartialDate(day);
  if (parsed.problem != DateProblem::kNone) return;
  std::string title = words.TitleOf(finding);
  if (late)
    title = reader.Say(reader.participant() ? kLateToParticipant : kLate, {{"title", title}});
  std::string about(words.In(finding.texts));
  const std::string_view remedy = words.In(finding.remedies);
  if (!remedy.empty()) about += "\n" + std::string(remedy);
  AddLine("BEGIN", "VEVENT", file);
  // The same rule of the same record, due on the same day, is the same event whenever it is judged.
  AddLine("UID",
          EscapedText(std::string(report.subject_id) + "/" + std::string(finding.rule_id) + "/" +
                      std::string(finding.subject) + "/" + std::string(finding.due) + "/" +
                      std::string(report.programme_id) + "@baken"),
          file);
  AddLine("DTSTAMP", Digits(report.judged_on) + "T000000Z", file);
  AddLine("DTSTART;VALUE=DATE", Digits(day), file);
  AddLine("DTEND;VALUE=DATE", Digits(FormatDay(parsed.date.latest + 1)), file);
  AddLine("SUMMARY", EscapedText(title), file);
  if (!about.empty()) AddLine("DESCRIPTION", EscapedText(about), file);
  if (!finding.duty_bearer.empty()) AddLine("CATEGORIES", EscapedText(words.RoleOf(finding)), file);
  AddLine("CLASS", "PRIVATE", file);
  AddLine("TRANSP", "TRANSPARENT", file);
  AddLine("END", "VEVENT", file);
}

}  // namespace

std::string CalendarView(const ReportData& report, const For& reader) {
  const Words words(report, reader);
  std::string file;
  AddLine("BEGIN", "VCALENDAR", file);
  AddLine("VERSION", "2.0", file);
  AddLine("PRODID", "-//baken//baken//EN", file);
  AddLine("X-WR-CALNAME", EscapedText(reader.Say(kName)), file);
  for (const FindingData* finding : ToDo(report)) {
    if (finding->outcome != Outcome::kUndetermined) AddEvent(*finding, report, words, file);
  }
  AddLine("END", "VCALENDAR", file);
  return file;
}

}  // namespace baken::render
