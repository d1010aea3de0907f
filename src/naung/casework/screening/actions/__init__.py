"""Writers of screenings, determinations and counts of refusals."""

from naung.casework.screening.actions.determinations import record_determination, supersede_determination
from naung.casework.screening.actions.forgetting import forget_person
from naung.casework.screening.actions.refusals import count_refusal
from naung.casework.screening.actions.screenings import (
    complete_screening,
    reopen_screening,
    save_answers,
    save_sheet,
    set_childhood,
    start_screening,
)

__all__ = [
    "complete_screening",
    "count_refusal",
    "forget_person",
    "record_determination",
    "reopen_screening",
    "save_answers",
    "save_sheet",
    "set_childhood",
    "start_screening",
    "supersede_determination",
]
