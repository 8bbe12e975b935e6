// SPDX-License-Identifier: EUPL-1.2
#include "cli/command_run.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/places.h"

namespace baken {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void Redirect(const std::filesystem::path& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0) _exit(126);
  dup2(file, descriptor);
  close(file);
}

[[noreturn]] void Become(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {"baken"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv((BuildFolder() + "/bin/baken").c_str(), pointers.data());
  _exit(127);
}

int ExitCodeOf(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

void CommandTest::SetUp() {
  std::string pattern = (std::filesystem::temp_directory_path() / "baken_cli_XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  folder_ = pattern;
}

void CommandTest::TearDown() { std::filesystem::remove_all(folder_); }

void CommandTest::WriteFile(const std::string& name, const std::string& content) {
  std::ofstream(folder_ / name, std::ios::binary) << content;
}

CommandResult CommandTest::Baken(const std::vector<std::string>& arguments,
                                 const std::string& input) {
  // Beside the folder, so that the command sees only the test's own files in it.
  const std::string beside = folder_.string();
  std::ofstream(beside + ".in", std::ios::binary) << input;
  const pid_t child = fork();
  if (child == 0) {
    if (chdir(folder_.c_str()) != 0) _exit(126);
    Redirect(beside + ".in", O_RDONLY, STDIN_FILENO);
    Redirect(beside + ".out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    Redirect(beside + ".err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    Become(arguments);
  }
  CommandResult result;
  result.exit_code = ExitCodeOf(child);
  result.out = ReadFile(beside + ".out");
  result.err = ReadFile(beside + ".err");
  for (const char* ending : {".in", ".out", ".err"}) std::filesystem::remove(beside + ending);
  return result;
}

CommandResult CommandTest::Check(std::vector<std::string> arguments, const std::string& input) {
  std::vector<std::string> all = {"check", "--on", "2026-03-02", "--language", "en"};
  bool formatted = false;
  for (const std::string& argument : arguments) formatted = formatted || argument == "--format";
  if (!formatted) all.insert(all.end(), {"--format", "ndjson"});
  all.insert(all.end(), arguments.begin(), arguments.end());
  return Baken(all, input);
}

CommandResult CommandTest::CheckInterrupted(const std::vector<std::string>& arguments,
                                            const std::string& input, std::size_t written) {
  std::vector<std::string> all = {"check", "-", "--on", "2026-03-02", "--language", "en"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const std::string beside = folder_.string();
  std::array<int, 2> to_child{};
  if (pipe(to_child.data()) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    dup2(to_child[0], STDIN_FILENO);
    close(to_child[0]);
    close(to_child[1]);
    Redirect(beside + ".out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    Redirect(beside + ".err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    Become(all);
  }
  close(to_child[0]);
  CommandResult result;
  const ssize_t given = write(to_child[1], input.data(), input.size());
  EXPECT_EQ(given, static_cast<ssize_t>(input.size()));
  const auto enough = [&] {
    std::error_code none;
    const auto size = std::filesystem::file_size(beside + ".out", none);
    return !none && size >= written;
  };
  for (int waited = 0; waited < 3000 && !enough(); ++waited) usleep(10'000);
  kill(child, SIGINT);
  result.exit_code = ExitCodeOf(child);
  close(to_child[1]);
  result.out = ReadFile(beside + ".out");
  result.err = ReadFile(beside + ".err");
  for (const char* ending : {".out", ".err"}) std::filesystem::remove(beside + ending);
  return result;
}

CommandResult CommandTest::BakenOnTerminal(const std::vector<std::string>& arguments) {
  int terminal = -1;
  winsize size{};
  size.ws_col = 60;
  size.ws_row = 24;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    if (chdir(folder_.c_str()) != 0) _exit(126);
    Become(arguments);
  }
  CommandResult result;
  std::array<char, 4096> piece{};
  for (ssize_t got = 0; (got = read(terminal, piece.data(), piece.size())) > 0;) {
    result.out.append(piece.data(), static_cast<std::size_t>(got));
  }
  close(terminal);
  result.exit_code = ExitCodeOf(child);
  return result;
}

}  // namespace baken
