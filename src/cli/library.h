// SPDX-License-Identifier: EUPL-1.2
// The C library as this command sees it.
// In:  bytes of requests and programmes.
// Out: owned handles and bytes, or a LibraryError with everything the library said.
// Never: adds meaning of its own; every verdict comes from baken.h.
#ifndef BAKEN_CLI_LIBRARY_H_
#define BAKEN_CLI_LIBRARY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "baken/baken.h"

namespace baken::cli {

struct ProgrammeDeleter {
  void operator()(baken_programme* programme) const { baken_programme_free(programme); }
};
using ProgrammeHandle = std::unique_ptr<baken_programme, ProgrammeDeleter>;

struct LibraryError {
  baken_status status = BAKEN_INTERNAL;
  std::string code;
  std::string message;
  std::string path;
  std::int64_t offset = -1;
};

template <typename Answer>
using OrError = std::variant<Answer, LibraryError>;

OrError<ProgrammeHandle> BuiltinProgramme(const std::string& id);
OrError<ProgrammeHandle> LoadProgramme(std::string_view binary);
OrError<ProgrammeHandle> DeviateProgramme(const baken_programme* programme,
                                          std::string_view binary);
OrError<std::string> DescribeProgramme(const baken_programme* programme);
OrError<std::string> AnalyseProgramme(std::string_view binary);
// `report` is a Report, or a Caseload for the view "caseload".
OrError<std::string> RenderReport(std::string_view report, const std::string& view,
                                  const std::string& language, const std::string& audience);
// The message of this name in the other format; JSON with a name that it does not have is refused.
OrError<std::string> ConvertMessage(const std::string& name, baken_format from,
                                    std::string_view bytes, baken_format to);
// A Report, in the format that the request asks for.
OrError<std::string> CheckRecord(const baken_programme* programme, baken_format format,
                                 std::string_view request);

// Rows of a batch, as baken_check_batch gives them; released with this.
struct Rows {
  ArrowSchema schema = {};
  ArrowArray array = {};

  Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();
};
// Record i is `data` from offsets[i] up to offsets[i + 1]; there are as many as offsets less one.
std::optional<LibraryError> CheckRecords(const baken_programme* programme, baken_format format,
                                         std::string_view request, std::string_view data,
                                         const std::vector<std::int64_t>& offsets, Rows& rows);

}  // namespace baken::cli

#endif  // BAKEN_CLI_LIBRARY_H_
