// SPDX-License-Identifier: EUPL-1.2
#include "cli/judge.h"

#include <algorithm>
#include <utility>

#include "cli/check_input.h"

namespace baken::cli {
namespace {

constexpr const char* kUnknownField = "field_unknown";

// In JSON of the library's own writer. A name in a text has its quotes escaped, so what is found is
// the field.
bool Says(const std::string& json, std::string_view field) {
  return json.find(field) != std::string::npos;
}

// One object and nothing after it: what may stand in the place of a value.
bool IsOneObject(std::string_view text) {
  std::int64_t depth = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (in_text) {
      if (letter == '\\') ++at;
      in_text = letter != '"';
      continue;
    }
    in_text = letter == '"';
    if (letter == '{' || letter == '[') ++depth;
    if (letter != '}' && letter != ']') continue;
    if (--depth <= 0) return text.find_first_not_of(" \t\r\n", at + 1) == std::string_view::npos;
  }
  return false;
}

bool HasUnknownField(const v1::Report& report) {
  const auto& issues = report.data_issues();
  return std::any_of(issues.begin(), issues.end(),
                     [](const v1::DataIssue& issue) { return issue.code() == kUnknownField; });
}

}  // namespace

struct Judge::Question {
  baken_format format;
  std::string bytes;
  bool answer_in_json;
};

Judge::Judge(const CheckOptions& options, const v1::CheckRequest& request,
             const std::vector<LoadedProgramme>& programmes,
             const std::vector<ProgrammeWords>& words, ReportNeeds needs, const Phrasebook& phrases)
    : options_(options),
      request_(request),
      programmes_(programmes),
      words_(words),
      needs_(needs),
      phrases_(phrases) {
  v1::CheckRequest asked = request;
  asked.set_answer_format(needs == ReportNeeds::kJson ? v1::ANSWER_FORMAT_JSON
                                                      : v1::ANSWER_FORMAT_PROTOBUF);
  before_json_ = MessageInJson(asked, false);
  before_json_.back() = ',';  // judged_on is always there
  before_json_ += options.organisation ? "\"organisation\":" : "\"trajectory\":";
}

const google::protobuf::Descriptor& Judge::SubjectType() const {
  return options_.organisation ? *v1::Organisation::descriptor() : *v1::Trajectory::descriptor();
}

Judged Judge::operator()(RawRecord raw) const {
  Judged judged;
  judged.raw = std::move(raw);
  judged.fault = judged.raw.problem;
  if (judged.fault) return judged;
  if (judged.raw.encoding == Encoding::kJson && needs_ != ReportNeeds::kFactsToo) {
    JudgeJson(judged);
  } else {
    JudgeMessage(judged);
  }
  return judged;
}

void Judge::JudgeJson(Judged& judged) const {
  if (!IsOneObject(judged.raw.bytes)) {
    JudgeMessage(judged);  // which says what it is instead
    return;
  }
  const Question question{BAKEN_JSON, before_json_ + judged.raw.bytes + "}",
                          needs_ == ReportNeeds::kJson};
  for (std::size_t i = 0; i < programmes_.size() && !judged.fault; ++i) {
    Ask(question, {}, i, judged);
  }
}

void Judge::JudgeMessage(Judged& judged) const {
  const RawRecord& raw = judged.raw;
  judged.request = std::make_unique<v1::CheckRequest>(request_);
  google::protobuf::Message* subject = nullptr;
  if (options_.organisation) {
    subject = judged.request->mutable_organisation();
  } else {
    subject = judged.request->mutable_trajectory();
  }
  const MessageReading reading =
      ReadMessage({raw.encoding, raw.bytes, raw.line}, phrases_, *subject);
  if (reading.fault_at) {
    judged.fault = FaultOf(raw, reading);
    return;
  }
  judged.unknown_fields = reading.unknown_fields;
  const Question question{BAKEN_PROTOBUF, judged.request->SerializeAsString(), false};
  for (std::size_t i = 0; i < programmes_.size(); ++i) Ask(question, reading, i, judged);
}

void Judge::Ask(const Question& question, const MessageReading& reading, std::size_t programme,
                Judged& judged) const {
  auto answer = CheckRecord(programmes_[programme].handle.get(), question.format, question.bytes);
  if (const auto* error = std::get_if<LibraryError>(&answer)) {
    Problem refusal = Refusal(*error, question, reading, judged);
    if (!judged.fault) judged.answers.emplace_back(std::move(refusal));
    return;
  }
  std::string& bytes = std::get<std::string>(answer);
  CheckedReport checked;
  checked.programme = programme;
  checked.words = &words_[programme];
  checked.request = judged.request ? judged.request.get() : &request_;
  checked.source = judged.raw.file;
  bool unknown_fields = false;
  if (question.answer_in_json) {
    judged.failed = judged.failed || Says(bytes, R"("summary":{"failures":)");
    judged.has_issues = judged.has_issues || Says(bytes, R"("data_issues":[)");
    unknown_fields = Says(bytes, R"("code":"field_unknown")");
    checked.json = std::move(bytes);
  } else {
    checked.report.ParseFromString(bytes);
    AddUnknownFields(reading, checked.report);
    judged.failed = judged.failed || checked.report.summary().failures() > 0;
    judged.has_issues = judged.has_issues || checked.report.data_issues_size() > 0;
    unknown_fields = HasUnknownField(checked.report);
  }
  if (unknown_fields && judged.unknown_fields.empty()) {
    judged.unknown_fields =
        InspectJson(judged.raw.bytes, SubjectType(), judged.raw.line, phrases_).unknown_fields;
  }
  if (options_.format == ReportFormat::kText) AddIssueLines(judged, reading, checked);
  judged.answers.emplace_back(std::move(checked));
}

// Sets the fault where the record itself could not be read: that is so under every programme.
Problem Judge::Refusal(const LibraryError& error, const Question& question,
                       const MessageReading& reading, Judged& judged) const {
  const RawRecord& raw = judged.raw;
  if (question.format == BAKEN_JSON) {
    const JsonInspection found = InspectJson(raw.bytes, SubjectType(), raw.line, phrases_);
    if (found.fault_at) judged.fault = {raw.file, *found.fault_at, found.fault};
  }
  const Position at = PlaceOf(raw, reading, SubjectType(), error.path);
  return {raw.file, at, phrases_.Say(Phrase::kRecordRefused, {{"why", ErrorInWords(error)}})};
}

void Judge::AddIssueLines(const Judged& judged, const MessageReading& reading,
                          CheckedReport& checked) const {
  const MessageBytes source{judged.raw.encoding, judged.raw.bytes, judged.raw.line};
  for (const v1::DataIssue& issue : checked.report.data_issues()) {
    const auto& unknown = judged.unknown_fields;
    const auto met =
        std::find_if(unknown.begin(), unknown.end(), [&issue](const UnknownField& field) {
          return issue.code() == kUnknownField && field.path == issue.path();
        });
    // A field unknown to the message has no place in its text but the one it was met at.
    const Position at =
        met != unknown.end() ? met->at : FindField(source, reading, SubjectType(), issue.path());
    checked.issue_lines.push_back(at.line);
  }
}

}  // namespace baken::cli
