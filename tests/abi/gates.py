#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""gates.py GATE --source DIR --library FILE [--folder DIR]: what a released baken never takes back.

exports    the names of the library are those of tests/abi/exports.txt
constants  values, sizes and offsets of the headers are those of tests/abi/constants.txt
types      abidiff finds no difference with tests/abi/baken.abixml
covered    each function is documented, tested, fuzzed and bound, or tests/abi/not_yet.txt says why not yet
`accept` writes the files of the first three anew, and protos.binpb that ./dev lint holds the messages against: for
additions, before they are released.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

ACCEPT = "./dev accept-abi writes it down."


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)


def must(*command, **more):
    done = run(*command, **more)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr}")
    return done.stdout


class Gate:
    def __init__(self, source, library, folder):
        self.source, self.library, self.folder = source, library, folder
        self.include, self.golden = source / "include", source / "tests/abi"
        self.header = (self.include / "baken/baken.h").read_text()
        self.complaints = []

    def complain(self, sentence):
        self.complaints.append(sentence)

    # ---- exports ----

    def exported(self):
        lines = must("nm", "--dynamic", "--defined-only", "--with-symbol-versions", self.library).splitlines()
        names = (line.split()[-1] for line in lines)
        return sorted(name.replace("@@", "@") for name in names if name.startswith("baken") or "@" in name)

    def exports(self):
        promised, found = self.lines("exports.txt"), self.exported()
        for name in promised:
            if name not in found:
                self.complain(f"The library no longer exports {name}. Every program made with it stops starting. "
                              "Put the function back, in baken.map too; a name that was released is never removed.")
        for name in found:
            if name not in promised:
                self.complain(f"The library exports {name}, which is not in tests/abi/exports.txt. If it is a new "
                              f"function of baken.h: {ACCEPT} If not, it must not leave the library: see baken.map.")
        return found

    # ---- constants and layouts ----

    def probe(self):
        text = self.header + (self.include / "baken/limits.h").read_text()
        names = re.findall(r"^#define (BAKEN_\w+|ARROW_FLAG_\w+) +\S", text, re.M)
        names = [name for name in names if name not in ("BAKEN_VERSION_NUMBER", "BAKEN_API", "BAKEN_CALL")]
        shows = [f'  printf("{name} %ld\\n", (long){name});' for name in names]
        for kind in ("baken_status", "baken_format"):
            shows.append(f'  printf("sizeof({kind}) %ld signed %d\\n", (long)sizeof({kind}), ({kind})-1 < 0);')
        for struct in ("ArrowSchema", "ArrowArray"):
            shows.append(f'  printf("sizeof({struct}) %ld\\n", (long)sizeof(struct {struct}));')
            body = re.search(r"struct %s \{(.*?)\};" % struct, text, re.S).group(1)
            for declaration in body.strip().split(";")[:-1]:
                field = (re.search(r"\(\*(\w+)\)", declaration) or re.search(r"(\w+)$", declaration.strip())).group(1)
                shows.append(f'  printf("{struct}.{field} at %ld, %ld bytes\\n", (long)offsetof(struct {struct}, '
                             f'{field}), (long)sizeof(((struct {struct} *)0)->{field}));')
        return ("#include <baken/baken.h>\n#include <baken/limits.h>\n#include <stdio.h>\nint main(void) {\n"
                + "\n".join(shows) + "\n  return 0;\n}\n")

    def measured(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        program, made = self.folder / "constants.c", self.folder / "constants"
        program.write_text(self.probe())
        must(os.environ.get("CC", "cc"), f"-I{self.include}", program, "-o", made)
        return must(made).splitlines()

    def constants(self):
        found = self.measured()
        now = dict(line.split(" ", 1) for line in found)
        before = dict(line.split(" ", 1) for line in self.lines("constants.txt"))
        for name, value in before.items():
            if name not in now:
                self.complain(f"{name} is gone from the headers, so that programs with it no longer compile. Put it "
                              f"back, as {value}.")
            elif now[name] != value:
                self.complain(self.changed(name, value, now[name]))
        for name in now:
            if name not in before:
                self.complain(f"{name} is new ({now[name]}). An addition is fine: {ACCEPT}")
        return found

    @staticmethod
    def changed(name, before, now):
        if name.startswith("BAKEN_MAX_") and int(now) > int(before):
            return f"The limit {name} was raised from {before} to {now}, which is fine: {ACCEPT}"
        if name.startswith("BAKEN_MAX_"):
            return (f"The limit {name} was lowered from {before} to {now}: requests that were answered would now be "
                    "refused. Limits only go up.")
        if name.startswith(("Arrow", "sizeof(Arrow")):
            return (f"The layout of {name} changed from \"{before}\" to \"{now}\". Programs compiled with the old one "
                    "read other bytes; the Arrow standard fixed it. Put it back.")
        return (f"{name} changed from \"{before}\" to \"{now}\". Programs compiled with the old value mean the old "
                "thing; values are frozen. Put it back, and add a new name for a new meaning.")

    # ---- types ----

    def describe_types(self, into):
        must("abidw", "--exported-interfaces-only", "--headers-dir", self.include, "--drop-private-types",
             "--no-show-locs", "--no-comp-dir-path", "--no-corpus-path", "--no-elf-needed", "--out-file", into,
             self.library)

    def types(self):
        now = self.folder / "now.abixml"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.describe_types(now)
        compared = run("abidiff", "--no-show-locs", self.golden / "baken.abixml", now)
        if compared.returncode & 3:
            sys.exit(f"abidiff failed:\n{compared.stdout}{compared.stderr}")
        taken = re.search(r"Functions changes summary: (\d+) Removed, (\d+) Changed", compared.stdout)
        if taken and taken.groups() != ("0", "0"):
            self.complain("A function or type of baken.h was removed or changed (a parameter, a return type, a field), "
                          "so that programs compiled before no longer fit. Put it back, and add a new function instead. "
                          f"abidiff says:\n{compared.stdout}")
        elif compared.returncode:
            self.complain(f"Functions were added to baken.h, which is fine: {ACCEPT} abidiff says:\n{compared.stdout}")
        return now

    # ---- covered ----

    def functions(self):
        text = (self.source / "src/capi/baken.map").read_text()
        return re.findall(r"^\s+(baken_\w+);", text, re.M)

    def not_yet(self):
        """{kind: {function: reason}}; the function * stands for all."""
        exempt = {}
        for line in self.lines("not_yet.txt"):
            kind, function, reason = line.split(None, 2)
            exempt.setdefault(kind, {})[function] = reason
        return exempt

    def texts(self, *globs):
        files = [file for glob in globs for file in sorted(self.source.glob(glob))]
        return "\n".join(file.read_text() for file in files)

    def covered(self):
        fuzzed = self.texts("tests/fuzz/targets.txt")
        places = {
            "tested": (self.texts("tests/*/*_test.cc"), r"\b{}\(", "has no test: call it in tests/capi"),
            "fuzzed": (fuzzed, r"^{}\s+\S", "has no fuzz target: name one in tests/fuzz/targets.txt"),
            "bound": (self.texts("bindings/python/src/**/*.py"), r"library\.{}\b",
                      "is not called by the Python package: bindings/python/src/baken"),
        }
        exempt = self.not_yet()
        for function in self.functions():
            if not re.search(r"\*/\nBAKEN_API [^;/]*\b%s\(" % function, self.header):
                self.complain(f"{function} is exported but has no comment right above it in baken.h. Say there what "
                              "it does, who owns what, when it fails.")
            for kind, (text, pattern, sentence) in places.items():
                excused = exempt.get(kind, {})
                has = re.search(pattern.format(function), text, re.M)
                if not has and function not in excused and "*" not in excused:
                    self.complain(f"{function} {sentence}, or tell in tests/abi/not_yet.txt why not yet.")
                if has and function in excused:
                    print(f"note: {function} is {kind} now; its line in tests/abi/not_yet.txt may go")
        for kind, excused in exempt.items():
            text, pattern, _ = places[kind]
            if "*" in excused and all(re.search(pattern.format(f), text, re.M) for f in self.functions()):
                print(f"note: every function is {kind} now; the line `{kind} *` in tests/abi/not_yet.txt may go")
        declared = set(re.findall(r"BAKEN_API [^;]*?\b(baken_\w+)\(", self.header))
        for function in sorted(declared - set(self.functions())):
            self.complain(f"{function} is in baken.h but not in src/capi/baken.map, so that nobody can link it.")

    def lines(self, name):
        lines = (self.golden / name).read_text().splitlines()
        return [line for line in lines if line and not line.startswith("#")]

    def accept(self):
        licence = "# SPDX-License-Identifier: EUPL-1.2\n"
        (self.golden / "exports.txt").write_text(licence + "\n".join(self.exported()) + "\n")
        (self.golden / "constants.txt").write_text(licence + "\n".join(self.measured()) + "\n")
        self.describe_types(self.golden / "baken.abixml")
        protos = sorted((self.source / "proto/baken/v1").glob("*.proto"))
        must("protoc", f"-I{self.source / 'proto'}", f"--descriptor_set_out={self.golden / 'protos.binpb'}", *protos)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gate", choices=("exports", "constants", "types", "covered", "accept"))
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--library", type=pathlib.Path, required=True)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("/tmp"))
    args = parser.parse_args()
    gate = Gate(args.source, args.library, args.folder)
    getattr(gate, args.gate)()
    for complaint in gate.complaints:
        print(complaint)
    sys.exit(1 if gate.complaints else 0)


if __name__ == "__main__":
    main()
