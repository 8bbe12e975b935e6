# SPDX-License-Identifier: EUPL-1.2
"""Records out of the three tables that every case system exports: what happened, what held for a while, what was worked on.

A table is a data frame of pandas or polars, a table of pyarrow, the path of a CSV file, or an iterable of dicts. Its
columns have the names below, or are given by name: ``columns={"events": {"trajectory": "dossier", "date": "datum"}}``.
A column that is not known is an error that names the nearest, so that no fact is lost unseen; `ignore` lists those that
may be left out. `trajectory` is the caller's reference of the record that a row belongs to.

events      trajectory, kind, date, by, tags, place, amount
activities  trajectory, activity, offered_on, started_on, done_on, declined_on, not_applicable_on, reason, mode, host, tags
periods     trajectory, sort, name, since, until, through and, by sort:

            sort          name is              and
            membership    the kind of group    group
            involvement   the role             party, tags
            circumstance  the circumstance     value
            layer         the layer            reason; it is held from `since` until the next
            plan          the kind of plan     reference, makers, owner, signed_on; it holds from `since` until the next
            plan_element  the kind of element  plan (the reference of its plan), reference, voiced_by, helper, serves, tags
            waiver        the rule             granted_by, reason

Several words in one cell are separated by ";" (`by`, `tags`, `makers`). Dates may be dates of Python, numpy and pandas,
or text; an empty cell is no fact.

>>> records([{"trajectory": "t-1", "kind": "intake", "date": "2026-01-12", "by": "coach;participant"}])
[{'id': 't-1', 'events': [{'kind': 'intake', 'date': '2026-01-12', 'by': ['coach', 'participant']}]}]
>>> records([{"trajectory": "t-1", "kind": "intake", "datum": "2026-01-12"}])
Traceback (most recent call last):
...
ValueError: events: ...
"""

from __future__ import annotations

import csv
import datetime
import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

# A data frame, a table of pyarrow, the path of a CSV file or an iterable of dicts.
Table: TypeAlias = Any
Columns: TypeAlias = Mapping[str, Mapping[str, str]]

_LISTS = {"by", "tags", "makers"}
_DAYS = {"since", "until", "through"}
_EVENTS = ("kind", "date", "by", "tags", "place", "amount")
_ACTIVITIES = ("activity", "offered_on", "started_on", "done_on", "declined_on", "not_applicable_on", "reason", "mode",
               "host", "tags")
# Of each sort of period: the list of the record that it goes into, and its columns with their names in the messages.
_SORTS: dict[str, tuple[str, dict[str, str]]] = {
    "membership": ("memberships", {"name": "kind", "group": "group"}),
    "involvement": ("involvements", {"name": "role", "party": "party", "tags": "tags"}),
    "circumstance": ("circumstances", {"name": "name", "value": "value"}),
    "layer": ("layers", {"name": "layer", "since": "entered_on", "reason": "reason"}),
    "plan": ("plans", {"name": "kind", "since": "drawn_up_on", "makers": "makers", "owner": "owner",
                       "signed_on": "signed_on"}),
    "plan_element": ("elements", {"name": "kind", "reference": "id", "voiced_by": "voiced_by", "helper": "helper",
                                  "serves": "serves", "tags": "tags"}),
    "waiver": ("waivers", {"name": "rule", "granted_by": "granted_by", "reason": "reason"}),
}
_KNOWN = {
    "events": ("trajectory", *_EVENTS),
    "activities": ("trajectory", *_ACTIVITIES),
    "periods": tuple(dict.fromkeys(("trajectory", "sort", "since", "until", "through", "plan",
                                    *(column for _, columns in _SORTS.values() for column in columns)))),
}
_NEEDED = {"events": ("trajectory", "kind", "date"), "activities": ("trajectory", "activity"),
           "periods": ("trajectory", "sort", "name", "since")}
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]00:00(:00(\.0+)?)?")


def records(events: Table = None, periods: Table = None, activities: Table = None, *, columns: Columns | None = None,
            ignore: Sequence[str] = ()) -> list[dict[str, Any]]:
    """A record for each trajectory that a row is about, in the order in which they first appear."""
    found: dict[str, dict[str, Any]] = {}
    mapped = dict(columns or {})
    for named in mapped:
        if named not in _KNOWN:
            raise ValueError(f"columns: there is no table {named!r}{_nearest(named, _KNOWN)}")
    for name, table in (("events", events), ("activities", activities), ("periods", periods)):
        if table is None:
            continue
        elements: list[tuple[dict[str, Any], str, dict[str, Any]]] = []
        for row in _rows(name, table, mapped.get(name, {}), ignore):
            record = found.setdefault(row["trajectory"], {"id": row["trajectory"]})
            if name == "periods":
                _add_period(record, row, elements)
            else:
                record.setdefault(name, []).append({key: value for key, value in row.items() if key != "trajectory"})
        for record, plan, element in elements:
            _add_element(record, plan, element)
    for record in found.values():
        for plan in record.get("plans", ()):
            del plan["reference"]
    return list(found.values())


def _rows(name: str, table: Table, mapped: Mapping[str, str], ignore: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Rows with our names, of what is there; numbered from 1 on in errors, as a reader of the table counts."""
    there, rows = _read(table)
    ours = _our_names(name, there, mapped, ignore)
    for number, row in enumerate(rows, 1):
        cells: dict[str, Any] = {}
        for column, value in row.items():
            our = ours.get(column)
            if our is not None and (cell := _cell(our, value)) not in (None, "", []):
                cells[our] = cell
        for needed in ("trajectory", "sort") if name == "periods" else ("trajectory",):
            if needed not in cells:
                raise ValueError(f"{name}, row {number}: {needed} is empty")
        cells["trajectory"] = str(cells["trajectory"])
        if name == "periods" and cells["sort"] not in _SORTS:
            raise ValueError(f"{name}, row {number}: there is no sort {cells['sort']!r}{_nearest(cells['sort'], _SORTS)}; "
                             f"expected one of {', '.join(_SORTS)}")
        yield cells


def _our_names(name: str, there: list[str], mapped: Mapping[str, str], ignore: Sequence[str]) -> dict[str, str]:
    """{their column: our column}."""
    known = _KNOWN[name]
    for our, their in mapped.items():
        if our not in known:
            raise ValueError(f"{name}: no column is called {our!r} here{_nearest(our, known)}")
        if their not in there:
            raise ValueError(f"{name}: the table has no column {their!r} for {our}{_nearest(their, there)}")
    ours = {their: our for our, their in mapped.items()}
    for column in there:
        if column in ours or column in ignore:
            continue
        if column not in known or column in mapped:
            raise ValueError(f"{name}: the column {column!r} is not known{_nearest(column, known)}. Map it with "
                             f"columns={{{name!r}: {{ours: {column!r}}}}}, or leave it out with ignore=[{column!r}].")
        ours[column] = column
    for needed in _NEEDED[name]:
        if needed not in ours.values():
            raise ValueError(f"{name}: there is no column {needed}; the table has {', '.join(map(repr, there))}. Map it with "
                             f"columns={{{name!r}: {{{needed!r}: …}}}}.")
    return ours


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(str(word), list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _read(table: Table) -> tuple[list[str], Iterable[Mapping[str, Any]]]:
    """The columns and the rows of whatever kind of table."""
    if isinstance(table, (str, os.PathLike)):
        rows: Any = _csv_rows(table)
        return next(rows), rows
    if hasattr(table, "iter_rows"):  # polars
        return list(table.columns), table.iter_rows(named=True)
    if hasattr(table, "to_pylist"):  # pyarrow
        return list(table.column_names), table.to_pylist()
    if hasattr(table, "itertuples"):  # pandas
        names = [str(column) for column in table.columns]
        return names, (dict(zip(names, row, strict=True)) for row in table.itertuples(index=False, name=None))
    if isinstance(table, Mapping):
        raise TypeError("a table is a data frame, the path of a CSV file or a list of dicts, not one dict")
    rows = list(table)
    return list(dict.fromkeys(column for row in rows for column in row)), rows


def _csv_rows(path: str | os.PathLike[str]) -> Iterator[Any]:
    """The names of the columns, then the rows."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        reader = csv.DictReader(file, delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
        yield list(reader.fieldnames or ())
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(f"{os.fspath(path)}, line {reader.line_num}: not as many cells as the first line has")
            yield row


def _cell(column: str, value: Any) -> Any:
    """A cell as a record has it; None where there is nothing."""
    if value is None or (not isinstance(value, (str, list)) and str(value) in ("nan", "NaT", "<NA>")):
        return None
    if column in _LISTS:
        return [word.strip() for word in value.split(";") if word.strip()] if isinstance(value, str) else list(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "item"):  # a number or day of numpy
        return _cell(column, value.item())
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of whole numbers with empty cells in pandas
    text = str(value).strip()
    if column == "amount" and text.isdecimal():
        return int(text)
    midnight = _MIDNIGHT.fullmatch(text)
    return midnight[1] if midnight else text


def _add_period(record: dict[str, Any], row: dict[str, Any], elements: list[tuple[dict[str, Any], str, dict[str, Any]]]) -> None:
    sort, row = row["sort"], {key: value for key, value in row.items() if key not in ("trajectory", "sort")}
    list_name, names = _SORTS[sort]
    # A layer and a plan hold until the next one: their end says nothing that is not said by that.
    ends_itself = sort not in ("layer", "plan")
    part = {names.get(key, key): value for key, value in row.items() if key in names or (ends_itself and key in _DAYS)}
    extra = set(row) - set(names) - _DAYS - ({"plan"} if sort == "plan_element" else {"reference"} if sort == "plan" else set())
    if extra:
        raise ValueError(f"periods: a {sort} of {record['id']} has a value for {', '.join(sorted(extra))}, which a {sort} has not")
    if sort == "plan_element":
        elements.append((record, row.get("plan", ""), part))
        return
    if sort == "plan":
        part["reference"] = row.get("reference", "")
    record.setdefault(list_name, []).append(part)


def _add_element(record: dict[str, Any], plan: str, element: dict[str, Any]) -> None:
    """Puts an element in the plan of this reference; without one, in the only plan that there is."""
    plans = record.get("plans", [])
    fitting = [one for one in plans if one["reference"] == plan] if plan else plans
    if len(fitting) != 1:
        there = ", ".join(repr(one["reference"]) for one in plans) or "none"
        raise ValueError(f"periods: an element of {record['id']} belongs to the plan {plan!r}, which is not one of: {there}")
    fitting[0].setdefault("elements", []).append(element)
