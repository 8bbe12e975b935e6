# SPDX-License-Identifier: EUPL-1.2
"""pyarrow takes the rows of a batch over as they are.

pyarrow_import.py LIBRARY SOURCE FOLDER: the shared library, the top of the repository, and a folder that may be
filled. Where pyarrow is not installed it is fetched into FOLDER once; without a package registry the test is
left out (exit 77), and says so.
"""

import ctypes
import datetime
import importlib
import json
import pathlib
import subprocess
import sys

LEFT_OUT = 77
PYARROW = "pyarrow>=15,<100"
JSON = 2


def import_pyarrow(folder: pathlib.Path):
    sys.path.append(str(folder))
    try:
        import pyarrow
    except ImportError:
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--only-binary=:all:",
                 "--disable-pip-version-check", "--retries", "1", "--timeout", "10",
                 "--target", str(folder), PYARROW]
        try:
            fetched = subprocess.run(fetch, capture_output=True, text=True, timeout=240, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            sys.exit(left_out(str(error)))
        if fetched.returncode != 0:
            sys.exit(left_out(fetched.stderr.strip().splitlines()[-1:]))
        importlib.invalidate_caches()
        import pyarrow
    return pyarrow


def left_out(why) -> int:
    print(f"Left out: pyarrow is not here and cannot be fetched ({why}).")
    return LEFT_OUT


class Library:
    """The few functions of baken.h that are needed, by ctypes."""

    def __init__(self, path: str):
        self.c = ctypes.CDLL(path)
        self.c.baken_error_message.restype = ctypes.c_char_p
        self.programme = ctypes.c_void_p()
        status = self.c.baken_programme_builtin(b"thuis-in-mvs", ctypes.byref(self.programme), None)
        assert status == 0, status

    def check_batch(self, question: bytes, records: list, schema_at: int, rows_at: int) -> None:
        ends = [0]
        for record in records:
            ends.append(ends[-1] + len(record))
        offsets = (ctypes.c_int64 * len(ends))(*ends)
        error = ctypes.c_void_p()
        status = self.c.baken_check_batch(
            self.programme, ctypes.c_int32(JSON), question, ctypes.c_size_t(len(question)), b"".join(records),
            offsets, ctypes.c_size_t(len(records)), ctypes.c_void_p(schema_at), ctypes.c_void_p(rows_at),
            ctypes.byref(error))
        assert status == 0, self.c.baken_error_message(error)


def take_over(pyarrow, library: Library, question: bytes, records: list):
    from pyarrow.cffi import ffi
    schema = ffi.new("struct ArrowSchema*")
    rows = ffi.new("struct ArrowArray*")
    schema_at, rows_at = int(ffi.cast("uintptr_t", schema)), int(ffi.cast("uintptr_t", rows))
    library.check_batch(question, records, schema_at, rows_at)
    return pyarrow.RecordBatch._import_from_c(rows_at, schema_at)


def main() -> int:
    library_path, source, folder = sys.argv[1:]
    pyarrow = import_pyarrow(pathlib.Path(folder))
    library = Library(library_path)
    caseload = pathlib.Path(source, "examples/data/caseload.ndjson").read_bytes().splitlines()
    records = caseload[:20] + [b'{"id":']
    question = json.dumps({"judged_on": "2026-03-10"}).encode()
    batch = take_over(pyarrow, library, question, records)
    batch.validate(full=True)

    dictionary = pyarrow.dictionary
    assert batch.schema.equals(pyarrow.schema([
        pyarrow.field("record", pyarrow.int64(), nullable=False),
        pyarrow.field("rule", dictionary(pyarrow.int32(), pyarrow.utf8())),
        pyarrow.field("subject", pyarrow.utf8()),
        pyarrow.field("outcome", dictionary(pyarrow.int8(), pyarrow.utf8())),
        pyarrow.field("since", pyarrow.date32()),
        pyarrow.field("due", pyarrow.date32()),
        pyarrow.field("changes_on", pyarrow.date32()),
        pyarrow.field("breaches", pyarrow.int32()),
        pyarrow.field("problem", pyarrow.utf8()),
        pyarrow.field("id", pyarrow.utf8()),
        pyarrow.field("rule_class", dictionary(pyarrow.int8(), pyarrow.utf8())),
        pyarrow.field("days_in_breach", pyarrow.int32()),
    ])), batch.schema
    rows = batch.to_pylist()
    assert [row["record"] for row in rows] == sorted(row["record"] for row in rows)
    assert {row["record"] for row in rows} == set(range(len(records)))
    assert rows[-1]["problem"].startswith("json_cut_off: "), rows[-1]
    assert rows[-1]["rule"] is None and rows[-1]["outcome"] is None
    judged = [row for row in rows if row["problem"] is None]
    assert all(row["rule"].startswith("MVS-") and row["outcome"].startswith("OUTCOME_") for row in judged)
    dues = [row["due"] for row in judged if row["due"] is not None]
    assert dues and all(datetime.date(2020, 1, 1) < due < datetime.date(2035, 1, 1) for due in dues)

    # A column outlives the batch that it came from, and no rows are fine too.
    rules = batch.column("rule")
    del batch
    assert rules.dictionary.to_pylist().count("MVS-01") == 1
    assert take_over(pyarrow, library, question, []).num_rows == 0
    print(f"pyarrow {pyarrow.__version__} took over {len(rows)} rows of {len(records)} records.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
