// SPDX-License-Identifier: EUPL-1.2
//
// The programmes built into the library.
// In:  nothing; the definition is generated while building, from src/programmes/*.txtpb.
// Out: each programme's id and its bytes: a baken.v1.Programme in protobuf, checked for spelling,
// not yet loaded. Never: reads a file, allocates, or fails.
#ifndef BAKEN_PROGRAMME_EMBEDDED_H_
#define BAKEN_PROGRAMME_EMBEDDED_H_

#include <span>
#include <string_view>

namespace baken {

struct EmbeddedProgramme {
  std::string_view id;
  std::string_view bytes;
};

// Thuis in MVS first, then by id: the order in which baken_programme_builtin_id names them.
std::span<const EmbeddedProgramme> EmbeddedProgrammes();

}  // namespace baken

#endif  // BAKEN_PROGRAMME_EMBEDDED_H_
