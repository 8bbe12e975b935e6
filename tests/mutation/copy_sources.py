# SPDX-License-Identifier: EUPL-1.2
"""A copy of the sources, to change and to build."""

import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def write_when_different(path, text):
    """So that building again builds only what changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text:
        path.write_bytes(text)


def write_copy(tree, texts, added):
    """What git knows and what is new, with other texts for some files, and files of our own."""
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True,
                           capture_output=True, text=True).stdout.split("\0")
    kept = set(added)
    for path, text in added.items():
        write_when_different(path, text)
    for name in filter(None, names):
        source = ROOT / name
        if source.is_file():
            write_when_different(tree / name, texts.get(source) or source.read_bytes())
            shutil.copymode(source, tree / name)
            kept.add(tree / name)
    for path in tree.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
