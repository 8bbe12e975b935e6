// SPDX-License-Identifier: EUPL-1.2
#include "programme/load.h"

#include <google/protobuf/arena.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "baken/limits.h"
#include "programme/compiler.h"
#include "programme/fingerprint.h"
#include "programme/nearest.h"
#include "time/partial_date.h"

namespace baken {
namespace {

constexpr int kFormat = 1;

LoadResult Refuse(LoadResult::Kind kind, Problem problem) {
  LoadResult result;
  result.kind = kind;
  result.problems.push_back(std::move(problem));
  return result;
}

// A message whose memory belongs to an arena: generated code leaks what it holds at the moment when
// an allocation fails, an arena does not.
template <typename Message>
class OnArena {
 public:
  OnArena() : message_(google::protobuf::Arena::CreateMessage<Message>(&arena_)) {}
  Message& operator*() const { return *message_; }
  Message* operator->() const { return message_; }

 private:
  google::protobuf::Arena arena_;
  Message* message_;
};

template <typename Message>
bool Parse(std::string_view bytes, Message& message) {
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  google::protobuf::io::CodedInputStream coded(&stream);
  coded.SetRecursionLimit(BAKEN_MAX_PROGRAMME_DEPTH);
  return message.ParseFromCodedStream(&coded) && coded.ConsumedEntireMessage();
}

LoadResult Compile(const pb::Programme& message, std::vector<std::string> deviations) {
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

// Applies one change to the message; what does not fit is a problem.
class Deviator {
 public:
  Deviator(pb::Programme& message, std::vector<Problem>& problems)
      : message_(message), problems_(problems) {}

  // Returns a line for the report: what was changed, by whom and when.
  std::string Apply(const pb::Change& change, int index) {
    path_ = ElementPath("changes", index);
    for (const auto& [field, text] : {std::pair{".who", &change.who()},
                                      {".decided_on", &change.decided_on()},
                                      {".why", &change.why()}}) {
      if (text->empty()) Add(field, "missing", "", "who decided it, when and why");
    }
    const ParsedDate decided = ParsePartialDate(change.decided_on());
    const bool is_day =
        decided.problem == DateProblem::kNone && decided.date.precision == DatePrecision::kDay;
    if (!change.decided_on().empty() && !is_day) {
      Add(".decided_on", "date_bad", change.decided_on(), "a full date, as 2026-01-01",
          NearestDate(change.decided_on()));
    }
    std::string target;
    switch (change.target_case()) {
      case pb::Change::kParameter:
        target = ChangeParameter(change);
        break;
      case pb::Change::kRule:
        target = ChangeRule(change);
        break;
      case pb::Change::kSwitchedOff:
        target = SwitchOff(change);
        break;
      case pb::Change::TARGET_NOT_SET:
        Add("", "missing", "", "a parameter, rule or switched_off");
    }
    return absl::StrCat(target, " (", change.who(), ", ", change.decided_on(), ")");
  }

 private:
  void Add(const char* field, std::string problem, const std::string& found, std::string expected,
           std::string nearest = "") {
    problems_.push_back(
        {path_ + field, std::move(problem), found, std::move(expected), std::move(nearest)});
  }

  void AddUnknownRule(const char* field, const std::string& id) {
    NearestWord nearest(id);
    for (const pb::Rule& rule : message_.rules()) nearest.Offer(rule.id());
    Add(field, "rule_unknown", id, "the id of a rule", std::string(nearest.word()));
  }

  // The fingerprint guards against a change that was meant for another text of the rule.
  void CheckMadeAgainst(const pb::Change& change, const std::string& bytes) {
    const std::string now = Fingerprint(bytes);
    if (change.of() != now) Add(".of", "fingerprint_differs", change.of(), now);
  }

  std::string ChangeParameter(const pb::Change& change) {
    for (pb::Parameter& parameter : *message_.mutable_parameters()) {
      if (parameter.id() != change.parameter().id()) continue;
      CheckMadeAgainst(change, parameter.SerializeAsString());
      parameter = change.parameter();
      return absl::StrCat("parameter ", parameter.id());
    }
    NearestWord nearest(change.parameter().id());
    for (const pb::Parameter& parameter : message_.parameters()) nearest.Offer(parameter.id());
    Add(".parameter.id", "parameter_unknown", change.parameter().id(), "the id of a parameter",
        std::string(nearest.word()));
    return "";
  }

  std::string BytesOfEditions(const std::string& id) {
    std::string bytes;
    for (const pb::Rule& rule : message_.rules()) {
      if (rule.id() == id) bytes += rule.SerializeAsString();
    }
    return bytes;
  }

  void RemoveEditions(const std::string& id) {
    auto* rules = message_.mutable_rules();
    rules->erase(std::remove_if(rules->begin(), rules->end(),
                                [&](const pb::Rule& rule) { return rule.id() == id; }),
                 rules->end());
  }

  std::string ChangeRule(const pb::Change& change) {
    const std::string& id = change.rule().id();
    const std::string bytes = BytesOfEditions(id);
    if (bytes.empty()) {
      AddUnknownRule(".rule.id", id);
      return "";
    }
    CheckMadeAgainst(change, bytes);
    RemoveEditions(id);
    *message_.add_rules() = change.rule();
    return absl::StrCat("rule ", id);
  }

  std::string SwitchOff(const pb::Change& change) {
    const std::string bytes = BytesOfEditions(change.switched_off());
    if (bytes.empty()) {
      AddUnknownRule(".switched_off", change.switched_off());
      return "";
    }
    CheckMadeAgainst(change, bytes);
    RemoveEditions(change.switched_off());
    return absl::StrCat("rule ", change.switched_off(), " switched off");
  }

  pb::Programme& message_;
  std::vector<Problem>& problems_;
  std::string path_;
};

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
  if (!Parse(bytes, *message)) return Malformed("Programme");
  return Compile(*message, {});
}

LoadResult DeviateProgramme(const Programme& base, std::string_view deviation) {
  if (deviation.size() > BAKEN_MAX_PROGRAMME_BYTES) return TooLarge();
  const OnArena<pb::Deviation> deviation_message;
  const OnArena<pb::Programme> programme_message;
  pb::Deviation& changes = *deviation_message;
  pb::Programme& message = *programme_message;
  if (!Parse(deviation, changes)) return Malformed("Deviation");
  if (!Parse(base.canonical_bytes, message)) return Malformed("Programme");
  std::vector<Problem> problems;
  if (changes.programme() != base.id) {
    problems.push_back({"programme", "programme_differs", changes.programme(), base.id, ""});
  }
  std::vector<std::string> lines = base.deviations;
  Deviator deviator(message, problems);
  for (int i = 0; i < changes.changes_size(); ++i) {
    lines.push_back(deviator.Apply(changes.changes(i), i));
  }
  if (!problems.empty()) {
    LoadResult refused;
    refused.kind = LoadResult::Kind::kRefused;
    refused.problems = std::move(problems);
    return refused;
  }
  return Compile(message, std::move(lines));
}

std::string AnalyseProgramme(std::string_view bytes) {
  const OnArena<pb::Analysis> analysis;
  for (const Problem& problem : LoadProgramme(bytes).problems) {
    pb::ProgrammeProblem* one = analysis->add_problems();
    one->set_path(problem.path);
    one->set_problem(problem.problem);
    one->set_found(problem.found);
    one->set_expected(problem.expected);
    one->set_nearest(problem.nearest);
  }
  return analysis->SerializeAsString();
}

}  // namespace baken
