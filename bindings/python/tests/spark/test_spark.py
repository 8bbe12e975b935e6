# SPDX-License-Identifier: EUPL-1.2
"""baken.spark in PySpark on this machine, with two workers: the same findings as without it."""

from __future__ import annotations

import os
import pathlib
import sys
from collections.abc import Iterator
from typing import Any

import pyarrow
import pytest
from pyspark import TaskContext
from pyspark.sql import SparkSession

import baken
from baken import Programme, spark

ON = "2026-03-10"
DATA = pathlib.Path(os.environ["BAKEN_SOURCE"]) / "examples/data"


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    made = (SparkSession.builder.master("local[2]").appName("baken").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2").config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
            .getOrCreate())
    yield made
    made.stop()


@pytest.fixture(scope="module")
def records() -> list[str]:
    return (DATA / "caseload.ndjson").read_text(encoding="utf-8").splitlines() * 3 + ['{"id":', ""]


def test_two_workers_find_what_one_machine_finds(session: SparkSession, records: list[str]) -> None:
    programme = Programme.builtin("thuis-in-mvs")
    frame = session.createDataFrame([(i, one) for i, one in enumerate(records)], "place int, record string").repartition(4)
    check = spark.checker(programme, on=ON, keep=["place"])
    found = frame.mapInArrow(check, check.schema(frame)).collect()
    expected = [(row.record, row.id, row.rule, row.subject, row.rule_class, row.outcome, row.since, row.due, row.changes_on,
                 row.breaches, row.days_in_breach, row.problem)
                for row in programme.check_many(records, on=ON).rows()]
    key = repr
    assert sorted((tuple(row) for row in found), key=key) == sorted(expected, key=key)
    assert sum(row.problem is not None for row in found) == 2


def test_the_work_is_done_in_more_than_one_process(session: SparkSession, records: list[str]) -> None:
    check = spark.checker(Programme.builtin("thuis-in-mvs"), on=ON, summary=True)

    def judged_where(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for answer in check(batches):
            import time
            time.sleep(0.5)  # long enough for the other worker to take its share
            context = TaskContext.get()
            yield pyarrow.record_batch({"pid": [os.getpid()], "task": [context.partitionId() if context else -1],
                                        "rows": [answer.num_rows]})
    frame = session.createDataFrame([(one,) for one in records], "record string").repartition(4)
    found = frame.mapInArrow(judged_where, "pid long, task long, rows long").collect()
    assert len({row.pid for row in found}) >= 2 and os.getpid() not in {row.pid for row in found}
    assert sum(row.rows for row in found) == 36 * 42 + 2


def test_a_deviation_goes_along_to_the_workers(session: SparkSession) -> None:
    record = (DATA / "organisation/organisation_sizes.json").read_text()
    programme = Programme.builtin("thuis-in-mvs")
    off: dict[str, Any] = {"programme": "thuis-in-mvs", "changes": [{
        "switched_off": "MVS-09", "of": Programme.analyse(programme.describe()).rules["MVS-09"], "who": "college",
        "decided_on": "2026-01-20", "why": "Er is nog geen formulierenteam."}]}
    check = spark.checker(programme.deviate(off), on="2026-12-01", record="json", subject="organisation")
    frame = session.createDataFrame([(record,)], "json string")
    rules = {row.rule for row in frame.mapInArrow(check, check.schema(frame)).collect()}
    assert "MVS-04" in rules and "MVS-09" not in rules


def test_what_cannot_be_asked_is_said_before_a_job_is_started(session: SparkSession) -> None:
    frame = session.createDataFrame([("{}",)], "record string")
    programme = Programme.builtin("thuis-in-mvs")
    with pytest.raises(ValueError, match="no column 'recrod'; it has record"):
        spark.checker(programme, on=ON, record="recrod").schema(frame)
    with pytest.raises(ValueError, match="a column 'id' of their own"):
        spark.checker(programme, on=ON, keep=["id"])


def test_bytes_of_protobuf_and_slices_are_records_too() -> None:
    check = spark.checker(Programme.builtin("thuis-in-mvs"), on=ON, format="protobuf", keep=["n"])
    batch = pyarrow.record_batch({"n": [1, 2, 3], "record": [b"\x0a\x01a", b"\x0a\x01b", b"\x0a\x01c"]})
    answer, = check(iter([batch.slice(1, 2)]))
    assert set(zip(answer.column("n").to_pylist(), answer.column("id").to_pylist())) == {(2, "b"), (3, "c")}
    assert list(check(iter([]))) == [] and baken.__version__
