#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Changes src/check, src/facts, src/time and src/truth one small thing at a time and counts what the tests notice.

usage: mutate_sources.py BUILD FOLDER [--every N] [--only TEXT] [--programs A,B…] [--list] [--survivors]

BUILD is a configured build folder (its compile_commands.json is read), FOLDER a scratch folder. A copy of the sources
with every mutant in it, chosen by the environment (mutant.h), is built once. A first run of the test programs records
which test reaches which place; then each mutant is tried on the tests that reach it, those that take least first. A
mutant is killed when a test fails, crashes or takes ten times as long. What survives is printed; what may survive,
with the reason, stands in source_survivors.txt beside this file.
"""

import argparse
import collections
import hashlib
import json
import math
import os
import pathlib
import pickle
import resource
import shutil
import subprocess
import sys
import time

from find_sites import Sites, commands_of

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ROOMS = ["src/check", "src/facts", "src/time", "src/truth"]
PROGRAMS = ["time", "truth", "facts", "cases", "memory", "render", "conformance", "report", "batch", "check",
            "reference"]
ACCEPTED = HERE / "source_survivors.txt"
SLOWER = 10  # a mutant that takes so many times as long does not end
ROOM_TO_LIVE = 6 << 30  # bytes of address space: a mutant that eats memory dies too

# What a program takes for granted about the amount of work: fewer generated records than in ./dev test.
ENVIRONMENT = dict(os.environ, BAKEN_REFERENCE_SEEDS=os.environ.get("BAKEN_REFERENCE_SEEDS", "20"))


def sites_of(build, kept):
    """The places, and the text of each file with them: found once for the same sources."""
    database = (build / "compile_commands.json").read_bytes()
    digest = hashlib.sha256(database + (HERE / "find_sites.py").read_bytes())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.*")):
            digest.update(path.read_bytes())
    if kept.exists():
        found, mutants, texts = pickle.loads(kept.read_bytes())
        if found == digest.digest():
            return mutants, texts
    sites = Sites(ROOT, ROOMS, commands_of(json.loads(database), [ROOT / room for room in ROOMS]))
    texts = {path: sites.rewrite(path).encode() for path in sites.files}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps((digest.digest(), sites.mutants, texts)))
    return sites.mutants, texts


def write_when_different(path, text):
    """So that building again builds only what changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text:
        path.write_bytes(text)


def write_copy(tree, texts):
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True,
                           capture_output=True, text=True).stdout.split("\0")
    kept = {tree / "src" / "mutant.h"}
    for name in filter(None, names):
        source = ROOT / name
        if source.is_file():
            write_when_different(tree / name, texts.get(source) or source.read_bytes())
            shutil.copymode(source, tree / name)
            kept.add(tree / name)
    write_when_different(tree / "src" / "mutant.h", (HERE / "mutant.h").read_bytes())
    recorder = b'#include "mutant.h"\n' + (HERE / "mutant_recorder.cc.in").read_bytes()
    for program in PROGRAMS:
        write_when_different(tree / "tests" / program / "mutant_recorder.cc", recorder)
        kept.add(tree / "tests" / program / "mutant_recorder.cc")
    for path in tree.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()


def build(folder, names):
    for command in (["cmake", "-G", "Ninja", "-S", folder / "tree", "-B", folder / "build",
                     "-DCMAKE_BUILD_TYPE=RelWithDebInfo", "-DBAKEN_BENCH=OFF", "-DBAKEN_COMMAND=OFF"],
                    ["cmake", "--build", folder / "build", "--target"] + [name + "_test" for name in names]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            errors = [line for line in done.stdout.split("\n") if "error:" in line][:20]
            sys.exit("\n".join(errors) or done.stdout[-3000:] + done.stderr[-3000:])


def limit(seconds):
    resource.setrlimit(resource.RLIMIT_AS, (ROOM_TO_LIVE, ROOM_TO_LIVE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds)))


def seconds_spent():
    """Processor time of the programs run so far: how long a test takes on a busy machine says nothing."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Program:
    """A test program and what each of its tests reaches."""

    def __init__(self, name, folder):
        self.name = name
        self.path = folder / "build" / "bin" / (name + "_test")
        self.tests = {}  # name → (milliseconds, first mutants of the places reached)
        seen = folder / (name + ".seen")
        seen.unlink(missing_ok=True)
        begun = seconds_spent()
        if not self.passes(None, dict(BAKEN_MUTANTS_SEEN=str(seen)), 3600):
            sys.exit(f"{name}_test fails without any mutant")
        tests_take = 0
        for line in seen.read_text().split("\n")[:-1]:
            test, milliseconds, *places = line.split(" ")
            self.tests[test] = (int(milliseconds), frozenset(map(int, places)))
            tests_take += int(milliseconds) / 1000
        self.start = max(0.05, seconds_spent() - begun - tests_take)

    def passes(self, tests, environment, seconds):
        command = [self.path, "--gtest_brief=1", "--gtest_fail_fast"]
        if tests is not None:
            command.append("--gtest_filter=" + ":".join(tests))
        done = subprocess.run(command, env={**ENVIRONMENT, **environment}, preexec_fn=lambda: limit(seconds),
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return done.returncode == 0

    def reaching(self, site):
        """The tests that reach the place, and the seconds of processor time that they take."""
        tests = [test for test, (_, places) in self.tests.items() if site in places]
        return tests, self.start + sum(self.tests[test][0] for test in tests) / 1000


def killer(mutant, programs):
    """The program that notices the mutant, "" when none does, None when no test reaches it."""
    reached = [(seconds, program, tests) for program in programs
               for tests, seconds in [program.reaching(mutant.site)] if tests]
    for seconds, program, tests in sorted(reached, key=lambda one: one[0]):
        some = tests if len(tests) < len(program.tests) else None
        if not program.passes(some, dict(BAKEN_MUTANT=str(mutant.id)), 1 + SLOWER * seconds):
            return program.name
    return "" if reached else None


def label(mutant):
    return f"{mutant.file} {mutant.function}: {mutant.was} -> {mutant.becomes}"


def accepted():
    if not ACCEPTED.exists():
        return set()
    return {line.strip() for line in ACCEPTED.read_text().split("\n") if line.strip() and not line.startswith("#")}


def options_of():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth mutant: a quick look")
    parser.add_argument("--only", default="", metavar="TEXT", help="only mutants with this text in their name")
    parser.add_argument("--programs", default=",".join(PROGRAMS), metavar="A,B", help="only these test programs")
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    parser.add_argument("--survivors", action="store_true", help="only those of source_survivors.txt: do they still?")
    return parser.parse_args()


def main():
    options = options_of()
    folder = options.folder.resolve()
    mutants, texts = sites_of(options.build, folder / "sites.pickle")
    allowed = accepted()
    known = {label(mutant) for mutant in mutants}
    for name in sorted(allowed - known):
        print("no such mutant any more:", name)
    chosen = [m for m in mutants[::options.every] if options.only in label(m)]
    if options.survivors:
        chosen = [m for m in chosen if label(m) in allowed]
    if options.list:
        print("\n".join(label(m) for m in chosen))
        return 0
    write_copy(folder / "tree", texts)
    print(f"{len(mutants)} mutants; building them all at once", flush=True)
    names = options.programs.split(",")
    build(folder, names)
    programs = [Program(name, folder) for name in names]
    print("trying", len(chosen), flush=True)
    kills, equal, survivors = collections.Counter(), 0, []
    with open(folder / "tried.txt", "w", encoding="utf-8") as log:
        for mutant in chosen:
            begun = time.monotonic()
            by = killer(mutant, programs)
            what = by or ("survived" if by == "" else "not reached")
            print(f"{what}\t{time.monotonic() - begun:.2f}\t{mutant.file}:{mutant.line}\t{label(mutant)}", file=log,
                  flush=True)
            if by:
                kills[by] += 1
            elif label(mutant) in allowed:
                equal += 1
            else:
                survivors.append(mutant)
                print(f"{what}: {label(mutant)}  ({mutant.file}:{mutant.line})", flush=True)
    killed, tried = sum(kills.values()), len(chosen)
    print("killed by", ", ".join(f"{name} {count}" for name, count in kills.most_common()))
    print(f"{tried} mutants of the sources: {killed} killed ({100 * killed / max(1, tried):.1f} percent), "
          f"{equal} survive for a reason that is written down, {len(survivors)} survive without one")
    return 1 if survivors and killed < 0.9 * tried else 0


if __name__ == "__main__":
    sys.exit(main())
