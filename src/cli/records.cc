// SPDX-License-Identifier: EUPL-1.2
#include "cli/records.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include "baken/limits.h"
#include "cli/byte_source.h"
#include "cli/json_records.h"

namespace baken::cli {
namespace {

enum class Container { kJson, kJsonLines, kText, kBinary, kByFirstLook, kForeign };

Container ContainerOf(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string ending = file.extension().string();
  if (ending == ".json") return Container::kJson;
  if (ending == ".ndjson" || ending == ".jsonl") return Container::kJsonLines;
  if (ending == ".txtpb") return Container::kText;
  if (ending == ".binpb") return Container::kBinary;
  std::error_code ignored;
  const bool pipe = path == "-" || std::filesystem::is_fifo(file, ignored);
  return pipe ? Container::kByFirstLook : Container::kForeign;
}

// Files that are often sent in place of the right one, by their first bytes.
struct Signature {
  std::string_view bytes;
  const char* name;
};
constexpr std::array<Signature, 8> kForeign = {{{"\x89PNG", "PNG"},
                                                {"\xFF\xD8\xFF", "JPEG"},
                                                {"GIF8", "GIF"},
                                                {"%PDF", "PDF"},
                                                {"PK\x03\x04", "ZIP, Word, Excel"},
                                                {"\x1F\x8B", "gzip"},
                                                {"\xFF\xFE", "UTF-16"},
                                                {"\xFE\xFF", "UTF-16"}}};

std::string ForeignKind(std::string_view start) {
  for (const Signature& signature : kForeign) {
    if (start.substr(0, signature.bytes.size()) == signature.bytes) return signature.name;
  }
  return {};
}

// On standard input: a first line that closes every bracket it opens is a record of its own.
bool LooksLikeLines(std::string_view ahead) {
  const std::size_t start = ahead.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || ahead[start] != '{') return false;
  const std::string_view line = ahead.substr(start, ahead.find('\n', start) - start);
  const bool whole = line.size() < ahead.size() - start;
  const auto opened =
      std::count_if(line.begin(), line.end(), [](char c) { return c == '{' || c == '['; });
  const auto closed =
      std::count_if(line.begin(), line.end(), [](char c) { return c == '}' || c == ']'; });
  // A first line longer than what is at hand is no pretty-printed document.
  return !whole || opened == closed;
}

std::variant<std::unique_ptr<ByteSource>, Problem> OpenFile(const std::string& path,
                                                            const Phrasebook& phrases) {
  if (path == "-") return std::make_unique<ByteSource>(stdin);
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return Problem{path, {}, phrases.Say(Phrase::kFileIsFolder)};
  }
  std::FILE* stream = std::fopen(path.c_str(), "rb");
  if (stream == nullptr) {
    const Phrase phrase =
        errno == ENOENT || errno == ENOTDIR ? Phrase::kFileMissing : Phrase::kFileNotOpened;
    return Problem{path, {}, phrases.Say(phrase, {{"why", std::strerror(errno)}})};
  }
  return std::make_unique<ByteSource>(stream);
}

// Opened, and not at first sight something else than it should be.
std::variant<std::unique_ptr<ByteSource>, Problem> OpenSound(const std::string& path,
                                                             Container container,
                                                             const Phrasebook& phrases) {
  auto opened = OpenFile(path, phrases);
  if (std::holds_alternative<Problem>(opened)) return opened;
  ByteSource& source = *std::get<std::unique_ptr<ByteSource>>(opened);
  const std::string foreign = ForeignKind(source.Ahead());
  if (!foreign.empty()) {
    return Problem{path, {}, phrases.Say(Phrase::kFileOfOtherKind, {{"kind", foreign}})};
  }
  if (container == Container::kForeign) {
    return Problem{path, {}, phrases.Say(Phrase::kFileEndingUnknown)};
  }
  if (source.Failed()) return Problem{path, {}, phrases.Say(Phrase::kFileNotRead)};
  const bool blank = source.Ahead().find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (source.Ahead().empty() || (container != Container::kBinary && blank)) {
    return Problem{path, {}, phrases.Say(Phrase::kFileEmpty)};
  }
  return opened;
}

std::variant<std::string, Problem> ReadAll(ByteSource& source, const std::string& path,
                                           const Phrasebook& phrases) {
  std::string bytes;
  for (std::string_view ahead = source.Ahead(); !ahead.empty(); ahead = source.Ahead()) {
    if (bytes.size() + ahead.size() > BAKEN_MAX_REQUEST_BYTES) {
      const std::string limit = std::to_string(BAKEN_MAX_REQUEST_BYTES / (1024 * 1024)) + " MiB";
      return Problem{path, {}, phrases.Say(Phrase::kRecordTooLong, {{"limit", limit}})};
    }
    bytes += ahead;
    source.Take(ahead.size());
  }
  if (source.Failed()) return Problem{path, {}, phrases.Say(Phrase::kFileNotRead)};
  return bytes;
}

// The one record of a .txtpb or .binpb file.
class SingleRecord : public RecordSource {
 public:
  explicit SingleRecord(RawRecord record) : record_(std::move(record)) {}
  bool Next(RawRecord& record) override {
    if (given_) return false;
    given_ = true;
    record = std::move(record_);
    return true;
  }

 private:
  RawRecord record_;
  bool given_ = false;
};

}  // namespace

OpenedRecords OpenRecords(const std::string& path, const Phrasebook& phrases) {
  Container container = ContainerOf(path);
  auto opened = OpenSound(path, container, phrases);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto source = std::move(std::get<std::unique_ptr<ByteSource>>(opened));
  if (container == Container::kByFirstLook) {
    container = LooksLikeLines(source->Ahead()) ? Container::kJsonLines : Container::kJson;
  }
  if (container == Container::kJsonLines) return JsonLines(std::move(source), path, phrases);
  if (container == Container::kJson) return JsonDocument(std::move(source), path, phrases);
  auto bytes = ReadAll(*source, path, phrases);
  if (auto* problem = std::get_if<Problem>(&bytes)) return std::move(*problem);
  RawRecord record;
  record.encoding = container == Container::kText ? Encoding::kText : Encoding::kBinary;
  record.bytes = std::move(std::get<std::string>(bytes));
  record.file = path;
  return std::make_unique<SingleRecord>(std::move(record));
}

std::variant<WholeFile, Problem> ReadWholeFile(const std::string& path, const Phrasebook& phrases) {
  Container container = ContainerOf(path);
  if (container == Container::kByFirstLook) container = Container::kText;
  auto opened = OpenSound(path, container, phrases);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto bytes = ReadAll(*std::get<std::unique_ptr<ByteSource>>(opened), path, phrases);
  if (auto* problem = std::get_if<Problem>(&bytes)) return std::move(*problem);
  WholeFile file;
  file.bytes = std::move(std::get<std::string>(bytes));
  if (container == Container::kJson || container == Container::kJsonLines) {
    file.encoding = Encoding::kJson;
  } else if (container == Container::kBinary) {
    file.encoding = Encoding::kBinary;
  }
  return file;
}

}  // namespace baken::cli
