"""The room's writers."""

from naung.casework.hints.actions.asking import (
    compare_again,
    compare_batch,
    compare_cases,
    compare_changed,
    compare_persons,
    forget_hints,
)
from naung.casework.hints.actions.comparing import run_hints
from naung.casework.hints.actions.elsewhere import look_for_arrival, look_for_some
from naung.casework.hints.actions.records import lay_case, lay_records

__all__ = [
    "compare_again",
    "compare_batch",
    "compare_cases",
    "compare_changed",
    "compare_persons",
    "forget_hints",
    "lay_case",
    "lay_records",
    "look_for_arrival",
    "look_for_some",
    "run_hints",
]
