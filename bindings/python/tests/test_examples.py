# SPDX-License-Identifier: EUPL-1.2
"""The scripts of examples/python run, and say what the records say."""

from __future__ import annotations

import csv
import datetime
import os
import pathlib
import re
import subprocess
import sys

import openpyxl
import pytest

from baken import Outcome, Programme, RuleClass

ON = "2026-03-10"


@pytest.fixture(scope="module")
def examples(source: pathlib.Path) -> pathlib.Path:
    return source / "examples/python"


def run(script: pathlib.Path, *arguments: object) -> str:
    done = subprocess.run([sys.executable, script, *map(str, arguments)], capture_output=True, text=True,
                          env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "MPLBACKEND": "agg"})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_fifteen_lines_make_a_spreadsheet_of_three_csv_files(examples: pathlib.Path, tmp_path: pathlib.Path,
                                                             programme: Programme, caseload: list[str]) -> None:
    script, book = examples / "spreadsheet.py", tmp_path / "book.xlsx"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", '"""'))]
    assert len(lines) <= 15
    run(script, examples / "data", book)
    late, rules = openpyxl.load_workbook(book)
    heads, *found = [[cell.value for cell in row] for row in late.iter_rows()]
    assert heads == ["id", "rule", "titel", "rule_class", "since", "days_in_breach"]
    expected = [row for row in programme.check_many(caseload, on=ON).rows() if row.outcome is Outcome.VIOLATED]
    assert sorted((row[0], row[1], row[5]) for row in found) == sorted((row.id, row.rule, row.days_in_breach) for row in expected)
    assert all(isinstance(row[4], datetime.datetime) and row[3] in ("verplichting", "norm") for row in found)
    assert rules.title == "Per regel" and "MVS-01" in {row[0].value for row in rules.iter_rows()}


def test_the_yearly_report_shows_bases_and_hides_small_groups(examples: pathlib.Path, tmp_path: pathlib.Path,
                                                              programme: Programme) -> None:
    file = tmp_path / "caseload.ndjson"
    file.write_text(run(examples / "synthetic.py", 250) + '{"id":\n')
    said = run(examples / "yearly_report.py", file, "--on", ON, "--into", tmp_path)
    assert "251 trajecten; 1 konden niet worden gelezen" in said and "niet te bepalen" in said
    assert (tmp_path / "report.png").read_bytes().startswith(b"\x89PNG") and (tmp_path / "report.png").stat().st_size > 20_000
    with (tmp_path / "report.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    counts = ("nagekomen", "hersteld", "niet nagekomen", "niet te bepalen")
    told: dict[str, dict[str, int]] = {}
    for row in programme.check_many(file, on=ON).rows():
        if row.rule and row.outcome and row.rule_class in (RuleClass.MUST, RuleClass.SHOULD):
            name = Outcome.SATISFIED.label() if row.outcome is Outcome.WAIVED else row.outcome.label()
            told.setdefault(row.rule, {}).setdefault(name, 0)
            told[row.rule][name] += 1
    hidden = 0
    for line in rows:
        true = {name: told[line["regel"]].get(name, 0) for name in counts}
        shown = {name: int(line[name]) for name in counts if line[name] != "·"}
        assert all(true[name] == count and not 0 < count < 10 for name, count in shown.items())
        if line["van"] == "·":
            assert sum(true.values()) < 10 and not shown
            continue
        assert int(line["van"]) == sum(true.values())
        left_out = sum(true.values()) - sum(shown.values())
        assert len(shown) == 4 or (len(shown) <= 2 and left_out >= 10)
        hidden += len(shown) < 4
    assert len(rows) > 25 and hidden > 3


def test_duckdb_judges_parquet(examples: pathlib.Path, tmp_path: pathlib.Path, programme: Programme,
                               caseload: list[str]) -> None:
    heads, *lines = run(examples / "duckdb_parquet.py", tmp_path).splitlines()
    assert heads.startswith("rule, rule_class, in_breach")
    expected: dict[str, int] = {}
    for row in programme.check_many(caseload, on=ON).rows():
        if row.rule and row.outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED):
            expected[row.rule] = expected.get(row.rule, 0) + 1
    cells = [line.split(", ") for line in lines]
    assert {row[0]: int(row[2]) + int(row[3]) for row in cells} == expected


def test_what_the_pages_show_runs(source: pathlib.Path, tmp_path: pathlib.Path) -> None:
    page = (source / "bindings/python/README.md").read_text(encoding="utf-8")
    code, = re.findall(r"```python\n(.*?)```", page, re.S)
    line, = re.findall(r'^python3 -c "(.*)"$', (source / "README.md").read_text(encoding="utf-8"), re.M)
    for script, expected in ((code, "MVS-06b 2026-04-12 "), (line, "MVS-15a")):
        done = subprocess.run([sys.executable, "-c", script], cwd=source, capture_output=True, text=True)
        assert done.returncode == 0 and expected in done.stdout, done.stderr


def test_the_measurement_runs(source: pathlib.Path, data: pathlib.Path) -> None:
    said = run(source / "bindings/python/bench.py", data / "caseload.ndjson", 1)
    assert "x the call by the C ABI" in said and "check_many, threads=2" in said
