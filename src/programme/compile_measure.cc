// SPDX-License-Identifier: EUPL-1.2
#include "programme/compiler.h"

namespace baken {

Counted Compiler::CompileCounted(const pb::Counted& counted, const std::string& path) {
  Counted out;
  if (counted.source_case() == pb::Counted::kMoments) {
    out.moments = CompileMoments(counted.moments(), path + ".moments");
  } else if (counted.source_case() == pb::Counted::kSpans) {
    out.spans = CompileSpans(counted.spans(), path + ".spans");
  } else {
    Add(path, "missing", "", "moments or spans");
  }
  out.distinct = counted.distinct();
  const bool known = out.distinct.empty() || out.distinct == "place" || out.distinct == "party" ||
                     out.distinct == "group" || out.distinct == "value" || out.distinct == "kind" ||
                     out.distinct.ends_with(".*");
  if (!known) {
    Add(path + ".distinct", "value_unknown", out.distinct,
        "place, party, group, kind, value or a family of tags as region.*");
  }
  return out;
}

Measure Compiler::CompileMeasure(const pb::MeasureSpec& measure, const std::string& path) {
  Measure out;
  switch (measure.what_case()) {
    case pb::MeasureSpec::kCount:
      out.what = CompileCounted(measure.count(), path + ".count");
      break;
    case pb::MeasureSpec::kShare:
      out.what = Measure::Share{CompileCounted(measure.share().part(), path + ".share.part"),
                                CompileCounted(measure.share().whole(), path + ".share.whole")};
      break;
    case pb::MeasureSpec::kDaysUntil:
      out.what = Measure::DaysUntil{CompileDate(measure.days_until(), path + ".days_until")};
      break;
    case pb::MeasureSpec::kLevel:
      out.what = Measure::Level{CompileSpans(measure.level(), path + ".level")};
      break;
    case pb::MeasureSpec::kValue:
      out.what = Measure::Value{UseWord(Sort::kCircumstance, measure.value(), path + ".value")};
      break;
    case pb::MeasureSpec::WHAT_NOT_SET:
      Add(path, "missing", "", "count, share, days_until, level or value");
      break;
  }
  if (measure.has_since()) {
    out.since = CompileDate(measure.since(), path + ".since");
  } else if (scope_ == Scope::kTrajectory) {
    out.since = programme_.clock;
  }
  if (measure.has_until()) out.until = CompileDate(measure.until(), path + ".until");
  if (!measure.within().empty()) {
    out.within = TermParameter(measure.within(), path + ".within", NumberPlace::kSoftening);
  }
  if (!measure.per().empty()) out.per = UseWord(Sort::kRole, measure.per(), path + ".per");
  return out;
}

}  // namespace baken
