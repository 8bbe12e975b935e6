// SPDX-License-Identifier: EUPL-1.2
#include "cli/issue_phrases.h"

#include <array>
#include <string_view>

#include "cli/wrap.h"

namespace baken::cli {
namespace {

struct IssueRow {
  std::string_view code;  // DataIssue in check.proto
  Phrase phrase;
};

constexpr std::array<IssueRow, 21> kIssues = {{
    {"field_unknown", Phrase::kIssueFieldUnknown},
    {"date_bad", Phrase::kIssueDateBad},
    {"date_impossible", Phrase::kIssueDateImpossible},
    {"date_out_of_range", Phrase::kIssueDateOutOfRange},
    {"date_far_future", Phrase::kIssueDateFarFuture},
    {"date_missing", Phrase::kIssueDateMissing},
    {"ends_disagree", Phrase::kIssueEndsDisagree},
    {"end_before_start", Phrase::kIssueEndBeforeStart},
    {"done_before_started", Phrase::kIssueDoneBeforeStarted},
    {"layers_same_day", Phrase::kIssueLayersSameDay},
    {"word_unknown", Phrase::kIssueWordUnknown},
    {"word_missing", Phrase::kIssueWordMissing},
    {"reason_missing", Phrase::kIssueReasonMissing},
    {"reason_free_text", Phrase::kIssueReasonFreeText},
    {"serves_unknown", Phrase::kIssueServesUnknown},
    {"looks_like_bsn", Phrase::kIssueLooksLikeBsn},
    {"amount_negative", Phrase::kIssueAmountNegative},
    {"waiver_rule_unknown", Phrase::kIssueWaiverRuleUnknown},
    {"kind_missing", Phrase::kIssueKindMissing},
    {"group_overlap", Phrase::kIssueGroupOverlap},
    {"membership_differs", Phrase::kIssueMembershipDiffers},
}};

Phrase PhraseOf(const v1::DataIssue& issue) {
  for (const IssueRow& row : kIssues) {
    if (row.code == issue.code()) return row.phrase;
  }
  return issue.found().empty() ? Phrase::kIssueOtherUnquoted : Phrase::kIssueOther;
}

}  // namespace

std::string IssueInWords(const v1::DataIssue& issue, std::int64_t line, const Phrasebook& phrases) {
  const std::string found = Printable(issue.found());
  std::string words =
      phrases.Say(PhraseOf(issue), {{"found", found}, {"expected", issue.expected()}});
  if (!issue.nearest().empty()) {
    words = phrases.Say(Phrase::kIssueNearest, {{"issue", words}, {"nearest", issue.nearest()}});
  }
  const std::string path = Printable(issue.path());
  if (path.empty()) return words;
  const Phrase place = line > 0 ? Phrase::kIssueAtLine : Phrase::kIssue;
  return phrases.Say(place, {{"path", path}, {"line", std::to_string(line)}, {"issue", words}});
}

}  // namespace baken::cli
