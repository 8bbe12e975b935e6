#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""install.py --build DIR --source DIR --folder DIR [--whole]: baken as others meet it. Installs the build tree and lets
projects find it by find_package, pkg-config, add_subdirectory and FetchContent. --whole builds the last two to the end
and installs a static library too, which compiles all of it again; without it only what differs in a foreign project, and
the archive of the tests linked with what the installed static library asks for."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(holds, sentence):
    if not holds:
        sys.exit(sentence)


class Consumers:
    def __init__(self, args):
        args.source, args.build, args.folder = args.source.resolve(), args.build.resolve(), args.folder.resolve()
        self.args, self.folder = args, args.folder
        self.prefix = self.folder / "prefix"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.examples = args.source / "examples"

    def install(self):
        run("cmake", "--install", self.args.build, "--prefix", self.prefix)
        self.libraries = next(self.prefix.glob("lib*/**/libbaken.so")).parent
        protos, descriptors = self.prefix / "share/baken/proto", self.prefix / "share/baken/baken.binpb"
        self.request = self.folder / "request.binpb"
        with (self.examples / "c/request.txtpb").open() as text:
            encoded = subprocess.run(["protoc", f"--descriptor_set_in={descriptors}", "--encode=baken.v1.CheckRequest"],
                                     stdin=text, capture_output=True, check=True)
        self.request.write_bytes(encoded.stdout)
        for proto in ("facts", "check", "programme"):
            expect((protos / f"baken/v1/{proto}.proto").exists(), f"{proto}.proto is not installed")

    def check_report(self, report, who):
        expect(b"MVS-15a" in report, f"{who} did not get the report of examples/c/request.txtpb")

    def by_find_package(self):
        out = self.folder / "examples"
        run("cmake", "-S", self.examples, "-B", out, f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DCMAKE_BUILD_TYPE=Debug")
        run("cmake", "--build", out, "--parallel", os.cpu_count())
        report = subprocess.run([out / "check", self.request], capture_output=True, check=True).stdout
        self.check_report(report, "The C example")
        expect("the same answer" in run(out / "threads", self.request), "The threads example failed")
        answer = run(out / "check_cpp")
        expect("MVS-" in answer and "did you mean overview?" in answer, f"The C++ example says:\n{answer}")
        return out

    def no_other_major_version(self):
        project = self.folder / "next_major"
        project.mkdir()
        (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.16)\nproject(host C)\n"
                                                "find_package(baken 2 REQUIRED)\n")
        tried = subprocess.run(["cmake", "-S", project, "-B", project / "out", f"-DCMAKE_PREFIX_PATH={self.prefix}"],
                               capture_output=True, text=True)
        expect(tried.returncode != 0 and "version" in tried.stderr, "find_package(baken 2) took version 1")

    def by_pkg_config(self, source, name):
        environment = {**os.environ, "PKG_CONFIG_PATH": str(self.libraries / "pkgconfig")}
        flags = run("pkg-config", "--cflags", "--libs", "baken", env=environment).split()
        made = self.folder / name
        run(os.environ.get("CC", "cc"), "-std=c90", "-Wall", "-Wextra", "-pedantic", "-Werror", source, "-o", made, *flags,
            f"-Wl,-rpath,{self.libraries}")
        return made

    def the_example_in_the_header(self):
        header = (self.prefix / "include/baken/baken.h").read_text()
        found = re.search(r"^ \*   (#include <baken/baken.h>.*?\n \*   \}\n)", header, re.M | re.S)
        expect(found, "There is no example at the top of baken.h")
        source = self.folder / "first.c"
        source.write_text(re.sub(r"^ \* {0,3}", "", found.group(1), flags=re.M))
        tried = subprocess.run([self.by_pkg_config(source, "first")], capture_output=True, text=True)
        expect(tried.returncode == 0 and '"subject_id":"t-1"' in tried.stdout,
               f"The example of baken.h, as a program of its own, says:\n{tried.stdout}{tried.stderr}")

    def by_sql(self, examples):
        answer = run("sqlite3", "-init", "/dev/null", ":memory:", cwd=examples,
                     input=(self.examples / "sql/cases.sql").read_text())
        expected = (self.examples / "sql/expected.txt").read_text()
        expect(answer == expected, f"cases.sql gives another answer than expected.txt:\n{answer}")
        refused = subprocess.run(["sqlite3", "-init", "/dev/null", ":memory:", ".load ./baken_sqlite",
                                  "SELECT baken_check('{}', 'thuis-in-mvz', '2026-03-10')"],
                                 cwd=examples, capture_output=True, text=True)
        expect("Did you mean thuis-in-mvs?" in refused.stderr, f"SQL got no sentence: {refused.stderr}")

    def by_add_subdirectory(self, how):
        out = self.folder / how
        flags = ["-DCMAKE_BUILD_TYPE=Release"] if self.args.whole else ["-DCMAKE_BUILD_TYPE=Debug",
                                                                       "-DCMAKE_CXX_FLAGS_DEBUG=-O0 -g0"]
        run("cmake", "-G", "Ninja", "-S", self.args.source / "tests/install/subdirectory", "-B", out,
            f"-DBAKEN_SOURCE={self.args.source}", f"-DBAKEN_HOW={how}", *flags)
        if not self.args.whole:  # compiling is the same for both
            if how == "add_subdirectory":
                run("cmake", "--build", out, "--target", "baken_time", f"CMakeFiles/host.dir{self.examples}/c/check.c.o")
            return
        run("cmake", "--build", out)
        report = subprocess.run([out / "host", self.request], capture_output=True, check=True).stdout
        self.check_report(report, f"The host of {how}")

    def link_statically(self, archive, flags, name):
        made = self.folder / name
        run(os.environ.get("CC", "cc"), self.examples / "c/check.c", f"-I{self.prefix}/include", "-o", made, archive, *flags)
        self.check_report(subprocess.run([made, self.request], capture_output=True, check=True).stdout, name)
        expect("libbaken" not in run("ldd", made), f"{name} is not static: it needs libbaken.so")

    def static_package_is_found(self):
        """What a static baken's CMake package looks for, told by the shared one's package: nothing is compiled."""
        prefix, project = self.folder / "told_static", self.folder / "find_static"
        shutil.copytree(self.prefix, prefix, symlinks=True)
        config = next(prefix.glob("lib*/**/bakenConfig.cmake"))
        told = config.read_text().replace("set(baken_shared ON)", "set(baken_shared OFF)")
        expect("set(baken_shared OFF)" in told, "bakenConfig.cmake does not say whether the library is shared")
        config.write_text(told)
        project.mkdir()
        (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.16)\nproject(host C CXX)\n"
                                                "find_package(baken 1 REQUIRED)\nmessage(\"protos: ${baken_PROTO_DIR}\")\n")
        tried = subprocess.run(["cmake", "-S", project, "-B", project / "out", f"-DCMAKE_PREFIX_PATH={prefix}"],
                               capture_output=True, text=True)
        expect(tried.returncode == 0 and f"protos: {prefix}/share/baken/proto" in tried.stderr,
               f"find_package does not find a static baken:\n{tried.stderr}")

    def statically_by_the_archive_of_the_tests(self):
        """The packages that baken.pc of a static baken names are enough to link one."""
        archive = self.args.build / "lib/libbaken_rooms.a"
        asked = re.search(r"Requires.private: ([^\\]*)\\nLibs.private: ([^\\]*)\\n",
                          (self.args.source / "src/cmake/install.cmake").read_text())
        flags = run("pkg-config", "--libs", *asked.group(1).split()).split() + asked.group(2).split()
        self.link_statically(archive, flags, "check_static_archive")

    def statically_installed(self):
        out, prefix = self.folder / "static", self.folder / "static_prefix"
        run("cmake", "-G", "Ninja", "-S", self.args.source, "-B", out, "-DBUILD_SHARED_LIBS=OFF", "-DBAKEN_TESTS=OFF",
            "-DBAKEN_BENCH=OFF", "-DBAKEN_COMMAND=OFF", "-DCMAKE_BUILD_TYPE=Release")
        run("cmake", "--build", out)
        run("cmake", "--install", out, "--prefix", prefix)
        archive = next(prefix.glob("lib*/**/libbaken.a"))
        environment = {**os.environ, "PKG_CONFIG_PATH": str(archive.parent / "pkgconfig")}
        flags = run("pkg-config", "--static", "--libs", "baken", env=environment).split()
        self.link_statically(archive, flags, "check_static")
        examples = self.folder / "static_examples"
        run("cmake", "-S", self.examples, "-B", examples, f"-DCMAKE_PREFIX_PATH={prefix}")
        run("cmake", "--build", examples, "--target", "check")
        report = subprocess.run([examples / "check", self.request], capture_output=True, check=True).stdout
        self.check_report(report, "The C example with a static baken, by find_package,")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--build", "--source", "--folder"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    parser.add_argument("--whole", action="store_true")
    consumers = Consumers(parser.parse_args())
    consumers.install()
    examples = consumers.by_find_package()
    consumers.no_other_major_version()
    made = consumers.by_pkg_config(consumers.examples / "c/check.c", "check")
    report = subprocess.run([made, consumers.request], capture_output=True, check=True).stdout
    consumers.check_report(report, "The C example, by pkg-config,")
    consumers.static_package_is_found()
    consumers.by_add_subdirectory("add_subdirectory")
    consumers.by_add_subdirectory("FetchContent")
    if (consumers.args.build / "lib/libbaken_rooms.a").exists():
        consumers.statically_by_the_archive_of_the_tests()
    if consumers.args.whole:
        consumers.statically_installed()
    consumers.the_example_in_the_header()
    consumers.by_sql(examples)


if __name__ == "__main__":
    main()
