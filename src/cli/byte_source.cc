// SPDX-License-Identifier: EUPL-1.2
#include "cli/byte_source.h"

#include <unistd.h>

#include <cerrno>

#include "cli/terminal.h"

namespace baken::cli {
namespace {

constexpr std::size_t kPieceSize = 64 * 1024;

}  // namespace

ByteSource::ByteSource(std::FILE* stream) : stream_(stream), piece_(kPieceSize) {}

// What is there, at most a piece: of a pipe it does not wait for more than the writer wrote.
std::size_t ByteSource::ReadPiece() {
  while (!failed_) {
    const ssize_t got = read(fileno(stream_.get()), piece_.data(), piece_.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    failed_ = errno != EINTR || Interrupted();
  }
  return 0;
}

std::string_view ByteSource::Ahead() {
  if (start_ == end_) {
    start_ = 0;
    end_ = ReadPiece();
  }
  return {piece_.data() + start_, end_ - start_};
}

}  // namespace baken::cli
