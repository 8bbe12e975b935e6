// SPDX-License-Identifier: EUPL-1.2
// A case system in C++ with its own protobuf classes of baken's messages: it fills a request from
// its own records, and reads the answer field by field.
#include <baken/baken.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "baken/v1/check.pb.h"  // made by this project's own protoc; see CMakeLists.txt

namespace {

// What this system keeps in its own tables.
struct CaseEvent {
  std::string kind, date;
};
struct Case {
  std::string id, coach_since;
  std::vector<CaseEvent> events;
};

baken::v1::CheckRequest RequestOf(const Case& record, const std::string& day) {
  baken::v1::CheckRequest request;
  request.set_judged_on(day);
  request.add_languages("en");
  baken::v1::Trajectory& trajectory = *request.mutable_trajectory();
  trajectory.set_id(record.id);
  for (const CaseEvent& happened : record.events) {
    baken::v1::Event& event = *trajectory.add_events();
    event.set_kind(happened.kind);
    event.set_date(happened.date);
    event.add_by("coach");
    event.add_by("participant");
  }
  baken::v1::Involvement& coach = *trajectory.add_involvements();
  coach.set_role("coach");
  coach.set_since(record.coach_since);
  return request;
}

}  // namespace

int main() {
  const Case record{
      "case-12", "2026-01-05", {{"intake", "2026-01-12"}, {"overveiw", "2026-01-19"}}};

  const auto programme = baken::Programme::Builtin("thuis-in-mvs");
  if (!programme) {
    std::cerr << programme.error().message() << '\n';
    return 1;
  }
  const auto report = programme->Check<baken::v1::Report>(RequestOf(record, "2026-06-01"));
  if (!report) {
    std::cerr << report.error().path() << ' ' << report.error().message() << '\n';
    return 1;
  }
  std::cout << report->subject_id() << ": " << report->summary().failures() << " failures, "
            << report->summary().warnings() << " warnings\n";
  for (const baken::v1::DataIssue& issue : report->data_issues()) {
    std::cout << "not usable: " << issue.path() << " \"" << issue.found() << "\", did you mean "
              << issue.nearest() << "?\n";
  }
  for (const baken::v1::Finding& finding : report->findings()) {
    if (finding.outcome() != baken::v1::OUTCOME_VIOLATED) continue;
    std::cout << finding.rule_id() << " since " << finding.since() << ": "
              << (finding.texts_size() > 0 ? finding.texts(0).content() : "") << '\n';
  }
  return 0;
}
