#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""headers.py INCLUDE FOLDER: every public header compiles, by itself and included twice, without one warning,
in every standard it promises, with every compiler that is here. gcc and clang must be."""
import itertools
import pathlib
import shutil
import subprocess
import sys

WARNINGS = ["-Wall", "-Wextra", "-pedantic", "-pedantic-errors", "-Werror", "-Wshadow", "-Wundef", "-Wconversion",
            "-Wsign-conversion", "-Wcast-qual"]
LANGUAGES = {
    "c": ("c90", "c99", "c11", "c17", "c2x"),
    "c++": ("c++98", "c++03", "c++11", "c++14", "c++17", "c++20", "c++2b"),
}
ONLY = {
    "c": ["-Wstrict-prototypes", "-Wold-style-definition", "-Wmissing-prototypes", "-Wc++-compat"],
    "c++": ["-Wold-style-cast", "-Wnon-virtual-dtor", "-Woverloaded-virtual"],
}
# The oldest C++ that a header is made for; C only for those that are not here.
HEADERS = {"baken/baken.h": "c++98", "baken/limits.h": "c++98", "baken/baken.hpp": "c++17"}
# A program that spells every constant and calls through every promise of the header that a compiler can see.
USE_H = """
#include <baken/baken.h>
#include <baken/limits.h>
#include <baken/baken.h>
#include <baken/limits.h>
int first(void);
int first(void) {
  struct ArrowSchema schema;
  baken_programme *programme = NULL;
  baken_bytes *bytes = NULL;
  baken_status status = baken_programme_builtin("thuis-in-mvs", &programme, NULL);
  schema.release = NULL;
  if (status == BAKEN_OK) status = baken_check(programme, BAKEN_PROTOBUF, NULL, 0, &bytes, NULL);
  if (status == BAKEN_LIMIT_EXCEEDED || schema.release != NULL) status = BAKEN_INTERNAL;
  baken_bytes_free(bytes);
  baken_programme_free(programme);
  return (int)BAKEN_MAX_DEPTH - (status == BAKEN_OK ? 1 : 0);
}
"""
USE_HPP = """
#include <baken/baken.hpp>
#include <baken/baken.hpp>
struct Message {
  bool SerializeToString(std::string* out) const { return out->empty(); }
  bool ParseFromArray(const void* data, int size) { return data != nullptr && size > 0; }
};
int first();
int first() {
  const auto programme = baken::Programme::Builtin("thuis-in-mvs");
  if (!programme) return programme.error().status();
  const auto report = programme->Check<Message>(Message());
  const auto bytes = baken::Programme(nullptr).Check("", BAKEN_JSON);
  return report && bytes.value().view().empty() ? 0 : 1;
}
"""


def sources(header, language):
    use = USE_HPP if header.endswith("pp") else USE_H
    if language == "c++":
        use = use.replace("(int)BAKEN_MAX_DEPTH", "BAKEN_MAX_DEPTH")
    alone = f"#include <{header}>\ntypedef int not_empty;\n"
    return {"alone": alone, "used, included twice": use}


def main(include, folder):
    compilers = [name for name in ("gcc", "clang") if shutil.which(name)]
    missing = {"gcc", "clang"} - set(compilers)
    if missing:
        sys.exit(f"The headers are promised for gcc and clang; not here: {', '.join(sorted(missing))}.")
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    tried = wrong = 0
    for header, (language, standards) in itertools.product(HEADERS, LANGUAGES.items()):
        if header.endswith("pp") and language == "c":
            continue
        if language == "c++":
            standards = standards[standards.index(HEADERS[header]):]
        for number, (what, text) in enumerate(sources(header, language).items()):
            source = folder / f"{pathlib.Path(header).name}_{number}.{'c' if language == 'c' else 'cc'}"
            source.write_text(text)
            for compiler, standard in itertools.product(compilers, standards):
                # As a folder of the user's own: a system folder would hide the warnings.
                command = [compiler, "-x", language, f"-std={standard}", "-fsyntax-only", f"-I{include}",
                           *WARNINGS, *ONLY[language], str(source)]
                tried += 1
                run = subprocess.run(command, capture_output=True, text=True)
                if run.returncode:
                    wrong += 1
                    print(f"<{header}>, {what}, does not compile cleanly as {standard} with {compiler}: a host that "
                          f"builds so can no longer use it. Mend the header.\n{run.stderr}")
    print(f"{tried} compilations, {wrong} with complaints")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
