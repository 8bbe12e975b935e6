# SPDX-License-Identifier: EUPL-1.2
"""baken: where an integration trajectory stands against the rules of its programme, why, and what comes next.

>>> import baken
>>> programme = baken.Programme.builtin("thuis-in-mvs")
>>> report = programme.check({"id": "t-1", "events": [{"kind": "intake", "date": "2026-01-12"}]}, on="2026-06-01")
>>> report
<Report t-1 on 2026-06-01 under thuis-in-mvs 2026.1: 3 failures, 7 warnings, ...>

What a record holds is described field by field in facts.proto, and what comes back in check.proto.
"""

from baken import tables
from baken._library import library as _library
from baken._messages import descriptors
from baken.agenda import Agenda, AgendaItem, AgendaState
from baken.arrow import Row, RowBatch
from baken.errors import (
    BakenError,
    InternalError,
    InvalidArgumentError,
    LimitExceededError,
    MalformedError,
    NotFoundError,
    OutOfMemoryError,
    RefusedError,
    Status,
    UnsupportedError,
)
from baken.many import Rows
from baken.programme import Analysis, Problem, Programme, builtin_programmes
from baken.question import Detail
from baken.report import (
    Breach,
    Citation,
    DataIssue,
    FactRef,
    Finding,
    Measure,
    MissingFact,
    OpenItem,
    OutcomeSpan,
    ProgrammeRef,
    Report,
    Summary,
    Texts,
    TraceNode,
    Transition,
    render_caseload,
)
from baken.words import Outcome, RuleClass, Truth

__version__: str = _library.baken_version_text().decode()
version_number: int = _library.baken_version_number()

__all__ = [
    "Agenda", "AgendaItem", "AgendaState", "Analysis", "BakenError", "Breach", "Citation", "DataIssue", "Detail",
    "FactRef", "Finding", "InternalError", "InvalidArgumentError", "LimitExceededError", "MalformedError", "Measure",
    "MissingFact", "NotFoundError", "OpenItem", "OutOfMemoryError", "Outcome", "OutcomeSpan", "Problem", "Programme",
    "ProgrammeRef", "RefusedError", "Report", "Row", "RowBatch", "Rows", "RuleClass", "Status", "Summary", "Texts",
    "TraceNode", "Transition", "Truth", "UnsupportedError", "builtin_programmes", "descriptors", "render_caseload",
    "tables", "version_number",
]
