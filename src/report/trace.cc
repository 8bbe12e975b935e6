// SPDX-License-Identifier: EUPL-1.2
#include "report/trace.h"

#include <array>
#include <string_view>

#include "report/fields.h"

namespace baken {
namespace {

// In the order of Requirement::Kind.
constexpr std::array<std::string_view, 8> kKinds = {"occurred", "reached", "holding",  "between",
                                                    "all_of",   "any_of",  "at_least", "none_of"};

// As in the proto: FALSE 1, UNKNOWN 2, TRUE 3.
std::int32_t TruthNumber(Truth truth) {
  return truth == Truth::kFalse ? 1 : truth == Truth::kUnknown ? 2 : 3;
}

}  // namespace

void WriteTraceNode(int field, const TraceNode& node, const Programme& programme,
                    wire::Writer& out) {
  out.Open(field);
  out.Text(1, node.id);
  out.Text(2, kKinds[static_cast<std::size_t>(node.kind)]);
  out.Int32(3, TruthNumber(node.truth));
  WriteDayField(4, node.since, out);
  WriteDayField(5, node.until, out);
  for (const Symbol word : node.words) out.Entry(6, programme.vocabulary.NameOf(word));
  out.Int32(7, Int32(node.have.low));
  out.Int32(8, Int32(node.have.high));
  out.Int32(9, Int32(node.want));
  if (node.want_at_most) {
    out.Bool(10, true);
    out.Int32(11, Int32(*node.want_at_most));
  }
  WriteRefs(12, node.facts, out);
  for (const TraceNode& part : node.of) WriteTraceNode(13, part, programme, out);
  out.Close();
}

}  // namespace baken
