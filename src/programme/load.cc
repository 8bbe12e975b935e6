// SPDX-License-Identifier: EUPL-1.2
#include "programme/load.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "baken/limits.h"
#include "programme/analyse.h"
#include "programme/compiler.h"
#include "programme/fingerprint.h"
#include "programme/load_message.h"
#include "programme/number_parts.h"

namespace baken {
namespace {

constexpr int kFormat = 1;

LoadResult Refuse(LoadResult::Kind kind, Problem problem) {
  LoadResult result;
  result.kind = kind;
  result.problems.push_back(std::move(problem));
  return result;
}

}  // namespace

bool ParseMessage(std::string_view bytes, google::protobuf::MessageLite& message) {
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  google::protobuf::io::CodedInputStream coded(&stream);
  coded.SetRecursionLimit(BAKEN_MAX_PROGRAMME_DEPTH);
  return message.ParseFromCodedStream(&coded) && coded.ConsumedEntireMessage();
}

LoadResult CompileMessage(const pb::Programme& message, std::vector<DeviationLine> deviations) {
  if (message.format() > kFormat) {
    return Refuse(LoadResult::Kind::kUnsupported,
                  {"format", "format_unsupported", absl::StrCat(message.format()),
                   "format 1, the newest that this library knows", ""});
  }
  LoadResult result;
  if (message.format() != kFormat) {
    result.problems.push_back(
        {"format", "missing", absl::StrCat(message.format()), "format: 1", ""});
  }
  auto programme = std::make_unique<Programme>();
  Compiler(message, *programme, result.problems).Compile();
  if (!result.problems.empty()) {
    result.kind = LoadResult::Kind::kRefused;
    return result;
  }
  NumberParts(*programme);
  WriteReportFields(*programme);
  programme->canonical_bytes = message.SerializeAsString();
  programme->fingerprint = Fingerprint(programme->canonical_bytes);
  programme->deviations = std::move(deviations);
  result.programme = std::move(programme);
  return result;
}

LoadResult TooLarge() {
  return Refuse(LoadResult::Kind::kLimit,
                {"", "programme_too_large", "", "at most BAKEN_MAX_PROGRAMME_BYTES bytes", ""});
}

LoadResult Malformed(std::string_view name) {
  return Refuse(LoadResult::Kind::kMalformed, {"", "malformed", "",
                                               absl::StrCat("the bytes of a ", std::string(name),
                                                            " message in protobuf's binary format"),
                                               ""});
}

std::string FingerprintOf(const pb::Parameter& parameter) {
  return Fingerprint(parameter.SerializeAsString());
}

std::string FingerprintOfRule(const pb::Programme& message, const std::string& rule_id) {
  std::string bytes;
  for (const pb::Rule& rule : message.rules()) {
    if (rule.id() == rule_id) bytes += rule.SerializeAsString();
  }
  return Fingerprint(bytes);
}

namespace {

void Write(const Problem& problem, pb::ProgrammeProblem& out) {
  out.set_path(problem.path);
  out.set_problem(problem.problem);
  out.set_found(problem.found);
  out.set_expected(problem.expected);
  out.set_nearest(problem.nearest);
}

void AddFingerprints(const pb::Programme& message, const Programme& programme,
                     pb::Analysis& analysis) {
  for (const pb::Parameter& parameter : message.parameters()) {
    pb::Fingerprint* one = analysis.add_parameters();
    one->set_id(parameter.id());
    one->set_of(FingerprintOf(parameter));
  }
  for (const Rule& rule : programme.rules) {
    pb::Fingerprint* one = analysis.add_rules();
    one->set_id(rule.id);
    one->set_of(FingerprintOfRule(message, rule.id));
  }
}

}  // namespace

std::string Describe(const Problem& problem) {
  std::string sentence = problem.path.empty() ? std::string("The programme") : problem.path;
  absl::StrAppend(&sentence, ": ", problem.problem);
  if (!problem.found.empty()) absl::StrAppend(&sentence, " \"", problem.found, "\"");
  absl::StrAppend(&sentence, "; expected ", problem.expected, ".");
  if (!problem.nearest.empty()) absl::StrAppend(&sentence, " Did you mean ", problem.nearest, "?");
  return sentence;
}

LoadResult LoadProgramme(std::string_view bytes) {
  if (bytes.size() > BAKEN_MAX_PROGRAMME_BYTES) return TooLarge();
  const OnArena<pb::Programme> message;
  if (!ParseMessage(bytes, *message)) return Malformed("Programme");
  return CompileMessage(*message, {});
}

std::string AnalyseProgramme(std::string_view bytes, std::vector<Problem> problems) {
  LoadResult loaded = LoadProgramme(bytes);
  std::move(loaded.problems.begin(), loaded.problems.end(), std::back_inserter(problems));
  const OnArena<pb::Analysis> analysis;
  for (const Problem& problem : problems) Write(problem, *analysis->add_problems());
  const OnArena<pb::Programme> message;
  if (loaded.kind == LoadResult::Kind::kLoaded && ParseMessage(bytes, *message)) {
    AddFingerprints(*message, *loaded.programme, *analysis);
    for (const Problem& remark : RemarksOn(*message, *loaded.programme)) {
      Write(remark, *analysis->add_remarks());
    }
  }
  return analysis->SerializeAsString();
}

}  // namespace baken
