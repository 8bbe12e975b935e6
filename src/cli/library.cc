// SPDX-License-Identifier: EUPL-1.2
#include "cli/library.h"

#include <utility>

namespace baken::cli {
namespace {

std::string TextOrEmpty(const char* text) { return text == nullptr ? std::string() : text; }

// Takes the error over from the library and frees it.
LibraryError TakeError(baken_status status, baken_error* error) {
  LibraryError taken;
  taken.status = status;
  if (error != nullptr) {
    taken.code = TextOrEmpty(baken_error_code(error));
    taken.message = TextOrEmpty(baken_error_message(error));
    taken.path = TextOrEmpty(baken_error_path(error));
    taken.offset = baken_error_offset(error);
    baken_error_free(error);
  }
  return taken;
}

OrError<ProgrammeHandle> TakeProgramme(baken_status status, baken_programme* programme,
                                       baken_error* error) {
  if (status != BAKEN_OK) return TakeError(status, error);
  return ProgrammeHandle(programme);
}

OrError<std::string> TakeBytes(baken_status status, baken_bytes* bytes, baken_error* error) {
  if (status != BAKEN_OK) return TakeError(status, error);
  const std::size_t size = baken_bytes_size(bytes);
  std::string taken;
  if (size > 0) taken.assign(static_cast<const char*>(baken_bytes_data(bytes)), size);
  baken_bytes_free(bytes);
  return taken;
}

}  // namespace

OrError<ProgrammeHandle> BuiltinProgramme(const std::string& id) {
  baken_programme* programme = nullptr;
  baken_error* error = nullptr;
  const baken_status status = baken_programme_builtin(id.c_str(), &programme, &error);
  return TakeProgramme(status, programme, error);
}

OrError<ProgrammeHandle> LoadProgramme(std::string_view binary) {
  baken_programme* programme = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_programme_load(BAKEN_PROTOBUF, binary.data(), binary.size(), &programme, &error);
  return TakeProgramme(status, programme, error);
}

OrError<ProgrammeHandle> DeviateProgramme(const baken_programme* programme,
                                          std::string_view binary) {
  baken_programme* deviated = nullptr;
  baken_error* error = nullptr;
  const baken_status status = baken_programme_deviate(programme, BAKEN_PROTOBUF, binary.data(),
                                                      binary.size(), &deviated, &error);
  return TakeProgramme(status, deviated, error);
}

OrError<std::string> DescribeProgramme(const baken_programme* programme) {
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  const baken_status status = baken_programme_describe(programme, BAKEN_PROTOBUF, &bytes, &error);
  return TakeBytes(status, bytes, error);
}

OrError<std::string> AnalyseProgramme(std::string_view binary) {
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_programme_analyse(BAKEN_PROTOBUF, binary.data(), binary.size(), &bytes, &error);
  return TakeBytes(status, bytes, error);
}

OrError<std::string> RenderReport(std::string_view report, const std::string& view,
                                  const std::string& language, const std::string& audience) {
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_render(BAKEN_PROTOBUF, report.data(), report.size(), view.c_str(), language.c_str(),
                   audience.c_str(), &bytes, &error);
  return TakeBytes(status, bytes, error);
}

OrError<std::string> ConvertMessage(const std::string& name, baken_format from,
                                    std::string_view bytes, baken_format to) {
  baken_bytes* converted = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_convert(name.c_str(), from, bytes.data(), bytes.size(), to, &converted, &error);
  return TakeBytes(status, converted, error);
}

Rows::~Rows() {
  if (array.release != nullptr) array.release(&array);
  if (schema.release != nullptr) schema.release(&schema);
}

std::optional<LibraryError> CheckRecords(const baken_programme* programme, baken_format format,
                                         std::string_view request, std::string_view data,
                                         const std::vector<std::int64_t>& offsets, Rows& rows) {
  baken_error* error = nullptr;
  const baken_status status =
      baken_check_batch(programme, format, request.data(), request.size(), data.data(),
                        offsets.data(), offsets.size() - 1, &rows.schema, &rows.array, &error);
  if (status == BAKEN_OK) return std::nullopt;
  return TakeError(status, error);
}

OrError<std::string> CheckRecord(const baken_programme* programme, baken_format format,
                                 std::string_view request) {
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_check(programme, format, request.data(), request.size(), &bytes, &error);
  return TakeBytes(status, bytes, error);
}

}  // namespace baken::cli
