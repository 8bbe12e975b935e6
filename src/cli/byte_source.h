// SPDX-License-Identifier: EUPL-1.2
// The bytes of one input, read in pieces of one size however large the input is.
#ifndef BAKEN_CLI_BYTE_SOURCE_H_
#define BAKEN_CLI_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baken::cli {

class ByteSource {
 public:
  // Closes `stream` in the end, unless it is standard input.
  explicit ByteSource(std::FILE* stream);

  // Unread bytes that are at hand; empty only at the end of the input.
  std::string_view Ahead();
  void Take(std::size_t size) { start_ += size; }
  // The input could not be read to its end (a disk error, not an end).
  bool Failed() const { return failed_; }

 private:
  struct Closer {
    void operator()(std::FILE* stream) const {
      if (stream != stdin) std::fclose(stream);
    }
  };
  std::size_t ReadPiece();

  std::unique_ptr<std::FILE, Closer> stream_;  // read by its descriptor alone
  bool failed_ = false;
  std::vector<char> piece_;
  std::size_t start_ = 0;
  std::size_t end_ = 0;
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_BYTE_SOURCE_H_
