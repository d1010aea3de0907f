"""Readers of cases; everything opened is logged by the vault."""

from naung.casework.cases.queries.cases import (
    CaseShown,
    NoteShown,
    Part,
    StepShown,
    TurnShown,
    case_by_number,
    case_for,
    case_of_report,
    case_row,
    case_with,
    cases_of_person,
    part_row,
    step_row,
)
from naung.casework.cases.queries.erasing import Erasure, erasure_of
from naung.casework.cases.queries.handing import Holder, holders
from naung.casework.cases.queries.lists import (
    CaseLine,
    StepLine,
    TurnLine,
    cases_at_stage,
    cases_of_report,
    stage_counts,
    steps_due,
    turns_waiting,
)
from naung.casework.cases.queries.matters import matters_counted
from naung.casework.cases.queries.recusals import (
    RecusalLine,
    is_shut_out,
    recusal_for,
    recusals_open,
    untold_count,
)
from naung.casework.cases.queries.timeline import TimelineEntry, timeline_for

__all__ = [
    "CaseLine",
    "CaseShown",
    "Erasure",
    "Holder",
    "NoteShown",
    "Part",
    "RecusalLine",
    "StepLine",
    "StepShown",
    "TimelineEntry",
    "TurnLine",
    "TurnShown",
    "case_by_number",
    "case_for",
    "case_of_report",
    "case_row",
    "case_with",
    "cases_at_stage",
    "cases_of_person",
    "cases_of_report",
    "erasure_of",
    "holders",
    "is_shut_out",
    "matters_counted",
    "part_row",
    "recusal_for",
    "recusals_open",
    "stage_counts",
    "step_row",
    "steps_due",
    "timeline_for",
    "turns_waiting",
    "untold_count",
]
