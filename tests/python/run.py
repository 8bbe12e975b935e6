#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""run.py python|spark: the tests of the Python package, over a wheel made of the library that was just built.

python  types by mypy --strict, examples of the documentation, tests and scripts of examples/python
spark   baken.spark in PySpark on this machine
Ends with 77 where the package index cannot be reached and something is missing.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tomllib

LEFT_OUT = 77
UNREACHABLE = re.compile(r"NewConnectionError|ConnectTimeout|ReadTimeout|Max retries|name resolution|ProxyError|"
                         r"error sending request|dns error|connect error|Could not connect|timed out", re.I)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=["python", "spark"])
    for name in ("source", "library", "descriptors", "command", "vectors", "folder"):
        parser.add_argument(f"--{name}", type=lambda text: pathlib.Path(text).resolve(), required=True)
    return parser.parse_args()


class Environment:
    """A virtual environment with what the tests need. What pip and uv fetched once stays in their own caches."""

    def __init__(self, args):
        self.args, self.package = args, args.source / "bindings/python"
        self.python = args.folder / "venv/bin/python"
        project = tomllib.loads((self.package / "pyproject.toml").read_text())
        extras = project["project"]["optional-dependencies"]
        self.needs = project["build-system"]["requires"] + extras["test"]
        if args.part == "spark":
            # PySpark 3.5 asks for a module that Python 3.12 no longer has; setuptools brings it.
            self.needs = project["build-system"]["requires"] + extras["spark"] + ["pyspark<3.6", "pytest>=8", "setuptools<80"]

    def fill(self):
        filled, wanted = self.args.folder / "filled.txt", "\n".join(self.needs)
        if filled.exists() and filled.read_text() == wanted:
            return
        subprocess.run([sys.executable, "-m", "venv", "--clear", self.args.folder / "venv"], check=True)
        pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile",
               "--retries", "1", "--timeout", "30"]
        # uv unpacks many times as quickly; where it cannot be had or does not get there pip does the same. PySpark is one
        # large package, which pip keeps made in its cache.
        if self.args.part != "python" or not self.fetched([*pip, "uv"]) or not self.fetched(
                [self.python, "-m", "uv", "pip", "install", "--quiet", "--python", self.python, *self.needs]):
            fetched = subprocess.run([*map(str, pip), *self.needs], capture_output=True, text=True)
            self.judge(fetched)
        filled.write_text(wanted)

    @staticmethod
    def fetched(command):
        return subprocess.run([str(part) for part in command], capture_output=True).returncode == 0

    def judge(self, fetched):
        if fetched.returncode != 0 and UNREACHABLE.search(fetched.stderr):
            print("Left out: the package index cannot be reached, and this is not here: " + ", ".join(self.needs))
            sys.exit(LEFT_OUT)
        if fetched.returncode != 0:
            sys.exit(fetched.stderr)

    def run(self, *command, **more):
        variables = {**os.environ, "BAKEN_LIBRARY": str(self.args.library), "BAKEN_DESCRIPTORS": str(self.args.descriptors),
                     "BAKEN_COMMAND": str(self.args.command), "BAKEN_VECTORS": str(self.args.vectors),
                     "BAKEN_SOURCE": str(self.args.source), "PYTHONDONTWRITEBYTECODE": "1", "MPLBACKEND": "agg",
                     "MPLCONFIGDIR": str(self.args.folder / "matplotlib")}
        done = subprocess.run([str(self.python), "-m", *map(str, command)], env=variables, **more)
        if done.returncode != 0:
            sys.exit(done.returncode)

    def install(self):
        wheels = self.args.folder / "wheel"
        for old in wheels.glob("*.whl"):
            old.unlink()
        pip = ["pip", "--quiet", "--disable-pip-version-check"]
        self.run(*pip, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", wheels, self.package)
        wheel, = wheels.glob("*.whl")
        self.run(*pip, "install", "--no-compile", "--no-deps", "--force-reinstall", wheel)


def main():
    args = arguments()
    args.folder.mkdir(parents=True, exist_ok=True)
    environment = Environment(args)
    environment.fill()
    environment.install()
    tests, configuration = environment.package / "tests", environment.package / "pyproject.toml"
    installed, = (args.folder / "venv/lib").glob("python*/site-packages/baken")
    pytest = ["pytest", "-c", configuration, "--rootdir", args.folder, "-p", "no:cacheprovider"]
    if args.part == "spark":
        environment.run(*pytest, tests / "spark", cwd=args.folder)
        return
    mypy = ["mypy", "--config-file", configuration, "--cache-dir", args.folder / "mypy"]
    environment.run(*mypy, "--package", "baken", cwd=args.folder)
    scripts = sorted((args.source / "examples/python").glob("*.py"))
    environment.run(*mypy, tests, environment.package / "bench.py", *scripts, cwd=args.folder)
    environment.run(*pytest, "--doctest-modules", "--ignore", tests / "spark", installed, tests, cwd=args.folder)


if __name__ == "__main__":
    main()
