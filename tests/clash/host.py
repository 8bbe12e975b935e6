# SPDX-License-Identifier: EUPL-1.2
"""host.py LIBRARY GENERATED: a Python process with google.protobuf and its own classes of baken.v1, and libbaken."""
import ctypes
import sys

sys.path.insert(0, sys.argv[2])
from baken.v1 import check_pb2, programme_pb2  # noqa: E402
from google.protobuf.internal import api_implementation  # noqa: E402


def bytes_of(library, handle):
    return ctypes.string_at(library.baken_bytes_data(handle), library.baken_bytes_size(handle))


def main():
    library = ctypes.CDLL(sys.argv[1])
    library.baken_bytes_data.restype = library.baken_bytes_size.restype = ctypes.c_size_t
    library.baken_bytes_data.argtypes = library.baken_bytes_size.argtypes = [ctypes.c_void_p]
    handle, answer = ctypes.c_void_p(), ctypes.c_void_p()
    assert library.baken_programme_builtin(b"thuis-in-mvs", ctypes.byref(handle), None) == 0
    assert library.baken_programme_describe(handle, 1, ctypes.byref(answer), None) == 0
    programme = programme_pb2.Programme.FromString(bytes_of(library, answer))
    assert programme.id == "thuis-in-mvs" and programme.rules

    request = check_pb2.CheckRequest(judged_on="2026-03-10")
    request.trajectory.id = "t-1"
    question = request.SerializeToString()
    assert library.baken_check(handle, 1, question, ctypes.c_size_t(len(question)), ctypes.byref(answer), None) == 0
    report = check_pb2.Report.FromString(bytes_of(library, answer))
    assert report.subject_id == "t-1" and report.findings
    print(f"google.protobuf ({api_implementation.Type()}) and libbaken in one process")


main()
