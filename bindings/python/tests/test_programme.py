# SPDX-License-Identifier: EUPL-1.2
"""Programmes, what they are asked, and what is said when that cannot be done."""

from __future__ import annotations

import concurrent.futures
import copy
import datetime
import json
import pathlib
import pickle

import pytest

import baken
from baken import Programme

ON = "2026-03-10"


def intake(day: object) -> dict[str, object]:
    return {"id": "t-1", "events": [{"kind": "intake", "date": day, "by": ("participant", "coach")}]}


def test_a_record_is_a_dict_json_or_bytes(programme: Programme, caseload: list[str]) -> None:
    reports = [programme.check(record, on=ON) for record in
               (json.loads(caseload[0]), caseload[0], caseload[0].encode(), bytearray(caseload[0].encode()))]
    assert all(report == reports[0] for report in reports)
    as_date, as_time = datetime.date(2026, 1, 12), datetime.datetime(2026, 1, 12, 15, 30)
    assert (programme.check(intake(as_date), on=ON) == programme.check(intake("2026-01-12"), on=as_date.replace(month=3, day=10))
            == programme.check(intake(as_time), on=datetime.datetime(2026, 3, 10, 23, 59)))


@pytest.mark.parametrize("record", [7, None, object()])
def test_something_else_is_no_record(programme: Programme, record: object) -> None:
    with pytest.raises(TypeError, match="a record is a dict"):
        programme.check(record, on=ON)


def test_a_list_of_words_is_no_text(programme: Programme) -> None:
    with pytest.raises(TypeError, match=r"\['nl'\]"):
        programme.check({}, on=ON, languages="nl")


def test_json_that_goes_on_after_the_record_is_refused(programme: Programme) -> None:
    for more in ('"course":true', '"judged_on":"2020-01-01"', '"organisation":{}', '"enter_layer":"layer1"',
                 '"beside_organisation":{}', '"beside_trajectories":[{}]'):
        with pytest.raises(baken.MalformedError, match="second time"):
            programme.check('{"id":"t-1"},' + more, on=ON)
        with pytest.raises(baken.MalformedError):
            programme.check('{"id":"t-1"},' + more, on=ON, subject="organisation")


def test_errors_say_what_where_and_on_which_line(programme: Programme) -> None:
    text = '{\n  "id": "t-1",\n  "events": [\n    {"kind": 7}\n  ]\n}'
    with pytest.raises(baken.MalformedError) as caught:
        programme.check(text, on=ON)
    error = caught.value
    assert (error.status, error.code, error.path, error.line) == (baken.Status.MALFORMED, "wrong_kind", "trajectory.events[0].kind", 4)
    assert error.offset is not None and text[error.offset:].startswith("7")
    assert "line 4" in str(error) and isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.line, str(again)) == (error.code, error.line, str(error))


def test_a_bad_day_judged_is_an_error_without_a_place_in_the_record(programme: Programme) -> None:
    with pytest.raises(baken.MalformedError) as caught:
        programme.check({}, on="soon")
    assert caught.value.path == "judged_on" and caught.value.line is None


def test_what_is_not_there_names_the_nearest(programme: Programme) -> None:
    with pytest.raises(baken.NotFoundError, match="meerinzicht") as caught:
        Programme.builtin("meer-inzicht")
    assert isinstance(caught.value, LookupError)
    with pytest.raises(ValueError, match="layer1"):
        programme.transition({}, to="layer_1", on=ON)
    with pytest.raises(ValueError, match="organisation"):
        programme.check({}, on=ON, subject="organization")  # type: ignore[arg-type]


def test_an_organisation_is_checked_as_one(programme: Programme, data: pathlib.Path) -> None:
    record = json.loads((data / "organisation/organisation_mvs.json").read_text())
    report = programme.check(record, on="2026-03-06", subject="organisation")
    assert [(one.rule_id, one.subject) for one in report.failures] == [("MVS-05a", "g-e")]


def test_a_programme_of_ones_own(programme: Programme) -> None:
    described = programme.describe()
    own = copy.deepcopy(described)
    own["id"] = "thuis-in-mvs-own"
    loaded = Programme.load(own)
    assert loaded.describe()["id"] == "thuis-in-mvs-own" and len(loaded.describe()["rules"]) == len(described["rules"])
    assert Programme.load(json.dumps(own).encode()).describe() == loaded.describe()
    own["rules"][0]["by"]["term"] = "trajectory.lenght"
    with pytest.raises(baken.RefusedError, match="trajectory.length") as caught:
        Programme.load(own)
    assert caught.value.path == "rules[0].by.term"
    problem, *_ = Programme.analyse(own).problems
    assert problem.path == "rules[0].by.term" and problem.nearest == "trajectory.length"


def test_a_municipality_differs(programme: Programme, data: pathlib.Path) -> None:
    deviation = {"programme": "thuis-in-mvs", "changes": [{
        "switched_off": "MVS-09", "of": Programme.analyse(programme.describe()).rules["MVS-09"],
        "who": "college", "decided_on": "2026-01-20", "why": "Er is nog geen formulierenteam."}]}
    deviating = programme.deviate(deviation)
    record = (data / "organisation/organisation_sizes.json").read_bytes()
    before = programme.check(record, on="2026-12-01", subject="organisation")
    after = deviating.check(record, on="2026-12-01", subject="organisation")
    assert "MVS-09" in {one.rule_id for one in before} and "MVS-09" not in {one.rule_id for one in after}
    assert len(after.programme.deviations) == 1 and not before.programme.deviations
    assert pickle.loads(pickle.dumps(deviating)).check(record, on="2026-12-01", subject="organisation") == after
    deviation["changes"][0]["of"] = "0" * 64  # type: ignore[index]
    with pytest.raises(baken.RefusedError):
        programme.deviate(deviation)


def test_a_step_is_asked_for(programme: Programme, data: pathlib.Path) -> None:
    record = (data / "month_two.json").read_text()
    step = programme.transition(record, to="layer1", on="2026-03-10", languages=["en"])
    assert step.blockers and not step.allowed
    assert all(step.report[rule].titles["en"] for rule in step.blockers)


def test_a_programme_is_shared_by_threads(programme: Programme, caseload: list[str]) -> None:
    expected = [programme.check(record, on=ON).raw for record in caseload]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for _ in range(5):
            assert list(pool.map(lambda record: programme.check(record, on=ON).raw, caseload)) == expected


def test_a_whole_request_may_be_asked(programme: Programme) -> None:
    report = programme.check_request({"judged_on": ON, "trajectory": intake("2026-01-12")})
    assert report.judged_on == datetime.date(2026, 3, 10) and report.failures


def test_every_builtin_is_there() -> None:
    ids = baken.builtin_programmes()
    assert {"thuis-in-mvs", "meerinzicht", "wie-focus", "dmit"} <= set(ids)
    for id in ids:
        assert repr(Programme.builtin(id)).startswith(f"<Programme {id} ")
    assert baken.__version__ == "1.0.0" and baken.version_number == 10000
