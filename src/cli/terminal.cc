// SPDX-License-Identifier: EUPL-1.2
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace baken::cli {
namespace {

constexpr std::size_t kDefaultWidth = 100;
constexpr std::size_t kNarrowest = 40;  // narrower than this, hanging indents leave no room
constexpr std::size_t kWidest = 120;    // longer lines are hard to read

std::atomic<int> interrupted = 0;

std::size_t WidthOf(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultWidth;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

}  // namespace

Terminal AskTerminal() {
  Terminal terminal;
  terminal.output_is_terminal = isatty(STDOUT_FILENO) != 0;
  terminal.error_is_terminal = isatty(STDERR_FILENO) != 0;
  const char* no_colour = std::getenv("NO_COLOR");
  const bool refused = no_colour != nullptr && no_colour[0] != '\0';
  terminal.colour = terminal.output_is_terminal && !refused;
  terminal.width = terminal.output_is_terminal ? WidthOf(STDOUT_FILENO) : kDefaultWidth;
  return terminal;
}

void IgnoreClosedPipes() { std::signal(SIGPIPE, SIG_IGN); }

void AnswerInterrupts() {
  struct sigaction action = {};
  action.sa_handler = [](int) { interrupted = 1; };
  // Not restarted: what waits for input has to hear of it.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

bool Interrupted() { return interrupted != 0; }

void Output::NoteFailure() {
  if (errno == EPIPE) {
    closed_ = true;
  } else {
    lost_ = true;
  }
}

void Output::Write(std::string_view text) {
  if (closed_ || lost_) return;
  if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) NoteFailure();
}

bool Output::Finish() {
  if (!closed_ && !lost_ && std::fflush(stream_) != 0) NoteFailure();
  return !lost_;
}

Progress::Progress(const Terminal& terminal, const Phrasebook& phrases)
    // Where the report itself scrolls by, a second line would only be in its way.
    : wanted_(terminal.error_is_terminal && !terminal.output_is_terminal),
      phrases_(phrases),
      next_(Clock::now() + std::chrono::seconds(1)) {}

void Progress::Count(std::int64_t records) {
  records_ += records;
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  const std::string line = phrases_.Say(Phrase::kProgress, {{"count", std::to_string(records_)}});
  std::fprintf(stderr, "\r%s", line.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void Progress::Clear() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

std::string Coloured(std::string_view text, Emphasis emphasis, bool colour) {
  if (!colour) return std::string(text);
  const char* start = "\x1b[1m";
  if (emphasis == Emphasis::kWrong) start = "\x1b[1;31m";
  if (emphasis == Emphasis::kWarning) start = "\x1b[1;33m";
  if (emphasis == Emphasis::kQuiet) start = "\x1b[2m";
  return start + std::string(text) + "\x1b[0m";
}

}  // namespace baken::cli
