# SPDX-License-Identifier: EUPL-1.2
"""A report as objects: days, enums, texts by language, and what a notebook shows."""

from __future__ import annotations

import datetime
import json
import pathlib
import pickle

import pytest

import baken
from baken import Detail, Outcome, RuleClass

ON = "2026-03-10"
DAY = datetime.date


def sample(data: pathlib.Path, name: str) -> str:
    return (data / f"{name}.json").read_text(encoding="utf-8")


def test_a_breach_has_days_a_class_a_duty_bearer_and_texts(programme: baken.Programme, data: pathlib.Path) -> None:
    report = programme.check(sample(data, "late_basis"), on=DAY(2026, 3, 10), languages=["nl", "en"])
    assert [finding.rule_id for finding in report.failures] == ["MVS-15a"]
    finding = report.failures[0]
    assert finding.outcome is Outcome.VIOLATED and finding.rule_class is RuleClass.MUST
    assert finding.since == DAY(2025, 10, 13)
    assert finding.breaches[0].causes[0].path == "layers[0]"
    assert finding.breaches[0].days(report.judged_on) == 149
    assert finding.duty_bearer and finding.citations[0].source
    assert "13 oktober 2025" in finding.texts["nl"] and "13 October 2025" in finding.texts["en"]
    assert list(finding.titles) == ["nl", "en"] and "fr" not in finding.titles
    assert report["MVS-10b"].outcome is Outcome.REPAIRED
    assert report.summary.failures == 1 and len(report) == len(report.findings) == len(list(report))
    with pytest.raises(KeyError):
        report["MVS-99"]


def test_every_field_of_a_finding_is_that_of_the_message(programme: baken.Programme, caseload: list[str]) -> None:
    report = programme.check(caseload[5], on=ON, detail=Detail.TRACE, over=("2025-09-01", "2026-03-01"))
    for part, finding in zip(report.to_dict()["findings"], report.findings, strict=True):
        assert finding.rule_id == part["rule_id"] and finding.duty_bearer == part.get("duty_bearer", "")
        for name in ("since", "due", "due_latest", "changes_on"):
            day = getattr(finding, name)
            assert (day.isoformat() if day else None) == part.get(name)
        for name in ("breaches", "open", "missing", "citations", "history", "trace", "waits_for"):
            assert len(getattr(finding, name)) == len(part.get(name, ()))
        if "measure" in part:
            assert finding.measure is not None and finding.measure.value == part["measure"].get("value", 0)
        for node, told in zip(finding.trace, part.get("trace", ()), strict=True):
            assert node.truth == told["truth"] and len(node.of) == len(told.get("of", ()))
    repaired = report["MVS-21c"]
    assert [span.outcome for span in repaired.history].count(Outcome.REPAIRED) == 1


def test_data_issues_say_what_and_where(programme: baken.Programme, data: pathlib.Path) -> None:
    issue, = programme.check(sample(data, "typo_year"), on=ON).data_issues
    assert issue.code == "date_far_future" and issue.path.startswith("activities[") and issue.found.startswith("2052")


def test_texts_come_in_two_registers(programme: baken.Programme, data: pathlib.Path) -> None:
    report = programme.check(sample(data, "late_basis"), on=ON, registers=["professional", "participant"])
    texts = report["MVS-15a"].texts
    assert texts["nl"] == texts.of("professional")["nl"] != texts.of("participant")["nl"]


def test_reports_are_shown(programme: baken.Programme, data: pathlib.Path) -> None:
    report = programme.check(sample(data, "late_basis"), on=ON)
    assert repr(report).startswith("<Report tr-2025-0231 on 2026-03-10 under thuis-in-mvs 2026.1: 1 failure, 1 warning, ")
    assert repr(report.failures[0]) == "<Finding MVS-15a MUST VIOLATED since 2025-10-13>"
    page = report.render("html")
    assert page.startswith("<!DOCTYPE html>") and "MVS-15a" in page
    framed = report._repr_html_()
    assert framed.startswith("<iframe") and "&lt;!DOCTYPE" in framed and "<!DOCTYPE" not in framed
    assert "MVS-15a" in report.render() and "BEGIN:VCALENDAR" in report.render("ical")
    assert "<td>MVS-15a</td>" in report.failures[0]._repr_html_()
    bare = programme.check(sample(data, "late_basis"), on=ON, languages=[])
    assert bare._repr_html_().startswith("<table>")
    with pytest.raises(baken.NotFoundError):
        bare.render("html")
    with pytest.raises(baken.InvalidArgumentError, match="html"):
        report.render("hmtl")


def test_a_caseload_is_one_page(programme: baken.Programme, caseload: list[str]) -> None:
    reports = [programme.check(record, on=ON) for record in caseload]
    page = baken.render_caseload(reports, language="nl")
    assert all(report.subject_id in page for report in reports)


def test_indicators_are_numbers(programme: baken.Programme, caseload: list[str]) -> None:
    indicators = [one for one in programme.check(caseload[0], on=ON) if one.rule_class is RuleClass.INDICATOR]
    assert indicators and all(one.outcome is Outcome.UNSPECIFIED for one in indicators)
    assert any(one.measure is not None and one.measure.value > 0 for one in indicators)


def test_a_report_can_be_kept(programme: baken.Programme, caseload: list[str]) -> None:
    report = programme.check(caseload[0], on=ON)
    again = pickle.loads(pickle.dumps(report))
    assert again == report and hash(again) == hash(report) and again.findings == report.findings
    assert json.loads(report.raw)["judged_on"] == ON
    assert report.semantics == 1 and len(report.programme.fingerprint) == 64
