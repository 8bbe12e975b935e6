// SPDX-License-Identifier: EUPL-1.2
// Everything the command itself says, in Dutch and English.
// In:  a phrase and the values for its {places}.
// Out: a whole sentence, or a whole item of a list.
// Never: glues halves of sentences; what the library says (reasons, titles) is passed on as it is.
#ifndef BAKEN_CLI_PHRASES_H_
#define BAKEN_CLI_PHRASES_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace baken::cli {

enum class Language { kDutch, kEnglish };

// The code of the library's Text.language.
std::string_view CodeOf(Language language);

enum class Phrase {
  // Inputs
  kFileMissing,
  kFileIsFolder,
  kFileNotOpened,
  kFileNotRead,
  kFileEmpty,
  kFileOfOtherKind,
  kFileEndingUnknown,
  kLineTooLong,
  kRecordTooLong,
  kLineNoRecord,
  kLinesNoRecord,
  kNotJson,
  kListBroken,
  kListCutOff,
  kMoreAfterList,
  // JSON
  kJsonCutOff,
  kJsonCutOffIn,
  kJsonNoRecord,
  kJsonWrongKind,
  kJsonNumberTooLarge,
  kJsonNoValue,
  kJsonNoName,
  kJsonExpected,
  kJsonExpectedEither,
  kJsonTextNotClosed,
  kJsonNotUtf8,
  kJsonBadEscape,
  kJsonBadNumber,
  kJsonMoreAfterRecord,
  kJsonTwice,
  kJsonTooDeep,
  kJsonEmptyName,
  kJsonOther,
  kKindText,
  kKindNumber,
  kKindBoolean,
  kKindObject,
  kKindList,
  kKindNull,
  kKindWord,
  // Messages
  kUnknownField,
  kUnknownFieldNearest,
  kUnknownFieldOften,
  kUnknownFieldRefused,
  kUnknownFieldRefusedNearest,
  kUnknownValue,
  kUnknownValueNearest,
  kTextFault,
  kBinaryNotRead,
  // The command
  kRecordRefused,
  kDateMissing,
  kDateImpossible,
  kDateImpossibleNearest,
  kDateAssumed,
  kProgrammeUnknown,
  kProgrammeUnknownNearest,
  kProgrammeRefused,
  kProgrammeAnalyseHint,
  kDeviationRefused,
  kDeviationForNone,
  kOutputLost,
  kViewOfReportsOnly,
  kRowsOfReportsOnly,
  kProgress,
  kUnusableOne,
  kUnusableMany,
  // Report: heading and summary
  kHeading,
  kHeadingDay,
  kNoSubject,
  kDeviation,
  kSummaryClear,
  kSummaryFailuresOne,
  kSummaryFailuresMany,
  kSummaryWarningsOne,
  kSummaryWarningsMany,
  kSummaryUndeterminedOne,
  kSummaryUndeterminedMany,
  kSummaryDueOne,
  kSummaryDueMany,
  kSummaryIssuesOne,
  kSummaryIssuesMany,
  kGroupIssues,
  kGroupFailures,
  kGroupWarnings,
  kGroupUndetermined,
  kGroupPending,
  kGroupRepaired,
  kGroupWaived,
  kGroupFigures,
  kRestCounted,
  // Report: findings
  kViolatedSince,
  kViolated,
  kUndetermined,
  kRepairedSince,
  kRepaired,
  kWaived,
  kRemedy,
  kMissingDay,
  kMissingRecorded,
  kMissingFact,
  kMissingMore,
  kDueBy,
  kDueBetween,
  kWaitsFor,
  kWaitsForSomething,
  kWaitsForTwo,
  kWaitsForMore,
  kAbout,
  kReading,
  kFigureOf,
  kFigureUnknown,
  // Report: data issues, by code
  kIssueAtLine,
  kIssue,
  kIssueNearest,
  kIssueFieldUnknown,
  kIssueDateBad,
  kIssueDateImpossible,
  kIssueDateOutOfRange,
  kIssueDateFarFuture,
  kIssueDateMissing,
  kIssueEndsDisagree,
  kIssueEndBeforeStart,
  kIssueDoneBeforeStarted,
  kIssueLayersSameDay,
  kIssueWordUnknown,
  kIssueWordMissing,
  kIssueReasonMissing,
  kIssueReasonFreeText,
  kIssueServesUnknown,
  kIssueLooksLikeBsn,
  kIssueAmountNegative,
  kIssueWaiverRuleUnknown,
  kIssueKindMissing,
  kIssueGroupOverlap,
  kIssueMembershipDiffers,
  kIssueOther,
  kIssueOtherUnquoted,
  // Changes: steps that cannot be done
  kChangeFieldMissing,
  kChangeDay,
  kChangeDayNearest,
  kChangeNoGroup,
  kChangeNoGroupNearest,
  kChangeNoMember,
  kChangeNoMemberNearest,
  kChangeInOtherGroup,
  kChangeLeftAlready,
  kChangeJoinsLater,
  kChangeThereAlready,
  kChangeSameGroup,
  kChangeSameParty,
  kChangeEmptyStep,
  kChangesEmpty,
  kChangesNeedOrganisation,
  kChangesOneOrganisation,
  // Changes: the answer
  kWhatIfHeading,
  kWhatIfStepsOne,
  kWhatIfStepsMany,
  kWhatIfDay,
  kStepJoin,
  kStepLeave,
  kStepSwap,
  kStepTakeOver,
  kStepTakeOverAs,
  kWhatIfNothingAdded,
  kWhatIfMustOne,
  kWhatIfMustMany,
  kWhatIfShouldOne,
  kWhatIfShouldMany,
  kWhatIfMendedOne,
  kWhatIfMendedMany,
  kWhatIfStaysOne,
  kWhatIfStaysMany,
  kGroupAdded,
  kGroupMended,
  kGroupStays,
  kGroupComing,
  kGroupUndecided,
  kGroupChangeIssues,
  kDaysOn,
  kDaysFromThrough,
  kDaysFrom,
  kDaysThrough,
  kDaysAlways,
  kDaysAlone,
  kDaysWhy,
  kMemberFrom,
  kMemberUntil,
  kMemberAlways,
  kClassMust,
  kClassShould,
  // Facts beside each other
  kBesideNotRead,
  kBesideOneOrganisation,
  // Closing count
  kTotalCheckedOne,
  kTotalCheckedMany,
  kTotalFailedNone,
  kTotalFailedOne,
  kTotalFailedMany,
  kInterrupted,
  kTotalIssuesOne,
  kTotalIssuesMany,
  // Programmes
  kProgrammeRow,
  kProgrammeVersion,
  kGroupLayers,
  kGroupActivities,
  kOutsideLayers,
  kTrackIndividual,
  kTrackGroup,
  kTrackNone,
  kSensitive,
  kGroupParameters,
  kParameterOurs,
  kParameter,
  kYearsOne,
  kYearsMany,
  kMonthsOne,
  kMonthsMany,
  kWeeksOne,
  kWeeksMany,
  kDaysOne,
  kDaysMany,
  kNoTerm,
  kRulesMust,
  kRulesShould,
  kRulesIndicator,
  kProblemFound,
  kProblemExpected,
  kAnalysisClear,
  kAnalysisOne,
  kAnalysisMany,
  kPhraseCount,
};

// One sentence of a part that keeps its own phrases beside it.
struct Wording {
  const char* dutch;
  const char* english;
};

class Phrasebook {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit Phrasebook(Language language) : language_(language) {}
  std::string Say(Phrase phrase, Values values = {}) const;
  std::string Say(const Wording& wording, Values values = {}) const;
  // `one` for exactly one, else `many` with its {count}.
  std::string Count(std::int64_t count, Phrase one, Phrase many) const;
  std::string Count(std::int64_t count, const Wording& one, const Wording& many) const;
  Language language() const { return language_; }

 private:
  Language language_;
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_PHRASES_H_
