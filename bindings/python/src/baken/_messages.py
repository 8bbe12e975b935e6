# SPDX-License-Identifier: EUPL-1.2
"""Between dicts and messages of protobuf, where google.protobuf is there.

The package needs no google.protobuf: records and reports travel as JSON, and what came as bytes of protobuf is turned into
JSON by the library. Only whoever hands over messages of google.protobuf, or a programme in protobuf's text format, needs it.
The descriptors are ours and stand in a pool of their
own, so that a user's own classes, of whatever version, meet no second registration.
"""

from __future__ import annotations

import functools
import json
import pathlib
from typing import TYPE_CHECKING, Any

from baken._library import JSON, PROTOBUF, answer_of, library
from baken.errors import MalformedError, Status

if TYPE_CHECKING:
    from google.protobuf.message import Message

PACKAGE = "baken.v1."


def descriptors() -> bytes:
    """The messages of package baken.v1 as a FileDescriptorSet, with their documentation."""
    return pathlib.Path(__file__).with_name("baken.binpb").read_bytes()


def is_message(value: object) -> bool:
    """Whether this is a message of google.protobuf, without importing it."""
    return hasattr(value, "SerializeToString") and hasattr(value, "DESCRIPTOR")


def name_of(message: object) -> str:
    """The name of a message's type without our package: "Trajectory"."""
    full: str = message.DESCRIPTOR.full_name  # type: ignore[attr-defined]
    return full.removeprefix(PACKAGE)


@functools.cache
def class_of(name: str) -> type[Message]:
    """A class for the message of this name."""
    try:
        from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
    except ImportError:
        raise ImportError("messages of protobuf need google.protobuf: pip install 'baken[protobuf]'") from None
    pool = descriptor_pool.DescriptorPool()
    for file in descriptor_pb2.FileDescriptorSet.FromString(descriptors()).file:
        pool.Add(file)
    described = pool.FindMessageTypeByName(PACKAGE + name)
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(described)
    return message_factory.MessageFactory(pool).GetPrototype(described)  # type: ignore[no-any-return,attr-defined]


def to_dict(name: str, data: bytes) -> dict[str, Any]:
    """The message as a dict, as the library writes it in JSON."""
    answer: dict[str, Any] = json.loads(answer_of(
        library.baken_convert, name.encode(), PROTOBUF, data, len(data), JSON, data=data))
    return answer


def from_text(name: str, text: str) -> bytes:
    """Bytes of the message that stands here in protobuf's text format."""
    kind = class_of(name)
    from google.protobuf import text_format
    try:
        return text_format.Parse(text, kind()).SerializeToString()
    except text_format.ParseError as error:
        line = error.GetLine() if hasattr(error, "GetLine") else None
        raise MalformedError(Status.MALFORMED, "text_bad", str(error), "", None, line) from None
