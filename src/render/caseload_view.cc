// SPDX-License-Identifier: EUPL-1.2
// Many records on one page: counts with their base, and a table to sort. Nobody is ranked: the
// order is that of the records until somebody asks for another.
#include <algorithm>
#include <array>

#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kHeading{"Overzicht van {count} dossiers", "Overview of {count} records"};
constexpr Wording kDay{"{programme} · beoordeeld op {date} · regels versie {version}",
                       "{programme} · judged on {date} · rules version {version}"};
constexpr Wording kInShort{"In het kort", "In short"};
constexpr Wording kCountOf{"{what}: {count} van {base} dossiers",
                           "{what}: {count} of {base} records"};
constexpr Wording kIssues{"Gegevens om na te kijken", "Data to look at"};
constexpr Wording kTable{"De dossiers", "The records"};
constexpr Wording kCaption{"In de volgorde van de invoer.", "In the order of the input."};
constexpr Wording kRecord{"Dossier", "Record"};
constexpr Wording kLayer{"Laag", "Layer"};
constexpr Wording kNext{"Nu eerst", "First now"};
constexpr Wording kNoId{"zonder id", "no id"};
constexpr Wording kNone{"geen", "none"};
constexpr Wording kUnknown{"niet bekend", "not known"};

constexpr std::array<Standing, 4> kColumns = {Standing::kFailure, Standing::kWarning,
                                              Standing::kUndetermined, Standing::kDue};

// Sorts by the clicked column, numbers as numbers, and says so to a screen reader.
constexpr std::string_view kScript = R"js(
document.querySelectorAll('table.sorts thead th').forEach(function(th,column){
var words=th.textContent,button=document.createElement('button');button.type='button';
button.textContent=words;th.textContent='';th.appendChild(button);
button.addEventListener('click',function(){
var up=th.getAttribute('aria-sort')!=='ascending',body=th.closest('table').tBodies[0];
th.parentNode.querySelectorAll('th').forEach(function(o){o.removeAttribute('aria-sort')});
th.setAttribute('aria-sort',up?'ascending':'descending');
Array.from(body.rows).map(function(row,i){return {row:row,i:i,key:row.cells[column].dataset.key||row.cells[column].textContent}})
.sort(function(a,b){var d=a.key.localeCompare(b.key,undefined,{numeric:true});return (up?d:-d)||a.i-b.i})
.forEach(function(x){body.appendChild(x.row)})})});
)js";

class CaseloadPage {
 public:
  CaseloadPage(const std::vector<ReportData>& reports, const For& reader)
      : reports_(reports), reader_(reader) {}

  std::string Write() {
    const std::string title = reader_.Say(kHeading, {{"count", std::to_string(reports_.size())}});
    html_ = "<header>\n<h1>" + Escaped(title) + "</h1>\n";
    if (!reports_.empty()) {
      const ReportData& first = reports_.front();
      const Words words(first, reader_);
      html_ += "<p class=\"soft\">" +
               Escaped(reader_.Say(kDay, {{"programme", words.Programme()},
                                          {"date", words.Date(first.judged_on)},
                                          {"version", first.programme_version}})) +
               "</p>\n";
    }
    html_ += "</header>\n<main id=\"content\">\n<h2>" + Escaped(reader_.Say(kInShort)) + "</h2>\n";
    Counts();
    Table();
    html_ += "</main>\n";
    return Page(title, html_, kScript, reader_);
  }

 private:
  void CountLine(std::string_view what, std::size_t count) {
    html_ += "<li>" +
             Escaped(reader_.Say(kCountOf, {{"what", what},
                                            {"count", std::to_string(count)},
                                            {"base", std::to_string(reports_.size())}})) +
             "</li>\n";
  }

  void Counts() {
    html_ += "<ul class=\"counts\">\n";
    for (const Standing standing : kColumns) {
      const auto count = std::count_if(reports_.begin(), reports_.end(), [&](const auto& report) {
        return !FindingsThat(standing, report).empty();
      });
      CountLine(NameOf(standing, reader_), static_cast<std::size_t>(count));
    }
    const auto issues = std::count_if(reports_.begin(), reports_.end(),
                                      [](const auto& report) { return !report.issues.empty(); });
    CountLine(reader_.Say(kIssues), static_cast<std::size_t>(issues));
    html_ += "</ul>\n";
  }

  void Column(std::string_view name, bool number = false) {
    html_ += number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
    html_ += Escaped(name) + "</th>";
  }

  void Table() {
    html_ += "<h2 id=\"records\">" + Escaped(reader_.Say(kTable)) +
             "</h2>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
             "aria-labelledby=\"records\">\n<table class=\"sorts\"><caption>" +
             Escaped(reader_.Say(kCaption)) + "</caption>\n<thead><tr>";
    Column(reader_.Say(kRecord));
    Column(reader_.Say(kLayer));
    for (const Standing standing : kColumns) Column(NameOf(standing, reader_), true);
    Column(reader_.Say(kNext));
    html_ += "</tr></thead>\n<tbody>\n";
    for (const ReportData& report : reports_) Row(report);
    html_ += "</tbody></table>\n</div>\n";
  }

  void Cell(std::string_view text, std::string_view key) {
    html_ += "<td data-key=\"" + Escaped(key) + "\">" + Escaped(text) + "</td>";
  }

  void Row(const ReportData& report) {
    const Words words(report, reader_);
    const std::string_view id = report.subject_id;
    html_ += "<tr><th scope=\"row\">" + Escaped(id.empty() ? reader_.Say(kNoId) : id) + "</th>";
    LayerCell(report, words);
    for (const Standing standing : kColumns) {
      const std::size_t count = FindingsThat(standing, report).size();
      html_ += "<td class=\"number\">";
      if (count > 0) {
        html_ += "<span aria-hidden=\"true\">" + Escaped(SignOf(standing, reader_)) + " </span>";
      }
      html_ += std::to_string(count) + "</td>";
    }
    const auto first = ToDo(report);
    if (first.empty()) {
      Cell(reader_.Say(kNone), "9");
    } else {
      FirstCell(*first.front(), words);
    }
    html_ += "</tr>\n";
  }

  // The most pressing point; by standing, and what is due by its day.
  void FirstCell(const FindingData& finding, const Words& words) {
    const Standing standing = StandingOf(finding);
    std::string text = std::string(SignOf(standing, reader_)) + " " + words.TitleOf(finding);
    if (standing == Standing::kDue) text += ", " + words.DueOf(finding);
    const std::string key = std::to_string(static_cast<int>(standing)) + std::string(finding.due);
    Cell(text, key);
  }

  void LayerCell(const ReportData& report, const Words& words) {
    const bool known = report.course && !report.course->layer_history.empty() &&
                       report.course->layer_history.back().layers.size() == 1;
    if (!known) return Cell(reader_.Say(kUnknown), "");
    const std::string_view layer = report.course->layer_history.back().layers[0];
    const auto& layers = report.course->layers;
    const auto rank = std::find(layers.begin(), layers.end(), layer) - layers.begin();
    Cell(Capitalised(words.NameOf("layer", layer)), std::to_string(rank));
  }

  const std::vector<ReportData>& reports_;
  const For& reader_;
  std::string html_;
};

}  // namespace

std::string CaseloadView(const std::vector<ReportData>& reports, const For& reader) {
  return CaseloadPage(reports, reader).Write();
}

}  // namespace baken::render
