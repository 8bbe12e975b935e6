// SPDX-License-Identifier: EUPL-1.2
// One record before every programme.
// In:  a record as it stands in its file.
// Out: a report, or the problem in its place, for each programme.
// Never: reads JSON itself where the library can: a record goes as it is into the question. Only a
//        record that has something wrong is looked at, to say where.
#ifndef BAKEN_CLI_JUDGE_H_
#define BAKEN_CLI_JUDGE_H_

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/check_command.h"
#include "cli/message_reader.h"
#include "cli/programme_words.h"
#include "cli/records.h"

namespace baken::cli {

struct Judged {
  RawRecord raw;
  std::optional<Problem> fault;  // set: it could not be read
  std::vector<UnknownField> unknown_fields;
  std::unique_ptr<v1::CheckRequest> request;  // with the facts, where they had to be read
  std::vector<std::variant<CheckedReport, Problem>> answers;  // one a programme
  bool failed = false;                                        // a MUST in breach under one of them
  bool has_issues = false;                                    // data issues in one of them
};

// May be called by several threads at once.
class Judge {
 public:
  // All of these outlive it. `request` says everything but the subject.
  Judge(const CheckOptions& options, const v1::CheckRequest& request,
        const std::vector<LoadedProgramme>& programmes, const std::vector<ProgrammeWords>& words,
        ReportNeeds needs, const Phrasebook& phrases);

  Judged operator()(RawRecord raw) const;

 private:
  void JudgeJson(Judged& judged) const;
  void JudgeMessage(Judged& judged) const;
  struct Question;
  void Ask(const Question& question, const MessageReading& reading, std::size_t programme,
           Judged& judged) const;
  Problem Refusal(const LibraryError& error, const Question& question,
                  const MessageReading& reading, Judged& judged) const;
  void AddIssueLines(const Judged& judged, const MessageReading& reading,
                     CheckedReport& checked) const;
  const google::protobuf::Descriptor& SubjectType() const;

  const CheckOptions& options_;
  const v1::CheckRequest& request_;
  const std::vector<LoadedProgramme>& programmes_;
  const std::vector<ProgrammeWords>& words_;
  ReportNeeds needs_;
  const Phrasebook& phrases_;
  std::string before_json_;  // what stands before a record of JSON in its question
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_JUDGE_H_
