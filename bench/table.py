#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""table.py INSTRUCTIONS MEASURE README: runs both programs and puts their figures in the tables of the README, between
its two marks. Instructions, allocations and memory are the same on a busy machine; the clock is not, so it comes as
ratios within this run."""
import collections
import pathlib
import re
import subprocess
import sys

START, END = "<!-- ./dev bench table writes from here -->\n", "<!-- to here -->\n"
STEPS = ["parse", "json_read", "facts", "verdicts", "report", "json_write"]
CALLS = ["summary", "findings", "findings_nl", "json", "text"]
ALL = STEPS + CALLS


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return [line.split() for line in done.stdout.splitlines()]


def by_record(rows):
    """{record: {operation: value}} of (name, value)."""
    found = collections.defaultdict(dict)
    for name, value in rows:
        record, operation = name.split("/")
        found[record][operation] = value
    return found


def title(record):
    return record.replace("_all", ", all four") if record.endswith("_all") else record


def table(records, columns, cell):
    lines = ["| | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for record, values in records.items():
        lines.append(f"| {title(record)} | " + " | ".join(cell(values, column) for column in columns) + " |")
    return "\n".join(lines) + "\n"


def instructions_cell(values, operation):
    times = values[operation] / values["parse"]
    return f"{values[operation]:,}" + ("" if operation == "parse" else f" ({times:.{0 if times >= 100 else 1}f})")


def main():
    instructions, measure, readme = map(pathlib.Path, sys.argv[1:])
    script = pathlib.Path(__file__).with_name("instructions.sh")
    counted = by_record((name, int(count)) for name, count in run(script, instructions.resolve()))
    timed = run(measure, "table")
    clock = by_record((line[0], float(line[3])) for line in timed)
    nanoseconds = by_record((line[0], float(line[2])) for line in timed)
    allocated = by_record((line[0], (int(line[4]), int(line[5]))) for line in timed)
    memory = [run(measure, "memory", record)[0] for record in ("small", "typical", "heavy")]
    load = {programme: [counted["load"][programme], nanoseconds["load"][programme] / 1e6, *allocated["load"][programme]]
            for programme in counted["load"]}
    absent, there = (counted["rules"][name] / 1000 for name in ("absent", "there"))
    for figures in (counted, clock, allocated):
        figures.pop("load")
        figures.pop("rules")

    parts = ["**Instructions**, in brackets how many times *parse* of the same record: the steps.\n",
             table(counted, STEPS, instructions_cell), "What a host asks for, each a call of `baken.h`.\n",
             table(counted, CALLS, instructions_cell),
             "**By the clock**, times *parse* of the same record, each pair taken in turn in this one run.\n",
             table(clock, ALL[1:], lambda values, operation: f"{values[operation]:.{0 if values[operation] >= 100 else 1}f}"),
             "**Allocations** of one call and the bytes they ask for.\n",
             table(allocated, ALL, lambda values, operation: "{:,} ({:,})".format(*values[operation])),
             f"**A rule whose trigger is not on file** takes {absent:,.0f} instructions of a summary, its line in the "
             f"report included; with its\ntrigger on file it takes {there:,.0f}. Both of a thousand rules, on the small "
             "record.\n",
             "**Cold start**: a built-in programme from nothing to its first report (*findings* of the typical record).\n",
             "| | instructions | ms | allocations | bytes |\n|---|---:|---:|---:|---:|\n" + "".join(
                 f"| {name} | {count:,} | {ms:.2f} | {calls:,} | {size:,} |\n" for name, (count, ms, calls, size) in load.items()),
             "**Memory** of a process (the highest of its resident memory, in KB) that checks one record under all four "
             "programmes, with\ntexts: before they are loaded, loaded, after the first check under each, and after 5,000 "
             "under each.\n",
             "| | before | loaded | first checks | 20,000 checks |\n|---|---:|---:|---:|---:|\n" + "".join(
                 f"| {line[0]} | " + " | ".join(f"{int(kb):,}" for kb in line[1:]) + " |\n" for line in memory)]
    text = readme.read_text()
    if not re.search(re.escape(START) + ".*" + re.escape(END), text, re.S):
        sys.exit(f"{readme}: the marks of the tables are gone")
    before, after = text.split(START)[0], text.split(END)[1]
    readme.write_text(before + START + "\n" + "\n".join(parts) + "\n" + END + after)


if __name__ == "__main__":
    main()
