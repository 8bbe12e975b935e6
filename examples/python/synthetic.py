# SPDX-License-Identifier: EUPL-1.2
"""A caseload of any size, made of the samples in examples/data: other days, other ids, now and then a fact that is not there.

python synthetic.py COUNT > caseload.ndjson      Nobody in it exists; the same COUNT gives the same records.
"""

from __future__ import annotations

import datetime
import json
import pathlib
import random
import re
import sys
from collections.abc import Iterator
from typing import Any

DATA = pathlib.Path(__file__).resolve().parents[1] / "data"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# The municipalities of the made-up region, by CBS code, and how many of ten participants live there.
MUNICIPALITIES = {"0606": 5, "0622": 3, "0556": 2}
LAST_DAY = datetime.date(2026, 3, 10)


def samples() -> list[dict[str, Any]]:
    """The records to start from: the caseload, and the files that each show something."""
    texts = (DATA / "caseload.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(text) for text in texts * 3 + [file.read_text(encoding="utf-8") for file in sorted(DATA.glob("*.json"))]]


def moved(value: Any, days: datetime.timedelta) -> Any:
    """The same, so many days earlier. What would not have happened yet by LAST_DAY stays on file: plans lie ahead."""
    if isinstance(value, dict):
        return {key: moved(part, days) for key, part in value.items()}
    if isinstance(value, list):
        return [moved(part, days) for part in value]
    if isinstance(value, str) and DAY.fullmatch(value):
        return (datetime.date.fromisoformat(value) - days).isoformat()
    return value


def caseload(count: int, seed: int = 2026) -> Iterator[dict[str, Any]]:
    """So many records."""
    chance, patterns = random.Random(seed), samples()
    for number in range(count):
        record = moved(chance.choice(patterns), datetime.timedelta(weeks=chance.choice((0, 1, 2, 3, 5, 8, 13, 17))))
        record["id"] = f"tr-{number + 1:05d}"
        lives_in = chance.choices(list(MUNICIPALITIES), list(MUNICIPALITIES.values()))[0]
        for part in record.get("circumstances", ()):
            if part["name"] == "municipality" and part["value"] == "0606":
                part["value"] = lives_in
        if chance.random() < 0.08 and record.get("events"):  # somebody wrote down the month alone
            event = chance.choice(record["events"])
            event["date"] = event.get("date", "2025")[:7]
        yield record


if __name__ == "__main__":
    for one in caseload(int(sys.argv[1])):
        print(json.dumps(one, ensure_ascii=False, separators=(",", ":")))
