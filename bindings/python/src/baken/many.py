# SPDX-License-Identifier: EUPL-1.2
"""Many records: batches of them go to the library on several threads, and come back as rows in the order of the records."""

from __future__ import annotations

import array
import collections
import concurrent.futures
import ctypes
import itertools
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from ctypes import byref, c_void_p
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from baken._library import JSON, ArrowArray, ArrowSchema, library, raise_for
from baken.arrow import Row, RowBatch
from baken.question import Question, Record, Subject, record_bytes, subject_of

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from baken.programme import Programme

# The path of an NDJSON file, or records.
Records: TypeAlias = str | os.PathLike[str] | Iterable[Record]

# Read from a file at once; a longer line is read whole.
CHUNK_BYTES = 1 << 20
# BAKEN_MAX_BATCH_RECORDS of baken/limits.h.
MAX_RECORDS = 100_000
# Reasons kept of records that could not be written as JSON.
MAX_UNWRITTEN = 1000
# A line that ends, with empty lines after it.
_LINE_END = re.compile(rb"\n\s*")


@dataclass(frozen=True, slots=True)
class Batch:
    """Records of one format, one after another as in a large_binary column of Arrow."""

    format: int
    data: bytes
    offsets: array.array[int]

    def __len__(self) -> int:
        return len(self.offsets) - 1


def check_batch(programme: Programme, question: Question, subject: Subject, format: int, data: int, offsets: int,
                count: int) -> RowBatch:
    """Asks about the records at these addresses."""
    request = question.of_batch(subject, format)
    schema, rows, error = ArrowSchema(), ArrowArray(), c_void_p()
    status = library.baken_check_batch(programme._handle, format, request, len(request), data, offsets, count,
                                       byref(schema), byref(rows), byref(error))
    raise_for(status, error, request)
    return RowBatch(schema, rows, count)


def _ask(programme: Programme, question: Question, subject: Subject, batch: Batch) -> RowBatch:
    address, _ = batch.offsets.buffer_info()
    data = ctypes.cast(ctypes.c_char_p(batch.data), c_void_p).value or 0
    return check_batch(programme, question, subject, batch.format, data, address, len(batch))


def _joined(format: int, parts: list[bytes]) -> Batch:
    return Batch(format, b"".join(parts), array.array("q", itertools.accumulate(map(len, parts), initial=0)))


def batches_of(records: Iterable[Record], size: int, unwritten: dict[int, str]) -> Iterator[Batch]:
    """Records in batches of one format each. Of what cannot be written as a record `unwritten` takes the reason; in its
    place goes a text, of which the library says that it is no record."""
    format, parts, held = JSON, list[bytes](), 0
    for number, record in enumerate(records):
        try:
            own, data = record_bytes(record)
        except (TypeError, ValueError) as error:
            if len(unwritten) < MAX_UNWRITTEN:
                unwritten[number] = str(error)
            own, data = JSON, b'"no record"'
        if parts and (own != format or len(parts) >= size or held >= 8 * CHUNK_BYTES):
            yield _joined(format, parts)
            parts, held = [], 0
        format = own
        parts.append(data)
        held += len(data)
    if parts:
        yield _joined(format, parts)


def _of_chunk(chunk: bytes, size: int) -> Iterator[Batch]:
    """The records of whole lines. Empty lines are white space around the record before them."""
    if not chunk.strip():
        return
    ends = [found.end() for found in _LINE_END.finditer(chunk)]
    if not ends or ends[-1] != len(chunk):
        ends.append(len(chunk))
    if not chunk[:ends[0]].strip():
        del ends[0]
    for first in range(0, len(ends), size):
        last = ends[first:first + size]
        yield Batch(JSON, chunk, array.array("q", [ends[first - 1] if first else 0, *last]))


def batches_of_file(path: str | os.PathLike[str], size: int) -> Iterator[Batch]:
    """The lines of a file, a chunk at a time."""
    with open(path, "rb", buffering=0) as file:
        rest = b""
        while piece := file.read(CHUNK_BYTES):
            if not rest and file.tell() == len(piece):
                piece = piece.removeprefix(b"\xef\xbb\xbf")
            cut = piece.rfind(b"\n") + 1
            if cut:
                yield from _of_chunk(rest + piece[:cut], size)
                rest = piece[cut:]
            else:
                rest += piece
        yield from _of_chunk(rest, size)


class Rows:
    """The rows of many records, in the order of the records; read once, as a stream.

    Iterating gives a RowBatch at a time, `rows()` one Row after another. `to_pandas`, `to_polars` and `to_arrow` give a
    whole table; polars, pyarrow and DuckDB also take the object itself (`__arrow_c_stream__`).
    """

    def __init__(self, programme: Programme, question: Question, records: Records, *, subject: Subject | None,
                 threads: int | None, batch: int, progress: bool | None) -> None:
        if batch < 1 or (threads is not None and threads < 1):
            raise ValueError("batch and threads are at least 1")
        if isinstance(records, (Mapping, bytes)):
            raise TypeError("many records are a path or a list of records; of one record ask check")
        size = min(batch, MAX_RECORDS)
        # Of objects that have no form in JSON: their number among the records, and what was wrong.
        self.unwritten: dict[int, str] = {}
        if isinstance(records, (str, os.PathLike)):
            os.stat(records)  # a file that is not there is said here, not when the first row is asked for
            self._subject: Subject = subject_of(None, subject)
            batches = batches_of_file(records, size)
        else:
            ahead = iter(records)
            first = list(itertools.islice(ahead, 1))
            self._subject = subject_of(first[0] if first else None, subject)
            batches = batches_of(itertools.chain(first, ahead), size, self.unwritten)
        self._programme, self._question = programme, question
        self._threads = threads or len(os.sched_getaffinity(0))
        self._progress = progress
        self._batches = self._run(batches)

    def _run(self, batches: Iterator[Batch]) -> Iterator[RowBatch]:
        """Two batches for each thread are under way; the oldest is waited for."""
        record = 0
        waiting: collections.deque[concurrent.futures.Future[RowBatch]] = collections.deque()
        with _bar(self._progress) as bar, concurrent.futures.ThreadPoolExecutor(self._threads) as pool:
            try:
                for batch in itertools.chain(batches, [None]):
                    if batch is not None:
                        waiting.append(pool.submit(_ask, self._programme, self._question, self._subject, batch))
                    while waiting and (batch is None or len(waiting) >= 2 * self._threads):
                        rows = waiting.popleft().result()
                        rows.add_to_record(record)
                        record += rows.records
                        bar.update(rows.records)
                        yield rows
            finally:
                for future in waiting:
                    future.cancel()

    def __iter__(self) -> Iterator[RowBatch]:
        return self._batches

    def rows(self) -> Iterator[Row]:
        """One row after another."""
        for batch in self._batches:
            yield from batch

    def to_reader(self) -> pyarrow.RecordBatchReader:
        """The batches that are still to come, for whoever reads a stream of Arrow."""
        try:
            import pyarrow
        except ImportError:
            raise ImportError("a stream of Arrow needs pyarrow: pip install 'baken[arrow]'") from None
        # A batch of no record, for the schema that a reader wants before it has seen a row.
        empty = _ask(self._programme, self._question, self._subject, Batch(JSON, b"", array.array("q", [0])))
        batches = (pyarrow.record_batch(batch) for batch in self._batches)
        return pyarrow.RecordBatchReader.from_batches(pyarrow.record_batch(empty).schema, batches)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The batches as a capsule. Done by pyarrow: callbacks of Python's own cannot be called safely while an exception
        is on its way."""
        return self.to_reader().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """A table of pyarrow, without copying."""
        return self.to_reader().read_all()

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars; it needs no pyarrow."""
        import polars
        return polars.concat([polars.DataFrame(batch) for batch in self._batches] or [polars.DataFrame(schema=Row._fields)])

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas: texts of a few values as categories, days as datetime64. Without pyarrow the rows are
        read one by one."""
        import pandas
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            return pandas.DataFrame(list(self.rows()), columns=list(Row._fields))
        frame: pandas.DataFrame = self.to_arrow().to_pandas(date_as_object=False)
        return frame


class _NoBar:
    """Where no bar is shown."""

    def update(self, records: int) -> None:
        """Nothing."""

    def __enter__(self) -> _NoBar:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def _bar(wanted: bool | None) -> Any:
    if wanted is False or (wanted is None and not sys.stderr.isatty()):
        return _NoBar()
    try:
        from tqdm.auto import tqdm
    except ImportError:
        if wanted:
            raise ImportError("a progress bar needs tqdm: pip install tqdm") from None
        return _NoBar()
    return tqdm(unit=" records", unit_scale=True)
