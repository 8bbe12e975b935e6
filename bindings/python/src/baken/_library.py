# SPDX-License-Identifier: EUPL-1.2
"""The functions of baken.h, by ctypes: one name each, with their types, and nothing decided here.

ctypes lets go of the interpreter's lock while a function runs, so threads of Python check at the same time.
"""

from __future__ import annotations

import ctypes
import pathlib
from ctypes import POINTER, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from typing import Any

from baken.errors import BakenError, Status, error_of

SONAME = "libbaken.so.1"
PROTOBUF = 1
JSON = 2


class ArrowSchema(ctypes.Structure):
    """The struct of the Arrow C Data Interface that says what columns are."""


class ArrowArray(ctypes.Structure):
    """The struct of the Arrow C Data Interface that holds columns."""


ReleaseSchema = ctypes.CFUNCTYPE(None, POINTER(ArrowSchema))
ReleaseArray = ctypes.CFUNCTYPE(None, POINTER(ArrowArray))

ArrowSchema._fields_ = [
    ("format", c_char_p), ("name", c_char_p), ("metadata", c_void_p), ("flags", c_int64), ("n_children", c_int64),
    ("children", POINTER(POINTER(ArrowSchema))), ("dictionary", POINTER(ArrowSchema)), ("release", ReleaseSchema),
    ("private_data", c_void_p),
]
ArrowArray._fields_ = [
    ("length", c_int64), ("null_count", c_int64), ("offset", c_int64), ("n_buffers", c_int64), ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)), ("children", POINTER(POINTER(ArrowArray))), ("dictionary", POINTER(ArrowArray)),
    ("release", ReleaseArray), ("private_data", c_void_p),
]

_OUT = POINTER(c_void_p)
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "baken_version_number": (c_uint32, []),
    "baken_version_text": (c_char_p, []),
    "baken_programme_builtin_id": (c_char_p, [c_size_t]),
    "baken_programme_builtin": (c_int32, [c_char_p, _OUT, _OUT]),
    "baken_programme_load": (c_int32, [c_int32, c_char_p, c_size_t, _OUT, _OUT]),
    "baken_programme_deviate": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t, _OUT, _OUT]),
    "baken_programme_describe": (c_int32, [c_void_p, c_int32, _OUT, _OUT]),
    "baken_programme_analyse": (c_int32, [c_int32, c_char_p, c_size_t, _OUT, _OUT]),
    "baken_programme_free": (None, [c_void_p]),
    "baken_check": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t, _OUT, _OUT]),
    "baken_check_batch": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t, c_void_p, c_void_p, c_size_t,
                                    POINTER(ArrowSchema), POINTER(ArrowArray), _OUT]),
    "baken_render": (c_int32, [c_int32, c_char_p, c_size_t, c_char_p, c_char_p, c_char_p, _OUT, _OUT]),
    "baken_convert": (c_int32, [c_char_p, c_int32, c_char_p, c_size_t, c_int32, _OUT, _OUT]),
    "baken_bytes_data": (c_void_p, [c_void_p]),
    "baken_bytes_size": (c_size_t, [c_void_p]),
    "baken_bytes_free": (None, [c_void_p]),
    "baken_error_status": (c_int32, [c_void_p]),
    "baken_error_code": (c_char_p, [c_void_p]),
    "baken_error_message": (c_char_p, [c_void_p]),
    "baken_error_path": (c_char_p, [c_void_p]),
    "baken_error_offset": (c_int64, [c_void_p]),
    "baken_error_free": (None, [c_void_p]),
}


def _open() -> ctypes.CDLL:
    """The library of the wheel; without one, as in a checkout, that of the system (Debian: libbaken1)."""
    inside = pathlib.Path(__file__).with_name(SONAME)
    library = ctypes.CDLL(str(inside) if inside.exists() else SONAME)
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


library = _open()


def raise_for(status: int, error: c_void_p, data: bytes = b"", *, before: int = 0) -> None:
    """Raises the error of a call that did not succeed. `data` is what was read, of which the first `before` bytes are
    not the caller's own: so that the offset and line are those of the caller's text."""
    if status == Status.OK:
        return
    try:
        status = library.baken_error_status(error) or status
        code, message, path = (read(error).decode() for read in (
            library.baken_error_code, library.baken_error_message, library.baken_error_path))
        offset = library.baken_error_offset(error)
    finally:
        library.baken_error_free(error)
    place = offset - before if offset >= before else None
    line = data.count(b"\n", before, offset) + 1 if place is not None and data else None
    raise error_of(status, code, message, path, place, line)


def answer_of(function: Any, *arguments: Any, data: bytes = b"", before: int = 0) -> bytes:
    """Calls a function whose answer is bytes."""
    out, error = c_void_p(), c_void_p()
    status = function(*arguments, ctypes.byref(out), ctypes.byref(error))
    if status:
        raise_for(status, error, data, before=before)
    try:
        return ctypes.string_at(library.baken_bytes_data(out), library.baken_bytes_size(out))
    finally:
        library.baken_bytes_free(out)


def programme_of(function: Any, *arguments: Any, data: bytes = b"") -> int:
    """Calls a function whose answer is a programme, and gives its handle."""
    out, error = c_void_p(), c_void_p()
    raise_for(function(*arguments, ctypes.byref(out), ctypes.byref(error)), error, data)
    if out.value is None:
        raise BakenError(Status.INTERNAL, "no_answer", "The library gave no programme.", "", None, None)
    return out.value
