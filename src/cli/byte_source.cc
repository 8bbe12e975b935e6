// SPDX-License-Identifier: EUPL-1.2
#include "cli/byte_source.h"

namespace baken::cli {
namespace {

constexpr std::size_t kPieceSize = 64 * 1024;

}  // namespace

ByteSource::ByteSource(std::FILE* stream) : stream_(stream), piece_(kPieceSize) {}

std::string_view ByteSource::Ahead() {
  if (start_ == end_) {
    start_ = 0;
    end_ = std::fread(piece_.data(), 1, piece_.size(), stream_.get());
  }
  return {piece_.data() + start_, end_ - start_};
}

}  // namespace baken::cli
