// SPDX-License-Identifier: EUPL-1.2
// The promises of baken.h, function by function: what a wrong call gives, that *out is NULL on
// failure, that errors own their texts, that freeing NULL is fine.
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "baken/baken.h"
#include "programme/fingerprint.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::FromText;
using testing::TinyProgramme;

// The error of one call, freed with this.
struct Error {
  baken_error* error = nullptr;
  Error() = default;
  Error(const Error&) = delete;
  Error& operator=(const Error&) = delete;
  ~Error() { baken_error_free(error); }
  std::string code() const { return baken_error_code(error); }
  std::string message() const { return baken_error_message(error); }
  std::string path() const { return baken_error_path(error); }
};

// Something that is no handle, to see that it is set to NULL.
template <typename T>
T* Rubbish() {
  static int rubbish;
  return reinterpret_cast<T*>(&rubbish);
}

class CallTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string bytes = TinyProgramme().SerializeAsString();
    ASSERT_EQ(baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &tiny_, nullptr),
              BAKEN_OK);
    ASSERT_NE(tiny_, nullptr);
  }
  void TearDown() override { baken_programme_free(tiny_); }

  baken_programme* tiny_ = nullptr;
  const std::string request_ = FromText<v1::CheckRequest>(R"(
      trajectory { id: "t" events { kind: "intake" date: "2026-01-05" } }
      judged_on: "2026-06-01" languages: "nl")")
                                   .SerializeAsString();
};

using Call = std::function<baken_status(baken_format, const void*, std::size_t, bool with_out,
                                        void** out, baken_error**)>;

// Every call that takes bytes and gives a handle, so that one promise is tested of all.
class EveryCall : public CallTest {
 protected:
  template <typename T>
  static T** Out(bool with_out, void** out) {
    return with_out ? reinterpret_cast<T**>(out) : nullptr;
  }
  std::map<std::string, Call> Calls() {
    const std::string deviation = FromText<v1::Deviation>("programme: 'tiny'").SerializeAsString();
    return {
        {"load",
         [](baken_format f, const void* d, std::size_t s, bool o, void** out, baken_error** e) {
           return baken_programme_load(f, d, s, Out<baken_programme>(o, out), e);
         }},
        {"deviate",
         [this](baken_format f, const void* d, std::size_t s, bool o, void** out, baken_error** e) {
           return baken_programme_deviate(tiny_, f, d, s, Out<baken_programme>(o, out), e);
         }},
        {"analyse",
         [](baken_format f, const void* d, std::size_t s, bool o, void** out, baken_error** e) {
           return baken_programme_analyse(f, d, s, Out<baken_bytes>(o, out), e);
         }},
        {"check",
         [this](baken_format f, const void* d, std::size_t s, bool o, void** out, baken_error** e) {
           return baken_check(tiny_, f, d, s, Out<baken_bytes>(o, out), e);
         }},
        {"convert",
         [](baken_format f, const void* d, std::size_t s, bool o, void** out, baken_error** e) {
           return baken_convert("Trajectory", f, d, s, BAKEN_JSON, Out<baken_bytes>(o, out), e);
         }},
        {"render",
         [](baken_format f, const void* d, std::size_t s, bool o, void** out, baken_error** e) {
           return baken_render(f, d, s, "text", "en", "professional", Out<baken_bytes>(o, out), e);
         }},
    };
  }
  void ExpectFailure(baken_status status, const std::string& name, const Call& call,
                     baken_format format, const void* data, std::size_t size) {
    SCOPED_TRACE(name);
    void* out = Rubbish<void>();
    Error error;
    EXPECT_EQ(call(format, data, size, true, &out, &error.error), status);
    EXPECT_EQ(out, nullptr);
    ASSERT_NE(error.error, nullptr);
    EXPECT_EQ(baken_error_status(error.error), status);
    EXPECT_FALSE(error.code().empty());
    EXPECT_EQ(error.message().back(), '.') << error.message();
    // The same without asking for the error.
    out = Rubbish<void>();
    EXPECT_EQ(call(format, data, size, true, &out, nullptr), status);
    EXPECT_EQ(out, nullptr);
  }
};

TEST_F(EveryCall, RefusesNullDataOfASize) {
  for (const auto& [name, call] : Calls()) {
    ExpectFailure(BAKEN_INVALID_ARGUMENT, name, call, BAKEN_PROTOBUF, nullptr, 1);
  }
}

TEST_F(EveryCall, RefusesAFormatThatItDoesNotKnow) {
  for (const auto& [name, call] : Calls()) {
    for (const baken_format format : {0, 3, -1}) {
      ExpectFailure(BAKEN_INVALID_ARGUMENT, name, call, format, "", 0);
    }
  }
}

TEST_F(EveryCall, SaysThatBytesAreMalformedUnlessItIsAskedWhatIsWrong) {
  for (const auto& [name, call] : Calls()) {
    if (name == "analyse") continue;  // what is wrong is its answer
    ExpectFailure(BAKEN_MALFORMED, name, call, BAKEN_PROTOBUF, "\xff\xff", 2);
  }
}

TEST_F(EveryCall, RefusesToAnswerNowhere) {
  for (const auto& [name, call] : Calls()) {
    SCOPED_TRACE(name);
    Error error;
    EXPECT_EQ(call(BAKEN_PROTOBUF, "", 0, false, nullptr, &error.error), BAKEN_INVALID_ARGUMENT);
    EXPECT_EQ(error.code(), "argument_null");
    EXPECT_EQ(call(BAKEN_PROTOBUF, "", 0, false, nullptr, nullptr), BAKEN_INVALID_ARGUMENT);
  }
}

// ---- version ----

TEST(Version, TextAndNumberSayTheSame) {
  const std::uint32_t number = baken_version_number();
  EXPECT_EQ(number, static_cast<std::uint32_t>(BAKEN_VERSION_NUMBER));
  EXPECT_EQ(std::to_string(number / 10000) + "." + std::to_string(number / 100 % 100) + "." +
                std::to_string(number % 100),
            baken_version_text());
}

// ---- programmes ----

TEST(Builtin, EveryIdLoadsAndTheListEnds) {
  std::size_t count = 0;
  for (; const char* id = baken_programme_builtin_id(count); ++count) {
    baken_programme* programme = nullptr;
    Error error;
    EXPECT_EQ(baken_programme_builtin(id, &programme, &error.error), BAKEN_OK) << error.message();
    EXPECT_NE(programme, nullptr);
    EXPECT_EQ(error.error, nullptr);
    baken_programme_free(programme);
  }
  ASSERT_GE(count, 1U);
  EXPECT_STREQ(baken_programme_builtin_id(0), "thuis-in-mvs");
  EXPECT_EQ(baken_programme_builtin_id(count + 1), nullptr);
  EXPECT_EQ(baken_programme_builtin_id(SIZE_MAX), nullptr);
}

TEST(Builtin, AnUnknownIdIsNotFoundAndTheNearestIsNamed) {
  baken_programme* programme = Rubbish<baken_programme>();
  Error error;
  EXPECT_EQ(baken_programme_builtin("thuis-in-mvz", &programme, &error.error), BAKEN_NOT_FOUND);
  EXPECT_EQ(programme, nullptr);
  EXPECT_EQ(error.code(), "programme_unknown");
  EXPECT_NE(error.message().find("thuis-in-mvs"), std::string::npos) << error.message();
  Error far_off;
  EXPECT_EQ(baken_programme_builtin("", &programme, &far_off.error), BAKEN_NOT_FOUND);
}

TEST(Builtin, NullIsAnInvalidArgument) {
  baken_programme* programme = Rubbish<baken_programme>();
  Error error;
  EXPECT_EQ(baken_programme_builtin(nullptr, &programme, &error.error), BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(programme, nullptr);
  EXPECT_EQ(baken_programme_builtin("thuis-in-mvs", nullptr, nullptr), BAKEN_INVALID_ARGUMENT);
}

TEST(Load, ARefusalSaysPathAndCodeOfTheFirstProblemAndHowManyMore) {
  v1::Programme wrong = TinyProgramme();
  wrong.mutable_rules(0)->mutable_by()->set_term("two_month");
  wrong.mutable_rules(1)->clear_citations();
  const std::string bytes = wrong.SerializeAsString();
  baken_programme* programme = Rubbish<baken_programme>();
  Error error;
  EXPECT_EQ(
      baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &programme, &error.error),
      BAKEN_REFUSED);
  EXPECT_EQ(programme, nullptr);
  EXPECT_EQ(error.code(), "parameter_unknown");
  EXPECT_EQ(error.path(), "rules[0].by.term");
  EXPECT_EQ(baken_error_offset(error.error), -1);
  EXPECT_NE(error.message().find("two_months"), std::string::npos) << error.message();
  EXPECT_NE(error.message().find("1 more"), std::string::npos) << error.message();
}

TEST(Load, ANewerFormatIsUnsupported) {
  v1::Programme newer = TinyProgramme();
  newer.set_format(2);
  const std::string bytes = newer.SerializeAsString();
  baken_programme* programme = nullptr;
  EXPECT_EQ(baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &programme, nullptr),
            BAKEN_UNSUPPORTED);
}

TEST_F(CallTest, DescribeGivesTheProgrammeBack) {
  baken_bytes* bytes = nullptr;
  ASSERT_EQ(baken_programme_describe(tiny_, BAKEN_PROTOBUF, &bytes, nullptr), BAKEN_OK);
  EXPECT_EQ(std::string(static_cast<const char*>(baken_bytes_data(bytes)), baken_bytes_size(bytes)),
            TinyProgramme().SerializeAsString());
  baken_bytes_free(bytes);
  bytes = Rubbish<baken_bytes>();
  EXPECT_EQ(baken_programme_describe(nullptr, BAKEN_PROTOBUF, &bytes, nullptr),
            BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(bytes, nullptr);
  EXPECT_EQ(baken_programme_describe(tiny_, 7, &bytes, nullptr), BAKEN_INVALID_ARGUMENT);
}

TEST_F(CallTest, DeviateGivesAnotherProgrammeAndLeavesTheFirstAlone) {
  v1::Deviation deviation = FromText<v1::Deviation>(R"(
    programme: "tiny"
    changes { switched_off: "T-02" who: "alderman" decided_on: "2026-01-01" why: "Why." })");
  deviation.mutable_changes(0)->set_of(Fingerprint(TinyProgramme().rules(1).SerializeAsString()));
  const std::string bytes = deviation.SerializeAsString();
  baken_programme* other = nullptr;
  Error error;
  ASSERT_EQ(baken_programme_deviate(tiny_, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &other,
                                    &error.error),
            BAKEN_OK)
      << error.message();
  const auto findings = [&](const baken_programme* programme) {
    baken_bytes* answer = nullptr;
    EXPECT_EQ(
        baken_check(programme, BAKEN_PROTOBUF, request_.data(), request_.size(), &answer, nullptr),
        BAKEN_OK);
    v1::Report report;
    EXPECT_TRUE(report.ParseFromArray(baken_bytes_data(answer),
                                      static_cast<int>(baken_bytes_size(answer))));
    baken_bytes_free(answer);
    return report.findings_size();
  };
  EXPECT_EQ(findings(other), findings(tiny_) - 1);
  baken_programme_free(other);
  other = Rubbish<baken_programme>();
  EXPECT_EQ(
      baken_programme_deviate(nullptr, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &other, nullptr),
      BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(other, nullptr);
}

TEST(Analyse, AnswersWithTheProblemsInsteadOfFailing) {
  v1::Programme wrong = TinyProgramme();
  wrong.mutable_rules(1)->clear_citations();
  for (const std::string& bytes : {wrong.SerializeAsString(), std::string("\xff\xff")}) {
    baken_bytes* answer = nullptr;
    ASSERT_EQ(baken_programme_analyse(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &answer, nullptr),
              BAKEN_OK);
    v1::Analysis analysis;
    EXPECT_TRUE(analysis.ParseFromArray(baken_bytes_data(answer),
                                        static_cast<int>(baken_bytes_size(answer))));
    EXPECT_EQ(analysis.problems_size(), 1);
    baken_bytes_free(answer);
  }
}

// ---- check ----

TEST_F(CallTest, CheckWithoutAProgrammeIsAnInvalidArgument) {
  baken_bytes* answer = Rubbish<baken_bytes>();
  Error error;
  EXPECT_EQ(
      baken_check(nullptr, BAKEN_PROTOBUF, request_.data(), request_.size(), &answer, &error.error),
      BAKEN_INVALID_ARGUMENT);
  EXPECT_EQ(answer, nullptr);
  EXPECT_EQ(error.code(), "argument_null");
}

TEST_F(CallTest, AnErrorOfAnEarlierCallIsForgotten) {
  baken_bytes* answer = nullptr;
  baken_error* error = Rubbish<baken_error>();
  ASSERT_EQ(baken_check(tiny_, BAKEN_PROTOBUF, request_.data(), request_.size(), &answer, &error),
            BAKEN_OK);
  EXPECT_EQ(error, nullptr);
  baken_bytes_free(answer);
}

TEST_F(CallTest, AMalformedRequestSaysAtWhichByte) {
  const std::string cut = request_.substr(0, request_.size() - 1);
  baken_bytes* answer = Rubbish<baken_bytes>();
  Error error;
  EXPECT_EQ(baken_check(tiny_, BAKEN_PROTOBUF, cut.data(), cut.size(), &answer, &error.error),
            BAKEN_MALFORMED);
  EXPECT_EQ(answer, nullptr);
  EXPECT_EQ(error.code(), "truncated");
  EXPECT_GE(baken_error_offset(error.error), 0);
  EXPECT_LE(baken_error_offset(error.error), static_cast<std::int64_t>(cut.size()));
}

TEST_F(CallTest, AFactThatCannotBeUsedIsAnAnswerNotAnError) {
  const std::string bytes = FromText<v1::CheckRequest>(R"(
      trajectory { events { kind: "intak" date: "2026-02-30" } } judged_on: "2026-06-01")")
                                .SerializeAsString();
  baken_bytes* answer = nullptr;
  EXPECT_EQ(baken_check(tiny_, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &answer, nullptr),
            BAKEN_OK);
  EXPECT_NE(answer, nullptr);
  baken_bytes_free(answer);
}

// ---- bytes and errors ----

TEST(Null, IsNothingToFreeAndNothingToRead) {
  baken_programme_free(nullptr);
  baken_bytes_free(nullptr);
  baken_error_free(nullptr);
  EXPECT_EQ(baken_bytes_data(nullptr), nullptr);
  EXPECT_EQ(baken_bytes_size(nullptr), 0U);
  EXPECT_EQ(baken_error_status(nullptr), BAKEN_OK);
  EXPECT_STREQ(baken_error_code(nullptr), "");
  EXPECT_STREQ(baken_error_message(nullptr), "");
  EXPECT_STREQ(baken_error_path(nullptr), "");
  EXPECT_EQ(baken_error_offset(nullptr), -1);
}

}  // namespace
}  // namespace baken
