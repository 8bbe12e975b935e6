// SPDX-License-Identifier: EUPL-1.2
//
// The library, as a host sees it: messages in, messages out, through the C ABI.

#ifndef BAKEN_TESTS_REFERENCE_LIBRARY_H_
#define BAKEN_TESTS_REFERENCE_LIBRARY_H_

#include <memory>
#include <string>

#include "baken/baken.h"
#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"

namespace baken::reference {

class Library {
 public:
  static std::unique_ptr<Library> Builtin(const std::string& id);
  // Null, with the reason in `problem`, when it is refused.
  static std::unique_ptr<Library> Load(const v1::Programme& programme, std::string& problem);
  // Null when the deviation is refused.
  std::unique_ptr<Library> Deviate(const v1::Deviation& deviation) const;
  static v1::Analysis Analyse(const v1::Programme& programme);
  ~Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  v1::Programme Describe() const;
  v1::Report Check(const v1::CheckRequest& request) const;

 private:
  explicit Library(baken_programme* programme) : programme_(programme) {}
  baken_programme* programme_;
};

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_LIBRARY_H_
