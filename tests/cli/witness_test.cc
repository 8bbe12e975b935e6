// SPDX-License-Identifier: EUPL-1.2
// `baken programme witness`: of each built-in programme a record that meets every rule, and for
// each rule one that breaks only that rule.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <map>
#include <set>

#include "baken/v1/check.pb.h"
#include "cli/command_run.h"

namespace baken {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Rules that cannot be broken alone.
const std::map<std::string, std::string> kNeverAlone = {
    {"MVS-02", "it asks what MVS-12a (overview) and MVS-10b (a task begun) ask, later"},
    {"MVS-12a", "MVS-02 asks the overview on the same day, as a part"},
    {"MVS-05a", "MVS-05b asks the same without grace"},
    {"MVS-15c", "the way to layer 2 leads past layer 1, where MVS-15a asks the same"},
};

// Breaking them takes several changes at once, and the search for them seconds.
const std::set<std::string> kSlow = {"MVS-07b", "MVS-15a", "MVS-15b", "MVS-19b",
                                     "MVS-21b", "MVS-21c", "MVS-27b"};

class WitnessTest : public CommandTest {
 protected:
  // Rules of the programme by class and scope: "MVS-01" with whether it is an organisation's.
  std::map<std::string, bool> RulesOf(const std::string& programme) {
    std::map<std::string, bool> rules;
    std::string id;
    bool owed = false, organisation = false;
    const std::string text = Baken({"programme", "export", programme}).out;
    const auto keep = [&] {
      if (!id.empty() && owed) rules[id] = organisation;
    };
    for (std::size_t at = text.find("\nrules {"); at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at + 1), text.size());
      const std::string line = text.substr(at + 1, end - at - 1);
      if (line == "rules {") {
        keep();
        id.clear();
        owed = organisation = false;
      } else if (line.starts_with("  id: \"")) {
        id = line.substr(7, line.size() - 8);
      } else if (line.starts_with("  rule_class: ")) {
        owed = line.find("INDICATOR") == std::string::npos;
      } else if (line.starts_with("  scope: ")) {
        organisation = line.find("TRAJECTORY") == std::string::npos;
      }
      at = end;
    }
    keep();
    return rules;
  }

  // The rules in breach, now or before, of the record that the command wrote.
  std::set<std::string> Broken(const CommandResult& witness, const std::string& programme,
                               bool organisation) {
    WriteFile("witness.json", witness.out);
    const std::size_t on = witness.err.find("judged on ");
    EXPECT_NE(on, std::string::npos) << witness.err;
    std::vector<std::string> arguments = {"check",    "witness.json", "--programme", programme,
                                          "--format", "json",         "--on"};
    arguments.push_back(on == std::string::npos ? "2026-01-01" : witness.err.substr(on + 10, 10));
    if (organisation) arguments.emplace_back("--organisation");
    const CommandResult checked = Baken(arguments);
    v1::Report report;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(checked.out, &report).ok());
    EXPECT_EQ(report.data_issues_size(), 0) << checked.out;
    std::set<std::string> broken;
    for (const v1::Finding& finding : report.findings()) {
      const v1::Outcome outcome = finding.outcome();
      if (outcome == v1::OUTCOME_VIOLATED || outcome == v1::OUTCOME_REPAIRED ||
          outcome == v1::OUTCOME_UNDETERMINED) {
        broken.insert(finding.rule_id());
      }
    }
    return broken;
  }

  void ExpectWitnesses(const std::string& programme) {
    const std::map<std::string, bool> rules = RulesOf(programme);
    EXPECT_GT(rules.size(), 5U);
    for (const bool organisation : {false, true}) {
      std::vector<std::string> arguments = {"programme", "witness", programme, "--language", "en"};
      if (organisation) arguments.emplace_back("--organisation");
      const CommandResult all = Baken(arguments);
      EXPECT_EQ(all.exit_code, 0) << all.err;
      EXPECT_THAT(all.err, testing::Not(HasSubstr("Not owed")));
      EXPECT_THAT(Broken(all, programme, organisation), IsEmpty());
    }
    for (const auto& [rule, organisation] : rules) {
      if (kNeverAlone.contains(rule) || kSlow.contains(rule)) continue;
      const CommandResult one =
          Baken({"programme", "witness", programme, "--violate", rule, "--language", "en"});
      EXPECT_EQ(one.exit_code, 0) << rule << ": " << one.err;
      EXPECT_EQ(Broken(one, programme, organisation), std::set<std::string>{rule});
    }
  }
};

TEST_F(WitnessTest, OfThuisInMvs) { ExpectWitnesses("thuis-in-mvs"); }
TEST_F(WitnessTest, OfDmit) { ExpectWitnesses("dmit"); }
TEST_F(WitnessTest, OfWieFocus) { ExpectWitnesses("wie-focus"); }
TEST_F(WitnessTest, OfMeerInzicht) { ExpectWitnesses("meerinzicht"); }

TEST_F(WitnessTest, ARuleThatIsNotThereOrOnlyCountsIsToldWithTheNearest) {
  const CommandResult typo =
      Baken({"programme", "witness", "thuis-in-mvs", "--violate", "MVS-15d", "--language", "en"});
  EXPECT_EQ(typo.exit_code, 2);
  EXPECT_THAT(typo.err, HasSubstr("Did you mean MVS-"));
  const CommandResult figure =
      Baken({"programme", "witness", "thuis-in-mvs", "--violate", "MVS-26", "--language", "en"});
  EXPECT_EQ(figure.exit_code, 2);
  EXPECT_THAT(figure.err, HasSubstr("only counts"));
}

}  // namespace
}  // namespace baken
