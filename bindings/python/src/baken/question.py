# SPDX-License-Identifier: EUPL-1.2
"""A question to the library: which day, what is asked for, and whose facts. Made once, asked of any number of records."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Literal, TypeAlias

from baken import _messages
from baken._library import JSON, PROTOBUF

# One participant's trajectory or an organisation: a dict with the field names of facts.proto, JSON in a str or in bytes
# that begin with "{", other bytes as protobuf, or a message of google.protobuf.
Record: TypeAlias = Any
# A day: a date, or the same as text, "2026-03-10".
Day: TypeAlias = datetime.date | str
Subject: TypeAlias = Literal["trajectory", "organisation"]

_SUBJECT_FIELDS = {"trajectory": 1, "organisation": 2}


class Detail(IntEnum):
    """How much a report says."""

    SUMMARY = 1
    FINDINGS = 2
    TRACE = 3


def day_text(day: Day) -> str:
    """A day as the messages write it.

    >>> day_text(datetime.date(2026, 3, 10)), day_text(datetime.datetime(2026, 3, 10, 9)), day_text("2026-03-10")
    ('2026-03-10', '2026-03-10', '2026-03-10')
    """
    if isinstance(day, datetime.datetime):
        day = day.date()
    return day.isoformat() if isinstance(day, datetime.date) else day


def _plain(value: object) -> object:
    """What JSON has no form for: a date becomes its text, a set or tuple a list, a number of numpy a number."""
    if isinstance(value, datetime.date):
        return day_text(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in a record: {value!r}")


def json_bytes(value: object) -> bytes:
    """A dict as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def record_bytes(record: Record) -> tuple[int, bytes]:
    """The format of a record and its bytes in it.

    >>> record_bytes({"id": "t-1", "events": [{"kind": "intake", "date": datetime.date(2026, 1, 12)}]})
    (2, b'{"id":"t-1","events":[{"kind":"intake","date":"2026-01-12"}]}')
    """
    if isinstance(record, str):
        return JSON, record.encode()
    if isinstance(record, (bytes, bytearray, memoryview)):
        data = bytes(record)
        return JSON if data.startswith(b"{") else PROTOBUF, data
    if isinstance(record, Mapping):
        return JSON, json_bytes(record)
    if _messages.is_message(record):
        return PROTOBUF, record.SerializeToString()
    raise TypeError(f"a record is a dict, JSON, bytes or a message of protobuf, not {type(record).__name__}")


def subject_of(record: Record, subject: Subject | None) -> Subject:
    """What a record is: a message knows it itself, of anything else it is said, and a trajectory when it is not."""
    if subject is not None:
        if subject not in _SUBJECT_FIELDS:
            raise ValueError(f"a record is a 'trajectory' or an 'organisation', not {subject!r}")
        return subject
    return "organisation" if _messages.is_message(record) and _messages.name_of(record) == "Organisation" else "trajectory"


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _field(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def words(value: Sequence[str], what: str) -> tuple[str, ...]:
    """A list of words; one text would be read as its letters."""
    if isinstance(value, str):
        raise TypeError(f"{what} is a list of texts: [{value!r}]")
    return tuple(value)


@dataclass(frozen=True, slots=True)
class Question:
    """A CheckRequest without its facts."""

    on: str
    languages: tuple[str, ...] = ()
    detail: Detail = Detail.FINDINGS
    recorded: tuple[str, ...] = ()
    enter_layer: str = ""
    over: tuple[str, str] = ("", "")
    registers: tuple[str, ...] = ()
    course: bool = False

    def json_before(self, subject: Subject) -> bytes:
        """The request up to the record. Every field stands here, empty or not: so that a record which is no object, but
        goes on after one, can only say a field twice, which is refused."""
        fields: dict[str, object] = {
            "judged_on": self.on, "languages": self.languages, "detail": int(self.detail), "recorded": self.recorded,
            "enter_layer": self.enter_layer, "over_since": self.over[0], "over_until": self.over[1],
            "registers": self.registers, "course": self.course, "beside_organisation": None, "beside_trajectories": [],
        }
        other = "organisation" if subject == "trajectory" else "trajectory"
        return json_bytes({**fields, other: None})[:-1] + f',"{subject}":'.encode()

    def protobuf(self) -> bytes:
        """The request without a subject."""
        out = _field(3, self.on.encode())
        out += b"".join(_field(4, language.encode()) for language in self.languages)
        out += _varint(5 << 3) + _varint(self.detail)
        out += b"".join(_field(6, word.encode()) for word in self.recorded)
        for number, text in ((7, self.enter_layer), (10, self.over[0]), (11, self.over[1])):
            out += _field(number, text.encode()) if text else b""
        out += b"".join(_field(30, register.encode()) for register in self.registers)
        return out + (_varint(31 << 3) + b"\1" if self.course else b"")

    def about(self, subject: Subject, format: int, record: bytes) -> tuple[bytes, int]:
        """The request about this record, and how many bytes stand before the record."""
        if format == JSON:
            before = self.json_before(subject)
            return before + record + b"}", len(before)
        asked = self.protobuf() + _varint(_SUBJECT_FIELDS[subject] << 3 | 2) + _varint(len(record))
        return asked + record, len(asked)

    def of_batch(self, subject: Subject, format: int) -> bytes:
        """The request about a batch of records of this kind."""
        if format == PROTOBUF:
            return self.protobuf() + _field(_SUBJECT_FIELDS[subject], b"")
        return json_bytes({"judged_on": self.on, "detail": int(self.detail), "recorded": self.recorded, subject: {}})
