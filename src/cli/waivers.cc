// SPDX-License-Identifier: EUPL-1.2
#include "cli/waivers.h"

#include <string>
#include <vector>

#include "cli/calendar.h"
#include "cli/period.h"

namespace baken::cli {
namespace {

// The first day on which the waiver no longer counts; empty unless that day is known.
std::string EndOf(const v1::Waiver& waiver) {
  if (IsDay(waiver.until())) return waiver.until();
  return IsDay(waiver.through()) ? DaysAfter(waiver.through(), 1) : std::string();
}

// Those for this rule and subject, whatever their days.
std::vector<const v1::Waiver*> WaiversFor(const CheckedReport& checked,
                                          const v1::Finding& finding) {
  const v1::CheckRequest& request = *checked.request;
  const auto& all = request.has_organisation() ? request.organisation().waivers()
                                               : request.trajectory().waivers();
  std::vector<const v1::Waiver*> waivers;
  for (const v1::Waiver& waiver : all) {
    const bool covers = !request.has_organisation() || waiver.subject().empty() ||
                        waiver.subject() == finding.subject() ||
                        waiver.subject() == request.organisation().id();
    if (covers && waiver.rule() == finding.rule_id()) waivers.push_back(&waiver);
  }
  return waivers;
}

}  // namespace

const v1::Waiver* EndingWaiver(const CheckedReport& checked, const v1::Finding& finding) {
  if (finding.outcome() != v1::OUTCOME_WAIVED || finding.changes_on().empty()) return nullptr;
  for (const v1::Waiver* waiver : WaiversFor(checked, finding)) {
    if (EndOf(*waiver) == finding.changes_on()) return waiver;
  }
  return nullptr;
}

}  // namespace baken::cli
