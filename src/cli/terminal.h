// SPDX-License-Identifier: EUPL-1.2
// Where the command writes.
// In:  what to print.
// Out: bytes on standard output and standard error; colour and progress only where a person looks.
// Never: dies of a reader that stopped reading (a closed pipe ends the work quietly).
#ifndef BAKEN_CLI_TERMINAL_H_
#define BAKEN_CLI_TERMINAL_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "cli/phrases.h"

namespace baken::cli {

// What there is to know about this run's output, asked once at the start.
struct Terminal {
  bool output_is_terminal = false;
  bool error_is_terminal = false;
  bool colour = false;
  std::size_t width = 100;
};

Terminal AskTerminal();

// From here on writing to a closed pipe is an error code, not the end of the process.
void IgnoreClosedPipes();

// From here on Ctrl-C only makes Interrupted() true; a second one ends the process at once.
void AnswerInterrupts();
bool Interrupted();

class Output {
 public:
  explicit Output(std::FILE* stream) : stream_(stream) {}
  void Write(std::string_view text);
  // True once nobody reads any more; the rest of the work may be left undone.
  bool Closed() const { return closed_; }
  // Flushes. False when bytes were lost for another reason than a reader that stopped: disk full.
  bool Finish();

 private:
  void NoteFailure();
  std::FILE* stream_;
  bool closed_ = false;
  bool lost_ = false;
};

// One line on the error terminal that counts records, shown only when work takes over a second.
class Progress {
 public:
  Progress(const Terminal& terminal, const Phrasebook& phrases);
  void Count(std::int64_t records = 1);
  // Takes the line away, before anything else is printed there.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  const Phrasebook& phrases_;
  Clock::time_point next_;
  std::int64_t records_ = 0;
  bool shown_ = false;
};

enum class Emphasis { kHeading, kWrong, kWarning, kQuiet };

// Colour is an addition: the words alone say the same.
std::string Coloured(std::string_view text, Emphasis emphasis, bool colour);

}  // namespace baken::cli

#endif  // BAKEN_CLI_TERMINAL_H_
