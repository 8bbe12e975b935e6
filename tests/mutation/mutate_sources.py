#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Changes src/check, src/facts, src/time and src/truth one small thing at a time and counts what the tests notice.

usage: mutate_sources.py BUILD FOLDER [--every N] [--only TEXT] [--programs A,B…] [--resume] [--list] [--survivors]

BUILD is a configured build folder (its compile_commands.json is read), FOLDER a scratch folder. A copy of the sources
with every mutant in it, chosen by the environment (mutant.h), is built once. A first run of the test programs records
which test reaches which place; then each mutant is tried on the tests that reach it, those that noticed most so far
first. A mutant is killed when a test fails, crashes or takes ten times as long. What survives is printed; what may
survive, with the reason, stands in source_survivors.txt beside this file. FOLDER/tried.txt has a line for each mutant:
what noticed it, the seconds that took, where it stands, its name and the test.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import pickle
import subprocess
import sys
import time

from copy_sources import HERE, ROOT, write_copy
from find_sites import Sites, commands_of
from test_programs import NOT_REACHED, SURVIVED, Outcome, Program, killer

ROOMS = ["src/check", "src/facts", "src/time", "src/truth"]
PROGRAMS = ["time", "truth", "facts", "cases", "memory", "render", "conformance", "report", "batch", "check",
            "reference"]
ACCEPTED = HERE / "source_survivors.txt"
NOTE_EVERY = 60  # seconds between two lines that say how far the run is


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


def recorders(tree):
    recorder = b'#include "mutant.h"\n' + (HERE / "mutant_recorder.cc.in").read_bytes()
    return {tree / "src" / "mutant.h": (HERE / "mutant.h").read_bytes(),
            **{tree / "tests" / program / "mutant_recorder.cc": recorder for program in PROGRAMS}}


def build(folder, names):
    for command in (["cmake", "-G", "Ninja", "-S", folder / "tree", "-B", folder / "build",
                     "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG", "-DBAKEN_BENCH=OFF",
                     "-DBAKEN_COMMAND=OFF"],
                    ["cmake", "--build", folder / "build", "--target"] + [name + "_test" for name in names]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            errors = [line for line in done.stdout.split("\n") if "error:" in line][:20]
            sys.exit("\n".join(errors) or done.stdout[-3000:] + done.stderr[-3000:])


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
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth of those: a quick look")
    parser.add_argument("--only", default="", metavar="TEXT,TEXT", help="only mutants with one of these in their name")
    parser.add_argument("--programs", default=",".join(PROGRAMS), metavar="A,B", help="only these test programs")
    parser.add_argument("--resume", action="store_true",
                        help="take over what an earlier run killed in files that are the same still; try the rest")
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    parser.add_argument("--survivors", action="store_true", help="only those of source_survivors.txt: do they still?")
    return parser.parse_args()


def digests():
    """File → what it says now: a kill is kept for --resume as long as its file is the same."""
    return {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            for room in ROOMS for path in (ROOT / room).rglob("*.*")}


def killed_before(folder, now):
    """Label → outcome, of the mutants that an earlier run killed: in files that are the same still, and in others."""
    same, other = {}, {}
    for log in (folder / "tried.txt", folder / "tried_before.txt"):
        for line in log.read_text(encoding="utf-8").split("\n") if log.exists() else []:
            fields = line.split("\t")
            if len(fields) == 6 and fields[0] not in (SURVIVED.program, NOT_REACHED.program):
                killed = same if fields[4] == now.get(fields[2].split(":")[0]) else other
                killed[fields[3]] = Outcome(fields[0], fields[5].removesuffix(" (too long)"),
                                            fields[5].endswith(" (too long)"))
    return same, other


class Tally:
    """What came out, room by room."""

    def __init__(self, allowed):
        self.allowed = allowed
        self.rooms = collections.defaultdict(collections.Counter)
        self.kills = collections.Counter()

    def add(self, mutant, outcome):
        room = self.rooms[str(pathlib.PurePosixPath(mutant.file).parents[-3])]
        room["tried"] += 1
        if outcome not in (SURVIVED, NOT_REACHED):
            room["killed"] += 1
            room["late"] += outcome.late
            self.kills[outcome.program] += 1
        elif label(mutant) in self.allowed:
            room["explained"] += 1
        else:
            room["unexplained"] += 1
            print(f"{outcome.program}: {label(mutant)}  ({mutant.file}:{mutant.line})", flush=True)

    def total(self):
        return sum(self.rooms.values(), collections.Counter())

    def print(self):
        print("killed by", ", ".join(f"{name} {count}" for name, count in self.kills.most_common()))
        for name, room in sorted(self.rooms.items()) + [("in all", self.total())]:
            print(f"{name:10} {room['tried']:5} mutants, {room['killed']:5} killed "
                  f"({100 * room['killed'] / max(1, room['tried']):5.1f} percent; {room['late']} of them took too long), "
                  f"{room['explained']} survive for a reason that is written down, "
                  f"{room['unexplained']} without one")


def try_all(chosen, programs, folder, tally, resume):
    now = digests()
    same, other = killed_before(folder, now) if resume else ({}, {})
    last = folder / "tried.txt"
    if last.exists() and resume:
        with open(folder / "tried_before.txt", "a", encoding="utf-8") as kept:
            kept.write(last.read_text(encoding="utf-8"))
    begun = noted = time.monotonic()
    with open(last, "w", encoding="utf-8") as log:
        for count, mutant in enumerate(chosen):
            started = time.monotonic()
            outcome = same.get(label(mutant)) or killer(mutant, programs, other.get(label(mutant)))
            took = time.monotonic() - started
            print(f"{outcome.program}\t{took:.2f}\t{mutant.file}:{mutant.line}\t{label(mutant)}\t{now[mutant.file]}\t"
                  f"{outcome.test}{' (too long)' if outcome.late else ''}", file=log, flush=True)
            tally.add(mutant, outcome)
            if time.monotonic() - noted > NOTE_EVERY:
                noted = time.monotonic()
                left = (noted - begun) / (count + 1) * (len(chosen) - count - 1) / 60
                print(f"… {count + 1} of {len(chosen)}, {tally.total()['killed']} killed, about {left:.0f} minutes left",
                      flush=True)


def main():
    options = options_of()
    folder = options.folder.resolve()
    mutants, texts = sites_of(options.build, folder / "sites.pickle")
    allowed = accepted()
    for name in sorted(allowed - {label(mutant) for mutant in mutants}):
        print("no such mutant any more:", name)
    chosen = [m for m in mutants if any(one in label(m) for one in options.only.split(","))][::options.every]
    if options.survivors:
        chosen = [m for m in chosen if label(m) in allowed]
    if options.list:
        print("\n".join(label(m) for m in chosen))
        return 0
    write_copy(folder / "tree", texts, recorders(folder / "tree"))
    print(f"{len(mutants)} mutants; building them all at once", flush=True)
    names = options.programs.split(",")
    build(folder, names)
    programs = [Program(name, folder) for name in names]
    for program in programs:
        print(f"{program.name}_test: {len(program.tests)} tests, {program.seconds(program.tests):.1f} seconds", flush=True)
    print("trying", len(chosen), flush=True)
    tally = Tally(allowed)
    try_all(chosen, programs, folder, tally, options.resume)
    tally.print()
    total = tally.total()
    return 1 if total["unexplained"] and total["killed"] < 0.9 * total["tried"] else 0


if __name__ == "__main__":
    sys.exit(main())
