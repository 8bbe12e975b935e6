#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""run.py --source DIR --library DIR --folder DIR [--records N]: baken beside other engines on the same rules and facts.
Installs the engines from their registries into FOLDER, holds their verdicts against each other (any difference ends
it), then measures each and prints the table of README.md. Needs Go for CEL and OPA; without it they are left out."""
import argparse
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys

PACKAGES = ["zen-engine==2.1.3", "cedarpy==4.12.2"]
RULES_OF_GO = {"cel": "rules.cel", "opa": "rules.rego"}
TITLES = {"baken": "baken, outcomes", "by_hand": "Python by hand", "zen": "GoRules zen-engine", "cel": "cel-go",
          "opa": "OPA (Rego)", "cedar": "Cedar"}


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


class Peers:
    def __init__(self, args):
        self.here = pathlib.Path(__file__).resolve().parent
        self.source, self.library, self.folder = args.source.resolve(), args.library.resolve(), args.folder.resolve()
        self.facts = self.folder / "facts"
        self.first = self.folder / "first"
        self.programs = {}
        # Debian's Python has the protobuf of the same version as protoc.
        run("/usr/bin/python3", self.here / "facts.py", self.source, self.facts, args.records)
        run("/usr/bin/python3", self.here / "facts.py", self.source, self.first, 1)

    def place(self, mode):
        """A cold start is that of one record; everything else has all of them."""
        return self.first if mode == "cold" else self.facts

    def install(self):
        host = self.folder / "baken_peer"
        run(os.environ.get("CC", "cc"), "-std=c99", "-O2", self.here / "baken_peer.c", f"-I{self.source}/include",
            f"-L{self.library}", "-lbaken", f"-Wl,-rpath,{self.library}", "-o", host)
        self.programs["baken"] = lambda mode: [host, mode, self.place(mode)]
        python = self.folder / "python/bin/python"
        if not python.exists():
            run(sys.executable, "-m", "venv", self.folder / "python")
        run(python, "-m", "pip", "-q", "install", *PACKAGES)
        for name in ("by_hand", "zen", "cedar"):
            self.programs[name] = lambda mode, name=name: [python, self.here / "engines.py", name, mode, self.place(mode)]
        if shutil.which("go"):
            self.install_go()
        else:
            print("no Go here: CEL and OPA are left out")

    def install_go(self):
        made, place = self.folder / "peers_go", self.folder / "go"
        place.mkdir(exist_ok=True)
        for name in ("go.mod", "main.go"):
            shutil.copy(self.here / "go" / name, place / name)
        run("go", "mod", "tidy", cwd=place)
        run("go", "build", "-o", made, ".", cwd=place)
        for name, rules in RULES_OF_GO.items():
            self.programs[name] = lambda mode, name=name, rules=rules: [
                made, name, mode, self.place(mode), self.here / "rules" / rules]

    def verdicts(self, name):
        lines = run(*self.programs[name]("verdicts")).splitlines()
        if name != "baken":
            return lines
        violated = ([finding["rule_id"] for finding in json.loads(line)["findings"]
                     if finding["outcome"] == "OUTCOME_VIOLATED"] for line in lines)
        return [",".join(sorted(rules)) for rules in violated]

    def compare(self):
        ours = self.verdicts("baken")
        broken = sum(len(line.split(",")) for line in ours if line)
        for name in self.programs:
            theirs = self.verdicts(name)
            for number, (left, right) in enumerate(zip(ours, theirs, strict=True)):
                if left != right:
                    sys.exit(f"record {number}: baken says [{left}], {name} says [{right}]")
        print(f"{len(self.programs)} peers agree on {len(ours)} records, {broken} breaches of 17 rules\n")

    def cold(self, name):
        """Milliseconds of processor time from the rules to the first verdict and of the whole process, and memory."""
        inside, whole, peak = [], [], []
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            told = json.loads(run(*self.programs[name]("cold")))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            inside.append(told["cold_ms"])
            peak.append(told["peak_kb"] / 1024)
            whole.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
        return min(inside), min(whole), statistics.median(peak)

    def table(self):
        measured = {name: json.loads(run(*program("measure"))) for name, program in self.programs.items()}
        print("| engine | version | from facts held, µs | from JSON, µs | rules to first verdict, ms | process, ms | memory, MB |")
        print("|---|---|---:|---:|---:|---:|---:|")
        for name, figures in sorted(measured.items(), key=lambda one: one[1]["json_ns"]):
            inside, whole, peak = self.cold(name)
            row = lambda title, facts, text: (
                f"| {title} | {figures['version']} | {facts / 1000:.1f} | {text / 1000:.1f} | {inside:.1f} | {whole:.0f} | "
                f"{peak:.0f} |")
            print(row(TITLES[name], figures["facts_ns"], figures["json_ns"]))
            if name == "baken":
                print(row("baken, findings with days and causes", figures["findings_ns"], figures["findings_json_ns"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--source", "--library", "--folder"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    parser.add_argument("--records", type=int, default=2000)
    peers = Peers(parser.parse_args())
    peers.install()
    peers.compare()
    peers.table()


if __name__ == "__main__":
    main()
