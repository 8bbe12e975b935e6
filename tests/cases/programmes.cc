// SPDX-License-Identifier: EUPL-1.2
#include "cases/programmes.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace baken::testing {
namespace {

std::optional<v1::Programme> ReadInstead(const std::string& id) {
  const char* folder = std::getenv("BAKEN_PROGRAMMES");
  if (folder == nullptr) return std::nullopt;
  std::string name = id;
  std::replace(name.begin(), name.end(), '-', '_');
  std::ifstream file(std::filesystem::path(folder) / (name + ".txtpb"));
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  v1::Programme programme;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &programme)) << name;
  return programme;
}

std::optional<::baken::Programme> OrFailure(const std::string& id,
                                            Result<::baken::Programme> loaded) {
  if (loaded) return std::move(*loaded);
  ADD_FAILURE() << "programme \"" << id << "\": " << loaded.error().message();
  return std::nullopt;
}

std::optional<::baken::Programme> Load(const std::string& id) {
  const std::optional<v1::Programme> instead = ReadInstead(id);
  return instead ? Loaded(*instead) : OrFailure(id, ::baken::Programme::Builtin(id));
}

}  // namespace

std::vector<std::string> BuiltinIds() {
  std::vector<std::string> ids;
  for (std::size_t i = 0; const char* id = baken_programme_builtin_id(i); ++i) ids.emplace_back(id);
  return ids;
}

std::optional<::baken::Programme> Loaded(const v1::Programme& programme) {
  return OrFailure(programme.id(), ::baken::Programme::Load(programme));
}

const ::baken::Programme* Builtin(const std::string& id) {
  static auto* loaded = new std::map<std::string, std::optional<::baken::Programme>>;
  const auto at = loaded->find(id);
  const auto& programme = (at != loaded->end() ? at : loaded->emplace(id, Load(id)).first)->second;
  return programme ? &*programme : nullptr;
}

std::optional<v1::Programme> Described(const std::string& id) {
  const ::baken::Programme* programme = Builtin(id);
  if (programme == nullptr) return std::nullopt;
  Result<v1::Programme> described = programme->Describe<v1::Programme>();
  if (described) return std::move(*described);
  ADD_FAILURE() << id << ": " << described.error().message();
  return std::nullopt;
}

}  // namespace baken::testing
