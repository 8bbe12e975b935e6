// SPDX-License-Identifier: EUPL-1.2
#include "capi/input.h"

#include <utility>

#include "baken/limits.h"
#include "json/writer.h"
#include "programme/nearest.h"

namespace baken::capi {
namespace {

Failure FailureOf(const json::Fault& fault) {
  return {fault.limit ? BAKEN_LIMIT_EXCEEDED : BAKEN_MALFORMED, std::string(fault.code),
          fault.message, fault.path, fault.offset};
}

// A name that is no code may be anything at all, so it is not repeated.
std::string ShownName(const json::UnknownField& field) {
  return IsCode(field.name) && !LooksLikeBsn(field.name) ? field.name : std::string();
}

std::string PathOf(const json::UnknownField& field) {
  const std::string name = ShownName(field);
  if (field.around.empty() || name.empty()) return field.around + name;
  return field.around + "." + name;
}

std::string NearestField(const json::UnknownField& field) {
  NearestWord nearest(field.name);
  for (const json::Field& known : field.message->fields) nearest.Offer(known.name);
  return std::string(nearest.word());
}

std::string Expected(const json::UnknownField& field) {
  return "a field of " + std::string(field.message->name);
}

// Paths in a report count from the subject.
std::string FromSubject(std::string path) {
  for (const std::string_view subject : {"trajectory.", "organisation."}) {
    if (path.starts_with(subject)) return path.substr(subject.size());
  }
  return path;
}

}  // namespace

Failure Input::Take(baken_format format, json::Root root, const void* data, std::size_t size) {
  if (Failure failure = CheckFormat(format); failure.status != BAKEN_OK) return failure;
  if (Failure failure = CheckBytes(data, size); failure.status != BAKEN_OK) return failure;
  is_json_ = format == BAKEN_JSON;
  wire_ = View(data, size);
  if (!is_json_) return {};
  // The limits of the binary format hold for JSON too, before it is read.
  if (Failure failure = CheckSize(root, size); failure.status != BAKEN_OK) return failure;
  text_ = wire_;
  root_ = root;
  converted_.Clear();
  if (!reader_.Read(json::MessageOf(root), text_, converted_)) return FailureOf(reader_.fault());
  wire_ = converted_.bytes();
  return {};
}

std::vector<DataIssue> Input::UnknownFieldIssues() const {
  std::vector<DataIssue> issues;
  if (!is_json_) return issues;
  for (const json::UnknownField& field : reader_.unknown_fields()) {
    issues.push_back({"field_unknown", FromSubject(PathOf(field)), ShownName(field),
                      Expected(field), NearestField(field)});
  }
  return issues;
}

std::vector<Problem> Input::UnknownFieldProblems() const {
  std::vector<Problem> problems;
  if (!is_json_) return problems;
  for (const json::UnknownField& field : reader_.unknown_fields()) {
    problems.push_back(
        {PathOf(field), "field_unknown", ShownName(field), Expected(field), NearestField(field)});
  }
  return problems;
}

Failure Input::Placed(Failure failure, std::string_view around) const {
  if (!is_json_ || failure.status == BAKEN_OK) return failure;
  failure.offset = -1;
  if (failure.path.empty()) return failure;
  for (const json::UnknownField& field : reader_.unknown_fields()) {
    if (PathOf(field) != failure.path) continue;
    failure.offset = json::OffsetOf(text_, field);
    return failure;
  }
  const std::string path = around.empty() ? failure.path : std::string(around) + "." + failure.path;
  failure.offset = json::OffsetOf(text_, json::MessageOf(root_), path);
  return failure;
}

Failure CheckSize(json::Root root, std::size_t size) {
  if (root == json::Root::kProgramme || root == json::Root::kDeviation) {
    if (size <= BAKEN_MAX_PROGRAMME_BYTES) return {};
    return {BAKEN_LIMIT_EXCEEDED, "programme_too_large",
            "The programme is larger than BAKEN_MAX_PROGRAMME_BYTES.", "", -1};
  }
  if (size <= BAKEN_MAX_REQUEST_BYTES) return {};
  return {BAKEN_LIMIT_EXCEEDED, "request_too_large",
          "The request is larger than BAKEN_MAX_REQUEST_BYTES.", "", -1};
}

std::string Output(baken_format format, json::Root root, std::string wire) {
  return format == BAKEN_JSON ? json::ToJson(json::MessageOf(root), wire) : std::move(wire);
}

}  // namespace baken::capi
