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

__all__ = [
    "compare_again",
    "compare_batch",
    "compare_cases",
    "compare_changed",
    "compare_persons",
    "forget_hints",
    "look_for_arrival",
    "look_for_some",
    "run_hints",
]
