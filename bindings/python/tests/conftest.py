# SPDX-License-Identifier: EUPL-1.2
"""What the tests share: the top of the repository, the sample records and a programme."""

from __future__ import annotations

import pathlib

import pytest

import baken

SOURCE = pathlib.Path(__file__).resolve().parents[3]
DATA = SOURCE / "examples/data"
ON = "2026-03-10"


@pytest.fixture(scope="session")
def source() -> pathlib.Path:
    return SOURCE


@pytest.fixture(scope="session")
def data() -> pathlib.Path:
    return DATA


@pytest.fixture(scope="session")
def programme() -> baken.Programme:
    return baken.Programme.builtin("thuis-in-mvs")


@pytest.fixture(scope="session")
def caseload() -> list[str]:
    return (DATA / "caseload.ndjson").read_text(encoding="utf-8").splitlines()
