# SPDX-License-Identifier: EUPL-1.2
"""A programme's rules, ready to hold records against."""

from __future__ import annotations

import json
import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from baken import _messages
from baken._library import JSON, PROTOBUF, answer_of, library, programme_of
from baken.agenda import Agenda, agenda_of
from baken.question import Day, Detail, Question, Record, Subject, day_text, record_bytes, subject_of, words
from baken.report import Report, Transition

if TYPE_CHECKING:
    from baken.many import Records, Rows

# A programme or deviation: the path of a file (protobuf text, JSON or protobuf, by its name), a dict, JSON as bytes that
# begin with "{", other bytes as protobuf, or a message of google.protobuf.
Source: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a programme."""

    path: str
    problem: str
    found: str
    expected: str
    nearest: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that is wrong with a programme; when nothing is, what a deviation writes in `of`, by id."""

    problems: tuple[Problem, ...]
    parameters: Mapping[str, str]
    rules: Mapping[str, str]


def builtin_programmes() -> tuple[str, ...]:
    """The ids of the programmes that the library brings.

    >>> "thuis-in-mvs" in builtin_programmes()
    True
    """
    ids: list[str] = []
    while (found := library.baken_programme_builtin_id(len(ids))) is not None:
        ids.append(found.decode())
    return tuple(ids)


def _source_bytes(source: Source, name: str) -> tuple[int, bytes]:
    """The format and bytes of a programme or deviation."""
    if not isinstance(source, (str, os.PathLike)):
        return record_bytes(source)
    path = pathlib.Path(source)
    if path.suffix in (".txtpb", ".textproto", ".pbtxt"):
        return PROTOBUF, _messages.from_text(name, path.read_text(encoding="utf-8"))
    return JSON if path.suffix == ".json" else PROTOBUF, path.read_bytes()


class Programme:
    """The rules of one programme, checked and frozen. Shared by any number of threads; may be pickled.

    >>> programme = Programme.builtin("thuis-in-mvs")
    >>> record = {"id": "t-1", "events": [{"kind": "intake", "date": "2026-01-12"}]}
    >>> report = programme.check(record, on="2026-06-01", languages=["en"])
    >>> report.failures
    (<Finding MVS-06b ...>, <Finding MVS-12a ...>, <Finding MVS-11 MUST VIOLATED since 2026-01-12>)
    >>> report["MVS-11"].titles["en"]
    'Intake with the coach'
    """

    def __init__(self, handle: int, made: tuple[Any, ...]) -> None:
        """For the functions below: a handle of the library, and how it was made."""
        self._handle = handle
        self._made = made

    @classmethod
    def builtin(cls, id: str) -> Programme:
        """A programme that the library brings: "thuis-in-mvs", "meerinzicht", "wie-focus", "dmit"."""
        return cls(programme_of(library.baken_programme_builtin, id.encode()), ("builtin", id))

    @classmethod
    def load(cls, source: Source) -> Programme:
        """A programme of your own: a file, a dict, bytes or a message. One error refuses the whole.

        >>> Programme.load({"id": "own", "version": "1"})
        Traceback (most recent call last):
        ...
        baken.errors.RefusedError: ...
        """
        return cls._load(*_source_bytes(source, "Programme"))

    @classmethod
    def _load(cls, format: int, data: bytes) -> Programme:
        return cls(programme_of(library.baken_programme_load, format, data, len(data), data=data), ("_load", format, data))

    def deviate(self, source: Source) -> Programme:
        """This programme as a municipality decided to differ from it; this one stays as it is."""
        return self._deviate(*_source_bytes(source, "Deviation"))

    def _deviate(self, format: int, data: bytes) -> Programme:
        handle = programme_of(library.baken_programme_deviate, self._handle, format, data, len(data), data=data)
        return Programme(handle, ("_deviate", self, format, data))

    @classmethod
    def analyse(cls, source: Source) -> Analysis:
        """Everything that is wrong with a programme, where loading stops at the first error.

        >>> Programme.analyse({"id": "own", "version": "1", "rulez": []}).problems[0].nearest
        'rules'
        """
        format, data = _source_bytes(source, "Programme")
        raw = answer_of(library.baken_programme_analyse, JSON, data, len(data), data=data) if format == JSON else None
        parts = json.loads(raw) if raw is not None else _messages.to_dict(
            "Analysis", answer_of(library.baken_programme_analyse, PROTOBUF, data, len(data)))
        return Analysis(
            tuple(Problem(*(one.get(name, "") for name in Problem.__dataclass_fields__))
                  for one in parts.get("problems", ())),
            {one["id"]: one["of"] for one in parts.get("parameters", ())},
            {one["id"]: one["of"] for one in parts.get("rules", ())})

    def describe(self) -> dict[str, Any]:
        """The programme as a dict with the names of programme.proto: titles, words, rules, citations.

        >>> Programme.builtin("thuis-in-mvs").describe()["id"]
        'thuis-in-mvs'
        """
        answer: dict[str, Any] = json.loads(answer_of(library.baken_programme_describe, self._handle, JSON))
        return answer

    def titles(self, language: str = "nl") -> dict[str, str]:
        """What each rule is called.

        >>> Programme.builtin("thuis-in-mvs").titles("en")["MVS-11"]
        'Intake with the coach'
        """
        return {rule["id"]: text["content"] for rule in self.describe().get("rules", ())
                for text in rule.get("titles", ()) if text.get("language") == language}

    def check(self, record: Record, *, on: Day, subject: Subject | None = None, languages: Sequence[str] = ("nl",),
              registers: Sequence[str] = (), detail: Detail = Detail.FINDINGS, recorded: Sequence[str] = (),
              over: tuple[Day, Day] | None = None, course: bool = False) -> Report:
        """Holds one record against the rules, as it stands on the day `on`.

        A record is a dict with the field names of facts.proto, JSON, bytes or a message of google.protobuf; `subject`
        says "organisation" where it is one. `languages` asks for texts, `registers` for whom they are; `recorded` lists
        what your system keeps (empty: everything); `over` asks for the outcomes from its first day up to, not
        including, its last; `course` for what pictures need.
        """
        question = Question(
            day_text(on), words(languages, "languages"), Detail(detail), words(recorded, "recorded"), "",
            (day_text(over[0]), day_text(over[1])) if over else ("", ""), words(registers, "registers"), course)
        return self._ask(question, record, subject)

    def _ask(self, question: Question, record: Record, subject: Subject | None) -> Report:
        format, data = record_bytes(record)
        request, before = question.about(subject_of(record, subject), format, data)
        raw = answer_of(library.baken_check, self._handle, format, request, len(request), data=request, before=before)
        return Report(raw, format, languages=question.languages, registers=question.registers)

    def check_request(self, request: Record) -> Report:
        """Asks a whole CheckRequest of check.proto: for what `check` has no argument for."""
        format, data = record_bytes(request)
        raw = answer_of(library.baken_check, self._handle, format, data, len(data), data=data)
        return Report(raw, format)

    def transition(self, record: Record, *, to: str, on: Day, languages: Sequence[str] = ("nl",),
                   recorded: Sequence[str] = ()) -> Transition:
        """May this participant enter the layer `to` on that day, and if not, what is in the way?

        >>> record = {"id": "t-1", "events": [{"kind": "intake", "date": "2026-01-12"}]}
        >>> step = Programme.builtin("thuis-in-mvs").transition(record, to="layer1", on="2026-06-01")
        >>> step.allowed, step.blockers
        (False, ('MVS-15a',))
        """
        question = Question(day_text(on), words(languages, "languages"), Detail.FINDINGS, words(recorded, "recorded"), to)
        report = self._ask(question, record, "trajectory")
        if report.transition is None:
            for issue in report.data_issues:
                if issue.path == "enter_layer":
                    nearest = f"; did you mean {issue.nearest}?" if issue.nearest else ""
                    raise ValueError(f"layer {to!r}: expected {issue.expected}{nearest}")
            raise ValueError(f"layer {to!r} could not be judged")
        return report.transition

    def agenda(self, records: Iterable[Record], *, on: Day, subject: Subject | None = None, language: str = "nl",
               recorded: Sequence[str] = ()) -> Agenda:
        """What is due, late or waiting in these records, by day.

        >>> record = {"id": "t-1", "events": [{"kind": "intake", "date": "2026-01-12"}]}
        >>> agenda = Programme.builtin("thuis-in-mvs").agenda([record], on="2026-01-14", language="en")
        >>> [(item.rule_id, item.state.name, item.day.isoformat()) for item in agenda[:2] if item.day]
        [('MVS-11', 'OVERDUE', '2026-01-12'), ('MVS-10b', 'DUE', '2026-01-19')]
        """
        reports = (self.check(record, on=on, subject=subject, languages=[language], recorded=recorded)
                   for record in ([records] if isinstance(records, Mapping) else records))
        return agenda_of(reports, language)

    def check_many(self, records: Records, *, on: Day, subject: Subject | None = None, threads: int | None = None,
                   summary: bool = False, recorded: Sequence[str] = (), batch: int = 1000,
                   progress: bool | None = None) -> Rows:
        """Holds many records against the rules: a row for each finding, one for a record that cannot be read.

        `records` is the path of an NDJSON file or any iterable of records. Nothing is held but a few batches of
        `batch` records at a time; `threads` of them are worked on at once (None: one for each processor). `summary`
        leaves days out and is quicker. `progress` shows a bar of tqdm (None: where there is a terminal and tqdm).

        >>> rows = Programme.builtin("thuis-in-mvs").check_many([{"id": "t-1"}, "{"], on="2026-06-01")
        >>> [row.problem for row in rows.rows() if row.record == 1]
        ['json_cut_off: The text is cut off here. This is at byte 1.']
        """
        from baken.many import Rows
        question = Question(day_text(on), (), Detail.SUMMARY if summary else Detail.FINDINGS, words(recorded, "recorded"))
        return Rows(self, question, records, subject=subject, threads=threads, batch=batch, progress=progress)

    def __reduce__(self) -> tuple[Any, ...]:
        return _make, self._made

    def __repr__(self) -> str:
        about = self.describe()
        return f"<Programme {about.get('id')} {about.get('version')}, {len(about.get('rules', ()))} rules>"

    def __del__(self, _free: Any = library.baken_programme_free) -> None:
        if handle := getattr(self, "_handle", 0):
            self._handle = 0
            _free(handle)


def _make(how: str, *what: Any) -> Programme:
    made: Programme = getattr(what[0], how)(*what[1:]) if how == "_deviate" else getattr(Programme, how)(*what)
    return made
