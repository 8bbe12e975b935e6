# SPDX-License-Identifier: EUPL-1.2
"""Rows of a batch as Arrow has them in memory, handed over without copying by the Arrow PyCapsule interface."""

from __future__ import annotations

import ctypes
import datetime
from collections.abc import Callable, Iterator
from ctypes import byref, c_char_p, c_int32, c_int64, c_void_p, py_object
from typing import Any, NamedTuple

from baken._library import ArrowArray, ArrowSchema
from baken.words import Outcome, RuleClass

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype, _new_capsule.argtypes = py_object, [c_void_p, c_char_p, c_void_p]

# Structs that capsules point to. A capsule may outlive the rows it was made from, and a destructor of Python's own cannot
# run safely while an interpreter ends; so the 152 bytes of each stay, and only the columns are released.
_handed_out: list[ctypes.Structure] = []


def _capsule(struct: ctypes.Structure, name: bytes) -> object:
    _handed_out.append(struct)
    return _new_capsule(ctypes.addressof(struct), name, None)


def _moved(source: Any) -> Any:
    """The struct with everything that it owns; the one it came from owns nothing any more."""
    target = type(source)()
    ctypes.memmove(byref(target), byref(source), ctypes.sizeof(source))
    source.release = type(source.release)()
    return target


class Row(NamedTuple):
    """One finding of one record, or one record that could not be read (`problem`).

    `record` counts the records from 0 on; `id` is the record's own. `subject` is whom the finding is about within the
    record: a group of an organisation. `days_in_breach` counts all breaches up to the day judged; None when one is since
    ever. With `summary` there are no days.
    """

    record: int
    rule: str | None
    subject: str | None
    outcome: Outcome | None
    since: datetime.date | None
    due: datetime.date | None
    changes_on: datetime.date | None
    breaches: int | None
    problem: str | None
    id: str | None
    rule_class: RuleClass | None
    days_in_breach: int | None


class RowBatch:
    """The rows of one batch of records. Read them here, or hand them over once: to pyarrow, polars, pandas or DuckDB,
    which take the memory as it is."""

    def __init__(self, schema: ArrowSchema, array: ArrowArray, records: int) -> None:
        self._schema, self._array = schema, array
        self.records = records

    def __len__(self) -> int:
        return self._mine().length  # type: ignore[no-any-return]

    def _mine(self) -> Any:
        if not self._array.release:
            raise ValueError("these rows were handed over already; keep the table that took them")
        return self._array

    def add_to_record(self, base: int) -> None:
        """Counts records from `base` on."""
        length = len(self)
        if base == 0 or length == 0:
            return
        column = (c_int64 * length).from_address(self._mine().children[0].contents.buffers[1])
        try:
            import numpy
        except ImportError:
            column[:] = [record + base for record in column]
        else:
            numpy.ctypeslib.as_array(column)[:] += base

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """Hands the rows over. What was requested may be passed over, as the standard says."""
        self._mine()
        return _capsule(_moved(self._schema), b"arrow_schema"), _capsule(_moved(self._array), b"arrow_array")

    def __iter__(self) -> Iterator[Row]:
        array = self._mine()
        kinds: tuple[Callable[[Any], Callable[[int], Any]], ...] = (
            _numbers(c_int64), _dictionary(c_int32, str), _texts, _dictionary(ctypes.c_int8, Outcome), _days, _days, _days,
            _numbers(c_int32), _texts, _texts, _dictionary(ctypes.c_int8, RuleClass), _numbers(c_int32))
        columns = [kind(array.children[i].contents) for i, kind in enumerate(kinds)]
        for row in range(array.length):
            yield Row(*(column(row) for column in columns))

    def __del__(self, _byref: Any = byref) -> None:
        for struct in (getattr(self, "_array", None), getattr(self, "_schema", None)):
            if struct is not None and struct.release:
                struct.release(_byref(struct))


def _there(column: Any, read: Callable[[int], Any]) -> Callable[[int], Any]:
    """Reads a value, or None where the bits of validity say that there is none."""
    if not column.buffers[0]:
        return read
    bits = (ctypes.c_uint8 * ((column.length + 7) // 8)).from_address(column.buffers[0])
    return lambda row: read(row) if bits[row >> 3] >> (row & 7) & 1 else None


def _values(column: Any, kind: Any) -> Any:
    return (kind * column.length).from_address(column.buffers[1])


def _numbers(kind: Any) -> Callable[[Any], Callable[[int], Any]]:
    return lambda column: _there(column, _values(column, kind).__getitem__)


def _days(column: Any) -> Callable[[int], Any]:
    values = _values(column, c_int32)
    return _there(column, lambda row: datetime.date.fromordinal(_EPOCH + values[row]))


def _texts(column: Any) -> Callable[[int], Any]:
    offsets = (c_int32 * (column.length + 1)).from_address(column.buffers[1])
    data = column.buffers[2]
    return _there(column, lambda row: ctypes.string_at(data + offsets[row], offsets[row + 1] - offsets[row]).decode())


def _dictionary(kind: Any, word: Callable[[str], Any]) -> Callable[[Any], Callable[[int], Any]]:
    def reader(column: Any) -> Callable[[int], Any]:
        dictionary = column.dictionary.contents
        text = _texts(dictionary)
        entries = [word(text(i)) for i in range(dictionary.length)]
        indices = _values(column, kind)
        return _there(column, lambda row: entries[indices[row]])
    return reader
