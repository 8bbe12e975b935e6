// SPDX-License-Identifier: EUPL-1.2
// Every status of baken.h is reached by a call, with an error that says what and where.
// BAKEN_OUT_OF_MEMORY: tests/abi/out_of_memory.cc, which needs an allocator of its own.
#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <string>

#include "baken/baken.h"
#include "baken/limits.h"
#include "capi/handles.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::FromText;
using testing::TinyProgramme;

struct Reached {
  baken_status status;
  std::string code;
  std::string path;         // what it contains
  bool has_offset;          // a byte of the input
  std::string in_sentence;  // the nearest valid thing, or what was expected
  std::function<baken_status(void** out, baken_error**)> call;
};

baken_status Load(const std::string& bytes, void** out, baken_error** error) {
  return baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(),
                              reinterpret_cast<baken_programme**>(out), error);
}

baken_status Check(const std::string& bytes, void** out, baken_error** error) {
  baken_programme* programme = nullptr;
  EXPECT_EQ(baken_programme_builtin("thuis-in-mvs", &programme, nullptr), BAKEN_OK);
  const baken_status status = baken_check(programme, BAKEN_PROTOBUF, bytes.data(), bytes.size(),
                                          reinterpret_cast<baken_bytes**>(out), error);
  baken_programme_free(programme);
  return status;
}

std::string Misspelt() {
  v1::Programme programme = TinyProgramme();
  programme.mutable_rules(0)->mutable_by()->set_term("two_month");
  return programme.SerializeAsString();
}

std::string OfALaterFormat() {
  v1::Programme programme = TinyProgramme();
  programme.set_format(1000);
  return programme.SerializeAsString();
}

std::string WithOneTextTooLong() {
  v1::CheckRequest request;
  request.set_judged_on("2026-03-10");
  v1::Event& event = *request.mutable_trajectory()->add_events();
  event.set_kind(std::string(BAKEN_MAX_TEXT_BYTES + 1, 'x'));
  event.set_date("2026-01-12");
  return request.SerializeAsString();
}

std::vector<Reached> EveryStatus() {
  return {
      {BAKEN_INVALID_ARGUMENT, "argument_null", "", false, "id is NULL",
       [](void** out, baken_error** error) {
         return baken_programme_builtin(nullptr, reinterpret_cast<baken_programme**>(out), error);
       }},
      {BAKEN_MALFORMED, "truncated", "", true, "",
       [](void** out, baken_error** error) { return Check("\x0a\x05", out, error); }},
      {BAKEN_REFUSED, "parameter_unknown", "rules[0].by.term", false, "two_months",
       [](void** out, baken_error** error) { return Load(Misspelt(), out, error); }},
      {BAKEN_NOT_FOUND, "programme_unknown", "", false, "thuis-in-mvs",
       [](void** out, baken_error** error) {
         return baken_programme_builtin("thuis-in-mvz", reinterpret_cast<baken_programme**>(out),
                                        error);
       }},
      {BAKEN_LIMIT_EXCEEDED, "text_too_long", "events[0].kind", true, "BAKEN_MAX_TEXT_BYTES",
       [](void** out, baken_error** error) { return Check(WithOneTextTooLong(), out, error); }},
      {BAKEN_LIMIT_EXCEEDED, "programme_too_large", "", false, "BAKEN_MAX_PROGRAMME_BYTES",
       [](void** out, baken_error** error) {
         return Load(std::string(BAKEN_MAX_PROGRAMME_BYTES + 1, '\0'), out, error);
       }},
      {BAKEN_UNSUPPORTED, "format_unsupported", "format", false, "",
       [](void** out, baken_error** error) { return Load(OfALaterFormat(), out, error); }},
  };
}

TEST(Statuses, EachIsReachedAndSaysWhatAndWhere) {
  for (const Reached& reached : EveryStatus()) {
    SCOPED_TRACE(reached.code);
    int rubbish = 0;
    void* out = &rubbish;
    baken_error* error = nullptr;
    EXPECT_EQ(reached.call(&out, &error), reached.status);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(baken_error_status(error), reached.status);
    EXPECT_EQ(baken_error_code(error), reached.code);
    EXPECT_EQ(baken_error_path(error), reached.path);
    EXPECT_EQ(baken_error_offset(error) >= 0, reached.has_offset) << baken_error_offset(error);
    const std::string sentence = baken_error_message(error);
    EXPECT_NE(sentence.find(reached.in_sentence), std::string::npos) << sentence;
    baken_error_free(error);
    out = &rubbish;
    EXPECT_EQ(reached.call(&out, nullptr), reached.status);
    EXPECT_EQ(out, nullptr);
  }
}

// No input is known that gives BAKEN_INTERNAL: whoever finds one has found a mistake. What is
// promised, that nothing thrown crosses the boundary, is tried at the guard all calls go through.
TEST(Statuses, WhateverIsThrownInsideBecomesInternal) {
  const std::function<capi::Failure()> throws[] = {
      []() -> capi::Failure { throw std::logic_error("a mistake in baken"); },
      []() -> capi::Failure { throw 42; },
  };
  for (const auto& call : throws) {
    int rubbish = 0;
    auto* out = reinterpret_cast<baken_bytes*>(&rubbish);
    baken_error* error = nullptr;
    EXPECT_EQ(capi::Guarded(&out, &error, [&](auto&) { return call(); }), BAKEN_INTERNAL);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(baken_error_status(error), BAKEN_INTERNAL);
    EXPECT_STREQ(baken_error_code(error), "internal");
    EXPECT_NE(std::string(baken_error_message(error)).find("report"), std::string::npos);
    baken_error_free(error);
  }
}

TEST(Bytes, AreFollowedByANulThatIsNotCounted) {
  baken_bytes* bytes = nullptr;
  ASSERT_EQ(baken_programme_analyse(BAKEN_PROTOBUF, "\xff", 1, &bytes, nullptr), BAKEN_OK);
  EXPECT_EQ(static_cast<const char*>(baken_bytes_data(bytes))[baken_bytes_size(bytes)], '\0');
  baken_bytes_free(bytes);
}

}  // namespace
}  // namespace baken
