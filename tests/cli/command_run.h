// SPDX-License-Identifier: EUPL-1.2
// The built command, run as anyone runs it: arguments and files in; output and exit code out.
#ifndef BAKEN_TESTS_CLI_COMMAND_RUN_H_
#define BAKEN_TESTS_CLI_COMMAND_RUN_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace baken {

struct CommandResult {
  int exit_code = -1;
  std::string out;
  std::string err;
};

// A folder of its own for each test; the command runs inside it, so problems name bare files.
class CommandTest : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  void WriteFile(const std::string& name, const std::string& content);
  // `baken` with these arguments; `input` on standard input.
  CommandResult Baken(const std::vector<std::string>& arguments, const std::string& input = {});
  // `baken check` in English on 2 March 2026, as NDJSON unless other arguments say otherwise.
  CommandResult Check(std::vector<std::string> arguments, const std::string& input = {});
  // The same with `input` on a pipe that stays open, until so much was written; then Ctrl-C.
  CommandResult CheckInterrupted(const std::vector<std::string>& arguments,
                                 const std::string& input, std::size_t written);
  // The same with a terminal of 60 columns for output and errors, which come back together.
  CommandResult BakenOnTerminal(const std::vector<std::string>& arguments);

  std::filesystem::path folder_;
};

// One trajectory whose intake was a year and a day before 2 March 2026, with nothing after it: the
// trajectory was neither completed nor extended in time, a MUST in breach.
inline constexpr const char* kLateRecord =
    R"({"id":"late","events":[{"kind":"intake","date":"2025-03-01","by":["coach"]}]})";
// One that started yesterday: nothing is due.
inline constexpr const char* kNewRecord =
    R"({"id":"new","events":[{"kind":"intake","date":"2026-03-01","by":["coach"]}],)"
    R"("involvements":[{"role":"coach","since":"2026-03-01"}],)"
    R"("circumstances":[{"name":"municipality","value":"0622"}]})";

}  // namespace baken

#endif  // BAKEN_TESTS_CLI_COMMAND_RUN_H_
