// SPDX-License-Identifier: EUPL-1.2
// What is due, for whom: as text, as JSON, and in a calendar that a calendar library reads back.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "baken/v1/agenda.pb.h"
#include "cli/command_run.h"
#include "support/places.h"

namespace baken {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Event {
  std::string uid;
  std::string summary;
  std::string description;
  std::string categories;
  icaltimetype start{};
  icaltimetype end{};
  icaltimetype stamp{};
  bool transparent = false;
};

std::string Text(const char* text) { return text == nullptr ? "" : text; }

// As a calendar program reads it.
std::vector<Event> EventsOf(const std::string& file) {
  using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
  const Component calendar(icalparser_parse_string(file.c_str()), &icalcomponent_free);
  EXPECT_NE(calendar, nullptr) << file;
  std::vector<Event> events;
  if (!calendar) return events;
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0) << file;
  EXPECT_TRUE(icalrestriction_check(calendar.get())) << file;
  for (icalcomponent* one =
           icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
       one != nullptr;
       one = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
    Event event;
    event.uid = Text(icalcomponent_get_uid(one));
    event.summary = Text(icalcomponent_get_summary(one));
    event.description = Text(icalcomponent_get_description(one));
    icalproperty* role = icalcomponent_get_first_property(one, ICAL_CATEGORIES_PROPERTY);
    if (role != nullptr) event.categories = Text(icalproperty_get_categories(role));
    icalproperty* transp = icalcomponent_get_first_property(one, ICAL_TRANSP_PROPERTY);
    event.transparent =
        transp != nullptr && icalproperty_get_transp(transp) == ICAL_TRANSP_TRANSPARENT;
    event.start = icalcomponent_get_dtstart(one);
    event.end = icalcomponent_get_dtend(one);
    event.stamp = icalcomponent_get_dtstamp(one);
    events.push_back(event);
  }
  return events;
}

std::string Written(const icaltimetype& time) { return icaltime_as_ical_string(time); }

// Of the rule MVS-01: completed or extended in time, a year after the intake.
Event EventOfTerm(const std::string& file) {
  for (const Event& event : EventsOf(file)) {
    if (event.uid.find("/MVS-01/") != std::string::npos) return event;
  }
  ADD_FAILURE() << "no MVS-01 in " << file;
  return {};
}

class AgendaTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("both.ndjson", std::string(kLateRecord) + "\n" + kNewRecord + "\n");
  }
  CommandResult Agenda(std::vector<std::string> more, const std::string& day = "2026-03-02") {
    std::vector<std::string> all = {"agenda", "--language", "en", "--on", day};
    all.insert(all.end(), more.begin(), more.end());
    return Baken(all);
  }
  v1::Agendas Read(const CommandResult& result) {
    v1::Agendas agendas;
    const auto status = google::protobuf::util::JsonStringToMessage(result.out, &agendas);
    EXPECT_TRUE(status.ok()) << status.message() << result.out << result.err;
    return agendas;
  }
  std::string Calendar(const std::string& record, const std::string& day = "2026-03-02") {
    WriteFile("one.json", record);
    return Agenda({"one.json", "--format", "ical"}, day).out;
  }
};

TEST_F(AgendaTest, FieldsThatNobodyKnowsTakeNothingElseWithThem) {
  WriteFile("plain.json",
            R"({"id":"t","events":[{"kind":"intake","date":"2025-03-01"},{"kind":"ended"}]})");
  const std::string plain = Agenda({"plain.json"}).out;
  for (
      const char* record : {
          R"({"x":1,"id":"t","events":[{"kind":"intake","y":{"kind":"z"},"date":"2025-03-01"},{"kind":"ended"}]})",
          R"({"id":"t","x":[{}],"y":"},{", "events":[{"y":0,"z":1,"kind":"intake","date":"2025-03-01"},{"kind":"ended","y":0}],"z":2})",
          R"({ "id":"t" , "events":[{"kind":"intake","date":"2025-03-01","x":{"y":[1,{"z":2}]}, "y":null},{"x":{},"y":{},"kind":"ended"}]})",
      }) {
    WriteFile("plain.json", record);
    const CommandResult result = Agenda({"plain.json"});
    EXPECT_EQ(result.out, plain) << record;
    EXPECT_NE(result.err.find("x"), std::string::npos) << result.err;
  }
}

TEST_F(AgendaTest, WhatOnlyTheLibraryRefusesHasItsPlaceAndReason) {
  WriteFile("own.json",
            "{\"id\": \"own\",\n \"rules\": [{\"by\": {\"anchor\": {\"first\": {},\n"
            "  \"last\": {}}}}]}");
  const CommandResult result = Agenda({"both.ndjson", "--programme", "own.json"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err,
            "own.json:3:11: This cannot be read as Programme: rules[0].by.anchor.last stands "
            "beside another field; expected one of the two.\n");
}

TEST_F(AgendaTest, ADutyBearerSeesWhatIsLateThenWhatIsComingWithTheDaysLeft) {
  const CommandResult result = Agenda({"both.ndjson"});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  const std::string provider = result.out.substr(result.out.find("Provider · agenda"));
  const std::size_t late = provider.find(
      "  - 28 February 2026, 2 days late: Trajectory completed or extended in time · late\n"
      "    What to do: Complete the trajectory, or record an extension.\n"
      "    MVS-01 · provider\n");
  const std::size_t due = provider.find(
      "  - 28 February 2027, 363 days left: Trajectory completed or extended in time · new\n");
  EXPECT_NE(late, std::string::npos) << result.out;
  EXPECT_NE(due, std::string::npos) << result.out;
  EXPECT_LT(late, due);
}

TEST_F(AgendaTest, TheLastDayItselfIsTodayAndNotLate) {
  WriteFile("late.json", kLateRecord);
  const CommandResult result = Agenda({"late.json"}, "2026-02-28");
  EXPECT_THAT(result.out, HasSubstr("28 February 2026, today: Trajectory completed"));
  const CommandResult next = Agenda({"late.json"}, "2026-03-01");
  EXPECT_THAT(next.out, HasSubstr("28 February 2026, 1 day late: Trajectory completed"));
}

TEST_F(AgendaTest, WhatHasNoAnchorYetIsListedAsWaiting) {
  WriteFile("empty.json", R"({"id":"nobody"})");
  const CommandResult result = Agenda({"empty.json"});
  const std::string waiting = result.out.substr(
      std::min(result.out.size(), result.out.find("\nWaiting for something that has not")));
  EXPECT_THAT(waiting, HasSubstr("intake: nobody (MVS-01")) << result.out;
}

TEST_F(AgendaTest, ItIsInDutchUnlessAskedOtherwise) {
  const CommandResult result = Baken({"agenda", "both.ndjson", "--on", "2026-03-02"});
  EXPECT_THAT(result.out, HasSubstr("Aanbieder · agenda op 2 maart 2026"));
  EXPECT_THAT(result.out, HasSubstr("28 februari 2026, 2 dagen te laat: "));
}

TEST_F(AgendaTest, EachGroupHasItsOwnOfTheMembersOnThatDay) {
  WriteFile("groups.ndjson",
            R"({"id":"a","events":[{"kind":"intake","date":"2026-03-01"}],"memberships":[)"
            R"({"group":"old","since":"2026-01-01","until":"2026-03-02"},)"
            R"({"group":"g-1","since":"2026-03-02"}]})"
            "\n"
            R"({"id":"b","events":[{"kind":"intake","date":"2026-03-01"}],"memberships":[)"
            R"({"group":"g-2","since":"2026-03","through":"2026-03-02"}]})"
            "\n"
            R"({"id":"c","events":[{"kind":"intake","date":"2026-03-01"}]})");
  const v1::Agendas agendas = Read(Agenda({"groups.ndjson", "--by", "group", "--format", "json"}));
  std::map<std::string, std::set<std::string>> records;
  for (const v1::Agenda& agenda : agendas.agendas()) {
    for (const v1::AgendaItem& item : agenda.items()) {
      records[agenda.key()].insert(item.record_id());
    }
  }
  const std::map<std::string, std::set<std::string>> expected = {
      {"g-1", {"a"}}, {"g-2", {"b"}}, {"", {"c"}}};
  EXPECT_EQ(records, expected);
  EXPECT_EQ(agendas.agendas().rbegin()->key(), "");
}

TEST_F(AgendaTest, ByDayTheDaysAreInOrder) {
  const v1::Agendas agendas = Read(Agenda({"both.ndjson", "--by", "day", "--format", "json"}));
  std::vector<std::string> days;
  for (const v1::Agenda& agenda : agendas.agendas()) {
    if (!agenda.key().empty()) days.push_back(agenda.key());
    for (const v1::AgendaItem& item : agenda.items()) EXPECT_EQ(item.day(), agenda.key());
  }
  EXPECT_GT(days.size(), 2u);
  EXPECT_TRUE(std::is_sorted(days.begin(), days.end()));
}

TEST_F(AgendaTest, JsonHasDayDaysLeftAndWhoOwesIt) {
  const v1::Agendas agendas = Read(Agenda({"both.ndjson", "--format", "json"}));
  EXPECT_EQ(agendas.judged_on(), "2026-03-02");
  bool found = false;
  for (const v1::Agenda& agenda : agendas.agendas()) {
    for (const v1::AgendaItem& item : agenda.items()) {
      if (item.rule_id() != "MVS-01" || item.record_id() != "late") continue;
      found = true;
      EXPECT_EQ(agenda.key(), "provider");
      EXPECT_EQ(item.state(), v1::AGENDA_STATE_OVERDUE);
      EXPECT_EQ(item.due(), "2026-02-28");
      EXPECT_EQ(item.since(), "2026-03-01");
      EXPECT_EQ(item.days_left(), -2);
    }
  }
  EXPECT_TRUE(found);
}

TEST_F(AgendaTest, ACalendarHasOneDayLongEventsOnTheLastDay) {
  const Event event = EventOfTerm(Calendar(kNewRecord));
  EXPECT_TRUE(event.start.is_date);
  EXPECT_EQ(Written(event.start), "20270228");
  EXPECT_EQ(Written(event.end), "20270301");
  EXPECT_EQ(Written(event.stamp), "20260302T000000Z");
  EXPECT_TRUE(event.transparent);
  EXPECT_EQ(event.categories, "provider");
  EXPECT_EQ(event.summary, "new: Trajectory completed or extended in time");
}

TEST_F(AgendaTest, WhatIsLateStandsOnTheDayJudgedUnderTheSameUid) {
  const Event due = EventOfTerm(Calendar(kLateRecord, "2026-02-01"));
  const Event late = EventOfTerm(Calendar(kLateRecord, "2026-03-05"));
  EXPECT_EQ(Written(due.start), "20260228");
  EXPECT_EQ(Written(late.start), "20260305");
  EXPECT_THAT(late.summary, StartsWith("Late · "));
  EXPECT_EQ(due.uid, late.uid);
}

TEST_F(AgendaTest, EveryUidIsThereOnceEvenOfRecordsWithoutAnId) {
  const std::string nameless = R"({"events":[{"kind":"intake","date":"2026-03-01"}]})";
  WriteFile("nameless.ndjson", nameless + "\n" + nameless + "\n");
  const std::string file = Agenda({"nameless.ndjson", "--format", "ical"}).out;
  std::set<std::string> uids;
  const std::vector<Event> events = EventsOf(file);
  for (const Event& event : events) uids.insert(event.uid);
  EXPECT_GT(events.size(), 2u);
  EXPECT_EQ(uids.size(), events.size());
}

TEST_F(AgendaTest, CommasSemicolonsBackslashesAndLineEndsComeBackAsTheyWere) {
  const std::string file =
      Calendar(R"({"id":"a,b;c\\n","events":[{"kind":"intake","date":"2026-03-01"}]})");
  EXPECT_THAT(file, HasSubstr(R"(SUMMARY:a\,b\;c\\n: )"));
  const Event event = EventOfTerm(file);
  EXPECT_THAT(event.summary, StartsWith(R"(a,b;c\n: )"));
  EXPECT_THAT(event.description, StartsWith("28 February 2027, 363 days left\n"));
  EXPECT_THAT(event.uid, StartsWith(R"(a,b;c\n/MVS-01/)"));
}

TEST_F(AgendaTest, NoLineIsLongerThan75BytesOrCutsACharacter) {
  std::string name;
  for (int i = 0; i < 60; ++i) name += "é€𝄞";
  const std::string file =
      Calendar(R"({"id":")" + name + R"(","events":[{"kind":"intake","date":"2026-03-01"}]})");
  EXPECT_THAT(EventOfTerm(file).summary, StartsWith(name + ": "));
  std::istringstream lines(file);
  std::string line;
  while (std::getline(lines, line)) {
    ASSERT_TRUE(line.ends_with('\r')) << line;
    line.pop_back();
    EXPECT_LE(line.size(), 75u) << line;
    const std::size_t at = line.starts_with(' ') ? 1 : 0;
    ASSERT_LT(at, line.size());
    EXPECT_NE(static_cast<unsigned char>(line[at]) & 0xC0u, 0x80u) << "cut inside a character";
  }
}

TEST_F(AgendaTest, TheSameRequestGivesTheSameBytes) {
  EXPECT_EQ(Calendar(kNewRecord), Calendar(kNewRecord));
}

TEST_F(AgendaTest, WhatIsWaitingIsOnNoDay) {
  EXPECT_THAT(Calendar(R"({"id":"nobody"})"), Not(HasSubstr("MVS-01")));
}

// ---- waivers ----

const std::string kWithWaiver = SourceFolder() + "/examples/data/break_with_waiver.json";

TEST_F(AgendaTest, AWaiverThatEndsIsListedUnderItsLastDayWithWhoGrantedIt) {
  const CommandResult text = Agenda({kWithWaiver}, "2026-03-10");
  EXPECT_THAT(text.out, HasSubstr("Waivers that end\n  - The waiver ends on 31 March 2026, 21 days "
                                  "left: "));
  EXPECT_THAT(text.out, HasSubstr("    Waiver granted by: provider\n"));
  EXPECT_THAT(Agenda({kWithWaiver}, "2026-03-30").out, HasSubstr("31 March 2026, 1 day left: "));
  EXPECT_THAT(Agenda({kWithWaiver}, "2026-03-31").out,
              HasSubstr("The waiver ends today, 31 March 2026: "));
  const CommandResult dutch =
      Baken({"agenda", kWithWaiver, "--on", "2026-03-10", "--language", "nl"});
  EXPECT_THAT(dutch.out, HasSubstr("De ontheffing eindigt op 31 maart 2026, nog 21 dagen: "));
}

TEST_F(AgendaTest, AReportToReadSaysUntilWhenAWaiverHoldsAndWhoGrantedIt) {
  const CommandResult ends =
      Baken({"check", kWithWaiver, "--on", "2026-03-10", "--language", "en"});
  EXPECT_THAT(ends.out, HasSubstr("The waiver holds up to and including 31 March"));
  EXPECT_THAT(ends.out, HasSubstr("The waiver was granted by: provider."));
  WriteFile("open.json", R"({"id":"open","events":[{"kind":"intake","date":"2025-03-03"}],)"
                         R"("waivers":[{"rule":"MVS-15b","granted_by":"coach"}]})");
  const CommandResult open =
      Baken({"check", "open.json", "--on", "2025-07-01", "--language", "en"});
  EXPECT_THAT(open.out, HasSubstr("The waiver was granted by: coach."));
  EXPECT_THAT(open.out, Not(HasSubstr("The waiver holds")));
}

TEST_F(AgendaTest, AWaiverThatEndsIsAnItemOfItsOwnState) {
  const v1::Agendas agendas = Read(Agenda({kWithWaiver, "--format", "json"}, "2026-03-10"));
  std::vector<v1::AgendaItem> waived;
  for (const v1::Agenda& agenda : agendas.agendas()) {
    for (const v1::AgendaItem& item : agenda.items()) {
      if (item.state() == v1::AGENDA_STATE_WAIVED) waived.push_back(item);
    }
  }
  ASSERT_EQ(waived.size(), 1u);
  EXPECT_EQ(waived[0].rule_id(), "MVS-15b");
  EXPECT_EQ(waived[0].waived_through(), "2026-03-31");
  EXPECT_EQ(waived[0].day(), "2026-03-31");
  EXPECT_EQ(waived[0].days_left(), 21);
  EXPECT_EQ(waived[0].waived_by(), "provider");
  EXPECT_EQ(waived[0].waived_by_title(), "provider");
}

TEST_F(AgendaTest, AWaiverThatEndsIsOnItsLastDayInACalendar) {
  const CommandResult result = Agenda({kWithWaiver, "--format", "ical"}, "2026-03-10");
  int found = 0;
  for (const Event& event : EventsOf(result.out)) {
    if (event.uid.find("/MVS-15b/") == std::string::npos) continue;
    ++found;
    EXPECT_THAT(event.summary, StartsWith("The waiver ends · tr-2025-0311: "));
    EXPECT_EQ(Written(event.start), "20260331");
    EXPECT_EQ(Written(event.end), "20260401");
    EXPECT_THAT(event.description, HasSubstr("Waiver granted by: provider"));
  }
  EXPECT_EQ(found, 1) << result.out;
}

TEST_F(AgendaTest, AfterItsEndTheRuleIsLateAndAWaiverWithoutAnEndIsNotListed) {
  const CommandResult after = Agenda({kWithWaiver}, "2026-04-01");
  EXPECT_THAT(after.out, Not(HasSubstr("The waiver ends")));
  EXPECT_THAT(after.out, HasSubstr("Late or not in order"));
  WriteFile("open.json", R"({"id":"open","events":[{"kind":"intake","date":"2025-03-03"}],)"
                         R"("waivers":[{"rule":"MVS-15b","since":"2025-06-03"}]})");
  const CommandResult open = Agenda({"open.json"}, "2025-07-01");
  EXPECT_THAT(open.out, Not(HasSubstr("MVS-15b")));
}

TEST_F(AgendaTest, OfSeveralWaiversTheOneOfTheGroupCounts) {
  std::string members;
  for (int i = 1; i <= 6; ++i) {
    members +=
        R"(,{"party":"p-)" + std::to_string(i) + R"(","role":"participant","since":"2026-01-05"})";
  }
  WriteFile("groups.json",
            R"({"id":"org","groups":[{"id":"g-1","kind":"coaching_group","members":[)"
            R"({"party":"c-1","role":"coach","since":"2026-01-05"})" +
                members + R"(]}],"waivers":[
    {"rule":"MVS-04","subject":"g-2","until":"2026-05-01","granted_by":"coach"},
    {"rule":"MVS-04","subject":"g-1","through":"2026-04-30","granted_by":"provider"}]})");
  const CommandResult result = Agenda({"--organisation", "groups.json"}, "2026-04-20");
  EXPECT_THAT(result.out, HasSubstr("The waiver ends on 30 April 2026, 10 days left: "));
  EXPECT_THAT(result.out, HasSubstr("Waiver granted by: provider"));
}

TEST_F(AgendaTest, AnEmptyAgendaSaysSoAndABadInputIsTold) {
  const CommandResult result = Agenda({"gone.json"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "There is nothing on the agenda.\n");
  EXPECT_EQ(Agenda({"both.ndjson", "--by", "coach"}).exit_code, 2);
}

}  // namespace
}  // namespace baken
