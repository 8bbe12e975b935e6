# SPDX-License-Identifier: EUPL-1.2
"""Records out of three tables: the same findings as the records that the tables were made of."""

from __future__ import annotations

import csv
import datetime
import json
import pathlib
from typing import Any

import pandas
import polars
import pytest

from baken import Programme, tables

ON = "2026-03-10"
TABLES = ("events", "periods", "activities")


@pytest.fixture(scope="module")
def files(source: pathlib.Path) -> dict[str, Any]:
    return {name: source / f"examples/python/data/{name}.csv" for name in TABLES}


@pytest.fixture(scope="module")
def columns(source: pathlib.Path) -> tables.Columns:
    names: dict[str, tables.Columns] = {}
    exec((source / "examples/python/columns.py").read_text(), names)
    return names["COLUMNS"]


def test_csv_files_hold_the_caseload(programme: Programme, caseload: list[str], files: dict[str, Any],
                                     columns: tables.Columns) -> None:
    made = tables.records(**files, columns=columns)
    assert [record["id"] for record in made] == [json.loads(line)["id"] for line in caseload]
    for record, line in zip(made, caseload, strict=True):
        assert record == json.loads(line)
        assert programme.check(record, on=ON).to_dict() == programme.check(line, on=ON).to_dict()


def test_frames_of_any_kind_hold_the_same(files: dict[str, Any], columns: tables.Columns) -> None:
    expected = tables.records(**files, columns=columns)
    as_pandas: dict[str, Any] = {name: pandas.read_csv(file, sep=";", dtype=str) for name, file in files.items()}
    as_pandas["events"]["datum"] = pandas.to_datetime(as_pandas["events"]["datum"])
    assert tables.records(**as_pandas, columns=columns) == expected
    as_polars: dict[str, Any] = {name: polars.read_csv(file, separator=";", infer_schema_length=0) for name, file in files.items()}
    as_polars["events"] = as_polars["events"].with_columns(polars.col("datum").str.to_date())
    assert tables.records(**as_polars, columns=columns) == expected
    assert tables.records(*(as_polars[name].to_arrow() for name in TABLES), columns=columns) == expected
    with files["events"].open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert tables.records(rows, columns=columns) == tables.records(files["events"], columns=columns)


def event(**cells: Any) -> dict[str, Any]:
    return {"trajectory": "t-1", "kind": "intake", "date": "2026-01-12", **cells}


def only_event(row: dict[str, Any]) -> dict[str, Any]:
    record, = tables.records([row])
    found: dict[str, Any] = record["events"][0]
    return found


@pytest.mark.parametrize("day", ["2026-01-12", "2026-01-12 00:00:00", "2026-01-12T00:00", datetime.date(2026, 1, 12),
                                 datetime.datetime(2026, 1, 12, 9, 30), pandas.Timestamp("2026-01-12")])
def test_days_of_any_kind_are_days(day: Any) -> None:
    assert only_event(event(date=day))["date"] == "2026-01-12"


def test_what_is_partly_known_stays_so_and_what_is_empty_is_no_fact() -> None:
    assert only_event(event(date="2026-01"))["date"] == "2026-01"
    for empty in (None, "", float("nan"), pandas.NaT, pandas.NA):
        found = only_event(event(place=empty, amount=empty, by=empty, date=empty))
        assert found == {"kind": "intake"}
    assert only_event(event(amount=3.0, by=["coach"], tags=" a ; b;"))["amount"] == 3
    assert only_event(event(trajectory=12)) == only_event(event())
    assert tables.records([event(trajectory=12.0)])[0]["id"] == "12"


def test_columns_have_the_names_that_they_are_given() -> None:
    rows = [{"dossier": "t-1", "soort": "intake", "datum": "2026-01-12", "naam_medewerker": "x"}]
    columns = {"events": {"trajectory": "dossier", "kind": "soort", "date": "datum"}}
    assert tables.records(rows, columns=columns, ignore=["naam_medewerker"]) == tables.records([event()])
    with pytest.raises(ValueError, match="'naam_medewerker' is not known"):
        tables.records(rows, columns=columns)


@pytest.mark.parametrize(("row", "columns", "message"), [
    ({"trajectory": "t", "kind": "intake", "date": "2026", "plaace": "x"}, {}, "'plaace' is not known; did you mean 'place'"),
    ({"trajectory": "t", "kind": "intake"}, {}, "no column date; the table has 'trajectory', 'kind'"),
    ({"trajectory": "t", "kind": "intake", "datum": "x"}, {"events": {"date": "daatum"}}, "no column 'daatum' for date; did you mean 'datum'"),
    ({"trajectory": "t", "kind": "intake", "datum": "x"}, {"events": {"dat": "datum"}}, "called 'dat' here; did you mean 'date'"),
    ({"trajectory": "t"}, {"event": {}}, "no table 'event'; did you mean 'events'"),
    ({"trajectory": "", "kind": "intake", "date": "2026"}, {}, "row 1: trajectory is empty"),
])
def test_a_column_that_is_not_known_is_named_with_the_nearest(row: dict[str, str], columns: tables.Columns, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tables.records([row], columns=columns)


def period(**cells: Any) -> dict[str, Any]:
    return {"trajectory": "t-1", "name": "plan", "since": "2026-01-12", **cells}


def test_an_element_goes_into_its_plan() -> None:
    record, = tables.records(periods=[
        period(sort="plan_element", name="goal", plan="p-2"), period(sort="plan", reference="p-1", makers="coach"),
        period(sort="plan", reference="p-2", since="2026-02-02")])
    assert record["plans"] == [
        {"kind": "plan", "drawn_up_on": "2026-01-12", "makers": ["coach"]},
        {"kind": "plan", "drawn_up_on": "2026-02-02", "elements": [{"kind": "goal", "since": "2026-01-12"}]}]
    with pytest.raises(ValueError, match="not one of: 'p-1'"):
        tables.records(periods=[period(sort="plan", reference="p-1"), period(sort="plan_element", plan="p-9")])


def test_a_period_of_a_wrong_sort_is_an_error() -> None:
    with pytest.raises(ValueError, match="did you mean 'membership'"):
        tables.records(periods=[period(sort="memberschip")])
    with pytest.raises(ValueError, match="a layer of t-1 has a value for party"):
        tables.records(periods=[period(sort="layer", party="c-1")])


def test_a_csv_file_with_a_torn_line_is_an_error(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text("\ufefftrajectory,kind,date\nt-1,intake,2026-01-12\nt-1,overview\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 3: not as many cells"):
        tables.records(file)


def test_one_dict_is_no_table() -> None:
    with pytest.raises(TypeError, match="list of dicts"):
        tables.records(event())
