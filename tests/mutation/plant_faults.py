#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Plants the faults of planted_faults.txt one after the other and says which plain tests notice each.

usage: plant_faults.py FOLDER [--only TEXT]
       plant_faults.py --list

FOLDER is a scratch folder: a copy of the sources is built there with the preset `dev`, as ./dev test builds it, and the
test programs of the rooms are run whole. Fails when a fault is noticed by none, or is not to be planted any more: the
text that it replaces has to stand in its file once. --list only looks at that.
"""

import argparse
import pathlib
import re
import subprocess
import sys

from copy_sources import HERE, ROOT, write_copy, write_when_different

# Those that need no more than the library; the first that notices ends the search.
PROGRAMS = ["time", "truth", "facts", "check", "cases", "report", "render", "batch", "conformance", "reference"]


def faults():
    entries = (HERE / "planted_faults.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    return [dict(line.split(": ", 1) for line in entry.strip().split("\n")) for entry in entries]


def planted(fault):
    source = ROOT / fault["file"]
    text = source.read_text(encoding="utf-8")
    # A statement may be broken over lines by the formatter.
    pattern = r"\s+".join(re.escape(word) for word in fault["was"].split())
    found = re.findall(pattern, text)
    if len(found) != 1:
        sys.exit(f"{fault['file']} has {len(found)} times, not once: {fault['was']}")
    return re.sub(pattern, lambda _: fault["is"], text).encode()


def noticed_by(folder, program):
    """The tests that fail; whole programs, so that what ./dev test would say is what is said here."""
    built = subprocess.run(["cmake", "--build", folder / "build", "--target", program + "_test"], capture_output=True,
                           text=True, check=False)
    if built.returncode != 0:
        sys.exit(built.stdout[-3000:] + built.stderr[-3000:])
    done = subprocess.run([folder / "build" / "bin" / (program + "_test"), "--gtest_brief=1"], capture_output=True,
                          text=True, check=False)
    failed = re.findall(r"^\[  FAILED  \] ([^\s,]+)(?:,.*)? \(\d+ ms\)$", done.stdout, re.MULTILINE)
    return failed or ([f"{program}_test crashes"] if done.returncode else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--only", default="", metavar="TEXT", help="only faults with this text in them")
    parser.add_argument("--list", action="store_true", help="print them; build and try nothing")
    options = parser.parse_args()
    chosen = [fault for fault in faults() if options.only in str(fault)]
    texts = [planted(fault) for fault in chosen]
    if options.list:
        print("\n".join(f"{fault['file']}: {fault['fault']}" for fault in chosen))
        return 0
    if options.folder is None:
        parser.error("give a FOLDER to build in")
    folder = options.folder.resolve()
    tree = folder / "tree"
    write_copy(tree, {}, {})
    subprocess.run(["cmake", "--preset", "dev", "-B", folder / "build"], cwd=tree, check=True, stdout=subprocess.DEVNULL)
    unnoticed = 0
    for fault, text in zip(chosen, texts):
        write_when_different(tree / fault["file"], text)
        for program in PROGRAMS:
            tests = noticed_by(folder, program)
            if tests:
                print(f"{fault['fault']}: {program}_test, {len(tests)} tests, {tests[0]} first", flush=True)
                break
        else:
            unnoticed += 1
            print(f"{fault['fault']}: NOT NOTICED", flush=True)
        write_when_different(tree / fault["file"], (ROOT / fault["file"]).read_bytes())
    print(f"{len(chosen)} faults planted, {len(chosen) - unnoticed} noticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
