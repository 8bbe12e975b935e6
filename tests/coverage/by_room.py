#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""by_room.py SUMMARY: a table of what the tests reached, by room of src, from gcovr's --json-summary."""
import collections
import json
import sys


def percent(covered, total):
    return f"{100 * covered / total:.1f} %" if total else "-"


def main():
    with open(sys.argv[1]) as summary:
        files = json.load(summary)["files"]
    rooms = collections.defaultdict(collections.Counter)
    for file in files:
        for room in (file["filename"].split("/")[1], "all"):
            for count in ("line_covered", "line_total", "branch_covered", "branch_total"):
                rooms[room][count] += file[count]
    print(f"{'room':<12}{'lines':>8}{'reached':>10}{'branches':>10}{'reached':>10}")
    for room in sorted(rooms, key=lambda name: (name == "all", name)):
        of = rooms[room]
        print(f"{room:<12}{of['line_total']:>8}{percent(of['line_covered'], of['line_total']):>10}"
              f"{of['branch_total']:>10}{percent(of['branch_covered'], of['branch_total']):>10}")


if __name__ == "__main__":
    main()
