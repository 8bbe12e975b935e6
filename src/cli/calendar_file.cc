// SPDX-License-Identifier: EUPL-1.2
#include "cli/calendar_file.h"

#include <libical/ical.h>

#include <map>
#include <memory>
#include <string_view>

#include "cli/agenda_view.h"
#include "cli/period.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr const char* kProductId = "-//baken//baken agenda//EN";

constexpr Wording kCalendarName{"Agenda trajecten", "Trajectory agenda"};
constexpr Wording kSummary{"{record}: {title}", "{record}: {title}"};
constexpr Wording kLateSummary{"Te laat · {record}: {title}", "Late · {record}: {title}"};
constexpr Wording kWaiverSummary{"De ontheffing eindigt · {record}: {title}",
                                 "The waiver ends · {record}: {title}"};
constexpr Wording kRuleAndRole{"{rule}, {role}", "{rule}, {role}"};

struct ComponentDeleter {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, ComponentDeleter>;

icaltimetype DateOf(const std::string& day) {
  std::string digits;
  for (const char c : day) {
    if (c != '-') digits += c;
  }
  return icaltime_from_string(digits.c_str());
}

icaltimetype MidnightOf(const std::string& day) {
  icaltimetype time = DateOf(day);
  time.is_date = 0;
  return icaltime_set_timezone(&time, icaltimezone_get_utc_timezone());
}

// Record, rule, subject and day, with the programme: the same fact about the same record is the
// same event, whichever day it is judged on.
std::string UidOf(const v1::AgendaItem& item) {
  std::string uid = RecordInWords(item);
  for (const std::string& part :
       {item.rule_id(), item.subject(), item.day(), item.programme_id()}) {
    uid += "/" + Printable(part);
  }
  return uid + "@baken";
}

std::string DescriptionOf(const v1::AgendaItem& item, const Phrasebook& phrases) {
  std::string text = WhenInWords(item, phrases);
  const std::string granted = WaivedByInWords(item, phrases);
  if (!granted.empty()) text += "\n" + Printable(granted);
  if (!item.reason().empty()) text += "\n" + Printable(item.reason());
  if (!item.remedy().empty()) {
    text += "\n" + phrases.Say(Phrase::kRemedy, {{"text", Printable(item.remedy())}});
  }
  if (item.duty_bearer().empty()) return text + "\n" + item.rule_id();
  return text + "\n" +
         phrases.Say(kRuleAndRole,
                     {{"rule", item.rule_id()}, {"role", Printable(item.duty_bearer_title())}});
}

// libical 3.0 takes the line end for content: where a line is exactly full it folds before or
// inside it. Nothing of ours has a bare carriage return, so these bytes are nothing else.
void MendLineEnds(std::string& file) {
  for (const std::string_view broken : {"\r\r\n \n", "\r\n \r\n"}) {
    for (std::size_t at = 0; (at = file.find(broken, at)) != std::string::npos; at += 2) {
      file.replace(at, broken.size(), "\r\n");
    }
  }
}

void AddEvent(const v1::AgendaItem& item, const std::string& uid, const std::string& judged_on,
              const Phrasebook& phrases, icalcomponent* calendar) {
  const bool late = item.state() == v1::AGENDA_STATE_OVERDUE;
  const std::string& day = late ? judged_on : item.day();
  const bool waived = item.state() == v1::AGENDA_STATE_WAIVED;
  const std::string summary =
      phrases.Say(late     ? kLateSummary
                  : waived ? kWaiverSummary
                           : kSummary,
                  {{"record", RecordInWords(item)}, {"title", Printable(item.title())}});
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  icalcomponent_add_property(event, icalproperty_new_uid(uid.c_str()));
  icalcomponent_add_property(event, icalproperty_new_dtstamp(MidnightOf(judged_on)));
  icalcomponent_add_property(event, icalproperty_new_dtstart(DateOf(day)));
  icalcomponent_add_property(event, icalproperty_new_dtend(DateOf(DaysAfter(day, 1))));
  icalcomponent_add_property(event, icalproperty_new_summary(summary.c_str()));
  icalcomponent_add_property(event,
                             icalproperty_new_description(DescriptionOf(item, phrases).c_str()));
  if (!item.duty_bearer().empty()) {
    const std::string role = Printable(item.duty_bearer_title());
    icalcomponent_add_property(event, icalproperty_new_categories(role.c_str()));
  }
  icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
  icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_component(calendar, event);
}

}  // namespace

std::string CalendarOf(const std::vector<v1::AgendaItem>& items, const std::string& judged_on,
                       const Phrasebook& phrases) {
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid(kProductId));
  icalproperty* name = icalproperty_new_x(phrases.Say(kCalendarName).c_str());
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), name);
  std::map<std::string, int> used;  // two records of one file without an id that may be shown
  for (const v1::AgendaItem& item : items) {
    if (item.state() == v1::AGENDA_STATE_WAITING) continue;
    std::string uid = UidOf(item);
    const int before = used[uid]++;
    if (before > 0) uid = std::to_string(before + 1) + "/" + uid;
    AddEvent(item, uid, judged_on, phrases, calendar.get());
  }
  char* text = icalcomponent_as_ical_string_r(calendar.get());
  std::string file = text == nullptr ? "" : text;
  icalmemory_free_buffer(text);
  MendLineEnds(file);
  return file;
}

}  // namespace baken::cli
