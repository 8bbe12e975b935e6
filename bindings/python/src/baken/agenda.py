# SPDX-License-Identifier: EUPL-1.2
"""What someone still has to act on, found in reports: the items of `baken agenda`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

from baken.report import Finding, Report
from baken.words import Outcome, RuleClass


class AgendaState(StrEnum):
    """Where an item stands."""

    OVERDUE = "AGENDA_STATE_OVERDUE"
    DUE = "AGENDA_STATE_DUE"
    WAITING = "AGENDA_STATE_WAITING"
    WAIVED = "AGENDA_STATE_WAIVED"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One finding that someone has to act on. `day` is what it is listed under; `days_left` counts from the day judged,
    negative for days late."""

    record_id: str
    rule_id: str
    subject: str
    rule_class: RuleClass
    state: AgendaState
    day: datetime.date | None
    due: datetime.date | None
    due_latest: datetime.date | None
    since: datetime.date | None
    days_left: int | None
    waits_for: tuple[str, ...]
    duty_bearer: str
    title: str
    reason: str
    remedy: str


class Agenda(Sequence[AgendaItem]):
    """Items by day, what waits for something last."""

    def __init__(self, items: Iterable[AgendaItem]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> AgendaItem: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[AgendaItem, ...]: ...
    def __getitem__(self, index: int | slice) -> AgendaItem | tuple[AgendaItem, ...]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def by_duty_bearer(self) -> dict[str, Agenda]:
        """One agenda for each role that owes something."""
        roles = sorted({item.duty_bearer for item in self._items})
        return {role: Agenda(item for item in self._items if item.duty_bearer == role) for role in roles}

    def __repr__(self) -> str:
        counts = {state: sum(item.state is state for item in self._items) for state in AgendaState}
        said = ", ".join(f"{count} {state.name.lower()}" for state, count in counts.items() if count)
        return f"<Agenda: {said or 'nothing'}>"


def agenda_of(reports: Iterable[Report], language: str) -> Agenda:
    """The agenda of these reports, with texts in this language."""
    items = [item for report in reports for item in _items(report, language)]
    return Agenda(sorted(items, key=lambda item: (item.state is AgendaState.WAITING, item.day or datetime.date.min,
                                                  item.record_id, item.rule_id, item.subject)))


def _state(finding: Finding) -> AgendaState | None:
    if finding.rule_class is RuleClass.INDICATOR:
        return None
    if finding.outcome is Outcome.WAIVED:
        return AgendaState.WAIVED if finding.changes_on else None
    if finding.outcome is Outcome.VIOLATED:
        return AgendaState.OVERDUE
    if finding.outcome is not Outcome.PENDING:
        return None
    if finding.due:
        return AgendaState.DUE
    # A moment that may never come, such as a step to a higher layer, is left out of people's views.
    return AgendaState.WAITING if finding.waits_for else None


def _items(report: Report, language: str) -> Iterator[AgendaItem]:
    on, day_before = report.judged_on, datetime.timedelta(days=1)
    for finding in report.findings:
        state = _state(finding)
        if state is None:
            continue
        since = finding.since if state is AgendaState.OVERDUE else None
        day = finding.due or since
        left = (finding.due - on).days if finding.due else (since - on).days - 1 if since else None
        if state is AgendaState.WAIVED and finding.changes_on:
            day = finding.changes_on - day_before
            left = (day - on).days
        yield AgendaItem(
            report.subject_id, finding.rule_id, finding.subject, finding.rule_class, state, day, finding.due,
            finding.due_latest, since, left, finding.waits_for, finding.duty_bearer,
            finding.titles.get(language, ""), finding.texts.get(language, ""), finding.remedies.get(language, ""))
