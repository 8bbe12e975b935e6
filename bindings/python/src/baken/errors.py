# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with a call. A rule in breach is never an error: it stands in the report.

>>> import baken
>>> try:
...     baken.Programme.builtin("thuis-in-msv")
... except baken.NotFoundError as error:
...     print(error.code, "-", error.message)
programme_unknown - There is no built-in programme "thuis-in-msv". Did you mean thuis-in-mvs?
"""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """baken_status of baken.h."""

    OK = 0
    INVALID_ARGUMENT = 1
    MALFORMED = 2
    REFUSED = 3
    NOT_FOUND = 4
    LIMIT_EXCEEDED = 5
    UNSUPPORTED = 6
    OUT_OF_MEMORY = 7
    INTERNAL = 8


class BakenError(Exception):
    """Why a call failed.

    `code` is a stable text for programs, `message` a sentence for people, `path` the field that it is about ("" when
    it is about none). `offset` counts bytes of the text that was handed over, from 0 on, and `line` its lines, from 1
    on; None when it is not about one place.
    """

    def __init__(self, status: int, code: str, message: str, path: str, offset: int | None, line: int | None) -> None:
        super().__init__(status, code, message, path, offset, line)
        self.status, self.code, self.message, self.path = status, code, message, path
        self.offset, self.line = offset, line

    def __str__(self) -> str:
        places = [self.path] if self.path and self.path not in self.message else []
        if self.line is not None:
            places.append(f"line {self.line}")
        return f"{self.message} ({', '.join(places)})" if places else self.message


class InvalidArgumentError(BakenError, ValueError):
    """The call itself is wrong: a view, language or audience that does not exist."""


class MalformedError(BakenError, ValueError):
    """The text or bytes are not the message that they should be."""


class RefusedError(BakenError, ValueError):
    """A programme or deviation with errors in it; `Programme.analyse` lists them all."""


class NotFoundError(BakenError, LookupError):
    """What is asked for is not there; the message names the nearest thing."""


class LimitExceededError(BakenError, ValueError):
    """More than baken/limits.h allows."""


class UnsupportedError(BakenError):
    """Right, but made for a newer library."""


class OutOfMemoryError(BakenError, MemoryError):
    """An allocation failed; nothing was changed."""


class InternalError(BakenError):
    """A mistake in baken: please report it."""


_CLASSES: dict[int, type[BakenError]] = {
    Status.INVALID_ARGUMENT: InvalidArgumentError,
    Status.MALFORMED: MalformedError,
    Status.REFUSED: RefusedError,
    Status.NOT_FOUND: NotFoundError,
    Status.LIMIT_EXCEEDED: LimitExceededError,
    Status.UNSUPPORTED: UnsupportedError,
    Status.OUT_OF_MEMORY: OutOfMemoryError,
}


def error_of(status: int, code: str, message: str, path: str, offset: int | None, line: int | None) -> BakenError:
    """The error of this status; of one that is not known yet an InternalError, as baken.h asks."""
    return _CLASSES.get(status, InternalError)(status, code, message, path, offset, line)
