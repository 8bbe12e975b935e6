# SPDX-License-Identifier: EUPL-1.2
"""The check on Apache Spark: each worker holds the programme and judges the batches of Arrow that Spark hands it.

    from baken import Programme, spark

    check = spark.checker(Programme.builtin("thuis-in-mvs"), on="2026-03-10", record="record", keep=["municipality"])
    rows = frame.mapInArrow(check, check.schema(frame))

`frame` has a column with the records, as JSON in text or as bytes of protobuf (`format="protobuf"`); columns to `keep` stand
beside each row. There is no `record` number, as Spark promises no order: `id` is the record's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from baken._library import JSON, PROTOBUF
from baken.many import MAX_RECORDS, check_batch
from baken.programme import Programme
from baken.question import Day, Detail, Question, Subject, day_text, words

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

# The columns of the answer, by their types in Spark.
COLUMNS = {"id": "string", "rule": "string", "subject": "string", "rule_class": "string", "outcome": "string",
           "since": "date", "due": "date", "changes_on": "date", "breaches": "integer", "days_in_breach": "integer",
           "problem": "string"}


@dataclass(frozen=True)
class Checker:
    """What mapInArrow calls. It is sent to the workers, with the programme."""

    programme: Programme
    question: Question
    subject: Subject
    format: int
    record: str
    keep: tuple[str, ...]

    def schema(self, frame: DataFrame) -> StructType:
        """The schema of the answer for this frame: the columns that are kept, then those of the rows."""
        from pyspark.sql.types import StructType
        for name in (self.record, *self.keep):
            if name not in frame.columns:
                raise ValueError(f"the frame has no column {name!r}; it has {', '.join(frame.columns)}")
        answer = StructType([frame.schema[name] for name in self.keep])
        for name, kind in COLUMNS.items():
            answer = answer.add(name, kind)
        return answer

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            for first in range(0, batch.num_rows, MAX_RECORDS):
                yield self._judged(batch.slice(first, MAX_RECORDS))

    def _judged(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        """The rows of one batch. The records are handed over as they lie in memory."""
        import pyarrow
        records = batch.column(self.record).cast(pyarrow.large_binary())
        _, offsets, data = records.buffers()
        # A null is an empty record, which is a row with a problem; a slice begins further on in the same memory.
        start = offsets.address + 8 * records.offset
        answer = pyarrow.record_batch(check_batch(
            self.programme, self.question, self.subject, self.format, data.address if data is not None else 0, start,
            len(records)))
        kept = [batch.column(name).take(answer.column("record")) for name in self.keep]
        columns = [_plain(answer.column(name)) for name in COLUMNS]
        return pyarrow.RecordBatch.from_arrays([*kept, *columns], names=[*self.keep, *COLUMNS])


def _plain(column: Any) -> Any:
    """Spark knows no dictionaries."""
    return column.dictionary_decode() if hasattr(column, "dictionary_decode") else column


def checker(programme: Programme, *, on: Day, record: str = "record", keep: Sequence[str] = (),
            subject: Subject = "trajectory", format: Literal["json", "protobuf"] = "json", summary: bool = False,
            recorded: Sequence[str] = ()) -> Checker:
    """A function for mapInArrow that judges the column `record` as it stands on the day `on`.

    >>> check = checker(Programme.builtin("thuis-in-mvs"), on="2026-03-10", keep=["municipality"])
    >>> import pyarrow
    >>> batch = pyarrow.record_batch({"municipality": ["0606", "0622"], "record": ['{"id": "t-1"}', "{"]})
    >>> answer, = check(iter([batch]))
    >>> answer.column("municipality")[-1].as_py(), answer.column("problem")[-1].as_py()
    ('0622', 'json_cut_off: The text is cut off here. This is at byte 1.')
    """
    detail = Detail.SUMMARY if summary else Detail.FINDINGS
    question = Question(day_text(on), (), detail, words(recorded, "recorded"))
    clash = sorted(set(keep) & set(COLUMNS))
    if clash:
        raise ValueError(f"the rows have a column {clash[0]!r} of their own; rename yours before it is kept")
    return Checker(programme, question, subject, JSON if format == "json" else PROTOBUF, record, tuple(keep))
