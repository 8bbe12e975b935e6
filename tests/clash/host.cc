// SPDX-License-Identifier: EUPL-1.2
// A host that compiled baken's .proto files itself, with full protobuf, and uses them before, while
// and after the library is in the process. HOST_LINKS: linked with libbaken. Otherwise it loads
// each library of the command line with dlopen, all at once, also with their names visible to the
// rest of the process.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "baken/baken.h"
#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"

namespace {

// The functions of one copy of the library.
struct Library {
  decltype(&baken_programme_builtin) builtin;
  decltype(&baken_programme_describe) describe;
  decltype(&baken_programme_load) load;
  decltype(&baken_programme_free) free_programme;
  decltype(&baken_check) check;
  decltype(&baken_bytes_data) data;
  decltype(&baken_bytes_size) size;
  decltype(&baken_bytes_free) free_bytes;
};

[[noreturn]] void Fail(const std::string& sentence) {
  std::printf("%s\n", sentence.c_str());
  std::exit(1);
}

#if defined(HOST_LINKS)
std::vector<Library> Libraries(int, char**) {
  return {{&baken_programme_builtin, &baken_programme_describe, &baken_programme_load,
           &baken_programme_free, &baken_check, &baken_bytes_data, &baken_bytes_size,
           &baken_bytes_free}};
}
#else
template <typename Function>
void Find(void* handle, const char* name, Function& function) {
  void* found = dlsym(handle, name);
  if (found == nullptr) Fail(std::string("The library does not have ") + name);
  function = reinterpret_cast<Function>(found);
}

std::vector<Library> Libraries(int argc, char** argv) {
  const int visible = std::string(argv[1]) == "global" ? RTLD_GLOBAL : RTLD_LOCAL;
  std::vector<Library> libraries;
  for (int i = 2; i < argc; ++i) {
    void* handle = dlopen(argv[i], RTLD_NOW | visible);
    if (handle == nullptr) Fail(std::string("dlopen: ") + dlerror());
    Library& library = libraries.emplace_back();
    Find(handle, "baken_programme_builtin", library.builtin);
    Find(handle, "baken_programme_describe", library.describe);
    Find(handle, "baken_programme_load", library.load);
    Find(handle, "baken_programme_free", library.free_programme);
    Find(handle, "baken_check", library.check);
    Find(handle, "baken_bytes_data", library.data);
    Find(handle, "baken_bytes_size", library.size);
    Find(handle, "baken_bytes_free", library.free_bytes);
  }
  if (libraries.size() > 1 && libraries[0].check == libraries[1].check) {
    Fail("Two names gave one copy of the library; this test needs two.");
  }
  return libraries;
}
#endif

std::string Take(const Library& library, baken_bytes* bytes) {
  std::string taken(static_cast<const char*>(library.data(bytes)), library.size(bytes));
  library.free_bytes(bytes);
  return taken;
}

// Programme out, parsed by the host, back in, and a check with it: every generated message of both
// sides is used, in turns.
std::string Answer(const Library& library) {
  baken_programme* builtin = nullptr;
  if (library.builtin("thuis-in-mvs", &builtin, nullptr) != BAKEN_OK) Fail("No programme.");
  baken_bytes* bytes = nullptr;
  if (library.describe(builtin, BAKEN_PROTOBUF, &bytes, nullptr) != BAKEN_OK) Fail("No text.");
  baken::v1::Programme described;
  if (!described.ParseFromString(Take(library, bytes))) Fail("The host cannot read a Programme.");
  library.free_programme(builtin);

  const std::string again = described.SerializeAsString();
  baken_programme* programme = nullptr;
  if (library.load(BAKEN_PROTOBUF, again.data(), again.size(), &programme, nullptr) != BAKEN_OK) {
    Fail("The library cannot read the host's Programme.");
  }
  baken::v1::CheckRequest request;
  request.set_judged_on("2026-03-10");
  request.mutable_trajectory()->set_id("t-1");
  const std::string question = request.SerializeAsString();
  if (library.check(programme, BAKEN_PROTOBUF, question.data(), question.size(), &bytes, nullptr) !=
      BAKEN_OK) {
    Fail("No check.");
  }
  library.free_programme(programme);
  return Take(library, bytes);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string full_name = baken::v1::CheckRequest::descriptor()->full_name();
  if (full_name != "baken.v1.CheckRequest") Fail("The host's own types are broken: " + full_name);
  std::string first;
  for (const Library& library : Libraries(argc, argv)) {
    const std::string answer = Answer(library);
    baken::v1::Report report;
    if (!report.ParseFromString(answer) || report.subject_id() != "t-1" ||
        report.findings_size() == 0) {
      Fail("The host cannot read the Report.");
    }
    if (first.empty()) first = answer;
    if (answer != first) Fail("Two copies of the library give two answers.");
  }
  if (first.empty()) Fail("No library was tried.");
  return 0;
}
