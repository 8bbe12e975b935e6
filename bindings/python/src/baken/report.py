# SPDX-License-Identifier: EUPL-1.2
"""What the library answers: a report with its findings, as objects with dates, enums and texts."""

from __future__ import annotations

import datetime
import functools
import html
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from baken import _messages
from baken._library import JSON, PROTOBUF, answer_of, library
from baken.words import Outcome, RuleClass, Truth

if TYPE_CHECKING:
    from google.protobuf.message import Message

M = TypeVar("M", bound="Message")


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


class Texts(Mapping[str, str]):
    """Words for people by language; of several registers those for a professional, unless another is asked for.

    >>> texts = Texts([{"language": "nl", "register": "professional", "content": "De intake is te laat."},
    ...                {"language": "nl", "register": "participant", "content": "De intake moet nog."}])
    >>> texts["nl"], texts.of("participant")["nl"]
    ('De intake is te laat.', 'De intake moet nog.')
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Iterable[Mapping[str, str]] = ()) -> None:
        self._texts = [(text.get("language", ""), text.get("register", ""), text.get("content", "")) for text in texts]

    def of(self, register: str) -> Texts:
        """The texts of one register alone."""
        some = Texts()
        some._texts = [text for text in self._texts if text[1] == register]
        return some

    def __getitem__(self, language: str) -> str:
        for wanted, _, content in sorted(self._texts, key=lambda text: text[1] == "participant"):
            if wanted == language:
                return content
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(language for language, _, _ in self._texts))

    def __len__(self) -> int:
        return len({language for language, _, _ in self._texts})

    def __repr__(self) -> str:
        return repr(dict(self))

    def first(self) -> str:
        """The text in the language that was asked for first; "" when none was."""
        return next(iter(self.values()), "")


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact of the record: where it stands, and its date as it was given, perhaps partial."""

    path: str
    date: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that would meet the requirement."""

    leaf: str
    ids: tuple[str, ...]
    have: int
    want: int


@dataclass(frozen=True, slots=True)
class Breach:
    """Days in breach: `since` is the first (None: since ever), `until` the first that no longer counts (None: open)."""

    since: datetime.date | None
    until: datetime.date | None
    causes: tuple[FactRef, ...]
    mended_by: tuple[FactRef, ...]
    open: tuple[OpenItem, ...]

    def days(self, on: datetime.date) -> int | None:
        """How many days, up to and including `on`; None when it is since ever."""
        if self.since is None:
            return None
        end = on + datetime.timedelta(days=1)
        return max((min(self.until or end, end) - self.since).days, 0)


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that would decide the finding."""

    path: str
    what: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands."""

    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its base (0: it has none); never a verdict."""

    value: int
    base: int
    unit: str


@dataclass(frozen=True, slots=True)
class OutcomeSpan:
    """Days of one outcome in a row; `until` no longer counts."""

    since: datetime.date
    until: datetime.date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class DataIssue:
    """Something in the record that could not be taken as it was given."""

    code: str
    path: str
    found: str
    expected: str
    nearest: str


@dataclass(frozen=True, slots=True)
class Summary:
    """How many findings of each outcome; indicators are not counted."""

    failures: int = 0
    warnings: int = 0
    undetermined: int = 0
    pending: int = 0
    repaired: int = 0
    waived: int = 0
    satisfied: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class ProgrammeRef:
    """Which rules were applied, and the deviations in force."""

    id: str
    version: str
    fingerprint: str
    deviations: tuple[str, ...] = ()


def _facts(parts: Iterable[Mapping[str, Any]]) -> tuple[FactRef, ...]:
    return tuple(FactRef(part.get("path", ""), part.get("date", "")) for part in parts)


def _open_items(parts: Iterable[Mapping[str, Any]]) -> tuple[OpenItem, ...]:
    return tuple(OpenItem(part.get("leaf", ""), tuple(part.get("ids", ())), part.get("have", 0), part.get("want", 0))
                 for part in parts)


@dataclass(frozen=True, slots=True)
class TraceNode:
    """One part of a requirement as it stands on the day judged; `raw` has every field of TraceNode in check.proto."""

    id: str
    kind: str
    truth: Truth
    since: datetime.date | None
    until: datetime.date | None
    ids: tuple[str, ...]
    facts: tuple[FactRef, ...]
    of: tuple[TraceNode, ...]
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def from_dict(cls, part: Mapping[str, Any]) -> TraceNode:
        """The object of this message."""
        return cls(part.get("id", ""), part.get("kind", ""), Truth(part.get("truth", Truth.UNSPECIFIED)),
                   _day(part.get("since")), _day(part.get("until")), tuple(part.get("ids", ())),
                   _facts(part.get("facts", ())), tuple(map(cls.from_dict, part.get("of", ()))), part)


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """One rule, one subject, on the day judged. The fields are those of Finding in check.proto."""

    rule_id: str
    subject: str
    rule_class: RuleClass
    outcome: Outcome
    since: datetime.date | None
    due: datetime.date | None
    due_latest: datetime.date | None
    changes_on: datetime.date | None
    breaches: tuple[Breach, ...]
    open: tuple[OpenItem, ...]
    missing: tuple[MissingFact, ...]
    duty_bearer: str
    citations: tuple[Citation, ...]
    reading: str
    measure: Measure | None
    texts: Texts
    waits_for: tuple[str, ...]
    titles: Texts
    remedies: Texts
    history: tuple[OutcomeSpan, ...]
    trace: tuple[TraceNode, ...]

    @classmethod
    def from_dict(cls, part: Mapping[str, Any]) -> Finding:
        """The object of this message."""
        measure = part.get("measure")
        return cls(
            part.get("rule_id", ""), part.get("subject", ""),
            RuleClass(part.get("rule_class", RuleClass.UNSPECIFIED)),
            Outcome(part.get("outcome", Outcome.UNSPECIFIED)), _day(part.get("since")), _day(part.get("due")),
            _day(part.get("due_latest")), _day(part.get("changes_on")),
            tuple(Breach(_day(one.get("since")), _day(one.get("until")), _facts(one.get("causes", ())),
                         _facts(one.get("mended_by", ())), _open_items(one.get("open", ())))
                  for one in part.get("breaches", ())),
            _open_items(part.get("open", ())),
            tuple(MissingFact(one.get("path", ""), one.get("what", "")) for one in part.get("missing", ())),
            part.get("duty_bearer", ""),
            tuple(Citation(one.get("source", ""), one.get("locator", "")) for one in part.get("citations", ())),
            part.get("reading", ""),
            None if measure is None else
            Measure(measure.get("value", 0), measure.get("base", 0), measure.get("unit", "")),
            Texts(part.get("texts", ())), tuple(part.get("waits_for", ())), Texts(part.get("titles", ())),
            Texts(part.get("remedies", ())),
            tuple(OutcomeSpan(datetime.date.fromisoformat(one["since"]), datetime.date.fromisoformat(one["until"]),
                              Outcome(one.get("outcome", Outcome.UNSPECIFIED))) for one in part.get("history", ())),
            tuple(map(TraceNode.from_dict, part.get("trace", ()))))

    @property
    def is_failure(self) -> bool:
        """A MUST in breach."""
        return self.outcome is Outcome.VIOLATED and self.rule_class is RuleClass.MUST

    @property
    def is_warning(self) -> bool:
        """A SHOULD in breach."""
        return self.outcome is Outcome.VIOLATED and self.rule_class is RuleClass.SHOULD

    def __repr__(self) -> str:
        words = [self.rule_id, self.subject, self.rule_class.name, self.outcome.name]
        if self.outcome is Outcome.UNSPECIFIED:
            words[-1] = "unknown" if self.measure is None else f"{self.measure.value} {self.measure.unit}".strip()
        words += [f"{name} {day}" for name in ("since", "due") if (day := getattr(self, name))]
        return f"<Finding {' '.join(filter(None, words))}>"

    def _repr_html_(self) -> str:
        return _table([self])


def _table(findings: Sequence[Finding]) -> str:
    heads = ("rule", "subject", "class", "outcome", "since", "due", "duty bearer", "reason")
    rows = ((one.rule_id, one.subject, one.rule_class.name, one.outcome.name, one.since or "", one.due or "",
             one.duty_bearer, one.texts.first()) for one in findings)
    head = "".join(f"<th scope=col>{name}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@dataclass(frozen=True, slots=True)
class Transition:
    """May the participant enter the layer? Rule ids by what they mean for the step."""

    allowed: bool
    blockers: tuple[str, ...]
    cautions: tuple[str, ...]
    unknowns: tuple[str, ...]
    earliest: datetime.date | None
    report: Report = field(repr=False, compare=False)


class Report:
    """The answer about one record. `raw` are its bytes as the library gave them, the same for the same question; what
    follows is read from them when it is first asked for."""

    def __init__(self, raw: bytes, format: int = JSON, *, languages: Sequence[str] = (),
                 registers: Sequence[str] = ()) -> None:
        self.raw = raw
        self.format = format
        self._languages, self._registers = tuple(languages), tuple(registers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and (self.raw, self.format) == (other.raw, other.format)

    def __hash__(self) -> int:
        return hash(self.raw)

    def to_dict(self) -> dict[str, Any]:
        """The report as a dict with the names of check.proto."""
        return json.loads(self.raw) if self.format == JSON else _messages.to_dict("Report", self.raw)

    def to_message(self, kind: type[M]) -> M:
        """The report as a message of your own class for baken.v1.Report."""
        if self.format == PROTOBUF:
            return kind.FromString(self.raw)
        from google.protobuf import json_format
        return json_format.Parse(self.raw, kind(), ignore_unknown_fields=True)

    @functools.cached_property
    def _parts(self) -> dict[str, Any]:
        return self.to_dict()

    @property
    def subject_id(self) -> str:
        """The record's own id; empty when it looks like a BSN."""
        return str(self._parts.get("subject_id", ""))

    @property
    def judged_on(self) -> datetime.date:
        """The day judged."""
        return datetime.date.fromisoformat(self._parts["judged_on"])

    @property
    def semantics(self) -> int:
        """The meaning that was applied; compare it before comparing reports."""
        return int(self._parts.get("semantics", 0))

    @functools.cached_property
    def programme(self) -> ProgrammeRef:
        """Which rules were applied."""
        part = self._parts.get("programme", {})
        return ProgrammeRef(part.get("id", ""), part.get("version", ""), part.get("fingerprint", ""),
                            tuple(part.get("deviations", ())))

    @functools.cached_property
    def summary(self) -> Summary:
        """How many findings of each outcome."""
        known = Summary.__dataclass_fields__
        return Summary(**{name: count for name, count in self._parts.get("summary", {}).items() if name in known})

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One for each rule, failures first."""
        return tuple(map(Finding.from_dict, self._parts.get("findings", ())))

    @functools.cached_property
    def data_issues(self) -> tuple[DataIssue, ...]:
        """What could not be taken as it was given."""
        return tuple(DataIssue(*(one.get(name, "") for name in DataIssue.__dataclass_fields__))
                     for one in self._parts.get("data_issues", ()))

    @functools.cached_property
    def transition(self) -> Transition | None:
        """The answer to `enter_layer`; None when it was not asked, or could not be."""
        part = self._parts.get("transition")
        if part is None:
            return None
        return Transition(bool(part.get("allowed")), tuple(part.get("blockers", ())), tuple(part.get("cautions", ())),
                          tuple(part.get("unknowns", ())), _day(part.get("earliest")), self)

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Hard rules in breach."""
        return tuple(one for one in self.findings if one.is_failure)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Norms in breach."""
        return tuple(one for one in self.findings if one.is_warning)

    def __getitem__(self, rule_id: str) -> Finding:
        """The finding of a rule; the first one of an organisation with several groups."""
        for one in self.findings:
            if one.rule_id == rule_id:
                return one
        raise KeyError(rule_id)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def render(self, view: str = "text", *, language: str | None = None, audience: str | None = None) -> str:
        """The report for people: "text", "html" (one page that needs nothing else) or "ical"."""
        wanted = language or (self._languages[0] if self._languages else "nl")
        whom = audience or (self._registers[0] if self._registers else "professional")
        return _rendered(self.format, self.raw, view, wanted, whom)

    def __repr__(self) -> str:
        counts = [f"{count} {name.removesuffix('s') if count == 1 else name}".replace("_", " ")
                  for name in Summary.__dataclass_fields__ if (count := getattr(self.summary, name))]
        of = f"{self.programme.id} {self.programme.version}".strip()
        return f"<Report {self.subject_id} on {self.judged_on} under {of}: {', '.join(counts) or 'no findings'}>"

    def _repr_html_(self) -> str:
        """The page of the report in a frame of its own, or a table when no texts were asked for."""
        if not self._languages:
            return _table(self.findings)
        page = html.escape(self.render("html"), quote=True)
        return f'<iframe title="report" style="width:100%;height:32em;border:1px solid #999" srcdoc="{page}"></iframe>'


def render_caseload(reports: Iterable[Report], *, language: str = "nl") -> str:
    """Several reports as one page with a table. They hold texts, and are about one programme and one day."""
    parts = []
    for one in reports:
        if one.format != JSON:
            raise ValueError("a page of a caseload is made of reports in JSON: check dicts or JSON")
        parts.append(one.raw)
    return _rendered(JSON, b'{"reports":[' + b",".join(parts) + b"]}", "caseload", language, "professional")


def _rendered(format: int, raw: bytes, view: str, language: str, audience: str) -> str:
    return answer_of(library.baken_render, format, raw, len(raw), view.encode(), language.encode(), audience.encode(),
                     data=raw).decode()
