// SPDX-License-Identifier: EUPL-1.2
// The page of one report: where somebody stands, what is to be done, what happened, and why.
#include <array>

#include "render/views.h"

namespace baken::render {
namespace {

constexpr Wording kHeading{"Traject {subject}", "Trajectory {subject}"};
constexpr Wording kGroupsHeading{"Groepen van {subject}", "Groups of {subject}"};
constexpr Wording kHeadingToParticipant{"Uw traject", "Your trajectory"};
constexpr Wording kDay{"{programme} · beoordeeld op {date} · regels versie {version}",
                       "{programme} · judged on {date} · rules version {version}"};
constexpr Wording kDayToParticipant{"{programme} · zo is het op {date}",
                                    "{programme} · as it is on {date}"};
constexpr Wording kNoId{"zonder id", "no id"};
constexpr Wording kDeviation{"Afwijking van de gemeente: {text}",
                             "Deviation of the municipality: {text}"};
constexpr Wording kInShort{"In het kort", "In short"};
constexpr Wording kInShortToParticipant{"Hoe het nu gaat", "How it goes now"};
constexpr Wording kAllClear{"Alles wat nu gevraagd wordt, is in orde.",
                            "Everything that is asked for now is in order."};
constexpr Wording kAllClearToParticipant{"In uw traject is nu niets te laat.",
                                         "Nothing in your trajectory is late now."};
constexpr Wording kToDo{"Nu te doen", "To do now"};
constexpr Wording kToDoToParticipant{"Wat er nu gebeurt", "What happens now"};
constexpr Wording kNothingToDo{"Er loopt geen termijn en niets staat open.",
                               "No term is running and nothing is open."};
constexpr Wording kNothingToDoToParticipant{"Er is nu niets nodig.", "Nothing is needed now."};
constexpr Wording kTurn{"Aan zet: {who}", "Whose turn: {who}"};
constexpr Wording kRunning{"Waar nu aan gewerkt wordt", "What is being worked on"};
constexpr Wording kRunningToParticipant{"Waar u nu mee bezig bent", "What you are working on now"};
constexpr Wording kCourse{"Het verloop", "The course"};
constexpr Wording kCourseToParticipant{"Wat er is gebeurd", "What has happened"};
constexpr Wording kMoments{"Wat er gebeurde, op volgorde.", "What happened, in order."};
constexpr Wording kWhen{"Wanneer", "When"};
constexpr Wording kWhat{"Wat", "What"};
constexpr Wording kWhy{"Bevindingen en redenen", "Findings and reasons"};
constexpr Wording kWhyToParticipant{"Alles op een rij", "Everything in a row"};
constexpr Wording kSource{"Bron: {source}", "Source: {source}"};
constexpr Wording kMust{"verplichting", "obligation"};
constexpr Wording kShould{"aandachtspunt", "point of attention"};
constexpr Wording kRemedy{"Wat te doen: {text}", "What to do: {text}"};
constexpr Wording kIssues{"Gegevens om na te kijken", "Data to look at"};
constexpr Wording kIssuesToParticipant{
    "Wij kijken enkele gegevens na. Dat zegt niets over u.",
    "We look at some of the data again. That says nothing about you."};
constexpr Wording kFigure{"Cijfer", "Figure"};
constexpr Wording kDeadline{"termijn: {standing}", "deadline: {standing}"};
constexpr Wording kGroups{"Groepen", "Groups"};
constexpr Wording kFooter{
    "Dit is advies aan een professional, geen besluit. Programma {programme}, versie {version}, "
    "kenmerk {fingerprint}.",
    "This is advice to a professional, not a decision. Programme {programme}, version {version}, "
    "fingerprint {fingerprint}."};
constexpr Wording kFooterToParticipant{
    "Dit is geen besluit. Hebt u een vraag? Praat met uw coach.",
    "This is not a decision. Do you have a question? Talk with your coach."};

struct KeyEntry {
  std::string_view shape;
  Wording words;
};
constexpr std::array<KeyEntry, 4> kKey = {{
    {"<rect class=\"done\" x=\"1\" y=\"5\" width=\"22\" height=\"8\"/><rect class=\"done-end\" "
     "x=\"20\" y=\"2\" width=\"3\" height=\"14\"/>",
     {"begonnen en afgerond", "begun and finished"}},
    {"<rect class=\"running\" x=\"1\" y=\"5\" width=\"16\" height=\"8\"/><polygon "
     "class=\"running\" points=\"17,2 24,9 17,16\"/>",
     {"begonnen, loopt nog", "begun, still running"}},
    {"<polygon class=\"offered\" points=\"12,2 18,9 12,16 6,9\"/>",
     {"aangeboden of besproken", "offered or discussed"}},
    {"<rect class=\"breach\" x=\"1\" y=\"3\" width=\"22\" height=\"12\"/>",
     {"niet in orde", "not in order"}},
}};

std::string_view CssOf(Standing standing, const For& reader) {
  if (reader.participant()) return "calm";
  if (standing == Standing::kFailure) return "failure";
  if (standing == Standing::kWarning) return "warning";
  return "calm";
}

class HtmlPage {
 public:
  HtmlPage(const ReportData& report, const For& reader)
      : report_(report), reader_(reader), words_(report, reader) {}

  std::string Write() {
    const std::string subject = report_.subject_id.empty() ? std::string(reader_.Say(kNoId))
                                                           : std::string(report_.subject_id);
    const bool groups = report_.course && !report_.course->groups.empty();
    const std::string title = reader_.Say(reader_.participant() ? kHeadingToParticipant
                                          : groups              ? kGroupsHeading
                                                                : kHeading,
                                          {{"subject", subject}});
    Header(title);
    html_ += "<main id=\"content\">\n";
    InShort();
    ToDoNow();
    if (groups) {
      Groups();
    } else {
      Course();
    }
    Reasons();
    Figures();
    Issues();
    html_ += "</main>\n";
    Footer();
    return Page(title + " · " + words_.Programme(), html_, "", reader_);
  }

 private:
  void Heading(std::string_view text) { html_ += "<h2>" + Escaped(text) + "</h2>\n"; }
  void Paragraph(std::string_view text, std::string_view css = "") {
    if (text.empty()) return;
    html_ += css.empty() ? "<p>" : "<p class=\"" + std::string(css) + "\">";
    html_ += Escaped(text) + "</p>\n";
  }
  std::string Tag(Standing standing) const {
    return "<span class=\"tag\"><span class=\"sign\" aria-hidden=\"true\">" +
           Escaped(SignOf(standing, reader_)) + "</span>" + Escaped(NameOf(standing, reader_)) +
           "</span>";
  }

  void Header(const std::string& title) {
    html_ += "<header>\n<h1>" + Escaped(title) + "</h1>\n";
    Paragraph(reader_.Say(reader_.participant() ? kDayToParticipant : kDay,
                          {{"programme", words_.Programme()},
                           {"date", words_.Date(report_.judged_on)},
                           {"version", report_.programme_version}}),
              "soft");
    for (const std::string_view deviation : report_.deviations) {
      if (!reader_.participant()) Paragraph(reader_.Say(kDeviation, {{"text", deviation}}), "soft");
    }
    html_ += "</header>\n";
  }

  void InShort() {
    Heading(reader_.Say(kInShort, kInShortToParticipant));
    const std::string pyramid = PyramidPicture(report_, words_);
    html_ += "<div class=\"where\">\n";
    if (!pyramid.empty()) html_ += "<figure>" + pyramid + "</figure>\n";
    html_ += "<div>\n";
    const std::vector<std::string> layer = PresentLayer(report_, words_);
    for (std::size_t i = 0; i < layer.size(); ++i) Paragraph(layer[i], i == 0 ? "lead" : "");
    Counts();
    html_ += "</div>\n</div>\n";
  }

  void Counts() {
    std::string counts;
    bool clear = true;
    for (const Standing standing : {Standing::kFailure, Standing::kWarning, Standing::kUndetermined,
                                    Standing::kDue, Standing::kRepaired, Standing::kSatisfied}) {
      const std::size_t count = FindingsThat(standing, report_).size();
      if (count == 0) continue;
      clear = clear && standing > Standing::kUndetermined;
      counts += "<li class=\"" + std::string(CssOf(standing, reader_)) + "\">" + Tag(standing) +
                ": " + std::to_string(count) + "</li>\n";
    }
    if (clear) Paragraph(reader_.Say(kAllClear, kAllClearToParticipant));
    // Numbers of rules mean nothing to the person whom they are about.
    if (reader_.participant() || counts.empty()) return;
    html_ += "<ul class=\"counts\">\n" + counts + "</ul>\n";
  }

  void ToDoNow() {
    Heading(reader_.Say(kToDo, kToDoToParticipant));
    const auto findings = ToDo(report_);
    if (findings.empty()) {
      Paragraph(reader_.Say(kNothingToDo, kNothingToDoToParticipant));
    } else {
      html_ += "<ol class=\"todo\">\n";
      for (const FindingData* finding : findings) ToDoItem(*finding);
      html_ += "</ol>\n";
    }
    const std::vector<std::string> running = Running(report_, words_);
    if (running.empty()) return;
    Heading(reader_.Say(kRunning, kRunningToParticipant));
    html_ += "<ul class=\"plain\">\n";
    for (const std::string& name : running) html_ += "<li>" + Escaped(name) + "</li>\n";
    html_ += "</ul>\n";
  }

  void ToDoItem(const FindingData& finding) {
    const Standing standing = StandingOf(finding);
    html_ += "<li class=\"" + std::string(CssOf(standing, reader_)) + "\"><h3>" +
             Escaped(words_.TitleOf(finding)) + "</h3>\n<p>" + Tag(standing);
    const std::string due = words_.DueOf(finding);
    if (!due.empty() && standing == Standing::kDue) {
      html_ += " · <span class=\"due\">" + Escaped(due) + "</span>";
    }
    // The reason says so to a participant.
    if (!finding.duty_bearer.empty() && !reader_.participant()) {
      html_ += " · " + Escaped(reader_.Say(kTurn, {{"who", words_.RoleOf(finding)}}));
    }
    html_ += "</p>\n";
    // A participant reads the reason once, here; a professional finds it further on.
    if (reader_.participant()) Paragraph(words_.In(finding.texts));
    Paragraph(words_.In(finding.remedies));
    html_ += "</li>\n";
  }

  void Pictures(const std::string& wide, const std::string& narrow, bool with_breaches) {
    html_ += "<figure>" + wide + narrow + "<figcaption><ul class=\"key\">";
    for (const KeyEntry& entry : kKey) {
      if (&entry == &kKey.back() && !with_breaches) continue;
      html_ += "<li><svg viewBox=\"0 0 25 18\" aria-hidden=\"true\">" + std::string(entry.shape) +
               "</svg>" + Escaped(reader_.Say(entry.words)) + "</li>";
    }
    for (const Standing standing : {Standing::kSatisfied, Standing::kRepaired, Standing::kDue}) {
      html_ += "<li><span class=\"sign\" aria-hidden=\"true\">" +
               Escaped(SignOf(standing, reader_)) + "</span>" +
               Escaped(reader_.Say(kDeadline, {{"standing", Lower(standing)}})) + "</li>";
    }
    html_ += "</ul></figcaption></figure>\n";
  }

  std::string Lower(Standing standing) const {
    std::string name(NameOf(standing, reader_));
    name[0] = static_cast<char>(name[0] + 32);
    return name;
  }

  void Course() {
    const std::string wide = CoursePicture(report_, words_, false);
    if (wide.empty()) return;
    Heading(reader_.Say(kCourse, kCourseToParticipant));
    Pictures(wide, CoursePicture(report_, words_, true), !reader_.participant());
    const std::vector<CourseMoment> moments = MomentsOf(report_, words_);
    if (moments.empty()) return;
    html_ += "<table class=\"moments\"><caption>" + Escaped(reader_.Say(kMoments)) +
             "</caption>\n<thead><tr><th scope=\"col\">" + Escaped(reader_.Say(kWhen)) +
             "</th><th scope=\"col\">" + Escaped(reader_.Say(kWhat)) +
             "</th></tr></thead>\n<tbody>\n";
    for (const CourseMoment& moment : moments) {
      html_ +=
          "<tr><td>" + Escaped(moment.date) + "</td><td>" + Escaped(moment.what) + "</td></tr>\n";
    }
    html_ += "</tbody></table>\n";
  }

  void Groups() {
    Heading(reader_.Say(kGroups));
    for (const GroupData& group : report_.course->groups) {
      const std::string wide = GroupPicture(group, report_, words_, false);
      html_ += "<h3>" +
               Escaped(std::string(group.group) + " · " + words_.NameOf("group", group.kind)) +
               "</h3>\n";
      if (!wide.empty()) {
        html_ += "<figure>" + wide + GroupPicture(group, report_, words_, true) + "</figure>\n";
      }
    }
  }

  void Reasons() {
    Heading(reader_.Say(kWhy, kWhyToParticipant));
    for (const Standing standing : {Standing::kFailure, Standing::kWarning, Standing::kUndetermined,
                                    Standing::kDue, Standing::kRepaired, Standing::kWaived}) {
      // What is to be done has been told to a participant in full.
      if (reader_.participant() && standing <= Standing::kDue) continue;
      for (const FindingData* finding : FindingsThat(standing, report_)) Article(*finding);
    }
    for (const Standing standing :
         {Standing::kSatisfied, Standing::kWaiting, Standing::kNotApplicable}) {
      List(standing);
    }
  }

  void Article(const FindingData& finding) {
    const Standing standing = StandingOf(finding);
    html_ += "<article class=\"" + std::string(CssOf(standing, reader_)) + "\">\n<h3>" +
             Escaped(words_.TitleOf(finding)) + "</h3>\n<p>" + Tag(standing) + "</p>\n";
    Paragraph(words_.In(finding.texts));
    const std::string_view remedy = words_.In(finding.remedies);
    if (!remedy.empty()) Paragraph(reader_.Say(kRemedy, {{"text", remedy}}));
    if (!reader_.participant()) Sources(finding);
    html_ += "</article>\n";
  }

  void Sources(const FindingData& finding) {
    std::string line(finding.rule_id);
    if (finding.rule_class == RuleClass::kMust) line += " · " + std::string(reader_.Say(kMust));
    if (finding.rule_class == RuleClass::kShould) line += " · " + std::string(reader_.Say(kShould));
    for (const CitationData& citation : finding.citations) {
      std::string source(citation.source);
      if (!citation.locator.empty()) source += ", " + std::string(citation.locator);
      line += " · " + reader_.Say(kSource, {{"source", source}});
    }
    Paragraph(line, "soft");
  }

  void List(Standing standing) {
    auto findings = FindingsThat(standing, report_);
    // A moment that may never come is left out of people's views.
    if (standing == Standing::kWaiting) {
      std::erase_if(findings, [](const FindingData* one) { return one->waits_for.empty(); });
    }
    if (findings.empty()) return;
    html_ += "<h3>" + Tag(standing) + "</h3>\n<ul class=\"plain\">\n";
    for (const FindingData* finding : findings) {
      html_ += "<li>" + Escaped(words_.TitleOf(*finding));
      if (!reader_.participant())
        html_ += " <span class=\"soft id\">" + Escaped(finding->rule_id) + "</span>";
      html_ += "</li>\n";
    }
    html_ += "</ul>\n";
  }

  void Figures() {
    const auto figures = FindingsThat(Standing::kFigure, report_);
    if (figures.empty() || reader_.participant()) return;
    Heading(NameOf(Standing::kFigure, reader_));
    html_ += "<table><thead><tr><th scope=\"col\">" + Escaped(reader_.Say(kWhat)) +
             "</th><th scope=\"col\">" + Escaped(reader_.Say(kFigure)) +
             "</th></tr></thead>\n<tbody>\n";
    for (const FindingData* finding : figures) {
      html_ += "<tr><th scope=\"row\">" + Escaped(words_.TitleOf(*finding)) +
               " <span class=\"soft id\">" + Escaped(finding->rule_id) + "</span></th><td>" +
               Escaped(words_.In(finding->texts)) + "</td></tr>\n";
    }
    html_ += "</tbody></table>\n";
  }

  void Issues() {
    if (report_.issues.empty()) return;
    if (reader_.participant()) return Paragraph(reader_.Say(kIssuesToParticipant));
    Heading(reader_.Say(kIssues));
    html_ += "<ul>\n";
    for (const IssueData& issue : report_.issues) {
      html_ += "<li><code>" + Escaped(issue.path) + "</code>: " + Escaped(words_.IssueOf(issue)) +
               "</li>\n";
    }
    html_ += "</ul>\n";
  }

  void Footer() {
    html_ += "<footer>\n";
    Paragraph(reader_.Say(reader_.participant() ? kFooterToParticipant : kFooter,
                          {{"programme", report_.programme_id},
                           {"version", report_.programme_version},
                           {"fingerprint", report_.fingerprint.substr(0, 16)}}));
    html_ += "</footer>\n";
  }

  const ReportData& report_;
  const For& reader_;
  Words words_;
  std::string html_;
};

}  // namespace

std::string HtmlView(const ReportData& report, const For& reader) {
  return HtmlPage(report, reader).Write();
}

}  // namespace baken::render
