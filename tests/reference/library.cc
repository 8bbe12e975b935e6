// SPDX-License-Identifier: EUPL-1.2

#include "reference/library.h"

#include <stdexcept>

namespace baken::reference {
namespace {

[[noreturn]] void Fail(baken_error* error) {
  const std::string message = baken_error_message(error);
  baken_error_free(error);
  throw std::runtime_error(message);
}

template <typename Message>
Message Parsed(baken_bytes* bytes) {
  Message message;
  const bool read =
      message.ParseFromArray(baken_bytes_data(bytes), static_cast<int>(baken_bytes_size(bytes)));
  baken_bytes_free(bytes);
  if (!read) throw std::runtime_error("the answer is not the message it should be");
  return message;
}

}  // namespace

std::unique_ptr<Library> Library::Builtin(const std::string& id) {
  baken_programme* programme = nullptr;
  baken_error* error = nullptr;
  if (baken_programme_builtin(id.c_str(), &programme, &error) != BAKEN_OK) Fail(error);
  return std::unique_ptr<Library>(new Library(programme));
}

std::unique_ptr<Library> Library::Load(const v1::Programme& message, std::string& problem) {
  const std::string bytes = message.SerializeAsString();
  baken_programme* programme = nullptr;
  baken_error* error = nullptr;
  if (baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &programme, &error) !=
      BAKEN_OK) {
    problem = std::string(baken_error_path(error)) + ": " + baken_error_message(error);
    baken_error_free(error);
    return nullptr;
  }
  return std::unique_ptr<Library>(new Library(programme));
}

std::unique_ptr<Library> Library::Deviate(const v1::Deviation& deviation) const {
  const std::string bytes = deviation.SerializeAsString();
  baken_programme* programme = nullptr;
  if (baken_programme_deviate(programme_, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &programme,
                              nullptr) != BAKEN_OK) {
    return nullptr;
  }
  return std::unique_ptr<Library>(new Library(programme));
}

v1::Analysis Library::Analyse(const v1::Programme& message) {
  const std::string bytes = message.SerializeAsString();
  baken_bytes* analysis = nullptr;
  baken_error* error = nullptr;
  if (baken_programme_analyse(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &analysis, &error) !=
      BAKEN_OK) {
    Fail(error);
  }
  return Parsed<v1::Analysis>(analysis);
}

Library::~Library() { baken_programme_free(programme_); }

v1::Programme Library::Describe() const {
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  if (baken_programme_describe(programme_, BAKEN_PROTOBUF, &bytes, &error) != BAKEN_OK) Fail(error);
  return Parsed<v1::Programme>(bytes);
}

v1::Report Library::Check(const v1::CheckRequest& request) const {
  const std::string bytes = request.SerializeAsString();
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  if (baken_check(programme_, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &report, &error) !=
      BAKEN_OK) {
    Fail(error);
  }
  return Parsed<v1::Report>(report);
}

}  // namespace baken::reference
