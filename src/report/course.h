// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_REPORT_COURSE_H_
#define BAKEN_REPORT_COURSE_H_

#include <vector>

#include "check/finding.h"
#include "report/phrases.h"
#include "wire/writer.h"

namespace baken {

struct CourseInput {
  const Programme& programme;
  const Facts& facts;
  const Findings& findings;
  const std::vector<Language>& languages;
  // Whether sensitive activities are named and reasons of layer entries given.
  bool for_professional;
};

// The fields of a Course of check.proto: what happened up to the day judged. Dated facts only, and
// of groups how many rather than who.
void WriteCourse(const CourseInput& input, wire::Writer& out);

}  // namespace baken

#endif  // BAKEN_REPORT_COURSE_H_
