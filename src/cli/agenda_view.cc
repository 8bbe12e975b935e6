// SPDX-License-Identifier: EUPL-1.2
#include "cli/agenda_view.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>

#include "cli/calendar.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr Wording kHeading{"{title} · agenda op {date}", "{title} · agenda on {date}"};
constexpr Wording kNobody{"Niemand in het bijzonder", "Nobody in particular"};
constexpr Wording kNoGroup{"Zonder groep", "Without a group"};
constexpr Wording kNoDay{"Zonder dag", "Without a day"};
constexpr Wording kGroup{"Groep {group}", "Group {group}"};
constexpr Wording kOverdue{"Te laat of niet in orde", "Late or not in order"};
constexpr Wording kDue{"Komt eraan", "Coming up"};
constexpr Wording kWaiting{"Wacht op iets dat nog niet is gebeurd",
                           "Waiting for something that has not happened yet"};
constexpr Wording kWaived{"Ontheffingen die aflopen", "Waivers that end"};
constexpr Wording kWaiverToday{"De ontheffing eindigt vandaag, {date}",
                               "The waiver ends today, {date}"};
constexpr Wording kWaiverOne{"De ontheffing eindigt op {date}, nog 1 dag",
                             "The waiver ends on {date}, 1 day left"};
constexpr Wording kWaiverMany{"De ontheffing eindigt op {date}, nog {count} dagen",
                              "The waiver ends on {date}, {count} days left"};
constexpr Wording kWaivedBy{"Ontheffing verleend door: {role}", "Waiver granted by: {role}"};
constexpr Wording kNothing{"Er staat niets op de agenda.", "There is nothing on the agenda."};
constexpr Wording kItem{"{when}: {title} · {record}", "{when}: {title} · {record}"};
constexpr Wording kRuleOf{"{rule} · {role}", "{rule} · {role}"};
constexpr Wording kWaitsFor{"{awaited}: {record} ({rules})", "{awaited}: {record} ({rules})"};
constexpr Wording kBetween{"tussen {date} en {latest}", "between {date} and {latest}"};
constexpr Wording kToday{"{date}, vandaag", "{date}, today"};
constexpr Wording kLeftOne{"{date}, nog 1 dag", "{date}, 1 day left"};
constexpr Wording kLeftMany{"{date}, nog {count} dagen", "{date}, {count} days left"};
constexpr Wording kLateOne{"{date}, 1 dag te laat", "{date}, 1 day late"};
constexpr Wording kLateMany{"{date}, {count} dagen te laat", "{date}, {count} days late"};
constexpr Wording kSinceOne{"Sinds {date}, 1 dag", "Since {date}, 1 day"};
constexpr Wording kSinceMany{"Sinds {date}, {count} dagen", "Since {date}, {count} days"};
constexpr Wording kAlways{"Vanaf het begin", "From the start"};

const Wording& LengthOf(const v1::AgendaItem& item) {
  const int left = item.days_left();
  if (item.state() == v1::AGENDA_STATE_WAIVED) {
    return left == 0 ? kWaiverToday : left == 1 ? kWaiverOne : kWaiverMany;
  }
  if (left == 0) return kToday;
  if (left > 0) return left == 1 ? kLeftOne : kLeftMany;
  if (item.due().empty()) return left == -1 ? kSinceOne : kSinceMany;
  return left == -1 ? kLateOne : kLateMany;
}

class AgendaText {
 public:
  AgendaText(const v1::Agendas& agendas, const ProgrammeWords* words, const Phrasebook& phrases,
             const Terminal& terminal)
      : agendas_(agendas), words_(words), phrases_(phrases), terminal_(terminal) {}

  std::string Write();

 private:
  void One(const v1::Agenda& agenda);
  std::string TitleOf(const v1::Agenda& agenda) const;
  void Items(const v1::Agenda& agenda, v1::AgendaState state, const Wording& heading,
             Emphasis emphasis);
  void Item(const v1::AgendaItem& item);
  void Waiting(const v1::Agenda& agenda);
  std::string Awaited(const v1::AgendaItem& item) const;
  void Heading(const Wording& heading, Emphasis emphasis) {
    text_ += "\n" + Coloured(phrases_.Say(heading), emphasis, terminal_.colour) + "\n";
  }
  void Say(std::string_view lead, std::string_view text) {
    text_ += Wrapped(lead, Printable(text), terminal_.width);
  }

  const v1::Agendas& agendas_;
  const ProgrammeWords* words_;
  const Phrasebook& phrases_;
  const Terminal& terminal_;
  std::string text_;
};

std::string AgendaText::TitleOf(const v1::Agenda& agenda) const {
  const bool by_group = agendas_.by() == "group";
  const bool by_day = agendas_.by() == "day";
  if (agenda.key().empty()) return phrases_.Say(by_group ? kNoGroup : by_day ? kNoDay : kNobody);
  if (by_group) return phrases_.Say(kGroup, {{"group", agenda.key()}});
  std::string title = by_day ? DateInWords(agenda.key(), phrases_.language()) : agenda.title();
  if (title.front() >= 'a' && title.front() <= 'z') {
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  }
  return title;
}

std::string AgendaText::Awaited(const v1::AgendaItem& item) const {
  std::string awaited;
  for (const std::string& id : item.waits_for()) {
    awaited += (awaited.empty() ? "" : ", ") + (words_ ? words_->NameOf(id) : id);
  }
  return awaited;
}

void AgendaText::Item(const v1::AgendaItem& item) {
  Say("  - ", phrases_.Say(kItem, {{"when", WhenInWords(item, phrases_)},
                                   {"title", item.title()},
                                   {"record", RecordInWords(item)}}));
  const std::string granted = WaivedByInWords(item, phrases_);
  if (!granted.empty()) Say("    ", granted);
  if (!item.remedy().empty()) Say("    ", phrases_.Say(Phrase::kRemedy, {{"text", item.remedy()}}));
  std::string footer = item.rule_id();
  if (!item.duty_bearer().empty()) {
    footer = phrases_.Say(kRuleOf, {{"rule", footer}, {"role", item.duty_bearer_title()}});
  }
  text_ += Coloured("    " + Printable(footer), Emphasis::kQuiet, terminal_.colour) + "\n";
}

void AgendaText::Items(const v1::Agenda& agenda, v1::AgendaState state, const Wording& heading,
                       Emphasis emphasis) {
  bool first = true;
  for (const v1::AgendaItem& item : agenda.items()) {
    if (item.state() != state) continue;
    if (first) Heading(heading, emphasis);
    first = false;
    Item(item);
  }
}

// One line for what one record waits for, with all its rules.
void AgendaText::Waiting(const v1::Agenda& agenda) {
  std::map<std::pair<std::string, std::string>, std::string> rules;
  for (const v1::AgendaItem& item : agenda.items()) {
    if (item.state() != v1::AGENDA_STATE_WAITING) continue;
    std::string& list = rules[{Awaited(item), RecordInWords(item)}];
    list += (list.empty() ? "" : ", ") + item.rule_id();
  }
  if (rules.empty()) return;
  Heading(kWaiting, Emphasis::kHeading);
  for (const auto& [key, list] : rules) {
    Say("  - ",
        phrases_.Say(kWaitsFor, {{"awaited", key.first}, {"record", key.second}, {"rules", list}}));
  }
}

void AgendaText::One(const v1::Agenda& agenda) {
  const std::string title =
      phrases_.Say(kHeading, {{"title", TitleOf(agenda)},
                              {"date", DateInWords(agendas_.judged_on(), phrases_.language())}});
  text_ += Coloured(Printable(title), Emphasis::kHeading, terminal_.colour) + "\n";
  text_ += std::string(std::min(Columns(title), terminal_.width), '=') + "\n";
  Items(agenda, v1::AGENDA_STATE_OVERDUE, kOverdue, Emphasis::kWrong);
  Items(agenda, v1::AGENDA_STATE_DUE, kDue, Emphasis::kHeading);
  Items(agenda, v1::AGENDA_STATE_WAIVED, kWaived, Emphasis::kHeading);
  Waiting(agenda);
}

std::string AgendaText::Write() {
  if (agendas_.agendas().empty()) Say("", phrases_.Say(kNothing));
  for (const v1::Agenda& agenda : agendas_.agendas()) {
    if (!text_.empty()) text_ += "\n";
    One(agenda);
  }
  return std::move(text_);
}

}  // namespace

std::string WhenInWords(const v1::AgendaItem& item, const Phrasebook& phrases) {
  if (item.day().empty()) return phrases.Say(kAlways);
  std::string date = DateInWords(item.day(), phrases.language());
  if (!item.due_latest().empty()) {
    const std::string latest = DateInWords(item.due_latest(), phrases.language());
    date = phrases.Say(kBetween, {{"date", date}, {"latest", latest}});
  }
  const std::string days = std::to_string(std::abs(item.days_left()));
  return phrases.Say(LengthOf(item), {{"date", date}, {"count", days}});
}

std::string WaivedByInWords(const v1::AgendaItem& item, const Phrasebook& phrases) {
  if (item.waived_by().empty()) return {};
  return phrases.Say(kWaivedBy, {{"role", item.waived_by_title()}});
}

std::string RecordInWords(const v1::AgendaItem& item) {
  return Printable(item.record_id().empty() ? item.source() : item.record_id());
}

std::string AgendasInText(const v1::Agendas& agendas, const ProgrammeWords* words,
                          const Phrasebook& phrases, const Terminal& terminal) {
  return AgendaText(agendas, words, phrases, terminal).Write();
}

}  // namespace baken::cli
