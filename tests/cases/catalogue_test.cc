// SPDX-License-Identifier: EUPL-1.2
// The built-in programmes hold the rules of the catalogue, each with its class and who owes it: no
// more, no fewer.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "cases/programmes.h"
#include "support/places.h"

namespace baken {
namespace {

struct Entry {
  std::string rule_class, duty_bearer;
};

std::map<std::string, Entry> Catalogue() {
  std::map<std::string, Entry> entries;
  std::ifstream file(SourceFolder() + "/tests/cases/catalogue.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string id;
    Entry entry;
    words >> id >> entry.rule_class >> entry.duty_bearer;
    entries[id] = entry;
  }
  return entries;
}

TEST(Catalogue, IsWhatTheBuiltInProgrammesHold) {
  const std::map<std::string, Entry> catalogue = Catalogue();
  std::set<std::string> shipped;
  for (const std::string& id : testing::BuiltinIds()) {
    const std::optional<v1::Programme> programme = testing::Described(id);
    ASSERT_TRUE(programme.has_value());
    for (const v1::Rule& rule : programme->rules()) {
      SCOPED_TRACE(rule.id());
      shipped.insert(rule.id());
      const auto listed = catalogue.find(rule.id());
      ASSERT_NE(listed, catalogue.end()) << "not in tests/cases/catalogue.txt";
      EXPECT_EQ("RULE_CLASS_" + listed->second.rule_class, v1::RuleClass_Name(rule.rule_class()));
      const std::string& owner = listed->second.duty_bearer;
      EXPECT_EQ(owner == "-", rule.duty_bearer().empty());
      if (owner != "-" && owner != "*") {
        EXPECT_EQ(owner, rule.duty_bearer());
      }
    }
  }
  for (const auto& [id, entry] : catalogue) {
    EXPECT_TRUE(shipped.contains(id)) << id << " is in the catalogue and in no built-in programme";
  }
}

}  // namespace
}  // namespace baken
