# SPDX-License-Identifier: EUPL-1.2
"""The agenda is the one that the command prints."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
from typing import Any

import pytest

from baken import AgendaState, Programme

ON = "2026-03-10"


@pytest.mark.skipif("BAKEN_COMMAND" not in os.environ, reason="BAKEN_COMMAND says where the command is")
@pytest.mark.parametrize("file", ["caseload.ndjson", "break_with_waiver.json", "month_two.json"])
def test_items_are_those_of_the_command(programme: Programme, data: pathlib.Path, file: str) -> None:
    told = subprocess.run([os.environ["BAKEN_COMMAND"], "agenda", data / file, "--on", ON, "--by", "day", "--format",
                           "json", "--language", "nl"], capture_output=True, text=True)
    agendas: list[dict[str, Any]] = json.loads(told.stdout).get("agendas", [])
    expected = sorted((item["record_id"], item["rule_id"], item["state"], item.get("day", ""), item.get("days_left"),
                       item.get("reason", ""), item.get("remedy", "")) for agenda in agendas for item in agenda["items"])
    text = (data / file).read_text()
    records = text.splitlines() if file.endswith(".ndjson") else [text]
    found = sorted((item.record_id, item.rule_id, str(item.state), item.day.isoformat() if item.day else "", item.days_left,
                    item.reason, item.remedy) for item in programme.agenda(records, on=ON))
    assert found == expected and found


def test_an_agenda_is_in_order_and_by_role(programme: Programme, caseload: list[str]) -> None:
    agenda = programme.agenda(caseload, on=ON)
    days = [item.day for item in agenda if item.state is not AgendaState.WAITING]
    assert days == sorted(day for day in days if day)
    assert sum(map(len, agenda.by_duty_bearer().values())) == len(agenda)
    assert repr(agenda).startswith("<Agenda: ") and "overdue" in repr(agenda)
    one = programme.agenda({"id": "t-1"}, on=ON)
    assert {item.record_id for item in one} == {"t-1"}
