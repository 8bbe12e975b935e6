# SPDX-License-Identifier: EUPL-1.2
"""python bench.py CASELOAD.ndjson [ROUNDS]: what Python adds to a call, and records per second one by one and many at once.

Times are those of the processor, of this process with all its threads, so that other work on the machine counts little; the
last two lines are by the clock. The smallest of the rounds is given.
"""

from __future__ import annotations

import ctypes
import json
import pathlib
import sys
import time
from collections.abc import Callable

import baken
from baken._library import JSON, library
from baken.question import Question

ON = "2026-03-10"


def smallest(act: Callable[[], object], rounds: int, clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the quickest round."""
    taken = []
    for _ in range(rounds):
        begun = clock()
        act()
        taken.append(clock() - begun)
    return min(taken)


def by_the_abi(programme: baken.Programme, requests: list[bytes]) -> None:
    """The calls alone: baken_check and the release of what it gave."""
    out = ctypes.c_void_p()
    for request in requests:
        library.baken_check(programme._handle, JSON, request, len(request), ctypes.byref(out), None)
        library.baken_bytes_free(out)


def main() -> None:
    file, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7
    programme = baken.Programme.builtin("thuis-in-mvs")
    texts = file.read_text(encoding="utf-8").splitlines()
    dicts = [json.loads(text) for text in texts]
    question = Question(ON)
    requests = [question.about("trajectory", JSON, text.encode())[0] for text in texts]

    def loop(records: list[object], read: bool = False) -> None:
        for record in records:
            report = programme.check(record, on=ON, languages=())
            if read:
                report.findings  # noqa: B018 - made when asked for

    count = len(texts)
    calls = smallest(lambda: by_the_abi(programme, requests), rounds)
    print(f"{count} records of {sum(map(len, texts)) // count} bytes, microseconds of processor a record:")
    for name, act in (("check(JSON)", lambda: loop([*texts])), ("check(dict)", lambda: loop(list(dicts))),
                      ("check(JSON).findings", lambda: loop(list(texts), read=True)),
                      ("check_many, one thread", lambda: list(programme.check_many(file, on=ON, threads=1))),
                      ("check_many, summary", lambda: list(programme.check_many(file, on=ON, threads=1, summary=True)))):
        taken = smallest(act, rounds)
        print(f"  {name:24} {1e6 * taken / count:8.1f}   {taken / calls:5.2f} x the call by the C ABI")
    print(f"  {'baken_check alone':24} {1e6 * calls / count:8.1f}")
    print("records a second by the clock:")
    for threads in (1, 2):
        taken = smallest(lambda: list(programme.check_many(file, on=ON, threads=threads)), rounds, time.perf_counter)  # noqa: B023
        print(f"  check_many, threads={threads}    {count / taken:9.0f}")
    print(f"  check in a loop          {count / smallest(lambda: loop([*texts]), rounds, time.perf_counter):9.0f}")


if __name__ == "__main__":
    main()
