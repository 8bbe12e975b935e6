// SPDX-License-Identifier: EUPL-1.2
#include "render/report_data.h"

#include <utility>

#include "baken/limits.h"

namespace baken::render {
namespace {

using wire::Reader;
using wire::WireType;

// Reads messages of a report. What is wrong in the bytes is noted once; the rest is then left.
class ReportReader {
 public:
  explicit ReportReader(BadReport& bad) : bad_(bad) {}

  void Read(Reader reader, ReportData& report) {
    Fields(reader, [&](int field) {
      switch (field) {
        case 1:
          report.subject_id = reader.Text();
          break;
        case 2:
          ReadProgramme(reader.Message(), report);
          break;
        case 3:
          report.judged_on = reader.Text();
          break;
        case 5:
          ReadFinding(reader.Message(), report.findings.emplace_back());
          break;
        case 6:
          ReadIssue(reader.Message(), report.issues.emplace_back());
          break;
        case 30:
          if (!report.course) report.course.emplace();
          ReadCourse(reader.Message(), *report.course);
          break;
        default:
          break;
      }
    });
  }

  void ReadAll(Reader reader, std::vector<ReportData>& reports) {
    Fields(reader, [&](int field) {
      if (field == 1) Read(reader.Message(), reports.emplace_back());
    });
  }

 private:
  // Calls `take` with every field that has a content; numbers go to `number`.
  template <typename Take, typename Number>
  void Fields(Reader& reader, Take take, Number number) {
    while (bad_.fault == wire::Fault::kNone && reader.Next()) {
      if (reader.type() == WireType::kBytes) take(reader.field());
      if (reader.type() == WireType::kVarint) number(reader.field());
    }
    if (bad_.fault == wire::Fault::kNone && reader.failed())
      bad_ = {reader.fault(), reader.offset()};
  }
  template <typename Take>
  void Fields(Reader& reader, Take take) {
    Fields(reader, take, [](int) {});
  }

  // A message of text fields only: one view for each, in order from field 1 on.
  void ReadTexts(Reader reader, std::initializer_list<std::string_view*> targets) {
    Fields(reader, [&](int field) {
      if (field >= 1 && field <= static_cast<int>(targets.size())) {
        *targets.begin()[field - 1] = reader.Text();
      }
    });
  }
  void ReadText(Reader reader, Texts& texts) {
    TextData& text = texts.emplace_back();
    ReadTexts(reader, {&text.language, &text.text_register, &text.content});
  }

  void ReadProgramme(Reader reader, ReportData& report) {
    Fields(reader, [&](int field) {
      if (field == 1) report.programme_id = reader.Text();
      if (field == 2) report.programme_version = reader.Text();
      if (field == 3) report.fingerprint = reader.Text();
      if (field == 4) report.deviations.push_back(reader.Text());
    });
  }

  void ReadFinding(Reader reader, FindingData& finding) {
    const auto number = [&](int field) {
      const std::int32_t value = reader.int32();
      if (field == 3 && value >= 0 && value <= 3)
        finding.rule_class = static_cast<RuleClass>(value);
      if (field == 4 && value >= 0 && value <= 7) finding.outcome = static_cast<Outcome>(value);
    };
    const auto take = [&](int field) {
      switch (field) {
        case 1:
          finding.rule_id = reader.Text();
          break;
        case 2:
          finding.subject = reader.Text();
          break;
        case 5:
          finding.since = reader.Text();
          break;
        case 6:
          finding.due = reader.Text();
          break;
        case 7:
          finding.due_latest = reader.Text();
          break;
        case 9: {
          BreachData& breach = finding.breaches.emplace_back();
          Reader part = reader.Message();
          Fields(part, [&](int in_breach) {
            if (in_breach == 1) breach.since = part.Text();
            if (in_breach == 2) breach.until = part.Text();
          });
          break;
        }
        case 12:
          finding.duty_bearer = reader.Text();
          break;
        case 13: {
          CitationData& citation = finding.citations.emplace_back();
          ReadTexts(reader.Message(), {&citation.source, &citation.locator});
          break;
        }
        case 14:
          finding.reading = reader.Text();
          break;
        case 15:
          ReadMeasure(reader.Message(), finding.measure.emplace());
          break;
        case 16:
          ReadText(reader.Message(), finding.texts);
          break;
        case 17:
          finding.waits_for.push_back(reader.Text());
          break;
        case 18:
          ReadText(reader.Message(), finding.titles);
          break;
        case 19:
          ReadText(reader.Message(), finding.remedies);
          break;
        case 30:
          ReadTrace(reader.Message(), finding.trace.emplace_back());
          break;
        default:
          break;
      }
    };
    Fields(reader, take, number);
  }

  void ReadMeasure(Reader reader, MeasureData& measure) {
    Fields(
        reader,
        [&](int field) {
          if (field == 3) measure.unit = reader.Text();
        },
        [&](int field) {
          if (field == 1) measure.value = reader.int32();
          if (field == 2) measure.base = reader.int32();
        });
  }

  void ReadTrace(Reader reader, TraceData& node) {
    const auto number = [&](int field) {
      if (field == 3) node.truth = reader.int32();
      if (field == 7) node.have = reader.int32();
      if (field == 8) node.have_at_most = reader.int32();
      if (field == 9) node.want = reader.int32();
      if (field == 10) node.bounded = reader.boolean();
      if (field == 11) node.want_at_most = reader.int32();
    };
    const auto take = [&](int field) {
      if (field == 1) node.id = reader.Text();
      if (field == 2) node.kind = reader.Text();
      if (field == 4) node.since = reader.Text();
      if (field == 5) node.until = reader.Text();
      if (field == 6) node.ids.push_back(reader.Text());
      if (field == 12) {
        auto& fact = node.facts.emplace_back();
        ReadTexts(reader.Message(), {&fact.first, &fact.second});
      }
      if (field == 13) ReadTrace(reader.Message(), node.of.emplace_back());
    };
    Fields(reader, take, number);
  }

  void ReadIssue(Reader reader, IssueData& issue) {
    ReadTexts(reader, {&issue.code, &issue.path, &issue.found, &issue.expected, &issue.nearest});
  }

  void ReadCourse(Reader reader, CourseData& course) {
    Fields(reader, [&](int field) {
      switch (field) {
        case 1:
          ReadText(reader.Message(), course.titles);
          break;
        case 2:
          ReadWord(reader.Message(), course.words.emplace_back());
          break;
        case 3:
          course.clock = reader.Text();
          break;
        case 4:
          course.stop = reader.Text();
          break;
        case 5:
          course.layers.push_back(reader.Text());
          break;
        case 6:
          ReadLayerSpan(reader.Message(), course.layer_history.emplace_back());
          break;
        case 7:
          ReadActivity(reader.Message(), course.activities.emplace_back());
          break;
        case 8: {
          EventData& event = course.events.emplace_back();
          ReadTexts(reader.Message(), {&event.kind, &event.date});
          break;
        }
        case 9:
          ReadGroup(reader.Message(), course.groups.emplace_back());
          break;
        default:
          break;
      }
    });
  }

  void ReadWord(Reader reader, WordData& word) {
    Fields(reader, [&](int field) {
      if (field == 1) word.sort = reader.Text();
      if (field == 2) word.id = reader.Text();
      if (field == 3) ReadText(reader.Message(), word.titles);
    });
  }

  void ReadLayerSpan(Reader reader, LayerSpanData& span) {
    Fields(reader, [&](int field) {
      if (field == 1) span.since = reader.Text();
      if (field == 2) span.until = reader.Text();
      if (field == 3) span.layers.push_back(reader.Text());
      if (field == 4) span.reason = reader.Text();
    });
  }

  void ReadActivity(Reader reader, ActivityData& activity) {
    const auto take = [&](int field) {
      if (field == 1) activity.activity = reader.Text();
      if (field == 2) activity.layer = reader.Text();
      if (field == 3) activity.track = reader.Text();
      if (field == 5) activity.offered_on = reader.Text();
      if (field == 6) activity.started_on = reader.Text();
      if (field == 7) activity.done_on = reader.Text();
      if (field == 8) activity.not_applicable_on = reader.Text();
    };
    Fields(reader, take, [&](int field) {
      if (field == 4) activity.sensitive = reader.boolean();
    });
  }

  void ReadGroup(Reader reader, GroupData& group) {
    Fields(reader, [&](int field) {
      if (field == 1) group.group = reader.Text();
      if (field == 2) group.kind = reader.Text();
      if (field == 3) ReadRole(reader.Message(), group.roles.emplace_back());
    });
  }

  void ReadRole(Reader reader, RoleCountData& role) {
    Fields(reader, [&](int field) {
      if (field == 1) role.role = reader.Text();
      if (field == 2) ReadStep(reader.Message(), role.steps.emplace_back());
    });
  }

  void ReadStep(Reader reader, CountStepData& step) {
    Fields(
        reader,
        [&](int field) {
          if (field == 1) step.since = reader.Text();
        },
        [&](int field) {
          if (field == 2) step.count = reader.int32();
          if (field == 3) step.at_most = reader.int32();
        });
  }

  BadReport& bad_;
};

}  // namespace

BadReport ReadReport(std::string_view bytes, ReportData& report) {
  BadReport bad;
  // A trace is as deep as the requirement it shows.
  ReportReader(bad).Read(Reader(bytes, bytes.data(), BAKEN_MAX_PROGRAMME_DEPTH), report);
  return bad;
}

BadReport ReadCaseload(std::string_view bytes, std::vector<ReportData>& reports) {
  BadReport bad;
  ReportReader(bad).ReadAll(Reader(bytes, bytes.data(), BAKEN_MAX_PROGRAMME_DEPTH), reports);
  return bad;
}

}  // namespace baken::render
