// SPDX-License-Identifier: EUPL-1.2
// Everything that a host may do at once, on one programme and beside it: the answers are those that
// one thread gets. Made for ThreadSanitizer (./dev test tsan), which sees what answers do not show.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "baken/baken.hpp"
#include "support/places.h"

namespace baken {
namespace {

std::string FileText(const std::filesystem::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::filesystem::path Samples() { return SourceFolder() + "/examples/data"; }

std::string Question(const std::string& subject) {
  return R"({"judged_on":"2026-03-10","languages":["nl","en"],)"
         R"("registers":["professional","participant"],"course":true)" +
         subject + "}";
}

std::vector<std::string> Requests() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(Samples())) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> requests;
  for (const auto& file : files) requests.push_back(Question(",\"trajectory\":" + FileText(file)));
  requests.push_back(
      Question(",\"organisation\":" + FileText(Samples() / "organisation/organisation_mvs.json")));
  return requests;
}

// What came out: the bytes, or the error's words.
std::string Words(const Result<Bytes>& answer) {
  return answer ? answer->str() : answer.error().code() + ": " + answer.error().message();
}

// The rows as far as they are numbers; released here, by whichever thread asked.
std::string Rows(const Programme& programme, const std::string& records) {
  std::vector<std::int64_t> offsets{0};
  for (std::size_t at = 0; at < records.size(); ++at) {
    if (records[at] == '\n') offsets.push_back(static_cast<std::int64_t>(at + 1));
  }
  const Result<Batch> batch =
      CheckBatch(programme, R"({"judged_on":"2026-03-10"})", records, offsets, BAKEN_JSON);
  if (!batch) return batch.error().message();
  const ArrowArray& rows = batch->rows;
  const auto* record = static_cast<const std::int64_t*>(rows.children[0]->buffers[1]);
  const auto* rule = static_cast<const std::int32_t*>(rows.children[1]->buffers[1]);
  std::string text;
  for (std::int64_t i = 0; i < rows.length; ++i) {
    text += std::to_string(record[i]) + ' ' + std::to_string(rule[i]) + '\n';
  }
  return text;
}

// What one thread does, in the order it does it, and what it was answered.
class Host {
 public:
  Host(const Programme& shared, const std::vector<std::string>& requests)
      : shared_(shared), requests_(requests) {}

  // Begins at another place than other threads, so that they do different things at once.
  std::vector<std::string> Answers(std::size_t first) const {
    std::vector<std::string> answers(requests_.size() + 3);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const std::size_t which = (first + i) % answers.size();
      answers[which] = Answer(which);
    }
    return answers;
  }

 private:
  std::string Answer(std::size_t which) const {
    if (which < requests_.size()) return CheckedAndRendered(requests_[which]);
    if (which == requests_.size()) return Rows(shared_, FileText(Samples() / "caseload.ndjson"));
    if (which == requests_.size() + 1) return LoadedBeside();
    return Refused();
  }

  std::string CheckedAndRendered(const std::string& request) const {
    const Result<Bytes> report = shared_.Check(request, BAKEN_JSON);
    std::string all = Words(report);
    if (!report) return all;
    for (const char* const view : {"text", "html", "ical"}) {
      all += Words(Render(report->view(), view, "nl", "professional", BAKEN_JSON));
      all += Words(Render(report->view(), view, "en", "participant", BAKEN_JSON));
    }
    return all;
  }

  // Programmes that come and go while the shared one is used.
  std::string LoadedBeside() const {
    const Result<Bytes> said = shared_.Describe();
    const Result<Programme> again = Programme::Load(said->view());
    const Result<Programme> other = Programme::Builtin("dmit");
    const Result<Programme> deviated =
        shared_.Deviate(R"({"programme":"thuis-in-mvs","changes":[{"switched_off":"MVS-09",)"
                        R"("who":"municipality","decided_on":"2026-01-12","why":"Niet nodig."}]})",
                        BAKEN_JSON);
    std::string all = Words(again->Check(requests_[0], BAKEN_JSON)) +
                      Words(other->Check(requests_[0], BAKEN_JSON)) + Words(Analyse(said->view()));
    all += deviated ? Words(deviated->Check(requests_[0], BAKEN_JSON)) : deviated.error().message();
    return all;
  }

  std::string Refused() const {
    return Words(shared_.Check("{\"judged_on\":", BAKEN_JSON)) + Words(shared_.Check("\xff")) +
           Programme::Load("\xff").error().message();
  }

  const Programme& shared_;
  const std::vector<std::string>& requests_;
};

TEST(EightThreads, GetFromOneProgrammeWhatOneThreadGets) {
  const Result<Programme> shared = Programme::Builtin("thuis-in-mvs");
  ASSERT_TRUE(shared);
  const std::vector<std::string> requests = Requests();
  ASSERT_GT(requests.size(), 10U);
  constexpr std::size_t kThreads = 8;
  std::vector<std::vector<std::string>> answers(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] { answers[i] = Host(*shared, requests).Answers(i * 2); });
  }
  for (std::thread& thread : threads) thread.join();
  // Only now, so that whatever is done at its first use was done by all at once.
  const std::vector<std::string> alone = Host(*shared, requests).Answers(0);
  for (const std::string& answer : alone) ASSERT_GT(answer.size(), 100U) << answer;
  for (std::size_t i = 0; i < kThreads; ++i) EXPECT_EQ(answers[i], alone) << "thread " << i;
}

// An answer may be released anywhere, and after its programme.
TEST(EightThreads, ReleaseWhatOthersMade) {
  std::vector<Bytes> answers(8);
  {
    const Result<Programme> programme = Programme::Builtin("thuis-in-mvs");
    ASSERT_TRUE(programme);
    const std::string request = Requests()[0];
    std::vector<std::thread> makers;
    for (Bytes& answer : answers) {
      makers.emplace_back([&] { answer = *programme->Check(request, BAKEN_JSON); });
    }
    for (std::thread& maker : makers) maker.join();
  }
  const std::string first = answers.front().str();
  EXPECT_GT(first.size(), 1000U);
  std::vector<int> same(answers.size());
  std::vector<std::thread> readers;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    readers.emplace_back([&, i] {
      same[i] = answers[i].view() == first ? 1 : 0;
      answers[i] = Bytes();
    });
  }
  for (std::thread& reader : readers) reader.join();
  for (const int each : same) EXPECT_EQ(each, 1);
}

}  // namespace
}  // namespace baken
