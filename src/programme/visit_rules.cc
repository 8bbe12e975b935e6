// SPDX-License-Identifier: EUPL-1.2
#include "programme/visit_rules.h"

#include "programme/compiler.h"

namespace baken {

void RuleVisitor::Visit(const Edition& edition, const std::string& path) {
  for (const Symbol kind : edition.group_kinds) Meet(Sort::kGroup, kind);
  if (edition.applies_when) Visit(*edition.applies_when, path + ".applies_when");
  if (edition.measure) {
    Visit(*edition.measure, path + ".measure");
    return;
  }
  Visit(edition.requirement, path + ".requirement");
  VisitTiming(edition, path);
}

void RuleVisitor::VisitTiming(const Edition& edition, const std::string& path) {
  if (const auto* by = std::get_if<By>(&edition.timing)) {
    if (by->anchor) Visit(*by->anchor, path + ".by.anchor");
    if (by->each) Visit(*by->each, path + ".by.each");
  } else if (const auto* throughout = std::get_if<Throughout>(&edition.timing)) {
    Visit(throughout->window, path + ".throughout.window");
  } else if (const auto* at = std::get_if<At>(&edition.timing)) {
    for (std::size_t i = 0; i < at->each.size(); ++i) {
      Visit(at->each[i], ElementPath(path + ".at.each", static_cast<int>(i)));
    }
  }
}

void RuleVisitor::Visit(const Requirement& requirement, const std::string& path) {
  using Kind = Requirement::Kind;
  static constexpr const char* kNames[] = {".occurred", ".reached", ".holding",  ".between",
                                           ".all_of",   ".any_of",  ".at_least", ".none_of"};
  const std::string inner = path + kNames[static_cast<std::size_t>(requirement.kind)];
  if (requirement.kind == Kind::kOccurred) Visit(requirement.occurred->moments, inner + ".moments");
  if (requirement.kind == Kind::kReached) {
    Meet(*requirement.reached, inner);
    if (!requirement.reached->distinct.empty())
      MeetFamily(requirement.reached->distinct, inner + ".distinct");
  }
  if (requirement.kind == Kind::kHolding) {
    Meet(requirement.holding->spans, inner + ".spans");
    if (requirement.holding->per) Meet(*requirement.holding->per, inner + ".per");
  }
  if (requirement.kind == Kind::kBetween) Visit(*requirement.between, inner);
  for (std::size_t i = 0; i < requirement.of.size(); ++i) {
    Visit(requirement.of[i], ElementPath(inner + ".of", static_cast<int>(i)));
  }
}

void RuleVisitor::Visit(const Moments& moments, const std::string& path) {
  Meet(moments, path);
  if (moments.source == MomentSource::kStarted) Meet(moments.spans, path + ".started");
  if (moments.source == MomentSource::kEnded) Meet(moments.spans, path + ".ended");
}

void RuleVisitor::Visit(const DateExpression& date, const std::string& path) {
  using Kind = DateExpression::Kind;
  static constexpr const char* kNames[] = {".first",      ".last",        ".later_of",
                                           ".earlier_of", ".first_known", ".plus"};
  const std::string inner = path + kNames[static_cast<std::size_t>(date.kind)];
  if (date.kind == Kind::kFirst || date.kind == Kind::kLast) Visit(date.moments, inner);
  if (date.kind == Kind::kPlus) {
    Visit(date.of.front(), inner + ".anchor");
    return;
  }
  for (std::size_t i = 0; i < date.of.size(); ++i) {
    Visit(date.of[i], ElementPath(inner + ".of", static_cast<int>(i)));
  }
}

void RuleVisitor::Visit(const Window& window, const std::string& path) {
  if (window.since) Visit(*window.since, path + ".since");
  if (window.until) Visit(*window.until, path + ".until");
  if (window.through) Visit(*window.through, path + ".through");
}

void RuleVisitor::Visit(const Counted& counted, const std::string& path) {
  if (counted.moments) Visit(*counted.moments, path + ".moments");
  if (counted.spans) Meet(*counted.spans, path + ".spans");
  if (!counted.distinct.empty()) MeetFamily(counted.distinct, path + ".distinct");
}

void RuleVisitor::Visit(const Measure& measure, const std::string& path) {
  if (const auto* counted = std::get_if<Counted>(&measure.what)) Visit(*counted, path + ".count");
  if (const auto* share = std::get_if<Measure::Share>(&measure.what)) {
    Visit(share->part, path + ".share.part");
    Visit(share->whole, path + ".share.whole");
  }
  if (const auto* until = std::get_if<Measure::DaysUntil>(&measure.what)) {
    Visit(until->day, path + ".days_until");
  }
  if (const auto* level = std::get_if<Measure::Level>(&measure.what)) {
    Meet(level->spans, path + ".level");
  }
  if (const auto* value = std::get_if<Measure::Value>(&measure.what)) {
    Meet(Sort::kCircumstance, value->circumstance);
  }
  if (measure.since) Visit(*measure.since, path + ".since");
  if (measure.until) Visit(*measure.until, path + ".until");
  if (measure.per != kNoSymbol) Meet(Sort::kRole, measure.per);
}

}  // namespace baken
