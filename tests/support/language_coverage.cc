// SPDX-License-Identifier: EUPL-1.2

#include "support/language_coverage.h"

#include <cstdio>

namespace baken {
namespace {

using Parts = std::set<std::string>;

void AddSpans(const v1::Spans& spans, Parts& parts) {
  const auto* source = spans.GetDescriptor()->FindFieldByNumber(spans.source_case());
  if (source != nullptr) parts.insert("spans " + source->name());
}

void AddFilter(const v1::Filter& filter, Parts& parts) {
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  filter.GetReflection()->ListFields(filter, &fields);
  for (const auto* field : fields) parts.insert("filter " + field->name());
}

void AddMoments(const v1::Moments& moments, Parts& parts) {
  const auto* source = moments.GetDescriptor()->FindFieldByNumber(moments.source_case());
  if (source != nullptr) parts.insert("moments " + source->name());
  AddFilter(moments.filter(), parts);
  if (moments.has_started()) AddFilter(moments.started().filter(), parts);
  if (moments.has_ended()) AddFilter(moments.ended().filter(), parts);
}

void AddDate(const v1::DateExpression& date, Parts& parts) {
  const auto* kind = date.GetDescriptor()->FindFieldByNumber(date.kind_case());
  if (kind == nullptr) return;
  parts.insert("date " + kind->name());
  if (date.has_first()) AddMoments(date.first(), parts);
  if (date.has_last()) AddMoments(date.last(), parts);
  if (date.has_plus()) {
    parts.insert("plus " + v1::Counting_Name(date.plus().counting()).substr(9));
    if (date.plus().last_day_shift() != 0) parts.insert("plus shifted");
    AddDate(date.plus().anchor(), parts);
  }
  for (const auto* list : {&date.later_of(), &date.earlier_of(), &date.first_known()}) {
    for (const auto& of : list->of()) AddDate(of, parts);
  }
}

void AddWindow(const v1::Window& window, Parts& parts) {
  if (window.has_since()) AddDate(window.since(), parts);
  if (window.has_until()) AddDate(window.until(), parts);
  if (window.has_through()) AddDate(window.through(), parts);
}

void AddOccurred(const v1::Occurred& occurred, Parts& parts) {
  std::string name = "occurred";
  if (!occurred.amount().empty()) name += ", amount";
  if (!occurred.at_most().empty()) name += ", at_most";
  parts.insert(name);
  if (!occurred.within().empty()) parts.insert("occurred, within");
  if (occurred.since_trigger()) parts.insert("occurred, since_trigger");
  AddMoments(occurred.moments(), parts);
}

void AddReached(const v1::Reached& reached, Parts& parts) {
  std::string name = "reached, ";
  name += reached.all() ? "all" : reached.distinct().empty() ? "min" : "distinct";
  parts.insert(name);
  parts.insert("status " + v1::Status_Name(reached.activities().status()).substr(7));
}

void AddHolding(const v1::Holding& holding, Parts& parts) {
  if (holding.min() > 0) parts.insert("holding, min");
  if (holding.limited()) parts.insert("holding, max");
  if (!holding.max_parameter().empty()) parts.insert("holding, max_parameter");
  if (holding.has_per()) parts.insert("holding, per");
  if (holding.absent_is_unknown()) parts.insert("holding, absent_is_unknown");
  if (!holding.distinct().empty()) parts.insert("holding, distinct " + holding.distinct());
  AddSpans(holding.spans(), parts);
  AddFilter(holding.spans().filter(), parts);
}

void AddRequirement(const v1::Requirement& requirement, Parts& parts) {
  const auto all = [&](const auto& list, const char* name) {
    if (!list.empty()) parts.insert(name);
    for (const auto& of : list) AddRequirement(of, parts);
  };
  if (requirement.has_occurred()) AddOccurred(requirement.occurred(), parts);
  if (requirement.has_reached()) AddReached(requirement.reached(), parts);
  if (requirement.has_holding()) AddHolding(requirement.holding(), parts);
  if (requirement.has_between()) {
    parts.insert("between");
    AddWindow(requirement.between(), parts);
  }
  all(requirement.all_of().of(), "all_of");
  all(requirement.any_of().of(), "any_of");
  all(requirement.none_of().of(), "none_of");
  all(requirement.at_least().of(), "at_least");
}

std::string AddTiming(const v1::Rule& rule, Parts& parts) {
  if (rule.has_by()) {
    if (rule.by().has_anchor()) AddDate(rule.by().anchor(), parts);
    if (rule.by().has_each()) AddMoments(rule.by().each(), parts);
    if (rule.by().last_day_shift() != 0) parts.insert("last day shifted");
    return rule.by().has_each() ? "by, each" : "by";
  }
  if (rule.has_at()) {
    for (const auto& each : rule.at().each()) AddMoments(each, parts);
    return rule.at().on_the_eve() ? "at, on the eve" : "at";
  }
  AddWindow(rule.throughout().window(), parts);
  std::string name = "throughout";
  if (rule.throughout().has_window()) name += ", window";
  if (!rule.throughout().grace().empty()) name += ", grace";
  return name;
}

}  // namespace

void LanguageCoverage::Note(const v1::Programme& programme, const std::string& rule,
                            v1::Outcome outcome, std::uint64_t times) {
  auto& known = parts_[rule];
  if (known.empty()) {
    int editions = 0;
    for (const v1::Rule& edition : programme.rules()) {
      if (edition.id() != rule) continue;
      Parts parts;
      if (++editions > 1) parts.insert("several editions");
      if (edition.has_applies_when()) parts.insert("applies_when");
      const std::string timing = AddTiming(edition, parts);
      AddRequirement(edition.requirement(), parts);
      for (const std::string& part : parts) known.insert({part, timing});
    }
  }
  for (const auto& part : known) {
    rows_[part].outcomes[static_cast<std::size_t>(outcome)] += times;
  }
}

std::string LanguageCoverage::Table() const {
  char line[160];
  std::string table = "coverage of the language (findings compared, by outcome)\n";
  std::snprintf(line, sizeof line, "%-28s %-26s", "part", "timing");
  table += line;
  for (int outcome = v1::OUTCOME_SATISFIED; outcome < v1::Outcome_ARRAYSIZE; ++outcome) {
    std::snprintf(line, sizeof line, " %12.12s",
                  v1::Outcome_Name(static_cast<v1::Outcome>(outcome)).c_str() + 8);
    table += line;
  }
  table += "\n";
  for (const auto& [part, row] : rows_) {
    std::snprintf(line, sizeof line, "%-28s %-26s", part.first.c_str(), part.second.c_str());
    table += line;
    for (int outcome = v1::OUTCOME_SATISFIED; outcome < v1::Outcome_ARRAYSIZE; ++outcome) {
      const auto count = row.outcomes[static_cast<std::size_t>(outcome)];
      std::snprintf(line, sizeof line, " %12llu", static_cast<unsigned long long>(count));
      table += line;
    }
    table += "\n";
  }
  return table;
}

std::string LanguageCoverage::Holes() const {
  std::string holes;
  for (const auto& [part, row] : rows_) {
    for (int outcome = v1::OUTCOME_SATISFIED; outcome < v1::Outcome_ARRAYSIZE; ++outcome) {
      if (row.outcomes[static_cast<std::size_t>(outcome)] > 0) continue;
      holes += part.first + " | " + part.second + ": " +
               v1::Outcome_Name(static_cast<v1::Outcome>(outcome)).substr(8) + "\n";
    }
  }
  return holes;
}

}  // namespace baken
