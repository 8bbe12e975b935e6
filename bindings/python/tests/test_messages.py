# SPDX-License-Identifier: EUPL-1.2
"""Messages of the user's own build of the protos, whatever pool they stand in."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
from typing import Any

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.message import Message

import baken
from baken import Detail, Programme

ON = "2026-03-10"


def own_class(name: str) -> type[Message]:
    pool = descriptor_pool.DescriptorPool()
    for file in descriptor_pb2.FileDescriptorSet.FromString(baken.descriptors()).file:
        pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"baken.v1.{name}"))


def test_a_message_has_the_same_findings(programme: Programme, caseload: list[str]) -> None:
    message = json_format.Parse(caseload[4], own_class("Trajectory")())
    report = programme.check(message, on=ON)
    assert report.findings == programme.check(caseload[4], on=ON).findings
    assert report.warnings[0].rule_id == "MVS-12b" and report.render("html").startswith("<!DOCTYPE")
    again = report.to_message(own_class("Report"))
    assert again.SerializeToString() == report.raw
    from_json = programme.check(caseload[4], on=ON).to_message(own_class("Report"))
    assert from_json.SerializeToString(deterministic=True) == again.SerializeToString(deterministic=True)


def test_an_organisation_is_known_by_its_message(programme: Programme, data: pathlib.Path) -> None:
    text = (data / "organisation/organisation_mvs.json").read_text()
    message = json_format.Parse(text, own_class("Organisation")())
    assert programme.check(message, on="2026-03-06").failures[0].subject == "g-e"


def test_messages_and_json_stand_beside_each_other_in_a_stream(programme: Programme, caseload: list[str]) -> None:
    kind = own_class("Trajectory")
    mixed = [json_format.Parse(one, kind()) if i % 3 else one for i, one in enumerate(caseload)]
    assert list(programme.check_many(mixed, on=ON).rows()) == list(programme.check_many(caseload, on=ON).rows())


def test_programmes_and_deviations_stand_in_files(data: pathlib.Path, source: pathlib.Path, tmp_path: pathlib.Path) -> None:
    file = source / "src/programmes/thuis_in_mvs.txtpb"
    loaded = Programme.load(file)
    builtin = Programme.builtin("thuis-in-mvs")
    assert loaded.describe() == builtin.describe()
    deviating = builtin.deviate(data / "deviations/group_size_six.txtpb")
    assert len(deviating.check({}, on=ON).programme.deviations) == 2
    binary = json_format.ParseDict(builtin.describe(), own_class("Programme")()).SerializeToString()
    (tmp_path / "own.binpb").write_bytes(binary)
    assert Programme.load(tmp_path / "own.binpb").describe() == builtin.describe()
    assert Programme.analyse(binary).rules == Programme.analyse(builtin.describe()).rules
    (tmp_path / "bad.txtpb").write_text('id: "own"\nrulez {}\n')
    with pytest.raises(baken.MalformedError) as caught:
        Programme.load(tmp_path / "bad.txtpb")
    assert caught.value.line == 2


def test_without_protobuf_it_is_said_what_is_needed(programme: Programme, source: pathlib.Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    from baken import _messages
    _messages.class_of.cache_clear()
    monkeypatch.setitem(sys.modules, "google.protobuf", None)
    report = programme.check(b"", on=ON)  # an empty trajectory in protobuf
    assert report.findings == programme.check({}, on=ON).findings, "the library itself turns its bytes into JSON"
    with pytest.raises(ImportError, match=r"baken\[protobuf\]"):
        Programme.load(source / "src/programmes/thuis_in_mvs.txtpb")


@pytest.mark.skipif(shutil.which("protoc") is None, reason="protoc makes the classes")
def test_classes_made_by_protoc(programme: Programme, source: pathlib.Path, tmp_path: pathlib.Path, caseload: list[str],
                                monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["protoc", f"--proto_path={source / 'proto'}", f"--descriptor_set_out={tmp_path / 'all.binpb'}",
                    "--include_imports", "baken/v1/check.proto"], check=True)
    # Classes as protoc's own Python code makes them: in the pool that all of a program shares.
    pool = descriptor_pool.Default()
    for file in descriptor_pb2.FileDescriptorSet.FromString((tmp_path / "all.binpb").read_bytes()).file:
        pool.Add(file)
    kind = message_factory.GetMessageClass(pool.FindMessageTypeByName("baken.v1.Trajectory"))
    assert programme.check(json_format.Parse(caseload[0], kind()), on=ON).findings


def test_a_question_means_the_same_in_both_formats(programme: Programme, caseload: list[str]) -> None:
    message = json_format.Parse(caseload[5], own_class("Trajectory")())
    asked: dict[str, Any] = {"languages": ["en", "nl"], "registers": ["participant", "professional"], "detail": Detail.TRACE,
                             "recorded": ["contact", "intake"], "over": ("2025-09-01", "2026-03-01"), "course": True}
    from_message, from_json = (programme.check(record, on=ON, **asked) for record in (message, caseload[5]))
    assert from_message.findings == from_json.findings and from_json.findings[0].trace
    assert any(one.history for one in from_json) and from_json["MVS-01"].texts.of("participant")
    assert from_message.to_dict()["course"] == from_json.to_dict()["course"]
    steps = [programme.transition(record, to="layer2", on=ON) for record in (message, caseload[5])]
    assert steps[0] == steps[1] and steps[0].report.format != steps[1].report.format
