// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_RENDER_REPORT_DATA_H_
#define BAKEN_RENDER_REPORT_DATA_H_

#include <optional>
#include <string_view>
#include <vector>

#include "report/phrases.h"
#include "time/day.h"
#include "wire/reader.h"

namespace baken::render {

// The parts of a Report of check.proto that views show, by the same names. Views point into the
// bytes that were read.
struct TextData {
  std::string_view language, text_register, content;
};
using Texts = std::vector<TextData>;

enum class Outcome {
  kNone,
  kSatisfied,
  kPending,
  kViolated,
  kRepaired,
  kUndetermined,
  kNotApplicable,
  kWaived,
};
enum class RuleClass { kNone, kMust, kShould, kIndicator };

struct BreachData {
  std::string_view since, until;
};

struct CitationData {
  std::string_view source, locator;
};

struct MeasureData {
  std::int32_t value = 0, base = 0;
  std::string_view unit;
};

struct TraceData {
  std::string_view id, kind, since, until;
  std::int32_t truth = 0, have = 0, have_at_most = 0, want = 0, want_at_most = 0;
  bool bounded = false;
  std::vector<std::string_view> ids;
  std::vector<std::pair<std::string_view, std::string_view>> facts;  // path, date
  std::vector<TraceData> of;
};

struct FindingData {
  std::string_view rule_id, subject;
  RuleClass rule_class = RuleClass::kNone;
  Outcome outcome = Outcome::kNone;
  std::string_view since, due, due_latest, duty_bearer, reading;
  std::vector<BreachData> breaches;
  std::vector<CitationData> citations;
  std::vector<std::string_view> waits_for;
  std::optional<MeasureData> measure;
  Texts texts, titles, remedies;
  std::vector<TraceData> trace;
};

struct IssueData {
  std::string_view code, path, found, expected, nearest;
};

struct WordData {
  std::string_view sort, id;
  Texts titles;
};

struct LayerSpanData {
  std::string_view since, until, reason;
  std::vector<std::string_view> layers;
};

struct ActivityData {
  std::string_view activity, layer, track, offered_on, started_on, done_on, not_applicable_on;
  bool sensitive = false;
};

struct EventData {
  std::string_view kind, date;
};

struct CountStepData {
  std::string_view since;
  std::int32_t count = 0, at_most = 0;
};

struct RoleCountData {
  std::string_view role;
  std::vector<CountStepData> steps;
};

struct GroupData {
  std::string_view group, kind;
  std::vector<RoleCountData> roles;
};

struct CourseData {
  Texts titles;
  std::vector<WordData> words;
  std::string_view clock, stop;
  std::vector<std::string_view> layers;
  std::vector<LayerSpanData> layer_history;
  std::vector<ActivityData> activities;
  std::vector<EventData> events;
  std::vector<GroupData> groups;
};

struct ReportData {
  std::string_view subject_id, judged_on;
  std::string_view programme_id, programme_version, fingerprint;
  std::vector<std::string_view> deviations;
  std::vector<FindingData> findings;
  std::vector<IssueData> issues;
  std::optional<CourseData> course;
};

// What was wrong with bytes that are no Report; kNone when they are one.
struct BadReport {
  wire::Fault fault = wire::Fault::kNone;
  std::int64_t offset = -1;
};

BadReport ReadReport(std::string_view bytes, ReportData& report);
BadReport ReadCaseload(std::string_view bytes, std::vector<ReportData>& reports);

}  // namespace baken::render

#endif  // BAKEN_RENDER_REPORT_DATA_H_
