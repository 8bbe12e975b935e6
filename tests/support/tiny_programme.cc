// SPDX-License-Identifier: EUPL-1.2
#include "support/tiny_programme.h"

#include <fstream>
#include <sstream>

#include "capi/handles.h"
#include "support/places.h"

namespace baken::testing {
namespace {

constexpr char kHead[] = R"(
format: 1 id: "tiny" version: "1.0"
titles { language: "nl" content: "Klein" } titles { language: "en" content: "Small" }
vocabulary {
  layers: "layer1" layers: "layer2" layers: "layer3"
  words { id: "intake" sort: "event" }
  words { id: "contact" sort: "event" }
  words { id: "payment" sort: "event" unit: "cents" }
  words { id: "ended" sort: "event" }
  words { id: "housing" sort: "activity" layer: "layer1" track: "individual" }
  words { id: "work" sort: "activity" layer: "layer2" track: "group" tags: "theme.work" }
  words { id: "prayer" sort: "activity" layer: "layer2" sensitive: true }
  words { id: "coach" sort: "role" }
  words { id: "participant" sort: "role" }
  words { id: "care" sort: "role" }
  words { id: "care" sort: "circumstance" values: "yes" values: "no" unknown_values: "not_asked" }
  words { id: "municipality" sort: "circumstance" }
  words { id: "pathway_plan" sort: "plan" }
  words { id: "goal" sort: "plan_element" }
  words { id: "support_need" sort: "plan_element" }
  words { id: "coaching_group" sort: "group" tags: "participants" }
  words { id: "team" sort: "group" }
  words { id: "library" sort: "partner" }
  words { id: "remote" sort: "mode" }
  words { id: "infopoint" sort: "host" }
  words { id: "informal" sort: "tag" }
  words { id: "theme.*" sort: "tag" }
  words { id: "too_ill" sort: "reason" }
  words { id: "north" sort: "place" }
  passed_over: "other.*" passed_over: "OTHER-*"
}
parameters { id: "two_months" term { months: 2 } }
parameters { id: "three" count: 3 }
parameters { id: "our_week" term { weeks: 1 } ours: true }
parameters { id: "our_two" count: 2 ours: true }
clock { first { event: "intake" } }
stops { event: "ended" }
)";

constexpr char kRules[] = R"(
rules { id: "T-01" rule_class: RULE_CLASS_MUST duty_bearer: "coach"
  requirement { reached { activities { ids: "housing" status: STATUS_DONE } all: true } }
  by { term: "two_months" counting: COUNTING_FROM_ANCHOR } }
rules { id: "T-02" rule_class: RULE_CLASS_SHOULD duty_bearer: "coach"
  requirement { occurred { moments { event: "contact" } within: "two_months" } }
  throughout { grace: "two_months" } }
rules { id: "T-03" rule_class: RULE_CLASS_MUST duty_bearer: "coach"
  requirement { holding { spans { involvement: "coach" } min: 1 } }
  at { each { activity { ids: "work" status: STATUS_STARTED } } } }
rules { id: "T-04" rule_class: RULE_CLASS_MUST duty_bearer: "coach" scope: SCOPE_GROUP
  group_kinds: "team"
  requirement { holding { spans { member: "coach" } min: 1 } } throughout { } }
rules { id: "T-05" rule_class: RULE_CLASS_INDICATOR
  measure { count { moments { event: "contact" } } } }
)";

v1::Text InLanguage(const char* language, const char* content) {
  v1::Text text;
  text.set_language(language);
  text.set_content(content);
  return text;
}

}  // namespace

std::string ReadRepositoryFile(const std::string& path) {
  std::ifstream file(SourceFolder() + "/" + path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

void GiveWords(v1::Rule& rule) {
  for (auto* texts :
       {rule.mutable_titles(), rule.mutable_explanations(), rule.mutable_remedies()}) {
    texts->Clear();
    *texts->Add() = InLanguage("nl", "Een zin.");
    *texts->Add() = InLanguage("en", "A sentence.");
  }
  rule.clear_citations();
  v1::Citation* citation = rule.add_citations();
  citation->set_source("A source");
  citation->set_locator("page 1");
}

v1::Programme TinyProgramme() {
  auto programme = FromText<v1::Programme>(std::string(kHead) + kRules);
  for (v1::Rule& rule : *programme.mutable_rules()) GiveWords(rule);
  return programme;
}

v1::Programme TinyProgrammeAsking(const std::string& requirement, const std::string& timing) {
  auto programme = FromText<v1::Programme>(
      std::string(kHead) +
      R"(rules { id: "T-01" rule_class: RULE_CLASS_MUST duty_bearer: "coach" )" + "requirement { " +
      requirement + " } " + timing + " }");
  GiveWords(*programme.mutable_rules(0));
  return programme;
}

LoadResult Load(const v1::Programme& programme) {
  return LoadProgramme(programme.SerializeAsString());
}

std::unique_ptr<const Programme> Loaded(const v1::Programme& programme) {
  LoadResult result = Load(programme);
  for (const Problem& problem : result.problems) ADD_FAILURE() << Describe(problem);
  return std::move(result.programme);
}

CheckResult CheckBytes(const Programme& programme, std::string_view request) {
  baken_programme handle;
  handle.programme.reset(&programme);  // borrowed
  baken_bytes* answer = nullptr;
  baken_error* error = nullptr;
  CheckResult result;
  result.status =
      baken_check(&handle, BAKEN_PROTOBUF, request.data(), request.size(), &answer, &error);
  (void)handle.programme.release();
  result.report.assign(static_cast<const char*>(baken_bytes_data(answer)),
                       baken_bytes_size(answer));
  result.code = baken_error_code(error);
  result.message = baken_error_message(error);
  result.path = baken_error_path(error);
  result.offset = baken_error_offset(error);
  baken_bytes_free(answer);
  baken_error_free(error);
  return result;
}

v1::Report Check(const Programme& programme, const v1::CheckRequest& request) {
  const CheckResult result = CheckBytes(programme, request.SerializeAsString());
  EXPECT_EQ(result.status, BAKEN_OK)
      << result.code << " at " << result.path << ": " << result.message << "\n"
      << request.DebugString();
  v1::Report report;
  EXPECT_TRUE(report.ParseFromString(result.report));
  return report;
}

v1::Report Check(const Programme& programme, const std::string& trajectory,
                 const std::string& judged_on) {
  v1::CheckRequest request;
  *request.mutable_trajectory() = FromText<v1::Trajectory>(trajectory);
  request.set_judged_on(judged_on);
  return Check(programme, request);
}

v1::Finding FindingOf(const v1::Report& report, const std::string& rule_id,
                      const std::string& subject) {
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_id() == rule_id && finding.subject() == subject) return finding;
  }
  ADD_FAILURE() << "no finding of " << rule_id << " for \"" << subject << "\"";
  return {};
}

}  // namespace baken::testing
