// SPDX-License-Identifier: EUPL-1.2
// baken.hpp as a host uses it, with the host's own protobuf classes; compiled for each standard it
// promises and linked with the shared library alone.
#include <baken/baken.hpp>
//
#include <gtest/gtest.h>

#include <thread>
#include <type_traits>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"

namespace {

using baken::Programme;
using baken::Result;

static_assert(!std::is_copy_constructible_v<Programme> &&
              std::is_nothrow_move_constructible_v<Programme>);
static_assert(!std::is_copy_constructible_v<baken::Bytes> &&
              !std::is_copy_constructible_v<baken::Batch>);

baken::v1::CheckRequest Request() {
  baken::v1::CheckRequest request;
  request.set_judged_on("2026-03-10");
  request.mutable_trajectory()->set_id("t-1");
  return request;
}

Programme Builtin() { return Programme::Builtin("thuis-in-mvs").value(); }

TEST(Wrapper, ChecksWithTheMessagesOfTheHost) {
  const Result<Programme> programme = Programme::Builtin("thuis-in-mvs");
  ASSERT_TRUE(programme);
  const auto report = programme->Check<baken::v1::Report>(Request());
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->subject_id(), "t-1");
  EXPECT_GT(report->findings_size(), 0);
}

TEST(Wrapper, ChecksBytesToo) {
  const Programme programme = Builtin();
  const std::string request = Request().SerializeAsString();
  const Result<baken::Bytes> report = programme.Check(request);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->view().size(), report->size());
  EXPECT_EQ(report->str(), programme.Check<baken::v1::Report>(Request())->SerializeAsString());
#if defined(__cpp_lib_span)
  EXPECT_EQ(report->span().size_bytes(), report->size());
  EXPECT_EQ(programme.Check(std::as_bytes(std::span(request)))->view(), report->view());
#else
  static_assert(__cplusplus < 202002L, "C++20 has std::span");
#endif
}

TEST(Wrapper, GivesTheErrorInsteadOfAValue) {
  const Result<Programme> programme = Programme::Builtin("thuis-in-mvz");
  ASSERT_FALSE(programme);
  EXPECT_EQ(programme.error().status(), BAKEN_NOT_FOUND);
  EXPECT_EQ(programme.error().code(), "programme_unknown");
  EXPECT_NE(programme.error().message().find("thuis-in-mvs"), std::string::npos);
  EXPECT_EQ(programme.error().offset(), -1);
  try {
    (void)programme.value();
    FAIL() << "value() of a failure must throw";
  } catch (const baken::Exception& exception) {
    EXPECT_EQ(exception.error().code(), "programme_unknown");
    EXPECT_EQ(exception.what(), programme.error().message());
  }
}

TEST(Wrapper, SaysWhereAProgrammeIsWrong) {
  const Programme programme = Builtin();
  auto message = programme.Describe<baken::v1::Programme>().value();
  message.mutable_rules(0)->clear_citations();
  const Result<Programme> refused = Programme::Load(message);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().status(), BAKEN_REFUSED);
  EXPECT_EQ(refused.error().path().substr(0, 8), "rules[0]");
  baken::v1::Analysis analysis;
  ASSERT_TRUE(analysis.ParseFromString(baken::Analyse(message.SerializeAsString()).value().str()));
  EXPECT_EQ(analysis.problems_size(), 1);
}

TEST(Wrapper, LoadsWhatItDescribedAndDeviates) {
  const Programme programme = Builtin();
  const auto message = programme.Describe<baken::v1::Programme>();
  ASSERT_TRUE(message);
  const Result<Programme> again = Programme::Load(*message);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->Describe()->view(), programme.Describe()->view());
  baken::v1::Deviation deviation;
  deviation.set_programme("thuis-in-mvs");
  deviation.add_changes()->set_switched_off("MVS-00");
  const Result<Programme> refused = programme.Deviate(deviation);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().status(), BAKEN_REFUSED);
}

TEST(Wrapper, MovesHandlesAndReleasesThemOnce) {
  Programme first = Builtin();
  Programme second = std::move(first);
  EXPECT_EQ(first.get(), nullptr);  // NOLINT
  EXPECT_TRUE(second.Check<baken::v1::Report>(Request()));
  const Programme taken_over(second.release());
  EXPECT_TRUE(taken_over.Check<baken::v1::Report>(Request()));
  EXPECT_FALSE(second.Check<baken::v1::Report>(Request()));  // without a handle: an error, no crash
}

TEST(Wrapper, SharesOneProgrammeOverThreads) {
  const Programme programme = Builtin();
  const auto expected = programme.Check(Request().SerializeAsString())->str();
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& answer : got) {
    threads.emplace_back(
        [&] { answer = programme.Check(Request().SerializeAsString()).value().str(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : got) EXPECT_EQ(answer, expected);
}

TEST(Wrapper, ListsTheBuiltInProgrammes) {
  const std::vector<std::string> ids = baken::BuiltinIds();
  ASSERT_FALSE(ids.empty());
  for (const std::string& id : ids) EXPECT_TRUE(Programme::Builtin(id)) << id;
}

TEST(Wrapper, RefusesABatchOfWhichTheOffsetsPassTheData) {
  const auto batch = baken::CheckBatch(Builtin(), "", "abc", {0, 4});
  ASSERT_FALSE(batch);
  EXPECT_EQ(batch.error().code(), "offsets_wrong");
  EXPECT_FALSE(baken::CheckBatch(Builtin(), "", "", {}));
}

int released = 0;

TEST(Wrapper, ReleasesTheRowsOfABatchOnce) {
  {
    baken::Batch batch;
    batch.rows.release = [](ArrowArray*) { ++released; };
    baken::Batch moved = std::move(batch);
    EXPECT_EQ(batch.rows.release, nullptr);  // NOLINT
    batch = std::move(moved);
    EXPECT_EQ(released, 0);
  }
  EXPECT_EQ(released, 1);
}

TEST(Wrapper, AResultHasAValueOrAnother) {
  const Result<int> right = 3;
  const Result<int> wrong = baken::Error(BAKEN_INTERNAL, "code", "message");
  EXPECT_EQ(right.value_or(4), 3);
  EXPECT_EQ(wrong.value_or(4), 4);
  EXPECT_EQ(*right, 3);
}

}  // namespace
