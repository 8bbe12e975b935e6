// SPDX-License-Identifier: EUPL-1.2
// The nth allocation fails, for every n: each call answers BAKEN_OUT_OF_MEMORY or succeeds, gives
// back all it took, and leaves the programme as good as it was. Every allocation of the program
// goes through the operators below.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "baken/baken.h"
#include "programme/fingerprint.h"
#include "support/tiny_programme.h"

namespace {

// Allocations until one fails; negative: none does.
thread_local std::int64_t g_left = -1;
thread_local std::int64_t g_failed = 0;
thread_local std::int64_t g_held = 0;   // blocks taken and not given back
thread_local std::int64_t g_taken = 0;  // blocks taken

void* Allocate(std::size_t size, std::size_t alignment) {
  if (g_left == 0) {
    ++g_failed;
    return nullptr;
  }
  if (g_left > 0) --g_left;
  if (size == 0) size = 1;
  void* block = alignment <= alignof(std::max_align_t)
                    ? std::malloc(size)
                    : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (block != nullptr) ++g_held, ++g_taken;
  return block;
}

void* AllocateOrThrow(std::size_t size, std::size_t alignment) {
  void* block = Allocate(size, alignment);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void Free(void* block) {
  if (block != nullptr) --g_held;
  std::free(block);
}

constexpr std::size_t kDefault = alignof(std::max_align_t);

}  // namespace

void* operator new(std::size_t size) { return AllocateOrThrow(size, kDefault); }
void* operator new[](std::size_t size) { return AllocateOrThrow(size, kDefault); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return AllocateOrThrow(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return AllocateOrThrow(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return Allocate(size, kDefault);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return Allocate(size, kDefault);
}
void operator delete(void* block) noexcept { Free(block); }
void operator delete[](void* block) noexcept { Free(block); }
void operator delete(void* block, std::size_t) noexcept { Free(block); }
void operator delete[](void* block, std::size_t) noexcept { Free(block); }
void operator delete(void* block, std::align_val_t) noexcept { Free(block); }
void operator delete[](void* block, std::align_val_t) noexcept { Free(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { Free(block); }
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept { Free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { Free(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { Free(block); }

namespace baken {
namespace {

using testing::FromText;
using testing::ReadRepositoryFile;
using testing::TinyProgramme;

struct Outcome {
  baken_status status;
  bool failed;        // an allocation was refused
  std::int64_t kept;  // blocks still held when all was freed
};

// One call with its nth allocation refused. `call` frees what it was given.
template <typename Call>
Outcome WithNthRefused(std::int64_t n, Call call) {
  const std::int64_t held = g_held;
  g_failed = 0;
  g_left = n;
  const baken_status status = call();
  g_left = -1;
  return {status, g_failed > 0, g_held - held};
}

// Every nth in steps of `stride`, until none is refused any more. Returns how many were tried.
template <typename Call>
int EveryNth(std::int64_t stride, Call call) {
  int tried = 0;
  for (std::int64_t n = 0;; n += stride) {
    const Outcome outcome = WithNthRefused(n, call);
    EXPECT_EQ(outcome.kept, 0) << "a leak, with allocation " << n << " refused";
    if (!outcome.failed) {
      EXPECT_EQ(outcome.status, BAKEN_OK);
      return tried;
    }
    EXPECT_TRUE(outcome.status == BAKEN_OUT_OF_MEMORY || outcome.status == BAKEN_OK)
        << "status " << outcome.status << ", with allocation " << n << " refused";
    if (::testing::Test::HasFailure()) return tried;
    ++tried;
  }
}

baken_status LoadAndFree(const std::string& bytes) {
  baken_programme* programme = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &programme, &error);
  baken_programme_free(programme);
  baken_error_free(error);
  return status;
}

std::string Check(const baken_programme* programme, const std::string& request,
                  baken_status& status) {
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  status = baken_check(programme, BAKEN_PROTOBUF, request.data(), request.size(), &report, &error);
  std::string bytes;
  if (report != nullptr && g_left < 0) {
    bytes.assign(static_cast<const char*>(baken_bytes_data(report)), baken_bytes_size(report));
  }
  baken_bytes_free(report);
  baken_error_free(error);
  return bytes;
}

std::string TinyRequest() {
  return FromText<v1::CheckRequest>(R"(
    judged_on: "2026-09-01" languages: "nl"
    trajectory {
      id: "t"
      events { kind: "intake" date: "2026-01-05" by: "coach" }
      events { kind: "contact" date: "2026-02" by: "coach" }
      events { kind: "meating" date: "2026-13" }
      activities { activity: "housing" offered_on: "2026-01-20" done_on: "2026-03" }
      layers { layer: "layer2" entered_on: "2026-02" }
      involvements { role: "coach" party: "c" since: "2026-01-05" through: "2026-07" }
      waivers { rule: "T-01" since: "2026-04-01" until: "2026-05-01" }
    })")
      .SerializeAsString();
}

// The first parameter of the tiny programme, changed to three months.
std::string ThreeMonths() {
  const v1::Parameter base = TinyProgramme().parameters(0);
  auto deviation = FromText<v1::Deviation>(R"(
    programme: "tiny"
    changes { who: "alderman" decided_on: "2026-02-01" why: "The shelter moves in May." })");
  v1::Change& change = *deviation.mutable_changes(0);
  *change.mutable_parameter() = base;
  change.mutable_parameter()->mutable_term()->set_months(3);
  change.set_of(Fingerprint(base.SerializeAsString()));
  return deviation.SerializeAsString();
}

class Memory : public ::testing::Test {
 protected:
  // What is made once and kept (static data of the libraries) must be there before blocks are
  // counted.
  void SetUp() override {
    ASSERT_EQ(LoadAndFree(tiny_), BAKEN_OK);
    ASSERT_EQ(
        baken_programme_load(BAKEN_PROTOBUF, tiny_.data(), tiny_.size(), &programme_, nullptr),
        BAKEN_OK);
    baken_status status = BAKEN_INTERNAL;
    expected_ = Check(programme_, request_, status);
    ASSERT_EQ(status, BAKEN_OK);
  }
  void TearDown() override { baken_programme_free(programme_); }

  const std::string tiny_ = TinyProgramme().SerializeAsString();
  const std::string request_ = TinyRequest();
  baken_programme* programme_ = nullptr;
  std::string expected_;
};

TEST_F(Memory, LoadingAProgrammeSurvivesEachRefusedAllocation) {
  EXPECT_GT(EveryNth(1, [&] { return LoadAndFree(tiny_); }), 100);
}

TEST_F(Memory, LoadingABuiltInProgrammeSurvivesRefusedAllocations) {
  const auto load = [] {
    baken_programme* programme = nullptr;
    baken_error* error = nullptr;
    const baken_status status = baken_programme_builtin("thuis-in-mvs", &programme, &error);
    baken_programme_free(programme);
    baken_error_free(error);
    return status;
  };
  ASSERT_EQ(load(), BAKEN_OK);
  // It makes tens of thousands of allocations: a prime stride touches every kind of them.
  EXPECT_GT(EveryNth(31, load), 100);
}

TEST_F(Memory, ACheckSurvivesEachRefusedAllocationAndTheProgrammeStaysGood) {
  const int tried = EveryNth(1, [&] {
    baken_status status = BAKEN_INTERNAL;
    Check(programme_, request_, status);
    return status;
  });
  EXPECT_GT(tried, 20);
  baken_status status = BAKEN_INTERNAL;
  EXPECT_EQ(Check(programme_, request_, status), expected_);
}

TEST_F(Memory, JsonInAndOutSurvivesEachRefusedAllocation) {
  const std::string request =
      R"({"judged_on":"2026-09-01","trajectory":{"id":"t","unknown":1,"events":[)"
      R"({"kind":"intake","date":"2026-01-05","by":["coach"]}]}})";
  const auto check = [&](const std::string& text, baken_status expected) {
    return EveryNth(1, [&] {
      baken_bytes* report = nullptr;
      baken_error* error = nullptr;
      const baken_status status =
          baken_check(programme_, BAKEN_JSON, text.data(), text.size(), &report, &error);
      baken_bytes_free(report);
      baken_error_free(error);
      return status == expected ? BAKEN_OK : status;
    });
  };
  ASSERT_EQ(check("{}", BAKEN_MALFORMED), check("{}", BAKEN_MALFORMED));  // what is made once
  EXPECT_GT(check(request, BAKEN_OK), 20);
  EXPECT_GT(check(request.substr(0, 80), BAKEN_MALFORMED), 10);
}

TEST_F(Memory, ABatchSurvivesEachRefusedAllocation) {
  const std::string question = R"({"judged_on":"2026-09-01"})";
  const std::string data = R"({"id":"t","events":[{"kind":"intake","date":"2026-01-05"}]}{"id":)";
  const std::int64_t offsets[] = {0, static_cast<std::int64_t>(data.size()) - 6,
                                  static_cast<std::int64_t>(data.size())};
  const auto batch = [&] {
    ArrowSchema schema = {};
    ArrowArray rows = {};
    baken_error* error = nullptr;
    const baken_status status =
        baken_check_batch(programme_, BAKEN_JSON, question.data(), question.size(), data.data(),
                          offsets, 2, &schema, &rows, &error);
    if (rows.release != nullptr) rows.release(&rows);
    if (schema.release != nullptr) schema.release(&schema);
    baken_error_free(error);
    return status;
  };
  ASSERT_EQ(batch(), BAKEN_OK);
  EXPECT_GT(EveryNth(1, batch), 40);
}

TEST_F(Memory, DeviatingDescribingAndAnalysingSurviveEachRefusedAllocation) {
  const std::string deviation = ThreeMonths();
  EXPECT_GT(EveryNth(1,
                     [&] {
                       baken_programme* deviated = nullptr;
                       baken_error* error = nullptr;
                       const baken_status status =
                           baken_programme_deviate(programme_, BAKEN_PROTOBUF, deviation.data(),
                                                   deviation.size(), &deviated, &error);
                       baken_programme_free(deviated);
                       baken_error_free(error);
                       return status;
                     }),
            100);
  EXPECT_GT(EveryNth(1,
                     [&] {
                       baken_bytes* bytes = nullptr;
                       baken_error* error = nullptr;
                       const baken_status status =
                           baken_programme_describe(programme_, BAKEN_PROTOBUF, &bytes, &error);
                       baken_bytes_free(bytes);
                       baken_error_free(error);
                       return status;
                     }),
            0);
  EXPECT_GT(EveryNth(1,
                     [&] {
                       baken_bytes* bytes = nullptr;
                       baken_error* error = nullptr;
                       const baken_status status = baken_programme_analyse(
                           BAKEN_PROTOBUF, tiny_.data(), tiny_.size(), &bytes, &error);
                       baken_bytes_free(bytes);
                       baken_error_free(error);
                       return status;
                     }),
            100);
  baken_status status = BAKEN_INTERNAL;
  EXPECT_EQ(Check(programme_, request_, status), expected_);
}

// A record of the benchmarks, in the detail of outcomes alone.
v1::CheckRequest SummaryOf(const std::string& record) {
  auto request =
      FromText<v1::CheckRequest>(ReadRepositoryFile("bench/records/" + record + ".txtpb"));
  request.set_detail(v1::DETAIL_SUMMARY);
  return request;
}

TEST(WarmMemory, ASummaryTakesNothingButItsAnswer) {
  baken_programme* programme = nullptr;
  ASSERT_EQ(baken_programme_builtin("thuis-in-mvs", &programme, nullptr), BAKEN_OK);
  for (const char* record : {"small", "typical", "heavy"}) {
    const std::string request = SummaryOf(record).SerializeAsString();
    std::int64_t taken = 0;
    for (int run = 0; run < 2; ++run) {
      baken_bytes* report = nullptr;
      taken = g_taken;
      baken_check(programme, BAKEN_PROTOBUF, request.data(), request.size(), &report, nullptr);
      taken = g_taken - taken;
      ASSERT_NE(report, nullptr);
      baken_bytes_free(report);
    }
    EXPECT_EQ(taken, 2) << record << ": the handle that the host releases, and its bytes";
  }
  baken_programme_free(programme);
}

TEST(WarmMemory, ABatchTakesNothingForARecordButItsRows) {
  baken_programme* programme = nullptr;
  ASSERT_EQ(baken_programme_builtin("thuis-in-mvs", &programme, nullptr), BAKEN_OK);
  const std::string record = SummaryOf("typical").trajectory().SerializeAsString();
  baken_bytes* json = nullptr;
  ASSERT_EQ(baken_convert("Trajectory", BAKEN_PROTOBUF, record.data(), record.size(), BAKEN_JSON,
                          &json, nullptr),
            BAKEN_OK);
  const std::string in_json = static_cast<const char*>(baken_bytes_data(json));
  baken_bytes_free(json);
  const auto taken_by = [&](std::size_t records, baken_format format) {
    const std::string question = format == BAKEN_JSON
                                     ? R"({"judged_on":"2026-06-10","detail":"DETAIL_SUMMARY"})"
                                     : "\x1a\x0a"
                                       "2026-06-10"
                                       "\x28\x01";
    std::string data;
    std::vector<std::int64_t> offsets{0};
    for (std::size_t i = 0; i < records; ++i) {
      data += format == BAKEN_JSON ? in_json : record;
      offsets.push_back(static_cast<std::int64_t>(data.size()));
    }
    ArrowSchema schema = {};
    ArrowArray rows = {};
    const std::int64_t before = g_taken;
    EXPECT_EQ(baken_check_batch(programme, format, question.data(), question.size(), data.data(),
                                offsets.data(), records, &schema, &rows, nullptr),
              BAKEN_OK);
    const std::int64_t taken = g_taken - before;
    EXPECT_EQ(rows.length % static_cast<std::int64_t>(records), 0);
    rows.release(&rows);
    schema.release(&schema);
    return taken;
  };
  // Columns double as they grow: with four times the records each of their lists grows twice more.
  constexpr std::int64_t kListsOfColumns = 3 * 11;
  for (const baken_format format : {BAKEN_PROTOBUF, BAKEN_JSON}) {
    taken_by(2, format);
    EXPECT_LE(taken_by(400, format) - taken_by(100, format), 2 * kListsOfColumns);
  }
  baken_programme_free(programme);
}

// The error that says so needs no memory itself.
TEST_F(Memory, TheErrorIsThereWhenNothingElseCanBeHad) {
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  g_left = 0;
  const baken_status status =
      baken_check(programme_, BAKEN_PROTOBUF, request_.data(), request_.size(), &report, &error);
  g_left = -1;
  EXPECT_EQ(status, BAKEN_OUT_OF_MEMORY);
  EXPECT_EQ(report, nullptr);
  EXPECT_EQ(baken_error_status(error), BAKEN_OUT_OF_MEMORY);
  EXPECT_STREQ(baken_error_code(error), "out_of_memory");
  EXPECT_STREQ(baken_error_message(error), "Out of memory.");
  baken_error_free(error);
}

}  // namespace
}  // namespace baken
