// SPDX-License-Identifier: EUPL-1.2
#include "cli/record_pieces.h"

#include <utility>
#include <variant>

namespace baken::cli {

// False: the problem of the input is the piece.
bool RecordPieces::Open(RecordPiece& piece) {
  OpenedRecords opened = OpenRecords(files_[next_file_++], phrases_);
  if (auto* problem = std::get_if<Problem>(&opened)) {
    piece.emplace_back().problem = std::move(*problem);
    return false;
  }
  source_ = std::move(std::get<std::unique_ptr<RecordSource>>(opened));
  return true;
}

bool RecordPieces::Next(RecordPiece& piece) {
  piece.clear();
  while (source_ != nullptr || next_file_ < files_.size()) {
    if (source_ == nullptr && !Open(piece)) return true;
    std::size_t bytes = 0;
    while (piece.size() < kMostRecords && bytes < kEnoughBytes) {
      RawRecord record;
      if (!source_->Next(record)) {
        source_.reset();
        break;
      }
      bytes += record.bytes.size();
      piece.push_back(std::move(record));
    }
    if (!piece.empty()) return true;
  }
  return false;
}

}  // namespace baken::cli
