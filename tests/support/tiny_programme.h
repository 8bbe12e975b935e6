// SPDX-License-Identifier: EUPL-1.2
// A programme for tests only: one word of every sort, one parameter of every kind, one rule of
// every timing. Tests change it where they need something else, so that they survive new editions
// of the real programmes.
#ifndef BAKEN_TESTS_SUPPORT_TINY_PROGRAMME_H_
#define BAKEN_TESTS_SUPPORT_TINY_PROGRAMME_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"
#include "google/protobuf/text_format.h"
#include "programme/load.h"

namespace baken::testing {

// The message that this text format describes; a text that is none fails the test.
template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// The message in the file, by its path from the top of the repository.
std::string ReadRepositoryFile(const std::string& path);

// Loads as it is. Rules, in this order:
//   T-01  MUST        housing done within two months of the intake (`by`)
//   T-02  SHOULD      a contact within every two months (`throughout`, two months of grace)
//   T-03  MUST        a coach involved when the activity work starts (`at`)
//   T-04  MUST        a group of kind team has a coach (`throughout`, scope GROUP)
//   T-05  INDICATOR   number of contacts
v1::Programme TinyProgramme();

// The same with one rule: a MUST that asks `requirement` throughout, or `timing` when given.
v1::Programme TinyProgrammeAsking(const std::string& requirement,
                                  const std::string& timing = "throughout { }");

// A rule gets the titles, explanations, remedies and citation that every rule needs.
void GiveWords(v1::Rule& rule);

LoadResult Load(const v1::Programme& programme);
// Loads, or fails the test and says why.
std::unique_ptr<const Programme> Loaded(const v1::Programme& programme);

// What baken_check answers, whatever it is.
struct CheckResult {
  std::int32_t status = -1;
  std::string report;  // bytes
  std::string code, message, path;
  std::int64_t offset = -1;
};
CheckResult CheckBytes(const Programme& programme, std::string_view request);

// The report of one check, as a host gets it; a failure fails the test.
v1::Report Check(const Programme& programme, const v1::CheckRequest& request);
// Of a trajectory, judged on a day.
v1::Report Check(const Programme& programme, const std::string& trajectory,
                 const std::string& judged_on);

// The finding of that rule (and subject); one that is not there fails the test.
v1::Finding FindingOf(const v1::Report& report, const std::string& rule_id,
                      const std::string& subject = "");

}  // namespace baken::testing

#endif  // BAKEN_TESTS_SUPPORT_TINY_PROGRAMME_H_
