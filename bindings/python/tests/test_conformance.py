# SPDX-License-Identifier: EUPL-1.2
"""The conformance vectors: every sample and case asked by Python has, to the byte, the report that C gets."""

from __future__ import annotations

import functools
import json
import os
import pathlib
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from baken import Programme, Report
from baken._messages import class_of, is_message

pytestmark = pytest.mark.skipif("BAKEN_VECTORS" not in os.environ, reason="BAKEN_VECTORS makes the vectors")
ANSWERED_BY_CHECK = {"judged_on", "languages", "recorded", "trajectory", "organisation"}


@functools.cache
def programme_of(id: bytes, own: bytes) -> Programme:
    return Programme.builtin(id.decode()) if id else Programme.load(own or b"")


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[bytes, ...]]:
    file = tmp_path_factory.mktemp("vectors") / "vectors.bin"
    subprocess.run([os.environ["BAKEN_VECTORS"], file], check=True)
    return list(read(file))


def read(file: pathlib.Path) -> Iterator[tuple[bytes, ...]]:
    with file.open("rb") as parts:
        vector: list[bytes] = []
        while size := parts.read(4):
            vector.append(parts.read(int.from_bytes(size, "little")))
            if len(vector) == 6:
                yield tuple(vector)
                vector = []
        assert not vector


def ask(programme: Programme, request: dict[str, Any], record: Any, subject: Any) -> Report:
    return programme.check(record, on=request["judgedOn"], subject=subject, languages=request.get("languages", []),
                           recorded=request.get("recorded", []))


def test_reports_are_those_of_c_to_the_byte(vectors: list[tuple[bytes, ...]]) -> None:
    assert len(vectors) > 500
    kinds = set()
    for id, own, binary, binary_report, text, text_report in vectors:
        programme, request = programme_of(id, own), json.loads(text)
        subject = "organisation" if "organisation" in request else "trajectory"
        kinds.add((bool(own), subject))
        assert ask(programme, request, request.get(subject, {}), subject).raw == text_report
        message = class_of("CheckRequest").FromString(binary)
        record = getattr(message, subject)
        assert is_message(record)
        assert ask(programme, request, record, None).raw == binary_report
        assert ask(programme, request, record.SerializeToString(), subject).raw == binary_report
    assert len(kinds) == 4


def test_a_whole_request_has_the_same_answer(vectors: list[tuple[bytes, ...]]) -> None:
    for id, own, binary, binary_report, text, text_report in vectors[::7]:
        programme = programme_of(id, own)
        assert programme.check_request(text).raw == text_report
        assert programme.check_request(class_of("CheckRequest").FromString(binary)).raw == binary_report


def test_both_formats_are_one_report(vectors: list[tuple[bytes, ...]]) -> None:
    for _, _, _, binary_report, _, text_report in vectors[::7]:
        assert Report(binary_report, 1).findings == Report(text_report, 2).findings
