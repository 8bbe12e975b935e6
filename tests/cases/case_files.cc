// SPDX-License-Identifier: EUPL-1.2
#include "cases/case_files.h"

#include <fcntl.h>
#include <google/protobuf/io/zero_copy_stream_impl.h>
#include <google/protobuf/text_format.h>

#include <algorithm>

#include "support/places.h"

namespace baken::testing {
namespace {

namespace fs = std::filesystem;

fs::path Folder() { return SourceFolder() + "/tests/cases"; }

}  // namespace

std::vector<fs::path> CaseFiles() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(Folder())) {
    if (entry.path().extension() == ".txtpb") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<CaseFile> ReadCaseFile(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY);
  if (descriptor < 0) return std::nullopt;
  google::protobuf::io::FileInputStream stream(descriptor);
  stream.SetCloseOnDelete(true);
  CaseFile file;
  if (!google::protobuf::TextFormat::Parse(&stream, &file)) return std::nullopt;
  return file;
}

const std::vector<NamedCase>& AllCases() {
  static const auto* cases = [] {
    auto* all = new std::vector<NamedCase>;
    for (const fs::path& path : CaseFiles()) {
      const std::optional<CaseFile> file = ReadCaseFile(path);
      if (!file) continue;  // reported by EveryCaseFileCanBeRead
      for (const Case& content : file->cases()) {
        all->push_back({fs::relative(path, Folder()).string(), file->programme(),
                        file->own_programme(), content});
      }
    }
    return all;
  }();
  return *cases;
}

}  // namespace baken::testing
