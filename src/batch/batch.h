// SPDX-License-Identifier: EUPL-1.2
// The room of the batch: one question about many records, answered in rows.
// In:    the question once, then the bytes of each record.
// Out:   a row for every finding, or one with the problem for a record that cannot be read, as
//        columns of the Arrow C Data Interface.
// Never: starts a thread; lets one record touch the rows of another; says anything that a report of
//        the same record would not.
#ifndef BAKEN_BATCH_BATCH_H_
#define BAKEN_BATCH_BATCH_H_

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "batch/arrow.h"
#include "check/finding.h"
#include "facts/request.h"

namespace baken::batch {

class Batch {
 public:
  explicit Batch(const Programme& programme);

  // The bytes of a CheckRequest without facts. It may ask only what rows can answer.
  ReadFault ReadQuestion(std::string_view question);
  SubjectKind subject() const { return request_.subject; }

  // Adds the rows of one record; a fault adds none.
  ReadFault Judge(std::int64_t record, std::string_view bytes);
  void AddProblem(std::int64_t record, std::string_view problem);
  // More than one answer can hold; what follows is not added.
  bool full() const { return full_; }

  void Export(ArrowSchema& schema, ArrowArray& rows) &&;

 private:
  ReadFault RefuseWhatRowsCannotAnswer() const;
  void AddFinding(std::int64_t record, std::string_view id, const Finding& finding);
  void AddDaysInBreach(const Finding& finding);

  const Programme& programme_;
  std::string question_;  // what request_ points into
  Request request_;
  std::vector<std::byte> memory_;
  std::pmr::monotonic_buffer_resource arena_;
  bool full_ = false;
  Column record_{Column::Type::kInt64}, rule_{Column::Type::kInt32};
  Column subject_{Column::Type::kText}, outcome_{Column::Type::kInt8};
  Column since_{Column::Type::kDay}, due_{Column::Type::kDay}, changes_on_{Column::Type::kDay};
  Column breaches_{Column::Type::kInt32}, problem_{Column::Type::kText};
  Column id_{Column::Type::kText}, rule_class_{Column::Type::kInt8};
  Column days_in_breach_{Column::Type::kInt32};
};

}  // namespace baken::batch

#endif  // BAKEN_BATCH_BATCH_H_
