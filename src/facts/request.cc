// SPDX-License-Identifier: EUPL-1.2
#include "facts/request.h"

#include <optional>
#include <utility>

#include "baken/limits.h"
#include "time/term.h"

namespace baken {
namespace {

using wire::Fault;
using wire::Reader;
using wire::WireType;

struct FaultText {
  std::string_view code, message;
};

FaultText TextOf(Fault fault) {
  switch (fault) {
    case Fault::kTruncated:
      return {"truncated", "The bytes end in the middle of a field; expected a whole message."};
    case Fault::kBadVarint:
      return {"bad_varint", "A number is longer than ten bytes; this is not a protobuf message."};
    case Fault::kBadTag:
      return {"bad_tag", "A field number is out of range; this is not a protobuf message."};
    case Fault::kBadWireType:
      return {"bad_wire_type", "A field has no valid type; this is not a protobuf message."};
    case Fault::kGroupMismatch:
      return {"group_mismatch", "A group does not end where it should; expected a whole message."};
    case Fault::kTooDeep:
      return {"too_deep", "Messages are nested deeper than BAKEN_MAX_DEPTH."};
    case Fault::kInvalidUtf8:
      return {"invalid_utf8", "A text is not valid UTF-8."};
    case Fault::kNone:
      break;
  }
  return {};
}

ReadFault Malformed(std::string code, std::string message, std::string path) {
  return {ReadFault::Kind::kMalformed, std::move(code), std::move(message), std::move(path), -1};
}

ReadFault ReadFullDate(std::string_view text, const std::string& field, Day& day) {
  if (text.empty()) {
    return Malformed(field + "_missing", field + " is missing; expected a day, as 2026-03-02.",
                     field);
  }
  const ParsedDate parsed = ParsePartialDate(text);
  const bool usable = parsed.problem == DateProblem::kNone;
  if (usable && parsed.date.precision == DatePrecision::kDay) {
    day = parsed.date.earliest;
    return {};
  }
  std::string message = field +
                        " is not a day of the calendar between 1900 and 2199; expected a "
                        "full date, as 2026-03-02.";
  if (const std::string nearest = NearestDate(text); !nearest.empty()) {
    message += " Did you mean " + nearest + "?";
  }
  return Malformed("date_bad", std::move(message), field);
}

// The dates of the question itself: without them there is nothing to answer.
struct QuestionDates {
  std::string_view judged_on, over_since, over_until;
};

ReadFault ReadQuestionDates(const QuestionDates& dates, Request& request) {
  if (ReadFault fault = ReadFullDate(dates.judged_on, "judged_on", request.judged)) return fault;
  if (dates.over_since.empty() && dates.over_until.empty()) return {};
  if (ReadFault fault = ReadFullDate(dates.over_since, "over_since", request.over_since))
    return fault;
  if (ReadFault fault = ReadFullDate(dates.over_until, "over_until", request.over_until))
    return fault;
  constexpr Term kLongest{.years = 10};
  if (request.over_until < request.over_since ||
      request.over_until > AddTerm(request.over_since, kLongest)) {
    return Malformed("period_bad", "over_until is not within ten years after over_since.",
                     "over_until");
  }
  return {};
}

void TakeSubject(SubjectKind kind, const Reader& reader, Request& request) {
  if (request.subject != kind) request.subject_parts.clear();
  request.subject = kind;
  request.subject_parts.push_back(reader.Message());
}

// False for a field that a CheckRequest does not have.
bool TakeField(Reader& reader, Request& request, QuestionDates& dates) {
  if (reader.Is(5, WireType::kVarint)) {
    const std::int32_t detail = reader.int32();
    request.detail = detail == 1   ? Detail::kSummary
                     : detail == 3 ? Detail::kTrace
                                   : Detail::kFindings;
    return true;
  }
  if (reader.Is(31, WireType::kVarint)) {
    request.course = reader.boolean();
    return true;
  }
  if (reader.Is(32, WireType::kVarint)) {
    request.answer_format = reader.int32();
    return true;
  }
  if (reader.type() != WireType::kBytes) return false;
  switch (reader.field()) {
    case 1:
      TakeSubject(SubjectKind::kTrajectory, reader, request);
      return true;
    case 2:
      TakeSubject(SubjectKind::kOrganisation, reader, request);
      return true;
    case 3:
      dates.judged_on = reader.Text();
      return true;
    case 4:
      request.languages.push_back(reader.Text());
      return true;
    case 6:
      request.recorded.push_back(reader.Text());
      return true;
    case 7:
      request.enter_layer = reader.Text();
      return true;
    case 8:
      request.beside_organisation_parts.push_back(reader.Message());
      return true;
    case 10:
      dates.over_since = reader.Text();
      return true;
    case 11:
      dates.over_until = reader.Text();
      return true;
    case 9:
      request.beside_trajectories.push_back(reader.Message());
      return true;
    case 30:
      request.registers.push_back(reader.Text());
      return true;
    default:
      return false;
  }
}

}  // namespace

ReadFault FaultOf(const Reader& reader, std::string path) {
  const FaultText text = TextOf(reader.fault());
  const auto kind =
      reader.fault() == Fault::kTooDeep ? ReadFault::Kind::kLimit : ReadFault::Kind::kMalformed;
  return {kind, std::string(text.code), std::string(text.message), std::move(path),
          reader.offset()};
}

ReadFault ReadRequest(std::string_view bytes, Request& request) {
  if (bytes.size() > BAKEN_MAX_REQUEST_BYTES) {
    return {ReadFault::Kind::kLimit, "request_too_large",
            "The request is larger than BAKEN_MAX_REQUEST_BYTES.", "", -1};
  }
  QuestionDates dates;
  Reader reader(bytes, bytes.data(), BAKEN_MAX_DEPTH);
  while (reader.Next()) {
    if (TakeField(reader, request, dates)) continue;
    request.issues.push_back({"field_unknown", "", "field_" + std::to_string(reader.field()),
                              "a field of CheckRequest", ""});
  }
  if (reader.failed()) return FaultOf(reader, "");
  if (request.languages.size() > BAKEN_MAX_LANGUAGES) {
    return {ReadFault::Kind::kLimit, "too_many_languages",
            "More languages are asked for than BAKEN_MAX_LANGUAGES.", "languages", -1};
  }
  if (request.registers.size() > BAKEN_MAX_LANGUAGES) {
    return {ReadFault::Kind::kLimit, "too_many_registers",
            "More registers are asked for than BAKEN_MAX_LANGUAGES.", "registers", -1};
  }
  if (request.subject == SubjectKind::kNone) {
    return Malformed("subject_missing",
                     "The request has no subject; expected a trajectory or an organisation.", "");
  }
  return ReadQuestionDates(dates, request);
}

}  // namespace baken
