# SPDX-License-Identifier: EUPL-1.2
"""The test programs of the mutated copy: what each of their tests reaches, and which of them notices a mutant.

`Program(name, folder)` runs a test program once without any mutant and keeps, test by test, the time it takes and the
places it reaches. `killer(mutant, programs)` tries a mutant: first the few tests that have noticed most so far, then
all that reach it, the quickest program first, and stops at the first that fails.
"""

import collections
import math
import os
import re
import resource
import signal
import subprocess
import sys

SLOWER = 10  # a mutant that takes so many times as long does not end
ROOM_TO_LIVE = 6 << 30  # bytes of address space: a mutant that eats memory dies too
FEW = 6  # tests tried before all others
LONGEST = 100_000  # characters of a filter: the system refuses an argument of 128 KiB

# How a mutant came out: the program and the test that noticed it, or none; `late` says that it took too long.
Outcome = collections.namedtuple("Outcome", "program test late")
SURVIVED = Outcome("survived", "", False)
NOT_REACHED = Outcome("not reached", "", False)


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
        self.kills = collections.Counter()  # of each test
        seen = folder / (name + ".seen")
        if not seen.exists() or seen.stat().st_mtime < self.path.stat().st_mtime:
            self.record(seen)
        lines = seen.read_text().split("\n")[:-1]
        self.start = float(lines.pop())
        for line in lines:
            test, milliseconds, *places = line.split(" ")
            self.tests[test] = (int(milliseconds), frozenset(map(int, places)))

    def record(self, seen):
        """A run without any mutant: a line for each test, and last the seconds that the program takes to begin."""
        recording = seen.with_suffix(".recording")
        recording.unlink(missing_ok=True)
        begun = seconds_spent()
        failed = self.run(None, {"BAKEN_MUTANTS_SEEN": str(recording)}, 3600)
        if failed is not None:
            sys.exit(f"{self.name}_test fails without any mutant: {failed.test}")
        spent = seconds_spent() - begun
        tests_take = sum(int(line.split(" ")[1]) / 1000 for line in recording.read_text().split("\n")[:-1])
        with open(recording, "a", encoding="utf-8") as file:
            print(max(0.05, spent - tests_take), file=file)
        recording.rename(seen)

    def run(self, tests, environment, seconds):
        """None when all pass, else the outcome: the test that ran last is the one that noticed."""
        command = [self.path, "--gtest_break_on_failure", "--gtest_print_time=0"]
        if tests is not None and len(":".join(tests)) < LONGEST:
            command.append("--gtest_filter=" + ":".join(tests))
        done = subprocess.run(command, env={**os.environ, **environment}, preexec_fn=lambda: limit(seconds),
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        if done.returncode == 0:
            return None
        begun = re.findall(rb"^\[ RUN      \] (\S+)", done.stdout, re.MULTILINE)
        late = done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        return Outcome(self.name, begun[-1].decode() if begun else "", late)

    def reaching(self, site):
        """The tests that reach the place, those that notice most for their time first."""
        tests = [test for test, (_, places) in self.tests.items() if site in places]
        return sorted(tests, key=lambda test: (1 + self.kills[test]) / (1 + self.tests[test][0]), reverse=True)

    def seconds(self, tests):
        """Of processor time, without any mutant."""
        return self.start + sum(self.tests[test][0] for test in tests) / 1000

    def tried(self, tests, mutant):
        failed = self.run(tests, {"BAKEN_MUTANT": str(mutant.id)}, 1 + SLOWER * self.seconds(tests))
        if failed is not None:
            self.kills[failed.test] += 1
        return failed


def killer(mutant, programs, likely=None):
    """`likely` is what noticed it when its file said something else."""
    reached = [(program, tests) for program in programs for tests in [program.reaching(mutant.site)] if tests]
    if not reached:
        return NOT_REACHED
    rounds = sorted(((program.seconds(tests), place) for place, (program, tests) in enumerate(reached)))
    first = max(reached, key=lambda one: sum(one[0].kills[test] for test in one[1][:FEW]) / one[0].seconds(one[1][:FEW]))
    tries = [(program, [likely.test]) for program, tests in reached if likely and likely.test in tests]
    tries.append((first[0], first[1][:FEW]))
    for _, place in rounds:
        program, tests = reached[place]
        tries.append((program, tests[FEW:] if program is first[0] else tests))
    for program, tests in tries:
        outcome = program.tried(tests, mutant) if tests else None
        if outcome is not None:
            return outcome
    return SURVIVED
