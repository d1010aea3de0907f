"""Readers of counsel; what is opened is logged by the vault."""

from naung.casework.counsel.queries.assignments import (
    AssignmentShown,
    CounselShown,
    Offered,
    assignment_for,
    counsel_for,
    offered_for,
)
from naung.casework.counsel.queries.findings import FindingShown, findings_in
from naung.casework.counsel.queries.lawyers import LawyerShown, lawyer_for, lawyers_of_desk, officers_to_tie
from naung.casework.counsel.queries.lists import (
    CallLine,
    WaitingLine,
    WithoutCounsel,
    clients_asking,
    counsel_of_case,
    counsel_waiting,
    without_counsel,
)
from naung.casework.counsel.queries.notes import (
    KeyLine,
    NoteLine,
    OwnNotes,
    next_counsel,
    own_key_lines,
    own_notes,
)

__all__ = [
    "AssignmentShown",
    "CallLine",
    "CounselShown",
    "FindingShown",
    "KeyLine",
    "LawyerShown",
    "NoteLine",
    "Offered",
    "OwnNotes",
    "WaitingLine",
    "WithoutCounsel",
    "assignment_for",
    "clients_asking",
    "counsel_for",
    "counsel_of_case",
    "counsel_waiting",
    "findings_in",
    "lawyer_for",
    "lawyers_of_desk",
    "next_counsel",
    "offered_for",
    "officers_to_tie",
    "own_key_lines",
    "own_notes",
    "without_counsel",
]
