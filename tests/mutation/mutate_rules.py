#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Changes the built-in programmes one small thing at a time and counts how many of these mutants the cases notice.

usage: mutate_rules.py CASES_TEST FOLDER [--count N] [--seed N] [--list]

CASES_TEST is the built test program, FOLDER a scratch folder. It runs the cases with the programmes in FOLDER instead
of those that were built in (BAKEN_PROGRAMMES). A mutant is killed when a case fails or the programme is refused. What
survives is printed; what may survive, with the reason, stands in rule_survivors.txt beside this file.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMMES = ROOT / "src" / "programmes"
ACCEPTED = pathlib.Path(__file__).with_name("rule_survivors.txt")

# What is looked for, and what it becomes. Each match is one mutant.
SWAPS = [
    (r"\b(count|months|days|weeks): (\d+)", lambda m: f"{m[1]}: {int(m[2]) + 1}"),
    (r"\b(count|months|days|weeks): (\d+)", lambda m: f"{m[1]}: {int(m[2]) - 1}"),
    (r"\b(min|max|times): (\d+)", lambda m: f"{m[1]}: {int(m[2]) + 1}"),
    (r"RULE_CLASS_MUST", lambda m: "RULE_CLASS_SHOULD"),
    (r"RULE_CLASS_SHOULD", lambda m: "RULE_CLASS_MUST"),
    (r"STATUS_OFFERED", lambda m: "STATUS_STARTED"),
    (r"STATUS_STARTED", lambda m: "STATUS_OFFERED"),
    (r"STATUS_DONE", lambda m: "STATUS_STARTED"),
    (r"STATUS_SETTLED", lambda m: "STATUS_DONE"),
    (r"COUNTING_FROM_ANCHOR", lambda m: "COUNTING_AFTER_ANCHOR"),
    (r"COUNTING_AFTER_ANCHOR", lambda m: "COUNTING_FROM_ANCHOR"),
    (r"\ball_of \{", lambda m: "any_of {"),
    (r"\bany_of \{", lambda m: "all_of {"),
    (r"\ball: true", lambda m: "min: 1"),
    (r"\bon_the_eve: true", lambda m: ""),
    (r"\bsince_trigger: true", lambda m: ""),
    (r"\babsent_is_unknown: true", lambda m: ""),
    (r"\b(first|last) \{", lambda m: "last {" if m[1] == "first" else "first {"),
    (r"\b(by_all|by_any|tags_all|tags_any|tags_none|values|modes|hosts_none|empty|owner_any|owner_none"
     r"|voiced_by_any|helper_any): \"[^\"]+\"", lambda m: ""),
    (r"\b(event|involvement|member|membership|plan|plan_element|layer_entered|plan_drawn_up): \"([^\"]+)\"",
     lambda m: f'{m[1]}: "{OTHER.get(m[2], m[2])}"'),
    (r"grace: \"[^\"]+\"", lambda m: ""),
    (r"\bids: \"[^\"]+\"", lambda m: ""),
]

# Another word of the same sort, for where a selector names the wrong one.
OTHER = {
    "intake": "ended", "ended": "intake", "overview": "intake", "coach": "participant", "participant": "coach",
    "layer1": "layer2", "layer2": "layer3", "layer3": "layer2", "plan": "other_plan", "offer": "future_plan",
}


def mutants(name, text):
    """Yields (line number, what it was, what it becomes, whole mutated text)."""
    start = text.index("\nrules {") if "\nrules {" in text else 0
    parameters = [m.span() for m in re.finditer(r"^(parameters|clock|stops) .*$", text, re.M)]
    for pattern, change in SWAPS:
        for match in re.finditer(pattern, text):
            if match.start() < start and not any(a <= match.start() < b for a, b in parameters):
                continue
            line_start = text.rfind("\n", 0, match.start()) + 1
            line = text[line_start:match.start()]
            if line.lstrip().startswith("#") or line.count('"') % 2:
                continue
            becomes = change(match)
            if becomes == match[0]:
                continue
            yield (text.count("\n", 0, match.start()) + 1, match[0], becomes,
                   text[:match.start()] + becomes + text[match.end():])


def rule_at(text, line):
    found = "-"
    for number, content in enumerate(text.split("\n"), 1):
        if number > line:
            break
        match = re.match(r'(?:rules|parameters) \{ id: "([^"]+)"', content)
        if match:
            found = match[1]
    return found


def accepted():
    if not ACCEPTED.exists():
        return set()
    lines = [line.strip() for line in ACCEPTED.read_text().split("\n")]
    return {line.split(" # ")[0].strip() for line in lines if line and not line.startswith("#")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases_test")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=0, help="only so many, taken by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    options = parser.parse_args()

    everything = []
    for file in sorted(PROGRAMMES.glob("*.txtpb")):
        text = file.read_text()
        for line, was, becomes, mutated in mutants(file.name, text):
            label = f"{file.name} {rule_at(text, line)}: {was} -> {becomes or 'nothing'}"
            everything.append((label, f"{file.name}:{line}", file, mutated))
    if options.count and options.count < len(everything):
        everything = random.Random(options.seed).sample(everything, options.count)
    if options.list:
        print("\n".join(label for label, *_ in everything))
        return 0

    shutil.rmtree(options.folder, ignore_errors=True)
    shutil.copytree(PROGRAMMES, options.folder)
    environment = dict(os.environ, BAKEN_PROGRAMMES=str(options.folder))
    command = [options.cases_test, "--gtest_brief=1", "--gtest_fail_fast"]
    if subprocess.run(command, env=environment, capture_output=True, check=False).returncode != 0:
        sys.exit("the cases fail without any mutation")
    allowed, survivors, killed, equal = accepted(), [], 0, 0
    for label, place, file, mutated in everything:
        target = options.folder / file.name
        target.write_text(mutated)
        if subprocess.run(command, env=environment, capture_output=True, check=False).returncode != 0:
            killed += 1
        elif label in allowed:
            equal += 1
        else:
            survivors.append(f"{label}  ({place})")
        target.write_text(file.read_text())
    tried = len(everything)
    for survivor in survivors:
        print("survived:", survivor)
    print(f"{tried} mutants of the rules: {killed} killed, {equal} survive for a reason that is written down, "
          f"{len(survivors)} survive ({100 * killed / max(1, tried):.1f} percent killed)")
    return 1 if killed < 0.95 * (tried - equal) else 0


if __name__ == "__main__":
    sys.exit(main())
