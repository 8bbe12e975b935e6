// SPDX-License-Identifier: EUPL-1.2
#include "batch/batch.h"

#include <algorithm>
#include <array>
#include <utility>

#include "baken/limits.h"
#include "check/check.h"
#include "wire/writer.h"

namespace baken::batch {
namespace {

// As Outcome in check.proto.
constexpr std::array<std::string_view, 8> kOutcomes = {
    "OUTCOME_UNSPECIFIED", "OUTCOME_SATISFIED",    "OUTCOME_PENDING",        "OUTCOME_VIOLATED",
    "OUTCOME_REPAIRED",    "OUTCOME_UNDETERMINED", "OUTCOME_NOT_APPLICABLE", "OUTCOME_WAIVED"};

// As RuleClass in check.proto.
constexpr std::array<std::string_view, 4> kRuleClasses = {
    "RULE_CLASS_UNSPECIFIED", "RULE_CLASS_MUST", "RULE_CLASS_SHOULD", "RULE_CLASS_INDICATOR"};

ReadFault Malformed(std::string code, std::string message, std::string path) {
  return {ReadFault::Kind::kMalformed, std::move(code), std::move(message), std::move(path), -1};
}

bool NamesSubject(std::string_view question) {
  wire::Reader reader(question);
  while (reader.Next()) {
    if (reader.Is(1, wire::WireType::kBytes) || reader.Is(2, wire::WireType::kBytes)) return true;
  }
  return false;
}

void AddDay(Day day, Column& column) {
  if (IsCalendarDay(day)) {
    column.Number(day);
  } else {
    column.Null();
  }
}

}  // namespace

Batch::Batch(const Programme& programme)
    : programme_(programme), memory_(kUsualMemory), arena_(memory_.data(), memory_.size()) {}

ReadFault Batch::ReadQuestion(std::string_view question) {
  question_ = question;
  if (!NamesSubject(question)) {
    wire::Writer trajectory;
    trajectory.Message(1, "");
    question_ += trajectory.bytes();
  }
  if (ReadFault fault = ReadRequest(question_, request_)) return fault;
  return RefuseWhatRowsCannotAnswer();
}

// What would go unanswered unseen is refused.
ReadFault Batch::RefuseWhatRowsCannotAnswer() const {
  const bool trajectory = request_.subject == SubjectKind::kTrajectory;
  for (wire::Reader part : request_.subject_parts) {
    if (!part.Next() && !part.failed()) continue;
    return Malformed("subject_not_empty",
                     "The subject of a batch only says what the records are; expected it empty.",
                     trajectory ? "trajectory" : "organisation");
  }
  const std::pair<bool, const char*> asked[] = {
      {!request_.enter_layer.empty(), "enter_layer"},
      {request_.over_since != request_.over_until, "over_since"},
      {!request_.beside_organisation_parts.empty(), "beside_organisation"},
      {!request_.beside_trajectories.empty(), "beside_trajectories"},
      {request_.answer_format != 0, "answer_format"},
  };
  for (const auto& [is_asked, field] : asked) {
    if (!is_asked) continue;
    return Malformed("not_in_batch",
                     std::string("The rows of a batch cannot answer ") + field +
                         "; ask it of one record at a time.",
                     field);
  }
  if (!request_.issues.empty()) {
    const DataIssue& unknown = request_.issues.front();
    return Malformed(std::string(unknown.code),
                     "The request has a field that this version does not know: " + unknown.found +
                         "; expected " + unknown.expected + ".",
                     unknown.path);
  }
  for (std::size_t i = 0; i < request_.recorded.size(); ++i) {
    const std::string_view entry = request_.recorded[i];
    if (Kept::IsKnown(programme_.vocabulary, entry)) continue;
    const std::string nearest = Kept::Nearest(programme_.vocabulary, entry);
    return Malformed("word_unknown",
                     "Here is neither a word of the programme nor a field path." +
                         (nearest.empty() ? "" : " Did you mean " + nearest + "?"),
                     "recorded[" + std::to_string(i) + "]");
  }
  return {};
}

ReadFault Batch::Judge(std::int64_t record, std::string_view bytes) {
  if (bytes.size() > BAKEN_MAX_REQUEST_BYTES) {
    return {ReadFault::Kind::kLimit, "request_too_large",
            "The record is larger than BAKEN_MAX_REQUEST_BYTES.", "", -1};
  }
  request_.subject_parts.assign(1, wire::Reader(bytes, bytes.data(), BAKEN_MAX_DEPTH - 1));
  arena_.release();
  Facts facts(&arena_);
  if (ReadFault fault = ReadFacts(request_, request_.judged, programme_, facts)) return fault;
  const Findings findings = Check(programme_, request_, facts);
  for (const Finding* finding : InReportOrder(findings, &arena_)) {
    AddFinding(record, facts.subject_id, *finding);
  }
  return {};
}

void Batch::AddFinding(std::int64_t record, std::string_view id, const Finding& finding) {
  if (full_) return;
  // As in a report: a reference that looks like a BSN is not repeated.
  full_ = !subject_.Text(LooksLikeBsn(finding.subject) ? std::string_view() : finding.subject) ||
          !id_.Text(id);
  if (full_) return;
  record_.Number(record);
  rule_.Number(finding.rule - programme_.rules.data());
  outcome_.Number(static_cast<std::int64_t>(finding.outcome));
  rule_class_.Number(static_cast<std::int64_t>(finding.edition->rule_class));
  problem_.Null();
  if (request_.detail == Detail::kSummary) {
    for (Column* column : {&since_, &due_, &changes_on_, &breaches_, &days_in_breach_}) {
      column->Null();
    }
    return;
  }
  AddDay(finding.since, since_);
  AddDay(finding.due.earliest, due_);
  AddDay(finding.changes_on, changes_on_);
  breaches_.Number(static_cast<std::int64_t>(finding.breaches.size()));
  AddDaysInBreach(finding);
}

// Of all breaches, up to and including the day judged. One since ever has no number of days.
void Batch::AddDaysInBreach(const Finding& finding) {
  std::int64_t days = 0;
  for (const Breach& breach : finding.breaches) {
    if (!IsCalendarDay(breach.since)) return days_in_breach_.Null();
    const std::int64_t until = std::min<std::int64_t>(breach.until, request_.judged + 1);
    days += std::max<std::int64_t>(until - breach.since, 0);
  }
  days_in_breach_.Number(days);
}

void Batch::AddProblem(std::int64_t record, std::string_view problem) {
  if (full_) return;
  full_ = !problem_.Text(problem);
  if (full_) return;
  record_.Number(record);
  for (Column* column : {&rule_, &subject_, &outcome_, &since_, &due_, &changes_on_, &breaches_,
                         &id_, &rule_class_, &days_in_breach_}) {
    column->Null();
  }
}

void Batch::Export(ArrowSchema& schema, ArrowArray& rows) && {
  Column rules(Column::Type::kText);
  for (const Rule& rule : programme_.rules) rules.Text(rule.id);
  Column outcomes(Column::Type::kText);
  for (const std::string_view outcome : kOutcomes) outcomes.Text(outcome);
  Column rule_classes(Column::Type::kText);
  for (const std::string_view rule_class : kRuleClasses) rule_classes.Text(rule_class);
  const std::int64_t length = record_.size();
  std::vector<NamedColumn> columns;
  columns.push_back({"record", false, std::move(record_), std::nullopt});
  columns.push_back({"rule", true, std::move(rule_), std::move(rules)});
  columns.push_back({"subject", true, std::move(subject_), std::nullopt});
  columns.push_back({"outcome", true, std::move(outcome_), std::move(outcomes)});
  columns.push_back({"since", true, std::move(since_), std::nullopt});
  columns.push_back({"due", true, std::move(due_), std::nullopt});
  columns.push_back({"changes_on", true, std::move(changes_on_), std::nullopt});
  columns.push_back({"breaches", true, std::move(breaches_), std::nullopt});
  columns.push_back({"problem", true, std::move(problem_), std::nullopt});
  columns.push_back({"id", true, std::move(id_), std::nullopt});
  columns.push_back({"rule_class", true, std::move(rule_class_), std::move(rule_classes)});
  columns.push_back({"days_in_breach", true, std::move(days_in_breach_), std::nullopt});
  ExportRows(std::move(columns), length, schema, rows);
}

}  // namespace baken::batch
