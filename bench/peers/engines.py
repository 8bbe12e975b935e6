#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Engines with a Python package, and Python itself: `engines.py by_hand|zen|cedar verdicts|cold|measure FOLDER`."""
import json
import pathlib
import platform
import re
import sys
import time
from importlib.metadata import version

RULES = pathlib.Path(__file__).parent / "rules"


class ByHand:
    facts = "records.ndjson"

    def __init__(self):
        from by_hand import in_breach
        self.in_breach, self.version = in_breach, platform.python_version()

    def held(self, line):
        return json.loads(line)

    def breaches(self, facts):
        if isinstance(facts, str):
            facts = json.loads(facts)
        return self.in_breach(facts["trajectory"], facts["judged_on"])


class Zen:
    facts = "rows.ndjson"

    def __init__(self):
        import zen
        content = zen.ZenDecisionContent((RULES / "rules.zen.json").read_text())
        self.decision, self.version = zen.ZenEngine().create_decision(content), version("zen-engine")

    def held(self, line):
        return json.loads(line)

    def breaches(self, facts):  # a dict, or JSON as text, which the engine reads itself
        result = self.decision.evaluate(facts)["result"]
        return [rule.replace("_", "-") for rule, broken in result.items() if broken and rule.startswith("MVS_")]


class Cedar:
    facts = "sets.ndjson"

    def __init__(self):
        import cedarpy
        self.cedar, self.version = cedarpy, version("cedarpy")
        self.policies = cedarpy.PolicySet.from_str((RULES / "rules.cedar").read_text())
        self.entities = cedarpy.Entities.from_json_str("[]")

    def held(self, line):
        return json.loads(line)

    def breaches(self, facts):  # a dict, or JSON as text, which the engine reads itself
        request = {"principal": 'Host::"system"', "action": 'Action::"check"', "resource": 'Trajectory::"one"',
                   "context": facts}
        found = self.cedar.is_authorized(request, self.policies, self.entities).diagnostics
        if found.errors:
            sys.exit(f"Cedar: {found.errors}")
        return list(found.id_annotations_by_reason.values())


def nanoseconds(work, items):
    """A call's processor time: the best of five passes over all items."""
    best = None
    for _ in range(5):
        start = time.process_time_ns()
        for item in items:
            work(item)
        spent = (time.process_time_ns() - start) / len(items)
        best = spent if best is None else min(best, spent)
    return best


def main():
    name, mode, folder = sys.argv[1:]
    kind = {"by_hand": ByHand, "zen": Zen, "cedar": Cedar}[name]
    with open(f"{folder}/{kind.facts}") as file:
        lines = [file.readline()] if mode == "cold" else file.readlines()
    begun = time.process_time_ns()
    engine = kind()
    engine.breaches(lines[0])
    if mode == "cold":
        begun = time.process_time_ns() - begun
        peak = re.search(r"VmHWM:\s+(\d+)", pathlib.Path("/proc/self/status").read_text()).group(1)
        print(json.dumps({"cold_ms": begun / 1e6, "peak_kb": int(peak)}))
    elif mode == "verdicts":
        for line in lines:
            print(",".join(sorted(engine.breaches(line))))
    else:
        held = [engine.held(line) for line in lines]
        print(json.dumps({"facts_ns": nanoseconds(engine.breaches, held), "version": engine.version,
                          "json_ns": nanoseconds(engine.breaches, lines)}))


if __name__ == "__main__":
    main()
