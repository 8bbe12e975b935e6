// SPDX-License-Identifier: EUPL-1.2
#include "cli/agenda.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "cli/calendar.h"
#include "cli/period.h"
#include "cli/text_view.h"
#include "cli/waivers.h"

namespace baken::cli {
namespace {

// After every text of the same day, month or year: "2026-04" may end on any day of April.
constexpr char kLatest = '~';

// A membership of which a date is not known to the day counts as long as it may run.
bool MayRunOn(const v1::Membership& membership, const std::string& day) {
  if (membership.since() > day && membership.since() != "unknown") return false;
  if (!membership.until().empty()) {
    const std::string& until = membership.until();
    return (IsDay(until) ? until : until + kLatest) > day;
  }
  return membership.through().empty() || membership.through() + kLatest > day;
}

std::vector<std::string> GroupsOf(const CheckedReport& checked, const v1::Finding& finding) {
  if (checked.request->has_organisation()) {
    for (const v1::Group& group : checked.request->organisation().groups()) {
      if (group.id() == finding.subject()) return {group.id()};
    }
    return {};
  }
  std::vector<std::string> groups;
  for (const v1::Membership& membership : checked.request->trajectory().memberships()) {
    if (MayRunOn(membership, checked.report.judged_on())) groups.push_back(membership.group());
  }
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

v1::AgendaState StateOf(const CheckedReport& checked, const v1::Finding& finding) {
  if (finding.rule_class() == v1::RULE_CLASS_INDICATOR) return v1::AGENDA_STATE_UNSPECIFIED;
  if (EndingWaiver(checked, finding) != nullptr) return v1::AGENDA_STATE_WAIVED;
  if (finding.outcome() == v1::OUTCOME_VIOLATED) return v1::AGENDA_STATE_OVERDUE;
  if (finding.outcome() != v1::OUTCOME_PENDING) return v1::AGENDA_STATE_UNSPECIFIED;
  if (!finding.due().empty()) return v1::AGENDA_STATE_DUE;
  // A moment that may never come, such as a step to a higher layer, is left out of people's views.
  return finding.waits_for().empty() ? v1::AGENDA_STATE_UNSPECIFIED : v1::AGENDA_STATE_WAITING;
}

void SetDays(const v1::Finding& finding, const std::string& judged_on, v1::AgendaItem& item) {
  item.set_due(finding.due());
  item.set_due_latest(finding.due_latest());
  if (item.state() == v1::AGENDA_STATE_OVERDUE) item.set_since(finding.since());
  item.set_day(finding.due().empty() ? item.since() : finding.due());
  if (!finding.due().empty()) {
    item.set_days_left(DaysBetween(judged_on, finding.due()));
  } else if (!item.since().empty()) {
    item.set_days_left(DaysBetween(judged_on, item.since()) - 1);
  }
}

// A waiver that ends is something to prepare for: listed under its last day.
void SetWaiver(const v1::Waiver& waiver, const v1::Finding& finding, const CheckedReport& checked,
               v1::AgendaItem& item) {
  item.set_waived_through(DayBefore(finding.changes_on()));
  item.set_waived_by(waiver.granted_by());
  if (!waiver.granted_by().empty()) {
    item.set_waived_by_title(checked.words->NameOfRole(waiver.granted_by()));
  }
  item.set_day(item.waived_through());
  item.set_days_left(DaysBetween(checked.report.judged_on(), item.day()));
}

v1::AgendaItem ItemOf(const v1::Finding& finding, const CheckedReport& checked,
                      const Phrasebook& phrases) {
  const v1::Report& report = checked.report;
  v1::AgendaItem item;
  item.set_record_id(report.subject_id());
  item.set_source(checked.source);
  item.set_programme_id(report.programme().id());
  item.set_rule_id(finding.rule_id());
  item.set_subject(finding.subject());
  item.set_rule_class(finding.rule_class());
  item.set_state(StateOf(checked, finding));
  SetDays(finding, report.judged_on(), item);
  if (item.state() == v1::AGENDA_STATE_WAIVED) {
    SetWaiver(*EndingWaiver(checked, finding), finding, checked, item);
  }
  *item.mutable_waits_for() = finding.waits_for();
  item.set_duty_bearer(finding.duty_bearer());
  item.set_duty_bearer_title(checked.words->NameOfRole(finding.duty_bearer()));
  item.set_title(TitleInWords(finding, report.subject_id(), phrases));
  item.set_reason(LibraryReason(finding, phrases.language()));
  item.set_remedy(TextIn(finding.remedies(), phrases.language()));
  for (std::string& group : GroupsOf(checked, finding)) item.add_groups(std::move(group));
  return item;
}

using Keyed = std::pair<std::string, std::string>;  // title, key

std::vector<Keyed> KeysOf(const v1::AgendaItem& item, AgendaBy by) {
  if (by == AgendaBy::kDutyBearer) return {{item.duty_bearer_title(), item.duty_bearer()}};
  if (by == AgendaBy::kDay) return {{item.day(), item.day()}};
  std::vector<Keyed> keys;
  for (const std::string& group : item.groups()) keys.emplace_back(group, group);
  if (keys.empty()) keys.emplace_back();
  return keys;
}

// By day; what waits has none and comes last. What has been so since ever comes first.
bool Precedes(const v1::AgendaItem& left, const v1::AgendaItem& right) {
  const auto order = [](const v1::AgendaItem& item) {
    const bool waits = item.state() == v1::AGENDA_STATE_WAITING;
    return std::tuple<bool, std::string_view, std::string_view, std::string_view, std::string_view>(
        waits, item.day(), item.record_id(), item.rule_id(), item.subject());
  };
  return order(left) < order(right);
}

}  // namespace

std::vector<v1::AgendaItem> AgendaItemsOf(const CheckedReport& checked, const Phrasebook& phrases) {
  std::vector<v1::AgendaItem> items;
  for (const v1::Finding& finding : checked.report.findings()) {
    if (StateOf(checked, finding) == v1::AGENDA_STATE_UNSPECIFIED) continue;
    items.push_back(ItemOf(finding, checked, phrases));
  }
  return items;
}

v1::Agendas InAgendas(const std::vector<v1::AgendaItem>& items, AgendaBy by) {
  // What has no key sorts last.
  std::map<std::pair<bool, Keyed>, std::vector<const v1::AgendaItem*>> by_key;
  for (const v1::AgendaItem& item : items) {
    for (const Keyed& keyed : KeysOf(item, by)) {
      by_key[{keyed.second.empty(), keyed}].push_back(&item);
    }
  }
  v1::Agendas agendas;
  agendas.set_by(by == AgendaBy::kGroup ? "group" : by == AgendaBy::kDay ? "day" : "duty-bearer");
  for (auto& [key, listed] : by_key) {
    std::stable_sort(listed.begin(), listed.end(),
                     [](const auto* left, const auto* right) { return Precedes(*left, *right); });
    v1::Agenda& agenda = *agendas.add_agendas();
    agenda.set_title(key.second.first);
    agenda.set_key(key.second.second);
    for (const v1::AgendaItem* item : listed) *agenda.add_items() = *item;
  }
  return agendas;
}

}  // namespace baken::cli
