// SPDX-License-Identifier: EUPL-1.2
// Programme cases as data.
// In: every .txtpb file in the folders of tests/cases: a record, the days it is judged on, what
// must come out. Out: one test per case, through the C ABI as a vendor calls it; and tests that
// each built-in programme has a folder of its own, in which every rule is shown satisfied, violated
// and at its boundary and every indicator with its figure. A difference prints the case, its
// reason, the day and the whole record. Never: expectations taken from the engine; they are derived
// by hand from the meaning of the rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"
#include "cases/case_files.h"
#include "cases/programmes.h"

namespace baken {
namespace {

namespace fs = std::filesystem;

using ::baken::testing::AllCases;
using ::baken::testing::Builtin;
using ::baken::testing::BuiltinIds;
using ::baken::testing::Case;
using ::baken::testing::CaseFile;
using ::baken::testing::CaseFiles;
using ::baken::testing::Described;
using ::baken::testing::Expected;
using ::baken::testing::ExpectedIssue;
using ::baken::testing::Judgement;
using ::baken::testing::Loaded;
using ::baken::testing::NamedCase;
using ::baken::testing::ReadCaseFile;

// ---- one judgement through the C ABI ----

std::optional<v1::Report> Check(const Programme& programme, const Case& content,
                                const Judgement& judgement) {
  v1::CheckRequest request;
  request.set_judged_on(judgement.judged_on());
  *request.mutable_recorded() = content.recorded();
  if (content.has_organisation()) {
    *request.mutable_organisation() = content.organisation();
  } else {
    *request.mutable_trajectory() = content.trajectory();
  }
  Result<v1::Report> report = programme.Check<v1::Report>(request);
  if (report) return std::move(*report);
  ADD_FAILURE() << "baken_check: " << report.error().message() << " (" << report.error().path()
                << ")";
  return std::nullopt;
}

// ---- comparing ----

bool BeginsWith(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

std::string BreachesOf(const v1::Finding& finding) {
  std::string all;
  for (const v1::Breach& breach : finding.breaches()) {
    all += (all.empty() ? "" : ", ") + breach.since() + ".." + breach.until();
  }
  return all;
}

std::string Joined(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

bool HasCause(const v1::Finding& finding, const std::string& path) {
  for (const v1::Breach& breach : finding.breaches()) {
    for (const v1::FactRef& cause : breach.causes()) {
      if (BeginsWith(cause.path(), path)) return true;
    }
  }
  return false;
}

bool NamesMissing(const v1::Finding& finding, const std::string& wanted) {
  return std::any_of(finding.missing().begin(), finding.missing().end(),
                     [&](const v1::MissingFact& missing) {
                       return missing.path().find(wanted) != std::string::npos ||
                              missing.what().find(wanted) != std::string::npos;
                     });
}

// Collects differences as "what: expected …, found …" lines.
class Differences {
 public:
  void Compare(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected != found) Add(what, expected, found);
  }
  void Add(const std::string& what, const std::string& expected, const std::string& found) {
    text_ += "  " + what + ": expected \"" + expected + "\", found \"" + found + "\"\n";
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

void CompareFinding(const Expected& expected, const v1::Finding& found, Differences& differences) {
  const std::string rule =
      expected.rule_id() + (expected.subject().empty() ? "" : " of " + expected.subject());
  if (expected.outcome() != v1::OUTCOME_UNSPECIFIED) {
    differences.Compare(rule + " outcome", v1::Outcome_Name(expected.outcome()),
                        v1::Outcome_Name(found.outcome()));
  }
  if (expected.has_since()) {
    differences.Compare(rule + " since", expected.since(), found.since());
  }
  if (expected.has_due()) differences.Compare(rule + " due", expected.due(), found.due());
  if (expected.has_due_latest()) {
    differences.Compare(rule + " due_latest", expected.due_latest(), found.due_latest());
  }
  if (expected.has_changes_on()) {
    differences.Compare(rule + " changes_on", expected.changes_on(), found.changes_on());
  }
  if (expected.breaches_size() > 0) {
    differences.Compare(rule + " breaches", Joined(expected.breaches()), BreachesOf(found));
  }
  for (const std::string& path : expected.causes()) {
    if (!HasCause(found, path)) differences.Add(rule + " cause", path, found.ShortDebugString());
  }
  for (const std::string& wanted : expected.missing()) {
    if (!NamesMissing(found, wanted)) {
      differences.Add(rule + " missing", wanted, found.ShortDebugString());
    }
  }
  if (expected.no_measure() && found.has_measure()) {
    differences.Add(rule + " measure", "none", found.measure().ShortDebugString());
  }
  if (expected.has_value() || expected.has_base()) {
    const std::string measure = found.has_measure() ? found.measure().ShortDebugString() : "none";
    if (!found.has_measure() ||
        (expected.has_value() && expected.value() != found.measure().value()) ||
        (expected.has_base() && expected.base() != found.measure().base())) {
      differences.Add(rule + " measure", expected.ShortDebugString(), measure);
    }
  }
}

void CompareFindings(const Judgement& judgement, const v1::Report& report,
                     Differences& differences) {
  std::map<std::pair<std::string, std::string>, const v1::Finding*> findings;
  for (const v1::Finding& finding : report.findings()) {
    findings[{finding.rule_id(), finding.subject()}] = &finding;
  }
  for (const Expected& expected : judgement.expect()) {
    const auto at = findings.find({expected.rule_id(), expected.subject()});
    if (at == findings.end()) {
      differences.Add(expected.rule_id(), "a finding", "none");
    } else {
      CompareFinding(expected, *at->second, differences);
    }
  }
}

bool Matches(const ExpectedIssue& expected, const v1::DataIssue& found) {
  return (expected.code().empty() || expected.code() == found.code()) &&
         BeginsWith(found.path(), expected.path()) &&
         (expected.nearest().empty() || expected.nearest() == found.nearest());
}

// Every expected issue is there, and every issue that is there is expected.
void CompareIssues(const Judgement& judgement, const v1::Report& report, Differences& differences) {
  for (const ExpectedIssue& expected : judgement.issues()) {
    if (std::none_of(report.data_issues().begin(), report.data_issues().end(),
                     [&](const v1::DataIssue& found) { return Matches(expected, found); })) {
      differences.Add("data issue", expected.ShortDebugString(), "none like it");
    }
  }
  for (const v1::DataIssue& found : report.data_issues()) {
    if (std::none_of(judgement.issues().begin(), judgement.issues().end(),
                     [&](const ExpectedIssue& expected) { return Matches(expected, found); })) {
      differences.Add("data issue", "none", found.ShortDebugString());
    }
  }
}

class CasesTest : public ::testing::TestWithParam<std::size_t> {};

TEST_P(CasesTest, ComesOutAsDerivedByHand) {
  const NamedCase& named = AllCases()[GetParam()];
  std::optional<Programme> own;
  if (named.programme.empty()) own = Loaded(named.own_programme);
  const Programme* programme = own ? &*own : Builtin(named.programme);
  ASSERT_NE(programme, nullptr);
  for (const Judgement& judgement : named.content.judged()) {
    const std::optional<v1::Report> report = Check(*programme, named.content, judgement);
    if (!report) continue;
    Differences differences;
    CompareFindings(judgement, *report, differences);
    CompareIssues(judgement, *report, differences);
    if (judgement.has_failures()) {
      differences.Compare("failures", std::to_string(judgement.failures()),
                          std::to_string(report->summary().failures()));
    }
    EXPECT_TRUE(differences.text().empty())
        << named.file << ": \"" << named.content.name() << "\" on " << judgement.judged_on() << "\n"
        << differences.text() << "why: " << named.content.why() << "\nrecord:\n"
        << (named.content.has_organisation() ? named.content.organisation().DebugString()
                                             : named.content.trajectory().DebugString());
  }
}

std::string TestName(const ::testing::TestParamInfo<std::size_t>& info) {
  const NamedCase& named = AllCases()[info.param];
  std::string name = fs::path(named.file).replace_extension().string() + "_" + named.content.name();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char letter) { return std::isalnum(letter) == 0; },
      '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Programmes, CasesTest, ::testing::Range(std::size_t{0}, AllCases().size()),
                         TestName);

TEST(CaseFilesTest, EveryCaseFileCanBeRead) {
  const std::vector<fs::path> files = CaseFiles();
  EXPECT_FALSE(files.empty()) << "no case files under tests/cases";
  for (const fs::path& path : files) {
    const std::optional<CaseFile> file = ReadCaseFile(path);
    EXPECT_TRUE(file.has_value()) << path << " is not a baken.testing.CaseFile";
    EXPECT_GT(file.value_or(CaseFile()).cases_size(), 0) << path;
  }
}

TEST(CaseFilesTest, EveryCaseSaysWhyAndExpectsSomething) {
  for (const NamedCase& named : AllCases()) {
    EXPECT_FALSE(named.content.why().empty()) << named.file << ": " << named.content.name();
    EXPECT_GT(named.content.judged_size(), 0) << named.file << ": " << named.content.name();
  }
}

// ---- coverage: of each built-in programme, every rule and every indicator is shown ----

// Cases with a programme of their own stand in "language"; "thuis-in-mvs" has its cases in
// "thuis_in_mvs".
std::string FolderOf(std::string programme) {
  if (programme.empty()) return "language";
  std::replace(programme.begin(), programme.end(), '-', '_');
  return programme;
}

TEST(CaseFilesTest, EachFileStandsInTheFolderOfItsProgramme) {
  for (const NamedCase& named : AllCases()) {
    EXPECT_EQ(fs::path(named.file).parent_path().string(), FolderOf(named.programme)) << named.file;
  }
}

struct Shown {
  bool satisfied = false;
  bool violated = false;
  bool boundary = false;
  bool value = false;
  bool base = false;
};

std::map<std::string, Shown> ShownByCases(const std::string& programme) {
  std::map<std::string, Shown> shown;
  for (const NamedCase& named : AllCases()) {
    if (named.programme != programme) continue;
    for (const Judgement& judgement : named.content.judged()) {
      for (const Expected& expected : judgement.expect()) {
        Shown& rule = shown[expected.rule_id()];
        rule.satisfied |= expected.outcome() == v1::OUTCOME_SATISFIED;
        rule.violated |= expected.outcome() == v1::OUTCOME_VIOLATED;
        rule.boundary |= expected.boundary();
        rule.value |= expected.has_value();
        rule.base |= expected.has_value() && expected.has_base();
      }
    }
  }
  return shown;
}

void ExpectShown(const std::string& rule, const Shown& shown) {
  EXPECT_TRUE(shown.satisfied) << rule << " has no satisfied case";
  EXPECT_TRUE(shown.violated) << rule << " has no violated case";
  EXPECT_TRUE(shown.boundary) << rule << " has no boundary case";
}

// A count has the months begun as its base, a share its whole; other figures have none.
void ExpectMeasured(const std::string& rule, const v1::MeasureSpec& measure, const Shown& shown) {
  EXPECT_TRUE(shown.value) << rule << " has no case with its figure";
  if (measure.has_count() || measure.has_share()) {
    EXPECT_TRUE(shown.base) << rule << " has no case with its figure and its base";
  }
}

TEST(CaseCoverageTest, EveryRuleOfEachBuiltinProgrammeIsShown) {
  for (const std::string& id : BuiltinIds()) {
    const std::optional<v1::Programme> programme = Described(id);
    if (!programme) continue;
    std::map<std::string, Shown> shown = ShownByCases(id);
    EXPECT_FALSE(shown.empty()) << "no cases in tests/cases/" << FolderOf(id);
    for (const v1::Rule& rule : programme->rules()) {
      const std::string name = id + " " + rule.id();
      if (rule.rule_class() == v1::RULE_CLASS_INDICATOR) {
        ExpectMeasured(name, rule.measure(), shown[rule.id()]);
      } else {
        ExpectShown(name, shown[rule.id()]);
      }
    }
  }
}

// An expectation about a rule that does not exist would never be compared with a verdict.
TEST(CaseCoverageTest, CasesNameRulesOfTheirProgrammeOnly) {
  std::map<std::string, std::set<std::string>> rules;
  for (const NamedCase& named : AllCases()) {
    const std::string& key = named.programme.empty() ? named.file : named.programme;
    if (rules.count(key) == 0) {
      const std::optional<v1::Programme> programme =
          named.programme.empty() ? named.own_programme : Described(named.programme);
      std::set<std::string>& ids = rules[key];
      if (programme) {
        for (const v1::Rule& rule : programme->rules()) ids.insert(rule.id());
      }
    }
    for (const Judgement& judgement : named.content.judged()) {
      for (const Expected& expected : judgement.expect()) {
        EXPECT_EQ(rules[key].count(expected.rule_id()), 1U)
            << named.file << ": " << named.content.name() << ": " << expected.rule_id();
      }
    }
  }
}

}  // namespace
}  // namespace baken
