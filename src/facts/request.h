// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_FACTS_REQUEST_H_
#define BAKEN_FACTS_REQUEST_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "wire/reader.h"

namespace baken {

enum class Detail : std::uint8_t { kSummary = 1, kFindings = 2, kTrace = 3 };

// One question, its subject not read yet. Views point into the bytes it was read from, its lists
// lie in `memory`.
struct Request {
  explicit Request(Memory* memory = std::pmr::new_delete_resource())
      : subject_parts(memory),
        languages(memory),
        registers(memory),
        recorded(memory),
        beside_organisation_parts(memory),
        beside_trajectories(memory) {}

  SubjectKind subject = SubjectKind::kNone;
  std::pmr::vector<wire::Reader> subject_parts;  // protobuf merges a message that comes in parts
  Day judged = 0;
  std::pmr::vector<std::string_view> languages;
  Detail detail = Detail::kFindings;
  std::pmr::vector<std::string_view> registers;  // empty: professional
  bool course = false;                           // whether what happened by day is asked for
  std::int32_t answer_format = 0;                // AnswerFormat, as it was asked
  std::pmr::vector<std::string_view> recorded;
  std::string_view enter_layer;
  // Days over which outcomes are asked for: `over_since` counts, `over_until` does not; equal:
  // none.
  Day over_since = 0;
  Day over_until = 0;
  // The other side, to hold memberships against; empty when it is not given.
  std::pmr::vector<wire::Reader> beside_organisation_parts;
  std::pmr::vector<wire::Reader> beside_trajectories;
  std::vector<DataIssue> issues;
};

// Why bytes could not be read at all.
struct ReadFault {
  enum class Kind : std::uint8_t { kNone, kMalformed, kLimit };
  Kind kind = Kind::kNone;
  std::string code;     // stable text: "truncated"
  std::string message;  // an English sentence
  std::string path;     // "" if none
  std::int64_t offset = -1;

  explicit operator bool() const { return kind != Kind::kNone; }
};

ReadFault ReadRequest(std::string_view bytes, Request& request);

// The facts of the request's subject as they stand on `judged` (which bounds unknown dates).
// The views in `facts` point into the request's bytes, its strings live in its memory.
ReadFault ReadFacts(const Request& request, Day judged, const Programme& programme, Facts& facts);

// Holds memberships against members where the request brings the other side along; differences
// become data issues of `facts`.
ReadFault CompareSides(const Request& request, const Programme& programme, Facts& facts);

ReadFault FaultOf(const wire::Reader& reader, std::string path);

}  // namespace baken

#endif  // BAKEN_FACTS_REQUEST_H_
