// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_VISIT_RULES_H_
#define BAKEN_PROGRAMME_VISIT_RULES_H_

#include <string>

#include "programme/programme.h"

namespace baken {

// Meets every part of an edition that reads facts, with its path in the programme's message.
class RuleVisitor {
 public:
  virtual ~RuleVisitor() = default;
  void Visit(const Edition& edition, const std::string& path);

 protected:
  virtual void Meet(const Moments& moments, const std::string& path) = 0;
  virtual void Meet(const Spans& spans, const std::string& path) = 0;
  virtual void Meet(const Reached& reached, const std::string& path) = 0;
  // Words that stand by themselves.
  virtual void Meet(Sort sort, Symbol word) = 0;
  virtual void MeetFamily(const std::string& family, const std::string& path) = 0;

 private:
  void Visit(const Requirement& requirement, const std::string& path);
  void Visit(const Moments& moments, const std::string& path);
  void Visit(const DateExpression& date, const std::string& path);
  void Visit(const Window& window, const std::string& path);
  void Visit(const Measure& measure, const std::string& path);
  void Visit(const Counted& counted, const std::string& path);
  void VisitTiming(const Edition& edition, const std::string& path);
};

}  // namespace baken

#endif  // BAKEN_PROGRAMME_VISIT_RULES_H_
