// SPDX-License-Identifier: EUPL-1.2
// One programme, many threads: a const handle is shared freely, and the same request gives the same
// bytes whoever asks, however often.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "baken/baken.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

std::vector<std::string> Requests() {
  std::vector<std::string> requests;
  for (const char* day : {"2026-01-31", "2026-03-04", "2026-09-01", "2027-06-01"}) {
    auto request = testing::FromText<v1::CheckRequest>(R"(
      languages: "nl" languages: "en"
      trajectory {
        id: "t" not_recorded: "events.by"
        events { kind: "intake" date: "2026-01-05" by: "coach" }
        events { kind: "contact" date: "2026-02" by: "coach" }
        events { kind: "meeting" date: "unknown" }
        activities { activity: "basis.housing" offered_on: "2026-01-20" done_on: "2026-03" }
        layers { layer: "layer2" entered_on: "2026-02" }
        involvements { role: "coach" party: "c" since: "2026-01-05" through: "2026-07" }
      })");
    request.set_judged_on(day);
    requests.push_back(request.SerializeAsString());
  }
  return requests;
}

std::string Answer(const baken_programme* programme, const std::string& request) {
  baken_bytes* bytes = nullptr;
  if (baken_check(programme, BAKEN_PROTOBUF, request.data(), request.size(), &bytes, nullptr) !=
      BAKEN_OK) {
    return "failed";
  }
  std::string answer(static_cast<const char*>(baken_bytes_data(bytes)), baken_bytes_size(bytes));
  baken_bytes_free(bytes);
  return answer;
}

TEST(Sharing, EightThreadsWithOneProgrammeGetTheBytesThatOneGets) {
  baken_programme* programme = nullptr;
  ASSERT_EQ(baken_programme_builtin("thuis-in-mvs", &programme, nullptr), BAKEN_OK);
  const std::vector<std::string> requests = Requests();
  std::vector<std::string> expected;
  for (const std::string& request : requests) expected.push_back(Answer(programme, request));
  ASSERT_NE(expected[0], "failed");
  constexpr int kThreads = 8;
  std::vector<int> different(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int turn = 0; turn < 5; ++turn) {
        for (std::size_t r = 0; r < requests.size(); ++r) {
          const std::size_t which = (r + static_cast<std::size_t>(i)) % requests.size();
          if (Answer(programme, requests[which]) != expected[which])
            ++different[static_cast<std::size_t>(i)];
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : different) EXPECT_EQ(count, 0);
  baken_programme_free(programme);
}

TEST(Sharing, AProgrammeLoadedAgainGivesTheSameBytes) {
  baken_programme* once = nullptr;
  baken_programme* again = nullptr;
  ASSERT_EQ(baken_programme_builtin("thuis-in-mvs", &once, nullptr), BAKEN_OK);
  ASSERT_EQ(baken_programme_builtin("thuis-in-mvs", &again, nullptr), BAKEN_OK);
  for (const std::string& request : Requests()) {
    const std::string answer = Answer(once, request);
    EXPECT_EQ(answer, Answer(once, request));
    EXPECT_EQ(answer, Answer(again, request));
  }
  baken_programme_free(once);
  baken_programme_free(again);
}

}  // namespace
}  // namespace baken
