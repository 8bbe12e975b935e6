# SPDX-License-Identifier: EUPL-1.2
"""Many records: the rows are the findings of each record's report, in whatever way they are read."""

from __future__ import annotations

import datetime
import gc
import json
import pathlib
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import baken
from baken import Programme, Row

ON = "2026-03-10"
CUT_OFF = '{"id":'


def rows_of_report(number: int, report: baken.Report) -> Iterator[Row]:
    for one in report:
        days = [breach.days(report.judged_on) for breach in one.breaches]
        yield Row(number, one.rule_id, one.subject, one.outcome, one.since, one.due, one.changes_on, len(one.breaches), None,
                  report.subject_id, one.rule_class, None if None in days else sum(day or 0 for day in days))


@pytest.fixture(scope="module")
def expected(programme: Programme, caseload: list[str]) -> list[Row]:
    return [row for number, record in enumerate(caseload)
            for row in rows_of_report(number, programme.check(record, on=ON, languages=[]))]


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("batch", [1, 5, 1000])
def test_rows_are_the_findings_of_one_by_one(programme: Programme, caseload: list[str], expected: list[Row], threads: int,
                                             batch: int) -> None:
    assert list(programme.check_many(iter(caseload), on=ON, threads=threads, batch=batch).rows()) == expected


def test_a_file_is_read_in_chunks(programme: Programme, caseload: list[str], expected: list[Row], tmp_path: pathlib.Path,
                                  monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "caseload.ndjson"
    file.write_bytes(b"\xef\xbb\xbf\n" + "\r\n\n".join(caseload).encode())  # as Windows writes it, with empty lines
    for chunk in (100, 4000, 1 << 20):
        monkeypatch.setattr("baken.many.CHUNK_BYTES", chunk)
        for batch in (1, 7):
            assert list(programme.check_many(file, on=ON, batch=batch).rows()) == expected
    assert list(programme.check_many(str(file), on=ON).rows()) == expected
    (tmp_path / "empty.ndjson").write_text("\n \n")
    assert list(programme.check_many(tmp_path / "empty.ndjson", on=ON).rows()) == []
    with pytest.raises(FileNotFoundError):
        programme.check_many(tmp_path / "nothing.ndjson", on=ON)


def test_a_bad_record_is_one_row_that_says_so(programme: Programme, caseload: list[str]) -> None:
    records: list[Any] = [caseload[0], CUT_OFF, json.loads(caseload[1]), {"id": {1j}}, 7, caseload[2].encode(), ""]
    rows = programme.check_many(records, on=ON, batch=3)
    problems = {row.record: row for row in rows.rows() if row.problem}
    assert sorted(problems) == [1, 3, 4, 6]
    assert problems[1].problem is not None and problems[1].problem.startswith("json_cut_off: ") and problems[1].rule is None
    assert "no place in a record" in rows.unwritten[3] and "not int" in rows.unwritten[4]
    assert {row.record for row in programme.check_many(records, on=ON).rows() if row.rule} == {0, 2, 5}


def test_records_that_cannot_be_got_stop_the_stream(programme: Programme, caseload: list[str]) -> None:
    def failing() -> Iterator[str]:
        yield from caseload
        raise OSError("the tape is torn")
    with pytest.raises(OSError, match="torn"):
        list(programme.check_many(failing(), on=ON, batch=2, threads=2))
    with pytest.raises(OSError, match="torn"):
        programme.check_many(failing(), on=ON, batch=2, threads=2).to_arrow()


def test_a_question_that_cannot_be_asked_is_an_error(programme: Programme) -> None:
    with pytest.raises(baken.MalformedError, match="judged_on"):
        list(programme.check_many([{}], on="soon"))
    with pytest.raises(baken.MalformedError, match="intake"):
        list(programme.check_many([{}], on=ON, recorded=["intaek"]))
    with pytest.raises(ValueError, match="at least 1"):
        programme.check_many([], on=ON, threads=0)
    with pytest.raises(TypeError, match="of one record ask check"):
        programme.check_many({"id": "t-1"}, on=ON)


def test_columns_in_arrow_polars_and_pandas(programme: Programme, caseload: list[str], expected: list[Row]) -> None:
    def rows() -> baken.Rows:
        return programme.check_many([*caseload, CUT_OFF], on=ON, batch=5, threads=2)
    table = rows().to_arrow()
    table.validate(full=True)
    assert table.column_names == list(Row._fields)
    last = table.to_pylist()[-1]
    assert last.pop("problem").startswith("json_cut_off") and last.pop("record") == 12 and not any(last.values())
    assert [tuple(row.values()) for row in table.to_pylist()[:-1]] == [tuple(row) for row in expected]
    frame = rows().to_polars()
    assert frame.schema["since"] == polars.Date and frame.schema["rule"] == polars.Categorical
    assert [tuple(row) for row in frame.rows()[:-1]] == [tuple(row) for row in expected]
    pandas_frame = rows().to_pandas()
    assert isinstance(pandas_frame["rule"].dtype, pandas.CategoricalDtype)
    assert pandas_frame["since"].dtype.kind == "M" and len(pandas_frame) == len(expected) + 1
    late = pandas_frame[pandas_frame["outcome"] == baken.Outcome.VIOLATED]
    assert set(late["rule"]) == {row.rule for row in expected if row.outcome is baken.Outcome.VIOLATED}


def test_without_pyarrow_pandas_reads_row_by_row(programme: Programme, caseload: list[str], expected: list[Row],
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    frame = programme.check_many(caseload, on=ON).to_pandas()
    assert list(frame["days_in_breach"]) == [row.days_in_breach for row in expected]


def test_without_numpy_records_are_counted_all_the_same(programme: Programme, caseload: list[str],
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    found = [row.record for row in programme.check_many(caseload, on=ON, batch=4).rows()]
    assert sorted(set(found)) == list(range(12)) == list(dict.fromkeys(found))


def test_a_batch_is_handed_over_once_and_outlives_its_rows(programme: Programme, caseload: list[str]) -> None:
    batches = list(programme.check_many(caseload, on=ON, batch=6))
    kept = [pyarrow.record_batch(batch) for batch in batches]
    with pytest.raises(ValueError, match="handed over"):
        list(batches[0])
    lengths = [batch.num_rows for batch in kept]
    rules = kept[1].column("rule")
    del batches, kept
    gc.collect()
    assert rules.dictionary.to_pylist().count("MVS-01") == 1 and len(rules) == lengths[1]


def test_a_stream_can_be_left_half_way(programme: Programme, caseload: list[str]) -> None:
    rows = iter(programme.check_many(caseload * 50, on=ON, batch=10, threads=2))
    assert len(next(rows)) > 100
    rows.close()  # type: ignore[attr-defined]


def test_memory_does_not_grow_with_the_file(programme: Programme, caseload: list[str], tmp_path: pathlib.Path) -> None:
    def most_memory_after(times: int) -> int:
        file = tmp_path / "caseload.ndjson"
        with file.open("w") as out:
            for _ in range(times):
                out.write("\n".join(caseload) + "\n")
        count = sum(len(batch) for batch in programme.check_many(file, on=ON, summary=True, threads=2, batch=200))
        assert count == times * 504
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    small = most_memory_after(150)  # 5 MB
    assert most_memory_after(600) - small < 5_000  # KB, where the file is 19,000


def test_a_progress_bar_counts_records(programme: Programme, caseload: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    list(programme.check_many(caseload, on=ON, progress=True))
    assert "12.0" in capsys.readouterr().err
    list(programme.check_many(caseload, on=ON))
    assert capsys.readouterr().err == ""


def test_organisations_are_many_too(programme: Programme, data: pathlib.Path) -> None:
    record = json.loads((data / "organisation/organisation_mvs.json").read_text())
    rows = list(programme.check_many([record, record], on=datetime.date(2026, 3, 6), subject="organisation").rows())
    assert [(row.record, row.subject) for row in rows if row.rule == "MVS-05a" and row.outcome == "OUTCOME_VIOLATED"] == [
        (0, "g-e"), (1, "g-e")]
