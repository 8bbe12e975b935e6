// SPDX-License-Identifier: EUPL-1.2
// The records of several inputs as pieces of work for several threads.
// In:  paths, as baken check takes them.
// Out: pieces of records, each of one input, in the order of the inputs; an input that cannot be
//      opened is a record with a problem.
// Never: holds more than one piece.
#ifndef BAKEN_CLI_RECORD_PIECES_H_
#define BAKEN_CLI_RECORD_PIECES_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/ordered_work.h"
#include "cli/records.h"

namespace baken::cli {

using RecordPiece = std::vector<RawRecord>;

class RecordPieces {
 public:
  RecordPieces(const std::vector<std::string>& files, const Phrasebook& phrases)
      : files_(files), phrases_(phrases) {}

  // False when there are no more.
  bool Next(RecordPiece& piece);

 private:
  // Enough that handing a piece over costs nothing beside judging it.
  static constexpr std::size_t kMostRecords = 64;
  static constexpr std::size_t kEnoughBytes = 1024 * 1024;

  bool Open(RecordPiece& piece);

  const std::vector<std::string>& files_;
  const Phrasebook& phrases_;
  std::size_t next_file_ = 0;
  std::unique_ptr<RecordSource> source_;
};

// Does `work` on every piece and hands what was made to `take`, in order, on the calling thread.
// When `stop` says so no more is read, and only what is made already is handed over.
template <typename Made>
void WorkThrough(RecordPieces pieces, std::size_t threads,
                 const std::function<Made(RecordPiece)>& work,
                 const std::function<void(Made)>& take, const std::function<bool()>& stop) {
  OrderedWork<RecordPiece, Made> ordered(threads, work);
  bool more = true;
  while (!stop() && (more || !ordered.Empty())) {
    if (ordered.OldestIsMade() || !more || !ordered.HasRoom()) {
      take(ordered.Take());
      continue;
    }
    RecordPiece piece;
    more = pieces.Next(piece);
    if (more) ordered.Put(std::move(piece));
  }
  while (ordered.OldestIsMade()) take(ordered.Take());
}

}  // namespace baken::cli

#endif  // BAKEN_CLI_RECORD_PIECES_H_
